//! The help sheet: every key of the program, derived from the command list, and the keys of the canvases.

use egui::{CornerRadius, Id, Stroke, Ui, vec2};

use crate::{
    model::texts::{Text, shell as tx},
    ui::{
        command::{Command, Scope},
        cx::Cx,
        theme, widgets,
    },
};

const SCOPES: [(Scope, Text); 10] = [
    (Scope::Everywhere, tx::KEYS_EVERYWHERE),
    (Scope::Reader, tx::KEYS_READER),
    (Scope::Journey, tx::KEYS_JOURNEY),
    (Scope::Board, tx::KEYS_BOARD),
    (Scope::Table, tx::KEYS_TABLE),
    (Scope::Mindmap, tx::KEYS_MINDMAP),
    (Scope::Zoomed, tx::KEYS_ZOOM),
    (Scope::Canvas, tx::KEYS_CANVAS),
    (Scope::Exercise, tx::KEYS_EXERCISE),
    (Scope::Teach, crate::model::texts::teach::KEYS_TEACH),
];

/// Keys that belong to no single command: moving about and writing.
const COMMON: [(&str, Text); 8] = [
    ("← ↑ ↓ →", tx::KEY_MOVE),
    ("Enter  F2", tx::KEY_EDIT),
    ("Tab  Shift Tab", tx::KEY_TAB),
    ("Ctrl C  X  V", tx::KEY_CLIPBOARD),
    ("Esc", tx::KEY_ESC),
    ("Shift ← ↑ ↓ →", tx::KEY_SELECT),
    ("Ctrl +  −  0", tx::KEY_SCALE),
    ("1–6", tx::KEY_ZONES),
];

/// Shows the help sheet; true when it should close.
pub fn help_ui(ctx: &egui::Context, cx: &Cx<'_>, mac: bool) -> bool {
    let width = 940.0_f32.min(ctx.content_rect().width() - 40.0);
    let (done, close) = widgets::dialog(ctx, cx, Id::unique("help"), width, |ui| {
        widgets::dialog_title(ui, cx, None, cx.t(tx::KEYS), cx.t(tx::KEYS_HINT));
        let height = (ctx.content_rect().height() - 240.0).max(200.0);
        egui::ScrollArea::vertical().max_height(height).show(ui, |ui| key_table(ui, cx, mac, None));
        ui.add_space(12.0);
        let close = ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            widgets::Btn::primary(cx.t(tx::CLOSE)).key("Esc").show(ui, cx).clicked()
        });
        close.inner
    });
    done || close
}

/// Narrower tables have one column.
const TWO_COLUMNS: f32 = 680.0;

type Sections<'a> = Vec<(Text, Vec<(String, &'a str)>)>;

/// Parts the sections where both halves become about as high, in their order.
fn halves(mut sections: Sections<'_>) -> (Sections<'_>, Sections<'_>) {
    let height = |s: &(Text, Vec<(String, &str)>)| s.1.len() + 2;
    let all: usize = sections.iter().map(height).sum();
    let mut above = 0;
    let mut at = 0;
    for section in &sections {
        if (2 * above + height(section)) > all {
            break;
        }
        above += height(section);
        at += 1;
    }
    let right = sections.split_off(at);
    (sections, right)
}

/// The table of keys, for one scope or for all.
pub fn key_table(ui: &mut Ui, cx: &Cx<'_>, mac: bool, only: Option<Scope>) {
    let card = egui::Frame::new()
        .fill(cx.tk.surface)
        .stroke(Stroke::new(1.0, cx.tk.border))
        .corner_radius(CornerRadius::same(12))
        .inner_margin(egui::Margin::symmetric(16, 8));
    let section = |ui: &mut Ui, (title, rows): (Text, Vec<(String, &str)>)| {
        widgets::label(ui, cx.t(title), theme::SECTION, cx.tk.text);
        card.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for (keys, name) in rows {
                ui.horizontal(|ui| {
                    ui.set_min_size(vec2(ui.available_width(), 28.0));
                    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                        for key in keys.split('\n').rev() {
                            widgets::key_cap(ui, cx, key);
                        }
                        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                            widgets::label(ui, name, theme::BODY, cx.tk.text);
                        });
                    });
                });
            }
        });
        ui.add_space(12.0);
    };
    let mut sections: Sections<'_> = Vec::new();
    if only.is_none() {
        sections.push((tx::KEYS_COMMON, COMMON.iter().map(|(k, t)| ((*k).to_owned(), cx.t(*t))).collect()));
    }
    for (scope, title) in SCOPES.into_iter().filter(|(s, _)| only.is_none_or(|o| o == *s)) {
        let rows = Command::ALL.iter().filter(|c| c.info().scope == scope).map(|c| {
            let keys: Vec<String> = c.info().keys.iter().map(|k| k.name(mac)).collect();
            (keys.join("\n"), cx.t(c.info().text))
        });
        sections.push((title, rows.collect()));
    }
    if ui.available_width() < TWO_COLUMNS {
        for s in sections {
            section(ui, s);
        }
        return;
    }
    ui.spacing_mut().item_spacing.x = 20.0;
    let (left, right) = halves(sections);
    ui.columns_const(|[first, second]| {
        for s in left {
            section(first, s);
        }
        for s in right {
            section(second, s);
        }
    });
}
