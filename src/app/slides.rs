//! Makes the slides of a class: what stands on the projector now, what comes next, and the small ones of the overview.

use std::{cell::RefCell, collections::BTreeMap, sync::Arc};

use egui::pos2;

use crate::{
    io::content::Library,
    model::{
        course::{Block, Course, Module, Page, Slot as ExerciseSlot},
        scene::paper::Drawing,
        session::{self, Face, Kind, MINUTE, Moment, Session, Timer},
        settings::Teaching as Wishes,
        text::Lang,
        texts::teach as tx,
    },
    ui::{
        icons,
        presenter::{
            Cover, PresenterView, hour,
            slide::{Shared, SharedDrawing, Slide, TimerShown, What},
        },
    },
};

/// The faces of a page or break.
pub(super) fn faces(course: &Course, slot: &str, reveal: bool) -> Vec<Face> {
    let page = course.pages().find(|(_, p)| p.id == slot);
    page.map_or_else(|| vec![Face::Body(None)], |(_, page)| session::faces(page, reveal))
}

/// The exercise that a face launches.
pub(super) fn launched<'a>(course: &'a Course, slot: &str, step: usize, reveal: bool) -> Option<&'a ExerciseSlot> {
    let (_, page) = course.pages().find(|(_, p)| p.id == slot)?;
    match session::faces(page, reveal).get(step) {
        Some(Face::Launch(n)) => page.slots().nth(*n),
        _ => None,
    }
}

/// The minutes of a page's discussion.
pub(super) fn discussed(course: &Course, slot: &str) -> Option<u32> {
    let (_, page) = course.pages().find(|(_, p)| p.id == slot)?;
    page.blocks.iter().find_map(|b| if let Block::Discuss(d) = b { Some(d.minutes).filter(|m| *m > 0) } else { None })
}

/// Which exercise a countdown belongs to.
pub(super) fn timer_key(page: &str, slot: &ExerciseSlot) -> String {
    format!("{page}/{}/{}", slot.id, slot.preset)
}

/// A countdown as it is shown.
pub(super) fn shown(timer: &Timer, now: Moment) -> TimerShown {
    let (running, over) = (timer.is_running(now), timer.is_over(now) && timer.is_started());
    TimerShown {
        left: timer.left(now),
        fraction: timer.fraction(now),
        running,
        paused: timer.is_started() && !running && !over,
        last: timer.is_last_minute(now),
        over,
    }
}

/// Everything slides are made from.
pub(super) struct Maker<'a> {
    pub(super) library: &'a Library,
    pub(super) course: &'a Course,
    pub(super) session: &'a Session,
    pub(super) wishes: &'a Wishes,
    /// The language of the slides.
    pub(super) lang: Lang,
    pub(super) now: Moment,
    /// Pages without their exercises, made once.
    pub(super) pages: &'a RefCell<BTreeMap<String, Arc<Page>>>,
}

