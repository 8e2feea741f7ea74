//! Others: whom a description cannot mean. *Le préfet* is not *le maire*, *la police indienne* is not that of London, and *le patient* is
//! not his doctor, whatever else speaks for them.

use super::super::scene::Scene;
use super::Entity;
use super::appositions::strip_article;
use super::descriptions::{Description, FIRST_MINISTER, apart};
use super::floor::learns;
use crate::analysis::SpeakerKind;
use crate::detect::{Chunks, Np};
use crate::lexicon::{
    CountryIdx, Domain, Lexicon, Organisation, Role, RoleId, WordKey, fold, is_headed, singular,
};
use crate::text::spaced;

/// Whether an entity went by descriptions that are another's: *le préfet* is not *le maire*, *le rapport* is not *le
/// communiqué*. A noun that `repeats`, a generic or a demonstrative one, may take up any nameless thing of its kind; one that may
/// be held `besides` takes up whoever has another trade.
pub(super) fn is_another(
    lexicon: &Lexicon,
    entity: &Entity,
    description: &Description,
    repeats: bool,
    besides: bool,
) -> bool {
    if is_of_another_state(lexicon, entity, description) {
        return true;
    }
    // *l'avocate* of *Me Anne Martin*, whom the text calls by no noun.
    let one_role = |d: &Description| d.role.is_some() && d.role == description.role && d.modifiers.is_empty();
    let noun = |d: &&Description| description.same_noun(d, lexicon) || one_role(d);
    let mut same = entity.descriptions.iter().filter(noun).peekable();
    if same.peek().is_some() {
        // *l'avocat de la défense* is not *Me X, avocat de la victime*.
        let side =
            |d: &Description| description.side().zip(d.side()).is_some_and(|(ours, theirs)| ours != theirs);
        if entity.descriptions.iter().any(side) {
            return true;
        }
        // Who has a name may have several charges.
        let one_charge = entity.kind != SpeakerKind::Person || entity.name.is_none();
        let of_another = |d: &Description| one_charge && d.is_of_another_matter(description);
        return same.all(|d| d.is_elsewhere(description) || of_another(d) || description.is_another_of(d));
    }
    // *le procureur de l'époque* held an office then, and is nobody whom the text tells of now by another noun.
    let takes_up = |d: &Description| description.takes_up(d, lexicon);
    if description.is_of_then() && entity.known.is_none() && !entity.descriptions.iter().any(takes_up) {
        return true;
    }
    if entity.descriptions.iter().any(|d| description.is_unionist(d, lexicon)) {
        return false;
    }
    let deed = entity.deed.as_deref();
    match (entity.kind, entity.name.as_deref()) {
        // *sa fille Alma … la jeune femme*: a noun for anybody is nobody else's.
        (SpeakerKind::Person, Some(_))
            if is_anybody(&description.head) && !is_somebodys_somebody(description) =>
        {
            false
        }
        (SpeakerKind::Person | SpeakerKind::Anonymous, name) => {
            // *la jeune conseillère* for *l'élue*
            let seated = || {
                description.head.starts_with("conseill")
                    && entity.descriptions.iter().any(|d| description.takes_up(d, lexicon))
            };
            // *la mère de la victime*: somebody's somebody is seldom who was somebody else's, or something else, before.
            // *la mère de famille* is not *sa fille*.
            let child = |d: &Description| matches!(&*d.head, "fille" | "fils" | "enfant" | "bebe" | "garcon");
            if description.is_of_a_family() && name.is_none() && entity.descriptions.iter().any(child) {
                return true;
            }
            if is_relational(&description.head)
                && !description.is_of_a_family()
                && !seated()
                && !repeats
                && !besides
                && !description.modifiers.is_empty()
                && !entity.descriptions.is_empty()
            {
                return true;
            }
            // Who is minister of something is not prime minister.
            let of_something = |d: &Description| d.head == "ministre" && !d.charges.is_empty();
            if description.head == FIRST_MINISTER && entity.descriptions.iter().any(of_something) {
                return true;
            }
            let named_minister = |d: &Description| d.head == "ministre";
            let first = |d: &Description| d.head == FIRST_MINISTER;
            if of_something(description)
                && entity.descriptions.iter().any(first)
                && !entity.descriptions.iter().any(named_minister)
            {
                return true;
            }
            let Some(again) = description.role else { return false };
            // *le magistrat*, *le policier*: no head of state or minister of whom the text says nothing of the kind.
            let domain = |role: RoleId| lexicon.roles.get(role).map(|role| role.domain);
            let of = |field: Domain| domain(again) == Some(field);
            let held = || entity.descriptions.iter().filter_map(|d| d.role);
            let never = || !held().any(|role| domain(role) == domain(again));
            let holds_only = |test: &dyn Fn(RoleId) -> bool| held().next().is_some() && held().all(test);
            // *Paul Durand, chef de service. Le ministre défend ses troupes*: nobody of whom the text tells another trade only.
            let public = |role: RoleId| matches!(domain(role), Some(Domain::Government | Domain::Politics));
            if description.head == "ministre"
                && !description.former
                && !repeats
                && entity.known.is_none()
                && holds_only(&|role| !public(role) && !lexicon.roles.may_take_up(again, role))
            {
                return true;
            }
            // Many a minister is a lawyer, or has written a book.
            let head = description.head.as_str();
            let counsel = matches!(head, "avocat" | "avocate" | "conseil" | "juriste" | "tenor");
            if entity.known.is_some() && of(Domain::Justice) && !counsel && never() {
                return true;
            }
            // *le journaliste* asks, *le chanteur* sings: neither is a minister.
            let author =
                head.starts_with("au") || head.starts_with("ecrivain") || head.starts_with("createur");
            let official = || entity.known.is_some_and(|who| lexicon.offices.has_held(who));
            if of(Domain::Media) && !description.former && !author && official() && never() {
                return true;
            }
            // *la collégienne* is no minister.
            if learns(head) && !description.former && official() {
                return true;
            }
            // *le scientifique*, *l'attaquant*; but many a minister was a doctor, or taught.
            let taught = [
                "medecin",
                "docteur",
                "juriste",
                "prof",
                "enseignant",
                "economiste",
                "universitaire",
                "ingenieur",
            ];
            let learned = of(Domain::Science) && !taught.iter().any(|stem| head.starts_with(stem));
            let wins = ["finalist", "favori", "champion", "vainqueur", "gagnant", "perdant", "challenger"];
            let plays = of(Domain::Sport) && !wins.iter().any(|stem| head.starts_with(stem));
            if (learned || plays) && !description.former && official() && never() {
                return true;
            }
            // *le général*, *l'ambassadeur russe*: neither a minister nor a head of state.
            let ranked =
                lexicon.roles.get(again).is_some_and(|r| r.hypernyms.iter().any(|h| &**h == "officier"));
            // Not *l'ambassadrice des pôles*.
            let envoy = (head.starts_with("ambassad") || head == "consul" || head == "consule")
                && description.matters.is_empty();
            let served = || entity.known.is_some_and(|who| lexicon.offices.has_served_in_arms_or_abroad(who));
            if (ranked || envoy) && !description.former && official() && !served() && never() {
                return true;
            }
            // *le commissaire*, *le gérant*: whom a text calls by a first name alone holds no office and runs nothing, unless it
            // says so.
            let runs = of(Domain::Economy) && lexicon.roles.get(again).is_some_and(is_leader);
            let public = lexicon.roles.is_office(again) || runs;
            let alone = || name.is_some_and(|n| !n.contains(' ') && lexicon.first_names.gender(n).is_some());
            if public
                && !repeats
                && !description.former
                && entity.known.is_none()
                && deed.is_none()
                && never()
                && alone()
            {
                return true;
            }
            if besides {
                // *le prêtre* is not the baker, while a secretary of a union or a mayor may be a nurse.
                let elsewhere = |first: RoleId| {
                    !repeats
                        && !wins.iter().any(|stem| head.starts_with(stem))
                        && lexicon.roles.are_two_livings(again, first)
                };
                return held().any(|first| lexicon.roles.are_opposed(again, first) || elsewhere(first))
                    || is_facing(lexicon, entity, description);
            }
            // *le préfet* is not the baker whom the text calls nothing else.
            let trade = |role: RoleId| domain(role).is_some_and(Domain::is_of_trades);
            if entity.known.is_none()
                && !repeats
                && lexicon.roles.is_office(again)
                && holds_only(&|role| trade(role) && !lexicon.roles.may_take_up(again, role))
            {
                return true;
            }
            // *le médecin*, *l'attaquant* is not the mayor whom the text calls nothing else; *le spécialiste* may be.
            let versed = head.starts_with("specialiste") || head.starts_with("expert");
            if entity.known.is_none()
                && !repeats
                && !description.former
                && (of(Domain::Science) && !versed || plays)
                && holds_only(&|role| {
                    lexicon.roles.is_office(role) && !lexicon.roles.may_take_up(again, role)
                })
            {
                return true;
            }
            // Who has a name may have two trades; of the nameless nothing else is known.
            let differ = |first: RoleId| match name {
                None => lexicon.roles.differ(again, first) || lexicon.roles.is_office_beside(again, first),
                Some(_) => lexicon.roles.differ_in_field(again, first),
            };
            let differ = |first: RoleId| differ(first) || lexicon.roles.are_opposed(again, first);
            let livings = |first: RoleId| lexicon.roles.are_two_livings(again, first);
            let another = |first: RoleId| {
                lexicon.roles.are_apart(again, first) || livings(first) || !repeats && differ(first)
            };
            // *Anne Martin, ancienne porte-parole du mouvement. L'avocate*: what she was says little of what she is.
            let past = name.is_some() && entity.descriptions.iter().all(|d| d.former || d.role.is_none());
            !past && holds_only(&another) || is_facing(lexicon, entity, description)
        }
        _ if repeats => false,
        _ if entity.descriptions.iter().any(|d| lexicon.share_a_kind(&d.head, &description.head)) => false,
        (_, None) => !entity.descriptions.is_empty(),
        (_, Some(name)) => {
            let named = lexicon.organisation(name).or_else(|| lexicon.organisation(strip_article(name)));
            let known = named.and_then(|id| lexicon.organisations.get(id));
            // *le ministère de la Culture* is not *Bercy*.
            let elsewhere = |o: &Organisation| {
                let charges = &description.charges;
                description.head == "ministere"
                    && !o.stands_for.is_empty()
                    && !charges.is_empty()
                    && !charges.iter().any(|charge| o.stands_for.contains(charge))
            };
            known.is_some_and(elsewhere)
                || known.is_some_and(|o| {
                    !o.hypernyms.is_empty()
                        && !o.hypernyms.iter().any(|h| is_headed(&fold(h), &description.head))
                })
        }
    }
}

