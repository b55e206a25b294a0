//! `mot-studio compute`: the numbers of a tool for one JSON input, as JSON.

use std::{io::Read, path::PathBuf};

use clap::ArgMatches;
use serde_json::{Value, json};

use super::{Out, args};
use crate::model::{
    calc::json::{TOOLS, compute},
    limits,
    text::Lang,
    texts::cli as t,
};

/// The help with the list of tools.
pub(super) fn help(lang: Lang) -> String {
    let width = TOOLS.iter().map(|(name, _)| name.len()).max().unwrap_or_default();
    let tools: Vec<String> = TOOLS.iter().map(|(name, what)| format!("  {name:width$}  {}", what.get(lang))).collect();
    t::HELP_COMPUTE.with(lang, &[&tools.join("\n")])
}

pub(super) fn run(matches: &ArgMatches, out: &mut Out<'_>) -> u8 {
    let (Some(tool), Some(path)) = (matches.get_one::<String>(args::TOOL), matches.get_one::<PathBuf>(args::FILE)) else { return 2 };
    let shown = path.display().to_string();
    let mut text = String::new();
    let read = if shown == "-" {
        std::io::stdin().take(limits::MAX_FILE_BYTES).read_to_string(&mut text)
    } else {
        std::fs::File::open(path).and_then(|file| file.take(limits::MAX_FILE_BYTES).read_to_string(&mut text))
    };
    if let Err(error) = read {
        out.complain(&format!("{shown}: {}", t::CANNOT_OPEN.with(out.lang, &[&error.to_string()])));
        return 1;
    }
    let input: Value = match serde_json::from_str(text.trim_start_matches('\u{feff}')) {
        Ok(input) => input,
        Err(error) => {
            out.complain(&t::BAD_JSON.with(out.lang, &[&shown, &error.line().to_string(), &error.column().to_string(), &error.to_string()]));
            return 1;
        }
    };
    match compute(tool, &input) {
        Ok(found) => {
            out.line(&format!("{found:#}"));
            0
        }
        Err(wrong) => {
            // A program that reads the output finds the error there too, in both languages.
            out.line(&format!("{:#}", json!({ "error": wrong.get(Lang::En), "error_zh": wrong.get(Lang::Zh) })));
            out.complain(&wrong.get(out.lang));
            1
        }
    }
}
