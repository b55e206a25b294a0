//! Before the class: which plan, which day, what is in it, and whether everything is ready; classes of earlier days.

use egui::{Align, Align2, Frame, Layout, Margin, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{Act, hour, row};
use crate::{
    model::{
        course::Course,
        session::{DAY, Kind, MINUTE, Moment, Part, Session, TeachPlan},
        text::Bi,
        texts::teach as tx,
    },
    ui::{
        cx::{Action, Actions, Cx},
        icons, theme,
        widgets::{self, Btn, Chip},
    },
};

/// What the screen remembers between frames.
#[derive(Clone, Debug, Default)]
pub struct PrepareView {
    /// Which day is taught.
    pub day: usize,
    /// The activity whose pages are shown.
    pub open: String,
}

/// One thing that was looked at before the class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// It is well.
    pub well: bool,
    /// What was found, and what to do.
    pub text: String,
}

/// What the screen reads.
pub struct PrepareCx<'a> {
    /// The courses that can be taught.
    pub courses: Vec<(&'a str, &'a Bi)>,
    /// The course.
    pub course: &'a Course,
    /// The plan as it stands.
    pub plan: &'a TeachPlan,
    /// A change of it can be taken back.
    pub undo: bool,
    /// Plans to begin from: the course's own ways, by name.
    pub plans: Vec<(String, TeachPlan)>,
    /// What was looked at.
    pub checked: Vec<Checked>,
    /// Classes of this course, the newest first.
    pub classes: Vec<&'a Session>,
    /// Local time.
    pub now: Moment,
}

/// Shows the screen.
pub fn prepare_ui(ui: &mut Ui, cx: &Cx<'_>, px: &PrepareCx<'_>, view: &mut PrepareView, out: &mut Actions) {
    let sheet = ui.max_rect();
    ui.painter().rect_filled(sheet, 9.0, cx.tk.bg_canvas);
    view.day = view.day.min(px.plan.days.len().saturating_sub(1));
    let head = Rect::from_min_size(sheet.min + vec2(24.0, 16.0), vec2(sheet.width() - 48.0, 40.0));
    ui.scope_builder(UiBuilder::new().max_rect(head).id_salt("prepare-head"), |ui| top(ui, cx, px, view, out));
    let body = Rect::from_min_max(pos2(head.left(), head.bottom() + 14.0), sheet.max - vec2(24.0, 16.0));
    let side = (body.width() * 0.34).clamp(280.0, 400.0);
    let left = Rect::from_min_max(body.min, pos2(body.right() - side - 20.0, body.bottom()));
    let right = Rect::from_min_max(pos2(body.right() - side, body.top()), body.max);
    ui.scope_builder(UiBuilder::new().max_rect(left).id_salt("prepare-plan"), |ui| plan_ui(ui, cx, px, view, out));
    ui.scope_builder(UiBuilder::new().max_rect(right).id_salt("prepare-side"), |ui| {
        ScrollArea::vertical().id_salt("prepare-side").auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 8.0;
            checks(ui, cx, px);
            ui.add_space(12.0);
            classes(ui, cx, px, out);
        });
    });
}

fn top(ui: &mut Ui, cx: &Cx<'_>, px: &PrepareCx<'_>, view: &PrepareView, out: &mut Actions) {
    row(ui, 40.0, |ui| {
        let ready = px.plan.days.get(view.day).is_some_and(|d| d.teaching() > 0);
        if Btn::primary(cx.t(tx::BEGIN)).icon(icons::PRESENTATION).key("F5").large().enabled(ready).show(ui, cx).clicked() {
            out.push(Action::Teach(Act::Begin { plan: Box::new(px.plan.clone()), day: view.day }));
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            widgets::label(ui, cx.t(tx::PREPARE), theme::PAGE, cx.tk.text);
            ui.add_space(12.0);
            let names: Vec<String> = px.courses.iter().map(|(_, name)| cx.bi(name).to_owned()).collect();
            let width = (ui.available_width() - 8.0).clamp(120.0, 260.0);
            if let Some(at) = widgets::dropdown(ui, cx, cx.t(tx::WHICH_COURSE), cx.bi(&px.course.short_title), &names, width)
                && let Some((id, _)) = px.courses.get(at)
            {
                out.push(Action::Teach(Act::Prepare((*id).to_owned())));
            }
        });
    });
}

