//! What any register is called in words, and how its value reads: 「报价确认 · 前台标准」.

use super::{
    doc::{Doc, Item, Key, Value},
    exercise::{
        board,
        journey::{self, Journey},
        table::{Table, cell},
    },
    merge::{Conflict, Dispute},
    picture, reading,
    stamp::ItemId,
    template::{Departments, Field, LaneType, Structure, Template},
    text::Lang,
    texts::{Text, merge as t},
    workbook::{Workbook, owner},
};

/// Characters of a card's text that stand for the card.
const TITLE_CHARS: usize = 18;

/// One exercise whose places are named; the workbook's own pages have no template.
#[derive(Clone, Copy, Debug)]
pub struct Naming<'a> {
    /// What it asks.
    pub template: Option<&'a Template>,
    /// What was filled in.
    pub doc: &'a Doc,
    /// The language of the names.
    pub lang: Lang,
}

impl<'a> Naming<'a> {
    /// The names of an exercise of a workbook; "" is the workbook's own pages.
    #[must_use]
    pub fn of(book: &'a Workbook, exercise: &str, lang: Lang) -> Option<Self> {
        if exercise.is_empty() {
            return Some(Self { template: None, doc: &book.about, lang });
        }
        let exercise = book.exercise(exercise)?;
        Some(Self { template: Some(&exercise.template), doc: &exercise.doc, lang })
    }

