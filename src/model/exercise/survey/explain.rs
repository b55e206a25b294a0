//! How means and types of loyalty are computed, with their figures.

use super::outcome::{LoyaltyOut, MeansOut};
use crate::model::{
    calc::{Explained, scales::Mean},
    figure,
    template::SurveyPlan,
    texts::survey as t,
};

impl MeansOut {
    /// The item and the group that matter most: the lowest, or the highest of a frequency scale.
    pub fn explain(&self, plan: &SurveyPlan) -> Vec<Explained> {
        let pick = |list: &[Mean]| {
            let known = list.iter().filter(|m| m.mean.is_some());
            let by = |m: &&Mean| m.mean.unwrap_or_default();
            if self.high_is_bad {
                known.max_by(|a, b| by(a).total_cmp(&by(b))).cloned()
            } else {
                known.min_by(|a, b| by(a).total_cmp(&by(b))).cloned()
            }
        };
        let item = pick(&self.items).and_then(|m| {
            let mean = m.mean?;
            let sum = figure::short(mean * f64::from(m.n), 1);
            Some(Explained::new(t::ITEM_MEAN, t::ITEM_MEAN_BY, format!("{sum} / {} = {}", m.n, figure::plain(mean, 2))))
        });
        let group = pick(&self.groups).and_then(|g| {
            let own = self.items.iter().filter(|m| plan.items.iter().any(|i| i.id == m.id && i.g == g.id));
            let means: Vec<String> = own.filter_map(|m| m.mean).map(|v| figure::plain(v, 1)).collect();
            let filled = format!("({}) / {} = {}", means.join(" + "), means.len(), figure::plain(g.mean?, 2));
            (means.len() > 1).then(|| Explained::new(t::GROUP_MEAN, t::GROUP_MEAN_BY, filled))
        });
        item.into_iter().chain(group).collect()
    }
}

impl LoyaltyOut {
    /// The share of the type, and how sure one can be.
    pub fn explain(&self, questions: usize) -> Vec<Explained> {
        let at = self.kind.as_ref().and_then(|kind| self.shares.iter().position(|(group, _)| group == kind));
        let share = at.and_then(|at| {
            let ((_, share), (yes, decided)) = self.shares.get(at).zip(self.counts.get(at))?;
            Some(Explained::new(t::YES_OF, t::YES_OF_BY, format!("{yes} / {decided} = {}", figure::percent((*share)?, 0))))
        });
        let decided: u32 = self.counts.iter().map(|(_, all)| all).sum();
        let sure = format!("{decided} / {questions} = {}", figure::percent(self.confidence, 0));
        share.into_iter().chain([Explained::new(t::SURE_OF, t::SURE_OF_BY, sure)]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{stamp::ItemId, template::SurveyItem, text::Bi};

    #[test]
    fn the_figures_stand_in_the_formulas() {
        let mean = |id: &str, mean, n| Mean { id: id.into(), mean: Some(mean), n };
        let item = |id: &str, g: &str| SurveyItem { id: id.into(), g: g.into(), t: Bi::default() };
        let plan = SurveyPlan { items: vec![item("a", "x"), item("b", "x"), item("c", "y")], ..SurveyPlan::default() };
        let out = MeansOut {
            items: vec![mean("a", 2.5, 2), mean("b", 4.0, 2), mean("c", 5.0, 1)],
            groups: vec![mean("x", 3.25, 2), mean("y", 5.0, 1)],
            high_is_bad: false,
        };
        let filled = |lines: Vec<Explained>| lines.into_iter().map(|l| l.filled).collect::<Vec<_>>();
        assert_eq!(filled(out.explain(&plan)), ["5 / 2 = 2.50", "(2.5 + 4.0) / 2 = 3.25"]);
        let worst_first = MeansOut { high_is_bad: true, ..out };
        assert_eq!(filled(worst_first.explain(&plan)), ["5 / 1 = 5.00"], "a group of one question says nothing new");
        let shares = vec![("x".to_owned(), Some(0.75)), ("y".to_owned(), None)];
        let loyal = LoyaltyOut { person: ItemId::HEADER, shares, counts: vec![(3, 4), (0, 0)], kind: Some("x".into()), confidence: 0.5 };
        assert_eq!(filled(loyal.explain(8)), ["3 / 4 = 75%", "4 / 8 = 50%"]);
    }
}
