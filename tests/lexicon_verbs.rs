//! The reporting verbs: data kept tidy, forms right, errors with their place.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use dixit::lexicon::{
    AUXILIARIES, Addressee, AuxiliaryKind, Clause, Complement, Conjugation, DataError, DataFiles, Inflection,
    Mood, Object, PerfectWith, Pronominal, Stance, Strength, Tense, Verb, VerbForm, Verbs,
};
use dixit::{Act, Gender};

const VERBS: &str = "fr/verbs.csv";
const CONJUGATION: &str = "fr/conjugation.csv";
const HEADER: &str =
    "lemma,model,pronominal,auxiliary,que,de,comme,object,incise,addressee,act,stance,strength,goes_on,note";
const SAVOIR: &str = "faire savoir,faire,no,avoir,indicative,none,no,direct,3,à,say,neutral,2,no,";

/// The forms of one row of a model, spellings of the same form joined.
type Forms = Vec<(Inflection, String)>;

fn verbs() -> Verbs {
    Verbs::parse(&DataFiles::built_in()).unwrap()
}

/// Lemma and model of every row, in the order of [`Verbs::iter`].
fn models_of_verbs() -> Vec<(String, String)> {
    let files = DataFiles::built_in();
    let fields = |line: &str| {
        let mut fields = line.split(',');
        Some((fields.next()?.to_owned(), fields.next()?.to_owned()))
    };
    files.text(VERBS).lines().skip(1).filter_map(fields).collect()
}

fn verb<'v>(verbs: &'v Verbs, lemma: &str) -> &'v Verb {
    verbs.iter().map(|(_, verb)| verb).find(|verb| *verb.lemma == *lemma).unwrap_or_else(|| panic!("{lemma}"))
}

/// The lemmas that a form may belong to.
fn lemmas(verbs: &Verbs, form: &str) -> Vec<String> {
    let all: BTreeSet<&str> = verbs.forms(form).iter().map(|f| &*verbs.verb(f.verb).lemma).collect();
    all.into_iter().map(str::to_owned).collect()
}

fn error_with(name: &str, text: String) -> DataError {
    let mut files = DataFiles::built_in();
    files.replace(name, text).unwrap();
    match Verbs::parse(&files) {
        Ok(_) => panic!("{name} was taken"),
        Err(error) => error,
    }
}

#[test]
fn files_are_tidy() {
    let files = DataFiles::built_in();
    for name in [VERBS, CONJUGATION] {
        let text = files.text(name);
        assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{name}: ends in one line feed");
        assert!(!text.contains('\r') && !text.contains('\t') && !text.contains('’'), "{name}");
        assert!(!text.chars().any(|c| ('\u{300}'..'\u{370}').contains(&c)), "{name}: not composed");
        for line in text.lines() {
            assert!(!line.starts_with('#') && line == line.trim() && !line.contains(" ,"), "{name}: {line}");
        }
    }
    let keys: Vec<(String, String)> = models_of_verbs();
    for pair in keys.windows(2) {
        assert!(pair[0].0 < pair[1].0, "not sorted: {} before {}", pair[0].0, pair[1].0);
    }
}

#[test]
fn every_model_is_used_and_they_are_sorted() {
    let conjugation = Conjugation::parse(&DataFiles::built_in()).unwrap();
    let names: Vec<&str> = conjugation.names().collect();
    assert!(names.is_sorted());
    let used: BTreeSet<String> = models_of_verbs().into_iter().map(|(_, model)| model).collect();
    let auxiliaries = ["devoir", "pouvoir"];
    for name in names {
        assert!(used.contains(name) || auxiliaries.contains(&name), "no verb follows {name}");
    }
}

#[test]
fn verbs_make_sense() {
    let verbs = verbs();
    for (_, v) in verbs.iter() {
        let lemma = &v.lemma;
        assert!(!v.head.is_empty() && v.head.ends_with(['r', 'e']), "{lemma}: head {}", v.head);
        assert!(lemma.chars().all(|c| c.is_lowercase() || " '-".contains(c)), "{lemma}");
        if v.pronominal == Pronominal::Yes {
            assert_eq!(v.auxiliary, PerfectWith::Etre, "{lemma}");
        }
        let silent = v.clause.is_none() && v.complement.is_none() && v.object.is_none() && !v.comme;
        let fixed = !v.tail.is_empty();
        assert!(!silent || v.incise > 0 || fixed, "{lemma} can report nothing");
    }
}

