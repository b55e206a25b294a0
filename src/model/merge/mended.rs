//! A file changed outside the program is a change by a new editor: it is asked about, it wins nothing silently.

use std::sync::Arc;

use crate::model::{
    doc::{Doc, Reg, Value},
    stamp::{EditorId, Stamp},
};

/// Gives the values of a document whose file was changed outside a new editor, wherever a copy in `known` has another
/// value under the same stamp. The value from before stands beside it, so that somebody decides.
#[must_use]
pub fn as_new_editor(doc: &Doc, known: &[&Doc], editor: EditorId) -> Doc {
    let mut items = doc.all().clone();
    let mut n = doc.seen().values().chain(known.iter().flat_map(|k| k.seen().values())).max().copied().unwrap_or(0);
    for (id, item) in &mut items {
        let before: Vec<_> = known.iter().filter_map(|k| k.all().get(id)).cloned().collect();
        let mut changed = Vec::new();
        for (key, reg) in &item.fields {
            let was =
                before.iter().filter_map(|b| b.fields.get(key.as_str())).flat_map(Reg::entries).find(|(v, s)| *s == reg.stamp && **v != reg.value);
            if let Some((value, stamp)) = was {
                n += 1;
                changed.push((key.clone(), rivalled(reg, Stamp { editor, n }, (value.clone(), stamp))));
            }
        }
        if !changed.is_empty() {
            let item = Arc::make_mut(item);
            for (key, reg) in changed {
                item.fields.insert(key, reg);
            }
        }
    }
    Doc::from_parts(items, doc.seen().clone())
}

fn rivalled(reg: &Reg, stamp: Stamp, was: (Value, Stamp)) -> Reg {
    let mut rivals = vec![was];
    rivals.extend(reg.rivals.iter().cloned());
    Reg { value: reg.value.clone(), stamp, rivals }
}
