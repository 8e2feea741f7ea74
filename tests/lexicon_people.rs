//! What the engine knows about people and institutions: the tables are tidy, offices resolve by date, names by spelling.

use std::collections::BTreeSet;

use dixit::lexicon::{
    Countries, DataFiles, FirstNames, NameGender, NounKind, Nouns, Number, Offices, OrganisationKind,
    Organisations, PARTICLES, Resolution, Roles, Speakers, TitleKind, Titles, is_particle,
};
use dixit::{Date, Gender};

/// The tables of this part, and the number of first columns that make a row unique.
const TABLES: &[(&str, usize)] = &[
    ("fr/attitudes.csv", 1),
    ("fr/body_words.csv", 2),
    ("fr/countries.csv", 1),
    ("fr/expressions.csv", 1),
    ("fr/first_names.csv", 1),
    ("fr/heralds.csv", 1),
    ("fr/measures.csv", 1),
    ("fr/nouns.csv", 2),
    ("fr/office_bodies.csv", 1),
    ("fr/office_phrases.csv", 1),
    ("fr/organisations.csv", 1),
    ("fr/places.csv", 1),
    ("fr/roles.csv", 2),
    ("fr/speech_weights.csv", 1),
    ("fr/titles.csv", 1),
    ("fr/utterances.csv", 1),
    ("offices.csv", 5),
    ("speakers.csv", 1),
];

struct Known {
    speakers: Speakers,
    offices: Offices,
    countries: Countries,
}

fn known() -> Known {
    let files = DataFiles::built_in();
    let speakers = Speakers::parse(&files).expect("speakers");
    let countries = Countries::parse(&files).expect("countries");
    let offices = Offices::parse(&files, &speakers, &countries).expect("offices");
    Known { speakers, offices, countries }
}

impl Known {
    /// The outcome in a word: the holder's name, or `none`, `no date`, `ambiguous`.
    fn resolve(&self, phrase: &str, date: &str, country: Option<&str>) -> String {
        let date = (!date.is_empty()).then(|| date.parse::<Date>().expect(date));
        match self.offices.resolve(phrase, date, country) {
            Resolution::None => "none".to_owned(),
            Resolution::NoDate => "no date".to_owned(),
            Resolution::Ambiguous(_) => "ambiguous".to_owned(),
            Resolution::Holder(who) | Resolution::IfNamed(who) => {
                self.speakers.get(who).expect("holder").name.to_string()
            }
        }
    }

    #[track_caller]
    fn check(&self, phrase: &str, date: &str, expected: &str) {
        assert_eq!(self.resolve(phrase, date, None), expected, "{phrase}, {date}");
    }

    fn alias(&self, name: &str) -> Option<&str> {
        self.speakers.by_alias(name).and_then(|s| self.speakers.get(s)).map(|s| &*s.name)
    }

    fn surname(&self, name: &str) -> Option<&str> {
        self.speakers.by_surname(name).and_then(|s| self.speakers.get(s)).map(|s| &*s.name)
    }
}

#[test]
fn tables_are_tidy() {
    let files = DataFiles::built_in();
    for (name, unique) in TABLES {
        let text = files.text(name);
        assert!(
            !text.contains('\r') && text.ends_with('\n') && !text.starts_with('\u{feff}'),
            "{name}: LF, no mark"
        );
        assert!(!text.chars().any(|c| ('\u{300}'..='\u{36f}').contains(&c)), "{name}: NFC");
        assert!(
            !text.contains('’') && !text.contains('\u{a0}'),
            "{name}: straight apostrophes, plain spaces"
        );
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let rows: Vec<Vec<String>> =
            reader.records().map(|r| r.expect(name).iter().map(str::to_owned).collect()).collect();
        for pair in rows.windows(2) {
            assert!(pair[0] < pair[1], "{name}: sorted and unique: {:?} before {:?}", pair[0], pair[1]);
        }
        let keys: BTreeSet<&[String]> = rows.iter().map(|r| &r[..*unique]).collect();
        assert_eq!(keys.len(), rows.len(), "{name}: the first {unique} columns repeat");
        for field in rows.iter().flatten() {
            assert_eq!(field.trim(), field, "{name}: white space around {field:?}");
            assert!(
                !field.contains("||") && !field.starts_with('|') && !field.ends_with('|'),
                "{name}: {field:?}"
            );
        }
    }
}