/// One who runs something, by what the role may be taken up by.
fn is_leader(role: &Role) -> bool {
    role.hypernyms.iter().any(|h| matches!(&**h, "dirigeant" | "patron"))
}

/// *la directrice de l'usine*, at the head of a paragraph, is not the nurse who spoke in the one before, whom the text calls nothing
/// of the kind.
pub(super) fn leads_elsewhere(lexicon: &Lexicon, entity: &Entity, description: &Description) -> bool {
    let Some((again, role)) = description.role.and_then(|id| Some((id, lexicon.roles.get(id)?))) else {
        return false;
    };
    let leads = matches!(&*role.masculine, "directeur" | "patron" | "chef" | "président" | "gérant")
        || is_leader(role);
    let ours = |m: &WordKey| description.modifiers.contains(m);
    let kindred = |d: &Description| {
        d.role.is_none_or(|role| lexicon.roles.are_related(again, role)) || d.modifiers.iter().any(ours)
    };
    leads
        && entity.known.is_none()
        && !description.former
        && !description.modifiers.is_empty()
        && !entity.descriptions.is_empty()
        && !entity.descriptions.iter().any(kindred)
}

/// *l'ancien rugbyman*, *la mère de famille*: what somebody may be besides an office or another trade; in an *incise* also
/// *l'institutrice*, *le viticulteur*, while *L'institutrice ne dort plus* may begin to tell of somebody new. Not *le préfet*, *l'avocat*,
/// *le médecin*, *le journaliste*, who are somebody new as a rule.
pub(super) fn is_held_besides(lexicon: &Lexicon, description: &Description, said: bool) -> bool {
    let Some((id, role)) = description.role.and_then(|id| Some((id, lexicon.roles.get(id)?))) else {
        return false;
    };
    let teaches = role.hypernyms.iter().any(|h| &**h == "enseignant") || &*role.masculine == "enseignant";
    let treats = matches!(&*role.masculine, "médecin" | "docteur" | "psychiatre" | "psychologue");
    let trade = said && (!matches!(role.domain, Domain::Justice | Domain::Government) && !treats || teaches);
    // Who asks, and who has written what is told of, is seldom whom the text tells of.
    let tells =
        matches!(&*role.masculine, "auteur" | "journaliste" | "reporter" | "présentateur" | "intervieweur");
    let anybody = matches!(role.domain, Domain::General | Domain::Society);
    let past = description.former && role.domain != Domain::Justice;
    (trade && !tells || anybody || past) && !lexicon.roles.is_office(id)
}

