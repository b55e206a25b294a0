//! Templates: everything that names something else names something that is there, and zones do not collide.

use super::{Path, Sheet, at, plans};
use crate::model::{
    done::Rule,
    template::{BoardPlan, Field, JourneyPlan, LaneType, Options, Structure, TablePlan, TableValue, Template, Zone},
    texts::{Text, cli as t},
};

pub(super) const REF: (Text, Text) = (t::UNKNOWN_REF, t::UNKNOWN_REF_LIKE);
const COLORS: [&str; 7] = ["", "time", "effort", "mind", "money", "respect", "cherish"];

impl Sheet<'_> {
    pub(super) fn template(&mut self, template: &Template) {
        let root = Path::new();
        self.needed(&at!(root, "title"), "title", &template.title);
        let plan = at!(root, "structure");
        match &template.structure {
            Structure::Journey(journey) => self.journey(journey, &plan),
            Structure::Board(board) => {
                self.board(board, &plan);
                for (i, example) in template.examples.iter().enumerate().filter(|(_, e)| !e.zone.is_empty()) {
                    let zones = board.zones.iter().map(|z| z.id.as_str());
                    self.one_of(&at!(root, "examples", i, "zone"), &example.zone, zones, REF);
                }
            }
            Structure::Table(table) => self.table(table, &plan),
            Structure::Form(form) => self.form(form, &plan),
            Structure::Survey(survey) => self.survey(survey, &plan),
            Structure::Calculator(calculator) => self.calculator(calculator, &plan),
            Structure::Mindmap(mindmap) => {
                self.mindmap(mindmap, &plan);
                for (i, example) in template.examples.iter().enumerate().filter(|(_, e)| !e.zone.is_empty()) {
                    let branches = mindmap.branches.iter().map(|b| b.id.as_str());
                    self.one_of(&at!(root, "examples", i, "zone"), &example.zone, branches, REF);
                }
            }
            Structure::Quiz(quiz) => self.quiz(quiz, &plan),
            Structure::Paper => {}
        }
        for (i, rule) in template.done.iter().enumerate() {
            self.rule(template, rule, &at!(root, "done", i));
        }
        for (n, rules) in template.done_variants.values().enumerate() {
            for (i, rule) in rules.iter().enumerate() {
                self.rule(template, rule, &at!(root, "done_variants", n, i));
            }
        }
        let library = self.library;
        let known: Vec<&str> = library.all_templates().map(|t| t.id.as_str()).collect();
        for (i, id) in template.feeds.iter().enumerate() {
            self.one_of(&at!(root, "feeds", i), id, known.iter().copied(), (t::UNKNOWN_EXERCISE, t::UNKNOWN_EXERCISE_LIKE));
        }
    }

    fn rule(&mut self, template: &Template, text: &str, place: &Path) {
        let Some(rule) = Rule::parse(text) else { return self.add(place, t::UNKNOWN_RULE, &[text]) };
        if let Some(words) = plans::rule_words(template)
            && !words.contains(&rule.what.as_str())
        {
            return self.add(place, t::RULE_OF_ANOTHER_KIND, &[text, &words.join(", ")]);
        }
        let Structure::Journey(plan) = &template.structure else { return };
        match rule.what.as_str() {
            "lane" => self.one_of(place, &rule.id, plan.lanes.iter().map(|l| l.id.as_str()), REF),
            "flag" => self.one_of(place, &rule.id, plan.flags.iter().map(|f| f.id.as_str()), REF),
            "tab" => self.one_of(place, &rule.id, plan.tabs.iter().map(|tab| tab.id.as_str()), REF),
            _ => {}
        }
    }

    pub(super) fn fields(&mut self, fields: &[Field], place: &Path) {
        self.unique(place, fields.iter().map(|f| f.id.as_str()));
        for (i, field) in fields.iter().enumerate() {
            self.needed(&at!(place, i), "t", &field.t);
            self.options(&field.opt, &at!(place, i, "opt"));
        }
    }

    fn options(&mut self, options: &Options, place: &Path) {
        if let Options::Fixed(list) = options {
            self.unique(place, list.iter().map(|o| o.id.as_str()));
        }
    }

    fn journey(&mut self, plan: &JourneyPlan, place: &Path) {
        self.fields(&plan.header, &at!(place, "header"));
        self.fields(&plan.touchpoint, &at!(place, "touchpoint"));
        self.unique(&at!(place, "presets"), plan.presets.iter().map(|p| p.id.as_str()));
        for (p, preset) in plan.presets.iter().enumerate() {
            for (s, stage) in preset.stages.iter().enumerate() {
                let stage_place = at!(place, "presets", p, "stages", s);
                self.needed(&stage_place, "t", &stage.t);
                for (n, (_, lead)) in stage.touchpoints.iter().enumerate().filter(|(_, (_, lead))| !lead.is_empty()) {
                    let all = plan.departments.all().map(|o| o.id.as_str()).collect::<Vec<_>>();
                    self.one_of(&at!(stage_place, "touchpoints", n, 1), lead, all.iter().copied(), REF);
                }
            }
        }
        let lanes = plan.lanes.iter().map(|l| l.id.as_str());
        self.unique(&at!(place, "lanes"), lanes.clone());
        for (i, lane) in plan.lanes.iter().enumerate() {
            let lane_place = at!(place, "lanes", i);
            self.needed(&lane_place, "t", &lane.t);
            match &lane.ty {
                LaneType::Copy { of } => self.one_of(&at!(lane_place, "type", "of"), of, lanes.clone().filter(|id| *id != lane.id), REF),
                LaneType::Choice { opt } => self.options(opt, &at!(lane_place, "type", "opt")),
                LaneType::Score { min, max } if min >= max => {
                    self.add(&at!(lane_place, "type", "min"), t::MIN_OVER_MAX, &[&min.to_string(), &max.to_string()]);
                }
                _ => {}
            }
        }
        for (i, line) in plan.lines.iter().enumerate() {
            self.one_of(&at!(place, "lines", i, "after"), &line.after, lanes.clone(), REF);
        }
        self.unique(&at!(place, "flags"), plan.flags.iter().map(|f| f.id.as_str()));
        self.unique(&at!(place, "tabs"), plan.tabs.iter().map(|tab| tab.id.as_str()));
        for (i, tab) in plan.tabs.iter().enumerate() {
            self.fields(&tab.fields, &at!(place, "tabs", i, "fields"));
        }
    }

    fn board(&mut self, plan: &BoardPlan, place: &Path) {
        self.fields(&plan.header, &at!(place, "header"));
        self.field_presets(&plan.presets, &plan.header, &at!(place, "presets"));
        self.fields(&plan.card, &at!(place, "card"));
        self.unique(&at!(place, "zones"), plan.zones.iter().map(|z| z.id.as_str()));
        let (rows, columns) = plan.grid;
        for (i, zone) in plan.zones.iter().enumerate() {
            let zone_place = at!(place, "zones", i);
            self.needed(&zone_place, "t", &zone.t);
            let (row, column, tall, wide) = zone.at;
            if tall == 0 || wide == 0 || row.saturating_add(tall) > rows || column.saturating_add(wide) > columns {
                self.add(&at!(zone_place, "at"), t::OFF_GRID, &[&zone.id]);
            }
            if let Some(other) = plan.zones.iter().take(i).find(|other| overlap(other, zone)) {
                self.add(&at!(zone_place, "at"), t::OVERLAP, &[&zone.id, &other.id]);
            }
            if zone.max > 0 && zone.min > zone.max {
                self.add(&at!(zone_place, "min"), t::MIN_OVER_MAX, &[&zone.min.to_string(), &zone.max.to_string()]);
            }
            self.one_of(&at!(zone_place, "color"), &zone.color, COLORS.into_iter(), REF);
        }
    }

    fn table(&mut self, plan: &TablePlan, place: &Path) {
        self.fields(&plan.header, &at!(place, "header"));
        self.fields(&plan.columns, &at!(place, "columns"));
        self.unique(&at!(place, "fixed"), plan.fixed.iter().map(|o| o.id.as_str()));
        let columns = plan.columns.iter().map(|c| c.id.as_str());
        if !plan.group_by.is_empty() {
            self.one_of(&at!(place, "group_by"), &plan.group_by, columns.clone(), REF);
        }
        for (i, value) in plan.computed.iter().enumerate() {
            if let TableValue::CountBy { column, .. } = value {
                self.one_of(&at!(place, "computed", i, "column"), column, columns.clone(), REF);
            }
        }
        self.mirror(plan, &at!(place, "mirrors"));
        let Some(roles) = &plan.plan else { return };
        let place = at!(place, "plan");
        for (name, column) in [
            ("action", &roles.action),
            ("measure", &roles.measure),
            ("achievable", &roles.achievable),
            ("relevant", &roles.relevant),
            ("start", &roles.start),
            ("due", &roles.due),
            ("owner", &roles.owner),
            ("status", &roles.status),
        ] {
            self.one_of(&at!(place, name), column, columns.clone(), REF);
        }
        if let Some(Options::Fixed(states)) = plan.columns.iter().find(|c| c.id == roles.status).map(|c| &c.opt) {
            self.one_of(&at!(place, "done_status"), &roles.done_status, states.iter().map(|o| o.id.as_str()), REF);
        }
    }
}

