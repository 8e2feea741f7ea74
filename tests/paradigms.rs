//! Constructions by the hundred: every subject behind every adjunct behind every verb, in each frame that news puts them in.
//!
//! A case shows one sentence for a construction; what slips through between two cases stands in a row or a column here. Who
//! speaks is always the subject that the frame was filled with, so that nothing is written down but the lists.

use std::sync::LazyLock;

use dixit::{Article, Engine};

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);

/// Verbs as they stand in an *incise*, of each tense that news tells in.
const VERBS: [&str; 12] = [
    "explique",
    "a expliqué",
    "avait lancé",
    "s'inquiète",
    "s'est interrogé",
    "tient à préciser",
    "fait valoir",
    "aurait déclaré",
    "regrette",
    "prévient",
    "a tenu à rappeler",
    "glisse",
];

/// What stands between a verb and its subject: when, where, to whom, how.
const ADJUNCTS: [&str; 30] = [
    "",
    "mardi",
    "mardi matin sur RTL",
    "de son côté",
    "d'une voix lasse",
    "sur un ton grave",
    "dans un éclat de rire",
    "tout sourire",
    "la voix brisée",
    "les larmes aux yeux",
    "à qui veut l'entendre",
    "lors d'un point de presse",
    "de manière très juste",
    "à l'adresse des élus",
    "dans un entretien au Monde",
    "auprès de l'AFP",
    "en marge du sommet",
    "devant le tribunal de Lyon",
    "à la sortie du tribunal",
    "dans une lettre ouverte",
    "au sujet de cette fermeture",
    "non sans humour",
    "avec un brin d'ironie",
    "en souriant",
    "un peu agacé",
    "dès le lendemain",
    "quelques heures plus tard",
    "d'emblée",
    "toutefois",
    "à son tour",
];

/// Subjects in the singular, and who each of them is.
const SUBJECTS: [(&str, &str); 14] = [
    ("Karim Benali", "Karim Benali"),
    ("Karim Benali, 43 ans, éleveur", "Karim Benali"),
    ("Paul Garcin (LFI)", "Paul Garcin"),
    ("M. Benali", "Benali"),
    ("Me Jean Garcin", "Jean Garcin"),
    ("la maire de Rouen, Anne Garcin", "Anne Garcin"),
    ("son avocat, Me Paul Garcin", "Paul Garcin"),
    ("l'eurodéputée Lola Garcin (PS)", "Lola Garcin"),
    ("la chercheuse au CNRS Lola Garcin", "Lola Garcin"),
    ("le juge d'instruction Marc Garcin", "Marc Garcin"),
    ("la CGT", "CGT"),
    ("l'association SOS Forêts", "SOS Forêts"),
    ("une source proche du dossier", "une source proche du dossier"),
    ("un responsable de la mairie", "un responsable de la mairie"),
];

/// Fills the frame with all that may stand in it, and tells what is not given to its subject.
fn wrong(frame: &str, verbs: &[&str], adjuncts: &[&str]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (subject, who) in SUBJECTS {
        for verb in verbs {
            for adjunct in adjuncts {
                let filled =
                    frame.replace("VERB", verb).replace("ADJUNCT", adjunct).replace("SUBJECT", subject);
                let mut sentence = filled.replace("  ", " ").replace(" .", ".");
                if let Some(first) = sentence.chars().next().filter(|c| c.is_lowercase()) {
                    sentence.replace_range(..first.len_utf8(), &first.to_uppercase().to_string());
                }
                let text =
                    format!("Le débat est rude cette semaine.\n\n{sentence}\n\nLa séance a été levée.");
                let analysis = ENGINE.analyse(&Article::new("paradigm", &text));
                let quotation = analysis.attributions.iter().find(|a| a.marks.is_some());
                let speakers = quotation.map_or(&[][..], |a| &a.speakers);
                let names: Vec<&str> = speakers
                    .iter()
                    .filter_map(|s| analysis.speakers.get(s.0 as usize))
                    .map(|s| s.name.as_str())
                    .collect();
                if !matches!(names[..], [name] if name.eq_ignore_ascii_case(who)) {
                    wrong.push(format!("{sentence}\n    want {who}, got {names:?}"));
                }
            }
        }
    }
    wrong
}

fn holds(frame: &str, verbs: &[&str], adjuncts: &[&str]) {
    let wrong = wrong(frame, verbs, adjuncts);
    let few: Vec<&str> = wrong.iter().take(12).map(String::as_str).collect();
    assert!(wrong.is_empty(), "{} of {frame} are not whose they should be:\n{}", wrong.len(), few.join("\n"));
}

#[test]
fn an_incise_is_its_subject_s_whatever_stands_between() {
    holds("« Nous ne céderons pas », VERB ADJUNCT SUBJECT.", &VERBS, &ADJUNCTS);
}

#[test]
fn so_it_is_within_the_marks() {
    // *Glisse* in somebody's words is a noun as well.
    let plain: Vec<&str> = VERBS.into_iter().filter(|verb| *verb != "glisse").collect();
    // A laugh before a bare name is a known gap: see the case in 08-incises.
    let near: Vec<&str> = ADJUNCTS.into_iter().take(12).filter(|a| !a.contains("rire")).collect();
    holds("« Il faut agir, VERB ADJUNCT SUBJECT. Le reste suivra. »", &plain, &near);
}

#[test]
fn a_pronoun_before_the_verb_is_told_and_does_not_speak() {
    let verbs =
        ["lui lance", "leur glisse", "leur demande", "nous a confié", "lui a répondu", "leur réplique"];
    holds("« Nous ne céderons pas », VERB ADJUNCT SUBJECT.", &verbs, &ADJUNCTS);
}

#[test]
fn words_behind_their_verb_are_its_subject_s() {
    let verbs = ["a dénoncé", "évoque", "regrette", "a regretté", "fustige", "déplore"];
    holds("SUBJECT VERB ADJUNCT « une décision injuste ».", &verbs, &ADJUNCTS);
}

#[test]
fn words_behind_que_are_its_subject_s() {
    let verbs = ["a assuré", "affirme", "a fait savoir", "rappelle", "a reconnu"];
    let adjuncts: Vec<&str> = ADJUNCTS.into_iter().filter(|a| !a.contains("qui veut")).collect();
    holds("SUBJECT VERB ADJUNCT que c'était « une décision injuste ».", &verbs, &adjuncts);
}

#[test]
fn words_behind_a_colon_are_its_subject_s() {
    let verbs = ["résume", "s'agace", "se souvient", "n'en revient pas", "a réagi"];
    let adjuncts: Vec<&str> = ADJUNCTS.into_iter().filter(|a| !a.contains("qui veut")).collect();
    holds("SUBJECT VERB ADJUNCT : « Personne n'a été prévenu. »", &verbs, &adjuncts);
}

#[test]
fn words_presented_behind_them_are_the_owner_s() {
    holds("« Il faut agir », c'est ce que VERB SUBJECT.", &["répète", "a expliqué", "disait"], &[""]);
    holds("« Il faut agir. » Voilà ce que VERB SUBJECT.", &["répète", "pense", "a expliqué"], &[""]);
    holds("« Il faut agir », VERB SUBJECT.", &["selon", "d'après", "comme l'a rappelé", "dixit"], &[""]);
}
