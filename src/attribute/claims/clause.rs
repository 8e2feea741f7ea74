//! Where a clause that is reported ends: before the journalist goes on.

use super::incise::but_said;
use super::phrase::past_participle;
use crate::attribute::reports::{Carrier, Complement, Report, opens_or_acts, speaks, verb_outside, without};
use crate::attribute::scene::Scene;
use crate::detect::{ChunkKind, Chunks, Vg, VgKind};
use crate::lexicon::{Closed, NounKind, Stance, VerbForm, WordClass};
use std::ops::Range;

/// Where the content that begins at chunk `from` ends: before the journalist goes on.
pub(super) fn clause_end(
    scene: &Scene<'_>,
    chunks: &Chunks,
    reports: &[Report],
    i: usize,
    from: usize,
) -> usize {
    let report = &reports[i];
    let len = chunks.list.len();
    let mut parens = 0i32;
    // A report inside a relative clause or a fronted participle ends at the comma after its verb.
    let embedded = matches!(report.form, VgKind::PresPart | VgKind::Infinitive) && fronted(chunks, report)
        || subordinate(chunks, report)
        || in_fronted_relative(chunks, report) && (from..len).any(|k| main_verb_after_comma(chunks, k))
        || report.chunk >= 1
            && chunks.is_word(report.chunk - 1, Closed::Qui)
            && (from..len).any(|k| main_verb_after_comma(chunks, k));
    let embedded = embedded || in_vain(scene, chunks, report);
    // *Si X assure vouloir partir, il explique que P*
    let mut seen_verb = matches!(report.complement, Complement::Infinitive(_) | Complement::OwnInfinitive);
    // *X affirme que P, mais Q, a précisé Y*
    let but = reports[i + 1..].iter().take(6).find_map(|r| but_said(scene, chunks, reports, r));
    let main = verb_of_antecedent(scene, chunks, report, from);
    for k in from..len {
        if main == Some(k) {
            return back(chunks, k);
        }
        if but.is_some_and(|but| k + 1 == but && k > from) {
            return k;
        }
        match &chunks.list[k].kind {
            ChunkKind::Punct('(') => parens += 1,
            ChunkKind::Punct(')') => {
                parens -= 1;
                if parens < 0 {
                    return k;
                }
            }
            ChunkKind::Punct(';') => return k,
            ChunkKind::Punct(':')
                if (k + 1..len).any(|j| chunks.quote(j).is_some())
                    && (k > from + 1 || k > from && seen_verb && chunks.quote(k + 1).is_some()) =>
            {
                // *explique que P : « … »*
                return k;
            }
            ChunkKind::Punct(',') | ChunkKind::Punct('–' | '—') if parens == 0 => {
                if embedded && seen_verb && main_verb_after_comma(chunks, k) {
                    return k;
                }
                if closes_at(scene, chunks, reports, i, k + 1) {
                    return k;
                }
            }
            ChunkKind::Word(Closed::Coord) if k > from => {
                if opens_main(scene, chunks, reports, report, from, k) {
                    return back(chunks, k);
                }
                match tense(scene, chunks, report, from, k) {
                    Some(Tense::Main) => return back(chunks, k),
                    Some(Tense::Reported) => continue,
                    None => {}
                }
                // *et a ajouté*: a second verb of the main clause.
                let next = reports.iter().find(|r| r.chunk == k + 1);
                let word = scene.lower(chunks.list[k].tokens.start);
                let que = chunks.is_word(k + 1, Closed::That);
                if denies_and_states(scene, chunks, report, k) {
                    return back(chunks, k);
                }
                if !que
                    && matches!(word, "et" | "mais" | "puis")
                    && let Some(r) = next
                {
                    let same = r.source.is_some()
                        && report.source.is_some()
                        && r.source.as_ref().map(|s| &s.tokens) == report.source.as_ref().map(|s| &s.tokens);
                    let finite =
                        r.form == VgKind::Finite && chunks.vg(r.chunk).is_some_and(|v| v.subject.is_none());
                    // *…, mais elle admet que Q*
                    let anew = chunks.is_punct(k - 1, ',')
                        && r.form == VgKind::Finite
                        && matches!(r.complement, Complement::That(_))
                        && r.source.as_ref().is_some_and(|s| s.pronoun.is_some());
                    if anew {
                        return k - 1;
                    }
                    let participles = r.form == VgKind::PresPart && report.form == VgKind::PresPart;
                    if finite && same && report.form == VgKind::Finite || participles {
                        return back(chunks, k);
                    }
                }
            }
            // *affirment que X « incarne » la fonction, Y estime*
            ChunkKind::Quote(q) => {
                seen_verb |= scene.has_finite_verb(*q);
            }
            ChunkKind::Vg(_) => seen_verb |= chunks.is_finite(k),
            _ => {}
        }
    }
    len
}

