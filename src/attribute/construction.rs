//! Constructions: which report of its own frame governs a quotation.
//!
//! Tried in the order of how far they can be trusted: an *incise* right behind the quotation, an *incise* inside it, a
//! report before it (*que*, colon, object), an *incise* further on in the same frame, the bare name of a headline.

use super::claims::{left_behind, said_at_length, utters};
use super::colon::{answered, cited, is_kicker, voiced, voiced_by_clause};
use super::predicates::predicate;
use super::reports::{
    Carrier, Complement, Report, Source, is_main_verb, is_mute, is_one_of_them, is_press, place_before,
    pronoun_of, speaks, subject_before,
};
use super::scene::Scene;
use super::subjects;
use crate::analysis::{Act, Gender};
use crate::detect::{ChunkKind, Chunks, Np, NpKind, Tag, Vg, VgKind};
use crate::lexicon::{Closed, NounKind, Strength, WordClass};

/// How a quotation hangs on a report.
#[derive(Clone, Debug)]
pub struct Link {
    /// The report, by its number in the frame; none where the construction has no cue.
    pub report: Option<usize>,
    /// The source where it is not the report's.
    pub source: Option<Source>,
    /// The construction.
    pub rule: &'static str,
    /// How far the construction can be trusted, 0 to 1.
    pub trust: f32,
    /// The quotation is a part of the journalist's own clause.
    pub partial: bool,
}

impl Link {
    fn to(report: usize, rule: &'static str, trust: f32, partial: bool) -> Link {
        Link { report: Some(report), source: None, rule, trust, partial }
    }
}

/// The construction that a quotation stands in, seen from its frame.
pub fn link(scene: &Scene<'_>, chunks: &Chunks, c: usize, reports: &[Report]) -> Option<Link> {
    let opening = opens_frame(chunks, c);
    if let Some(link) = behind(scene, chunks, c, reports, opening) {
        // *Elle conclut à un « danger », recommande la mise à l'écart du chef*: a second verb, whose object is no speaker.
        let object = |r: usize| {
            let mute = reports[r].source.as_ref().is_some_and(|s| is_mute(scene, chunks, s));
            let other = match reports[r].carrier {
                Carrier::Verb(id) => !matches!(scene.lexicon.verbs.verb(id).act, Act::Say | Act::Write),
                Carrier::Phrase => false,
            };
            mute && other && link.rule == "incise"
        };
        if !opening
            && link.report.is_some_and(object)
            && let Some(first) = before(scene, chunks, c, reports)
            && matches!(first.rule, "object" | "infinitive" | "que")
        {
            return Some(first);
        }
        let passed_on =
            link.report.filter(|_| !opening).and_then(|r| passed_on(scene, chunks, c, reports, r));
        let source = || link.report.and_then(|r| taken_up(scene, chunks, c, reports, &reports[r]));
        return passed_on.or_else(|| {
            let source = if opening { None } else { source() };
            Some(Link { source: source.or(link.source.clone()), ..link.clone() })
        });
    }
    let before = before(scene, chunks, c, reports);
    if let Some(link) = &before
        && let Some(source) = gapped(scene, chunks, c, reports, link)
    {
        return Some(Link { source: Some(source), trust: 0.85, ..link.clone() });
    }
    let far = reports.iter().enumerate().find(|(_, r)| {
        r.incise
            && r.chunk > c
            && r.source.is_some()
            && !(c..r.chunk).any(|k| chunks.is_punct(k, ';'))
            && (matches!(r.carrier, Carrier::Phrase) || set_off(chunks, r))
    });
    // *X veut « A », explique Y*: a frame that ends with an incise is Y's, unless X plainly says it.
    let whole = far.as_ref().is_some_and(|(_, r)| matches!(r.carrier, Carrier::Verb(_)) && r.strength > 0);
    match (before, far) {
        // *X parle d'un « échec » : « A », dit Y*: the *incise* is that of the words behind the colon.
        (Some(b), Some((_, y)))
            if b.rule == "object"
                && b.report.is_some_and(|r| !can_hardly_speak(scene, chunks, &reports[r]))
                && (c + 1..y.chunk).any(|k| chunks.is_punct(k, ':') && chunks.quote(k + 1).is_some()) =>
        {
            Some(b)
        }
        (Some(Link { rule: "object" | "infinitive", .. }), Some((f, _))) if whole => {
            let passed_on = passed_on(scene, chunks, c, reports, f);
            passed_on.or_else(|| Some(Link::to(f, "incise-far", 0.84, true)))
        }
        // *Anne Martin, elle, est plus mesurée : « … »*: a verb that has no subject of its own here.
        // *Et d'ajouter, philosophe : « … »* goes on.
        (Some(b), None)
            if b.rule == "colon"
                && b.report.is_some_and(|r| {
                    let goes_on = reports[r].form == VgKind::Infinitive && reports[r].chunk <= 1;
                    // *Et de poursuivre en réfutant les accusations de X : « … »*
                    let opens = |k: usize| {
                        let vg = chunks.vg(k).filter(|vg| vg.kind == VgKind::Infinitive);
                        vg.and_then(|vg| vg.governor).is_some_and(|g| matches!(scene.lower(g), "de" | "d'"))
                    };
                    let on = reports[r].form == VgKind::PresPart && (0..2.min(reports[r].chunk)).any(opens);
                    reports[r].source.is_none() && !goes_on && !on
                }) =>
        {
            headline(scene, chunks, c).or(Some(b))
        }
        (Some(b), None)
            if b.rule == "object"
                && b.report.is_some_and(|r| thing_that_means(scene, chunks, &reports[r])) =>
        {
            Some(Link { trust: b.trust * 0.5, ..b })
        }
        (Some(b), None) if b.report.is_some_and(|r| can_hardly_speak(scene, chunks, &reports[r])) => {
            // *le robot a répondu que*: a plain verb of saying makes a speaker of its subject; *montre*, *évoque* do not.
            let says = b.report.is_some_and(|r| match reports[r].carrier {
                Carrier::Verb(id) => {
                    let verb = scene.lexicon.verbs.verb(id);
                    reports[r].strength == 2
                        && verb.incise >= 2
                        && matches!(verb.act, crate::analysis::Act::Say | crate::analysis::Act::Write)
                }
                Carrier::Phrase => false,
            });
            let weak = b.report.is_some_and(|r| reports[r].strength == 0);
            let trust = if says {
                0.8
            } else if weak {
                0.2
            } else {
                0.42
            };
            Some(Link { trust: b.trust * trust, ..b })
        }
        (Some(b), far)
            if far.is_none() || !b.report.is_some_and(|r| can_hardly_speak(scene, chunks, &reports[r])) =>
        {
            Some(b)
        }
        (_, Some((f, report))) => {
            let verb = matches!(report.carrier, Carrier::Verb(_));
            Some(Link::to(f, if verb { "incise-far" } else { "selon" }, 0.88, true))
        }
        (_, None) => predicate(scene, chunks, c)
            .or_else(|| leading(scene, chunks, c, reports))
            .or_else(|| headline(scene, chunks, c)),
    }
}

