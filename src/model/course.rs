//! A course as an instructor writes it: modules, pages, cases, discussions and exercise slots, read-only at run time.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{plan::Plan, text::Bi};

/// One course: `course_content/<id>/course.ron` and its modules.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Course {
    /// The folder's name; workbooks refer to it.
    pub id: String,
    /// The version of the content, for example `1.0`.
    pub version: String,
    /// The full title.
    pub title: Bi,
    /// A title of at most ten characters for cards and crumbs.
    pub short_title: Bi,
    /// One sentence under the title.
    #[serde(default)]
    pub subtitle: Bi,
    /// Who the course is for.
    #[serde(default)]
    pub audience: Bi,
    /// How it is taught.
    #[serde(default)]
    pub method: Bi,
    /// What trainees bring.
    #[serde(default)]
    pub prework: Bi,
    /// Why the course is worth a day.
    #[serde(default)]
    pub reasons: Vec<Bi>,
    /// What a trainee can do afterwards.
    #[serde(default)]
    pub outcomes: Vec<Bi>,
    /// Teaching minutes, without breaks: the sum of the modules' minutes.
    pub minutes: u32,
    /// Minutes of each day where there are several; a day ends with an activity.
    #[serde(default)]
    pub days: Vec<u32>,
    /// Other ways through the same pages, for example a short version.
    #[serde(default)]
    pub plans: Vec<Plan>,
    /// Names that were made up: a page that shows one says so.
    #[serde(default)]
    pub fictional: Vec<Bi>,
    /// The drawing on the card.
    #[serde(default)]
    pub cover: Cover,
    /// Module ids in order; each is a file `modules/<id>.ron`.
    pub modules: Vec<String>,
    /// Every topic id of the curriculum; each must be carried by a page.
    #[serde(default)]
    pub topics: Vec<String>,
    /// Terms of the field.
    #[serde(default)]
    pub glossary: Vec<Term>,
    /// Books worth reading.
    #[serde(default)]
    pub books: Vec<Book>,
    /// The modules, filled by the loader.
    #[serde(skip)]
    pub loaded: Vec<Module>,
}

/// The vector motif of a course card.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Cover {
    /// An emotion curve with a glowing peak.
    #[default]
    Curve,
    /// Six cards, one in the hand.
    Cards,
    /// Rising bars.
    Bars,
    /// Steps with a flag.
    Steps,
    /// A bank's front.
    Bank,
    /// A bridge over a gap.
    Bridge,
}

/// A glossary entry.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The term in both languages.
    pub term: Bi,
    /// What it means, in one or two sentences.
    pub meaning: Bi,
    /// The topic that teaches it.
    #[serde(default)]
    pub topic: String,
}

/// A book of the course.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Book {
    /// Its title.
    pub title: Bi,
    /// Its authors; may be absent where the outline does not name them.
    #[serde(default)]
    pub author: Bi,
    /// The year of the first edition; 0 where it is not certain.
    #[serde(default)]
    pub year: u32,
    /// Why to read it.
    pub note: Bi,
}

/// One module: `modules/<id>.ron`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Module {
    /// The file's name.
    pub id: String,
    /// A short name for the outline, for example 思维.
    pub title: Bi,
    /// The full name.
    #[serde(default)]
    pub subtitle: Bi,
    /// Teaching minutes: the sum of its activities.
    pub minutes: u32,
    /// The minute-by-minute plan.
    pub agenda: Vec<Activity>,
    /// The pages in order.
    pub pages: Vec<Page>,
}

/// One line of a module's plan.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    /// Short and unique in the module; pages name it in `part`.
    pub id: String,
    /// How many minutes it takes.
    pub minutes: u32,
    /// What kind of work it is.
    pub mode: Mode,
    /// What happens.
    pub title: Bi,
}

/// The kinds of activity in a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mode {
    /// The instructor explains.
    Lecture,
    /// A case is told.
    Case,
    /// The class talks.
    Discussion,
    /// Trainees do an exercise.
    Exercise,
    /// The instructor closes.
    Debrief,
}

