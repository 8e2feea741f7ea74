//! Verb groups: the verb with its auxiliaries, clitics, negation and the adverbs between them.

use super::kinds::{Chunk, ChunkKind, Np, Vg, VgKind};
use super::parser::Parser;
use super::quantity::is_round_number;
use crate::detect::tags::Tag;
use crate::lexicon::{Closed, WordClass};

/// No verb has more clitics and negations before it.
const CLITICS: usize = 8;

impl Parser<'_, '_> {
    /// *quelques jours*, *près d'un an*, *une dizaine de jours*: a stretch of time from an item on.
    fn stretch(&self, at: usize) -> Option<(Np, usize)> {
        /// So many items may stand before its unit.
        const LEADING: usize = 5;
        let leads = |k: &usize| {
            let word = self.word(*k);
            self.tag(*k).is_some_and(|tag| match tag.tag {
                Tag::Noun => is_round_number(word),
                Tag::Closed(Closed::Prep) => word == "près",
                Tag::Closed(Closed::Adv | Closed::De | Closed::Det | Closed::Neg | Closed::Num) => true,
                _ => false,
            })
        };
        let end = (at..at + LEADING).find(|k| !leads(k)).unwrap_or(at + LEADING);
        let unit = |np: &Np| {
            matches!(
                self.document.word(np.head),
                "jours" | "journées" | "semaines" | "années" | "décennie" | "décennies" | "siècles"
            )
        };
        let found = (at..=end).find_map(|k| self.noun_phrase(k, false).filter(|(np, _)| np.time || unit(np)));
        // *il y a quelques semaines Anne Martin*: the name is somebody's.
        found.map(|(np, next)| match np.name.clone() {
            Some(name) if name.start == np.head + 1 && name.end == np.tokens.end => {
                let tokens = np.tokens.start..name.start;
                (Np { core: tokens.clone(), tokens, name: None, ..np }, next - name.len())
            }
            _ => (np, next),
        })
    }

    /// *Lui-même* of *Lui-même reconnaît*, *mais elle-même se dit « inquiète »*: a subject, where no noun stands before it.
    pub(super) fn is_in_person(&self, at: usize) -> bool {
        const PERSONS: [&str; 4] = ["lui-même", "elle-même", "eux-mêmes", "elles-mêmes"];
        let opens = || {
            at.checked_sub(1).is_none_or(|k| {
                self.tag(k)
                    .is_some_and(|t| matches!(t.tag, Tag::Punct(_) | Tag::Mark | Tag::Closed(Closed::Coord)))
            })
        };
        self.is(at, Closed::Adv)
            && opens()
            && PERSONS.iter().any(|person| self.word(at).eq_ignore_ascii_case(person))
            && self.tag(at + 1).is_some_and(|t| t.is_finite() || t.is(Closed::Ne) || t.is(Closed::Object))
    }

