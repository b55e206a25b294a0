//! Web addresses in what somebody wrote: a button each, which asks before anything opens.

use egui::{Response, Ui};

use super::Btn;
use crate::{
    model::link,
    ui::{
        cx::{Action, Actions, Cx},
        icons,
    },
};

/// Addresses of one text that get a button.
const MOST: usize = 5;
/// Characters of an address on its button; the dialog shows all of it.
const SHOWN: usize = 36;

/// The addresses in a text, each as a button; nothing where there is none.
pub fn addresses_ui(ui: &mut Ui, cx: &Cx<'_>, text: &str, out: &mut Actions) -> Option<Response> {
    let mut last = None;
    for range in link::find(text).into_iter().take(MOST) {
        let Some(address) = text.get(range) else { continue };
        let mut shown: String = address.chars().take(SHOWN).collect();
        if shown.len() < address.len() {
            shown.push('…');
        }
        let response = Btn::accent(&shown).small().icon(icons::LINK_SIMPLE).show(ui, cx);
        if response.clicked() {
            out.push(Action::OpenLink(address.to_owned()));
        }
        last = Some(response);
    }
    last
}
