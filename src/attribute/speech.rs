//! Speech or not: titles, terms, names and the journalist's distance, told from reported words.
//!
//! A quotation's [looks](Looks) are what governs it, its form, the words around it and its place; their weights make a
//! probability. Where it says that the marks hold no speech, the same looks say what they hold.

use super::construction::can_hardly_speak;
use super::reports::{Carrier, Complement, Report};
use super::scene::Scene;
use crate::analysis::{Act, Reason};
use crate::detect::{ChunkKind, Chunks, Np, Tag, Tagged};
use crate::lexicon::{self, Closed, Domain, Herald, Look, Looks, Mood, Object, Tense, WordClass};
use crate::text::{Form, TokenKind};
use std::ops::Range;

/// What the pass over the article knows of a quotation before it asks what it looks like.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'r> {
    /// The rule by which it got, or would get, its speaker.
    pub rule: &'static str,
    /// The report that governs it.
    pub report: Option<&'r Report>,
    /// Somebody spoke in this sentence or the one before.
    pub spoken: bool,
    /// Whether the quotation that it is coordinated with was taken for speech.
    pub with: Option<bool>,
    /// The same words stand between marks elsewhere; true where there or here they stand in a headline or by themselves.
    pub again: Option<bool>,
}

/// What the quotation `q` looks like, which is chunk `c` of its frame.
pub fn looks(scene: &Scene<'_>, frame: usize, c: usize, q: usize, setting: &Setting<'_>) -> Looks {
    let mut looks = Looks::default();
    looks.set(Look::Any, true);
    links(&mut looks, &scene.chunks[frame], c, setting);
    cues(&mut looks, scene, &scene.chunks[frame], setting.report);
    form(&mut looks, scene, q);
    before(&mut looks, scene, frame, c, q, setting);
    looks.set(
        Look::InSource,
        setting.report.is_some_and(|r| completes_source(scene, &scene.chunks[frame], r, q)),
    );
    behind(&mut looks, scene, frame, q);
    place(&mut looks, scene, frame, q, setting);
    loose(&mut looks);
    looks
}

fn links(looks: &mut Looks, chunks: &Chunks, c: usize, setting: &Setting<'_>) {
    let gap =
        |from: usize| (from..c).all(|k| !matches!(chunks.list[k].kind, ChunkKind::Np(_) | ChunkKind::Vg(_)));
    let look = match setting.rule {
        "incise" | "incise-open" | "incise-inside" => Look::Incise,
        "incise-continued" => Look::Continued,
        "incise-far" => Look::Far,
        "colon" => Look::Colon,
        "que" => match setting.report.map(|r| r.complement) {
            Some(Complement::That(k) | Complement::Whether(k)) if gap(k.min(c)) => Look::QueNear,
            _ => Look::QueFar,
        },
        "infinitive" => Look::Infinitive,
        "object" if setting.report.is_some_and(|r| gap(r.end.min(c))) => Look::ObjectNear,
        "state" => Look::ObjectNear,
        "own-verb" => Look::QueFar,
        "cleft" => Look::Incise,
        "object" => Look::ObjectFar,
        "selon" if setting.report.is_some_and(|r| r.end + 1 >= c && r.chunk <= c + 2) => Look::SelonNear,
        "selon" => Look::SelonFar,
        "comme" => Look::Comme,
        "name-colon" | "clause-colon" | "headline" | "signature" => Look::Named,
        "introduced" | "subject-before" => Look::Introduced,
        "continuation" => Look::Run,
        "context" => Look::Context,
        _ => Look::Unlinked,
    };
    looks.set(look, true);
}

fn cues(looks: &mut Looks, scene: &Scene<'_>, chunks: &Chunks, report: Option<&Report>) {
    let Some(report) = report else { return };
    if let Carrier::Verb(id) = report.carrier {
        let verb = scene.lexicon.verbs.verb(id);
        looks.set(Look::VerbWeak, report.strength == 0);
        looks.set(Look::VerbStrong, report.strength == 2);
        looks.set(Look::VerbIncise, verb.incise >= 2);
        looks.set(Look::VerbJudges, verb.comme || verb.complement.has(crate::lexicon::Complement::PREDICATE));
        looks.set(Look::VerbSilent, !matches!(verb.act, Act::Say | Act::Write));
    }
    looks.set(Look::Negated, report.negated);
    looks.set(Look::Sourceless, report.source.is_none());
    looks.set(Look::SourceThing, can_hardly_speak(scene, chunks, report));
    if let Some(source) = &report.source {
        let named = |n: &usize| chunks.nps.get(*n).is_some_and(|np| np.name.is_some());
        looks.set(Look::SourcePronoun, source.pronoun.is_some());
        looks.set(Look::SourceName, source.nps.iter().any(named));
    }
}