#[test]
fn every_table_parses() {
    let files = DataFiles::built_in();
    let known = known();
    assert!(known.speakers.iter().count() > 900);
    assert!(known.countries.iter().count() > 200);
    Roles::parse(&files).expect("roles");
    Organisations::parse(&files).expect("organisations");
    Nouns::parse(&files).expect("nouns");
    FirstNames::parse(&files).expect("first names");
    Titles::parse(&files).expect("titles");
}

#[test]
fn wikidata_ids_are_unique() {
    let known = known();
    let ids: Vec<&str> = known.speakers.iter().filter_map(|(_, s)| s.wikidata.as_deref()).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    for (name, id) in [("Vladimir Poutine", "Q7747"), ("Joe Biden", "Q6279"), ("Antony Blinken", "Q7821917")]
    {
        let speaker = known.speakers.by_alias(name).and_then(|s| known.speakers.get(s)).expect(name);
        assert_eq!(speaker.wikidata.as_deref(), Some(id), "{name}");
    }
}

#[test]
fn presidents_follow_the_date() {
    let known = known();
    known.check("président américain", "2018-05", "Donald Trump");
    known.check("président américain", "2024-11", "Joe Biden");
    known.check("président américain", "2025-02", "Donald Trump");
    known.check("président américain", "2021-01", "ambiguous");
    known.check("président américain", "2021-01-19", "Donald Trump");
    known.check("président américain", "2021-01-20", "ambiguous");
    known.check("président américain", "2021-01-21", "Joe Biden");
    known.check("président américain", "2021", "ambiguous");
    known.check("président américain", "", "no date");
    known.check("président américain", "1950", "none");
    known.check("président américain", "2060", "none");
}

#[test]
fn countries_are_named_in_many_ways() {
    let known = known();
    for phrase in [
        "président des États-Unis",
        "Président des Etats-Unis",
        "le président des États-Unis d’Amérique",
        "locataire de la Maison Blanche",
        "hôte de la Maison-Blanche",
        "chef de l’État américain",
        "chef de l'Etat américain",
    ] {
        known.check(phrase, "2022-06-01", "Joe Biden");
    }
    for phrase in [
        "président russe",
        "chef du Kremlin",
        "maître du Kremlin",
        "président de la Fédération de Russie",
        "chef de l’État russe",
    ] {
        known.check(phrase, "2024-11-19", "Vladimir Poutine");
    }
    for phrase in [
        "ministre russe des Affaires étrangères",
        "ministre des Affaires étrangères russe",
        "ministre des affaires étrangères de la Russie",
        "chef de la diplomatie russe",
        "patron de la diplomatie russe",
    ] {
        known.check(phrase, "2022", "Sergueï Lavrov");
    }
    known.check("président du Mali", "2022-06", "Assimi Goïta");
    known.check("président nord-coréen", "2022-06", "none");
    known.check("dirigeant nord-coréen", "2022-06", "Kim Jong-un");
    known.check("Premier ministre québécois", "2020", "François Legault");
    known.check("Première ministre écossaise", "2020", "Nicola Sturgeon");
}

