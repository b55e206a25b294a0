//! The calculator kind: figures typed by the group over the template's defaults, and what `model::calc` makes of them.

use crate::model::{
    calc::{
        Wrong,
        calibration::{Calibration, calibrate},
        experience_return::{Level, Worth, worth},
        mdm::{Branches, Damage, Market, WordOfMouth, damage},
    },
    doc::{Doc, Key, Op, Value},
    done::{Completeness, NextStep, Progress, Rule},
    edit::{Edit, Label},
    exercise::table::cell::bi,
    stamp::ItemId,
    template::{CalcInput, CalcPlan, CalcType},
    text::Lang,
    texts::survey as t,
};

/// A calculator to be read: its plan and the figures that were typed.
#[derive(Clone, Copy)]
pub struct Calc<'a> {
    /// Inputs, columns, outputs.
    pub plan: &'a CalcPlan,
    /// The group's own figures.
    pub doc: &'a Doc,
}

/// One case of the Market Damage Model against the first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MarketCase {
    /// The tree and its losses.
    pub damage: Damage,
    /// Revenue at risk less than in the first case.
    pub saved: f64,
    /// Yearly cost of the case.
    pub cost: f64,
    /// Saved − cost.
    pub net: f64,
    /// Net / cost; `None` without cost.
    pub roi: Option<f64>,
}

impl<'a> Calc<'a> {
    /// How many cases stand beside each other.
    pub fn cases(&self) -> usize {
        self.plan.columns.len().max(1)
    }

