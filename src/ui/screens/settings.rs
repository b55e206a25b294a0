//! Settings: every change is seen at once, nothing has to be saved.

use egui::{Align2, CornerRadius, Rect, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::{
    model::{
        settings::{Settings, ThemeChoice},
        text::Lang,
        texts::{Text, shell as tx},
    },
    ui::{
        command::Scope,
        cx::{Action, Actions, Cx},
        icons, shell, theme,
        theme::Tokens,
        widgets,
    },
};

/// What the settings screen remembers while it is shown.
#[derive(Clone, Debug, Default)]
pub struct SettingsView {
    section: usize,
    name: Option<String>,
}

impl SettingsView {
    /// Shows a section, counted from the top.
    pub fn open(&mut self, section: usize) {
        self.section = section.min(SECTIONS.len() - 1);
    }
}

/// What the settings screen shows besides the settings themselves.
pub struct SettingsCx<'a> {
    /// The light and the dark theme, for their pictures.
    pub themes: [&'a Tokens; 2],
    /// The version of the program.
    pub version: &'a str,
    /// Where drafts and settings are kept.
    pub data_dir: String,
    /// Ctrl is called Cmd here.
    pub mac: bool,
}

const SECTIONS: [(char, Text); 5] = [
    (icons::PALETTE, tx::LOOKS),
    (icons::TRANSLATE, tx::LANGUAGE),
    (icons::FLOPPY_DISK, tx::SAVING_SECTION),
    (icons::KEYBOARD, tx::KEYS),
    (icons::INFO, tx::ABOUT),
];

/// Shows the settings.
pub fn settings_ui(ui: &mut Ui, cx: &Cx<'_>, sx: &SettingsCx<'_>, view: &mut SettingsView, out: &mut Actions) {
    let sheet = ui.max_rect();
    let nav = Rect::from_min_size(sheet.min, vec2(200.0_f32.min(sheet.width() * 0.3), sheet.height()));
    let body = Rect::from_min_max(pos2(nav.right(), sheet.top()), sheet.max);
    ui.painter().rect_filled(body, CornerRadius { nw: 0, sw: 0, ne: 9, se: 9 }, cx.tk.bg_canvas);
    ui.painter().vline(nav.right(), nav.y_range(), Stroke::new(1.0, cx.tk.border_subtle));
    ui.scope_builder(UiBuilder::new().max_rect(nav.shrink2(vec2(10.0, 14.0))).id_salt("nav"), |ui| nav_ui(ui, cx, view));
    ui.scope_builder(UiBuilder::new().max_rect(body).id_salt("body"), |ui| {
        egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let inner = ui.max_rect().shrink2(vec2(if ui.max_rect().width() < 520.0 { 20.0 } else { 40.0 }, 0.0));
            let inner = Rect::from_min_size(inner.min, vec2(inner.width().min(760.0), inner.height()));
            ui.scope_builder(UiBuilder::new().max_rect(inner).id_salt(view.section), |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.add_space(26.0);
                let mut new = cx.settings.clone();
                match view.section {
                    0 => looks(ui, cx, sx, &mut new),
                    1 => language(ui, cx, view, &mut new),
                    2 => saving(ui, cx, sx),
                    3 => keys(ui, cx, sx),
                    _ => about(ui, cx, sx),
                }
                if &new != cx.settings {
                    out.push(Action::Settings(Box::new(new)));
                }
                ui.add_space(30.0);
            });
        });
    });
}

