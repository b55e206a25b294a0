//! Buttons, icon buttons, menu rows and the segmented switch.

use egui::{Align2, Color32, CornerRadius, CursorIcon, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::{mark, ring_if_focused, text, tooltip};
use crate::ui::{
    cx::Cx,
    theme::{self, Style},
};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Primary,
    Secondary,
    Text,
    Accent,
    Danger,
    DangerText,
}

/// A push button; one primary a region.
pub struct Btn<'a> {
    text: &'a str,
    kind: Kind,
    icon: Option<char>,
    icon_last: bool,
    key: String,
    height: f32,
    enabled: bool,
    width: Option<f32>,
}

impl<'a> Btn<'a> {
    fn new(text: &'a str, kind: Kind) -> Self {
        Self { text, kind, icon: None, icon_last: false, key: String::new(), height: 32.0, enabled: true, width: None }
    }

    /// The one thing to do here.
    #[must_use]
    pub fn primary(text: &'a str) -> Self {
        Self::new(text, Kind::Primary)
    }

    /// A thing that can be done here.
    #[must_use]
    pub fn secondary(text: &'a str) -> Self {
        Self::new(text, Kind::Secondary)
    }

    /// A quiet verb in a toolbar.
    #[must_use]
    pub fn text(text: &'a str) -> Self {
        Self::new(text, Kind::Text)
    }

    /// A link-like verb in the accent colour.
    #[must_use]
    pub fn accent(text: &'a str) -> Self {
        Self::new(text, Kind::Accent)
    }

    /// Deletes something.
    #[must_use]
    pub fn danger(text: &'a str) -> Self {
        Self::new(text, Kind::Danger)
    }

    /// A quiet verb that gives something up.
    #[must_use]
    pub fn danger_text(text: &'a str) -> Self {
        Self::new(text, Kind::DangerText)
    }

    /// An icon before the text.
    #[must_use]
    pub fn icon(mut self, icon: char) -> Self {
        self.icon = Some(icon);
        self
    }

    /// An icon after the text.
    #[must_use]
    pub fn icon_after(mut self, icon: char) -> Self {
        self.icon = Some(icon);
        self.icon_last = true;
        self
    }

    /// A key cap after the text.
    #[must_use]
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.key = key.into();
        self
    }

    /// 28 points high, 13-point text.
    #[must_use]
    pub fn small(mut self) -> Self {
        self.height = 28.0;
        self
    }

    /// 40 points high, 15-point text.
    #[must_use]
    pub fn large(mut self) -> Self {
        self.height = 40.0;
        self
    }

    /// Takes a fixed width.
    #[must_use]
    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// Greys it out; give the reason with `on_hover_text`.
    #[must_use]
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// Shows it.
    pub fn show(self, ui: &mut Ui, cx: &Cx<'_>) -> Response {
        let tk = cx.tk;
        let bold = matches!(self.kind, Kind::Primary | Kind::Danger);
        let size = match self.height {
            h if h < 30.0 => 13.0,
            h if h > 36.0 => 15.0,
            _ => 14.0,
        };
        let style = Style { size, line: 20.0, bold };
        let galley = text::galley(ui.painter(), self.text, style, Color32::PLACEHOLDER, f32::INFINITY, 1);
        let pad = if self.height < 30.0 {
            10.0
        } else if self.height > 36.0 {
            18.0
        } else {
            12.0
        };
        let icon_w = if self.icon.is_some() { 22.0 } else { 0.0 };
        let key_w = if self.key.is_empty() { 0.0 } else { mark::key_cap_width(ui.painter(), &self.key) + 6.0 };
        let width = self.width.unwrap_or(galley.size().x + 2.0 * pad + icon_w + key_w);
        let sense = if self.enabled { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(vec2(width, self.height), sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, self.enabled, self.text));
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let (hover, down) = (response.hovered() && self.enabled, response.is_pointer_button_down_on());
        let (fill, border, ink) = match self.kind {
            Kind::Primary => (if hover || down { tk.accent_hover } else { tk.accent }, Color32::TRANSPARENT, tk.accent_on),
            Kind::Danger => (tk.danger, Color32::TRANSPARENT, tk.accent_on),
            Kind::Secondary => (
                if down {
                    tk.pressed
                } else if hover {
                    tk.hover
                } else {
                    tk.surface
                },
                tk.border,
                tk.text,
            ),
            Kind::Text | Kind::DangerText => (
                if down {
                    tk.pressed
                } else if hover {
                    tk.hover
                } else {
                    Color32::TRANSPARENT
                },
                Color32::TRANSPARENT,
                if self.kind == Kind::DangerText { tk.danger_text } else { tk.text_secondary },
            ),
            Kind::Accent => (
                if down {
                    tk.pressed
                } else if hover {
                    tk.hover
                } else {
                    Color32::TRANSPARENT
                },
                Color32::TRANSPARENT,
                tk.accent_text,
            ),
        };
        let fade = |c: Color32| if self.enabled { c } else { c.gamma_multiply(0.42) };
        let radius = if self.height < 30.0 {
            6
        } else if self.height > 36.0 {
            8
        } else {
            7
        };
        let painter = ui.painter();
        painter.rect(rect, CornerRadius::same(radius), fade(fill), Stroke::new(1.0, fade(border)), StrokeKind::Inside);
        let content = galley.size().x + icon_w + key_w;
        let mut x = rect.center().x - content / 2.0;
        let icon_size = if self.height > 36.0 { 18.0 } else { 16.0 };
        let put_icon = |x: &mut f32| {
            if let Some(icon) = self.icon {
                let lead = if self.icon_last { 14.0 } else { 8.0 };
                text::paint_icon(painter, pos2(*x + lead, rect.center().y), icon, icon_size, fade(ink));
                *x += icon_w;
            }
        };
        if !self.icon_last {
            put_icon(&mut x);
        }
        painter.galley_with_override_text_color(pos2(x, rect.center().y - galley.size().y / 2.0), galley.clone(), fade(ink));
        x += galley.size().x;
        if self.icon_last {
            put_icon(&mut x);
        }
        if !self.key.is_empty() {
            let on_fill = matches!(self.kind, Kind::Primary).then_some(tk.accent_on);
            mark::paint_key_cap(painter, cx, pos2(x + 6.0, rect.center().y), &self.key, on_fill);
        }
        ring_if_focused(ui, cx, &response, radius);
        if self.enabled { response.on_hover_cursor(CursorIcon::PointingHand) } else { response }
    }
}

