//! What is decided once a whole text is read: words lifted out of what follows, runs that lead up to an *incise*, words
//! between words of one speaker.

use super::words::{counted_words, overlap, resembles, stems_of, words_of};
use super::{Finding, Pass, is_answer};
use crate::analysis::{Gender, SpeakerFrom};
use crate::attribute::entities::EntityId;
use crate::attribute::predicates::presented;
use crate::attribute::reports::{Carrier, Report, Source, is_press, pronoun_of, speaks};
use crate::attribute::scene::Scene;
use crate::detect::{Chunk, ChunkKind, Chunks, VgKind};
use crate::lexicon::{Closed, Look, Looks, WordKey, fold};

/// So many quotations before and behind are searched for words that were lifted out.
const LIFT_REACH: usize = 300;
/// Shorter words may be a slogan.
const SLOGAN: usize = 7;
/// How alike words are that were lifted with others left out or put in.
const LOOSELY: f32 = 0.75;
/// How alike words are that differ in gender or number.
pub(super) const INFLECTED: f32 = 0.8;
/// So many letters make one word long enough to be told by.
pub(super) const LONG_WORD: usize = 5;
/// So many words in the same order nobody says by chance.
const SAME_WORDS: usize = 4;
/// What so surely is no speech is not lifted out of speech either.
pub(super) const SURE: f32 = 0.85;

impl Pass<'_, '_> {
    /// *« A », raconte-t-il. Paul Martin, 56 ans, vit seul.*: a text that begins with the words of a pronoun names it behind them.
    pub(super) fn still_to_come(&mut self) {
        /// Trust in such a name.
        const AHEAD: f32 = 0.75;
        for i in 0..self.findings.len() {
            let finding = &self.findings[i];
            let alone = finding.source.as_ref().filter(|s| s.len() == 1 && finding.speakers.is_empty());
            let Some(token) = alone.map(|s| s.start).filter(|_| finding.reason.is_none()) else { continue };
            let gender = match pronoun_of(self.scene.lower(token)) {
                "il" => Gender::Masculine,
                "elle" => Gender::Feminine,
                _ => continue,
            };
            let Some(who) = self.entities.still_to_come(self.scene, token, gender, finding.frame) else {
                continue;
            };
            let finding = &mut self.findings[i];
            finding.speakers = vec![who];
            finding.from = Some(SpeakerFrom::Coreference);
            finding.trust = AHEAD;
        }
    }

    /// *X s'inquiète. « A. » « B », a dit Y*: bare quotations that run up to an *incise* are its subject's, unless a colon
    /// or a quotation before tells otherwise.
    pub(super) fn leading_up(&mut self) {
        /// So sure is it who the sentence before brings in.
        const SURE: f32 = 0.6;
        for i in 0..self.findings.len() {
            let first = &self.findings[i];
            let guessed = matches!(first.rule, "introduced" | "subject-before") && first.cue.is_none();
            if !guessed {
                continue;
            }
            let paragraph = self.scene.frames[first.frame].paragraph;
            let of_paragraph = |f: &Finding| self.scene.frames[f.frame].paragraph == paragraph;
            let quotations: Vec<usize> = (i + 1..self.findings.len().min(i + 8))
                .filter(|j| self.findings[*j].quotation.is_some())
                .take_while(|j| of_paragraph(&self.findings[*j]))
                .collect();
            let run = quotations.iter().take_while(|j| self.findings[**j].rule == "continuation").count();
            let Some(last) = quotations.get(run).map(|j| &self.findings[*j]) else { continue };
            let near =
                last.frame <= quotations[..run].last().map_or(first.frame, |j| self.findings[*j].frame) + 1;
            let tells = matches!(last.rule, "incise" | "incise-inside") && !last.partial;
            // *« C'est interdit ? » « Disons que non », coupe X*: who answers has not asked.
            let asks = |f: &Finding| f.quotation.is_some_and(|q| self.scene.ends_in_question(q));
            let answered = run == 0 && asks(first) && !asks(last);
            // *X reconnaît que P. « A. » « B », analyse Y*: two who speak.
            let two = first.rule == "introduced"
                && first.trust >= SURE
                && !first.speakers.is_empty()
                && first.speakers != last.speakers
                && (last.from == Some(SpeakerFrom::Text)
                    // *X reconnaît que P. « A. » « B », réplique la présidente*
                    || is_answer(last.lemma.as_deref().unwrap_or_default()));
            if !near || !tells || answered || two || last.speakers.is_empty() || self.takes_turns(i, last) {
                continue;
            }
            let (speakers, trust) = (last.speakers.clone(), 0.85 * last.trust);
            for j in std::iter::once(i).chain(quotations[..run].iter().copied()) {
                let finding = &mut self.findings[j];
                finding.rule = "continuation-back";
                finding.speakers.clone_from(&speakers);
                finding.from = Some(SpeakerFrom::Continuation);
                finding.source = None;
                finding.trust = trust;
            }
        }
    }

