//! A box for one number: typed, stepped with the arrows, right-aligned with its unit; a wrong number is outlined and not taken.

use egui::{Align2, CornerRadius, Frame, Id, Key, Margin, Modifiers, Stroke, StrokeKind, TextEdit, Ui, WidgetInfo, pos2};

use crate::{
    model::figure,
    ui::{cx::Cx, theme, widgets},
};

/// A number to be typed.
pub(in crate::ui::canvas) struct NumBox<'a> {
    /// Unique on screen.
    pub(in crate::ui::canvas) id: Id,
    /// What a screen reader says.
    pub(in crate::ui::canvas) name: &'a str,
    /// The number now; none is blank.
    pub(in crate::ui::canvas) value: Option<f64>,
    /// Shown behind the number.
    pub(in crate::ui::canvas) unit: &'a str,
    /// What the arrows add; ten times as much with Shift.
    pub(in crate::ui::canvas) step: f64,
    /// Numbers outside are wrong.
    pub(in crate::ui::canvas) range: (f64, f64),
    /// How wide the box is.
    pub(in crate::ui::canvas) width: f32,
    /// Takes every keystroke; else the number is taken on leaving and on Enter.
    pub(in crate::ui::canvas) live: bool,
    /// Not to be changed.
    pub(in crate::ui::canvas) locked: bool,
}

/// What was done to the box.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::ui::canvas) enum Typed {
    /// A new number.
    To(f64),
    /// It was emptied.
    Clear,
}

fn read(text: &str, range: (f64, f64)) -> Result<Option<f64>, ()> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    figure::parse(text).filter(|v| (range.0..=range.1).contains(v)).map(Some).ok_or(())
}

/// Shows the box; gives what was typed.
pub(in crate::ui::canvas) fn number_box(ui: &mut Ui, cx: &Cx<'_>, b: &NumBox<'_>) -> Option<Typed> {
    let tk = cx.tk;
    let keep = b.id.with("typing");
    let focused = ui.memory(|m| m.has_focus(b.id));
    let shown = b.value.map_or_else(String::new, |v| figure::short(v, 4).replace(',', ""));
    let grouped = b.value.map_or_else(String::new, |v| figure::short(v, 4));
    let mut text = if focused { ui.data(|d| d.get_temp::<String>(keep)).unwrap_or_else(|| shown.clone()) } else { grouped };
    let mut typed = None;
    if focused && cx.keys && !b.locked {
        let by = steps(ui);
        if by != 0.0 {
            let from = read(&text, b.range).ok().flatten().or(b.value).unwrap_or(0.0);
            let to = figure::round((from + by * b.step).clamp(b.range.0, b.range.1), 6);
            text = figure::short(to, 4).replace(',', "");
            typed = Some(Typed::To(to));
        }
    }
    let unit = widgets::galley(ui.painter(), b.unit, theme::CAPTION, tk.text_tertiary, 60.0, 1);
    let space = if b.unit.is_empty() { 8.0 } else { unit.size().x + 12.0 };
    let edit = TextEdit::singleline(&mut text)
        .id(b.id)
        .font(theme::BODY.font())
        .frame(Frame::new().inner_margin(Margin { left: 6, right: space as i8, top: 4, bottom: 3 }))
        .align(Align2::RIGHT_CENTER)
        .char_limit(18)
        .interactive(!b.locked)
        .desired_width(b.width);
    let mut output = edit.show(ui);
    let response = output.response.response;
    let (name, current) = (b.name, text.clone());
    response.widget_info(|| {
        let mut info = WidgetInfo::text_edit(true, "", &current, "");
        info.label = Some(name.to_owned());
        info
    });
    // However the keyboard came here, by Tab, by click or because a line led here: what stands there is replaced by what is typed.
    if response.has_focus() && ui.data(|d| d.get_temp::<String>(keep)).is_none() {
        text.clone_from(&shown);
        let all = egui::text::CCursorRange::two(egui::text::CCursor::new(0), egui::text::CCursor::new(shown.chars().count()));
        output.state.cursor.set_char_range(Some(all));
        output.state.store(ui.ctx(), b.id);
    }
    let wrong = read(&text, b.range).is_err();
    let line = match (response.has_focus(), wrong) {
        (_, true) => Stroke::new(2.0, tk.danger),
        (true, _) => Stroke::new(2.0, tk.accent),
        _ => Stroke::new(1.0, tk.border_strong),
    };
    ui.painter().rect_stroke(response.rect, CornerRadius::same(6), line, StrokeKind::Inside);
    let at = pos2(response.rect.right() - 7.0 - unit.size().x, response.rect.center().y - unit.size().y / 2.0);
    ui.painter().galley(at, unit, tk.text_tertiary);
    let take = |text: &str| match read(text, b.range) {
        Ok(None) => b.value.is_some().then_some(Typed::Clear),
        Ok(Some(v)) => (b.value != Some(v)).then_some(Typed::To(v)),
        Err(()) => None,
    };
    if response.has_focus() {
        ui.data_mut(|d| d.insert_temp(keep, text.clone()));
    }
    if response.lost_focus() {
        ui.data_mut(|d| d.remove_temp::<String>(keep));
        typed = typed.or_else(|| take(&text));
    } else if b.live && response.changed() {
        typed = typed.or_else(|| take(&text));
    }
    typed.filter(|_| !b.locked)
}

/// How many steps the arrows ask for in this frame; they are taken out of the input.
fn steps(ui: &Ui) -> f64 {
    let mut by = 0.0;
    ui.input_mut(|i| {
        for (key, sign) in [(Key::ArrowUp, 1.0), (Key::ArrowDown, -1.0)] {
            while i.consume_key(Modifiers::SHIFT, key) {
                by += 10.0 * sign;
            }
            while i.consume_key(Modifiers::NONE, key) {
                by += sign;
            }
        }
    });
    by
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers_in_range_are_taken() {
        for (text, want) in [("", Ok(None)), ("12", Ok(Some(12.0))), ("１２", Ok(Some(12.0))), ("120", Err(())), ("x", Err(())), ("-1", Err(()))] {
            assert_eq!(read(text, (0.0, 100.0)), want, "{text}");
        }
    }
}
