//! The palette (Ctrl+K): every command and every place by a few letters.

use egui::{Align2, CornerRadius, Frame, Id, Key, Margin, Modal, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::{
    model::{
        find::{find, fold},
        texts::shell as tx,
    },
    ui::{
        command::{Command, Scope},
        cx::{Action, Actions, Cx},
        icons, theme, widgets,
    },
};

/// What the palette remembers while it is open.
#[derive(Clone, Debug, Default)]
pub struct PaletteView {
    query: String,
    selected: usize,
}

/// A place or a person that can be jumped to.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its icon.
    pub icon: char,
    /// Its name; searched.
    pub name: String,
    /// Where it is.
    pub detail: String,
    /// What choosing it does.
    pub action: Action,
}

enum Found<'a> {
    Command(Command),
    Entry(&'a Entry),
}

/// Shows the palette; true when it should close.
pub fn palette_ui(ctx: &egui::Context, cx: &Cx<'_>, scope: Scope, places: &[Entry], view: &mut PaletteView, mac: bool, out: &mut Actions) -> bool {
    let tk = cx.tk;
    let frame = Frame::new()
        .fill(tk.surface_raised)
        .stroke(Stroke::new(1.0, tk.border))
        .corner_radius(CornerRadius::same(14))
        .inner_margin(Margin::ZERO)
        .shadow(tk.shadow(3));
    let area = egui::Area::new(Id::unique("palette-area"))
        .kind(egui::UiKind::Modal)
        .anchor(Align2::CENTER_TOP, vec2(0.0, 112.0))
        .order(egui::Order::Foreground);
    let scrim = egui::Color32::from_black_alpha(tk.scrim_alpha);
    let shown = Modal::new(Id::unique("palette")).area(area).frame(frame).backdrop_color(scrim).show(ctx, |ui| {
        ui.set_width(640.0_f32.min(ctx.content_rect().width() - 32.0));
        ui.spacing_mut().item_spacing.y = 0.0;
        let before = view.query.clone();
        query_ui(ui, cx, view);
        if view.query != before {
            view.selected = 0;
        }
        let found = search(cx, scope, places, &view.query);
        let picked = list_ui(ui, cx, &found, view, mac);
        foot_ui(ui, cx);
        picked.and_then(|i| found.get(i)).map(|found| match found {
            Found::Command(command) => Action::Do(*command),
            Found::Entry(entry) => entry.action.clone(),
        })
    });
    let close = shown.should_close() || shown.inner.is_some();
    out.extend(shown.inner);
    close
}

fn query_ui(ui: &mut Ui, cx: &Cx<'_>, view: &mut PaletteView) {
    ui.horizontal(|ui| {
        ui.set_height(58.0);
        ui.add_space(20.0);
        widgets::icon(ui, icons::MAGNIFYING_GLASS, 20.0, cx.tk.text_secondary);
        let id = Id::unique("palette-query");
        let style = theme::Style { size: 17.0, line: 26.0, bold: false };
        let width = ui.available_width() - 64.0;
        let field = widgets::Input::new(id, cx.t(tx::SEARCH)).hint(cx.t(tx::SEARCH)).style(style).bare().limit(100).width(width);
        field.show(ui, cx, &mut view.query).request_focus();
        widgets::key_cap(ui, cx, "Esc");
    });
    let line = ui.min_rect();
    ui.painter().hline(line.x_range(), line.bottom(), Stroke::new(1.0, cx.tk.border_subtle));
}

/// Commands that make sense here and places, best matches first; with no query the common commands.
fn search<'a>(cx: &Cx<'_>, scope: Scope, places: &'a [Entry], query: &str) -> Vec<Found<'a>> {
    let (only_commands, query) = match query.strip_prefix('>') {
        Some(rest) => (true, rest),
        None => (false, query),
    };
    let typed = fold(query.trim());
    let here = |c: &Command| c.info().scope.covers(scope) && *c != Command::Palette;
    let mut commands: Vec<(usize, Command)> = Command::ALL
        .iter()
        .copied()
        .filter(here)
        .filter_map(|c| {
            if query.trim().is_empty() {
                return Some((usize::from(c.info().scope == Scope::Everywhere), c));
            }
            let text = c.info().text;
            let hit = [text.get(cx.lang), text.zh, text.en].into_iter().find_map(|name| find(name, &typed, true))?;
            Some((hit.start, c))
        })
        .collect();
    commands.sort_by_key(|(at, _)| *at);
    let mut found: Vec<_> = commands.into_iter().take(if query.trim().is_empty() { 40 } else { 7 }).map(|(_, c)| Found::Command(c)).collect();
    if !only_commands && !query.trim().is_empty() {
        let mut hits: Vec<_> = places.iter().filter_map(|e| find(&e.name, &typed, true).map(|at| (at.start, e))).collect();
        hits.sort_by_key(|(at, _)| *at);
        found.extend(hits.into_iter().take(8).map(|(_, e)| Found::Entry(e)));
    }
    found
}