/// *Paul parle d'un « bijou » et Anne d'une « farce »*: who says the words without a verb of their own, which is that of the words
/// before them (gapping: Ross 1970).
fn gapped(scene: &Scene<'_>, chunks: &Chunks, c: usize, reports: &[Report], link: &Link) -> Option<Source> {
    let report = link.report.map(|r| &reports[r]).filter(|_| link.rule == "object")?;
    const SMALL: [Closed; 6] = [Closed::De, Closed::DeDet, Closed::Det, Closed::A, Closed::ADet, Closed::En];
    let small = |k: &usize| chunks.is_one_of(*k, &SMALL);
    let opens = |quote: usize| (0..quote).rev().take_while(small).last().unwrap_or(quote);
    let start = opens(c);
    let who = start.checked_sub(1)?;
    let np = chunks.np(who).filter(|np| np.prep.is_none() && !np.time && speaks(scene, np))?;
    let joint =
        who.checked_sub(1).filter(|k| chunks.is_punct(*k, ',') || chunks.is_word(*k, Closed::Coord))?;
    let first = joint.checked_sub(1).filter(|k| chunks.quote(*k).is_some())?;
    let alike = (start == c) == (opens(first) == first);
    // *Elle trouve le début « trop long » et les héros « mous »*: a second object.
    let judged = opens(first).checked_sub(1).and_then(|k| chunks.np(k)).is_some_and(|np| np.prep.is_none());
    let finite = |k: usize| chunks.is_finite(k);
    let one_verb = report.form == VgKind::Finite
        && report.chunk < first
        && !(report.chunk + 1..c).any(finite)
        && !finite(c + 1);
    let n = chunks.np_number(who)?;
    (alike && !judged && one_verb).then(|| Source { trust: 0.85, ..Source::phrase(np.tokens.clone(), n) })
}

/// *Pour X, « A », a-t-il affirmé*: whoever the sentence says the words are according to, before they come, is who the pronoun of
/// their *incise* takes up.
fn taken_up(
    scene: &Scene<'_>,
    chunks: &Chunks,
    c: usize,
    reports: &[Report],
    incise: &Report,
) -> Option<Source> {
    let pronoun = incise.source.as_ref().and_then(|s| s.pronoun).filter(|_| incise.incise)?;
    let gender = match pronoun_of(scene.lower(pronoun)) {
        "il" => Gender::Masculine,
        "elle" => Gender::Feminine,
        _ => return None,
    };
    let phrase = reports.iter().find(|r| matches!(r.carrier, Carrier::Phrase) && r.end <= c)?;
    let heads = (0..phrase.chunk).all(|k| chunks.is_one_of(k, &[Closed::Coord, Closed::Adv]));
    let source = phrase.source.as_ref().filter(|s| s.pronoun.is_none() && s.nps.len() == 1)?;
    let np = chunks.nps.get(source.nps[0])?;
    let one = np.plural != Some(true) && np.gender.is_none_or(|g| g == gender);
    // *Pour le RER A, P, a-t-il précisé*
    let somebody = is_person(scene, np) || scene.is_role(np.head);
    // *Pour X, Y a choisi : « A », dit-il*
    let acts = |k: usize| chunks.np(k).is_some_and(|np| np.prep.is_none() && !np.time && speaks(scene, np));
    (heads && one && somebody && !(phrase.end..c).any(acts)).then(|| source.clone())
}

/// *La mairie explique que « A », rapporte Le Courrier*, *Le roi a parlé d'un « drame », selon un participant*: who plainly says the
/// words speaks, and whoever stands behind them passes them on.
fn passed_on(scene: &Scene<'_>, chunks: &Chunks, c: usize, reports: &[Report], relay: usize) -> Option<Link> {
    let found = before(scene, chunks, c, reports)?;
    let report = &reports[found.report?];
    // *Elle m'a dit : « A », se souvient Y*, *Il répétait : « A », raconte Y*
    let tells = matches!(
        &*reports[relay].lemma,
        "raconter" | "relater" | "se rappeler" | "se remémorer" | "se souvenir"
    );
    let retold = reports[relay].incise
        && tells
        && found.rule == "colon"
        && report.source.is_some()
        && report.says_plainly(scene)
        && is_main_verb(chunks, report.chunk)
        && chunks.vg(report.chunk).is_some_and(|vg| is_told_me(scene, vg));
    // *Il a répondu : « A », rapporte Y*
    let answered = found.rule == "colon"
        && report.source.is_some()
        && report.says_plainly(scene)
        && is_main_verb(chunks, report.chunk)
        && chunks.is_punct(report.end, ':');
    let by_verb = retold
        || reports[relay].relays() && (answered || found.rule == "que" && utters(scene, chunks, report));
    // *Selon le maire, « A », écrit Le Courrier*
    let somebody = |s: &Source| {
        let person = |np: &Np| {
            np.name.is_some() && !is_press(scene, np) && scene.is_role(np.head) || is_person(scene, np)
        };
        !s.nps.is_empty() && s.nps.iter().all(|n| chunks.nps.get(*n).is_some_and(person))
    };
    let by_phrase = found.rule == "selon"
        && matches!(report.carrier, Carrier::Phrase)
        && printed_by_press(scene, chunks, &reports[relay])
        && report.source.as_ref().is_some_and(somebody);
    // *Le maire dénonce un « scandale », rapporte Le Courrier*, *…, selon Le Courrier*
    let passes = || {
        let verb = &reports[relay];
        is_relay(scene, chunks, verb) || verb.relays() || printed_by_press(scene, chunks, verb)
    };
    // *X a jugé que « … », selon Y*, *X a expliqué « avoir reçu … », d'après Y*
    let clause = || {
        let first = chunks.quote(c).and_then(|q| scene.quotations[q].inner().next());
        let infinitive = first.is_some_and(|t| scene.tags[t].tag == Tag::Inf);
        let plainly = matches!(found.rule, "que" | "infinitive") || infinitive;
        matches!(reports[relay].carrier, Carrier::Phrase) && plainly
    };
    let told = || (passes() || clause()) && told_before(scene, chunks, report, &found, c);
    (by_verb || by_phrase || told()).then_some(found)
}

/// A person by a whole name.
fn is_person(scene: &Scene<'_>, np: &Np) -> bool {
    np.kind == NpKind::Name && np.tokens.len() > 1 && scene.first_name(np.tokens.start).is_some()
}

/// *…, indique Le Courrier*: the *incise* of a medium, by its name.
fn printed_by_press(scene: &Scene<'_>, chunks: &Chunks, report: &Report) -> bool {
    let press = |n: &usize| chunks.nps.get(*n).is_some_and(|np| is_press(scene, np));
    let source = report.source.as_ref().filter(|s| s.pronoun.is_none() && !s.nps.is_empty());
    report.incise && source.is_some_and(|s| s.nps.iter().all(press))
}

/// *m'a dit*, *nous répondait*, *répétait*: what somebody heard, or heard often.
fn is_told_me(scene: &Scene<'_>, vg: &Vg) -> bool {
    let me = vg.object.is_some_and(|t| matches!(scene.lower(t), "me" | "m'" | "m’" | "nous"));
    let often = vg.verbs.len() == 1 && vg.verbs.first().is_some_and(|t| scene.lower(*t).ends_with("ait"));
    me || often
}

