//! Hands the screens of teaching what they read.

use crate::{
    io::power::Power,
    model::{
        course::{Block, Course},
        session::{CatchUp, Proposal, TeachPlan},
        text::Lang,
        texts::teach as tx,
    },
    ui::{
        cx::{Action, Actions, Cx, Place},
        presenter::{
            PresenterCx,
            prepare::{Checked, PrepareCx, prepare_ui},
            presenter_ui,
            slide::{FLOOR, fitted},
        },
    },
};

use super::{App, show::Views, slides};

impl App {
    /// The console of the class that runs.
    pub(super) fn show_present(&self, ui: &mut egui::Ui, cx: &Cx<'_>, views: &mut Views, out: &mut Actions) {
        let now = self.moment(cx.now);
        let Some(maker) = self.maker(now) else {
            out.push(Action::Go(Place::Prepare));
            return;
        };
        let (session, course) = (maker.session, maker.course);
        let drawn = self.teaching.drawn.as_deref();
        let slide = maker.now(&views.present, drawn, self.projected_canvas());
        let canvases = self.canvases(cx.lang);
        let next = maker.next();
        let [light, dark] = &self.themes;
        let proposals: Vec<Proposal> =
            session.proposals(course, now).into_iter().filter(|p: &Proposal| !taken(session.taken.as_slice(), &p.what)).collect();
        let screen = match self.teaching.projector.shown_on() {
            Some(screen) => format!("{} × {}", screen.size.0, screen.size.1),
            None if self.teaching.projector.is_open() => cx.t(tx::SCREEN_WINDOW).to_owned(),
            None => String::new(),
        };
        let px = PresenterCx {
            session,
            course,
            slide: &slide,
            next: next.as_ref(),
            thumb: &|slot| Some(maker.slide(slot, 0)),
            slides: if self.settings.teach.dark { dark } else { light },
            now,
            show: self.teaching.show,
            screen,
            second: self.teaching.projector.screens.len() > 1,
            proposals: &proposals,
            debrief: self.debrief(course, cx),
            canvases: &canvases,
            drawn,
        };
        presenter_ui(ui, cx, &px, &mut views.present, out);
    }

    /// What the instructor closes the exercise with.
    fn debrief(&self, course: &Course, cx: &Cx<'_>) -> Vec<(&'static str, Vec<String>)> {
        let Some(session) = &self.teaching.session else { return Vec::new() };
        let reveal = self.settings.teach.reveal;
        let slot = slides::launched(course, &session.at, session.step, reveal);
        let Some(template) = slot.and_then(|s| self.library.template(&course.id, &s.id)) else { return Vec::new() };
        let lines = |list: &[crate::model::text::Bi]| list.iter().map(|t| cx.bi(t).to_owned()).collect();
        vec![(cx.t(tx::DEBRIEF), lines(&template.debrief)), (cx.t(tx::RUBRIC), lines(&template.rubric))]
    }

    /// The screen before the class.
    pub(super) fn show_prepare(&self, ui: &mut egui::Ui, cx: &Cx<'_>, views: &mut Views, out: &mut Actions) {
        let (Some(course), Some(plan)) = (self.course_to_teach(), self.teaching.plan.as_ref()) else {
            out.push(Action::Go(Place::Home));
            return;
        };
        let mut plans = vec![(cx.t(tx::WHOLE_COURSE).to_owned(), TeachPlan::of_course(course))];
        plans.extend(course.plans.iter().map(|p| (cx.bi(&p.title).to_owned(), TeachPlan::of_plan(course, p))));
        let px = PrepareCx {
            courses: self.library.courses.iter().map(|c| (c.id.as_str(), &c.short_title)).collect(),
            course,
            plan,
            undo: !self.teaching.before.is_empty(),
            plans,
            checked: self.checked(ui, cx, course, plan),
            classes: self.teaching.classes.iter().filter(|c| c.course == course.id).take(12).collect(),
            now: self.moment(cx.now),
        };
        prepare_ui(ui, cx, &px, &mut views.prepare, out);
    }

