//! A corpus to measure speed on: as many articles as are asked for, no two alike, the same on every machine.
//!
//! An article mixes paragraphs of our own sample articles (`tests/articles`) with sentences from templates, whose names,
//! places and figures change. New surnames are made from syllables, since news, too, never runs out of them: a lexicon that
//! had seen every word before would be measured faster than it is. Lengths are log-normal, as those of agency articles
//! are: half of them are shorter than two kilobytes, one in a hundred is longer than ten.

use std::fmt::Write;

/// Sample articles, as text of the repository.
macro_rules! samples {
    ($($name:literal),* $(,)?) => { &[$(include_str!(concat!("../../tests/articles/", $name, ".txt"))),*] };
}

const SAMPLES: &[&str] = samples![
    "2016-09-12_fil-eco_notation",
    "2018-07-17_depeche-atlantique_douanes",
    "2019-06-18_agence-tricolore_reforme",
    "2020-07-24_canal-est_reseaux",
    "2020-08-21_sahel-actualites_transition",
    "2021-04-02_sciences-et-forets_etude",
    "2021-08-30_gazette-de-quebec_logement",
    "2022-09-24_le-monitor-francais_avertissement",
    "2023-06-11_bulletin-des-alpes_refuge",
    "2023-10-02_romandie-info_hopital",
    "2024-02-15_le-quotidien-de-namur_greve",
    "2024-05-12_ouest-matin_temoignage",
    "2024-09-09_le-pretoire_proces",
    "2024-11-30_faits-divers-du-nord_accident",
    "2025-02-14_fil-monde_sommet",
    "2025-03-04_le-courrier-du-littoral_port",
    "2025-05-06_tribune-parlementaire_rapport",
];

/// `{n}` is a name, `{s}` a surname alone, `{r}` a role, `{o}` an organisation, `{p}` a place, `{c}` a claim, `{d}` a day,
/// `{f}` a figure, `{v}` a verb that reports. A name stays the same in its paragraph.
const TEMPLATES: &[&str] = &[
    "« {c} », {v} {d} {n}, {r} de {p}, lors d'une conférence de presse.",
    "{n}, {r}, {v} que {c}. « Nous y reviendrons », a-t-il ajouté.",
    "Selon {o}, {c}, et {f} personnes sont concernées dans la région de {p}.",
    "La réunion de {p} a rassemblé {f} participants. Elle s'est achevée {d} sans incident.",
    "\"{c}\", {v} M. {s}, pour qui \"rien n'est encore joué\" à {p}.",
    "D'après {n}, {r} à {p}, {c}. {o} n'a pas souhaité réagir.",
    "Les travaux, commencés {d}, ont coûté {f} euros à la ville de {p} et devraient durer trois ans.",
    "{o} a annoncé {d} la suppression de {f} postes. “{c}”, regrette {n}, {r}.",
    "Interrogé {d} par la presse, {n} a estimé que {c} : « C'est une question de méthode. »",
    "Le {r} de {p}, {n}, a démenti {d} que {c}.",
    "Le marché de {p} recule de {f} points depuis {d}, et les échanges restent faibles.",
    "« {c} », peut-on lire dans le communiqué de {o}, publié {d}.",
    "Pour {n}, « {c} ». Mme {s} a demandé à {o} de « faire la lumière » sur ces {f} dossiers.",
    "Une enquête est ouverte à {p}. {f} témoins ont été entendus {d} par les gendarmes, a précisé {o}.",
];

const CLAIMS: &[&str] = &[
    "la situation reste fragile",
    "aucune décision n'est prise",
    "le calendrier sera tenu",
    "les moyens promis ne sont pas arrivés",
    "les habitants attendent des réponses",
    "le budget de l'an prochain sera plus serré",
    "cette méthode a fait ses preuves ailleurs",
    "les contrôles vont être renforcés avant l'été",
    "personne ne sera laissé au bord du chemin",
    "le dialogue doit reprendre sans préalable",
    "les chiffres publiés hier sont incomplets",
    "la reprise tarde à se faire sentir dans les ateliers",
];
const VERBS: &[&str] =
    &["a déclaré", "affirme", "a expliqué", "a assuré", "souligne", "a prévenu", "estime", "a rappelé"];
