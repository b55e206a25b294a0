//! Draws a frame: hands each screen what it reads and collects what it asks for.

use std::{collections::BTreeMap, time::Duration};

use egui::{Rect, UiBuilder};

use crate::{
    model::{
        course::Course,
        stamp::{EditorId, IdSource},
        template::{Structure, Template},
        text::{Bi, Lang},
        texts::{merge, safe, share, shell as tx},
        workbook::{Exercise, Workbook, exercise_key},
    },
    ui::{
        canvas::{
            board::{BoardView, board_ui},
            calculator::{CalcView, calculator_ui},
            form::{FormView, form_ui},
            journey::{JourneyView, journey_ui},
            marks,
            mindmap::{MindmapView, mindmap_ui},
            quiz::{QuizView, quiz_ui},
            survey::{SurveyView, survey_ui},
            table::{TableView, table_ui},
        },
        command::{Command, Scope},
        cx::{Action, Actions, Cx, ExerciseCx, Place},
        icons,
        screens::{
            compare::CompareView,
            home::{CourseShown, HomeCx, home_fits, home_ui},
            merge::MergeView,
            overview::{ExerciseShown, OverviewCx, overview_ui},
            reader::{ReaderCx, ReaderView, SlotState, reader_ui},
            recovery::{RecoveryCx, recovery_ui},
            settings::{SettingsCx, SettingsView, settings_ui},
        },
        shell::{
            Crumb, FrameCx,
            dialogs::{Dialog, dialog_ui},
            frame_ui,
            help::help_ui,
            notice::notice_ui,
            palette::{Entry, PaletteView, palette_ui},
            toasts::Toasts,
        },
    },
};

use super::{App, book::Book, keys};

/// What the screens remember between frames; never part of a document.
#[derive(Default)]
pub(super) struct Views {
    pub(super) reader: ReaderView,
    pub(super) settings: SettingsView,
    pub(super) journeys: BTreeMap<String, JourneyView>,
    pub(super) boards: BTreeMap<String, BoardView>,
    pub(super) tables: BTreeMap<String, TableView>,
    pub(super) surveys: BTreeMap<String, SurveyView>,
    pub(super) calculators: BTreeMap<String, CalcView>,
    pub(super) forms: BTreeMap<String, FormView>,
    pub(super) quizzes: BTreeMap<String, QuizView>,
    pub(super) mindmaps: BTreeMap<String, MindmapView>,
    pub(super) palette: Option<PaletteView>,
    pub(super) dialog: Option<Dialog>,
    /// Dialogs that come up when the one above was answered.
    pub(super) waiting: std::collections::VecDeque<Dialog>,
    pub(super) help: bool,
    pub(super) toasts: Toasts,
    pub(super) merge: MergeView,
    pub(super) compare: CompareView,
    pub(super) versions: super::versions::VersionsView,
    pub(super) present: crate::ui::presenter::PresenterView,
    pub(super) prepare: crate::ui::presenter::prepare::PrepareView,
    /// A command for the view on screen.
    pub(super) pending: Option<Command>,
    /// The focus shall move to the next or the previous region.
    pub(super) region: Option<i8>,
    pub(super) judged: super::percents::Judged,
}

impl Views {
    /// The completeness of an exercise in percent.
    pub(super) fn percent(&self, book: &Book, exercise: &Exercise) -> u32 {
        self.judged.percent(&book.workbook, exercise)
    }
}

impl Views {
    /// Forgets what was computed of a workbook whose documents were exchanged for others.
    pub(super) fn forget(&mut self, workbook: &str) {
        let start = format!("{workbook}/");
        self.journeys.retain(|key, _| !key.starts_with(&start));
        self.boards.retain(|key, _| !key.starts_with(&start));
        self.tables.retain(|key, _| !key.starts_with(&start));
        self.forms.retain(|key, _| !key.starts_with(&start));
        self.quizzes.retain(|key, _| !key.starts_with(&start));
        self.mindmaps.retain(|key, _| !key.starts_with(&start));
        self.surveys.retain(|key, _| !key.starts_with(&start));
        self.calculators.retain(|key, _| !key.starts_with(&start));
        self.judged.forget(workbook);
    }

