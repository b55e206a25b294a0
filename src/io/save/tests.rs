//! Saving under test: whole files, kept links and modes, named failures.
#![expect(clippy::disallowed_methods, reason = "tests make the files that others would have made")]

use super::*;

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_file_is_replaced_whole_and_nothing_is_left_behind() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("第二组.mot.ron");
    let first = save_atomic(&path, b"one", None).unwrap();
    assert_eq!(Fingerprint::now(&path).unwrap(), Some(first.fingerprint.clone()));
    save_atomic(&path, b"two", Some(&first.fingerprint)).unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), b"two");
    assert_eq!(names(dir.path()), ["第二组.mot.ron"]);
}

#[test]
fn somebody_elses_change_is_never_overwritten() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.mot.ron");
    let mine = save_atomic(&path, b"mine", None).unwrap().fingerprint;
    std::fs::write(&path, "them").unwrap();
    assert!(matches!(save_atomic(&path, b"mine 2", Some(&mine)), Err(SaveError::ChangedOnDisk)));
    assert_eq!(std::fs::read(&path).unwrap(), b"them");
    std::fs::write(&path, "mine").unwrap();
    save_atomic(&path, b"mine 3", Some(&mine)).unwrap();
    let mine = Fingerprint::now(&path).unwrap().unwrap();
    std::fs::remove_file(&path).unwrap();
    assert!(matches!(save_atomic(&path, b"mine 4", Some(&mine)), Err(SaveError::Vanished)), "it may have been moved, or its stick pulled out");
    assert!(names(dir.path()).is_empty());
    save_atomic(&path, b"mine 4", None).unwrap();
    assert_eq!(names(dir.path()), ["a.mot.ron"]);
}

#[cfg(unix)]
#[test]
fn links_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let dir = tempfile::tempdir().unwrap();
    let (real, link, dangling) = (dir.path().join("real"), dir.path().join("link"), dir.path().join("dangling"));
    std::fs::write(&real, "old").unwrap();
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o600)).unwrap();
    symlink("real", &link).unwrap();
    symlink("new", &dangling).unwrap();
    save_atomic(&link, b"new", None).unwrap();
    assert!(link.is_symlink());
    assert_eq!(std::fs::read(&real).unwrap(), b"new");
    assert_eq!(std::fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o600);
    save_atomic(&dangling, b"x", None).unwrap();
    assert!(dangling.is_symlink() && dir.path().join("new").is_file());
    symlink("b", dir.path().join("a")).unwrap();
    symlink("a", dir.path().join("b")).unwrap();
    assert!(matches!(save_atomic(&dir.path().join("a"), b"x", None), Err(SaveError::Other(_))));
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o444)).unwrap();
    assert!(matches!(save_atomic(&real, b"no", None), Err(SaveError::ReadOnly)));
    assert_eq!(std::fs::read(&real).unwrap(), b"new");
    let private = save_private(&dir.path().join("draft"), b"x").unwrap().path;
    assert_eq!(std::fs::metadata(&private).unwrap().permissions().mode() & 0o777, 0o600);
}

#[cfg(target_os = "linux")]
#[test]
fn extended_attributes_stay_where_the_disk_has_them() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.mot.ron");
    std::fs::write(&path, "old").unwrap();
    if xattr::set(&path, "user.tag", "红".as_bytes()).is_err() {
        // The fault tests say so loudly where they skip; this one has nothing to show here.
        return;
    }
    save_atomic(&path, b"new", None).unwrap();
    assert_eq!(xattr::get(&path, "user.tag").unwrap().as_deref(), Some("红".as_bytes()));
}

#[test]
fn failures_are_named() {
    let dir = tempfile::tempdir().unwrap();
    assert!(matches!(save_atomic(&dir.path().join("gone/a.ron"), b"x", None), Err(SaveError::NoFolder)));
    for (kind, zh) in [
        (ErrorKind::StorageFull, "磁盘已满"),
        (ErrorKind::ReadOnlyFilesystem, "不能写入"),
        (ErrorKind::NotFound, "文件夹不在"),
        (ErrorKind::TimedOut, "没有存进文件"),
    ] {
        let message = SaveError::from(std::io::Error::from(kind)).message();
        assert!(message.zh.contains(zh) && message.en.contains("kept on this computer"), "{message:?}");
    }
}

#[test]
fn only_old_temporary_files_of_ours_are_swept() {
    let dir = tempfile::tempdir().unwrap();
    let old = SystemTime::now() - std::time::Duration::from_hours(30);
    for (name, age) in [(".mot-old.tmp", Some(old)), (".mot-new.tmp", None), ("theirs.tmp", Some(old)), ("a.mot.ron", Some(old))] {
        let file = File::create(dir.path().join(name)).unwrap();
        if let Some(at) = age {
            file.set_modified(at).unwrap();
        }
    }
    sweep(&dir.path().join("a.mot.ron"));
    assert_eq!(names(dir.path()), [".mot-new.tmp", "a.mot.ron", "theirs.tmp"]);
}

#[test]
fn copies_get_free_names() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("组.mot.ron");
    std::fs::write(&path, "broken").unwrap();
    let copies: Vec<_> = (0..2).map(|_| keep_original(&path, Lang::Zh).unwrap()).collect();
    assert_eq!(names(dir.path()), ["组 (原件 2).mot.ron", "组 (原件).mot.ron", "组.mot.ron"]);
    assert_eq!(std::fs::read(&copies[1]).unwrap(), b"broken");
}

#[cfg(target_os = "linux")]
#[test]
fn names_of_any_kind_are_saved() {
    use std::os::unix::ffi::OsStringExt as _;
    let dir = tempfile::tempdir().unwrap();
    let long = format!("{}.mot.ron", "长".repeat(82));
    assert_eq!(long.len(), 254);
    let bytes = std::ffi::OsString::from_vec(b"g\xe9rard.mot.ron".to_vec());
    for name in [std::ffi::OsString::from(long), bytes] {
        let path = dir.path().join(name);
        let first = save_atomic(&path, b"one", None).unwrap();
        save_atomic(&path, b"two", Some(&first.fingerprint)).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"two");
    }
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 2, "nothing is left behind");
}

#[test]
fn a_disk_that_gives_back_something_else_never_replaces_the_old_file() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.mot.ron");
    save_atomic(&path, b"old", None).unwrap();
    let spoil = |file: &mut File| {
        file.rewind().unwrap();
        file.write_all(b"x").unwrap();
    };
    assert!(matches!(save_on(&path, b"new", None, 0o644, spoil), Err(SaveError::ReadBack)));
    let short = |file: &mut File| file.set_len(1).unwrap();
    assert!(matches!(save_on(&path, b"new", None, 0o644, short), Err(SaveError::ReadBack)));
    assert_eq!(std::fs::read(&path).unwrap(), b"old");
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1, "no temporary file is left");
}
