//! Starts the program: a command of the terminal, or the window.

use std::process::ExitCode;

use mot_studio::cli::{self, Outcome};

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Outcome::Exit(code) => ExitCode::from(code),
        // app::run(app::Start { … }) goes here, with cli::no_window(&error.to_string()) where it fails.
        Outcome::Window(_) => ExitCode::SUCCESS,
    }
}
