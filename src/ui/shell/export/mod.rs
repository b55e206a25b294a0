//! The export dialog: what goes out, as what, on which paper, with the page as it will be.

mod side;

use std::{collections::BTreeSet, path::PathBuf};

use egui::{Align2, CornerRadius, Popup, Rect, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::dialogs::{Answer, enter};

use crate::{
    model::{
        export::{Format, Options, Paper},
        share::Inside,
        texts::{export as tx, shell},
    },
    ui::{
        cx::{Action, Actions, Cx},
        icons, theme,
        widgets::{self, Btn},
    },
};

/// An exercise that may be exported.
#[derive(Clone, Debug)]
pub struct Listed {
    /// What it holds and what is still missing.
    pub inside: Inside,
    /// The formats that have no form for it.
    pub refused: Vec<Format>,
}

/// A page as it will be.
#[derive(Clone)]
pub struct Shown {
    /// Its pixels.
    pub texture: egui::TextureHandle,
    /// Which page it is, from 0.
    pub page: usize,
    /// How many there are.
    pub pages: usize,
}

impl std::fmt::Debug for Shown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shown").field("page", &self.page).field("pages", &self.pages).finish_non_exhaustive()
    }
}

/// What a preview depends on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wanted {
    /// The format.
    pub format: Option<Format>,
    /// The exercises.
    pub keys: Vec<String>,
    /// The paper.
    pub options: Options,
    /// Which page.
    pub page: usize,
}

/// How far the preview is.
#[derive(Clone, Debug, Default)]
pub enum Preview {
    /// Nothing was asked for yet.
    #[default]
    None,
    /// A page.
    Page(Shown),
    /// Why there is none.
    Failed(String),
}

/// The dialog as it stands.
#[derive(Clone, Debug)]
pub struct ExportForm {
    /// What is exported: the title of the workbook.
    pub title: String,
    /// Its exercises.
    pub listed: Vec<Listed>,
    /// Keys of the chosen ones.
    pub chosen: BTreeSet<String>,
    /// As what.
    pub format: Format,
    /// On which paper.
    pub options: Options,
    /// The folder it goes to.
    pub folder: PathBuf,
    /// The file's name without its ending.
    pub name: String,
    /// A file of that name is there.
    pub exists: bool,
    /// The page shown.
    pub page: usize,
    /// What the preview was asked for last.
    pub asked: Option<Wanted>,
    /// The preview is being made.
    pub busy: bool,
    /// The preview.
    pub preview: Preview,
    /// Steps done, of how many, while it is written.
    pub running: Option<(usize, usize)>,
    /// Why it was not written.
    pub error: Option<String>,
}

/// What the dialog asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportAct {
    /// A page for the preview.
    Preview,
    /// Another place.
    Elsewhere,
    /// Write it.
    Start,
    /// Stop writing.
    Stop,
}

impl ExportForm {
    /// What the preview depends on, as chosen now.
    #[must_use]
    pub fn wanted(&self) -> Wanted {
        Wanted { format: Some(self.format), keys: self.keys(), options: self.options, page: self.page }
    }

    /// The chosen exercises that the format has a form for, in the order of the workbook.
    #[must_use]
    pub fn keys(&self) -> Vec<String> {
        let fits = |l: &&Listed| self.chosen.contains(&l.inside.key) && !l.refused.contains(&self.format);
        self.listed.iter().filter(fits).map(|l| l.inside.key.clone()).collect()
    }

    /// Where it goes.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.folder.join(format!("{}.{}", self.name, self.format.extension()))
    }
}

const LEFT: f32 = 470.0;

