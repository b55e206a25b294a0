//! Turns key presses into commands: one place, exact modifiers, and never a letter that somebody is typing.

use egui::{Event, Key, Modifiers};

use crate::ui::command::{Command, Keys, Scope};

/// Takes the first key press that is a command of `scope` out of the input. While something is searched for, letters and
/// digits belong to the search, whether its field has the keyboard yet or not.
pub(super) fn take_command(ctx: &egui::Context, scope: Scope, searching: bool) -> Option<Command> {
    let typing = ctx.text_edit_focused();
    let focused = ctx.memory(egui::Memory::focused).is_some();
    ctx.input_mut(|input| {
        let (at, command) = input.events.iter().enumerate().find_map(|(at, event)| {
            let Event::Key { key, physical_key, pressed: true, modifiers, .. } = event else { return None };
            let commands = Command::ALL.iter().copied().filter(|c| c.info().scope.covers(scope));
            let hit = commands.into_iter().find(|c| {
                let keys = c.info().keys.iter();
                keys.into_iter()
                    .filter(|k| !(searching && is_written(**k)))
                    .any(|k| allowed(*k, typing, focused) && matches(*k, *key, *physical_key, *modifiers))
            })?;
            Some((at, hit))
        })?;
        input.events.remove(at);
        // The letter of a single-letter key must not be typed into the field that the command opens.
        if let Some(next) = input.events.get(at)
            && matches!(next, Event::Text(t) if t.chars().count() == 1)
        {
            input.events.remove(at);
        }
        Some(command)
    })
}

/// A key that writes a letter or a digit.
fn is_written(keys: Keys) -> bool {
    keys.plain && keys.key.name().chars().count() == 1
}

/// While a text is edited, only chords that mean nothing to the text field count.
fn allowed(keys: Keys, typing: bool, focused: bool) -> bool {
    if focused && keys.plain && matches!(keys.key, Key::Space | Key::Enter) {
        return false;
    }
    if !typing {
        return true;
    }
    let edits_text = matches!(
        keys.key,
        Key::ArrowLeft
            | Key::ArrowRight
            | Key::ArrowUp
            | Key::ArrowDown
            | Key::Delete
            | Key::Backspace
            | Key::Enter
            | Key::Home
            | Key::End
            | Key::Z
            | Key::Y
    );
    !keys.plain && !edits_text
}

fn matches(keys: Keys, key: Key, physical: Option<Key>, held: Modifiers) -> bool {
    // Signs whose place differs between keyboards are matched by the sign, whatever Shift does to reach it.
    let by_sign = matches!(keys.key, Key::Plus | Key::Questionmark | Key::Minus | Key::Equals);
    let same_key = keys.key == key || (!by_sign && physical == Some(keys.key) && positional(keys.key));
    same_key && held.command == keys.ctrl && held.alt == keys.alt && (by_sign || held.shift == keys.shift)
}

/// Digits and brackets are found by where they are on the keyboard.
fn positional(key: Key) -> bool {
    let digits = [Key::Num0, Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];
    digits.contains(&key) || matches!(key, Key::OpenBracket | Key::CloseBracket)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(key: Key, physical: Option<Key>, modifiers: Modifiers, scope: Scope) -> Option<Command> {
        let ctx = egui::Context::default();
        crate::ui::fonts::install(&ctx);
        let event = Event::Key { key, physical_key: physical, pressed: true, repeat: false, modifiers };
        let mut command = None;
        let input = egui::RawInput { events: vec![event], ..Default::default() };
        let mut out = ctx.run_ui(input, |ui| {
            if command.is_none() {
                command = take_command(ui.ctx(), scope, false);
            }
        });
        out.textures_delta.clear();
        command
    }

    #[test]
    fn chords_letters_and_signs() {
        let ctrl = Modifiers { command: true, ctrl: true, ..Modifiers::NONE };
        let shift = Modifiers::SHIFT;
        for (key, physical, held, scope, want) in [
            (Key::K, None, ctrl, Scope::Everywhere, Some(Command::Palette)),
            (Key::S, None, ctrl, Scope::Board, Some(Command::Save)),
            (Key::S, None, ctrl | shift, Scope::Board, Some(Command::SaveAs)),
            (Key::M, None, Modifiers::NONE, Scope::Journey, Some(Command::MarkMot)),
            (Key::M, None, Modifiers::NONE, Scope::Reader, None),
            (Key::V, None, Modifiers::NONE, Scope::Board, Some(Command::Vote)),
            (Key::V, None, shift, Scope::Board, Some(Command::Unvote)),
            (Key::Exclamationmark, Some(Key::Num1), shift, Scope::Journey, Some(Command::ZoomFit)),
            (Key::Questionmark, Some(Key::Slash), shift, Scope::Everywhere, Some(Command::Help)),
            (Key::Plus, Some(Key::Equals), ctrl | shift, Scope::Everywhere, Some(Command::ScaleUp)),
        ] {
            assert_eq!(press(key, physical, held, scope), want, "{key:?} {held:?} {scope:?}");
        }
    }
}
