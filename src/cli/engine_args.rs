//! The options that say what the engine goes by; shared by all commands. Reads the user's data files.

use super::Failure;
use crate::lexicon::{BUILT_IN, DataError, DataFiles};
use crate::{Engine, Settings};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What the engine goes by.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Analysis")]
pub(super) struct EngineArgs {
    /// Add speakers of your own, or replace known ones (a CSV in the form of data/fr/speakers.csv)
    #[arg(long, value_name = "FILE")]
    pub speakers: Option<PathBuf>,

    /// Take data files from this folder, in the place of the built-in ones of the same name (fr/verbs.csv)
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,

    /// Name only speakers whom the data know; the others become candidates
    #[arg(long)]
    pub only_known: bool,

    /// Name a speaker from this confidence on; below, it becomes a candidate
    #[arg(long, value_name = "0..1", default_value_t = Settings::default().min_confidence, value_parser = share)]
    pub min_confidence: f32,
}

fn share(given: &str) -> Result<f32, String> {
    match given.replace(',', ".").parse::<f32>() {
        Ok(number) if (0.0..=1.0).contains(&number) => Ok(number),
        _ => Err("a number from 0 to 1 is due".to_owned()),
    }
}

/// Endings of data that are packed when the binary is built.
const PACKED: [&str; 1] = ["fst"];

impl EngineArgs {
    /// The engine, and the hash of the data that it goes by.
    pub fn engine(&self) -> Result<(Engine, String), Failure> {
        let mut files = DataFiles::built_in();
        let mut replaced = BTreeSet::new();
        if let Some(dir) = &self.data {
            self.replace(dir, &mut files, &mut replaced)?;
            if replaced.is_empty() {
                return Err(Failure::new(format!("{}: no data file in this folder", dir.display())));
            }
        }
        if let Some(path) = &self.speakers {
            files.add_speakers(&path.display().to_string(), text_of(path)?);
        }
        let settings = Settings { only_known: self.only_known, min_confidence: self.min_confidence };
        let hash = hash(&files);
        let engine = Engine::with(&files, settings).map_err(|e| self.located(e, &replaced))?;
        Ok((engine, hash))
    }

    /// Puts the files of `dir` in the place of the built-in ones.
    fn replace(
        &self,
        dir: &Path,
        files: &mut DataFiles,
        replaced: &mut BTreeSet<String>,
    ) -> Result<(), Failure> {
        let mut folders = vec![(dir.to_owned(), String::new())];
        while let Some((folder, prefix)) = folders.pop() {
            let unreadable = |e: std::io::Error| Failure::new(format!("{}: {e}", folder.display()));
            for entry in fs::read_dir(&folder).map_err(unreadable)? {
                let entry = entry.map_err(unreadable)?;
                let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
                if name.starts_with('.') {
                    continue;
                }
                let name = format!("{prefix}{name}");
                if path.is_dir() {
                    folders.push((path, name + "/"));
                    continue;
                }
                let ending = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
                let known = BUILT_IN.iter().any(|(n, _)| *n == name);
                if PACKED.contains(&ending) || (ending == "md" && !known) {
                    continue;
                }
                let located = |e: DataError| Failure::new(format!("{}: {}", path.display(), e.problem));
                files.replace(&name, text_of(&path)?).map_err(located)?;
                replaced.insert(name);
            }
        }
        Ok(())
    }

    /// The error with the path of the user's file in the place of its name.
    fn located(&self, mut error: DataError, replaced: &BTreeSet<String>) -> Failure {
        if let Some(dir) = &self.data
            && replaced.contains(&error.file)
        {
            error.file = dir.join(&error.file).display().to_string();
        }
        Failure::new(error.to_string())
    }

    /// What was given, for `run.json`.
    pub fn given(&self) -> Vec<(String, String)> {
        let mut given = Vec::new();
        let mut put = |name: &str, value: String| given.push((name.to_owned(), value));
        if let Some(path) = &self.speakers {
            put("speakers", path.display().to_string());
        }
        if let Some(path) = &self.data {
            put("data", path.display().to_string());
        }
        if self.only_known {
            put("only-known", "true".to_owned());
        }
        put("min-confidence", self.min_confidence.to_string());
        given
    }
}

fn text_of(path: &Path) -> Result<String, Failure> {
    let bytes = fs::read(path).map_err(|e| Failure::new(format!("{}: {e}", path.display())))?;
    String::from_utf8(bytes).map_err(|e| {
        let line = e.as_bytes()[..e.utf8_error().valid_up_to()].iter().filter(|b| **b == b'\n').count() + 1;
        Failure::new(format!("{}:{line}: not UTF-8; data files must be", path.display()))
    })
}

/// FNV-1a over the names and texts of all data files, the user's speakers last: two runs with the same hash and the same
/// version went by the same data.
fn hash(files: &DataFiles) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut add = |bytes: &[u8]| {
        for byte in bytes.iter().chain(&[0xFF]) {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    };
    for (name, _) in BUILT_IN {
        add(name.as_bytes());
        add(files.text(name).as_bytes());
    }
    if let Some((_, text)) = files.added_speakers() {
        add(text.as_bytes());
    }
    format!("{hash:016x}")
}
