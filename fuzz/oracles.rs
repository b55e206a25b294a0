//! What must hold for any bytes at all; the fuzzer and the tests run the same functions.
#![allow(dead_code, reason = "each target uses one of them")]

use std::path::Path;

use mot_studio::{
    io::{
        bundle,
        content::Library,
        drafts::{DraftId, Drafts},
        format, save,
    },
    model::{
        merge::{Source, join, merge_workbooks},
        picture,
        stamp::EditorId,
        workbook::Workbook,
    },
};

/// What is read is written, and what is written reads back as the same, byte for byte from then on.
pub(crate) fn document(bytes: &[u8]) {
    let Ok(opened) = format::read(bytes, "fuzz") else { return };
    let book = picture::without_unused(&opened.workbook);
    let written = bundle::bytes(&book, "0", None).expect("memory takes it");
    let again = format::read(&written, "fuzz").expect("what is written is read");
    assert_eq!(again.workbook, book);
    assert!(again.items_lost == 0 && again.values_lost == 0 && again.integrity == format::Integrity::Intact);
    assert_eq!(bundle::bytes(&again.workbook, "0", None).expect("memory takes it"), written);
}

/// A bundle of these bytes, whole or damaged, obeys the same law; so do the bytes as a picture inside a sound one.
pub(crate) fn bundle(bytes: &[u8]) {
    document(bytes);
    let _refused_or_taken = mot_studio::io::picture::import(bytes).map(|taken| {
        assert!(picture::is_name(&taken.name));
        mot_studio::io::picture::pixels(&taken.bytes, 64).expect("what we wrote is read")
    });
}

/// A course file never takes the program down, and every problem names a place in a file.
pub(crate) fn course(bytes: &[u8]) {
    let dir = tempfile::tempdir().expect("a folder");
    let folder = dir.path().join("c");
    std::fs::create_dir_all(folder.join("modules")).expect("made");
    for name in ["course.ron", "modules/m.ron"] {
        save::save_atomic(&folder.join(name), bytes, None).expect("written");
    }
    let library = Library::folders(&[dir.path().to_owned()]);
    for problem in &library.problems {
        assert!(!problem.text.zh.is_empty() && !problem.text.en.is_empty());
    }
}

/// A journal of these bytes behind a sound snapshot never takes the program down.
pub(crate) fn journal(bytes: &[u8]) {
    let dir = tempfile::tempdir().expect("a folder");
    let book = Workbook { id: "w".into(), ..Workbook::default() };
    let text = format::write(&book, "0");
    let id = DraftId::new("w", "s");
    let file = |end: &str| dir.path().join("drafts").join(format!("{id}.{end}"));
    std::fs::create_dir_all(dir.path().join("drafts")).expect("made");
    save::save_atomic(&file("mot.ron"), text.as_bytes(), None).expect("written");
    save::save_atomic(&file("journal"), bytes, None).expect("written");
    // Whatever the journal is, it must not end the program.
    drop(Drafts::in_data(dir.path()).restore(&id));
}

/// Two workbooks from the halves of these bytes: merging is commutative and idempotent, and its result is written and read.
pub(crate) fn merge(bytes: &[u8]) {
    let (left, right) = bytes.split_at(bytes.len() / 2);
    let (Ok(a), Ok(b)) = (format::read(left, "a"), format::read(right, "b")) else { return };
    let (a, b) = (a.workbook, b.workbook);
    let docs = |book: &Workbook| book.exercises.iter().map(|e| (e.key.clone(), e.doc.clone())).collect::<std::collections::BTreeMap<_, _>>();
    let (ab, ba) = (join(&a, &b, true), join(&b, &a, true));
    assert_eq!((docs(&ab), &ab.about), (docs(&ba), &ba.about), "commutative");
    assert_eq!(docs(&join(&ab, &b, true)), docs(&ab), "idempotent");
    if let Ok(merged) = merge_workbooks(&[Source::sound(&a), Source::sound(&b)], &[], EditorId::from_random(7)) {
        let text = format::write(&merged.value, "0");
        assert_eq!(
            format::read(text.as_bytes(), Path::new("m").to_str().unwrap_or("")).expect("read").workbook.exercises.len(),
            merged.value.exercises.len()
        );
    }
}
