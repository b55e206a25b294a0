//! Rebuilds when a course file is added or removed, since the executable carries them all.
fn main() {
    println!("cargo::rerun-if-changed=course_content");
}