const ROLES: &[&str] =
    &["maire", "directrice", "porte-parole", "préfet", "avocate", "présidente", "chercheur", "ministre"];
const ORGANISATIONS: &[&str] =
    &["le ministère", "la préfecture", "le syndicat", "l'association", "l'entreprise", "le parquet"];
const FIRST_NAMES: &[&str] =
    &["Claire", "Julien", "Nadia", "Marc", "Élodie", "Thomas", "Inès", "Paul", "Hélène", "Karim"];
const DAYS: &[&str] = &["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
const HEADS: &[&str] =
    &["Bar", "Chan", "Del", "Fou", "Gar", "Lam", "Mor", "Per", "Ros", "Tré", "Val", "Ver", "Bel", "Cou"];
const MIDDLES: &[&str] = &["", "be", "do", "ga", "li", "mo", "ni", "ra", "ta", "ve"];
const TAILS: &[&str] =
    &["bert", "chet", "dier", "gnon", "lard", "mont", "nier", "quin", "rand", "tin", "ville", "zac"];

/// Writes the articles of a corpus.
pub struct Corpus {
    random: Random,
    paragraphs: Vec<&'static str>,
}

impl Corpus {
    /// The corpus of a seed.
    pub fn new(seed: u64) -> Corpus {
        let paragraphs =
            SAMPLES.iter().flat_map(|text| text.lines()).filter(|line| line.len() > 60).collect();
        Corpus { random: Random(seed), paragraphs }
    }

    /// The next article's text.
    pub fn text(&mut self) -> String {
        let wanted = self.random.length();
        let mut text = String::with_capacity(wanted + 1024);
        while text.len() < wanted {
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            if self.random.below(3) == 0 {
                text.push_str(self.random.one(&self.paragraphs));
            } else {
                self.paragraph(&mut text);
            }
        }
        text
    }

    /// Two to five sentences about the same people.
    fn paragraph(&mut self, out: &mut String) {
        let random = &mut self.random;
        let surname = random.surname();
        let name = format!("{} {surname}", random.one(FIRST_NAMES));
        let place = format!("{}-sur-{}", random.surname(), random.one(HEADS));
        for sentence in 0..2 + random.below(4) {
            if sentence > 0 {
                out.push(' ');
            }
            let mut rest = random.one(TEMPLATES);
            while let Some((words, slot)) = rest.split_once('{') {
                out.push_str(words);
                match slot.as_bytes()[0] {
                    b'n' => out.push_str(&name),
                    b's' => out.push_str(&surname),
                    b'p' => out.push_str(&place),
                    b'r' => out.push_str(random.one(ROLES)),
                    b'o' => out.push_str(random.one(ORGANISATIONS)),
                    b'c' => out.push_str(random.one(CLAIMS)),
                    b'd' => out.push_str(random.one(DAYS)),
                    b'v' => out.push_str(random.one(VERBS)),
                    _ => write!(out, "{}", 2 + random.below(9_998)).unwrap_or_default(),
                }
                rest = &slot[2..];
            }
            out.push_str(rest);
        }
    }
}

/// SplitMix64: small, and the same everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    fn one<'t>(&mut self, choices: &[&'t str]) -> &'t str {
        choices[self.below(choices.len())]
    }

    fn surname(&mut self) -> String {
        let parts = [self.one(HEADS), self.one(MIDDLES), self.one(MIDDLES), self.one(TAILS)];
        parts.concat()
    }

    /// Bytes of an article: log-normal about 2,000. The normal number is a sum of twelve equal ones.
    fn length(&mut self) -> usize {
        let unit = |n: u64| (n >> 11) as f64 / (1u64 << 53) as f64;
        let normal = (0..12).map(|_| unit(self.next())).sum::<f64>() - 6.0;
        ((0.72 * normal).exp() * 2000.0) as usize
    }
}
