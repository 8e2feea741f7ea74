//! Every organisation and every role of the lists, in the sentences that news puts them in: whoever is listed is found whole.
//!
//! What is not found so yet stands in a list of its own, which has to be exact: a gap that closes is taken from it.

use std::sync::LazyLock;

use dixit::{Article, Engine, Kind};

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);

/// Who the first quotation of a text is attributed to.
fn speaker(text: String) -> String {
    let analysis = ENGINE.analyse(&Article::new("list", text));
    let said = analysis.attributions.iter().find(|a| a.kind != Kind::Other && a.kind != Kind::Indirect);
    let speakers = said.map(|a| {
        a.speakers.iter().map(|id| analysis.speakers[id.0 as usize].name.as_str()).collect::<Vec<_>>()
    });
    speakers.unwrap_or_default().join("; ")
}

/// The rows of a list of `data/fr`, cell by cell.
fn rows(list: &str) -> Vec<Vec<String>> {
    let path = format!("{}/data/fr/{list}.csv", env!("CARGO_MANIFEST_DIR"));
    let mut reader = csv::Reader::from_path(path).expect("a list that is there");
    reader.records().map(|row| row.expect("a row").iter().map(String::from).collect()).collect()
}

/// *le* or *la*, or *l'* before a vowel.
fn article(feminine: bool, noun: &str) -> &'static str {
    match noun.starts_with(['a', 'e', 'é', 'i', 'o', 'u', 'y', 'h', 'A', 'É']) {
        true => "l'",
        false if feminine => "la ",
        false => "le ",
    }
}

/// Names of several words that are cut: an acronym before words, a noun in small letters that says what the name is.
const NAMES_MISSED: &[&str] =
    &["opération Barkhane", "Madame Figaro", "université Paris-Sorbonne", "palais Chigi"];

#[test]
fn every_organisation_is_named_whole() {
    let mut missed = Vec::new();
    for row in rows("organisations") {
        let (name, acronym, feminine) = (&row[0], &row[1], row[3] == "f");
        let aliases = row[7].split('|').filter(|alias| !alias.is_empty());
        for form in std::iter::once(name.as_str()).chain(aliases).filter(|form| form.contains(' ')) {
            let article = if row[4] == "p" { "les " } else { article(feminine, form) };
            let found = ["", article].iter().any(|before| {
                let heard =
                    speaker(format!("Rien n'est dit. « C'est utile », a indiqué {before}{form} lundi. Fin."));
                let whole = [name, acronym, form].iter().any(|known| heard.eq_ignore_ascii_case(known));
                whole || heard.to_lowercase().contains(&form.to_lowercase())
            });
            if !found {
                missed.push(form.to_owned());
            }
        }
    }
    assert_eq!(missed, NAMES_MISSED);
}

/// Roles behind which the name is not found: what is an adjective or a title first.
const ROLES_MISSED: &[&str] = &[
    "principal",
    "principale",
    "sans domicile fixe",
    "sans domicile fixe",
    "témoin de Jéhovah",
    "témoin de Jéhovah",
];

#[test]
fn every_role_gives_its_words_to_the_name_behind_it() {
    let mut missed = Vec::new();
    for row in rows("roles") {
        let forms = [(&row[0], "Paul Garnier", false), (&row[1], "Anne Garnier", true)];
        for (role, name, feminine) in forms.into_iter().filter(|(role, ..)| !role.is_empty()) {
            let article = article(feminine, role);
            let heard = speaker(format!(
                "Rien n'est dit. « C'est utile », a indiqué {article}{role} {name} lundi. Fin."
            ));
            if heard != name {
                missed.push(role.clone());
            }
        }
    }
    assert_eq!(missed, ROLES_MISSED);
}