/// Shows the dialog.
pub(super) fn export_ui(ui: &mut Ui, cx: &Cx<'_>, form: &mut ExportForm, out: &mut Actions) {
    ui.spacing_mut().item_spacing.y = 6.0;
    head(ui, cx, form, out);
    let full = ui.available_width();
    let high = (ui.ctx().content_rect().height() - 210.0).clamp(300.0, 480.0);
    let (place, _) = ui.allocate_exact_size(vec2(full, high), Sense::hover());
    let left = place.with_max_x(place.left() + LEFT.min(full * 0.56));
    let right = place.with_min_x(left.right() + 24.0);
    ui.scope_builder(UiBuilder::new().max_rect(left).id_salt("export-left"), |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        ui.add_enabled_ui(form.running.is_none(), |ui| {
            formats(ui, cx, form);
            contents(ui, cx, form);
            paper(ui, cx, form);
        });
    });
    ui.scope_builder(UiBuilder::new().max_rect(right).id_salt("export-right"), |ui| side::side(ui, cx, form, out));
    ui.add_space(8.0);
    ui.painter().hline(place.x_range(), ui.cursor().top(), Stroke::new(1.0, cx.tk.border_subtle));
    ui.add_space(10.0);
    foot(ui, cx, form, out);
    if !form.busy && form.running.is_none() && !form.keys().is_empty() && form.asked.as_ref() != Some(&form.wanted()) {
        form.asked = Some(form.wanted());
        form.busy = true;
        out.push(Action::Export(ExportAct::Preview));
    }
}

fn head(ui: &mut Ui, cx: &Cx<'_>, form: &ExportForm, out: &mut Actions) {
    ui.horizontal(|ui| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if widgets::icon_button(ui, cx, icons::X, cx.t(shell::CANCEL), false, true).clicked() {
                out.push(Action::Dialog(Answer::Cancel));
            }
            let rect = ui.available_rect_before_wrap();
            let title = cx.tf(tx::TITLE, &[&form.title]);
            ui.allocate_rect(rect, Sense::hover()).widget_info(|| WidgetInfo::labeled(Role::Heading, true, &title));
            widgets::paint_in(ui.painter(), rect, Align2::LEFT_CENTER, &title, theme::SECTION, cx.tk.text);
        });
    });
}

fn icon_of(format: Format) -> char {
    match format {
        Format::Pdf => icons::FILE_PDF,
        Format::Png => icons::IMAGE,
        Format::Svg => icons::FRAME_CORNERS,
        Format::Xlsx => icons::MICROSOFT_EXCEL_LOGO,
        Format::Csv => icons::FILE_CSV,
        Format::Markdown | Format::Mermaid => icons::FILE_TEXT,
        Format::Ics => icons::CALENDAR_CHECK,
        Format::Pptx => icons::PRESENTATION_CHART,
        Format::Canvas | Format::Excalidraw => icons::SQUARES_FOUR,
        Format::Opml | Format::Freemind => icons::TREE_STRUCTURE,
    }
}

const MAIN: [Format; 3] = [Format::Pdf, Format::Png, Format::Xlsx];

/// Three cards for what most people want, a list for the rest.
fn formats(ui: &mut Ui, cx: &Cx<'_>, form: &mut ExportForm) {
    widgets::label(ui, cx.t(tx::FORMAT), theme::SMALL, cx.tk.text_secondary);
    let wide = ui.available_width();
    let (place, _) = ui.allocate_exact_size(vec2(wide, 116.0), Sense::hover());
    let cell = vec2((wide - 8.0) / 2.0, 54.0);
    let rect = |at: usize| Rect::from_min_size(place.min + vec2((at % 2) as f32 * (cell.x + 8.0), (at / 2) as f32 * (cell.y + 8.0)), cell);
    for (at, format) in MAIN.into_iter().enumerate() {
        let on = form.format == format;
        let lines = (cx.t(format.name()), cx.t(format.purpose()));
        if card(ui, cx, rect(at), (icon_of(format), lines), on).clicked() {
            choose(form, format);
        }
    }
    let other = Some(form.format).filter(|f| !MAIN.contains(f));
    let lines = other.map_or((cx.t(tx::MORE), cx.t(tx::MORE_TEXT)), |f| (cx.t(f.name()), cx.t(f.purpose())));
    let more = card(ui, cx, rect(MAIN.len()), (other.map_or(icons::DOTS_THREE, icon_of), lines), other.is_some());
    let tip = pos2(more.rect.right() - 18.0, more.rect.center().y);
    widgets::paint_icon(ui.painter(), tip, icons::CARET_DOWN, 14.0, cx.tk.text_tertiary);
    Popup::menu(&more).frame(widgets::menu_frame(cx.tk)).width(280.0).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for format in Format::ALL.into_iter().filter(|f| !MAIN.contains(f)) {
            if widgets::menu_row(ui, cx, Some(icon_of(format)), cx.t(format.name()), cx.t(format.purpose()), false, true).clicked() {
                choose(form, format);
            }
        }
    });
}

