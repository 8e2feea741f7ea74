//! The graph: what joins what, what it looks like from afar, and that tables and petgraph say the same.

use std::collections::{BTreeMap, BTreeSet};

use dixit::export::{Format, Options, network};
use dixit::graph::measures::{Strength, pagerank, strength};
use dixit::graph::{Builder, Graph, Link, Node, NodeKind, Projection, Tally, project};
use dixit::{Field, Kind, SpeakerId, SpeakerKind};
use proptest::prelude::*;

use crate::export::{export, rows};
use crate::hand::{Draft, diplomacy, duo, hostile, silent};

fn build(drafts: &[Draft]) -> Graph {
    let mut builder = Builder::new();
    for draft in drafts {
        builder.add(&draft.article, &draft.analysis);
    }
    builder.finish()
}

/// The edges in a line each.
fn drawn(graph: &Graph) -> String {
    let lines = graph.edge_indices().map(|edge| {
        let (source, target) = graph.edge_endpoints(edge).unwrap();
        format!("{} ──{}──▶ {}\n", graph[source].id, graph[edge].kind.word(), graph[target].id)
    });
    lines.collect()
}

fn drawn_projection(projection: &Projection) -> String {
    let lines = projection.edge_indices().map(|edge| {
        let (source, target) = projection.edge_endpoints(edge).unwrap();
        let Link { weight, documents } = projection[edge];
        format!("{} ──{weight} in {documents}──▶ {}\n", projection[source].id, projection[target].id)
    });
    lines.collect()
}

