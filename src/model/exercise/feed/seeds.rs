//! What an exercise has to give, in its order: cards, touchpoints, rows, filled fields, thoughts, results.

use super::{Seed, is_words, results};
use crate::model::{
    doc::{Doc, Item, Value},
    exercise::{
        board, journey,
        mindmap::{self, Tree},
        table::cell,
    },
    stamp::ItemId,
    template::{Field, FieldType, MindmapPlan, Structure},
    text::Lang,
    workbook::Exercise,
};

/// Everything of an exercise that says something, in its order; only `picks` where there are any.
#[must_use]
pub fn seeds(exercise: &Exercise, picks: &[ItemId], lang: Lang) -> Vec<Seed> {
    let doc = &exercise.doc;
    let wanted = |id: ItemId| picks.is_empty() || picks.contains(&id);
    let found: Vec<Seed> = match &exercise.template.structure {
        Structure::Board(plan) => {
            let board = board::Board::of(plan, doc);
            let zones = plan.zones.iter().zip(&board.zones);
            let cards = zones.flat_map(|(zone, cards)| cards.iter().map(move |id| (zone, *id)));
            let of_card = |id, card: &Item, zone| Seed { marks: marks(card, &plan.card), ..Seed::new(id, card.text(board::TEXT), zone) };
            cards.filter_map(|(zone, id)| doc.get(id).map(|card| of_card(id, card, zone.t.get(lang)))).collect()
        }
        Structure::Journey(plan) => {
            let journey = journey::Journey::of(plan, doc);
            let columns = journey.columns.iter().filter_map(|c| Some((c.stage, c.tp?)));
            columns
                .filter_map(|(stage, id)| {
                    let name = doc.text(id, "name").trim();
                    (!name.is_empty()).then(|| Seed { link: Some((id, name.to_owned())), ..Seed::new(id, name, doc.text(stage, "name")) })
                })
                .collect()
        }
        Structure::Table(plan) => doc.sorted("row").into_iter().map(|(id, row)| of_row(id, row, &plan.columns, lang)).collect(),
        Structure::Form(plan) => of_fields(doc, &plan.fields, lang),
        Structure::Survey(plan) => results::of(plan, doc, lang),
        // A node brings what hangs on it.
        Structure::Mindmap(plan) => return of_map(plan, doc, picks, lang),
        Structure::Calculator(_) | Structure::Quiz(_) | Structure::Paper => Vec::new(),
    };
    found.into_iter().filter(|s| wanted(s.item) && !s.text.is_empty()).collect()
}

/// The filled fields of an item.
fn marks(item: &Item, fields: &[Field]) -> Vec<(String, Value)> {
    fields.iter().filter(|f| !item.get(&f.id).is_blank()).map(|f| (f.id.clone(), item.get(&f.id).clone())).collect()
}

fn of_row(id: ItemId, row: &Item, columns: &[Field], lang: Lang) -> Seed {
    let link = columns.iter().filter(|f| f.ty == FieldType::Link).find_map(|f| {
        let (tp, name) = cell::link_parts(row.text(&f.id));
        Some((tp?, name.to_owned()))
    });
    let words = columns.iter().filter(|f| is_words(f) || f.ty == FieldType::Link).find(|f| !row.get(&f.id).is_blank());
    let text = words.map(|f| cell::link_parts(row.text(&f.id)).1).unwrap_or_default();
    Seed { link, marks: marks(row, columns), ..Seed::new(id, text, words.map_or("", |f| f.t.get(lang))) }
}

fn of_fields(doc: &Doc, fields: &[Field], lang: Lang) -> Vec<Seed> {
    fields.iter().filter(|f| is_words(f)).map(|f| Seed::new(ItemId::HEADER, doc.text(ItemId::HEADER, &f.id), f.t.get(lang))).collect()
}

/// The whole map as one, told as a story; then each thought below the branch it hangs on.
fn of_map(plan: &MindmapPlan, doc: &Doc, picks: &[ItemId], lang: Lang) -> Vec<Seed> {
    let tree = Tree::of(plan, doc);
    let say = |at: usize| tree.node(at).map(|node| (node, mindmap::text(plan, doc, node, lang)));
    let root = say(0).map(|(_, text)| if text.is_empty() { plan.root.get(lang) } else { text }).unwrap_or_default();
    let own = |at: usize| tree.node(at).is_some_and(|n| n.branch.is_none() && n.id != mindmap::ROOT);
    let picks: Vec<std::ops::Range<usize>> = picks.iter().filter_map(|id| tree.place(*id)).map(|at| tree.subtree(at)).collect();
    let wanted = |at: usize| picks.is_empty() || picks.iter().any(|below| below.contains(&at));
    let thoughts: Vec<Seed> = (1..tree.nodes.len())
        .filter(|at| own(*at) && wanted(*at))
        .filter_map(|at| {
            let (node, text) = say(at)?;
            let under = say(node.parent).filter(|(parent, _)| parent.id != mindmap::ROOT).map_or("", |(_, text)| text);
            Some(Seed::new(node.id, text, under))
        })
        .filter(|seed| !seed.text.is_empty())
        .collect();
    if thoughts.is_empty() || !wanted(0) {
        return thoughts;
    }
    let story: Vec<String> = mindmap::lines(&tree, plan, doc, 0, lang).into_iter().filter(|line| own(line.at)).map(|line| line.text).collect();
    let story = story.join(lang.pick("；", "; "));
    let whole = Seed {
        marks: vec![("summary".to_owned(), Value::text(&story))],
        ..Seed::new(mindmap::ROOT, root, lang.pick("整张导图", "The whole map"))
    };
    std::iter::once(whole).chain(thoughts).collect()
}
