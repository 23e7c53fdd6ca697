//! What the README shows is what the program says.

use std::path::Path;
use std::process::Command;

#[test]
fn the_first_screen_is_real_output() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = std::fs::read_to_string(root.join("README.md")).unwrap();
    let shown = readme
        .split("<!-- output -->\n```text\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next())
        .expect("the README shows output");
    let mut lines = shown.lines();
    let command = lines.next().unwrap().strip_prefix("$ pledgediff ").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_pledgediff"))
        .args(command.split(' '))
        .current_dir(root)
        .env("COLUMNS", "92")
        .output()
        .unwrap();
    assert!(output.status.success());
    let told = String::from_utf8(output.stdout).unwrap();
    // "…" stands where the README leaves the rest out.
    let shown: Vec<&str> = lines.take_while(|line| *line != "…").collect();
    assert!(shown.len() > 20, "the README shows too little");
    for (i, (shown, told)) in shown.iter().zip(told.lines()).enumerate() {
        assert_eq!(*shown, told.trim_end(), "line {}", i + 1);
    }
}