fn form(looks: &mut Looks, scene: &Scene<'_>, q: usize) {
    let tokens = scene.document.tokens();
    let inner = scene.quotations[q].inner();
    let counts = |t: &usize| tokens[*t].is_word() || tokens[*t].kind == TokenKind::Number;
    let words = || inner.clone().filter(counts);
    let tag = |t: usize| scene.tags[t].tag;
    let number = words().count();
    let length = match number {
        0 | 1 => Look::One,
        2 => Look::Two,
        3 | 4 => Look::Three,
        5..=7 => Look::Five,
        _ => Look::Eight,
    };
    looks.set(length, true);
    looks.set(Look::Verb, inner.clone().any(|t| scene.tags[t].is_finite()));
    looks.set(Look::Stop, inner.end > inner.start && tokens[inner.end - 1].ends_sentence());
    let sign = |t: usize| matches!(tokens[t].kind, TokenKind::Punct(_)) && t + 1 < inner.end;
    looks.set(Look::Sign, inner.clone().any(sign));
    looks.set(Look::Digit, words().any(|t| tokens[t].kind == TokenKind::Number));
    // *répond : « Jamais »*: the capital of a sentence of a word or two says nothing.
    let opened = number <= 2 && inner.start >= 2 && tokens[inner.start - 2].is_punct(':');
    let capitals = words().skip(usize::from(opened)).filter(|t| tokens[*t].form.is(Form::CAPITAL)).count();
    let upper = is_upper(scene, inner.clone());
    looks.set(Look::Upper, upper);
    // Several words in capitals only are printed so.
    looks.set(Look::Capitals, capitals * 2 >= number && capitals > 0 && !(upper && number > 1));
    let unknown = |t: &usize| {
        tokens[*t].kind == TokenKind::Word
            && scene.tags[*t].class.is_unknown()
            && scene.tags[*t].closed.is_none()
    };
    let strange = words().filter(unknown).count();
    looks.set(Look::Unknown, words().any(|t| unknown(&t) && !tokens[t].form.is(Form::CAPITAL)));
    looks.set(Look::Foreign, strange * 2 >= number && strange > 0);
    let me = |t: usize| {
        matches!(
            scene.lower(t),
            "je" | "j'"
                | "me"
                | "m'"
                | "moi"
                | "mon"
                | "ma"
                | "mes"
                | "nous"
                | "notre"
                | "nos"
                | "on"
                | "vous"
                | "votre"
                | "vos"
                | "tu"
                | "ton"
                | "ta"
                | "tes"
        )
    };
    looks.set(Look::FirstPerson, words().any(me));
    opening(looks, scene, words().next());
    looks.set(Look::Known, is_known(scene, q));
    let heralds = |t| matches!(scene.lexicon.heralds.get(scene.lower(t)), Some(Herald::Title | Herald::Name));
    looks.set(Look::OpensHerald, number > 1 && words().next().is_some_and(heralds));
    let qualifies = |t: usize| {
        matches!(tag(t), Tag::Adj | Tag::Part | Tag::Closed(Closed::Adv | Closed::Pre | Closed::Coord))
    };
    let alone_adjective = |t: usize| {
        number == 1
            && scene.tags[t].class.has(WordClass::ADJ.with(WordClass::PAST_PART))
            && !scene.tags[t].class.has(WordClass::NOUN)
    };
    looks.set(Look::Adjective, number > 0 && words().all(|t| qualifies(t) || alone_adjective(t)));
    looks.set(Look::Noun, number == 1 && words().all(|t| scene.tags[t].class.has(WordClass::NOUN)));
    let nominal = |t: usize| {
        matches!(tag(t), Tag::Noun | Tag::Adj | Tag::Part | Tag::Name | Tag::Number)
            || matches!(
                tag(t),
                Tag::Closed(Closed::De | Closed::DeDet | Closed::Pre | Closed::A | Closed::ADet)
            )
    };
    let bare = words().next().is_some_and(|t| matches!(tag(t), Tag::Noun | Tag::Name));
    looks.set(Look::Term, bare && (2..=6).contains(&number) && words().all(nominal));
}

