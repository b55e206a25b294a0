//! The board kind: what it reads out of a document, the edits that keep it valid, and when it is complete.

mod done;
mod edits;
mod lines;
#[cfg(test)]
mod tests;

pub use done::{Tally, judge};
pub use edits::{
    NewCard, VoteRefusal, add, delete, duplicate, edit_text, move_cards, plan_rows, rename_zone, retag, set_field, set_header, to_action, unvote,
    vote,
};
pub use lines::{copy_lines, parse_lines, preview, split_tag};

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Bound,
};

use crate::model::{
    doc::{Doc, Item, Key, Reg},
    stamp::ItemId,
    template::{BoardPlan, Zone},
    text::Lang,
};

/// The kind of a card's item.
pub const CARD: &str = "card";
/// The register that names a card's zone.
pub const ZONE: &str = "zone";
/// The register that holds its place in the zone.
pub const ORDER: &str = "order";
/// The register with what it says.
pub const TEXT: &str = "text";
/// The register with who wrote it.
pub const AUTHOR: &str = "author";
/// The register with its tag.
pub const TAG: &str = "tag";
/// The register that is set once it was turned into an action.
pub const ACTION: &str = "action";
/// What the registers of votes begin with; the voter's name follows.
pub const VOTE: &str = "vote:";

/// Which cards stand in which zone, in order. Texts and votes are read from the document, they change more often.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Board {
    /// The cards of each zone of the plan, by index.
    pub zones: Vec<Vec<ItemId>>,
    zone: BTreeMap<ItemId, usize>,
}

impl Board {
    /// Reads the board; a card of a zone that the plan does not have stands in the last zone, so nothing is lost.
    #[must_use]
    pub fn of(plan: &BoardPlan, doc: &Doc) -> Self {
        let mut zones = vec![Vec::new(); plan.zones.len()];
        for (id, card) in doc.sorted(CARD) {
            if let Some(zone) = zones.get_mut(zone_of(plan, card)) {
                zone.push(id);
            }
        }
        // A map made of a whole list is much faster than one that grows.
        let zone = zones.iter().enumerate().flat_map(|(at, zone)| zone.iter().map(move |id| (*id, at))).collect();
        Self { zones, zone }
    }

    /// Follows changes of a few items; gives the zones in which something changed.
    pub fn follow(&mut self, plan: &BoardPlan, doc: &Doc, touched: &BTreeSet<ItemId>) -> BTreeSet<usize> {
        let mut changed = BTreeSet::new();
        for id in touched {
            let Some((zone, at)) = self.place(*id) else { continue };
            if let Some(cards) = self.zones.get_mut(zone) {
                cards.remove(at);
            }
            self.zone.remove(id);
            changed.insert(zone);
        }
        for id in touched {
            let Some(card) = doc.get(*id).filter(|item| item.kind.as_str() == CARD) else { continue };
            let zone = zone_of(plan, card);
            if let Some(cards) = self.zones.get_mut(zone) {
                let at = cards.partition_point(|other| (doc.text(*other, ORDER), *other) < (card.text(ORDER), *id));
                cards.insert(at, *id);
                self.zone.insert(*id, zone);
                changed.insert(zone);
            }
        }
        changed
    }

    /// The zone of a card and its place there.
    #[must_use]
    pub fn place(&self, id: ItemId) -> Option<(usize, usize)> {
        let zone = *self.zone.get(&id)?;
        Some((zone, self.zones.get(zone)?.iter().position(|other| *other == id)?))
    }

    /// Whether a card is there.
    #[must_use]
    pub fn has(&self, id: ItemId) -> bool {
        self.zone.contains_key(&id)
    }

    /// How many cards there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.zone.len()
    }

    /// True when there is no card.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.zone.is_empty()
    }
}

/// The zone a card stands in; the last one where the plan does not know it.
fn zone_of(plan: &BoardPlan, card: &Item) -> usize {
    let zone = card.text(ZONE);
    plan.zones.iter().position(|z| z.id == zone).unwrap_or(plan.zones.len().saturating_sub(1))
}

fn vote_fields(card: &Item) -> impl Iterator<Item = (&Key, &Reg)> {
    card.fields.range::<str, _>((Bound::Included(VOTE), Bound::Unbounded)).take_while(|(key, _)| key.as_str().starts_with(VOTE))
}

/// What a zone is called here: the group's own name where it gave one.
#[must_use]
pub fn zone_title<'a>(zone: &'a Zone, doc: &'a Doc, lang: Lang) -> &'a str {
    let own = doc.get(ItemId::HEADER).map_or("", |header| {
        let key = header.fields.iter().find(|(key, _)| key.as_str().strip_prefix("zone:") == Some(zone.id.as_str()));
        key.map_or("", |(_, reg)| reg.value.as_str())
    });
    if zone.renameable && !own.trim().is_empty() { own } else { zone.t.get(lang) }
}