    /// A verb group at `at`; pushes it and returns the item after it.
    pub(super) fn verb_group(&mut self, at: usize) -> Option<usize> {
        let first = self.token(at)?;
        let mut i = at;
        let mut subject = None;
        let mut governor = None;
        let mut negated = false;
        let mut reflexive = false;
        let mut object = None;
        if self.has(i + 2, Tag::Aux) && self.word(i + 1) == "y" && self.word(i).eq_ignore_ascii_case("il") {
            // *il y a quelques jours*, *il y a près d'un an*: a date, not a clause.
            if let Some((np, next)) = self.stretch(i + 3) {
                let tokens = first..np.tokens.end;
                self.chunks.nps.push(Np { tokens: tokens.clone(), time: true, ..np });
                let n = self.chunks.nps.len() - 1;
                self.chunks.list.push(Chunk { kind: ChunkKind::Np(n), tokens });
                return Some(next);
            }
        }
        if self.is(i, Closed::Subject) || self.is(i, Closed::This) || self.is_in_person(i) {
            subject = self.token(i);
            i += 1;
            // *elle-même*, *il a*: an adverb may stand between: *elle aussi a dit*
            let mut k = i;
            while self.is(k, Closed::Adv) && k < i + 2 {
                k += 1;
            }
            if k > i && self.tag(k).is_some_and(|t| t.is_finite() || t.is(Closed::Ne) || t.is(Closed::Object))
            {
                i = k;
            }
        } else if self.is(i, Closed::En)
            && (self.has(i + 1, Tag::PresPart)
                || self.is(i + 1, Closed::Object) && self.has(i + 2, Tag::PresPart)
                || self.is(i + 1, Closed::Ne))
        {
            governor = self.token(i);
            i += 1;
        } else if self.is(i, Closed::De) || self.is(i, Closed::A) || self.is(i, Closed::Prep) {
            // *pour dénoncer*, *avant d'ajouter*, *à ne pas céder*
            let mut k = i;
            while k < i + 3 && (self.is(k, Closed::Prep) || self.is(k, Closed::De) || self.is(k, Closed::A)) {
                k += 1;
            }
            let mut v = k;
            while v < k + 4
                && (self.is(v, Closed::Ne)
                    || self.is(v, Closed::Neg)
                    || self.is(v, Closed::Object)
                    || self.is(v, Closed::Adv))
            {
                v += 1;
            }
            if !self.has(v, Tag::Inf) {
                return None;
            }
            governor = self.token(i);
            i = k;
        }
        let begin = i;
        while i - begin < CLITICS {
            if self.is(i, Closed::Ne) {
                negated = true;
            } else if self.is(i, Closed::Object) {
                let word = self.word(i);
                // *m'a confié*: only *je* says *me* of himself.
                let own = subject.is_some_and(|t| {
                    matches!(self.document.word(t), "je" | "j'" | "j’" | "Je" | "J'" | "J’")
                });
                reflexive |= matches!(word, "se" | "s'" | "s’" | "Se" | "S'" | "S’")
                    || own && matches!(word, "me" | "m'" | "m’");
                object = object.or(self.token(i));
            } else if self.is(i, Closed::Neg) && i > begin && negated {
                // *ne pas dire*
            } else {
                break;
            }
            i += 1;
        }
        let tagged = self.tag(i)?;
        // *nous assure X*, *le maire nous a dit*: before a verb of the third person *nous* and *vous* are its object.
        if subject.is_some_and(|t| matches!(self.tags[t].closed, Some(w) if w.plural == Some(true)))
            && self.word(at).to_lowercase().ends_with("ous")
            && tagged.is_finite()
            && tagged.class.has(WordClass::V3S.with(WordClass::V3P))
            && !self.first_or_second_person(i)
        {
            object = object.or(subject.take());
        }
        let kind = match tagged.tag {
            Tag::Verb | Tag::Aux => VgKind::Finite,
            Tag::PresPart if subject.is_none() => VgKind::PresPart,
            Tag::Inf if subject.is_none() => VgKind::Infinitive,
            Tag::Part if subject.is_none() && governor.is_none() => VgKind::PastPart,
            _ => return None,
        };
        // An auxiliary, a participle, an infinitive: room for what most groups have.
        let mut verbs = Vec::with_capacity(4);
        verbs.push(self.token(i)?);
        let main = tagged;
        i += 1;
        let mut clitic = None;
        if self.has(i, Tag::Clitic) || subject.is_none() && self.unjoined_clitic(i) {
            clitic = self.token(i);
            i += 1;
        }
        let mut passive = false;
        let mut last = main;
        let mut end = i;
        loop {
            let tag = self.tag(i);
            let Some(tag) = tag else { break };
            match tag.tag {
                Tag::Closed(Closed::Neg)
                    if negated || matches!(self.word(i), "pas" | "jamais") && last.tag == Tag::Aux =>
                {
                    negated = true;
                    i += 1;
                }
                Tag::Closed(Closed::Adv) => i += 1,
                // *a lundi annoncé*
                Tag::Closed(Closed::Time) if last.tag == Tag::Aux && self.has(i + 1, Tag::Part) => i += 1,
                // *a depuis indiqué*
                Tag::Closed(Closed::Prep)
                    if last.tag == Tag::Aux && self.word(i) == "depuis" && self.has(i + 1, Tag::Part) =>
                {
                    i += 1;
                }
                // *a dans le passé estimé*, *avait dès lundi expliqué*
                Tag::Closed(Closed::Prep | Closed::A | Closed::ADet | Closed::En)
                    if last.tag == Tag::Aux
                        && last.class.has(WordClass::AVOIR)
                        && self.brief_adjunct(i).is_some() =>
                {
                    let participle = self.brief_adjunct(i)?;
                    verbs.push(self.token(participle)?);
                    last = self.tag(participle)?;
                    i = participle + 1;
                    end = i;
                }
                // *avait, de son côté, déclaré*
                Tag::Punct(',') if last.tag == Tag::Aux => {
                    let mut k = i + 1;
                    while self.is(k, Closed::Adv)
                        || self.is(k, Closed::Strong)
                        || self.is(k, Closed::Subject)
                        || self.is(k, Closed::Neg)
                        || self.is(k, Closed::Time)
                        || self.has(k, Tag::Number)
                    {
                        k += 1;
                    }
                    // *a, dans un courrier adressé à la mairie, recommandé*
                    if k == i + 1 {
                        k = self.adjunct_end(k);
                    }
                    if k == i + 1 || !self.has(k, Tag::Punct(',')) || !self.has(k + 1, Tag::Part) {
                        break;
                    }
                    i = k + 1;
                }
                // *a lui assuré*, *a, lui, assuré*
                Tag::Closed(Closed::Strong | Closed::Subject | Closed::Object)
                    if last.tag == Tag::Aux && self.stressed_pronoun(i) && self.has(i + 1, Tag::Part) =>
                {
                    i += 1;
                }
                Tag::Closed(Closed::Object) if self.next_is_infinitive(i) => i += 1,
                Tag::Part if last.class.has(WordClass::ETRE.with(WordClass::AVOIR)) => {
                    passive |= last.class.has(WordClass::ETRE) && !reflexive;
                    verbs.push(self.token(i)?);
                    last = tag;
                    i += 1;
                    end = i;
                }
                Tag::Inf if !matches!(last.tag, Tag::Part) || last.tag == Tag::Part => {
                    verbs.push(self.token(i)?);
                    last = tag;
                    i += 1;
                    end = i;
                }
                // *tient à préciser*, *vient de déclarer*, *n'a pas manqué d'ajouter*
                Tag::Closed(Closed::De | Closed::A | Closed::Prep)
                    if self.semi_auxiliary(*verbs.last().unwrap_or(&first), self.word(i))
                        && self.infinitive_near(i + 1) =>
                {
                    i += 1;
                }
                _ => break,
            }
        }
        passive |= reflexive && self.undergoes(&verbs);
        let class = main.class;
        let third_singular = class.has(WordClass::V3S);
        let third_plural = class.has(WordClass::V3P);
        let plural = match (third_singular, third_plural) {
            (true, false) => Some(false),
            (false, true) => Some(true),
            _ => None,
        };
        let vg = Vg {
            tokens: first..self.token(end - 1)? + 1,
            kind,
            verbs,
            subject,
            clitic,
            reflexive,
            object,
            negated,
            conditional: kind == VgKind::Finite && class.has(WordClass::CONDITIONAL),
            plural: if kind == VgKind::Finite { plural } else { None },
            third: kind != VgKind::Finite || third_singular || third_plural,
            passive,
            governor,
        };
        let tokens = vg.tokens.clone();
        self.chunks.vgs.push(vg);
        let v = self.chunks.vgs.len() - 1;
        self.chunks.list.push(Chunk { kind: ChunkKind::Vg(v), tokens });
        Some(end)
    }

