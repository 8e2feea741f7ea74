//! `attributions.jsonl`: the rows of `attributions.csv` as JSON objects, one a line; empty is `null`, numbers are numbers.

use super::row::Row;

pub(super) fn write(out: &mut Vec<u8>, row: &Row<'_>) {
    let begin = out.len();
    match serde_json::to_writer(&mut *out, row) {
        Ok(()) => out.push(b'\n'),
        // Writing into memory does not fail, nor does a row of words and numbers; half a line would be worse than none.
        Err(_) => out.truncate(begin),
    }
}