fn choose(form: &mut ExportForm, format: Format) {
    form.format = format;
    form.page = 0;
    form.error = None;
}

fn card(ui: &Ui, cx: &Cx<'_>, rect: Rect, (icon, (name, words)): (char, (&str, &str)), on: bool) -> egui::Response {
    let tk = cx.tk;
    let response = ui.interact(rect, ui.unique_id().with(("format", name)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, name));
    let (fill, line) = match (on, response.hovered()) {
        (true, _) => (tk.selected, Stroke::new(2.0, tk.accent)),
        (false, true) => (tk.surface, Stroke::new(1.0, tk.border_strong)),
        (false, false) => (tk.surface, Stroke::new(1.0, tk.border)),
    };
    ui.painter().rect(rect, CornerRadius::same(8), fill, line, StrokeKind::Inside);
    let ink = if on { tk.accent_text } else { tk.text_secondary };
    widgets::paint_icon(ui.painter(), pos2(rect.left() + 26.0, rect.center().y), icon, 22.0, ink);
    let words_at = Rect::from_min_max(pos2(rect.left() + 48.0, rect.top() + 7.0), pos2(rect.right() - 28.0, rect.bottom() - 7.0));
    let (upper, lower) = words_at.split_top_bottom_at_fraction(0.5);
    widgets::paint_in(ui.painter(), upper, Align2::LEFT_CENTER, name, theme::BODY.bold(), tk.text);
    widgets::paint_in(ui.painter(), lower, Align2::LEFT_CENTER, words, theme::SMALL, tk.text_secondary);
    widgets::ring_if_focused(ui, cx, &response, 8);
    response
}

/// The exercises, each with how far it is.
fn contents(ui: &mut Ui, cx: &Cx<'_>, form: &mut ExportForm) {
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        widgets::label(ui, cx.t(tx::CONTENT), theme::SMALL, cx.tk.text_secondary);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let all = form.listed.len() == form.chosen.len();
            let words = if all { tx::NONE_OF_THEM } else { tx::ALL_OF_THEM };
            if form.listed.len() > 1 && Btn::accent(cx.t(words)).small().show(ui, cx).clicked() {
                let keys = form.listed.iter().map(|l| l.inside.key.clone());
                form.chosen = if all { BTreeSet::new() } else { keys.collect() };
                form.page = 0;
            }
        });
    });
    let room = (ui.available_height() - 118.0).max(64.0);
    egui::ScrollArea::vertical().max_height(room).min_scrolled_height(room).auto_shrink([false, false]).id_salt("export-list").show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for listed in &form.listed {
            let inside = &listed.inside;
            let fits = !listed.refused.contains(&form.format);
            ui.push_id(&inside.key, |ui| {
                ui.horizontal(|ui| {
                    ui.set_min_height(30.0);
                    let on = form.chosen.contains(&inside.key) && fits;
                    let response = ui.add_enabled_ui(fits, |ui| widgets::checkbox(ui, cx, on, cx.bi(&inside.title))).inner;
                    if response.clicked() {
                        if on {
                            form.chosen.remove(&inside.key)
                        } else {
                            form.chosen.insert(inside.key.clone())
                        };
                        form.page = 0;
                    }
                    let words = if fits { format!("{}%", inside.percent) } else { cx.t(tx::NOT_IN_FORMAT).to_owned() };
                    widgets::label(ui, &words, theme::SMALL, cx.tk.text_tertiary);
                });
            });
        }
    });
}

