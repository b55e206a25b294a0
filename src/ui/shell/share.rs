//! The dialogs that say what leaves a workbook and what comes into it, before a file is written or changed.

use std::collections::BTreeSet;

use egui::{CornerRadius, Id, Ui, vec2};

use super::dialogs::{Answer, enter, feet};
use crate::{
    model::{
        share::{Alias, Contents, Inside},
        text::Bi,
        texts::share as tx,
        texts::shell,
    },
    ui::{
        cx::{Action, Actions, Cx},
        icons,
        screens::home::state_chip,
        theme,
        widgets::{self, Btn, Chip, Input},
    },
};

/// What is handed in, as it is being chosen.
#[derive(Clone, Debug, Default)]
pub struct HandInForm {
    /// What the workbook holds.
    pub contents: Contents,
    /// Keys of the chosen exercises.
    pub chosen: BTreeSet<String>,
    /// Notes go along.
    pub notes: bool,
    /// Aliases stand for names.
    pub hide_names: bool,
    /// The aliases.
    pub aliases: Vec<Alias>,
    /// Texts that mention a name.
    pub mentions: usize,
    /// The suggested file name.
    pub name: String,
    /// One exercise is shared; the others are not even listed.
    pub single: bool,
}

/// What is done with an exercise of another workbook.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TakeIn {
    /// Left out.
    #[default]
    Skip,
    /// Becomes an exercise here.
    Add,
    /// Its items go into the exercise of the same name.
    Unite,
    /// Becomes a second exercise of the same name.
    Beside,
}

/// An exercise of the other workbook.
#[derive(Clone, Debug)]
pub struct Offered {
    /// Its key.
    pub key: String,
    /// What it is called.
    pub title: Bi,
    /// How many items it holds.
    pub items: usize,
    /// This workbook has one of that key.
    pub here: bool,
    /// What is done with it.
    pub take: TakeIn,
}

/// What is taken from another workbook, as it is being chosen.
#[derive(Clone, Debug, Default)]
pub struct ImportForm {
    /// Whose workbook it is, or its file's name.
    pub whose: String,
    /// Its exercises.
    pub offered: Vec<Offered>,
}

/// Shows what would be handed in.
pub(super) fn hand_in_ui(ui: &mut Ui, cx: &Cx<'_>, form: &mut HandInForm, out: &mut Actions) {
    let (title, text) = if form.single { (tx::TITLE_ONE, tx::TEXT_ONE) } else { (tx::TITLE, tx::TEXT) };
    let tk = cx.tk;
    widgets::dialog_title(ui, cx, Some((icons::PAPER_PLANE_TILT, tk.accent_tint, tk.accent_text)), cx.t(title), cx.t(text));
    let room = (ui.ctx().content_rect().height() - 380.0).clamp(160.0, 420.0);
    egui::ScrollArea::vertical().max_height(room).auto_shrink([false, true]).show(ui, |ui| {
        for inside in &form.contents.exercises {
            if !form.single || form.chosen.contains(&inside.key) {
                exercise_row(ui, cx, inside, (&mut form.chosen, form.single), out);
            }
        }
        ui.add_space(6.0);
        switches(ui, cx, form);
    });
    summary(ui, cx, form);
    widgets::label(ui, cx.t(tx::FILE), theme::SMALL, tk.text_secondary);
    ui.add_space(-6.0);
    Input::new(Id::unique("hand-in-name"), cx.t(tx::FILE)).limit(200).show(ui, cx, &mut form.name);
    feet(ui, |ui| {
        let ready = !form.chosen.is_empty() && !form.name.trim().is_empty();
        if Btn::primary(cx.t(tx::WRITE)).icon(icons::FLOPPY_DISK).enabled(ready).show(ui, cx).clicked() || (enter(ui) && ready) {
            out.push(Action::HandIn(Box::new(form.clone())));
        }
        if Btn::secondary(cx.t(shell::CANCEL)).show(ui, cx).clicked() {
            out.push(Action::Dialog(Answer::Cancel));
        }
    });
}

