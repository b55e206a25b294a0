//! Keeps every edit on this computer until it is safely in its file.
//!
//! A draft is a snapshot in the file format and a journal of the items that changed since. Opening, listing and
//! restoring never delete anything; what is done with moves to `old` and goes after a week.

use std::{
    fs::{self, File, TryLockError},
    io::{Read as _, Write as _},
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant, SystemTime},
};

use serde::{Deserialize, Serialize};

use crate::model::{
    doc::{Doc, Item},
    limits,
    problem::{Problem, Spot},
    stamp::ItemId,
    workbook::{Workbook, owner},
};

use super::{
    APP_VERSION, draft_media,
    format::{self, OpenError, Opened, hash16, value::Reader},
    save::{self, SaveError},
};

/// A journal of this size is replaced by a snapshot.
const MAX_JOURNAL: u64 = 1024 * 1024;
/// At most this much is lost when the power goes.
const SYNC_EVERY: Duration = Duration::from_secs(1);
/// How long drafts that are done with stay in `old`.
const KEEP_OLD: Duration = Duration::from_hours(7 * 24);

/// The name of a draft.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DraftId(String);

impl DraftId {
    /// The draft of one editing session of a workbook; the id comes from a file and is not trusted as a file name.
    #[must_use]
    pub fn new(workbook: &str, session: &str) -> Self {
        let safe = |text: &str| text.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).take(64).collect::<String>();
        Self(format!("{}-{}", safe(workbook), safe(session)))
    }
}

impl std::fmt::Display for DraftId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// A draft that holds work which is not in its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftInfo {
    /// Its name.
    pub id: DraftId,
    /// The file it belongs to; `None` when it was never saved.
    pub path: Option<PathBuf>,
    /// The title of the work, or whose it is; "" when nobody said.
    pub owner: String,
    /// The course.
    pub course: String,
    /// When the last change was kept.
    pub changed: SystemTime,
    /// Changes since the file was saved.
    pub changes: u32,
    /// The file holds changes that the draft does not: only *keep both* is offered.
    pub file_differs: bool,
}

/// What is known of a draft besides its content.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Meta {
    path: Option<String>,
    changes: u32,
}

/// The folder of drafts.
#[derive(Clone, Debug)]
pub struct Drafts {
    folder: PathBuf,
}

/// The draft of a workbook that is open here; its lock tells other instances to leave it alone.
#[derive(Debug)]
pub struct Keeper {
    drafts: Drafts,
    id: DraftId,
    /// Held, never read: the system frees it even after a crash.
    _lock: File,
    journal: Option<File>,
    written: u64,
    unsynced: bool,
    synced: Instant,
    last: Arc<Workbook>,
    path: Option<PathBuf>,
}

impl Drafts {
    /// The drafts in the program's data folder.
    #[must_use]
    pub fn in_data(data: &Path) -> Self {
        Self { folder: data.join("drafts") }
    }

    fn file(&self, id: &DraftId, end: &str) -> PathBuf {
        self.folder.join(format!("{}.{end}", id.0))
    }