/// What people are, at length, as news puts it before their name and behind it.
const OFFICES: &[&str] = &[
    "la ministre de l'Europe et des Affaires étrangères",
    "la ministre de la Transition écologique et solidaire",
    "la ministre de la Transition écologique et de la Cohésion des territoires",
    "la ministre de la Cohésion des territoires et des Relations avec les collectivités territoriales",
    "la ministre de l'Action et des Comptes publics",
    "la ministre de l'Enseignement supérieur, de la Recherche et de l'Innovation",
    "la ministre de l'Enseignement supérieur et de la Recherche",
    "la ministre du Travail, de l'Emploi et de l'Insertion",
    "la ministre de l'Economie, des Finances et de la Relance",
    "la ministre de l'Économie et des Finances",
    "la ministre de l'Éducation nationale, de la Jeunesse et des Sports",
    "la ministre de l'Education nationale et de la Jeunesse",
    "la secrétaire d'État auprès du ministre de l'Intérieur",
    "la garde des Sceaux, ministre de la Justice",
    "la secrétaire d'État chargée des Personnes handicapées",
    "la secrétaire d'Etat aux Personnes handicapées",
    "la ministre déléguée chargée de l'Industrie",
    "la ministre déléguée à l'Industrie",
    "la ministre déléguée auprès du ministre de l'Economie, chargée de l'Industrie",
    "la secrétaire d'État en charge de la Protection de l'enfance",
    "la secrétaire d'État à la Protection de l'enfance",
    "la secrétaire d'État chargée de la Transition numérique et des Communications électroniques",
    "la secrétaire d'Etat au Numérique",
    "la haute-commissaire aux Retraites",
    "la haute commissaire aux droits de l'homme de l'ONU",
    "la ministre chargée des Relations avec le Parlement",
    "la ministre des Relations avec le Parlement",
    "la ministre des Solidarités et de la Santé",
    "la ministre de la Transformation et de la Fonction publiques",
    "la ministre de l'Agriculture et de la Souveraineté alimentaire",
    "la ministre de l'Agriculture et de l'Alimentation",
    "la ministre des Outre-mer",
    "la ministre de la Culture et de la Communication",
    "la ministre de la Famille, de l'Enfance et des Droits des femmes",
    "la ministre du Logement et de l'Habitat durable",
    "la ministre allemande de la Défense",
    "la ministre allemande des Affaires étrangères",
    "la vice-ministre ukrainienne de la Défense",
    "la ministre de l'Intérieur et des Outre-mer",
    "la ministre de la Jeunesse et des Sports",
    "la ministre de la Ville et du Logement",
    "la secrétaire d'État au Tourisme, aux Français de l'étranger et à la Francophonie",
    "la secrétaire d'État chargée de la Jeunesse et du Service national universel",
    "la présidente de la Fédération nationale des syndicats d'exploitants agricoles (FNSEA)",
    "la présidente de la Fédération nationale des syndicats d'exploitants agricoles",
    "la directrice générale de l'Agence régionale de santé d'Ile-de-France",
    "la directrice générale de l'ARS Grand Est",
    "la présidente du Conseil national de l'Ordre des médecins",
    "la cheffe du service des urgences de l'hôpital Georges-Pompidou",
    "la cheffe du service des maladies infectieuses à l'hôpital Saint-Antoine",
    "la directrice du Centre national de recherche sur les céréales",
    "la vice-présidente de la région Auvergne-Rhône-Alpes en charge de l'agriculture",
    "la vice-présidente du conseil départemental de la Gironde chargée des solidarités",
    "la présidente du conseil régional de Bourgogne-Franche-Comté",
    "la professeure de droit public à l'université de Paris 1",
    "la secrétaire générale de la CGT Cheminots",
    "la secrétaire nationale de la CFDT",
    "la co-présidente du groupe 1 du Giec",
    "la députée de la 3e circonscription de l'Isère",
    "la députée (LREM) du Rhône",
    "la sénatrice (LR) des Bouches-du-Rhône",
    "la députée européenne Les Républicains",
    "la députée de La France insoumise",
    "la maire écologiste de Grenoble",
    "la maire sans étiquette de Beaucaire",
    "l'adjointe au maire de Paris chargée de la propreté",
    "l'adjointe à la maire de Paris en charge des transports",
    "la première adjointe au maire de Marseille",
    "la porte-parole du ministère iranien des Affaires étrangères",
    "la porte-parole de la Maison Blanche",
    "la porte-parole du département d'État américain",
    "la cheffe de la diplomatie européenne",
    "la cheffe de file des députés socialistes",
    "la présidente du groupe LR à l'Assemblée nationale",
    "la présidente du groupe La France insoumise à l'Assemblée",
    "la présidente de la commission des Lois du Sénat",
    "la présidente de la commission d'enquête sur les crèches",
    "la rapporteure générale du Budget à l'Assemblée nationale",
    "la rapporteure de la commission d'enquête",
    "la procureure de la République de Dijon",
    "la procureure de la République de Paris",
    "la procureure générale près la cour d'appel de Rennes",
    "la procureure adjointe de Bobigny",
    "la vice-procureure de la République de Lille",
    "l'avocate générale près la Cour de cassation",
    "la présidente de la cour d'assises du Val-de-Marne",
    "la juge d'instruction au pôle antiterroriste",
    "la directrice départementale de la sécurité publique du Nord",
    "la directrice générale de la police nationale",
    "la commandante du groupement de gendarmerie des Landes",
    "la préfète d'Auvergne-Rhône-Alpes",
    "la préfète de la région Nouvelle-Aquitaine",
    "la préfète déléguée à l'égalité des chances",
    "la sous-préfète de Saint-Nazaire",
    "la rectrice de l'académie de Créteil",
    "la présidente de l'Association des maires de France",
    "la présidente de l'association SOS Racisme",
    "la déléguée générale de l'Union des industries textiles",
    "la directrice de recherche au CNRS",
    "la directrice de recherche à l'Inserm",
    "la chercheuse au Centre de recherches politiques de Sciences Po",
    "la maîtresse de conférences en sociologie à Nanterre",
    "la professeure de virologie à l'hôpital de la Pitié-Salpêtrière",
    "l'épidémiologiste à l'Institut Pasteur",
    "la directrice associée de l'institut BVA",
    "la PDG du groupe pharmaceutique Sanofi",
    "la directrice des ressources humaines de la SNCF",
    "la directrice marketing de la marque",
    "la cofondatrice de la start-up Alan",
    "la fondatrice et présidente de l'entreprise Aldebaran",
    "la présidente-directrice générale d'Orange",
    "la secrétaire générale adjointe de l'Otan",
    "la secrétaire générale des Nations unies",
    "la directrice générale de l'Organisation mondiale du commerce",
    "la cheffe de la mission de l'ONU en Libye",
    "l'envoyée spéciale de l'ONU pour la Syrie",
    "l'ambassadrice de France en Italie",
    "l'ambassadrice des Etats-Unis à l'ONU",
    "la coordinatrice humanitaire de l'ONU au Yémen",
    "la représentante de l'OMS en Chine",
    "la commissaire européenne à la Concurrence",
    "la commissaire européenne chargée de la Santé",
    "la présidente de la Banque centrale européenne",
    "la gouverneure de la Banque de France",
    "la cheffe du gouvernement régional de Madrid",
    "la présidente du gouvernement des îles Canaries",
    "la maire adjointe chargée de la culture",
    "la conseillère régionale (RN) d'Ile-de-France",
    "la tête de liste RN aux européennes",
    "la candidate du Rassemblement national à la mairie de Perpignan",
    "la candidate LREM à la mairie de Paris",
    "la candidate de l'union de la gauche",
    "l'ancienne ministre de la Justice de François Hollande",
    "l'ex-ministre de l'Ecologie",
    "l'ex-candidate à la présidentielle",
    "l'ancienne directrice de cabinet du Premier ministre",
    "la conseillère spéciale du président",
    "l'avocate de deux des plaignantes",
    "la réalisatrice du film « La Mer »",
    "l'autrice du livre « La Mer »",
    "la championne olympique de judo",
    "la sélectionneuse de l'équipe de France féminine",
    "l'entraîneure du Paris Saint-Germain",
    "l'entraîneure de l'Olympique de Marseille",
    "la gardienne de but de l'OL",
    "la présidente de la Fédération française de football",
    "la présidente du Comité international olympique",
    "la directrice sportive du FC Nantes",
    "l'ailière du XV de France",
    "la chanteuse des Cranberries",
    "l'actrice principale du film",
    "la comédienne et humoriste",
    "l'autrice-compositrice-interprète",
    "la réalisatrice oscarisée",
    "la directrice du Festival de Cannes",
    "l'animatrice de « Quotidien »",
    "la journaliste de France 2",
    "la rédactrice en chef de Marianne",
    "la directrice de la rédaction du Parisien",
    "la présidente de France Télévisions",
    "l'écrivaine et académicienne",
    "la prix Nobel de littérature",
    "la lauréate du prix Goncourt",
    "la philosophe et historienne des sciences",
    "l'économiste en chef de la Banque mondiale",
    "la cheffe économiste de l'OCDE",
    "l'analyste chez IG France",
    "la gérante de fonds chez Carmignac",
    "la porte-parole de l'Unicef",
    "la porte-parole de Human Rights Watch",
    "la porte-parole de l'armée israélienne",
    "la porte-parole des talibans",
    "la porte-parole de l'ONU à Genève",
    "la porte-parole du procureur",
    "la porte-parole du parquet de Genève",
    "la porte-parole de la police de New York",
    "la porte-parole du syndicat Alliance",
    "la déléguée syndicale CGT",
    "la secrétaire départementale du syndicat Alternative Police",
    "la secrétaire générale du Snes-FSU",
    "la secrétaire générale de FO Energie",
    "la présidente de MG France",
    "la présidente du syndicat des internes",
    "l'infirmière au CHU de Nantes",
    "l'aide-soignante à l'hôpital de Tours",
    "la directrice de l'Ehpad Les Jardins",
    "la directrice de l'école primaire Jules-Ferry",
    "la proviseure du lycée Victor-Hugo",
    "la principale du collège Jean-Moulin",
    "l'enseignante en CM2 à Marseille",
    "la professeure d'histoire-géographie",
    "l'étudiante en deuxième année de droit",
    "l'éleveuse de brebis dans l'Aveyron",
    "la viticultrice dans le Médoc",
    "la gérante du restaurant Le Petit Zinc",
    "la patronne du café de la Gare",
    "la commerçante de la rue principale",
    "la vendeuse dans une boutique de vêtements",
    "la retraitée de la fonction publique",
    "la riveraine de l'usine Lubrizol",
    "la touriste venue de Lyon",
    "la rescapée de l'attentat",
    "la fille de l'ancien président",
    "l'avocate des parties civiles",
    "l'avocate au barreau de Lille",
    "la présidente du tribunal",
    "la présidente du tribunal judiciaire de Lyon",
    "la juge aux affaires familiales",
    "la substitut du procureur",
    "la commissaire divisionnaire",
    "la lieutenante-colonelle de gendarmerie",
    "la capitaine des pompiers",
    "la commandante des opérations de secours",
    "la cheffe d'état-major des armées",
    "la cheffe d'état-major de l'armée de terre",
    "la pasteure de l'Eglise protestante unie",
    "la Première ministre britannique",
    "la vice-présidente américaine",
    "la candidate démocrate à la présidentielle",
    "la sénatrice démocrate du Massachusetts",
    "la représentante républicaine de Géorgie",
    "la gouverneure démocrate du Michigan",
    "la gouverneure de l'Etat de New York",
    "la procureure générale de l'Etat de New York",
    "la cheffe de la police de Seattle",
    "la cheffe de l'opposition",
    "la militante des droits de l'homme",
    "la militante écologiste suédoise",
    "la directrice générale de Greenpeace France",
    "la responsable de campagne chez Oxfam",
    "la responsable du programme Afrique à l'Ifri",
    "la directrice adjointe de la Fondation pour la recherche stratégique",
    "la spécialiste de la Russie à Sciences Po",
    "la météorologue de Météo-France",
    "la sismologue à l'université de Strasbourg",
    "l'astrophysicienne au CEA",
    "la pédiatre à l'hôpital Robert-Debré",
    "la cheffe du service de réanimation du CHU",
    "la psychologue clinicienne",
    "la paléontologue au Muséum national d'histoire naturelle",
    "la conservatrice du musée du Louvre",
    "la directrice du musée d'Orsay",
    "la commissaire de l'exposition",
    "l'architecte des Bâtiments de France",
    "la directrice générale d'Air France",
    "la directrice de la communication de Total",
    "la directrice financière du groupe",
    "la présidente du directoire de Kering",
    "la présidente du conseil d'administration",
    "la PDG de la compagnie aérienne",
    "la fondatrice de l'application",
    "la cofondatrice du collectif",
    "la porte-parole du collectif Inter-Urgences",
    "la figure des « gilets jaunes »",
    "l'une des figures des « gilets jaunes »",
];

