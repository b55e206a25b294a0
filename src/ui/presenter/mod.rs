//! The console of a class that is taught, and the slide that the class sees; both read the session and never change it.

mod asking;
pub mod canvas;
mod catching;
mod grid;
mod launch;
pub mod prepare;
mod projector;
mod side;
pub mod slide;
mod strips;
mod tools;
mod top;
mod words;

use egui::{Align2, CornerRadius, Rect, Ui, pos2, vec2};

pub use self::{
    projector::projector_ui,
    strips::{hour, span},
    tools::{Cover, PENS, Panel, PresenterView, Tool},
};
use self::{
    slide::{SIZE, Slide},
    strips::show as strips_ui,
};
use crate::{
    model::{
        course::Course,
        session::{CatchUp, InkStroke, Moment, Ms, Proposal, Session, TeachPlan},
        text::Lang,
        texts::teach as tx,
    },
    ui::{
        command::Command,
        cx::{Action, Actions, Cx},
        icons,
        theme::{self, Tokens},
        widgets::{self, Btn, Chip},
    },
};

/// Where the slides go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    /// Full screen on the second display, if there is one.
    #[default]
    Auto,
    /// In a window of its own.
    Window,
    /// In this window, without the console.
    Alone,
    /// Nowhere.
    Off,
}

/// What teaching asks for.
#[derive(Clone, Debug)]
pub enum Act {
    /// Begins a class.
    Begin {
        /// What is taught.
        plan: Box<TeachPlan>,
        /// Which day.
        day: usize,
    },
    /// Goes on with a class of an earlier run.
    GoOn(String),
    /// Puts an unfinished class of an earlier run away.
    Forget(String),
    /// Shows a page or break.
    Jump(String),
    /// Takes a way to catch up.
    Take(CatchUp),
    /// Takes it back.
    TakeBack(CatchUp),
    /// Sets the countdown to so many minutes.
    Preset(u32),
    /// A stroke of the pen.
    Ink(InkStroke),
    /// The rubber touched a place.
    Rub((u16, u16)),
    /// Draws a name; these are all.
    Draw(String),
    /// Groups report: how many, how many minutes each.
    Round(u32, u32),
    /// The next group, or the end of the round.
    NextGroup,
    /// Puts the name or the round away.
    Done,
    /// Puts an exercise of an open workbook on the projector, or takes it off.
    Canvas(Option<(u64, String)>),
    /// Where the slides go.
    Show(Show),
    /// The language of the slides.
    SlideLang(Option<Lang>),
    /// Leaves the console; the class goes on.
    Leave,
    /// Esc was pressed.
    Escape,
    /// The plan being prepared is this now.
    Plan(Box<TeachPlan>),
    /// Takes the last change of the plan back.
    UndoPlan,
    /// Asks where to save the plan.
    SavePlan,
    /// Asks for a plan file.
    OpenPlan,
    /// Asks where the times of a class go.
    Times(String),
    /// Asks where what was drawn in a class goes.
    Handout(String),
    /// Makes a plan with the times of a class.
    RealTimes(String),
    /// Prepares another course.
    Prepare(String),
}

/// What the console reads besides the frame's context.
pub struct PresenterCx<'a> {
    /// The class.
    pub session: &'a Session,
    /// The course.
    pub course: &'a Course,
    /// What the class sees.
    pub slide: &'a Slide,
    /// What comes next.
    pub next: Option<&'a Slide>,
    /// A slide of each page, for the overview.
    pub thumb: &'a dyn Fn(&str) -> Option<Slide>,
    /// The colours of the slides.
    pub slides: &'a Tokens,
    /// Local time.
    pub now: Moment,
    /// Where the slides are to go.
    pub show: Show,
    /// The display that shows the slides, for example `1920 × 1080`; empty when none does.
    pub screen: String,
    /// There is a second display.
    pub second: bool,
    /// Ways to catch up.
    pub proposals: &'a [Proposal],
    /// What the instructor needs at an exercise: debrief and rubric.
    pub debrief: Vec<(&'static str, Vec<String>)>,
    /// Exercises of the open workbooks.
    pub canvases: &'a [canvas::CanvasOffer],
    /// Who was drawn, while that is shown.
    pub drawn: Option<&'a str>,
}

impl<'a> PresenterCx<'a> {
    /// The page on screen with its module.
    fn page(&self) -> Option<(&'a crate::model::course::Module, &'a crate::model::course::Page)> {
        self.course.pages().find(|(_, p)| p.id == self.session.at)
    }

