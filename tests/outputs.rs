//! Where the program writes, and what it says and leaves behind when it cannot.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn fixture(name: &str) -> String {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/programma");
    fixtures.join(name).display().to_string()
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_pledgediff"))
        .current_dir(folder)
        .args(["compare", &fixture("concept.md"), &fixture("definitief.md")])
        .args(arguments)
        .output()
        .unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn refused(folder: &Path, arguments: &[&str], problem: &str) {
    let before = names(folder);
    let output = run(folder, arguments);
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {told}");
    assert!(told.contains(problem), "{arguments:?}: {told}");
    assert!(output.stdout.is_empty());
    assert_eq!(names(folder), before, "{arguments:?} left something behind");
}

#[test]
fn several_reports_come_of_one_run_the_format_by_the_ending() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(folder.path(), &["-o", "a.json", "-o", "a.csv", "-o", "-"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(names(folder.path()), ["a.csv", "a.json"]);
    let json = fs::read(folder.path().join("a.json")).unwrap();
    assert!(json.starts_with(b"{"));
    let shown = String::from_utf8(output.stdout).unwrap();
    assert!(shown.contains("definitief.md"), "{shown}");
}

#[test]
fn what_cannot_be_written_is_told_and_nothing_else_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    fs::create_dir(path.join("map.json")).unwrap();
    fs::write(path.join("vast.json"), "staat vast").unwrap();
    let mut rights = fs::metadata(path.join("vast.json")).unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(path.join("vast.json"), rights).unwrap();
    let with = |bad| ["-o", "goed.json", "-o", bad];
    refused(path, &with("weg/a.json"), "the folder does not exist");
    refused(path, &with("map.json"), "is a folder");
    refused(path, &with("vast.json"), "may not be overwritten");
    refused(path, &with("./goed.json"), "is given twice");
    refused(path, &with("a.odt"), "its ending tells no format");
    let kept = fs::read_to_string(path.join("vast.json")).unwrap();
    assert_eq!(kept, "staat vast");
}

#[test]
fn an_input_is_never_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("programma.json");
    fs::write(&text, "Wij bouwen huizen.").unwrap();
    for input in ["programma.json", "nieuw=programma.json"] {
        let output = Command::new(env!("CARGO_BIN_EXE_pledgediff"))
            .current_dir(folder.path())
            .args([
                "compare",
                &fixture("concept.md"),
                input,
                "-o",
                "./programma.json",
            ])
            .output()
            .unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(
            told.contains("is an input and would be overwritten"),
            "{told}"
        );
        assert_eq!(output.status.code(), Some(2));
    }
    assert_eq!(fs::read_to_string(&text).unwrap(), "Wij bouwen huizen.");
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_devices_stay_what_they_are() {
    use std::os::unix::fs::{FileTypeExt as _, symlink};
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    fs::write(path.join("echt.json"), "oud").unwrap();
    symlink("echt.json", path.join("link.json")).unwrap();
    symlink("/dev/null", path.join("niets.csv")).unwrap();
    let output = run(path, &["-o", "link.json", "-o", "niets.csv"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(
        fs::symlink_metadata(path.join("link.json"))
            .unwrap()
            .is_symlink()
    );
    assert!(fs::read(path.join("echt.json")).unwrap().starts_with(b"{"));
    assert!(
        fs::metadata("/dev/null")
            .unwrap()
            .file_type()
            .is_char_device()
    );
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_fault() {
    use std::process::Stdio;
    let mut child = Command::new(env!("CARGO_BIN_EXE_pledgediff"))
        .args(["compare", &fixture("concept.md"), &fixture("definitief.md")])
        .args(["--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty());
}

#[test]
fn csv_is_written_as_asked() {
    let folder = tempfile::tempdir().unwrap();
    run(
        folder.path(),
        &["-o", "a.csv", "--csv-delimiter", ";", "--csv-bom"],
    );
    let table = fs::read_to_string(folder.path().join("a.csv")).unwrap();
    assert!(
        table.starts_with("\u{feff}id;kind;moved;"),
        "{}",
        &table[..40]
    );
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let text = reader
        .headers()
        .unwrap()
        .iter()
        .position(|h| h == "new_text");
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let changed: Vec<_> = rows.iter().filter(|row| &row[8] == "figure").collect();
    assert!(!changed.is_empty());
    let wage = changed
        .iter()
        .find(|row| row[text.unwrap()].contains("minimumloon"));
    assert!(wage.unwrap()[10].starts_with("figure: 17 euro → 16 euro"));
}
