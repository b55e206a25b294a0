//! The blocks of a page, top to bottom, each as high as its text needs.

use egui::{Color32, Pos2, Rect, pos2, vec2};

use super::{Launch, diagram, pen::Pen};
use crate::{
    model::{
        course::{Block, Case, CaseLabel, Discuss, Picture, Quote, Slot},
        text::Bi,
        texts::reader as words,
    },
    ui::{
        icons,
        theme::{self, Style},
    },
};

/// Body text inside cards.
const CARD: Style = Style { size: 16.0, line: 27.0, bold: false };
/// Second lines inside cards.
const SIDE: Style = Style { size: 15.0, line: 24.0, bold: false };
/// A column narrower than this takes smaller text.
const NARROW: f32 = 430.0;

/// Sets blocks below each other and gives the height. Points beside a drawing, and a discussion beside a launcher, share a row.
pub(super) fn column(pen: &mut Pen<'_>, at: Pos2, width: f32, blocks: &[Block]) -> f32 {
    let mut y = at.y;
    let mut rest = blocks;
    while let Some((first, others)) = rest.split_first() {
        if y > at.y {
            y += pen.s(20.0);
        }
        let here = pos2(at.x, y);
        let wide = width >= pen.s(NARROW + 160.0);
        if let (true, Some((second, after))) = (wide, others.split_first())
            && side_by_side(first, second)
        {
            y += pair(pen, here, width, std::slice::from_ref(first), std::slice::from_ref(second), share(first, second));
            rest = after;
            continue;
        }
        y += block(pen, here, width, first);
        rest = others;
    }
    y - at.y
}

fn side_by_side(first: &Block, second: &Block) -> bool {
    match (first, second) {
        (Block::Points(_), Block::Diagram(d)) | (Block::Diagram(d), Block::Points(_)) => diagram::fits_beside(d),
        (Block::Discuss(d), Block::Exercise(_)) => d.ask.is_empty(),
        _ => false,
    }
}

/// How much of the width the first of two neighbours gets.
fn share(first: &Block, second: &Block) -> f32 {
    match (first, second) {
        (Block::Points(_), Block::Diagram(_)) => 0.48,
        (Block::Diagram(_), Block::Points(_)) => 0.52,
        _ => 0.5,
    }
}

fn pair(pen: &mut Pen<'_>, at: Pos2, width: f32, left: &[Block], right: &[Block], share: f32) -> f32 {
    let gap = pen.s(24.0);
    let first = (width - gap) * share;
    let second = width - gap - first;
    let a = column(pen, at, first, left);
    let b = column(pen, pos2(at.x + first + gap, at.y), second, right);
    a.max(b)
}

fn block(pen: &mut Pen<'_>, at: Pos2, width: f32, block: &Block) -> f32 {
    match block {
        Block::Lead(text) => {
            let color = pen.tk().text_secondary;
            said_text(pen, at, pen_bi(pen, text).as_str(), reading(pen, width), color, width)
        }
        Block::Points(list) => points(pen, at, width, list),
        Block::Columns { left, right } => {
            if width < pen.s(NARROW) {
                let first = column(pen, at, width, left);
                let gap = pen.s(20.0);
                return first + gap + column(pen, pos2(at.x, at.y + first + gap), width, right);
            }
            pair(pen, at, width, left, right, columns_share(left, right))
        }
        Block::Statement(text) => statement(pen, at, width, text),
        Block::Quote(q) => quote(pen, at, width, q),
        Block::Case(c) => case(pen, at, width, c),
        Block::Discuss(d) => discuss(pen, at, width, d),
        Block::Compare(rows) => super::flow::compare(pen, at, width, rows),
        Block::Diagram(d) => diagram::panel(pen, at, width, d),
        Block::Picture(p) => picture(pen, at, width, p),
        Block::Exercise(slot) => exercise(pen, at, width, slot),
        Block::Tip(text) => tip(pen, at, width, text),
    }
}

/// A drawing, a table or a case needs a little more room than points.
fn columns_share(left: &[Block], right: &[Block]) -> f32 {
    let weight = |blocks: &[Block]| -> f32 {
        blocks
            .iter()
            .map(|b| match b {
                Block::Compare(_) => 3.0,
                Block::Diagram(_) | Block::Case(_) => 2.0,
                _ => 1.0,
            })
            .fold(1.0, f32::max)
    };
    let (l, r) = (weight(left), weight(right));
    if l > r {
        0.53
    } else if l < r {
        0.47
    } else {
        0.5
    }
}

fn pen_bi(pen: &Pen<'_>, text: &Bi) -> String {
    pen.bi(text).to_owned()
}

