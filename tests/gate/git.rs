//! Driven through git itself: textconv, external diff and difftool.

use super::repo::{Folder, PROGRAM, Run, fixture};

/// A repository with two versions of a programme, committed and in the folder.
fn repository() -> Folder {
    let folder = Folder::repository();
    folder.write("programma.md", fixture("programma/concept.md"));
    folder.write(".gitattributes", "*.md diff=pledgediff\n");
    folder.commit("concept");
    let (old, new) = ("Wij halen de regie terug", "Wij houden de regie");
    folder.replace("programma.md", old, new);
    folder.replace(
        "programma.md",
        "We stellen 800 miljoen",
        "We stellen 600 miljoen",
    );
    folder
}

#[test]
fn git_diff_shows_the_text_by_textconv() {
    let folder = repository();
    let convert = format!("diff.pledgediff.textconv='{PROGRAM}' show --as text");
    let diff = folder.git(&["-c", &convert, "diff"]);
    let lines: Vec<&str> = diff
        .lines()
        .filter(|l| l.starts_with(['-', '+']) && !l.starts_with("---") && !l.starts_with("+++"))
        .collect();
    assert_eq!(lines.len(), 4, "{diff}");
    // The list mark is no part of the text.
    assert!(
        lines
            .iter()
            .any(|l| l.starts_with("+We stellen 600 miljoen euro")),
        "{diff}"
    );
}

#[test]
fn git_diff_shows_the_report_by_an_external_driver() {
    let folder = repository();
    folder.write("erbij.md", "We planten 100 bomen.\n");
    folder.write("weg.md", "We kappen 100 bomen.\n");
    folder.git(&["add", "-N", "erbij.md"]);
    let driver = format!("diff.pledgediff.command='{PROGRAM}' git-diff");
    let diff = folder.git(&["-c", &driver, "diff"]);
    assert!(diff.contains("800") && diff.contains("600"), "{diff}");
    assert!(diff.contains("We planten 100 bomen."), "{diff}");
    // The same for every file by the environment, a renamed and a deleted one too.
    folder.git(&["add", "-A"]);
    folder.git(&["commit", "-q", "-m", "meer"]);
    folder.git(&["mv", "programma.md", "anders.md"]);
    folder.git(&["rm", "-q", "weg.md"]);
    folder.write("beeld.png", [0x89, b'P', b'N', b'G', 0, 1, 2, 255]);
    folder.git(&["add", "-A"]);
    let program = format!("'{PROGRAM}' git-diff");
    let env = [("GIT_EXTERNAL_DIFF", program.as_str())];
    let run = Run::of(&folder.git_with(&["diff", "--cached", "-M"], &env));
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.out.contains("anders.md"), "{}", run.out);
    assert!(run.out.contains("We kappen 100 bomen."), "{}", run.out);
}

#[test]
fn difftool_opens_the_report() {
    let folder = repository();
    folder.write("erbij.md", "We planten 100 bomen.\n");
    folder.git(&["add", "-N", "erbij.md"]);
    let tool = format!("difftool.pledgediff.cmd='{PROGRAM}' compare \"$LOCAL\" \"$REMOTE\"");
    let args = [
        "-c",
        tool.as_str(),
        "difftool",
        "--no-prompt",
        "--tool",
        "pledgediff",
    ];
    let told = folder.git(&args);
    assert!(told.contains("800") && told.contains("600"), "{told}");
    assert!(told.contains("We planten 100 bomen."), "{told}");
}

#[test]
fn two_revisions_are_compared_from_any_folder() {
    let folder = repository();
    folder.commit("definitief");
    folder.write("diep/dieper/leeg.txt", "x");
    folder.git(&["mv", "programma.md", "diep/programma.md"]);
    folder.commit("verhuisd");
    let old = "HEAD~2:programma.md";
    for (below, new) in [
        ("", "HEAD~1:programma.md"),
        ("diep/dieper", "HEAD~1:programma.md"),
        ("diep", "HEAD:programma.md"),
        ("diep/dieper", "HEAD:diep/programma.md"),
    ] {
        let run = folder.run_in(below, &["compare", old, new, "--fail-on", "figure"], &[]);
        assert_eq!(run.status, 1, "{below} {new}: {}", run.err);
    }
    let gone = folder.run(&["compare", old, "HEAD:programma.md"]);
    assert_eq!(gone.status, 2);
    assert!(
        gone.err.contains("does not stand in that revision"),
        "{}",
        gone.err
    );
}