/// *selon Le Courrier*, *selon un participant*, *, d'après un communiqué*: who prints or has heard what others say. *selon le code du
/// travail* says it.
fn is_relay(scene: &Scene<'_>, chunks: &Chunks, phrase: &Report) -> bool {
    let comma = phrase.chunk > 0 && chunks.is_punct(phrase.chunk - 1, ',');
    let passes = |np: &Np| {
        let heard =
            scene.is_role(np.head) && np.name.is_none() && np.det.is_some_and(|d| is_one(scene.lower(d)));
        match scene.noun_at(np.head) {
            Some(NounKind::Media) => true,
            Some(NounKind::Anonymous | NounKind::Document) => comma,
            // *selon des propos cités par une agence*
            _ if scene.is_utterance(np) => {
                let behind = if np.tokens.end > np.head + 1 { scene.lower(np.head + 1) } else { "" };
                let nobodys = behind.is_empty() || scene.tags[np.head + 1].tag == Tag::Part;
                // *selon les propos rapportés par la préfecture*
                let passed_on =
                    ["rapporté", "relayé", "cité", "recueilli"].iter().any(|p| behind.starts_with(p));
                comma && nobodys && (passed_on || np.det.is_some_and(|d| is_one(scene.lower(d))))
            }
            _ => is_press(scene, np) || heard && comma,
        }
    };
    matches!(&*phrase.lemma, "selon" | "d'après")
        && phrase.source.as_ref().is_some_and(|source| {
            let one = |n: &usize| chunks.nps.get(*n).is_some_and(passes);
            source.pronoun.is_none() && !source.nps.is_empty() && source.nps.iter().all(one)
        })
}

fn is_one(article: &str) -> bool {
    matches!(article, "un" | "une" | "des")
}

/// *Le roi a parlé d'un « drame »*: somebody plainly said so, in the main clause that holds the words at a chunk and nothing else.
fn told_before(scene: &Scene<'_>, chunks: &Chunks, report: &Report, found: &Link, c: usize) -> bool {
    let somebody = |np: &Np| {
        let kind = scene.noun_at(np.head);
        !matches!(kind, Some(NounKind::Media | NounKind::Document))
            && !is_press(scene, np)
            && speaks(scene, np)
    };
    let source = report.source.as_ref().is_some_and(|s| {
        s.pronoun.is_some() || s.nps.iter().all(|n| chunks.nps.get(*n).is_some_and(somebody))
    });
    let inner = |k: usize| {
        chunks.is_one_of(k, &[Closed::Qui, Closed::Rel])
            || found.rule != "que" && (chunks.is_finite(k) || chunks.quote(k).is_some())
    };
    // *X accuse Y de l'avoir « frappé »*
    let says = report.says_plainly(scene) || report.lemma == "accuser" && !report.negated;
    // *X a confirmé l'information au détour d'un « sketch »*: it has its object.
    let bare = |k: usize| chunks.np(k).is_some_and(|np| np.prep.is_none() && !np.time);
    let has_object = found.rule == "object" && c > 0 && (report.end..c - 1).any(bare);
    source
        && matches!(found.rule, "que" | "object" | "infinitive")
        && says
        && !has_object
        && !chunks.vg(report.chunk).is_some_and(|vg| vg.passive)
        && report.strength > 0
        && report.form == VgKind::Finite
        // *X aurait dit que « A », selon Y*, but not *X dirait*
        && (!report.conditional || chunks.vg(report.chunk).is_some_and(|vg| vg.verbs.len() > 1))
        && is_main_verb(chunks, report.chunk)
        && !(report.end..c).any(inner)
        && chunks.vg(report.chunk).is_some_and(|vg| !is_to_come(scene, vg, report))
}

/// *proposera*, *devrait proposer*, *va proposer*, *proposerait*: what has not been said yet; but *a dit avoir proposé*, *aurait proposé*.
fn is_to_come(scene: &Scene<'_>, vg: &Vg, report: &Report) -> bool {
    let Some(verb) = vg.verbs.iter().rev().find(|t| **t < report.cue.end) else { return false };
    let first = vg.verbs.first() == Some(verb);
    let word = scene.lower(*verb);
    let future = (word.ends_with("ra") || word.ends_with("ront")) && scene.tags[*verb].is_finite();
    !first && scene.tags[*verb].tag == Tag::Inf || first && (vg.conditional || future)
}

/// *Surtout, poursuit-elle, les prélèvements reposent sur des hypothèses « datées »*: an incise at the head of a clause governs
/// the rest of it.
fn leading(scene: &Scene<'_>, chunks: &Chunks, c: usize, reports: &[Report]) -> Option<Link> {
    /// So many chunks stand before it at most: *Car,*, *Les prélèvements,*.
    const HEAD: usize = 4;
    let leads = |r: &Report| {
        let head = r.chunk < HEAD && (0..r.chunk).all(|k| chunks.quote(k).is_none());
        // *un dossier dans lequel, dit-elle, on aurait « choisi … »*: a pronoun behind its verb is no subject of another.
        let clitic = chunks.vg(r.chunk).is_some_and(|v| v.clitic.is_some());
        // *« A », a-t-elle dit, alors que X prépare un « B »*: behind words in marks the journalist goes on, but for *car* and *mais*.
        let behind = chunks.list.get(r.end + 1).map_or("", |k| scene.lower(k.tokens.start));
        let theirs = r.chunk < 2
            || chunks.quote(r.chunk - 2).is_none()
            || matches!(behind, "car" | "mais" | "parce" | "puisque");
        let nearest = || theirs && !reports.iter().any(|o| o.chunk > r.chunk && o.chunk < c);
        // *Or, estime l'institut sur la base des chiffres de mars, la hausse est « nette »*
        let adjunct = |k: &usize| {
            chunks.np(*k).is_some_and(|np| np.prep.is_some() || np.time)
                || chunks.is_one_of(*k, &[Closed::De, Closed::En])
                || matches!(chunks.list[*k].kind, ChunkKind::Adj)
        };
        let end = (r.end..chunks.list.len()).find(|k| !adjunct(k)).unwrap_or(r.end);
        r.incise
            && r.source.is_some()
            && matches!(r.carrier, Carrier::Verb(_))
            && r.chunk > 0
            && (head || clitic && nearest())
            && chunks.is_punct(r.chunk - 1, ',')
            && chunks.is_punct(end, ',')
            && end < c
            && !(end..c).any(|k| chunks.is_punct(k, ';') || chunks.is_punct(k, ':'))
    };
    let i = reports.iter().position(leads)?;
    Some(Link::to(i, "incise-far", 0.84, true))
}

/// Nothing but signs and conjunctions stands before the quotation in its frame.
fn opens_frame(chunks: &Chunks, c: usize) -> bool {
    (0..c).all(|k| {
        matches!(
            chunks.list[k].kind,
            ChunkKind::Punct(_) | ChunkKind::Word(Closed::Coord | Closed::Adv) | ChunkKind::Quote(_)
        )
    })
}

/// The incise is set off by a comma, a dash or a quotation before it.
fn set_off(chunks: &Chunks, report: &Report) -> bool {
    let mut k = report.chunk;
    while k > 0 {
        k -= 1;
        match chunks.list[k].kind {
            ChunkKind::Punct(',' | '–' | '—' | '-' | '(' | '?' | '!' | '…' | '"') | ChunkKind::Quote(_) =>
            {
                return true;
            }
            ChunkKind::Word(Closed::Adv | Closed::Sub | Closed::Object) => {}
            _ => return false,
        }
    }
    report.comme
}

