//! Templates travel in files of strangers: numbers that no screen can draw are brought into range before anything reads them.

use super::{BoardPlan, CalcPlan, JourneyPlan, LaneType, Scale, Structure, SurveyPlan, TablePlan, Template};

/// Rows and columns of a board.
const GRID: u32 = 24;
/// Cards, votes, flags, minutes: anything that is counted.
const COUNT: u32 = 10_000;
/// Points of a scale, from its middle.
const SCALE: i32 = 100;
/// Figures of calculators and weights.
const FIGURE: f64 = 1e12;
/// Zones, lanes, fields, columns, options: anything that is listed.
const LIST: usize = 400;

/// Notes whether anything had to be changed.
#[derive(Default)]
struct Mender {
    changed: bool,
}

impl Mender {
    fn within<T: PartialOrd + Copy>(&mut self, value: &mut T, low: T, high: T) {
        let fit = if *value < low {
            low
        } else if *value > high {
            high
        } else if *value >= low {
            return;
        } else {
            // Not a number.
            low
        };
        *value = fit;
        self.changed = true;
    }

    fn list<T>(&mut self, list: &mut Vec<T>) {
        if list.len() > LIST {
            list.truncate(LIST);
            self.changed = true;
        }
    }

    fn board(&mut self, plan: &mut BoardPlan) {
        self.within(&mut plan.grid.0, 1, GRID);
        self.within(&mut plan.grid.1, 1, GRID);
        self.within(&mut plan.votes_per_person, 0, COUNT);
        self.list(&mut plan.header);
        self.list(&mut plan.card);
        self.list(&mut plan.zones);
        let (rows, columns) = plan.grid;
        for zone in &mut plan.zones {
            self.within(&mut zone.at.0, 0, rows - 1);
            self.within(&mut zone.at.1, 0, columns - 1);
            self.within(&mut zone.at.2, 1, rows - zone.at.0);
            self.within(&mut zone.at.3, 1, columns - zone.at.1);
            self.within(&mut zone.min, 0, COUNT);
            self.within(&mut zone.max, 0, COUNT);
        }
    }

    fn journey(&mut self, plan: &mut JourneyPlan) {
        self.list(&mut plan.header);
        self.list(&mut plan.touchpoint);
        self.list(&mut plan.lanes);
        self.list(&mut plan.lines);
        self.list(&mut plan.flags);
        self.list(&mut plan.tabs);
        self.list(&mut plan.presets);
        self.list(&mut plan.departments.front);
        self.list(&mut plan.departments.back);
        for preset in &mut plan.presets {
            self.list(&mut preset.stages);
            for stage in &mut preset.stages {
                self.list(&mut stage.touchpoints);
            }
        }
        for tab in &mut plan.tabs {
            self.list(&mut tab.fields);
        }
        for flag in &mut plan.flags {
            self.within(&mut flag.max, 0, COUNT);
        }
        for lane in &mut plan.lanes {
            if let LaneType::Score { min, max } = &mut lane.ty {
                self.within(min, -SCALE, SCALE - 1);
                self.within(max, *min + 1, SCALE);
            }
        }
    }

    fn survey(&mut self, plan: &mut SurveyPlan) {
        self.list(&mut plan.header);
        self.list(&mut plan.groups);
        self.list(&mut plan.items);
        self.list(&mut plan.passes);
        self.list(&mut plan.open);
        if let Scale::Points { min, max, .. } = &mut plan.scale {
            self.within(min, -SCALE, SCALE - 1);
            self.within(max, *min + 1, SCALE);
        }
        if let Some(elements) = &mut plan.elements {
            self.within(&mut elements.min, 0, COUNT);
            self.within(&mut elements.max, 0, COUNT);
        }
        if let Some(weights) = &mut plan.weights {
            self.within(&mut weights.sum, -FIGURE, FIGURE);
            self.within(&mut weights.default, -FIGURE, FIGURE);
        }
    }

    fn calculator(&mut self, plan: &mut CalcPlan) {
        self.list(&mut plan.columns);
        self.list(&mut plan.inputs);
        self.list(&mut plan.outputs);
        self.list(&mut plan.charts);
        self.list(&mut plan.sums);
        for input in &mut plan.inputs {
            self.list(&mut input.rows);
            for row in input.rows.iter_mut().chain([&mut input.default]) {
                self.list(row);
                for n in row.iter_mut() {
                    self.within(n, -FIGURE, FIGURE);
                }
            }
        }
        for sum in &mut plan.sums {
            self.within(&mut sum.is, -FIGURE, FIGURE);
            self.within(&mut sum.within, 0.0, FIGURE);
        }
    }

    fn table(&mut self, plan: &mut TablePlan) {
        self.list(&mut plan.header);
        self.list(&mut plan.columns);
        self.list(&mut plan.fixed);
        self.list(&mut plan.presets);
        for (_, rows) in &mut plan.presets {
            self.list(rows);
        }
    }
}

impl Template {
    /// Brings every number and list into the range that the program can show; true when something had to be changed.
    pub fn mend(&mut self) -> bool {
        let mut mender = Mender::default();
        mender.list(&mut self.steps);
        mender.list(&mut self.examples);
        mender.list(&mut self.done);
        match &mut self.structure {
            Structure::Board(plan) => mender.board(plan),
            Structure::Journey(plan) => mender.journey(plan),
            Structure::Table(plan) => mender.table(plan),
            Structure::Survey(plan) => mender.survey(plan),
            Structure::Calculator(plan) => mender.calculator(plan),
            Structure::Mindmap(plan) => {
                mender.list(&mut plan.branches);
                mender.list(&mut plan.node_tags);
                mender.within(&mut plan.max_depth, 0, GRID);
            }
            Structure::Quiz(plan) => mender.list(&mut plan.questions),
            Structure::Form(plan) => mender.list(&mut plan.fields),
            Structure::Paper => {}
        }
        mender.changed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::template::{Lane, Zone};

    #[test]
    fn numbers_that_no_screen_can_draw_are_brought_into_range() {
        let zone = Zone { at: (7, u32::MAX, u32::MAX, 0), max: u32::MAX, ..Zone::default() };
        let plan = BoardPlan { grid: (u32::MAX, 0), zones: vec![zone; LIST * 3], votes_per_person: u32::MAX, ..BoardPlan::default() };
        let mut hostile = Template { structure: Structure::Board(plan), ..Template::default() };
        assert!(hostile.mend());
        let Structure::Board(plan) = &hostile.structure else { panic!() };
        assert_eq!((plan.grid, plan.zones.len(), plan.votes_per_person), ((GRID, 1), LIST, COUNT));
        assert_eq!(plan.zones[0].at, (7, 0, GRID - 7, 1));
        assert!(!hostile.mend(), "once is enough");
        let lane = Lane { ty: LaneType::Score { min: i32::MIN, max: i32::MIN }, ..Lane::default() };
        let mut hostile =
            Template { structure: Structure::Journey(JourneyPlan { lanes: vec![lane], ..JourneyPlan::default() }), ..Template::default() };
        assert!(hostile.mend());
        let Structure::Journey(plan) = &hostile.structure else { panic!() };
        assert_eq!(plan.lanes[0].ty, LaneType::Score { min: -SCALE, max: -SCALE + 1 });
    }
}
