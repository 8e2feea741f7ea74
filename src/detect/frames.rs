//! Frames: the sentences of a text seen from outside its quotations.
//!
//! « One. Two! » said inside marks ends no sentence outside of them: *« Partez. Tout de suite ! », a-t-elle lancé.* is one
//! frame of one quotation and a clause. Where the marks end with a full stop and a new sentence plainly begins, the frame
//! ends with them.

use super::chunks::Item;
use super::quotations::Quotation;
use crate::text::{Document, Form, TokenKind};
use std::ops::Range;

/// A sentence from outside.
#[derive(Clone, Debug)]
pub struct Frame {
    /// What it is made of, as a range of the list of all items.
    pub items: Range<usize>,
    /// Its tokens, those inside quotations included.
    pub tokens: Range<usize>,
    /// The paragraph that it begins in, where those count, too, whose breaks a crawler lost.
    pub paragraph: usize,
}

/// No sentence is longer: past so many items a frame ends wherever it is, so that no input makes a rule look far.
const LONGEST: usize = 1500;

/// No intertitle has more tokens in its marks, nor more items.
const INTERTITLE: usize = 18;

/// Cuts a document into frames. Returns all items, and the frames as ranges of them; linear.
pub fn frames(document: &Document<'_>, quotations: &[Quotation]) -> (Vec<Item>, Vec<Frame>) {
    let tokens = document.tokens();
    let mut items = Vec::with_capacity(tokens.len());
    let mut frames: Vec<Frame> = Vec::with_capacity(document.sentences().len());
    let mut outer = quotations.iter().enumerate().filter(|(_, q)| q.parent.is_none()).peekable();
    let mut start_item = 0;
    let mut start_token = 0;
    let mut at = 0;
    let mut paragraph = 0;
    // How many breaks of lines a crawler has lost so far.
    let mut lost = 0;
    let end_of =
        |paragraph: usize| document.paragraphs().get(paragraph).map_or(usize::MAX, |p| p.end as usize);
    let mut paragraph_end = end_of(paragraph);
    let finish = |items: &Vec<Item>,
                  start_item: &mut usize,
                  start_token: &mut usize,
                  at: usize,
                  paragraph: usize,
                  frames: &mut Vec<Frame>| {
        if items.len() > *start_item {
            frames.push(Frame { items: *start_item..items.len(), tokens: *start_token..at, paragraph });
        }
        *start_item = items.len();
        *start_token = at;
    };
    while at < tokens.len() {
        // A new paragraph always begins a new frame.
        while at >= paragraph_end {
            finish(&items, &mut start_item, &mut start_token, at, paragraph + lost, &mut frames);
            paragraph += 1;
            paragraph_end = end_of(paragraph);
        }
        while outer.peek().is_some_and(|(_, q)| q.first < at) {
            outer.next();
        }
        // Most tokens are words among words: they end nothing.
        let mark = outer.peek().map_or(usize::MAX, |(_, q)| q.first);
        let room = LONGEST.saturating_sub(items.len() - start_item + 1);
        let stop = mark.min(paragraph_end).min(at.saturating_add(room)).min(tokens.len());
        let plain = tokens[at..stop].iter().take_while(|token| !token.ends_sentence()).count();
        if plain > 0 {
            items.extend((at..at + plain).map(Item::Token));
            at += plain;
            continue;
        }
        let mut ended;
        if let Some(&(number, quotation)) = outer.peek().filter(|(_, q)| q.first == at) {
            outer.next();
            let inner = quotation.inner();
            if is_glued(document, at) && inner.clone().next().is_some_and(|t| is_capital(document, t)) {
                finish(&items, &mut start_item, &mut start_token, at, paragraph + lost, &mut frames);
                lost += 1;
            }
            items.push(Item::Quote(number));
            ended = inner.end > inner.start && tokens[inner.end - 1].ends_sentence();
            at = quotation.last.max(at + 1);
            let word = tokens.get(at).is_some_and(|t| t.kind == TokenKind::Word);
            // *« Une vie à part » Selon le maire, P*, *« Une vie à part »Anne a dit*: an intertitle whose line was lost.
            let alone = word && !ended && items.len() == start_item + 1;
            let glued = word && is_glued(document, at) && is_capital(document, at);
            let short = inner.len() <= INTERTITLE;
            if alone && (short && glued || opens_sentence(document, at)) {
                lost += usize::from(short);
                finish(&items, &mut start_item, &mut start_token, at, paragraph + lost, &mut frames);
                lost += usize::from(short);
                continue;
            }
            if glued {
                // *… fin.Un roi "nu"Le maire a dit*: breaks were lost on both sides.
                lost += usize::from(
                    items.len() - start_item <= INTERTITLE && follows_stop(document, start_token),
                );
                finish(&items, &mut start_item, &mut start_token, at, paragraph + lost, &mut frames);
                lost += 1;
                continue;
            }
        } else {
            items.push(Item::Token(at));
            ended = tokens[at].ends_sentence();
            at += 1;
        }
        // Stops and closing brackets that belong to the sentence that ends.
        while ended && at < tokens.len() && trails(document, at) {
            items.push(Item::Token(at));
            at += 1;
        }
        if !ended {
            ended = tokens.get(at.wrapping_sub(1)).is_some_and(|t| t.ends_sentence())
                && !matches!(items.last(), Some(Item::Quote(_)));
        }
        if items.len() - start_item >= LONGEST && at < tokens.len() {
            finish(&items, &mut start_item, &mut start_token, at, paragraph + lost, &mut frames);
            continue;
        }
        let mut next_quote = || outer.peek().is_some_and(|(_, q)| q.first == at);
        if ended && at < tokens.len() && begins(document, at, next_quote()) {
            finish(&items, &mut start_item, &mut start_token, at, paragraph + lost, &mut frames);
        }
    }
    finish(&items, &mut start_item, &mut start_token, at, paragraph + lost, &mut frames);
    (items, frames)
}