    /// *Anne se lève. « Menteur ! » « C'est vrai », répond Paul*, *« A », dit Paul. Anne se lève. « B » « C », lâche-t-il*: whoever acts
    /// before the first words says them, where what follows answers, or is said by the one who spoke before.
    fn takes_turns(&self, first: usize, last: &Finding) -> bool {
        let finding = &self.findings[first];
        let spoken_to = |who: &EntityId| finding.quotation.is_some_and(|q| self.speaks_to(q, *who));
        if last.speakers.iter().any(spoken_to) {
            return true;
        }
        let acts = finding.rule == "subject-before" && !finding.speakers.is_empty();
        if !acts || finding.speakers == last.speakers {
            return false;
        }
        let lemma = last.lemma.as_deref().unwrap_or_default();
        let before = self.findings[..first].iter().rev().find(|f| f.quotation.is_some());
        let spoke = before.is_some_and(|f| {
            f.speakers == last.speakers && f.reason.is_none() && finding.frame - f.frame <= 2
        });
        let goes_on = |r: &Report| match r.carrier {
            Carrier::Verb(verb) => self.scene.lexicon.verbs.verb(verb).goes_on,
            Carrier::Phrase => false,
        };
        let report = self.reports[last.frame].iter().find(|r| Some(&r.cue) == last.cue.as_ref());
        is_answer(lemma) || spoke && !report.is_some_and(goes_on)
    }

    /// *« Paul Martin a menti »*, *« Cher Paul Martin, chiche »*: who is named in the words, or spoken to, seldom says them, unless
    /// the source names him.
    pub(super) fn naming_the_speaker(&mut self) {
        /// So much of the trust is left where the words name the speaker.
        const NAMED: f32 = 0.6;
        /// And where they are put to him.
        const SPOKEN_TO: f32 = 0.3;
        for i in 0..self.findings.len() {
            let finding = &self.findings[i];
            let inferred = matches!(finding.from, Some(SpeakerFrom::Coreference | SpeakerFrom::Continuation));
            let Some(q) = finding.quotation.filter(|_| inferred && finding.reason.is_none()) else {
                continue;
            };
            let any = |tells: &dyn Fn(EntityId) -> bool| finding.speakers.iter().any(|who| tells(*who));
            let share = match () {
                () if any(&|who| self.calls(q, who)) => SPOKEN_TO,
                () if any(&|who| self.entities.is_named_in_words(self.scene, q, who)) => NAMED,
                () => continue,
            };
            self.findings[i].trust *= share;
        }
    }

    /// *… est interdit, rappelle le ministère. « Je l'ai su hier »*: *je* is said by somebody, and no ministry, newspaper or letter goes
    /// on so, unless its own verb says that it does.
    pub(super) fn bodies_saying_je(&mut self) {
        /// So much of the trust is left.
        const NOBODY: f32 = 0.3;
        for i in 0..self.findings.len() {
            let finding = &self.findings[i];
            let inferred = finding.from == Some(SpeakerFrom::Continuation) && finding.reason.is_none();
            let of_myself = |q: usize| self.scene.quotations[q].inner().any(|t| self.scene.is_of_me(t));
            let nobody = |who: &EntityId| self.entities.is_no_person(self.scene, *who);
            if inferred
                && !finding.speakers.is_empty()
                && finding.speakers.iter().all(nobody)
                && finding.quotation.is_some_and(of_myself)
            {
                self.findings[i].trust *= NOBODY;
            }
        }
    }

