//! [`Folder`]: the files of a run, under names that say *partial* until all are whole; and how a run that broke off goes on.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;

use super::cells::Cells;
use super::journal::{self, Journal, Mark, Saved};
use super::network::{self, link_row, node_row};
use super::table::{Table, partial_name};
use super::{
    Block, CsvProfile, ExportError, Options, Run, Totals, attributions, documents, graphml, notices, run,
    speakers,
};
use crate::graph::{Node, NodeKind, Register};

/// Bytes of output between two marks in the journal, about.
const STRIDE: u64 = 1 << 20;

/// Bytes of the rows that wait for the last article, written at once.
const PIECE: usize = 1 << 16;

const RUN: &str = "run.json";

/// What waits for the last article in a file of its own, and goes into another then: the edges of the graph.
const WAITING: &str = "graph.edges";

/// Every file that a run can have, but for `run.json`.
const NAMES: [&str; 9] = [
    "attributions.csv",
    "attributions.jsonl",
    "nodes.csv",
    "edges.csv",
    "graph.graphml",
    "speakers.csv",
    "mentions.csv",
    "documents.csv",
    "notices.csv",
];

/// Writes the files of a run into a folder.
///
/// Until [`finish`](Folder::finish) they have names that say so (`attributions.partial.csv`), and a journal stands beside
/// them. A folder that is dropped before leaves nothing behind; one that is [interrupted](Folder::interrupt) leaves whole
/// rows under those names, and one whose process is killed leaves what the journal makes whole rows of again:
/// [`resume`](Folder::resume) goes on with either. At the end the files of an earlier run in the folder are replaced, or removed
/// where this one does not write them; what that run did not write is left alone.
///
/// In memory stay the speakers with a name, the outlets and the phrases with their counts.
#[derive(Debug)]
pub struct Folder {
    // The files come before the folder, and are closed when it is cleared.
    tables: Tables,
    journal: Journal,
    made: Made,
    options: Options,
    totals: Totals,
    gathered: Gathered,
    /// What the last mark of the journal says.
    saved: Saved,
    /// True once something could not be written: what is there is not whole.
    failed: bool,
}

/// What only the last article makes whole.
#[derive(Debug, Default)]
struct Gathered {
    register: Register,
    /// For each shared node, the outlets in whose articles it stands: numbers of nodes.
    outlets: Vec<BTreeSet<u32>>,
    /// Who names whom: attributions, articles.
    pairs: FxHashMap<(u32, u32), (u32, u32)>,
}

/// The files, as far as they are asked for.
#[derive(Debug)]
struct Tables {
    documents: Table,
    notices: Table,
    attributions: Option<Table>,
    jsonl: Option<Table>,
    nodes: Option<Table>,
    edges: Option<Table>,
    graphml: Option<Table>,
    /// The edges of the graph, which come behind all its nodes.
    graphml_edges: Option<Table>,
    speakers: Option<Table>,
    mentions: Option<Table>,
}

impl Folder {
    /// Begins a run in `dir`, which is made where it does not exist.
    ///
    /// # Errors
    /// A folder that cannot be made or written to, or into which another run is writing.
    pub fn create(dir: &Path, options: &Options) -> Result<Folder, ExportError> {
        Folder::create_for(dir, options, &[])
    }

    /// The same for a run that another may go on with, if it has the same `key`: options and versions, by name.
    ///
    /// # Errors
    /// As [`create`](Folder::create).
    pub fn create_for(
        dir: &Path,
        options: &Options,
        key: &[(String, String)],
    ) -> Result<Folder, ExportError> {
        let mut made = Made::new(dir)?;
        let journal = Journal::begin(dir, key)?;
        made.clear = true;
        made.remove_partial();
        Ok(Folder {
            tables: Tables::create(dir, options)?,
            journal,
            made,
            options: options.clone(),
            totals: Totals::default(),
            gathered: Gathered::default(),
            saved: Saved::default(),
            failed: false,
        })
    }