    /// Mean completeness of the exercises that were started, in percent.
    pub(super) fn mean_percent(&self, book: &Book) -> u32 {
        let count = u32::try_from(book.workbook.exercises.len()).unwrap_or(1).max(1);
        book.workbook.exercises.iter().map(|e| self.percent(book, e)).sum::<u32>() / count
    }
}

impl Views {
    /// What is selected on the canvas of an exercise: cards, touchpoints or rows.
    pub(super) fn picked(&self, book: &Book, key: &str) -> Vec<crate::model::stamp::ItemId> {
        let view = view_key(book, key);
        let board = self.boards.get(&view).map(|v| v.selected().to_vec());
        let journey = self.journeys.get(&view).map(JourneyView::picked);
        let table = self.tables.get(&view).map(TableView::picked);
        board.or(journey).or(table).unwrap_or_default()
    }
}

impl Views {
    /// What is selected, the node of a mind map too; it goes on and comes from somewhere, but is not copied into other workbooks.
    pub(super) fn selection(&self, book: &Book, key: &str) -> Vec<crate::model::stamp::ItemId> {
        let node = self.mindmaps.get(&view_key(book, key)).and_then(MindmapView::selected);
        node.map_or_else(|| self.picked(book, key), |node| vec![node])
    }

    /// Shows an item on its canvas: a card, a touchpoint, a row.
    pub(super) fn show_item(&mut self, book: Option<&Book>, exercise: &str, item: crate::model::stamp::ItemId) {
        let Some((book, found)) = book.and_then(|b| Some((b, b.workbook.exercise(exercise)?))) else { return };
        let view = view_key(book, exercise);
        match &found.template.structure {
            Structure::Board(_) => self.boards.entry(view).or_default().reveal(item),
            Structure::Journey(_) => self.journeys.entry(view).or_default().show(found.doc.value(item, "tp").as_item().unwrap_or(item)),
            Structure::Table(_) => self.tables.entry(view).or_default().show(item),
            _ => {}
        }
    }
}

fn view_key(book: &Book, exercise: &str) -> String {
    format!("{}/{exercise}", book.workbook.id)
}

/// The icon of an exercise's kind.
fn kind_icon(template: &Template) -> char {
    match template.structure {
        Structure::Journey(_) => icons::PATH,
        Structure::Board(_) => icons::SQUARES_FOUR,
        Structure::Table(_) => icons::LIST_CHECKS,
        Structure::Form(_) => icons::NOTE,
        Structure::Survey(_) => icons::CHART_BAR,
        Structure::Calculator(_) => icons::CALCULATOR,
        Structure::Mindmap(_) => icons::TREE_STRUCTURE,
        Structure::Quiz(_) => icons::QUESTION,
        Structure::Paper => icons::PENCIL_SIMPLE,
    }
}

