//! The faces of a page on the projector: its body, point by point if wished, and each exercise it launches.

use crate::model::course::{Block, Page};

/// One state of a page on the projector.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// What stands on the page besides exercises, with so many of its points; `None` shows all.
    Body(Option<usize>),
    /// The launcher of an exercise of the page, by number.
    Launch(usize),
}

/// Every face of a page in order; never empty. With `reveal` the points come one by one.
#[must_use]
pub fn faces(page: &Page, reveal: bool) -> Vec<Face> {
    let mut walk = Walk::default();
    walk.blocks(&page.blocks);
    let body = match walk.points {
        _ if walk.body.is_none() => Vec::new(),
        points if reveal && points > 1 => (1..=points).map(|n| Face::Body(Some(n))).collect(),
        _ => vec![Face::Body(None)],
    };
    let launches = (0..walk.slots).map(Face::Launch);
    let first = match (walk.launch, walk.body) {
        (Some(launch), Some(body)) => launch < body,
        _ => false,
    };
    let all: Vec<Face> = if first { launches.chain(body).collect() } else { body.into_iter().chain(launches).collect() };
    if all.is_empty() { vec![Face::Body(None)] } else { all }
}

/// What is found on the way through the blocks of a page, top to bottom.
#[derive(Default)]
struct Walk {
    seen: usize,
    body: Option<usize>,
    launch: Option<usize>,
    slots: usize,
    points: usize,
}

impl Walk {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.seen += 1;
            match block {
                Block::Exercise(_) => {
                    self.slots += 1;
                    self.launch.get_or_insert(self.seen);
                }
                Block::Columns { left, right } => {
                    self.blocks(left);
                    self.blocks(right);
                }
                other => {
                    self.body.get_or_insert(self.seen);
                    if let Block::Points(list) = other {
                        self.points += list.len();
                    }
                }
            }
        }
    }
}

/// The page without its exercises, for its body face.
#[must_use]
pub fn body_of(page: &Page) -> Page {
    fn without(blocks: &[Block]) -> Vec<Block> {
        let kept = blocks.iter().filter_map(|block| match block {
            Block::Exercise(_) => None,
            Block::Columns { left, right } => match (without(left), without(right)) {
                (l, r) if l.is_empty() || r.is_empty() => {
                    let one = if l.is_empty() { r } else { l };
                    (!one.is_empty()).then(|| Block::Columns { left: one, right: Vec::new() })
                }
                (left, right) => Some(Block::Columns { left, right }),
            },
            other => Some(other.clone()),
        });
        // A column that lost its neighbour takes the whole width.
        kept.flat_map(|b| match b {
            Block::Columns { left, right } if right.is_empty() => left,
            other => vec![other],
        })
        .collect()
    }
    Page { blocks: without(&page.blocks), ..page.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        course::{Page, Slot},
        text::Bi,
    };

    fn page(blocks: Vec<Block>) -> Page {
        let id = String::new;
        Page { id: id(), part: id(), minutes: 1, topics: Vec::new(), short: Bi::default(), title: Bi::default(), blocks, notes: Bi::default() }
    }

    fn slot() -> Block {
        Block::Exercise(Slot { id: "x".into(), preset: String::new(), minutes: 5, task: Bi::default() })
    }

    fn points(n: usize) -> Block {
        Block::Points(vec![Bi::new("点", "point"); n])
    }

    #[test]
    fn a_page_shows_its_body_and_its_launchers_in_the_order_of_its_blocks() {
        let tip = || Block::Tip(Bi::new("a", "b"));
        let columns = |l: Vec<Block>, r: Vec<Block>| Block::Columns { left: l, right: r };
        for (blocks, reveal, want) in [
            (vec![], true, vec![Face::Body(None)]),
            (vec![points(3)], false, vec![Face::Body(None)]),
            (vec![points(2)], true, vec![Face::Body(Some(1)), Face::Body(Some(2))]),
            (vec![points(1)], true, vec![Face::Body(None)]),
            (vec![slot()], true, vec![Face::Launch(0)]),
            (vec![slot(), tip()], false, vec![Face::Launch(0), Face::Body(None)]),
            (vec![tip(), slot(), slot()], false, vec![Face::Body(None), Face::Launch(0), Face::Launch(1)]),
            (vec![columns(vec![points(2)], vec![slot()])], true, vec![Face::Body(Some(1)), Face::Body(Some(2)), Face::Launch(0)]),
        ] {
            assert_eq!(faces(&page(blocks.clone()), reveal), want, "{blocks:?}");
        }
        let body = body_of(&page(vec![columns(vec![points(2)], vec![slot()]), slot()]));
        assert!(matches!(body.blocks.as_slice(), [Block::Points(_)]), "{:?}", body.blocks);
    }
}