    /// Looks at everything that can go wrong in front of a class.
    fn checked(&self, ui: &egui::Ui, cx: &Cx<'_>, course: &Course, plan: &TeachPlan) -> Vec<Checked> {
        let ok = |well: bool, text: String| Checked { well, text };
        let second = self.teaching.projector.screens.iter().find(|s| !s.here);
        let screen = second.map(|s| cx.tf(tx::CHECK_SCREEN, &[&format!("{} × {}", s.size.0, s.size.1)]));
        let mut list = vec![ok(screen.is_some(), screen.unwrap_or_else(|| cx.t(tx::CHECK_NO_SCREEN).to_owned()))];
        let planned: u32 = plan.days.iter().map(crate::model::session::Day::teaching).sum();
        let asked = course.plans.iter().map(|p| p.minutes).chain([course.minutes]);
        let near = asked.min_by_key(|m| m.abs_diff(planned)).unwrap_or(course.minutes);
        list.push(ok(planned == near, cx.tf(tx::CHECK_MINUTES, &[&planned.to_string(), &near.to_string()])));
        let missing = self.missing_media(course);
        list.push(match missing.first() {
            Some(first) => ok(false, cx.tf(tx::CHECK_NO_MEDIA, &[&missing.len().to_string(), first.get(cx.lang)])),
            None => ok(true, cx.t(tx::CHECK_MEDIA).to_owned()),
        });
        list.push(self.text_size(ui, cx, course, plan));
        list.push(ok(true, cx.t(tx::CHECK_FONTS).to_owned()));
        list.push(match self.teaching.power.unwrap_or(Power::Unknown) {
            Power::Mains => ok(true, cx.t(tx::CHECK_POWER).to_owned()),
            Power::Battery(percent) => ok(false, cx.tf(tx::CHECK_BATTERY, &[&percent.to_string()])),
            Power::Unknown => ok(true, cx.t(tx::CHECK_NO_POWER).to_owned()),
        });
        list.push(ok(true, cx.t(tx::CHECK_SLEEP).to_owned()));
        list
    }

    fn missing_media(&self, course: &Course) -> Vec<crate::model::text::Bi> {
        fn pictures<'a>(blocks: &'a [Block], found: &mut Vec<&'a str>) {
            for block in blocks {
                match block {
                    Block::Picture(picture) => found.push(&picture.file),
                    Block::Columns { left, right } => {
                        pictures(left, found);
                        pictures(right, found);
                    }
                    _ => {}
                }
            }
        }
        let mut missing = Vec::new();
        for (_, page) in course.pages() {
            let mut files = Vec::new();
            pictures(&page.blocks, &mut files);
            missing.extend(files.iter().filter(|f| self.library.media(&course.id, f).is_none()).map(|_| page.short_title().clone()));
        }
        missing
    }

    /// Pages whose text is smaller than 28 on the projector; a few pages a frame are measured.
    fn text_size(&self, ui: &egui::Ui, cx: &Cx<'_>, course: &Course, plan: &TeachPlan) -> Checked {
        let lang: Lang = self.slide_lang();
        let [light, _] = &self.themes;
        let id = egui::Id::unique(("teach-measured", course.id.as_str(), lang == Lang::Zh));
        let mut measured: std::collections::BTreeMap<String, bool> = ui.ctx().data(|d| d.get_temp(id)).unwrap_or_default();
        let pages = plan.days.iter().flat_map(|d| &d.parts).flat_map(|p| &p.pages).filter(|p| !p.hidden);
        let mut left = 2;
        let mut waiting = false;
        let mut small = Vec::new();
        for planned in pages {
            let Some((_, page)) = course.pages().find(|(_, p)| p.id == planned.id) else { continue };
            let fits = match measured.get(&page.id) {
                Some(fits) => *fits,
                None if left > 0 => {
                    left -= 1;
                    let body = std::sync::Arc::new(crate::model::session::body_of(page));
                    let (_, floor) = fitted(ui.painter(), light, &body, lang);
                    measured.insert(page.id.clone(), floor >= FLOOR);
                    floor >= FLOOR
                }
                None => {
                    waiting = true;
                    continue;
                }
            };
            if !fits {
                small.push(cx.bi(page.short_title()));
            }
        }
        ui.ctx().data_mut(|d| d.insert_temp(id, measured));
        if waiting {
            ui.ctx().request_repaint();
            return Checked { well: true, text: cx.t(tx::CHECK_TEXT_LATER).to_owned() };
        }
        match small.first() {
            Some(first) => Checked { well: false, text: cx.tf(tx::CHECK_SMALL, &[&small.len().to_string(), first]) },
            None => Checked { well: true, text: cx.t(tx::CHECK_TEXT).to_owned() },
        }
    }
}

fn taken(taken: &[CatchUp], what: &CatchUp) -> bool {
    taken.contains(what)
}
