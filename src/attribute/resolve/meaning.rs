//! What a source means: which entities its phrases, pronouns and possessives stand for.

use super::{Meant, Pass};
use crate::analysis::{SpeakerFrom, SpeakerKind};
use crate::attribute::entities::Reference;
use crate::attribute::reports::{Report, Source, is_main_verb, place_before, pronoun_of, subject_before};
use crate::attribute::scene::Scene;
use crate::detect::{ChunkKind, Chunks, Np, NpKind, Tag, VgKind};
use crate::lexicon::{Closed, NounKind, WordClass};
use std::ops::Range;

impl Pass<'_, '_> {
    /// Who a report's source means.
    pub(super) fn meant_by_report(
        &mut self,
        report: &Report,
        chunks: &Chunks,
        frame: usize,
        grid: bool,
    ) -> Meant {
        match &report.source {
            Some(source) => self.meant(source, chunks, frame, grid),
            None if grid && says_on(self.scene, chunks, report) => self.of_on(frame),
            // *Et d'insister : « … »*, *Avant d'ajouter : « … »*, *Rappelant que « … »*: whoever spoke last.
            None if matches!(report.form, VgKind::Infinitive | VgKind::PresPart)
                && !(0..chunks.list.len()).any(|k| chunks.is_finite(k) && k < report.chunk) =>
            {
                self.of_whoever_goes_on(frame)
            }
            None => Meant::default(),
        }
    }

    /// *X est ravi. Et d'ajouter que P*: whoever spoke last. Where the sentence before has reports and no quotation, its main clause
    /// tells: in *Le maire a reçu X, qui proteste. Et de promettre que P* it is not X.
    fn of_whoever_goes_on(&mut self, frame: usize) -> Meant {
        const TRUST: f32 = 0.85;
        let reported = |f: &usize| !self.reports[*f].is_empty() && self.is_without_quotation(*f);
        let meant = match frame.checked_sub(1).filter(reported) {
            Some(before) => match self.main_report(before).and_then(|r| r.source.clone()) {
                Some(source) => self.meant(&source, &self.scene.chunks[before], before, true),
                None => return Meant::default(),
            },
            None => match self.entities.last_speaker(frame, 3) {
                Some(who) => Meant { speakers: vec![who], trust: 1.0, from: None },
                None => return Meant::default(),
            },
        };
        Meant { from: Some(SpeakerFrom::Continuation), trust: TRUST * meant.trust, ..meant }
    }

    /// The subject of the sentence before, which a sentence without one goes on with; else whoever spoke last.
    fn of_the_same_subject(&mut self, frame: usize) -> Meant {
        let paragraph = |f: usize| self.scene.frames[f].paragraph;
        let before = frame.checked_sub(1).filter(|f| paragraph(*f) == paragraph(frame));
        let Some(before) = before else { return Meant::default() };
        let chunks = &self.scene.chunks[before];
        // *Anne dit que Paul partira. Et répète que P*: Anne.
        let clause = (0..chunks.list.len()).find(|k| chunks.is_word(*k, Closed::That));
        let verb = (0..clause.unwrap_or(chunks.list.len())).rev().find(|k| is_main_verb(chunks, *k));
        match verb.and_then(|k| self.subject_of(before, k)) {
            Some(source) => {
                let meant = self.meant(&source, chunks, before, true);
                Meant { from: Some(SpeakerFrom::Continuation), ..meant }
            }
            None => self.of_whoever_goes_on(frame),
        }
    }

