//! Surveys and calculators as tables: everybody's answers, the result with its chart, inputs and outputs.

use super::{Cell, Chart, Column, Extract, From, Kind, Shape, Table, Total, kind_of};
use crate::model::{
    calc::{calculator, kano::Category},
    doc::Value,
    exercise::{
        calculator::Calc,
        survey::{
            Sheet, Survey,
            outcome::{CsatOut, KanoRow, LoyaltyOut, MeansOut, NpsOut, Outcome, ServqualOut},
        },
    },
    template::{CalcInput, CalcPlan, CalcType, SurveyPlan},
    text::Bi,
    texts::{Text, extract as t, score as s},
};

pub(super) fn survey(out: &mut Extract, plan: &SurveyPlan, from: &From<'_>) {
    let survey = Survey { plan, doc: from.doc };
    let sheet = survey.sheet();
    let read = Read { survey, sheet: &sheet, from };
    let computed = survey.compute(&sheet);
    let results = match &computed.outcome {
        Outcome::Nps(nps) => read.nps(nps),
        Outcome::Kano(rows) => vec![read.kano(rows)],
        Outcome::Servqual(servqual) => read.servqual(servqual),
        Outcome::Csat(csat) => read.csat(csat),
        Outcome::Means(means) => read.means(means),
        Outcome::Loyalty(people) => vec![read.loyalty(people)],
    };
    for table in &results {
        out.branch(0, table.name.get(from.lang), None);
        for row in &table.rows {
            let mut cells = row.iter().zip(&table.columns);
            let Some((name, _)) = cells.next() else { continue };
            out.branch(1, &name.shown(from.lang), None);
            for (cell, column) in cells {
                out.named(2, column.head.get(from.lang), &rounded(cell, column.kind), from.lang, None);
            }
        }
    }
    out.tables.extend(results.into_iter().filter(|table| !table.rows.is_empty()));
    out.main = out.tables.len();
    out.tables.push(read.answers());
}

/// The figure of an outline as its column shows it.
fn rounded(cell: &Cell, kind: Kind) -> Cell {
    match (cell, kind) {
        (Cell::Number(n), Kind::Number(places)) => Cell::Number(crate::model::figure::round(*n, places.into())),
        _ => cell.clone(),
    }
}

/// A chart of a table's numbers, where it has rows; names stand in its first column.
fn chart(table: &mut Table, shape: Shape, series: &[usize]) {
    if !table.rows.is_empty() {
        table.chart = Some(Chart { shape, names: 0, series: series.to_vec() });
    }
}

struct Read<'a> {
    survey: Survey<'a>,
    sheet: &'a Sheet,
    from: &'a From<'a>,
}

