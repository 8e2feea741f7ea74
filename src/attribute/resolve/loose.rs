//! Quotations that no report of their own sentence governs: runs, and what the sentence before introduces.

use super::{Finding, Meant, Pass, asks_somebody};
use crate::analysis::{Act, SpeakerFrom};
use crate::attribute::entities::{EntityId, is_age};
use crate::attribute::reports::{Carrier, Complement, Report, Source, is_main_verb, is_mute, pronoun_of};
use crate::attribute::scene::Scene;
use crate::detect::{ChunkKind, Chunks, Np, NpKind, Tag, VgKind};
use crate::lexicon::Closed;

/// A quotation that no report of its own frame governs, and how it stands there.
pub(super) struct Bare {
    /// Its number, its frame and its chunk.
    quotation: usize,
    pub(super) frame: usize,
    chunk: usize,
    /// Nothing but signs and small words stands beside it.
    alone: bool,
    /// Its frame opens the paragraph.
    opens: bool,
    /// How many tokens it has.
    length: usize,
    /// The last quotation before it, as a finding.
    previous: Option<usize>,
}

/// How sure whoever acts at the end of a paragraph is to say the next.
const TOLD: f32 = 0.85;

/// Whose the words most likely are.
pub(super) struct Guess {
    pub(super) rule: &'static str,
    pub(super) speakers: Vec<EntityId>,
    pub(super) from: Option<SpeakerFrom>,
    pub(super) trust: f32,
    /// Where a sentence beside introduces them: its source, and its report.
    pub(super) source: Option<Source>,
    pub(super) report: Option<Report>,
}

impl Guess {
    /// Of somebody who spoke, or acted, before.
    fn goes_on(rule: &'static str, speakers: Vec<EntityId>, trust: f32) -> Guess {
        Guess { rule, speakers, from: Some(SpeakerFrom::Continuation), trust, source: None, report: None }
    }

    fn fill(self, finding: &mut Finding) {
        finding.rule = self.rule;
        finding.partial |= matches!(self.rule, "context" | "aside");
        finding.speakers = self.speakers;
        finding.from = self.from;
        finding.trust = self.trust;
        finding.source = self.source.map(|source| source.tokens);
        if let Some(report) = self.report {
            finding.cue = Some(report.cue);
            finding.lemma = Some(report.lemma);
        }
    }
}

/// A way to guess whose a bare quotation is.
type Way<'p, 'a> = fn(&mut Pass<'p, 'a>, &Bare) -> Option<Guess>;

impl<'p, 'a> Pass<'p, 'a> {
    /// Guesses whose a quotation is that no report of its own frame governs: the first way that knows decides.
    pub(super) fn without_cue(&mut self, finding: &mut Finding, frame: usize, c: usize) {
        let Some(quotation) = finding.quotation else { return };
        let scene = self.scene;
        let alone = scene.chunks[frame].list.iter().all(|k| {
            matches!(
                k.kind,
                ChunkKind::Quote(_) | ChunkKind::Punct(_) | ChunkKind::Word(Closed::Adv | Closed::Coord)
            )
        });
        let opens = frame == 0 || scene.frames[frame - 1].paragraph != scene.frames[frame].paragraph;
        let previous = (0..self.findings.len()).rev().find(|i| self.findings[*i].quotation.is_some());
        let bare = Bare { quotation, frame, chunk: c, alone, opens, length: finding.tokens.len(), previous };
        // Each with whether it is only for words that stand alone.
        let ways: [(bool, Way<'p, 'a>); 20] = [
            (true, Pass::in_dialogue),
            (false, Pass::aside),
            (true, Pass::signed),
            (false, Pass::behind_a_colon),
            (false, Pass::interviewed),
            (false, Pass::behind_no_verb),
            (true, Pass::asked),
            (true, Pass::asked_in_passing),
            (true, Pass::in_turn),
            (true, Pass::announced),
            (true, Pass::newly_acting),
            (true, Pass::other_side),
            (true, Pass::answers_the_journalist),
            (true, Pass::running_on),
            (true, Pass::after_narration),
            (true, Pass::acting_before),
            (true, Pass::introduced),
            (true, Pass::told_before),
            (false, Pass::in_small_letters),
            (false, Pass::at_length),
        ];
        let guess = ways.into_iter().filter(|(lone, _)| alone || !lone).find_map(|(_, way)| way(self, &bare));
        if let Some(guess) = guess {
            guess.fill(finding);
        }
    }

    /// *– Pourquoi ? – Je ne sais pas.*: lines of dialogue take turns; of the two who talk, the other.
    fn in_dialogue(&mut self, bare: &Bare) -> Option<Guess> {
        let scene = self.scene;
        let line = |f: &Finding| f.quotation.is_some_and(|q| scene.quotations[q].dash);
        let paragraph = |f: usize| scene.frames[f].paragraph;
        let last = bare.previous?;
        let previous = &self.findings[last];
        let next = paragraph(previous.frame) + 1 == paragraph(bare.frame);
        if !scene.quotations[bare.quotation].dash || !line(previous) || !next {
            return None;
        }
        let before = self.findings[..last].iter().rev().find(|f| f.quotation.is_some());
        let before = before.filter(|f| line(f) && paragraph(f.frame) + 2 == paragraph(bare.frame));
        let turn = 0.95 * before.map_or(1.0, |f| f.trust).min(previous.trust.max(0.5));
        let (speakers, trust) = match (&previous.speakers[..], before.map(|f| &f.speakers[..])) {
            ([one], Some([two])) if one != two => (vec![*two], turn),
            ([], Some([two])) => (vec![*two], 0.7 * turn),
            ([one], None | Some([])) => {
                let spoke = self.entities.spoke_before(*one, bare.frame);
                match spoke.or_else(|| self.entities.met_before(*one, bare.frame)) {
                    Some(two) => (vec![two], 0.7 * turn),
                    None => (Vec::new(), 0.0),
                }
            }
            _ => (Vec::new(), 0.0),
        };
        Some(Guess::goes_on("dialogue", speakers, trust))
    }

