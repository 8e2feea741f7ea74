//! [`RULES`]: what each rule is called, what it matches, and a sentence that it decides.
//!
//! The ids stand in the column `rule` of the tables. A test analyses every example.

/// A rule by which a quotation or claim got its speaker, or got none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its id, as in the column `rule`.
    pub id: &'static str,
    /// What it matches, in a sentence.
    pub matches: &'static str,
    /// An example in French.
    pub example: &'static str,
}

/// The rule of that id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id == id)
}

const fn of(id: &'static str, matches: &'static str, example: &'static str) -> Rule {
    Rule { id, matches, example }
}

/// All rules, roughly in the order in which they are tried.
pub const RULES: &[Rule] = &[
    of(
        "incise-inside",
        "Within the marks, a reporting verb with its subject behind it is set off by signs.",
        "« C'est clair, a dit le maire, nous partons demain. »",
    ),
    of(
        "incise",
        "A reporting verb with its subject behind it stands right behind the reported words.",
        "« Nous partons demain », a déclaré le maire.",
    ),
    of(
        "incise-open",
        "A verb that is not known for reporting stands where a reporting verb would, with somebody as its subject.",
        "« Nous partons demain », grimace le maire.",
    ),
    of(
        "incise-continued",
        "The quotation goes on behind a reporting verb that another quotation or clause stands before.",
        "« Nous partons demain », a dit le maire, « et nous reviendrons ».",
    ),
    of(
        "incise-far",
        "A reporting verb with its subject behind it ends the sentence that the quotation stands in.",
        "La réforme est « sans objet » pour les usagers, a déclaré le maire.",
    ),
    of(
        "selon",
        "A phrase such as “selon X” or “d'après X” governs its sentence.",
        "Selon le maire, le pont est « solide ».",
    ),
    of(
        "own-verb",
        "The quotation begins with the reporting verb itself, whose subject stands before the marks.",
        "Le syndicat « dénonce une mascarade ».",
    ),
    of(
        "state",
        "The marks hold what somebody feels or thinks, behind “être”.",
        "Le maire est « consterné » par la décision.",
    ),
    of(
        "cleft",
        "A clause such as “c'est ainsi que X …” or “voilà comment X …” stands behind the quotation.",
        "« Un désastre », c'est ainsi que le maire résume la soirée.",
    ),
    of(
        "que",
        "The words stand in a clause with “que” that a reporting verb governs.",
        "Le maire a assuré que le pont était « solide ».",
    ),
    of("si", "The words are an indirect question.", "Le maire a demandé si le pont était solide."),
    of(
        "infinitive",
        "The words stand in an infinitive that a reporting verb governs.",
        "Le maire affirme vouloir « tout changer ».",
    ),
    of(
        "colon",
        "A reporting verb and a colon stand before the quotation.",
        "Le maire a répondu : « Nous verrons demain. »",
    ),
    of(
        "object",
        "The quotation is, or stands in, the object of a reporting verb.",
        "Le maire dénonce « une farce ».",
    ),
    of(
        "comme",
        "A clause such as “comme l'a dit X” stands in the sentence.",
        "Comme l'a dit le maire, le pont est solide.",
    ),
    of(
        "name-colon",
        "Before the quotation stand only somebody and a colon.",
        "Paul Noir : « Nous verrons demain. »",
    ),
    of(
        "clause-colon",
        "Before the colon stands a clause without a reporting verb; the quotation is its subject's.",
        "Paul Noir est là. Il ferme la porte : « Nous verrons demain. »",
    ),
    of(
        "headline",
        "Behind the quotation stand a colon and somebody, as in headlines.",
        "« Nous verrons demain » : Paul Noir",
    ),
    of(
        "signature",
        "Behind the quotation stands a name, after a dash or in brackets.",
        "« Nous verrons demain » — Paul Noir",
    ),
    of(
        "dialogue",
        "Lines that a dash opens follow one another: the two who talk take turns.",
        "Paul Noir l'attend.\n– Vous venez ? demande Anne Martin.\n– Je ne sais pas.",
    ),
    of(
        "aside",
        "The quotation stands in what hangs on the name of whoever has just spoken: an apposition, a relative clause.",
        "« Nous partons demain », a dit Paul Noir, qui habite là depuis « plus de trente ans ».",
    ),
    of(
        "introduced",
        "The sentence before reports that somebody speaks, and the quotation follows by itself.",
        "Paul Noir ajoute :\n« Nous verrons demain. »",
    ),
    of(
        "subject-before",
        "The quotation stands by itself behind a sentence whose subject is somebody.",
        "Paul Noir est formel. « Nous verrons demain. »",
    ),
    of(
        "introduced-after",
        "The quotation opens a paragraph by itself, and the next sentence has somebody for its subject.",
        "« Nous ne pouvons plus attendre les secours ici. » Anne Martin a visité le village.",
    ),
    of(
        "continuation",
        "The quotation stands by itself behind another one of the same paragraph, and goes on with it.",
        "« Nous partons demain », a dit le maire. « Nous reviendrons. »",
    ),
    of(
        "continuation-back",
        "The quotation stands by itself right before another one that names its speaker.",
        "« Nous partons demain. » « Nous reviendrons », a dit le maire.",
    ),
    of(
        "between",
        "No cue governs the words, but the quotations before and behind are of one speaker.",
        "« Nous partons », a dit le maire. La ville serait « à bout ». « Nous reviendrons », a-t-il ajouté.",
    ),
    of(
        "intertitle",
        "A line of its own holds nothing but the quotation, which the body does not repeat: whoever speaks next.",
        "Le maire a parlé.\n« Nous partons »\n« Il est temps de s'en aller », a dit le maire.",
    ),
    of(
        "lifted",
        "The quotation repeats words that the article attributes elsewhere: a headline, a call-out.",
        "« Un pont solide »\n\nPaul Noir a déclaré : « C'est un pont solide et nous le garderons. »",
    ),
    of(
        "context",
        "The quotation stands in the journalist's own sentence, and somebody spoke right before: a guess.",
        "Paul Noir a dit son inquiétude. La nuit, « personne ne sait plus où aller ».",
    ),
    of(
        "nested",
        "The quotation stands inside another one: speech where the words around report it, else a word spoken of.",
        "« On parle ici de “bonne foi” depuis hier », a dit le maire.",
    ),
    of(
        "not-speech",
        "The marks hold a title, a name or a word spoken of, by their form and by the words before them.",
        "Le film « Les Heures claires » sort mercredi.",
    ),
    of("none", "No rule matches.", "« Nous ne savons plus quoi faire de tout cela. »"),
];