    /// The name of a case.
    pub fn case_name(&self, case: usize, lang: Lang) -> &'a str {
        self.plan.columns.get(case).map_or("", |c| c.t.get(lang))
    }

    /// An input by its id.
    pub fn input(&self, id: &str) -> Option<&'a CalcInput> {
        self.plan.inputs.iter().find(|i| i.id == id)
    }

    fn key(&self, input: &CalcInput, case: usize) -> Key {
        let column = self.plan.columns.get(case).filter(|_| !input.shared).map(|c| c.id.as_str());
        column.map_or_else(|| format!("in:{}", input.id), |c| format!("in:{}:{c}", input.id)).into()
    }

    /// The template's figure for a case.
    pub fn default(&self, input: &CalcInput, case: usize) -> f64 {
        let at = if input.shared { 0 } else { case };
        input.default.get(at).or_else(|| input.default.last()).copied().unwrap_or(0.0)
    }

    /// The group's own figure, if it typed one.
    pub fn own(&self, input: &CalcInput, case: usize) -> Option<f64> {
        self.doc.value(ItemId::HEADER, self.key(input, case).as_str()).as_num()
    }

    /// The figure that counts, as it is typed (30 for 30 %). Cases that follow one another take over what the one before changed,
    /// except where the template itself makes the difference.
    pub fn value(&self, input: &CalcInput, case: usize) -> f64 {
        if let Some(own) = self.own(input, case) {
            return own;
        }
        let same = case > 0 && (self.default(input, case) - self.default(input, case - 1)).abs() < f64::EPSILON;
        if self.plan.tabs && !input.shared && same { self.value(input, case - 1) } else { self.default(input, case) }
    }

    /// The figure for formulas: shares of 1.
    pub fn figure(&self, id: &str, case: usize) -> f64 {
        self.input(id).map_or(0.0, |i| if i.ty == CalcType::Percent { self.value(i, case) / 100.0 } else { self.value(i, case) })
    }

    /// Types a figure; `None` goes back to the default.
    pub fn set(&self, input: &CalcInput, case: usize, value: Option<f64>, lang: Lang) -> Edit {
        let label = Label { text: t::SET_INPUT, arg: input.t.get(lang).to_owned() };
        self.set_register(label, self.key(input, case), value.map_or(Value::Empty, Value::Num))
    }

    fn set_register(&self, label: Label, key: Key, value: Value) -> Edit {
        if self.doc.get(ItemId::HEADER).is_none() {
            return Edit::new(label).with(Op::put(ItemId::HEADER, "header", vec![(key, value)]));
        }
        Edit::set(label, ItemId::HEADER, key, value)
    }

    /// Goes back to all defaults.
    pub fn reset(&self) -> Edit {
        let mut edit = Edit::new(t::RESET_INPUTS);
        if let Some(head) = self.doc.get(ItemId::HEADER) {
            let own = head.fields.iter().filter(|(key, reg)| key.as_str().starts_with("in:") && !reg.value.is_blank());
            edit.ops.extend(own.map(|(key, _)| Op::set(ItemId::HEADER, key, Value::Empty)));
        }
        edit
    }

    /// How many figures differ from the template's.
    pub fn changed(&self) -> usize {
        let single = self.plan.inputs.iter().filter(|i| matches!(i.ty, CalcType::Number | CalcType::Percent)).map(|input| {
            let cases = if input.shared { 1 } else { self.cases() };
            (0..cases).filter(|c| self.own(input, *c).is_some_and(|v| (v - self.default(input, *c)).abs() > f64::EPSILON)).count()
        });
        let grids = self.plan.inputs.iter().filter(|i| matches!(i.ty, CalcType::Matrix | CalcType::Vector)).map(|input| {
            let (own, default) = (self.grid(input), default_grid(input));
            let cell = |grid: &[Vec<Option<f64>>], r: usize, c: usize| grid.get(r).and_then(|row| row.get(c)).copied().flatten();
            let cells = own.iter().enumerate().flat_map(|(r, row)| (0..row.len()).map(move |c| (r, c)));
            cells.filter(|(r, c)| cell(&own, *r, *c).is_some() && cell(&own, *r, *c) != cell(&default, *r, *c)).count()
        });
        single.sum::<usize>() + grids.sum::<usize>()
    }

    /// Inputs that must add up and do not: how much they make in a case, and how much they should.
    pub fn off_sum(&self, case: usize) -> Option<(f64, f64)> {
        self.plan.sums.iter().find_map(|sum| {
            let have: f64 = sum.of.iter().filter_map(|id| self.input(id)).map(|i| self.value(i, case)).sum();
            ((have - sum.is).abs() > sum.within + 1e-9).then_some((have, sum.is))
        })
    }

    /// The numbers of a matrix (rows) or a vector (one row); blank cells are `None`.
    pub fn grid(&self, input: &CalcInput) -> Vec<Vec<Option<f64>>> {
        let size = |what: &str| self.doc.value(ItemId::HEADER, &format!("in:{}#{what}", input.id)).as_num();
        let Some((rows, columns)) = size("rows").zip(size("columns")) else { return default_grid(input) };
        let (rows, columns) = (rows.clamp(1.0, 40.0) as usize, columns.clamp(1.0, 40.0) as usize);
        let cell = |r: usize, c: usize| self.doc.value(ItemId::HEADER, cell_key(input, r, c).as_str()).as_num();
        (0..rows).map(|r| (0..columns).map(|c| cell(r, c)).collect()).collect()
    }

    /// Puts a whole grid in place; rows may have different lengths, the longest counts.
    pub fn set_grid(&self, input: &CalcInput, grid: &[Vec<Option<f64>>], lang: Lang) -> Edit {
        let columns = grid.iter().map(Vec::len).max().unwrap_or(1).clamp(1, 40);
        let rows = grid.len().clamp(1, 40);
        let mut edit = Edit::new(Label { text: t::SET_INPUT, arg: input.t.get(lang).to_owned() });
        if self.doc.get(ItemId::HEADER).is_none() {
            edit.ops.push(Op::put(ItemId::HEADER, "header", Vec::new()));
        }
        let mut set = |key: Key, value: Value| {
            if *self.doc.value(ItemId::HEADER, key.as_str()) != value {
                edit.ops.push(Op::set(ItemId::HEADER, key, value));
            }
        };
        set(format!("in:{}#rows", input.id).into(), Value::Num(rows as f64));
        set(format!("in:{}#columns", input.id).into(), Value::Num(columns as f64));
        for r in 0..rows {
            for c in 0..columns {
                let value = grid.get(r).and_then(|row| row.get(c)).copied().flatten();
                set(cell_key(input, r, c), value.map_or(Value::Empty, Value::Num));
            }
        }
        edit
    }

    /// The value of a customer in each column (template experience-return).
    pub fn worths(&self) -> Vec<Worth> {
        let f = |id, case| self.figure(id, case);
        (0..self.cases())
            .map(|c| {
                worth(&Level {
                    margin: f("m", c),
                    service: f("s", c),
                    retention: f("r", c),
                    referrals: f("q", c),
                    conversion: f("k", c),
                    acquisition: f("a", c),
                    years: f("T", c).clamp(0.0, 100.0).round() as u32,
                    discount: f("i", c),
                })
            })
            .collect()
    }

    /// The market of a case.
    pub fn market(&self, case: usize) -> Market {
        let f = |id| self.figure(id, case);
        Market {
            customers: f("N"),
            value: f("V"),
            problem: f("p"),
            complain: f("c"),
            satisfied: f("s"),
            mollified: f("m"),
            dissatisfied: f("d"),
            loss: Branches { satisfied: f("Ls"), mollified: f("Lm"), dissatisfied: f("Ld"), silent: f("Ln") },
            normal_loss: 0.0,
            credit_recovery: false,
        }
    }

    /// A case of the Market Damage Model; savings are against the first.
    ///
    /// # Errors
    /// An input that is no rate, or a split that does not add up.
    pub fn market_case(&self, case: usize) -> Result<MarketCase, Wrong> {
        let run = |case: usize| {
            let market = self.market(case);
            // The template counts those a *lost* customer tells, so each branch tells in proportion to its loss.
            let told = self.figure("W", case);
            let loss = market.loss;
            let told = Branches {
                satisfied: told * loss.satisfied,
                mollified: told * loss.mollified,
                dissatisfied: told * loss.dissatisfied,
                silent: told * loss.silent,
            };
            damage(&market, Some(&WordOfMouth { told, deterred: self.figure("w", case), new_value: market.value }))
        };
        let damage = run(case)?;
        let saved = run(0)?.revenue - damage.revenue;
        let cost = self.figure("cost", case);
        let net = saved - cost;
        Ok(MarketCase { damage, saved, cost, net, roi: (cost > 0.0).then(|| net / cost) })
    }

    /// Agreement of the scorers (template qm-calibration).
    pub fn calibration(&self) -> Calibration {
        let scores = self.input("scores").map(|i| self.grid(i)).unwrap_or_default();
        let master = self.input("master").map(|i| self.grid(i)).and_then(|g| g.first().cloned()).unwrap_or_default();
        calibrate(&scores, &master, self.figure("tol", 0))
    }
}