/// An *incise*, a *selon* phrase or a name right behind the quotation.
fn behind(scene: &Scene<'_>, chunks: &Chunks, c: usize, reports: &[Report], opening: bool) -> Option<Link> {
    let mut r = c + 1;
    let mut signs = 0;
    while signs < 3
        && (chunks.is_punct(r, ',')
            || chunks.is_punct(r, '–')
            || chunks.is_punct(r, '—')
            || chunks.is_punct(r, '-')
            || chunks.is_punct(r, '.')
            || chunks.is_punct(r, '…')
            || chunks.is_punct(r, '"')
            || chunks.is_punct(r, '('))
    {
        r += 1;
        signs += 1;
    }
    // *« … », alors a dit X*, *« … », comme l'a dit X*
    let mut first = r;
    while first < r + 2
        && (chunks.is_word(first, Closed::Adv)
            || chunks.is_word(first, Closed::Sub)
            || chunks.is_word(first, Closed::Object)
            || chunks.is_word(first, Closed::Coord))
    {
        first += 1;
    }
    for (i, report) in reports.iter().enumerate() {
        if report.chunk != r && report.chunk != first {
            continue;
        }
        match report.carrier {
            // *« A » Selon X, P*: a capital begins a sentence of its own.
            Carrier::Phrase
                if report.source.is_some()
                    && (report.lemma != "pour" || report.strength == 2)
                    && !(signs == 0 && scene.is_capital(chunks.list[report.chunk].tokens.start)) =>
            {
                return Some(Link::to(i, "selon", 0.95, !opening));
            }
            Carrier::Verb(id) => {
                let verb = scene.lexicon.verbs.verb(id);
                let clitic = chunks.vg(report.chunk).is_some_and(|v| v.clitic.is_some());
                if report.incise
                    && (verb.incise > 0 || clitic || report.comme)
                    && report.form == VgKind::Finite
                {
                    let whole = opening || c > 0 && chunks.is_punct(c - 1, ':');
                    return Some(Link::to(i, "incise", 0.97, !whole));
                }
                // *« A », estimant « B »*: the participle governs what follows, not what stands before.
            }
            Carrier::Phrase => {}
        }
    }
    // *« … », X promet.*: the subject first.
    // *« … » Le bénévole sourit.*: a capital begins a sentence of its own.
    let goes_on = signs > 0 || chunks.list.get(r).is_some_and(|k| !scene.is_capital(k.tokens.start));
    if opening
        && goes_on
        && chunks.np(r).is_some_and(|np| np.prep.is_none() && speaks(scene, np))
        && let Some((i, report)) = reports.iter().enumerate().find(|(_, x)| x.chunk == r + 1)
    {
        let ends = report.end >= chunks.list.len() || chunks.is_punct(report.end, '.');
        let verb = matches!(report.carrier, Carrier::Verb(id) if scene.lexicon.verbs.verb(id).incise > 0);
        if ends && verb && report.source.is_some() && report.form == VgKind::Finite {
            return Some(Link::to(i, "incise", 0.88, false));
        }
    }
    // A verb that the lexicon does not know as reporting, but in the place of one: *« … », tonne le maire.*
    let vg = chunks.vg(first).or_else(|| chunks.vg(r))?;
    let at = if chunks.vg(first).is_some() { first } else { r };
    if opening && vg.kind == VgKind::Finite && vg.subject.is_none() && !reports.iter().any(|x| x.chunk == at)
    {
        if let Some(token) = vg.clitic {
            let word = scene.lower(token);
            if !word.ends_with("on")
                && !word.ends_with("-ce")
                && !word.ends_with("nous")
                && !word.ends_with("vous")
                && !word.ends_with("je")
            {
                let source =
                    Source { tokens: token..token + 1, nps: vec![], pronoun: Some(token), trust: 0.9 };
                return Some(Link {
                    report: None,
                    source: Some(source),
                    rule: "incise-open",
                    trust: 0.85,
                    partial: false,
                });
            }
        }
        let np = chunks.np(at + 1).filter(|np| {
            np.prep.is_none()
                && !np.time
                && (np.kind == NpKind::Name || np.name.is_some() || scene.is_role(np.head))
        });
        if let (Some(np), ChunkKind::Np(n)) = (np, &chunks.list.get(at + 1)?.kind) {
            let closes = matches!(
                chunks.list.get(at + 2).map(|c| &c.kind),
                None | Some(ChunkKind::Punct(_))
                    | Some(ChunkKind::Np(_))
                    | Some(ChunkKind::Word(Closed::Prep | Closed::Qui | Closed::Coord))
            );
            if closes {
                let source = Source { tokens: np.tokens.clone(), nps: vec![*n], pronoun: None, trust: 0.85 };
                return Some(Link {
                    report: None,
                    source: Some(source),
                    rule: "incise-open",
                    trust: 0.8,
                    partial: false,
                });
            }
        }
    }
    None
}

/// *X a déclaré, selon Y, que « … »*, *X a déclaré, selon Y : « … »*: a phrase between a plain verb of saying and what it governs.
pub(in crate::attribute) fn stands_between(
    scene: &Scene<'_>,
    chunks: &Chunks,
    reports: &[Report],
    i: usize,
) -> bool {
    let phrase = &reports[i];
    let Some(at) = phrase.chunk.checked_sub(1).filter(|k| chunks.is_punct(*k, ',')) else { return false };
    let comma = usize::from(chunks.is_punct(phrase.end, ','));
    let behind = phrase.end + comma;
    let goes_on = chunks.is_punct(behind, ':')
        || comma > 0 && (chunks.is_word(behind, Closed::That) || chunks.quote(behind).is_some());
    let small = |k: usize| chunks.is_one_of(k, &[Closed::Adv]);
    let says = |o: &Report| {
        matches!(o.carrier, Carrier::Verb(_))
            && !o.incise
            && o.chunk < at
            && (o.chunk + 1..at).all(small)
            && o.says_plainly(scene)
            && o.source.as_ref().is_some_and(|s| s.tokens.end <= o.cue.start)
            && !can_hardly_speak(scene, chunks, o)
    };
    goes_on && reports[..i].iter().rev().take(3).any(says)
}

/// *X accuse Y de vouloir « une guerre »*: what the accused are said to want or do is in the words of who accuses them.
fn is_accused_of(scene: &Scene<'_>, report: &Report, before: &[Report]) -> bool {
    let accuses = |o: &Report| {
        let verb = matches!(&*o.lemma, "accuser" | "soupçonner" | "suspecter" | "reprocher");
        verb && o.chunk < report.chunk && o.source.as_ref().is_some_and(|s| s.tokens.end <= report.cue.start)
    };
    let silent = match report.carrier {
        Carrier::Verb(id) => !matches!(scene.lexicon.verbs.verb(id).act, Act::Say | Act::Write),
        Carrier::Phrase => false,
    };
    report.form == VgKind::Infinitive && silent && before.last().is_some_and(accuses)
}

/// *des soins donnés par les médecins, « en l'absence d'intérêt »*: the agent of a verb that hardly says anything does not speak, but
/// *le cri lancé par X : « »*.
fn is_done_by(scene: &Scene<'_>, chunks: &Chunks, report: &Report, c: usize) -> bool {
    let agent = |s: &Source| {
        let prep = s.nps.first().and_then(|n| chunks.nps.get(*n)).and_then(|np| np.prep);
        prep.or(s.tokens.start.checked_sub(1)).is_some_and(|t| scene.lower(t) == "par")
    };
    let passive = report.form == VgKind::PastPart || chunks.vg(report.chunk).is_some_and(|vg| vg.passive);
    // *Pour X, interrogé par Le Courrier, « … »*: whoever asks.
    let asks = report.examines(scene)
        || matches!(&*report.lemma, "solliciter" | "contacter" | "joindre" | "inviter");
    passive
        && (report.strength == 0 || asks)
        && !chunks.is_punct(c - 1, ':')
        && report.source.as_ref().is_some_and(agent)
}