fn exercise_row(ui: &mut Ui, cx: &Cx<'_>, inside: &Inside, (chosen, single): (&mut BTreeSet<String>, bool), out: &mut Actions) {
    ui.push_id(&inside.key, |ui| {
        ui.horizontal(|ui| {
            ui.set_min_height(34.0);
            let on = chosen.contains(&inside.key);
            let title = cx.bi(&inside.title);
            if single {
                widgets::label(ui, title, theme::BODY.bold(), cx.tk.text);
            } else if widgets::checkbox(ui, cx, on, title).clicked() {
                if on {
                    chosen.remove(&inside.key);
                } else {
                    chosen.insert(inside.key.clone());
                }
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                state_chip(ui, cx, Some(inside.percent));
                let Some(next) = inside.next.as_ref().filter(|_| on) else { return };
                if Btn::text(cx.t(tx::GO_ON)).small().show(ui, cx).clicked() {
                    out.push(Action::Dialog(Answer::Cancel));
                    out.push(Action::Go(crate::ui::cx::Place::Exercise { key: inside.key.clone() }));
                }
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    let missing = cx.tf(tx::MISSING, &[cx.bi(next)]);
                    let rect = ui.available_rect_before_wrap();
                    widgets::paint_in(ui.painter(), rect, egui::Align2::LEFT_CENTER, &missing, theme::SMALL, cx.tk.text_tertiary);
                });
            });
        });
    });
}

fn switches(ui: &mut Ui, cx: &Cx<'_>, form: &mut HandInForm) {
    if form.contents.notes > 0 && !form.single {
        let text = cx.tf(tx::NOTES, &[&form.contents.notes.to_string()]);
        if widgets::checkbox(ui, cx, form.notes, &text).clicked() {
            form.notes = !form.notes;
        }
    }
    if form.aliases.is_empty() {
        return;
    }
    if widgets::checkbox(ui, cx, form.hide_names, cx.t(tx::USE_ALIAS)).clicked() {
        form.hide_names = !form.hide_names;
    }
    if !form.hide_names {
        return;
    }
    for (at, alias) in form.aliases.iter_mut().enumerate() {
        ui.horizontal(|ui| {
            ui.add_space(26.0);
            let (rect, _) = ui.allocate_exact_size(vec2(200.0, 32.0), egui::Sense::hover());
            widgets::paint_in(ui.painter(), rect, egui::Align2::LEFT_CENTER, &alias.name, theme::BODY, cx.tk.text);
            let name = format!("{} {}", cx.t(tx::ALIAS), alias.name);
            Input::new(Id::unique(("alias", at)), &name).hint(cx.t(tx::ALIAS)).limit(40).width(180.0).show(ui, cx, &mut alias.alias);
        });
    }
    if form.mentions > 0 {
        ui.horizontal(|ui| {
            ui.add_space(26.0);
            widgets::icon(ui, icons::WARNING, 16.0, cx.tk.warning_text);
            widgets::wrapped(ui, &cx.tf(tx::MENTIONS, &[&form.mentions.to_string()]), theme::SMALL, cx.tk.warning_text);
        });
    }
}