    /// *Dans l'entourage du maire, on tempère. « A », glisse-t-on*: whoever *on* was in the sentence before.
    fn of_on(&mut self, frame: usize) -> Meant {
        let Some(before) = frame.checked_sub(1) else { return Meant::default() };
        let (scene, chunks) = (self.scene, &self.scene.chunks[before]);
        let on = |k: &usize| {
            chunks.vg(*k).and_then(|vg| vg.subject).is_some_and(|t| matches!(scene.lower(t), "on" | "l'on"))
        };
        let there = (0..chunks.list.len()).filter(on).find_map(|k| place_before(scene, chunks, k));
        // *L'entourage du maire plaide la prudence. « A », répond-on*
        let there = there.or_else(|| {
            let (source, _) = self.last_source(before)?;
            let many = |n: &usize| chunks.nps.get(*n).is_some_and(|np| scene.noun_at(np.head).is_some());
            (source.pronoun.is_none() && !source.nps.is_empty() && source.nps.iter().all(many))
                .then_some(source)
        });
        match there {
            Some(source) => {
                let meant = self.meant(&source, chunks, before, true);
                Meant { trust: 0.85 * meant.trust, from: Some(SpeakerFrom::Coreference), ..meant }
            }
            None => Meant::default(),
        }
    }

    /// *Un rapport a été remis lundi. On y lit que*: the last text of the sentences right before.
    fn of_there(&mut self, frame: usize) -> Meant {
        /// So many sentences back a text may stand: *Le communiqué tombe. Quatre lignes. On y lit que*.
        const NEAR: usize = 2;
        let scene = self.scene;
        for before in (frame.saturating_sub(NEAR)..frame).rev() {
            let chunks = &scene.chunks[before];
            let text = |k: usize| {
                let np = chunks.np(k).filter(|np| scene.lower(np.head) != "liste").filter(|np| {
                    // *le ministère de l'Action et des Comptes publics*
                    scene.noun_at(np.head) == Some(NounKind::Document) && !scene.is_capital(np.head)
                });
                // *une version des faits*: what somebody says.
                np.is_some_and(|np| !scene.is_utterance(np) || scene.lower(np.head).starts_with("message"))
            };
            let Some(k) = (0..chunks.list.len()).rev().find(|k| text(*k)) else { continue };
            let (Some(np), Some(n)) = (chunks.np(k), chunks.np_number(k)) else { continue };
            let source = Source { trust: 0.85, ..Source::phrase(np.tokens.clone(), n) };
            let meant = self.meant(&source, chunks, before, true);
            return Meant { from: Some(SpeakerFrom::Coreference), ..meant };
        }
        // *On y lit que P. Q, peut-on y lire*: the text that has just been read from.
        let last = self.entities.last_speaker(frame, NEAR);
        match last.filter(|id| self.entities.get(*id).kind == SpeakerKind::Document) {
            Some(text) => Meant { speakers: vec![text], trust: 0.85, from: Some(SpeakerFrom::Coreference) },
            None => Meant::default(),
        }
    }

