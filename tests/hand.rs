//! Analyses made by hand: what an engine would find in three short articles, with spans found by their words.

use dixit::{
    Act, Analysis, Article, Attribution, AttributionId, Counts, Field, Gender, Kind, Marks, Notice, Polarity,
    Reason, Span, Speaker, SpeakerFrom, SpeakerId, SpeakerKind,
};

/// An article and what is found in it, in the making.
pub struct Draft {
    pub article: Article,
    pub analysis: Analysis,
}

impl Draft {
    pub fn new(id: &str, text: &str) -> Draft {
        let mut analysis = Analysis::default();
        let words = text.split_whitespace().count();
        analysis.counts = Counts { bytes: text.len(), paragraphs: text.lines().count(), sentences: 1, words };
        Draft { article: Article::new(id, text), analysis }
    }

    pub fn from(mut self, outlet: &str, date: &str, url: &str, title: &str) -> Draft {
        let given = |s: &str| (!s.is_empty()).then(|| s.to_owned());
        self.article.outlet = given(outlet);
        self.article.date = date.parse().ok();
        self.article.url = given(url);
        self.article.title = given(title);
        self
    }

    /// A speaker with a name; known by Wikidata where the id is not empty.
    pub fn speaker(
        &mut self,
        name: &str,
        kind: SpeakerKind,
        gender: Option<Gender>,
        wikidata: &str,
    ) -> SpeakerId {
        let id = (!wikidata.is_empty()).then(|| wikidata.to_owned());
        let known = id.is_some();
        self.push(Speaker { name: name.to_owned(), wikidata: id, kind, gender, known, nameless: false })
    }

    pub fn nameless(&mut self, phrase: &str, kind: SpeakerKind) -> SpeakerId {
        let name = phrase.to_owned();
        self.push(Speaker { name, wikidata: None, kind, gender: None, known: false, nameless: true })
    }

    fn push(&mut self, speaker: Speaker) -> SpeakerId {
        self.analysis.speakers.push(speaker);
        SpeakerId(self.analysis.speakers.len() as u32 - 1)
    }

    /// The first place of these words.
    pub fn span(&self, field: Field, words: &str) -> Span {
        let text = match field {
            Field::Text => &self.article.text,
            Field::Title => self.article.title.as_deref().unwrap_or_default(),
        };
        let start = text.find(words).unwrap_or_else(|| panic!("{words:?} is not in {text:?}"));
        Span::new(start, start + words.len())
    }

    pub fn text(&self, words: &str) -> Option<Span> {
        Some(self.span(Field::Text, words))
    }

    /// A row with these words, said by nobody yet.
    pub fn row(&mut self, kind: Kind, field: Field, words: &str) -> &mut Attribution {
        let span = self.span(field, words);
        self.analysis.attributions.push(Attribution {
            kind,
            field,
            span,
            content: vec![span],
            marks: None,
            parent: None,
            speakers: Vec::new(),
            speaker_from: None,
            candidates: Vec::new(),
            role: None,
            source: None,
            cue: None,
            cue_lemma: None,
            act: Act::Say,
            polarity: Polarity::Asserted,
            addressee: None,
            relay: None,
            reason: None,
            confidence: 0.9,
            rule: "incise",
            paragraph: 1,
            context: span,
            mentions: Vec::new(),
        });
        self.analysis.attributions.last_mut().expect("just pushed")
    }
}

pub fn marks(open: &str, close: &str) -> Option<Marks> {
    let repair = if open.is_empty() || close.is_empty() { Some("unclosed") } else { None };
    Some(Marks { open: open.to_owned(), close: close.to_owned(), repair })
}

/// A day of diplomacy: an incise, a mixed claim and its quotation, a relay, an addressee, a denial, a name of a programme.
pub fn diplomacy() -> Draft {
    let first = "« Il s'agit d'une nouvelle spirale », a déclaré à la presse le porte-parole du Kremlin, Dmitri Peskov.";
    let second = "Il a ajouté, selon l'AFP, que Joe Biden « jette de l'huile sur le feu ».";
    let third = "Un responsable américain a nié avoir vu « 60 Minutes » et s'est plaint à Dmitri Peskov.";
    let mut d = Draft::new("lemonde-2024-11-19", &format!("{first} {second}\n{third}")).from(
        "Le Monde",
        "2024-11-19",
        "https://example.org/a?b=1&c=2",
        "Peskov : « une nouvelle spirale »",
    );
    let man = Some(Gender::Masculine);
    let peskov = d.speaker("Dmitri Peskov", SpeakerKind::Person, man, "Q2077054");
    let biden = d.speaker("Joe Biden", SpeakerKind::Person, man, "Q6279");
    let official = d.nameless("Un responsable américain", SpeakerKind::Anonymous);
    let (context, source) = (d.text(first), d.text("le porte-parole du Kremlin, Dmitri Peskov"));
    let (cue, role, addressee) =
        (d.text("a déclaré"), d.text("porte-parole du Kremlin"), d.text("la presse"));

    let row = d.row(Kind::Direct, Field::Title, "« une nouvelle spirale »");
    row.marks = marks("«", "»");
    row.speakers = vec![peskov];
    row.speaker_from = Some(SpeakerFrom::Text);
    row.rule = "headline";
    row.confidence = 0.8125;

    let row = d.row(Kind::Direct, Field::Text, "« Il s'agit d'une nouvelle spirale »");
    row.marks = marks("«", "»");
    row.speakers = vec![peskov];
    row.speaker_from = Some(SpeakerFrom::Text);
    row.context = context.unwrap();
    (row.source, row.cue, row.role, row.addressee) = (source, cue, role, addressee);
    row.cue_lemma = Some("déclarer".to_owned());
    row.confidence = 0.97;

    let (context, source, cue, relay) = (d.text(second), d.text("Il a"), d.text("a ajouté"), d.text("l'AFP"));
    let row = d.row(Kind::Mixed, Field::Text, "Joe Biden « jette de l'huile sur le feu »");
    row.speakers = vec![peskov];
    row.speaker_from = Some(SpeakerFrom::Coreference);
    row.context = context.unwrap();
    (row.source, row.cue, row.relay) = (source.map(|s| Span::new(s.start(), s.start() + 2)), cue, relay);
    row.cue_lemma = Some("ajouter".to_owned());
    row.mentions = vec![biden];
    row.rule = "que";

    let row = d.row(Kind::Partial, Field::Text, "« jette de l'huile sur le feu »");
    row.marks = marks("«", "»");
    row.parent = Some(AttributionId(2));
    row.speakers = vec![peskov];
    row.speaker_from = Some(SpeakerFrom::Coreference);
    row.rule = "que";

    let (context, cue, addressee) = (d.text(third), d.text("a nié"), d.text("Dmitri Peskov."));
    let row = d.row(Kind::Indirect, Field::Text, "avoir vu « 60 Minutes »");
    row.speakers = vec![official];
    row.speaker_from = Some(SpeakerFrom::Text);
    (row.cue, row.context, row.paragraph) = (cue, context.unwrap(), 2);
    row.addressee = addressee.map(|s| Span::new(s.start(), s.end() - 1));
    row.cue_lemma = Some("nier".to_owned());
    (row.act, row.polarity, row.rule) = (Act::Deny, Polarity::Denied, "infinitive");

    let row = d.row(Kind::Other, Field::Text, "« 60 Minutes »");
    row.marks = marks("«", "»");
    (row.reason, row.paragraph, row.rule, row.confidence) = (Some(Reason::Title), 2, "not-speech", 0.99);
    d
}

