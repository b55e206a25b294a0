//! Tells when a course file of an open folder changes, so that an edit shows within a second.

use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc,
    },
    time::Duration,
};

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

/// Editors write a file in several steps; this long must be quiet before it is read.
const QUIET: Duration = Duration::from_millis(200);

/// Watches content folders until it is dropped.
pub struct Watch {
    changed: Arc<AtomicBool>,
    /// Dropping it ends the events, and with them the thread.
    _watcher: RecommendedWatcher,
}

impl Watch {
    /// Watches these folders; `wake` is called from another thread after each change. `None` where nothing can be watched.
    pub fn start(dirs: &[PathBuf], wake: impl Fn() + Send + 'static) -> Option<Self> {
        let (send, receive) = mpsc::channel::<()>();
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            if event.is_ok_and(|e| !matches!(e.kind, EventKind::Access(_))) {
                // Nobody listens any more: the watch is being dropped.
                _ = send.send(());
            }
        })
        .ok()?;
        let watched = dirs.iter().filter(|dir| watcher.watch(dir, RecursiveMode::Recursive).is_ok()).count();
        if watched == 0 {
            return None;
        }
        let changed = Arc::new(AtomicBool::new(false));
        let flag = Arc::clone(&changed);
        std::thread::Builder::new()
            .name("content-watch".into())
            .spawn(move || {
                while receive.recv().is_ok() {
                    while receive.recv_timeout(QUIET).is_ok() {}
                    flag.store(true, Ordering::Release);
                    wake();
                }
            })
            .ok()?;
        Some(Self { changed, _watcher: watcher })
    }

    /// Whether something changed since this was last asked.
    pub fn changed(&self) -> bool {
        self.changed.swap(false, Ordering::AcqRel)
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the test writes as an editor does")]
mod tests {
    use std::{sync::mpsc, time::Duration};

    use super::Watch;

    #[test]
    fn an_edit_is_noticed_once() -> Result<(), Box<dyn std::error::Error>> {
        let dir = tempfile::tempdir()?;
        let (send, woken) = mpsc::channel();
        let watch = Watch::start(&[dir.path().to_path_buf()], move || _ = send.send(())).ok_or("cannot watch")?;
        assert!(!watch.changed());
        std::fs::write(dir.path().join("a.ron"), "()")?;
        std::fs::write(dir.path().join("a.ron"), "(1)")?;
        woken.recv_timeout(Duration::from_secs(10))?;
        assert!(watch.changed());
        assert!(!watch.changed());
        Ok(())
    }
}
