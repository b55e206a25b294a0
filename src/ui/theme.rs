//! Design tokens as data: every colour comes from `assets/theme/*.ron`, sizes and type styles from here.

use egui::{Color32, FontFamily, FontId};
use serde::Deserialize;

/// A colour written as `"#RRGGBB"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Hex(Color32);

impl<'de> Deserialize<'de> for Hex {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Color32::from_hex(&text).map(Self).map_err(|_bad| serde::de::Error::custom(format!("not a colour: {text}")))
    }
}

fn color<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Color32, D::Error> {
    Hex::deserialize(from).map(|hex| hex.0)
}

/// The colours of one theme, by role (LOOK §2).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tokens {
    /// 窗口底、侧栏、顶栏 desk behind the sheet.
    #[serde(deserialize_with = "color")]
    pub bg_app: Color32,
    /// 画布、看板、阅读页底 canvas.
    #[serde(deserialize_with = "color")]
    pub bg_canvas: Color32,
    /// 卡片、表格、检查器 cards, panels.
    #[serde(deserialize_with = "color")]
    pub surface: Color32,
    /// 输入框底、表头 inputs, table head.
    #[serde(deserialize_with = "color")]
    pub surface_sunken: Color32,
    /// 弹层、对话框 popovers, dialogs.
    #[serde(deserialize_with = "color")]
    pub surface_raised: Color32,
    /// 悬停底 hover fill.
    #[serde(deserialize_with = "color")]
    pub hover: Color32,
    /// 按下底 pressed fill.
    #[serde(deserialize_with = "color")]
    pub pressed: Color32,
    /// 选中底 selected fill.
    #[serde(deserialize_with = "color")]
    pub selected: Color32,
    /// 分隔线 hairlines (decorative).
    #[serde(deserialize_with = "color")]
    pub border_subtle: Color32,
    /// 卡片描边 card outline (decorative).
    #[serde(deserialize_with = "color")]
    pub border: Color32,
    /// 输入框/复选框描边 control outline, 3:1.
    #[serde(deserialize_with = "color")]
    pub border_strong: Color32,
    /// 正文、标题.
    #[serde(deserialize_with = "color")]
    pub text: Color32,
    /// 次级文字.
    #[serde(deserialize_with = "color")]
    pub text_secondary: Color32,
    /// 说明、占位、时间.
    #[serde(deserialize_with = "color")]
    pub text_tertiary: Color32,
    /// 禁用（不计对比）.
    #[serde(deserialize_with = "color")]
    pub text_disabled: Color32,
    /// 主按钮、选中、焦点.
    #[serde(deserialize_with = "color")]
    pub accent: Color32,
    /// 信息底、进度格.
    #[serde(deserialize_with = "color")]
    pub accent_tint: Color32,
    /// 主按钮悬停.
    #[serde(deserialize_with = "color")]
    pub accent_hover: Color32,
    /// 链接、选中文字.
    #[serde(deserialize_with = "color")]
    pub accent_text: Color32,
    /// 主按钮文字.
    #[serde(deserialize_with = "color")]
    pub accent_on: Color32,
    /// 关键时刻旗（实心）MOT flag.
    #[serde(deserialize_with = "color")]
    pub mot: Color32,
    /// 关键时刻文字.
    #[serde(deserialize_with = "color")]
    pub mot_text: Color32,
    /// 关键时刻光柱、底.
    #[serde(deserialize_with = "color")]
    pub mot_tint: Color32,
    /// 完成（实心）.
    #[serde(deserialize_with = "color")]
    pub success: Color32,
    /// 完成文字.
    #[serde(deserialize_with = "color")]
    pub success_text: Color32,
    /// 完成底.
    #[serde(deserialize_with = "color")]
    pub success_tint: Color32,
    /// 提醒（实心，只配深字）.
    #[serde(deserialize_with = "color")]
    pub warning: Color32,
    /// 提醒文字.
    #[serde(deserialize_with = "color")]
    pub warning_text: Color32,
    /// 提醒底.
    #[serde(deserialize_with = "color")]
    pub warning_tint: Color32,
    /// 错误（实心）.
    #[serde(deserialize_with = "color")]
    pub danger: Color32,
    /// 错误文字.
    #[serde(deserialize_with = "color")]
    pub danger_text: Color32,
    /// 错误底.
    #[serde(deserialize_with = "color")]
    pub danger_tint: Color32,
    /// 情绪正、推荐者.
    #[serde(deserialize_with = "color")]
    pub pos: Color32,
    /// 峰谷终标签、pos/neg 实心上的字.
    #[serde(deserialize_with = "color")]
    pub emo_on: Color32,
    /// 情绪正文字.
    #[serde(deserialize_with = "color")]
    pub pos_text: Color32,
    /// 情绪负、贬损者.
    #[serde(deserialize_with = "color")]
    pub neg: Color32,
    /// 情绪负文字.
    #[serde(deserialize_with = "color")]
    pub neg_text: Color32,
    /// 情绪中性、中立者.
    #[serde(deserialize_with = "color")]
    pub neutral: Color32,
    /// 顾客侧泳道底.
    #[serde(deserialize_with = "color")]
    pub wash_customer: Color32,
    /// 企业侧泳道底.
    #[serde(deserialize_with = "color")]
    pub wash_enterprise: Color32,
    /// 焦点环.
    #[serde(deserialize_with = "color")]
    pub focus: Color32,
    /// 遮罩 40% / 60%.
    #[serde(deserialize_with = "color")]
    pub scrim: Color32,
    /// The six zone colours, also used for lanes and avatars.
    pub zones: Vec<ZoneColors>,
    /// Shadow strength of elevations 1, 2 and 3.
    pub shadow_alpha: (u8, u8, u8),
    /// How much the scrim behind a dialog hides.
    pub scrim_alpha: u8,
}

