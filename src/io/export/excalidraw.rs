//! Writes a canvas for Excalidraw: a rectangle with a bound text a card, frames as dashed rectangles, arrows along lines.

use serde_json::{Value, json};

use crate::model::extract::sketch::{Card, Place, Sketch, Tone};

const INK: &str = "#1e1e1e";
const FONT: i32 = 16;

/// The file's bytes; `now` is when its elements were made.
pub(super) fn excalidraw(sketch: &Sketch, now: &jiff::Zoned) -> Vec<u8> {
    let updated = now.timestamp().as_millisecond();
    let mut made = Made { elements: Vec::new(), updated };
    for (at, (label, area)) in sketch.frames.iter().enumerate() {
        let id = format!("frame-{at}");
        made.shape(&id, *area, json!({ "type": "rectangle", "strokeStyle": "dashed", "strokeColor": "#868e96", "backgroundColor": "transparent" }));
        let (x, y, width, _) = *area;
        made.text(&format!("{id}-label"), (x + 8, y + 6, width - 16, 22), label, None);
    }
    for (at, card) in sketch.cards.iter().enumerate() {
        let id = format!("card-{at}");
        let (x, y, width, height) = card.at;
        let bound = json!([{ "id": format!("{id}-text"), "type": "text" }]);
        made.shape(
            &id,
            card.at,
            json!({ "type": "rectangle", "backgroundColor": fill(card.tone), "boundElements": bound, "roundness": { "type": 3 } }),
        );
        made.text(&format!("{id}-text"), (x + 6, y + 6, width - 12, height - 12), &card.text, Some(&id));
    }
    for (at, (from, to)) in sketch.links.iter().enumerate() {
        if let (Some(from), Some(to)) = (sketch.cards.get(*from), sketch.cards.get(*to)) {
            made.line(&format!("line-{at}"), from, to);
        }
    }
    let file = json!({
        "type": "excalidraw",
        "version": 2,
        "source": "mot-studio",
        "elements": made.elements,
        "appState": { "viewBackgroundColor": "#ffffff", "gridSize": null },
        "files": {},
    });
    format!("{file:#}\n").into_bytes()
}

fn fill(tone: Tone) -> &'static str {
    const GROUPS: [&str; 6] = ["#fff3bf", "#d3f9d8", "#d0ebff", "#ffe3e3", "#e5dbff", "#c5f6fa"];
    match tone {
        Tone::Plain => "transparent",
        Tone::Head => "#e9ecef",
        Tone::Moment => "#ff8787",
        Tone::Group(at) => GROUPS.get(at % GROUPS.len()).copied().unwrap_or("transparent"),
    }
}

struct Made {
    elements: Vec<Value>,
    updated: i64,
}

impl Made {
    /// An element with what all of them carry; `more` is its own.
    fn shape(&mut self, id: &str, (x, y, width, height): Place, more: Value) {
        let seed = i64::try_from(self.elements.len()).unwrap_or(0) + 1;
        let mut element = json!({
            "id": id, "x": x, "y": y, "width": width, "height": height, "angle": 0, "strokeColor": INK, "backgroundColor": "transparent",
            "fillStyle": "solid", "strokeWidth": 1, "strokeStyle": "solid", "roughness": 0, "opacity": 100, "groupIds": [], "frameId": null,
            "roundness": null, "seed": seed, "version": 1, "versionNonce": seed, "isDeleted": false, "boundElements": null,
            "updated": self.updated, "link": null, "locked": false,
        });
        if let (Value::Object(element), Value::Object(more)) = (&mut element, more) {
            element.extend(more);
        }
        self.elements.push(element);
    }

    fn text(&mut self, id: &str, place: Place, text: &str, inside: Option<&str>) {
        let more = json!({
            "type": "text", "text": text, "originalText": text, "fontSize": FONT, "fontFamily": 2, "textAlign": "left", "verticalAlign": "top",
            "containerId": inside, "lineHeight": 1.25, "autoResize": inside.is_none(),
        });
        self.shape(id, place, more);
    }

    fn line(&mut self, id: &str, from: &Card, to: &Card) {
        let (x, y) = (from.at.0 + from.at.2, from.at.1 + from.at.3 / 2);
        let (dx, dy) = (to.at.0 - x, to.at.1 + to.at.3 / 2 - y);
        let more = json!({
            "type": "line", "points": [[0, 0], [dx, dy]], "lastCommittedPoint": null, "startBinding": null, "endBinding": null,
            "startArrowhead": null, "endArrowhead": null,
        });
        self.shape(id, (x, y, dx.abs(), dy.abs()), more);
    }
}
