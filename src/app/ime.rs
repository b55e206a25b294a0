//! Chinese typing on X11: the input method is never switched off, because winit 0.30 forgets to focus it again.

/// Keeps the input method on (X11 only). Without it, letters arrive raw after a field is focused a second time.
pub(super) struct X11ImeAlwaysOn;

impl egui::Plugin for X11ImeAlwaysOn {
    fn debug_name(&self) -> &'static str {
        "x11-ime-always-on"
    }

    fn output_hook(&mut self, _ctx: &egui::Context, out: &mut egui::FullOutput) {
        match &mut out.platform_output.ime {
            // Interrupting a composition would make a new input context, with the same trap.
            Some(ime) => ime.should_interrupt_composition = false,
            none => {
                let rect = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1.0, 16.0));
                *none =
                    Some(egui::output::IMEOutput { purpose: egui::IMEPurpose::Normal, rect, cursor_rect: rect, should_interrupt_composition: false });
            }
        }
    }
}