    /// What the exercise is called.
    #[must_use]
    pub fn title(&self) -> &'a str {
        self.template.map_or(t::ABOUT.get(self.lang), |t| t.title.get(self.lang))
    }

    /// What an item is called: a touchpoint's name, a row's title, the first words of a card. "" for the header.
    #[must_use]
    pub fn item(&self, id: ItemId) -> String {
        let text = |key: &str| self.doc.text(id, key).trim();
        if id == ItemId::HEADER {
            return String::new();
        }
        let kind = self.doc.all().get(&id).map_or("", |item| item.kind.as_str());
        match (self.template.map(|t| &t.structure), kind) {
            (Some(Structure::Table(plan)), "row") => or_kind(&Table { plan, doc: self.doc }.title(id, self.lang), t::ROW, self.lang),
            (Some(Structure::Journey(plan)), "card") => {
                let touchpoint = self.doc.value(id, "tp").as_item().map(|tp| self.item(tp)).unwrap_or_default();
                let lane = plan.lanes.iter().find(|l| l.id == text("lane")).map_or("", |l| l.t.get(self.lang));
                [touchpoint.as_str(), lane].into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(SEPARATOR)
            }
            (_, "touchpoint") => or_kind(text("name"), t::TOUCHPOINT, self.lang),
            (_, "stage") => or_kind(text("name"), t::STAGE, self.lang),
            (_, "department") => or_kind(text("name"), t::DEPARTMENT, self.lang),
            (_, "card") => or_kind(text("text"), t::CARD, self.lang),
            (None, reading::NOTE) => or_kind(text(reading::key::TEXT), t::NOTE, self.lang),
            (None, reading::READ) => t::READ.get(self.lang).to_owned(),
            _ => {
                let said = ["text", "name", "title"].into_iter().map(text).find(|s| !s.is_empty()).unwrap_or_default();
                or_kind(said, t::ITEM, self.lang)
            }
        }
    }

    /// What a register is called: a lane, a field, a column, a zone's name.
    #[must_use]
    pub fn register(&self, key: &str) -> String {
        if let Some(of) = key.strip_prefix("pic:") {
            return t::PICTURE_OF.with(self.lang, &[&self.register(of)]);
        }
        if let Some(word) = plain(self.template.is_none(), key) {
            return word.get(self.lang).to_owned();
        }
        self.of_template(key).unwrap_or_else(|| key.to_owned())
    }

    fn of_template(&self, key: &str) -> Option<String> {
        let template = self.template?;
        let lang = self.lang;
        if let Some(voter) = key.strip_prefix(board::VOTE) {
            return Some(t::VOTES_OF.with(lang, &[voter]));
        }
        match &template.structure {
            Structure::Journey(plan) => {
                if let Some(id) = key.strip_prefix("lane:") {
                    return plan.lanes.iter().find(|l| l.id == id).map(|l| l.t.get(lang).to_owned());
                }
                if let Some(id) = key.strip_prefix("flag:") {
                    return plan.flags.iter().find(|f| f.id == id).map(|f| f.t.get(lang).to_owned());
                }
                if let Some((tab, field)) = key.strip_prefix("tab:").and_then(|rest| rest.split_once('.')) {
                    let tab = plan.tabs.iter().find(|t| t.id == tab)?;
                    let field = tab.fields.iter().find(|f| f.id == field)?;
                    return Some(format!("{}{SEPARATOR}{}", tab.t.get(lang), field.t.get(lang)));
                }
            }
            Structure::Board(plan) => {
                if let Some(id) = key.strip_prefix("zone:") {
                    return plan.zones.iter().find(|z| z.id == id).map(|z| t::NAME_OF.with(lang, &[z.t.get(lang)]));
                }
            }
            Structure::Survey(plan) => {
                if let Some(item) = plan.items.iter().find(|i| key.ends_with(&i.id)) {
                    return Some(item.t.get(lang).to_owned());
                }
            }
            Structure::Calculator(plan) => {
                if let Some(input) = plan.inputs.iter().find(|i| key.ends_with(&i.id)) {
                    return Some(input.t.get(lang).to_owned());
                }
            }
            Structure::Quiz(plan) => {
                if let Some(question) = plan.questions.iter().find(|q| key.ends_with(&q.id)) {
                    return Some(question.q.get(lang).to_owned());
                }
            }
            Structure::Table(_) | Structure::Form(_) | Structure::Mindmap(_) | Structure::Paper => {}
        }
        field(template, key).map(|f| f.t.get(lang).to_owned())
    }

    /// The place in words: 「报价确认 · 前台标准」; only the item where no register is meant.
    #[must_use]
    pub fn place(&self, id: ItemId, key: Option<&Key>) -> String {
        let item = self.item(id);
        let register = key.map(|k| self.register(k.as_str())).unwrap_or_default();
        [item, register].into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(SEPARATOR)
    }

    /// How a value reads to a person; "" when it is blank.
    #[must_use]
    pub fn value(&self, id: ItemId, key: &str, value: &Value) -> String {
        let lang = self.lang;
        match (key, value) {
            (_, Value::Empty) => return String::new(),
            (_, Value::Text(name)) if picture::is_name(name) => {
                // Two pictures can be told apart by the beginning of their names.
                return t::PICTURE_NAMED.with(lang, &[name.get(..4).unwrap_or_default()]);
            }
            (_, Value::Num(n)) if key.starts_with("lane:") && *n > 0.0 => return format!("+{}", cell::shown_number(*n)),
            (_, Value::Flag(on)) => return if *on { t::YES } else { t::NO }.get(lang).to_owned(),
            ("order", Value::Text(order)) => return self.after(id, order),
            ("stage" | "tp" | "parent", value) if value.as_item().is_some() => {
                return value.as_item().map(|id| self.item(id)).unwrap_or_default();
            }
            _ => {}
        }
        match self.template.map(|t| (&t.structure, t)) {
            Some((Structure::Board(plan), _)) if key == "zone" => {
                let zone = plan.zones.iter().find(|z| z.id == value.as_str());
                zone.map_or_else(|| value.as_str().to_owned(), |z| board::zone_title(z, self.doc, lang).to_owned())
            }
            Some((Structure::Journey(plan), _)) if key == "lane" => {
                let lane = plan.lanes.iter().find(|l| l.id == value.as_str());
                lane.map_or_else(|| value.as_str().to_owned(), |l| l.t.get(lang).to_owned())
            }
            Some((Structure::Journey(plan), template)) => {
                let lane = key.strip_prefix("lane:").and_then(|id| plan.lanes.iter().find(|l| l.id == id));
                let option = lane.and_then(|lane| match &lane.ty {
                    LaneType::Choice { opt } => opt.list(&plan.departments).into_iter().find(|o| o.id == value.as_str()),
                    _ => None,
                });
                match option {
                    Some(option) => option.t.get(lang).to_owned(),
                    None if key == "dept" => journey::department_name(plan, self.doc, value.as_str(), lang).0,
                    None => formatted(field(template, key), &journey::departments(plan, self.doc), value, lang),
                }
            }
            Some((_, template)) => formatted(field(template, key), &template.departments(), value, lang),
            None => formatted(None, &Departments::default(), value, lang),
        }
    }

    /// The place of a conflict in words.
    #[must_use]
    pub fn disputed(&self, conflict: &Conflict) -> String {
        match &conflict.what {
            Dispute::Register(key) => self.place(conflict.item, Some(key)),
            Dispute::Life => format!("{}{SEPARATOR}{}", self.item(conflict.item), t::KEEP_OR_DELETE.get(self.lang)),
        }
    }

    /// How one of the values of a conflict reads; "" when it is blank.
    #[must_use]
    pub fn disputed_value(&self, conflict: &Conflict, value: &Value) -> String {
        match &conflict.what {
            Dispute::Register(key) => self.value(conflict.item, key.as_str(), value),
            Dispute::Life => if value.is_set() { t::KEPT } else { t::DELETED }.get(self.lang).to_owned(),
        }
    }

    /// A place in an order, by what stands before it.
    fn after(&self, id: ItemId, order: &str) -> String {
        let Some(item) = self.doc.get(id) else { return order.to_owned() };
        let group = |other: &Item| ["stage", "tp", "lane", "zone", "parent"].iter().all(|key| other.get(key) == item.get(key));
        let all = self.doc.sorted(item.kind.as_str());
        let before = all.iter().rfind(|(other, it)| *other != id && it.text("order") < order && group(it));
        before.map_or_else(|| t::FIRST.get(self.lang).to_owned(), |(before, _)| t::AFTER.with(self.lang, &[&self.item(*before)]))
    }

    /// The registers that stand around a place, with their names and values: the other lanes of a column, the other cells of a row.
    #[must_use]
    pub fn context(&self, id: ItemId, but: &str) -> Vec<(String, String)> {
        let Some(item) = self.doc.get(id) else { return Vec::new() };
        let inner = |key: &str| matches!(key, "order" | "stage" | "tp" | "lane" | "parent" | "width") || key == but;
        let shown = item.fields.iter().filter(|(key, reg)| !inner(key.as_str()) && !reg.value.is_blank());
        shown.map(|(key, reg)| (self.register(key.as_str()), self.value(id, key.as_str(), &reg.value))).collect()
    }

    /// Whether a register holds free text that can be edited and joined.
    #[must_use]
    pub fn is_text(&self, key: &str) -> bool {
        use super::template::FieldType;
        if matches!(key, "text" | "name" | owner::TITLE) || key.starts_with("zone:") {
            return true;
        }
        let Some(template) = self.template else { return key == owner::GROUP };
        if let (Structure::Journey(plan), Some(id)) = (&template.structure, key.strip_prefix("lane:")) {
            return plan.lanes.iter().any(|l| l.id == id && matches!(l.ty, LaneType::Text));
        }
        let name = key.rsplit_once('.').map_or(key, |(_, field)| field);
        field(template, name).is_some_and(|f| matches!(f.ty, FieldType::Text | FieldType::Long | FieldType::Person))
    }

    /// The stage or zone an item stands in; "" where it has none.
    #[must_use]
    pub fn region(&self, id: ItemId) -> String {
        let Some(template) = self.template else { return String::new() };
        match &template.structure {
            Structure::Journey(plan) => {
                let tp = self.doc.value(id, "tp").as_item().unwrap_or(id);
                let stage = Journey::of(plan, self.doc).stage_of(tp).map(|(_, span)| span.id);
                stage.map(|id| self.item(id)).unwrap_or_default()
            }
            Structure::Board(_) => self.value(id, "zone", self.doc.value(id, "zone")),
            _ => String::new(),
        }
    }
}

