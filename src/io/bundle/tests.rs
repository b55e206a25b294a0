use super::*;
use crate::model::{
    doc::{Op, Value},
    stamp::{EditorId, ItemId},
};

/// A workbook with `pictures` pictures on as many cards.
fn sample(pictures: u64) -> Workbook {
    let me = EditorId::from_random(77);
    let mut book = Workbook { id: "w".into(), course: "moments-of-truth".into(), ..Workbook::default() };
    for k in 1..=pictures.max(3) {
        let id = ItemId { editor: me, k };
        book.about.apply(&Op::put(id, "card", vec![("text".into(), Value::text(&format!("等了二十分钟 {k}")))]), me).unwrap();
        if k <= pictures {
            let bytes: Vec<u8> = (0..200 + k * 7).map(|n| (n * k * 31 % 251) as u8).collect();
            let name = media_name(&bytes, k % 2 == 0);
            book.about.apply(&picture::hang(id, &picture::key_of("text"), &name, "").ops[0], me).unwrap();
            book.media.insert(name, bytes.into());
        }
    }
    book
}

fn packed(book: &Workbook) -> Vec<u8> {
    bytes(book, "0.1.0", Some(Path::new("a.motx"))).unwrap()
}

fn zip_of(entries: &[(&str, &[u8])], method: CompressionMethod) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(*name, SimpleFileOptions::default().compression_method(method)).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_workbook_without_pictures_is_no_zip_and_one_with_pictures_comes_back_whole() {
    let plain = sample(0);
    assert_eq!(bytes(&plain, "0.1.0", None).unwrap(), format::write(&plain, "0.1.0").into_bytes());
    for (book, path) in [(sample(2), None), (sample(2), Some("a.motx")), (sample(0), Some("a.MOTX"))] {
        let bytes = bytes(&book, "0.1.0", path.map(Path::new)).unwrap();
        assert!(is_bundle(&bytes));
        let opened = format::read(&bytes, "a.motx").unwrap();
        assert_eq!((opened.workbook.clone(), opened.problems.clone(), opened.integrity), (book.clone(), vec![], Integrity::Intact));
        assert_eq!(super::bytes(&opened.workbook, "0.1.0", path.map(Path::new)).unwrap(), bytes, "same work, same bytes");
    }
}

#[test]
fn an_erased_picture_leaves_the_file() {
    let mut book = sample(2);
    let id = *book.about.all().keys().next().unwrap();
    book.about.apply(&picture::take_off(id, "pic:text", "").ops[0], EditorId::from_random(5)).unwrap();
    assert_eq!(book.media.len(), 2, "undo needs it");
    let opened = format::read(&packed(&book), "a").unwrap();
    assert_eq!(opened.workbook, picture::without_unused(&book));
    assert_eq!(opened.workbook.media.len(), 1);
}

#[test]
fn a_bundle_that_another_program_packed_is_read() {
    let book = sample(2);
    let text = format::write(&book, "0.1.0");
    let media: Vec<(String, Arc<[u8]>)> = book.media.iter().map(|(n, b)| (format!("media/{n}"), Arc::clone(b))).collect();
    let mut entries: Vec<(&str, &[u8])> = media.iter().map(|(n, b)| (n.as_str(), b.as_ref())).collect();
    entries.push(("__MACOSX/._x", b"x"));
    entries.push((WORKBOOK, text.as_bytes()));
    let opened = format::read(&zip_of(&entries, CompressionMethod::Deflated), "a").unwrap();
    assert_eq!(opened.workbook, book);
    assert_eq!(opened.problems.len(), 1, "{:?}", opened.problems);
    assert!(!opened.is_damaged());
}

