//! The pictures of drafts: each is kept once in the drafts folder, under the hash of its content, for as long as a draft names it.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use crate::model::{limits, picture, workbook::Workbook};

use super::save::{self, SaveError};

fn folder_in(drafts: &Path) -> PathBuf {
    drafts.join("media")
}

/// Keeps the pictures of a workbook that are not kept yet; costs nothing when there is no new one.
///
/// # Errors
/// When the folder cannot be written.
pub(super) fn keep(drafts: &Path, workbook: &Workbook) -> Result<(), SaveError> {
    if workbook.media.is_empty() {
        return Ok(());
    }
    let folder = folder_in(drafts);
    fs::create_dir_all(&folder)?;
    for (name, bytes) in &workbook.media {
        let path = folder.join(name);
        if picture::is_name(name) && !fs::metadata(&path).is_ok_and(|meta| meta.len() == bytes.len() as u64) {
            save::save_atomic(&path, bytes, None)?;
        }
    }
    Ok(())
}

/// Gives a restored workbook the pictures that its text names.
pub(super) fn restore(drafts: &Path, workbook: &mut Workbook) {
    let Ok(entries) = fs::read_dir(folder_in(drafts)) else { return };
    for entry in entries.flatten().take(limits::MAX_BUNDLE_ENTRIES * 20) {
        let Some(name) = entry.file_name().to_str().filter(|name| picture::is_name(name)).map(str::to_owned) else { continue };
        // An empty stand-in: only what the text names is read.
        workbook.media.entry(name).or_insert_with(|| Arc::from([]));
    }
    let used = picture::used(workbook);
    workbook.media.retain(|name, _| used.contains(name));
    for (name, bytes) in workbook.media.iter_mut().filter(|(_, bytes)| bytes.is_empty()) {
        match fs::read(folder_in(drafts).join(name)) {
            Ok(content) if content.len() as u64 <= limits::MAX_PICTURE_BYTES => *bytes = content.into(),
            _ => {}
        }
    }
    workbook.media.retain(|_, bytes| !bytes.is_empty());
}

/// Removes pictures that no draft names any more and that have not been touched for `age`.
pub(super) fn prune(drafts: &Path, age: Duration) {
    let Ok(entries) = fs::read_dir(folder_in(drafts)) else { return };
    let mut old: Vec<(String, PathBuf)> = entries
        .flatten()
        .filter(|entry| entry.metadata().and_then(|meta| meta.modified()).ok().and_then(|at| at.elapsed().ok()).is_some_and(|past| past > age))
        .filter_map(|entry| Some((entry.file_name().into_string().ok()?, entry.path())))
        .collect();
    for folder in [drafts.to_owned(), drafts.join("old")] {
        if old.is_empty() {
            return;
        }
        let Ok(files) = fs::read_dir(folder) else { continue };
        for file in files.flatten().filter(|file| file.file_type().is_ok_and(|kind| kind.is_file())) {
            let Ok(content) = fs::read(file.path()) else {
                // What cannot be looked into may name any of them.
                return;
            };
            let content = String::from_utf8_lossy(&content);
            old.retain(|(name, _)| !content.contains(name.as_str()));
        }
    }
    for (_, path) in old {
        // It is tried again at the next start.
        let _later = fs::remove_file(path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        io::{
            bundle::media_name,
            drafts::{DraftId, Drafts, plain_state},
        },
        model::{
            doc::Op,
            stamp::{EditorId, ItemId},
        },
    };

    #[test]
    fn a_draft_brings_its_pictures_back_and_unnamed_ones_go() {
        let data = tempfile::tempdir().unwrap();
        let me = EditorId::from_random(3);
        let id = ItemId { editor: me, k: 1 };
        let mut book = Workbook { id: "w".into(), ..Workbook::default() };
        book.about.apply(&Op::put(id, "card", vec![]), me).unwrap();
        let drafts = Drafts::in_data(data.path());
        let draft = DraftId::new("w", "s");
        let mut keeper = drafts.keep(draft.clone(), &plain_state(&Arc::new(book.clone()), None, 0), String::new()).unwrap();
        let name = media_name(b"photo", true);
        book.media.insert(name.clone(), Arc::from(b"photo".as_slice()));
        book.media.insert(media_name(b"unused", true), Arc::from(b"unused".as_slice()));
        book.about.apply(&picture::hang(id, "pic:text", &name, "").ops[0], me).unwrap();
        keeper.keep(&plain_state(&Arc::new(book.clone()), None, 1)).unwrap();
        drop(keeper);
        let opened = drafts.restore(&draft).unwrap().opened;
        assert_eq!(opened.workbook, picture::without_unused(&book));
        let folder = data.path().join("drafts");
        prune(&folder, Duration::from_hours(1));
        assert_eq!(fs::read_dir(folder.join("media")).unwrap().count(), 2, "young ones stay");
        prune(&folder, Duration::ZERO);
        assert_eq!(fs::read_dir(folder.join("media")).unwrap().count(), 1, "a named one stays");
        assert_eq!(drafts.restore(&draft).unwrap().opened.workbook.media.len(), 1);
    }
}
