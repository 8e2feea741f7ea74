//! Control: who does what a participle or an infinitive says, which have no subject, or one of their own.

use super::Source;
use super::source::speaks;
use super::subject::before_verb;
use super::verb::{incise_subject, reporting_verb};
use crate::attribute::scene::Scene;
use crate::detect::{ChunkKind, Chunks, Np, NpKind, Tag, VgKind};
use crate::lexicon::{Closed, Strength, WordClass};

/// *l'a dit sur Radio A rappelant que*, *confié au site rappelant que*: where it was said, or to whom; but *dans un rapport
/// affirmant que*.
fn beside(scene: &Scene<'_>, np: &Np) -> bool {
    np.prep.is_some_and(|p| match scene.lower(p) {
        "sur" | "à" | "au" | "aux" | "en" => true,
        "dans" => np.kind == NpKind::Name,
        _ => false,
    })
}

/// *il est difficile d'imaginer que*, *il convient de rappeler que*: *il* is nobody; but *il est fier d'annoncer que*.
fn impersonal(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> bool {
    let Some(k) = (0..c).rev().take(4).find(|k| chunks.is_finite(*k)) else {
        return false;
    };
    let Some(vg) = chunks.vg(k) else { return false };
    let il = vg.subject.is_some_and(|t| scene.lower(t) == "il");
    let verb = vg.verbs.last().map(|t| scene.lower(*t)).unwrap_or_default();
    let of_nobody = |t: usize| {
        matches!(
            scene.lower(t),
            "bon"
                | "difficile"
                | "essentiel"
                | "facile"
                | "faux"
                | "impensable"
                | "important"
                | "impossible"
                | "intéressant"
                | "inutile"
                | "légitime"
                | "logique"
                | "nécessaire"
                | "possible"
                | "raisonnable"
                | "temps"
                | "tentant"
                | "urgent"
                | "utile"
        )
    };
    // *il est à craindre que*
    let to_be = scene.tags[*vg.verbs.last().unwrap_or(&vg.tokens.start)].class.has(WordClass::ETRE)
        && vg.tokens.end == chunks.list[c].tokens.start
        && scene.lower(vg.tokens.end) == "à";
    let adjective = (vg.tokens.end..chunks.list[c].tokens.start).any(of_nobody);
    il && (adjective
        || to_be
        || matches!(verb, "convient" | "convenait" | "suffit" | "suffisait" | "importe" | "reste"))
}

/// *X laisse le ministre dénoncer*, *X a entendu son voisin traiter Y de*, *cela a conduit la ministre à dénoncer*: the phrase
/// between has the infinitive as its verb.
fn caused(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Source> {
    let vg = chunks.vg(c).filter(|v| v.kind == VgKind::Infinitive)?;
    let np =
        chunks.np(c.checked_sub(1)?).filter(|np| np.prep.is_none() && !np.time && scene.may_speak(np))?;
    let word = chunks.vg(c.checked_sub(2)?)?.verbs.last().map(|verb| scene.lower(*verb))?;
    let begins = |stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
    let causes = match vg.governor.map(|governor| scene.lower(governor)) {
        None => {
            let perceives =
                matches!(word, "voit" | "voient" | "voyait" | "voyaient" | "vu" | "voir" | "voyant");
            np.tokens.end == vg.tokens.start && (perceives || begins(&["laiss", "enten", "écout", "regard"]))
        }
        Some("à") => begins(&["amen", "condui", "contrai", "forc", "oblig", "pouss"]),
        Some(_) => false,
    };
    causes.then_some(())?;
    Some(Source { trust: 0.85, ..Source::phrase(np.tokens.clone(), chunks.np_number(c - 1)?) })
}

/// *P, l'agence (ADE) alertant sur Q*, *P, X, patron de l'atelier, accusant Y*: a participle with a subject of its own, behind
/// a clause and a comma.
fn absolute(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Source> {
    let own = |k: usize| {
        let np = chunks.np(k).filter(|np| np.prep.is_none() && !np.time && speaks(scene, np))?;
        let behind_comma = k > 1 && chunks.is_punct(k - 1, ',');
        let clause = (0..k).any(|j| chunks.is_finite(j));
        (behind_comma && clause).then(|| np.tokens.clone())
    };
    let found = |k: usize| {
        let tokens = own(k)?;
        Some(Source { trust: 0.85, ..Source::phrase(tokens, chunks.np_number(k)?) })
    };
    let last = c.checked_sub(1)?;
    if chunks.is_punct(last, ')') {
        let open = (0..last).rev().take(6).find(|k| chunks.is_punct(*k, '('))?;
        return found(open.checked_sub(1)?);
    }
    // The phrase whose complements end before a chunk: *un porte-parole* of *un porte-parole du ministère*.
    let whole = |end: usize| {
        let head = (0..end).rev().find(|k| chunks.np(*k).is_none_or(|np| np.prep.is_none()))?;
        chunks.np(head).is_some().then_some(head)
    };
    // *P, une partie de l'opposition craignant que*
    if chunks.np(last).is_some() {
        let own = whole(last + 1).filter(|k| *k > 1 && chunks.is_punct(k - 1, ','))?;
        let np = chunks.np(own).filter(|np| !np.time && scene.may_speak(np))?;
        let clause = (0..own).any(|j| chunks.is_finite(j));
        return clause
            .then_some(Source { trust: 0.85, ..Source::phrase(np.tokens.clone(), chunks.np_number(own)?) });
    }
    // An apposition between commas, and a name before it.
    let opening =
        (0..chunks.is_punct(last, ',').then_some(last)?).rev().find(|k| chunks.is_punct(*k, ','))?;
    // *P, un porte-parole du ministère, X, assurant que*
    let name = chunks.np(opening + 1).filter(|np| np.kind == NpKind::Name && np.prep.is_none());
    if name.is_some() && opening + 2 == last {
        return whole(opening)
            .filter(|k| chunks.np(*k).is_some_and(|np| scene.is_role(np.head)))
            .and_then(found);
    }
    let role = chunks.np(opening + 1).filter(|np| np.det.is_none() && scene.is_role(np.head))?;
    let complements = (opening + 2..last).all(|k| chunks.np(k).is_some_and(|np| np.prep.is_some()));
    let name = opening.checked_sub(1)?;
    let named = chunks.np(name).is_some_and(|np| np.name.is_some());
    (role.name.is_none() && complements && named).then(|| found(name)).flatten()
}

/// *Cela déplaît à la députée, qui a dénoncé « un abus », estimant que*: the verb of a relative clause plainly says its words, and
/// none before it says any.
fn tells_alone(scene: &Scene<'_>, chunks: &Chunks, verb: usize, participle: usize) -> bool {
    let strong = |k: usize| {
        let found = reporting_verb(scene, chunks, k);
        found.is_some_and(|(id, _, _)| scene.lexicon.verbs.verb(id).strength != Strength::Ambiguous)
    };
    let finite = |k: &usize| chunks.is_finite(*k);
    let other = (0..verb).filter(finite).any(|k| reporting_verb(scene, chunks, k).is_some());
    let quoted = (verb..participle).any(|k| chunks.quote(k).is_some());
    quoted && strong(verb) && !other
}

/// *alors que*, *tandis que*: a clause beside the main one, which nobody reports.
fn contrasts(scene: &Scene<'_>, chunks: &Chunks, that: usize) -> bool {
    let before = chunks.list[that].tokens.start.checked_sub(1);
    before.is_some_and(|t| matches!(scene.lower(t), "alors" | "tandis"))
}

/// A noun phrase at a chunk that begins its clause, or stands behind a comma in it.
fn heads_clause(scene: &Scene<'_>, chunks: &Chunks, k: usize) -> Option<Source> {
    let np = chunks.np(k).filter(|np| np.prep.is_none() && !np.time && speaks(scene, np))?;
    let known = np.det.is_some() || np.kind == NpKind::Name;
    let begins = k == 0 || chunks.is_punct(k - 1, ',');
    // *Une information confirmée par la ministre, assurant que*
    let known = known && !np.tokens.clone().any(|t| scene.lower(t) == "par");
    let source = Source::phrase(np.tokens.clone(), chunks.np_number(k)?);
    (known && begins).then_some(Source { trust: 0.8, ..source })
}

/// Who controls a participle or an infinitive: the subject of the main verb, before it or, for one in front, behind it.
pub(super) fn controller(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Source> {
    // A participle right behind a noun phrase, no comma: *un rapport affirmant que*.
    let vg = chunks.vg(c)?;
    if vg.kind == VgKind::PresPart
        && vg.governor.is_none()
        && c > 0
        && let Some(np) = chunks.np(c - 1).filter(|np| !np.time && scene.may_speak(np))
        && !beside(scene, np)
        && (scene.noun_at(np.head).is_some() || scene.is_role(np.head) || np.kind == NpKind::Name)
    {
        return Some(Source {
            tokens: np.tokens.clone(),
            nps: chunks.np_number(c - 1).into_iter().collect(),
            pronoun: None,
            trust: 0.8,
        });
    }
    // *Après le passage de la ministre Anne Martin annonçant que*: the name that ends the phrase.
    if vg.kind == VgKind::PresPart
        && vg.governor.is_none()
        && c > 0
        && let Some(np) = chunks.np(c - 1)
        && let Some(name) = np.name.clone().filter(|name| name.end == np.tokens.end && name.len() > 1)
        && scene.first_name(name.start).is_some()
        && !beside(scene, np)
    {
        return Some(Source { tokens: name, nps: Vec::new(), pronoun: None, trust: 0.8 });
    }
    if vg.kind == VgKind::PresPart
        && vg.governor.is_none()
        && let Some(source) = absolute(scene, chunks, c)
    {
        return Some(source);
    }
    // *des internautes ravis de voir*: the adjective's noun.
    let governed = vg.governor.is_some_and(|g| matches!(scene.lower(g), "de" | "d'" | "à"));
    if vg.kind == VgKind::Infinitive
        && governed
        && let Some(np) =
            c.checked_sub(1).and_then(|k| chunks.np(k)).filter(|np| !np.time && speaks(scene, np))
        && np.head + 1 < np.tokens.end
        && matches!(scene.tags[np.tokens.end - 1].tag, Tag::Adj | Tag::Part)
        // *appelle les autorités françaises à entamer*, but *la première Française à avoir dit*
        && (!scene.tags[np.tokens.end - 1].class.has(WordClass::DEMONYM)
            || np.tokens.clone().any(|t| {
                matches!(scene.lower(t), "premier" | "première" | "seul" | "seule" | "dernier" | "dernière")
            }))
    {
        return Some(Source { trust: 0.8, ..Source::phrase(np.tokens.clone(), chunks.np_number(c - 1)?) });
    }
    if governed && impersonal(scene, chunks, c) {
        return None;
    }
    if let Some(agent) = caused(scene, chunks, c) {
        return Some(agent);
    }
    for k in (0..c).rev() {
        match &chunks.list[k].kind {
            // *Les médecins sont invités à prescrire*: who is told to do something has not said so.
            ChunkKind::Vg(_)
                if k + 1 == c
                    && vg.kind == VgKind::Infinitive
                    && chunks.is_finite(k)
                    && chunks.vg(k).is_some_and(|v| v.passive)
                    && reporting_verb(scene, chunks, k)
                        .is_some_and(|(id, ..)| scene.lexicon.verbs.verb(id).takes_object_infinitive()) =>
            {
                return None;
            }
            ChunkKind::Vg(_) if chunks.is_finite(k) => {
                let relative = (0..k)
                    .rev()
                    .take(2)
                    .any(|j| chunks.is_word(j, Closed::Qui) || chunks.is_word(j, Closed::Rel));
                // *, tout en soulignant que*; but *où il dénonce « A », tout en soulignant que*
                let tout = c > 0 && chunks.is_word(c - 1, Closed::PreDet);
                let comma = chunks.is_punct(c.saturating_sub(1 + usize::from(tout)), ',');
                if relative
                    && vg.kind == VgKind::PresPart
                    && comma
                    && !(tout && reporting_verb(scene, chunks, k).is_some())
                    && !tells_alone(scene, chunks, k, c)
                {
                    continue;
                }
                // Inside the *que* clause of a report, the participle after a comma goes back to the main verb.
                let that = (0..k).rev().take(6).find(|j| chunks.is_word(*j, Closed::That));
                let bare = vg.kind == VgKind::Infinitive && vg.governor.is_none();
                if let Some(that) = that
                    // *alors que X avait dit, lundi, vouloir partir*
                    .filter(|that| !bare && !contrasts(scene, chunks, *that))
                    // *X raconte que, ce soir-là, le maire l'a abordé en disant « … »*: no comma stands behind the verb.
                    .filter(|_| (c.saturating_sub(3).max(k + 1)..c).any(|j| chunks.is_punct(j, ',')))
                    && let Some(governor) = (0..that).rev().find(|j| chunks.is_finite(*j))
                    && reporting_verb(scene, chunks, governor).is_some()
                {
                    return before_verb(scene, chunks, governor);
                }
                // *…, a ajouté X, demandant « … »*: behind an *incise* the participle is its subject's.
                if let Some(source) = incise_subject(scene, chunks, k) {
                    return Some(Source { trust: source.trust * 0.95, ..source });
                }
                return before_verb(scene, chunks, k).map(|s| Source { trust: s.trust * 0.95, ..s });
            }
            ChunkKind::Punct(';') => break,
            _ => {}
        }
    }
    // *X, estimant que Y a tort, a refusé*, *X, après avoir dit que Y a tort, a refusé*: the phrase before the comma.
    if !governed
        && chunks.is_punct(c.wrapping_sub(1), ',')
        && let Some(source) = c.checked_sub(2).and_then(|k| heads_clause(scene, chunks, k))
    {
        return Some(source);
    }
    // *Et de continuer : « A », donc ils rient*, *Et de conclure qu'il est tard*: whoever goes on spoke before.
    let goes_on = vg.kind == VgKind::Infinitive && governed;
    if goes_on && c == 1 && chunks.is_word(0, Closed::Coord) {
        return None;
    }
    for k in c + 1..chunks.list.len() {
        if goes_on && chunks.is_punct(k, ':') {
            return None;
        }
        if chunks.is_finite(k) {
            let opens =
                |j: &usize| chunks.is_one_of(*j, &[Closed::That, Closed::Qui, Closed::Rel, Closed::Sub]);
            // *Estimant, elle aussi, que le vent tourne, la présentatrice a dit*: a comma before the clause ends nothing of it.
            let inside = (c + 1..k).rev().find(opens);
            if inside.is_some_and(|that| !(that..k).any(|j| chunks.is_punct(j, ','))) {
                continue;
            }
            return before_verb(scene, chunks, k).map(|s| Source { trust: s.trust * 0.9, ..s });
        }
    }
    None
}
