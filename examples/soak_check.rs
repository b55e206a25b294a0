//! Reads what `soak` left: how many items the file holds whole, and how many the drafts bring back.
//!
//! `soak_check FILE DATA` prints `file N` (or `file missing`, `file DAMAGED`) and `draft N` (0 when there is none), and
//! `temps N`: temporary files beside the file. It changes nothing.
#![expect(clippy::print_stdout, reason = "a tool for tests: it talks to a script")]

use std::path::{Path, PathBuf};

use mot_studio::{
    io::{drafts::Drafts, format::Integrity, worker},
    model::workbook::Workbook,
};

fn count(book: &Workbook) -> usize {
    book.about.all().len() + book.exercises.iter().map(|e| e.doc.all().len()).sum::<usize>()
}

fn main() {
    let mut args = std::env::args().skip(1).map(PathBuf::from);
    let (Some(file), Some(data)) = (args.next(), args.next()) else {
        println!("usage: soak_check FILE DATA");
        return;
    };
    if file.exists() {
        match worker::open(&file) {
            Ok(read) if read.opened.integrity == Integrity::Intact && read.opened.problems.is_empty() => {
                println!("file {}", count(&read.opened.workbook));
            }
            other => println!("file DAMAGED {:?}", other.map(|f| f.opened.problems)),
        }
    } else {
        println!("file missing");
    }
    let drafts = Drafts::in_data(&data.join("data"));
    let (list, problems) = drafts.list_unchanged();
    let best = list.iter().filter_map(|id| drafts.restore(id).ok()).map(|d| count(&d.opened.workbook)).max();
    println!("draft {}", best.unwrap_or(0));
    println!("problems {problems}");
    let temps =
        |folder: &Path| std::fs::read_dir(folder).map_or(0, |d| d.flatten().filter(|e| e.file_name().to_string_lossy().ends_with(".tmp")).count());
    println!("temps {}", file.parent().map_or(0, temps));
}