    pub(super) fn meant(&mut self, source: &Source, chunks: &Chunks, frame: usize, grid: bool) -> Meant {
        let scene = self.scene;
        let mut meant = Meant { trust: source.trust, ..Meant::default() };
        // *X dénonce un « scandale ». Et conclut : « … »*
        if source.is_elided() {
            let same = if grid { self.of_the_same_subject(frame) } else { Meant::default() };
            return Meant { trust: source.trust * same.trust, ..same };
        }
        self.entities.trace.about(&source.tokens);
        if let Some(token) = source.pronoun.filter(|_| source.nps.len() <= 1) {
            let word = pronoun_of(scene.lower(token));
            if word == "y" {
                return self.of_there(frame);
            }
            if let Some(reference) = self.entities.pronoun_at(scene, token, frame) {
                meant.speakers.push(reference.entity);
                meant.from = Some(reference.from);
                meant.trust *= reference.trust;
                return meant;
            }
            // *toutes deux*: as many as were named side by side.
            if matches!(word, "tous" | "toutes")
                && let Some(reference) = self.entities.all_of(scene, token, frame)
            {
                self.add(&mut meant, reference);
                return meant;
            }
            // *certains*, *beaucoup*: a phrase of its own.
            let nameless = is_of_its_own(word);
            if let (true, Some(np)) = (nameless, source.nps.first().and_then(|n| chunks.nps.get(*n)))
                && let Some(reference) = self.entities.np(scene, frame, np, true)
            {
                meant.speakers.push(reference.entity);
                meant.from = Some(SpeakerFrom::Text);
                meant.trust *= 0.9;
            }
            return meant;
        }
        if source.nps.is_empty() {
            // *un « haut gradé »*, *les « gilets jaunes »*
            if source.tokens.clone().any(|t| scene.tags[t].tag == Tag::Mark) {
                // *« Libération »*: a medium.
                let inner = source.tokens.start + 1..source.tokens.end.saturating_sub(1);
                let opens = scene.tags[source.tokens.start].tag == Tag::Mark && !inner.is_empty();
                let medium = opens.then(|| self.inner(inner, frame)).flatten();
                if let Some(reference) = medium {
                    self.add(&mut meant, reference);
                    return meant;
                }
                let reference = self.entities.in_marks(scene, frame, source.tokens.clone());
                self.add(&mut meant, reference);
                return meant;
            }
            // The complement inside a phrase: *aux yeux de X*.
            if let Some(reference) = self.inner(source.tokens.clone(), frame) {
                self.add(&mut meant, reference);
            }
            return meant;
        }
        for n in &source.nps {
            let Some(np) = chunks.nps.get(*n) else { continue };
            if let Some(owner) = page_of(scene, np) {
                let owner = match owner {
                    Page::Of(owner) => self.inner(owner, frame),
                    Page::Theirs(token) => self.entities.pronoun_at(scene, token, frame),
                    Page::Nobodys => None,
                };
                if let Some(reference) = owner {
                    self.add(&mut meant, reference);
                }
                continue;
            }
            let owner = words_of_somebody(scene, np).and_then(|owner| self.inner(owner, frame));
            if let Some(reference) = owner.filter(|r| !self.entities.is_guess(r.entity)) {
                self.add(&mut meant, reference);
                continue;
            }
            if np.kind == NpKind::Pronoun {
                let own = is_of_its_own(pronoun_of(scene.lower(np.head)));
                let found = self.entities.pronoun_at(scene, np.head, frame);
                let found = found.or_else(|| own.then(|| self.entities.np(scene, frame, np, true)).flatten());
                if let Some(reference) = found {
                    self.add(&mut meant, reference);
                }
                continue;
            }
            if let Some(teller) = told_by(scene, chunks, *n) {
                return self.meant(&teller, chunks, frame, grid);
            }
            let known = if grid { self.entities.of(frame, *n) } else { None };
            let known = known.filter(|r| {
                self.entities.is_settled(frame, *n)
                    || r.from != SpeakerFrom::Text
                    || np.name.is_some()
                    || !self.founded_here(r, np)
            });
            // *« A, confie le maire de la ville, X. B. »*: what stands inside marks is in no grid.
            let at = || chunks.list.iter().position(|k| matches!(k.kind, ChunkKind::Np(m) if m == *n));
            let known = match at().filter(|_| !grid) {
                Some(c) => {
                    // The role before the name, where the source begins with it.
                    let role = c.checked_sub(2).filter(|k| {
                        chunks.is_punct(c - 1, ',')
                            && chunks.np(*k).is_some_and(|np| np.tokens.start >= source.tokens.start)
                    });
                    self.entities.named_behind(scene, chunks, frame, role.unwrap_or(c))
                }
                None => known,
            };
            let reference = known.or_else(|| self.entities.np(scene, frame, np, true));
            // *le Medef et la région*: of two, the second is not the first again.
            let settled = grid && self.entities.is_settled(frame, *n);
            let again = |r: &Reference| meant.speakers.contains(&r.entity) && np.name.is_none() && !settled;
            let reference = match reference {
                Some(r) if again(&r) => Some(self.entities.newly(scene, frame, np)),
                other => other,
            };
            if let Some(reference) = reference {
                self.add(&mut meant, reference);
            }
        }
        meant
    }