/// *explique l'auteur de « La Tête »*, *Anne Martin, directrice de « L'Atelier », a dit*: the marks hold what the source is over.
fn completes_source(scene: &Scene<'_>, chunks: &Chunks, report: &Report, q: usize) -> bool {
    let Some(source) = report.source.as_ref().filter(|s| s.pronoun.is_none()) else { return false };
    let of = source.tokens.end;
    let joined = of + 1 == scene.quotations[q].first && scene.tags[of].is_of();
    let head = |t: usize| scene.is_role(t) || scene.noun_at(t).is_some();
    // *des parents mécontents du « traitement »*, *la preuve, selon le maire, d'une « erreur »*
    let capital = scene.quotations[q].inner().next().is_some_and(|t| scene.is_capital(t));
    let alone = |np: &Np| np.tokens.end == np.head + 1 && matches!(report.carrier, Carrier::Verb(_));
    // *accusé par ses élèves de « harcèlement »*
    let agent = |np: &Np| np.prep.is_some_and(|p| scene.lower(p) == "par");
    let over = |np: &Np| np.name.is_none() && head(np.head) && !agent(np) && (capital || alone(np));
    joined && chunks.nps.iter().any(|np| of > 0 && np.tokens.contains(&(of - 1)) && over(np))
}

/// Whether words are in capitals only; one letter and numbers say nothing.
fn is_upper(scene: &Scene<'_>, tokens: Range<usize>) -> bool {
    let tokens = || scene.document.tokens()[tokens.clone()].iter().filter(|t| t.is_word());
    let letter = |t: &crate::text::Token| t.form.is(Form::CAPITAL) && t.span.len() <= 2;
    let mut words = tokens().filter(|t| !letter(t)).peekable();
    words.peek().is_some() && words.all(|t| t.form.is(Form::ALL_CAPS))
}

/// Whether the marks hold a standing expression, nothing but an article or a possessive, or nothing but the name of an organisation.
fn is_known(scene: &Scene<'_>, q: usize) -> bool {
    let inner = scene.quotations[q].inner();
    let tokens = scene.document.tokens();
    let words = || inner.clone().filter(|t| tokens[*t].is_word() || tokens[*t].kind == TokenKind::Number);
    let (Some(first), Some(last)) = (words().next(), words().next_back()) else { return false };
    let text = scene.words(first..last + 1);
    // *« sa » loi*
    const ARTICLES: [&str; 9] = ["le", "la", "les", "son", "sa", "ses", "leur", "leurs", "nos"];
    if last == first && ARTICLES.contains(&scene.lower(first)) {
        return true;
    }
    let named = || {
        let organisations = &scene.lexicon.organisations;
        organisations.by_name(text).and_then(|o| organisations.get(o)).is_some_and(|o| !o.ambiguous)
    };
    tokens[first].form.is(Form::CAPITAL) && named() || scene.lexicon.expressions.has(text)
}

/// What the first word of a quotation is.
fn opening(looks: &mut Looks, scene: &Scene<'_>, first: Option<usize>) {
    let look = match first.map(|t| scene.tags[t].tag) {
        Some(Tag::Verb | Tag::Aux) => Look::OpensVerb,
        Some(Tag::Inf) => Look::OpensInfinitive,
        Some(Tag::Closed(
            Closed::De | Closed::A | Closed::ADet | Closed::DeDet | Closed::Prep | Closed::En | Closed::Selon,
        )) => Look::OpensPreposition,
        Some(Tag::Closed(Closed::Det | Closed::PreDet | Closed::Num)) => Look::OpensArticle,
        Some(Tag::Closed(_)) => Look::OpensPronoun,
        _ => return,
    };
    looks.set(look, true);
}

/// The token right before the quotation in its frame.
fn token_before(scene: &Scene<'_>, frame: usize, q: usize) -> Option<usize> {
    let first = scene.quotations[q].first;
    first.checked_sub(1).filter(|t| *t >= scene.frames[frame].tokens.start)
}

