//! Programmes against an agreement, through the command line: our own invented parties.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures")
        .join(name)
}

fn run(arguments: &[&str]) -> Vec<u8> {
    let output = Command::new(env!("CARGO_BIN_EXE_pledgediff"))
        .arg("overlap")
        .args(arguments)
        .output()
        .unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complaint}");
    output.stdout
}

fn overlap(agreement: &Path, programmes: &[&Path], more: &[&str]) -> Value {
    let mut arguments = vec![agreement.to_str().unwrap()];
    arguments.extend(programmes.iter().map(|p| p.to_str().unwrap()));
    arguments.extend(["--format", "json"]);
    arguments.extend(more);
    serde_json::from_slice(&run(&arguments)).unwrap()
}

fn items(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

fn squashed(text: &str) -> String {
    text.to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}

#[test]
fn the_opposite_is_told_from_the_same() {
    let file = std::fs::read_to_string(fixture("overlap/opposite.json")).unwrap();
    let pairs: Value = serde_json::from_str(&file).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let [a, b] = ["a.md", "b.md"].map(|name| folder.path().join(name));
    let (mut reversed, mut not) = (0, 0);
    for pair in items(&pairs) {
        std::fs::write(&a, text(pair, "a")).unwrap();
        std::fs::write(&b, text(pair, "b")).unwrap();
        let told = overlap(&b, &[&a], &[]);
        let opposite = items(&told["matches"])
            .iter()
            .any(|m| m["relation"] == "opposite");
        let wanted = pair["opposite"] == true;
        if opposite == wanted {
            *(if wanted { &mut reversed } else { &mut not }) += 1;
        } else {
            eprintln!(
                "wrong, {wanted} is right: {} | {}",
                text(pair, "a"),
                text(pair, "b")
            );
        }
    }
    eprintln!("reversed: {reversed} of 20, not reversed: {not} of 20");
    assert!(reversed >= 18 && not >= 20);
}

#[test]
fn what_stands_in_the_agreement_is_found_and_what_does_not_is_not() {
    let file = std::fs::read_to_string(fixture("akkoord/expected.json")).unwrap();
    let expected: Value = serde_json::from_str(&file).unwrap();
    let (mut found, mut all, mut absent, mut all_absent) = (0, 0, 0, 0);
    let (mut same, mut all_found) = (0, 0);
    for (side, programme) in [
        ("programma", "programma/definitief.md"),
        ("tegenpartij", "akkoord/tegenpartij.md"),
    ] {
        let told = overlap(&fixture("akkoord/akkoord.md"), &[&fixture(programme)], &[]);
        let ids = |document: &Value| -> HashMap<String, u64> {
            items(&document["sentences"])
                .iter()
                .map(|s| (squashed(text(s, "text")), s["id"].as_u64().unwrap()))
                .collect()
        };
        let (old, new) = (ids(&told["programmes"][0]), ids(&told["agreement"]));
        for case in items(&expected[side]) {
            let relation = text(case, "relation");
            let Some(own) = old.get(&squashed(text(case, "programme"))) else {
                continue;
            };
            let holds = |m: &Value, key: &str, id: u64| items(&m[key]).iter().any(|x| *x == id);
            let mut matches = items(&told["matches"])
                .iter()
                .filter(|m| holds(m, "old", *own));
            if relation == "absent" {
                all_absent += 1;
                absent += usize::from(matches.next().is_none());
            } else if relation != "related" {
                let other = new.get(&squashed(text(case, "agreement")));
                let hit = other.and_then(|id| matches.find(|m| holds(m, "new", *id)));
                all += 1;
                found += usize::from(hit.is_some());
                if let Some(hit) = hit {
                    all_found += 1;
                    same += usize::from(text(hit, "relation") == relation);
                }
            }
        }
    }
    eprintln!("found {found} of {all}, left apart {absent} of {all_absent}");
    eprintln!("of those found, with the right relation: {same} of {all_found}");
    assert!(all > 120 && found * 100 >= all * 80);
    assert!(all_absent >= 30 && absent * 100 >= all_absent * 95);
    assert!(same * 100 >= all_found * 70);
}

#[test]
fn the_counts_add_up_and_threads_change_nothing() {
    let [agreement, own, other] = [
        "akkoord/akkoord.md",
        "programma/definitief.md",
        "akkoord/tegenpartij.md",
    ]
    .map(fixture);
    let told = overlap(&agreement, &[&own, &other], &["--related"]);
    for (at, summary) in items(&told["programme_summary"]).iter().enumerate() {
        let n = |key: &str| summary[key].as_u64().unwrap();
        let parts = [
            "verbatim", "reworded", "changed", "partial", "opposite", "possible", "absent",
        ];
        assert_eq!(n("commitments"), parts.map(n).iter().sum::<u64>());
        let sentences = items(&told["programmes"][at]["sentences"]);
        let commitments = sentences
            .iter()
            .filter(|s| s["commitment"] != "none")
            .count();
        assert_eq!(n("commitments"), commitments as u64);
        let [low, value, high] = ["low", "value", "high"].map(|k| summary["estimate"][k].as_f64());
        assert!(low <= value && value <= high);
    }
    let summary = &told["agreement_summary"];
    let n = |key: &str| summary[key].as_u64().unwrap();
    assert_eq!(
        n("commitments"),
        n("from_one") + n("from_several") + n("untraced")
    );
    for matched in items(&told["matches"]) {
        let [mut old, mut new] = [String::new(), String::new()];
        for edit in items(&matched["edits"]) {
            if edit["op"] != "insert" {
                old.push_str(text(edit, "text"));
            }
            if edit["op"] != "delete" {
                new.push_str(text(edit, "text"));
            }
        }
        let programme = &told["programmes"][matched["programme"].as_u64().unwrap() as usize];
        for (document, key, rebuilt) in [(programme, "old", old), (&told["agreement"], "new", new)]
        {
            let words: Vec<&str> = items(&matched[key])
                .iter()
                .map(|id| {
                    text(
                        &document["sentences"][id.as_u64().unwrap() as usize],
                        "text",
                    )
                })
                .collect();
            assert_eq!(rebuilt, words.join(" "));
        }
    }
    let arguments = |threads: &'static str| -> Vec<u8> {
        let paths = [&agreement, &own, &other].map(|p| p.to_str().unwrap());
        run(&[&paths[..], &["--format", "json", "--threads", threads]].concat())
    };
    assert_eq!(arguments("1"), arguments("4"));
}

