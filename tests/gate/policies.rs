//! Policies: broken ones are told with line and cure, and every condition does what it says.

use super::repo::{Folder, fixture};

/// Each broken policy begins with what its message must say, line by line.
#[test]
fn ten_broken_policies_give_ten_messages_that_name_line_and_cure() {
    let cases = fixture("policies/broken.txt");
    let mut told = Vec::new();
    for case in cases
        .split("=====\n")
        .filter(|case| !case.trim().is_empty())
    {
        let (expected, policy) = case.split_once("-----\n").unwrap();
        let folder = Folder::new();
        folder.write("pledgediff.toml", policy);
        folder.write("a.md", "Wij bouwen huizen.\n");
        let run = folder.run(&["check", "a.md", "a.md", "--config", "pledgediff.toml"]);
        assert_eq!(run.status, 2, "{policy}");
        // Only the folder of the test stands before the name.
        let message = run.err.split_once("pledgediff.toml").unwrap().1;
        let message = message.trim_start_matches("pledgediff.toml").to_owned();
        assert_eq!(
            message.replace("\nSee `pledgediff --help`.", ""),
            expected,
            "{policy}"
        );
        told.push(message);
    }
    assert!(told.len() >= 10);
    told.sort();
    told.dedup();
    assert!(told.len() >= 10, "every fault has a message of its own");
}

#[test]
fn the_policy_that_is_written_is_the_policy_that_is_built_in() {
    for language in ["nl", "en"] {
        let folder = Folder::new();
        for name in ["concept.md", "definitief.md"] {
            folder.write(name, fixture(&format!("programma/{name}")));
        }
        let check = [
            "check",
            "concept.md",
            "definitief.md",
            "--language",
            language,
        ];
        let before = folder.run(&check);
        let init = ["check", "--init", "--language", language];
        assert_eq!(folder.run(&init).status, 0);
        assert_eq!(folder.run(&check).out, before.out);
        let again = folder.run(&init);
        assert_eq!(again.status, 2);
        assert!(again.err.contains("is there already"), "{}", again.err);
    }
}

const OLD: &str = "# 1. Zorg\n\nHet eigen risico gaat naar 165 euro.\nWij schaffen de btw op medicijnen af.\n\n# 2. Wonen\n\nWij bouwen elk jaar 10.000 woningen.\nIedere gemeente krijgt een bomenfonds.\n";
const NEW: &str = "# 1. Zorg\n\nHet eigen risico gaat naar 200 euro.\n\n# 2. Wonen\n\nWij bouwen elk jaar 10.000 woningen.\n";

/// Which rules decide, by `--explain`.
fn decided(policy: &str) -> (i32, String) {
    let folder = Folder::new();
    folder.write("oud.md", OLD);
    folder.write("nieuw.md", NEW);
    folder.write("pledgediff.toml", policy);
    let run = folder.run(&["check", "oud.md", "nieuw.md", "--explain"]);
    assert!(run.status < 2, "{}", run.err);
    (run.status, run.out)
}

#[test]
fn every_condition_asks_what_it_says() {
    let finds = |condition: &str| {
        let (_, out) = decided(&format!("[[rule]]\nname = \"proef\"\n{condition}\n"));
        let hits = |words: &str| {
            out.lines()
                .any(|l| l.contains(words) && !l.starts_with("  c"))
        };
        [
            hits("risico"),
            hits("btw op medicijnen"),
            hits("bomenfonds"),
        ]
    };
    assert_eq!(finds(""), [true, true, true]);
    assert_eq!(finds("kind = \"removed\""), [false, true, true]);
    assert_eq!(
        finds("kind = [\"changed\", \"added\"]"),
        [true, false, false]
    );
    assert_eq!(finds("effect = \"figure\""), [true, false, false]);
    assert_eq!(finds("section = \"zorg\""), [true, true, false]);
    assert_eq!(finds("section = [\"2\"]"), [false, false, true]);
    assert_eq!(finds("text = '(?i)BTW|bomen'"), [false, true, true]);
    assert_eq!(finds("new_text = '200'"), [true, false, false]);
    assert_eq!(finds("old_text = '200'"), [false, false, false]);
    assert_eq!(finds("min_similarity = 0.5"), [true, false, false]);
    assert_eq!(finds("max_similarity = 0.1"), [false, false, false]);
    assert_eq!(finds("moved = true"), [false, false, false]);
    assert_eq!(finds("moved = false"), [true, true, true]);
    assert_eq!(finds("document = \"*.md\""), [true, true, true]);
    assert_eq!(finds("document = \"*.txt\""), [false, false, false]);
    assert_eq!(finds("commitment = \"none\""), [false, false, false]);
    assert_eq!(finds("max_strength = 2"), [false, false, false]);
    assert_eq!(finds("min_strength = 3"), [true, true, true]);
}

#[test]
fn the_first_rule_decides_and_what_is_left_out_is_not_judged() {
    let (status, out) = decided(
        "leave_out = [\"Wonen\"]\n[[rule]]\nname = \"mag\"\nlevel = \"off\"\ntext = 'btw'\n\
         [[rule]]\nname = \"alles\"\nlevel = \"warning\"\n[[rule]]\nname = \"nooit\"\n",
    );
    assert_eq!(status, 0, "a warning breaks nothing");
    for words in [
        "regel ‘mag’: mag",
        "regel ‘alles’: let op",
        "blijft buiten beschouwing",
    ] {
        assert!(out.contains(words), "{words} in {out}");
    }
    assert!(!out.contains("nooit"));
}

#[test]
fn a_limit_counts_what_it_is_about() {
    let broken = |most: &str, more: &str| {
        let limit =
            format!("[[limit]]\nname = \"grens\"\nkind = \"removed\"\nat_most = {most}\n{more}");
        decided(&limit).0 == 1
    };
    assert!(broken("1", "") && !broken("2", ""));
    assert!(broken("\"49 %\"", "") && !broken("\"50 %\"", ""));
    assert!(broken("\"49,9%\"", "section = \"Zorg\"") && !broken("\"50 %\"", "section = \"Zorg\""));
    let acknowledged = "[[rule]]\nname = \"x\"\nlevel = \"note\"\n[[acknowledged]]\nquote = \"krijgt een bomenfonds\"\nreason = \"goed\"\n";
    assert!(
        !broken("1", acknowledged),
        "what is acknowledged does not count"
    );
}

#[test]
fn the_example_of_the_readme_is_a_policy() {
    let example = fixture("policies/readme.toml");
    let readme = include_str!("../../README.md");
    assert!(
        readme.contains(&example),
        "README.md shows fixtures/policies/readme.toml"
    );
    let (status, _) = decided(&example);
    assert_eq!(status, 1);
}