    /// What the first noun phrase inside some tokens means.
    pub(super) fn inner(&mut self, tokens: Range<usize>, frame: usize) -> Option<Reference> {
        let scene = self.scene;
        // *du rapporteur*: the article is inside the preposition.
        let contracted = tokens.start > 0 && scene.tags[tokens.start - 1].is(Closed::DeDet);
        let tokens = tokens.start - usize::from(contracted)..tokens.end;
        if scene.tags.get(tokens.start).is_some_and(|t| t.is(Closed::DeDet))
            && let Some(name) = self.entities.named_with_article(scene, frame, tokens.clone())
        {
            return Some(name);
        }
        let inner = scene.chunked(tokens);
        // *maire, Paul Martin*
        let named = inner.np(0).and_then(|_| self.entities.named_behind(scene, &inner, frame, 0));
        named.or_else(|| self.entities.np(scene, frame, inner.nps.first()?, true))
    }

    /// A definite phrase that founded an entity of its own a moment ago may still mean somebody else, now that it is
    /// known to be a source.
    pub(super) fn founded_here(&self, reference: &Reference, np: &crate::detect::Np) -> bool {
        let entity = self.entities.get(reference.entity);
        np.name.is_none() && entity.name.is_none() && self.entities.is_fresh(reference.entity)
    }

    pub(super) fn add(&mut self, meant: &mut Meant, reference: Reference) {
        if !meant.speakers.contains(&reference.entity) {
            meant.speakers.push(reference.entity);
        }
        meant.trust *= reference.trust;
        meant.from = Some(match meant.from {
            None => reference.from,
            Some(from) if from == reference.from => from,
            Some(_) => SpeakerFrom::Coreference,
        });
    }
}

/// *glisse-t-on*, *répond-on*
fn says_on(scene: &Scene<'_>, chunks: &Chunks, report: &Report) -> bool {
    let clitic = chunks.vg(report.chunk).and_then(|vg| vg.clitic);
    report.incise && clitic.is_some_and(|t| pronoun_of(scene.lower(t)) == "on")
}

/// *X* of *les mots de X*, *l'énumération de M. X*: nouns for somebody's own words, which have no voice beside their owner's.
pub(super) fn words_of_somebody(scene: &Scene<'_>, np: &crate::detect::Np) -> Option<Range<usize>> {
    // *les mots mêmes de X*
    let end = np.head + 1 + usize::from(scene.reads(np.head + 1, "mêmes"));
    let owned = scene.tags.get(end).is_some_and(|t| t.is_of());
    // *Anne Martin, conseil de dix victimes*, *lance le conseil de la prévenue*
    let counsel = scene.reads(np.head, "conseil");
    let said = (scene.is_utterance(np) && owned && !counsel && end + 1 < np.tokens.end)
        .then_some(end..np.tokens.end);
    said.or_else(|| reckoned_by(scene, np))
}

/// *X* of *les estimations de X*, *les informations recueillies par X*: whose word figures and news are; not of *les chiffres du
/// chômage*, nor of *les données consultées par X*.
fn reckoned_by(scene: &Scene<'_>, np: &Np) -> Option<Range<usize>> {
    if np.kind != NpKind::Nominal || !is_reckoning(scene.lower(np.head)) {
        return None;
    }
    let rest = np.head + 1..np.tokens.end;
    let gave = |t: usize| {
        [
            "collect",
            "communiqu",
            "compil",
            "donn",
            "fourni",
            "livr",
            "obtenu",
            "publi",
            "recueilli",
            "rassembl",
            "révél",
            "transmis",
        ]
        .iter()
        .any(|stem| scene.lower(t).starts_with(stem))
    };
    let by = rest.clone().find(|t| scene.lower(*t) == "par" && gave(t - 1)).map(|t| t + 1);
    let behind = |t: usize| scene.tags.get(t).is_some_and(|t| t.is_of());
    // *un bilan provisoire de la police*
    let adjective = usize::from(scene.tags.get(np.head + 1).is_some_and(|t| t.tag == Tag::Adj));
    let of = Some(np.head + 1 + adjective).filter(|t| behind(*t));
    let has_voice = |start: &usize| {
        // Past *de*, and past an article.
        let noun = start + usize::from(behind(*start));
        let article = scene.tags.get(noun).is_some_and(|t| t.is(Closed::Det));
        let first = noun + usize::from(article);
        if first >= rest.end {
            return false;
        }
        let named = scene.is_capital(first) && !scene.tags[first].class.has(WordClass::PLACE);
        // *des informations de presse*, *les chiffres de police*: of a kind, and nobody's.
        let one = article || by == Some(*start) || scene.tags[*start].is(Closed::DeDet);
        let body = matches!(scene.noun_at(first), Some(NounKind::Organisation | NounKind::Media));
        named || scene.is_in_body(first) || one && (body || scene.is_role(first))
    };
    // *les chiffres du ministère obtenus par l'AFP*: the ministry's.
    let start = of.filter(has_voice).or(by.filter(has_voice))?;
    Some(start..past_acronym(scene, rest.end))
}

