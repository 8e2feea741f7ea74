//! [`Grid`]: a small table, as text whose columns line up or as Markdown.

/// A table with a title and, below it, a remark.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Grid {
    pub title: &'static str,
    /// The first column is words, the others are figures.
    pub header: Vec<&'static str>,
    pub rows: Vec<Vec<String>>,
    pub remark: String,
}

impl Grid {
    /// For a terminal: words to the left, figures to the right.
    pub fn text(&self) -> String {
        let widths = self.widths();
        let mut out = format!("{}\n", self.title);
        let header: Vec<&str> = self.header.clone();
        out.push_str(&line(&header, &widths));
        for row in &self.rows {
            let cells: Vec<&str> = row.iter().map(String::as_str).collect();
            out.push_str(&line(&cells, &widths));
        }
        for remark in self.remark.lines() {
            out.push_str(&format!("  {remark}\n"));
        }
        out
    }

    fn widths(&self) -> Vec<usize> {
        let width = |text: &str| text.chars().count();
        let mut widths: Vec<usize> = self.header.iter().map(|name| width(name)).collect();
        for row in &self.rows {
            for (most, cell) in widths.iter_mut().zip(row) {
                *most = (*most).max(width(cell));
            }
        }
        widths
    }

    /// As a table of Markdown; the title is left to whoever puts it into a page.
    pub fn markdown(&self) -> String {
        let cells = |cells: &mut dyn Iterator<Item = String>| {
            format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
        };
        let mut out = cells(&mut self.header.iter().map(|name| (*name).to_owned()));
        let rule = |n| if n == 0 { "---" } else { "---:" };
        out.push_str(&cells(&mut (0..self.header.len()).map(|n| rule(n).to_owned())));
        for row in &self.rows {
            out.push_str(&cells(&mut row.iter().map(|cell| cell.replace('|', "\\|"))));
        }
        if !self.remark.is_empty() {
            out.push_str(&format!("\n{}\n", self.remark));
        }
        out
    }
}

fn line(cells: &[&str], widths: &[usize]) -> String {
    let mut out = String::from("  ");
    for (n, (cell, width)) in cells.iter().zip(widths).enumerate() {
        match n {
            0 => out.push_str(&format!("{cell:width$}")),
            _ => out.push_str(&format!("  {cell:>width$}")),
        }
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_stand_below_each_other() {
        let grid = Grid {
            title: "By kind",
            header: vec!["kind", "rows"],
            rows: vec![vec!["direct".into(), "9".into()], vec!["propos rapporté".into(), "120".into()]],
            remark: "as given".into(),
        };
        assert_eq!(
            grid.text(),
            "By kind\n  kind             rows\n  direct              9\n  propos rapporté   120\n  as given\n"
        );
        assert_eq!(
            grid.markdown(),
            "| kind | rows |\n| --- | ---: |\n| direct | 9 |\n| propos rapporté | 120 |\n\nas given\n"
        );
    }
}