/// *Les mesures, si elles ont été jugées insuffisantes par X, « visaient à … »*, *Parmi ceux qui disent avoir un emploi, 38 % « ont perdu
/// … »*: the report stands in a clause that a comma ends, and the words begin with the verb of the clause around it.
fn opens_another_clause(scene: &Scene<'_>, chunks: &Chunks, report: &Report, c: usize) -> bool {
    const SMALL: [Closed; 3] = [Closed::Adv, Closed::Object, Closed::Neg];
    let before = (0..report.chunk).rev().find(|k| !chunks.is_one_of(*k, &SMALL));
    let relative = before.is_some_and(|k| chunks.is_word(k, Closed::Qui));
    let if_clause = (1..report.chunk).rev().take(3).any(|k| {
        let comma = chunks.is_punct(k - 1, ',');
        chunks.is_word(k, Closed::Sub) && (comma || chunks.is_word(k - 1, Closed::That))
            || comma && matches!(scene.lower(chunks.list[k].tokens.start), "si" | "s'")
    });
    if report.form != VgKind::Finite || !relative && !if_clause {
        return false;
    }
    let (Some(comma), Some(q)) = ((report.end..c).rev().find(|k| chunks.is_punct(*k, ',')), chunks.quote(c))
    else {
        return false;
    };
    let inner = scene.quotations[q].inner();
    let predicate = inner.clone().next().is_some_and(|t| scene.tags[t].is_finite());
    // *X a déclaré que quand Y rejette des gens, « cela en dit long »*
    let clause = if_clause
        && !report.comme
        && comma + 1 == c
        && inner.skip(1).take(3).any(|t| scene.tags[t].is_finite());
    // Behind the comma stands the subject, or nothing but the words.
    let subject = || {
        comma + 1 == c || (comma + 1..c).any(|j| chunks.np(j).is_some_and(|np| np.prep.is_none() && !np.time))
    };
    // *X criait : « A », « Brisons le silence »*: one of several.
    let listed = || (report.end..c).any(|k| chunks.quote(k).is_some());
    // *qui affirme que la ville, endettée, « manque de moyens »*: two commas within what is said.
    let aside = || {
        let that = matches!(report.complement, Complement::That(_));
        that && (report.end..comma).any(|k| chunks.is_punct(k, ','))
    };
    (predicate || clause) && subject() && !listed() && !aside()
}

