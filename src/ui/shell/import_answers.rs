//! Takes survey answers from a file in two steps: which column answers what, then which doubtful rows stay; nothing is left out unasked.

use std::{collections::BTreeSet, sync::Arc};

use egui::{Align, Align2, Layout, Rect, Ui, pos2, vec2};

use super::dialogs::{Answer, enter, feet};
use crate::{
    model::{
        edit::Edit,
        survey_import::{self as import, Ask, Mapping, Meta, Person, Table, Target, Use},
        text::{Bi, visible},
        texts::{shell, survey_import as tx},
    },
    ui::{
        cx::{Action, Actions, Cx},
        icons, theme,
        widgets::{self, Btn, Chip},
    },
};

/// What a file of answers becomes, as it is being decided.
#[derive(Clone, Debug, Default)]
pub struct AnswersForm {
    /// The exercise it goes into.
    pub key: String,
    /// The file's name.
    pub file: String,
    /// Its tables.
    pub tables: Arc<Vec<Table>>,
    /// The one that is taken.
    pub at: usize,
    /// Questions of the survey with how they are shown.
    pub targets: Vec<(Target, Bi)>,
    /// Mappings of earlier files by the signature of their heading.
    pub remembered: Vec<(String, Mapping)>,
    /// Which column answers what.
    pub mapping: Mapping,
    /// Columns that are only a guess.
    pub guessed: Vec<usize>,
    /// The mapping was remembered from an earlier file.
    pub known: bool,
    /// The rows as they read under this mapping.
    pub people: Vec<Person>,
    /// Words that mean no point yet.
    pub words: Vec<(String, u32)>,
    /// Rows that are left out.
    pub left_out: BTreeSet<usize>,
    /// The second step is shown.
    pub rows: bool,
    /// What has to be done before: the elements that the file asks about are listed.
    pub first: Option<Edit>,
    /// Columns as they are listed: what a service adds comes last.
    pub order: Vec<usize>,
}

impl AnswersForm {
    /// Looks at a file for the first time: the longest table, its columns recognised.
    pub fn new(key: String, file: String, tables: Vec<Table>, targets: Vec<(Target, Bi)>, remembered: Vec<(String, Mapping)>) -> Self {
        let longest = tables.iter().enumerate().max_by_key(|(at, t)| (t.rows.len(), usize::MAX - at)).map_or(0, |(at, _)| at);
        let mut form = Self { key, file, tables: Arc::new(tables), targets, remembered, ..Self::default() };
        form.choose(longest);
        form
    }

    /// The table that is taken.
    pub fn table(&self) -> Option<&Table> {
        self.tables.get(self.at)
    }

    /// Takes another table.
    pub fn choose(&mut self, at: usize) {
        self.at = at;
        let Some(table) = self.tables.get(at) else { return };
        let signature = import::signature(&table.header);
        let remembered = self.remembered.iter().find(|(known, _)| *known == signature).map(|(_, mapping)| mapping);
        let found = import::recognise(table, &self.plain(), remembered);
        (self.known, self.mapping, self.guessed) = (remembered.is_some_and(|m| m.columns == found.mapping.columns), found.mapping, found.guessed);
        let (own, theirs): (Vec<usize>, Vec<usize>) =
            (0..self.mapping.columns.len()).partition(|c| !matches!(self.mapping.columns.get(*c), Some(Use::Meta(_))));
        self.order = [own, theirs].concat();
        self.left_out.clear();
        self.refresh();
    }

    fn plain(&self) -> Vec<Target> {
        self.targets.iter().map(|(target, _)| target.clone()).collect()
    }

    /// Reads the rows again after the mapping changed.
    pub fn refresh(&mut self) {
        let targets = self.plain();
        let Some(table) = self.tables.get(self.at) else { return };
        self.people = import::people(table, &targets, &self.mapping);
        self.words = import::unknown_words(table, &targets, &self.mapping);
    }

    /// The rows that are taken.
    pub fn taken(&self) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(|p| !self.left_out.contains(&p.row))
    }

    fn ready(&self) -> bool {
        self.targets.iter().any(|(t, _)| t.ask.scaled() && self.mapping.column_of(t.key.as_str()).is_some())
    }
}