const SEPARATOR: &str = " · ";

fn or_kind(said: &str, kind: Text, lang: Lang) -> String {
    let line = said.lines().next().unwrap_or_default().trim();
    if line.is_empty() {
        return kind.get(lang).to_owned();
    }
    let short: String = line.chars().take(TITLE_CHARS).collect();
    if short.len() < line.len() || said.trim().lines().count() > 1 { format!("{short}…") } else { short }
}

/// Registers that are called the same everywhere.
fn plain(about: bool, key: &str) -> Option<Text> {
    Some(match key {
        owner::NAME if about => t::OWNER,
        "name" => t::NAME,
        "order" => t::ORDER,
        "stage" => t::STAGE,
        "tp" => t::TOUCHPOINT,
        "lane" => t::LANE,
        "zone" => t::ZONE,
        "text" => t::TEXT,
        "author" => t::AUTHOR,
        "tag" => t::TAG,
        "link" => t::LINK,
        "progress" => t::PROGRESS,
        "width" => t::WIDTH,
        "parent" => t::PARENT,
        "dept" => t::DEPARTMENT,
        owner::GROUP if about => t::GROUP,
        owner::MEMBERS if about => t::MEMBERS,
        owner::TITLE if about => t::TITLE,
        reading::key::PAGE if about => t::PAGE,
        reading::key::DATE if about => t::DATE,
        reading::key::AT if about => t::TIME,
        _ => return None,
    })
}