fn plan_ui(ui: &mut Ui, cx: &Cx<'_>, px: &PrepareCx<'_>, view: &mut PrepareView, out: &mut Actions) {
    let tk = cx.tk;
    ui.horizontal(|ui| {
        ui.set_height(32.0);
        ui.spacing_mut().item_spacing.x = 8.0;
        let names: Vec<String> = px.plans.iter().map(|(name, _)| name.clone()).collect();
        let known = px.plans.iter().find(|(_, plan)| plan == px.plan).map(|(name, _)| name.clone());
        let own = if px.plan.title.is_empty() { cx.t(tx::MY_PLAN).to_owned() } else { px.plan.title.clone() };
        let width = (ui.available_width() - 230.0).clamp(120.0, 300.0);
        if let Some(at) = widgets::dropdown(ui, cx, cx.t(tx::WHICH_PLAN), &known.unwrap_or(own), &names, width)
            && let Some((_, plan)) = px.plans.get(at)
        {
            out.push(Action::Teach(Act::Plan(Box::new(plan.clone()))));
        }
        if widgets::icon_button(ui, cx, icons::ARROW_U_UP_LEFT, cx.t(tx::UNDO_PLAN), false, px.undo).clicked() {
            out.push(Action::Teach(Act::UndoPlan));
        }
        if widgets::icon_button(ui, cx, icons::FLOPPY_DISK, cx.t(tx::SAVE_PLAN), false, true).clicked() {
            out.push(Action::Teach(Act::SavePlan));
        }
        if widgets::icon_button(ui, cx, icons::FOLDER_OPEN, cx.t(tx::OPEN_PLAN), false, true).clicked() {
            out.push(Action::Teach(Act::OpenPlan));
        }
    });
    ui.add_space(6.0);
    if px.plan.days.len() > 1 {
        let names: Vec<String> = (1..=px.plan.days.len()).map(|n| cx.tf(tx::DAY, &[&n.to_string()])).collect();
        let options: Vec<(Option<char>, &str)> = names.iter().take(5).map(|n| (None, n.as_str())).collect();
        if let Some(day) = widgets::segmented(ui, cx, &options, view.day) {
            view.day = day;
        }
        ui.add_space(6.0);
    }
    let Some(day) = px.plan.days.get(view.day) else {
        widgets::wrapped(ui, cx.t(tx::EMPTY_PLAN), theme::BODY, tk.text_secondary);
        return;
    };
    ui.horizontal(|ui| {
        let end = Moment::from(day.start + day.total()) * MINUTE;
        let text = cx.tf(tx::DAY_SUM, &[&hour(Moment::from(day.start) * MINUTE), &hour(end), &day.teaching().to_string()]);
        widgets::label(ui, &text, theme::BODY, tk.text_secondary);
        for (name, by, icon) in [(tx::EARLIER, -15_i32, icons::MINUS), (tx::LATER, 15, icons::PLUS)] {
            if widgets::icon_button(ui, cx, icon, cx.t(name), false, true).clicked() {
                change(px, out, |plan| plan.set_start(view.day, day.start.saturating_add_signed(by)));
            }
        }
    });
    ScrollArea::vertical().id_salt("prepare-plan").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let mut clock = day.start;
        for part in &day.parts {
            part_row(ui, cx, px, part, clock, view, out);
            clock += part.total();
        }
    });
}

fn change(px: &PrepareCx<'_>, out: &mut Actions, how: impl FnOnce(&mut TeachPlan)) {
    let mut plan = px.plan.clone();
    how(&mut plan);
    if plan != *px.plan {
        out.push(Action::Teach(Act::Plan(Box::new(plan))));
    }
}

fn part_row(ui: &mut Ui, cx: &Cx<'_>, px: &PrepareCx<'_>, part: &Part, clock: u32, view: &mut PrepareView, out: &mut Actions) {
    let tk = cx.tk;
    let gone = part.total() == 0;
    let fill = if part.is_break() { tk.surface_sunken } else { tk.surface };
    ui.push_id(&part.id, |ui| {
        Frame::new().fill(fill).stroke(egui::Stroke::new(1.0, tk.border_subtle)).corner_radius(8.0).inner_margin(Margin::symmetric(12, 4)).show(
            ui,
            |ui| {
                row(ui, 32.0, |ui| {
                    ui.spacing_mut().item_spacing.x = 2.0;
                    let response = widgets::icon_button(ui, cx, icons::DOTS_THREE, &cx.tf(tx::MORE, &[&tx::part_name(part, cx.lang)]), false, true);
                    menu(cx, px, part, &response, out);
                    minutes(ui, cx, px, part, out);
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        widgets::label(ui, &hour(Moment::from(clock) * MINUTE), theme::SMALL, tk.text_tertiary);
                        ui.add_space(8.0);
                        name_button(ui, cx, part, gone, view);
                    });
                });
                if view.open == part.id {
                    pages(ui, cx, px, part, out);
                }
            },
        );
    });
}