fn nav_ui(ui: &mut Ui, cx: &Cx<'_>, view: &mut SettingsView) {
    let tk = cx.tk;
    ui.spacing_mut().item_spacing.y = 2.0;
    for (i, (icon, name)) in SECTIONS.into_iter().enumerate() {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 38.0), Sense::click());
        let on = view.section == i;
        response.widget_info(|| WidgetInfo::selected(Role::Tab, true, on, cx.t(name)));
        let fill = if on {
            tk.selected
        } else if response.hovered() {
            tk.hover
        } else {
            tk.surface
        };
        ui.painter().rect_filled(rect, CornerRadius::same(8), fill);
        let ink = if on { tk.accent_text } else { tk.text_secondary };
        widgets::paint_icon(ui.painter(), pos2(rect.left() + 21.0, rect.center().y), icon, 18.0, ink);
        let style = theme::Style { bold: on, ..theme::BODY };
        widgets::paint(ui.painter(), pos2(rect.left() + 40.0, rect.center().y), Align2::LEFT_CENTER, cx.t(name), style, ink);
        widgets::ring_if_focused(ui, cx, &response, 8);
        if response.clicked() {
            view.section = i;
        }
    }
}

/// A heading and a card of rows below it.
fn group(ui: &mut Ui, cx: &Cx<'_>, title: Text, rows: impl FnOnce(&mut Ui)) {
    widgets::label(ui, cx.t(title), theme::TITLE, cx.tk.text);
    ui.add_space(10.0);
    let frame = egui::Frame::new().fill(cx.tk.surface).stroke(Stroke::new(1.0, cx.tk.border)).corner_radius(CornerRadius::same(12));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        rows(ui);
    });
    ui.add_space(24.0);
}

/// A row: name and explanation left, control right.
fn row(ui: &mut Ui, cx: &Cx<'_>, (name, hint): (Text, Text), height: f32, control: impl FnOnce(&mut Ui)) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, cx.tk.border_subtle));
    // The control begins at the same share of the row; in a narrow one the words end there.
    let end = if rect.width() < 480.0 { rect.left() + rect.width() * 0.42 } else { rect.right() - 190.0 };
    let words = Rect::from_min_max(rect.min + vec2(18.0, 0.0), pos2(end, rect.bottom()));
    let middle = words.center().y;
    let line = |from: f32, h: f32| Rect::from_min_size(pos2(words.left(), from), vec2(words.width(), h));
    widgets::paint_in(ui.painter(), line(middle - 22.0, 22.0), Align2::LEFT_CENTER, cx.t(name), theme::BODY.bold(), cx.tk.text);
    widgets::paint_in(ui.painter(), line(middle + 1.0, 20.0), Align2::LEFT_CENTER, cx.t(hint), theme::SMALL, cx.tk.text_tertiary);
    let side = Rect::from_min_max(
        pos2(rect.left() + rect.width() * if rect.width() < 480.0 { 0.44 } else { 0.3 }, rect.top()),
        pos2(rect.right() - 18.0, rect.bottom()),
    );
    ui.scope_builder(UiBuilder::new().max_rect(side).layout(egui::Layout::right_to_left(egui::Align::Center)).id_salt(name.en), control);
}