impl Sheet<'_> {
    /// A mirror names a canvas, a tab of it, and pairs of a column and a field.
    fn mirror(&mut self, plan: &TablePlan, place: &Path) {
        let Some(mirror) = &plan.mirrors else { return };
        let columns: Vec<&str> = plan.columns.iter().map(|c| c.id.as_str()).collect();
        self.one_of(&at!(place, "touchpoint"), &mirror.touchpoint, columns.iter().copied(), REF);
        if !mirror.preset.is_empty() {
            self.one_of(&at!(place, "preset"), &mirror.preset, plan.presets.iter().map(|(id, _)| id.as_str()), REF);
        }
        let library = self.library;
        let journeys = library.all_templates().filter_map(|t| if let Structure::Journey(j) = &t.structure { Some((t.id.as_str(), j)) } else { None });
        let all: Vec<(&str, &JourneyPlan)> = journeys.collect();
        self.one_of(&at!(place, "exercise"), &mirror.exercise, all.iter().map(|(id, _)| *id), REF);
        let Some((_, journey)) = all.into_iter().find(|(id, _)| *id == mirror.exercise) else { return };
        self.one_of(&at!(place, "tab"), &mirror.tab, journey.tabs.iter().map(|tab| tab.id.as_str()), REF);
        let Some(tab) = journey.tabs.iter().find(|tab| tab.id == mirror.tab) else { return };
        for (i, (column, field)) in mirror.columns.iter().enumerate() {
            self.one_of(&at!(place, "columns", i, 0), column, columns.iter().copied(), REF);
            self.one_of(&at!(place, "columns", i, 1), field, tab.fields.iter().map(|f| f.id.as_str()), REF);
        }
    }
}

fn overlap(a: &Zone, b: &Zone) -> bool {
    let meets = |from: u32, len: u32, other: u32, other_len: u32| from < other.saturating_add(other_len) && other < from.saturating_add(len);
    meets(a.at.0, a.at.2, b.at.0, b.at.2) && meets(a.at.1, a.at.3, b.at.1, b.at.3)
}