    /// Quotations without speaker that lift words which the body attributes: pull quotes, headlines, intertitles; and
    /// bare quotations that lead up to one with an *incise*.
    pub(super) fn lifted(&mut self) {
        let scene = self.scene;
        // « A. » « B », a dit X.
        for i in (0..self.findings.len()).rev() {
            if !self.is_open(i) {
                continue;
            }
            let frame = self.findings[i].frame;
            if !self.is_alone(frame) {
                continue;
            }
            // *« Où est-il ? » « Parti », dit X*, *« Menteur ! » « Si », répond X*: who answers has not asked.
            let asks = |f: &Finding| f.quotation.is_some_and(|q| scene.ends_in_question(q));
            let next = self.findings[i + 1..].iter().find(|f| f.quotation.is_some());
            let replies = |f: &Finding| f.lemma.as_deref().is_some_and(is_answer);
            let answered = |f: &&Finding| asks(&self.findings[i]) && !asks(f) || replies(f);
            if let Some(next) = next.filter(|f| !answered(f)) {
                let same = next.frame <= frame + 1
                    && scene.frames.get(next.frame).map(|f| f.paragraph)
                        == Some(scene.frames[frame].paragraph);
                if same
                    && !next.speakers.is_empty()
                    && matches!(next.rule, "incise" | "incise-inside" | "incise-open" | "continuation-back")
                    && !next.partial
                {
                    let (speakers, trust) = (next.speakers.clone(), next.trust);
                    let finding = &mut self.findings[i];
                    finding.rule = "continuation-back";
                    finding.speakers = speakers;
                    finding.from = Some(SpeakerFrom::Continuation);
                    finding.trust = 0.88 * trust;
                    finding.reason = None;
                }
            }
        }
        // « A. » *La ministre a …*: a quotation at the head of a paragraph whose next sentence says whose it is.
        for i in 0..self.findings.len() {
            let finding = &self.findings[i];
            // Who stands before says so only where nobody is said to.
            let guess =
                |rule: &str| matches!(rule, "continuation" | "subject-before" | "introduced" | "context");
            let guessed = finding.quotation.is_some() && finding.cue.is_none() && guess(finding.rule);
            let open = self.is_open(i);
            if !open && !guessed {
                continue;
            }
            let frame = finding.frame;
            let paragraph = scene.frames[frame].paragraph;
            let opens = frame == 0 || scene.frames[frame - 1].paragraph != paragraph;
            let next = scene.frames.get(frame + 1).is_some_and(|f| f.paragraph == paragraph);
            let long = finding.tokens.len() > 6;
            // « A. » *Tels sont les mots du maire.* « A. » *Voilà ce que pense le maire.*
            if self.holds_only_words(frame) && next && self.by_presentation(i, frame) {
                continue;
            }
            if !(open && self.is_alone(frame) && opens && next && long) {
                continue;
            }
            // *« Tout est dur. » L'hôpital manque de lits, rapporte Le Parisien*: neither a thing nor who prints it.
            let nps = &scene.chunks[frame + 1].nps;
            let somebody = |s: &Source| {
                let said = |n: &usize| speaks(scene, &nps[*n]) && !is_press(scene, &nps[*n]);
                s.pronoun.is_some() || s.nps.is_empty() || s.nps.iter().any(said)
            };
            let found = self.last_report(frame + 1, somebody);
            let found = found.or_else(|| Some((self.first_acting(frame + 1)?, None)));
            let Some((source, report)) = found else { continue };
            let meant = self.meant(&source, &scene.chunks[frame + 1], frame + 1, true);
            let finding = &mut self.findings[i];
            finding.rule = "introduced-after";
            finding.reason = None;
            finding.trust = if report.is_some() { 0.38 } else { 0.3 } * meant.trust;
            finding.from = meant.from;
            finding.speakers = meant.speakers;
            finding.source = Some(source.tokens);
        }
        // What stands around is a weak guess beside the same words in somebody's mouth, and `context` is the weakest.
        let weakest = |f: &Finding| f.rule == "context";
        let weak = |f: &Finding| weakest(f) || matches!(f.rule, "continuation" | "between" | "introduced");
        if !self.findings.iter().any(|f| f.quotation.is_some() && (f.speakers.is_empty() || weak(f))) {
            return;
        }
        let words = |f: &Finding| f.quotation.map(|q| words_of(scene, scene.quotations[q].inner()));
        // Read where a line asks for the first time: most articles lift nothing.
        let mut keys: Vec<Option<Vec<WordKey>>> = Vec::new();
        let mut stems: Vec<Option<Vec<WordKey>>> = Vec::new();
        for i in 0..self.findings.len() {
            let finding = &self.findings[i];
            let guessed = weak(finding);
            let outweighs =
                |other: &Finding| !guessed || !weak(other) || weakest(&self.findings[i]) && !weakest(other);
            if finding.quotation.is_none() || !finding.speakers.is_empty() && !guessed {
                continue;
            }
            let frame = finding.frame;
            let apart = self.is_intertitle(frame) && self.is_line(frame);
            // A title or a strange word stays one wherever it stands; a common word in a line may be a call-out.
            let surely = finding.rule == "not-speech" && finding.trust > SURE;
            if surely && !(apart && is_common(finding.looks)) {
                continue;
            }
            let line = apart || scene.frames[frame].paragraph == 0;
            let may = |w: &Vec<WordKey>| w.len() >= 2 || w.len() == 1 && (line || self.is_one_long_word(i));
            let Some(wanted) = words(&self.findings[i]).filter(may) else { continue };
            if keys.is_empty() {
                keys = self.findings.iter().map(words).collect();
            }
            let mut best: Option<(f32, usize)> = None;
            let near = i.saturating_sub(LIFT_REACH)..keys.len().min(i + LIFT_REACH);
            for (j, key) in keys.iter().enumerate().take(near.end).skip(near.start) {
                let Some(key) = key else { continue };
                let other = &self.findings[j];
                if j == i || other.speakers.is_empty() || other.rule == "lifted" || !outweighs(other) {
                    continue;
                }
                let score = overlap(&wanted, key);
                let loosely = score <= 0.74
                    && (apart || line && wanted.len() >= SAME_WORDS)
                    && resembles(&wanted, key, || self.long_words(i));
                let score = if loosely { LOOSELY } else { score };
                // Of equals the first one behind: a line lifts words of what follows it.
                let behind = |b: f32, k: usize| score == b && k < i && j > i;
                if score > 0.74 && best.is_none_or(|(b, k)| score > b || behind(b, k)) {
                    best = Some((score, j));
                }
            }
            // *Un échange « constructif »*, of *« C'était très constructif »* or of *une discussion « constructive »*.
            if best.is_none() && line && (wanted.len() > 1 || self.long_words(i) == [true]) {
                if stems.is_empty() {
                    let read =
                        |f: &Finding| f.quotation.map(|q| stems_of(scene, scene.quotations[q].inner()));
                    stems = self.findings.iter().map(read).collect();
                }
                let wanted = stems[i].as_deref().unwrap_or_default();
                let said = |j: &usize| {
                    let other = &self.findings[*j];
                    let may =
                        *j != i && !other.speakers.is_empty() && other.rule != "lifted" && outweighs(other);
                    may && stems[*j].as_ref().is_some_and(|key| overlap(wanted, key) > 0.9)
                };
                best = (i..near.end).chain(near.start..i).find(said).map(|j| (INFLECTED, j));
            }
            let Some((score, j)) = best else { continue };
            // A slogan that two have in their mouths is nobody's.
            let shared = !self.is_intertitle(frame)
                && wanted.len() < SLOGAN
                && keys.iter().enumerate().any(|(k, key)| {
                    let other = &self.findings[k];
                    let theirs = key.as_ref().is_some_and(|key| overlap(&wanted, key) > 0.9);
                    k != i
                        && theirs
                        && !other.speakers.is_empty()
                        && other.speakers != self.findings[j].speakers
                        && other.rule != "lifted"
                        && !weak(other)
                });
            if shared {
                continue;
            }
            if guessed && (score < 0.9 || wanted.len() < 4) {
                continue;
            }
            // A word that comes again inside a sentence is a word; one that stands alone, or in the headline, is a call-out.
            let intertitle = scene.chunks[frame].list.len() <= 3 || line;
            let part = keys[j].as_ref().is_some_and(|k| k.len() >= wanted.len() + 3) && wanted.len() >= 2;
            if !intertitle && wanted.len() < 4 && !part {
                continue;
            }
            let (speakers, trust) = (self.findings[j].speakers.clone(), self.findings[j].trust);
            let finding = &mut self.findings[i];
            finding.rule = "lifted";
            finding.reason = None;
            finding.speakers = speakers;
            finding.from = Some(SpeakerFrom::Coreference);
            finding.trust = if score == INFLECTED { INFLECTED } else { 0.93 } * trust;
        }
    }