/// A zone's name without its running number and without what stands in brackets behind it.
#[must_use]
pub fn short_title(title: &str) -> &str {
    let cut = title.find(['(', '（']).filter(|at| *at > 0).unwrap_or(title.len());
    let title = title.get(..cut).unwrap_or(title).trim();
    let name = title.trim_start_matches(|c: char| c.is_ascii_digit());
    if name.len() < title.len() && name.starts_with(' ') && !name.trim().is_empty() { name.trim() } else { title }
}

/// What a zone is called in chips and sentences: its first words, unless another zone begins the same.
#[must_use]
pub fn zone_name<'a>(plan: &'a BoardPlan, doc: &'a Doc, at: usize, lang: Lang) -> &'a str {
    let Some(zone) = plan.zones.get(at) else { return "" };
    let title = zone_title(zone, doc, lang);
    let chip = chip_title(title);
    let others = plan.zones.iter().enumerate().filter(|(i, _)| *i != at);
    let shared = others.map(|(_, z)| chip_title(zone_title(z, doc, lang))).any(|name| name == chip);
    if shared { short_title(title) } else { chip }
}

/// The first words of a zone's name, for chips and sentences: what stands before a colon or an arrow.
#[must_use]
pub fn chip_title(title: &str) -> &str {
    let title = short_title(title);
    let cut = title.find(['：', ':', '→']).filter(|at| *at > 0).unwrap_or(title.len());
    title.get(..cut).unwrap_or(title).trim()
}

/// All votes on a card.
#[must_use]
pub fn votes(card: &Item) -> u32 {
    vote_fields(card).map(|(_, reg)| count(&reg.value)).sum()
}

/// The votes of one voter on a card.
#[must_use]
pub fn votes_of(card: &Item, voter: &str) -> u32 {
    vote_fields(card).filter(|(key, _)| key.as_str().strip_prefix(VOTE) == Some(voter)).map(|(_, reg)| count(&reg.value)).sum()
}

/// The votes of one voter on the whole board.
#[must_use]
pub fn spent(doc: &Doc, voter: &str) -> u32 {
    doc.of_kind(CARD).map(|(_, card)| votes_of(card, voter)).sum()
}

fn count(value: &crate::model::doc::Value) -> u32 {
    value.as_num().map_or(0, |n| n.clamp(0.0, 1000.0) as u32)
}

/// The tag of a card: its register, or the first `#word` of its text.
#[must_use]
pub fn tag(card: &Item) -> &str {
    let own = card.text(TAG).trim();
    if own.is_empty() { lines::inline_tag(card.text(TEXT)) } else { own }
}

/// Every tag on the board with the number of its cards, the most used first.
#[must_use]
pub fn tags(doc: &Doc) -> Vec<(String, usize)> {
    let mut counts = BTreeMap::<&str, usize>::new();
    for (_, card) in doc.of_kind(CARD) {
        let tag = tag(card);
        if !tag.is_empty() {
            *counts.entry(tag).or_default() += 1;
        }
    }
    let mut list: Vec<_> = counts.into_iter().map(|(tag, n)| (tag.to_owned(), n)).collect();
    list.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    list
}

/// A zone's cards with the most votes first; equal ones keep their order. Only for show: the document stays as it is.
#[must_use]
pub fn by_votes(doc: &Doc, cards: &[ItemId]) -> Vec<ItemId> {
    let mut list = cards.to_vec();
    list.sort_by_key(|id| std::cmp::Reverse(doc.get(*id).map_or(0, votes)));
    list
}

/// The cards with votes, best first, with their rank; equal votes share a rank and the next one is skipped (1, 2, 2, 4).
#[must_use]
pub fn ranking(doc: &Doc) -> Vec<(usize, u32, ItemId)> {
    let mut list: Vec<(u32, ItemId)> = doc.sorted(CARD).into_iter().map(|(id, card)| (votes(card), id)).filter(|(n, _)| *n > 0).collect();
    list.sort_by_key(|(n, _)| std::cmp::Reverse(*n));
    let mut ranked: Vec<(usize, u32, ItemId)> = Vec::with_capacity(list.len());
    for (at, (n, id)) in list.into_iter().enumerate() {
        let rank = ranked.last().filter(|(_, before, _)| *before == n).map_or(at + 1, |(rank, _, _)| *rank);
        ranked.push((rank, n, id));
    }
    ranked
}