/// Shows the dialog.
pub(super) fn answers_ui(ui: &mut Ui, cx: &Cx<'_>, form: &mut AnswersForm, out: &mut Actions) {
    let tk = cx.tk;
    let (rows, columns) = form.table().map_or((0, 0), |t| (t.rows.len(), t.header.len()));
    let sentence = cx.tf(if form.rows { tx::ROWS_TEXT } else { tx::COLUMNS_TEXT }, &[&visible(&form.file), &rows.to_string(), &columns.to_string()]);
    let title = cx.t(if form.rows { tx::ROWS_TITLE } else { tx::COLUMNS_TITLE });
    widgets::dialog_title(ui, cx, Some((icons::TABLE, tk.accent_tint, tk.accent_text)), title, &sentence);
    let room = (ui.ctx().content_rect().height() - 300.0).clamp(180.0, 480.0);
    if form.rows {
        doubtful(ui, cx, form, room);
    } else {
        sheet_choice(ui, cx, form);
        columns_list(ui, cx, form, room);
    }
    foot(ui, cx, form, out);
}

fn foot(ui: &mut Ui, cx: &Cx<'_>, form: &mut AnswersForm, out: &mut Actions) {
    let count = form.taken().count();
    feet(ui, |ui| {
        if form.rows {
            let text = cx.tf(tx::IMPORT, &[&count.to_string()]);
            if Btn::primary(&text).enabled(count > 0).show(ui, cx).clicked() || (count > 0 && enter(ui)) {
                out.push(Action::ImportAnswers(Box::new(form.clone())));
            }
        } else {
            let ready = form.ready();
            if Btn::primary(cx.t(tx::NEXT)).enabled(ready).show(ui, cx).clicked() || (ready && enter(ui)) {
                form.rows = true;
            }
        }
        if Btn::secondary(cx.t(shell::CANCEL)).show(ui, cx).clicked() {
            out.push(Action::Dialog(Answer::Cancel));
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            if form.rows {
                if Btn::text(cx.t(tx::BACK)).show(ui, cx).clicked() {
                    form.rows = false;
                }
            } else if !form.ready() {
                widgets::label(ui, cx.t(tx::NO_QUESTION), theme::SMALL, cx.tk.danger_text);
            } else if form.known {
                widgets::label(ui, cx.t(tx::REMEMBERED), theme::SMALL, cx.tk.text_secondary);
            }
        });
    });
}

fn sheet_choice(ui: &mut Ui, cx: &Cx<'_>, form: &mut AnswersForm) {
    if form.tables.len() < 2 {
        return;
    }
    let names: Vec<String> = form.tables.iter().map(|t| visible(&t.name).into_owned()).collect();
    let current = names.get(form.at).cloned().unwrap_or_default();
    ui.horizontal(|ui| {
        widgets::label(ui, cx.t(tx::SHEET), theme::SMALL, cx.tk.text_secondary);
        if let Some(at) = widgets::dropdown(ui, cx, cx.t(tx::SHEET), &current, &names, 240.0) {
            form.choose(at);
        }
    });
    ui.add_space(4.0);
}

/// Width of the choice at the right of a column.
const CHOICE: f32 = 330.0;

fn columns_list(ui: &mut Ui, cx: &Cx<'_>, form: &mut AnswersForm, room: f32) {
    let mut uses: Vec<(Use, String)> = vec![(Use::Nothing, cx.t(tx::UNUSED).to_owned())];
    uses.extend(form.targets.iter().map(|(t, title)| (Use::Question(t.key.as_str().to_owned()), cx.bi(title).to_owned())));
    uses.extend(METAS.iter().map(|meta| (Use::Meta(*meta), cx.t(meta_name(*meta)).to_owned())));
    let mut changed = None;
    egui::ScrollArea::vertical().max_height(room).auto_shrink([false, true]).show(ui, |ui| {
        for column in form.order.clone() {
            ui.push_id(column, |ui| {
                if let Some(to) = column_row(ui, cx, form, column, &uses) {
                    changed = Some((column, to));
                }
            });
        }
        words_list(ui, cx, form);
    });
    if let Some((column, to)) = changed {
        form.mapping.assign(column, to);
        form.guessed.retain(|c| *c != column);
        form.refresh();
    }
}

