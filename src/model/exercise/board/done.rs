//! How far a board's rules are met, and the next step in plain words.

use super::{Board, CARD, TEXT, lines, votes, zone_name};
use crate::model::{
    doc::Doc,
    done::{Completeness, NextStep, Progress, Rule, header_progress},
    stamp::ItemId,
    template::{BoardPlan, Field},
    text::{Bi, Lang},
    texts::{Text, board as say},
};

fn both(text: Text, args: &[(&str, &str)]) -> Bi {
    let zh: Vec<&str> = args.iter().map(|a| a.0).collect();
    let en: Vec<&str> = args.iter().map(|a| a.1).collect();
    Bi::new(text.with(Lang::Zh, &zh), text.with(Lang::En, &en))
}

fn written(doc: &Doc, id: ItemId) -> bool {
    !doc.value(id, TEXT).is_blank()
}

/// Zones that count, each with its index, the cards it has and the cards it needs.
fn zones(plan: &BoardPlan, board: &Board, doc: &Doc, need: usize) -> Vec<(usize, usize, usize)> {
    let must = plan.zones.iter().filter(|z| z.min > 0).count();
    let counts = |i: usize| board.zones.get(i).map_or(0, |z| z.iter().filter(|id| written(doc, **id)).count());
    // A parking lot that needs nothing is not a zone to fill, unless the rule asks for more zones than need something.
    plan.zones.iter().enumerate().filter(|(_, z)| z.min > 0 || must < need).map(|(i, z)| (i, counts(i), z.min.max(1) as usize)).collect()
}

fn required<'a>(plan: &'a BoardPlan, board: &'a Board, doc: &'a Doc) -> impl Iterator<Item = (ItemId, &'a Field)> {
    let cards = board.zones.iter().flatten().copied().filter(|id| written(doc, *id));
    cards.flat_map(|id| plan.card.iter().filter(|f| f.req).map(move |f| (id, f)))
}

fn progress(plan: &BoardPlan, board: &Board, doc: &Doc, rule: &Rule) -> Progress {
    match rule.what.as_str() {
        "zones_filled" => {
            let list = zones(plan, board, doc, rule.need as usize);
            let filled = list.iter().filter(|(_, have, min)| have >= min).count();
            if rule.percent { Progress::share(filled, list.len(), rule.need) } else { Progress::of(filled, (rule.need as usize).min(list.len())) }
        }
        "cards" => Progress::of(board.zones.iter().flatten().filter(|id| written(doc, **id)).count(), rule.need as usize),
        "votes_cast" => {
            let cast: u32 = doc.of_kind(CARD).map(|(_, card)| votes(card)).sum();
            Progress::of(cast.min(rule.need.max(1)) as usize, rule.need.max(1) as usize)
        }
        "required" => {
            let all = required(plan, board, doc).count();
            let filled = required(plan, board, doc).filter(|(id, f)| !doc.value(*id, &f.id).is_blank()).count();
            Progress::of(filled, all.max(1))
        }
        "header" => header_progress(&plan.header, doc),
        // A rule of another kind asks nothing of a board.
        _ => Progress::of(0, 0),
    }
}

fn next(plan: &BoardPlan, board: &Board, doc: &Doc, rule: &Rule, at: Progress) -> Option<NextStep> {
    let emptiest = |need: usize| zones(plan, board, doc, need).into_iter().find(|(_, have, min)| have < min);
    let zone_step = |(i, have, min): (usize, usize, usize)| {
        let zone = plan.zones.get(i)?;
        let lacks = (min - have).to_string();
        let names = (zone_name(plan, doc, i, Lang::Zh), zone_name(plan, doc, i, Lang::En));
        let text = both(say::NEXT_ZONE, &[(names.0, names.1), (&lacks, &lacks)]);
        Some(NextStep { text, item: None, key: zone.id.clone() })
    };
    match rule.what.as_str() {
        "header" => {
            let field = plan.header.iter().find(|f| f.req && doc.value(ItemId::HEADER, &f.id).is_blank())?;
            let text = both(say::NEXT_HEADER, &[(field.t.get(Lang::Zh), field.t.get(Lang::En))]);
            Some(NextStep { text, item: Some(ItemId::HEADER), key: "header".into() })
        }
        "zones_filled" => emptiest(rule.need as usize).and_then(zone_step),
        "cards" => {
            let lacks = at.need.saturating_sub(at.have).to_string();
            let fewest = (0..plan.zones.len()).filter(|i| plan.zones.get(*i).is_some_and(|z| z.min > 0));
            let zone = fewest.min_by_key(|i| board.zones.get(*i).map_or(0, Vec::len)).and_then(|i| plan.zones.get(i)).or(plan.zones.first());
            let key = zone.map(|z| z.id.clone()).unwrap_or_default();
            Some(NextStep { text: both(say::NEXT_CARDS, &[(&lacks, &lacks)]), item: None, key })
        }
        "votes_cast" => Some(NextStep { text: both(say::NEXT_VOTE, &[]), item: None, key: "votes".into() }),
        "required" => {
            let (id, field) = required(plan, board, doc).find(|(id, f)| doc.value(*id, &f.id).is_blank())?;
            let card = lines::preview(doc, id);
            let text = both(say::NEXT_FIELD, &[(&card, &card), (field.t.get(Lang::Zh), field.t.get(Lang::En))]);
            Some(NextStep { text, item: Some(id), key: field.id.clone() })
        }
        _ => None,
    }
}

/// How far the rules are met, and what to do next.
#[must_use]
pub fn judge(plan: &BoardPlan, doc: &Doc, rules: Vec<Rule>) -> Completeness {
    let board = Board::of(plan, doc);
    let rules: Vec<(Rule, Progress)> = rules
        .into_iter()
        .map(|rule| {
            let at = progress(plan, &board, doc, &rule);
            (rule, at)
        })
        .collect();
    let rank = |what: &str| ["header", "zones_filled", "cards", "required", "votes_cast"].iter().position(|w| *w == what);
    let mut open: Vec<_> = rules.iter().filter(|(_, at)| !at.met()).collect();
    open.sort_by_key(|(rule, _)| rank(&rule.what));
    let next = open.into_iter().find_map(|(rule, at)| next(plan, &board, doc, rule, *at));
    Completeness { rules, next }
}
