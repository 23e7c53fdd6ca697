//! Who may import whom: a module uses what stands below it and never what stands above.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// From the bottom to the top; modules on one line do not use each other.
const LAYERS: [&[&str]; 14] = [
    &["text"],
    &["error"],
    &["document"],
    &["read", "lang"],
    &["segment", "token"],
    &["analysis"],
    &["edit"],
    &["align"],
    &["meaning"],
    &["change", "overlap"],
    &["policy"],
    &["config"],
    &["report"],
    &["cli"],
];

fn rank(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// The modules of this crate that a source names, in code and not in comments.
fn imports(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    // Test modules may build inputs from any layer.
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    for line in code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
    {
        for rest in line.split("crate::").skip(1) {
            if let Some(several) = rest.strip_prefix('{') {
                let names = several
                    .split(',')
                    .map(|n| n.trim().split("::").next().unwrap_or(""));
                found.extend(names.map(|n| n.trim_matches(['}', ';', ' ']).to_owned()));
            } else {
                let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
                found.push(rest[..end.unwrap_or(rest.len())].to_owned());
            }
        }
    }
    found
}

#[test]
fn no_module_uses_what_stands_above_it() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&src, &mut files);
    files.sort();
    assert!(files.len() > 20);
    let mut wrong = Vec::new();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for file in files {
        let inside = file.strip_prefix(&src).unwrap();
        let first = inside.iter().next().unwrap().to_string_lossy();
        let module = first.trim_end_matches(".rs").to_owned();
        if module == "lib" || module == "main" {
            continue;
        }
        let Some(own) = rank(&module) else {
            wrong.push(format!("{module} stands in no layer"));
            continue;
        };
        *seen.entry(module.clone()).or_default() += 1;
        for import in imports(&fs::read_to_string(&file).unwrap()) {
            match rank(&import) {
                Some(other) if other > own || (other == own && import != module) => {
                    wrong.push(format!("{} uses {import}", inside.display()));
                }
                _ => {}
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for module in LAYERS.into_iter().flatten() {
        assert!(
            seen.contains_key(*module),
            "{module} is a layer without a module"
        );
    }
}

#[test]
fn only_main_exits_and_only_read_config_and_output_open_files() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&src, &mut files);
    for file in files {
        let inside = file.strip_prefix(&src).unwrap().display().to_string();
        let source = fs::read_to_string(&file).unwrap();
        let code = source.split("#[cfg(test)]").next().unwrap_or_default();
        assert!(!code.contains("process::exit"), "{inside} exits");
        let opens = ["File::open", "File::create", "fs::read", "fs::write"];
        if opens.iter().any(|call| code.contains(call)) {
            assert!(
                inside.starts_with("read") || inside == "config.rs" || inside == "cli/output.rs",
                "{inside} opens files"
            );
        }
    }
}