    /// *« A », a dit X, qui se sent « trahi »*, *« A », assure X, employé là depuis « trente ans »*: what hangs on whom an *incise*
    /// has just named is in their words, too.
    fn aside(&mut self, bare: &Bare) -> Option<Guess> {
        let chunks = &self.scene.chunks[bare.frame];
        let c = bare.chunk;
        let report = self.reports[bare.frame].iter().rev().find(|r| r.chunk < c)?;
        let verb = matches!(report.carrier, Carrier::Verb(_));
        let source = report.source.clone().filter(|s| s.pronoun.is_none() && report.incise && verb)?;
        if !hangs_on(self.scene, chunks, report.end, c) {
            return None;
        }
        let meant = self.meant(&source, chunks, bare.frame, true);
        let known = !meant.speakers.is_empty();
        known.then(|| Guess {
            from: meant.from,
            source: Some(source),
            ..Guess::goes_on("aside", meant.speakers, 0.82 * meant.trust)
        })
    }

    /// *… s'emporte. « … »*, *… ajoute :* at the end of the frame before.
    fn behind_a_colon(&mut self, bare: &Bare) -> Option<Guess> {
        let before = bare.frame.checked_sub(1)?;
        let chunks = &self.scene.chunks[before];
        let colon = chunks.list.last().is_some_and(|k| matches!(k.kind, ChunkKind::Punct(':')));
        if !colon || !(bare.alone || bare.chunk == 0) {
            return None;
        }
        // *X a écrit une lettre. Extrait : « … »*
        let verbless =
            chunks.list.iter().all(|k| !matches!(k.kind, ChunkKind::Vg(_))) && chunks.list.len() <= 4;
        let (at, (source, report)) = self.last_source(before).map(|s| (before, s)).or_else(|| {
            let further = before.checked_sub(1).filter(|_| verbless)?;
            self.last_source(further).map(|s| (further, s))
        })?;
        let meant = self.meant(&source, &self.scene.chunks[at], at, true);
        (!meant.speakers.is_empty()).then_some(Guess {
            rule: "introduced",
            speakers: meant.speakers,
            from: meant.from,
            trust: 0.88 * meant.trust,
            source: Some(source),
            report,
        })
    }

    /// *Q : Que faire ?*, *R : « … »*: behind the labels of an interview whoever is interviewed speaks, whom the lines before the first
    /// question have speak first.
    fn interviewed(&mut self, bare: &Bare) -> Option<Guess> {
        /// So many sentences back the question begins at most.
        const LONG: usize = 8;
        let scene = self.scene;
        let labelled = |frame: usize, labels: &[&str]| {
            let chunks = &scene.chunks[frame];
            let first = chunks.list.first().map(|k| &k.tokens).filter(|t| t.len() == 1);
            first.is_some_and(|t| scene.is_capital(t.start) && labels.contains(&scene.lower(t.start)))
                && chunks.is_punct(1, ':')
        };
        let answer = bare.chunk == 2 && labelled(bare.frame, &["r", "réponse", "reponse"]);
        let mut before = (0..bare.frame).rev().take(LONG);
        if !answer || !before.any(|frame| labelled(frame, &["q", "question"])) {
            return None;
        }
        if self.interviewee.0.is_none() {
            let mut spoke = self.findings[self.interviewee.1..].iter().flat_map(|f| &f.speakers).copied();
            let named = |who: &EntityId| self.entities.is_person(*who) && !self.entities.is_nameless(*who);
            self.interviewee = (spoke.find(named), self.findings.len());
        }
        let who = self.interviewee.0?;
        Some(Guess::goes_on("continuation", vec![who], 0.75))
    }

    /// *Puis, après un temps : « … »*, *Avant, plus bas : « … »*: no verb and nobody stands before the colon; whoever has just spoken.
    fn behind_no_verb(&mut self, bare: &Bare) -> Option<Guess> {
        /// So many tokens stand before the colon at most.
        const SHORT: usize = 16;
        let scene = self.scene;
        let (frame, c) = (bare.frame, bare.chunk);
        let chunks = &scene.chunks[frame];
        let colon = c.checked_sub(1).filter(|k| chunks.is_punct(*k, ':'))?;
        // *Et puis, sans se retourner : « … »* may open a paragraph.
        let first = scene.lower(scene.frames[frame].tokens.start);
        let goes_on = matches!(first, "et" | "puis" | "avant");
        let before = frame.checked_sub(1).filter(|_| !bare.opens || goes_on)?;
        let phrases = || (0..colon).filter_map(|k| chunks.np(k));
        // *Puis, plus bas, à sa mère : « … »*
        let told = |np: &Np| np.prep.is_some_and(|p| matches!(scene.lower(p), "à" | "au" | "aux" | "vers"));
        let other = |np: &Np| names_another(scene, np) && (!told(np) || scene.is_utterance(np));
        // *Puis, se tournant vers la salle : « … »*
        let verb = (0..colon).any(|k| {
            chunks.vg(k).is_some_and(|vg| match vg.kind {
                VgKind::PastPart => false,
                VgKind::PresPart | VgKind::Infinitive => !goes_on,
                VgKind::Finite => true,
            })
        });
        // *Soulagé : « … »*
        let feels = colon == 1 && scene.is_attitude(chunks.list[0].tokens.end - 1);
        let clock = colon == 1 && !feels && phrases().all(|np| np.time) || colon == 0;
        // *Objet du mail : « … »*: a label.
        // *plus bas*
        let manner =
            |np: &Np| np.head > 0 && matches!(scene.lower(np.head - 1), "moins" | "plus" | "tout" | "très");
        let unmarked =
            |np: &Np| np.prep.is_none() && !np.time && scene.lower(np.head) != "mots" && !manner(np);
        // *Sur le mur, une inscription : « … »*
        let of_words = |np: &Np| matches!(scene.lower(np.head), "mots" | "lignes" | "phrase" | "phrases");
        let shown = |np: &Np| unmarked(np) && np.det.is_some() && np.kind == NpKind::Nominal && !of_words(np);
        // *Puis, plus bas, en rangeant son dossier : « … »*: what is done to it is no label.
        let object = |k: &usize| *k > 0 && chunks.vg(k - 1).is_some();
        let free = || (0..colon).filter(|k| !object(k)).filter_map(|k| chunks.np(k));
        let label = phrases().next().is_some_and(unmarked) || free().any(shown);
        if verb
            || clock
            || label
            || free().any(other)
            || chunks.list[colon].tokens.start - scene.frames[frame].tokens.start > SHORT
        {
            return None;
        }
        let previous = bare.previous.map(|last| &self.findings[last]).filter(|f| f.frame >= before);
        match previous {
            Some(f) if f.reason.is_some() || f.speakers.is_empty() => None,
            Some(f) => Some(Guess::goes_on("continuation", f.speakers.clone(), 0.8 * f.trust.max(0.5))),
            // *Anne Martin a posté une photo. Avec ces mots : « … »*
            None => {
                (feels || phrases().any(of_words)).then_some(())?;
                let meant = self.acting_on(before, None)?;
                Some(Guess::goes_on("subject-before", meant.speakers, meant.trust))
            }
        }
    }

