//! A finding stands on the words that changed, in the file as it lies on disk.

use super::formats::Annotation;
use super::repo::Folder;

const OLD: &str = "# Wonen\n\nEerst een zin die blijft.\nWij bouwen elk jaar 10.000 woningen, ook in één dorp.\n\n- Op een punt staat: de huur daalt met 5 procent.\n";

/// The letters an annotation points at, found by counting lines and characters in the bytes.
fn pointed(text: &str, annotation: &Annotation) -> String {
    let number = |key: &str| annotation.properties[key].parse::<usize>().unwrap();
    let line = text.split('\n').nth(number("line") - 1).unwrap();
    let line = line.trim_start_matches('\u{feff}');
    let (from, to) = (number("col"), number("endColumn"));
    line.chars().skip(from - 1).take(to - from + 1).collect()
}

fn annotations(old: &str, new: &str, name: &str) -> Vec<Annotation> {
    let folder = Folder::new();
    let (before, after) = (format!("oud.{name}"), format!("nieuw.{name}"));
    folder.write(&before, old);
    folder.write(&after, new);
    folder.write(
        "pledgediff.toml",
        "[[rule]]\nname = \"alles\"\nconfidence = [\"certain\", \"possible\"]\n",
    );
    let run = folder.run(&["check", &before, &after, "--format", "github"]);
    assert_eq!(run.status, 1, "{}", run.err);
    run.out.lines().map(Annotation::parse).collect()
}

#[test]
fn line_and_column_point_at_the_changed_words() {
    let new = OLD
        .replace("10.000", "12.500")
        .replace("5 procent", "2 procent");
    for name in ["md", "txt"] {
        for (end, mark) in [
            ("\n", ""),
            ("\r\n", ""),
            ("\n", "\u{feff}"),
            ("\r\n", "\u{feff}"),
        ] {
            let dressed = |text: &str| format!("{mark}{}", text.replace('\n', end));
            let text = dressed(&new);
            let all = annotations(&dressed(OLD), &text, name);
            let words: Vec<String> = all.iter().map(|a| pointed(&text, a)).collect();
            assert_eq!(words, ["12.500", "2"], "{name} {end:?} {mark:?}");
        }
    }
}

#[test]
fn what_is_gone_is_told_where_it_stood() {
    let new = OLD.replace(
        "Wij bouwen elk jaar 10.000 woningen, ook in één dorp.\n",
        "",
    );
    let all = annotations(OLD, &new, "md");
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].properties["line"], "3");
    assert!(!all[0].properties.contains_key("col"));
    assert!(
        all[0]
            .message
            .starts_with("Was (regel 4): ‘Wij bouwen elk jaar 10.000")
    );
}

#[test]
fn words_taken_away_point_at_what_follows() {
    let new = OLD.replace(", ook in één dorp.", ".");
    let all = annotations(OLD, &new, "md");
    assert_eq!(all.len(), 1);
    assert_eq!(pointed(&new, &all[0]), ".");
}
