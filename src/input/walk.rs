//! [`Walk`]: the files behind the paths that were given, folders opened one by one, in byte order.

use super::problem::{Fault, Severity};
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

/// A file to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Where it is; `-` is standard input.
    pub path: PathBuf,
    /// Whether the user named it, and did not only name a folder around it.
    pub named: bool,
}

impl Found {
    pub fn is_stdin(&self) -> bool {
        self.named && self.path == Path::new("-")
    }
}

/// What was met on the way.
pub(super) enum Step {
    File(Found),
    Problem(PathBuf, Fault),
}

/// Files in byte order of their path. Hidden files and folders inside a folder are left alone, links to folders are not
/// followed. Holds the names of the folders that are open, nothing more.
pub(super) struct Walk {
    given: std::collections::btree_set::IntoIter<OsString>,
    open: Vec<(PathBuf, std::vec::IntoIter<OsString>)>,
    except: Option<PathBuf>,
}

impl Walk {
    /// `except` is a folder that is left out where a walk meets it (the output of this very run).
    pub fn new(paths: impl IntoIterator<Item = PathBuf>, except: Option<&Path>) -> Walk {
        // On the platforms we know, an OsString orders by its bytes.
        let given: BTreeSet<OsString> = paths.into_iter().map(PathBuf::into_os_string).collect();
        let except = except.and_then(|p| fs::canonicalize(p).ok());
        Walk { given: given.into_iter(), open: Vec::new(), except }
    }

    fn enter(&mut self, folder: PathBuf) -> Option<Step> {
        if self.except.is_some() && fs::canonicalize(&folder).ok() == self.except {
            return None;
        }
        let list = fs::read_dir(&folder).and_then(|entries| {
            entries
                .map(|entry| {
                    let entry = entry?;
                    let mut name = entry.file_name();
                    // The slash puts `a/b` after `a.txt`, as the order of whole paths has it.
                    if entry.file_type()?.is_dir() {
                        name.push("/");
                    }
                    Ok(name)
                })
                .collect::<std::io::Result<Vec<OsString>>>()
        });
        match list {
            Ok(mut names) => {
                names.retain(|n| n.as_encoded_bytes().first() != Some(&b'.'));
                names.sort_unstable();
                self.open.push((folder, names.into_iter()));
                None
            }
            Err(e) => {
                Some(Step::Problem(folder, Fault::lost("unreadable", format!("cannot list the folder: {e}"))))
            }
        }
    }

    fn meet(&mut self, path: PathBuf, named: bool) -> Option<Step> {
        if named && path == Path::new("-") {
            return Some(Step::File(Found { path, named }));
        }
        let lost =
            |path, e| Some(Step::Problem(path, Fault::lost("unreadable", format!("cannot read: {e}"))));
        let aside = |path, what: &str| {
            let fault = Fault::lost("passed-over", what).severity(Severity::Aside);
            Some(Step::Problem(path, fault))
        };
        let link = match fs::symlink_metadata(&path) {
            Ok(meta) => meta.file_type().is_symlink(),
            Err(e) => return lost(path, e),
        };
        let meta = match fs::metadata(&path) {
            Ok(meta) => meta,
            Err(e) => return lost(path, e),
        };
        if meta.is_dir() {
            if link && !named {
                return aside(path, "passed over: a link to a folder is not followed");
            }
            return self.enter(path);
        }
        if !meta.is_file() && !named {
            return aside(path, "passed over: neither a file nor a folder");
        }
        Some(Step::File(Found { path, named }))
    }
}

impl Iterator for Walk {
    type Item = Step;

    fn next(&mut self) -> Option<Step> {
        loop {
            let met = match self.open.last_mut() {
                Some((folder, names)) => match names.next() {
                    Some(name) => (folder.join(Path::new(&name)), false),
                    None => {
                        self.open.pop();
                        continue;
                    }
                },
                None => (PathBuf::from(self.given.next()?), true),
            };
            // `join` keeps the slash that marked a folder.
            let (path, named) = (met.0.components().collect::<PathBuf>(), met.1);
            if let Some(step) = self.meet(path, named) {
                return Some(step);
            }
        }
    }
}

/// The bytes of all files behind the paths; none where that cannot be known beforehand (standard input, a pipe).
pub fn size(paths: impl IntoIterator<Item = impl Into<PathBuf>>) -> Option<u64> {
    let mut sum = 0;
    for step in Walk::new(paths.into_iter().map(Into::into), None) {
        if let Step::File(found) = step {
            let meta = fs::metadata(&found.path).ok().filter(|m| m.is_file() && !found.is_stdin())?;
            sum += meta.len();
        }
    }
    Some(sum)
}

/// The files below `folder` whose names have this ending, in the order in which they would be read.
pub fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let found = Walk::new([folder.to_owned()], None).filter_map(|step| match step {
        Step::File(found) => Some(found.path),
        Step::Problem(..) => None,
    });
    found.filter(|path| path.extension().is_some_and(|e| e.eq_ignore_ascii_case(ending))).collect()
}
