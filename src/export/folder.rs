//! [`Folder`]: the files of a run, under temporary names until all are whole.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;
use tempfile::NamedTempFile;

use super::cells::Cells;
use super::network::{self, link_row, node_rows};
use super::{
    Block, CsvProfile, ExportError, Options, Run, Totals, attributions, documents, graphml, notices, run,
    speakers,
};
use crate::graph::{Builder, NodeKind, Register};

/// Bytes that are gathered before they are written.
const BUFFER: usize = 1 << 18;

/// Writes the files of a run into a folder.
///
/// Until [`finish`](Folder::finish) they have temporary names (`.attributions.csv.….partial`); a folder that is dropped
/// before leaves nothing behind. Earlier files of the same names are replaced, others left alone.
///
/// In memory stay the speakers with a name, the outlets and the phrases with their counts, and with GraphML the whole graph.
#[derive(Debug)]
pub struct Folder {
    // The files come before the folder, and are gone when it is removed.
    documents: Table,
    notices: Table,
    attributions: Option<Table>,
    jsonl: Option<Table>,
    nodes: Option<Table>,
    edges: Option<Table>,
    graphml: Option<Table>,
    speakers: Option<Table>,
    mentions: Option<Table>,
    made: Made,
    options: Options,
    totals: Totals,
    register: Register,
    /// For each shared node, the outlets in whose articles it stands: numbers of nodes.
    outlets: Vec<BTreeSet<u32>>,
    /// Who names whom: attributions, articles.
    pairs: FxHashMap<(u32, u32), (u32, u32)>,
    builder: Builder,
    /// True once something could not be written: what is there is not whole.
    failed: bool,
}

impl Folder {
    /// Begins a run in `dir`, which is made where it does not exist.
    ///
    /// # Errors
    /// A folder that cannot be made or written to.
    pub fn create(dir: &Path, options: &Options) -> Result<Folder, ExportError> {
        let made = Made::new(dir)?;
        let table = |name: &'static str, head: Vec<u8>| Table::create(dir, name, &head);
        let plain = CsvProfile::Standard;
        let asked = |wanted: bool, name: &'static str, head: &dyn Fn() -> Vec<u8>| {
            wanted.then(|| table(name, head())).transpose()
        };
        let profile = options.csv;
        Ok(Folder {
            documents: table("documents.csv", Cells::header(profile, documents::COLUMNS))?,
            notices: table("notices.csv", Cells::header(profile, notices::COLUMNS))?,
            attributions: asked(options.attributions(), "attributions.csv", &|| {
                Cells::header(profile, attributions::COLUMNS)
            })?,
            jsonl: asked(options.jsonl(), "attributions.jsonl", &Vec::new)?,
            nodes: asked(options.network(), "nodes.csv", &|| Cells::header(plain, network::NODES))?,
            edges: asked(options.network(), "edges.csv", &|| Cells::header(plain, network::EDGES))?,
            graphml: asked(options.graphml(), "graph.graphml", &Vec::new)?,
            speakers: asked(options.speakers(), "speakers.csv", &|| {
                Cells::header(profile, speakers::COLUMNS)
            })?,
            mentions: asked(options.mentions(), "mentions.csv", &|| Cells::header(plain, network::LINKS))?,
            made,
            options: options.clone(),
            totals: Totals::default(),
            register: Register::default(),
            outlets: Vec::new(),
            pairs: FxHashMap::default(),
            builder: Builder::new(),
            failed: false,
        })
    }

    /// Writes the rows of an article, rendered with the same options. The order of the calls is that of the rows.
    ///
    /// # Errors
    /// A file that cannot be written; the run is then lost, and `finish` fails.
    pub fn append(&mut self, block: Block) -> Result<(), ExportError> {
        let done = self.take(block);
        self.failed |= done.is_err();
        done
    }

    /// Writes a notice of the run: a file that was passed over, a row that could not be read. `document` may be empty.
    ///
    /// # Errors
    /// A file that cannot be written.
    pub fn notice(&mut self, document: &str, code: &str, message: &str) -> Result<(), ExportError> {
        let mut cells = Cells::new(self.options.csv);
        notices::row(&mut cells, document, code, message, None);
        self.totals.notices += 1;
        let done = self.notices.write(&cells.into_bytes());
        self.failed |= done.is_err();
        done
    }

    /// Writes what had to wait for the last article, gives all files their names, `run.json` last, and returns the counts.
    ///
    /// # Errors
    /// A file that cannot be written: then none has its name; or, what hardly happens, one that cannot be renamed: then
    /// those before it have theirs.
    pub fn finish(mut self, run: &Run) -> Result<Totals, ExportError> {
        if self.failed {
            let cause = io::Error::other("an earlier write failed");
            return Err(ExportError::new(&self.made.dir, "not finished", cause));
        }
        self.write_rest()?;
        let tables = [
            self.attributions.take(),
            self.jsonl.take(),
            self.nodes.take(),
            self.edges.take(),
            self.graphml.take(),
            self.speakers.take(),
            self.mentions.take(),
            Some(self.documents),
            Some(self.notices),
        ];
        let mut tables: Vec<Table> = tables.into_iter().flatten().collect();
        let mut files: Vec<&str> = tables.iter().map(|table| table.name).collect();
        files.push("run.json");
        let run = run::render(run, &self.totals, &files);
        tables.push(Table::create(&self.made.dir, "run.json", &run)?);
        for table in &mut tables {
            table.flush()?;
        }
        self.made.keep = true;
        for table in tables {
            table.persist()?;
        }
        Ok(self.totals)
    }

    fn take(&mut self, block: Block) -> Result<(), ExportError> {
        self.totals.add(&block.totals);
        self.documents.write(&block.documents)?;
        self.notices.write(&block.notices)?;
        for (table, bytes) in [
            (&mut self.attributions, &block.attributions),
            (&mut self.jsonl, &block.jsonl),
            (&mut self.nodes, &block.nodes),
            (&mut self.edges, &block.edges),
        ] {
            if let Some(table) = table {
                table.write(bytes)?;
            }
        }
        let outlet_of = |node: &crate::graph::Node| node.kind == NodeKind::Outlet;
        let outlet = block.shared.iter().position(outlet_of);
        let places: Vec<u32> = block.shared.into_iter().map(|node| self.register.add(node)).collect();
        if self.speakers.is_some() {
            self.outlets.resize_with(self.register.nodes().len(), BTreeSet::new);
            if let Some(&outlet) = outlet.and_then(|place| places.get(place)) {
                for &place in &places {
                    self.outlets[place as usize].insert(outlet);
                }
            }
        }
        for (source, target, weight) in block.pairs {
            if let (Some(&source), Some(&target)) = (places.get(source as usize), places.get(target as usize))
            {
                let pair = self.pairs.entry((source, target)).or_default();
                pair.0 += weight;
                pair.1 += 1;
            }
        }
        if let (Some(part), true) = (block.part, self.graphml.is_some()) {
            self.builder.join(part);
            if self.builder.nodes() > self.options.graphml_limit {
                self.builder = Builder::new();
                self.graphml = None;
                let limit = self.options.graphml_limit;
                self.notice(
                    "",
                    "graphml_limit",
                    &format!("no graph.graphml: the graph has more than {limit} nodes; take nodes.csv and edges.csv"),
                )?;
            }
        }
        Ok(())
    }

    /// The rows that only the last article makes whole.
    fn write_rest(&mut self) -> Result<(), ExportError> {
        let nodes = self.register.sorted();
        if let Some(table) = &mut self.nodes {
            table.write(&node_rows(nodes.iter().copied()).into_bytes())?;
        }
        if let Some(table) = &mut self.speakers {
            let numbers: FxHashMap<&str, usize> = self
                .register
                .nodes()
                .iter()
                .zip(&self.outlets)
                .map(|(node, outlets)| (node.id.as_str(), outlets.len()))
                .collect();
            let mut cells = Cells::new(self.options.csv);
            for node in nodes.iter().filter(|node| matches!(node.kind, NodeKind::Speaker(_))) {
                speakers::write(&mut cells, node, numbers.get(node.id.as_str()).copied().unwrap_or_default());
            }
            table.write(&cells.into_bytes())?;
        }
        if let Some(table) = &mut self.mentions {
            let nodes = self.register.nodes();
            let mut pairs: Vec<_> = self
                .pairs
                .iter()
                .filter_map(|(&(source, target), &counts)| {
                    Some((nodes.get(source as usize)?, nodes.get(target as usize)?, counts))
                })
                .collect();
            pairs.sort_unstable_by_key(|(source, target, _)| (source.id.as_str(), target.id.as_str()));
            let mut cells = Cells::new(CsvProfile::Standard);
            for (source, target, (weight, documents)) in pairs {
                link_row(&mut cells, source, target, "MENTIONS", weight, documents);
            }
            table.write(&cells.into_bytes())?;
        }
        if let Some(table) = &mut self.graphml {
            let written = graphml::write(self.builder.graph(), &mut table.file);
            written.map_err(|cause| ExportError::new(&table.path, CANNOT_WRITE, cause))?;
        }
        Ok(())
    }
}