/// *X affirme que P et Y assure que Q*, *X dit avoir vu P et Y l'a suivi*: behind *et* a clause without a *que* of its own is no
/// longer X's, where its verb says something, or where what X says is an infinitive.
fn opens_main(
    scene: &Scene<'_>,
    chunks: &Chunks,
    reports: &[Report],
    report: &Report,
    from: usize,
    joint: usize,
) -> bool {
    let word = scene.lower(chunks.list[joint].tokens.start);
    if !matches!(word, "et" | "mais") {
        return false;
    }
    let infinitive = matches!(report.complement, Complement::Infinitive(_) | Complement::OwnInfinitive);
    // *…, mais, pour les juristes, il pourrait faire plus*
    let adjunct = |k: &usize| {
        chunks.np(*k).is_some_and(|np| np.prep.is_some() || np.time)
            || chunks.is_punct(*k, ',')
            || chunks.is_word(*k, Closed::Adv)
    };
    let first = match infinitive && chunks.is_punct(joint - 1, ',') {
        true => (joint + 1..chunks.list.len()).find(|k| !adjunct(k)).unwrap_or(joint + 1),
        false => joint + 1,
    };
    let finite = |k: usize, own: bool| {
        chunks.vg(k).is_some_and(|vg| vg.kind == VgKind::Finite && vg.subject.is_some() == own)
    };
    let subject = chunks.np(first).filter(|np| np.prep.is_none() && !np.time);
    let named = subject.is_some_and(|np| speaks(scene, np)) && finite(first + 1, false);
    let pronoun = infinitive && finite(first, true);
    if !(named || pronoun) {
        return false;
    }
    if infinitive {
        let dependent = |k: usize| {
            matches!(
                chunks.list[k].kind,
                ChunkKind::Word(Closed::That | Closed::Qui | Closed::Rel | Closed::Sub)
            )
        };
        // *dit n'avoir que peu d'espoir*
        let restricts = chunks.is_word(from, Closed::That) && chunks.vg(from - 1).is_some_and(|v| v.negated);
        let begin = from + usize::from(restricts);
        return !(begin..joint).any(|k| dependent(k) || chunks.is_finite(k));
    }
    reports
        .iter()
        .any(|r| r.chunk == joint + 2 && matches!(r.complement, Complement::That(_)) && r.says_plainly(scene))
}

/// What the tense of a verb behind *et* tells of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tense {
    /// It is one of the main clause.
    Main,
    /// It is one of the reported clause.
    Reported,
}