impl Maker<'_> {
    /// What the class sees: the page that is on with ink and pointer, or what covers it.
    pub(super) fn now(&self, view: &PresenterView, drawn: Option<&str>, canvas: Option<Arc<Drawing>>) -> Slide {
        let s = self.session;
        let mut slide = self.slide(&s.at, s.step);
        if let Some(name) = drawn {
            slide.what = What::Words { icon: icons::CONFETTI, title: name.to_owned(), sub: tx::DRAWN.get(self.lang).to_owned(), timer: None };
        } else if let Some(round) = &s.round {
            slide.what = What::Words {
                icon: icons::MEGAPHONE,
                title: tx::REPORT.with(self.lang, &[&(round.at + 1).to_string()]),
                sub: tx::REPORT_OF.with(self.lang, &[&round.groups.to_string(), &round.minutes.to_string()]),
                timer: Some(shown(&s.timer, self.now)),
            };
        }
        if let Some(drawing) = canvas {
            slide.what = What::Canvas(SharedDrawing(drawing));
        }
        slide.clock = s.timer.is_started().then(|| shown(&s.timer, self.now));
        match view.cover {
            Cover::None => {}
            Cover::Black => slide.what = What::Black,
            Cover::Board(_) => slide.what = What::Board,
        }
        let on_canvas = matches!(slide.what, What::Canvas(_));
        slide.ink = s.ink.get(&ink_key(s, view, drawn)).filter(|_| !on_canvas).map(|ink| Arc::new(ink.clone())).unwrap_or_default();
        slide.drawing.clone_from(&view.drawing);
        if view.cover == Cover::Black {
            (slide.ink, slide.drawing) = (Arc::default(), None);
        } else {
            slide.pointer = view.pointer();
            slide.zoom = if view.zoom.1 > 1.0 { view.zoom } else { slide.zoom };
        }
        slide
    }

    /// What comes next.
    pub(super) fn next(&self) -> Option<Slide> {
        let s = self.session;
        if s.step + 1 < faces(self.course, &s.at, self.wishes.reveal).len() {
            return Some(self.slide(&s.at, s.step + 1));
        }
        s.slots().get(s.index() + 1).map(|slot| self.slide(slot.id, 0))
    }

    /// A page or break of today, with nothing on it.
    pub(super) fn slide(&self, slot: &str, step: usize) -> Slide {
        let slots = self.session.slots();
        let at = slots.iter().position(|s| s.id == slot).unwrap_or_default();
        let what = self.what(slot, step);
        let number = if matches!(what, What::Words { .. }) { String::new() } else { (at + 1).to_string() };
        Slide {
            lang: self.lang,
            what,
            number,
            progress: (at + 1) as f32 / slots.len().max(1) as f32,
            clock: None,
            ink: Arc::default(),
            drawing: None,
            pointer: None,
            zoom: (pos2(0.5, 0.5), 1.0),
        }
    }

    fn what(&self, slot: &str, step: usize) -> What {
        let Some((module, page)) = self.course.pages().find(|(_, p)| p.id == slot) else { return self.pause(slot) };
        match session::faces(page, self.wishes.reveal).get(step) {
            Some(Face::Launch(n)) => page.slots().nth(*n).map_or(What::Board, |slot| self.launch(page, slot)),
            Some(Face::Body(points)) => self.body(module, page, *points),
            None => self.body(module, page, None),
        }
    }

    fn body(&self, module: &Module, page: &Page, points: Option<usize>) -> What {
        let key = format!("{}/{}", self.course.id, page.id);
        let shared = Arc::clone(self.pages.borrow_mut().entry(key).or_insert_with(|| Arc::new(session::body_of(page))));
        let crumb = [module.title.get(self.lang).to_owned(), page.short_title().get(self.lang).to_owned()];
        What::Page { crumb, page: Shared(shared), points }
    }

    fn launch(&self, page: &Page, slot: &ExerciseSlot) -> What {
        let (lang, s) = (self.lang, self.session);
        let template = self.library.template(&self.course.id, &slot.id);
        let title = template.map_or_else(|| slot.id.clone(), |t| t.title.get(lang).to_owned());
        let task =
            if slot.task.is_empty() { template.map(|t| t.purpose.get(lang).to_owned()).unwrap_or_default() } else { slot.task.get(lang).to_owned() };
        let steps = template.map(|t| t.steps.iter().map(|step| step.get(lang).to_owned()).collect()).unwrap_or_default();
        let mine = s.timer_of == timer_key(&page.id, slot);
        let timer = if mine { s.timer.clone() } else { Timer::of_minutes(slot.minutes) };
        let timer = (timer.total > 0).then(|| shown(&timer, self.now));
        let minutes = timer.map(|_| tx::MINUTES.with(lang, &[&slot.minutes.to_string()]));
        let note = timer.map_or("", |t| {
            let text = match t {
                TimerShown { over: true, .. } => tx::TIME_UP,
                TimerShown { last: true, running: true, .. } => tx::RING_LAST,
                TimerShown { paused: true, .. } => tx::RING_PAUSED,
                TimerShown { running: true, .. } if self.wishes.mute => tx::RING_MUTE,
                TimerShown { running: true, .. } => tx::RING_RUNS,
                _ => tx::RING_WAITS,
            };
            text.get(lang)
        });
        let length = minutes.unwrap_or_else(|| tx::HOMEWORK.get(lang).to_owned());
        What::Launch { crumb: [tx::EXERCISE.get(lang).to_owned(), length], title, task, steps, timer, note: note.to_owned() }
    }

    /// The slide of a break: until when, and how long that still is.
    fn pause(&self, slot: &str) -> What {
        let s = self.session;
        let part = s.parts().iter().find(|p| p.id == slot);
        let icon = if part.is_some_and(|p| p.kind == Kind::Lunch) { icons::FORK_KNIFE } else { icons::COFFEE };
        let title = part.map(|p| tx::part_name(p, self.lang)).unwrap_or_default();
        let time = s.slots().iter().find(|o| o.id == slot).map_or(0, |o| o.time);
        let left = (time - s.spent(slot, self.now)).max(0);
        let on = s.at == slot;
        let sub = if on {
            tx::BACK_AT.with(self.lang, &[&hour(self.now + left + MINUTE - 1)])
        } else {
            tx::MINUTES.with(self.lang, &[&(time / MINUTE).to_string()])
        };
        let fraction = if time > 0 { left as f32 / time as f32 } else { 0.0 };
        let timer = on.then_some(TimerShown { left, fraction, running: !s.is_paused(), paused: false, last: false, over: left == 0 });
        What::Words { icon, title, sub, timer }
    }
}

/// Where the ink of what is on belongs.
pub(super) fn ink_key(session: &Session, view: &PresenterView, drawn: Option<&str>) -> String {
    match view.cover {
        Cover::Board(n) => Session::board(n),
        _ if drawn.is_some() || session.round.is_some() => "words".to_owned(),
        _ => format!("{}#{}", session.at, session.step),
    }
}