fn cell_key(input: &CalcInput, row: usize, column: usize) -> Key {
    format!("in:{}:{row}:{column}", input.id).into()
}

fn default_grid(input: &CalcInput) -> Vec<Vec<Option<f64>>> {
    if input.ty == CalcType::Vector {
        return vec![input.default.iter().map(|v| Some(*v)).collect()];
    }
    input.rows.iter().map(|row| row.iter().map(|v| Some(*v)).collect()).collect()
}

/// Judges a calculator by the rules of its template.
pub fn judge(plan: &CalcPlan, doc: &Doc, rules: Vec<Rule>) -> Completeness {
    let calc = Calc { plan, doc };
    let changed = calc.changed();
    let rules: Vec<(Rule, Progress)> = rules
        .into_iter()
        .map(|rule| {
            // Rules of other kinds ask nothing of a calculator.
            let progress = if rule.what == "inputs_changed" { Progress::of(changed, rule.need as usize) } else { Progress::default() };
            (rule, progress)
        })
        .collect();
    let open = rules.iter().find(|(_, p)| !p.met()).map(|(_, p)| p.need - p.have);
    let next = open.map(|more| NextStep { text: bi(t::MORE_INPUTS, &[&more.to_string()]), item: None, key: "inputs".into() });
    Completeness { rules, next }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{edit::History, stamp::EditorId, template::Opt, text::Bi};
    use std::time::Duration;

    fn input(id: &str, ty: CalcType, default: &[f64]) -> CalcInput {
        CalcInput { id: id.into(), ty, default: default.into(), shared: default.len() == 1, ..CalcInput::default() }
    }

    fn plan() -> CalcPlan {
        use CalcType::{Number, Percent};
        let tab = |id: &str| Opt { id: id.into(), t: Bi::new(id, id) };
        CalcPlan {
            columns: ["loss", "resolve", "listen", "prevent"].map(tab).into(),
            tabs: true,
            inputs: vec![
                input("N", Number, &[10000.0]),
                input("V", Number, &[1200.0]),
                input("p", Percent, &[30.0, 30.0, 30.0, 20.0]),
                input("c", Percent, &[25.0, 25.0, 50.0, 50.0]),
                input("s", Percent, &[40.0, 60.0, 60.0, 60.0]),
                input("m", Percent, &[35.0, 30.0, 30.0, 30.0]),
                input("d", Percent, &[25.0, 10.0, 10.0, 10.0]),
                input("Ls", Percent, &[8.0]),
                input("Lm", Percent, &[30.0]),
                input("Ld", Percent, &[60.0]),
                input("Ln", Percent, &[40.0]),
                input("W", Number, &[4.0]),
                input("w", Percent, &[2.0]),
                input("cost", Number, &[0.0, 0.0, 0.0, 150_000.0]),
            ],
            sums: vec![crate::model::template::CalcSum { of: vec!["s".into(), "m".into(), "d".into()], is: 100.0, within: 0.1 }],
            ..CalcPlan::default()
        }
    }

    fn run(doc: &mut Doc, edit: &Edit) {
        History::default().apply(doc, edit, EditorId::from_random(3), Duration::ZERO).expect("fits");
    }

    #[test]
    fn the_template_s_reference_values() {
        let (plan, doc) = (plan(), Doc::default());
        let calc = Calc { plan: &plan, doc: &doc };
        let near = |a: f64, b: f64| assert!((a - b).abs() < 0.01, "{a} {b}");
        for (case, lost, risk, saved) in
            [(0, 1115.25, 1_338_300.0, 0.0), (1, 1048.5, 1_258_200.0, 80_100.0), (2, 897.0, 1_076_400.0, 261_900.0), (3, 598.0, 717_600.0, 620_700.0)]
        {
            let got = calc.market_case(case).expect("sound");
            near(got.damage.lost_customers, lost);
            near(got.damage.revenue, risk);
            near(got.saved, saved);
        }
        near(calc.market_case(0).expect("sound").damage.word_of_mouth.expect("asked").revenue, 107_064.0);
        let last = calc.market_case(3).expect("sound");
        near(last.net, 470_700.0);
        near(last.roi.expect("cost"), 3.138);
    }

    #[test]
    fn later_tabs_follow_the_first_until_they_differ() {
        let (plan, mut doc) = (plan(), Doc::default());
        let p = plan.inputs.get(2).expect("p");
        let edit = Calc { plan: &plan, doc: &doc }.set(p, 0, Some(40.0), Lang::Zh);
        run(&mut doc, &edit);
        let values = |doc: &Doc| (0..4).map(|c| Calc { plan: &plan, doc }.value(p, c)).collect::<Vec<_>>();
        assert_eq!(values(&doc), [40.0, 40.0, 40.0, 20.0]);
        let edit = Calc { plan: &plan, doc: &doc }.set(p, 1, Some(35.0), Lang::Zh);
        run(&mut doc, &edit);
        assert_eq!(values(&doc), [40.0, 35.0, 35.0, 20.0]);
        assert_eq!(Calc { plan: &plan, doc: &doc }.changed(), 2);
        let edit = Calc { plan: &plan, doc: &doc }.reset();
        run(&mut doc, &edit);
        assert_eq!(values(&doc), [30.0, 30.0, 30.0, 20.0]);
    }

    #[test]
    fn a_split_that_does_not_add_up_stops_the_result() {
        let (plan, mut doc) = (plan(), Doc::default());
        let s = plan.inputs.get(4).expect("s");
        let edit = Calc { plan: &plan, doc: &doc }.set(s, 0, Some(50.0), Lang::Zh);
        run(&mut doc, &edit);
        let calc = Calc { plan: &plan, doc: &doc };
        assert_eq!(calc.off_sum(0), Some((110.0, 100.0)));
        assert!(calc.market_case(0).is_err());
        assert_eq!(calc.off_sum(1), None);
    }

    #[test]
    fn grids_grow_and_blank_cells_stay_blank() {
        let scores = CalcInput {
            id: "scores".into(),
            ty: CalcType::Matrix,
            rows: vec![vec![80.0, 65.0, 90.0], vec![78.0, 70.0, 88.0], vec![85.0, 50.0, 92.0]],
            ..CalcInput::default()
        };
        let plan = CalcPlan {
            inputs: vec![scores.clone(), input("master", CalcType::Vector, &[]), input("tol", CalcType::Number, &[5.0])],
            ..CalcPlan::default()
        };
        let mut doc = Doc::default();
        let out = Calc { plan: &plan, doc: &doc }.calibration();
        assert_eq!(out.range, [Some(7.0), Some(20.0), Some(4.0)]);
        assert!((out.agreement.expect("scores") - 8.0 / 9.0).abs() < 1e-9);
        let mut grid = Calc { plan: &plan, doc: &doc }.grid(&scores);
        grid.push(vec![Some(90.0), None, None, Some(70.0)]);
        let edit = Calc { plan: &plan, doc: &doc }.set_grid(&scores, &grid, Lang::En);
        run(&mut doc, &edit);
        let calc = Calc { plan: &plan, doc: &doc };
        assert_eq!(calc.grid(&scores).last(), Some(&vec![Some(90.0), None, None, Some(70.0)]));
        assert_eq!((calc.grid(&scores).len(), calc.changed()), (4, 2));
        assert_eq!(calc.calibration().master.get(3), Some(&Some(70.0)));
    }
}