fn looks(ui: &mut Ui, cx: &Cx<'_>, sx: &SettingsCx<'_>, new: &mut Settings) {
    group(ui, cx, tx::LOOKS, |ui| {
        row(ui, cx, (tx::THEME, tx::THEME_HINT), 146.0, |ui| theme_cards(ui, cx, sx, new));
        row(ui, cx, (tx::SCALE, tx::SCALE_HINT), 60.0, |ui| {
            widgets::label(ui, &format!("{}%", new.scale_percent), theme::BODY, cx.tk.text_secondary);
            let percent = i32::try_from(new.scale_percent).unwrap_or(100);
            if let Some(value) = widgets::slider(ui, cx, percent, (80, 200, 10), cx.t(tx::SCALE)) {
                new.scale_percent = u32::try_from(value).unwrap_or(100);
            }
        });
        row(ui, cx, (tx::CELL_TEXT, tx::CELL_TEXT_HINT), 60.0, |ui| {
            let options = [(None, cx.t(tx::SIZE_SMALL)), (None, cx.t(tx::SIZE_STANDARD)), (None, cx.t(tx::SIZE_LARGE))];
            let current = usize::try_from(new.cell_text + 1).unwrap_or(1);
            if let Some(i) = widgets::segmented(ui, cx, &options, current) {
                new.cell_text = i32::try_from(i).unwrap_or(1) - 1;
            }
        });
        row(ui, cx, (tx::DENSITY, tx::DENSITY_HINT), 60.0, |ui| {
            let options = [(None, cx.t(tx::SIZE_STANDARD)), (None, cx.t(tx::COMPACT))];
            if let Some(i) = widgets::segmented(ui, cx, &options, usize::from(new.compact)) {
                new.compact = i == 1;
            }
        });
    });
    group(ui, cx, tx::CALM, |ui| {
        let switches: [(Text, Text, &mut bool); 4] = [
            (tx::CONTRAST, tx::CONTRAST_HINT, &mut new.high_contrast),
            (tx::MOTION, tx::MOTION_HINT, &mut new.reduce_motion),
            (tx::BADGES, tx::BADGES_HINT, &mut new.zone_badges),
            (tx::FOCUS, tx::FOCUS_HINT, &mut new.always_focus),
        ];
        for (name, hint, value) in switches {
            row(ui, cx, (name, hint), 60.0, |ui| {
                if widgets::switch(ui, cx, *value, cx.t(name)).clicked() {
                    *value = !*value;
                }
            });
        }
    });
    ui.horizontal(|ui| {
        widgets::icon(ui, icons::INFO, 16.0, cx.tk.text_tertiary);
        widgets::label(ui, cx.t(tx::AT_ONCE), theme::SMALL, cx.tk.text_tertiary);
        if widgets::Btn::accent(cx.t(tx::DEFAULTS)).small().show(ui, cx).clicked() {
            let kept = std::mem::take(new);
            *new = Settings {
                my_name: kept.my_name,
                recent: kept.recent,
                window: kept.window,
                last_folder: kept.last_folder,
                last_page: kept.last_page,
                lang: kept.lang,
                ..Settings::default()
            };
        }
    });
}

fn theme_cards(ui: &mut Ui, cx: &Cx<'_>, sx: &SettingsCx<'_>, new: &mut Settings) {
    let gap = if ui.available_width() < 420.0 { 8.0 } else { 16.0 };
    ui.spacing_mut().item_spacing.x = gap;
    let wide = ((ui.available_width() - 2.0 * gap) / 3.0).clamp(48.0, 126.0);
    let choices = [(ThemeChoice::System, tx::THEME_SYSTEM), (ThemeChoice::Dark, tx::THEME_DARK), (ThemeChoice::Light, tx::THEME_LIGHT)];
    for (choice, name) in choices {
        let on = new.theme == choice;
        let (rect, response) = ui.allocate_exact_size(vec2(wide, wide * 0.667 + 34.0), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, cx.t(name)));
        let picture = Rect::from_min_size(rect.min, vec2(wide, wide * 0.667));
        let [light, dark] = sx.themes;
        match choice {
            ThemeChoice::Light => shell::theme_card(ui.painter(), light, picture),
            ThemeChoice::Dark => shell::theme_card(ui.painter(), dark, picture),
            ThemeChoice::System => {
                let (left, right) = picture.split_left_right_at_fraction(0.5);
                shell::theme_card(&ui.painter().with_clip_rect(left), light, picture);
                shell::theme_card(&ui.painter().with_clip_rect(right), dark, picture);
            }
        }
        let line = if on { Stroke::new(2.0, cx.tk.focus) } else { Stroke::new(1.0, cx.tk.border) };
        ui.painter().rect_stroke(picture, CornerRadius::same(9), line, if on { StrokeKind::Outside } else { StrokeKind::Inside });
        let style = theme::Style { bold: on, ..theme::SMALL };
        widgets::paint(
            ui.painter(),
            pos2(picture.center().x, rect.bottom() - 14.0),
            Align2::CENTER_CENTER,
            cx.t(name),
            style,
            if on { cx.tk.accent_text } else { cx.tk.text },
        );
        widgets::ring_if_focused(ui, cx, &response, 9);
        if response.clicked() {
            new.theme = choice;
        }
    }
}