    /// Goes on with a run that broke off in `dir`, if there is one, from its last mark, which is returned: what comes next
    /// is the item of the input with that number.
    ///
    /// # Errors
    /// A run that went by another key, one that lasts, or files that cannot be read or written.
    pub fn resume(
        dir: &Path,
        options: &Options,
        key: &[(String, String)],
    ) -> Result<Option<(Folder, Mark)>, ExportError> {
        let mut gathered = Gathered::default();
        let mut tables = Tables::reopen(dir, options);
        let lengths = tables.as_mut().map(Tables::lengths).unwrap_or_default();
        let long_enough =
            |(name, length): (&String, &u64)| lengths.get(name).copied().unwrap_or_default() >= *length;
        let opened = Journal::reopen(
            dir,
            key,
            |saved| saved.lengths.iter().all(long_enough),
            |block| gathered.take(block, options),
        )?;
        let (Some((journal, saved)), Some(mut tables)) = (opened, tables.take()) else { return Ok(None) };
        let _ = fs::remove_file(dir.join(partial_name(RUN)));
        for table in tables.every() {
            table.cut(saved.lengths.get(table.name).copied().unwrap_or_default())?;
        }
        let made = Made { dir: dir.to_owned(), new: false, clear: false };
        let mark = saved.mark;
        let (options, totals) = (options.clone(), saved.totals);
        Ok(Some((Folder { tables, journal, made, options, totals, gathered, saved, failed: false }, mark)))
    }

    /// Whether a run has broken off in `dir` and left something to go on with.
    pub fn is_interrupted(dir: &Path) -> bool {
        dir.join(journal::NAME).exists()
    }

    /// The folder.
    pub fn dir(&self) -> &Path {
        &self.made.dir
    }

    /// The counts so far.
    pub fn totals(&self) -> Totals {
        self.totals
    }