impl App {
    /// Draws everything and collects actions.
    pub(super) fn show(&mut self, ui: &mut egui::Ui, now: Duration, out: &mut Actions) {
        let ctx = ui.ctx().clone();
        match self.places.here() {
            Place::Merge => self.refresh_merge(now),
            Place::Compare | Place::Exercise { .. } => self.refresh_compare(),
            _ => {}
        }
        let scope = self.scope();
        let mut views = std::mem::take(&mut self.views);
        let above = views.dialog.is_some() || views.palette.is_some() || views.help;
        let searching = scope == Scope::Teach && views.present.grid;
        let pressed = if above { None } else { keys::take_command(&ctx, scope, searching) };
        let command = views.pending.take();
        if pressed.is_none()
            && !above
            && self.places.here() == &Place::Present
            && ctx.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::Escape))
        {
            out.push(Action::Teach(crate::ui::presenter::Act::Escape));
        }
        out.extend(pressed.map(Action::Do));
        if scope == Scope::Teach && !above {
            // A clicker pressed twice in one frame turns two pages.
            out.extend(std::iter::from_fn(|| keys::take_command(&ctx, scope, searching)).take(20).map(Action::Do));
        }
        let nobody = IdSource::new(EditorId::TEMPLATE, 1);
        let size = ctx.content_rect().size();
        let mut settings = self.settings.clone();
        settings.lang = Some(self.lang());
        let cx = Cx {
            lang: self.lang(),
            tk: self.tokens(&ctx),
            now,
            today: jiff::Zoned::now().date(),
            ids: self.book().map_or(&nobody, |b| &b.ids),
            settings: &settings,
            compact: self.settings.compact || size.x < 1360.0 || size.y < 800.0,
            command,
            keys: !above,
        };
        // The console has the window for itself.
        let console = self.places.here() == &Place::Present;
        let mut sheet = if console { ctx.content_rect() } else { self.show_frame(ui, &cx, out) };
        if let Some(notice) = self.notice().filter(|_| !console) {
            sheet = notice_ui(ui, &cx, &notice, sheet, out);
        }
        ui.scope_builder(UiBuilder::new().max_rect(sheet).id_salt(scope_name(self.places.here())), |ui| {
            ui.set_clip_rect(sheet.intersect(ui.clip_rect()));
            self.show_screen(ui, &cx, &mut views, out);
        });
        self.show_above(&ctx, &cx, scope, &mut views, out);
        if let Some(step) = views.region.take() {
            move_region(&ctx, ctx.content_rect(), sheet, step);
        }
        self.views = views;
    }

    /// Whether nothing on screen can be scrolled or zoomed.
    pub(super) fn wheel_is_idle(&self, ctx: &egui::Context) -> bool {
        let above = self.views.dialog.is_some() || self.views.palette.is_some() || self.views.help || egui::Popup::is_any_open(ctx);
        self.places.here() == &Place::Home && !above && home_fits(ctx)
    }

    fn tokens(&self, ctx: &egui::Context) -> &crate::ui::theme::Tokens {
        let [light, dark] = &self.themes;
        if ctx.theme() == egui::Theme::Dark { dark } else { light }
    }

    /// Which commands make sense on the screen.
    pub(super) fn scope(&self) -> Scope {
        match self.places.here() {
            Place::Reader { .. } => Scope::Reader,
            // The overview takes what is typed.
            Place::Present if self.views.present.grid => Scope::Everywhere,
            Place::Present => Scope::Teach,
            Place::Exercise { key } => match self.book().and_then(|b| b.workbook.exercise(key)).map(|e| &e.template.structure) {
                Some(Structure::Journey(_)) => Scope::Journey,
                Some(Structure::Board(_)) => Scope::Board,
                Some(Structure::Table(_)) => Scope::Table,
                Some(Structure::Mindmap(_)) => Scope::Mindmap,
                Some(Structure::Survey(_) | Structure::Calculator(_)) => Scope::Score,
                Some(Structure::Form(_) | Structure::Quiz(_)) => Scope::Page,
                Some(Structure::Paper) | None => Scope::Everywhere,
            },
            _ => Scope::Everywhere,
        }
    }

    fn show_frame(&self, ui: &mut egui::Ui, cx: &Cx<'_>, out: &mut Actions) -> Rect {
        let book = self.book();
        let fx = FrameCx {
            place: self.places.here(),
            crumbs: &self.crumbs(cx),
            save: book.map(Book::shown),
            path: book.and_then(|b| b.path.as_ref()).map(|p| p.display().to_string()).unwrap_or_default(),
            people: book.map(|b| b.workbook.members().into_iter().map(str::to_owned).collect()).unwrap_or_default(),
            mac: cfg!(target_os = "macos"),
        };
        frame_ui(ui, cx, &fx, out)
    }

    fn crumbs(&self, cx: &Cx<'_>) -> Vec<Crumb> {
        let crumb = |name: &str, place: Option<Place>| Crumb { name: name.to_owned(), place };
        match self.places.here() {
            Place::Home => vec![crumb(cx.t(tx::HOME), None)],
            Place::Settings => vec![crumb(cx.t(tx::SETTINGS), None)],
            Place::Merge | Place::Compare => {
                let title = self.book().map(|b| b.title(cx.lang)).unwrap_or_default();
                let here = if self.places.here() == &Place::Merge { merge::MERGED_CRUMB } else { merge::COMPARE_TITLE };
                vec![crumb(&title, Some(Place::Overview)), crumb(cx.t(here), None)]
            }
            Place::Prepare | Place::Present => vec![crumb(cx.t(crate::model::texts::teach::PREPARE), None)],
            Place::Recovery => vec![crumb(cx.t(safe::RECOVERY), None)],
            Place::Versions => {
                let title = self.book().map(|b| b.title(cx.lang)).unwrap_or_default();
                vec![crumb(&title, Some(Place::Overview)), crumb(cx.t(safe::VERSIONS), None)]
            }
            Place::Overview => {
                let title = self.book().map_or_else(|| cx.t(tx::WORKBOOK).to_owned(), |b| b.title(cx.lang));
                vec![crumb(&title, None)]
            }
            Place::Exercise { key } => {
                let book = self.book();
                let title = book.map(|b| b.title(cx.lang)).unwrap_or_default();
                let name = book.and_then(|b| b.workbook.exercise(key)).map(|e| cx.bi(&e.template.title).to_owned()).unwrap_or_default();
                let back = self.places.last_page().cloned();
                let course = back.as_ref().and_then(|p| self.page_name(p, cx));
                let mut crumbs = vec![crumb(&title, Some(Place::Overview))];
                crumbs.extend(course.map(|name| Crumb { name, place: back }));
                crumbs.push(crumb(&name, None));
                crumbs
            }
            Place::Reader { course, page } => {
                let Some(course) = self.library.course(course) else { return Vec::new() };
                let mut crumbs = vec![crumb(cx.bi(&course.short_title), Some(Place::Home))];
                if let Some((module, found)) = course.pages().find(|(_, p)| p.id == *page) {
                    let first = module.pages.first().map(|p| Place::Reader { course: course.id.clone(), page: p.id.clone() });
                    crumbs.push(Crumb { name: cx.bi(&module.title).to_owned(), place: first });
                    crumbs.push(crumb(cx.bi(found.short_title()), None));
                }
                crumbs
            }
        }
    }

    fn page_name(&self, place: &Place, cx: &Cx<'_>) -> Option<String> {
        let Place::Reader { course, page } = place else { return None };
        let (_, page) = self.library.course(course)?.pages().find(|(_, p)| p.id == *page)?;
        Some(cx.bi(page.short_title()).to_owned())
    }

    fn show_screen(&self, ui: &mut egui::Ui, cx: &Cx<'_>, views: &mut Views, out: &mut Actions) {
        match self.places.here().clone() {
            Place::Home => self.show_home(ui, cx, views, out),
            Place::Settings => {
                let [light, dark] = &self.themes;
                let data_dir = super::boot::dirs(&self.start).data.display().to_string();
                let sx = SettingsCx { themes: [light, dark], version: env!("CARGO_PKG_VERSION"), data_dir, mac: cfg!(target_os = "macos") };
                settings_ui(ui, cx, &sx, &mut views.settings, out);
            }
            Place::Recovery => {
                let rx = RecoveryCx { drafts: &self.shelf.drafts, looked_at: self.shelf.looked_at.as_deref() };
                recovery_ui(ui, cx, &rx, out);
            }
            Place::Prepare => self.show_prepare(ui, cx, views, out),
            Place::Present => self.show_present(ui, cx, views, out),
            Place::Versions => self.show_versions(ui, cx, views, out),
            Place::Overview => self.show_overview(ui, cx, views, out),
            Place::Merge => self.show_merge(ui, cx, &mut views.merge, out),
            Place::Compare => self.show_compare(ui, cx, &mut views.compare, out),
            Place::Reader { course, page } => self.show_reader(ui, cx, (&course, &page), views, out),
            Place::Exercise { key } => self.show_exercise(ui, cx, &key, views, out),
        }
    }

    fn show_home(&self, ui: &mut egui::Ui, cx: &Cx<'_>, views: &Views, out: &mut Actions) {
        let courses = self.library.courses.iter().map(|course| self.course_shown(course, views)).collect();
        let recent = self.settings.recent.iter().map(|r| (r, when(cx, r.at))).collect();
        let hour = jiff::Zoned::now().hour();
        let hx = HomeCx { courses, recent, drafts: &self.shelf.drafts, problems: self.library.problems.len(), hour };
        home_ui(ui, cx, &hx, out);
    }

    fn course_shown<'a>(&self, course: &'a Course, views: &Views) -> CourseShown<'a> {
        let exercises = course.exercise_ids().len();
        let book = self.book().filter(|b| b.workbook.course == course.id);
        let fraction = book.map_or(0.0, |b| {
            let sum: u32 = b.workbook.exercises.iter().map(|e| views.percent(b, e)).sum();
            sum as f32 / 100.0 / exercises.max(1) as f32
        });
        CourseShown { course, fraction, exercises }
    }

    /// The course of the open workbook, or the course last read, or the first.
    pub(super) fn current_course(&self) -> Option<&Course> {
        let of_book = self.book().map(|b| b.workbook.course.as_str());
        let of_page = match self.places.last_page() {
            Some(Place::Reader { course, .. }) => Some(course.as_str()),
            _ => None,
        };
        of_book.or(of_page).and_then(|id| self.library.course(id)).or_else(|| self.library.courses.first())
    }

    fn exercises_shown(&self, views: &Views) -> Vec<ExerciseShown> {
        let Some(course) = self.current_course() else { return Vec::new() };
        let mut shown: Vec<ExerciseShown> = Vec::new();
        for (module, page) in course.pages() {
            for slot in page.slots() {
                if let Some(known) = shown.iter_mut().find(|s| s.template == slot.id && s.preset == slot.preset) {
                    known.minutes += slot.minutes;
                    continue;
                }
                let Some(template) = self.library.template(&course.id, &slot.id) else { continue };
                let key = exercise_key(&slot.id, &slot.preset);
                let started = self.book().and_then(|b| b.workbook.exercise(&key).map(|e| views.percent(b, e)));
                shown.push(ExerciseShown {
                    module: module.title.clone(),
                    template: slot.id.clone(),
                    preset: slot.preset.clone(),
                    title: template.title.clone(),
                    purpose: template.purpose.clone(),
                    icon: kind_icon(template),
                    percent: started,
                    minutes: slot.minutes,
                    available: template.on_screen(),
                    key: None,
                });
            }
        }
        shown.extend(self.others_shown(&shown, views));
        shown
    }

    /// Exercises of the workbook that no page of the course asks for: taken from others, or of another course.
    fn others_shown(&self, slots: &[ExerciseShown], views: &Views) -> Vec<ExerciseShown> {
        let Some(book) = self.book() else { return Vec::new() };
        let known = |e: &&Exercise| !slots.iter().any(|s| exercise_key(&s.template, &s.preset) == e.key);
        let others = book.workbook.exercises.iter().filter(known);
        let heading = Bi::new(share::OTHERS.zh, share::OTHERS.en);
        let shown = others.map(|e| {
            let whose = e.doc.text(crate::model::stamp::ItemId::HEADER, super::share::FROM);
            let from = |text: &str, lang| if whose.is_empty() { text.to_owned() } else { share::FROM.with(lang, &[whose]) };
            ExerciseShown {
                module: heading.clone(),
                template: e.template.id.clone(),
                preset: String::new(),
                title: e.template.title.clone(),
                purpose: Bi::new(from(&e.template.purpose.zh, Lang::Zh), from(&e.template.purpose.en, Lang::En)),
                icon: kind_icon(&e.template),
                percent: Some(views.percent(book, e)),
                minutes: 0,
                available: e.template.on_screen(),
                key: Some(e.key.clone()),
            }
        });
        shown.collect()
    }

    fn show_overview(&self, ui: &mut egui::Ui, cx: &Cx<'_>, views: &Views, out: &mut Actions) {
        let exercises = self.exercises_shown(views);
        let doable = exercises.iter().filter(|e| e.available).count().max(1);
        let sum: u32 = exercises.iter().filter_map(|e| e.percent).sum();
        let course = self.current_course().map(|c| cx.bi(&c.short_title).to_owned()).unwrap_or_default();
        let people = self.book().map(|b| b.workbook.members().join(cx.lang.pick("、", ", "))).unwrap_or_default();
        let group = self.book().map(|b| b.workbook.group().to_owned()).unwrap_or_default();
        let handed =
            self.book().map(|b| b.workbook.about.text(crate::model::stamp::ItemId::HEADER, crate::model::share::HANDED_IN)).unwrap_or_default();
        let handed = if handed.is_empty() { String::new() } else { cx.tf(share::HANDED_AT, &[handed]) };
        let facts: Vec<String> = [course, group, people, handed].into_iter().filter(|t| !t.is_empty()).collect();
        let title = self.book().map(|b| b.title(cx.lang)).unwrap_or_default();
        let percent = sum / u32::try_from(doable).unwrap_or(1);
        let ox = OverviewCx { open: self.book().is_some(), title, facts: facts.join(cx.lang.pick("·", ", ")), exercises: &exercises, percent };
        overview_ui(ui, cx, &ox, out);
    }

    fn show_reader(&self, ui: &mut egui::Ui, cx: &Cx<'_>, (course_id, page): (&str, &str), views: &mut Views, out: &mut Actions) {
        let Some(course) = self.library.course(course_id) else {
            out.push(Action::Go(Place::Home));
            return;
        };
        let book = self.book().filter(|b| b.workbook.course == course.id);
        let percents: BTreeMap<String, u32> =
            book.map(|b| b.workbook.exercises.iter().map(|e| (e.key.clone(), views.percent(b, e))).collect()).unwrap_or_default();
        let slot = |template: &str, preset: &str| {
            let found = self.library.template(course_id, template);
            SlotState {
                title: found.map(|t| t.title.clone()).unwrap_or_default(),
                purpose: found.map(|t| t.purpose.clone()).unwrap_or_default(),
                steps: found.map(|t| t.steps.clone()).unwrap_or_default(),
                percent: percents.get(&exercise_key(template, preset)).copied(),
                available: found.is_some_and(|t| t.on_screen()),
                minutes: 0,
            }
        };
        let media = |file: &str| self.library.media(course_id, file).map(|bytes| bytes.to_vec());
        let clock = jiff::Zoned::now().strftime("%H:%M").to_string();
        let rcx = ReaderCx { workbook: book.map(|b| &b.workbook), slots: &slot, media: &media, clock: &clock };
        reader_ui(ui, cx, course, &rcx, page, &mut views.reader, out);
    }

    /// How long an exercise may take, over all pages of the course that ask for it.
    fn minutes_of(&self, key: &str) -> u32 {
        let Some(course) = self.current_course() else { return 0 };
        let slots = course.pages().flat_map(|(_, page)| page.slots());
        let asked = slots.filter(|s| exercise_key(&s.id, &s.preset) == key && self.library.template(&course.id, &s.id).is_some());
        asked.map(|s| s.minutes).sum()
    }

    fn show_exercise(&self, ui: &mut egui::Ui, cx: &Cx<'_>, key: &str, views: &mut Views, out: &mut Actions) {
        let Some((book, exercise)) = self.book().and_then(|b| b.workbook.exercise(key).map(|e| (b, e))) else {
            out.push(Action::Go(Place::Overview));
            return;
        };
        let (undo, redo) = book.step_names(&crate::ui::cx::Target::Exercise(key.to_owned()), cx.lang);
        let minutes = self.minutes_of(key);
        let sheet = ui.max_rect();
        marks::lay_out(ui.ctx(), self.compared(key).map(|(marks, _)| marks));
        let ex = ExerciseCx { workbook: &book.workbook, exercise, undo, redo, read_only: book.read_only, minutes };
        let view = view_key(book, key);
        canvas(ui, cx, &ex, view, views, out);
        self.show_compared(ui, cx, key, sheet, out);
    }

    /// Draws an exercise of a workbook that is only looked at; `name` keeps its views apart from those of open ones.
    pub(super) fn show_canvas(
        ui: &mut egui::Ui,
        cx: &Cx<'_>,
        (name, workbook, exercise): (&str, &Workbook, &Exercise),
        views: &mut Views,
        out: &mut Actions,
    ) {
        let ex = ExerciseCx { workbook, exercise, undo: None, redo: None, read_only: true, minutes: 0 };
        canvas(ui, cx, &ex, format!("{name}/{}", exercise.key), views, out);
    }

    fn show_above(&self, ctx: &egui::Context, cx: &Cx<'_>, scope: Scope, views: &mut Views, out: &mut Actions) {
        let mac = cfg!(target_os = "macos");
        if let Some(dialog) = &mut views.dialog {
            dialog_ui(ctx, cx, dialog, out);
        } else if let Some(palette) = &mut views.palette {
            let places = self.entries(cx);
            if palette_ui(ctx, cx, scope, &places, palette, mac, out) {
                views.palette = None;
            }
        } else if views.help && help_ui(ctx, cx, mac) {
            views.help = false;
        }
        if ctx.input(|i| !i.raw.hovered_files.is_empty()) {
            drop_target(ctx, cx, if self.takes_answers() { tx::DROP_ANSWERS } else { tx::DROP_NOW });
        }
        views.toasts.show(ctx, cx, out);
    }

    /// Everything the palette can jump to.
    fn entries(&self, cx: &Cx<'_>) -> Vec<Entry> {
        let mut entries = Vec::new();
        for shown in self.exercises_shown(&self.views).into_iter().filter(|s| s.available) {
            let action = Action::OpenExercise { template: shown.template, preset: shown.preset };
            entries.push(Entry { icon: shown.icon, name: cx.bi(&shown.title).to_owned(), detail: cx.bi(&shown.module).to_owned(), action });
        }
        for course in &self.library.courses {
            for (module, page) in course.pages() {
                let detail = format!("{}{}{}", cx.bi(&course.short_title), cx.lang.pick("·", ", "), cx.bi(&module.title));
                let action = Action::Go(Place::Reader { course: course.id.clone(), page: page.id.clone() });
                entries.push(Entry { icon: icons::BOOK_OPEN, name: cx.bi(page.short_title()).to_owned(), detail, action });
            }
        }
        for recent in &self.settings.recent {
            let action = Action::OpenFile(recent.path.clone().into());
            entries.push(Entry { icon: icons::NOTEBOOK, name: recent.name.clone(), detail: recent.course.clone(), action });
        }
        entries
    }
}

