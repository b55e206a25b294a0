//! The class that runs: its clock, what the console asks for, and what is kept of it.

use std::{cell::RefCell, collections::BTreeMap, sync::Arc, time::Duration};

use crate::{
    io::{
        power::{Awake, Power, power},
        worker::Job,
    },
    model::{
        course::{Course, Page},
        session::{self, MINUTE, Moment, Moved, Picker, Round, Session, TeachPlan, Timer},
        settings::Settings,
        text::Lang,
        texts::teach as tx,
    },
    ui::{
        command::Command,
        cx::{Place, Tone},
        presenter::{Act, Cover, PENS, Panel, Show, Tool, slide::Slide},
        shell::dialogs::{Dialog, PathFor},
        theme::Tokens,
    },
};

use super::{App, boot, projector::Projector, slides};

/// A class that runs is kept this often even when nothing happens, so that a crash loses no time.
const BEAT: i64 = 15_000;
/// Older unfinished classes are not asked about at the start.
const FRESH: i64 = 18 * 60 * MINUTE;
/// Minutes of a countdown that nobody set.
const UNASKED: u32 = 5;
/// How long Esc waits for its second press.
const SECOND: Duration = Duration::from_secs(4);

/// Everything about teaching.
#[derive(Default)]
pub(super) struct Teaching {
    pub(super) session: Option<Session>,
    pub(super) projector: Projector,
    pub(super) show: Show,
    /// Classes of this computer.
    pub(super) classes: Vec<Session>,
    /// The plan being prepared, and what it was before its changes.
    pub(super) plan: Option<TeachPlan>,
    pub(super) before: Vec<TeachPlan>,
    /// Pages without their exercises.
    pub(super) pages: RefCell<BTreeMap<String, Arc<Page>>>,
    /// Who was drawn, while that is shown.
    pub(super) drawn: Option<String>,
    /// The exercise on the projector.
    pub(super) canvas: super::teach_canvas::Projected,
    /// What goes into the file that is asked for.
    pub(super) writing: Vec<u8>,
    /// The pages of what was drawn, while it is asked where they go.
    pub(super) handout: Vec<(String, crate::model::scene::paper::Drawing)>,
    pub(super) tokens: Option<(bool, Arc<Tokens>)>,
    kept: Moment,
    changed: bool,
    awake: Option<Awake>,
    /// What the computer runs on, looked at when a class is prepared.
    pub(super) power: Option<Power>,
    asked: bool,
}

impl App {
    /// Local time, for everything that is taught.
    pub(super) fn moment(&self, now: Duration) -> Moment {
        if let Some(wall) = self.start.wall {
            return wall + i64::try_from(now.as_millis()).unwrap_or(0);
        }
        let zoned = jiff::Zoned::now();
        zoned.timestamp().as_millisecond() + i64::from(zoned.offset().seconds()) * 1000
    }

    /// The class that runs, for tests.
    #[must_use]
    pub fn class(&self) -> Option<&Session> {
        self.teaching.session.as_ref()
    }

    /// Classes of this computer, for tests.
    #[must_use]
    pub fn classes(&self) -> &[Session] {
        &self.teaching.classes
    }

    /// The plan being prepared, for tests.
    #[must_use]
    pub fn plan(&self) -> Option<&TeachPlan> {
        self.teaching.plan.as_ref()
    }

    /// What the class sees, for tests and pictures.
    #[must_use]
    pub fn slide(&self, now: Duration) -> Option<Slide> {
        let maker = self.maker(self.moment(now))?;
        Some(maker.now(&self.views.present, self.teaching.drawn.as_deref(), self.projected_canvas()))
    }

    /// Tells which displays there are.
    pub fn set_screens(&mut self, screens: Vec<super::projector::Screen>) {
        self.teaching.projector.set_screens(screens);
    }

    /// Whether displays matter now.
    #[must_use]
    pub fn wants_screens(&self) -> bool {
        self.teaching.session.is_some() || self.places.here() == &Place::Prepare
    }

    pub(super) fn slide_lang(&self) -> Lang {
        self.settings.teach.lang.unwrap_or_else(|| self.lang())
    }