/// Two speakers of one quotation, a candidate, an unclosed mark, a notice; no date, no title.
pub fn duo() -> Draft {
    let mut d = Draft::new(
        "duo",
        "“Nous irons en Ukraine, ont dit Élisabeth Borne et l'ONG Œuvre; paix. Une « trêve », 😀 « demain » ? Peut-être.",
    )
    .from("le monde", "", "", "");
    let borne = d.speaker("Élisabeth Borne", SpeakerKind::Person, Some(Gender::Feminine), "");
    let ngo = d.speaker("Œuvre; paix", SpeakerKind::Organisation, None, "");
    let row = d.row(Kind::Direct, Field::Text, "“Nous irons en Ukraine");
    row.marks = marks("“", "");
    row.speakers = vec![borne, ngo, borne];
    row.speaker_from = Some(SpeakerFrom::Text);
    row.mentions = vec![borne];
    let row = d.row(Kind::Partial, Field::Text, "« trêve »");
    row.marks = marks("«", "»");
    row.candidates = vec![ngo, borne];
    row.confidence = 0.25;
    row.rule = "none";
    let row = d.row(Kind::Partial, Field::Text, "« demain »");
    row.marks = marks("«", "»");
    (row.speakers, row.speaker_from, row.confidence) = (vec![borne], Some(SpeakerFrom::Continuation), 0.5);
    let place = (Field::Text, d.span(Field::Text, "“Nous irons en Ukraine"));
    let message = "no closing mark: the quotation ends at the comma".to_owned();
    d.analysis.notices.push(Notice { code: "unclosed", message, place: Some(place) });
    d
}

/// An article in which nobody says anything.
pub fn silent() -> Draft {
    Draft::new("silent", "Il pleut.").from("Le Monde", "2023", "", "Météo")
}

/// What a spreadsheet, an XML reader or a careless split could trip over.
pub fn hostile() -> Draft {
    let text = "😀 «=1+1\r\n\u{202e}@nom ]]> <b>&amp;\u{0}\u{8}\u{b}» dit -Ève \"x\"; =cmd|'/C calc'!A0.\r'+1' '=2 \u{feff}\u{fffe}";
    let mut d = Draft::new("../x; y,\"z\"\n=1", text).from(
        "=HYPERLINK(\"x\")",
        "2024-02",
        "javascript:alert(\"1\")&<>",
        "@titre; «»\t\u{1}]]>",
    );
    let eve = d.speaker("-Ève \"x\"; =cmd", SpeakerKind::Person, Some(Gender::Feminine), "");
    let nobody = d.nameless("…", SpeakerKind::Group);
    let quotation = "«=1+1\r\n\u{202e}@nom ]]> <b>&amp;\u{0}\u{8}\u{b}»";
    let (source, context) = (d.text("-Ève \"x\"; =cmd"), d.text(text));
    let row = d.row(Kind::Direct, Field::Text, quotation);
    row.marks = marks("", "");
    row.speakers = vec![eve, nobody];
    (row.source, row.context, row.confidence) = (source, context.unwrap(), f32::NAN);
    let row = d.row(Kind::Indirect, Field::Text, "=1+1\r\n");
    (row.speakers, row.cue_lemma, row.confidence) = (vec![nobody], Some("+dire".to_owned()), 7.0);
    let row = d.row(Kind::Indirect, Field::Text, "'+1' ");
    (row.confidence, row.relay) = (-1.0, source);
    d.row(Kind::Indirect, Field::Text, "'=2 \u{feff}\u{fffe}").speakers = vec![SpeakerId(77), eve];
    let row = d.row(Kind::Indirect, Field::Text, "'=2 \u{feff}\u{fffe}");
    row.parent = Some(AttributionId(99));
    row.mentions = vec![SpeakerId(78), nobody];
    row.cue = Some(Span::new(1, 3_000_000));
    row.relay = Some(Span::new(1, 2));
    d
}
