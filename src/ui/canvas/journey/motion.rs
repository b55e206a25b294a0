//! What moves by itself: lanes on their way to another reading, and a load that was let go on its way to its place.

use std::rc::Rc;

use egui::{Rect, Stroke, Ui, Vec2};

use super::{Fx, JourneyView, Shown, drag, grid::Stage, paint};
use crate::{
    model::{
        exercise::journey::Row,
        scene::journey::{BandKind, Layout},
    },
    ui::widgets,
};

/// Milliseconds of a change of reading.
const SWITCH: f32 = 220.0;
/// Milliseconds in which a load that was let go reaches its place.
const SETTLE: f32 = 180.0;

/// What is under way.
#[derive(Default)]
pub(super) struct Motion {
    /// What was on screen in the last frame.
    shown: Option<Shown>,
    switch: Option<Switch>,
    settle: Option<Settle>,
}

struct Switch {
    since: f64,
    /// The grid that was there before, if it was one.
    from: Option<Rc<Layout>>,
    part: f32,
}

struct Settle {
    load: drag::Load,
    from: Rect,
    since: f64,
}

/// Notices that another reading was chosen; all but the grid's own lanes come in gently.
pub(super) fn switch(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView) {
    let was = view.motion.shown.replace(view.shown);
    if was.is_some_and(|was| was != view.shown) && fx.cx.motion(SWITCH) > 0.0 {
        let grids = matches!((was, view.shown), (Some(Shown::Grid(_)), Shown::Grid(_)));
        let from = grids.then(|| Rc::clone(&view.cache.layout));
        view.motion.switch = Some(Switch { since: ui.input(|i| i.time), from, part: 0.0 });
    }
    let Some(switch) = &mut view.motion.switch else { return };
    switch.part = fx.cx.eased(ui.ctx(), switch.since, SWITCH);
    if switch.from.is_none() {
        ui.multiply_opacity(switch.part);
    }
    if switch.part >= 1.0 {
        view.motion.switch = None;
    }
}

impl Motion {
    /// The layout on its way from the one before; itself when nothing moves.
    pub(super) fn on_its_way(&self, to: Rc<Layout>) -> Rc<Layout> {
        let from = self.switch.as_ref().and_then(|switch| Some((switch.from.as_ref()?, switch.part)));
        // At another zoom there is no way from one to the other.
        match from.filter(|(from, _)| (from.zoom - to.zoom).abs() < 0.001) {
            Some((from, part)) => Rc::new(to.between(from, part)),
            None => to,
        }
    }

    /// How far a row has come in: 1 unless it was not there before.
    pub(super) fn opacity(&self, row: Row) -> f32 {
        let from = self.switch.as_ref().and_then(|switch| Some((switch.from.as_ref()?, switch.part)));
        from.filter(|(from, _)| !from.bands.iter().any(|band| band.kind == BandKind::Row(row))).map_or(1.0, |(_, part)| part)
    }

    /// Whether lanes are on their way.
    #[cfg(test)]
    pub(super) fn is_switching(&self) -> bool {
        self.switch.is_some()
    }

    /// Whether a load is on its way to its place.
    #[cfg(test)]
    pub(super) fn is_settling(&self) -> bool {
        self.settle.is_some()
    }

    /// A load was let go at a place on the screen.
    pub(super) fn let_go(&mut self, ui: &Ui, fx: &Fx<'_>, load: &drag::Load, from: Rect) {
        if fx.cx.motion(SETTLE) > 0.0 {
            self.settle = Some(Settle { load: load.clone(), from, since: ui.input(|i| i.time) });
        }
    }
}

/// Paints the load that was let go between there and its place.
pub(super) fn settle(ui: &Ui, fx: &Fx<'_>, view: &mut JourneyView, st: &Stage<'_>) {
    let Some(settle) = &view.motion.settle else { return };
    let part = fx.cx.eased(ui.ctx(), settle.since, SETTLE);
    let Some(home) = place(fx, st, &settle.load).filter(|_| part < 1.0) else {
        view.motion.settle = None;
        return;
    };
    let painter = ui.painter().with_clip_rect(st.body.expand2(Vec2::new(0.0, st.lay.top)).intersect(ui.clip_rect()));
    painter.rect_filled(home, 8.0, fx.cx.tk.bg_canvas);
    widgets::dashed_rect(&painter, home, 8.0, Stroke::new(1.5, fx.cx.tk.border_strong));
    drag::ghost(ui, fx, settle.from.lerp_towards(&home, part), &settle.load);
}

/// Where a load is at home.
fn place(fx: &Fx<'_>, st: &Stage<'_>, load: &drag::Load) -> Option<Rect> {
    match load {
        drag::Load::Touchpoint(tp) => {
            let (column, band) = (fx.journey.column_of(*tp)?, st.lay.band(Row::Name)?);
            Some(st.cell(column, band).shrink2(Vec2::new(6.0, 4.0)))
        }
        drag::Load::Card(card) => {
            let tp = fx.doc.value(*card, "tp").as_item()?;
            let lane = fx.plan.lanes.iter().position(|l| l.id == fx.doc.text(*card, "lane"))?;
            let (column, band) = (fx.journey.column_of(tp)?, st.lay.band(Row::Lane(lane))?);
            let slots = st.scene.cards(tp, lane, st.lay.cell(column, band));
            slots.iter().find(|slot| slot.id == *card).map(|slot| paint::to_rect(slot.at, st.offset))
        }
        drag::Load::Stage(stage) => {
            let span = fx.journey.stages.iter().find(|s| s.id == *stage)?;
            let offset = Vec2::new(st.offset.x, st.body.top() - st.lay.top);
            Some(paint::to_rect(st.lay.stage(span, st.lay.top - 16.0), offset))
        }
        drag::Load::Width(_) | drag::Load::Range | drag::Load::Emotion(..) => None,
    }
}