fn column_row(ui: &mut Ui, cx: &Cx<'_>, form: &AnswersForm, column: usize, uses: &[(Use, String)]) -> Option<Use> {
    let table = form.table()?;
    let tk = cx.tk;
    let used = form.mapping.columns.get(column)?;
    let current = uses.iter().find(|(u, _)| u == used).map_or("", |(_, name)| name.as_str());
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 46.0), egui::Sense::hover());
    let text = Rect::from_min_max(rect.min, pos2(rect.right() - CHOICE - 12.0, rect.bottom()));
    let header = table.header.get(column).map(|h| h.trim()).filter(|h| !h.is_empty());
    let title = header.map_or_else(|| cx.tf(tx::COLUMN, &[&(column + 1).to_string()]), |h| visible(h).into_owned());
    let quiet = !matches!(used, Use::Question(_));
    let ink = if quiet { tk.text_secondary } else { tk.text };
    let half = text.height() / 2.0;
    widgets::paint_in(ui.painter(), Rect::from_min_size(text.min, vec2(text.width(), half + 2.0)), Align2::LEFT_CENTER, &title, theme::BODY, ink);
    let shown: Vec<&str> = table.rows.iter().map(|(_, row)| Table::cell(row, column)).filter(|c| !c.is_empty()).take(4).collect();
    let sample = if shown.is_empty() { cx.t(tx::EMPTY_COLUMN).to_owned() } else { visible(&shown.join(" · ")).into_owned() };
    let below = Rect::from_min_max(pos2(text.left(), text.center().y), text.max);
    widgets::paint_in(ui.painter(), below, Align2::LEFT_CENTER, &sample, theme::SMALL, tk.text_secondary);
    let right = Rect::from_min_max(pos2(rect.right() - CHOICE, rect.top() + 6.0), rect.max);
    let mut chosen = None;
    ui.scope_builder(egui::UiBuilder::new().max_rect(right).layout(Layout::right_to_left(Align::Min)), |ui| {
        let names: Vec<String> = uses.iter().map(|(_, name)| name.clone()).collect();
        let guess = form.guessed.contains(&column);
        let width = if guess { CHOICE - 76.0 } else { CHOICE };
        if let Some(at) = widgets::dropdown(ui, cx, &cx.tf(tx::USE_OF, &[&title]), current, &names, width) {
            chosen = uses.get(at).map(|(to, _)| to.clone());
        }
        if guess {
            widgets::chip(ui, cx, Chip::Warning, None, cx.t(tx::GUESS));
        }
    });
    chosen
}

/// Words off the scale, each with the point it may be given.
fn words_list(ui: &mut Ui, cx: &Cx<'_>, form: &mut AnswersForm) {
    if form.words.is_empty() && form.mapping.words.is_empty() {
        return;
    }
    let Some(points) = scale_names(cx, form) else { return };
    ui.add_space(10.0);
    widgets::label(ui, cx.t(tx::WORDS), theme::BODY.bold(), cx.tk.text);
    widgets::wrapped(ui, cx.t(tx::WORDS_TEXT), theme::SMALL, cx.tk.text_secondary);
    let names: Vec<String> = std::iter::once(cx.t(tx::OFF).to_owned()).chain(points.iter().map(|(_, name)| name.clone())).collect();
    let given = form.mapping.words.iter().map(|(word, _)| (word.clone(), None));
    let all: Vec<(String, Option<u32>)> = given.chain(form.words.iter().take(20).map(|(word, count)| (word.clone(), Some(*count)))).collect();
    for (word, count) in all {
        ui.push_id(&word, |ui| {
            ui.horizontal(|ui| {
                let means = form.mapping.words.iter().find(|(w, _)| *w == word).map(|(_, to)| to.clone());
                let current = means.and_then(|id| points.iter().find(|(p, _)| *p == id)).map_or(cx.t(tx::OFF), |(_, name)| name);
                let choice = widgets::dropdown(ui, cx, &cx.tf(tx::MEANING_OF, &[&visible(&word)]), current, &names, 180.0);
                widgets::label(ui, &visible(&word), theme::BODY, cx.tk.text);
                if let Some(count) = count {
                    widgets::label(ui, &cx.tf(tx::TIMES, &[&count.to_string()]), theme::SMALL, cx.tk.text_secondary);
                }
                if let Some(at) = choice {
                    form.mapping.words.retain(|(w, _)| *w != word);
                    if let Some((id, _)) = at.checked_sub(1).and_then(|at| points.get(at)) {
                        form.mapping.words.push((word.clone(), id.clone()));
                    }
                    form.refresh();
                }
            });
        });
    }
}