/// The word before a day or *trois fois*, *à deux reprises*: when and how often something was said does not name it, but *a publié en mai
/// « Titre »*.
fn past_times(scene: &Scene<'_>, frame: usize, between: Range<usize>, t: usize) -> usize {
    let chunks = &scene.chunks[frame];
    let often = |np: &Np| matches!(scene.lower(np.head), "fois" | "reprises") && np.tokens.start < np.head;
    let when = |k: usize| chunks.np(k).is_some_and(|np| np.time || often(np));
    let first = between.start;
    if first > 0 && !between.is_empty() && between.clone().all(when) {
        chunks.list[first].tokens.start - 1
    } else {
        t
    }
}

fn before(looks: &mut Looks, scene: &Scene<'_>, frame: usize, c: usize, q: usize, setting: &Setting<'_>) {
    let Some(t) = token_before(scene, frame, q) else {
        looks.set(Look::Opens, true);
        return;
    };
    let t = match setting.report.filter(|r| setting.rule == "object" && r.says_plainly(scene)) {
        Some(report) => past_times(scene, frame, report.end..c, t),
        None => t,
    };
    let tokens = scene.document.tokens();
    let look = match scene.tags[t].tag {
        Tag::Closed(Closed::Det | Closed::DeDet | Closed::ADet) => Some(article(scene.lower(t))),
        Tag::Noun => Some(Look::BehindNoun),
        Tag::Adj | Tag::Part => Some(Look::BehindAdjective),
        Tag::Name => Some(Look::BehindName),
        Tag::Closed(Closed::De) => Some(Look::BehindDe),
        Tag::Closed(Closed::A | Closed::Prep | Closed::En | Closed::Selon) => Some(Look::BehindPreposition),
        Tag::Verb | Tag::Aux | Tag::Inf | Tag::PresPart => Some(Look::BehindVerb),
        Tag::Closed(Closed::Sub) if scene.lower(t) == "comme" => Some(Look::BehindComme),
        Tag::Punct(',') => Some(Look::BehindComma),
        Tag::Punct('(' | '[' | '–' | '—' | '-') => Some(Look::BehindBracket),
        Tag::Punct(':') => Some(Look::BehindColon),
        _ => None,
    };
    if let Some(look) = look {
        looks.set(look, true);
    }
    let first = scene.quotations[q].inner().find(|t| tokens[*t].is_word());
    let mid = !matches!(scene.tags[t].tag, Tag::Punct(':' | '.' | '!' | '?' | '–' | '—' | '-') | Tag::Mark);
    let printed = looks.has(Look::Upper) && !looks.has(Look::One);
    let capital = |t: usize| tokens[t].form.is(Form::CAPITAL) || is_entitled(scene, q, t);
    looks.set(Look::Capital, mid && !printed && first.is_some_and(capital));
    looks.set(Look::BehindJudged, judged(scene, t));
    looks.set(Look::Apposed, first.is_some_and(|first| apposed(scene, t, first)));
    // *une loi « injuste »*
    let judged = first.is_some_and(|first| qualifies(scene, first) && !tokens[first].form.is(Form::CAPITAL));
    heralds(looks, scene, scene.frames[frame].tokens.start..t + 1, judged);
    titled(looks);
}

/// *« les Grandes Heures »*, *« la Peste »*: a small article and a common noun with a capital, as French typography writes a title, by
/// the first word; not *« la République des copains »*, *« l'État stratège »*, *« les Français ont peur »*.
fn is_entitled(scene: &Scene<'_>, q: usize, first: usize) -> bool {
    /// Longer words are hardly a title.
    const LONGEST: usize = 7;
    let inner = scene.quotations[q].inner();
    let noun = first + 1;
    let article = matches!(scene.lower(first), "le" | "la" | "les" | "l'" | "l’");
    let article = article && scene.tags[first].is(Closed::Det);
    if !article || !inner.contains(&noun) || inner.len() > LONGEST {
        return false;
    }
    let (form, tagged) = (scene.document.tokens()[noun].form, &scene.tags[noun]);
    let named = WordClass::PLACE.with(WordClass::PROPER).with(WordClass::DEMONYM).with(WordClass::SURNAME);
    // *« le Président »*, but *« le Malade imaginaire »*
    let plain =
        |domain| matches!(domain, Domain::Society | Domain::General | Domain::Media | Domain::Economy);
    let domain = || scene.lexicon.roles.get(scene.role_id(noun)?).map(|role| role.domain);
    let office = scene.role_at(noun).is_some() && !domain().is_some_and(plain);
    let body = office || scene.noun_at(noun).is_some() || scene.is_in_body(noun);
    form.is(Form::CAPITAL)
        && !form.is(Form::ALL_CAPS)
        && tagged.class.has(WordClass::NOUN.with(WordClass::ADJ))
        && !tagged.class.has(named)
        && !body
        && !is_capital_by_custom(scene.lower(noun))
        && !inner.clone().any(|t| scene.tags[t].is_finite())
}

