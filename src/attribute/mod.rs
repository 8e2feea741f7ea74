//! Who says what: rules by construction, coreference, confidence, evidence.

mod claims;
mod colon;
mod confidence;
mod construction;
mod entities;
mod evidence;
mod inside;
mod predicates;
mod reports;
mod resolve;
mod rules;
mod scene;
mod speech;
mod stand;
mod subjects;

pub use confidence::inputs;
pub use entities::{Entities, Entity, EntityId, Reference};
pub use evidence::{Lost, Standing, Trace, Way, Weighed, Weighing};
pub use inside::{Inside, inside};
pub use reports::{Carrier, Complement, Report, Source, reports};
pub use resolve::{Finding, Resolved, resolve, resolve_title, resolve_traced};
pub use rules::{RULES, Rule, rule};
pub use scene::Scene;
