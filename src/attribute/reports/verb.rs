//! Reporting verbs: which verb of a group reports, and what grammar says of its subject and its complement.

use super::behind::subject_behind;
use super::complement::complement;
use super::control::controller;
use super::incise::{is_press, stands_apart};
use super::negation::{negated, restricts, without};
use super::source::{extend, is_mute, press_in_marks, speaks};
use super::subject::{narrative, shared_auxiliary, subject_before};
use super::voice::voice;
use super::written::{read_where, written_where};
use super::{Carrier, Complement, Report, Source};
use crate::attribute::scene::Scene;
use crate::detect::{ChunkKind, Chunks, Np, NpKind, Tag, Vg, VgKind};
use crate::lexicon::{Closed, NounKind, Object, Strength, Verb, VerbId, WordClass};

/// The reporting verb of a group: its id, the place of its word among the group's verbs, and the last token of its tail.
pub(super) fn reporting_verb(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<(VerbId, usize, usize)> {
    let vg = chunks.vg(c)?;
    let last = vg.verbs.len() - 1;
    // *s'est vu répondre que*: only the infinitive says something, and the pronoun is not its own.
    let undergoes = vg.passive && vg.reflexive;
    let hit = |k: usize| -> Option<(VerbId, usize)> {
        let mut best: Option<(VerbId, usize, u8)> = None;
        // Readings of one verb differ in nothing that is asked here.
        for same in scene.verb_forms(vg.verbs[k]).chunk_by(|a, b| a.verb == b.verb) {
            let id = same[0].verb;
            let verb = scene.lexicon.verbs.verb(id);
            // An auxiliary is none of ours.
            if scene.tags[vg.verbs[k]].class.has(WordClass::ETRE.with(WordClass::AVOIR))
                && verb.tail.is_empty()
            {
                continue;
            }
            let Some(end) = tail(scene, vg.verbs[k], &verb.tail) else {
                continue;
            };
            // *l'emmène voir « le Tartuffe »*: with the eyes.
            if k > 0 && &*verb.lemma == "voir" && is_motion(scene.lower(vg.verbs[k - 1])) {
                continue;
            }
            if verb.is_pronominal_only() && (undergoes || !reflexive(scene, vg, k)) {
                continue;
            }
            if !verb.is_pronominal_only()
                && (vg.reflexive || scene.is_behind_se(vg.verbs[k]))
                && !undergoes
                && !verb.may_be_pronominal()
                && k + 1 == vg.verbs.len()
                && reflexive(scene, vg, k)
            {
                // *se dit*, *doit s'assurer que*: another verb, unless the pronoun is an indirect object.
                continue;
            }
            let rank = verb.tail.len() as u8 * 4
                + u8::from(verb.is_pronominal_only()) * 2
                + (verb.strength as u8).min(1);
            if best.is_none_or(|(_, _, r)| rank > r) {
                best = Some((id, end, rank));
            }
        }
        best.map(|(verb, end, _)| (verb, end))
    };
    for k in if undergoes { last } else { 0 }..=last {
        let found = hit(k);
        // *a fait savoir*, one verb of two words; but *a fait dire*, *peut dire*.
        let one = found.is_some_and(|(verb, _)| !scene.lexicon.verbs.verb(verb).tail.is_empty());
        if k < last
            && !one
            && scene.is_semi_auxiliary(vg.verbs[k])
            && (k + 1..=last).any(|j| hit(j).is_some())
        {
            continue;
        }
        if let Some((verb, end)) = found {
            return Some((verb, k, end));
        }
    }
    None
}

/// *emmène*, *allé*, *vient*: a verb of motion before an infinitive.
fn is_motion(verb: &str) -> bool {
    matches!(verb, "va" | "vont" | "ira" | "irait")
        || ["all", "amèn", "amen", "emmèn", "emmen", "cour", "retourn", "ven", "vien", "vin"]
            .iter()
            .any(|stem| verb.starts_with(stem))
}

fn reflexive(scene: &Scene<'_>, vg: &crate::detect::Vg, k: usize) -> bool {
    vg.reflexive
        || vg.tokens.clone().take_while(|t| *t < vg.verbs[k]).last().is_some_and(|t| {
            let word = scene.lower(t);
            matches!(word, "se" | "s'") || !vg.third && matches!(word, "me" | "m'" | "nous" | "vous")
        })
        || scene.is_behind_se(vg.verbs[k])
}

/// Whether the words of a multiword verb follow (*faire savoir*, *mettre en garde*), adverbs allowed between; their last token.
pub(in crate::attribute) fn tail(scene: &Scene<'_>, verb: usize, words: &[Box<str>]) -> Option<usize> {
    let mut at = verb;
    for word in words {
        let mut k = at + 1;
        let limit = k + 4;
        loop {
            if k >= limit || k >= scene.tags.len() {
                return None;
            }
            if scene.lower(k) == word.as_ref() {
                break;
            }
            let skippable = scene.tags[k].is(Closed::Adv)
                || scene.tags[k].is(Closed::Neg)
                || scene.tags[k].tag == crate::detect::Tag::Clitic;
            if !skippable {
                return None;
            }
            k += 1;
        }
        at = k;
    }
    Some(at)
}

/// Uses of a verb that say nothing, by the verb and what stands around it.
fn only_acts(scene: &Scene<'_>, chunks: &Chunks, c: usize, verb: &Verb, token: usize, end: usize) -> bool {
    let Some(vg) = chunks.vg(c) else { return false };
    match &*verb.lemma {
        "savoir" => {
            // *un choix audacieux, sachant que P*, *plusieurs valeurs, à savoir « A »*: conjunctions.
            let bare = vg.kind == VgKind::PresPart && vg.governor.is_none() && !vg.negated;
            let apart = c > 0 && matches!(chunks.list[c - 1].kind, ChunkKind::Punct(_));
            c > 0 && bare || apart && vg.governor.is_some_and(|g| scene.lower(g) == "à")
        }
        // *tente de rassurer*, *continue à vendre*: what is done, not said.
        "continuer" | "tenter" => {
            const SMALL: [Closed; 3] = [Closed::Object, Closed::Ne, Closed::Neg];
            let small = |t: &usize| SMALL.iter().any(|word| scene.tags[*t].is(*word));
            let doing = (end + 2..scene.tags.len()).take(4).find(|t| !small(t));
            matches!(scene.lower(end + 1), "à" | "de" | "d'")
                && doing.is_some_and(|t| scene.tags[t].tag == Tag::Inf)
        }
        // *devra répondre de « corruption »*: before a court.
        "répondre" => {
            let of = scene.tags.get(end + 1).is_some_and(|tag| tag.is_of());
            let charge = scene.tags.get(end + 2).is_some_and(|tag| tag.tag == Tag::Mark);
            of && charge && scene.tags[token].tag == Tag::Inf
        }
        // *comme en témoigne le film*: a thing shows it.
        "témoigner" => vg.tokens.clone().any(|t| scene.lower(t) == "en"),
        // *Les clients peuvent y lire « … »*: who reads says nothing.
        "lire" => {
            let can =
                |t: &usize| ["peu", "pouv", "pourr"].iter().any(|stem| scene.lower(*t).starts_with(stem));
            let on = |t: usize| matches!(pronoun_of(scene.lower(t)), "on" | "l'on");
            vg.verbs.first().is_some_and(can) && !vg.subject.or(vg.clitic).is_some_and(on)
        }
        _ => false,
    }
}

pub(in crate::attribute) fn verb_report(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Report> {
    let vg = chunks.vg(c)?;
    let (id, k, tail_end) = reporting_verb(scene, chunks, c)?;
    let verb = scene.lexicon.verbs.verb(id);
    if !vg.third && vg.clitic.is_none() && vg.subject.is_none() && vg.kind == VgKind::Finite {
        return None;
    }
    if vg.clitic.is_some() && asks(scene, chunks, c) {
        return None;
    }
    // *un groupe se faisant appeler « la Horde »*: a name.
    if vg.passive && vg.reflexive && matches!(&*verb.lemma, "appeler" | "attendre" | "entendre") {
        return None;
    }
    if only_acts(scene, chunks, c, verb, vg.verbs[k], tail_end) {
        return None;
    }
    if nothing_says(scene, chunks, c) || is_notice(scene, chunks, c) {
        return None;
    }
    // *on dit*, *je pense*, *nous pensons*: the journalist, or nobody; kept only where a source is named elsewhere.
    let subject_word = vg.subject.or(vg.clitic).map(|t| scene.lower(t)).unwrap_or_default();
    let subject_word = pronoun_of(subject_word);
    let own = vg
        .verbs
        .get(k + 1)
        .is_some_and(|n| *n > tail_end && !verb.tail.iter().any(|w| **w == *scene.lower(*n)));
    let cue_start = vg
        .tokens
        .clone()
        .find(|t| {
            !matches!(
                scene.tags[*t].tag,
                crate::detect::Tag::Closed(
                    Closed::Subject | Closed::This | Closed::En | Closed::De | Closed::A | Closed::Prep
                )
            )
        })
        .unwrap_or(vg.tokens.start);
    let mut cue_end = tail_end.max(vg.verbs[k]) + 1;
    if vg.clitic.is_some_and(|t| t >= cue_end) {
        cue_end = vg.clitic? + 1;
    }
    let mut report = Report {
        chunk: c,
        end: c + 1,
        cue: cue_start.min(vg.verbs[k])..cue_end,
        carrier: Carrier::Verb(id),
        lemma: verb.lemma.as_ref().to_owned(),
        source: None,
        complement: Complement::None,
        incise: false,
        // *comme l'envisage le plan*: as somebody means to act, and nothing said.
        comme: as_said(scene, chunks, c)
            && vg.kind == VgKind::Finite
            && !matches!(&*verb.lemma, "envisager" | "prévoir" | "vouloir" | "promettre")
            || as_subject_said(scene, chunks, c, vg),
        negated: negated(scene, chunks, c, vg.verbs[k]),
        conditional: vg.conditional && !future_in_past(chunks, c, vg),
        form: vg.kind,
        addressee: None,
        strength: verb.strength as u8,
    };
    // The words of a tail were chunked on their own: skip what they cover.
    let mut after = c + 1;
    while chunks.list.get(after).is_some_and(|ch| ch.tokens.end <= tail_end + 1) {
        after += 1;
    }
    report.end = after;
    let intransitive = verb.auxiliary != crate::lexicon::PerfectWith::Avoir;
    // *dit avoir été frappé*: the passive is the infinitive's.
    let last = k + 1 == vg.verbs.len();
    // *est venu promettre*: no passive; but *s'est vu répondre par X que*.
    let infinitive = scene.tags[vg.verbs[k]].tag == Tag::Inf && !vg.reflexive;
    let may_be_passive = matches!(vg.kind, VgKind::Finite | VgKind::Infinitive) && !intransitive;
    if vg.kind == VgKind::PastPart || vg.passive && last && !infinitive && may_be_passive {
        passive(scene, chunks, c, after, &mut report, verb);
        if report.source.is_none()
            && let Some(source) = shared_auxiliary(scene, chunks, c)
        {
            report.source = Some(source);
            report.form = VgKind::Finite;
            return Some(report);
        }
        // *« A », est-il précisé dans la circulaire*, *Il y est précisé que*
        if report.source.is_none()
            && subject_word == "il"
            && verb.takes_that()
            && let Some(source) = written_where(scene, chunks, c, after)
        {
            report.source = Some(source);
            report.incise = vg.clitic.is_some();
            return Some(report);
        }
        // *« A ? », a-t-il été relancé*: of nobody who is told; but *« A », est-elle convaincue*.
        let feels = scene.is_attitude(vg.verbs[k]);
        if report.source.is_none()
            && (feels || verb.examines())
            && let Some(clitic) = vg.clitic
        {
            report.incise = true;
            if feels {
                report.source = Some(Source::pronoun(clitic));
                report.strength = report.strength.max(Strength::Supported as u8);
            }
            return Some(report);
        }
        // *Persuadé que P, il…*
        if report.source.is_none()
            && vg.kind == VgKind::PastPart
            && matches!(report.complement, Complement::That(_))
            && verb.takes_addressee_object()
        {
            report.source = controller(scene, chunks, c);
        }
        // *sont persuadés que*, *ont été informés que*: without an agent, who is persuaded believes.
        if report.source.is_none()
            && vg.kind == VgKind::Finite
            && matches!(report.complement, Complement::That(_))
            && verb.takes_addressee_object()
        {
            report.source = vg.subject.map(Source::pronoun).or_else(|| subject_before(scene, chunks, c));
        }
        // *« La ville tiendra », est convaincue la maire*: so does who stands behind it.
        if report.source.is_none()
            && vg.kind == VgKind::Finite
            && feels
            // *une réforme à laquelle est opposé le maire*
            && !c.checked_sub(1).is_some_and(|k| chunks.is_one_of(k, &[Closed::Rel, Closed::That]))
            && stands_apart(scene, chunks, c, &report)
            && let Some((source, end)) = subject_behind(scene, chunks, after, vg)
        {
            report.source = Some(source);
            report.end = end;
            report.incise = true;
            report.strength = report.strength.max(Strength::Supported as u8);
        }
        return Some(report);
    }
    if matches!(subject_word, "c'" | "ce" | "cela" | "ça" | "ceci") {
        return None;
    }
    // *en attendant que*: a conjunction.
    if vg.kind == VgKind::PresPart && scene.lower(vg.verbs[k]) == "attendant" && vg.governor.is_some() {
        return None;
    }
    let inverted =
        vg.kind == VgKind::Finite && vg.subject.is_none() && stands_apart(scene, chunks, c, &report);
    if vg.clitic.is_some() {
        report.incise = true;
        report.source = match subject_word {
            "on" | "ce" => {
                read_where(scene, chunks, c, after, verb).or_else(|| place_of_on(scene, chunks, after, verb))
            }
            // *Faut-il rappeler que*: nobody.
            "il" if obliges(scene, vg) => None,
            _ => vg.clitic.map(Source::pronoun),
        };
        if matches!(subject_word, "je" | "tu" | "nous" | "vous") {
            report.source = None;
        }
    } else if vg.subject.is_some() {
        // *on sait*, *nous pensons*: nobody, or the journalist.
        let journalist = matches!(subject_word, "on" | "l'on" | "je" | "j'" | "tu" | "nous" | "vous");
        report.source = match subject_word {
            "on" | "l'on" => place_before(scene, chunks, c)
                .or_else(|| place_of_first(scene, chunks, c))
                .or_else(|| place_of_relative(scene, chunks, c))
                .or_else(|| read_where(scene, chunks, c, after, verb).filter(|_| !report.comme)),
            "il" if obliges(scene, vg) || is_hearsay(scene, chunks, c, vg) => None,
            _ => vg.subject.map(Source::pronoun).filter(|_| !journalist),
        };
    } else if is_elliptic(scene, chunks, c, vg) && !speaks_behind(scene, chunks, after, vg) {
        report.source = Some(Source::elided(vg.tokens.start));
    } else if vg.kind == VgKind::Finite {
        let before = if inverted && !report.comme { None } else { subject_before(scene, chunks, c) };
        match before {
            Some(source) => report.source = Some(source),
            None if marked_subject(chunks, c) => {}
            None if let Some(source) = that_in_marks(scene, chunks, c) => report.source = Some(source),
            None if verb.strength != Strength::Ambiguous
                && let Some(source) = group_in_marks(scene, chunks, c) =>
            {
                report.source = Some(source);
            }
            None if let Some(source) = c.checked_sub(1).and_then(|k| press_in_marks(scene, chunks, k)) => {
                report.source = Some(source);
            }
            None if let Some(source) = press_in_marks(scene, chunks, after) => {
                report.source = Some(source);
                report.end = after + 1;
                report.incise = true;
            }
            None => {
                // *Ce qui a suivi révèle un bond*: a thing right behind the verb is its object, unless a comma or the end of
                // a sentence stands before it.
                let apart = inverted && (report.comme || !runs_on(chunks, c));
                let behind = subject_behind(scene, chunks, after, vg);
                // *un sur deux dit avoir une opinion*: what stands behind an infinitive is the infinitive's.
                let infinitive = own || matches!(report.complement, Complement::Infinitive(_));
                let words = || {
                    let comma = usize::from(c > 0 && chunks.is_punct(c - 1, ','));
                    let quote = c.checked_sub(1 + comma).filter(|k| chunks.quote(*k).is_some());
                    // *le médecin, qui se dit « confus », reconnaît avoir oublié X*
                    let told = |k: usize| (k.saturating_sub(4)..k).any(|j| chunks.is_word(j, Closed::Qui));
                    quote.is_some_and(|k| (comma > 0 || k == 0) && !told(k))
                };
                let subject = |s: &Source| (!infinitive || words()) && (apart || !is_thing(scene, chunks, s));
                let thing = behind.as_ref().is_none_or(|(s, _)| is_thing(scene, chunks, s));
                if let Some(source) = apposed_marks(scene, chunks, c, thing || verb.incise < 2) {
                    report.source = Some(source);
                } else if let Some((source, end)) = behind.filter(|(s, _)| subject(s)) {
                    let (source, end) =
                        learnt_from(scene, chunks, &source, end, verb).unwrap_or((source, end));
                    report.source = Some(source);
                    report.end = end;
                    report.incise = true;
                } else {
                    report.source = subject_before(scene, chunks, c);
                }
            }
        }
    } else if let Some((source, manner, end)) = content_to(scene, chunks, c, after) {
        report.source = Some(source);
        report.chunk = manner;
        report.end = end.max(report.end);
        report.cue.start = chunks.list[manner].tokens.start;
        report.incise = true;
        report.form = VgKind::Finite;
    } else {
        report.source = narrative(scene, chunks, c)
            .or_else(|| controller(scene, chunks, c))
            .or_else(|| place_of_governor(scene, chunks, c));
    }
    let document = |n: &usize| scene.noun_at(chunks.nps[*n].head) == Some(NounKind::Document);
    let by_thing = report
        .source
        .as_ref()
        .is_none_or(|s| is_mute(scene, chunks, s) || s.pronoun.is_none() && s.nps.iter().all(document));
    if let Some((source, end)) =
        causee(scene, chunks, c, k, after, verb).filter(|_| by_thing || report.strength > 0)
    {
        report.source = Some(source);
        report.end = end;
    }
    if report.source.is_some()
        && let Some(source) = voice(scene, chunks, c, report.end)
    {
        report.source = Some(source);
    }
    // *Personne n'a dit que P*
    if report.negated && report.source.as_ref().is_some_and(|s| is_nobody(scene, s)) {
        report.source = None;
    }
    // *comme le veut la tradition*: nobody says so.
    if report.comme && report.source.as_ref().is_some_and(|s| is_thing(scene, chunks, s)) {
        return None;
    }
    // *L'incendie rappelle que le quartier manque d'eau*: what happened makes one think, and says nothing.
    let reminds = matches!(&*verb.lemma, "rappeler" | "montrer" | "prouver" | "illustrer");
    if reminds
        && chunks.is_word(after, Closed::That)
        && report.source.as_ref().is_some_and(|s| is_thing(scene, chunks, s))
    {
        return None;
    }
    if report.comme && !report.incise && as_subject_said(scene, chunks, c, vg) {
        report.incise = report.source.is_some();
    }
    // *Ils refusent, disent-ils, de « céder »*: what follows goes on with the clause before.
    // *Il s'agit, dit-il par écrit, d'une « erreur »*
    let relative = |k: usize| {
        chunks
            .list
            .get(k)
            .is_some_and(|k| matches!(scene.lower(k.tokens.start), "où" | "qui" | "que" | "dont"))
    };
    let adjunct = report.incise
        && chunks.np(report.end).is_some_and(|np| np.prep.is_some())
        && !relative(report.end + 2)
        && (0..c).all(|k| chunks.quote(k).is_none());
    let end = report.end + usize::from(adjunct && chunks.is_punct(report.end + 1, ','));
    let closed = report.incise
        && chunks.is_punct(end, ',')
        && c > 0
        && chunks.is_punct(c - 1, ',')
        && chunks.quote(end + 1).is_none();
    if closed {
        report.end = end;
    }
    let reported_before =
        report.incise && c > 0 && (chunks.quote(c - 1).is_some() || chunks.is_punct(c - 1, ','));
    report.complement = if own {
        Complement::OwnInfinitive
    } else if closed {
        Complement::None
    } else {
        complement(scene, chunks, report.end, verb, reported_before, &mut report.addressee)
    };
    // *Comme le montrent des images que X a prises, P*: what is said was taken up before.
    if report.comme && matches!(report.complement, Complement::That(_)) {
        report.complement = Complement::None;
    }
    // *ne révèle que le millésime*: no clause.
    if matches!(report.complement, Complement::That(_)) && restricts(scene, chunks, c) {
        // *n'y voit qu'une « farce »*
        report.complement = match report.complement {
            Complement::That(k)
                if sees_in_it(scene, vg, verb) && (k + 1..k + 4).any(|j| chunks.quote(j).is_some()) =>
            {
                Complement::Object(k + 1)
            }
            _ => Complement::None,
        };
    }
    report.negated |=
        matches!(report.complement, Complement::That(_) | Complement::Whether(_)) && without(scene, vg);
    // *explique-t-on à Matignon*: who is there speaks and is not told.
    let source = report.source.as_ref().map(|s| s.tokens.end);
    if report.addressee.as_ref().is_some_and(|a| Some(a.end) == source) {
        report.addressee = None;
    }
    Some(report)
}

/// *y voit*: what somebody takes a thing for.
fn sees_in_it(scene: &Scene<'_>, vg: &crate::detect::Vg, verb: &Verb) -> bool {
    &*verb.lemma == "voir" && vg.tokens.clone().any(|t| scene.lower(t) == "y")
}

/// *L'annonce fait bondir le maire*, *ce qui fait dire au maire que P*, *le fait sourire*: who is made to speak, and the chunk
/// behind; the verb at `k` among those of the group.
fn causee(
    scene: &Scene<'_>,
    chunks: &Chunks,
    c: usize,
    k: usize,
    after: usize,
    verb: &Verb,
) -> Option<(Source, usize)> {
    let vg = chunks.vg(c)?;
    let makes = scene.lower(*vg.verbs.get(k.checked_sub(1)?)?);
    let causes = matches!(
        makes,
        "fait"
            | "font"
            | "faisait"
            | "faisaient"
            | "fit"
            | "firent"
            | "fera"
            | "feront"
            | "faire"
            | "faisant"
    );
    if !causes || scene.tags[vg.verbs[k]].tag != Tag::Inf {
        return None;
    }
    let np = chunks.np(after).filter(|np| speaks(scene, np) && !np.time)?;
    let alone = verb.clause.is_none() && !verb.takes_addressee_object() && !verb.object.has(Object::DIRECT);
    let made = match np.prep.map(|p| scene.lower(p)) {
        // *a fait condamner le maire*: the object of what somebody else does; *fait exploser une voiture*.
        None => alone && (scene.is_role(np.head) || np.det.is_none() && np.kind == NpKind::Name),
        Some(preposition) => {
            !alone && verb.strength != Strength::Ambiguous && matches!(preposition, "à" | "au" | "aux")
        }
    };
    made.then_some(())?;
    let contracted = usize::from(scene.tags[np.tokens.start].is(Closed::ADet) && np.tokens.len() > 1);
    let (source, end) = extend(scene, chunks, after);
    Some((Source { tokens: source.tokens.start + contracted..source.tokens.end, trust: 0.85, ..source }, end))
}

/// *« A », se borne à indiquer X*, *« A », s'est-il contenté de dire*, *« A », a cru bon d'ajouter X*: the infinitive behind a
/// verb that says how; its subject, the chunk of that verb, and the chunk after the subject.
fn content_to(scene: &Scene<'_>, chunks: &Chunks, c: usize, after: usize) -> Option<(Source, usize, usize)> {
    /// Stems of the verbs whose subject does not say it, or has somebody else say it.
    const LEAVING: [&str; 12] = [
        "refus", "évit", "omet", "omis", "renonc", "interdi", "empêch", "oubli", "abst", "consist", "sert",
        "oblig",
    ];
    let infinitive = chunks.vg(c).filter(|vg| {
        vg.kind == VgKind::Infinitive
            && vg.governor.is_some_and(|t| matches!(scene.lower(t), "à" | "de" | "d'" | "d’"))
    })?;
    // *n'a eu de cesse de répéter X*
    let between = |k: usize| {
        matches!(chunks.list[k].kind, ChunkKind::Adj)
            || chunks.np(k).is_some_and(|np| scene.lower(np.head) == "cesse")
    };
    let manner = c.checked_sub(1)?;
    let manner = manner.saturating_sub(usize::from(between(manner)));
    let vg = chunks.vg(manner).filter(|vg| vg.kind == VgKind::Finite && vg.subject.is_none())?;
    let set_apart = manner > 0 && chunks.is_punct(manner - 1, ',');
    let says_how = vg.verbs.last().is_some_and(|t| {
        let word = scene.lower(*t);
        let among = |stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
        let mute = || !among(&LEAVING) && !vg.passive && reporting_verb(scene, chunks, manner).is_none();
        vg.reflexive && among(&["born", "content", "limit", "empress", "hasard", "autoris"])
            || matches!(word, "finit" | "fini" | "tient" | "tenu")
            || set_apart && (among(&["amus", "feign", "feint", "croi", "cru"]) || mute())
    });
    let quoted = (0..manner).rev().find(|k| !chunks.is_punct(*k, ','));
    if !says_how || quoted.is_none_or(|k| chunks.quote(k).is_none()) {
        return None;
    }
    match vg.clitic {
        Some(token) => {
            let somebody = matches!(pronoun_of(scene.lower(token)), "il" | "elle" | "ils" | "elles");
            somebody.then(|| (Source::pronoun(token), manner, after))
        }
        // *La réalisatrice, Ours d'or pour « A », a choisi de raconter l'histoire d'un soldat*
        None => subject_behind(scene, chunks, after, infinitive)
            .filter(|(source, _)| source.nps.iter().all(|n| speaks(scene, &chunks.nps[*n])))
            .map(|(source, end)| (source, manner, end)),
    }
}

/// *Et conclut le maire, Paul Martin : « … »*: somebody between a verb, which ends before a chunk, and a colon.
fn speaks_behind(scene: &Scene<'_>, chunks: &Chunks, after: usize, vg: &Vg) -> bool {
    let source = subject_behind(scene, chunks, after, vg);
    source.is_some_and(|(source, end)| {
        chunks.is_punct(end, ':') && source.nps.iter().all(|n| speaks(scene, &chunks.nps[*n]))
    })
}

/// *Et conclut : « … »*, *Mais dénonce la mairie*: a verb without subject opens the sentence behind a conjunction.
fn is_elliptic(scene: &Scene<'_>, chunks: &Chunks, c: usize, vg: &Vg) -> bool {
    // *Ainsi parle le maire* turns subject and verb around.
    let opens = chunks.is_word(0, Closed::Coord)
        || chunks.list.first().is_some_and(|k| scene.reads(k.tokens.start, "puis"));
    let bare = vg.kind == VgKind::Finite && vg.third && vg.subject.is_none() && vg.clitic.is_none();
    let small = |k: usize| chunks.is_one_of(k, &[Closed::Coord, Closed::Adv]);
    bare && c > 0 && opens && (0..c).all(small)
}

/// *a annoncé qu'il refuserait*: the future seen from the past, no hearsay.
fn future_in_past(chunks: &Chunks, c: usize, vg: &Vg) -> bool {
    let that = |k: Option<usize>| k.is_some_and(|k| chunks.is_word(k, Closed::That));
    let subject = c.checked_sub(1).filter(|k| chunks.np(*k).is_some());
    vg.verbs.len() == 1 && (that(c.checked_sub(1)) || that(subject.and_then(|k| k.checked_sub(1))))
}

/// *le « Monsieur Ponts » de la mairie explique*: the subject is a noun in marks.
fn marked_subject(chunks: &Chunks, c: usize) -> bool {
    let complement = |k: &usize| chunks.np(*k).is_some_and(|np| np.prep.is_some());
    let Some(quote) = (0..c).rev().find(|k| !complement(k)) else { return false };
    quote + 1 < c && chunks.quote(quote).is_some() && quote > 0 && chunks.is_word(quote - 1, Closed::Det)
}

/// *Cet « ami du vin » assure*: somebody known, by a noun in marks right before the verb; the demonstrative stands for him.
fn that_in_marks(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Source> {
    let quote = c.checked_sub(1).filter(|k| chunks.quote(*k).is_some())?;
    let det = quote.checked_sub(1).filter(|k| chunks.is_word(*k, Closed::Det))?;
    let this = chunks.list[det].tokens.start;
    let tokens = this..chunks.list[quote].tokens.end;
    matches!(scene.lower(this), "cet" | "cette").then(|| Source { tokens, ..Source::of_pronoun(this) })
}

/// *Les « gilets jaunes » réclament*, *plusieurs « gilets jaunes » présents ont dit*: several, by a noun in marks before their verb.
fn group_in_marks(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Source> {
    /// So many words name a group.
    const SHORT: usize = 4;
    let modifies =
        |k: &usize| chunks.is_word(*k, Closed::Adv) || matches!(chunks.list[*k].kind, ChunkKind::Adj);
    let quote = (0..c).rev().find(|k| !modifies(k))?;
    let q = chunks.quote(quote)?;
    let det = quote.checked_sub(1).filter(|k| chunks.is_word(*k, Closed::Det))?;
    let several = matches!(
        scene.lower(chunks.list[det].tokens.start),
        "les" | "des" | "ces" | "plusieurs" | "certains" | "certaines"
    );
    let inner = scene.quotations[q].inner();
    let plural = chunks.vg(c).is_some_and(|vg| vg.plural == Some(true));
    let tokens = chunks.list[det].tokens.start..chunks.list[quote].tokens.end;
    (several && plural && inner.len() <= SHORT).then_some(Source {
        tokens,
        nps: Vec::new(),
        pronoun: None,
        trust: 0.85,
    })
}

/// *il faut dire que*, *il convient de noter que*: *il* is nobody.
pub(super) fn obliges(scene: &Scene<'_>, vg: &Vg) -> bool {
    vg.verbs.first().is_some_and(|t| {
        matches!(scene.lower(*t), "faut" | "fallait" | "faudra" | "faudrait" | "convient" | "convenait")
    })
}

/// *rien ne prouve que*, *rien ne permet d'affirmer que*: nobody says so.
fn nothing_says(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> bool {
    let bare = |k: usize| chunks.vg(k).is_some_and(|vg| vg.negated && vg.subject.is_none());
    let nothing = |k: usize| {
        let before = k.checked_sub(1).map(|k| scene.lower(chunks.list[k].tokens.start));
        bare(k) && before == Some("rien")
    };
    let infinitive = chunks.vg(c).is_some_and(|vg| vg.kind == VgKind::Infinitive);
    nothing(c) || infinitive && c.checked_sub(1).is_some_and(nothing)
}

/// *À noter que*, *À se demander pourquoi*, *Impossible de dire si*: the journalist tells the reader.
fn is_notice(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> bool {
    let Some(vg) = chunks.vg(c).filter(|vg| vg.kind == VgKind::Infinitive) else { return false };
    let Some(governor) = vg.governor.map(|t| scene.lower(t)) else { return false };
    let after = c + 1 + usize::from(chunks.is_word(c + 1, Closed::Adv));
    let after = after + usize::from(chunks.is_punct(after, ','));
    let clause = chunks.is_one_of(after, &[Closed::That, Closed::Sub]);
    let hard = || {
        let word = scene.lower(chunks.list[0].tokens.start);
        c == 1 && matches!(word, "difficile" | "impossible" | "inutile" | "facile" | "dur" | "possible")
    };
    clause && (c == 0 && matches!(governor, "à" | "a") || hard())
}

/// *il se dit que*, *il se murmure que*: everybody, and nobody.
fn is_hearsay(scene: &Scene<'_>, chunks: &Chunks, c: usize, vg: &Vg) -> bool {
    let said = |t: &usize| {
        matches!(scene.lower(*t), "dit" | "disait" | "murmure" | "murmurait" | "raconte" | "racontait")
    };
    vg.reflexive && vg.verbs.len() == 1 && vg.verbs.iter().any(said) && chunks.is_word(c + 1, Closed::That)
}

/// *comme l'ASN l'indique*, *comme il l'a dit*: the subject before the verb, which has what was said as its object; *« A », comme
/// elle dit*, the words themselves.
fn as_subject_said(scene: &Scene<'_>, chunks: &Chunks, c: usize, vg: &Vg) -> bool {
    let opener = if vg.subject.is_some() { c.checked_sub(1) } else { c.checked_sub(2) };
    let words = opener.and_then(|k| k.checked_sub(2)).is_some_and(|k| chunks.quote(k).is_some());
    let said = vg.verbs.first().is_some_and(|t| matches!(scene.lower(*t), "dit" | "disait" | "disent"));
    let object = vg.object.is_some_and(|t| matches!(scene.lower(t), "l'" | "le")) || words && said;
    vg.kind == VgKind::Finite
        && object
        && opener.is_some_and(|k| {
            chunks.is_word(k, Closed::Sub) && scene.lower(chunks.list[k].tokens.start) == "comme"
        })
}

/// *personne*, *nul*
fn is_nobody(scene: &Scene<'_>, source: &Source) -> bool {
    source.tokens.len() == 1 && matches!(scene.lower(source.tokens.start), "personne" | "nul")
}

/// The phrases of a source are common nouns that no list has among those that speak.
fn is_thing(scene: &Scene<'_>, chunks: &Chunks, source: &Source) -> bool {
    // *ce dernier* is somebody.
    let common = |n: &usize| {
        let head = chunks.nps[*n].head;
        scene.word(head).starts_with(char::is_lowercase) && !scene.tags[head].class.has(WordClass::ADJ)
    };
    is_mute(scene, chunks, source) && source.nps.iter().all(common)
}

/// The pronoun of a clitic: *il* of *-t-il*.
pub(in crate::attribute) fn pronoun_of(word: &str) -> &str {
    const JOINTS: [char; 4] = ['-', '‑', '\'', '’'];
    let bare = word.trim_start_matches(JOINTS);
    bare.strip_prefix('t').and_then(|rest| rest.strip_prefix(JOINTS)).unwrap_or(bare)
}

/// *Anne Martin, « très déçue », a annoncé son départ*: words in marks apposed to the subject; what they are like tells them from
/// what is said.
fn apposed_marks(scene: &Scene<'_>, chunks: &Chunks, c: usize, thing_behind: bool) -> Option<Source> {
    let quote = c.checked_sub(2).filter(|k| chunks.is_punct(k + 1, ','))?;
    let (who, feeling) = in_apposition(scene, chunks, quote)?;
    let np = chunks.np(who).filter(|np| np.prep.is_none() && !np.time && speaks(scene, np))?;
    let source = Source::phrase(np.tokens.clone(), chunks.np_number(who)?);
    (feeling || thing_behind).then_some(Source { trust: 0.9, ..source })
}

/// The chunk to which words in marks that are no clause may stand in apposition, right behind its comma and at the head of its clause,
/// and whether they say what somebody feels.
pub(in crate::attribute) fn in_apposition(
    scene: &Scene<'_>,
    chunks: &Chunks,
    quote: usize,
) -> Option<(usize, bool)> {
    let who = quote.checked_sub(2).filter(|k| chunks.is_punct(k + 1, ','))?;
    let opens =
        who == 0 || matches!(chunks.list[who - 1].kind, ChunkKind::Punct(_) | ChunkKind::Word(Closed::Coord));
    let mut inner = scene.quotations[chunks.quote(quote)?].inner();
    let feeling = inner
        .clone()
        .take(3)
        .any(|t| matches!(scene.tags[t].tag, Tag::Adj | Tag::Part) && scene.is_attitude(t));
    (opens && !inner.any(|t| scene.tags[t].is_finite())).then_some((who, feeling))
}

/// No sign stands before the verb, adverbs and clitics left out.
fn runs_on(chunks: &Chunks, c: usize) -> bool {
    let passed = |k: &usize| chunks.is_word(*k, Closed::Adv) || chunks.is_word(*k, Closed::Object);
    let before = (0..c).rev().find(|k| !passed(k));
    before.is_some_and(|k| !matches!(chunks.list[k].kind, ChunkKind::Punct(_)))
}

/// *comme l'a dit X*, *tel que le rapporte X*
fn as_said(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> bool {
    // *comme le lui a demandé X*
    let Some(before) = (0..c).rev().find(|k| !chunks.is_word(*k, Closed::Object)) else { return false };
    let start = chunks.list[before].tokens.start;
    chunks.is_word(before, Closed::Sub) && scene.lower(start) == "comme"
        || chunks.is_word(before, Closed::That)
            && start > 0
            && matches!(scene.lower(start - 1), "tel" | "telle" | "tels" | "telles" | "ainsi")
}

/// The subject behind a reporting verb that stands as an *incise*.
pub(super) fn incise_subject(scene: &Scene<'_>, chunks: &Chunks, k: usize) -> Option<Source> {
    let vg = chunks.vg(k)?;
    if vg.subject.is_some() || reporting_verb(scene, chunks, k).is_none() {
        return None;
    }
    verb_report(scene, chunks, k).filter(|report| report.incise)?.source
}

/// *qualifié de « barbare » par Paris*, *a été dénoncé par l'ONG*, *cité par TASS*: the agent is the source.
fn passive(scene: &Scene<'_>, chunks: &Chunks, c: usize, after: usize, report: &mut Report, verb: &Verb) {
    let mut quotes = 0;
    for k in after..(after + 8).min(chunks.list.len()) {
        match &chunks.list[k].kind {
            ChunkKind::Np(n) => {
                let np = &chunks.nps[*n];
                // *une sortie jugée « lunaire » dans l'entourage de X*
                let ranks = matches!(
                    scene.lower(np.head),
                    "entourage" | "rangs" | "camp" | "majorité" | "opposition"
                );
                let among = np.prep.is_some_and(|p| scene.lower(p) == "dans") && ranks;
                if among && quotes > 0 && chunks.quote(k - 1).is_some() {
                    report.source = Some(Source { trust: 0.85, ..Source::phrase(np.tokens.clone(), *n) });
                    break;
                }
                // *défendu par le passé par X*
                let adverb = matches!(scene.lower(np.head), "passé" | "suite" | "biais" | "fait");
                if np.prep.is_some_and(|p| scene.lower(p) == "par") && scene.may_speak(np) && !adverb {
                    let (mut source, end) = extend(scene, chunks, k);
                    source.tokens.start = np.tokens.start;
                    source.trust = 0.9;
                    report.source = Some(source);
                    report.end = report.end.max(if quotes == 0 { end } else { report.end });
                    break;
                }
            }
            ChunkKind::Quote(_) => quotes += 1,
            ChunkKind::Vg(_) if chunks.is_finite(k) => break,
            ChunkKind::Punct('.' | ';') => break,
            _ => {}
        }
    }
    report.complement = complement(scene, chunks, after, verb, false, &mut report.addressee);
    // *prouvée par un rapport qu'a commandé X*: behind the agent a relative clause; but *il est dit par X que*.
    let impersonal = chunks.vg(c).and_then(|vg| vg.subject).is_some_and(|t| scene.lower(t) == "il");
    let undergoes = chunks.vg(c).is_some_and(|vg| vg.reflexive);
    if !impersonal
        && !undergoes
        && report.source.is_some()
        && matches!(report.complement, Complement::That(_))
        && !verb.takes_addressee_object()
    {
        report.complement = Complement::None;
    }
}

/// *La région doit-elle craindre une « crise » ?*, *trouvera-t-elle une majorité ?*: a question of the journalist's, whose subject
/// stands before the verb and once more behind it, or whose verb has an object.
fn asks(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> bool {
    let subject = |k: usize| chunks.np(k).is_some_and(|np| !np.time && scene.may_speak(np));
    let mark = chunks.list.iter().rev().find(|k| !matches!(k.kind, ChunkKind::Quote(_)));
    // *Si le film plaît, trouvera-t-il son public ?*: with an object behind it the verb has no words before it.
    let object = chunks.np(c + 1).is_some_and(|np| np.prep.is_none() && !np.time);
    (c > 0 && subject(c - 1) || object) && mark.is_some_and(|k| matches!(k.kind, ChunkKind::Punct('?')))
}

/// *Chez les Verts, on parle de « trahison »*: whoever is where the sentence begins.
pub(in crate::attribute) fn place_before(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Source> {
    let comma = c.checked_sub(1).filter(|k| chunks.is_punct(*k, ','))?;
    let mut k = comma.checked_sub(1)?;
    // *À Bercy, où l'on suit le dossier, on dit*, *Chez A, son concurrent, on dit*: past a relative clause, or an apposition.
    let whose = (0..c).find(|j| chunks.np(*j).is_some()).filter(|j| chunks.is_punct(j + 1, ','));
    if let Some(there) = whose.filter(|j| chunks.np(*j).is_some_and(|np| np.prep.is_some() && !np.time)) {
        let relative = scene.lower(chunks.list[there + 2].tokens.start) == "où";
        let apposed = k == there + 2 && chunks.np(k).is_some_and(|np| np.prep.is_none() && np.det.is_some());
        if relative || apposed {
            k = there;
        }
    }
    // *Du côté du cabinet, à Namur, on dit*: behind the body, where it has its seat.
    let seat = |np: &Np| {
        np.prep.is_some() && np.kind == NpKind::Name && scene.tags[np.head].class.has(WordClass::PLACE)
    };
    if k >= 2 && chunks.np(k).is_some_and(seat) && chunks.is_punct(k - 1, ',') && chunks.np(k - 2).is_some() {
        k -= 2;
    }
    let first = chunks.np(k).filter(|np| !np.time)?;
    let opens = (0..k).all(|j| matches!(chunks.list[j].kind, ChunkKind::Punct(_) | ChunkKind::Word(_)));
    // *Place Beauvau, on assure*
    let seat = opens && first.prep.is_none() && first.kind == NpKind::Name;
    if seat && scene.lexicon.organisation(scene.words(first.tokens.clone())).is_some() {
        return Some(Source { trust: 0.85, ..Source::phrase(first.tokens.clone(), chunks.np_number(k)?) });
    }
    let preposition = scene.lower(first.prep?);
    // *du côté du syndicat*, *au siège du parti*
    let side = match preposition {
        "du" => scene.lower(first.head) == "côté",
        "au" => matches!(scene.lower(first.head), "siège" | "qg"),
        _ => false,
    };
    if opens && side && first.head + 1 < first.tokens.end {
        let of = usize::from(scene.tags[first.head + 1].is(Closed::De));
        let tokens = first.head + 1 + of..first.tokens.end;
        return Some(Source { tokens, nps: Vec::new(), pronoun: None, trust: 0.85 });
    }
    let capital = scene.is_capital(first.head);
    // *Côté présidence, on admet*
    let seat = matches!(scene.lower(first.head), "siège" | "qg" | "palais");
    let there = preposition == "côté"
        || seat && preposition == "au"
        || (speaks(scene, first) || capital) && matches!(preposition, "à" | "au" | "aux" | "chez" | "dans");
    let contracted = usize::from(scene.tags[first.tokens.start].is(Closed::ADet) && first.tokens.len() > 1);
    (there && opens).then(|| Source {
        tokens: first.tokens.start + contracted..first.tokens.end,
        nps: chunks.np_number(k).into_iter().collect(),
        pronoun: None,
        trust: 0.85,
    })
}

/// *Chez les Verts, on salue le geste et on rappelle que P*: the second *on* is the first.
fn place_of_first(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Source> {
    let joint = c.checked_sub(1).filter(|k| chunks.is_word(*k, Closed::Coord))?;
    let on = |k: &usize| matches!(scene.lower(chunks.list[*k].tokens.start), "on" | "l'on");
    (0..joint).rev().find(on).and_then(|k| place_before(scene, chunks, k))
}

/// *Chez les Verts, on se borne à rappeler que P*: whoever is where the sentence begins, of an infinitive that *on* governs.
fn place_of_governor(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Source> {
    let governor = c.checked_sub(1).filter(|k| chunks.is_finite(*k))?;
    let subject = chunks.vg(governor)?.subject?;
    let on = matches!(scene.lower(subject), "on" | "l'on") && chunks.vg(c)?.kind == VgKind::Infinitive;
    place_before(scene, chunks, governor).filter(|_| on)
}

/// *à Matignon, où l'on soutient que P*: the body before the relative clause.
fn place_of_relative(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Source> {
    let opens = |k: &usize| scene.lower(chunks.list[*k].tokens.start) == "où";
    let relative = (c.saturating_sub(2)..c).find(opens)?;
    let k = (0..relative).rev().find(|k| !chunks.is_punct(*k, ','))?;
    let np = chunks.np(k).filter(|np| !np.time && np.kind != NpKind::Pronoun)?;
    let tokens = np.prep.map_or(np.tokens.start, |p| p + 1)..np.tokens.end;
    let body = scene.noun_at(np.head).is_some()
        || scene.lexicon.organisation(scene.words(tokens.clone())).is_some()
        || scene.lexicon.organisation(scene.word(np.head)).is_some();
    body.then_some(Source { trust: 0.85, ..Source::phrase(tokens, chunks.np_number(k)?) })
}

/// *une attaque qualifiée de « barbare » par Paris*: a participle that was taken for an adjective of the noun before, with
/// an agent behind a quotation.
pub(super) fn participle_report(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Report> {
    let np = chunks.np(c).filter(|np| np.kind == NpKind::Nominal && np.tokens.len() > 1)?;
    let last = np.tokens.end - 1;
    if last == np.head || !scene.tags[last].class.has(WordClass::PAST_PART) {
        return None;
    }
    // *décrite à l'époque par X comme « barbare »*
    let next = (c + 1..chunks.list.len()).find(|k| !chunks.is_word(*k, Closed::Adv)).unwrap_or(c + 1);
    let follows = (c + 1..c + 3).any(|k| chunks.quote(k).is_some())
        || chunks.np(next).is_some_and(|np| np.prep.is_some_and(|p| scene.lower(p) == "par"));
    if !follows {
        return None;
    }
    let form = scene.verb_forms(last).iter().find(|form| {
        let verb = scene.lexicon.verbs.verb(form.verb);
        verb.tail.is_empty() && !verb.is_pronominal_only()
    })?;
    let verb = scene.lexicon.verbs.verb(form.verb);
    let mut report = Report {
        chunk: c,
        end: c + 1,
        cue: last..last + 1,
        carrier: Carrier::Verb(form.verb),
        lemma: verb.lemma.as_ref().to_owned(),
        source: None,
        complement: Complement::None,
        incise: false,
        comme: false,
        negated: false,
        conditional: false,
        form: VgKind::PastPart,
        addressee: None,
        strength: verb.strength as u8,
    };
    passive(scene, chunks, c, c + 1, &mut report, verb);
    report.source.is_some().then_some(report)
}

/// *de même source*: the source of before.
pub(in crate::attribute) fn same_source(scene: &Scene<'_>, np: &crate::detect::Np) -> bool {
    let before = np.tokens.start.checked_sub(1).map_or("", |t| scene.lower(t));
    matches!(scene.lower(np.head), "source" | "sources")
        && np.det.is_none()
        && (before == "même" || scene.lower(np.tokens.start) == "même")
}

/// *a appris l'AFP auprès du parquet*, *a appris Le Courrier de source policière*: who told a medium, and the chunk behind.
fn learnt_from(
    scene: &Scene<'_>,
    chunks: &Chunks,
    who: &Source,
    end: usize,
    verb: &Verb,
) -> Option<(Source, usize)> {
    if &*verb.lemma != "apprendre" {
        return None;
    }
    let medium = who.nps.first().and_then(|n| chunks.nps.get(*n)).filter(|np| is_press(scene, np))?;
    // *l'AFP de source policière* is one phrase.
    let source = (medium.tokens.start + 1..medium.tokens.end)
        .find(|t| matches!(scene.lower(*t), "source" | "sources") && scene.tags[t - 1].is_of());
    if let Some(first) = source {
        let tokens = first..medium.tokens.end;
        return Some((Source { tokens, nps: Vec::new(), pronoun: None, trust: 0.85 }, end));
    }
    let from = |k: usize| chunks.np(k).and_then(|np| np.prep).map_or("", |prep| scene.lower(prep));
    let told = (end..chunks.list.len().min(end + 3)).find(|k| chunks.np(*k).is_some_and(|np| !np.time))?;
    let found = matches!(from(told), "auprès" | "de" | "d'").then(|| place_of_on(scene, chunks, told, verb));
    found.flatten().map(|source| (source, told + 1))
}

/// *explique-t-on au ministère*, *ajoute-t-on de source policière*: *on* is whoever is there.
fn place_of_on(scene: &Scene<'_>, chunks: &Chunks, after: usize, verb: &Verb) -> Option<Source> {
    if verb.incise == 0 {
        return None;
    }
    // *fait-on valoir avec force*, *explique-t-on pour l'heure*
    let manner = |np: &Np| {
        np.prep.is_some_and(|p| matches!(scene.lower(p), "avec" | "pour" | "par" | "sans"))
            && !speaks(scene, np)
    };
    let k = (after..(after + 3).min(chunks.list.len())).find(|k| {
        let passed = |np: &Np| np.time || manner(np);
        !(chunks.is_word(*k, Closed::Adv) || chunks.np(*k).is_some_and(passed))
    })?;
    let np = chunks.np(k)?;
    if same_source(scene, np) {
        return Some(Source::phrase(np.tokens.clone(), chunks.np_number(k)?));
    }
    // *du côté de la préfecture*, *au sein de la majorité*: whose side it is.
    if matches!(scene.lower(np.head), "côté" | "sein") && np.head + 2 < np.tokens.end {
        return Some(Source {
            tokens: np.head + 2..np.tokens.end,
            nps: Vec::new(),
            pronoun: None,
            trust: 0.85,
        });
    }
    let there = match scene.lower(np.prep?) {
        // *au cours d'un survol*: no court.
        "au" if scene.reads(np.head, "cours") => false,
        "à" | "au" | "aux" | "auprès" | "chez" | "dans" | "en" | "côté" | "du côté" => {
            speaks(scene, np)
        }
        "de" | "d'" => matches!(scene.lower(np.head), "source" | "sources"),
        _ => false,
    };
    // *assure-t-on au Monde*, *demande-t-on à Anne Martin*: a medium or a person is told.
    let person = np.name.is_some() && np.det.is_none() && scene.first_name(np.tokens.start).is_some();
    let told = scene.noun_at(np.head) == Some(NounKind::Media) || person && scene.lower(np.prep?) == "à";
    // *au ministère*: the article is inside the preposition.
    let contracted = usize::from(
        np.tokens.len() > 1
            && [Closed::ADet, Closed::DeDet].iter().any(|c| scene.tags[np.tokens.start].is(*c)),
    );
    // *auprès de la CGT et de la direction*
    let asked = scene.lower(np.prep?) == "auprès";
    let other = |second: &Np| {
        let of = second.prep.is_some_and(|p| scene.tags[p].is_of() || scene.lower(p) == "auprès");
        of && speaks(scene, second) && !second.time
    };
    let second = (k + 2).min(chunks.list.len());
    let second = chunks.np(second).filter(|np| asked && chunks.is_word(k + 1, Closed::Coord) && other(np));
    (there && !told).then(|| Source {
        tokens: np.tokens.start + contracted..second.unwrap_or(np).tokens.end,
        nps: chunks.np_number(k).into_iter().chain(second.and_then(|_| chunks.np_number(k + 2))).collect(),
        pronoun: None,
        trust: 0.85,
    })
}