const CANNOT_WRITE: &str = "cannot write";

/// A file that has no name yet.
#[derive(Debug)]
struct Table {
    name: &'static str,
    /// Where it will be.
    path: PathBuf,
    file: BufWriter<NamedTempFile>,
}

impl Table {
    fn create(dir: &Path, name: &'static str, head: &[u8]) -> Result<Table, ExportError> {
        let path = dir.join(name);
        let prefix = format!(".{name}.");
        let mut builder = tempfile::Builder::new();
        builder.prefix(&prefix).suffix(".partial");
        // A temporary file is readable for its owner alone; a table is an ordinary file, and the user's mask decides.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let file =
            builder.tempfile_in(dir).map_err(|cause| ExportError::new(&path, "cannot create", cause))?;
        let mut table = Table { name, path, file: BufWriter::with_capacity(BUFFER, file) };
        table.write(head)?;
        Ok(table)
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), ExportError> {
        self.file.write_all(bytes).map_err(|cause| ExportError::new(&self.path, CANNOT_WRITE, cause))
    }

    fn flush(&mut self) -> Result<(), ExportError> {
        self.file.flush().map_err(|cause| ExportError::new(&self.path, CANNOT_WRITE, cause))
    }

    fn persist(self) -> Result<(), ExportError> {
        let Table { path, file, .. } = self;
        let file = file.into_inner().map_err(|e| ExportError::new(&path, CANNOT_WRITE, e.into_error()))?;
        file.persist(&path).map_err(|e| ExportError::new(&path, "cannot rename to", e.error))?;
        Ok(())
    }
}

/// The folder, removed again if this run made it and left nothing in it.
#[derive(Debug)]
struct Made {
    dir: PathBuf,
    keep: bool,
}

impl Made {
    fn new(dir: &Path) -> Result<Made, ExportError> {
        let keep = dir.is_dir();
        fs::create_dir_all(dir).map_err(|cause| ExportError::new(dir, "cannot make the folder", cause))?;
        Ok(Made { dir: dir.to_owned(), keep })
    }
}

impl Drop for Made {
    fn drop(&mut self) {
        if !self.keep {
            // Only an empty folder goes; whatever stands in it is not ours.
            let _ = fs::remove_dir(&self.dir);
        }
    }
}