/// *X a expliqué que la digue tenait et a quitté la salle*, *X a rappelé que le préfet était venu et avait demandé une étude*:
/// behind a verb in the past, what is reported stands in the imperfect, pluperfect or conditional; a verb without subject
/// behind *et* goes with the one whose tense it has.
fn tense(scene: &Scene<'_>, chunks: &Chunks, report: &Report, from: usize, joint: usize) -> Option<Tense> {
    if !matches!(scene.lower(chunks.list[joint].tokens.start), "et" | "mais" | "puis") {
        return None;
    }
    let next = (joint + 1..joint + 3).find(|k| !chunks.is_word(*k, Closed::Adv))?;
    let vg = chunks
        .vg(next)
        .filter(|vg| vg.kind == VgKind::Finite && vg.subject.is_none() && vg.clitic.is_none())?;
    let main = chunks.vg(report.chunk).filter(|main| main.kind == VgKind::Finite)?;
    let inside = (from..joint).find(|k| {
        let relative =
            chunks.is_word(k.wrapping_sub(1), Closed::Qui) || chunks.is_word(k.wrapping_sub(1), Closed::Rel);
        !relative && chunks.is_finite(*k)
    })?;
    let perfect = |vg: &Vg| {
        vg.verbs.len() > 1
            && scene.tags[vg.verbs[0]].class.has(WordClass::AVOIR.with(WordClass::ETRE))
            && !is_shifted(scene, vg)
    };
    if is_shifted(scene, main) || !is_shifted(scene, chunks.vg(inside)?) {
        return None;
    }
    if is_shifted(scene, vg) {
        return Some(Tense::Reported);
    }
    let agrees = vg.plural.is_none() || main.plural.is_none() || vg.plural == main.plural;
    (agrees && perfect(main) && perfect(vg)).then_some(Tense::Main)
}

/// A verb in the imperfect, the pluperfect or the conditional.
fn is_shifted(scene: &Scene<'_>, vg: &Vg) -> bool {
    let word = vg.verbs.first().map_or("", |t| scene.lower(*t));
    let present = matches!(word, "fait" | "sait" | "plaît" | "tait" | "paraît" | "connaît" | "naît" | "hait");
    (word.ends_with("ait") || word.ends_with("aient")) && !present
}

/// *X a beau jurer que P, personne ne le croit*: a concession, behind which the main clause comes.
fn in_vain(scene: &Scene<'_>, chunks: &Chunks, report: &Report) -> bool {
    let group = &chunks.list[report.chunk].tokens;
    let first =
        if report.form == VgKind::Infinitive { group.start } else { report.cue.end.saturating_sub(1) };
    first > 0 && scene.lower(first - 1) == "beau"
}

/// *X ne croit pas que P, mais il tient Y pour un menteur*, *X dément que P, mais l'opposition a saisi le juge*: against what
/// somebody denies stands what is true of them, or what others do.
fn denies_and_states(scene: &Scene<'_>, chunks: &Chunks, report: &Report, joint: usize) -> bool {
    let contrasts = joint > 0
        && chunks.is_punct(joint - 1, ',')
        && scene.lower(chunks.list[joint].tokens.start) == "mais";
    let pronoun = chunks.vg(joint + 1).filter(|vg| vg.kind == VgKind::Finite).and_then(|vg| vg.subject);
    let denies = match report.carrier {
        Carrier::Verb(id) => scene.lexicon.verbs.verb(id).stance == Stance::Denying,
        Carrier::Phrase => false,
    };
    let somebody = chunks.np(joint + 1).is_some_and(|np| np.prep.is_none() && speaks(scene, np))
        && chunks.is_finite(joint + 2);
    let others = somebody && matches!(report.complement, Complement::That(_));
    let themself = pronoun.is_some_and(|t| matches!(scene.lower(t), "il" | "elle" | "ils" | "elles"));
    contrasts && (report.negated && themself || (report.negated || denies) && others)
}

/// Whether among some chunks behind the *que* of a report the journalist's own main clause begins.
pub(in crate::attribute) fn left_behind(
    scene: &Scene<'_>,
    chunks: &Chunks,
    report: &Report,
    behind: Range<usize>,
) -> bool {
    let coord = |k: &usize| chunks.is_word(*k, Closed::Coord);
    let states = behind.clone().filter(coord).any(|k| denies_and_states(scene, chunks, report, k));
    states || verb_of_antecedent(scene, chunks, report, behind.start).is_some_and(|main| main < behind.end)
}

