//! What of a journey stays as it was when few of its items changed.

use std::collections::{BTreeSet, HashMap};

use super::Journey;
use crate::model::{doc::Doc, stamp::ItemId};

/// For each column of `now` the column of `before` that says the same, if there is one. `touched` are the items that changed
/// in between.
#[must_use]
pub fn kept(before: &Journey, now: &Journey, doc: &Doc, touched: &[ItemId]) -> Vec<Option<usize>> {
    let mut changed: BTreeSet<ItemId> = touched.iter().copied().collect();
    // A card concerns the touchpoint where it stands now, and the one where it stood.
    let left = before.cells.iter().filter(|(_, range)| before.cards.get(range.clone()).unwrap_or_default().iter().any(|card| changed.contains(card)));
    let homes: Vec<ItemId> = left.map(|((tp, _), _)| *tp).chain(touched.iter().filter_map(|id| doc.value(*id, "tp").as_item())).collect();
    changed.extend(homes);
    let places: HashMap<ItemId, usize> = before.columns.iter().enumerate().filter_map(|(at, column)| column.tp.map(|tp| (tp, at))).collect();
    let place = |tp: ItemId| places.get(&tp).copied();
    now.columns.iter().map(|column| column.tp.filter(|tp| !changed.contains(tp)).and_then(place)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{
        doc::Value,
        done::Rule,
        edit::Edit,
        exercise::journey::{
            Facts, add_card, add_touchpoint, delete_card, delete_stage, delete_touchpoint, move_touchpoint,
            sample::{maintenance, run},
            set_card, toggle_flag,
        },
        scene::journey::{Cells, Face, View},
        stamp::{EditorId, IdSource},
        text::Lang,
        texts::journey as t,
    };

    fn rules() -> Vec<Rule> {
        let texts = ["header", "touchpoints>=3", "lane:pain>=50%", "lane:front>=2", "lane:action>=4", "flag:mot>=2", "tab:criteria>=1"];
        texts.iter().filter_map(|text| Rule::parse(text)).collect()
    }

    proptest! {
        /// Whatever is done in whatever order: what follows the changes equals what is read anew.
        #[test]
        fn what_follows_equals_what_is_read_anew(deeds in proptest::collection::vec((0_u8..10, any::<u16>()), 1..12)) {
            let (plan, mut doc) = maintenance(false);
            let ids = IdSource::new(EditorId::from_random(4711), 1);
            let mut journey = Journey::of(&plan, &doc);
            let mut facts = Facts::of(&plan, &doc, &journey, rules());
            let view = |doc: &Doc, journey: &Journey, before: &Cells, kept: &[Option<usize>]| {
                let view = View { plan: &plan, doc, journey, lang: Lang::Zh, face: Face::Both, zoom: 1.0, compact: false, room: 900.0 };
                view.cells_after(before, kept)
            };
            let mut cells = view(&doc, &journey, &Cells::default(), &[]);
            for (deed, pick) in deeds {
                let rev = doc.rev();
                let tps: Vec<ItemId> = journey.touchpoints().collect();
                let cards: Vec<ItemId> = doc.of_kind("card").map(|(id, _)| id).collect();
                let (Some(tp), Some(to)) = (tps.get(pick as usize % tps.len().max(1)), tps.get(pick as usize / 7 % tps.len().max(1))) else { break };
                let card = cards.get(pick as usize % cards.len().max(1));
                let text = Value::text(["", "一句话", "很长很长的一句话，写了又写"][pick as usize % 3]);
                let lane = |id: &str| plan.lanes.iter().position(|l| l.id == id).expect("a lane");
                let stage = journey.stages[pick as usize / 3 % journey.stages.len()].id;
                let edit = match (deed, card) {
                    (0, _) => Edit::set(t::E_EMOTION, *tp, "lane:action", text),
                    (1, Some(card)) => set_card(*card, text.as_str(), ""),
                    (2, Some(card)) => delete_card(*card),
                    (3, Some(card)) => Edit::set(t::E_MOVE_CARD, *card, "tp", Value::item(*to)),
                    (4, _) => delete_touchpoint(&plan, &journey, &doc, *tp).0,
                    (5, _) => move_touchpoint(&journey, &doc, *tp, stage, pick as usize % 3),
                    (6, _) => add_card(&journey, &doc, &ids, (*tp, lane("pain"), "pain"), 0, "新的").0,
                    (7, _) => add_touchpoint(&journey, &doc, &ids, (Some(*tp), None), "新的", Lang::Zh).0,
                    (8, _) => delete_stage(&plan, &journey, &doc, stage),
                    _ => toggle_flag(&plan, &journey, &doc, *tp, "mot", Lang::Zh).expect("a flag"),
                };
                edit.ops.into_iter().for_each(|op| run(&mut doc, op));
                let touched: Vec<ItemId> = doc.touched_since(rev).expect("few changes").collect();
                let now = Journey::of(&plan, &doc);
                let kept = kept(&journey, &now, &doc, &touched);
                facts.follow(&plan, &doc, &now, &kept);
                cells = view(&doc, &now, &cells, &kept);
                journey = now;
                prop_assert_eq!(&facts, &Facts::of(&plan, &doc, &journey, rules()));
                prop_assert_eq!(&cells, &view(&doc, &journey, &Cells::default(), &[]));
            }
        }
    }
}
