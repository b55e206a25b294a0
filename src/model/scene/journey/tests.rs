//! Bands never overlap, the curve never overshoots, and every face shows its lanes in order.

use super::*;
use crate::model::{
    exercise::journey::sample::{grow, maintenance, plan},
    scene::{Prim, pt},
};

fn view<'a>(plan: &'a JourneyPlan, doc: &'a Doc, journey: &'a Journey, face: Face) -> View<'a> {
    View { plan, doc, journey, lang: Lang::Zh, face, zoom: 1.0, compact: false, room: 936.0 }
}

#[test]
fn the_curve_passes_its_points_and_never_overshoots() {
    let points = [pt(0.0, 5.0), pt(10.0, 5.0), pt(20.0, -3.0), pt(30.0, 8.0), pt(40.0, 7.0)];
    let curve = monotone(&points);
    for p in &points {
        assert!(curve.iter().any(|c| (c.x - p.x).abs() < 0.001 && (c.y - p.y).abs() < 0.001), "{p:?}");
    }
    for pair in points.windows(2) {
        let (low, high) = (pair[0].y.min(pair[1].y) - 0.001, pair[0].y.max(pair[1].y) + 0.001);
        assert!(curve.iter().filter(|c| c.x >= pair[0].x && c.x <= pair[1].x).all(|c| c.y >= low && c.y <= high), "{pair:?}");
    }
    assert!(monotone(&[]).is_empty() && monotone(&points[..1]).len() == 1);
}

#[test]
fn each_face_shows_its_lanes_and_lines_in_order() {
    let (plan, doc) = maintenance(false);
    let journey = Journey::of(&plan, &doc);
    let bands = |face| {
        let name = |b: &Band| match b.kind {
            BandKind::Row(Row::Name) => "*".to_owned(),
            BandKind::Row(Row::Lane(l)) => plan.lanes[l].id.clone(),
            BandKind::Line(l) => format!("-{l}"),
        };
        view(&plan, &doc, &journey, face).layout().bands.iter().map(name).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(bands(Face::Customer), "action * expect feel emotion pain decide");
    assert_eq!(bands(Face::Company), "* evidence action_copy -0 front -1 back -2 support");
    assert_eq!(bands(Face::Both), "action * expect feel emotion pain decide evidence -0 front -1 back -2 support");
}

#[test]
fn rows_grow_with_their_fullest_cell_and_bands_never_overlap() {
    let (plan, mut doc) = maintenance(false);
    let before = view(&plan, &doc, &Journey::of(&plan, &doc), Face::Both).layout();
    let long = "很长的一句话，".repeat(9);
    crate::model::exercise::journey::sample::run(
        &mut doc,
        crate::model::doc::Op::set(crate::model::exercise::journey::sample::id(101), "lane:action", crate::model::doc::Value::text(&long)),
    );
    let after = view(&plan, &doc, &Journey::of(&plan, &doc), Face::Both).layout();
    assert!(after.bands[0].h > before.bands[0].h && after.bands[0].h < 130.0, "{} {}", before.bands[0].h, after.bands[0].h);
    for pair in after.bands.windows(2) {
        assert!(pair[0].y + pair[0].h <= pair[1].y, "{pair:?}");
    }
}

#[test]
fn an_empty_stage_has_a_column_and_everything_is_drawn_finitely() {
    let (plan, doc) = (plan(), grow(&[("A", &[]), ("B", &["b"])]));
    let journey = Journey::of(&plan, &doc);
    let (prims, w, h) = scene(&view(&plan, &doc, &journey, Face::Both));
    assert!(w > 300.0 && h > 400.0);
    let sound = |b: &Box2| [b.x, b.y, b.w, b.h].iter().all(|v| v.is_finite()) && b.w >= 0.0 && b.h >= 0.0;
    for prim in &prims {
        match prim {
            Prim::Rect { at, .. } | Prim::Text { at, .. } => assert!(sound(at), "{prim:?}"),
            _ => {}
        }
    }
    assert!(prims.iter().any(|p| matches!(p, Prim::Text { text, .. } if &**text == "接触点")));
}

#[test]
fn a_stage_with_its_own_width_moves_those_behind_it() {
    use crate::model::{
        doc::{Op, Value},
        exercise::journey::sample::run,
    };
    let (plan, mut doc) = (plan(), grow(&[("A", &["a1", "a2"]), ("B", &["b"])]));
    let first = Journey::of(&plan, &doc).stages[0].id;
    let of = |doc: &Doc, zoom| {
        let journey = Journey::of(&plan, doc);
        View { zoom, ..view(&plan, doc, &journey, Face::Both) }.layout()
    };
    let before = of(&doc, 1.0);
    run(&mut doc, Op::set(first, "width", Value::Num(300.0)));
    for zoom in [0.5, 1.0, 2.0] {
        let lay = of(&doc, zoom);
        assert_eq!((lay.width_of(0), lay.width_of(1), lay.x(2)), (300.0 * zoom, 300.0 * zoom, 600.0 * zoom));
        assert!((lay.width() - 600.0 * zoom - lay.col).abs() < 0.5);
        assert_eq!(lay.columns_in(300.0 * zoom, 600.0 * zoom), 1..2);
        assert_eq!((lay.column_at(450.0 * zoom), lay.column_at(-5.0).0, lay.column_at(9e9)), ((1, 0.5), 0, (2, 1.0)));
    }
    assert!((before.width_of(2) - of(&doc, 1.0).width_of(2)).abs() < 0.01, "others keep theirs");
    run(&mut doc, Op::set(first, "width", Value::Num(5.0)));
    assert!((of(&doc, 1.0).width_of(0) - 90.0).abs() < 0.01);
}
