//! Twenty commits of a programme, each judged as a person would.

use serde::Deserialize;

use super::repo::{Folder, fixture};

#[derive(Deserialize)]
struct Issue {
    check_name: String,
    location: Location,
}

#[derive(Deserialize)]
struct Location {
    path: String,
}

/// What the gate finds between the last two commits: rules with their documents, sorted.
fn found(folder: &Folder, base: &str) -> Vec<String> {
    let run = folder.run(&["check", "--base", base, "--format", "gitlab"]);
    assert!(run.status < 2, "{}", run.err);
    let issues: Vec<Issue> = serde_json::from_str(&run.out).unwrap();
    let mut told: Vec<String> = issues
        .into_iter()
        .map(|issue| {
            let path = issue.location.path;
            format!("{} {}", issue.check_name, path.rsplit('/').next().unwrap())
        })
        .collect();
    told.sort();
    told
}

const WONEN: &str = "programma/wonen.md";
const REST: &str = "programma/programma.md";

/// Writes a Word document of that text.
fn word(folder: &Folder, path: &str, text: &str) {
    folder.write("tekst.md", text);
    let made = [
        "compare",
        "tekst.md",
        "tekst.md",
        "--docx-style",
        "tracked",
        "-o",
        path,
    ];
    assert_eq!(folder.run(&made).status, 0);
    std::fs::remove_file(folder.join("tekst.md")).unwrap();
}