impl Read<'_> {
    /// One row a person, one column a question.
    fn answers(&self) -> Table {
        let (plan, lang) = (self.survey.plan, self.from.lang);
        let points = self.survey.options().is_empty();
        let mut columns = vec![Column::of(t::NUMBER, Kind::Number(0))];
        columns.extend(self.sheet.questions.iter().map(|question| {
            let pass = question.pass.and_then(|p| plan.passes.get(p)).map(|p| &p.t);
            let in_lang = |lang| {
                let text = super::said(&self.survey.question_short(question, lang));
                pass.map_or_else(|| text.clone(), |pass| format!("{}{}{text}", pass.get(lang), lang.pick("：", ": ")))
            };
            let head = Bi::new(in_lang(crate::model::text::Lang::Zh), in_lang(crate::model::text::Lang::En));
            let column = Column::new(head, if points { Kind::Number(2) } else { Kind::Text });
            if points { column.with(Total::Mean) } else { column }
        }));
        columns.extend(plan.open.iter().map(|f| Column::new(f.t.clone(), kind_of(f))));
        let mut table = Table::new(t::ANSWERS, columns);
        for (number, person) in (1..).zip(&self.sheet.answers) {
            let mut row = vec![Cell::Number(f64::from(number))];
            row.extend(self.sheet.questions.iter().map(|q| match self.from.doc.value(*person, q.key.as_str()) {
                Value::Num(n) if points => Cell::number(Some(*n)),
                _ => Cell::text(&self.survey.shown(*person, &q.key, lang)),
            }));
            row.extend(plan.open.iter().map(|f| self.from.cell(f, *person, &f.id)));
            table.row(row);
        }
        table
    }

    fn nps(&self, nps: &NpsOut) -> Vec<Table> {
        let lang = self.from.lang;
        let mut groups = Table::new(
            t::RESULTS,
            vec![Column::of(t::FIELD, Kind::Text), Column::of(s::PEOPLE, Kind::Number(0)), Column::of(s::SHARE, Kind::Percent)],
        );
        let mut spread = Table::new(s::DISTRIBUTION, vec![Column::of(t::POINT, Kind::Text), Column::of(s::PEOPLE, Kind::Number(0)).with(Total::Sum)]);
        let Some(all) = nps.all else { return vec![groups] };
        let counts = [all.counts.detractors, all.counts.passives, all.counts.promoters];
        for (name, count) in [s::DETRACTORS, s::PASSIVES, s::PROMOTERS].into_iter().zip(counts) {
            groups.row(vec![
                Cell::text(name.get(lang)),
                Cell::Number(f64::from(count)),
                Cell::percent(Some(f64::from(count) / f64::from(all.counts.n()))),
            ]);
        }
        groups.row(vec![Cell::text("NPS"), Cell::number(Some(crate::model::figure::round(all.score, 1))), Cell::Empty]);
        for (at, count) in (self.survey.range().0..).zip(&nps.scores) {
            spread.row(vec![Cell::text(&at.to_string()), Cell::Number(f64::from(*count))]);
        }
        chart(&mut spread, Shape::Columns, &[1]);
        let mut segments = Table::new(
            s::BY_SEGMENT,
            vec![
                Column::of(s::SEGMENT, Kind::Text),
                Column::of(s::N, Kind::Number(0)),
                Column::new(Bi::new("NPS", "NPS"), Kind::Number(1)),
                Column::of(t::LOW, Kind::Number(1)),
                Column::of(t::HIGH, Kind::Number(1)),
            ],
        );
        for (name, one) in &nps.segments {
            let numbers = [f64::from(one.counts.n()), one.score, one.adjusted_wald.low, one.adjusted_wald.high];
            segments.row(std::iter::once(Cell::text(name)).chain(numbers.map(|n| Cell::number(Some(n)))).collect());
        }
        let mut reasons = Table::new(s::REASONS, vec![Column::of(s::REASONS, Kind::Long)]);
        reasons.columns.extend([s::DETRACTORS, s::PASSIVES, s::PROMOTERS].map(|h| Column::of(h, Kind::Number(0)).with(Total::Sum)));
        for (words, counts) in &nps.reasons {
            reasons.row(std::iter::once(Cell::text(words)).chain(counts.map(|n| Cell::Number(f64::from(n)))).collect());
        }
        vec![groups, spread, segments, reasons]
    }

    fn kano(&self, rows: &[KanoRow]) -> Table {
        let lang = self.from.lang;
        let classes = [
            (Category::A, s::ATTRACTIVE),
            (Category::O, s::ONE_DIM),
            (Category::M, s::MUST),
            (Category::I, s::INDIFFERENT),
            (Category::R, s::REVERSE),
            (Category::Q, s::QUESTIONABLE),
        ];
        let mut columns = vec![Column::of(s::SERVICE, Kind::Text)];
        columns.push(Column::new(Bi::new("|Worse|", "|Worse|"), Kind::Number(2)));
        columns.push(Column::new(Bi::new("Better", "Better"), Kind::Number(2)));
        columns.push(Column::of(s::CLASS, Kind::Text));
        columns.extend(classes.map(|(_, name)| Column::of(name, Kind::Number(0))));
        let mut table = Table::new(t::CLASSES, columns);
        for row in rows {
            let name = Cell::text(&self.survey.element_name(row.id, lang));
            let Some(kano) = row.kano else {
                table.row(std::iter::once(name).chain(std::iter::repeat_n(Cell::Empty, 9)).collect());
                continue;
            };
            let class = classes.iter().find(|(c, _)| *c == kano.mode).map_or("", |(_, name)| name.get(lang));
            let mut cells = vec![name, Cell::number(kano.worse.map(f64::abs)), Cell::number(kano.better), Cell::text(class)];
            cells.extend(classes.map(|(c, _)| Cell::Number(kano.counts.get(c))));
            table.row(cells);
        }
        if rows.iter().any(|row| row.kano.is_some()) {
            chart(&mut table, Shape::Scatter, &[1, 2]);
        }
        table
    }

    fn servqual(&self, servqual: &ServqualOut) -> Vec<Table> {
        let lang = self.from.lang;
        let heads = [s::EXPECTED, s::PERCEIVED, s::GAP];
        let gaps = |name: Text, first: Text| {
            let mut table = Table::new(name, vec![Column::of(first, Kind::Long)]);
            table.columns.extend(heads.map(|h| Column::of(h, Kind::Number(2))));
            table
        };
        let mut groups = gaps(t::RESULTS, s::CRITERION);
        groups.columns.push(Column::of(s::WEIGHT, Kind::Number(2)));
        for d in servqual.gaps.dimensions.iter().filter(|d| d.gap.is_some()) {
            let numbers = [d.expected, d.perceived, d.gap, d.weight].map(Cell::number);
            groups.row(std::iter::once(Cell::text(&self.survey.group_name(&d.id, lang))).chain(numbers).collect());
        }
        chart(&mut groups, Shape::Radar, &[1, 2]);
        if let Some(weighted) = servqual.gaps.weighted.filter(|_| !groups.rows.is_empty()) {
            groups.row(vec![Cell::text(s::WEIGHTED_GAP.get(lang)), Cell::Empty, Cell::Empty, Cell::number(Some(weighted)), Cell::Empty]);
        }
        let mut items = gaps(s::ITEMS, s::ITEM);
        for item in servqual.gaps.items.iter().filter(|i| i.gap.is_some()) {
            let numbers = [item.expected, item.perceived, item.gap].map(Cell::number);
            items.row(std::iter::once(Cell::text(&self.item_name(&item.id))).chain(numbers).collect());
        }
        vec![groups, items]
    }

    fn item_name(&self, id: &str) -> String {
        let at = self.survey.plan.items.iter().position(|i| i.id == id);
        at.map_or_else(|| id.to_owned(), |at| self.survey.wording(at, self.from.lang))
    }

    fn csat(&self, csat: &CsatOut) -> Vec<Table> {
        let mut spread = Table::new(s::DISTRIBUTION, vec![Column::of(t::POINT, Kind::Text), Column::of(s::PEOPLE, Kind::Number(0)).with(Total::Sum)]);
        let mut result = Table::new(t::RESULTS, vec![Column::of(t::FIELD, Kind::Text), Column::of(t::VALUE, Kind::Percent)]);
        if let Some(all) = &csat.overall {
            result.row(vec![
                Cell::text(s::CSAT.get(self.from.lang)),
                Cell::percent(Some(f64::from(all.csat.satisfied) / f64::from(all.csat.n.max(1)))),
            ]);
            result.row(vec![Cell::text(s::MEAN.get(self.from.lang)), Cell::number(Some(all.mean))]);
            for (at, count) in (self.survey.range().0..).zip(&csat.counts) {
                spread.row(vec![Cell::text(&at.to_string()), Cell::Number(f64::from(*count))]);
            }
        }
        chart(&mut spread, Shape::Columns, &[1]);
        let items = csat.items.iter().map(|m| (self.item_name(&m.id), m.mean, m.n));
        vec![result, spread, mean_table(s::ITEMS, s::ITEM, items, Shape::Columns)]
    }

    fn means(&self, means: &MeansOut) -> Vec<Table> {
        let groups = means.groups.iter().map(|m| (self.survey.group_name(&m.id, self.from.lang), m.mean, m.n));
        let shape = if means.groups.len() > 2 { Shape::Radar } else { Shape::Columns };
        let items = means.items.iter().map(|m| (self.item_name(&m.id), m.mean, m.n));
        vec![mean_table(t::RESULTS, s::BY_GROUP, groups, shape), mean_table(s::ITEMS, s::ITEM, items, Shape::Columns)]
    }

    fn loyalty(&self, people: &[LoyaltyOut]) -> Table {
        let lang = self.from.lang;
        let mut table = Table::new(t::RESULTS, vec![Column::of(t::NUMBER, Kind::Number(0))]);
        let group_head = |id: &str| self.survey.plan.groups.iter().find(|g| g.id == id).map_or_else(|| Bi::new(id, id), |g| g.t.clone());
        table.columns.extend(self.survey.group_ids().into_iter().map(|id| Column::new(group_head(id), Kind::Percent)));
        table.columns.extend([Column::of(s::LOYALTY, Kind::Text), Column::of(s::CONFIDENCE, Kind::Percent)]);
        for (number, person) in (1..).zip(people) {
            let mut row = vec![Cell::Number(f64::from(number))];
            row.extend(person.shares.iter().map(|(_, share)| Cell::percent(*share)));
            row.push(person.kind.as_ref().map_or(Cell::Empty, |id| Cell::text(&self.survey.group_name(id, lang))));
            row.push(Cell::percent(Some(person.confidence)));
            table.row(row);
        }
        table
    }
}