/// Nouns that French writes with a capital wherever they stand.
fn is_capital_by_custom(noun: &str) -> bool {
    matches!(
        noun,
        "antiquité"
            | "bourse"
            | "constitution"
            | "coran"
            | "bible"
            | "dieu"
            | "empire"
            | "euro"
            | "histoire"
            | "hexagone"
            | "internet"
            | "libération"
            | "lune"
            | "mondial"
            | "nation"
            | "nord"
            | "occident"
            | "orient"
            | "est"
            | "ouest"
            | "premier"
            | "première"
            | "renaissance"
            | "république"
            | "résistance"
            | "révolution"
            | "soleil"
            | "sud"
            | "terre"
            | "toile"
            | "tour"
            | "union"
            | "univers"
            | "web"
            | "état"
            | "etat"
            | "église"
            | "eglise"
    )
}

/// Whether a participle ends here, *de* or *comme* behind it, by which somebody judges: *une attaque qualifiée de « barbare »*,
/// *un prix jugé « excessif »*.
fn judged(scene: &Scene<'_>, t: usize) -> bool {
    let link = matches!(scene.lower(t), "de" | "d'" | "comme");
    let participle = t.saturating_sub(usize::from(link));
    // *une zone dite « rouge »* is called so.
    if scene.lexicon.heralds.get(scene.lower(participle)).is_some() {
        return false;
    }
    scene.verb_forms(participle).iter().any(|form| {
        let verb = scene.lexicon.verbs.verb(form.verb);
        let judges = verb.comme
            || verb.object.has(Object::ATTRIBUTE)
            || verb.complement.has(lexicon::Complement::PREDICATE);
        form.mood == Mood::Participle && form.tense == Tense::Past && judges
    })
}

/// Whether a noun right before the marks and the word that opens them stand like a thing and what it is called: *classe
/// « prépa »*, *le principe « pollueur-payeur »*; not *des faits « graves »*.
fn apposed(scene: &Scene<'_>, before: usize, first: usize) -> bool {
    let Tagged { tag, class, closed, .. } = scene.tags[first];
    let names = matches!(tag, Tag::Noun | Tag::Name | Tag::Number) || class.is_unknown();
    let thing = matches!(scene.tags[before].tag, Tag::Noun | Tag::Name);
    thing && closed.is_none() && names && !qualifies(scene, first)
}

/// Whether a word may be an adjective or a participle.
fn qualifies(scene: &Scene<'_>, token: usize) -> bool {
    scene.tags[token].class.has(WordClass::ADJ.with(WordClass::PAST_PART))
}

/// A capital within the sentence, where a title may stand: behind a preposition, a noun or a herald.
fn titled(looks: &mut Looks) {
    let places = [
        Look::BehindDe,
        Look::BehindPreposition,
        Look::BehindNoun,
        Look::BehindName,
        Look::HeraldTitle,
        Look::HeraldName,
        Look::HeraldFar,
    ];
    looks.set(Look::Titled, looks.has(Look::Capital) && places.iter().any(|l| looks.has(*l)));
}

fn article(lower: &str) -> Look {
    match lower {
        "un" | "une" | "des" => Look::BehindIndefinite,
        "son" | "sa" | "ses" | "leur" | "leurs" => Look::BehindPossessive,
        _ => Look::BehindDefinite,
    }
}

