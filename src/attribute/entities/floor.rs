//! Taking the floor: sentences and cues by which somebody else than whoever has just spoken comes in, and what makes it
//! impossible that a description means a given person.
//!
//! *« Il progresse », assure l'entraîneur*, of the only man named; *La voisine hausse les épaules*; *le procureur*, where somebody is
//! tried: in each the text leaves open who it is, but not who it is not.

use super::Entity;
use super::ages::is_minor;
use super::descriptions::Description;
use crate::analysis::Gender;
use crate::attribute::scene::Scene;
use crate::detect::{Chunks, Np, Tag, VgKind};
use crate::lexicon::{Domain, Lexicon, WordKey};

/// Which side somebody stands on in a trial.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Party {
    /// Accused, tried, or sentenced.
    Tried,
    /// Killed or hurt.
    Victim,
}

/// *Paul Martin comparaît*, *est jugé*, *a été tué*: what the verb of a subject makes of it; *le procès de Paul Martin*, *le meurtre de
/// Paul Martin*.
pub(super) fn party_of(scene: &Scene<'_>, chunks: &Chunks, c: usize, subject: bool) -> Option<Party> {
    let np = chunks.np(c)?;
    if np.prep.is_some() {
        return party_behind(scene, np.tokens.start);
    }
    // *La cour a condamné Paul Martin*
    let before = c.checked_sub(1).and_then(|k| chunks.vg(k)).filter(|vg| !subject && !vg.passive);
    let sentences =
        |t: usize| ["condamn", "inculp", "écrou"].iter().any(|stem| scene.lower(t).starts_with(stem));
    if before.and_then(|vg| vg.verbs.last()).is_some_and(|t| sentences(*t)) {
        return (np.name.is_some()).then_some(Party::Tried);
    }
    /// An adverb, an age or a trade may stand between.
    const BETWEEN: usize = 6;
    let verb = (c + 1..c + BETWEEN).find(|k| chunks.vg(*k).is_some()).filter(|_| subject)?;
    let vg = chunks
        .vg(verb)
        .filter(|vg| vg.kind == VgKind::Finite && vg.subject.is_none() && vg.clitic.is_none())?;
    let last = *vg.verbs.last()?;
    let word = scene.lower(last);
    if is_tried(scene, last) {
        return Some(Party::Tried);
    }
    let examined = word.starts_with("mis") && (last + 1..last + 3).any(|t| scene.lower(t) == "examen");
    let is = |stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
    if !vg.passive && !examined {
        return None;
    }
    match () {
        () if examined
            || is(&["jugé", "condamné", "poursuivi", "soupçonné", "écroué", "inculpé", "acquitté"]) =>
        {
            Some(Party::Tried)
        }
        () if is(&["tué", "assassiné", "poignardé", "violé", "agressé", "abattu", "retrouvé", "enlevé"]) => {
            Some(Party::Victim)
        }
        () => None,
    }
}

/// *comparaît*, *a écopé de six mois*, *s'est vu infliger une amende*, *purge sa peine*, *a plaidé coupable*: active verbs of whoever is
/// tried or sentenced, by the last token of the verb.
fn is_tried(scene: &Scene<'_>, last: usize) -> bool {
    /// So many words behind the verb tell.
    const BEHIND: usize = 7;
    const PENALTIES: [&str; 4] = ["peine", "peines", "amende", "prison"];
    let behind = |words: &[&str]| (last + 1..last + BEHIND).any(|t| words.contains(&scene.lower(t)));
    let word = scene.lower(last);
    match () {
        () if word.starts_with("comparai") || word.starts_with("comparaî") || word == "comparu" => true,
        () if word.starts_with("écop") => true,
        () if matches!(word, "vu" | "vue") => behind(&["infliger"]) && behind(&PENALTIES),
        () if word.starts_with("reçu") => behind(&PENALTIES),
        () if word.starts_with("plaid") => scene.reads(last + 1, "coupable"),
        () if word.starts_with("purg") => behind(&["peine"]),
        () => false,
    }
}

/// *le procès de Paul Martin*, *le meurtre de Paul Martin*: what the noun before *de* makes of whoever stands behind it.
pub(super) fn party_behind(scene: &Scene<'_>, token: usize) -> Option<Party> {
    let of = |t: usize| scene.tags[t].is_of();
    let noun = token.checked_sub(1).filter(|t| of(*t))?.checked_sub(1)?;
    match scene.lower(noun) {
        "procès" => Some(Party::Tried),
        "meurtre" | "assassinat" | "mort" | "viol" | "agression" | "disparition" => Some(Party::Victim),
        _ => None,
    }
}

/// Of which side of a trial a description is, if of any: *l'accusé*, *la victime*.
pub(super) fn side_of(description: &Description) -> Option<Party> {
    let head = description.head.as_str();
    match () {
        () if description.former => None,
        () if ["accuse", "prevenu"].iter().any(|stem| head.starts_with(stem)) => Some(Party::Tried),
        () if head == "victime" => Some(Party::Victim),
        () => None,
    }
}

