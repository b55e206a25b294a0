//! The dialog that puts things on into the next exercise: which, where, and nothing is written before it is confirmed.

use egui::Ui;

use super::dialogs::{Answer, enter, feet};
use crate::{
    model::{
        exercise::feed::{Seed, Spot},
        stamp::ItemId,
        text::Bi,
        texts::{across as tx, shell},
    },
    ui::{
        cx::{Action, Actions, Cx},
        icons, theme,
        widgets::{self, Btn},
    },
};

/// An exercise that things can go on into.
#[derive(Clone, Debug)]
pub struct FeedTarget {
    /// The template.
    pub template: String,
    /// The preset with which the course opens it; "" for none.
    pub preset: String,
    /// What it is called.
    pub title: Bi,
    /// Its places.
    pub spots: Vec<(Spot, Bi)>,
    /// Its touchpoints, for places that are lanes.
    pub touchpoints: Vec<(ItemId, String)>,
}

/// What goes on, as it is being chosen.
#[derive(Clone, Debug, Default)]
pub struct FeedForm {
    /// The exercise it comes from.
    pub from: String,
    /// Where it may go.
    pub targets: Vec<FeedTarget>,
    /// The chosen exercise.
    pub target: usize,
    /// The chosen place.
    pub spot: usize,
    /// The chosen touchpoint.
    pub touchpoint: usize,
    /// What there is, and whether it goes.
    pub seeds: Vec<(Seed, bool)>,
}

impl FeedForm {
    /// The chosen exercise and place.
    #[must_use]
    pub fn chosen(&self) -> Option<(&FeedTarget, &Spot)> {
        let target = self.targets.get(self.target)?;
        Some((target, target.spots.get(self.spot).map(|(spot, _)| spot)?))
    }

    /// The touchpoint of a lane; `None` for other places.
    #[must_use]
    pub fn tp(&self) -> Option<ItemId> {
        let (target, spot) = self.chosen()?;
        matches!(spot, Spot::Lane(_)).then(|| target.touchpoints.get(self.touchpoint).map(|(tp, _)| *tp)).flatten()
    }

    /// What goes.
    #[must_use]
    pub fn going(&self) -> Vec<Seed> {
        self.seeds.iter().filter(|(_, on)| *on).map(|(seed, _)| seed.clone()).collect()
    }
}

/// Shows the dialog.
pub(super) fn feed_ui(ui: &mut Ui, cx: &Cx<'_>, form: &mut FeedForm, out: &mut Actions) {
    let tk = cx.tk;
    let icon = (icons::ARROW_BEND_UP_RIGHT, tk.accent_tint, tk.accent_text);
    widgets::dialog_title(ui, cx, Some(icon), cx.t(tx::FEED_TITLE), cx.t(tx::FEED_TEXT));
    place(ui, cx, form);
    ui.add_space(8.0);
    let going = form.seeds.iter().filter(|(_, on)| *on).count();
    let heading = cx.tf(tx::WHAT, &[&going.to_string(), &form.seeds.len().to_string()]);
    widgets::label(ui, &heading, theme::SMALL.bold(), tk.text_secondary);
    let room = (ui.ctx().content_rect().height() - 400.0).clamp(120.0, 360.0);
    egui::ScrollArea::vertical().max_height(room).auto_shrink([false, true]).show(ui, |ui| {
        for (at, (seed, on)) in form.seeds.iter_mut().enumerate() {
            ui.push_id(at, |ui| seed_row(ui, cx, seed, on));
        }
    });
    let ready = going > 0 && form.chosen().is_some_and(|(_, spot)| !matches!(spot, Spot::Lane(_)) || form.tp().is_some());
    feet(ui, |ui| {
        if Btn::primary(&cx.tf(tx::GO, &[&going.to_string()])).enabled(ready).show(ui, cx).clicked() || (enter(ui) && ready) {
            out.push(Action::Feed(Box::new(form.clone())));
        }
        if Btn::secondary(cx.t(shell::CANCEL)).show(ui, cx).clicked() {
            out.push(Action::Dialog(Answer::Cancel));
        }
    });
}

/// The exercise, the place in it, and the touchpoint where the place is a lane.
fn place(ui: &mut Ui, cx: &Cx<'_>, form: &mut FeedForm) {
    let titles: Vec<String> = form.targets.iter().map(|t| cx.bi(&t.title).to_owned()).collect();
    if let Some(at) = choice(ui, cx, tx::TARGET, &titles, form.target) {
        (form.target, form.spot, form.touchpoint) = (at, 0, 0);
    }
    let Some(target) = form.targets.get(form.target) else { return };
    let spots: Vec<String> = target.spots.iter().map(|(_, name)| cx.bi(name).to_owned()).collect();
    let touchpoints: Vec<String> = target.touchpoints.iter().map(|(_, name)| name.clone()).collect();
    let lane = matches!(target.spots.get(form.spot), Some((Spot::Lane(_), _)));
    if let Some(at) = choice(ui, cx, tx::SPOT, &spots, form.spot) {
        form.spot = at;
    }
    if lane && let Some(at) = choice(ui, cx, tx::TOUCHPOINT, &touchpoints, form.touchpoint) {
        form.touchpoint = at;
    }
}

fn choice(ui: &mut Ui, cx: &Cx<'_>, name: crate::model::texts::Text, options: &[String], current: usize) -> Option<usize> {
    let mut chosen = None;
    ui.horizontal(|ui| {
        ui.allocate_ui(egui::vec2(96.0, 32.0), |ui| {
            ui.set_min_size(egui::vec2(96.0, 32.0));
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| widgets::label(ui, cx.t(name), theme::BODY, cx.tk.text_secondary));
        });
        let shown = options.get(current).map_or("", String::as_str);
        chosen = ui.push_id(name.en, |ui| widgets::dropdown(ui, cx, cx.t(name), shown, options, 360.0)).inner;
    });
    chosen
}

fn seed_row(ui: &mut Ui, cx: &Cx<'_>, seed: &Seed, on: &mut bool) {
    ui.horizontal(|ui| {
        ui.set_min_height(30.0);
        let line = seed.text.replace('\n', " ");
        let short: String = line.chars().take(46).collect();
        let name = if short.len() < line.len() { format!("{short}…") } else { short };
        if widgets::checkbox(ui, cx, *on, &name).clicked() {
            *on = !*on;
        }
        let rect = ui.available_rect_before_wrap();
        widgets::paint_in(ui.painter(), rect, egui::Align2::RIGHT_CENTER, &seed.under, theme::SMALL, cx.tk.text_tertiary);
    });
}