/// What a calculator computes with: the group's own figures over the defaults.
struct Typed<'a>(Calc<'a>);

impl calculator::Figures for Typed<'_> {
    fn number(&self, id: &str, column: usize) -> Option<f64> {
        self.0.input(id).map(|input| self.0.value(input, column))
    }

    fn rows(&self, id: &str) -> Vec<Vec<Option<f64>>> {
        self.0.input(id).map(|input| self.0.grid(input)).unwrap_or_default()
    }
}

pub(super) fn calculator(out: &mut Extract, plan: &CalcPlan, from: &From<'_>) {
    let calc = Calc { plan, doc: from.doc };
    let lang = from.lang;
    let case_columns = || -> Vec<Column> {
        let named = plan.columns.iter().map(|c| Column::new(c.t.clone(), Kind::Number(4)));
        let list: Vec<Column> = named.collect();
        if list.is_empty() { vec![Column::of(t::FIGURE, Kind::Number(4))] } else { list }
    };
    let with_name = || std::iter::once(Column::of(t::FIELD, Kind::Text)).chain(case_columns()).collect::<Vec<_>>();
    let mut inputs = Table::new(t::INPUTS, with_name());
    let single = |i: &&CalcInput| matches!(i.ty, CalcType::Number | CalcType::Percent);
    for input in plan.inputs.iter().filter(single) {
        let one = |case| match input.ty {
            CalcType::Percent => Cell::percent(Some(calc.value(input, case) / 100.0)),
            _ => Cell::number(Some(calc.value(input, case))),
        };
        inputs.row(std::iter::once(Cell::text(input.t.get(lang))).chain((0..calc.cases()).map(one)).collect());
    }
    let mut tables = Vec::new();
    if let Ok(columns) = calculator::run(plan, &Typed(calc)) {
        let mut outputs = Table::new(t::OUTPUTS, with_name());
        for output in &plan.outputs {
            let many = columns.iter().map(|c| c.all(&output.id).len()).max().unwrap_or(0);
            if many > 1 {
                tables.push(list(&output.t, columns.first().map_or(&[][..], |c| c.all(&output.id))));
                continue;
            }
            outputs.row(std::iter::once(Cell::text(output.t.get(lang))).chain(columns.iter().map(|c| Cell::number(c.one(&output.id)))).collect());
        }
        tables.insert(0, outputs);
    }
    tables.push(inputs);
    for input in plan.inputs.iter().filter(|i| !single(i)) {
        tables.push(grid(input, &calc.grid(input)));
    }
    tables.retain(|table| !table.rows.is_empty());
    for table in &tables {
        out.branch(0, table.name.get(lang), None);
        for row in &table.rows {
            let Some((name, cells)) = row.split_first() else { continue };
            let words = cells.iter().map(|cell| rounded(cell, Kind::Number(2)).shown(lang)).collect::<Vec<_>>().join(" · ");
            out.named(1, &name.shown(lang), &Cell::text(&words), lang, None);
        }
    }
    out.tables.extend(tables);
}