#[test]
fn the_page_loads_nothing_and_every_mark_leads_somewhere() {
    let paths = [
        "akkoord/akkoord.md",
        "programma/definitief.md",
        "akkoord/tegenpartij.md",
    ]
    .map(fixture);
    let [agreement, own, other] = paths.each_ref().map(|p| p.to_str().unwrap());
    let own = format!("<Dijk>={own}");
    let page = run(&[
        agreement,
        &own,
        other,
        "--coalition",
        "<Dijk>",
        "--format",
        "html",
    ]);
    let page = String::from_utf8(page).unwrap();
    assert!(page.contains("&lt;Dijk&gt; (coalitie)") && !page.contains("<Dijk>"));
    assert!(!page.contains("http://") && !page.contains("https://") && !page.contains(" style="));
    let mut marks = 0;
    for link in page.split("href=\"#").skip(1) {
        let target = link.split('"').next().unwrap();
        marks += usize::from(target.starts_with('m'));
        let id = format!("id=\"{target}\"");
        assert_eq!(page.matches(&id).count(), 1, "{target} leads nowhere");
    }
    assert!(marks > 50);
}

#[test]
fn what_two_programmes_share_does_not_depend_on_their_order() {
    let [own, other] = ["programma/definitief.md", "akkoord/tegenpartij.md"].map(fixture);
    let [own, other] = [&own, &other].map(|p| p.to_str().unwrap());
    let told = |first: &str, second: &str| -> Value {
        serde_json::from_slice(&run(&["--all", first, second, "--format", "json"])).unwrap()
    };
    let (there, back) = (told(own, other), told(other, own));
    let (there, back) = (&there["pairs"][0], &back["pairs"][0]);
    for key in ["commitments", "shares"] {
        let (a, b) = (items(&there[key]), items(&back[key]));
        assert_eq!([&a[0], &a[1]], [&b[1], &b[0]]);
    }
    assert!(there["commitments"][0].as_u64().unwrap() > 0);
    assert_eq!(there["verbatim"], back["verbatim"]);
}

