//! Starts the program: a command of the terminal, or the window.

use std::process::ExitCode;

use mot_studio::{
    app::{self, Start},
    cli::{self, Outcome},
};

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Outcome::Exit(code) => ExitCode::from(code),
        Outcome::Window(window) => {
            let start = Start { files: window.files, content_dir: window.content, lang: window.lang, theme: window.theme, ..Start::default() };
            match app::run(start) {
                Ok(()) => ExitCode::SUCCESS,
                Err(error) => cli::no_window(&error.to_string()),
            }
        }
    }
}