/// The four colours of a zone.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ZoneColors {
    /// `time`, `effort`, `mind`, `money`, `respect`, `cherish`.
    pub id: String,
    /// Phosphor icon name.
    pub icon: String,
    /// Marks, lane bars, icon tiles.
    #[serde(deserialize_with = "color")]
    pub line: Color32,
    /// Text.
    #[serde(deserialize_with = "color")]
    pub ink: Color32,
    /// Cards.
    #[serde(deserialize_with = "color")]
    pub fill: Color32,
    /// The zone's floor.
    #[serde(deserialize_with = "color")]
    pub wash: Color32,
}

/// Which side of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Dark ink on paper.
    Light,
    /// Light ink on charcoal.
    Dark,
}

static LIGHT: &str = include_str!("../../assets/theme/light.ron");
static DARK: &str = include_str!("../../assets/theme/dark.ron");

impl Tokens {
    /// Reads the tokens of a theme.
    ///
    /// # Errors
    /// Only if the embedded file is broken, which a test rules out.
    pub fn load(mode: Mode) -> Result<Self, ron::error::SpannedError> {
        ron::from_str(match mode {
            Mode::Light => LIGHT,
            Mode::Dark => DARK,
        })
    }

    /// The colours for high contrast: outlines deepen, washes and tints turn to paper (LOOK §2).
    #[must_use]
    pub fn high_contrast(mut self) -> Self {
        self.border = self.border_strong;
        self.border_subtle = self.border_strong;
        self.text_tertiary = self.text_secondary;
        self.wash_customer = self.surface;
        self.wash_enterprise = self.surface;
        for zone in &mut self.zones {
            zone.wash = self.surface;
        }
        self
    }

    /// The colours of a zone by id, or of the `index`th where the id is not one of the six.
    #[must_use]
    pub fn zone(&self, id: &str, index: usize) -> Option<&ZoneColors> {
        self.zones.iter().find(|z| z.id == id).or_else(|| self.zones.get(index % self.zones.len().max(1)))
    }

    /// The shadow of elevation 1 (resting), 2 (hover) or 3 (drag, popover).
    #[must_use]
    pub fn shadow(&self, level: u8) -> egui::Shadow {
        let (y, blur, alpha) = match level {
            0 => return egui::Shadow::NONE,
            1 => (1, 4, self.shadow_alpha.0),
            2 => (2, 8, self.shadow_alpha.1),
            _ => (10, 36, self.shadow_alpha.2),
        };
        egui::Shadow { offset: [0, y], blur, spread: 0, color: Color32::BLACK.linear_multiply(f32::from(alpha) / 255.0) }
    }
}

/// A type style: size and line height in points, and weight (LOOK §4).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// Glyph size.
    pub size: f32,
    /// Distance of lines.
    pub line: f32,
    /// The only emphasis there is.
    pub bold: bool,
}

/// Time, help, chips, axes. Nothing is smaller.
pub const CAPTION: Style = Style { size: 12.0, line: 18.0, bold: false };
/// Cells, tables, footers, small buttons.
pub const SMALL: Style = Style { size: 13.0, line: 20.0, bold: false };
/// Canvas cells.
pub const CELL: Style = Style { size: 13.0, line: 19.0, bold: false };
/// The default.
pub const BODY: Style = Style { size: 14.0, line: 22.0, bold: false };
/// Card and panel titles.
pub const SECTION: Style = Style { size: 16.0, line: 24.0, bold: true };
/// Inspector, page head.
pub const TITLE: Style = Style { size: 20.0, line: 28.0, bold: true };
/// Home greeting.
pub const PAGE: Style = Style { size: 26.0, line: 36.0, bold: true };
/// Reader title.
pub const READER_TITLE: Style = Style { size: 34.0, line: 48.0, bold: true };
/// Reader text.
pub const READING: Style = Style { size: 18.0, line: 30.0, bold: false };
/// Cases in the reader.
pub const CASE: Style = Style { size: 16.0, line: 28.0, bold: false };

impl Style {
    /// The same style in bold.
    #[must_use]
    pub const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// The same style at another scale; sizes step in whole points so that glyphs stay crisp and few.
    #[must_use]
    pub fn scaled(self, scale: f32) -> Self {
        Self { size: (self.size * scale).round().max(1.0), line: (self.line * scale).round().max(1.0), ..self }
    }