fn language(ui: &mut Ui, cx: &Cx<'_>, view: &mut SettingsView, new: &mut Settings) {
    group(ui, cx, tx::LANGUAGE, |ui| {
        row(ui, cx, (tx::UI_LANGUAGE, tx::UI_LANGUAGE_HINT), 60.0, |ui| {
            let options = [(None, "中文"), (None, "English")];
            if let Some(i) = widgets::segmented(ui, cx, &options, usize::from(cx.lang == Lang::En)) {
                new.lang = Some(if i == 0 { Lang::Zh } else { Lang::En });
            }
        });
        row(ui, cx, (tx::MY_NAME, tx::MY_NAME_HINT), 60.0, |ui| {
            let name = view.name.get_or_insert_with(|| new.my_name.clone());
            let id = ui.unique_id().with("my-name");
            widgets::Input::new(id, cx.t(tx::MY_NAME)).hint(cx.t(tx::ALIAS)).limit(20).width(200.0).show(ui, cx, name);
            new.my_name.clone_from(name);
        });
        row(ui, cx, (tx::TRAINEE, tx::TRAINEE_HINT), 60.0, |ui| {
            if widgets::switch(ui, cx, new.trainee, cx.t(tx::TRAINEE)).clicked() {
                new.trainee = !new.trainee;
            }
        });
    });
}

fn saving(ui: &mut Ui, cx: &Cx<'_>, sx: &SettingsCx<'_>) {
    group(ui, cx, tx::SAVING_SECTION, |ui| {
        ui.add_space(14.0);
        for line in [tx::SAVING_1, tx::SAVING_2, tx::SAVING_3] {
            ui.horizontal(|ui| {
                ui.add_space(18.0);
                widgets::icon(ui, icons::CHECK, 16.0, cx.tk.success_text);
                widgets::wrapped(ui, cx.t(line), theme::BODY, cx.tk.text);
            });
            ui.add_space(6.0);
        }
        ui.horizontal(|ui| {
            ui.add_space(18.0);
            widgets::icon(ui, icons::FOLDER_OPEN, 16.0, cx.tk.text_tertiary);
            widgets::wrapped(ui, &cx.tf(tx::DATA_DIR, &[&sx.data_dir]), theme::SMALL, cx.tk.text_tertiary);
        });
        ui.add_space(14.0);
    });
}

fn keys(ui: &mut Ui, cx: &Cx<'_>, sx: &SettingsCx<'_>) {
    widgets::label(ui, cx.t(tx::KEYS), theme::TITLE, cx.tk.text);
    ui.add_space(10.0);
    shell::help::key_table(ui, cx, sx.mac, None::<Scope>);
}

fn about(ui: &mut Ui, cx: &Cx<'_>, sx: &SettingsCx<'_>) {
    group(ui, cx, tx::ABOUT, |ui| {
        ui.add_space(18.0);
        ui.horizontal(|ui| {
            ui.add_space(18.0);
            let (rect, _) = ui.allocate_exact_size(vec2(48.0, 48.0), Sense::hover());
            shell::logo(ui.painter(), cx.tk, rect.center(), 48.0);
            ui.vertical(|ui| {
                widgets::label(ui, cx.t(tx::APP), theme::SECTION, cx.tk.text);
                widgets::label(ui, &cx.tf(tx::VERSION, &[sx.version]), theme::SMALL, cx.tk.text_tertiary);
            });
        });
        ui.add_space(10.0);
        for line in [tx::ABOUT_1, tx::ABOUT_2, tx::ABOUT_3] {
            ui.horizontal(|ui| {
                ui.add_space(18.0);
                widgets::wrapped(ui, cx.t(line), theme::BODY, cx.tk.text_secondary);
            });
        }
        ui.add_space(18.0);
    });
}