    /// What a slot of today is called.
    fn name(&self, slot: &str, lang: Lang) -> String {
        if let Some((_, page)) = self.course.pages().find(|(_, p)| p.id == slot) {
            return page.short_title().get(lang).to_owned();
        }
        let part = self.session.parts().iter().find(|p| p.id == slot);
        part.map(|p| tx::part_name(p, lang)).unwrap_or_default()
    }
}

/// Shows the console, or the slide alone.
pub fn presenter_ui(ui: &mut Ui, cx: &Cx<'_>, px: &PresenterCx<'_>, view: &mut PresenterView, out: &mut Actions) {
    let all = ui.ctx().content_rect();
    if px.show == Show::Alone {
        slide_alone(ui, cx, px, view, out);
        return;
    }
    let tk = cx.tk;
    ui.painter().rect_filled(all, CornerRadius::ZERO, tk.bg_canvas);
    let head = Rect::from_min_size(all.min, vec2(all.width(), 52.0));
    top::show(ui, cx, px, head, view, out);
    let mut body = Rect::from_min_max(pos2(all.left() + 16.0, head.bottom() + 10.0), all.max - vec2(16.0, 12.0));
    if !px.second && px.screen.is_empty() && view.tool == Tool::None && px.show == Show::Auto {
        body = one_display(ui, cx, body, out);
    }
    let agenda = Rect::from_min_max(pos2(body.left(), body.bottom() - 116.0), body.max);
    strips_ui(ui, cx, px, agenda);
    let room = Rect::from_min_max(body.min, pos2(body.right(), agenda.top() - 12.0));
    let side = (room.width() * 0.268).clamp(280.0, 400.0);
    let left = Rect::from_min_max(room.min, pos2(room.right() - side - 14.0, room.bottom()));
    let right = Rect::from_min_max(pos2(room.right() - side, room.top()), room.max);
    stage(ui, cx, px, left, view, out);
    match view.panel {
        Panel::Script => side::show(ui, cx, px, right, out),
        Panel::CatchUp => catching::show(ui, cx, px, right, view, out),
        Panel::Lot => asking::lot(ui, cx, px, right, view, out),
        Panel::Groups => asking::groups(ui, cx, px, right, view, out),
        Panel::Canvases => canvas::offers(ui, cx, px, right, view, out),
    }
    if view.grid {
        grid::show(ui, cx, px, left.union(right), view, out);
    }
}

/// With one display it is asked once how the class shall see the slides.
fn one_display(ui: &mut Ui, cx: &Cx<'_>, body: Rect, out: &mut Actions) -> Rect {
    let strip = Rect::from_min_size(body.min, vec2(body.width(), 48.0));
    let look = (icons::PROJECTOR_SCREEN, cx.tk.warning_tint, cx.tk.warning_text);
    ui.scope_builder(egui::UiBuilder::new().max_rect(strip).id_salt("one-display"), |ui| {
        ui.horizontal(|ui| {
            ui.painter().rect_filled(strip, CornerRadius::same(10), look.1);
            ui.add_space(14.0);
            ui.set_min_height(48.0);
            widgets::icon(ui, look.0, 18.0, look.2);
            widgets::label(ui, cx.t(tx::ONE_DISPLAY), theme::BODY, cx.tk.text);
            if Btn::secondary(cx.t(tx::SHOW_WINDOW)).small().show(ui, cx).clicked() {
                out.push(Action::Teach(Act::Show(Show::Window)));
            }
            if Btn::secondary(cx.t(tx::SHOW_ALONE)).small().show(ui, cx).clicked() {
                out.push(Action::Teach(Act::Show(Show::Alone)));
            }
        });
    });
    Rect::from_min_max(pos2(body.left(), strip.bottom() + 8.0), body.max)
}

