//! Keeps every edit on this computer until it is safely in its file.