#[test]
fn offices_of_every_kind() {
    let known = known();
    known.check("chancelière allemande", "2020", "Angela Merkel");
    known.check("chancelier allemand", "2023-03", "Olaf Scholz");
    known.check("porte-parole du Kremlin", "2024-11", "Dmitri Peskov");
    known.check("porte-parole de la présidence russe", "2024-11", "Dmitri Peskov");
    known.check("secrétaire d’État américain", "2024-11", "Antony Blinken");
    known.check("chef de la diplomatie américaine", "2024-11", "Antony Blinken");
    known.check("secrétaire américain à la Défense", "2024-11", "Lloyd Austin");
    known.check("porte-parole de la Maison Blanche", "2021-08", "Jen Psaki");
    known.check("secrétaire général de l'ONU", "2020-03", "António Guterres");
    known.check("patron de l'Otan", "2022-02", "Jens Stoltenberg");
    known.check("pape", "2015", "pape François");
    known.check("présidente de la Commission européenne", "2022", "Ursula von der Leyen");
    known.check("cheffe de la diplomatie européenne", "2016", "Federica Mogherini");
    known.check("présidente de la BCE", "2022", "Christine Lagarde");
    known.check("maire de Londres", "2020", "Sadiq Khan");
    known.check("guide suprême iranien", "2020", "Ali Khamenei");
    known.check("ministre allemande des Affaires étrangères", "2022-05", "Annalena Baerbock");
    known.check("chef du gouvernement espagnol", "2022", "Pedro Sánchez");
    known.check("Premier ministre britannique", "2020", "Boris Johnson");
}

#[test]
fn parties_unions_towns_and_regions_have_heads() {
    let known = known();
    for phrase in
        ["présidente du Front national", "présidente du FN", "patronne du FN", "cheffe du Front National"]
    {
        known.check(phrase, "2016-05", "Marine Le Pen");
    }
    for phrase in
        ["secrétaire général de la CGT", "patron de la CGT", "leader de la CGT", "numéro un de la CGT"]
    {
        known.check(phrase, "2018-03", "Philippe Martinez");
    }
    known.check("premier secrétaire du Parti socialiste", "2007-03", "François Hollande");
    known.check("secrétaire nationale d’Europe Écologie-Les Verts", "2014-06", "Emmanuelle Cosse");
    known.check("président de l'UMP", "2013-02", "Jean-François Copé");
    known.check("président de LR", "2020-02", "Christian Jacob");
    known.check("délégué général de LREM", "2019-02", "Stanislas Guerini");
    known.check("coordinateur de La France insoumise", "2023-02", "Manuel Bompard");
    known.check("leader des Insoumis", "2023-02", "Jean-Luc Mélenchon");
    known.check("patron du Medef", "2015-01", "Pierre Gattaz");
    known.check("président de la CPME", "2018", "François Asselin");
    known.check("maire de Paris", "2020-11", "Anne Hidalgo");
    known.check("maire du Havre", "2021-05", "Édouard Philippe");
    known.check("maire d'Angers", "2018", "Christophe Béchu");
    known.check("présidente de la région Île-de-France", "2019", "Valérie Pécresse");
    known.check("président du conseil régional des Hauts-de-France", "2019", "Xavier Bertrand");
    known.check("secrétaire général du Front national", "2016", "none");
    known.check("patron de la région", "2016", "none");
    known.check("maire du FN", "2016", "none");
}

#[test]
fn a_party_is_no_country() {
    let known = known();
    known.check("président palestinien", "2019", "Mahmoud Abbas");
    for phrase in ["patron palestinien", "chef du Liberia", "dirigeant palestinien", "maire français"] {
        known.check(phrase, "2019", "none");
    }
}

#[test]
fn only_the_offices_of_the_world_name_their_holders_alone() {
    let known = known();
    let date = "2019-02".parse::<Date>().ok();
    let resolve = |phrase| known.offices.resolve(phrase, date, None);
    for phrase in ["président russe", "ministre allemand des Affaires étrangères", "porte-parole du Kremlin"]
    {
        assert!(matches!(resolve(phrase), Resolution::Holder(_)), "{phrase}");
    }
    for phrase in ["maire de Lyon", "patron de la CGT", "ministre français de la Santé", "président du MoDem"]
    {
        assert!(matches!(resolve(phrase), Resolution::IfNamed(_)), "{phrase}");
    }
}