type Step = (&'static str, fn(&Folder), &'static [&'static str]);

/// What is done, and what a person would say of it.
const STEPS: [Step; 20] = [
    (
        "een woord vervangen: geen toezegging verandert",
        |f| {
            f.replace(
                REST,
                "De afgelopen jaren is het onderhoud versloft.",
                "De laatste jaren is het onderhoud versloft.",
            );
        },
        &[],
    ),
    (
        "een bedrag verlaagd",
        |f| {
            f.replace(
                REST,
                "We stellen 800 miljoen euro beschikbaar",
                "We stellen 600 miljoen euro beschikbaar",
            );
        },
        &["cijfer programma.md"],
    ),
    (
        "een concrete toezegging geschrapt",
        |f| {
            f.replace(
                REST,
                "Gemeenten mogen een opkoopverbod instellen voor de hele woningvoorraad.\n",
                "",
            );
        },
        &["geschrapt programma.md"],
    ),
    (
        "die schrapping teruggedraaid",
        |f| {
            f.git(&["revert", "--no-edit", "HEAD"]);
        },
        &[],
    ),
    (
        "moeten wordt kunnen",
        |f| {
            f.replace(
                REST,
                "Corporaties moeten de vrijgekomen middelen",
                "Corporaties kunnen de vrijgekomen middelen",
            );
        },
        &["afgezwakt programma.md"],
    ),
    (
        "en weer terug: sterker is geen bezwaar",
        |f| {
            f.replace(
                REST,
                "Corporaties kunnen de vrijgekomen middelen",
                "Corporaties moeten de vrijgekomen middelen",
            );
        },
        &[],
    ),
    (
        "een toezegging erbij",
        |f| {
            f.replace(REST, "Huurders hebben recht op rust.\n", "Huurders hebben recht op rust.\nIedere huurder krijgt gratis juridische hulp bij een geschil.\n");
        },
        &[],
    ),
    (
        "een termijn opgeschoven",
        |f| {
            f.replace(
                REST,
                "Uiterlijk in 2028 zijn alle huurwoningen",
                "Uiterlijk in 2032 zijn alle huurwoningen",
            );
        },
        &["termijn programma.md"],
    ),
    (
        "het bestand anders genoemd",
        |f| {
            f.git(&["mv", REST, "programma/verkiezingsprogramma.md"]);
        },
        &[],
    ),
    (
        "anders genoemd en een getal veranderd",
        |f| {
            f.git(&["mv", "programma/verkiezingsprogramma.md", REST]);
            f.replace(
                REST,
                "een afnamegarantie voor 20.000 fabriekswoningen",
                "een afnamegarantie voor 10.000 fabriekswoningen",
            );
        },
        &["cijfer programma.md"],
    ),
    (
        "een hoofdstuk in een eigen bestand: niets gaat verloren",
        |f| {
            let text = f.read(REST);
            let from = text.find("# 1. Wonen").unwrap();
            let to = text.find("# 2. Werk").unwrap();
            f.write(WONEN, &text[from..to]);
            f.write(REST, format!("{}{}", &text[..from], &text[to..]));
        },
        &[],
    ),
    (
        "in dat bestand wordt een verbod een gebod",
        |f| {
            f.replace(
                WONEN,
                "Houtstook in open haarden wordt op dagen met slechte lucht niet toegestaan.",
                "Houtstook in open haarden wordt op dagen met slechte lucht toegestaan.",
            );
        },
        &["omgekeerd wonen.md"],
    ),
    (
        "alleen de opmaak: andere regeleinden",
        |f| f.write(WONEN, f.read(WONEN).replace('\n', "\r\n")),
        &[],
    ),
    (
        "een bestand dat geen document van het beleid is",
        |f| f.write("LEESMIJ.md", "We schaffen alles af.\n"),
        &[],
    ),
    (
        "een vage zin geschrapt",
        |f| {
            f.replace(WONEN, "We zetten ons in voor meer hofjes en andere woonvormen waarin jong en oud naar elkaar omkijken.\r\n", "");
        },
        &["voornemen-geschrapt wonen.md"],
    ),
    (
        "een voorwaarde erbij",
        |f| {
            f.replace(WONEN, "alleen toegestaan voor studenten en bij sloop.", "alleen toegestaan voor studenten en bij sloop, mits de huurder elders een woning krijgt aangeboden.");
        },
        &["afgezwakt wonen.md"],
    ),
    (
        "twee zinnen van plaats gewisseld",
        |f| {
            let (one, two) = (
                "Statiegeld gaat gelden voor alle flessen, blikjes en drankkartons.\r\n",
                "Winkels die statiegeldflessen verkopen, nemen ze ook weer in.\r\n",
            );
            f.replace(WONEN, &format!("{one}{two}"), &format!("{two}{one}"));
        },
        &[],
    ),
    (
        "een tak samengevoegd die een cijfer veranderde",
        |f| {
            f.git(&["checkout", "-q", "-b", "tak"]);
            f.replace(
                WONEN,
                "krijgen een boete van ten hoogste 20.000 euro",
                "krijgen een boete van ten hoogste 5.000 euro",
            );
            f.commit("boete");
            f.git(&["checkout", "-q", "main"]);
            f.write("LEESMIJ.md", "Ons programma.\n");
            f.commit("leesmij");
            f.git(&["merge", "-q", "--no-ff", "--no-edit", "tak"]);
        },
        &["cijfer wonen.md"],
    ),
    (
        "een lager bedrag in een Word-bestand",
        |f| {
            let text = "# 1. Wonen\n\nElke gemeente krijgt 2 miljoen euro voor bomen.\n";
            word(f, "programma/bijlage.docx", text);
            f.commit("bijlage");
            let less = text.replace("2 miljoen", "1 miljoen");
            word(f, "programma/bijlage.docx", &less);
        },
        &["cijfer bijlage.docx"],
    ),
    (
        "het hele bestand weg",
        |f| {
            let short = "# 1. Wonen\n\nStarters betalen geen overdrachtsbelasting voor woningen tot 300.000 euro.\nElke gemeente krijgt 2 miljoen euro voor bomen.\n";
            f.write("programma/kort.md", short);
            f.commit("kort");
            f.git(&["rm", "-q", "programma/kort.md"]);
        },
        &["geschrapt kort.md", "geschrapt kort.md"],
    ),
];

#[test]
fn twenty_commits_are_judged_as_a_person_would() {
    let folder = Folder::repository();
    assert_eq!(folder.run(&["check", "--init"]).status, 0);
    let policy = folder.read("pledgediff.toml");
    folder.write(
        "pledgediff.toml",
        format!(
            "{policy}\n[[document]]\npath = \"programma/*.md\"\n\n[[document]]\npath = \"programma/*.docx\"\n"
        ),
    );
    folder.write(REST, fixture("programma/concept.md"));
    folder.commit("het concept");
    let mut wrong = Vec::new();
    for (what, change, expected) in STEPS {
        let before = folder.git(&["rev-parse", "HEAD"]);
        change(&folder);
        folder.git(&["add", "-A"]);
        if !folder.git(&["status", "--porcelain"]).is_empty() {
            folder.git(&["commit", "-q", "-m", what]);
        }
        // A merge is judged against what the branch was before it; the rest against its parent.
        let base = if what.starts_with("het hele") || what.contains("Word") {
            "HEAD~1"
        } else {
            before.trim()
        };
        let told = found(&folder, base);
        if told != expected {
            wrong.push(format!(
                "{what}\n  found    {told:?}\n  expected {expected:?}"
            ));
        }
    }
    let commits = folder.git(&["rev-list", "--count", "HEAD"]);
    assert!(commits.trim().parse::<u32>().unwrap() >= 20);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_to_be_said_is_told_by_the_exit_status_and_nothing_by_silence() {
    let folder = Folder::repository();
    folder.write(REST, fixture("programma/concept.md"));
    folder.commit("het concept");
    let quiet = folder.run(&["check", "--base", "HEAD"]);
    assert_eq!((quiet.status, &*quiet.out, &*quiet.err), (0, "", ""));
    let sentence = "Gemeenten mogen een opkoopverbod instellen voor de hele woningvoorraad.";
    folder.replace(REST, &format!("{sentence}\n"), "");
    // Not yet committed, from a folder below.
    let run = folder.run_in("programma", &["check", "--base", "HEAD"], &[]);
    assert_eq!(run.status, 1, "{}", run.err);
    assert!(
        run.out.contains(sentence) && run.out.contains(REST),
        "{}",
        run.out
    );
    let pair = ["check", "HEAD:programma/programma.md", "programma.md"];
    assert_eq!(folder.run_in("programma", &pair, &[]).status, 1);
    let never = ["check", "--base", "HEAD", "--fail-on", "never"];
    assert_eq!(folder.run(&never).status, 0);
    // The format has no say in it.
    for format in ["terminal", "json", "github", "sarif", "junit", "gitlab"] {
        let run = folder.run(&["check", "--base", "HEAD", "--format", format]);
        assert_eq!(run.status, 1, "{format}: {}", run.err);
        let (old, new) = ("HEAD:programma/programma.md", REST);
        let run = folder.run(&["compare", old, new, "--format", format]);
        assert_eq!(run.status, 0, "{format}: {}", run.err);
    }
}

#[test]
fn an_acknowledged_change_passes_until_its_day_and_is_told_when_it_is_gone() {
    let folder = Folder::repository();
    folder.write(REST, fixture("programma/concept.md"));
    folder.commit("het concept");
    let sentence = "Gemeenten mogen een opkoopverbod instellen voor de hele woningvoorraad.\n";
    folder.replace(REST, sentence, "");
    let run = folder.run(&["check", "--base", "HEAD"]);
    let id = run
        .out
        .lines()
        .next()
        .unwrap()
        .rsplit(' ')
        .next()
        .unwrap()
        .to_owned();
    let acknowledge = [
        "check",
        "--base",
        "HEAD",
        "--acknowledge",
        &id,
        "--reason",
        "Besluit van het congres.",
        "--expires",
        "2027-03-31",
    ];
    assert_eq!(folder.run(&acknowledge).status, 0);
    let policy = folder.read("pledgediff.toml");
    assert!(
        policy.contains("# geschrapt: Gemeenten mogen een opkoopverbod"),
        "{policy}"
    );
    let on = |day: &str| folder.run(&["check", "--base", "HEAD", "--today", day]);
    let held = on("2027-03-31");
    assert_eq!((held.status, &*held.out), (0, ""));
    let expired = on("2027-04-01");
    assert_eq!(expired.status, 1);
    assert!(
        expired.out.contains("gold tot en met 2027-03-31"),
        "{}",
        expired.out
    );
    folder.git(&["checkout", "-q", "--", REST]);
    let stale = on("2027-01-01");
    assert_eq!(stale.status, 0);
    assert!(
        stale
            .out
            .contains(&format!("{id} past bij geen wijziging meer")),
        "{}",
        stale.out
    );
    let unknown = [
        "check",
        "--base",
        "HEAD",
        "--acknowledge",
        "c00",
        "--reason",
        "x",
    ];
    assert_eq!(
        folder.run(&unknown).status,
        0,
        "without a comparison nothing can be looked up"
    );
}

#[test]
fn what_git_cannot_give_is_told_in_clear_words() {
    let outside = Folder::new();
    let run = outside.run(&["check", "--base", "main"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("in no git repository"), "{}", run.err);
    let folder = Folder::repository();
    folder.write("a.md", "We bouwen 10 huizen.\n");
    folder.commit("een");
    folder.write("a.md", "We bouwen 20 huizen.\n");
    folder.commit("twee");
    let run = folder.run(&["check", "--base", "nergens"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("knows no revision nergens") && run.err.contains("git fetch"));
    // A shallow clone, in which the other branch has been fetched without its history.
    folder.git(&["checkout", "-q", "-b", "tak", "HEAD~1"]);
    folder.write("a.md", "We bouwen 30 huizen.\n");
    folder.commit("drie");
    let clone = Folder::new();
    let from = format!("file://{}", folder.path().display());
    clone.git(&["clone", "-q", "--depth", "1", "--branch", "tak", &from, "."]);
    clone.git(&[
        "fetch",
        "-q",
        "--depth",
        "1",
        "origin",
        "main:refs/remotes/origin/main",
    ]);
    let run = clone.run(&["check", "--base", "origin/main"]);
    assert_eq!(run.status, 2);
    assert!(
        run.err.contains("shallow") && run.err.contains("fetch-depth: 0"),
        "{}",
        run.err
    );
    // A file that is no document.
    folder.write("a.md", [0_u8, 159, 146, 150, 0, 1, 2, 3, 0, 0]);
    let run = folder.run(&["check", "--base", "HEAD"]);
    assert!(
        run.status == 2 && run.err.contains("a.md"),
        "{} {}",
        run.status,
        run.err
    );
}