    /// *La version de l'intéressée diffère. « … »*, *Réponse du maire ? « … »*: whose words the sentence before announces.
    fn announced(&mut self, bare: &Bare) -> Option<Guess> {
        /// What such words do.
        const DO: [&str; 9] = ["diff", "est", "fus", "tomb", "claqu", "tient", "vari", "change", "sonne"];
        let scene = self.scene;
        let before = bare.frame.checked_sub(1).filter(|f| !bare.opens && self.is_without_quotation(*f))?;
        let chunks = &scene.chunks[before];
        let first = usize::from(chunks.is_word(0, Closed::Coord));
        let np = chunks.np(first).filter(|np| np.prep.is_none())?;
        let said = matches!(
            scene.lower(np.head),
            "version"
                | "réponse"
                | "réplique"
                | "réaction"
                | "riposte"
                | "explication"
                | "verdict"
                | "argument"
        );
        let owner = super::meaning::words_of_somebody(scene, np).filter(|_| said)?;
        let mut verbs = (0..chunks.list.len()).filter_map(|k| chunks.vg(k));
        let asks = matches!(chunks.list.last()?.kind, ChunkKind::Punct('?'));
        let comes = match (verbs.next(), verbs.next()) {
            (None, _) => asks,
            (Some(vg), None) => vg.verbs.last().is_some_and(|t| {
                vg.kind == VgKind::Finite && DO.iter().any(|stem| scene.lower(*t).starts_with(stem))
            }),
            _ => false,
        };
        let reference = self.inner(owner, before).filter(|_| comes)?;
        let theirs = self.entities.get(reference.entity).is_somebody()
            && !self.names_one_of(bare, &[reference.entity]);
        theirs.then(|| Guess::goes_on("subject-before", vec![reference.entity], 0.8 * reference.trust))
    }

    /// *Que disait le chef ?*, *Réponse de la députée ?*, *Nom de l'opération ?*: a question for somebody else's words, or for a name.
    fn asks_for_others(&self, frame: usize) -> bool {
        let scene = self.scene;
        let chunks = &scene.chunks[frame];
        let asks = chunks.list.last().is_some_and(|k| matches!(k.kind, ChunkKind::Punct('?')));
        let named = chunks.np(0).is_some_and(|np| {
            scene.is_utterance(np) || matches!(scene.lower(np.head), "devise" | "nom" | "slogan" | "titre")
        });
        let said = |r: &Report| r.source.as_ref().is_some_and(|s| s.pronoun.is_none());
        asks && (named || self.reports[frame].iter().any(said))
    }

    /// *Comment va l'orchestre ? « Mieux. »*, a question of the journalist's: whoever spoke last answers, else the only one of whom
    /// the sentences before tell.
    fn answers_the_journalist(&mut self, bare: &Bare) -> Option<Guess> {
        /// So many sentences back somebody spoke at most.
        const NEAR: usize = 4;
        let scene = self.scene;
        let before = bare.frame.checked_sub(1)?;
        let last = scene.frames[before].tokens.end.checked_sub(1)?;
        let asks = scene.tags[last].tag == Tag::Punct('?') && self.is_without_quotation(before);
        // A question at the end of the paragraph before is part of what the journalist tells.
        if !asks || bare.opens && !self.is_line(before) {
            return None;
        }
        if let Some(source) = asks_for_theirs(scene, &scene.chunks[before]) {
            let meant = self.meant(&source, &scene.chunks[before], before, true);
            return (!meant.speakers.is_empty())
                .then(|| Guess::goes_on("subject-before", meant.speakers, 0.8 * meant.trust));
        }
        if self.asks_for_others(before) {
            return None;
        }
        if let Some(source) = asks_after(scene, &scene.chunks[before]) {
            let meant = self.meant(&source, &scene.chunks[before], before, true);
            return (!meant.speakers.is_empty())
                .then(|| Guess::goes_on("subject-before", meant.speakers, 0.7 * meant.trust));
        }
        // In a paragraph, whoever spoke in it.
        let paragraph = |f: usize| scene.frames[f].paragraph;
        let here = (0..=NEAR).take_while(|k| {
            let back = bare.frame.checked_sub(*k);
            back.is_some_and(|f| bare.opens || paragraph(f) == paragraph(bare.frame))
        });
        let spoke = self.entities.last_speaker(bare.frame, here.last().unwrap_or(0));
        let (who, trust) = match spoke {
            Some(who) => (who, 0.75),
            None => (self.entities.only_met(bare.frame)?, 0.7),
        };
        let theirs = self.entities.is_person(who)
            && !self.names_one_of(bare, &[who])
            && !self.speaks_to(bare.quotation, who);
        theirs.then(|| Guess::goes_on("continuation", vec![who], trust))
    }