/// One page: what is projected, and the notes to speak from.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// Unique in the course; reading progress and notes refer to it.
    pub id: String,
    /// The activity of the module's agenda it belongs to.
    pub part: String,
    /// Minutes; the pages of an activity sum to its minutes.
    pub minutes: u32,
    /// The topic ids it teaches.
    #[serde(default)]
    pub topics: Vec<String>,
    /// A short name for the outline; the title where it is empty.
    #[serde(default)]
    pub short: Bi,
    /// The headline: a full thought, not a heading.
    pub title: Bi,
    /// The body, top to bottom.
    #[serde(default)]
    pub blocks: Vec<Block>,
    /// What to say, what to ask, what to watch for. Paragraphs are separated by an empty line.
    pub notes: Bi,
}

impl Page {
    /// Gives the name for outlines.
    #[must_use]
    pub fn short_title(&self) -> &Bi {
        if self.short.is_empty() { &self.title } else { &self.short }
    }

    /// Gives the exercises that the page launches.
    pub fn slots(&self) -> impl Iterator<Item = &Slot> {
        self.flat_blocks().into_iter().filter_map(|b| if let Block::Exercise(slot) = b { Some(slot) } else { None })
    }

    /// Gives the cases that the page tells.
    pub fn cases(&self) -> impl Iterator<Item = &Case> {
        self.flat_blocks().into_iter().filter_map(|b| if let Block::Case(case) = b { Some(case) } else { None })
    }

    /// Gives its blocks with those inside columns, top to bottom, left before right.
    fn flat_blocks(&self) -> Vec<&Block> {
        let mut found = Vec::new();
        flatten(&self.blocks, &mut found);
        found
    }
}

fn flatten<'a>(blocks: &'a [Block], found: &mut Vec<&'a Block>) {
    for block in blocks {
        if let Block::Columns { left, right } = block {
            flatten(left, found);
            flatten(right, found);
        } else {
            found.push(block);
        }
    }
}

/// One part of a page. Texts may hold `**bold**`.
#[derive(Clone, Debug, Deserialize)]
pub enum Block {
    /// A paragraph that leads in.
    Lead(Bi),
    /// Up to five numbered key points.
    Points(Vec<Bi>),
    /// Two columns of blocks.
    Columns {
        /// The left column.
        left: Vec<Block>,
        /// The right column.
        right: Vec<Block>,
    },
    /// One sentence, very large.
    Statement(Bi),
    /// Somebody's words.
    Quote(Quote),
    /// A case card.
    Case(Case),
    /// A discussion prompt.
    Discuss(Discuss),
    /// A comparison table; the first row is the head.
    Compare(Vec<Vec<Bi>>),
    /// A drawing made from data.
    Diagram(Diagram),
    /// A picture of the course's `media` folder.
    Picture(Picture),
    /// An exercise launcher.
    Exercise(Slot),
    /// A remark, for example where a term differs from the literature.
    Tip(Bi),
}

/// Somebody's words.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quote {
    /// What was said, in our paraphrase where no licence allows more.
    pub text: Bi,
    /// Who said it, where and when.
    pub who: Bi,
}

/// A case told in class.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Its name.
    pub title: Bi,
    /// Known to the public, or made up.
    pub label: CaseLabel,
    /// Paragraphs separated by an empty line.
    pub body: Bi,
    /// Where a known case is documented.
    #[serde(default)]
    pub source: Bi,
    /// What to ask the class.
    #[serde(default)]
    pub question: Bi,
}

/// Whether a case happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum CaseLabel {
    /// Publicly known.
    Known,
    /// Fictional, and labelled so on the page.
    Fictional,
}

/// A question for the groups.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Discuss {
    /// How long.
    pub minutes: u32,
    /// The question.
    pub prompt: Bi,
    /// Follow-up questions.
    #[serde(default)]
    pub ask: Vec<Bi>,
}

/// A picture with its words.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Picture {
    /// A file name in `media/`.
    pub file: String,
    /// What it shows.
    pub alt: Bi,
}

/// Where a page launches an exercise.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slot {
    /// The template's id.
    pub id: String,
    /// The preset that this use opens.
    #[serde(default)]
    pub preset: String,
    /// Minutes in class; 0 is homework or optional.
    pub minutes: u32,
    /// What to do here, if it differs from the template's purpose.
    #[serde(default)]
    pub task: Bi,
}

