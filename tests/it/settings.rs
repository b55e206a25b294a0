//! Settings take effect at once, are written, and are there the next time.

use egui::{Key, Modifiers};
use mot_studio::{
    io::settings::{Dirs, load},
    model::{
        settings::{Settings, ThemeChoice},
        text::Lang,
        texts::shell as tx,
    },
    ui::{
        command::Command,
        cx::{Action, Place},
    },
};

use crate::drive::{Desk, Run, sample, settings, start};

fn stored(desk: &Desk) -> Settings {
    load(&Dirs::under(&desk.data())).0
}

fn restart(desk: &Desk) -> Run {
    let mut start = start(&desk.data(), Lang::Zh, &[]);
    (start.lang, start.theme) = (None, None);
    Run::new(start, stored(desk), egui::vec2(1440.0, 900.0))
}

#[test]
fn language_theme_and_scale_switch_live_and_come_back() {
    let desk = Desk::new();
    let mut start = start(&desk.data(), Lang::Zh, &[]);
    (start.lang, start.theme) = (None, None);
    let first = Settings { lang: Some(Lang::Zh), theme: ThemeChoice::Light, ..settings() };
    let mut run = Run::new(start, first, egui::vec2(1440.0, 900.0));
    run.ask(Action::Go(Place::Settings));
    run.until("settings in Chinese", |r| r.paints(tx::LOOKS.zh));
    let fill = |r: &Run| r.h.ctx.global_style().visuals.panel_fill;
    let light = fill(&run);
    run.click(tx::THEME_DARK.zh);
    run.until("dark", |r| r.h.ctx.theme() == egui::Theme::Dark && fill(r) != light);
    run.command(Command::ToggleLang);
    run.until("English", |r| r.paints(tx::LOOKS.en) && !r.paints(tx::LOOKS.zh));
    run.chord(Modifiers::COMMAND | Modifiers::CTRL, Key::Plus, "");
    run.until("larger", |r| (r.h.ctx.zoom_factor() - 1.1).abs() < 0.01);
    assert_eq!(run.app().settings().scale_percent, 110);
    run.close();
    let kept = stored(&desk);
    assert_eq!((kept.lang, kept.theme, kept.scale_percent), (Some(Lang::En), ThemeChoice::Dark, 110));
    let mut again = restart(&desk);
    again.until("English again", |r| r.paints(tx::COURSES.en));
    assert_eq!(again.h.ctx.theme(), egui::Theme::Dark);
    assert!((again.h.ctx.zoom_factor() - 1.1).abs() < 0.01);
    again.ctrl(Key::Num0);
    again.until("100 % again", |r| r.app().settings().scale_percent == 100);
    again.close();
}

#[test]
fn recent_files_are_remembered_opened_and_forgotten() {
    for lang in [Lang::Zh, Lang::En] {
        let desk = Desk::new();
        let files = ["甲组.mot.ron", "乙组.mot.ron"].map(|n| desk.path(n));
        for file in &files {
            sample(file, "卡");
        }
        let mut run = desk.open(lang, &[&files[0]]);
        run.until("open", |r| r.app().settings().recent.len() == 1);
        run.ask(Action::OpenFile(files[1].clone()));
        run.until("two", |r| r.app().settings().recent.len() == 2);
        run.close();
        assert_eq!(stored(&desk).recent.len(), 2);
        let mut again = Run::new(start(&desk.data(), lang, &[]), stored(&desk), egui::vec2(1440.0, 900.0));
        again.until("listed", |r| r.shows("甲组") && r.shows("乙组"));
        let at = again.rect("甲组").center();
        again.menu_at(at);
        again.click(tx::FORGET.get(lang));
        again.until("forgotten", |r| r.app().settings().recent.len() == 1 && !r.shows("甲组"));
        assert!(files[0].is_file(), "the file stays");
        again.click("乙组");
        again.until("open", |r| r.app().workbook().is_some());
        again.close();
        assert_eq!(stored(&desk).recent.len(), 1);
    }
}

#[test]
fn the_page_last_read_is_where_the_course_opens_again() {
    let desk = Desk::new();
    let mut run = desk.run(Lang::Zh);
    run.ask(Action::OpenCourse(crate::drive::COURSE.into()));
    for _ in 0..3 {
        run.key(Key::ArrowRight);
    }
    run.until("the fourth page", |r| r.paints("4 / "));
    run.close();
    let mut again = Run::new(start(&desk.data(), Lang::Zh, &[]), stored(&desk), egui::vec2(1440.0, 900.0));
    again.ask(Action::OpenCourse(crate::drive::COURSE.into()));
    again.until("the fourth page again", |r| r.paints("4 / "));
}

#[test]
fn the_focus_follows_the_mouse_only_where_it_is_wanted() {
    for wanted in [false, true] {
        let desk = Desk::new();
        let chosen = Settings { always_focus: wanted, ..settings() };
        let mut run = Run::new(start(&desk.data(), Lang::Zh, &[]), chosen, egui::vec2(1440.0, 900.0));
        run.click(tx::SETTINGS.zh);
        run.until("settings", |r| r.paints(tx::LOOKS.zh));
        assert_eq!(run.focused().as_deref() == Some(tx::SETTINGS.zh), wanted, "{:?}", run.focused());
    }
}
