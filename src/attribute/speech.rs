//! Speech or not: titles, terms, names and the journalist's distance, told from reported words.
//!
//! By form (capitals, length, a verb inside), by the words before (*le film*, *baptisé*, *dit*, *le mot*), and by whether
//! a report governs the quotation. Each verdict keeps its reason.

use super::scene::Scene;
use crate::analysis::Reason;
use crate::detect::{ChunkKind, Tag};
use crate::text::Form;

/// Words before a quotation that say that it is a title.
const TITLED: &[&str] = &[
    "film",
    "films",
    "livre",
    "roman",
    "album",
    "chanson",
    "titre",
    "émission",
    "série",
    "documentaire",
    "revue",
    "magazine",
    "journal",
    "hebdomadaire",
    "quotidien",
    "essai",
    "ouvrage",
    "pièce",
    "exposition",
    "festival",
    "programme",
    "opération",
    "projet",
    "plan",
    "collectif",
    "association",
    "groupe",
    "mouvement",
    "blog",
    "site",
    "podcast",
    "chronique",
    "reportage",
    "concours",
    "prix",
    "tableau",
    "recueil",
    "bd",
    "jeu",
    "application",
    "logiciel",
    "rubrique",
    "hashtag",
    "spectacle",
    "single",
    "clip",
    "court-métrage",
    "long-métrage",
    "liste",
    "label",
    "marque",
    "fondation",
    "club",
    "restaurant",
    "compte",
    "rapport",
    "loi",
    "dispositif",
    "campagne",
    "cellule",
    "commission",
    "convention",
    "traité",
    "saga",
    "thriller",
    "biopic",
    "comédie",
    "best-seller",
    "feuilleton",
    "bateau",
    "navire",
    "missile",
    "missiles",
];

/// Participles and verbs before a quotation that say that it is a name.
const NAMED: &[&str] = &[
    "intitulé",
    "intitulée",
    "intitulés",
    "intitulées",
    "baptisé",
    "baptisée",
    "baptisés",
    "baptisées",
    "surnommé",
    "surnommée",
    "surnommés",
    "surnommées",
    "dénommé",
    "dénommée",
    "nommé",
    "nommée",
    "dit",
    "dite",
    "dits",
    "dites",
    "appelé",
    "appelée",
    "appelés",
    "appelées",
    "alias",
    "rebaptisé",
    "rebaptisée",
    "titré",
    "titrée",
    "labellisé",
    "labellisée",
    "soi-disant",
    "prénommé",
    "estampillé",
    "estampillée",
    "estampillés",
];

/// Nouns before a quotation that say that the word itself is meant.
const SPOKEN_OF: &[&str] = &[
    "mot",
    "mots",
    "terme",
    "termes",
    "expression",
    "notion",
    "concept",
    "mention",
    "statut",
    "catégorie",
    "surnom",
    "sobriquet",
    "étiquette",
    "appellation",
    "pseudonyme",
    "pseudo",
    "code",
    "logo",
    "type",
    "label",
    "néologisme",
    "adjectif",
    "verbe",
];

/// Whether a quotation in this place is no speech, whatever report stands around it; with how sure that is.
pub fn no_speech(
    scene: &Scene<'_>,
    frame: usize,
    c: usize,
    q: usize,
    rule: Option<&'static str>,
) -> Option<(Reason, f32)> {
    let quotation = &scene.quotations[q];
    let inner = quotation.inner();
    let words: Vec<usize> = inner
        .clone()
        .filter(|t| {
            scene.document.tokens()[*t].is_word()
                || scene.document.tokens()[*t].kind == crate::text::TokenKind::Number
        })
        .collect();
    if words.is_empty() {
        return Some((Reason::Term, 0.9));
    }
    let before: Vec<&str> =
        (0..3).filter_map(|d| quotation.first.checked_sub(d + 1)).map(|t| scene.lower(t)).collect();
    let first = before.first().copied().unwrap_or_default();
    let has_verb = inner.clone().any(|t| scene.tags[t].is_finite());
    let short = words.len() <= 6;
    let titled = words.iter().filter(|t| scene.document.tokens()[**t].form.is(Form::CAPITAL)).count();
    let capital_first = scene.document.tokens()[words[0]].form.is(Form::CAPITAL);
    let stopped = inner.clone().any(|t| scene.document.tokens()[t].ends_sentence());
    let strong = stopped || matches!(rule, Some("incise" | "colon" | "incise-continued" | "selon"));
    if NAMED.contains(&first)
        && words.len() <= 12
        && !(first == "dit" && has_verb)
        && !(matches!(first, "dit" | "dits") && rule == Some("object") && words.len() > 4)
    {
        return Some((if capital_first { Reason::Title } else { Reason::Term }, 0.9));
    }
    let plain = !capital_first && (has_verb || scene.tags[words[0]].closed.is_some());
    if TITLED.contains(&first) && words.len() <= 10 && !strong && !plain {
        return Some((Reason::Title, if capital_first { 0.92 } else { 0.7 }));
    }
    if SPOKEN_OF.contains(&first) && words.len() <= 4 && rule.is_none() {
        return Some((Reason::Term, 0.75));
    }
    // « Le Monde diplomatique »: capitals inside, no verb.
    if capital_first && titled >= 2 && titled * 2 >= words.len() && short && !has_verb && !strong {
        return Some((Reason::Title, 0.7));
    }
    if capital_first
        && short
        && !has_verb
        && !strong
        && rule.is_none()
        && before_is_article_or_noun(scene, quotation.first)
    {
        return Some((Reason::Title, 0.65));
    }
    let _ = (frame, c);
    None
}

fn before_is_article_or_noun(scene: &Scene<'_>, first: usize) -> bool {
    first > 0
        && !scene.document.tokens()[first].form.is(Form::LINE_START)
        && matches!(
            scene.tags[first - 1].tag,
            Tag::Noun
                | Tag::Adj
                | Tag::Name
                | Tag::Closed(
                    crate::lexicon::Closed::Det
                        | crate::lexicon::Closed::DeDet
                        | crate::lexicon::Closed::ADet
                        | crate::lexicon::Closed::De
                        | crate::lexicon::Closed::Prep
                )
        )
}

/// A quotation that nothing attributes: a term, or speech of somebody whom the text does not name.
pub fn without_cue(scene: &Scene<'_>, frame: usize, c: usize, q: usize) -> Option<(Reason, f32)> {
    let quotation = &scene.quotations[q];
    let inner = quotation.inner();
    let words = inner.clone().filter(|t| scene.document.tokens()[*t].is_word()).count();
    let has_verb = inner.clone().any(|t| scene.tags[t].is_finite());
    let chunks = &scene.chunks[frame];
    let alone = chunks.list.iter().all(|k| matches!(k.kind, ChunkKind::Quote(_) | ChunkKind::Punct(_)));
    let _ = c;
    if alone || words > 6 || has_verb && words > 2 {
        return None;
    }
    Some((Reason::Term, 0.6))
}