fn back(chunks: &Chunks, k: usize) -> usize {
    if k > 0 && chunks.is_punct(k - 1, ',') { k - 1 } else { k }
}

/// A participle or infinitive in front of the main clause: *Estimant que P, il a …*
fn fronted(chunks: &Chunks, report: &Report) -> bool {
    !(0..report.chunk).any(|k| chunks.is_finite(k))
}

/// *Alors que X affirme que P, Y…*: the report itself stands in a clause before the main one.
fn subordinate(chunks: &Chunks, report: &Report) -> bool {
    // *Si les experts s'accordent pour dire que P, …*: the verb before governs the infinitive.
    let governed = usize::from(report.form == VgKind::Infinitive);
    (0..report.chunk).any(|k| matches!(chunks.list[k].kind, ChunkKind::Word(Closed::Sub | Closed::That)))
        && (0..report.chunk).filter(|k| chunks.is_finite(*k)).count() <= governed
        && report.chunk < 9
}

/// *Une femme qui dit que P a été entendue*, *La lettre demandant que P a été lue*: the main verb, whose subject is the
/// antecedent of the relative clause or participle in which the report stands.
fn verb_of_antecedent(scene: &Scene<'_>, chunks: &Chunks, report: &Report, from: usize) -> Option<usize> {
    let before = report.chunk.checked_sub(1)?;
    let relative = report.form == VgKind::Finite && chunks.is_word(before, Closed::Qui);
    let participle = report.form == VgKind::PresPart && chunks.np(before).is_some();
    if !(relative || participle) || (0..before).any(|k| opens_or_acts(chunks, k)) {
        return None;
    }
    let infinitive = matches!(report.complement, Complement::Infinitive(_) | Complement::OwnInfinitive);
    verb_outside(scene, chunks, from, usize::from(!infinitive))
}

/// *En Espagne, où le ministre a estimé que P, les députés…*: a relative clause before any main verb.
fn in_fronted_relative(chunks: &Chunks, report: &Report) -> bool {
    let finite = |k: usize| chunks.is_finite(k);
    let relative = (1..report.chunk).rev().find(|k| chunks.is_word(*k, Closed::Rel));
    // *Deux ONG, dont l'Alliance, affirmaient*: no clause.
    let open = |k: usize| !(k..report.chunk).any(|j| chunks.is_punct(j, ','));
    relative.is_some_and(|k| chunks.is_punct(k - 1, ',') && open(k) && !(0..report.chunk).any(finite))
}

/// Behind the comma at `k` comes the main verb, with or without its subject.
pub(super) fn main_verb_after_comma(chunks: &Chunks, k: usize) -> bool {
    if !chunks.is_punct(k, ',') {
        return false;
    }
    for j in k + 1..(k + 7).min(chunks.list.len()) {
        match &chunks.list[j].kind {
            ChunkKind::Vg(_) => return chunks.is_finite(j),
            ChunkKind::Np(_) | ChunkKind::Word(Closed::Adv) | ChunkKind::Punct(',') => {}
            _ => return false,
        }
    }
    false
}