    /// *« A », a dit la préfète* in the lead, *« A et B », a dit X* in the body: whoever says the same in the same words is the
    /// same.
    pub(super) fn same_words(&mut self) {
        let scene = self.scene;
        let one = |f: &Finding| match f.speakers[..] {
            [only] if f.reason.is_none() && f.rule != "lifted" => Some(only),
            _ => None,
        };
        let said: Vec<(usize, EntityId)> = (0..self.findings.len().min(LIFT_REACH))
            .filter(|i| self.findings[*i].quotation.is_some())
            .filter_map(|i| Some((i, one(&self.findings[i])?)))
            .collect();
        let (nameless, named): (Vec<_>, Vec<_>) =
            said.into_iter().partition(|(_, id)| self.entities.is_nameless(*id));
        let mut same = Vec::new();
        if !nameless.is_empty() {
            let read = |(i, id): (usize, EntityId)| {
                let words = words_of(scene, scene.quotations[self.findings[i].quotation?].inner());
                (words.len() >= SAME_WORDS).then_some((words, id))
            };
            let named: Vec<_> = named.into_iter().filter_map(read).collect();
            for (words, id) in nameless.into_iter().filter_map(read) {
                let repeats =
                    |other: &[WordKey]| overlap(&words, other) > 0.9 || overlap(other, &words) > 0.9;
                let mut who = named.iter().filter(|(other, _)| repeats(other)).map(|(_, named)| *named);
                // What two with names say is a slogan.
                let one = who.next().filter(|one| who.all(|other| other == *one));
                same.extend(one.map(|named| (id, named)));
            }
        }
        if let Some(pair) = self.entities.named_after_lead(scene) {
            self.entities.says_the_same(scene, pair.0, pair.1);
        }
        /// Trust in a name that comes next without a word on who it is.
        const BY_THE_NEXT: f32 = 0.85;
        /// Trust in a name that the body gives to whom the lead only describes.
        const BY_THE_BODY: f32 = 0.85;
        for (nameless, named) in self.entities.named_by_the_body(scene) {
            self.entities.says_the_same(scene, nameless, named);
            for finding in self.findings.iter_mut().filter(|f| f.speakers == [nameless]) {
                finding.trust *= BY_THE_BODY;
            }
        }
        for (id, named) in same {
            self.entities.says_the_same(scene, id, named);
        }
        for i in 0..self.findings.len() {
            let finding = &self.findings[i];
            if let [only] = finding.speakers[..]
                && finding.source.is_some()
                && self.entities.is_nameless(only)
                && let Some(named) = self.entities.named_next(scene, only, finding.frame, |frame, token| {
                    let sources = self.reports[frame].iter().filter_map(|r| r.source.as_ref());
                    sources.into_iter().any(|s| s.tokens.start == token)
                })
            {
                self.entities.says_the_same(scene, only, named);
                self.findings[i].trust *= BY_THE_NEXT;
            }
        }
    }