/// The nearest report before the quotation whose complement can hold it.
fn before(scene: &Scene<'_>, chunks: &Chunks, c: usize, reports: &[Report]) -> Option<Link> {
    for (i, report) in reports.iter().enumerate().rev() {
        if report.chunk >= c || report.end > c && report.chunk + 1 > c || report.is_of_a_relay(chunks) {
            continue;
        }
        if (report.chunk..c).any(|k| chunks.is_punct(k, ';')) {
            return None;
        }
        if left_by_second_que(chunks, c, report, &reports[..i]) {
            continue;
        }
        if chunks.is_punct(c - 1, ':') && leaves_the_colon(scene, chunks, report, &reports[..i]) {
            continue;
        }
        if opens_another_clause(scene, chunks, report, c)
            || is_accused_of(scene, report, &reports[..i])
            || is_done_by(scene, chunks, report, c)
        {
            continue;
        }
        // *X prévient qu'une telle décision signifierait que « … »*: what cannot speak leaves the word to who can.
        let written = report.source.as_ref().is_some_and(|s| {
            let document = |n: &usize| {
                chunks.nps.get(*n).is_some_and(|np| scene.noun_at(np.head) == Some(NounKind::Document))
            };
            !s.nps.is_empty() && s.nps.iter().all(document)
        });
        // *Selon le syndicat, ces chiffres témoignent de « … »*
        let by_phrase =
            written && reports[..i].iter().any(|o| matches!(o.carrier, Carrier::Phrase) && o.chunk <= 2);
        // *X a déclaré que le maire voulait « … »*: what somebody is said to want or believe is in the words of who says so.
        let own =
            |o: &Report| o.source.as_ref().map(|s| &s.tokens) == report.source.as_ref().map(|s| &s.tokens);
        // *X explique que les couples doivent accueillir « … »*: what somebody is said to have to do.
        let due = || {
            let clause = matches!(report.complement, Complement::That(_)) && report.says_plainly(scene);
            chunks
                .vg(report.chunk)
                .is_some_and(|vg| vg.kind == VgKind::Infinitive && !clause || is_to_come(scene, vg, report))
        };
        let ahead = || {
            let first = chunks.vg(report.chunk).and_then(|vg| vg.verbs.first());
            first.is_some_and(|t| {
                matches!(scene.lower(*t), "devrait" | "devraient" | "pourrait" | "pourraient")
            })
        };
        // *X affirme que le suspect présentait « tous les signes »*: a verb that hardly reports.
        let idle = match report.carrier {
            Carrier::Verb(id) => {
                let verb = scene.lexicon.verbs.verb(id);
                // *… avait qualifié le texte de « honte »*, *se dit « choqué »*
                let calls =
                    verb.complement.has(crate::lexicon::Complement::PREDICATE) || verb.strength as u8 == 2;
                verb.incise == 0 && !calls && !matches!(&*verb.lemma, "se dire" | "dire")
            }
            Carrier::Phrase => false,
        };
        let believed = |o: &Report| {
            o.strength > 0
                && !own(o)
                && (idle && o.says_plainly(scene) && matches!(o.complement, Complement::That(_))
                    || (reported_belief(scene, report) || o.says_plainly(scene) && due())
                    // *Selon des proches, X devrait évoquer « … »*: nobody has heard him yet.
                    || matches!(o.carrier, Carrier::Phrase) && ahead())
        };
        // *À ses yeux, la Ville se montre « plus royaliste que le roi »*
        let shown = report.lemma == "se montrer";
        let thing = by_phrase
            || shown
            || report.comme
            || can_hardly_speak(scene, chunks, report)
            || thing_that_means(scene, chunks, report);
        if reports[..i].iter().any(|o| {
            let governs = match o.carrier {
                Carrier::Verb(_) => matches!(o.complement, Complement::That(k) if k < report.chunk),
                // *Pour X, la loi favorise la « fraude »*, *une mesure qui, selon X, favorise la « fraude »*
                Carrier::Phrase => o.end <= report.chunk && (o.chunk <= 2 || interposed(chunks, o, report)),
            };
            governs && (thing || believed(o)) && o.source.is_some() && !can_hardly_speak(scene, chunks, o)
        }) {
            continue;
        }
        let quotes_between = (report.end..c).filter(|k| chunks.quote(*k).is_some()).count();
        match report.carrier {
            Carrier::Phrase if stands_between(scene, chunks, reports, i) => continue,
            Carrier::Phrase => {
                // *Conclusion du rapporteur : « … »*
                if report.source.is_some() && matches!(report.complement, Complement::Colon(k) if k < c) {
                    return Some(Link::to(i, "colon", 0.93, false));
                }
                if report.source.is_some() {
                    let whole = alone(chunks, report.end, c)
                        || said_at_length(scene, chunks, report.end, c - 1)
                        || verbless_colon(chunks, report.end, c);
                    return Some(Link::to(i, "selon", 0.92, !whole));
                }
            }
            Carrier::Verb(id) => {
                let verb = scene.lexicon.verbs.verb(id);
                let weak = report.strength == 0;
                // *« A », a dit X, « B »*
                let only_signs = (report.end..c).all(|k| {
                    matches!(
                        chunks.list[k].kind,
                        ChunkKind::Punct(_)
                            | ChunkKind::Word(Closed::Coord | Closed::Adv)
                            | ChunkKind::Quote(_)
                    )
                });
                let colon = (report.end..c).any(|k| chunks.is_punct(k, ':'));
                if report.incise
                    && report.source.is_some()
                    && only_signs
                    && !colon
                    && c > report.end
                    && (0..report.chunk).any(|k| chunks.quote(k).is_some())
                {
                    return Some(Link::to(i, "incise-continued", 0.93, false));
                }
                if chunks.is_punct(c - 1, ':')
                    && let Some(link) = cited(scene, chunks, report, c - 1)
                {
                    return Some(link);
                }
                match report.complement {
                    // *X a annoncé qu'il renoncerait : « A »*: what stands behind the colon is said at length.
                    Complement::That(k) if k + 2 < c && chunks.is_punct(c - 1, ':') => {
                        return Some(Link::to(i, "colon", 0.88, false));
                    }
                    // *Quand on lui demande s'il part, X hausse les épaules : « A »*
                    Complement::Whether(_) if report.source.is_none() && chunks.is_punct(c - 1, ':') => {}
                    // *X a démenti que P, mais Y a fait de lui un « bouc émissaire »*: what is reported ends before the words.
                    Complement::That(k) if k < c && left_behind(scene, chunks, report, k + 1..c) => {}
                    Complement::That(k) | Complement::Whether(k) if k < c => {
                        return Some(Link::to(i, "que", if weak { 0.8 } else { 0.95 }, true));
                    }
                    // *X dit avoir retiré l'émission : « A »*: what stands behind the colon is said at length.
                    Complement::Infinitive(k) if k < c && chunks.is_punct(c - 1, ':') && c - 1 > k => {
                        return Some(Link::to(i, "colon", 0.88, false));
                    }
                    Complement::Infinitive(k) if k < c => return Some(Link::to(i, "infinitive", 0.88, true)),
                    Complement::OwnInfinitive if chunks.is_punct(c - 1, ':') => {
                        return Some(Link::to(i, "colon", 0.88, false));
                    }
                    Complement::OwnInfinitive => return Some(Link::to(i, "infinitive", 0.88, true)),
                    Complement::Colon(k) if k < c => {
                        let clause = (k..c).any(|j| chunks.is_finite(j));
                        return Some(Link::to(i, "colon", if clause { 0.8 } else { 0.95 }, clause));
                    }
                    // *X dénonce une « farce » : « B »*
                    Complement::Object(k)
                        if k < c
                            && chunks.is_punct(c - 1, ':')
                            && report.source.is_some()
                            && !weak
                            && !(k..c).any(|j| chunks.is_finite(j)) =>
                    {
                        return Some(Link::to(i, "colon", 0.88, false));
                    }
                    Complement::Object(k) if k <= c => {
                        let clause = (k..c).any(|j| {
                            chunks.is_finite(j)
                                && !(k..j).rev().take(3).any(|q| {
                                    chunks.is_word(q, Closed::Qui)
                                        || chunks.is_word(q, Closed::Rel)
                                        || chunks.is_word(q, Closed::That)
                                })
                        });
                        // *terminera ses vacances « studieuses »*: a verb that takes things only has its thing already.
                        let near = c == k || c - k == 1 && !(weak && verb.object.is_none());
                        let takes = !verb.object.is_none()
                            || verb.comme
                            || verb.complement.has(crate::lexicon::Complement::NOMINAL)
                            || verb.complement.has(crate::lexicon::Complement::PREDICATE)
                            || near;
                        if !clause && takes && (!weak || near) && report.source.is_some() {
                            return Some(Link::to(i, "object", if near { 0.9 } else { 0.82 }, true));
                        }
                        // *Et de dénoncer « une farce »*: whoever has just spoken.
                        let goes_on = report.form == VgKind::Infinitive
                            && report.source.is_none()
                            && report.chunk == 1
                            && scene.lower(chunks.list[0].tokens.start) == "et";
                        if !clause && takes && goes_on && !weak {
                            return Some(Link::to(i, "object", 0.82, true));
                        }
                        if !clause && takes && report.source.is_some() && weak {
                            return Some(Link::to(i, "object", 0.6, true));
                        }
                    }
                    _ if report.incise && report.source.is_some() => {
                        // *« A », a dit X, « B »*
                        let only_signs = (report.end..c).all(|k| {
                            matches!(
                                chunks.list[k].kind,
                                ChunkKind::Punct(_)
                                    | ChunkKind::Word(Closed::Coord | Closed::Adv)
                                    | ChunkKind::Quote(_)
                            )
                        });
                        if only_signs || quotes_between > 0 {
                            return Some(Link::to(i, "incise-continued", 0.93, false));
                        }
                        if report.comme {
                            return Some(Link::to(i, "comme", 0.9, true));
                        }
                        // *« A », a dit X, cité par Y : « B »*
                        if verbless_colon(chunks, report.end, c) && voiced(scene, chunks, c - 1).is_none() {
                            return Some(Link::to(i, "colon", 0.88, false));
                        }
                        // *Quant à lui, poursuit X, il n'est « pas »…*: an incise in the middle of a clause.
                        let clause_before = (0..report.chunk)
                            .any(|k| chunks.np(k).is_some() || chunks.vg(k).is_some())
                            && (0..report.chunk).all(|k| chunks.quote(k).is_none());
                        if clause_before && chunks.is_punct(report.end, ',') && set_off(chunks, report) {
                            return Some(Link::to(i, "incise-continued", 0.82, true));
                        }
                    }
                    _ => {}
                }
            }
        }
    }
    None
}

/// *Elle juge « étrange » que l'Europe envisage d'assouplir : « A »*, *Ce que confirme X, interrogée par Y : « A »*: the colon is
/// not the verb's of a clause within, unless that is plainly one of saying; nor the participle's of one who asked or passed on.
fn leaves_the_colon(scene: &Scene<'_>, chunks: &Chunks, report: &Report, before: &[Report]) -> bool {
    let Carrier::Verb(id) = report.carrier else { return false };
    let verb = scene.lexicon.verbs.verb(id);
    if report.form == VgKind::PastPart {
        return verb.examines() || matches!(&*verb.lemma, "reprendre" | "relayer" | "partager");
    }
    let governs =
        |o: &Report| o.source.is_some() && o.form != VgKind::PastPart && is_main_verb(chunks, o.chunk);
    // *X, qui l'interrogeait : « A »*: who is asked answers.
    let asks = verb.examines();
    report.form == VgKind::Finite
        && (asks || !report.says_plainly(scene))
        && !is_main_verb(chunks, report.chunk)
        && before.iter().any(governs)
}

/// *X explique que le maire dénonce une farce et que la loi est « inutile »*: a second *que* goes back to the verb that governs
/// the first, and not to one within that has no clause.
fn left_by_second_que(chunks: &Chunks, c: usize, report: &Report, before: &[Report]) -> bool {
    let second = (report.end..c)
        .rev()
        .find(|k| chunks.is_word(*k, Closed::That) && chunks.is_word(k.wrapping_sub(1), Closed::Coord));
    let own = matches!(report.complement, Complement::That(_) | Complement::Whether(_));
    let outer =
        |o: &Report| o.source.is_some() && matches!(o.complement, Complement::That(k) if k < report.chunk);
    second.is_some() && !own && before.iter().any(outer)
}