#[test]
fn what_an_article_adds() {
    insta::assert_snapshot!(drawn(&build(&[diplomacy()])), @r"
    speaker:Q2077054 ──SAID──▶ lemonde-2024-11-19:title:9-33:direct
    lemonde-2024-11-19:title:9-33:direct ──IN──▶ article:lemonde-2024-11-19
    speaker:Q2077054 ──SAID──▶ lemonde-2024-11-19:0-36:direct
    lemonde-2024-11-19:0-36:direct ──IN──▶ article:lemonde-2024-11-19
    lemonde-2024-11-19:0-36:direct ──ADDRESSED_TO──▶ phrase:lemonde-2024-11-19/la-presse
    speaker:Q2077054 ──SAID──▶ lemonde-2024-11-19:133-174:mixed
    lemonde-2024-11-19:133-174:mixed ──IN──▶ article:lemonde-2024-11-19
    lemonde-2024-11-19:133-174:mixed ──RELAYED_BY──▶ phrase:l-afp
    lemonde-2024-11-19:133-174:mixed ──MENTIONS──▶ speaker:Q6279
    speaker:Q2077054 ──SAID──▶ lemonde-2024-11-19:143-174:partial
    lemonde-2024-11-19:143-174:partial ──IN──▶ article:lemonde-2024-11-19
    speaker:lemonde-2024-11-19/un-responsable-americain ──SAID──▶ lemonde-2024-11-19:207-230:indirect
    lemonde-2024-11-19:207-230:indirect ──IN──▶ article:lemonde-2024-11-19
    lemonde-2024-11-19:207-230:indirect ──ADDRESSED_TO──▶ speaker:Q2077054
    lemonde-2024-11-19:216-230:other ──IN──▶ article:lemonde-2024-11-19
    article:lemonde-2024-11-19 ──PUBLISHED_BY──▶ outlet:le-monde
    ");
}

#[test]
fn a_relay_who_speaks_in_the_article_is_that_speaker() {
    let mut draft = duo();
    let relay = draft.text("Élisabeth Borne");
    draft.analysis.attributions[1].relay = relay;
    let relayed: Vec<String> =
        drawn(&build(&[draft])).lines().filter(|line| line.contains("RELAYED")).map(str::to_owned).collect();
    insta::assert_snapshot!(relayed.join("\n"), @"duo:74-83:partial ──RELAYED_BY──▶ speaker:elisabeth-borne");
}

#[test]
fn speakers_and_outlets_are_one_over_all_articles_and_the_nameless_are_not() {
    let mut other = diplomacy();
    other.article.id = "other".to_owned();
    other.article.date = "2023".parse().ok();
    let graph = build(&[diplomacy(), duo(), other]);
    let shown: BTreeSet<String> = graph
        .node_weights()
        .filter(|node| matches!(node.kind, NodeKind::Speaker(_) | NodeKind::Outlet))
        .map(|node| {
            let Tally { attributions, mentioned, documents, .. } = node.tally;
            let dates = node
                .first
                .zip(node.last)
                .map_or(String::new(), |(first, last)| format!(" {first} to {last}"));
            format!("{} {attributions} rows, {mentioned} mentions, {documents} articles{dates}", node.id)
        })
        .collect();
    insta::assert_snapshot!(shown.into_iter().collect::<Vec<_>>().join("\n"), @r"
    outlet:le-monde 15 rows, 0 mentions, 3 articles 2023 to 2024-11-19
    speaker:Q2077054 8 rows, 0 mentions, 2 articles 2023 to 2024-11-19
    speaker:Q6279 0 rows, 2 mentions, 2 articles 2023 to 2024-11-19
    speaker:elisabeth-borne 2 rows, 1 mentions, 1 articles
    speaker:lemonde-2024-11-19/un-responsable-americain 1 rows, 0 mentions, 1 articles 2024-11-19 to 2024-11-19
    speaker:oeuvre-paix 1 rows, 0 mentions, 1 articles
    speaker:other/un-responsable-americain 1 rows, 0 mentions, 1 articles 2023 to 2023
    ");
}

#[test]
fn projections() {
    let mut other = diplomacy();
    other.article.id = "other".to_owned();
    let drafts = [diplomacy(), duo(), silent(), other];
    let graph = build(&drafts);
    let projections = [project::mentions(&graph), project::articles(&graph), project::outlets(&graph)];
    insta::assert_snapshot!(projections.iter().map(drawn_projection).collect::<Vec<_>>().join("\n"), @r"
    speaker:Q2077054 ──2 in 2──▶ speaker:Q6279
    speaker:elisabeth-borne ──1 in 1──▶ speaker:elisabeth-borne
    speaker:oeuvre-paix ──1 in 1──▶ speaker:elisabeth-borne

    speaker:Q2077054 ──4 in 1──▶ article:lemonde-2024-11-19
    speaker:Q2077054 ──4 in 1──▶ article:other
    speaker:elisabeth-borne ──2 in 1──▶ article:duo
    speaker:lemonde-2024-11-19/un-responsable-americain ──1 in 1──▶ article:lemonde-2024-11-19
    speaker:oeuvre-paix ──1 in 1──▶ article:duo
    speaker:other/un-responsable-americain ──1 in 1──▶ article:other

    outlet:le-monde ──8 in 2──▶ speaker:Q2077054
    outlet:le-monde ──2 in 1──▶ speaker:elisabeth-borne
    outlet:le-monde ──1 in 1──▶ speaker:lemonde-2024-11-19/un-responsable-americain
    outlet:le-monde ──1 in 1──▶ speaker:oeuvre-paix
    outlet:le-monde ──1 in 1──▶ speaker:other/un-responsable-americain
    ");

    let mut reversed: Vec<Draft> = drafts.into_iter().rev().collect();
    let again = build(&reversed);
    assert_eq!(drawn_projection(&project::mentions(&again)), drawn_projection(&projections[0]));
    assert_eq!(drawn_projection(&project::outlets(&again)), drawn_projection(&projections[2]));
    reversed.clear();
}

#[test]
fn the_streamed_table_of_mentions_is_the_projection() {
    let mut other = diplomacy();
    other.article.id = "other".to_owned();
    let drafts = [diplomacy(), duo(), silent(), other];
    let (files, _) = export(&drafts, &Options::of(&[Format::Mentions]));
    let (_, edges) = network::projection(&project::mentions(&build(&drafts)), "MENTIONS");
    assert_eq!(files["mentions.csv"], String::from_utf8(edges).unwrap());
}

fn consistent(drafts: &[Draft]) {
    let (files, totals) = export(drafts, &Options::of(&[Format::Csv, Format::Jsonl]));
    let nodes = rows(&files["nodes.csv"], b',');
    let ids: BTreeSet<&str> = nodes.iter().map(|row| row["Id"].as_str()).collect();
    assert_eq!(ids.len(), nodes.len(), "node ids are unique");
    let edges = rows(&files["edges.csv"], b',');
    let edge_ids: BTreeSet<&str> = edges.iter().map(|row| row["Id"].as_str()).collect();
    assert_eq!(edge_ids.len(), edges.len(), "edge ids are unique");
    for edge in &edges {
        assert!(ids.contains(edge["Source"].as_str()) && ids.contains(edge["Target"].as_str()), "{edge:?}");
    }
    let attributions = rows(&files["attributions.csv"], b',');
    for row in &attributions {
        assert!(ids.contains(row["id"].as_str()));
        for speaker in row["speaker_id"].split("; ").filter(|id| !id.is_empty()) {
            assert!(ids.contains(format!("speaker:{speaker}").as_str()), "{speaker}");
        }
    }
    assert_eq!(totals.attributions, attributions.len() as u64);
    assert_eq!(totals.quotations + totals.claims, totals.attributions);

    let graph = build(drafts);
    let mut kept: BTreeMap<&str, &Node> = graph.node_weights().map(|node| (node.id.as_str(), node)).collect();
    assert_eq!(graph.edge_count(), edges.len());
    for row in &nodes {
        let node = kept.remove(row["Id"].as_str()).unwrap();
        assert_eq!((row["kind"].as_str(), row["type"].as_str()), (node.kind.word(), node.kind.sort()));
        assert_eq!(row["attributions"], node.tally.attributions.to_string());
        assert_eq!(row["documents"], node.tally.documents.to_string());
    }
    assert!(kept.is_empty());
}

#[test]
fn tables_and_graph_are_consistent() {
    consistent(&[diplomacy(), duo(), silent(), hostile()]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever an analysis holds, be it nonsense, the tables are whole and agree with each other.
    #[test]
    fn any_analysis_is_exported(
        text in "[a-zé😀«» ;\"\n=]{0,40}",
        rows in prop::collection::vec(
            (0..5u8, 0..60usize, 0..60usize, prop::collection::vec(0..5u32, 0..4), prop::option::of(0..60usize)), 0..8),
        names in prop::collection::vec(("[a-zÉ; ]{0,3}", any::<bool>()), 0..4),
    ) {
        let mut draft = Draft::new("d;1/x", &text);
        for (name, nameless) in &names {
            match nameless {
                true => draft.nameless(name, SpeakerKind::Group),
                false => draft.speaker(name, SpeakerKind::Person, None, ""),
            };
        }
        for (kind, start, length, speakers, relay) in rows {
            let kind = [Kind::Direct, Kind::Partial, Kind::Indirect, Kind::Mixed, Kind::Other][kind as usize];
            let row = draft.row(kind, Field::Text, "");
            row.span = dixit::Span::new(start, start + length);
            row.speakers = speakers.iter().map(|&id| SpeakerId(id)).collect();
            row.mentions = speakers.iter().rev().map(|&id| SpeakerId(id)).collect();
            row.relay = relay.map(|end| dixit::Span::new(0, end));
            row.addressee = row.relay;
            row.source = row.relay;
        }
        consistent(&[draft]);
    }
}

/// A projection with these weighted edges between nodes 0, 1, 2…
fn network_of(count: usize, edges: &[(usize, usize, u32)]) -> Projection {
    let draft = diplomacy();
    let template = build(&[draft]).node_weights().next().unwrap().clone();
    let mut projection = Projection::new();
    let nodes: Vec<_> =
        (0..count).map(|n| projection.add_node(Node { id: n.to_string(), ..template.clone() })).collect();
    for &(source, target, weight) in edges {
        projection.add_edge(nodes[source], nodes[target], Link { weight, documents: 1 });
    }
    projection
}

#[test]
fn strength_sums_the_weights() {
    let strengths = strength(&network_of(3, &[(0, 1, 2), (2, 1, 3), (1, 1, 1)]));
    let expected = [(0, 2), (6, 1), (0, 3)].map(|(inward, outward)| Strength { inward, outward });
    assert_eq!(strengths, expected);
}

#[test]
fn pagerank_follows_the_weights() {
    let even = pagerank(&network_of(3, &[(0, 1, 1), (1, 2, 1), (2, 0, 1)]), 0.85, 100);
    assert!(even.iter().all(|rank| (rank - 1.0 / 3.0).abs() < 1e-9));
    // One who names another three times in four: by hand, with nobody else named, ranks are a, a + d·a·¾, a + d·a·¼.
    let ranks = pagerank(&network_of(3, &[(0, 1, 3), (0, 2, 1)]), 0.85, 100);
    assert!((ranks.iter().sum::<f64>() - 1.0).abs() < 1e-9);
    assert!((ranks[1] / ranks[0] - 1.6375).abs() < 1e-9 && (ranks[2] / ranks[0] - 1.2125).abs() < 1e-9);
    assert!(pagerank(&Projection::new(), 0.85, 10).is_empty());
}