/// Offices whose bearer is not found, with how many of the four sentences.
const OFFICES_MISSED: &[(&str, usize)] = &[
    ("la garde des Sceaux, ministre de la Justice", 1),
    ("la vice-présidente de la région Auvergne-Rhône-Alpes en charge de l'agriculture", 1),
    ("la co-présidente du groupe 1 du Giec", 2),
    ("la présidente du groupe La France insoumise à l'Assemblée", 1),
    ("la cofondatrice de la start-up Alan", 1),
    ("la rédactrice en chef de Marianne", 1),
    ("la gérante de fonds chez Carmignac", 1),
    ("l'étudiante en deuxième année de droit", 1),
    ("la viticultrice dans le Médoc", 1),
    ("la vendeuse dans une boutique de vêtements", 1),
];

#[test]
fn every_long_office_goes_with_the_name_beside_it() {
    let mut missed = Vec::new();
    for office in OFFICES {
        let (article, bare) = match office.split_once("l'") {
            Some(("", bare)) => ("L'", bare),
            _ => ("La ", office.trim_start_matches("la ")),
        };
        let sentences = [
            format!("Rien n'est fait. {article}{bare}, Anne Martin, a dit que « tout va bien ». Fin."),
            format!("Rien n'est fait. {article}{bare} Anne Martin a dit que « tout va bien ». Fin."),
            format!("« Tout va bien », a dit lundi {office}, Anne Martin. Fin."),
            format!("Rien n'est fait. Anne Martin, {bare}, a dit que « tout va bien ». Fin."),
        ];
        let failed = sentences.into_iter().filter(|text| speaker(text.clone()) != "Anne Martin").count();
        if failed > 0 {
            missed.push((*office, failed));
        }
    }
    assert_eq!(missed, OFFICES_MISSED);
}
