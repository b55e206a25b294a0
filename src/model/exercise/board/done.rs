//! How far a board's rules are met, and the next step in plain words.

use std::collections::{BTreeMap, BTreeSet};

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

/// What one card adds to what the rules count.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Part {
    zone: usize,
    written: bool,
    votes: u32,
    /// Required fields that are filled.
    filled: usize,
}

/// What the rules count, over all cards. Their order does not matter here, so nothing is sorted, and a card that changes is
/// taken out and put in again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    parts: BTreeMap<ItemId, Part>,
    /// Cards of each zone, and those that say something.
    all: Vec<usize>,
    written: Vec<usize>,
    votes: u32,
    /// Required fields of written cards that are filled.
    filled: usize,
}

impl Tally {
    /// Counts everything.
    #[must_use]
    pub fn of(plan: &BoardPlan, doc: &Doc) -> Self {
        let parts: BTreeMap<ItemId, Part> = doc.of_kind(CARD).map(|(id, card)| (id, part(plan, card))).collect();
        let mut tally = Self { all: vec![0; plan.zones.len()], written: vec![0; plan.zones.len()], ..Self::default() };
        for part in parts.values() {
            tally.count(*part, true);
        }
        Self { parts, ..tally }
    }

    /// Counts the cards again that changed; true when one of them carries or carried votes.
    pub fn follow(&mut self, plan: &BoardPlan, doc: &Doc, touched: &BTreeSet<ItemId>) -> bool {
        let mut voted = false;
        for id in touched {
            let now = doc.get(*id).filter(|item| item.kind.as_str() == CARD).map(|card| part(plan, card));
            let old = match now {
                Some(now) => self.parts.insert(*id, now),
                None => self.parts.remove(id),
            };
            for (part, comes) in old.map(|part| (part, false)).into_iter().chain(now.map(|part| (part, true))) {
                self.count(part, comes);
                voted |= part.votes > 0;
            }
        }
        voted
    }

    fn count(&mut self, part: Part, comes: bool) {
        let add = |sum: &mut usize, n: usize| *sum = if comes { *sum + n } else { sum.saturating_sub(n) };
        if let (Some(all), Some(written)) = (self.all.get_mut(part.zone), self.written.get_mut(part.zone)) {
            add(all, 1);
            add(written, usize::from(part.written));
            add(&mut self.filled, part.filled);
        }
        self.votes = if comes { self.votes.saturating_add(part.votes) } else { self.votes.saturating_sub(part.votes) };
    }

    /// How far the rules are met, and what to do next.
    #[must_use]
    pub fn judge(&self, plan: &BoardPlan, doc: &Doc, rules: Vec<Rule>) -> Completeness {
        let rules: Vec<(Rule, Progress)> = rules
            .into_iter()
            .map(|rule| {
                let at = progress(plan, self, doc, &rule);
                (rule, at)
            })
            .collect();
        let rank = |what: &str| ["header", "zones_filled", "cards", "required", "votes_cast"].iter().position(|w| *w == what);
        let mut open: Vec<_> = rules.iter().filter(|(_, at)| !at.met()).collect();
        open.sort_by_key(|(rule, _)| rank(&rule.what));
        let next = open.into_iter().find_map(|(rule, at)| next(plan, self, doc, rule, *at));
        Completeness { rules, next }
    }
}

fn part(plan: &BoardPlan, card: &Item) -> Part {
    let written = written(card);
    let filled = plan.card.iter().filter(|f| written && f.req && !card.get(&f.id).is_blank()).count();
    Part { zone: zone_of(plan, card), written, votes: votes(card), filled }
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
            let cast = tally.votes.min(rule.need.max(1));
            Progress::of(cast as usize, rule.need.max(1) as usize)
        }
        "required" => {
            let all = tally.written.iter().sum::<usize>() * plan.card.iter().filter(|f| f.req).count();
            Progress::of(tally.filled, all.max(1))
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
    Tally::of(plan, doc).judge(plan, doc, rules)
}