    /// *« Qui ? » demande X à Y. « Moi. »*: who was asked answers.
    fn asked(&mut self, bare: &Bare) -> Option<Guess> {
        let previous = &self.findings[bare.previous.filter(|_| !bare.opens)?];
        let asks = |q: usize| self.scene.ends_in_question(q);
        let near = bare.frame - previous.frame <= 1;
        let answers = previous.quotation.is_some_and(asks) && !asks(bare.quotation);
        let addressee =
            previous.addressee.clone().filter(|_| near && answers && previous.reason.is_none())?;
        let reference = self.inner(addressee, previous.frame)?;
        // *demande-t-il à son interlocuteur*: hardly one whose answer is told.
        let named =
            self.entities.is_person(reference.entity) && self.entities.get(reference.entity).name.is_some();
        named.then(|| Guess::goes_on("continuation", vec![reference.entity], 0.75 * reference.trust))
    }

    /// *X demande à Y s'il viendra. « Oui. »*, *X interroge Y. « Non. »*: who was asked answers, and not who asks.
    fn asked_in_passing(&mut self, bare: &Bare) -> Option<Guess> {
        let before = bare.frame.checked_sub(1).filter(|f| !bare.opens && self.is_without_quotation(*f))?;
        if let Some(answer) = self.answer_comes(before) {
            return Some(answer);
        }
        let main = |r: &&Report| is_main_verb(&self.scene.chunks[before], r.chunk);
        let report = self.reports[before].iter().filter(main).find(|r| asks_somebody(self.scene, r))?;
        if self.scene.ends_in_question(bare.quotation) {
            return None;
        }
        let examines = report.lemma != "demander";
        let chunks = &self.scene.chunks[before];
        let object = match report.complement {
            Complement::Object(k) if examines => chunks.np(k).filter(|np| np.prep.is_none()),
            _ => None,
        };
        let told = report.addressee.clone().or_else(|| object.map(|np| np.tokens.clone()));
        let asked = told.and_then(|tokens| self.inner(tokens, before));
        let named =
            asked.filter(|r| self.entities.is_person(r.entity) && self.entities.get(r.entity).name.is_some());
        Some(match named {
            Some(reference) => Guess::goes_on("continuation", vec![reference.entity], 0.75 * reference.trust),
            None => Guess { from: None, ..Guess::goes_on("none", Vec::new(), 0.0) },
        })
    }

    /// *Elle l'a signalé à sa gérante, la réponse a fusé. « … »*: of whoever was told, and not of who told it.
    fn answer_comes(&mut self, frame: usize) -> Option<Guess> {
        const COMING: [&str; 5] = ["fus", "tomb", "claqu", "attend", "tard"];
        let (scene, chunks) = (self.scene, &self.scene.chunks[frame]);
        let answers = |k: usize| {
            let bare = |np: &Np| np.prep.is_none() && np.tokens.end == np.head + 1;
            let noun = |np: &Np| matches!(scene.lower(np.head), "réponse" | "réplique" | "riposte");
            let comes = chunks
                .vg(k + 1)
                .and_then(|vg| vg.verbs.last())
                .is_some_and(|t| COMING.iter().any(|stem| scene.lower(*t).starts_with(stem)));
            chunks.np(k).is_some_and(|np| bare(np) && noun(np)) && comes
        };
        let at = (0..chunks.list.len()).find(|k| answers(*k))?;
        let told = (0..at).rev().find(|k| {
            chunks.np(*k).is_some_and(|np| {
                let to = np.prep.is_some_and(|p| matches!(scene.lower(p), "à" | "au" | "aux" | "auprès"));
                to && (np.name.is_some() || scene.is_role(np.head))
            })
        });
        let source =
            told.and_then(|k| Some(Source::phrase(chunks.np(k)?.tokens.clone(), chunks.np_number(k)?)));
        let meant = source.map(|source| self.meant(&source, chunks, frame, true)).unwrap_or_default();
        Some(match meant.speakers[..] {
            [] => Guess { from: None, ..Guess::goes_on("none", Vec::new(), 0.0) },
            _ => Guess::goes_on("subject-before", meant.speakers, 0.7 * meant.trust),
        })
    }

    /// *« Qui ? » demande X. « Moi. » « Quand ? » « Hier. »*: a question and an answer with no word between are two people's; the
    /// other of the two who talk, where the text has had that one.
    fn in_turn(&mut self, bare: &Bare) -> Option<Guess> {
        let previous = &self.findings[bare.previous.filter(|_| !bare.opens)?];
        let quotation = &self.scene.quotations[bare.quotation];
        let [speaker] = previous.speakers[..] else { return None };
        let asks = |q: usize| self.scene.ends_in_question(q);
        // Without question or answer the marks may be closed and opened again for one speaker.
        let talk = previous.quotation.is_some_and(asks) != asks(bare.quotation);
        if previous.tokens.end != quotation.first || previous.reason.is_some() || !talk {
            return None;
        }
        Some(match self.entities.spoke_before(speaker, bare.frame) {
            Some(other) => Guess::goes_on("continuation", vec![other], 0.55),
            None => Guess { from: None, ..Guess::goes_on("none", Vec::new(), 0.0) },
        })
    }