fn reading(pen: &Pen<'_>, width: f32) -> Style {
    if width < pen.s(NARROW) { Style { size: 17.0, line: 28.0, bold: false } } else { theme::READING }
}

fn said_text(pen: &mut Pen<'_>, at: Pos2, text: &str, style: Style, color: Color32, width: f32) -> f32 {
    let height = pen.text(at, text, style, color, width);
    pen.say(Rect::from_min_size(at, vec2(width, height)), text.replace("**", ""));
    height
}

fn points(pen: &mut Pen<'_>, at: Pos2, width: f32, list: &[Bi]) -> f32 {
    let tk = pen.tk();
    let style = reading(pen, width);
    let mut y = at.y;
    for (n, point) in list.iter().enumerate() {
        if n > 0 {
            y += pen.s(14.0);
        }
        let center = pos2(at.x + pen.s(12.0), y + pen.style(style).line / 2.0);
        let before = pen.painter.clone();
        pen.points += 1;
        if pen.paper.points.is_some_and(|shown| pen.points > shown) {
            pen.painter.set_invisible();
        }
        pen.painter.circle_filled(center, pen.s(12.0), tk.selected);
        let number = (n + 1).to_string();
        let digit = theme::SMALL.bold();
        let size = pen.size(&number, digit, f32::INFINITY);
        pen.centered(pos2(center.x, center.y - size.y / 2.0), &number, digit, tk.accent_text, pen.s(24.0));
        let indent = pen.s(36.0);
        y += said_text(pen, pos2(at.x + indent, y), pen.bi(point), style, tk.text, width - indent);
        pen.painter = before;
    }
    y - at.y
}

fn statement(pen: &mut Pen<'_>, at: Pos2, width: f32, text: &Bi) -> f32 {
    let tk = pen.tk();
    let style = if width < pen.s(NARROW) { Style { size: 24.0, line: 36.0, bold: true } } else { Style { size: 30.0, line: 44.0, bold: true } };
    let place = pen.reserve();
    let pad = vec2(pen.s(28.0), pen.s(24.0));
    let height = said_text(pen, at + pad, pen.bi(text), style, tk.text, width - 2.0 * pad.x);
    let rect = Rect::from_min_size(at, vec2(width, height + 2.0 * pad.y));
    pen.fill(place, rect, 12.0, tk.surface_sunken, Color32::TRANSPARENT, 0.0);
    rect.height()
}

fn quote(pen: &mut Pen<'_>, at: Pos2, width: f32, quote: &Quote) -> f32 {
    let tk = pen.tk();
    let style = Style { size: 20.0, line: 34.0, bold: false };
    let indent = pen.s(44.0);
    pen.icon(pos2(at.x + pen.s(16.0), at.y + pen.s(17.0)), icons::QUOTES, 30.0, tk.text_tertiary);
    let left = pos2(at.x + indent, at.y);
    let mut y = said_text(pen, left, pen.bi(&quote.text), style, tk.text, width - indent);
    if !quote.who.is_empty() {
        y += pen.s(4.0);
        let text = format!("— {}", pen.bi(&quote.who));
        y += said_text(pen, pos2(left.x, at.y + y), &text, theme::BODY, tk.text_tertiary, width - indent);
    }
    y
}