/// Whether a phrase such as *selon X* stands between the subject of a report and its verb.
fn interposed(chunks: &Chunks, phrase: &Report, report: &Report) -> bool {
    let subject = report.source.as_ref().map(|s| s.tokens.end);
    subject.is_some_and(|end| end <= chunks.list[phrase.chunk].tokens.start) && phrase.chunk < report.chunk
}

/// *une telle décision signifierait que*: a noun without a name, and a verb that no utterance is introduced with.
fn thing_that_means(scene: &Scene<'_>, chunks: &Chunks, report: &Report) -> bool {
    let weak = match report.carrier {
        Carrier::Verb(id) => {
            let verb = scene.lexicon.verbs.verb(id);
            verb.incise <= 1 || verb.strength == Strength::Ambiguous
        }
        Carrier::Phrase => return false,
    };
    // *le ministère qualifie X de* is somebody; a document with a verb that hardly reports is not.
    let thing = |np: &Np| match scene.noun_at(np.head) {
        None | Some(NounKind::Document | NounKind::Media) => {
            np.kind == NpKind::Nominal && np.name.is_none() && !scene.is_role(np.head)
        }
        Some(_) => false,
    };
    weak && report
        .source
        .as_ref()
        .is_some_and(|s| s.pronoun.is_none() && s.nps.iter().all(|n| chunks.nps.get(*n).is_some_and(thing)))
}

/// The subject is a thing, as far as the lexicon can tell.
pub(super) fn can_hardly_speak(scene: &Scene<'_>, chunks: &Chunks, report: &Report) -> bool {
    report.source.as_ref().is_some_and(|s| is_mute(scene, chunks, s))
}

/// A verb of thought or will that introduces words only with support (*veut*, *espère*, *craint*), or one that seldom does
/// (*a commencé les travaux « en catimini »*).
fn reported_belief(scene: &Scene<'_>, report: &Report) -> bool {
    match report.carrier {
        Carrier::Verb(id) => {
            let verb = scene.lexicon.verbs.verb(id);
            verb.act == Act::Think && verb.strength != Strength::Alone || report.strength == 0
        }
        Carrier::Phrase => false,
    }
}

/// A colon right before a chunk, and no finite verb between it and what went before: *X, assis au bord du lac :*.
fn verbless_colon(chunks: &Chunks, from: usize, c: usize) -> bool {
    c > from && chunks.is_punct(c - 1, ':') && !(from..c).any(|k| chunks.is_finite(k))
}

fn alone(chunks: &Chunks, from: usize, c: usize) -> bool {
    (from..c).all(|k| matches!(chunks.list[k].kind, ChunkKind::Punct(_)))
}

/// *« … » : enquête sur les méthodes d'une société*: what the article is, and nobody.
fn is_label(scene: &Scene<'_>, chunks: &Chunks, source: &Source) -> bool {
    source.nps.iter().any(|n| {
        let np = &chunks.nps[*n];
        np.det.is_none() && np.name.is_none() && scene.noun_at(np.head) == Some(NounKind::Document)
    })
}

/// *Du côté du ministère : « … »*, *À la mairie aussi : « … »*, *Même colère à la mairie : « … »*: the body at a place that is
/// all that stands before the colon, or that a line with *même* ends with.
fn place(scene: &Scene<'_>, chunks: &Chunks, colon: usize) -> Option<Source> {
    let end = (0..colon).rev().find(|k| !chunks.is_word(*k, Closed::Adv))?;
    let np = chunks.np(end).filter(|np| !np.time)?;
    let preposition = scene.lower(np.prep?);
    let same = matches!(scene.lower(chunks.list[0].tokens.start), "même" | "mêmes" | "idem");
    if end > 0 && !same {
        return None;
    }
    if preposition == "du" && scene.lower(np.head) == "côté" {
        let tokens = subjects::whose_side(scene, np)?;
        return Some(Source { tokens, nps: Vec::new(), pronoun: None, trust: 0.85 });
    }
    let organisation =
        np.name.clone().is_some_and(|name| scene.lexicon.organisation(scene.words(name)).is_some());
    let body = organisation || scene.noun_at(np.head) == Some(NounKind::Organisation);
    let contracted = usize::from(scene.tags[np.tokens.start].is(Closed::ADet) && np.tokens.len() > 1);
    let tokens = np.tokens.start + contracted..np.tokens.end;
    (matches!(preposition, "à" | "au" | "aux") && body).then(|| Source {
        tokens,
        nps: chunks.np_number(end).into_iter().collect(),
        pronoun: None,
        trust: 0.85,
    })
}

/// *Le médecin est catégorique : « … »*, *Anne Martin reste sereine : « … »*: what somebody's words are like, or how they feel, right
/// before the colon.
fn takes_a_stand(scene: &Scene<'_>, chunks: &Chunks, subject: usize, colon: usize) -> bool {
    let mut verbs = (subject + 1..colon).filter(|k| chunks.is_finite(*k));
    let (Some(verb), None) = (verbs.next(), verbs.next()) else { return false };
    let last = chunks.vg(verb).and_then(|vg| vg.verbs.last()).copied();
    let be = last.is_some_and(|t| {
        let word = scene.lower(t);
        scene.tags[t].class.has(WordClass::ETRE)
            || matches!(word, "été" | "reste" | "restait" | "restent" | "resté" | "restée")
            || word.starts_with("montr")
    });
    let token = chunks.list[colon - 1].tokens.end - 1;
    let how = matches!(
        scene.lower(token),
        "clair"
            | "claire"
            | "clairs"
            | "claires"
            | "catégorique"
            | "catégoriques"
            | "ferme"
            | "fermes"
            | "explicite"
            | "explicites"
    ) || scene.is_attitude(token);
    let near = (verb + 1..colon).all(|k| chunks.np(k).is_none_or(|np| np.prep.is_none() && np.det.is_none()));
    be && how && near
}

/// *Même constat*, *Réaction amusée*, *Colère*: how a sentence without verb begins that brings in who speaks; not *Grève*.
fn shares_a_view(scene: &Scene<'_>, chunks: &Chunks) -> bool {
    const VIEWS: [&str; 8] =
        ["analyse", "constat", "discours", "opinion", "refrain", "sentiment", "son", "ton"];
    let first = usize::from(chunks.is_one_of(0, &[Closed::Adv, Closed::Coord]));
    chunks.np(first).is_none_or(|np| {
        let same = np.tokens.clone().take(2).any(|t| matches!(scene.lower(t), "même" | "mêmes"));
        let felt = scene.is_utterance(np) || scene.is_attitude(np.head);
        np.kind != NpKind::Nominal || same || felt || VIEWS.contains(&scene.lower(np.head))
    })
}