/// *le père du suspect* behind *le père de la victime*, *le cadet* behind *l'aîné*: kin of that degree to somebody else.
pub(super) fn is_other_kin(entity: &Entity, description: &Description) -> bool {
    let kin = |d: &Description| {
        is_relational(&d.head) || matches!(&*d.head, "cadet" | "cadette" | "aine" | "ainee" | "benjamin")
    };
    let same = |d: &Description| d.key == description.key && d.modifiers == description.modifiers;
    let young = description.modifiers.contains(&WordKey::of_folded("jeune"));
    kin(description) && !young && entity.descriptions.iter().any(|d| kin(d) && !same(d))
}

/// *le patient* for a doctor, *l'entraîneur* for a player; not *l'ancien joueur*, nor who was called both.
fn is_facing(lexicon: &Lexicon, entity: &Entity, description: &Description) -> bool {
    let Some(again) = description.role.filter(|_| !description.former) else { return false };
    let said = || entity.descriptions.iter().filter(|d| !d.former).filter_map(|d| d.role);
    let roles = || said().chain(entity.taken_up_as.iter().copied());
    roles().any(|first| lexicon.facing_roles.are_facing(again, first))
        && !roles().any(|first| lexicon.roles.may_take_up(again, first))
}

/// *Le ministre ukrainien*, *l'armée libanaise*: nobody who held an office of another state, and no body that stands for another
/// (*le Kremlin*: *la présidence russe*), unless the text has called them so. Whoever else may be of two states.
fn is_of_another_state(lexicon: &Lexicon, entity: &Entity, description: &Description) -> bool {
    let states = &description.states;
    if states.is_empty() {
        return false;
    }
    if entity.descriptions.iter().any(|d| d.states.iter().any(|state| states.contains(state))) {
        return false;
    }
    let homes = entity.known.map_or(&[][..], |who| lexicon.offices.homes(who));
    let called =
        entity.body(lexicon).into_iter().flat_map(|b| b.hypernyms.iter().chain([&b.name, &b.metonym]));
    let words = called.flat_map(|phrase| phrase.split(' '));
    let theirs = words.filter_map(|word| lexicon.countries.by_demonym(word)).flat_map(|d| &d.countries);
    let of: Vec<CountryIdx> = homes.iter().chain(theirs).copied().collect();
    apart(&of, states)
}

