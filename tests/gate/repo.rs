//! A repository made for a test, and the program run in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_pledgediff");

/// What a run of the program gave.
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Run {
    pub(crate) fn of(output: &Output) -> Self {
        Self {
            status: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout.clone()).unwrap(),
            err: String::from_utf8(output.stderr.clone()).unwrap(),
        }
    }
}

/// A fixture of the repository.
pub(crate) fn fixture(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures")
        .join(path);
    fs::read_to_string(path).unwrap()
}

/// A folder of its own.
pub(crate) struct Folder(TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A folder that is a git repository without a commit.
    pub(crate) fn repository() -> Self {
        let folder = Self::new();
        folder.git(&["init", "-q", "-b", "main"]);
        folder
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn join(&self, path: &str) -> PathBuf {
        self.path().join(path)
    }

    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.join(path)).unwrap()
    }

    /// Replaces words that stand there exactly once.
    pub(crate) fn replace(&self, path: &str, old: &str, new: &str) {
        let text = self.read(path);
        assert_eq!(text.matches(old).count(), 1, "{old:?} in {path}");
        self.write(path, text.replace(old, new));
    }

    /// Runs git without any of the user's settings.
    pub(crate) fn git(&self, args: &[&str]) -> String {
        let run = Run::of(&self.git_with(args, &[]));
        assert_eq!(run.status, 0, "git {args:?}: {}{}", run.out, run.err);
        run.out
    }

    pub(crate) fn git_with(&self, args: &[&str], env: &[(&str, &str)]) -> Output {
        let mut git = Command::new("git");
        git.current_dir(self.path())
            .args(args)
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_SYSTEM", "/dev/null")
            .env("GIT_PAGER", "cat");
        for name in ["AUTHOR", "COMMITTER"] {
            git.env(format!("GIT_{name}_NAME"), "Test")
                .env(format!("GIT_{name}_EMAIL"), "test@example.org")
                .env(format!("GIT_{name}_DATE"), "2026-01-01T12:00:00Z");
        }
        git.envs(env.iter().copied()).output().unwrap()
    }

    pub(crate) fn commit(&self, message: &str) {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "-m", message]);
    }

    pub(crate) fn run(&self, args: &[&str]) -> Run {
        self.run_in("", args, &[])
    }

    /// Runs the program in a folder below, with these variables of the environment.
    pub(crate) fn run_in(&self, below: &str, args: &[&str], env: &[(&str, &str)]) -> Run {
        let mut program = Command::new(PROGRAM);
        program
            .current_dir(self.join(below))
            .args(args)
            .env_remove("GITHUB_OUTPUT")
            .env_remove("GITHUB_STEP_SUMMARY");
        Run::of(&program.envs(env.iter().copied()).output().unwrap())
    }
}