/// The name of an activity: a click shows its pages.
fn name_button(ui: &mut Ui, cx: &Cx<'_>, part: &Part, gone: bool, view: &mut PrepareView) {
    let tk = cx.tk;
    let name = tx::part_name(part, cx.lang);
    let icon = match part.kind {
        Kind::Teach(_) if view.open == part.id => icons::CARET_DOWN,
        Kind::Teach(_) => icons::CARET_RIGHT,
        Kind::Break => icons::COFFEE,
        Kind::Lunch => icons::FORK_KNIFE,
    };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width().max(40.0), 28.0), Sense::click());
    let ink = if gone { tk.text_tertiary } else { tk.text };
    widgets::paint_icon(ui.painter(), pos2(rect.left() + 8.0, rect.center().y), icon, 16.0, tk.text_tertiary);
    let shown = if gone { cx.tf(tx::LEFT_OUT, &[&name]) } else { name.clone() };
    widgets::paint_in(ui.painter(), Rect::from_min_max(rect.min + vec2(24.0, 0.0), rect.max), Align2::LEFT_CENTER, &shown, theme::BODY, ink);
    if part.is_break() {
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
        return;
    }
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, view.open == part.id, &name));
    widgets::ring_if_focused(ui, cx, &response, 6);
    if response.clicked() {
        view.open = if view.open == part.id { String::new() } else { part.id.clone() };
    }
}

/// Minutes with their buttons: of a break itself, of an activity spread over its pages by the pages' own rows.
fn minutes(ui: &mut Ui, cx: &Cx<'_>, px: &PrepareCx<'_>, part: &Part, out: &mut Actions) {
    if part.is_break() {
        step(ui, cx, px, (&part.id, part.minutes, 5), out);
    } else {
        widgets::label(ui, &cx.tf(tx::MINUTES, &[&part.total().to_string()]), theme::SMALL, cx.tk.text_secondary);
    }
}

fn step(ui: &mut Ui, cx: &Cx<'_>, px: &PrepareCx<'_>, (slot, now, by): (&str, u32, u32), out: &mut Actions) {
    if widgets::icon_button(ui, cx, icons::PLUS, cx.t(tx::LONGER), false, true).clicked() {
        change(px, out, |plan| plan.set_minutes(slot, now + by));
    }
    widgets::label(ui, &cx.tf(tx::MINUTES, &[&now.to_string()]), theme::SMALL, cx.tk.text_secondary);
    if widgets::icon_button(ui, cx, icons::MINUS, cx.t(tx::SHORTER), false, now > 1).clicked() {
        change(px, out, |plan| plan.set_minutes(slot, now.saturating_sub(by).max(1)));
    }
}

fn menu(cx: &Cx<'_>, px: &PrepareCx<'_>, part: &Part, button: &egui::Response, out: &mut Actions) {
    egui::Popup::menu(button).frame(widgets::menu_frame(cx.tk)).width(200.0).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut entry = |icon: char, text, how: &dyn Fn(&mut TeachPlan)| {
            if widgets::menu_row(ui, cx, Some(icon), cx.t(text), "", false, true).clicked() {
                change(px, out, how);
            }
        };
        entry(icons::ARROW_UP, tx::UP, &|plan| plan.move_part(&part.id, false));
        entry(icons::ARROW_DOWN, tx::DOWN, &|plan| plan.move_part(&part.id, true));
        entry(icons::COFFEE, tx::ADD_BREAK, &|plan| plan.add_break(&part.id, Kind::Break));
        entry(icons::FORK_KNIFE, tx::ADD_LUNCH, &|plan| plan.add_break(&part.id, Kind::Lunch));
        if part.is_break() {
            entry(icons::TRASH, tx::DROP_BREAK, &|plan| plan.drop_break(&part.id));
        } else if part.total() == 0 {
            entry(icons::EYE, tx::SHOW_PART, &|plan| plan.hide_part(&part.id, false));
        } else {
            entry(icons::EYE_SLASH, tx::HIDE_PART, &|plan| plan.hide_part(&part.id, true));
        }
    });
}