    /// Writes the rows of an article, rendered with the same options. The order of the calls is that of the rows.
    ///
    /// # Errors
    /// A file that cannot be written; `finish` then fails, and `interrupt` keeps what was marked.
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
        let done = self.tables.notices.put(&cells.into_bytes());
        self.failed |= done.is_err();
        done
    }

    /// Says that everything up to here belongs together: from the last mark that reached the disk a run can go on.
    ///
    /// # Errors
    /// A file that cannot be written.
    pub fn mark(&mut self, mark: &Mark) -> Result<(), ExportError> {
        let written = |lengths: &BTreeMap<String, u64>| lengths.values().sum::<u64>();
        if written(&self.tables.lengths()) < written(&self.saved.lengths) + STRIDE {
            return Ok(());
        }
        self.save(mark)
    }

    fn save(&mut self, mark: &Mark) -> Result<(), ExportError> {
        let done = self.tables.sync().and_then(|()| {
            let saved = Saved { mark: *mark, totals: self.totals, lengths: self.tables.lengths() };
            self.journal.mark(&saved)?;
            self.saved = saved;
            Ok(())
        });
        self.failed |= done.is_err();
        done
    }

    /// Writes what had to wait for the last article, gives all files their names, `run.json` last, and returns the counts.
    ///
    /// # Errors
    /// A file that cannot be written: then none has its name, and what was marked stays for [`resume`](Folder::resume); or,
    /// what hardly happens, one that cannot be renamed: then those before it have theirs.
    pub fn finish(mut self, run: &Run) -> Result<Totals, ExportError> {
        if self.failed {
            let cause = io::Error::other("an earlier write failed");
            return Err(ExportError::new(&self.made.dir, "not finished", cause));
        }
        let run = match self.check_names().and_then(|()| self.write_last(run)) {
            Ok(run) => run,
            Err(error) => {
                self.failed = true;
                self.keep_marked();
                return Err(error);
            }
        };
        self.made.clear = false;
        self.made.new = false;
        let left_over = self.left_over();
        for table in self.tables.into_every() {
            match table.name {
                WAITING => table.remove(),
                _ => table.persist()?,
            }
        }
        for path in left_over {
            let _ = fs::remove_file(path);
        }
        run.persist()?;
        let _ = fs::remove_file(self.made.dir.join(partial_name(RUN)));
        self.journal.remove()?;
        Ok(self.totals)
    }

    /// Ends a run before its end: the tables are made whole as far as they go and keep the names that say *partial*, beside
    /// them stands `run.partial.json`, and [`resume`](Folder::resume) can go on. Where nothing was marked, nothing is left.
    /// Returns the counts of what is there.
    ///
    /// After an error of writing, what is left goes up to the last mark, without the rows that wait for the last article.
    pub fn interrupt(mut self, run: &Run, mark: &Mark) -> Totals {
        if !self.failed {
            let _ = self.save(mark);
        }
        if !self.failed && self.saved.totals.documents > 0 && self.write_last_partial(run).is_err() {
            self.failed = true;
        }
        self.keep_marked();
        if self.made.clear { Totals::default() } else { self.saved.totals }
    }

    fn write_last_partial(&mut self, run: &Run) -> Result<(), ExportError> {
        self.write_rest()?;
        let names = self.tables.named().map(|table| partial_name(table.name)).collect::<Vec<_>>();
        let run = run::render(run, &self.totals, &names, true);
        self.tables.sync()?;
        // Written straight under its partial name, and left there.
        Table::create(&self.made.dir, RUN, &run)?.sync()
    }

    /// Leaves what was marked, if there is any and the folder still stands. After a failure the tables go back to the mark,
    /// so that none holds half a row.
    fn keep_marked(&mut self) {
        if self.saved.totals.documents == 0 || !self.made.dir.is_dir() {
            self.made.clear = true;
            return;
        }
        self.made.clear = false;
        self.made.new = false;
        if self.failed {
            for table in self.tables.every() {
                // What cannot be cut now is cut when the run goes on.
                let _ = table.cut(self.saved.lengths.get(table.name).copied().unwrap_or_default());
            }
        }
    }

    /// Sees beforehand what would keep a file from its name: later it would be too late for those before it.
    fn check_names(&mut self) -> Result<(), ExportError> {
        let names = self.tables.named().map(|table| table.name).chain([RUN]);
        match names.map(|name| self.made.dir.join(name)).find(|path| path.is_dir()) {
            Some(path) => {
                Err(ExportError::new(&path, "cannot rename to", io::ErrorKind::IsADirectory.into()))
            }
            None => Ok(()),
        }
    }

    /// What the run before has written here and this one does not write again: beside the files of this run it would pass for
    /// a part of it. Only what that run's own list names is ours to remove.
    fn left_over(&mut self) -> Vec<PathBuf> {
        let listed = fs::read(self.made.dir.join(RUN)).map(|bytes| run::files(&bytes)).unwrap_or_default();
        let written: Vec<&str> = self.tables.named().map(|table| table.name).collect();
        let gone = |name: &&str| !written.contains(name) && listed.iter().any(|file| file == name);
        NAMES.iter().copied().filter(gone).map(|name| self.made.dir.join(name)).collect()
    }

    fn write_last(&mut self, run: &Run) -> Result<Table, ExportError> {
        self.write_rest()?;
        let mut files: Vec<String> = self.tables.named().map(|table| table.name.to_owned()).collect();
        files.push(RUN.to_owned());
        let run = run::render(run, &self.totals, &files, false);
        let mut run = Table::create(&self.made.dir, RUN, &run)?;
        self.tables.sync()?;
        run.sync()?;
        self.tables.named().try_for_each(|table| table.secure())?;
        run.secure()?;
        Ok(run)
    }

    fn take(&mut self, block: Block) -> Result<(), ExportError> {
        self.totals.add(&block.totals);
        self.tables.put(&block)?;
        self.journal.article(&block)?;
        self.gathered.take(block, &self.options);
        Ok(())
    }

    /// The rows that only the last article makes whole.
    fn write_rest(&mut self) -> Result<(), ExportError> {
        let Gathered { register, outlets, pairs } = &self.gathered;
        let order = register.sorted();
        let nodes = || order.iter().filter_map(|&number| Some((number as usize, register.get(number)?)));
        if let Some(table) = &mut self.tables.nodes {
            put_rows(table, CsvProfile::Standard, nodes(), |cells, (_, node)| node_row(cells, &node))?;
        }
        if let Some(table) = &mut self.tables.speakers {
            let speakers = nodes().filter(|(_, node)| matches!(node.kind, NodeKind::Speaker(_)));
            put_rows(table, self.options.csv, speakers, |cells, (number, node)| {
                speakers::write(cells, &node, outlets.get(number).map_or(0, BTreeSet::len));
            })?;
        }
        if let Some(table) = &mut self.tables.mentions {
            let mut places = vec![0; order.len()];
            for (place, &number) in (0u32..).zip(&order) {
                places[number as usize] = place;
            }
            let place = |number: u32| places.get(number as usize).copied();
            let mut pairs: Vec<_> = pairs.iter().map(|(&pair, &counts)| (pair, counts)).collect();
            pairs.sort_unstable_by_key(|&((source, target), _)| (place(source), place(target)));
            put_rows(table, CsvProfile::Standard, pairs.into_iter(), |cells, ((source, target), counts)| {
                if let (Some(source), Some(target)) = (register.get(source), register.get(target)) {
                    link_row(cells, &source, &target, "MENTIONS", counts.0, counts.1);
                }
            })?;
        }
        if let Tables { graphml: Some(table), graphml_edges: Some(edges), .. } = &mut self.tables {
            let mut lines = graphml::Lines::default();
            for (_, node) in nodes() {
                lines.node(&node);
                if lines.len() >= PIECE {
                    table.put(&lines.take())?;
                }
            }
            table.put(&lines.take())?;
            table.take_in(edges)?;
            table.put(graphml::FOOT)?;
        }
        Ok(())
    }
}

