//! One sentence that a result comes to, and the row it makes in an action plan.

use super::{
    Sheet, Survey,
    outcome::{Computed, CsatOut, KanoRow, LoyaltyOut, MeansOut, NpsOut, Outcome, ServqualOut},
};
use crate::model::{
    calc::{
        ipa::Quadrant,
        kano::Category,
        nps::{self, Counts},
    },
    figure,
    text::Lang,
    texts::{Text, survey as t},
};

/// What the result comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Insight {
    /// The sentence.
    pub bold: String,
    /// What supports it.
    pub rest: String,
    /// What somebody could do about it; "" where there is nothing yet.
    pub action: String,
    /// What would be seen when it is done.
    pub sign: String,
}

fn insight(lang: Lang, (bold, rest, action, sign): (Text, Text, Text, Text), args: &[&str]) -> Insight {
    let get = |text: Text| text.with(lang, args);
    Insight { bold: get(bold), rest: get(rest), action: get(action), sign: get(sign) }
}

impl Survey<'_> {
    /// The one sentence; `None` while there is nothing to say. `looked_at` is the person on screen, for results of one person.
    pub fn insight(&self, sheet: &Sheet, computed: &Computed, looked_at: usize, lang: Lang) -> Option<Insight> {
        match &computed.outcome {
            Outcome::Nps(out) => nps_insight(out, lang),
            Outcome::Kano(rows) => self.kano_insight(rows, lang),
            Outcome::Servqual(out) => self.servqual_insight(out, lang),
            Outcome::Csat(out) => self.csat_insight(sheet, out, lang),
            Outcome::Means(out) => self.means_insight(out, lang),
            Outcome::Loyalty(all) => all.get(looked_at).and_then(|out| self.loyalty_insight(out, lang)),
        }
    }

    fn kano_insight(&self, rows: &[KanoRow], lang: Lang) -> Option<Insight> {
        let of = |category: Category| rows.iter().filter(move |r| r.kano.is_some_and(|k| k.mode == category));
        let hurts = |r: &&KanoRow| r.kano.and_then(|k| k.worse).map_or(0.0, f64::abs);
        let lifts = |r: &&KanoRow| r.kano.and_then(|k| k.better).unwrap_or(0.0);
        let most = |category, by: &dyn Fn(&&KanoRow) -> f64| of(category).max_by(|a, b| by(a).total_cmp(&by(b)));
        let (row, share, texts) = if let Some(row) = most(Category::M, &hurts) {
            (row, hurts(&row), (t::KANO_MUST, t::KANO_MUST_WHY, t::KANO_MUST_DO, t::KANO_SIGN))
        } else if let Some(row) = most(Category::O, &hurts) {
            (row, hurts(&row), (t::KANO_MORE, t::KANO_MUST_WHY, t::KANO_MORE_DO, t::KANO_SIGN))
        } else {
            let row = most(Category::A, &lifts)?;
            (row, lifts(&row), (t::KANO_DELIGHT, t::KANO_DELIGHT_WHY, t::KANO_DELIGHT_DO, t::KANO_SIGN))
        };
        Some(insight(lang, texts, &[&self.element_name(row.id, lang), &figure::percent(share, 0)]))
    }

    fn servqual_insight(&self, out: &ServqualOut, lang: Lang) -> Option<Insight> {
        let weighed = |d: &crate::model::calc::servqual::Dimension| d.gap.map(|g| g * d.weight.unwrap_or(1.0));
        let mut short: Vec<_> = out.gaps.dimensions.iter().filter(|d| d.gap.is_some_and(|g| g < 0.0)).collect();
        short.sort_by(|a, b| weighed(a).partial_cmp(&weighed(b)).unwrap_or(std::cmp::Ordering::Equal));
        let all: f64 = short.iter().filter_map(|d| weighed(d)).sum();
        let Some(first) = short.first() else {
            out.gaps.overall?;
            return Some(insight(lang, (t::SQ_NO_GAP, t::NOTHING, t::NOTHING, t::NOTHING), &[]));
        };
        let names: Vec<String> = short.iter().take(2).map(|d| self.group_name(&d.id, lang)).collect();
        let share: f64 = short.iter().take(2).filter_map(|d| weighed(d)).sum::<f64>() / all;
        let worst = out.gaps.items.iter().filter(|i| i.dimension == first.id && i.gap.is_some());
        let worst = worst.min_by(|a, b| a.gap.partial_cmp(&b.gap).unwrap_or(std::cmp::Ordering::Equal))?;
        let item = self.plan.items.iter().position(|i| i.id == worst.id).map(|at| self.wording(at, lang)).unwrap_or_default();
        let args = [
            names.join(lang.pick("、", " and ")),
            figure::percent(share, 0),
            item,
            figure::signed(worst.gap.unwrap_or(0.0), 1),
            figure::signed(first.gap.unwrap_or(0.0), 1),
        ];
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        Some(insight(lang, (t::SQ_FIRST, t::SQ_FIRST_WHY, t::SQ_DO, t::SQ_SIGN), &args))
    }

    fn csat_insight(&self, sheet: &Sheet, out: &CsatOut, lang: Lang) -> Option<Insight> {
        let overall = out.overall?;
        let text = |id: &str| {
            let question = sheet.questions.iter().find(|q| self.plan.items.get(q.item).is_some_and(|i| i.id == id));
            question.map(|q| self.question_text(q, lang)).unwrap_or_default()
        };
        let first = out.grid.as_ref().and_then(|g| g.attributes.iter().find(|a| a.1 == Quadrant::Concentrate)).map(|a| a.0.name.clone());
        let lowest = || {
            let rated = out.items.iter().filter(|m| m.id != "overall" && m.mean.is_some());
            rated.min_by(|a, b| a.mean.partial_cmp(&b.mean).unwrap_or(std::cmp::Ordering::Equal)).map(|m| m.id.clone())
        };
        let id = first.or_else(lowest)?;
        let mean = out.items.iter().find(|m| m.id == id).and_then(|m| m.mean)?;
        let args = [figure::plain(overall.csat.score, 0), text(&id), figure::plain(mean, 1)];
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        Some(insight(lang, (t::CSAT_FIRST, t::CSAT_FIRST_WHY, t::CSAT_DO, t::CSAT_SIGN), &args))
    }

    fn means_insight(&self, out: &MeansOut, lang: Lang) -> Option<Insight> {
        let known = |m: &&crate::model::calc::scales::Mean| m.mean.is_some();
        let by = |a: &&crate::model::calc::scales::Mean, b: &&crate::model::calc::scales::Mean| {
            let order = a.mean.partial_cmp(&b.mean).unwrap_or(std::cmp::Ordering::Equal);
            if out.high_is_bad { order.reverse() } else { order }
        };
        let item = out.items.iter().filter(known).min_by(by)?;
        let group = out.groups.iter().filter(known).min_by(by)?;
        let text = self.plan.items.iter().position(|i| i.id == item.id).map(|at| self.wording(at, lang)).unwrap_or_default();
        let args = [text, figure::plain(item.mean.unwrap_or(0.0), 1), self.group_name(&group.id, lang), figure::plain(group.mean.unwrap_or(0.0), 1)];
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let texts = if out.high_is_bad {
            (t::SCAN_FIRST, t::SCAN_FIRST_WHY, t::SCAN_DO, t::SCAN_SIGN)
        } else if out.groups.len() > 1 {
            (t::MEANS_FIRST, t::MEANS_FIRST_WHY, t::MEANS_DO, t::MEANS_SIGN)
        } else {
            (t::MEANS_LOWEST, t::NOTHING, t::MEANS_DO, t::MEANS_SIGN)
        };
        Some(insight(lang, texts, &args))
    }

    fn loyalty_insight(&self, out: &LoyaltyOut, lang: Lang) -> Option<Insight> {
        let kind = out.kind.as_ref()?;
        let args = [self.group_name(kind, lang), figure::percent(out.confidence, 0)];
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let texts = if out.confidence < 0.6 {
            (t::LOYALTY_ASK, t::LOYALTY_SURE, t::LOYALTY_ASK_DO, t::LOYALTY_SIGN)
        } else if kind == "committed" {
            (t::LOYALTY_TRUE, t::LOYALTY_SURE, t::LOYALTY_TRUE_DO, t::LOYALTY_SIGN)
        } else {
            (t::LOYALTY_IS, t::LOYALTY_SURE, t::LOYALTY_DO, t::LOYALTY_SIGN)
        };
        Some(insight(lang, texts, &args))
    }
}