    /// A run: a quotation right behind another in the same paragraph; a paragraph that is one quotation, right behind one.
    fn running_on(&mut self, bare: &Bare) -> Option<Guess> {
        /// A shorter paragraph may be anybody's.
        const LONG: usize = 8;
        let previous = &self.findings[bare.previous?];
        let frames = &self.scene.frames;
        let spoken = previous.reason.is_none() && !previous.speakers.is_empty();
        let next = previous.frame + 1 == bare.frame;
        let trust = if spoken && !bare.opens && (next || previous.frame == bare.frame) {
            0.9
        } else {
            let paragraph = frames[bare.frame].paragraph;
            let whole = frames.get(bare.frame + 1).is_none_or(|f| f.paragraph != paragraph);
            let clean = matches!(
                previous.rule,
                "incise" | "incise-inside" | "colon" | "continuation" | "incise-continued"
            ) && !previous.partial;
            let long = bare.length > LONG && !self.is_intertitle(bare.frame);
            (spoken && next && bare.opens && whole && clean && long).then_some(0.62)?
        };
        if self.names_one_of(bare, &previous.speakers) {
            return None;
        }
        let (speakers, trust) = (previous.speakers.clone(), trust * previous.trust.max(0.5));
        Some(Guess::goes_on("continuation", speakers, trust))
    }

    /// The same speaker some frames back in the paragraph: a sentence of the journalist's lies between.
    fn after_narration(&mut self, bare: &Bare) -> Option<Guess> {
        const NEAR: usize = 3;
        let previous = &self.findings[bare.previous?];
        let spoken = previous.reason.is_none() && !previous.speakers.is_empty();
        // *« Vous l'avez vu ? » L'accusé baisse la tête. « Il riait. »*: whoever asks does not answer.
        let asks = |q: usize| self.scene.ends_in_question(q);
        let put = previous.quotation.is_some_and(asks) && self.is_put_to_somebody(previous);
        let answered = put && bare.frame > previous.frame + 1 && !asks(bare.quotation);
        if bare.opens
            || answered
            || !spoken
            || bare.frame - previous.frame > NEAR
            || bare.frame > 0 && self.asks_for_others(bare.frame - 1)
            || self.names_one_of(bare, &previous.speakers)
        {
            return None;
        }
        // *« A », dit X. Y fumait. « B »*: either's, and so nobody's.
        let apart = bare.frame - previous.frame > 1;
        let other = apart.then(|| self.somebody_in_background(bare.frame - 1)).flatten();
        let previous = &self.findings[bare.previous?];
        if other.is_some_and(|who| !previous.speakers.contains(&who)) {
            return None;
        }
        let mut between = self.reports[(previous.frame + 1).min(bare.frame)..bare.frame].iter().flatten();
        let other = between.any(|r| r.strength > 0 && r.source.is_some());
        let (speakers, trust) = (previous.speakers.clone(), 0.7 * previous.trust.max(0.5));
        (!other).then(|| Guess::goes_on("continuation", speakers, trust))
    }

    /// Somebody acts in the sentence before, where no main clause of it reports.
    fn acting_before(&mut self, bare: &Bare) -> Option<Guess> {
        let before = bare.frame.checked_sub(1).filter(|_| !bare.opens)?;
        if self.main_report(before).is_some() {
            return None;
        }
        let meant = self.acting(before, bare.quotation)?;
        Some(Guess::goes_on("subject-before", meant.speakers, meant.trust))
    }

    /// The sentence before speaks of somebody: *X s'indigne.*, *X est formel.*
    fn introduced(&mut self, bare: &Bare) -> Option<Guess> {
        let before = bare.frame.checked_sub(1).filter(|_| !bare.opens)?;
        let (source, report) = self.main_source(before)?;
        let chunks = &self.scene.chunks[before];
        let mute = is_mute(self.scene, chunks, &source);
        let meant = self.meant(&source, chunks, before, true);
        // *Son visage a enflé, explique le quotidien. « C'était fou »*: what a newspaper goes on with is somebody else's.
        let prints = report.as_ref().is_some_and(|r| {
            r.incise || matches!(r.carrier, Carrier::Phrase) || matches!(r.complement, Complement::That(_))
        });
        let press = |id: &EntityId| self.entities.is_press(self.scene, *id);
        if prints && !meant.speakers.is_empty() && meant.speakers.iter().all(press) {
            return None;
        }
        let (rule, trust) = if report.is_some() { ("introduced", 0.78) } else { ("subject-before", 0.58) };
        // *X demande à Y s'il viendra. « Oui. »*: Y's answer.
        let asks = report.as_ref().is_some_and(|r| matches!(r.complement, Complement::Whether(_)));
        let q = bare.quotation;
        // Who is said to speak may speak of another *il*; *Son fils l'appelle. « Il s'inquiète. »* tells of what he does.
        let acts = report.is_none();
        let calls = report.as_ref().is_some_and(|r| match r.carrier {
            Carrier::Verb(verb) => self.scene.lexicon.verbs.verb(verb).act == Act::Order,
            Carrier::Phrase => false,
        });
        // *Des enfants protestent. « Ils m'insultent »*: many do not say *me*.
        let me = self.scene.quotations[q]
            .inner()
            .take(3)
            .any(|t| matches!(self.scene.lower(t), "me" | "m'") && self.scene.tags[t].is(Closed::Object));
        let of_or_to = |who: &EntityId| {
            let of = acts || calls || me && self.entities.get(*who).plural;
            of && self.speaks_of(q, *who) || self.speaks_to(q, *who)
        };
        let theirs = !meant.speakers.iter().any(of_or_to);
        // *Une enquête est ouverte. « Je ne sais rien. »*: a thing does not act.
        // *« … » La ville a refusé le texte. « … »*: nor does a place.
        let place =
            meant.speakers.iter().any(|who| self.entities.get(*who).is_mere_place(self.scene.lexicon));
        let somebody = !place && (!acts || meant.speakers.iter().all(|who| self.may_act(*who)));
        let speaks = !meant.speakers.is_empty() && !mute && !asks && theirs && somebody;
        speaks.then(|| Guess::goes_on(rule, meant.speakers, trust * meant.trust))
    }

    /// *« Anne Martin a menti »*, right behind the words of Anne Martin: somebody else's.
    fn names_one_of(&self, bare: &Bare, speakers: &[EntityId]) -> bool {
        speakers.iter().any(|who| self.entities.is_named_in_words(self.scene, bare.quotation, *who))
    }