    fn make_folder(&self) -> std::io::Result<()> {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&self.folder)
    }

    /// The lock of a draft, or `None` while another instance holds it.
    fn lock(&self, id: &DraftId) -> std::io::Result<Option<File>> {
        let file = File::options().create(true).truncate(false).write(true).open(self.file(id, "lock"))?;
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => Ok(None),
            // Also on a file system without locks: better offered twice than never.
            Ok(()) | Err(TryLockError::Error(_)) => Ok(Some(file)),
        }
    }

    /// Starts to keep a workbook.
    ///
    /// # Errors
    /// When the data folder cannot be written, or another instance keeps this very session.
    pub fn keep(&self, id: DraftId, workbook: &Arc<Workbook>, path: Option<&Path>, changes: u32) -> Result<Keeper, SaveError> {
        self.make_folder()?;
        let lock = self.lock(&id)?.ok_or_else(|| SaveError::Other(std::io::ErrorKind::WouldBlock.into()))?;
        let mut keeper = Keeper {
            drafts: self.clone(),
            id,
            _lock: lock,
            journal: None,
            written: 0,
            unsynced: false,
            synced: Instant::now(),
            last: Arc::clone(workbook),
            path: None,
        };
        keeper.snapshot(workbook, path, changes)?;
        Ok(keeper)
    }

    /// Drafts of instances that are gone, with work that their file does not hold; the newest first.
    pub fn list(&self) -> (Vec<DraftInfo>, Vec<Problem>) {
        let (mut found, mut problems) = (Vec::new(), Vec::new());
        for id in self.ids() {
            let Ok(Some(lock)) = self.lock(&id) else { continue };
            match self.info(&id) {
                Ok(Some(info)) => found.push(info),
                // Its file holds everything.
                Ok(None) => drop(self.retire(&id)),
                Err(error) => {
                    let file = self.file(&id, "mot.ron").to_string_lossy().into_owned();
                    problems.push(Problem { spot: Spot { file, ..Spot::default() }, text: error.message() });
                }
            }
            drop(lock);
        }
        self.prune();
        found.sort_by_key(|info| std::cmp::Reverse(info.changed));
        (found, problems)
    }

    fn ids(&self) -> Vec<DraftId> {
        let Ok(entries) = fs::read_dir(&self.folder) else { return Vec::new() };
        let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let mut ids: Vec<_> = names.filter_map(|name| name.strip_suffix(".mot.ron").map(|stem| DraftId(stem.to_owned()))).collect();
        ids.sort();
        ids
    }

    fn info(&self, id: &DraftId) -> Result<Option<DraftInfo>, OpenError> {
        let meta = self.meta(id);
        let (opened, counted) = self.restore(id)?;
        let draft = &opened.workbook;
        let path = meta.path.map(PathBuf::from);
        let file = path.as_ref().and_then(|path| format::read(&format::load(path).ok()?, "").ok());
        let covered = match &file {
            Some(file) => knows(&file.workbook, draft),
            None => draft.about.is_empty() && draft.exercises.iter().all(|e| e.doc.is_empty()),
        };
        if covered {
            return Ok(None);
        }
        let changed = ["journal", "mot.ron"].iter().filter_map(|end| fs::metadata(self.file(id, end)).ok()?.modified().ok()).max();
        Ok(Some(DraftInfo {
            id: id.clone(),
            file_differs: file.is_some_and(|file| !knows(draft, &file.workbook)),
            path,
            owner: match draft.about.text(ItemId::HEADER, owner::TITLE) {
                "" => draft.owner_name().to_owned(),
                title => title.to_owned(),
            },
            course: draft.course.clone(),
            changed: changed.unwrap_or(SystemTime::UNIX_EPOCH),
            changes: counted.unwrap_or(meta.changes),
        }))
    }

    fn meta(&self, id: &DraftId) -> Meta {
        fs::read_to_string(self.file(id, "meta.ron")).ok().and_then(|text| ron::from_str(&text).ok()).unwrap_or_default()
    }

    /// The file a draft belongs to.
    #[must_use]
    pub fn path_of(&self, id: &DraftId) -> Option<PathBuf> {
        self.meta(id).path.map(PathBuf::from)
    }

    /// The workbook of a draft with every whole record of its journal, and how many changes that are.
    ///
    /// # Errors
    /// When the snapshot cannot be read.
    pub fn restore(&self, id: &DraftId) -> Result<(Opened, Option<u32>), OpenError> {
        let path = self.file(id, "mot.ron");
        let bytes = format::load(&path)?;
        let mut opened = format::read(&bytes, &path.to_string_lossy())?;
        let mut journal = Vec::new();
        let limit = MAX_JOURNAL + limits::MAX_FILE_BYTES;
        let read = File::open(self.file(id, "journal")).and_then(|file| file.take(limit).read_to_end(&mut journal));
        let changes = read.ok().and_then(|_len| replay(&mut opened.workbook, &journal, &hash16(&bytes)));
        draft_media::restore(&self.folder, &mut opened.workbook);
        Ok((opened, changes))
    }

    /// Moves a draft that is done with to `old`, where it stays for a week.
    ///
    /// # Errors
    /// When it cannot be moved.
    pub fn retire(&self, id: &DraftId) -> std::io::Result<()> {
        let old = self.folder.join("old");
        fs::create_dir_all(&old)?;
        for end in ["mot.ron", "journal", "meta.ron"] {
            let from = self.file(id, end);
            if let Some(name) = from.file_name().filter(|_| from.exists()) {
                let to = old.join(name);
                fs::rename(&from, &to)?;
                // A week from now, not from the last change.
                let _hint = File::options().append(true).open(&to).and_then(|f| f.set_modified(SystemTime::now()));
            }
        }
        fs::remove_file(self.file(id, "lock")).or_else(|error| if error.kind() == std::io::ErrorKind::NotFound { Ok(()) } else { Err(error) })
    }

    /// Removes what has been in `old` for a week.
    fn prune(&self) {
        draft_media::prune(&self.folder, KEEP_OLD);
        let Ok(entries) = fs::read_dir(self.folder.join("old")) else { return };
        for entry in entries.flatten() {
            let age = entry.metadata().and_then(|meta| meta.modified()).ok().and_then(|at| at.elapsed().ok());
            if age.is_some_and(|age| age > KEEP_OLD) {
                // It is tried again at the next start.
                let _later = fs::remove_file(entry.path());
            }
        }
    }
}

