//! Starts the program: a command of the terminal, or the window.

use std::process::ExitCode;

use mot_studio::{
    app::{self, Start},
    cli::{self, Outcome},
};

fn main() -> ExitCode {
    if std::env::args_os().nth(1).is_some_and(|arg| arg == mot_studio::io::guard::ARGUMENT) {
        let done = mot_studio::io::guard::be_checker(&mut std::io::stdin().lock(), &mut std::io::stdout().lock());
        return if done.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    match cli::run(std::env::args_os(), &app::measure::crowded) {
        Outcome::Exit(code) => ExitCode::from(code),
        Outcome::Window(window) => {
            let start = Start {
                files: window.files,
                content_dir: window.content,
                lang: window.lang,
                theme: window.theme,
                checker: std::env::current_exe().ok(),
                ..Start::default()
            };
            match app::run(start) {
                Ok(()) => ExitCode::SUCCESS,
                Err(error) => cli::no_window(&error.to_string()),
            }
        }
    }
}