/// Writes rows a piece at a time: of a large archive they are together larger than all that is kept.
fn put_rows<T>(
    table: &mut Table,
    profile: CsvProfile,
    rows: impl Iterator<Item = T>,
    write: impl Fn(&mut Cells, T),
) -> Result<(), ExportError> {
    let mut cells = Cells::with_capacity(profile, PIECE);
    for row in rows {
        write(&mut cells, row);
        if cells.len() >= PIECE {
            table.put(&cells.take())?;
        }
    }
    table.put(&cells.into_bytes())
}

impl Gathered {
    /// Takes in what an article leaves.
    fn take(&mut self, block: Block, options: &Options) {
        let outlet_of = |node: &Node| node.kind == NodeKind::Outlet;
        let outlet = block.shared.iter().position(outlet_of);
        let places: Vec<u32> = block.shared.iter().map(|node| self.register.add(node)).collect();
        if options.speakers() {
            self.outlets.resize_with(self.register.len(), BTreeSet::new);
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
    }
}

/// The tables of `Tables`, or of a reference to it, as far as they are asked for.
macro_rules! every {
    ($tables:expr) => {{
        let Tables {
            documents,
            notices,
            attributions,
            jsonl,
            nodes,
            edges,
            graphml,
            graphml_edges,
            speakers,
            mentions,
        } = $tables;
        let asked = [attributions, jsonl, nodes, edges, graphml, graphml_edges, speakers, mentions];
        asked.into_iter().flatten().chain([documents, notices])
    }};
}

impl Tables {
    fn create(dir: &Path, options: &Options) -> Result<Tables, ExportError> {
        let (profile, plain) = (options.csv, CsvProfile::Standard);
        let table = |name: &'static str, head: &dyn Fn() -> Vec<u8>| Table::create(dir, name, &head());
        let asked = |wanted: bool, name: &'static str, head: &dyn Fn() -> Vec<u8>| {
            wanted.then(|| table(name, head)).transpose()
        };
        Ok(Tables {
            documents: table("documents.csv", &|| Cells::header(profile, documents::COLUMNS))?,
            notices: table("notices.csv", &|| Cells::header(profile, notices::COLUMNS))?,
            attributions: asked(options.attributions(), "attributions.csv", &|| {
                Cells::header(profile, attributions::COLUMNS)
            })?,
            jsonl: asked(options.jsonl(), "attributions.jsonl", &Vec::new)?,
            nodes: asked(options.network(), "nodes.csv", &|| Cells::header(plain, network::NODES))?,
            edges: asked(options.network(), "edges.csv", &|| Cells::header(plain, network::EDGES))?,
            graphml: asked(options.graphml(), "graph.graphml", &graphml::head)?,
            graphml_edges: asked(options.graphml(), WAITING, &Vec::new)?,
            speakers: asked(options.speakers(), "speakers.csv", &|| {
                Cells::header(profile, speakers::COLUMNS)
            })?,
            mentions: asked(options.mentions(), "mentions.csv", &|| Cells::header(plain, network::LINKS))?,
        })
    }

