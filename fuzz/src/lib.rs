//! What the fuzz targets share: the contract of the tests, and what must hold of anything that is read.

use dixit::input::{Form, Item, Options, read_from};

#[path = "../../tests/contract.rs"]
pub mod contract;

/// Reads bytes as a file of this form to the end, and checks that every article has an id of its own and every problem a
/// place.
pub fn read(form: Form, bytes: &[u8]) {
    let options = Options { from: Some(form), ..Options::default() };
    let mut ids = std::collections::BTreeSet::new();
    let mut items = 0;
    for item in read_from("fuzz.x", std::io::Cursor::new(bytes.to_vec()), options) {
        items += 1;
        match item {
            Item::Article(article, place) => {
                assert!(place.row.is_some(), "a row of a table has a line");
                assert!(ids.insert(article.id.clone()), "{:?} is given twice", article.id);
            }
            Item::Problem(problem) => assert!(problem.to_string().starts_with("fuzz.x"), "{problem}"),
        }
        assert!(items <= 10 * bytes.len() + 100, "more comes out than goes in");
    }
}