fn case(pen: &mut Pen<'_>, at: Pos2, width: f32, case: &Case) -> f32 {
    let tk = pen.tk();
    let narrow = width < pen.s(NARROW);
    let place = pen.reserve();
    let pad = pen.s(if narrow { 16.0 } else { 20.0 });
    let left = at.x + pad;
    let tile = Rect::from_min_size(pos2(left, at.y + pad), vec2(pen.s(36.0), pen.s(36.0)));
    if let Some(zone) = tk.zone("money", 3) {
        pen.rect(tile, 9.0, zone.fill, Color32::TRANSPARENT, 0.0);
        pen.icon(tile.center(), icons::STOREFRONT, 20.0, zone.ink);
    }
    let head = tile.right() + pen.s(14.0);
    let label = pen.t(if case.label == CaseLabel::Known { words::CASE_KNOWN } else { words::CASE_FICTIONAL }, &[]);
    let room = at.x + width - pad - head;
    let title = format!("**{}**", pen.bi(&case.title));
    let chip_w = pen.size(&label, theme::CAPTION, f32::INFINITY).x + pen.s(16.0);
    let beside = pen.size(&title, CARD, f32::INFINITY).x + chip_w + pen.s(10.0) <= room;
    let title_w = if beside { room - chip_w - pen.s(10.0) } else { room };
    let mut y = at.y + pad;
    let title_size = pen.size(&title, CARD, title_w);
    pen.text(pos2(head, y), &title, CARD, tk.text, title_w);
    if beside {
        pen.chip(pos2(head + title_size.x + pen.s(10.0), y + pen.s(2.5)), &label, tk.surface, tk.text_secondary);
        y += title_size.y;
    } else {
        y += title_size.y + pen.s(2.0);
        pen.chip(pos2(head, y), &label, tk.surface, tk.text_secondary);
        y += pen.s(22.0);
    }
    let (x, text_w) = if narrow {
        y = y.max(tile.bottom()) + pen.s(8.0);
        (left, width - 2.0 * pad)
    } else {
        y += pen.s(4.0);
        (head, room)
    };
    for part in pen_bi(pen, &case.body).split("\n\n") {
        y += said_text(pen, pos2(x, y), part.trim(), theme::CASE, tk.text, text_w) + pen.s(6.0);
    }
    if !case.source.is_empty() {
        let source = pen.t(words::SOURCE, &[pen.bi(&case.source)]);
        y += said_text(pen, pos2(x, y), &source, theme::SMALL, tk.text_tertiary, text_w) + pen.s(6.0);
    }
    if case.question.is_empty() {
        y -= pen.s(6.0);
    } else {
        y += pen.s(4.0);
        if let Some(zone) = tk.zone("money", 3) {
            pen.icon(pos2(x + pen.s(9.0), y + pen.s(13.5)), icons::QUESTION, 18.0, zone.ink);
        }
        let question = format!("**{}**", pen.bi(&case.question));
        y += said_text(pen, pos2(x + pen.s(26.0), y), &question, CARD, tk.text, text_w - pen.s(26.0));
    }
    let rect = Rect::from_min_max(at, pos2(at.x + width, y.max(tile.bottom()) + pad));
    pen.fill(place, rect, 10.0, tk.wash_customer, Color32::TRANSPARENT, 0.0);
    rect.height()
}

/// The head of a card: icon and bold words; gives its height.
fn head(pen: &mut Pen<'_>, at: Pos2, icon: char, text: &str, (icon_ink, ink): (Color32, Color32), width: f32) -> f32 {
    let style = Style { size: 15.0, line: 24.0, bold: true };
    pen.icon(pos2(at.x + pen.s(9.0), at.y + pen.s(12.0)), icon, 18.0, icon_ink);
    said_text(pen, pos2(at.x + pen.s(26.0), at.y), text, style, ink, width - pen.s(26.0))
}

fn discuss(pen: &mut Pen<'_>, at: Pos2, width: f32, discuss: &Discuss) -> f32 {
    let tk = pen.tk();
    let place = pen.reserve();
    let pad = pen.s(18.0);
    let (x, w) = (at.x + pad, width - 2.0 * pad);
    let name = if discuss.minutes == 0 { pen.t(words::DISCUSS, &[]) } else { pen.t(words::DISCUSS_MINUTES, &[&discuss.minutes.to_string()]) };
    let mut y = at.y + pen.s(16.0);
    y += head(pen, pos2(x, y), icons::CHATS_CIRCLE, &name, (tk.accent_text, tk.accent_text), w) + pen.s(4.0);
    y += said_text(pen, pos2(x, y), pen.bi(&discuss.prompt), CARD, tk.text, w);
    for ask in &discuss.ask {
        y += pen.s(4.0);
        pen.painter.circle_filled(pos2(x + pen.s(5.0), y + pen.s(12.0)), pen.s(2.5), tk.border_strong);
        y += said_text(pen, pos2(x + pen.s(18.0), y), pen.bi(ask), SIDE, tk.text_secondary, w - pen.s(18.0));
    }
    let rect = Rect::from_min_max(at, pos2(at.x + width, y + pen.s(16.0)));
    pen.fill(place, rect, 10.0, tk.surface, tk.border, 1.0);
    rect.height()
}