#[test]
fn portfolios_follow_the_date() {
    let known = known();
    for (phrase, date, holder) in [
        ("ministre de la Santé", "2010-01", "Roselyne Bachelot"),
        ("ministre de la Santé", "2025-03", "ambiguous"),
        ("ministre de l'Économie", "2015-06", "Emmanuel Macron"),
        ("ministre des Finances", "2015-06", "Michel Sapin"),
        ("ministre de l'Économie et des Finances", "2015-06", "ambiguous"),
        ("ministre des Comptes publics", "2018", "Gérald Darmanin"),
        ("ministre délégué aux Comptes publics", "2021", "Olivier Dussopt"),
        ("ministre du Budget", "2009", "Éric Woerth"),
        ("ministre des Transports", "2018", "Élisabeth Borne"),
        ("ministre chargé du Logement", "2019", "Julien Denormandie"),
        ("ministre des Sports", "2020", "Roxana Maracineanu"),
        ("ministre de l'Enseignement supérieur", "2010", "Valérie Pécresse"),
        ("ministre des Outre-mer", "2018", "Annick Girardin"),
        ("ministre de la Culture et de la Communication", "2010", "Frédéric Mitterrand"),
        ("ministre de l'Agriculture", "2008", "Michel Barnier"),
        ("garde des Sceaux", "2008", "Rachida Dati"),
    ] {
        assert_eq!(known.resolve(phrase, date, Some("FR")), holder, "{phrase}, {date}");
    }
    assert_eq!(known.resolve("ministre des Sports", "2020", Some("IT")), "none");
}

#[test]
fn a_term_without_an_end_is_believed_for_half_a_year() {
    let known = known();
    known.check("maire de Paris", "2026-02", "Anne Hidalgo");
    known.check("maire de Paris", "2026-04", "none");
    known.check("président du MoDem", "2026-03", "François Bayrou");
    known.check("président du MoDem", "2027", "none");
}

#[test]
fn the_day_of_a_hand_over_belongs_to_both() {
    let known = known();
    known.check("Premier ministre français", "2024-01-08", "Élisabeth Borne");
    known.check("Premier ministre français", "2024-01-09", "ambiguous");
    known.check("Premier ministre français", "2024-01-10", "Gabriel Attal");
    known.check("Première ministre française", "2023", "Élisabeth Borne");
    known.check("présidente américaine", "2022", "none");
}

#[test]
fn the_article_may_give_the_country() {
    let known = known();
    let resolve = |phrase, country| known.resolve(phrase, "2022-03", country);
    assert_eq!(resolve("chef de l’État", None), "none");
    assert_eq!(resolve("chef de l’État", Some("FR")), "Emmanuel Macron");
    assert_eq!(resolve("chef de l'État", Some("UA")), "Volodymyr Zelensky");
    assert_eq!(resolve("ministre de l’Intérieur", None), "none");
    assert_eq!(resolve("ministre de l’Intérieur", Some("FR")), "Gérald Darmanin");
    assert_eq!(resolve("Premier ministre", Some("CA")), "Justin Trudeau");
    assert_eq!(resolve("président de la République", None), "Emmanuel Macron");
    assert_eq!(resolve("président de la République", Some("CI")), "Alassane Ouattara");
    assert_eq!(resolve("président", Some("FR")), "none");
    assert_eq!(resolve("président du Sénat", None), "none");
    assert_eq!(resolve("président du Sénat", Some("FR")), "Gérard Larcher");
    assert_eq!(resolve("président congolais", None), "ambiguous");
    assert_eq!(resolve("président congolais", Some("CD")), "Félix Tshisekedi");
}

#[test]
fn only_whole_phrases_and_only_office_holders() {
    let known = known();
    for phrase in [
        "président américain de la banque X",
        "ancien président américain",
        "ex-président américain",
        "futur président américain",
        "président américain élu",
        "président élu des États-Unis",
        "vice-président américain de Boeing",
        "porte-parole",
        "ministre",
        "président de Renault",
        "conseiller du président américain",
        "épouse du président américain",
        "président",
        "",
        "le",
        " ' ",
    ] {
        assert_eq!(known.resolve(phrase, "2024-11-20", None), "none", "{phrase}");
    }
    for phrase in ["nouveau président américain", "président américain sortant", "actuel président américain"]
    {
        known.check(phrase, "2024-11-20", "Joe Biden");
    }
}

