//! The HTML reports in a real browser. Wants Node, Chromium and the two packages of
//! `tests/browser/package.json` (`npm ci`); where one is missing it says so and passes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Words that try to run, hide, turn round, or break out of the page.
fn hostile(variant: &str) -> String {
    let word = "lang".repeat(2500);
    format!(
        "# <img src=x onerror=alert(1)> & \"kop\" ]]> {variant}\n\n\
We schrappen <script>alert('{variant}')</script> en </style></title><svg onload=alert(2)> uit de wet.\n\n\
Het bedrag\u{202e} van 10{variant} euro \u{2066}blijft\u{200b} staan; javascript:alert(3) &lt;b&gt; \u{1f469}\u{200d}\u{1f467}.\n\n\
Wij bouwen {word} {variant} huizen.\n\n\
Een zin met\0een nul en --> en {{{{constructor}}}} en `${{alert(4)}}` telt {variant} tekens.\n\n\
## \u{202e}Tweede\u{202c} kop\n\n\
Elke gemeente krijgt {variant}0 agenten erbij.\n\n\
Deze zin blijft staan zoals hij stond.\n"
    )
}

/// What a command tells of files, as a page.
fn report(command: &str, files: &[&Path], to: &Path) {
    let done = Command::new(env!("CARGO_BIN_EXE_pledgediff"))
        .arg(command)
        .args(files)
        .args([Path::new("-o"), to])
        .current_dir(here())
        .status()
        .unwrap();
    assert!(done.success());
}

fn runs(program: &Path) -> bool {
    let version = Command::new(program)
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    version.is_ok_and(|status| status.success())
}

fn chromium() -> Option<PathBuf> {
    let named = std::env::var_os("CHROMIUM").map(PathBuf::from);
    let usual = ["chromium", "chromium-browser", "google-chrome"];
    let usual = usual.map(|name| Path::new("/usr/bin").join(name));
    named.into_iter().chain(usual).find(|path| path.exists())
}

#[test]
fn the_page_works_in_a_browser() {
    let folder = here().join("tests/browser");
    let Some(chromium) = chromium() else {
        eprintln!("SKIPPED: no Chromium; `apt-get install chromium` brings it");
        return;
    };
    if !runs(Path::new("node")) || !folder.join("node_modules/axe-core").exists() {
        eprintln!("SKIPPED: no Node, or not `npm ci` in tests/browser");
        return;
    }
    let pages = tempfile::tempdir().unwrap();
    let page = |name: &str| pages.path().join(name);
    let [before, after, agreement, other] = [
        "programma/concept.md",
        "programma/definitief.md",
        "akkoord/akkoord.md",
        "akkoord/tegenpartij.md",
    ]
    .map(|name| Path::new("fixtures").join(name));
    report("compare", &[&before, &after], &page("fixture.html"));
    let parties = [&*agreement, &after, &other];
    report("overlap", &parties, &page("overlap.html"));
    fs::write(page("was.md"), hostile("1")).unwrap();
    fs::write(page("wordt.md"), hostile("2")).unwrap();
    let [was, is] = ["was.md", "wordt.md"].map(page);
    report("compare", &[&was, &is], &page("hostile.html"));
    report("overlap", &[&is, &was], &page("hostile-overlap.html"));
    let real = here().join("../shared/data/versions");
    let (old, new) = ("bij1_2023_concept.md", "bij1_2023_na_congres.md");
    if real.join(old).exists() {
        let [old, new] = [old, new].map(|name| real.join(name));
        report("compare", &[&old, &new], &page("real.html"));
    }
    let done = Command::new("node")
        .arg(folder.join("run.js"))
        .arg(pages.path())
        .env("CHROMIUM", chromium)
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&done.stdout);
    print!("{told}");
    assert!(
        done.status.success(),
        "{told}\n{}",
        String::from_utf8_lossy(&done.stderr)
    );
}