/// The slide with the line above and the tools below.
fn stage(ui: &mut Ui, cx: &Cx<'_>, px: &PresenterCx<'_>, rect: Rect, view: &mut PresenterView, out: &mut Actions) {
    let tk = cx.tk;
    let space = Rect::from_min_max(rect.min + vec2(0.0, 34.0), rect.max - vec2(0.0, 66.0));
    let height = (space.width() * SIZE.y / SIZE.x).min(space.height());
    let size = vec2(height * SIZE.x / SIZE.y, height);
    let place = Rect::from_min_size(pos2(space.center().x - size.x / 2.0, space.top()), size);
    let line = Rect::from_min_size(pos2(place.left(), rect.top()), vec2(place.width(), 30.0));
    let slots = px.session.slots();
    let at = format!("{} / {}", px.session.index() + 1, slots.len());
    ui.scope_builder(egui::UiBuilder::new().max_rect(line).layout(egui::Layout::left_to_right(egui::Align::Center)).id_salt("stage-line"), |ui| {
        widgets::label(ui, cx.t(tx::NOW), theme::SMALL.bold(), tk.text);
        widgets::label(ui, &at, theme::SMALL, tk.text_secondary);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let shown = !px.screen.is_empty();
            let (tone, text) = if shown { (Chip::Done, tx::ON_AIR) } else { (Chip::Plain, tx::OFF_AIR) };
            widgets::chip(ui, cx, tone, Some(icons::BROADCAST), cx.t(text));
            if px.session.is_paused() {
                widgets::chip(ui, cx, Chip::Warning, Some(icons::PAUSE), cx.t(tx::PAUSED));
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                widgets::label(ui, &px.name(&px.session.at, cx.lang), theme::SMALL, tk.text_secondary);
            });
        });
    });
    widgets::card(ui.painter(), tk, place.expand(1.0), 8, tk.surface, tk.border, 1);
    slide::draw(ui.painter(), px.slides, place, px.slide);
    tools::on_slide(ui, cx, place, view, out);
    let feet = Rect::from_min_max(pos2(rect.left(), place.bottom() + 8.0), pos2(rect.right(), place.bottom() + 64.0));
    foot(ui, cx, feet, view, out);
}

fn foot(ui: &mut Ui, cx: &Cx<'_>, rect: Rect, view: &mut PresenterView, out: &mut Actions) {
    let back = Rect::from_min_size(pos2(rect.left(), rect.top() + 8.0), vec2(56.0, 40.0));
    let on = Rect::from_min_size(pos2(rect.right() - 150.0, rect.top() + 8.0), vec2(150.0, 40.0));
    ui.scope_builder(egui::UiBuilder::new().max_rect(back).id_salt("presenter-back"), |ui| {
        let response = Btn::secondary("").icon(icons::CARET_LEFT).large().width(56.0).show(ui, cx);
        let name = cx.t(Command::TeachPrev.info().text);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
        if widgets::tooltip(response, cx, name).clicked() {
            out.push(Action::Do(Command::TeachPrev));
        }
    });
    ui.scope_builder(egui::UiBuilder::new().max_rect(on).id_salt("presenter-next"), |ui| {
        let text = cx.t(Command::TeachNext.info().text);
        if Btn::primary(text).icon_after(icons::CARET_RIGHT).large().width(150.0).show(ui, cx).clicked() {
            out.push(Action::Do(Command::TeachNext));
        }
    });
    let middle = Rect::from_min_max(pos2(back.right() + 8.0, rect.top()), pos2(on.left() - 8.0, rect.bottom()));
    tools::bar(ui, cx, middle, view, out);
}

/// The slide fills this window: for one display, or a screen that shows the same as the projector.
fn slide_alone(ui: &mut Ui, cx: &Cx<'_>, px: &PresenterCx<'_>, view: &mut PresenterView, out: &mut Actions) {
    let all = ui.ctx().content_rect();
    ui.painter().rect_filled(all, CornerRadius::ZERO, slide::background(px.slides, &px.slide.what));
    let place = slide::letterbox(all);
    slide::draw(ui.painter(), px.slides, place, px.slide);
    tools::on_slide(ui, cx, place, view, out);
    if view.grid {
        grid::show(ui, cx, px, all.shrink(24.0), view, out);
    }
}

/// A row of a height, laid out from the right: buttons first, then the words in what is left.
fn row(ui: &mut Ui, height: f32, add: impl FnOnce(&mut Ui)) {
    let size = vec2(ui.available_width(), height);
    ui.allocate_ui_with_layout(size, egui::Layout::right_to_left(egui::Align::Center), add);
}

/// How a countdown is said: to the second, with its state.
pub(super) fn timer_words(cx: &Cx<'_>, left: Ms) -> String {
    cx.tf(tx::TIMER_SAYS, &[&crate::model::session::clock_text(left)])
}

/// A heading of the right column with what stands below it.
fn heading(ui: &Ui, cx: &Cx<'_>, rect: Rect, title: &str, detail: &str) {
    let first = widgets::paint(ui.painter(), rect.left_center(), Align2::LEFT_CENTER, title, theme::SMALL.bold(), cx.tk.text);
    let room = Rect::from_min_max(pos2(first.right() + 8.0, rect.top()), rect.max);
    widgets::paint_in(ui.painter(), room, Align2::LEFT_CENTER, detail, theme::SMALL, cx.tk.text_secondary);
}