fn canvas(ui: &mut egui::Ui, cx: &Cx<'_>, ex: &ExerciseCx<'_>, view: String, views: &mut Views, out: &mut Actions) {
    match &ex.exercise.template.structure {
        Structure::Journey(_) => journey_ui(ui, cx, ex, views.journeys.entry(view).or_default(), out),
        Structure::Board(_) => board_ui(ui, cx, ex, views.boards.entry(view).or_default(), out),
        Structure::Table(_) => table_ui(ui, cx, ex, views.tables.entry(view).or_default(), out),
        Structure::Form(_) => form_ui(ui, cx, ex, views.forms.entry(view).or_default(), out),
        Structure::Quiz(_) => quiz_ui(ui, cx, ex, views.quizzes.entry(view).or_default(), out),
        Structure::Mindmap(_) => mindmap_ui(ui, cx, ex, views.mindmaps.entry(view).or_default(), out),
        Structure::Survey(_) => survey_ui(ui, cx, ex, views.surveys.entry(view).or_default(), out),
        Structure::Calculator(_) => calculator_ui(ui, cx, ex, views.calculators.entry(view).or_default(), out),
        Structure::Paper => out.push(Action::Go(Place::Overview)),
    }
}

fn scope_name(place: &Place) -> &'static str {
    match place {
        Place::Home => "home",
        Place::Reader { .. } => "reader",
        Place::Overview => "overview",
        Place::Exercise { .. } => "exercise",
        Place::Settings => "settings",
        Place::Merge => "merge",
        Place::Compare => "compare",
        Place::Recovery => "recovery",
        Place::Versions => "versions",
        Place::Prepare => "prepare",
        Place::Present => "present",
    }
}