fn pages(ui: &mut Ui, cx: &Cx<'_>, px: &PrepareCx<'_>, part: &Part, out: &mut Actions) {
    let tk = cx.tk;
    for page in &part.pages {
        let found = px.course.pages().find(|(_, p)| p.id == page.id);
        let name = found.map(|(_, p)| cx.bi(p.short_title())).unwrap_or_default();
        ui.push_id(&page.id, |ui| {
            row(ui, 30.0, |ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                ui.add_space(30.0);
                step(ui, cx, px, (&page.id, page.minutes, 1), out);
                let (icon, text) = if page.hidden { (icons::EYE_SLASH, tx::SHOW_PAGE) } else { (icons::EYE, tx::HIDE_PAGE) };
                if widgets::icon_button(ui, cx, icon, &cx.tf(text, &[name]), page.hidden, true).clicked() {
                    change(px, out, |plan| plan.hide(&page.id, !page.hidden));
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add_space(66.0);
                    let ink = if page.hidden { tk.text_disabled } else { tk.text_secondary };
                    widgets::label(ui, name, theme::SMALL, ink);
                });
            });
        });
    }
}

fn checks(ui: &mut Ui, cx: &Cx<'_>, px: &PrepareCx<'_>) {
    let tk = cx.tk;
    widgets::label(ui, cx.t(tx::CHECKS), theme::SECTION, tk.text);
    for checked in &px.checked {
        ui.horizontal_top(|ui| {
            let (icon, ink) = if checked.well { (icons::CHECK_CIRCLE, tk.success_text) } else { (icons::WARNING, tk.warning_text) };
            widgets::icon(ui, icon, 18.0, ink);
            widgets::wrapped(ui, &checked.text, theme::BODY, if checked.well { tk.text_secondary } else { tk.text });
        });
    }
}

fn classes(ui: &mut Ui, cx: &Cx<'_>, px: &PrepareCx<'_>, out: &mut Actions) {
    let tk = cx.tk;
    widgets::label(ui, cx.t(tx::CLASSES), theme::SECTION, tk.text);
    if px.classes.is_empty() {
        widgets::wrapped(ui, cx.t(tx::NO_CLASSES), theme::SMALL, tk.text_tertiary);
    }
    for class in &px.classes {
        ui.push_id(&class.id, |ui| {
            Frame::new().fill(tk.surface).stroke(egui::Stroke::new(1.0, tk.border)).corner_radius(8.0).inner_margin(Margin::symmetric(12, 8)).show(
                ui,
                |ui| {
                    ui.set_width(ui.available_width());
                    ui.horizontal(|ui| {
                        widgets::label(ui, &class_name(cx, class, px.now), theme::BODY.bold(), tk.text);
                        if class.ended.is_none() {
                            widgets::chip(ui, cx, Chip::Warning, Some(icons::CLOCK), cx.t(tx::UNFINISHED));
                        }
                    });
                    let page = (class.index() + 1).to_string();
                    widgets::label(ui, &cx.tf(tx::CLASS_AT, &[&page, &class.slots().len().to_string()]), theme::SMALL, tk.text_secondary);
                    ui.horizontal_wrapped(|ui| {
                        ui.spacing_mut().item_spacing.x = 4.0;
                        let goes_on = class.ended.is_none() || class.has_next_day();
                        if goes_on && Btn::accent(cx.t(words_of(class))).small().show(ui, cx).clicked() {
                            out.push(Action::Teach(Act::GoOn(class.id.clone())));
                        }
                        if Btn::text(cx.t(tx::TIMES_CSV)).icon(icons::FILE_CSV).small().show(ui, cx).clicked() {
                            out.push(Action::Teach(Act::Times(class.id.clone())));
                        }
                        if !class.ink.is_empty() && Btn::text(cx.t(tx::HANDOUT)).icon(icons::FILE_PDF).small().show(ui, cx).clicked() {
                            out.push(Action::Teach(Act::Handout(class.id.clone())));
                        }
                        if Btn::text(cx.t(tx::REAL_TIMES)).small().show(ui, cx).clicked() {
                            out.push(Action::Teach(Act::RealTimes(class.id.clone())));
                        }
                    });
                },
            );
        });
    }
}

fn words_of(class: &Session) -> crate::model::texts::Text {
    if class.ended.is_some() { tx::BEGIN_NEXT_DAY } else { tx::GO_ON_CLASS }
}

/// The day of a class in words.
fn class_name(cx: &Cx<'_>, class: &Session, now: Moment) -> String {
    let time = hour(class.began);
    match now.div_euclid(DAY) - class.began.div_euclid(DAY) {
        0 => cx.tf(tx::CLASS_TODAY, &[&time]),
        1 => cx.tf(tx::CLASS_YESTERDAY, &[&time]),
        days => cx.tf(tx::CLASS_DAYS_AGO, &[&days.to_string(), &time]),
    }
}
