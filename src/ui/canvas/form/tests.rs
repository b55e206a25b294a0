use super::*;
use crate::model::text::Bi;

#[test]
fn short_fields_stand_side_by_side_only_where_there_is_room() {
    let field = |id: &str, ty| Field { id: id.into(), t: Bi::new(id, id), ty, ..Field::default() };
    let fields = [
        field("a", FieldType::Text),
        field("b", FieldType::Date),
        field("c", FieldType::Person),
        field("d", FieldType::Date),
        field("e", FieldType::Long),
    ];
    let shape = |wide| rows(&fields, wide).iter().map(Vec::len).collect::<Vec<_>>();
    assert_eq!(shape(true), [1, 2, 1, 1]);
    assert_eq!(shape(false), [1, 1, 1, 1, 1]);
}