    /// What makes the slides of the class that runs.
    pub(super) fn maker(&self, now: Moment) -> Option<slides::Maker<'_>> {
        let session = self.teaching.session.as_ref()?;
        let course = self.library.course(&session.course)?;
        let (wishes, lang, pages) = (&self.settings.teach, self.slide_lang(), &self.teaching.pages);
        Some(slides::Maker { library: &self.library, course, session, wishes, lang, now, pages })
    }

    /// The course that would be taught now.
    pub(super) fn course_to_teach(&self) -> Option<&Course> {
        let planned = self.teaching.plan.as_ref().map(|p| p.course.as_str()).and_then(|id| self.library.course(id));
        match self.places.here() {
            Place::Reader { course, .. } => self.library.course(course),
            Place::Prepare => planned.or_else(|| self.current_course()),
            _ => self.current_course(),
        }
    }

    /// Commands of teaching; false for all others.
    pub(super) fn teach_command(&mut self, ctx: &egui::Context, command: Command, now: Duration) -> bool {
        match command {
            Command::Present | Command::PresentHere | Command::GoTeach if self.settings.trainee => {}
            Command::Present => self.present(None, now),
            Command::PresentHere => {
                let page = if let Place::Reader { page, .. } = self.places.here() { Some(page.clone()) } else { None };
                self.present(page, now);
            }
            Command::GoTeach if self.teaching.session.is_some() && self.places.here() != &Place::Present => self.places.go(Place::Present),
            Command::GoTeach => self.prepare(),
            _ if command.info().scope != crate::ui::command::Scope::Teach => return false,
            _ => self.class_command(ctx, command, now),
        }
        true
    }

    /// Shows what is taught and how; reads again what was taught.
    fn prepare(&mut self) {
        let course = self.course_to_teach().map(|c| (c.id.clone(), TeachPlan::of_course(c)));
        if let Some((id, plan)) = course
            && self.teaching.plan.as_ref().is_none_or(|p| p.course != id)
        {
            self.set_plan(plan);
        }
        self.teaching.power = Some(power());
        self.send(Job::ListClasses);
        self.places.go(Place::Prepare);
    }

    pub(super) fn set_plan(&mut self, plan: TeachPlan) {
        self.teaching.plan = Some(plan);
        self.teaching.before.clear();
    }

    /// Begins the class of the course on screen, or goes back to the one that runs.
    fn present(&mut self, page: Option<String>, now: Duration) {
        let moment = self.moment(now);
        if self.teaching.session.is_none() {
            let Some(course) = self.course_to_teach() else { return };
            let ready = self.teaching.plan.as_ref().filter(|p| p.course == course.id).cloned();
            let plan = ready.unwrap_or_else(|| TeachPlan::of_course(course));
            let of_page = page.as_deref().and_then(|p| plan.find(p)).map(|(day, _)| day);
            let day = of_page.unwrap_or(if self.places.here() == &Place::Prepare { self.views.prepare.day } else { 0 });
            self.begin(plan, day, now);
        }
        if let (Some(page), Some(session)) = (page, &mut self.teaching.session) {
            session.go(&page, 0, moment);
            self.arrived(now);
        }
        self.places.go(Place::Present);
    }

    fn begin(&mut self, plan: TeachPlan, day: usize, now: Duration) {
        if !plan.days.iter().any(|d| d.teaching() > 0) {
            return self.toast(now, Tone::Info, tx::NO_PAGES, &[]);
        }
        let session = Session::begin(&boot::fresh_id(), plan, day, self.moment(now));
        self.run(session, now);
    }

    /// A class runs from now on.
    fn run(&mut self, session: Session, now: Duration) {
        self.teaching.session = Some(session);
        self.teaching.show = Show::Auto;
        self.teaching.drawn = None;
        self.views.dialog = None;
        self.views.present = crate::ui::presenter::PresenterView { zoom: (egui::pos2(0.5, 0.5), 1.0), round: (5, 3), ..Default::default() };
        self.teaching.awake = Some(Awake::start(tx::PREPARE.get(self.lang())));
        self.arrived(now);
        self.places.go(Place::Present);
    }

    /// Another page or face is on: an exercise brings its own countdown, unless one is running.
    fn arrived(&mut self, now: Duration) {
        let moment = self.moment(now);
        self.teaching.changed = true;
        self.views.present.zoom = (egui::pos2(0.5, 0.5), if self.views.present.tool == Tool::Zoom { self.views.present.zoom.1 } else { 1.0 });
        let reveal = self.settings.teach.reveal;
        let Some(session) = &mut self.teaching.session else { return };
        let Some(course) = self.library.course(&session.course) else { return };
        let (key, minutes) = match slides::launched(course, &session.at, session.step, reveal) {
            Some(slot) => (slides::timer_key(&session.at, slot), slot.minutes),
            None => match slides::discussed(course, &session.at) {
                Some(minutes) => (session.at.clone(), minutes),
                None => return,
            },
        };
        if session.timer_of != key && session.round.is_none() && !session.timer.is_running(moment) {
            session.timer = Timer::of_minutes(minutes);
            session.timer_of = key;
        }
    }

    /// Commands of the class that runs.
    fn class_command(&mut self, ctx: &egui::Context, command: Command, now: Duration) {
        let moment = self.moment(now);
        let view = &mut self.views.present;
        match command {
            Command::TeachPointer => view.toggle(Tool::Pointer),
            Command::TeachSpot => view.toggle(Tool::Spot),
            Command::TeachPen if view.tool == Tool::Pen && view.pen + 1 < PENS => view.pen += 1,
            Command::TeachPen => {
                view.pen = 0;
                view.toggle(Tool::Pen);
            }
            Command::TeachZoom => view.toggle(Tool::Zoom),
            Command::TeachBlack => view.cover = if view.cover == Cover::Black { Cover::None } else { Cover::Black },
            Command::TeachGrid => {
                view.grid = !view.grid;
                view.focus = view.grid;
                view.query.clear();
                // What is typed now is meant for the console, whichever window was pressed in.
                ctx.send_viewport_cmd_to(egui::ViewportId::ROOT, egui::ViewportCommand::Focus);
            }
            Command::TeachCanvas => view.panel = if view.panel == Panel::Canvases { Panel::Script } else { Panel::Canvases },
            Command::TeachPick => view.panel = if view.panel == Panel::Lot { Panel::Script } else { Panel::Lot },
            Command::TeachRound => view.panel = if view.panel == Panel::Groups { Panel::Script } else { Panel::Groups },
            Command::TeachSwap => self.teaching.projector.swap(ctx),
            Command::TeachMute | Command::TeachReveal | Command::TeachDark => self.wish(ctx, command, now),
            Command::TeachEnd => self.end_class(now),
            _ => self.session_command(command, moment, now),
        }
        self.teaching.changed = true;
    }

    fn wish(&mut self, ctx: &egui::Context, command: Command, now: Duration) {
        let mut new: Settings = self.settings.clone();
        let teach = &mut new.teach;
        match command {
            Command::TeachMute => teach.mute = !teach.mute,
            Command::TeachReveal => teach.reveal = !teach.reveal,
            _ => teach.dark = !teach.dark,
        }
        let muted = teach.mute;
        self.change_settings(ctx, new);
        if command == Command::TeachMute {
            self.toast(now, Tone::Info, if muted { tx::MUTED } else { tx::UNMUTED }, &[]);
        }
        if command == Command::TeachReveal
            && let Some(session) = &mut self.teaching.session
        {
            session.step = 0;
        }
    }

    fn session_command(&mut self, command: Command, moment: Moment, now: Duration) {
        let reveal = self.settings.teach.reveal;
        let view = &mut self.views.present;
        let Some(session) = &mut self.teaching.session else { return };
        let Some(course) = self.library.course(&session.course) else { return };
        let faces = |slot: &str| slides::faces(course, slot, reveal).len();
        let ends = |last: bool| {
            let slots = session.slots();
            if last { slots.last().map(|s| s.id.to_owned()) } else { slots.first().map(|s| s.id.to_owned()) }
        };
        let mut moved = None;
        match command {
            Command::TeachNext | Command::TeachPrev if view.cover != Cover::None => view.cover = Cover::None,
            Command::TeachNext if self.teaching.drawn.is_some() => self.teaching.drawn = None,
            Command::TeachNext | Command::TeachPrev if self.teaching.canvas.what.is_some() => self.teaching.canvas.set(None),
            Command::TeachNext => moved = Some(session.next(moment, &faces)),
            Command::TeachPrev => moved = Some(session.previous(moment, &faces)),
            Command::TeachFirst | Command::TeachLast => {
                if let Some(slot) = ends(command == Command::TeachLast) {
                    session.go(&slot, 0, moment);
                    moved = Some(Moved::Page);
                }
            }
            Command::TeachClear => drop(session.ink.remove(&slides::ink_key(session, view, self.teaching.drawn.as_deref()))),
            Command::TeachBoard => {
                view.cover = if matches!(view.cover, Cover::Board(_)) { Cover::None } else { Cover::Board(session.fresh_board()) };
            }
            Command::TeachTimer => {
                if session.timer.total == 0 {
                    session.timer = Timer::of_minutes(UNASKED);
                }
                session.timer.toggle(moment);
            }
            Command::TeachReset => session.timer.reset(),
            Command::TeachLess => session.timer.add(moment, -MINUTE),
            Command::TeachMore => session.timer.add(moment, MINUTE),
            Command::TeachPause => session.toggle_pause(moment),
            _ => {}
        }
        match moved {
            Some(Moved::Edge) if command == Command::TeachNext => self.toast(now, Tone::Info, tx::TOOK_EDGE, &[]),
            Some(_) => self.arrived(now),
            None => {}
        }
    }

    /// What the views of teaching ask for.
    pub(super) fn teach(&mut self, ctx: &egui::Context, act: Act, now: Duration) {
        match act {
            Act::Begin { plan, day } => self.begin(*plan, day, now),
            Act::GoOn(id) => self.go_on_class(&id, now),
            Act::Forget(id) => self.forget_class(&id),
            Act::Show(show) => self.teaching.show = show,
            Act::Canvas(what) => {
                self.teaching.canvas.set(what);
                self.views.present.cover = Cover::None;
            }
            Act::SlideLang(lang) => {
                let mut new = self.settings.clone();
                new.teach.lang = lang;
                self.change_settings(ctx, new);
            }
            Act::Escape => self.escape_class(now),
            Act::Leave => self.places.leave(&Place::Present),
            Act::Plan(plan) => {
                if let Some(old) = self.teaching.plan.replace(*plan) {
                    self.teaching.before.push(old);
                }
            }
            Act::UndoPlan => {
                if let Some(old) = self.teaching.before.pop() {
                    self.teaching.plan = Some(old);
                }
            }
            Act::SavePlan => self.save_plan(ctx),
            Act::OpenPlan => self.ask_path(ctx, PathFor::OpenPlan),
            Act::Times(id) => self.save_times(ctx, &id, now),
            Act::Handout(id) => self.save_handout(ctx, &id),
            Act::RealTimes(id) => {
                let moment = self.moment(now);
                let plan = self.teaching.classes.iter().find(|c| c.id == id).map(|c| session::real_times(c, moment));
                if let Some(plan) = plan {
                    self.teach(ctx, Act::Plan(Box::new(plan)), now);
                }
            }
            Act::Prepare(course) => {
                if let Some(plan) = self.library.course(&course).map(TeachPlan::of_course) {
                    self.set_plan(plan);
                    self.views.prepare = crate::ui::presenter::prepare::PrepareView::default();
                }
            }
            other => self.in_class(other, now),
        }
    }

    /// What is asked for while a class runs.
    fn in_class(&mut self, act: Act, now: Duration) {
        let moment = self.moment(now);
        let Some(session) = &mut self.teaching.session else { return };
        let key = slides::ink_key(session, &self.views.present, self.teaching.drawn.as_deref());
        match act {
            Act::Jump(slot) => {
                session.go(&slot, 0, moment);
                self.views.present.cover = Cover::None;
                self.arrived(now);
            }
            Act::Take(what) => session.take(what),
            Act::TakeBack(what) => session.take_back(&what),
            Act::Preset(minutes) => session.timer = Timer::of_minutes(minutes),
            Act::Ink(stroke) => session.ink.entry(key).or_default().push(stroke),
            Act::Rub(at) => {
                if let Some(ink) = session.ink.get_mut(&key) {
                    ink.retain(|stroke| !stroke.is_near(at));
                }
            }
            Act::Draw(names) => {
                let fresh = Picker::of_text(&names);
                if fresh.names != session.picker.names {
                    session.picker = fresh;
                }
                self.teaching.drawn = session.picker.draw(boot::random()).map(str::to_owned);
            }
            Act::Round(groups, minutes) => {
                let (round, timer) = Round::begin(groups, minutes);
                (session.round, session.timer, session.timer_of) = (Some(round), timer, String::new());
                session.timer.toggle(moment);
            }
            Act::NextGroup => {
                let next = session.round.as_mut().and_then(|round| round.next(moment));
                if next.is_none() {
                    session.round = None;
                }
                session.timer = next.unwrap_or_default();
            }
            Act::Done => {
                self.teaching.drawn = None;
                if session.round.take().is_some() {
                    session.timer = Timer::default();
                }
            }
            _ => {}
        }
        self.teaching.changed = true;
    }

    fn go_on_class(&mut self, id: &str, now: Duration) {
        let moment = self.moment(now);
        let Some(mut session) = self.teaching.classes.iter().find(|c| c.id == id).cloned() else { return };
        if session.ended.is_none() || !session.next_day(moment) {
            session.go_on(moment);
        }
        self.run(session, now);
    }

    fn forget_class(&mut self, id: &str) {
        self.views.dialog = None;
        let Some(class) = self.teaching.classes.iter_mut().find(|c| c.id == id) else { return };
        class.ended = Some(class.seen);
        let class = class.clone();
        self.send(Job::KeepClass(Box::new(class)));
    }

    fn end_class(&mut self, now: Duration) {
        let moment = self.moment(now);
        let Some(mut session) = self.teaching.session.take() else { return };
        session.end(moment);
        self.send(Job::KeepClass(Box::new(session.clone())));
        self.teaching.classes.retain(|c| c.id != session.id);
        self.teaching.classes.insert(0, session);
        self.teaching.awake = None;
        self.teaching.projector.close();
        self.places.leave(&Place::Present);
        self.prepare();
        self.toast(now, Tone::Done, tx::CLASS_ENDED, &[]);
    }

    /// Esc in the console or on the projector: it puts down what is in the hand, then asks to end.
    pub(super) fn escape_class(&mut self, now: Duration) {
        let view = &mut self.views.present;
        if view.grid {
            view.grid = false;
        } else if view.panel != Panel::Script {
            view.panel = Panel::Script;
        } else if view.tool != Tool::None {
            view.toggle(Tool::None);
        } else if view.cover != Cover::None {
            view.cover = Cover::None;
        } else if self.teaching.show == Show::Alone {
            self.teaching.show = Show::Auto;
        } else if view.ending.is_some_and(|at| now.saturating_sub(at) < SECOND) {
            self.end_class(now);
        } else {
            view.ending = Some(now);
            self.toast(now, Tone::Info, tx::ASK_END, &[]);
        }
    }

    /// The classes of this computer were listed.
    pub(super) fn classes_listed(&mut self, classes: Vec<Session>, now: Duration) {
        // What this run knows may be newer than what was on the disk.
        let known = std::mem::take(&mut self.teaching.classes);
        let newer = |listed: Session| known.iter().find(|k| k.id == listed.id && k.seen >= listed.seen).cloned().unwrap_or(listed);
        self.teaching.classes = classes.into_iter().map(newer).collect();
        if std::mem::replace(&mut self.teaching.asked, true) || self.teaching.session.is_some() {
            return;
        }
        let moment = self.moment(now);
        let open = self.teaching.classes.iter().find(|c| c.ended.is_none() && moment - c.seen < FRESH);
        let Some((id, course, page)) = open.map(|c| (c.id.clone(), c.course.clone(), c.index() + 1)) else { return };
        let lang = self.lang();
        let Some(name) = self.library.course(&course).map(|c| c.short_title.get(lang).to_owned()) else { return };
        let text = tx::CONTINUE.with(lang, &[&name, &page.to_string()]);
        self.views.waiting.push_back(Dialog::Class { id, text });
    }

    /// Every frame of a class: the bell, the second, what is kept, the window of the projector.
    pub(super) fn tick_class(&mut self, ctx: &egui::Context, now: Duration) {
        let moment = self.moment(now);
        if self.teaching.session.is_none() {
            return;
        }
        self.project(ctx, now);
        let Some(session) = &mut self.teaching.session else { return };
        if session.timer.take_ring(moment) {
            self.teaching.changed = true;
            self.toast(now, Tone::Info, tx::RING, &[]);
            if !self.settings.teach.mute {
                self.send(Job::Ring);
            }
        }
        if self.teaching.changed || moment - self.teaching.kept >= BEAT {
            (self.teaching.changed, self.teaching.kept) = (false, moment);
            if let Some(session) = &mut self.teaching.session {
                session.beat(moment);
                let copy = Box::new(session.clone());
                self.send(Job::KeepClass(copy));
            }
        }
        let timer = self.teaching.session.as_ref().and_then(|s| s.timer.next_change(moment)).unwrap_or(1000);
        let rest = (1000 - moment.rem_euclid(1000)).min(timer);
        ctx.request_repaint_after(Duration::from_millis(u64::try_from(rest).unwrap_or(1000)));
    }

    /// Hands the slide to the window of the projector, and does what was pressed there.
    fn project(&mut self, ctx: &egui::Context, now: Duration) {
        let Some(slide) = self.slide(now) else { return };
        let dark = self.settings.teach.dark;
        if self.teaching.tokens.as_ref().is_none_or(|(d, _)| *d != dark) {
            let [light, night] = &self.themes;
            self.teaching.tokens = Some((dark, Arc::new(if dark { night.clone() } else { light.clone() })));
        }
        let Some((_, tokens)) = self.teaching.tokens.clone() else { return };
        let show = self.teaching.show;
        let heard = self.teaching.projector.show(ctx, show, &Arc::new(slide), &tokens);
        for command in heard.pressed {
            self.command(ctx, command, now);
        }
        if heard.escape {
            self.escape_class(now);
        }
        if heard.closed {
            self.teaching.show = Show::Off;
        }
        if self.teaching.projector.take_lost() {
            self.toast(now, Tone::Info, tx::SCREEN_GONE, &[]);
        }
    }
}