/// The points of the survey's scale: what a word is stored as meaning, and how it reads.
fn scale_names(cx: &Cx<'_>, form: &AnswersForm) -> Option<Vec<(String, String)>> {
    let (target, _) = form.targets.iter().find(|(t, _)| t.ask.scaled())?;
    match &target.ask {
        Ask::Points { least, most } => Some((*least..=*most).map(|p| (p.to_string(), p.to_string())).collect()),
        Ask::Options(options) => Some(options.iter().map(|[id, zh, en]| (id.clone(), cx.lang.pick(zh, en).to_owned())).collect()),
        Ask::Open => None,
    }
}

/// The second step: rows that deserve a look.
fn doubtful(ui: &mut Ui, cx: &Cx<'_>, form: &mut AnswersForm, room: f32) {
    let tk = cx.tk;
    let rows: Vec<(usize, String)> = form
        .people
        .iter()
        .filter(|p| !p.doubts.is_empty())
        .map(|p| (p.row, p.doubts.iter().map(|d| d.text(cx.lang)).collect::<Vec<_>>().join(cx.lang.pick("；", "; "))))
        .collect();
    if rows.is_empty() {
        ui.add_space(12.0);
        widgets::wrapped(ui, cx.t(tx::NO_DOUBTS), theme::BODY, tk.text);
        return;
    }
    ui.horizontal(|ui| {
        widgets::label(ui, &cx.tf(tx::DOUBTFUL, &[&rows.len().to_string()]), theme::BODY.bold(), tk.text);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if Btn::text(cx.t(tx::LEAVE_ALL)).small().show(ui, cx).clicked() {
                form.left_out.extend(rows.iter().map(|(row, _)| *row));
            }
            if Btn::text(cx.t(tx::KEEP_ALL)).small().show(ui, cx).clicked() {
                form.left_out.clear();
            }
        });
    });
    let names = [(None, cx.t(tx::KEEP)), (None, cx.t(tx::LEAVE))];
    let height = 40.0;
    egui::ScrollArea::vertical().id_salt("doubtful-rows").max_height(room - 40.0).auto_shrink([false, true]).show_rows(
        ui,
        height,
        rows.len(),
        |ui, range| {
            for (row, why) in rows.get(range).unwrap_or_default() {
                ui.push_id(row, |ui| {
                    ui.horizontal(|ui| {
                        ui.set_min_height(height - ui.spacing().item_spacing.y);
                        let current = usize::from(form.left_out.contains(row));
                        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                            match widgets::segmented(ui, cx, &names, current) {
                                Some(0) => _ = form.left_out.remove(row),
                                Some(_) => _ = form.left_out.insert(*row),
                                None => {}
                            }
                            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                                let rect = ui.available_rect_before_wrap();
                                let number = cx.tf(tx::ROW, &[&row.to_string()]);
                                widgets::paint_in(ui.painter(), rect, Align2::LEFT_CENTER, &number, theme::BODY.bold(), tk.text);
                                let rest = rect.with_min_x(rect.left() + 84.0);
                                widgets::paint_in(ui.painter(), rest, Align2::LEFT_CENTER, why, theme::BODY, tk.text);
                            });
                        });
                    });
                });
            }
        },
    );
}

const METAS: [Meta; 7] = [Meta::Number, Meta::Submitted, Meta::Duration, Meta::Source, Meta::SourceDetail, Meta::Address, Meta::Total];

fn meta_name(meta: Meta) -> crate::model::texts::Text {
    match meta {
        Meta::Number => tx::META_NUMBER,
        Meta::Submitted => tx::META_SUBMITTED,
        Meta::Duration => tx::META_DURATION,
        Meta::Source => tx::META_SOURCE,
        Meta::SourceDetail => tx::META_DETAIL,
        Meta::Address => tx::META_ADDRESS,
        Meta::Total => tx::META_TOTAL,
    }
}
