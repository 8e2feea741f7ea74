//! [`Columns`]: which column of a table, or key of a JSON row, holds what; given by name, else found by the usual names.

use rustc_hash::FxHashMap;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The article's words.
    Text,
    /// Its identifier.
    Id,
    /// The day, month or year of its publication.
    Date,
    /// The paper, site or agency.
    Outlet,
    /// Its address.
    Url,
    /// Its headline.
    Title,
}

/// How many roles there are.
pub(super) const ROLES: usize = 6;

impl Role {
    /// Every role, in the order of their numbers.
    pub const ALL: [Role; ROLES] = [Role::Text, Role::Id, Role::Date, Role::Outlet, Role::Url, Role::Title];

    /// The names under which a column of this role is found, best first; written without case, spaces, `_`, `-`, `.`.
    fn names(self) -> &'static [&'static str] {
        match self {
            Role::Text => &[
                "fulltext",
                "text",
                "texte",
                "articletext",
                "articlebody",
                "body",
                "content",
                "contenu",
                "maintext",
                "plaintext",
                "rawtext",
                "corps",
                "story",
                "article",
            ],
            Role::Id => &[
                "id",
                "docid",
                "documentid",
                "articleid",
                "document",
                "doc",
                "identifiant",
                "uid",
                "uuid",
                "guid",
                "filename",
            ],
            Role::Date => &[
                "date",
                "published",
                "publishedat",
                "datepublication",
                "datedepublication",
                "publicationdate",
                "datepublished",
                "publishdate",
                "publisheddate",
                "pubdate",
                "pubdatetime",
                "dateparution",
                "day",
                "datetime",
            ],
            Role::Outlet => &[
                "outlet",
                "source",
                "media",
                "média",
                "publication",
                "sourcename",
                "newspaper",
                "journal",
                "publisher",
                "site",
                "domain",
            ],
            Role::Url => &["url", "link", "lien", "permalink", "href", "weburl", "uri"],
            Role::Title => &["title", "titre", "headline", "articletitle", "titrearticle", "heading"],
        }
    }

    /// The name of the option and of our own columns.
    pub fn name(self) -> &'static str {
        match self {
            Role::Text => "text",
            Role::Id => "id",
            Role::Date => "date",
            Role::Outlet => "outlet",
            Role::Url => "url",
            Role::Title => "title",
        }
    }
}

/// The columns that a user names; what is left empty is found by its usual names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// The article's words (`text`, `content`, `body`, `full_text`, `texte`…).
    pub text: Option<String>,
    /// Its identifier (`id`, `doc_id`, `document`, `identifiant`…).
    pub id: Option<String>,
    /// When it was published (`date`, `publishedAt`, `date_publication`…).
    pub date: Option<String>,
    /// Paper, site or agency (`outlet`, `source`, `media`, `publication`…).
    pub outlet: Option<String>,
    /// Its address (`url`, `link`, `lien`…).
    pub url: Option<String>,
    /// Its headline (`title`, `titre`, `headline`…).
    pub title: Option<String>,
}

impl Columns {
    /// The name given for a role.
    pub fn given(&self, role: Role) -> Option<&str> {
        match role {
            Role::Text => &self.text,
            Role::Id => &self.id,
            Role::Date => &self.date,
            Role::Outlet => &self.outlet,
            Role::Url => &self.url,
            Role::Title => &self.title,
        }
        .as_deref()
    }
}

/// What one row says, by role.
#[derive(Clone, Debug, Default)]
pub(super) struct Fields([Option<String>; ROLES]);

impl Fields {
    pub fn set(&mut self, role: Role, value: String) {
        self.0[role as usize] = Some(value);
    }

    pub fn has(&self, role: Role) -> bool {
        self.0[role as usize].is_some()
    }

    /// Takes a value out; empty and blank ones count as none.
    pub fn take(&mut self, role: Role) -> Option<String> {
        self.0[role as usize].take().filter(|v| !v.trim().is_empty())
    }
}

/// A claim of a column on a role: the smaller the rank, the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Claim {
    pub role: Role,
    pub rank: u8,
}

/// Finds the role of a column by its name.
#[derive(Clone, Debug)]
pub(super) struct Matcher {
    columns: Columns,
    known: FxHashMap<String, Option<Claim>>,
}

/// Names that are remembered; a file whose keys are data has no end of them.
const REMEMBERED: usize = 1024;

impl Matcher {
    pub fn new(columns: Columns) -> Matcher {
        Matcher { columns, known: FxHashMap::default() }
    }

    pub fn columns(&self) -> &Columns {
        &self.columns
    }

    /// The role of the column `name`, if it has one.
    pub fn claim(&mut self, name: &str) -> Option<Claim> {
        if let Some(claim) = self.known.get(name) {
            return *claim;
        }
        let claim = self.find(name);
        if self.known.len() < REMEMBERED {
            self.known.insert(name.to_owned(), claim);
        }
        claim
    }

    fn find(&self, name: &str) -> Option<Claim> {
        let given = |role: &Role| self.columns.given(*role);
        if let Some(role) = Role::ALL.into_iter().find(|r| given(r).is_some_and(|g| g.trim() == name.trim()))
        {
            return Some(Claim { role, rank: 0 });
        }
        let plain: String = name
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '_' | '-' | '.' | '\u{feff}'))
            .flat_map(char::to_lowercase)
            .collect();
        Role::ALL.into_iter().filter(|r| given(r).is_none()).find_map(|role| {
            let rank = role.names().iter().position(|n| *n == plain)?;
            Some(Claim { role, rank: rank as u8 + 1 })
        })
    }
}

/// Whether columns are those of an output of ours, which holds quotations and no articles.
pub(super) fn our_own<S: AsRef<str>>(names: &[S]) -> bool {
    ["kind", "start_char", "cue_lemma", "speaker_id"].iter().all(|c| names.iter().any(|n| n.as_ref() == *c))
}

/// Columns for a message: `a`, `b`, `c`… cut to a bearable length.
pub(super) fn list<S: AsRef<str>>(names: &[S]) -> String {
    const MOST: usize = 12;
    let mut shown: Vec<String> = names
        .iter()
        .take(MOST)
        .map(|n| format!("`{}`", n.as_ref().chars().take(40).collect::<String>().escape_debug()))
        .collect();
    if names.len() > MOST {
        shown.push(format!("{} more", names.len() - MOST));
    }
    shown.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_names_are_known_in_any_case() {
        let mut matcher = Matcher::new(Columns::default());
        for (name, role) in [
            ("Full Text", Role::Text),
            ("publishedAt", Role::Date),
            ("date_publication", Role::Date),
            ("DOC-ID", Role::Id),
            ("Média", Role::Outlet),
            ("lien", Role::Url),
            ("titre", Role::Title),
        ] {
            assert_eq!(matcher.claim(name).map(|c| c.role), Some(role), "{name}");
        }
        assert_eq!(matcher.claim("sha256"), None);
    }

    #[test]
    fn a_given_name_shuts_out_the_usual_ones() {
        let mut matcher = Matcher::new(Columns { text: Some("chapo".into()), ..Columns::default() });
        assert_eq!(matcher.claim("chapo"), Some(Claim { role: Role::Text, rank: 0 }));
        assert_eq!(matcher.claim("text"), None);
    }
}