impl Keeper {
    /// Keeps what has changed since the last call.
    ///
    /// # Errors
    /// When the data folder cannot be written.
    pub fn keep(&mut self, workbook: &Arc<Workbook>, path: Option<&Path>, changes: u32) -> Result<(), SaveError> {
        // Pictures first: a record that names one is never there without it.
        draft_media::keep(&self.drafts.folder, workbook)?;
        let record = if path == self.path.as_deref() && self.written < MAX_JOURNAL { difference(&self.last, workbook) } else { None };
        match (record, self.journal.as_mut()) {
            (Some(record), Some(_)) if record.is_empty() => {}
            (Some(record), Some(journal)) => {
                let payload = format!("{changes} {record}");
                let line = format!("{} {} {payload}\n", payload.len(), hash16(payload.as_bytes()));
                if let Err(error) = journal.write_all(line.as_bytes()) {
                    // A torn record ends the journal for readers: the next change starts from a snapshot.
                    self.journal = None;
                    return Err(error.into());
                }
                self.written += line.len() as u64;
                self.unsynced = true;
                self.last = Arc::clone(workbook);
            }
            _ => self.snapshot(workbook, path, changes)?,
        }
        if self.synced.elapsed() >= SYNC_EVERY { self.sync() } else { Ok(()) }
    }

    /// Makes what was kept survive a power cut.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub fn sync(&mut self) -> Result<(), SaveError> {
        self.synced = Instant::now();
        if std::mem::take(&mut self.unsynced)
            && let Some(journal) = &self.journal
            && let Err(error) = journal.sync_data()
        {
            // A failed sync is never tried again on the same file.
            self.journal = None;
            return Err(error.into());
        }
        Ok(())
    }

    /// Whether something waits for `sync`.
    #[must_use]
    pub fn is_unsynced(&self) -> bool {
        self.unsynced
    }

    /// Whether a saved workbook holds everything that is kept here.
    #[must_use]
    pub fn is_covered_by(&self, saved: &Workbook) -> bool {
        knows(saved, &self.last)
    }

    /// Ends the draft: its work is in its file, or not wanted.
    ///
    /// # Errors
    /// When it cannot be moved to `old`.
    pub fn retire(self) -> std::io::Result<()> {
        self.drafts.retire(&self.id)
    }

    /// First the snapshot, then a journal that names it: a journal of an older snapshot is never applied to a newer one.
    fn snapshot(&mut self, workbook: &Arc<Workbook>, path: Option<&Path>, changes: u32) -> Result<(), SaveError> {
        draft_media::keep(&self.drafts.folder, workbook)?;
        self.journal = None;
        let file = |end| self.drafts.file(&self.id, end);
        let text = format::write(workbook, APP_VERSION);
        let meta = Meta { path: path.map(|p| std::path::absolute(p).unwrap_or_else(|_| p.to_owned()).to_string_lossy().into_owned()), changes };
        let meta = ron::to_string(&meta).unwrap_or_default();
        save::save_atomic(&file("meta.ron"), meta.as_bytes(), None)?;
        save::save_atomic(&file("mot.ron"), text.as_bytes(), None)?;
        let header = format!("base {}\n", hash16(text.as_bytes()));
        save::save_atomic(&file("journal"), header.as_bytes(), None)?;
        self.journal = Some(File::options().append(true).open(file("journal"))?);
        self.written = 0;
        self.unsynced = false;
        self.last = Arc::clone(workbook);
        self.path = path.map(Path::to_owned);
        Ok(())
    }
}