/// *(Rosstat)*: behind the acronym or name in brackets at a token, or the token itself.
fn past_acronym(scene: &Scene<'_>, t: usize) -> usize {
    let sign = |t: usize, sign: char| scene.tags.get(t).is_some_and(|x| x.tag == Tag::Punct(sign));
    let named = sign(t, '(') && sign(t + 2, ')') && scene.tags[t + 1].tag == Tag::Name;
    t + if named { 3 } else { 0 }
}

/// Nouns for news and figures, in lower case.
fn is_reckoning(noun: &str) -> bool {
    matches!(
        noun.strip_suffix('s').unwrap_or(noun),
        "bilan"
            | "calcul"
            | "chiffre"
            | "comptage"
            | "décompte"
            | "donnée"
            | "estimation"
            | "info"
            | "information"
            | "pointage"
            | "prévision"
            | "projection"
            | "révélation"
            | "statistique"
    )
}

/// *certains*, *quelqu'un*: a pronoun that stands for nobody who was named.
fn is_of_its_own(pronoun: &str) -> bool {
    matches!(
        pronoun,
        "certains"
            | "certaines"
            | "plusieurs"
            | "beaucoup"
            | "d'autres"
            | "tous"
            | "chacun"
            | "quelqu'un"
            | "ceux"
            | "celles"
    )
}

/// Whose page it is where words are read.
enum Page {
    /// *le compte Instagram du collectif*: a phrase's.
    Of(Range<usize>),
    /// *sa page Facebook*: by the possessive.
    Theirs(usize),
    /// *un compte Instagram*
    Nobodys,
}

/// *le compte Instagram du collectif*, *sa page Facebook*: the place where it is written says nothing; whose it is does.
fn page_of(scene: &Scene<'_>, np: &Np) -> Option<Page> {
    let page =
        matches!(scene.lower(np.head), "blog" | "compte" | "fil" | "mur" | "page" | "profil" | "story");
    if np.kind != NpKind::Nominal || !page {
        return None;
    }
    if let Some(det) = np.det.filter(|d| matches!(scene.lower(*d), "son" | "sa" | "leur")) {
        return Some(Page::Theirs(det));
    }
    // *selon le compte du syndicat*: a reckoning.
    let rest = np.head + 1..np.tokens.end;
    rest.clone().next().filter(|t| scene.tags[*t].tag == Tag::Name)?;
    let of = rest.clone().find(|t| scene.tags[*t].is_of());
    Some(of.filter(|t| t + 1 < rest.end).map_or(Page::Nobodys, |t| Page::Of(t + 1..rest.end)))
}

/// *elle* of *le récit qu'elle livre*: whose words a relative clause says they are.
pub(super) fn told_by(scene: &Scene<'_>, chunks: &Chunks, n: usize) -> Option<Source> {
    if !scene.is_utterance(chunks.nps.get(n)?) {
        return None;
    }
    let at = chunks.list.iter().position(|k| matches!(k.kind, ChunkKind::Np(m) if m == n))?;
    let verb = (at + 2..at + 4).find(|k| chunks.is_finite(*k))?;
    if !chunks.is_word(at + 1, Closed::That) {
        return None;
    }
    match chunks.vg(verb)?.subject {
        Some(token) => Some(Source::of_pronoun(token)),
        None => subject_before(scene, chunks, verb),
    }
}