/// What moving a few people up would do: passives to promoters where there are any, else detractors to passives.
fn nps_insight(out: &NpsOut, lang: Lang) -> Option<Insight> {
    let now = out.all?;
    let c = now.counts;
    let wanted = (c.n().div_ceil(16)).max(1);
    let (from, group, after) = if c.passives > 0 {
        let k = wanted.min(c.passives);
        (k, 1, Counts { passives: c.passives - k, promoters: c.promoters + k, ..c })
    } else if c.detractors > 0 {
        let k = wanted.min(c.detractors);
        (k, 0, Counts { detractors: c.detractors - k, passives: c.passives + k, ..c })
    } else {
        return Some(insight(lang, (t::NPS_ALL_PROMOTERS, t::NOTHING, t::NOTHING, t::NOTHING), &[]));
    };
    let then = nps::nps(after, super::outcome::LEVEL)?;
    let reason = out.reasons.iter().filter_map(|(words, n)| Some((words, *n.get(group)?))).filter(|(_, n)| *n > 0).max_by_key(|(_, n)| *n);
    let reason = reason.map(|(words, _)| words.clone()).unwrap_or_default();
    let args = [from.to_string(), figure::signed(now.score, 0), figure::signed(then.score, 0), reason];
    let refs: Vec<&str> = args.iter().map(String::as_str).collect();
    let why = if args.last().is_some_and(String::is_empty) { t::NOTHING } else { t::NPS_WHY };
    let (bold, act) = match (group, why == t::NOTHING) {
        (1, true) => (t::NPS_LIFT, t::NPS_LIFT_DO),
        (1, false) => (t::NPS_LIFT, t::NPS_REASON_DO),
        (_, true) => (t::NPS_RESCUE, t::NPS_RESCUE_DO),
        (_, false) => (t::NPS_RESCUE, t::NPS_REASON_DO),
    };
    Some(insight(lang, (bold, why, act, t::NPS_SIGN), &refs))
}