/// The field a register belongs to, wherever the template has it.
fn field<'a>(template: &'a Template, key: &str) -> Option<&'a Field> {
    let fields: Vec<&Field> = match &template.structure {
        Structure::Journey(plan) => plan.touchpoint.iter().chain(plan.tabs.iter().flat_map(|t| &t.fields)).collect(),
        Structure::Board(plan) => plan.card.iter().collect(),
        Structure::Table(plan) => plan.columns.iter().collect(),
        Structure::Form(plan) => plan.fields.iter().collect(),
        Structure::Survey(_) | Structure::Calculator(_) | Structure::Mindmap(_) | Structure::Quiz(_) | Structure::Paper => Vec::new(),
    };
    let key = key.rsplit_once('.').map_or(key, |(_, field)| field);
    fields.into_iter().chain(template.header()).find(|f| f.id == key)
}

fn formatted(field: Option<&Field>, departments: &Departments, value: &Value, lang: Lang) -> String {
    match field {
        Some(field) => cell::format(field, departments, value, lang),
        None => match value {
            Value::Num(n) => cell::shown_number(*n),
            Value::List(list) => list.join(lang.pick("、", ", ")),
            other => other.as_str().to_owned(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        doc::Op,
        stamp::EditorId,
        template::{JourneyPlan, Lane},
        text::Bi,
    };

    #[test]
    fn places_are_named_as_people_say_them() {
        let lane = |id: &str, zh: &str, ty: LaneType| Lane { id: id.into(), t: Bi::new(zh, id), ty, ..Lane::default() };
        let lanes = vec![lane("front", "前台标准", LaneType::Text), lane("emotion", "情绪", LaneType::Score { min: -5, max: 5 })];
        let plan = JourneyPlan { lanes, ..JourneyPlan::default() };
        let template = Template { title: Bi::new("旅程", "Journey"), structure: Structure::Journey(plan), ..Template::default() };
        let mut doc = Doc::default();
        let (me, a, b) = (EditorId::from_random(4), ItemId::of_template(1), ItemId::of_template(2));
        let fields = |name: &str, order: &str| vec![(Key::from("name"), Value::text(name)), ("order".into(), Value::text(order))];
        doc.apply(&Op::put(a, "touchpoint", fields("报价确认", "V01")), me).unwrap();
        doc.apply(&Op::put(b, "touchpoint", fields("", "V02")), me).unwrap();
        let names = Naming { template: Some(&template), doc: &doc, lang: Lang::Zh };
        for (id, key, want) in [
            (a, "lane:front", "报价确认 · 前台标准"),
            (b, "lane:emotion", "触点 · 情绪"),
            (a, "pic:lane:front", "报价确认 · 前台标准的图片"),
            (a, "order", "报价确认 · 顺序"),
            (a, "lane:gone", "报价确认 · lane:gone"),
        ] {
            assert_eq!(names.place(id, Some(&Key::from(key))), want);
        }
        for (key, value, want) in [
            ("lane:emotion", Value::Num(3.0), "+3"),
            ("lane:emotion", Value::Num(-2.0), "-2"),
            ("order", Value::text("V02"), "排在「报价确认」后面"),
            ("order", Value::text("V00"), "排在最前"),
            ("flag:mot", Value::Flag(true), "是"),
            ("pic:lane:front", Value::text("fd36ba2ae2f8e61abe228fbc7854a8c5.png"), "图片 fd36"),
        ] {
            assert_eq!(names.value(b, key, &value).replace('−', "-"), want);
        }
    }
}
