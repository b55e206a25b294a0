//! What may stand on the command line, and what is said when something else does.

use std::{ffi::OsString, path::PathBuf};

use clap::{
    Arg, ArgAction, Command,
    builder::PossibleValuesParser,
    error::{ContextKind, ContextValue, ErrorKind},
    value_parser,
};

use super::Out;
use crate::model::{
    export::Format,
    text::Lang,
    texts::{Text, cli as t, documents as d, export as e, merge as m},
};

pub(super) const CONTENT: &str = "content";
pub(super) const FILES: &str = "files";
pub(super) const FILE: &str = "file";
pub(super) const THEME: &str = "theme";
pub(super) const DIR: &str = "dir";
pub(super) const COURSE: &str = "course";
pub(super) const OUTPUT: &str = "output";
pub(super) const NAME: &str = "name";
pub(super) const GROUP: &str = "group";
pub(super) const TOOL: &str = "tool";
pub(super) const JSON: &str = "json";
pub(super) const REPORT: &str = "report";
pub(super) const PER_SHEET: &str = "per-sheet";
pub(super) const GROUPS: &str = "groups";
pub(super) const GUIDE: &str = "guide";
pub(super) const LIST: &str = "list";
pub(super) const NOTES: &str = "notes";
pub(super) const HOMEWORK: &str = "homework";
pub(super) const AT_LEAST: &str = "at-least";
pub(super) const EXERCISE: &str = "exercise";
pub(super) const TO: &str = "to";
pub(super) const PAPER: &str = "paper";
pub(super) const PORTRAIT: &str = "portrait";
pub(super) const TILED: &str = "tiled";
pub(super) const BLANK: &str = "blank";
pub(super) const NO_FOOT: &str = "no-foot";
pub(super) const SCALE: &str = "scale";

/// The language asked for, read before everything else so that even a wrong line is answered in it.
pub(super) fn lang(args: &[OsString]) -> Option<Lang> {
    let mut rest = args.iter().skip(1).map(|a| a.to_string_lossy());
    while let Some(arg) = rest.next() {
        if arg == "--lang" {
            return rest.next().and_then(|value| Lang::parse(&value));
        }
        if let Some(value) = arg.strip_prefix("--lang=") {
            return Lang::parse(value);
        }
    }
    None
}

/// The grammar of the command line.
pub(super) fn command(lang: Lang) -> Command {
    let path = |name: &'static str| Arg::new(name).value_parser(value_parser!(PathBuf));
    let sub = |name: &'static str, help: Text| Command::new(name).override_help(help.get(lang)).disable_help_flag(true).arg(help_flag());
    Command::new("mot-studio")
        .version(env!("CARGO_PKG_VERSION"))
        .override_help(t::HELP.get(lang))
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .args_conflicts_with_subcommands(false)
        .arg(help_flag())
        .arg(path(CONTENT).long("content").global(true))
        .arg(Arg::new("lang").long("lang").value_parser(PossibleValuesParser::new(["zh", "en"])).global(true))
        .arg(Arg::new(THEME).long("theme").value_parser(PossibleValuesParser::new(["light", "dark"])))
        .arg(path(FILES).num_args(0..))
        .subcommand(sub("check", t::HELP_CHECK).arg(path(DIR)))
        .subcommand(
            sub("new", t::HELP_NEW)
                .arg(Arg::new(COURSE).required(true))
                .arg(path(OUTPUT).short('o').long("output").required(true))
                .arg(Arg::new(NAME).long("name"))
                .arg(Arg::new(GROUP).long("group")),
        )
        .subcommand(
            sub("merge", m::HELP_MERGE)
                .arg(path(FILES).num_args(2..).required(true))
                .arg(path(OUTPUT).short('o').long("output").required(true))
                .arg(Arg::new(REPORT).long("report").action(ArgAction::SetTrue)),
        )
        .subcommand(sub("diff", m::HELP_DIFF).arg(path(FILES).num_args(2).required(true)))
        .subcommand(
            sub("verify", m::HELP_VERIFY).arg(path(FILE).required(true)).arg(Arg::new(AT_LEAST).long("at-least").value_parser(value_parser!(usize))),
        )
        .subcommand(sub("salvage", m::HELP_SALVAGE).arg(path(FILE).required(true)).arg(path(OUTPUT).short('o').long("output").required(true)))
        .subcommand(
            sub("compute", t::HELP_COMPUTE)
                .override_help(super::compute::help(lang))
                .arg(Arg::new(TOOL).required(true))
                .arg(path(FILE).required(true)),
        )
        .subcommand(export(sub("export", e::HELP_EXPORT), &path))
        .subcommand(
            sub("handout", d::HELP_HANDOUT)
                .arg(Arg::new(COURSE).required(true))
                .arg(path(OUTPUT).short('o').long("output").required(true))
                .arg(Arg::new(PER_SHEET).long("per-sheet").value_parser(PossibleValuesParser::new(["1", "2", "3", "4", "6"])))
                .arg(Arg::new(GROUPS).long("groups").value_parser(value_parser!(u32).range(1..=60)))
                .args([GUIDE, LIST, NOTES].map(|name| Arg::new(name).long(name).action(ArgAction::SetTrue))),
        )
        .subcommand(
            sub("book", d::HELP_BOOK)
                .arg(path(FILES).num_args(1..).required(true))
                .arg(path(OUTPUT).short('o').long("output").required(true))
                .arg(Arg::new(HOMEWORK).long(HOMEWORK).action(ArgAction::SetTrue)),
        )
        .subcommand(sub("info", t::HELP_INFO).arg(path(FILE).required(true)).arg(Arg::new(JSON).long("json").action(ArgAction::SetTrue)))
}