    /// *« A », dit X. Elle juge la mesure « B », et « C », dit X*: words that nothing governs, between words of one speaker.
    pub(super) fn between(&mut self) {
        let spoken = |f: &Finding| f.quotation.is_some() && f.reason.is_none() && f.speakers.len() == 1;
        for i in 0..self.findings.len() {
            let finding = &self.findings[i];
            if finding.quotation.is_none() || finding.rule != "none" || finding.reason.is_some() {
                continue;
            }
            let frame = finding.frame;
            let line = self.is_line(frame) && self.is_intertitle(frame) && self.is_alone(frame);
            let near = |f: &&Finding| f.frame.abs_diff(frame) <= if line { 3 } else { 1 };
            let before = self.findings[..i].iter().rev().take_while(near).find(|f| spoken(f));
            let behind = self.findings[i + 1..].iter().take_while(near).find(|f| spoken(f));
            let Some(behind) = behind else { continue };
            let same = before.filter(|b| b.speakers == behind.speakers);
            if same.is_none() && !line {
                continue;
            }
            let speakers = behind.speakers.clone();
            let trust = 0.6 * same.map_or(behind.trust, |b| b.trust.min(behind.trust));
            let finding = &mut self.findings[i];
            finding.rule = if line { "intertitle" } else { "between" };
            finding.speakers = speakers;
            finding.from = Some(SpeakerFrom::Continuation);
            finding.partial = !line;
            finding.trust = trust;
        }
    }