#[test]
fn holders_of_each_term_are_named_by_some_phrase() {
    let files = DataFiles::built_in();
    let phrases = files.text("fr/office_phrases.csv");
    for line in files.text("offices.csv").lines().skip(1) {
        let office = line.split(',').nth(1).expect("office");
        assert!(phrases.contains(office), "no phrase for {office}");
    }
}

#[test]
fn names_in_every_spelling() {
    let known = known();
    for name in ["Vladimir Poutine", "vladimir putin", "VLADIMIR POUTINE"] {
        assert_eq!(known.alias(name), Some("Vladimir Poutine"), "{name}");
    }
    assert_eq!(known.alias("Volodymyr Zelenskyy"), Some("Volodymyr Zelensky"));
    assert_eq!(known.alias("Benjamin Netanyahu"), Some("Benyamin Nétanyahou"));
    assert_eq!(known.alias("Recep Tayyip Erdoğan"), Some("Recep Tayyip Erdogan"));
    assert_eq!(known.alias("Jean Yves Le Drian"), Some("Jean-Yves Le Drian"));
    assert_eq!(known.alias("Poutine"), None);
    for (surname, name) in [
        ("Poutine", "Vladimir Poutine"),
        ("Putin", "Vladimir Poutine"),
        ("Zelenskyy", "Volodymyr Zelensky"),
        ("Macron", "Emmanuel Macron"),
        ("von der Leyen", "Ursula von der Leyen"),
        ("Xi", "Xi Jinping"),
        ("Obama", "Barack Obama"),
    ] {
        assert_eq!(known.surname(surname), Some(name), "{surname}");
    }
    for surname in [
        "Clinton", "Castro", "Kim", "Johnson", "May", "Brown", "Le Pen", "Philippe", "Royal", "Martin",
        "Rose",
    ] {
        assert_eq!(known.surname(surname), None, "{surname}");
    }
}

fn with_speakers(rows: &str) -> Result<Speakers, String> {
    let mut files = DataFiles::built_in();
    let header = "id,name,wikidata,gender,aliases,surname_alone,note\n";
    files.add_speakers("mine.csv", format!("{header}{rows}"));
    Speakers::parse(&files).map_err(|e| e.to_string())
}

#[test]
fn the_user_may_add_and_replace_speakers() {
    let speakers = with_speakers(
        "jeanne-exemple,Jeanne Exemple,,f,J. Exemple|Exemple,yes,\njoe-biden,Joseph Biden,Q6279,m,,no,\n",
    )
    .expect("good rows");
    let name = |found| speakers.get(found).map(|s| &*s.name);
    assert_eq!(speakers.by_alias("J Exemple").and_then(name), Some("Jeanne Exemple"));
    assert_eq!(speakers.by_surname("Exemple").and_then(name), Some("Jeanne Exemple"));
    assert_eq!(speakers.by_alias("Joseph Biden").and_then(name), Some("Joseph Biden"));
    assert_eq!(speakers.by_alias("Joe Biden"), None);
    let shared = with_speakers("paul-macron,Paul Macron,,m,,yes,\n").expect("a shared surname");
    assert_eq!(shared.by_surname("Macron"), None);
}

#[test]
fn mistakes_in_the_users_speakers_are_placed() {
    for (rows, start) in [
        ("a,Ana A,,f,,no,\na,Ana B,,f,,no,\n", "mine.csv:3:id: \"a\" is given twice"),
        ("a,Ana A,7747,f,,no,\n", "mine.csv:2:wikidata: \"7747\" is no Wikidata id"),
        ("a,Ana A,,x,,no,\n", "mine.csv:2:gender: \"x\" is none of"),
        (
            "a,Ana A,,f,Vladimir Putin,no,\n",
            "mine.csv:2:aliases: \"vladimir putin\" already belongs to Vladimir Poutine",
        ),
        ("a,Angela Merkel,,f,,no,\n", "mine.csv:2:name: \"angela merkel\" already belongs to"),
        ("A b,Ana A,,f,,no,\n", "mine.csv:2:id: \"A b\": an id has only"),
        ("a,,,f,,no,\n", "mine.csv:2:name: must not be empty"),
        ("a,Ana Amont,,f,Amont,no,\n", "mine.csv:2:aliases: \"Amont\" is a bare surname"),
        ("a,Ana A,,f,,\n", "mine.csv:2: 6 fields where 7 are due"),
    ] {
        let error = with_speakers(rows).expect_err(rows);
        assert!(error.starts_with(start), "{rows}: {error}");
    }
}