    /// The files that a run with these options has left, but for the graph; none where one of them is missing.
    fn reopen(dir: &Path, options: &Options) -> Option<Tables> {
        let table = |name: &'static str| Table::reopen(dir, name);
        let asked = |wanted: bool, name: &'static str| {
            if wanted { table(name).map(Some) } else { Some(None) }
        };
        Some(Tables {
            documents: table("documents.csv")?,
            notices: table("notices.csv")?,
            attributions: asked(options.attributions(), "attributions.csv")?,
            jsonl: asked(options.jsonl(), "attributions.jsonl")?,
            nodes: asked(options.network(), "nodes.csv")?,
            edges: asked(options.network(), "edges.csv")?,
            graphml: asked(options.graphml(), "graph.graphml")?,
            graphml_edges: asked(options.graphml(), WAITING)?,
            speakers: asked(options.speakers(), "speakers.csv")?,
            mentions: asked(options.mentions(), "mentions.csv")?,
        })
    }

    /// All files, in the order in which they get their names: what waits for the last article gets none.
    fn every(&mut self) -> impl Iterator<Item = &mut Table> {
        every!(self)
    }

    /// The same, given away: a file is closed before it is renamed.
    fn into_every(self) -> impl Iterator<Item = Table> {
        every!(self)
    }

    /// Those that get a name.
    fn named(&mut self) -> impl Iterator<Item = &mut Table> {
        self.every().filter(|table| table.name != WAITING)
    }

    fn lengths(&mut self) -> BTreeMap<String, u64> {
        self.every().map(|table| (table.name.to_owned(), table.length())).collect()
    }

    fn put(&mut self, block: &Block) -> Result<(), ExportError> {
        self.documents.put(&block.documents)?;
        self.notices.put(&block.notices)?;
        for (table, rows) in [
            (&mut self.attributions, &block.attributions),
            (&mut self.jsonl, &block.jsonl),
            (&mut self.nodes, &block.nodes),
            (&mut self.edges, &block.edges),
            (&mut self.graphml, &block.graphml_nodes),
            (&mut self.graphml_edges, &block.graphml_edges),
        ] {
            if let Some(table) = table {
                table.put(rows)?;
            }
        }
        Ok(())
    }

    fn sync(&mut self) -> Result<(), ExportError> {
        self.every().try_for_each(Table::sync)
    }
}

/// The folder. What says *partial* in it is cleared away, and the folder itself where this run made it and it is empty.
#[derive(Debug)]
struct Made {
    dir: PathBuf,
    /// This run has made it.
    new: bool,
    /// What is in it is to go.
    clear: bool,
}

impl Made {
    fn new(dir: &Path) -> Result<Made, ExportError> {
        let new = !dir.is_dir();
        fs::create_dir_all(dir).map_err(|cause| ExportError::new(dir, "cannot make the folder", cause))?;
        Ok(Made { dir: dir.to_owned(), new, clear: false })
    }

    /// Removes whatever an earlier run has left unfinished.
    fn remove_partial(&self) {
        for name in NAMES.iter().chain(&[RUN, WAITING]) {
            let _ = fs::remove_file(self.dir.join(partial_name(name)));
        }
    }
}

impl Drop for Made {
    fn drop(&mut self) {
        if self.clear {
            self.remove_partial();
            let _ = fs::remove_file(self.dir.join(journal::NAME));
        }
        if self.new {
            // Only an empty folder goes; whatever stands in it is not ours.
            let _ = fs::remove_dir(&self.dir);
        }
    }
}
