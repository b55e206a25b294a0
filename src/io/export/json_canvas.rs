//! Writes a canvas as JSON Canvas 1.0: zones and stages as groups, cards as text nodes, lines as edges.

use serde_json::{Value, json};

use super::markdown::plain;
use crate::model::extract::sketch::{Place, Sketch, Tone};

/// The file's bytes.
pub(super) fn json_canvas(sketch: &Sketch) -> Vec<u8> {
    let place = |(x, y, width, height): Place| json!({ "x": x, "y": y, "width": width, "height": height });
    let mut nodes: Vec<Value> = Vec::new();
    let mut push = |mut node: Value, more: Value| {
        if let (Value::Object(node), Value::Object(more)) = (&mut node, more) {
            node.extend(more);
        }
        nodes.push(node);
    };
    for (at, (label, area)) in sketch.frames.iter().enumerate() {
        push(json!({ "id": format!("group-{at}"), "type": "group", "label": label }), place(*area));
    }
    for card in &sketch.cards {
        // The text of a node is Markdown to its readers.
        let mut node = json!({ "id": card.id, "type": "text", "text": plain(&card.text).replace("<br>", "  \n") });
        if let (Some(color), Value::Object(node)) = (color(card.tone), &mut node) {
            node.insert("color".to_owned(), color.into());
        }
        push(node, place(card.at));
    }
    let id = |at: usize| sketch.cards.get(at).map_or("", |card| card.id.as_str());
    let edge = |(at, (from, to)): (usize, &(usize, usize))| json!({ "id": format!("edge-{at}"), "fromNode": id(*from), "fromSide": "right", "toNode": id(*to), "toSide": "left", "toEnd": "none" });
    let edges: Vec<Value> = sketch.links.iter().enumerate().map(edge).collect();
    format!("{:#}\n", json!({ "nodes": nodes, "edges": edges })).into_bytes()
}

/// One of the six colours of the format.
fn color(tone: Tone) -> Option<String> {
    match tone {
        Tone::Plain | Tone::Head => None,
        Tone::Moment => Some("1".to_owned()),
        Tone::Group(at) => Some((at % 5 + 2).to_string()),
    }
}