/// A square button with an icon only; `name` is its tooltip and its accessible name.
pub fn icon_button(ui: &mut Ui, cx: &Cx<'_>, icon: char, name: &str, on: bool, enabled: bool) -> Response {
    let side = 32.0;
    let (rect, response) = ui.allocate_exact_size(vec2(side, side), if enabled { Sense::click() } else { Sense::hover() });
    response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, on, name));
    let tk = cx.tk;
    let fill = if on {
        tk.selected
    } else if enabled && response.is_pointer_button_down_on() {
        tk.pressed
    } else if enabled && response.hovered() {
        tk.hover
    } else {
        Color32::TRANSPARENT
    };
    ui.painter().rect_filled(rect, CornerRadius::same(7), fill);
    let ink = if on {
        tk.accent_text
    } else if enabled {
        tk.text_secondary
    } else {
        tk.text_disabled
    };
    text::paint_icon(ui.painter(), rect.center(), icon, 18.0, ink);
    ring_if_focused(ui, cx, &response, 7);
    tooltip(response, cx, name)
}

/// A row of a menu: icon, text, key at the right. Closes the menu when it is clicked.
pub fn menu_row(ui: &mut Ui, cx: &Cx<'_>, icon: Option<char>, text_: &str, key: &str, danger: bool, enabled: bool) -> Response {
    let width = ui.available_width().max(180.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 34.0), if enabled { Sense::click() } else { Sense::hover() });
    response.widget_info(|| WidgetInfo::labeled(Role::MenuItem, enabled, text_));
    let tk = cx.tk;
    let ink = match (enabled, danger) {
        (false, _) => tk.text_disabled,
        (true, true) => tk.danger_text,
        (true, false) => tk.text,
    };
    let lit = enabled && (response.hovered() || response.has_focus());
    if lit {
        ui.painter().rect_filled(rect, CornerRadius::same(6), tk.selected);
    }
    if let Some(icon) = icon {
        text::paint_icon(ui.painter(), pos2(rect.left() + 18.0, rect.center().y), icon, 16.0, ink);
    }
    let left = rect.left() + if icon.is_some() { 36.0 } else { 12.0 };
    text::paint(ui.painter(), pos2(left, rect.center().y), Align2::LEFT_CENTER, text_, theme::BODY, ink);
    if !key.is_empty() {
        text::paint(ui.painter(), pos2(rect.right() - 12.0, rect.center().y), Align2::RIGHT_CENTER, key, theme::CAPTION, tk.text_tertiary);
    }
    if response.clicked() {
        ui.close();
    }
    response
}

/// A switch between two to five views; gives the index that was chosen.
pub fn segmented(ui: &mut Ui, cx: &Cx<'_>, options: &[(Option<char>, &str)], current: usize) -> Option<usize> {
    let tk = cx.tk;
    let galleys: Vec<_> = options
        .iter()
        .enumerate()
        .map(|(i, (_, name))| {
            let style = Style { size: 13.0, line: 20.0, bold: i == current };
            text::galley(ui.painter(), name, style, Color32::PLACEHOLDER, f32::INFINITY, 1)
        })
        .collect();
    let widths: Vec<f32> = galleys.iter().zip(options).map(|(g, (icon, _))| g.size().x + 24.0 + if icon.is_some() { 21.0 } else { 0.0 }).collect();
    let total: f32 = widths.iter().sum::<f32>() + 4.0;
    let (rect, _) = ui.allocate_exact_size(vec2(total, 32.0), Sense::hover());
    ui.painter().rect(rect, CornerRadius::same(8), tk.surface_sunken, Stroke::new(1.0, tk.border_subtle), StrokeKind::Inside);
    let mut x = rect.left() + 2.0;
    let mut chosen = None;
    for (i, ((width, galley), (icon, name))) in widths.iter().zip(&galleys).zip(options).enumerate() {
        let part = Rect::from_min_size(pos2(x, rect.top() + 2.0), vec2(*width, 28.0));
        x += width;
        let response = ui.interact(part, ui.unique_id().with(("segment", *name, i)), Sense::click());
        let on = i == current;
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, *name));
        if on {
            super::card(ui.painter(), tk, part, 6, tk.surface_raised, Color32::TRANSPARENT, 1);
        } else if response.hovered() {
            ui.painter().rect_filled(part, CornerRadius::same(6), tk.hover);
        }
        let ink = if on { tk.text } else { tk.text_secondary };
        let mut left = part.left() + 12.0;
        if let Some(icon) = icon {
            text::paint_icon(ui.painter(), pos2(left + 8.0, part.center().y), *icon, 16.0, ink);
            left += 21.0;
        }
        ui.painter().galley_with_override_text_color(pos2(left, part.center().y - galley.size().y / 2.0), galley.clone(), ink);
        ring_if_focused(ui, cx, &response, 6);
        if response.clicked() {
            chosen = Some(i);
        }
    }
    chosen
}
