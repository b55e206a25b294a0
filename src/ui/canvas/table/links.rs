//! Touchpoints of the journeys in the same workbook, for link cells: moments of truth first.

use super::Tab;
use crate::model::{doc::Value, exercise::table::cell, stamp::ItemId, template::Structure, workbook::Workbook};

/// A touchpoint that can be linked.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ui::canvas) struct Touchpoint {
    pub id: ItemId,
    pub name: String,
    pub mot: bool,
}

/// All touchpoints of the workbook's journeys.
pub(in crate::ui::canvas) fn touchpoints(workbook: &Workbook) -> Vec<Touchpoint> {
    let mut list = Vec::new();
    for exercise in workbook.exercises.iter().filter(|e| matches!(e.template.structure, Structure::Journey(_))) {
        for (id, item) in exercise.doc.sorted("touchpoint") {
            let name = item.text("name").trim();
            if !name.is_empty() {
                list.push(Touchpoint { id, name: name.to_owned(), mot: item.get("flag:mot").is_set() });
            }
        }
    }
    list.sort_by_key(|tp| !tp.mot);
    list
}

fn find<'a>(tab: &Tab<'a>, text: &str) -> Option<&'a crate::model::doc::Item> {
    let (Some(id), _) = cell::link_parts(text) else { return None };
    let journeys = tab.ex.workbook.exercises.iter().filter(|e| matches!(e.template.structure, Structure::Journey(_)));
    journeys.filter_map(|e| e.doc.get(id)).find(|item| item.kind.as_str() == "touchpoint")
}

/// The present name of a link, or the one it was stored with.
pub(super) fn name(tab: &Tab<'_>, text: &str) -> String {
    find(tab, text).map(|item| item.text("name")).filter(|n| !n.is_empty()).unwrap_or(cell::link_parts(text).1).to_owned()
}

/// Whether a link leads to a moment of truth.
pub(super) fn is_mot(tab: &Tab<'_>, text: &str) -> bool {
    find(tab, text).is_some_and(|item| item.get("flag:mot").is_set())
}

/// The value of a typed link: the touchpoint of that name if there is one, otherwise the words.
pub(in crate::ui::canvas) fn typed(workbook: &Workbook, text: &str) -> Value {
    let text = text.trim();
    touchpoints(workbook).into_iter().find(|tp| tp.name == text).map_or_else(|| Value::text(text), |tp| cell::link(tp.id, &tp.name))
}
