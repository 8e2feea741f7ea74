//! Prints the chunks of a text read from standard input, one frame a line: for whoever works on the grammar.

use dixit::detect::{ChunkKind, chunk, frames, quotations, tag};
use dixit::lexicon::{DataFiles, Lexicon, Vocabulary};
use dixit::text::Document;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let text = std::io::read_to_string(std::io::stdin())?;
    let files = DataFiles::built_in();
    let lexicon = Lexicon::new(&files)?;
    let document = Document::new(&text, 0, &lexicon.orthography);
    let tags = tag(&document, &lexicon, &mut Vocabulary::default());
    let found = quotations(&document);
    let (items, frames) = frames(&document, &found);
    for frame in frames {
        let chunks = chunk(&document, &tags, &|q| found[q].first..found[q].last, &items[frame.items.clone()]);
        for c in &chunks.list {
            let words = document.span(c.tokens.clone()).of(&text).replace('\n', " ");
            match c.kind {
                ChunkKind::Np(n) => {
                    let np = &chunks.nps[n];
                    let head = document.word(np.head);
                    let name = np.name.clone().map(|r| document.span(r).of(&text)).unwrap_or_default();
                    print!(
                        "[{words}|{:?} {head} {name}{}] ",
                        np.kind,
                        if np.prep.is_some() { " P" } else { "" }
                    );
                }
                ChunkKind::Vg(v) => print!("<{words}|{:?}> ", chunks.vgs[v].kind),
                ChunkKind::Quote(_) => print!("QUOTE "),
                ChunkKind::Word(w) => print!("{words}/{w:?} "),
                ChunkKind::Adj => print!("{words}/Adj "),
                ChunkKind::Punct(p) => print!("{p} "),
            }
        }
        println!();
    }
    Ok(())
}