/// A drawing made from data.
#[derive(Clone, Debug, Deserialize)]
pub enum Diagram {
    /// Levels from the top down.
    Pyramid(Vec<Labelled>),
    /// Parts around a centre.
    Wheel {
        /// The word in the middle.
        center: Bi,
        /// Usually six parts.
        spokes: Vec<Labelled>,
    },
    /// A circle of arrows.
    Loop(Vec<Labelled>),
    /// An emotion curve.
    Curve(Vec<CurvePoint>),
    /// Four fields with two axes; order: top left, top right, bottom left, bottom right.
    Matrix {
        /// Left to right.
        x: Bi,
        /// Bottom to top.
        y: Bi,
        /// The four fields.
        fields: Vec<Labelled>,
    },
    /// A path of steps from left to right.
    Steps(Vec<Labelled>),
    /// Boxes in a row with a named gap between neighbours; one more gap spans all.
    Gaps {
        /// The boxes, one more than `gaps`.
        boxes: Vec<Bi>,
        /// The gaps between neighbours.
        gaps: Vec<Bi>,
        /// The gap from the first box to the last.
        span: Bi,
    },
    /// The lanes of a service blueprint and the three lines between them.
    Blueprint {
        /// Lanes from the top down.
        lanes: Vec<Labelled>,
        /// Lines: after which lane (counted from 1), and its name.
        lines: Vec<(u32, Bi)>,
    },
    /// A number scale cut into bands, as for NPS.
    Scale(Vec<Band>),
    /// Horizontal bars with numbers.
    Bars(Vec<Bar>),
}

/// A label with a second line.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Labelled {
    /// At most eight Chinese characters.
    pub t: Bi,
    /// A shorter second line; may be absent.
    #[serde(default)]
    pub sub: Bi,
    /// A Phosphor icon name; may be absent.
    #[serde(default)]
    pub icon: String,
    /// Marks it as the one to look at.
    #[serde(default)]
    pub strong: bool,
}

/// One point of an emotion curve.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CurvePoint {
    /// The touchpoint.
    pub t: Bi,
    /// −5 to +5.
    pub score: f32,
    /// What it is remembered as.
    #[serde(default)]
    pub mark: Mark,
}

/// How a point of the curve is marked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Mark {
    /// Not marked.
    #[default]
    None,
    /// The peak.
    Peak,
    /// The low point.
    Low,
    /// The end.
    End,
}

/// A band of a scale.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// First value.
    pub from: i32,
    /// Last value.
    pub to: i32,
    /// Its name.
    pub t: Bi,
    /// How it feels.
    pub tone: Tone,
}

/// Good, middling or bad.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Tone {
    /// Bad.
    Neg,
    /// Neither.
    Neutral,
    /// Good.
    Pos,
}

/// A bar with a number.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bar {
    /// Its label.
    pub t: Bi,
    /// Its length.
    pub value: f32,
    /// The number as it is printed, with its unit.
    pub show: Bi,
    /// How it feels.
    pub tone: Tone,
}

/// Finds pages and modules by id.
impl Course {
    /// Gives all pages with their module, in order.
    pub fn pages(&self) -> impl Iterator<Item = (&Module, &Page)> {
        self.loaded.iter().flat_map(|m| m.pages.iter().map(move |p| (m, p)))
    }

    /// Gives the place of a page in the whole course, from 0.
    #[must_use]
    pub fn page_index(&self, page_id: &str) -> Option<usize> {
        self.pages().position(|(_, p)| p.id == page_id)
    }

    /// Gives every exercise of the course in the order of its first slot, with the modules that use it.
    #[must_use]
    pub fn exercise_ids(&self) -> Vec<(String, String)> {
        let mut seen = BTreeSet::new();
        let mut ids = Vec::new();
        for (module, page) in self.pages() {
            for slot in page.slots() {
                if seen.insert(slot.id.clone()) {
                    ids.push((module.id.clone(), slot.id.clone()));
                }
            }
        }
        ids
    }
}