/// Whether `a` includes every change that `b` does.
#[must_use]
pub fn knows(a: &Workbook, b: &Workbook) -> bool {
    let covers = |a: &Doc, b: &Doc| b.seen().iter().all(|(editor, n)| a.seen().get(editor).is_some_and(|known| known >= n));
    a.id == b.id && covers(&a.about, &b.about) && b.exercises.iter().all(|e| a.exercise(&e.key).is_some_and(|f| covers(&f.doc, &e.doc)))
}

/// The items that changed, as text; `None` when more than items changed and a snapshot is due.
fn difference(old: &Workbook, new: &Workbook) -> Option<String> {
    let same_frame = old.id == new.id
        && old.course == new.course
        && old.course_version == new.course_version
        && old.unknown == new.unknown
        && old.exercises.len() == new.exercises.len()
        && old.exercises.iter().zip(&new.exercises).all(|(a, b)| a.key == b.key && a.unknown == b.unknown && a.template == b.template);
    if !same_frame {
        return None;
    }
    let mut record = String::new();
    changed_items(&mut record, "about", &old.about, &new.about)?;
    for (n, (a, b)) in old.exercises.iter().zip(&new.exercises).enumerate() {
        changed_items(&mut record, &n.to_string(), &a.doc, &b.doc)?;
    }
    Some(record)
}

fn changed_items(record: &mut String, section: &str, old: &Doc, new: &Doc) -> Option<()> {
    let (seen_before, seen_now) = (old.seen(), new.seen());
    let (old, new) = (old.all(), new.all());
    if old.len() > new.len() {
        return None;
    }
    let mut known = 0;
    let mut seen = seen_before.clone();
    for (id, item) in new {
        let before = old.get(id);
        known += usize::from(before.is_some());
        if before.is_some_and(|before| Arc::ptr_eq(before, item) || before == item) {
            continue;
        }
        for stamp in item.stamps() {
            let n = seen.entry(stamp.editor).or_default();
            *n = (*n).max(stamp.n);
        }
        record.push_str(section);
        record.push(' ');
        format::write_item(record, *id, item, None);
        record.push(' ');
    }
    // A merge learns of more than the items show.
    (known == old.len() && seen == *seen_now).then_some(())
}

/// Applies the whole records of a journal; a torn or foreign one ends it. Gives the changes that the last record counted.
fn replay(workbook: &mut Workbook, journal: &[u8], base: &str) -> Option<u32> {
    let text = match std::str::from_utf8(journal) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(journal.get(..error.valid_up_to())?).ok()?,
    };
    let mut rest = text.strip_prefix("base ")?.strip_prefix(base)?.strip_prefix('\n')?;
    let mut changes = None;
    let mut fresh: Vec<(Option<usize>, ItemId, Item)> = Vec::new();
    while let Some((payload, after)) = record(rest) {
        let Some((count, mut items)) = parse(payload) else { break };
        fresh.append(&mut items);
        changes = Some(count);
        rest = after;
    }
    apply(workbook, fresh);
    changes
}

/// `length hash payload` and the text behind it.
fn record(text: &str) -> Option<(&str, &str)> {
    let (len, rest) = text.split_once(' ')?;
    let (hash, rest) = rest.split_once(' ')?;
    let (payload, rest) = rest.split_at_checked(len.parse().ok()?)?;
    let after = rest.strip_prefix('\n')?;
    (hash16(payload.as_bytes()) == hash).then_some((payload, after))
}

type Change = (Option<usize>, ItemId, Item);

fn parse(payload: &str) -> Option<(u32, Vec<Change>)> {
    let mut r = Reader::new(payload, 0);
    let count = r.word().ok()?.parse().ok()?;
    let mut items = Vec::new();
    while r.peek().is_some() {
        let section = r.word().ok()?;
        let at = if section == "about" { None } else { Some(section.parse().ok()?) };
        let (id, item) = r.item().ok()?;
        items.push((at, id, item));
    }
    Some((count, items))
}