#[test]
fn mistakes_in_offices_are_placed() {
    let known = known();
    for (rows, start) in [
        ("nobody,president,FR,2017,\n", "offices.csv:2:speaker"),
        ("joe-biden,king,FR,2017,\n", "offices.csv:2:office"),
        ("joe-biden,president,XX,2017,\n", "offices.csv:2:country"),
        ("joe-biden,president,FR,17,\n", "offices.csv:2:start"),
        ("joe-biden,president,FR,2017,2016\n", "offices.csv:2:end"),
    ] {
        let mut files = DataFiles::built_in();
        files
            .replace("offices.csv", format!("speaker,office,country,start,end\n{rows}"))
            .expect("a known file");
        let error = Offices::parse(&files, &known.speakers, &known.countries).expect_err(rows).to_string();
        assert!(error.starts_with(start), "{rows}: {error}");
    }
}

#[test]
fn mistakes_in_bodies_are_placed() {
    let known = known();
    for (rows, start) in [
        ("FR,la France\n", "fr/office_bodies.csv:2:key"),
        ("A,la Ligue\nA,le Club\n", "fr/office_bodies.csv:3:key"),
        ("A,la Ligue\nB,le Club|la ligue\n", "fr/office_bodies.csv:3:names"),
        ("A,la Russie\n", "fr/office_bodies.csv:2:names"),
        ("A,\n", "fr/office_bodies.csv:2:names"),
        ("A,la Ligue\n", "fr/office_phrases.csv:"),
    ] {
        let mut files = DataFiles::built_in();
        let rows = rows.replace('\n', ",\n");
        files.replace("fr/office_bodies.csv", format!("key,names,note\n{rows}")).expect("a known file");
        let error = Offices::parse(&files, &known.speakers, &known.countries).expect_err(&rows).to_string();
        assert!(error.starts_with(start), "{rows}: {error}");
    }
}

#[test]
fn countries_by_name_demonym_and_capital() {
    let countries = known().countries;
    let code = |found| countries.get(found).map(|c| c.code.to_string());
    for (name, expected) in [
        ("États-Unis", "US"),
        ("les Etats-Unis", "US"),
        ("Russie", "RU"),
        ("l’Iran", "IR"),
        ("Israël", "IL"),
        ("UE", "EU"),
        ("Cote d'Ivoire", "CI"),
    ] {
        assert_eq!(countries.by_name(name).and_then(code).as_deref(), Some(expected), "{name}");
    }
    for (form, expected, gender, number) in [
        ("américaine", "US", Some(Gender::Feminine), Some(Number::Singular)),
        ("Russes", "RU", None, Some(Number::Plural)),
        ("français", "FR", Some(Gender::Masculine), None),
        ("nord-coréen", "KP", Some(Gender::Masculine), Some(Number::Singular)),
    ] {
        let demonym = countries.by_demonym(form).expect(form);
        assert_eq!(code(demonym.countries[0]).as_deref(), Some(expected), "{form}");
        assert_eq!((demonym.gender, demonym.number), (gender, number), "{form}");
    }
    assert_eq!(countries.by_demonym("congolais").map(|d| d.countries.len()), Some(2));
    for (capital, expected) in
        [("Moscou", "RU"), ("Kyiv", "UA"), ("Bruxelles", "EU"), ("Téhéran", "IR"), ("Washington", "US")]
    {
        let found = countries.by_capital(capital).and_then(|c| countries.get(c)).expect(capital);
        assert!(&*found.code == expected && found.capital_speaks, "{capital}");
    }
}