    /// *Elle dit en avoir vu arriver une, l'an dernier.* and a paragraph that is one long quotation: whoever acts or speaks in the
    /// sentence before, of a paragraph of the journalist's.
    fn told_before(&mut self, bare: &Bare) -> Option<Guess> {
        /// A shorter paragraph may be anybody's.
        const LONG: usize = 8;
        let scene = self.scene;
        // A line of dialogue is nobody else's, however short.
        let line = scene.quotations[bare.quotation].dash;
        let before = bare.frame.checked_sub(1).filter(|_| bare.opens && (line || bare.length > LONG))?;
        // *Votre élève raconte que vous l'avez puni.*: a question, which the one it is put to answers.
        let asks = self.scene.frames[before]
            .tokens
            .clone()
            .any(|t| matches!(self.scene.lower(t), "vous" | "votre" | "vos"));
        let whole = self.is_line(bare.frame) && self.is_alone(bare.frame);
        if asks
            || !whole
            || self.is_intertitle(bare.frame) && !line
            || self.is_intertitle(before) && !introduces_somebody(scene, before)
            || !self.is_without_quotation(before)
        {
            return None;
        }
        let meant = match self.main_report(before).is_some() {
            true => self.spoke_in(before, bare.quotation)?,
            false => self.acting(before, bare.quotation)?,
        };
        // *X baisse les yeux. – Qui vous a appelé ? – Lui*: put to whoever acts as often as by them.
        let puts = || meant.speakers.iter().all(|who| self.puts_question(bare.quotation, *who));
        let asked = line && scene.ends_in_question(bare.quotation) && !puts();
        (!asked).then(|| Guess::goes_on("subject-before", meant.speakers, TOLD * meant.trust))
    }

    /// *Réponse du recteur : « … »*, *Un autre est moins tendre : « … »*: whoever it is, the sentence itself has told.
    fn tells_itself(&self, bare: &Bare) -> bool {
        let chunks = &self.scene.chunks[bare.frame];
        let told = |k: usize| {
            matches!(chunks.list[k].kind, ChunkKind::Vg(_)) || chunks.np(k).is_some_and(|np| !np.time)
        };
        let c = bare.chunk;
        c > 0 && chunks.is_punct(c - 1, ':') && (0..c).any(told)
    }

    /// A sentence that begins with words in small letters goes on with the one before.
    fn in_small_letters(&mut self, bare: &Bare) -> Option<Guess> {
        if bare.chunk > 0 || bare.alone || bare.opens {
            return None;
        }
        let first = self.scene.quotations[bare.quotation].inner().next()?;
        let small = self.scene.word(first).starts_with(char::is_lowercase);
        let who = self.entities.last_speaker(bare.frame, 1).filter(|_| small)?;
        if self.names_one_of(bare, &[who]) || self.is_written_by_another(bare, who) {
            return None;
        }
        Some(Guess::goes_on("context", vec![who], 0.4))
    }

    /// *« A », est-il écrit*, *est-il précisé*: of a document or a body, and hardly what a person has gone on to say.
    fn is_written_by_another(&self, bare: &Bare, who: EntityId) -> bool {
        let chunks = &self.scene.chunks[bare.frame];
        let nobodys = |r: &Report| {
            let vg = chunks.vg(r.chunk).filter(|vg| vg.passive && r.source.is_none());
            vg.and_then(|vg| vg.clitic).is_some_and(|t| pronoun_of(self.scene.lower(t)) == "il")
        };
        self.entities.is_person(who) && self.reports[bare.frame].iter().any(nobodys)
    }

    /// A long quotation in the journalist's own sentence, right after somebody spoke: most likely the same.
    fn at_length(&mut self, bare: &Bare) -> Option<Guess> {
        /// So many words make it long.
        const LONG: usize = 5;
        // *X est venu promettre que « … »*: the clause has a speaker, whether or not it was understood.
        let clause = bare.chunk > 0 && self.scene.chunks[bare.frame].is_word(bare.chunk - 1, Closed::That);
        if bare.alone || bare.opens || clause || self.tells_itself(bare) {
            return None;
        }
        let scene = self.scene;
        let quotation = &scene.quotations[bare.quotation];
        let words = quotation.inner().filter(|t| scene.document.tokens()[*t].is_word()).count();
        let clause = quotation.inner().any(|t| scene.tags[t].is_finite());
        let who = self.entities.last_speaker(bare.frame, 2).filter(|_| words >= LONG && clause)?;
        if self.names_one_of(bare, &[who]) || self.is_written_by_another(bare, who) {
            return None;
        }
        Some(Guess::goes_on("context", vec![who], 0.3))
    }

    /// The source of the last report of a main clause; where there is none, the last source of a frame, unless somebody
    /// else acts in it.
    fn main_source(&self, frame: usize) -> Option<(Source, Option<Report>)> {
        match self.main_report(frame) {
            Some(report) => Some((report.source.clone()?, Some(report.clone()))),
            None => self.last_source(frame),
        }
    }

    /// No quotation stands in a frame.
    pub(super) fn is_without_quotation(&self, frame: usize) -> bool {
        let chunks = &self.scene.chunks[frame];
        (0..chunks.list.len()).all(|k| chunks.quote(k).is_none())
    }

    /// The last report of a main clause that has a source.
    pub(super) fn main_report(&self, frame: usize) -> Option<&Report> {
        let chunks = &self.scene.chunks[frame];
        let main = |r: &&Report| {
            r.source.is_some()
                && r.form != VgKind::PastPart
                && (matches!(r.carrier, Carrier::Phrase) || is_main_verb(chunks, r.chunk))
        };
        self.reports.get(frame)?.iter().rev().find(main)
    }