fn export(sub: Command, path: &dyn Fn(&'static str) -> Arg) -> Command {
    let flag = |name: &'static str| Arg::new(name).long(name).action(ArgAction::SetTrue);
    sub.arg(path(FILE).required(true))
        .arg(Arg::new(EXERCISE).long("exercise").action(ArgAction::Append))
        .arg(Arg::new(TO).long("to").required(true).value_parser(PossibleValuesParser::new(Format::ALL.map(Format::id))))
        .arg(path(OUTPUT).short('o').long("output").required(true))
        .arg(Arg::new(PAPER).long("paper").value_parser(PossibleValuesParser::new(["a4", "a3", "a1"])))
        .arg(Arg::new(SCALE).long("scale").value_parser(PossibleValuesParser::new(["1", "2", "3", "4"])))
        .args([flag(PORTRAIT), flag(TILED), flag(BLANK), flag(NO_FOOT)])
}

fn help_flag() -> Arg {
    Arg::new("help").short('h').long("help").action(ArgAction::Help)
}

/// Says what clap has to say; gives the exit code.
pub(super) fn say(error: &clap::Error, args: &[OsString], out: &mut Out<'_>) -> u8 {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        out.line(error.to_string().trim_end());
        return 0;
    }
    let lang = out.lang;
    let all = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(lang.pick("、", ", ")),
        _ => String::new(),
    };
    // `--lang <lang>`: only the option itself means something to the reader.
    let arg = all(ContextKind::InvalidArg);
    let option = if arg.starts_with('-') { arg.split_whitespace().next().unwrap_or(&arg) } else { arg.as_str() };
    let text = match error.kind() {
        ErrorKind::UnknownArgument if !arg.starts_with('-') => t::TOO_MUCH.with(lang, &[&arg]),
        ErrorKind::UnknownArgument => match all(ContextKind::SuggestedArg) {
            like if like.is_empty() => t::BAD_OPTION.with(lang, &[option]),
            like => t::BAD_OPTION_LIKE.with(lang, &[option, like.split_whitespace().next().unwrap_or_default()]),
        },
        ErrorKind::InvalidValue if all(ContextKind::InvalidValue).is_empty() => t::NO_VALUE.with(lang, &[option]),
        ErrorKind::InvalidValue => t::BAD_VALUE.with(lang, &[option, &all(ContextKind::InvalidValue), &all(ContextKind::ValidValue)]),
        ErrorKind::NoEquals | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => t::NO_VALUE.with(lang, &[option]),
        ErrorKind::MissingRequiredArgument => t::NO_ARGUMENT.with(lang, &[&arg]),
        ErrorKind::ArgumentConflict => t::TWICE.with(lang, &[option]),
        _ => t::BAD_LINE.with(lang, &[error.to_string().lines().next().unwrap_or_default().trim_start_matches("error: ")]),
    };
    out.complain(&text);
    let sub = args.iter().skip(1).find(|a| {
        ["check", "new", "merge", "diff", "verify", "salvage", "handout", "book", "info", "compute", "export"].iter().any(|name| *a == name)
    });
    let sub = sub.map_or_else(String::new, |name| format!("{} ", name.to_string_lossy()));
    _ = writeln!(out.complaints, "{}", t::SEE_HELP.with(lang, &[&sub]));
    2
}