/// *En Espagne, la police a dit*, *Au Chili le ministre a dit*: the country that opens the sentence of a subject.
pub(super) fn country_in_front(scene: &Scene<'_>, chunks: &Chunks, np: &Np) -> Option<CountryIdx> {
    let front = chunks.np(0).filter(|front| front.tokens.end <= np.tokens.start)?;
    let within = |t: usize| matches!(scene.lower(t), "en" | "au" | "aux");
    front
        .prep
        .filter(|t| within(*t))
        .and(front.name.clone())
        .and_then(|name| scene.lexicon.countries.by_name(&spaced(scene.words(name))))
}

/// Who is said to be of a state, and never of that country: *la police indienne*, and a sentence on Spain.
pub(super) fn is_elsewhere(entity: &Entity, country: CountryIdx) -> bool {
    let mut of = entity.descriptions.iter().flat_map(|d| &d.states).peekable();
    entity.name.is_none() && of.peek().is_some() && of.all(|state| *state != country)
}

/// *la police indienne* is not *la police de Londres*: two bodies without a name, each said to be of a place or state; a noun for
/// any of them (*le groupe français*, *le groupe de Lens*) does not tell them apart.
pub(super) fn is_another_body(lexicon: &Lexicon, entity: &Entity, description: &Description) -> bool {
    let placed = |d: &Description| !(d.places.is_empty() && d.states.is_empty());
    let other = |d: &Description| {
        d.key == description.key
            && placed(d)
            && !d.modifiers.iter().any(|m| description.modifiers.contains(m))
    };
    entity.kind == SpeakerKind::Organisation
        && entity.name.is_none()
        && placed(description)
        && !lexicon.is_generic(&description.head)
        && !entity.descriptions.is_empty()
        && entity.descriptions.iter().all(other)
}