    /// A line of few words that ends without a stop: an intertitle, which lifts words of what follows.
    pub(super) fn is_intertitle(&self, frame: usize) -> bool {
        const FEW: usize = 20;
        let tokens = &self.scene.document.tokens()[self.scene.frames[frame].tokens.clone()];
        tokens.len() <= FEW && !tokens.iter().rev().take(2).any(|t| t.ends_sentence())
    }

    /// Which words of a quotation are long enough to tell one sentence from another.
    fn long_words(&self, i: usize) -> Vec<bool> {
        let Some(q) = self.findings[i].quotation else { return Vec::new() };
        let words = counted_words(self.scene, self.scene.quotations[q].inner());
        words.map(|t| self.scene.word(t).chars().count() >= LONG_WORD).collect()
    }

    /// A quotation that has no speaker yet, and may have one: what looked like no speech may be, if somebody says it.
    fn is_open(&self, finding: usize) -> bool {
        let finding = &self.findings[finding];
        let may = finding.reason.is_none() || finding.rule == "not-speech";
        finding.quotation.is_some() && finding.speakers.is_empty() && may
    }

    /// A frame that holds a quotation and signs, and nothing else.
    pub(super) fn is_alone(&self, frame: usize) -> bool {
        let chunks = &self.scene.chunks[frame].list;
        chunks.iter().all(|k| matches!(k.kind, ChunkKind::Quote(_) | ChunkKind::Punct(_)))
    }

    /// The same, or several joined: *« A » voire « B ».*
    fn holds_only_words(&self, frame: usize) -> bool {
        let joint = |k: &Chunk| {
            matches!(k.kind, ChunkKind::Word(Closed::Coord | Closed::Adv))
                || self.scene.reads(k.tokens.start, "voire")
        };
        let words = |k: &Chunk| matches!(k.kind, ChunkKind::Quote(_) | ChunkKind::Punct(_));
        self.scene.chunks[frame].list.iter().all(|k| words(k) || joint(k))
    }

