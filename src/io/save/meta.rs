//! A file that replaces another takes over its owner and extended attributes as far as the system lets it.

use std::{
    fs::{File, Metadata},
    path::Path,
};

/// Copies owner and attributes. What cannot be copied does not stop the saving: the content matters more.
#[cfg(unix)]
pub(super) fn take_over(target: &Path, old: &Metadata, temp: &File) {
    use std::os::unix::fs::MetadataExt as _;
    let same = temp.metadata().is_ok_and(|new| (new.uid(), new.gid()) == (old.uid(), old.gid()));
    if !same {
        let _not_allowed = std::os::unix::fs::fchown(temp, Some(old.uid()), Some(old.gid()));
        // Changing the owner may clear bits of the mode.
        let _kept = temp.set_permissions(old.permissions());
    }
    let Ok(names) = xattr::list(target) else { return };
    for name in names {
        if let Ok(Some(value)) = xattr::get(target, &name) {
            use xattr::FileExt as _;
            let _not_allowed = temp.set_xattr(&name, &value);
        }
    }
}

/// Windows keeps attributes with the name; nothing is to be done.
#[cfg(not(unix))]
pub(super) fn take_over(_target: &Path, _old: &Metadata, _temp: &File) {}
