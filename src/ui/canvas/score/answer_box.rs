//! A box for one answer on a scale: digits fill it, arrows step it, a click offers the scale.

use egui::{Align2, CornerRadius, EventFilter, Id, Key, Popup, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::{
    model::calc::numbers::Answer,
    ui::{command::Command, cx::Cx, icons, theme, widgets},
};

/// An answer to be filled in.
pub(in crate::ui::canvas) struct AnswerBox<'a> {
    /// Unique on screen.
    pub(in crate::ui::canvas) id: Id,
    /// The question and its answer, for screen readers.
    pub(in crate::ui::canvas) name: &'a str,
    /// What stands in the box.
    pub(in crate::ui::canvas) shown: &'a str,
    /// Whether it counts.
    pub(in crate::ui::canvas) answer: Answer,
    /// How wide it is.
    pub(in crate::ui::canvas) width: f32,
    /// Lowest and highest point.
    pub(in crate::ui::canvas) range: (i32, i32),
    /// The words of the points, as the menu offers them; empty for bare points.
    pub(in crate::ui::canvas) options: &'a [String],
}

/// What was done to the box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui::canvas) enum Did {
    /// A digit was pressed.
    Digit(i32),
    /// A point was chosen from the menu.
    Chose(i32),
    /// One step up or down, ten with Shift.
    Step(i32),
    /// It was emptied.
    Clear,
    /// Goes to the box before or after.
    Move(i32),
    /// This person is complete.
    NextPerson,
}

const DIGITS: [Key; 10] = [Key::Num0, Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];

/// Shows the box; gives what was done.
pub(in crate::ui::canvas) fn answer_box(ui: &mut Ui, cx: &Cx<'_>, b: &AnswerBox<'_>, locked: bool) -> (Response, Option<Did>) {
    let tk = cx.tk;
    let (_, rect) = ui.allocate_space(vec2(b.width, 28.0));
    let response = ui.interact(rect, b.id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::SpinButton, true, b.name));
    let invalid = b.answer == Answer::Invalid;
    let (fill, line) = match (response.has_focus(), invalid) {
        (true, _) => (tk.surface, Stroke::new(2.0, tk.accent)),
        (_, true) => (tk.danger_tint, Stroke::new(1.0, tk.danger)),
        _ => (if response.hovered() { tk.hover } else { tk.surface }, Stroke::new(1.0, tk.border_strong)),
    };
    ui.painter().rect(rect, CornerRadius::same(6), fill, line, StrokeKind::Inside);
    let ink = if invalid { tk.danger_text } else { tk.text };
    widgets::paint_in(ui.painter(), rect.shrink2(vec2(4.0, 3.0)), Align2::CENTER_CENTER, b.shown, theme::BODY, ink);
    if invalid {
        widgets::paint_icon(ui.painter(), rect.right_top() + vec2(-1.0, 1.0), icons::WARNING_OCTAGON, 12.0, tk.danger_text);
    }
    if locked {
        return (response, None);
    }
    let mut did = menu(cx, b, &response);
    if response.clicked() {
        response.request_focus();
    }
    if response.has_focus() && cx.keys {
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..Default::default() };
        ui.memory_mut(|m| m.set_focus_lock_filter(b.id, filter));
        did = did.or_else(|| pressed(ui, cx));
    }
    (response, did)
}

fn pressed(ui: &Ui, cx: &Cx<'_>) -> Option<Did> {
    if cx.asked(Command::Delete) {
        return Some(Did::Clear);
    }
    ui.input(|i| {
        let plain = !i.modifiers.command && !i.modifiers.alt;
        let digit = (0..).zip(DIGITS).find(|(_, key)| plain && i.key_pressed(*key)).map(|(n, _)| n);
        let by = if i.modifiers.shift { 10 } else { 1 };
        match digit {
            Some(n) => Some(Did::Digit(n)),
            None if i.key_pressed(Key::ArrowUp) => Some(Did::Step(by)),
            None if i.key_pressed(Key::ArrowDown) => Some(Did::Step(-by)),
            None if i.key_pressed(Key::ArrowRight) => Some(Did::Move(1)),
            None if i.key_pressed(Key::ArrowLeft) => Some(Did::Move(-1)),
            None if i.key_pressed(Key::Enter) => Some(Did::NextPerson),
            None if i.key_pressed(Key::Delete) || i.key_pressed(Key::Backspace) => Some(Did::Clear),
            None => None,
        }
    })
}

fn menu(cx: &Cx<'_>, b: &AnswerBox<'_>, response: &Response) -> Option<Did> {
    let mut did = None;
    // Enter fills the next person; only the pointer opens the menu.
    if response.clicked() && !response.clicked_by(egui::PointerButton::Primary) {
        return None;
    }
    Popup::menu(response).width(140.0).frame(widgets::menu_frame(cx.tk)).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for at in b.range.0..=b.range.1 {
            let words = usize::try_from(at - b.range.0).ok().and_then(|i| b.options.get(i));
            let text = words.map_or_else(|| at.to_string(), |w| format!("{at}  {w}"));
            let icon = (b.answer == Answer::Valid(at)).then_some(icons::CHECK);
            if widgets::menu_row(ui, cx, icon, &text, "", false, true).clicked() {
                did = Some(Did::Chose(at));
            }
        }
    });
    did
}
