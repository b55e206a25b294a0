//! How far a board's rules are met, and the next step in plain words.

use super::{Board, CARD, TEXT, lines, votes, zone_name, zone_of};
use crate::model::{
    doc::{Doc, Item},
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

/// How many cards each zone has, and how many of them say something. Their order does not matter here, so nothing is sorted.
struct Tally {
    all: Vec<usize>,
    written: Vec<usize>,
}

impl Tally {
    fn of(plan: &BoardPlan, doc: &Doc) -> Self {
        let mut tally = Self { all: vec![0; plan.zones.len()], written: vec![0; plan.zones.len()] };
        for (_, card) in doc.of_kind(CARD) {
            let at = zone_of(plan, card);
            if let (Some(all), Some(some)) = (tally.all.get_mut(at), tally.written.get_mut(at)) {
                *all += 1;
                *some += usize::from(written(card));
            }
        }
        tally
    }
}

fn written(card: &Item) -> bool {
    !card.get(TEXT).is_blank()
}

/// Zones that count, each with its index, the cards it has and the cards it needs.
fn zones(plan: &BoardPlan, tally: &Tally, need: usize) -> Vec<(usize, usize, usize)> {
    let must = plan.zones.iter().filter(|z| z.min > 0).count();
    let counts = |i: usize| tally.written.get(i).copied().unwrap_or(0);
    // A parking lot that needs nothing is not a zone to fill, unless the rule asks for more zones than need something.
    plan.zones.iter().enumerate().filter(|(_, z)| z.min > 0 || must < need).map(|(i, z)| (i, counts(i), z.min.max(1) as usize)).collect()
}

/// Every field that a written card must have, with its card.
fn required<'a>(plan: &'a BoardPlan, doc: &'a Doc) -> impl Iterator<Item = (&'a Item, &'a Field)> {
    let cards = doc.of_kind(CARD).map(|(_, card)| card).filter(|card| !plan.zones.is_empty() && written(card));
    cards.flat_map(|card| plan.card.iter().filter(|f| f.req).map(move |f| (card, f)))
}

/// The first field on the board that is still to be filled.
fn missing<'a>(plan: &'a BoardPlan, doc: &Doc) -> Option<(ItemId, &'a Field)> {
    let board = Board::of(plan, doc);
    let cards = board.zones.iter().flatten().filter_map(|id| doc.get(*id).map(|card| (*id, card))).filter(|(_, card)| written(card));
    let mut open = cards.flat_map(|(id, card)| plan.card.iter().filter(move |f| f.req && card.get(&f.id).is_blank()).map(move |f| (id, f)));
    open.next()
}

fn progress(plan: &BoardPlan, tally: &Tally, doc: &Doc, rule: &Rule) -> Progress {
    match rule.what.as_str() {
        "zones_filled" => {
            let list = zones(plan, tally, rule.need as usize);
            let filled = list.iter().filter(|(_, have, min)| have >= min).count();
            if rule.percent { Progress::share(filled, list.len(), rule.need) } else { Progress::of(filled, (rule.need as usize).min(list.len())) }
        }
        "cards" => Progress::of(tally.written.iter().sum(), rule.need as usize),
        "votes_cast" => {
            let cast: u32 = doc.of_kind(CARD).map(|(_, card)| votes(card)).sum();
            Progress::of(cast.min(rule.need.max(1)) as usize, rule.need.max(1) as usize)
        }
        "required" => {
            let all = required(plan, doc).count();
            let filled = required(plan, doc).filter(|(card, f)| !card.get(&f.id).is_blank()).count();
            Progress::of(filled, all.max(1))
        }
        "header" => header_progress(&plan.header, doc),
        // A rule of another kind asks nothing of a board.
        _ => Progress::of(0, 0),
    }
}

fn next(plan: &BoardPlan, tally: &Tally, doc: &Doc, rule: &Rule, at: Progress) -> Option<NextStep> {
    let emptiest = |need: usize| zones(plan, tally, need).into_iter().find(|(_, have, min)| have < min);
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
            let zone = fewest.min_by_key(|i| tally.all.get(*i).copied().unwrap_or(0)).and_then(|i| plan.zones.get(i)).or(plan.zones.first());
            let key = zone.map(|z| z.id.clone()).unwrap_or_default();
            Some(NextStep { text: both(say::NEXT_CARDS, &[(&lacks, &lacks)]), item: None, key })
        }
        "votes_cast" => Some(NextStep { text: both(say::NEXT_VOTE, &[]), item: None, key: "votes".into() }),
        "required" => {
            let (id, field) = missing(plan, doc)?;
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
    let tally = Tally::of(plan, doc);
    let rules: Vec<(Rule, Progress)> = rules
        .into_iter()
        .map(|rule| {
            let at = progress(plan, &tally, doc, &rule);
            (rule, at)
        })
        .collect();
    let rank = |what: &str| ["header", "zones_filled", "cards", "required", "votes_cast"].iter().position(|w| *w == what);
    let mut open: Vec<_> = rules.iter().filter(|(_, at)| !at.met()).collect();
    open.sort_by_key(|(rule, _)| rank(&rule.what));
    let next = open.into_iter().find_map(|(rule, at)| next(plan, &tally, doc, rule, *at));
    Completeness { rules, next }
}