/// `HH:MM` today, "yesterday", or month and day.
fn when(cx: &Cx<'_>, at: i64) -> String {
    let Ok(time) = jiff::Timestamp::from_second(at) else { return String::new() };
    let time = time.to_zoned(jiff::tz::TimeZone::system());
    if time.date() == cx.today {
        return time.strftime("%H:%M").to_string();
    }
    if time.date().tomorrow().is_ok_and(|d| d == cx.today) {
        return cx.t(tx::YESTERDAY).to_owned();
    }
    cx.tf(tx::MONTH_DAY, &[&time.month().to_string(), &time.day().to_string()])
}

/// The whole window lights up while files hover over it.
fn drop_target(ctx: &egui::Context, cx: &Cx<'_>, text: crate::model::texts::Text) {
    let layer = egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("drop-target"));
    let painter = ctx.layer_painter(layer);
    let rect = ctx.content_rect().shrink(8.0);
    painter.rect_filled(rect, egui::CornerRadius::same(10), cx.tk.accent_tint.gamma_multiply(0.94));
    crate::ui::widgets::dashed_rect(&painter, rect.shrink(12.0), 12.0, egui::Stroke::new(2.0, cx.tk.accent));
    let style = crate::ui::theme::TITLE;
    crate::ui::widgets::paint(&painter, rect.center(), egui::Align2::CENTER_CENTER, cx.t(text), style, cx.tk.accent_text);
}

/// F6: rail, top bar, sheet, and round again.
fn move_region(ctx: &egui::Context, all: Rect, sheet: Rect, step: i8) {
    let focused = ctx.memory(egui::Memory::focused).and_then(|id| ctx.read_response(id)).map(|r| r.rect.center());
    let rail = Rect::from_min_max(egui::pos2(all.left(), sheet.top()), egui::pos2(sheet.left(), all.bottom()));
    let top = Rect::from_min_max(all.min, egui::pos2(all.right(), sheet.top()));
    let regions = [rail, top, sheet];
    let here = focused.and_then(|p| regions.iter().position(|r| r.contains(p)));
    let next = match (here, step > 0) {
        (None, _) => 0,
        (Some(i), true) => (i + 1) % 3,
        (Some(i), false) => (i + 2) % 3,
    };
    if let Some(region) = regions.get(next) {
        let first = ctx.viewport(|v| {
            let widgets = v.prev_pass.widgets.layers().flat_map(|(_, list)| list.iter());
            widgets.filter(|w| w.sense.is_focusable() && w.enabled && region.contains(w.interact_rect.center())).map(|w| w.id).next()
        });
        if let Some(id) = first {
            ctx.memory_mut(|m| m.request_focus(id));
        }
    }
}