/// The herald that stands right before, or a little further off; a thing that is `judged` is not called so.
fn heralds(looks: &mut Looks, scene: &Scene<'_>, before: Range<usize>, judged: bool) {
    /// So many words may stand between.
    const REACH: usize = 5;
    let (mut of, mut article, mut apart) = (false, false, false);
    // *un débat intitulé : « … »*
    let colon = looks.has(Look::BehindColon)
        && before.len() > 1
        && ["intitul", "baptis"].iter().any(|stem| scene.lower(before.end - 2).starts_with(stem));
    let before = before.start..before.end - usize::from(colon);
    for t in before.rev().take(REACH) {
        if let Some(herald) =
            herald(scene, t).filter(|h| !judged || matches!(h, Herald::Naming | Herald::Word))
        {
            let near = match herald {
                // *une méthode dite de « l'étranglement »*
                Herald::Naming => (!of || is_said_of(scene, t)) && !apart,
                Herald::Word => !article && !apart,
                Herald::Title | Herald::Name => !of && !article && !apart,
            };
            let look = match herald {
                _ if !near => Look::HeraldFar,
                Herald::Title => Look::HeraldTitle,
                Herald::Name => Look::HeraldName,
                Herald::Naming => Look::HeraldNaming,
                Herald::Word => Look::HeraldWord,
            };
            looks.set(look, true);
            return;
        }
        match scene.tags[t].tag {
            Tag::Adj | Tag::Part | Tag::Name | Tag::Number => {}
            Tag::Closed(Closed::De | Closed::DeDet) => of = true,
            Tag::Closed(Closed::Det) => article = true,
            Tag::Closed(Closed::Sub) => apart = true,
            // *son livre, « … »*, *un livre (« … »)*
            Tag::Punct(',' | '(' | '-' | '–' | '—') if looks.has(Look::Capital) && !apart => apart = true,
            _ => return,
        }
    }
}

/// What a token says of the marks behind it; *il l'a surnommé*, *il dit* say who speaks.
fn herald(scene: &Scene<'_>, t: usize) -> Option<Herald> {
    let herald = scene.lexicon.heralds.get(scene.lower(t))?;
    (herald != Herald::Naming || names(scene, t) && !is_appointed(scene, t)).then_some(herald)
}

/// *un médiateur sera nommé « dans les prochains jours »*: somebody was appointed, and the marks hold how or when.
fn is_appointed(scene: &Scene<'_>, t: usize) -> bool {
    let within = |t: usize| scene.tags.get(t).is_some_and(|tag| tag.is(Closed::Prep) && !scene.is_capital(t));
    scene.lower(t).starts_with("nomm") && within(t + 2)
}

/// *dite de*: what something is called stands behind the preposition.
fn is_said_of(scene: &Scene<'_>, t: usize) -> bool {
    matches!(scene.lower(t), "dit" | "dite" | "dits" | "dites") && scene.tags[t + 1].is_of()
}

/// So many tokens back a relative clause may begin.
const CLAUSE: usize = 30;

/// Whether a form of *dire*, *appeler*, *nommer* says what something is called, and not who calls it so: a participle, *elle
/// s'appelle*, *un prix, dit*.
fn names(scene: &Scene<'_>, t: usize) -> bool {
    let reflexive = |v: usize| scene.is_behind_se(v);
    let active = |a: usize| {
        let class = scene.tags[a].class;
        scene.tags[a].tag == Tag::Aux
            && (class.has(WordClass::AVOIR) || class.has(WordClass::ETRE) && reflexive(a))
    };
    if scene.tags[t].is_finite() {
        // *elle se dit « prête »* tells what she said.
        let comma = |t: &usize| scene.tags[*t].tag == Tag::Punct(',');
        let says = scene.lower(t) == "dit";
        // *X, qui vit ici, dit « rester »*: the comma ends the relative clause.
        let relative = || {
            let from = t.saturating_sub(CLAUSE);
            let opens = (from..t.saturating_sub(1)).rev().find(comma).map(|comma| scene.tags[comma + 1]);
            opens.is_some_and(|tag| tag.is(Closed::Qui) || tag.is(Closed::Rel))
        };
        return if says { t > 0 && comma(&(t - 1)) && !relative() } else { reflexive(t) };
    }
    !(t > 0 && active(t - 1) || t > 1 && active(t - 2))
}