/// *« … » : Macron* and *Macron : « … »*.
fn headline(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Link> {
    let somebody = |k: usize| {
        let np = chunks.np(k).filter(|np| np.prep.is_none() && !np.time)?;
        let person = is_one_of_them(scene, np) || np.kind != NpKind::Pronoun && speaks(scene, np);
        let ChunkKind::Np(n) = chunks.list[k].kind else { return None };
        person.then(|| Source { tokens: np.tokens.clone(), nps: vec![n], pronoun: None, trust: 0.85 })
    };
    // *@amartin*, of whoever posts.
    let account = |k: usize| {
        let np = chunks.np(k).filter(|np| scene.word(np.tokens.start).starts_with('@'))?;
        Some(Source { trust: 0.85, ..Source::phrase(np.tokens.clone(), chunks.np_number(k)?) })
    };
    let source = |source: Source, rule, trust| {
        Some(Link { report: None, source: Some(source), rule, trust, partial: false })
    };
    // X : « … »
    if c >= 2 && chunks.is_punct(c - 1, ':') {
        // *Lui : « … » Elle : « … »*
        let label = &chunks.list[c - 2].tokens;
        let alone = c == 2 || matches!(chunks.list[c - 3].kind, ChunkKind::Punct(_) | ChunkKind::Quote(_));
        if alone && label.len() == 1 && matches!(scene.lower(label.start), "lui" | "elle") {
            return source(Source { trust: 0.8, ..Source::of_pronoun(label.start) }, "name-colon", 0.8);
        }
        // *Même constat chez Anne Martin : « … »*
        let verbless = (0..c).all(|k| chunks.vg(k).is_none());
        let with = chunks.np(c - 2).filter(|np| {
            verbless
                && (c == 2 || shares_a_view(scene, chunks))
                && np.prep.is_some_and(|p| subjects::brings_in(scene, p))
                && (np.kind == NpKind::Name || np.name.is_some() || scene.is_role(np.head))
        });
        // *Anne Martin hier chez Paul Durand : « … »*
        let host = c > 2
            && chunks
                .np(0)
                .is_some_and(|np| np.kind == NpKind::Name && np.det.is_none() && np.prep.is_none())
            && !chunks.is_punct(1, ',');
        if host
            && with.is_some()
            && let Some(found) = somebody(0)
        {
            return source(found, "name-colon", 0.85);
        }
        if let (Some(np), ChunkKind::Np(n)) = (with, &chunks.list[c - 2].kind) {
            let found = Source { tokens: np.tokens.clone(), nps: vec![*n], pronoun: None, trust: 0.85 };
            return source(found, "name-colon", 0.85);
        }
        if let Some(found) = place(scene, chunks, c - 1).filter(|_| verbless) {
            return source(found, "name-colon", 0.82);
        }
        // *Même son de cloche du côté d'Anne Martin : « … »*
        let side = subjects::echoing(scene, chunks).filter(|k| verbless && *k + 2 == c);
        if let Some(tokens) = side.and_then(|k| subjects::whose_side(scene, chunks.np(k)?)) {
            let found = Source { tokens, nps: Vec::new(), pronoun: None, trust: 0.85 };
            return source(found, "name-colon", 0.82);
        }
        if let Some(found) = answered(scene, chunks, c - 1) {
            return source(found, "colon", 0.88);
        }
        if let Some(found) = voiced_by_clause(scene, chunks, c - 1) {
            return source(found, "name-colon", 0.85);
        }
        for k in (0..c - 1).rev().filter(|k| *k == 0 || !chunks.is_punct(*k - 1, '(')) {
            if let Some(found) = somebody(k) {
                let finite = |j: &usize| chunks.is_finite(*j);
                let verbs = (k + 1..c - 1).filter(finite).count();
                let clause = verbs > 0;
                // *Certains y croyaient, mais le maire est clair : « … »*
                if verbs > 1 && chunks.np(k).is_some_and(|np| is_one_of_them(scene, np)) {
                    continue;
                }
                // *Candidat à Lens, a écrit : « … »*: an apposition.
                let apposition = |np: &Np| {
                    np.kind == NpKind::Nominal
                        && np.det.is_none()
                        && np.plural != Some(true)
                        && np.name.is_none()
                };
                if is_kicker(scene, chunks, k) || k == 0 && clause && chunks.np(k).is_some_and(apposition) {
                    return None;
                }
                // *Puis une femme : « … »*, *Pas la présidente : « … »*
                const SMALL: [Closed; 3] = [Closed::Adv, Closed::Coord, Closed::Neg];
                let joined = !clause && (0..k).all(|j| chunks.is_one_of(j, &SMALL));
                // *Un député, ancien ministre, se fait plus cruel : « … »*: an apposition to the subject.
                let apposed = clause
                    && k > 1
                    && chunks.is_punct(k - 1, ',')
                    && chunks.np(k).is_some_and(|np| np.det.is_none());
                let subject = || subject_before(scene, chunks, (k + 1..c - 1).find(finite)?);
                let whose = |s: &Source| s.pronoun.is_none() && s.tokens.end < chunks.list[k].tokens.start;
                if let Some(found) = apposed.then(subject).flatten().filter(whose) {
                    return source(found, "name-colon", 0.6);
                }
                if k == 0 || joined || matches!(chunks.list[k - 1].kind, ChunkKind::Punct(_)) {
                    if clause && takes_a_stand(scene, chunks, k, c - 1) {
                        return source(found, "colon", 0.88);
                    }
                    return source(found, "name-colon", if clause { 0.6 } else { 0.85 });
                }
            }
        }
        // A clause without a reporting verb before the colon: its subject. *il y a vingt et un ans* tells when.
        let when = |k: usize| {
            let vg = chunks.vg(k);
            vg.is_some_and(|vg| {
                vg.tokens.clone().any(|t| scene.lower(t) == "y" && scene.tags[t + 1].tag == Tag::Aux)
            })
        };
        let verb = (0..c - 1).rev().find(|k| chunks.is_finite(*k) && !when(*k));
        if let Some(v) = verb {
            if let Some(token) = chunks.vg(v).and_then(|v| v.subject.or(v.clitic)) {
                let word = scene.lower(token);
                if matches!(word, "il" | "elle" | "ils" | "elles") {
                    return source(
                        Source { tokens: token..token + 1, nps: vec![], pronoun: Some(token), trust: 0.8 },
                        "clause-colon",
                        0.7,
                    );
                }
                // *Chez Martin, on est plus réservé : « … »*
                let there = place_before(scene, chunks, v).filter(|_| word == "on");
                return there.and_then(|found| source(found, "clause-colon", 0.65));
            }
            for k in (0..v).rev() {
                if let Some(found) = somebody(k) {
                    return source(found, "clause-colon", 0.65);
                }
            }
        }
    }
    // « … » : X
    if chunks.is_punct(c + 1, ':')
        && opens_frame(chunks, c)
        && let Some(found) = somebody(c + 2).filter(|found| !is_label(scene, chunks, found))
    {
        let ends = matches!(
            chunks.list.get(c + 3).map(|x| &x.kind),
            None | Some(ChunkKind::Punct(_)) | Some(ChunkKind::Vg(_)) | Some(ChunkKind::Np(_))
        );
        if ends {
            return source(found, "headline", 0.8);
        }
    }
    // « … » (X), « … » — X, « … », X
    let set_off = chunks.is_dash(c + 1) || chunks.is_punct(c + 1, '(') || chunks.is_punct(c + 1, ',');
    if set_off
        && opens_frame(chunks, c)
        && let Some(found) = somebody(c + 2)
            .filter(|s| s.nps.first().is_some_and(|n| chunks.nps[*n].kind == NpKind::Name))
            .or_else(|| account(c + 2))
    {
        let ends = (c + 3..chunks.list.len()).all(|k| !chunks.is_finite(k));
        if ends {
            return source(found, "signature", 0.8);
        }
    }
    None
}