#[test]
fn hostile_bundles_are_refused_before_memory_is_spent() {
    let text = format::write(&sample(0), "0.1.0");
    let zeros = vec![0_u8; 12 * 1024 * 1024];
    let name = format!("media/{:032x}.png", 1);
    let many: Vec<(String, Vec<u8>)> = (0..=limits::MAX_BUNDLE_ENTRIES).map(|n| (format!("media/{n:032x}.png"), vec![1])).collect();
    let mut many: Vec<(&str, &[u8])> = many.iter().map(|(n, b)| (n.as_str(), b.as_slice())).collect();
    many.push((WORKBOOK, text.as_bytes()));
    let cases: [(&str, Vec<u8>, Text); 2] = [
        ("bomb", zip_of(&[(WORKBOOK, text.as_bytes()), (&name, &zeros)], CompressionMethod::Deflated), say::BUNDLE_RATIO),
        ("entries", zip_of(&many, CompressionMethod::Stored), say::BUNDLE_ENTRIES),
    ];
    for (what, bytes, words) in cases {
        let start = std::time::Instant::now();
        match format::read(&bytes, "a") {
            Err(OpenError::Bundle(text, _)) => assert_eq!(text, words, "{what}"),
            other => panic!("{what}: {other:?}"),
        }
        assert!(start.elapsed().as_millis() < 2000, "{what}: {:?}", start.elapsed());
    }
    // The table lies about the size: what is really there counts.
    let mut lying = zip_of(&[(WORKBOOK, text.as_bytes()), (&name, &zeros)], CompressionMethod::Deflated);
    let table = lying.windows(4).rposition(|w| w == b"PK\x01\x02").unwrap();
    lying[table + 24..table + 28].copy_from_slice(&1000_u32.to_le_bytes());
    match format::read(&lying, "a") {
        Err(OpenError::Bundle(text, _)) => assert_eq!(text, say::BUNDLE_UNPACKED),
        Ok(opened) => assert!(opened.workbook.media.is_empty(), "never more than the limit"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn no_name_leads_out_of_the_bundle() {
    let text = format::write(&sample(0), "0.1.0");
    for name in
        ["../../etc/passwd", "/etc/passwd", "C:\\x.png", "\\\\srv\\share\\x.png", "media/../../x.png", "media/CON.png", "media/a/b.png", "media/"]
    {
        let opened = format::read(&zip_of(&[(WORKBOOK, text.as_bytes()), (name, b"x")], CompressionMethod::Stored), "a").unwrap();
        assert!(opened.workbook.media.is_empty(), "{name}");
        assert_eq!(opened.problems.len(), 1, "{name}");
    }
    let mut link = ZipWriter::new(Cursor::new(Vec::new()));
    link.start_file(WORKBOOK, SimpleFileOptions::default()).unwrap();
    link.write_all(text.as_bytes()).unwrap();
    link.add_symlink(format!("media/{:032x}.png", 1), "/etc/passwd", SimpleFileOptions::default()).unwrap();
    let opened = format::read(&link.finish().unwrap().into_inner(), "a").unwrap();
    assert!(opened.workbook.media.is_empty());
}

#[test]
fn every_cut_gives_back_every_whole_item_and_picture() {
    let book = sample(3);
    let bytes = packed(&book);
    let text_end = find(&bytes, b"// end length=").unwrap();
    let text_end = text_end + find(&bytes[text_end..], b"\n").unwrap() + 1;
    for cut in (0..bytes.len()).step_by(3).chain(bytes.len() - 80..bytes.len()) {
        let Ok(opened) = format::read(&bytes[..cut], "a") else {
            assert!(cut < 130, "{cut}");
            continue;
        };
        if cut >= text_end {
            assert_eq!(opened.workbook.about, book.about, "{cut}");
        }
        for (name, content) in &book.media {
            let at = find(&bytes, name.as_bytes()).unwrap();
            let end = find(&bytes[at..], content).unwrap() + at + content.len();
            if end <= cut {
                assert!(opened.workbook.media.contains_key(name), "{cut} {name}");
            }
        }
        assert!(opened.integrity != Integrity::Intact, "{cut}");
    }
}

#[test]
fn one_flipped_bit_costs_one_item_or_one_picture_and_is_seen() {
    let book = sample(2);
    let mut bytes = packed(&book);
    for at in 0..bytes.len() {
        for bit in 0..8 {
            bytes[at] ^= 1 << bit;
            let Ok(opened) = format::read(&bytes, "a") else { panic!("{at} bit {bit}: refused") };
            let same = opened.workbook == book;
            assert!(same || opened.integrity != Integrity::Intact || !opened.problems.is_empty(), "{at} bit {bit}: unseen");
            // A flipped id gives an item another name; what it says is there.
            let missing = book.about.all().values().filter(|item| !opened.workbook.about.all().values().any(|found| found == *item)).count();
            let pictures = book.media.iter().filter(|(name, content)| opened.workbook.media.get(*name) != Some(content)).count();
            assert!(missing + pictures <= 1, "{at} bit {bit}: {missing} items, {pictures} pictures; {:?}", opened.problems);
            bytes[at] ^= 1 << bit;
        }
    }
}