/// What may follow a full stop and still belong to its sentence.
fn trails(document: &Document<'_>, at: usize) -> bool {
    let token = &document.tokens()[at];
    !token.form.is(Form::LINE_START)
        && matches!(token.kind, TokenKind::Punct('.' | '!' | '?' | '…' | ')' | ']'))
}

/// Whether a new sentence may begin at the token.
fn begins(document: &Document<'_>, at: usize, quote: bool) -> bool {
    let token = &document.tokens()[at];
    if token.form.is(Form::LINE_START) || quote {
        return true;
    }
    match token.kind {
        TokenKind::Word => token.form.is(Form::CAPITAL) || document.word(at).starts_with(['@', '#']),
        TokenKind::Number => token.form.is(Form::SPACED),
        TokenKind::Mark(_) => true,
        TokenKind::Punct('-' | '–' | '—' | '•' | '[' | '(' | '>' | '*') => token.form.is(Form::SPACED),
        _ => false,
    }
}

/// A crawler lost the space before a token, and the end of a line with it: *Une vie "à part"Le maire*, *Pas de panne selon Martin"Mon
/// client …"*. Not behind an elision.
fn is_glued(document: &Document<'_>, at: usize) -> bool {
    let token = &document.tokens()[at];
    let Some(before) = at.checked_sub(1) else { return false };
    let joint = match document.tokens()[before].kind {
        TokenKind::Word => document.word(before).ends_with(char::is_alphanumeric),
        // *"Je viens.""Je pars."*: two sentences, and perhaps of one paragraph.
        TokenKind::Mark(_) => before > 0 && !document.tokens()[before - 1].ends_sentence(),
        _ => false,
    };
    joint && !token.form.is(Form::SPACED) && !token.form.is(Form::LINE_START)
}

/// No space stands between a full stop and the token behind it.
fn follows_stop(document: &Document<'_>, at: usize) -> bool {
    let tokens = document.tokens();
    let joined = !tokens[at].form.is(Form::SPACED) && !tokens[at].form.is(Form::LINE_START);
    at > 0 && joined && tokens[at - 1].ends_sentence()
}

/// A small word with a capital, which only the beginning of a sentence gives it.
fn opens_sentence(document: &Document<'_>, at: usize) -> bool {
    let article = matches!(document.word(at), "Le" | "La" | "Les" | "L'" | "L’");
    let small = |t: usize| t < document.tokens().len() && document.word(t).starts_with(char::is_lowercase);
    article && small(at + 1)
        || matches!(
            document.word(at),
            "Selon"
                | "Pour"
                | "Dans"
                | "En"
                | "Il"
                | "Elle"
                | "Ils"
                | "Elles"
                | "Ce"
                | "Cette"
                | "Ces"
                | "Mais"
                | "Lors"
                | "Si"
                | "Depuis"
                | "Après"
                | "Avec"
                | "D'"
                | "D’"
                | "Un"
                | "Une"
                | "Des"
        )
}

fn is_capital(document: &Document<'_>, at: usize) -> bool {
    document.tokens()[at].form.is(Form::CAPITAL)
}