    /// Who takes the word in the sentences between the last quotation and this one of the same paragraph; the nearest tells.
    fn newly_acting(&mut self, bare: &Bare) -> Option<Guess> {
        let (frame, q) = (bare.frame, bare.quotation);
        let previous = self.findings[bare.previous.filter(|_| !bare.opens)?].frame;
        let paragraph = self.scene.frames[frame].paragraph;
        for between in (previous + 1..frame).rev().take(3) {
            if self.scene.frames[between].paragraph != paragraph {
                return None;
            }
            let chunks = &self.scene.chunks[between];
            let speaks =
                |r: &Report| r.strength > 0 && r.source.is_some() && !is_caused(self.scene, chunks, r);
            let reports = self.reports[between].iter().any(speaks);
            let meant = match reports {
                true if between + 1 < frame => self.spoke_in(between, q),
                true => None,
                false => self.acting(between, q),
            };
            if reports || meant.is_some() {
                return meant.map(|meant| Guess::goes_on("subject-before", meant.speakers, meant.trust));
            }
        }
        None
    }

    /// Who is said to say something in a frame, unless the words speak of that one, or to them.
    fn spoke_in(&mut self, frame: usize, q: usize) -> Option<Meant> {
        let (source, _) = self.main_source(frame)?;
        let meant = self.meant(&source, &self.scene.chunks[frame], frame, true);
        let [only] = meant.speakers[..] else { return None };
        let may = self.entities.is_person(only) && !self.speaks_of(q, only) && !self.speaks_to(q, only);
        may.then_some(Meant { trust: 0.75 * meant.trust, ..meant })
    }

    /// *« Pourquoi ? », lui demande X. « Pour rien. »*, *« Non », répond X. « Si, monsieur X. »*: the other of two who talk, where
    /// the words are not the last speaker's.
    fn other_side(&mut self, bare: &Bare) -> Option<Guess> {
        let scene = self.scene;
        let previous = &self.findings[bare.previous.filter(|_| !bare.opens)?];
        // *« Pourquoi ? » Silence. « Je ne sais pas, madame. »*
        let near = bare.frame - previous.frame <= 2;
        let [speaker] = previous.speakers[..] else { return None };
        if !near || previous.reason.is_some() {
            return None;
        }
        let asks = |q: usize| scene.ends_in_question(q);
        let told = previous.cue.as_ref().is_some_and(|cue| {
            cue.clone().any(|t| {
                matches!(scene.lower(t), "lui" | "leur" | "l'" | "l’") && scene.tags[t].is(Closed::Object)
            })
        });
        // *s'enquiert X*: hardly ever a question that X answers himself, as after *demande X*.
        let sought = previous.lemma.as_deref() == Some("s'enquérir");
        let brief = || self.is_brief(bare.quotation);
        let put = told || sought || self.is_put_to_somebody(previous) && brief();
        let answers = put && previous.quotation.is_some_and(asks) && !asks(bare.quotation);
        // *« Combien étiez-vous ? », demande X. « Cinq », répond Y. « Et combien l'ont vu ? »*
        let replied = previous.lemma.as_deref().is_some_and(super::is_reply) && near;
        let asks_again = replied && asks(bare.quotation) && self.asked_before(bare.previous, bare.frame);
        if !answers && !asks_again && !self.speaks_to(bare.quotation, speaker) {
            return None;
        }
        // *X range ses outils. « Tu viens ? », lui demande Y. « Non. »*
        let met = || answers.then(|| self.entities.met_before(speaker, bare.frame)).flatten();
        Some(match self.entities.spoke_before(speaker, bare.frame).or_else(met) {
            Some(other) => Guess::goes_on("continuation", vec![other], 0.55),
            None => Guess { from: None, ..Guess::goes_on("none", Vec::new(), 0.0) },
        })
    }

    /// The words before those of a finding, near, are a question.
    fn asked_before(&self, finding: Option<usize>, frame: usize) -> bool {
        const NEAR: usize = 3;
        let before = self.findings[..finding.unwrap_or(0)].iter().rev().find(|f| f.quotation.is_some());
        before.is_some_and(|f| {
            f.frame + NEAR >= frame && f.quotation.is_some_and(|q| self.scene.ends_in_question(q))
        })
    }

    /// *« Pourquoi ? », demande X*, *« Vous l'avez vu ? »*: asked of somebody, and not of oneself.
    fn is_put_to_somebody(&self, question: &Finding) -> bool {
        let asked = matches!(question.lemma.as_deref(), Some("demander" | "s'enquérir" | "interroger"));
        let words = question.quotation.map(|q| self.scene.quotations[q].inner());
        let addresses = |t: usize| {
            matches!(self.scene.lower(t), "vous" | "votre" | "vos" | "tu" | "t'" | "toi" | "ton" | "tes")
        };
        asked || words.is_some_and(|mut words| words.any(addresses))
    }

    /// *« Par peur. »*, *« Non. En signant. »*: a few words without a verb, as in an answer.
    fn is_brief(&self, q: usize) -> bool {
        /// Tokens, signs among them.
        const FEW: usize = 8;
        let words = self.scene.quotations[q].inner();
        words.len() <= FEW && !words.clone().any(|t| matches!(self.scene.tags[t].tag, Tag::Verb | Tag::Aux))
    }

    /// The source of the last report of a frame, else who acts in it.
    pub(super) fn last_source(&self, frame: usize) -> Option<(Source, Option<Report>)> {
        let found = self.last_report(frame, |_| true);
        found.or_else(|| Some((self.first_acting(frame)?, None)))
    }

    /// The last report of a frame whose source may be meant, and that source.
    pub(super) fn last_report(
        &self,
        frame: usize,
        meant: impl Fn(&Source) -> bool,
    ) -> Option<(Source, Option<Report>)> {
        let source = |r: &&Report| r.form != VgKind::PastPart && r.source.as_ref().is_some_and(&meant);
        let report = self.reports.get(frame)?.iter().rev().find(source)?;
        Some((report.source.clone()?, Some(report.clone())))
    }