fn apply(workbook: &mut Workbook, fresh: Vec<Change>) {
    let sections = std::iter::once((None, &mut workbook.about)).chain(workbook.exercises.iter_mut().enumerate().map(|(n, e)| (Some(n), &mut e.doc)));
    let mut by_section = std::collections::BTreeMap::<Option<usize>, Vec<(ItemId, Item)>>::new();
    for (section, id, item) in fresh {
        by_section.entry(section).or_default().push((id, item));
    }
    for (section, doc) in sections {
        if let Some(changed) = by_section.remove(&section) {
            let mut items = doc.all().clone();
            items.extend(changed.into_iter().map(|(id, item)| (id, Arc::new(item))));
            *doc = Doc::from_parts(items, doc.seen().clone());
        }
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests break files on purpose")]
mod tests {
    use super::*;
    use crate::model::{
        doc::{Op, Value},
        stamp::EditorId,
        template::Template,
        workbook::Exercise,
    };

    fn me() -> EditorId {
        EditorId::from_random(77)
    }

    fn workbook() -> Workbook {
        let template = Arc::new(Template { id: "t".into(), ..Template::default() });
        let mut book = Workbook { id: "../../evil id".into(), course: "mot".into(), ..Workbook::default() };
        book.exercises.push(Exercise { key: "t".into(), template, doc: Doc::default(), unknown: vec![] });
        book
    }

    fn edit(book: &Arc<Workbook>, k: u64, text: &str) -> Arc<Workbook> {
        let mut book = Workbook::clone(book);
        let id = ItemId { editor: me(), k };
        let doc = &mut book.exercises[0].doc;
        match doc.get(id) {
            None => doc.apply(&Op::put(id, "card", vec![("text".into(), Value::text(text))]), me()),
            Some(_) if text.is_empty() => doc.apply(&Op::Drop { id }, me()),
            Some(_) => doc.apply(&Op::set(id, "text", Value::text(text)), me()),
        }
        .unwrap();
        Arc::new(book)
    }

    fn id() -> DraftId {
        DraftId::new("../../evil id", "abc")
    }

    #[test]
    fn every_edit_survives_a_kill() {
        let dir = tempfile::tempdir().unwrap();
        let drafts = Drafts::in_data(dir.path());
        let mut book = Arc::new(workbook());
        let mut keeper = drafts.keep(id(), &book, None, 0).unwrap();
        for n in 1..=20 {
            book = edit(&book, n % 7 + 1, &format!("第 {n} 次\n\")"));
            keeper.keep(&book, None, n as u32).unwrap();
        }
        book = edit(&book, 3, "");
        keeper.keep(&book, None, 21).unwrap();
        assert!(drafts.list().0.is_empty(), "a running instance keeps its drafts");
        drop(keeper);
        let (list, problems) = drafts.list();
        assert_eq!((list.len(), problems.len()), (1, 0));
        assert_eq!((list[0].changes, list[0].path.clone(), list[0].file_differs), (21, None, false));
        let (opened, _) = drafts.restore(&list[0].id).unwrap();
        assert_eq!(opened.workbook, *book);
        assert_eq!(drafts.list().0.len(), 1, "looking never deletes");
        drafts.retire(&list[0].id).unwrap();
        assert!(drafts.list().0.is_empty());
        assert_eq!(fs::read_dir(dir.path().join("drafts/old")).unwrap().count(), 3, "kept for a week");
    }

    #[test]
    fn what_a_merge_learnt_survives_a_kill() {
        let dir = tempfile::tempdir().unwrap();
        let drafts = Drafts::in_data(dir.path());
        let mine = edit(&edit(&Arc::new(workbook()), 1, "一"), 2, "二");
        let mut theirs = Workbook::clone(&mine);
        let other = EditorId::from_random(5);
        for text in ["三", "四"] {
            theirs.exercises[0].doc.apply(&Op::set(ItemId { editor: me(), k: 1 }, "text", Value::text(text)), other).unwrap();
        }
        theirs.exercises[0].doc.apply(&Op::set(ItemId { editor: me(), k: 1 }, "text", Value::text("五")), EditorId::from_random(6)).unwrap();
        let mut keeper = drafts.keep(id(), &mine, None, 0).unwrap();
        let merged = Arc::new(Workbook::clone(&theirs));
        keeper.keep(&merged, None, 1).unwrap();
        drop(keeper);
        let (opened, _) = drafts.restore(&id()).unwrap();
        assert_eq!(opened.workbook.exercises[0].doc.seen(), theirs.exercises[0].doc.seen());
    }

    #[test]
    fn a_torn_journal_gives_back_every_whole_record() {
        let dir = tempfile::tempdir().unwrap();
        let drafts = Drafts::in_data(dir.path());
        let mut books = vec![Arc::new(workbook())];
        let mut keeper = drafts.keep(id(), &books[0], None, 0).unwrap();
        let journal = drafts.file(&id(), "journal");
        let mut ends = vec![fs::metadata(&journal).unwrap().len() as usize];
        for n in 1..8 {
            books.push(edit(books.last().unwrap(), n, "零一二"));
            keeper.keep(books.last().unwrap(), None, n as u32).unwrap();
            ends.push(fs::metadata(&journal).unwrap().len() as usize);
        }
        drop(keeper);
        let whole = fs::read(&journal).unwrap();
        for cut in 0..=whole.len() {
            fs::write(&journal, &whole[..cut]).unwrap();
            let sound = ends.iter().filter(|end| **end <= cut).count().saturating_sub(1);
            assert_eq!(drafts.restore(&id()).unwrap().0.workbook, *books[sound], "{cut}");
        }
        let mut flipped = whole.clone();
        flipped[ends[3] + 30] ^= 1;
        fs::write(&journal, &flipped).unwrap();
        assert_eq!(drafts.restore(&id()).unwrap().0.workbook, *books[3]);
        fs::write(&journal, String::from_utf8(whole).unwrap().replacen("base ", "base 0", 1)).unwrap();
        assert_eq!(drafts.restore(&id()).unwrap().0.workbook, *books[0], "the journal of another snapshot");
    }

    #[test]
    fn a_draft_is_offered_only_for_what_its_file_lacks() {
        let dir = tempfile::tempdir().unwrap();
        let drafts = Drafts::in_data(dir.path());
        let path = dir.path().join("组.mot.ron");
        let save = |book: &Workbook| save::save_atomic(&path, format::write(book, "0").as_bytes(), None).unwrap();
        let first = edit(&Arc::new(workbook()), 1, "一");
        let second = edit(&first, 2, "二");
        let keep = |book: &Arc<Workbook>| drop(drafts.keep(id(), book, Some(&path), 1).unwrap());
        save(&first);
        keep(&second);
        let list = drafts.list().0;
        assert_eq!((list.len(), list[0].path.as_deref(), list[0].file_differs), (1, Some(path.as_path()), false));
        // Somebody else went on with the file meanwhile.
        let mut other = Workbook::clone(&first);
        other.about.apply(&Op::put(ItemId::HEADER, "header", vec![("name".into(), Value::text("别人"))]), EditorId::from_random(5)).unwrap();
        save(&other);
        assert!(drafts.list().0[0].file_differs);
        save(&second);
        assert!(drafts.list().0.is_empty(), "the file holds everything");
        assert!(!drafts.file(&id(), "mot.ron").exists());
        keep(&second);
        fs::remove_file(&path).unwrap();
        assert_eq!(drafts.list().0.len(), 1, "the file is gone, the draft is not");
    }

    #[test]
    fn structure_changes_make_a_snapshot() {
        let dir = tempfile::tempdir().unwrap();
        let drafts = Drafts::in_data(dir.path());
        let book = Arc::new(workbook());
        let mut keeper = drafts.keep(id(), &book, None, 0).unwrap();
        let mut more = Workbook::clone(&edit(&book, 1, "一"));
        more.exercises.push(Exercise { key: "t@2".into(), ..more.exercises[0].clone() });
        let more = Arc::new(more);
        keeper.keep(&more, None, 2).unwrap();
        drop(keeper);
        assert_eq!(drafts.restore(&id()).unwrap().0.workbook, *more);
        fs::write(drafts.file(&id(), "mot.ron"), "rubbish").unwrap();
        let (list, problems) = drafts.list();
        assert_eq!((list.len(), problems.len()), (0, 1), "an unreadable draft is named and stays");
        assert!(drafts.file(&id(), "mot.ron").exists());
    }
}