    /// The participle behind a preposition, an article and a noun or a day: *dans le passé estimé*, *dès lundi expliqué*.
    fn brief_adjunct(&self, at: usize) -> Option<usize> {
        let small = |k: &usize| {
            matches!(self.tag(*k).map(|t| t.tag), Some(Tag::Closed(Closed::Det | Closed::Pre | Closed::Num)))
        };
        let noun = (at + 1..at + 4).find(|k| !small(k))?;
        let named = self.has(noun, Tag::Noun) || self.is(noun, Closed::Time);
        let part = self.tag(noun + 1).filter(|t| t.class.has(WordClass::PAST_PART))?;
        let plain = part.tag == Tag::Part || !part.class.has(WordClass::NOUN.with(WordClass::FINITE));
        (named && plain).then_some(noun + 1)
    }

    /// One past the last item of an adjunct of place, time or occasion that begins at `at` (*dans un communiqué*), or `at`.
    fn adjunct_end(&self, at: usize) -> usize {
        /// So many items at most.
        const LONG: usize = 14;
        let opens = matches!(
            self.word(at),
            "dans"
                | "lors"
                | "à"
                | "au"
                | "en"
                | "sur"
                | "devant"
                | "après"
                | "dès"
                | "depuis"
                | "durant"
                | "pendant"
        );
        if !opens {
            return at;
        }
        let within = |k: &usize| {
            self.tag(*k).is_some_and(|t| match t.tag {
                Tag::Noun | Tag::Name | Tag::Adj | Tag::Number | Tag::Part => true,
                Tag::Closed(closed) => !matches!(
                    closed,
                    Closed::Qui | Closed::Rel | Closed::That | Closed::Sub | Closed::Coord | Closed::Subject
                ),
                _ => false,
            })
        };
        (at..at + LONG).take_while(within).last().map_or(at, |k| k + 1)
    }

