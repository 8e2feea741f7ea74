//! An evaluation as one JSON object, for programs. Shares are rounded to four digits.

use crate::evaluate::{
    Bin, Confusion, Hits, Interval, Measure, Part, Radar, Reach, Report, SURE, Scored, Tally,
};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Renders a report.
pub fn render(report: &Report) -> String {
    let sums = &report.sums;
    let mut out = Map::new();
    out.insert("texts".to_owned(), sums.texts.into());
    out.extend(report.main.iter().map(named));
    for single in &report.singles {
        if report.part(single.name).is_some() {
            out.insert(single.name.to_owned(), rounded(single.name, single.value));
        }
    }
    let intervals = report.singles.iter().filter_map(|s| Some((s.name.to_owned(), pair(s.interval?))));
    out.insert("intervals".to_owned(), Value::Object(intervals.collect()));
    out.insert("reliability".to_owned(), reliability(report));
    out.insert("spans".to_owned(), Value::Object(report.spans.iter().map(named).collect()));
    out.insert("radar".to_owned(), json!({"0.3": radar(&sums.radar_30), "0.8": radar(&sums.radar_80)}));
    let tables = &report.tables;
    out.insert("by_kind".to_owned(), by(&tables.kinds, tally));
    out.insert("by_rule".to_owned(), by(&tables.rules, tally));
    out.insert("by_speaker_from".to_owned(), by(&tables.ways, tally));
    out.insert("by_speaker_type".to_owned(), by(&tables.speakers, reach));
    out.insert("confusion".to_owned(), confusion(&tables.confusion));
    for (name, share, table) in
        [("act", sums.act, &tables.acts), ("polarity", sums.polarity, &tables.polarities)]
    {
        if share.whole > 0 {
            let Part { part, whole } = share;
            let value = json!({"accuracy": round(share.share()), "right": part, "of": whole, "confusion": confusion(table)});
            out.insert(name.to_owned(), value);
        }
    }
    let errors = report.errors.iter().map(|(sort, count)| (sort.name().to_owned(), (*count).into()));
    out.insert("errors".to_owned(), Value::Object(errors.collect()));
    format!("{:#}\n", Value::Object(out))
}

/// Four digits, as they are written.
pub(super) fn round(number: f64) -> Value {
    format!("{number:.4}").parse::<f64>().map_or(Value::Null, Value::from)
}

/// What counts in hundreds has two digits fewer.
fn rounded(name: &str, number: f64) -> Value {
    match name.ends_with("_per_100") {
        true => format!("{number:.2}").parse::<f64>().map_or(Value::Null, Value::from),
        false => round(number),
    }
}

fn pair(interval: Interval) -> Value {
    json!([round(interval.low), round(interval.high)])
}

fn named(figure: &Scored) -> (String, Value) {
    let mut value = hits(figure.hits);
    if let (Value::Object(fields), Some(interval)) = (&mut value, figure.interval) {
        fields.insert("interval".to_owned(), pair(interval));
    }
    (figure.name.to_owned(), value)
}

fn hits(hits: Hits) -> Value {
    json!({
        "p": round(hits.precision()), "r": round(hits.recall()), "f1": round(hits.f1()),
        "tp": hits.right, "pred": hits.ours, "gold": hits.gold,
    })
}

fn radar(radar: &Radar) -> Value {
    json!({
        "contents": hits(radar.contents),
        "source": round(radar.sources.share()),
        "cue": round(radar.cues.share()),
    })
}

fn reliability(report: &Report) -> Value {
    let reliability = &report.sums.reliability;
    let bin = |(n, bin): (usize, &Bin)| {
        json!({
            "from": round(n as f64 / 10.0), "to": round((n + 1) as f64 / 10.0), "rows": bin.rows,
            "mean_confidence": round(bin.mean(Measure::Entity)), "entity": round(bin.accuracy(Measure::Entity)),
            "mention": round(bin.accuracy(Measure::Mention)), "not_in_gold": bin.unheard,
        })
    };
    let by = |measure| {
        json!({
            "rows": reliability.from(0).rows(measure),
            "calibration_error": round(reliability.calibration_error(measure)),
            "sure_precision": round(reliability.sure_precision(measure)),
            "sure_coverage": round(reliability.sure_coverage(measure)),
        })
    };
    json!({
        "sure_from": round(f64::from(SURE) / 1000.0),
        "entity": by(Measure::Entity), "mention": by(Measure::Mention), "strict": by(Measure::Strict),
        "bins": reliability.tenths().iter().enumerate().map(bin).collect::<Vec<Value>>(),
    })
}

fn by<T>(table: &BTreeMap<&'static str, T>, value: fn(&T) -> Value) -> Value {
    Value::Object(table.iter().map(|(name, row)| ((*name).to_owned(), value(row))).collect())
}

fn tally(tally: &Tally) -> Value {
    json!({
        "rows": tally.rows, "in_gold": tally.agree, "not_so": tally.disagree, "named": tally.named,
        "entity": tally.entity, "mention": tally.mention, "precision": round(tally.precision()),
        "mean_confidence": round(tally.mean_confidence()),
    })
}

fn reach(reach: &Reach) -> Value {
    json!({"gold": reach.gold, "named": reach.named, "entity": reach.entity, "mention": reach.mention})
}

fn confusion(confusion: &Confusion) -> Value {
    confusion
        .iter()
        .map(|((gold, ours), count)| json!({"gold": gold, "ours": ours, "count": count}))
        .collect()
}