/// What is inside the file before it is sent.
fn summary(ui: &mut Ui, cx: &Cx<'_>, form: &HandInForm) {
    let chosen = form.contents.exercises.iter().filter(|e| form.chosen.contains(&e.key));
    let (count, items) = chosen.fold((0, 0), |(n, items), e| (n + 1, items + e.items));
    let names = match (form.contents.names.is_empty(), form.hide_names) {
        (true, _) => cx.t(tx::INSIDE_NO_NAMES).to_owned(),
        (false, true) => cx.t(tx::INSIDE_ALIASES).to_owned(),
        (false, false) => cx.tf(tx::INSIDE_NAMES, &[&form.contents.names.join(cx.lang.pick("、", ", "))]),
    };
    let mut lines = vec![cx.tf(tx::INSIDE_WORK, &[&count.to_string(), &items.to_string()]), names];
    if form.notes {
        lines.push(cx.tf(tx::INSIDE_NOTES, &[&form.contents.notes.to_string()]));
    }
    lines.push(cx.t(if form.notes { tx::INSIDE_NOT_DELETED } else { tx::INSIDE_NOT }).to_owned());
    ui.add_space(6.0);
    let frame = egui::Frame::new().fill(cx.tk.surface_sunken).corner_radius(CornerRadius::same(8)).inner_margin(egui::Margin::symmetric(12, 8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0;
        widgets::label(ui, cx.t(tx::INSIDE), theme::SMALL.bold(), cx.tk.text_secondary);
        for line in lines {
            widgets::wrapped(ui, &line, theme::SMALL, cx.tk.text_secondary);
        }
    });
    ui.add_space(4.0);
}

/// Shows what could be taken from another workbook.
pub(super) fn import_ui(ui: &mut Ui, cx: &Cx<'_>, form: &mut ImportForm, out: &mut Actions) {
    let tk = cx.tk;
    let title = cx.tf(tx::IMPORT_TITLE, &[&form.whose]);
    widgets::dialog_title(ui, cx, Some((icons::TRAY_ARROW_DOWN, tk.accent_tint, tk.accent_text)), &title, cx.t(tx::IMPORT_TEXT));
    if form.offered.is_empty() {
        widgets::label(ui, cx.t(tx::IMPORT_NOTHING), theme::BODY, tk.text_secondary);
    }
    let room = (ui.ctx().content_rect().height() - 300.0).clamp(160.0, 420.0);
    egui::ScrollArea::vertical().max_height(room).auto_shrink([false, true]).show(ui, |ui| {
        for offered in &mut form.offered {
            ui.push_id(offered.key.clone(), |ui| offered_row(ui, cx, offered));
        }
    });
    let count = form.offered.iter().filter(|o| o.take != TakeIn::Skip).count();
    feet(ui, |ui| {
        let ready = count > 0;
        if Btn::primary(&cx.tf(tx::IMPORT, &[&count.to_string()])).enabled(ready).show(ui, cx).clicked() || (enter(ui) && ready) {
            out.push(Action::TakeIn(Box::new(form.clone())));
        }
        if Btn::secondary(cx.t(shell::CANCEL)).show(ui, cx).clicked() {
            out.push(Action::Dialog(Answer::Cancel));
        }
    });
}

fn offered_row(ui: &mut Ui, cx: &Cx<'_>, offered: &mut Offered) {
    ui.horizontal(|ui| {
        ui.set_min_height(38.0);
        let choices: &[(TakeIn, crate::model::texts::Text)] = if offered.here {
            &[(TakeIn::Skip, tx::SKIP), (TakeIn::Unite, tx::UNITE), (TakeIn::Beside, tx::BESIDE)]
        } else {
            &[(TakeIn::Skip, tx::SKIP), (TakeIn::Add, tx::ADD)]
        };
        let names: Vec<(Option<char>, &str)> = choices.iter().map(|(_, text)| (None, cx.t(*text))).collect();
        let current = choices.iter().position(|(take, _)| *take == offered.take).unwrap_or(0);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if let Some((take, _)) = widgets::segmented(ui, cx, &names, current).and_then(|at| choices.get(at)) {
                offered.take = *take;
            }
            widgets::chip(ui, cx, Chip::Plain, None, &offered.items.to_string());
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                let rect = ui.available_rect_before_wrap();
                widgets::paint_in(ui.painter(), rect, egui::Align2::LEFT_CENTER, cx.bi(&offered.title), theme::BODY, cx.tk.text);
            });
        });
    });
}