#[test]
fn models_spell_out_their_forms() {
    let files = DataFiles::built_in();
    let conjugation = Conjugation::parse(&files).unwrap();
    let verbs = verbs();
    let heads: Vec<&str> = verbs.iter().map(|(_, verb)| &*verb.head).collect();
    let models = models_of_verbs();
    let mut out = String::new();
    for name in conjugation.names() {
        let lemma =
            models.iter().zip(&heads).find(|((_, model), _)| model == name).map_or(name, |(_, head)| head);
        writeln!(out, "{name}: {lemma}").unwrap();
        let mut rows: Vec<((Mood, Tense), Forms)> = Vec::new();
        let model = conjugation.model(name).unwrap();
        let push = |form: &str, i: Inflection| {
            if rows.last().is_none_or(|(key, _)| *key != (i.mood, i.tense)) {
                rows.push(((i.mood, i.tense), Vec::new()));
            }
            let forms = &mut rows.last_mut().unwrap().1;
            match forms.last_mut() {
                Some((last, forms)) if *last == i => *forms = format!("{forms}|{form}"),
                _ => forms.push((i, form.to_owned())),
            }
        };
        conjugation.derive(lemma, model, push).unwrap();
        for ((mood, tense), forms) in rows {
            let forms: Vec<String> = forms.into_iter().map(|(_, form)| form).collect();
            let label = format!("{mood:?} {tense:?}").to_lowercase();
            writeln!(out, "  {label:<22} {}", forms.join(" ")).unwrap();
        }
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots/lexicon"));
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| insta::assert_snapshot!("conjugation", out));
}

#[test]
fn a_form_has_all_its_readings() {
    let verbs = verbs();
    assert!(lemmas(&verbs, "fait").contains(&"faire savoir".to_owned()));
    assert!(lemmas(&verbs, "fait").contains(&"faire valoir".to_owned()));
    assert_eq!(lemmas(&verbs, "félicité"), ["féliciter", "se féliciter"]);
    assert_eq!(lemmas(&verbs, "pomme"), [""; 0]);
    let dit: Vec<_> =
        verbs.forms("dit").iter().filter(|f| *verbs.verb(f.verb).lemma == *"dire").map(describe).collect();
    assert_eq!(
        dit,
        ["Participle Past 0 masculine", "Indicative Present 3", "Indicative Past 3"],
        "in the order of the table"
    );
    assert_eq!(size_of::<VerbForm>(), 8);
}

fn describe(form: &VerbForm) -> String {
    let gender = match form.gender {
        Some(Gender::Masculine) => " masculine",
        Some(Gender::Feminine) => " feminine",
        None => "",
    };
    format!("{:?} {:?} {}{gender}", form.mood, form.tense, form.person)
}

#[test]
fn spelling_variants_are_forms_too() {
    let verbs = verbs();
    for (form, lemma) in [
        ("répètera", "répéter"),
        ("répétera", "répéter"),
        ("reconnait", "reconnaître"),
        ("relaye", "relayer"),
        ("relaie", "relayer"),
        ("allègue", "alléguer"),
        ("célèbrent", "célébrer"),
        ("rappelle", "rappeler"),
        ("renvoie", "renvoyer"),
        ("dénonçant", "dénoncer"),
        ("jugea", "juger"),
    ] {
        assert!(lemmas(&verbs, form).contains(&lemma.to_owned()), "{form}");
    }
}

#[test]
fn lemmas_fall_into_head_and_tail() {
    let verbs = verbs();
    let parts = |lemma: &str| {
        let verb = verb(&verbs, lemma);
        let tail: Vec<&str> = verb.tail.iter().map(|w| &**w).collect();
        format!("{} + {}", verb.head, tail.join(" "))
    };
    assert_eq!(parts("mettre en garde"), "mettre + en garde");
    assert_eq!(parts("se faire l'écho"), "faire + l' écho");
    assert_eq!(parts("s'en prendre"), "prendre + ");
    assert!(verb(&verbs, "s'en prendre").with_en);
    assert_eq!(parts("ne pas cacher"), "cacher + ");
    assert!(verb(&verbs, "ne pas cacher").negated);
}

