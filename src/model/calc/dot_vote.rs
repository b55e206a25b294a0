//! Dot voting: totals and ranks, broken ballots set aside whole and named (rules in DOMAIN.md 2.7).

/// How dots may be spent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Dots of one person.
    pub dots: u32,
    /// Most dots on one option; `None` means all of them.
    pub cap: Option<u32>,
}

/// The outcome; lists follow the order of the options.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// Dots of each option.
    pub totals: Vec<u32>,
    /// Competition rank (1, 2, 2, 4); ties are shown, not broken.
    pub ranks: Vec<u32>,
    /// Places of the ballots over budget, over the cap or with an unknown option.
    pub invalid: Vec<usize>,
    /// Dots that counted.
    pub used: u32,
}

/// Counts ballots over `options` options; a ballot names options by place, `None` is an option nobody offered.
pub fn count(options: usize, rules: Rules, ballots: &[Vec<(Option<usize>, u32)>]) -> Count {
    let mut totals = vec![0_u32; options];
    let mut invalid = Vec::new();
    for (at, ballot) in ballots.iter().enumerate() {
        let spent: u32 = ballot.iter().map(|(_, dots)| *dots).sum();
        let mut own = vec![0_u32; options];
        let mut known = true;
        for (option, dots) in ballot {
            match option.and_then(|o| own.get_mut(o)) {
                Some(total) => *total += dots,
                None => known = false,
            }
        }
        let capped = rules.cap.is_some_and(|cap| own.iter().any(|&dots| dots > cap));
        if !known || capped || spent > rules.dots {
            invalid.push(at);
            continue;
        }
        totals.iter_mut().zip(own).for_each(|(total, dots)| *total += dots);
    }
    let ranks = totals.iter().map(|total| 1 + totals.iter().filter(|other| *other > total).count() as u32).collect();
    Count { used: totals.iter().sum(), totals, ranks, invalid }
}

/// How many dots a person should have for a number of options: about a third, at least one (rule of thumb, DOMAIN.md 2.7).
pub fn suggested_dots(options: usize) -> u32 {
    ((options as u32).div_ceil(3)).max(1)
}
