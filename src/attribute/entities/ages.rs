//! Ages: *Anne Martin, 71 ans*, *un homme de 45 ans*: what tells *la septuagénaire* from *le trentenaire*.

use super::super::scene::Scene;
use crate::detect::Np;
use crate::text::TokenKind;
use std::ops::RangeInclusive;

/// The age that a phrase gives of whom it means, in it or right behind: *un homme de 45 ans*, *Anne Martin, 71 ans*,
/// *Anne Martin (71 ans)*, *Anne Martin, âgée de 71 ans*.
pub(super) fn age_of(scene: &Scene<'_>, np: &Np) -> Option<u8> {
    if let Some(age) = np.tokens.clone().find_map(|t| years(scene, t)) {
        return Some(age);
    }
    let mut t = np.tokens.end;
    let tokens = scene.document.tokens();
    let sign =
        |t: usize, signs: [char; 2]| tokens.get(t).is_some_and(|k| signs.iter().any(|s| k.is_punct(*s)));
    let apart = sign(t, [',', '(']);
    t += usize::from(apart);
    let aged = t < tokens.len() && matches!(scene.lower(t), "âgé" | "âgée") && scene.lower(t + 1) == "de";
    t += if aged { 2 } else { 0 };
    // *Anne Martin, dix ans de métier*, *Anne Martin, 3 ans plus tard*
    let whole = aged || sign(t + 2, [',', ')']) || sign(t + 2, ['.', ';']);
    years(scene, t).filter(|_| (apart || aged) && whole)
}

/// *71 ans*: an age, or a span of time, and nobody.
pub(in crate::attribute) fn is_age(scene: &Scene<'_>, np: &Np) -> bool {
    np.tokens.len() == 2 && years(scene, np.tokens.start).is_some()
}

/// *71* of *71 ans*.
fn years(scene: &Scene<'_>, t: usize) -> Option<u8> {
    let token = scene.document.tokens().get(t)?;
    let counted = token.kind == TokenKind::Number && scene.lower(t + 1) == "ans";
    counted.then(|| scene.word(t).parse().ok()).flatten()
}

/// The ages of those whom a description may mean: by its noun, folded, by *jeune* before it, by the age that it gives.
pub(super) fn ages_of(scene: &Scene<'_>, np: &Np, head: &str) -> Option<RangeInclusive<u8>> {
    /// Nobody older is a *jeune homme*.
    const YOUNG: u8 = 39;
    if let Some(age) = np.tokens.clone().find_map(|t| years(scene, t)) {
        return Some(age..=age);
    }
    if let Some(decade) = decade(head) {
        return Some(decade..=decade + 9);
    }
    let young = np.head > 0 && np.tokens.contains(&(np.head - 1)) && scene.lower(np.head - 1) == "jeune";
    minor(head).or_else(|| young.then_some(0..=YOUNG))
}

/// *10* to *19* for *adolescent*; folded.
fn minor(head: &str) -> Option<RangeInclusive<u8>> {
    match head {
        "adolescent" | "adolescente" | "ado" => Some(10..=19),
        "collegien" | "collegienne" => Some(10..=16),
        "lyceen" | "lyceenne" => Some(14..=20),
        "fillette" | "garconnet" => Some(0..=13),
        _ => None,
    }
}

/// *fillette*, *lycéen*, *enfant*: hardly anybody's mother or father; folded.
pub(super) fn is_minor(head: &str) -> bool {
    minor(head).is_some()
        || matches!(head, "bebe" | "ecolier" | "ecoliere" | "enfant" | "gamin" | "gamine" | "nourrisson")
}

/// Whether a description says nothing but an age: *la septuagénaire*, *la femme de 34 ans*.
pub(super) fn tells_age(ages: &RangeInclusive<u8>) -> bool {
    ages.end() - ages.start() < 10 && *ages.start() >= 20
}

/// *71* to *79* for *septuagénaire*.
fn decade(head: &str) -> Option<u8> {
    const DECADES: [(&str, u8); 8] = [
        ("vingtenaire", 20),
        ("trentenaire", 30),
        ("quadra", 40),
        ("quinqua", 50),
        ("sexa", 60),
        ("septua", 70),
        ("octo", 80),
        ("nona", 90),
    ];
    let (stem, decade) = DECADES.iter().find(|(stem, _)| head.starts_with(stem))?;
    (head == *stem || head[stem.len()..].starts_with("gen")).then_some(*decade)
}