#[test]
fn common_verbs_have_their_frames() {
    let verbs = verbs();
    let verb = |lemma| verb(&verbs, lemma);
    assert!(verb("déclarer").clause.has(Clause::INDICATIVE) && verb("déclarer").strength == Strength::Alone);
    assert!(verb("demander").clause.has(Clause::WHETHER) && verb("demander").act == Act::Ask);
    assert!(verb("souhaiter").clause.has(Clause::SUBJUNCTIVE));
    assert!(verb("accuser").complement.has(Complement::OBJECT_INFINITIVE));
    assert!(verb("affirmer").complement.has(Complement::BARE));
    assert!(
        verb("promettre").complement.has(Complement::INFINITIVE) && verb("promettre").act == Act::Promise
    );
    assert!(verb("qualifier").complement.has(Complement::PREDICATE));
    assert!(
        verb("appeler").complement.has(Complement::TO_INFINITIVE) && verb("appeler").object.has(Object::A)
    );
    assert!(verb("considérer").comme && verb("décrire").comme && verb("présenter").comme);
    assert!(verb("dénoncer").object.has(Object::DIRECT) && verb("parler").object.has(Object::DE));
    assert!(verb("se dire").object.has(Object::ATTRIBUTE));
    assert!(verb("avertir").addressee.has(Addressee::DIRECT) && verb("dire").addressee.has(Addressee::A));
    assert_eq!(verb("lancer").strength, Strength::Ambiguous);
    assert_eq!(verb("prétendre").stance, Stance::Doubtful);
    assert_eq!((verb("nier").act, verb("nier").stance), (Act::Deny, Stance::Denying));
    assert_eq!(verb("intervenir").auxiliary, PerfectWith::Etre);
    assert_eq!(verb("écrire").act, Act::Write);
}

#[test]
fn auxiliaries_are_found_by_form() {
    let verbs = verbs();
    let of = |form: &str, lemma: &str| {
        let mut readings = verbs.auxiliaries(form).iter().filter(|f| f.auxiliary.lemma == lemma);
        readings.next().copied().unwrap_or_else(|| panic!("{form}"))
    };
    assert_eq!(of("aurait", "avoir").mood, Mood::Conditional);
    assert_eq!(of("ont", "avoir").plural, Some(true));
    assert_eq!(of("eût", "avoir").mood, Mood::Subjunctive);
    assert_eq!(of("fut", "être").tense, Tense::Past);
    assert_eq!(of("étant", "être").mood, Mood::Participle);
    assert_eq!(of("va", "aller").auxiliary.kind, AuxiliaryKind::Aspect);
    assert_eq!(of("peut", "pouvoir").auxiliary.kind, AuxiliaryKind::Modal);
    assert_eq!(of("laissé", "laisser").auxiliary.kind, AuxiliaryKind::Causative);
    assert!(verbs.auxiliaries("dit").is_empty());
    assert_eq!(AUXILIARIES[0].lemma, "être");
}

#[test]
fn a_wrong_choice_is_reported_with_its_place() {
    let bad = SAVOIR.replace(",no,avoir,", ",maybe,avoir,");
    let error = error_with(VERBS, format!("{HEADER}\n{SAVOIR}\n{bad}\n"));
    assert_eq!(error.to_string(), "fr/verbs.csv:3:pronominal: \"maybe\" is none of no, yes, both");
    let bad = SAVOIR.replace("indicative", "indicative|optative");
    let error = error_with(VERBS, format!("{HEADER}\n{bad}\n"));
    assert_eq!(
        error.to_string(),
        "fr/verbs.csv:2:que: \"optative\" is neither none nor one of indicative, subjunctive, whether"
    );
}

#[test]
fn a_verb_that_cannot_be_conjugated_is_reported_with_its_place() {
    let places = |model: &str| {
        let row = SAVOIR.replace(",faire,", &format!(",{model},"));
        error_with(VERBS, format!("{HEADER}\n{row}\n")).to_string()
    };
    assert_eq!(places("fairy"), "fr/verbs.csv:2:model: no model \"fairy\" in fr/conjugation.csv");
    assert_eq!(places("céder"), "fr/verbs.csv:2:lemma: faire does not end in é*er, as the model céder wants");
    assert_eq!(places(""), "fr/verbs.csv:2:model: must not be empty");
    let error = error_with(VERBS, format!("{HEADER}\n{SAVOIR}\n{SAVOIR}\n"));
    assert_eq!(error.to_string(), "fr/verbs.csv:3:lemma: faire savoir is there twice");
    let error = error_with(VERBS, format!("{HEADER}\nse {SAVOIR}\n"));
    assert_eq!((error.row, error.column.as_str()), (2, "pronominal"));
}