/// The paper of a PDF, the size of a picture.
fn paper(ui: &mut Ui, cx: &Cx<'_>, form: &mut ExportForm) {
    ui.add_space(4.0);
    let options = &mut form.options;
    if form.format == Format::Png {
        widgets::label(ui, cx.t(tx::SCALE), theme::SMALL, cx.tk.text_secondary);
        let names = [(None, "1×"), (None, "2×"), (None, "3×"), (None, "4×")];
        if let Some(at) = widgets::segmented(ui, cx, &names, usize::from(options.scale.clamp(1, 4)) - 1) {
            options.scale = u8::try_from(at + 1).unwrap_or(2);
        }
        return;
    }
    if form.format != Format::Pdf {
        return;
    }
    widgets::label(ui, cx.t(tx::PAPER), theme::SMALL, cx.tk.text_secondary);
    ui.horizontal(|ui| {
        let names = Paper::ALL.map(|paper| (None, paper.name()));
        let current = Paper::ALL.iter().position(|paper| *paper == options.paper).unwrap_or(0);
        if let Some(paper) = widgets::segmented(ui, cx, &names, current).and_then(|at| Paper::ALL.get(at)) {
            options.paper = *paper;
        }
        let names = [(None, cx.t(tx::LANDSCAPE)), (None, cx.t(tx::PORTRAIT))];
        if let Some(at) = widgets::segmented(ui, cx, &names, usize::from(!options.landscape)) {
            options.landscape = at == 0;
        }
    });
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        for (on, words) in [(&mut options.foot, tx::FOOT), (&mut options.tiled, tx::TILED), (&mut options.blank, tx::BLANK)] {
            if widgets::checkbox(ui, cx, *on, cx.t(words)).clicked() {
                *on = !*on;
                form.page = 0;
            }
        }
    });
}

fn foot(ui: &mut Ui, cx: &Cx<'_>, form: &mut ExportForm, out: &mut Actions) {
    let tk = cx.tk;
    if let Some(error) = &form.error {
        ui.horizontal(|ui| {
            widgets::icon(ui, icons::WARNING_OCTAGON, 16.0, tk.danger_text);
            widgets::wrapped(ui, error, theme::SMALL, tk.danger_text);
        });
    }
    if let Some((done, of)) = form.running {
        return running(ui, cx, (done, of), out);
    }
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        let ready = !form.keys().is_empty();
        let verb = if form.exists { tx::REPLACE } else { tx::EXPORT };
        if Btn::primary(cx.t(verb)).enabled(ready).show(ui, cx).clicked() || (enter(ui) && ready) {
            out.push(Action::Export(ExportAct::Start));
        }
        if Btn::secondary(cx.t(shell::CANCEL)).show(ui, cx).clicked() {
            out.push(Action::Dialog(Answer::Cancel));
        }
        if Btn::accent(cx.t(tx::ELSEWHERE)).show(ui, cx).clicked() {
            out.push(Action::Export(ExportAct::Elsewhere));
        }
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            widgets::icon(ui, icons::FOLDER_SIMPLE, 16.0, tk.text_tertiary);
            let folder = form.folder.file_name().map_or_else(|| form.folder.display().to_string(), |n| n.to_string_lossy().into_owned());
            let name = form.path().file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            let several = form.format.is_of_one() && form.keys().len() > 1;
            let name = if several { cx.tf(tx::SEVERAL_FILES, &[&form.keys().len().to_string(), &name]) } else { name };
            let words = format!("{folder} › {name}");
            let response = widgets::label(ui, &words, theme::SMALL, tk.text_secondary);
            let tip = if form.exists { cx.tf(tx::WILL_REPLACE, &[&form.path().display().to_string()]) } else { form.path().display().to_string() };
            widgets::tooltip(response, cx, &tip);
        });
    });
}

fn running(ui: &mut Ui, cx: &Cx<'_>, (done, of): (usize, usize), out: &mut Actions) {
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        if Btn::secondary(cx.t(tx::STOP)).show(ui, cx).clicked() {
            out.push(Action::Export(ExportAct::Stop));
        }
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            widgets::label(ui, &cx.tf(tx::RUNNING, &[&done.to_string(), &of.to_string()]), theme::SMALL, cx.tk.text_secondary);
            let width = (ui.available_width() - 24.0).max(40.0);
            let (rect, _) = ui.allocate_exact_size(vec2(width, 6.0), Sense::hover());
            let share = done as f32 / of.max(1) as f32;
            ui.painter().rect_filled(rect, CornerRadius::same(3), cx.tk.pressed);
            ui.painter().rect_filled(rect.with_max_x(rect.left() + rect.width() * share.clamp(0.02, 1.0)), CornerRadius::same(3), cx.tk.accent);
        });
    });
}
