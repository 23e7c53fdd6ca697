//! LibreOffice opens what is written and makes pages of it. Where it is not installed, the test
//! says so.

use std::fs;
use std::path::Path;
use std::process::Command;

use pledgediff::report::{Language, docx, xlsx};

use crate::support::programme;

fn office() -> Option<&'static str> {
    ["soffice", "libreoffice"].into_iter().find(|name| {
        Command::new(name)
            .arg("--version")
            .output()
            .is_ok_and(|o| o.status.success())
    })
}

fn converted(office: &str, folder: &Path, name: &str, to: &str) -> Vec<u8> {
    let output = Command::new(office)
        .current_dir(folder)
        .arg(format!(
            "-env:UserInstallation=file://{}/profile",
            folder.display()
        ))
        .args(["--headless", "--norestore", "--convert-to", to, name])
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        output.status.success() && !told.contains("Error"),
        "{name}: {told}"
    );
    let ending = to.split(':').next().unwrap();
    fs::read(folder.join(name).with_extension(ending)).unwrap_or_else(|_| panic!("{name}: {told}"))
}

#[test]
fn it_makes_pages_of_every_document() {
    let Some(office) = office() else {
        println!("SKIPPED: LibreOffice (soffice) is not installed");
        return;
    };
    let of = programme();
    let folder = tempfile::tempdir().unwrap();
    let nl = Language::Dutch;
    for (name, bytes) in [
        (
            "tabel.docx",
            docx::comparison(&of, docx::Style::Table, nl).unwrap(),
        ),
        (
            "bijgehouden.docx",
            docx::comparison(&of, docx::Style::Tracked, nl).unwrap(),
        ),
        ("werkboek.xlsx", xlsx::comparison(&of, nl).unwrap()),
    ] {
        fs::write(folder.path().join(name), bytes).unwrap();
        let pages = converted(office, folder.path(), name, "pdf");
        assert!(pages.starts_with(b"%PDF") && pages.len() > 20_000, "{name}");
    }
    // It sees the changes as changes and the table as a table.
    let text = converted(office, folder.path(), "bijgehouden.docx", "fodt");
    let text = String::from_utf8(text).unwrap();
    for seen in [
        "<text:tracked-changes",
        "<text:insertion>",
        "<text:deletion>",
    ] {
        assert!(text.contains(seen), "{seen}");
    }
    let text = converted(office, folder.path(), "tabel.docx", "fodt");
    assert!(
        String::from_utf8(text)
            .unwrap()
            .contains("<table:table-header-rows>")
    );
}