fn behind(looks: &mut Looks, scene: &Scene<'_>, frame: usize, q: usize) {
    let t = scene.quotations[q].last;
    if t >= scene.frames[frame].tokens.end {
        looks.set(Look::Closes, true);
        return;
    }
    let look = match scene.tags[t].tag {
        Tag::Adj | Tag::Part => Look::BeforeAdjective,
        Tag::Closed(Closed::De | Closed::DeDet) => Look::BeforeDe,
        Tag::Closed(Closed::A | Closed::ADet | Closed::Prep | Closed::En) => Look::BeforePreposition,
        Tag::Verb | Tag::Aux | Tag::Closed(Closed::Ne | Closed::Object) => Look::BeforeVerb,
        Tag::Noun | Tag::Name => Look::BeforeNoun,
        Tag::Closed(Closed::Qui | Closed::Rel | Closed::That) => Look::BeforeRelative,
        Tag::Punct(',') => Look::BeforeComma,
        Tag::Punct('(' | ')') => Look::BeforeBracket,
        Tag::Punct('.' | '!' | '?' | '…' | ';') => Look::Closes,
        _ => return,
    };
    looks.set(look, true);
}

fn place(looks: &mut Looks, scene: &Scene<'_>, frame: usize, q: usize, setting: &Setting<'_>) {
    let chunks = &scene.chunks[frame];
    let paragraph = scene.frames[frame].paragraph;
    let alone = chunks.list.iter().all(|k| matches!(k.kind, ChunkKind::Quote(_) | ChunkKind::Punct(_)));
    let of_paragraph = |f: usize| scene.frames.get(f).is_some_and(|f| f.paragraph == paragraph);
    let line = alone && !of_paragraph(frame + 1) && !(frame > 0 && of_paragraph(frame - 1))
        || looks.has(Look::BehindBracket) && between_dashes(scene, q);
    looks.set(Look::Line, line);
    looks.set(Look::Alone, alone && !line);
    let ends = scene.document.paragraphs().first().is_some_and(|p| {
        scene.document.tokens()[p.start as usize..p.end as usize].last().is_some_and(|t| t.is_punct('.'))
    });
    looks.set(Look::Headline, paragraph == 0 && !ends);
    looks.set(Look::WithSpeech, setting.with == Some(true));
    looks.set(Look::WithOther, setting.with == Some(false));
    let long = |k: usize| chunks.quote(k).is_some_and(|o| o != q && scene.quotations[o].inner().len() > 6);
    looks.set(Look::Beside, (0..chunks.list.len()).any(long));
    looks.set(Look::Spoken, setting.spoken);
    looks.set(Look::Again, setting.again == Some(false));
    looks.set(Look::Lifted, setting.again == Some(true));
    looks.set(Look::Plain, stands_without_marks(scene, q));
}

/// Whether a quotation stands between dashes behind a sentence, as agencies print what parts a story: *… . - « … » - …*.
fn between_dashes(scene: &Scene<'_>, q: usize) -> bool {
    let dash = |t: usize| matches!(scene.tags.get(t).map(|t| t.tag), Some(Tag::Punct('-' | '–' | '—')));
    let quotation = &scene.quotations[q];
    let closed = |t: usize| matches!(scene.tags[t].tag, Tag::Punct('.' | '!' | '?' | '…' | ')') | Tag::Mark);
    quotation.first > 1 && dash(quotation.first - 1) && dash(quotation.last) && closed(quotation.first - 2)
}

/// Whether the last word of a short quotation stands elsewhere without marks; looked for in the tokens around.
fn stands_without_marks(scene: &Scene<'_>, q: usize) -> bool {
    const REACH: usize = 2000;
    let quotation = &scene.quotations[q];
    let inner = quotation.inner();
    let Some(last) = inner.clone().rev().find(|t| scene.document.tokens()[*t].is_word()) else {
        return false;
    };
    if inner.len() > 3 {
        return false;
    }
    let word = scene.tags[last].word;
    let from = quotation.first.saturating_sub(REACH);
    let to = (quotation.last + REACH).min(scene.tags.len());
    let stands = |tokens: Range<usize>| {
        let free = |t: usize| !matches!(scene.tags.get(t + 1).map(|n| n.tag), None | Some(Tag::Mark));
        let mut same =
            scene.tags[tokens.clone()].iter().enumerate().filter(|(_, tagged)| tagged.word == word);
        same.any(|(k, _)| free(tokens.start + k))
    };
    stands(from..quotation.first) || stands(quotation.last.min(to)..to)
}