/// Shows the hits; gives the index of the one that was chosen.
fn list_ui(ui: &mut Ui, cx: &Cx<'_>, found: &[Found<'_>], view: &mut PaletteView, mac: bool) -> Option<usize> {
    let tk = cx.tk;
    let last = found.len().saturating_sub(1);
    let (down, up, enter) = ui.input_mut(|i| {
        (
            i.count_and_consume_key(egui::Modifiers::NONE, Key::ArrowDown),
            i.count_and_consume_key(egui::Modifiers::NONE, Key::ArrowUp),
            i.key_pressed(Key::Enter),
        )
    });
    view.selected = (view.selected + down).saturating_sub(up).min(last);
    let moved = down + up > 0;
    let mut picked = None;
    ui.add_space(6.0);
    if found.is_empty() {
        ui.horizontal(|ui| {
            ui.add_space(20.0);
            widgets::label(ui, &cx.tf(tx::NOTHING_FOUND, &[view.query.trim()]), theme::BODY, tk.text_tertiary);
        });
        ui.add_space(10.0);
        return None;
    }
    egui::ScrollArea::vertical().max_height((ui.ctx().content_rect().height() - 300.0).clamp(160.0, 460.0)).show(ui, |ui| {
        let mut group = "";
        for (i, hit) in found.iter().enumerate() {
            let head = cx.t(if matches!(hit, Found::Command(_)) { tx::COMMANDS } else { tx::JUMP_TO });
            if head != group {
                group = head;
                ui.horizontal(|ui| {
                    ui.add_space(20.0);
                    widgets::label(ui, head, theme::CAPTION, tk.text_tertiary);
                });
            }
            let (icon, name, detail, key) = match hit {
                Found::Command(c) => (c.info().icon, cx.t(c.info().text).to_owned(), String::new(), c.key_name(mac)),
                Found::Entry(e) => (e.icon, e.name.clone(), e.detail.clone(), String::new()),
            };
            let on = i == view.selected;
            let (line, response) = ui.allocate_exact_size(vec2(ui.available_width(), 42.0), Sense::click());
            response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, on, &name));
            let rect = line.shrink2(vec2(8.0, 1.0));
            if on || response.hovered() {
                ui.painter().rect_filled(rect, CornerRadius::same(8), if on { tk.selected } else { tk.hover });
            }
            if on && moved {
                response.scroll_to_me(None);
            }
            hit_ui(ui, cx, rect, (icon, &name, &detail, &key), on);
            if response.clicked() {
                picked = Some(i);
            }
        }
    });
    if enter && !widgets::is_composing(ui) {
        picked = Some(view.selected);
    }
    picked
}

fn hit_ui(ui: &Ui, cx: &Cx<'_>, rect: Rect, (icon, name, detail, key): (char, &str, &str, &str), on: bool) {
    let tk = cx.tk;
    let y = rect.center().y;
    let ink = if on { tk.accent_text } else { tk.text };
    widgets::paint_icon(ui.painter(), pos2(rect.left() + 22.0, y), icon, 20.0, if on { tk.accent_text } else { tk.text_secondary });
    let style = theme::Style { bold: on, ..theme::BODY };
    let words = widgets::paint(ui.painter(), pos2(rect.left() + 44.0, y), Align2::LEFT_CENTER, name, style, ink);
    let mut right = rect.right() - 12.0;
    if !key.is_empty() {
        right -= widgets::key_cap_width(ui.painter(), key);
        widgets::paint_key_cap(ui.painter(), cx, pos2(right, y), key, None);
    }
    let room = Rect::from_min_max(pos2(words.right() + 12.0, rect.top()), pos2(right - 12.0, rect.bottom()));
    if room.width() > 24.0 && !detail.is_empty() {
        widgets::paint_in(ui.painter(), room, Align2::LEFT_CENTER, detail, theme::SMALL, tk.text_tertiary);
    }
}

fn foot_ui(ui: &mut Ui, cx: &Cx<'_>) {
    ui.add_space(6.0);
    let line = ui.available_rect_before_wrap();
    ui.painter().hline(line.x_range().shrink(20.0), line.top(), Stroke::new(1.0, cx.tk.border_subtle));
    ui.horizontal(|ui| {
        ui.set_height(40.0);
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.add_space(20.0);
        for (keys, text) in [(["↑", "↓"].as_slice(), tx::CHOOSE), (&["Enter"], tx::RUN), (&[">"], tx::ONLY_COMMANDS)] {
            for key in keys {
                widgets::key_cap(ui, cx, key);
            }
            widgets::label(ui, cx.t(text), theme::CAPTION, cx.tk.text_tertiary);
            ui.add_space(8.0);
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add_space(20.0);
            widgets::label(ui, cx.t(tx::PINYIN_TOO), theme::CAPTION, cx.tk.text_tertiary);
        });
    });
}
