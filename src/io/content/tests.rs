//! What the embedded courses and broken files come to.

use super::*;
use crate::model::text::Lang;

#[test]
fn the_embedded_courses_have_no_problem() {
    let library = Library::embedded();
    let lines: Vec<String> = check(&library).iter().map(|p| p.line(Lang::En)).collect();
    assert!(lines.is_empty(), "{}", lines.join("\n"));
    assert!(!library.courses.is_empty());
    assert_eq!(library.templates.len(), 79);
}