/// An output with several values, one a row.
fn list(name: &Bi, values: &[Option<f64>]) -> Table {
    let columns = vec![Column::of(t::NUMBER, Kind::Number(0)), Column::of(t::FIGURE, Kind::Number(4))];
    let mut table = Table { name: name.clone(), columns, ..Table::default() };
    for (number, value) in (1..).zip(values) {
        table.row(vec![Cell::Number(f64::from(number)), Cell::number(*value)]);
    }
    table
}

/// A matrix or a vector as it was typed.
fn grid(input: &CalcInput, rows: &[Vec<Option<f64>>]) -> Table {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut columns = vec![Column::of(t::NUMBER, Kind::Number(0))];
    columns.extend((1..=width).map(|n| Column::new(Bi::new(n.to_string(), n.to_string()), Kind::Number(4))));
    let mut table = Table { name: input.t.clone(), columns, ..Table::default() };
    for (number, row) in (1..).zip(rows) {
        let mut cells = vec![Cell::Number(f64::from(number))];
        cells.extend((0..width).map(|at| Cell::number(row.get(at).copied().flatten())));
        table.row(cells);
    }
    table
}

fn mean_table(name: Text, first: Text, rows: impl Iterator<Item = (String, Option<f64>, u32)>, shape: Shape) -> Table {
    let columns = vec![Column::of(first, Kind::Long), Column::of(s::MEAN, Kind::Number(2)), Column::of(s::N, Kind::Number(0))];
    let mut table = Table::new(name, columns);
    for (name, mean, n) in rows.filter(|(_, mean, _)| mean.is_some()) {
        table.row(vec![Cell::text(&name), Cell::number(mean), Cell::Number(f64::from(n))]);
    }
    chart(&mut table, shape, &[1]);
    table
}