#[test]
fn a_broken_model_is_reported_with_its_place() {
    let built_in = DataFiles::built_in();
    let text = built_in.text(CONJUGATION);
    let problem = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        let error = error_with(CONJUGATION, text.replacen(from, to, 1));
        (error.row > 0, error.column)
    };
    assert_eq!(problem("aimer,imperative,present,e ons ez", "aimer,imperative,present,e ons").1, "endings");
    assert_eq!(problem("aimer,imperative,present,e ons ez\n", ""), (true, "mood".to_owned()));
    assert_eq!(problem("aimer,participle,past", "aimer,participle,present"), (true, "tense".to_owned()));
    assert_eq!(problem("aimer,participle,past", "amer,participle,past"), (true, "model".to_owned()));
    assert_eq!(
        problem("aimer,participle,past,é és", "aimer,participle,past,é| és"),
        (true, "endings".to_owned())
    );
    assert_eq!(
        problem("peser,participle,past,e*é ", "peser,participle,past,e**é "),
        (true, "endings".to_owned())
    );
}

/// Compares with the forms of a published lexicon, where it lies beside the project: nothing but what is known may
/// differ.
#[test]
fn forms_agree_with_a_published_lexicon() {
    let path = std::env::var("DIXIT_VERB_FORMS").unwrap_or_else(|_| {
        concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/reference/lists/reporting_verb_forms.tsv").to_owned()
    });
    let Ok(text) = std::fs::read_to_string(path) else { return };
    let mut published: BTreeMap<&str, BTreeMap<&str, String>> = BTreeMap::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split('\t');
        let (Some(form), Some(lemma), Some(tag)) = (fields.next(), fields.next(), fields.next()) else {
            continue;
        };
        let tags = published.entry(lemma).or_default().entry(form).or_default();
        *tags = format!("{tags} {tag}");
    }
    let conjugation = Conjugation::parse(&DataFiles::built_in()).unwrap();
    let verbs = verbs();
    let mut derived: BTreeMap<&str, BTreeMap<String, bool>> = BTreeMap::new();
    for ((_, verb), (_, model)) in verbs.iter().zip(models_of_verbs()) {
        if published.contains_key(&*verb.head) {
            let model = conjugation.model(&model).unwrap();
            let forms = derived.entry(&verb.head).or_default();
            let push = |form: &str, i: Inflection| {
                forms.insert(form.to_owned(), i.gender.is_some());
            };
            conjugation.derive(&verb.head, model, push).unwrap();
        }
    }
    let mut differences = BTreeMap::new();
    for (head, forms) in &derived {
        let theirs = &published[head];
        // The first person before its pronoun (*ajoutè-je*) is a form that no newspaper prints.
        let missing = theirs.iter().filter(|(form, tags)| {
            let inverted = tags.split_whitespace().all(|tag| tag.contains(":1ś"));
            !inverted && !forms.contains_key(**form)
        });
        // Participles of intransitive verbs do not agree; spellings of 1990 are given for some verbs only.
        let extra = forms.iter().filter(|(form, participle)| {
            let modern = theirs.keys().any(|f| f.replace("aît", "ait") == **form);
            !**participle && !modern && !theirs.contains_key(form.as_str())
        });
        let all: Vec<String> = missing
            .map(|(form, _)| format!("-{form}"))
            .chain(extra.map(|(form, _)| format!("+{form}")))
            .collect();
        if !all.is_empty() {
            differences.insert(*head, all);
        }
    }
    // *Repartissait* (as *répartir*), *sortissant* (the law's *sortir*) and *résoute* are rare doublets.
    let known = ["repartir", "résoudre", "sortir"];
    differences.retain(|head, _| !known.contains(head));
    assert!(differences.is_empty(), "{differences:#?}");
}
