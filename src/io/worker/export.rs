//! Exports on a thread of its own: saving never waits for a large PDF.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::PathBuf,
};

use super::{
    super::{
        documents::Order,
        export::{ExportError, Progress, Request, Stop, export_to, preview},
        save::SaveError,
    },
    Event, Report,
};

/// Gives exercises out in another format.
pub(super) fn start(request: Box<Request>, path: PathBuf, stop: Stop, report: Report) {
    let out = path.clone();
    run(path, stop, report, move |progress| export_to(&request, &out, progress));
}

/// Typesets a document.
pub(super) fn typeset(order: Box<Order>, path: PathBuf, stop: Stop, report: Report) {
    let out = path.clone();
    run(path, stop, report, move |progress| order.write_to(&out, progress).map(|()| vec![out]));
}

fn run(path: PathBuf, stop: Stop, report: Report, work: impl FnOnce(&Progress<'_>) -> Result<Vec<PathBuf>, ExportError> + Send + 'static) {
    let report = std::sync::Arc::new(std::sync::Mutex::new(report));
    let say = {
        let report = std::sync::Arc::clone(&report);
        move |event| {
            if let Ok(report) = report.lock() {
                report(event);
            }
        }
    };
    let failed_path = path.clone();
    let late = say.clone();
    let work = move || {
        let progress = Progress { report: &|done, of| say(Event::Exporting { done, of }), stop };
        // A bug of a format's library must not end the program.
        let result = catch_unwind(AssertUnwindSafe(|| work(&progress)));
        let result = result.unwrap_or_else(|_panic| Err(ExportError::Failed("panic".to_owned())));
        say(Event::Exported { path, result });
    };
    let spawned = std::thread::Builder::new().name("export".to_owned()).stack_size(8 * 1024 * 1024).spawn(work);
    if let Err(error) = spawned {
        late(Event::Exported { path: failed_path, result: Err(ExportError::Save(SaveError::Other(error))) });
    }
}

/// Draws a page. Only one is asked for at a time: the next one when this one has come.
pub(super) fn draw(request: Box<Request>, page: usize, width: f32, report: Report) {
    let work = move || {
        let result = catch_unwind(AssertUnwindSafe(|| preview(&request, page, width)));
        report(Event::Previewed(result.unwrap_or_else(|_panic| Err(ExportError::Failed("panic".to_owned())))));
    };
    // Without a thread the dialog goes on without a page.
    let _spawned = std::thread::Builder::new().name("preview".to_owned()).stack_size(8 * 1024 * 1024).spawn(work);
}