#[test]
fn roles_in_all_forms() {
    let roles = Roles::parse(&DataFiles::built_in()).expect("roles");
    let form = |text: &str| roles.form(text).map(|f| (f.gender, f.number));
    let (m, f) = (Some(Gender::Masculine), Some(Gender::Feminine));
    let (one, many) = (Some(Number::Singular), Some(Number::Plural));
    assert_eq!(form("présidente"), Some((f, one)));
    assert_eq!(form("députés"), Some((m, many)));
    assert_eq!(form("ministre"), Some((None, one)));
    assert_eq!(form("porte-parole"), Some((None, None)));
    assert_eq!(form("procureurs généraux"), Some((m, many)));
    assert_eq!(form("Elue"), Some((f, one)));
    assert_eq!(form("accuse"), None);
    let text = "chef de l’État français";
    assert_eq!(roles.starting(text).map(|found| &text[..found.bytes]), Some("chef de l’État"));
    let role = |text: &str| roles.form(text).map(|f| f.role).expect(text);
    assert!(roles.may_take_up(role("élue"), role("sénatrice")));
    assert!(roles.may_take_up(role("conseil"), role("avocat")));
    assert!(!roles.may_take_up(role("avocat"), role("sénatrice")));
}

#[test]
fn organisations_by_name() {
    let organisations = Organisations::parse(&DataFiles::built_in()).expect("organisations");
    let name = |text: &str| organisations.by_name(text).and_then(|o| organisations.get(o)).map(|o| &*o.name);
    assert_eq!(name("Elysée"), Some("Élysée"));
    assert_eq!(name("L’Équipe"), Some("L'Équipe"));
    assert_eq!(name("AFP"), Some("Agence France-Presse"));
    assert_eq!(name("Otan"), name("OTAN"));
    assert_eq!(name("le monde"), None);
    let text = "Le Monde diplomatique de mai";
    assert_eq!(organisations.starting(text).map(|o| &text[..o.bytes]), Some("Le Monde diplomatique"));
    let kremlin = organisations.by_name("Kremlin").and_then(|o| organisations.get(o)).expect("Kremlin");
    assert_eq!((kremlin.kind, &*kremlin.metonym), (OrganisationKind::Government, "présidence russe"));
    let reuters = organisations.by_name("Reuters").and_then(|o| organisations.get(o)).expect("Reuters");
    assert!(reuters.hypernyms.iter().any(|h| &**h == "agence de presse"));
}

#[test]
fn nouns_names_titles_particles() {
    let files = DataFiles::built_in();
    let nouns = Nouns::parse(&files).expect("nouns");
    let kind = |text: &str| nouns.form(text).map(|n| n.kind);
    assert_eq!(kind("décret"), Some(NounKind::Document));
    assert_eq!(kind("sources"), Some(NounKind::Anonymous));
    assert_eq!(kind("ministères"), Some(NounKind::Organisation));
    assert_eq!(kind("quotidien"), Some(NounKind::Media));
    assert_eq!(kind("famille"), Some(NounKind::Group));
    let names = FirstNames::parse(&files).expect("first names");
    for (form, gender) in [
        ("Vladimir", Some(NameGender::Masculine)),
        ("Ursula", Some(NameGender::Feminine)),
        ("MARIE-CLAUDE", Some(NameGender::Feminine)),
        ("Jean-Eudes-Xavier", Some(NameGender::Masculine)),
        ("Camille", Some(NameGender::Epicene)),
        ("Zzyzx", None),
    ] {
        assert_eq!(names.gender(form), gender, "{form}");
    }
    let titles = Titles::parse(&files).expect("titles");
    assert_eq!(
        titles.get("Mme").map(|t| (t.kind, t.gender)),
        Some((TitleKind::Civil, Some(Gender::Feminine)))
    );
    assert!(titles.is_abbreviation("M") && !titles.is_abbreviation("table"));
    assert!(PARTICLES.is_sorted() && is_particle("de") && is_particle("d’") && !is_particle("Poutine"));
}