/// A folder with two programmes.
fn programmes() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (from, to) in [
        ("programma/definitief.md", "dijk.md"),
        ("akkoord/tegenpartij.md", "plas.md"),
    ] {
        std::fs::copy(fixture(from), folder.path().join(to)).unwrap();
    }
    folder
}

#[test]
fn a_list_of_programmes_stands_in_for_the_command_line() {
    let folder = programmes();
    let agreement = folder.path().join("akkoord.md");
    std::fs::copy(fixture("akkoord/akkoord.md"), agreement).unwrap();
    let list = "[[overlap.programme]]\nname = \"Dijk\"\npath = \"dijk.md\"\ncolour = \"#1f6fb2\"\ncoalition = true\n\n\
                [[overlap.programme]]\nname = \"Plas\"\npath = \"plas.md\"\n";
    let told = |list: &str, more: &[&str]| {
        std::fs::write(folder.path().join("pledgediff.toml"), list).unwrap();
        let inner = folder.path().join("stukken");
        std::fs::create_dir_all(&inner).unwrap();
        // Found from a folder below; the paths in it are from where it lies.
        let output = Command::new(env!("CARGO_BIN_EXE_pledgediff"))
            .args(["overlap", "../akkoord.md"])
            .args(more)
            .current_dir(inner)
            .output()
            .unwrap();
        let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.stdout, complaint)
    };
    let (json, complaint) = told(list, &["--format", "json"]);
    assert_eq!(complaint, "");
    let json: Value = serde_json::from_slice(&json).unwrap();
    let labels: Vec<&str> = items(&json["programmes"])
        .iter()
        .map(|p| text(p, "label"))
        .collect();
    assert_eq!(labels, ["Dijk", "Plas"]);
    let [own, other] = [0, 1].map(|at| &json["programme_summary"][at]);
    assert_eq!(
        (&own["coalition"], text(own, "color")),
        (&Value::Bool(true), "#1f6fb2")
    );
    assert_eq!(
        (&other["coalition"], &other["color"]),
        (&Value::Bool(false), &Value::Null)
    );
    let page = String::from_utf8(told(list, &["--format", "html"]).0).unwrap();
    assert_eq!(page.matches("fill=\"#1f6fb2\"").count(), 1);
    for (list, line, problem) in [
        ("[overlap]\n", "", "lists no programme"),
        (
            &list.replace("#1f6fb2", "blauw"),
            "pledgediff.toml, line 4",
            "`colour` is \"blauw\"",
        ),
        (
            &list.replace("Plas", "Dijk"),
            "pledgediff.toml, line 7",
            "two programmes are called",
        ),
        (
            &list.replace("path = \"plas.md\"\n", ""),
            "pledgediff.toml, line 7",
            "has no `path`",
        ),
        (
            "overlap = 3\n",
            "pledgediff.toml, line 1",
            "`overlap` is a whole number",
        ),
    ] {
        let (out, complaint) = told(list, &[]);
        assert!(
            out.is_empty() && complaint.contains(line) && complaint.contains(problem),
            "{complaint}"
        );
    }
}

#[test]
fn a_folder_and_a_pattern_name_every_text_in_them() {
    let folder = programmes();
    let agreement = fixture("akkoord/akkoord.md");
    let pattern = folder.path().join("*.md");
    for named in [folder.path(), &pattern] {
        let told = overlap(&agreement, &[named], &["--coalition", "plas"]);
        let labels: Vec<&str> = items(&told["programmes"])
            .iter()
            .map(|p| text(p, "label"))
            .collect();
        assert_eq!(labels, ["dijk", "plas"]);
        assert_eq!(told["programme_summary"][1]["coalition"], true);
    }
}