fn exercise(pen: &mut Pen<'_>, at: Pos2, width: f32, slot: &Slot) -> f32 {
    let tk = pen.tk();
    let state = (pen.paper.slot)(slot);
    let place = pen.reserve();
    let pad = pen.s(18.0);
    let (x, w) = (at.x + pad, width - 2.0 * pad);
    let name = if state.title.is_empty() { slot.id.clone() } else { pen_bi(pen, &state.title) };
    let name = pen.t(words::EXERCISE, &[&name]);
    let mut y = at.y + pen.s(16.0);
    y += head(pen, pos2(x, y), icons::PENCIL_SIMPLE_LINE, &name, (tk.accent_text, tk.text), w);
    let task = if slot.task.is_empty() { &state.purpose } else { &slot.task };
    if !task.is_empty() {
        y += pen.s(4.0);
        y += said_text(pen, pos2(x, y), pen.bi(task), CARD, tk.text, w);
    }
    let open = !state.available || !pen.paper.buttons || (pen.paper.steps_open)(slot);
    if open && !state.steps.is_empty() {
        y += pen.s(8.0);
        for (n, step) in state.steps.iter().enumerate() {
            let number = format!("{}.", n + 1);
            pen.text(pos2(x, y), &number, SIDE.bold(), tk.text_tertiary, pen.s(24.0));
            y += said_text(pen, pos2(x + pen.s(24.0), y), pen.bi(step), SIDE, tk.text_secondary, w - pen.s(24.0)) + pen.s(2.0);
        }
    }
    y += pen.s(12.0);
    let available = state.available;
    if available && pen.paper.buttons {
        let row = Rect::from_min_size(pos2(x, y), vec2(w, pen.s(40.0)));
        y = row.bottom();
        pen.launch(Launch { slot: slot.clone(), state, row });
    } else if !available {
        y += paper_row(pen, pos2(x, y), slot, &state);
    }
    let rect = Rect::from_min_max(at, pos2(at.x + width, y + pen.s(18.0)));
    if available {
        pen.fill(place, rect, 10.0, tk.surface, tk.accent, 2.0);
    } else {
        pen.fill(place, rect, 10.0, tk.surface, tk.border, 1.0);
    }
    rect.height()
}

fn paper_row(pen: &mut Pen<'_>, at: Pos2, slot: &Slot, state: &super::SlotState) -> f32 {
    let tk = pen.tk();
    let words_ = pen.t(words::PAPER_FIRST, &[]);
    let chip = pen.chip(at, &words_, tk.warning_tint, tk.warning_text);
    pen.say(Rect::from_min_size(at, vec2(chip, pen.s(22.0))), words_);
    let minutes = if slot.minutes > 0 { slot.minutes } else { state.minutes };
    if minutes > 0 {
        let text = pen.t(words::MINUTES, &[&minutes.to_string()]);
        pen.text(pos2(at.x + chip + pen.s(10.0), at.y + pen.s(1.0)), &text, theme::SMALL, tk.text_tertiary, f32::INFINITY);
    }
    pen.s(22.0)
}

fn tip(pen: &mut Pen<'_>, at: Pos2, width: f32, text: &Bi) -> f32 {
    let tk = pen.tk();
    let place = pen.reserve();
    let pad = vec2(pen.s(14.0), pen.s(10.0));
    pen.icon(pos2(at.x + pad.x + pen.s(8.0), at.y + pad.y + pen.s(11.0)), icons::LIGHTBULB, 16.0, tk.text_tertiary);
    let left = pos2(at.x + pad.x + pen.s(26.0), at.y + pad.y);
    let height = said_text(pen, left, pen.bi(text), theme::BODY, tk.text_secondary, at.x + width - pad.x - left.x);
    let rect = Rect::from_min_size(at, vec2(width, height + 2.0 * pad.y));
    pen.fill(place, rect, 10.0, tk.surface_sunken, Color32::TRANSPARENT, 0.0);
    rect.height()
}

fn picture(pen: &mut Pen<'_>, at: Pos2, width: f32, picture: &Picture) -> f32 {
    let tk = pen.tk();
    let rect = Rect::from_min_size(at, vec2(width, width * 0.56));
    let uri = format!("bytes://course/{}", picture.file);
    let ctx = pen.painter.ctx().clone();
    let load = || match ctx.try_load_texture(&uri, egui::TextureOptions::LINEAR, egui::load::SizeHint::Scale(1.0.into())) {
        Ok(egui::load::TexturePoll::Ready { texture }) => Some(texture),
        _ => None,
    };
    let mut shown = load();
    if shown.is_none()
        && let Some(bytes) = (pen.paper.media)(&picture.file)
    {
        ctx.include_bytes(uri.clone(), bytes);
        shown = load();
    }
    pen.say(rect, pen.bi(&picture.alt).to_owned());
    let Some(texture) = shown else {
        pen.rect(rect, 10.0, tk.surface_sunken, tk.border_subtle, 1.0);
        pen.icon(rect.center() - vec2(0.0, pen.s(24.0)), icons::IMAGE, 32.0, tk.text_tertiary);
        let under = rect.center() + vec2(0.0, pen.s(4.0));
        pen.centered(under, pen.bi(&picture.alt), theme::BODY, tk.text_secondary, width - pen.s(40.0));
        return rect.height();
    };
    let height = (width * texture.size.y / texture.size.x.max(1.0)).min(pen.s(420.0));
    let size = vec2(height * texture.size.x / texture.size.y.max(1.0), height);
    let rect = Rect::from_center_size(pos2(at.x + width / 2.0, at.y + height / 2.0), size);
    let uv = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    pen.painter.image(texture.id, rect, uv, Color32::WHITE);
    height
}