/// What follows the comma takes the word from the speaker.
fn closes_at(scene: &Scene<'_>, chunks: &Chunks, reports: &[Report], i: usize, at: usize) -> bool {
    let report = &reports[i];
    let word = chunks.list.get(at).map(|c| scene.lower(c.tokens.start)).unwrap_or_default();
    let next = chunks.list.get(at + 1).map(|c| scene.lower(c.tokens.start)).unwrap_or_default();
    // an incise of another report, or *selon X* at the end
    for r in reports {
        let begins = r.chunk == at
            || r.chunk == at + 1 && (chunks.is_word(at, Closed::Adv) || word == "comme" || word == "tout");
        if !begins || r.chunk == report.chunk {
            continue;
        }
        match r.carrier {
            // *que le préfet, qui a fermé le pont, voulait une étude*: what no *incise* is made of.
            Carrier::Verb(id)
                if r.form == VgKind::Finite
                    && r.incise
                    && r.source.is_some()
                    && scene.lexicon.verbs.verb(id).incise > 0 =>
            {
                return true;
            }
            Carrier::Verb(_) if r.form == VgKind::PresPart => {
                // *ajoutant que*: a new report, of the same source
                return r.source.is_some() && r.strength > 0;
            }
            // *pour dénoncer*, but *pour permettre de*: what may say nothing goes on with the words.
            Carrier::Verb(_)
                if r.form == VgKind::Infinitive
                    && (word.starts_with("avant") || word == "pour" && r.strength > 0) =>
            {
                return true;
            }
            Carrier::Phrase => {
                let over = past_publication(chunks, r.end);
                return chunks
                    .list
                    .get(over)
                    .is_none_or(|c| matches!(c.kind, ChunkKind::Punct('.' | '!' | '?' | '…')));
            }
            _ => {}
        }
    }
    if tells_the_occasion(scene, chunks, at) {
        return true;
    }
    // *avant de quitter la salle*
    if chunks.vg(at).is_some_and(|v| v.kind == VgKind::Infinitive) && matches!(word, "avant" | "après") {
        return true;
    }
    matches!((word, next), ("alors" | "tandis", "que" | "qu'"))
        || leaves_open(scene, chunks, at)
        || glossed(chunks, reports, report, (word, next), at)
        || word == "avant" && matches!(next, "de" | "d'")
        || word == "tout" && next == "en"
        || chunks.vg(at).is_some_and(|v| {
            v.kind == VgKind::PresPart
                && v.governor.is_some_and(|g| scene.lower(g) == "en")
                && reports.iter().any(|r| r.chunk == at)
        })
}

/// *sans préciser si*, *sans toutefois donner de date*, *sans que l'on sache*: what was not said.
fn leaves_open(scene: &Scene<'_>, chunks: &Chunks, at: usize) -> bool {
    let adverb = |k: &usize| chunks.is_word(*k, Closed::Adv);
    let verb = (at..chunks.list.len()).find(|k| !adverb(k) && !chunks.is_word(*k, Closed::Prep));
    let first = chunks.list.get(at).map_or("", |c| scene.lower(c.tokens.start));
    let Some(vg) = verb.and_then(|k| chunks.vg(k)).filter(|vg| vg.kind == VgKind::Infinitive) else {
        // *sans que l'on sache*
        let on = chunks.vg(at + 2).and_then(|vg| vg.subject).map_or("", |t| scene.lower(t));
        return first == "sans" && chunks.is_word(at + 1, Closed::That) && matches!(on, "on" | "l'on");
    };
    let tells = |t: &usize| {
        let says = |form: &VerbForm| scene.lexicon.verbs.verb(form.verb).incise > 1;
        scene.verb_forms(*t).iter().any(says)
            || matches!(scene.lower(*t), "donner" | "fournir" | "avancer" | "apporter")
    };
    let unsaid = first == "sans" || without(scene, vg);
    unsaid && vg.verbs.last().is_some_and(tells)
}

/// *lui qui*, *ce que dément X*, *ce dont doute X*: what the journalist says of whoever speaks, or somebody else of the words.
fn glossed(
    chunks: &Chunks,
    reports: &[Report],
    report: &Report,
    (word, next): (&str, &str),
    at: usize,
) -> bool {
    let who = matches!(word, "lui" | "elle" | "eux" | "elles") && next == "qui";
    let of_them = || {
        let near = |r: &&Report| r.chunk > at && r.chunk < at + 6 && r.form == VgKind::Finite;
        let own = report.source.as_ref().map(|s| &s.tokens);
        let other = |r: &Report| {
            let source = r.source.as_ref().filter(|s| s.pronoun.is_none());
            source.is_some_and(|s| Some(&s.tokens) != own)
        };
        // *ce que dément l'hôtel*: what denies it is somebody, whatever it is called.
        let denies = |r: &Report| {
            matches!(&*r.lemma, "démentir" | "contester" | "réfuter" | "nier" | "récuser")
                && chunks.vg(r.chunk).is_some_and(|vg| vg.subject.is_none())
        };
        let speaks = reports.iter().filter(near).any(|r| other(r) || denies(r));
        speaks && !chunks.is_punct(at + 1, ',')
    };
    who || word == "ce" && matches!(next, "dont" | "que" | "qu'") && of_them()
}

