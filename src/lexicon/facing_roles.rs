//! [`FacingRoles`]: roles that face each other, and that nobody has at once: *le médecin* and *le patient*.

use super::roles::{Role, RoleId, Roles};
use super::{DataError, DataFiles, Table};
use rustc_hash::FxHashMap;

/// For each role the sides on which it is: a bit for each row of the table.
#[derive(Debug, Default)]
pub struct FacingRoles {
    sides: Vec<Sides>,
}

/// The rows in which a role stands, or a hypernym of it: in one column and in the other.
#[derive(Clone, Copy, Debug, Default)]
struct Sides {
    ones: u32,
    others: u32,
}

impl FacingRoles {
    /// Reads `fr/facing_roles.csv`.
    ///
    /// # Errors
    /// A wrong header, an empty cell, what is no role, more than 32 rows.
    pub fn parse(files: &DataFiles, roles: &Roles) -> Result<FacingRoles, DataError> {
        const FILE: &str = "fr/facing_roles.csv";
        let table = Table::parse(FILE, files.text(FILE), &["ones", "others", "note"])?;
        let mut by_name: FxHashMap<&str, Sides> = FxHashMap::default();
        for (number, row) in (0u32..).zip(table.rows()) {
            let Some(bit) = 1u32.checked_shl(number) else {
                return Err(row.error("ones", "more rows than 32"));
            };
            for column in ["ones", "others"] {
                for name in row.required(column)?.split('|') {
                    if roles.form(name).is_none() {
                        return Err(row.error(column, format!("{name:?} is no role of fr/roles.csv")));
                    }
                    let sides = by_name.entry(name).or_default();
                    *(if column == "ones" { &mut sides.ones } else { &mut sides.others }) |= bit;
                }
            }
        }
        let sides = |role: &Role| {
            let names = [&role.masculine, &role.feminine].into_iter().chain(&role.hypernyms);
            names.filter_map(|name| by_name.get(&**name)).fold(Sides::default(), |all, sides| Sides {
                ones: all.ones | sides.ones,
                others: all.others | sides.others,
            })
        };
        Ok(FacingRoles { sides: roles.iter().map(sides).collect() })
    }

    /// Whether one faces the other: *le joueur* and *l'entraîneur*, *l'élève* and *la professeure*.
    pub fn are_facing(&self, one: RoleId, other: RoleId) -> bool {
        let sides = |id: RoleId| self.sides.get(usize::from(id.0)).copied().unwrap_or_default();
        let (here, there) = (sides(one), sides(other));
        here.ones & there.others != 0 || here.others & there.ones != 0
    }
}