    /// Gives words to whom the sentence behind them says that they are: see [`presented`].
    fn by_presentation(&mut self, i: usize, frame: usize) -> bool {
        let scene = self.scene;
        let chunks = &scene.chunks[frame + 1];
        let Some(first) = chunks.list.first().map(|k| scene.lower(k.tokens.start)) else { return false };
        // *« Jamais ! » La formule est du maire.*
        let words = chunks.np(0).is_some_and(|np| np.prep.is_none() && scene.is_utterance(np))
            && chunks
                .np(2)
                .is_some_and(|np| np.prep.is_some() || matches!(scene.lower(np.head), "ceux" | "celle"));
        // *C'est ainsi que le service a ouvert* tells hardly against who goes on.
        let presents = words
            || matches!(first, "tel" | "telle" | "tels" | "telles" | "voilà")
            || (self.is_open(i) || self.findings[i].rule != "continuation")
                && matches!(first, "c'" | "c'est" | "ce");
        // *Voilà ce que dit le maire : « … »*: the words behind.
        let behind = chunks.list.last().is_some_and(|k| matches!(k.kind, ChunkKind::Punct(':')))
            || (0..chunks.list.len()).any(|k| chunks.quote(k).is_some());
        let presents = presents && !behind;
        let source = presents.then(|| presented(scene, chunks, 0)).flatten();
        let source = source.or_else(|| authored(scene, chunks).filter(|_| !behind));
        let Some(source) = source else { return false };
        let meant = self.meant(&source, chunks, frame + 1, true);
        let finding = &mut self.findings[i];
        finding.rule = "cleft";
        finding.reason = None;
        finding.trust = 0.8 * meant.trust;
        finding.from = meant.from;
        finding.speakers = meant.speakers;
        finding.source = Some(source.tokens);
        true
    }

    /// A frame that is a paragraph of its own.
    pub(super) fn is_line(&self, frame: usize) -> bool {
        let paragraph = |f: usize| self.scene.frames.get(f).map(|f| f.paragraph);
        paragraph(frame + 1) != paragraph(frame)
            && frame.checked_sub(1).is_none_or(|f| paragraph(f) != paragraph(frame))
    }

    /// Whether the one word of a finding's quotation has more than five letters.
    pub(super) fn is_one_long_word(&self, finding: usize) -> bool {
        let quotation = self.findings[finding].quotation.map(|q| &self.scene.quotations[q]);
        let word = quotation.and_then(|q| counted_words(self.scene, q.inner()).next());
        word.is_some_and(|t| fold(self.scene.word(t)).chars().count() > 5)
    }
}

/// Neither capital nor unknown word, and not called so.
pub(super) fn is_common(looks: Looks) -> bool {
    ![Look::Capital, Look::Capitals, Look::Unknown, Look::Foreign, Look::Known, Look::HeraldNaming]
        .iter()
        .any(|look| looks.has(*look))
}

/// *Trois mots envoyés par X*, *Le message est signé X*, *C'était X*: the author of the words before, named behind them.
fn authored(scene: &Scene<'_>, chunks: &Chunks) -> Option<Source> {
    const STEMS: [&str; 9] = ["adress", "cri", "envoy", "lanc", "lâch", "prononc", "publi", "sign", "écri"];
    let first = chunks.np(0).filter(|np| np.prep.is_none());
    let words = first.is_some_and(|np| scene.is_utterance(np));
    let it = chunks.vg(0).and_then(|vg| vg.subject).is_some_and(|t| matches!(scene.lower(t), "il" | "elle"));
    let participle = |k: &usize| {
        chunks
            .vg(*k)
            .filter(|vg| vg.kind == VgKind::PastPart || vg.passive)
            .and_then(|vg| vg.verbs.last())
            .copied()
    };
    let signed = |t: usize| scene.lower(t).starts_with("sign");
    let (at, verb) = (0..chunks.list.len().min(5)).find_map(|k| {
        let verb = participle(&k)?;
        STEMS.iter().any(|stem| scene.lower(verb).starts_with(stem)).then_some((k, verb))
    })?;
    let np = chunks.np(at + 1).filter(|np| np.name.is_some() || scene.is_role(np.head))?;
    let by = match np.prep {
        Some(p) => scene.lower(p) == "par",
        None => signed(verb) && np.name.is_some(),
    };
    let tells = words || it && signed(verb);
    (tells && by).then(|| Some(Source::phrase(np.tokens.clone(), chunks.np_number(at + 1)?)))?
}