    /// The first in a frame that has a name or a role and stands before a verb, else its *il* or *elle*.
    pub(super) fn first_acting(&self, frame: usize) -> Option<Source> {
        let chunks = &self.scene.chunks[frame];
        for k in 0..chunks.list.len() {
            let Some(np) = chunks.np(k) else { continue };
            // *Anne Martin (600 lits, 900 agents) a*: not what stands in brackets.
            let verb = (k + 1..(k + 4).min(chunks.list.len()))
                .take_while(|v| !chunks.is_punct(*v, ')') || chunks.is_punct(k + 1, '('))
                .any(|v| chunks.is_finite(v));
            let person = np.kind == NpKind::Name || np.name.is_some() || self.scene.is_role(np.head);
            if np.prep.is_none() && !np.time && verb && person {
                let n = match chunks.list[k].kind {
                    ChunkKind::Np(n) => n,
                    _ => continue,
                };
                return Some(Source::phrase(np.tokens.clone(), n));
            }
        }
        for k in 0..chunks.list.len() {
            if let Some(token) = chunks.vg(k).and_then(|v| v.subject)
                && matches!(self.scene.lower(token), "il" | "elle")
            {
                return Some(Source::of_pronoun(token));
            }
        }
        None
    }
}

/// Only an apposition or a relative clause stands between the end of an *incise* and a quotation: *, employé là depuis*, *, qui se
/// sent*; but no *mis en examen pour*, *qualifié de « traître » par Y*.
fn hangs_on(scene: &Scene<'_>, chunks: &Chunks, end: usize, c: usize) -> bool {
    let relative = |k: usize| {
        let small = |j: &usize| chunks.is_one_of(*j, &[Closed::Adv, Closed::Object, Closed::Ne]);
        (0..k).rev().find(|j| !small(j)).is_some_and(|j| chunks.is_word(j, Closed::Qui))
    };
    let done_to = |k: usize| chunks.vg(k).is_some_and(|vg| vg.kind == VgKind::PastPart);
    let hangs = |k: usize| match &chunks.list[k].kind {
        ChunkKind::Np(_) | ChunkKind::Adj | ChunkKind::Quote(_) => true,
        ChunkKind::Punct(sign) => *sign == ',',
        ChunkKind::Vg(_) => done_to(k) || chunks.is_finite(k) && relative(k),
        // *« trahi » et « seul »*
        ChunkKind::Word(Closed::Coord) => chunks.quote(k - 1).is_some() || chunks.quote(k + 1).is_some(),
        ChunkKind::Word(word) => !matches!(word, Closed::That | Closed::Sub | Closed::Rel),
    };
    let closes = matches!(
        chunks.list.get(c + 1).map(|chunk| &chunk.kind),
        None | Some(ChunkKind::Punct(_) | ChunkKind::Word(Closed::Coord))
    );
    // *mis en examen pour « complicité »*
    let charged =
        scene.lower(chunks.list[c - 1].tokens.start) == "pour" && !(end..c).any(|k| chunks.is_finite(k));
    chunks.is_punct(end, ',') && closes && !charged && (end..c).all(hangs)
}

/// A phrase that brings in somebody, or words of their own.
fn names_another(scene: &Scene<'_>, np: &Np) -> bool {
    np.kind == NpKind::Name
        || np.name.is_some()
        || np.det.is_some() && (scene.is_role(np.head) || scene.noun_at(np.head).is_some())
        || scene.is_utterance(np) && !matches!(scene.lower(np.head), "mots" | "phrase" | "phrases")
        || matches!(scene.lower(np.head), "autre" | "autres")
}

/// *Dominique, 53 ans*, *Anne Martin, éleveuse*: a line with nothing but a name and an age or a role.
fn introduces_somebody(scene: &Scene<'_>, frame: usize) -> bool {
    let chunks = &scene.chunks[frame];
    let name = chunks.np(0).filter(|np| np.kind == NpKind::Name && np.det.is_none());
    let given = name.is_some_and(|np| scene.first_name(np.tokens.start).is_some());
    let about = chunks.np(2).is_some_and(|np| {
        np.prep.is_none()
            && np.name.is_none()
            && (is_age(scene, np) || np.det.is_none() && scene.is_role(np.head))
    });
    given && chunks.is_punct(1, ',') && about && !(0..chunks.list.len()).any(|k| chunks.is_finite(k))
}

/// *La formule fait sourire Anne Martin*: nobody who causes it speaks.
fn is_caused(scene: &Scene<'_>, chunks: &Chunks, report: &Report) -> bool {
    let causes = |k: usize| {
        let first = chunks.vg(k).and_then(|vg| vg.verbs.first());
        first.is_some_and(|t| {
            matches!(scene.lower(*t), "fait" | "fera" | "fit" | "faire" | "laisse" | "laissera")
        })
    };
    causes(report.chunk) || report.form == VgKind::Infinitive && report.chunk > 0 && causes(report.chunk - 1)
}

/// *Et son adjoint ?*, *Et les joueurs ?*: after whom a question without verb asks.
fn asks_after(scene: &Scene<'_>, chunks: &Chunks) -> Option<Source> {
    let np = chunks.np(1).filter(|np| np.prep.is_none() && chunks.is_word(0, Closed::Coord))?;
    let somebody = np.name.is_some() || scene.is_role(np.head) && np.det.is_some();
    let verb = (0..chunks.list.len()).any(|k| chunks.vg(k).is_some());
    (somebody && !verb).then(|| Some(Source::phrase(np.tokens.clone(), chunks.np_number(1)?)))?
}

/// *Ses premiers mots ?*, *Son rêve ?*: whose words a question without verb asks for.
fn asks_for_theirs(scene: &Scene<'_>, chunks: &Chunks) -> Option<Source> {
    let np = chunks.np(0).filter(|np| np.prep.is_none() && scene.is_theirs_to_tell(np))?;
    let verb = (0..chunks.list.len()).any(|k| chunks.vg(k).is_some());
    np.det.filter(|_| !verb).map(|det| Source { trust: 0.85, ..Source::of_pronoun(det) })
}