/// *le procureur* is not who is tried, nor *l'accusé* who was killed, unless the text has called them so.
pub(super) fn is_of_the_other_party(lexicon: &Lexicon, entity: &Entity, description: &Description) -> bool {
    let so_called = || entity.descriptions.iter().any(|d| description.takes_up(d, lexicon));
    let head = description.head.as_str();
    let is = |heads: &[&str]| heads.iter().any(|stem| head.starts_with(stem));
    let barred = match entity.party {
        Some(Party::Tried) => {
            let court = [
                "juge",
                "magistrat",
                "procureur",
                "greffier",
                "substitut",
                "jure",
                "enquet",
                "victim",
                "plaignant",
                "psychiatre",
                "psychologue",
                "expert",
                "legiste",
            ];
            let over = |body: &str| description.modifiers.contains(&WordKey::of_folded(body));
            let presides = head.starts_with("president")
                && (description.modifiers.is_empty() || over("cour") || over("tribunal"));
            is(&court) || presides && entity.known.is_none() || head == "avocat" || head == "avocate"
        }
        Some(Party::Victim) => {
            is(&["accuse", "prevenu", "suspect", "condamne", "meurtrier", "agresseur", "tueur"])
        }
        None => false,
    };
    barred && !description.former && !so_called()
}

/// *l'élève*, *la collégienne*, *l'étudiant*, by the head of a description: who learns as yet.
pub(super) fn learns(head: &str) -> bool {
    ["eleve", "ecolier", "collegien", "lyceen", "etudiant"].iter().any(|stem| head.starts_with(stem))
}

/// *l'infirmière*, *le maire*: no child, whom the text calls nothing of the kind.
pub(super) fn is_too_young(lexicon: &Lexicon, entity: &Entity, description: &Description) -> bool {
    /// Nobody below that age has a trade.
    const OF_AGE: u8 = 15;
    /// Hardly anybody below that age is called a mother or a father.
    const PARENT: u8 = 18;
    let role = description.role.and_then(|role| lexicon.roles.get(role));
    let works = role.is_some_and(|role| {
        !matches!(role.domain, Domain::Society | Domain::General | Domain::Sport | Domain::Media)
    });
    // *la mère de famille*
    let parent = matches!(&*description.head, "mere" | "pere" | "maman" | "papa");
    // *l'adolescente … la mère*
    let minor = || entity.descriptions.iter().any(|d| is_minor(&d.head));
    let young =
        entity.age.map_or_else(|| parent && minor(), |age| age < OF_AGE && works || age < PARENT && parent);
    young
        && !learns(&description.head)
        && !entity.descriptions.iter().any(|d| description.takes_up(d, lexicon))
}

/// *La directrice n'est pas du même avis*, *Le maire conteste*, *La voisine hausse les épaules*: the subject is not who has just
/// spoken.
pub(super) fn objects(scene: &Scene<'_>, chunks: &Chunks, np: &Np) -> bool {
    /// So many words behind the verb tell.
    const BEHIND: usize = 6;
    let c = chunks.from_token(np.tokens.start);
    let verb = (c + 1..c + 3).find(|k| chunks.is_finite(*k));
    let Some(vg) = verb.and_then(|k| chunks.vg(k)) else { return false };
    let Some(&last) = vg.verbs.last() else { return false };
    let word = scene.lower(last);
    let behind = || (last + 1..(last + BEHIND).min(scene.tags.len())).map(|t| scene.lower(t));
    let denied = behind().take(2).any(|word| matches!(word, "pas" | "guère" | "point"));
    let any = |words: &[&str]| behind().any(|word| words.contains(&word));
    match () {
        () if denied && (word.starts_with("est") || word.starts_with("ét") || word.starts_with("partag")) => {
            any(&["accord", "avis", "convaincu", "convaincue", "dupe", "opinion", "analyse", "enthousiasme"])
        }
        () if word.starts_with("hauss") => any(&["épaules"]),
        () if word.starts_with("lèv") || word.starts_with("lev") => any(&["yeux"]) && any(&["ciel"]),
        () if word.starts_with("secou") => any(&["tête"]),
        () if word.starts_with("croi") || word == "croyait" => any(&["pas"]) && any(&["mot"]),
        () => ["dément", "démen", "contredi", "contest", "réfut", "récus", "protest"]
            .iter()
            .any(|stem| word.starts_with(stem)),
    }
}

/// The gender of *il* or *elle* with which the words beside a phrase begin: *« Il progresse », assure l'entraîneur*. Not *Il faut*, nor
/// *Il est*, which mean nobody, or may.
pub(super) fn spoken_of(scene: &Scene<'_>, chunks: &Chunks, np: &Np) -> Option<Gender> {
    /// So many chunks stand between the words and who says them at most: *, assure mardi*.
    const BETWEEN: usize = 5;
    let c = chunks.from_token(np.tokens.start);
    first_pronoun(scene, (0..c).rev().take(BETWEEN).find_map(|k| chunks.quote(k))?)
}

/// The gender of *il* or *elle* with which the words of a quotation begin.
pub(in crate::attribute) fn first_pronoun(scene: &Scene<'_>, q: usize) -> Option<Gender> {
    let mut words = scene.quotations[q].inner();
    let first = words.find(|t| scene.document.tokens()[*t].is_word())?;
    let next = first + 1;
    match scene.lower(first) {
        "elle" => Some(Gender::Feminine),
        "il" => {
            let nobody = [
                "est", "existe", "fait", "faisait", "fallait", "faudra", "faudrait", "faut", "manque", "me",
                "n'", "ne", "nous", "m'", "reste", "restait", "s'", "sera", "serait", "suffit", "va", "vaut",
                "y", "était", "arrive",
            ];
            let word = scene.lower(next);
            let nobody = nobody.contains(&word)
                || ["sembl", "convien", "pleu"].iter().any(|stem| word.starts_with(stem));
            let verb =
                matches!(scene.tags.get(next).map(|t| t.tag), Some(Tag::Verb | Tag::Aux | Tag::Closed(_)));
            (!nobody && verb).then_some(Gender::Masculine)
        }
        _ => None,
    }
}