/// *, selon un sondage pour La Gazette, publié mercredi*: past the complements of the source and the participle behind them.
fn past_publication(chunks: &Chunks, from: usize) -> usize {
    let complement = |k: &usize| chunks.np(*k).is_some_and(|np| np.prep.is_some() || np.time);
    let end = (from..chunks.list.len()).find(|k| !complement(k)).unwrap_or(chunks.list.len());
    let comma = usize::from(chunks.is_punct(end, ','));
    let participle = chunks.vg(end + comma).is_some_and(|v| v.kind == VgKind::PastPart);
    past_participle(chunks, if participle { end + comma } else { end })
}

/// *…, au lendemain d'un discours jugeant que Q*, *…, dans un entretien au journal.*: when and where it was said.
fn tells_the_occasion(scene: &Scene<'_>, chunks: &Chunks, at: usize) -> bool {
    let Some(np) = chunks.np(at).filter(|np| np.prep.is_some()) else { return false };
    if matches!(scene.lower(np.head), "lendemain" | "veille") {
        return true;
    }
    let whole = chunks.list[at..].iter().all(|k| match k.kind {
        ChunkKind::Np(n) => chunks.nps[n].prep.is_some() || chunks.nps[n].time,
        // *dans un entretien à paraître jeudi*
        ChunkKind::Vg(v) => chunks.vgs[v].kind != VgKind::Finite,
        ChunkKind::Quote(_) | ChunkKind::Punct(',' | ':' | ';') => false,
        _ => true,
    });
    // *dans un entretien au Courrier*: a text that the article has not had before.
    let new = np.det.is_some_and(|d| matches!(scene.lower(d), "un" | "une"))
        && np.prep.is_some_and(|p| scene.lower(p) == "dans");
    let published = new && scene.noun_at(np.head) == Some(NounKind::Document);
    // *lors d'une conférence de presse*
    let press = np.tokens.clone().any(|t| scene.lower(t) == "presse");
    let said = scene.is_utterance(np)
        || published
        || press
        || matches!(
            scene.lower(np.head),
            "micro" | "antenne" | "colonnes" | "entretien" | "occasion" | "issue" | "marge" | "cours"
        );
    whole && said
}

/// The end of what a *selon* phrase at the head of a sentence governs.
pub(super) fn clause_limit(
    scene: &Scene<'_>,
    chunks: &Chunks,
    reports: &[Report],
    report: &Report,
    start: usize,
) -> usize {
    for k in start..chunks.list.len() {
        if chunks.is_punct(k, ';') || said_at_length(scene, chunks, start, k) {
            return k;
        }
        if reports.iter().any(|r| {
            r.chunk == k + 1 && r.incise && r.chunk != report.chunk && matches!(r.carrier, Carrier::Verb(_))
        }) && chunks.is_punct(k, ',')
        {
            return k;
        }
    }
    chunks.list.len()
}

/// *Selon X, P : « Q »*: behind a clause and a colon whole utterances in marks, which say P at length.
pub(in crate::attribute) fn said_at_length(
    scene: &Scene<'_>,
    chunks: &Chunks,
    start: usize,
    colon: usize,
) -> bool {
    let utterance = || {
        let first = chunks.quote(colon + 1).and_then(|q| scene.quotations[q].inner().next());
        first.is_some_and(|t| scene.is_capital(t))
    };
    chunks.is_punct(colon, ':') && (start..colon).any(|k| chunks.is_finite(k)) && utterance()
}