/// *la préfecture* for *La Couronne*: a body whose kind all bear its noun in their names, and one that was never called so.
pub(super) fn is_called_otherwise(lexicon: &Lexicon, entity: &Entity, description: &Description) -> bool {
    let Some(name) = entity.name.as_deref() else { return false };
    let called = |d: &Description| {
        description.same_noun(d, lexicon) || lexicon.share_a_kind(&d.head, &description.head)
    };
    let bears = || entity.names.iter().any(|n| n.split(' ').any(|word| singular(word) == description.head));
    !entity.descriptions.iter().any(called) && !bears() && !lexicon.organisation_is(name, &description.head)
}

/// *porte-parole*, *avocat*, *proche*: nouns for somebody's somebody; with a complement, as a rule somebody new.
pub(super) fn is_relational(head: &str) -> bool {
    is_kin(head)
        || matches!(
            head,
            "porte-parole"
                | "avocat"
                | "avocate"
                | "conseiller"
                | "conseillere"
                | "proche"
                | "ami"
                | "amie"
                | "voisin"
                | "voisine"
                | "collegue"
        )
}

/// *mère*, *cousin*, *compagne*: somebody of a family; folded.
pub(super) fn is_kin(head: &str) -> bool {
    matches!(
        head,
        "pere"
            | "mere"
            | "fils"
            | "fille"
            | "frere"
            | "soeur"
            | "femme"
            | "mari"
            | "epoux"
            | "epouse"
            | "beau-pere"
            | "belle-mere"
            | "beau-frere"
            | "belle-soeur"
            | "gendre"
            | "oncle"
            | "tante"
            | "cousin"
            | "cousine"
            | "neveu"
            | "niece"
            | "grand-pere"
            | "grand-mere"
            | "compagnon"
            | "compagne"
            | "conjoint"
            | "conjointe"
            | "veuf"
            | "veuve"
    )
}

/// *la femme du maire*, and not *la jeune femme*.
pub(super) fn is_somebodys_somebody(description: &Description) -> bool {
    is_relational(&description.head) && !(description.places.is_empty() && description.charges.is_empty())
}

/// *la jeune femme*, *le quadragénaire*: nouns for anybody, which take up who is known already; folded.
pub(super) fn is_anybody(head: &str) -> bool {
    matches!(
        head,
        "homme"
            | "femme"
            | "jeune"
            | "dame"
            | "monsieur"
            | "garcon"
            | "fille"
            | "trentenaire"
            | "vingtenaire"
            | "numero"
    ) || head.ends_with("genaire")
}
