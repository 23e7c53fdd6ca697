//! The program from outside: what it does with inputs that are at fault, and with those from git and
//! standard input.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn run(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_pledgediff"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that stops before it has read everything closes the pipe.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

/// Asserts that the program stops with one message that says `words`, and nothing else.
fn fails(folder: &Path, arguments: &[&str], words: &[&str]) {
    let output = run(folder, arguments, b"");
    let complaint = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {complaint}");
    assert!(output.stdout.is_empty(), "{arguments:?}");
    assert!(complaint.starts_with("pledgediff: "), "{complaint}");
    assert!(!complaint.contains("panicked"), "{complaint}");
    for word in words {
        assert!(complaint.contains(word), "{arguments:?}: {complaint}");
    }
}

fn sentences(folder: &Path, file: &str, input: &[u8]) -> String {
    let output = run(folder, &["show", file, "--as", "text"], input);
    let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{complaint}");
    String::from_utf8(output.stdout).unwrap()
}

fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) {
    std::fs::write(folder.join(name), bytes).unwrap();
}

#[test]
fn an_input_at_fault_stops_the_program_with_one_message() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    write(folder, "goed.md", "Wij bouwen huizen.\n");
    write(folder, "leeg.md", "");
    write(folder, "beeld.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    write(folder, "binair", (0..=255_u8).collect::<Vec<_>>());
    write(folder, "oud.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0");
    write(folder, "pagina.pdf", "<!doctype html><title>404</title>");
    std::fs::create_dir(folder.join("map")).unwrap();
    for (file, words) in [
        ("leeg.md", &["leeg.md: ", "empty"][..]),
        ("map", &["map: ", "folder"]),
        ("weg.md", &["weg.md: ", "no such file"]),
        ("goed.txt", &["Did you mean goed.md?"]),
        ("weg/a.md", &["weg/a.md: ", "no such file"]),
        ("beeld.png", &["beeld.png: ", "picture"]),
        ("binair", &["binair: ", "binary"]),
        ("oud.doc", &["oud.doc: ", "old Word document"]),
        ("pagina.pdf", &["pagina.pdf: ", "web page"]),
        ("naam=weg.md", &["weg.md: no such", ""]),
    ] {
        let words: Vec<&str> = words
            .iter()
            .filter(|w| !w.contains("weg.md: no"))
            .copied()
            .collect();
        fails(folder, &["compare", file, "goed.md"], &words);
        fails(folder, &["show", file], &words);
    }
    fails(folder, &["compare", "-", "-"], &["standard input"]);
    fails(folder, &["compare", "a=-", "b=-"], &["standard input"]);
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "dicht.md", "Wij bouwen.");
    let path = folder.path().join("dicht.md");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).unwrap();
    if std::fs::read(&path).is_ok() {
        eprintln!("SKIPPED: this user may read everything");
        return;
    }
    fails(
        folder.path(),
        &["show", "dicht.md"],
        &["dicht.md: ", "may not read"],
    );
}

#[test]
fn odd_text_is_read_and_said_to_be_odd() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    write(folder, "nul.txt", b"Wij bouwen\0 huizen.");
    write(folder, "los.txt", b"\xff\xfeW\0i\0j\0 \0\x00\xd8.\0");
    write(folder, "wit.txt", " \n\n ");
    assert!(sentences(folder, "nul.txt", b"").contains("Wij bouwen huizen."));
    assert!(sentences(folder, "los.txt", b"").contains("Wij \u{fffd}."));
    for (file, code) in [
        ("nul.txt", "controls_dropped"),
        ("los.txt", "invalid_sequences"),
        ("wit.txt", "no_sentences"),
    ] {
        let output = run(folder, &["compare", file, file, "--format", "json"], b"");
        assert_eq!(output.status.code(), Some(0));
        let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(json["notices"][0]["code"], code, "{file}");
        let told = run(folder, &["show", file, "--as", "text"], b"").stderr;
        assert!(String::from_utf8(told).unwrap().starts_with(file), "{file}");
        let quiet = run(folder, &["show", file, "--as", "text", "--quiet"], b"");
        assert!(quiet.stderr.is_empty(), "{file}");
    }
    assert!(sentences(folder, "-", "## Zorg\n\nWij zorgen.".as_bytes()).contains("Wij zorgen."));
}

#[test]
fn a_long_line_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let text = "woord ".repeat(1 << 17);
    for name in ["lang.txt", "lang.md"] {
        write(folder.path(), name, &text);
        assert!(sentences(folder.path(), name, b"").contains("woord woord"));
    }
}

fn git(folder: &Path, arguments: &[&str]) -> bool {
    let output = Command::new("git")
        .args(["-c", "user.name=a", "-c", "user.email=a@example.org"])
        .args(arguments)
        .current_dir(folder)
        .output();
    output.is_ok_and(|output| output.status.success())
}

#[test]
fn a_file_in_a_git_revision_is_read_from_any_folder() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    if !git(folder, &["init", "-q"]) {
        eprintln!("SKIPPED: git is not here");
        return;
    }
    let sub = folder.join("teksten");
    std::fs::create_dir(&sub).unwrap();
    write(&sub, "programma.md", "Wij bouwen 1.000 huizen.\n");
    assert!(git(folder, &["add", "."]) && git(folder, &["commit", "-qm", "concept"]));
    write(&sub, "programma.md", "Wij bouwen 2.000 huizen.\n");
    write(&sub, "HEAD:colon.md", "Een naam met een dubbele punt.\n");
    assert!(sentences(folder, "HEAD:teksten/programma.md", b"").contains("1.000"));
    assert!(sentences(&sub, "HEAD:teksten/programma.md", b"").contains("1.000"));
    assert!(sentences(&sub, "oud=HEAD:programma.md", b"").contains("1.000"));
    assert!(sentences(&sub, "programma.md", b"").contains("2.000"));
    assert!(sentences(&sub, "HEAD:colon.md", b"").contains("dubbele punt"));
    fails(
        folder,
        &["show", "geen:teksten/programma.md"],
        &["knows no revision geen"],
    );
    fails(
        folder,
        &["show", "HEAD:weg.md"],
        &["weg.md does not stand in that revision"],
    );
    fails(folder, &["show", "HEAD:teksten"], &["folder"]);
    let outside = tempfile::tempdir().unwrap();
    fails(
        outside.path(),
        &["show", "HEAD:programma.md"],
        &["git repository"],
    );
}

#[test]
fn a_file_and_its_copy_keep_their_names() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let text = "# Wonen\n\nWij bouwen huizen.\n\nDe huur gaat omlaag.\n";
    for name in ["oud.md", "nieuw.md", "zo.txt"] {
        write(folder, name, text);
    }
    for (new, label) in [
        ("nieuw.md", "nieuw.md"),
        ("N=nieuw.md", "N"),
        ("zo.txt", "zo.txt"),
    ] {
        let output = run(folder, &["compare", "oud.md", new, "--format", "json"], b"");
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(report["old"]["label"], "oud.md");
        assert_eq!(report["new"]["label"], label);
        let changes = report["changes"].as_array().unwrap();
        assert!(changes.iter().all(|change| change["kind"] == "unchanged"));
        assert_eq!(changes.len(), 2, "{changes:?}");
    }
}
