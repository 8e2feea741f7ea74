//! Who says what: rules by construction, coreference, confidence, evidence.

mod claims;
mod construction;
mod entities;
mod inside;
mod reports;
mod resolve;
mod scene;
mod speech;

pub use entities::{Entities, Entity, EntityId, Reference};
pub use reports::{Carrier, Complement, Report, Source, reports};
pub use resolve::{Finding, Resolved, resolve, resolve_title};
pub use scene::Scene;