    /// *lui*, *eux*, *elle*, *elles*, between an auxiliary and its participle.
    fn stressed_pronoun(&self, at: usize) -> bool {
        matches!(self.word(at), "lui" | "eux" | "elle" | "elles")
    }

    /// *dit il,*: the hyphen left out, and nothing behind that the pronoun could be the subject of.
    fn unjoined_clitic(&self, at: usize) -> bool {
        matches!(self.word(at), "il" | "elle" | "on" | "ils" | "elles")
            && matches!(self.tag(at + 1).map(|t| t.tag), None | Some(Tag::Punct(',' | '.' | ':' | ';' | '!')))
    }

    /// *avons*, *dites*: by its ending.
    fn first_or_second_person(&self, at: usize) -> bool {
        ["ons", "ez", "mes", "tes"].iter().any(|ending| self.word(at).ends_with(ending))
    }

    fn next_is_infinitive(&self, at: usize) -> bool {
        self.has(at + 1, Tag::Inf) || self.is(at + 1, Closed::Object) && self.has(at + 2, Tag::Inf)
    }

    fn infinitive_near(&self, at: usize) -> bool {
        let mut i = at;
        while i < at + 4
            && (self.is(i, Closed::Ne)
                || self.is(i, Closed::Neg)
                || self.is(i, Closed::Object)
                || self.is(i, Closed::Adv))
        {
            i += 1;
        }
        self.has(i, Tag::Inf)
    }

    /// *venir de*, *tenir à*, *manquer de*, *finir par*: verbs that only colour the next one.
    fn semi_auxiliary(&self, verb: usize, link: &str) -> bool {
        let stems: &[&str] = match link {
            "de" | "d'" | "d’" => &["vien", "ven", "manqu", "tent", "cess", "continu", "achev", "arrêt"],
            "à" => &[
                "tien", "ten", "continu", "commenc", "cherch", "hésit", "consist", "persist", "aim", "plaî",
                "plais",
            ],
            "par" => &["fini", "commenc"],
            _ => return false,
        };
        let word = self.document.word(verb).to_lowercase();
        stems.iter().any(|stem| word.starts_with(stem))
    }

    /// *s'est vu répondre*, *s'entend dire*, *se fait rappeler*: the infinitive behind is a passive in sense; whoever says it
    /// stands behind *par*.
    ///
    /// Source: M. Grevisse and A. Goosse, *Le Bon Usage*, on *se voir* and *se faire* with an infinitive.
    fn undergoes(&self, verbs: &[usize]) -> bool {
        let [.., verb, _] = verbs else { return false };
        let word = self.document.word(*verb).to_lowercase();
        let of_sight =
            |form: &str| matches!(form, "vu" | "vus" | "vue" | "vues" | "voit" | "voient" | "verra");
        let stems = ["entend", "fai", "fer", "laiss", "voy"];
        of_sight(&word)
            || matches!(&*word, "font" | "fit" | "firent")
            || stems.iter().any(|stem| word.starts_with(stem))
    }
}