/// What speaks for speech or against it above all where nothing governs the quotation closely.
fn loose(looks: &mut Looks) {
    let seen = *looks;
    let any = |of: &[Look]| of.iter().any(|l| seen.has(*l));
    let close = [
        Look::Incise,
        Look::Continued,
        Look::Colon,
        Look::QueNear,
        Look::ObjectNear,
        Look::SelonNear,
        Look::Named,
        Look::Introduced,
        Look::Run,
        Look::Line,
        Look::Alone,
    ];
    if any(&close) {
        return;
    }
    let term = any(&[Look::Term, Look::Noun]);
    looks.set(Look::LooseOne, seen.has(Look::One));
    looks.set(Look::LooseTwo, seen.has(Look::Two));
    looks.set(Look::LooseTerm, term);
    looks.set(Look::LooseDefinite, term && seen.has(Look::BehindDefinite));
    looks.set(Look::LooseNoun, any(&[Look::BehindNoun, Look::BehindName]));
    looks.set(Look::LooseForeign, any(&[Look::Foreign, Look::Unknown]));
    looks.set(Look::LooseCapital, any(&[Look::Capital, Look::Capitals]));
    looks.set(
        Look::LooseHerald,
        any(&[Look::HeraldTitle, Look::HeraldName, Look::HeraldNaming, Look::HeraldWord, Look::HeraldFar]),
    );
    let clause =
        [Look::OpensPreposition, Look::OpensPronoun, Look::OpensVerb, Look::OpensInfinitive, Look::Verb];
    looks.set(Look::LooseClause, any(&clause));
    looks.set(Look::LooseSpoken, seen.has(Look::Spoken));
}

/// The quotation before this one that it is coordinated with, or that it says in other words: *de « A » et de « B »*.
pub fn coordinated(chunks: &Chunks, c: usize) -> Option<usize> {
    let mut k = c.checked_sub(1)?;
    // *« One » (« Un »)*
    if chunks.is_punct(k, '(') {
        return k.checked_sub(1).and_then(|k| chunks.quote(k));
    }
    let links = |k: usize| {
        matches!(
            chunks.list[k].kind,
            ChunkKind::Word(
                Closed::De | Closed::DeDet | Closed::A | Closed::ADet | Closed::Det | Closed::That
            )
        )
    };
    while k > 0 && links(k) {
        k -= 1;
    }
    let joint = |k: usize| chunks.is_word(k, Closed::Coord) || chunks.is_punct(k, ',');
    if !joint(k) {
        return None;
    }
    while k > 0 && joint(k) {
        k -= 1;
    }
    // *« A » (1984) et « B »*
    if k > 2 && chunks.is_punct(k, ')') {
        k = (k - 3..k).rev().find(|j| chunks.is_punct(*j, '(')).and_then(|open| open.checked_sub(1))?;
    }
    chunks.quote(k)
}

/// How likely a quotation that looks so holds speech. What is called so is no speech, however the sentence goes on.
pub fn speech(scene: &Scene<'_>, looks: Looks) -> f32 {
    let announced = looks.has(Look::BehindColon) && looks.has(Look::HeraldNaming);
    let said = looks.has(Look::Incise) || looks.has(Look::Colon) && !announced;
    // *Elle a répondu : « Jamais »*: whatever it is, it was said.
    let told =
        looks.has(Look::Colon) && looks.has(Look::VerbIncise) && !looks.has(Look::VerbWeak) && !announced;
    // *un incident jugé « grave »*: so somebody judged, whoever it was.
    let found = looks.has(Look::BehindJudged) && !looks.has(Look::Capital) && !looks.has(Look::Capitals);
    let least = if told || found { 0.6 } else { 0.0 };
    let likely = scene.lexicon.looks.speech(looks).max(least);
    let called = looks.has(Look::HeraldNaming) || looks.has(Look::Known);
    if called && !said || looks.has(Look::InSource) { likely.min(0.1) } else { likely }
}

/// What marks hold that hold no speech.
pub fn reason(looks: Looks) -> Reason {
    if looks.has(Look::HeraldName) || looks.has(Look::InSource) {
        return Reason::Name;
    }
    let named = looks.has(Look::HeraldNaming) && !looks.has(Look::Capital);
    if named || looks.has(Look::HeraldWord) && !looks.has(Look::Capitals) {
        return Reason::Term;
    }
    let titled = looks.has(Look::HeraldTitle) || looks.has(Look::Capitals) && !looks.has(Look::Upper);
    if titled || looks.has(Look::Capital) { Reason::Title } else { Reason::Term }
}
