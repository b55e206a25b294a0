//! Short names of the tools, for the row below the slide.

use crate::{
    model::texts::{Text, teach as tx},
    ui::command::Command,
};

/// The short name of a command.
pub(super) fn short(command: Command) -> Option<Text> {
    Some(match command {
        Command::TeachPointer => tx::POINTER,
        Command::TeachSpot => tx::SPOT,
        Command::TeachPen => tx::PEN,
        Command::TeachZoom => tx::ZOOM,
        Command::TeachBlack => tx::BLACK,
        Command::TeachGrid => tx::GRID,
        Command::TeachTimer => tx::TIMER,
        Command::TeachBoard => tx::BOARD,
        _ => return None,
    })
}
