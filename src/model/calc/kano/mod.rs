//! KANO: from pairs of answers to a category of each element and its coefficients (Kano et al. 1984; Berger et al., CQM Journal 1993).

mod measures;

pub use measures::{Continuous, Fong, Kano, LeeNewcomb, continuous, even_spread, kano};

use super::numbers::{Answer, LeftOut};

/// The six categories in the order in which ties are broken: M > O > A > I > R > Q.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// Must-be: its absence hurts.
    M,
    /// One-dimensional: the more the better.
    O,
    /// Attractive: its presence delights.
    A,
    /// Indifferent.
    I,
    /// Reverse: rather without.
    R,
    /// Questionable: the two answers contradict each other.
    Q,
}

use Category::{A, I, M, O, Q, R};

impl Category {
    /// All in tie order.
    pub const ALL: [Self; 6] = [M, O, A, I, R, Q];

    /// Its letter.
    pub fn letter(self) -> char {
        match self {
            M => 'M',
            O => 'O',
            A => 'A',
            I => 'I',
            R => 'R',
            Q => 'Q',
        }
    }

    /// The category of a letter.
    pub fn of(letter: char) -> Option<Self> {
        Self::ALL.into_iter().find(|c| c.letter() == letter.to_ascii_uppercase())
    }
}

/// Which evaluation table is used; rows are answers to "with it", columns to "without it", 1 like … 5 dislike.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Table {
    /// The one most papers print (Berger et al. 1993).
    #[default]
    Classic,
    /// Pouliot's: (must, must) and (live with, live with) are questionable too.
    Pouliot,
}

const CLASSIC: [[Category; 5]; 5] = [[Q, A, A, A, O], [R, I, I, I, M], [R, I, I, I, M], [R, I, I, I, M], [R, R, R, R, Q]];
const POULIOT: [[Category; 5]; 5] = [[Q, A, A, A, O], [R, Q, I, I, M], [R, I, I, I, M], [R, I, I, Q, M], [R, R, R, R, Q]];

impl Table {
    /// The 25 cells.
    pub fn cells(self) -> [[Category; 5]; 5] {
        match self {
            Self::Classic => CLASSIC,
            Self::Pouliot => POULIOT,
        }
    }

    /// The category of one pair of answers, each 1 … 5.
    pub fn category(self, functional: i32, dysfunctional: i32) -> Option<Category> {
        let at = |answer: i32| usize::try_from(answer - 1).ok();
        self.cells().get(at(functional)?)?.get(at(dysfunctional)?).copied()
    }
}

/// How many people gave each pair: rows "with it", columns "without it".
pub type Pairs = [[u32; 5]; 5];

/// Collects the pairs of one element. Half a pair counts as missing, an answer off the scale as invalid.
pub fn pairs(answers: &[(Answer, Answer)]) -> (Pairs, LeftOut) {
    let (mut cells, mut left) = (Pairs::default(), LeftOut::default());
    for &(f, d) in answers {
        match (f, d) {
            (Answer::Valid(f), Answer::Valid(d)) => {
                let cell = usize::try_from(f - 1).ok().zip(usize::try_from(d - 1).ok());
                match cell.and_then(|(f, d)| cells.get_mut(f)?.get_mut(d)) {
                    Some(cell) => *cell += 1,
                    None => left.invalid += 1,
                }
            }
            (Answer::Invalid, _) | (_, Answer::Invalid) => left.invalid += 1,
            _ => left.missing += 1,
        }
    }
    (cells, left)
}

/// How many people fall into each category.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Counts([f64; 6]);

impl Counts {
    /// From pairs by a table.
    pub fn of(pairs: &Pairs, table: Table) -> Self {
        let mut counts = Self::default();
        for (row, categories) in pairs.iter().zip(table.cells()) {
            for (&people, category) in row.iter().zip(categories) {
                counts.add(category, f64::from(people));
            }
        }
        counts
    }

    /// Adds people (or, for printed shares, per cent).
    pub fn add(&mut self, category: Category, people: f64) {
        if let Some(count) = self.0.get_mut(category as usize) {
            *count += people;
        }
    }

    /// How many of one.
    pub fn get(self, category: Category) -> f64 {
        self.0.get(category as usize).copied().unwrap_or_default()
    }

    /// How many of some.
    pub fn sum(self, of: &[Category]) -> f64 {
        of.iter().map(|&c| self.get(c)).sum()
    }

    /// N, questionable ones included.
    pub fn total(self) -> f64 {
        self.sum(&Category::ALL)
    }

    /// The first largest of some, which are given in tie order.
    pub fn largest(self, of: &[Category]) -> Option<Category> {
        let most = of.iter().map(|&c| self.get(c)).fold(f64::NEG_INFINITY, f64::max);
        of.iter().copied().find(|&c| self.get(c) >= most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::calc::numbers::round;

    fn counts(of: [(Category, f64); 6]) -> Counts {
        let mut counts = Counts::default();
        for (category, people) in of {
            counts.add(category, people);
        }
        counts
    }

    #[test]
    fn the_tests_of_the_template() {
        // exercises/kano-survey: A, O, M, I, R, Q → category, better, worse.
        for (numbers, category, better, worse) in [([4.0, 3.0, 2.0, 1.0, 0.0, 0.0], A, 0.7, -0.5), ([1.0, 2.0, 6.0, 1.0, 0.0, 0.0], M, 0.3, -0.8)] {
            let [a, o, m, i, r, q] = numbers;
            let kano = kano(counts([(A, a), (O, o), (M, m), (I, i), (R, r), (Q, q)])).expect("people");
            assert_eq!((kano.mode, kano.better.map(|b| round(b, 9)), kano.worse.map(|b| round(b, 9))), (category, Some(better), Some(worse)));
        }
    }

    #[test]
    fn halves_of_pairs_are_missing_and_off_scale_is_invalid() {
        let v = Answer::Valid;
        let (cells, left) =
            pairs(&[(v(1), v(5)), (v(1), Answer::Missing), (Answer::Missing, Answer::Missing), (v(6), v(1)), (Answer::Invalid, v(1))]);
        assert_eq!((cells.iter().flatten().sum::<u32>(), left.missing, left.invalid), (1, 2, 2));
        assert_eq!(Table::Classic.category(1, 5), Some(O));
        assert_eq!((Table::Classic.category(2, 2), Table::Pouliot.category(2, 2), Table::Classic.category(0, 1)), (Some(I), Some(Q), None));
    }

    #[test]
    fn nobody_is_no_category() {
        assert_eq!(kano(Counts::default()), None);
    }
}