    /// The font of the style.
    #[must_use]
    pub fn font(self) -> FontId {
        FontId::new(self.size, if self.bold { bold_family() } else { FontFamily::Proportional })
    }
}

/// Noto Sans SC Bold.
#[must_use]
pub fn bold_family() -> FontFamily {
    FontFamily::Name("bold".into())
}

/// Phosphor Regular.
#[must_use]
pub fn icon_family() -> FontFamily {
    FontFamily::Name("icons".into())
}

/// Phosphor Fill: selected, done and moments of truth only.
#[must_use]
pub fn icon_fill_family() -> FontFamily {
    FontFamily::Name("icons-fill".into())
}

/// Puts the tokens into egui's own style, so that its widgets (scroll bars, text cursors, menus) match.
pub fn apply(ctx: &egui::Context, theme: egui::Theme, tk: &Tokens) {
    ctx.style_mut_of(theme, |style| {
        let v = &mut style.visuals;
        v.panel_fill = tk.bg_app;
        v.window_fill = tk.surface_raised;
        v.window_stroke = egui::Stroke::new(1.0, tk.border);
        v.window_corner_radius = egui::CornerRadius::same(14);
        v.menu_corner_radius = egui::CornerRadius::same(10);
        v.window_shadow = tk.shadow(3);
        v.popup_shadow = tk.shadow(3);
        v.extreme_bg_color = tk.surface;
        v.text_edit_bg_color = Some(tk.surface);
        v.faint_bg_color = tk.surface_sunken;
        v.selection.bg_fill = tk.selected;
        v.selection.stroke = egui::Stroke::new(1.0, tk.accent_text);
        v.hyperlink_color = tk.accent_text;
        v.warn_fg_color = tk.warning_text;
        v.error_fg_color = tk.danger_text;
        v.weak_text_color = Some(tk.text_tertiary);
        v.override_text_color = Some(tk.text);
        v.disabled_alpha = 0.42;
        v.text_cursor.stroke = egui::Stroke::new(1.5, tk.accent);
        v.text_cursor.blink = false;
        let w = &mut v.widgets;
        for (visuals, fill, line) in [
            (&mut w.noninteractive, tk.surface, tk.border_subtle),
            (&mut w.inactive, tk.surface_sunken, tk.border),
            (&mut w.hovered, tk.hover, tk.border_strong),
            (&mut w.active, tk.pressed, tk.border_strong),
            (&mut w.open, tk.hover, tk.border_strong),
        ] {
            visuals.bg_fill = fill;
            visuals.weak_bg_fill = fill;
            visuals.bg_stroke = egui::Stroke::new(1.0, line);
            visuals.fg_stroke = egui::Stroke::new(1.0, tk.text);
            visuals.corner_radius = egui::CornerRadius::same(7);
            visuals.expansion = 0.0;
        }
        style.spacing.item_spacing = egui::vec2(8.0, 8.0);
        style.spacing.button_padding = egui::vec2(12.0, 5.0);
        style.spacing.interact_size = egui::vec2(28.0, 28.0);
        style.spacing.menu_margin = egui::Margin::same(6);
        style.spacing.scroll = egui::style::ScrollStyle::thin();
        style.text_styles = [
            (egui::TextStyle::Small, CAPTION.font()),
            (egui::TextStyle::Body, BODY.font()),
            (egui::TextStyle::Button, BODY.font()),
            (egui::TextStyle::Monospace, SMALL.font()),
            (egui::TextStyle::Heading, TITLE.font()),
        ]
        .into();
        style.interaction.tooltip_delay = 0.4;
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(c: Color32) -> f32 {
        let lin = |v: u8| {
            let v = f32::from(v) / 255.0;
            if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * lin(c.r()) + 0.7152 * lin(c.g()) + 0.0722 * lin(c.b())
    }

    fn contrast(a: Color32, b: Color32) -> f32 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn both_themes_load_and_text_is_readable() {
        for mode in [Mode::Light, Mode::Dark] {
            let tk = Tokens::load(mode).expect("embedded tokens");
            assert_eq!(tk.zones.len(), 6);
            for ground in [tk.bg_app, tk.bg_canvas, tk.surface, tk.surface_sunken, tk.surface_raised, tk.hover, tk.mot_tint] {
                for ink in [tk.text, tk.text_secondary, tk.text_tertiary] {
                    assert!(contrast(ink, ground) >= 4.5, "{mode:?} {ink:?} on {ground:?}: {}", contrast(ink, ground));
                }
            }
            for zone in &tk.zones {
                assert!(contrast(zone.ink, zone.fill) >= 4.5 && contrast(tk.text, zone.fill) >= 4.5, "{mode:?} {}", zone.id);
            }
            assert!(contrast(tk.accent_on, tk.accent) >= 4.5 && contrast(tk.accent_on, tk.mot) >= 4.5);
        }
    }
}
