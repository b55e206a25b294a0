//! Who changed a register, and in which order: the stamps that let copies of a file be merged without clock or server.

use std::{fmt, str::FromStr};

/// One editing session of a file, drawn at random whenever a file is opened, so that two copies never share one.
///
/// Editor 0 is the template itself: items that every copy of an exercise is born with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EditorId(u64);

const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// What each byte is worth as a digit; 32 for those that are none. Thousands of references are read whenever a journey changes.
const WORTH: [u8; 256] = {
    let mut worth = [32; 256];
    let mut at = 0;
    while at < DIGITS.len() {
        #[expect(clippy::indexing_slicing, reason = "worked out by the compiler, which would refuse a place that is not there")]
        {
            worth[DIGITS[at] as usize] = at as u8;
        }
        at += 1;
    }
    worth
};
/// 40 bits: eight characters of base 32.
const EDITOR_BITS: u64 = (1 << 40) - 1;

impl EditorId {
    /// The template itself.
    pub const TEMPLATE: Self = Self(0);

    /// Makes an editor of 40 random bits; 0 is reserved and becomes 1.
    #[must_use]
    pub fn from_random(bits: u64) -> Self {
        Self((bits & EDITOR_BITS).max(1))
    }
}

impl fmt::Display for EditorId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        let mut text = [b'0'; 8];
        let mut from = text.len();
        for (at, slot) in text.iter_mut().enumerate().rev() {
            *slot = DIGITS.get((rest & 31) as usize).copied().unwrap_or(b'0');
            from = at;
            rest >>= 5;
            if rest == 0 {
                break;
            }
        }
        f.write_str(text.get(from..).and_then(|t| std::str::from_utf8(t).ok()).unwrap_or("0"))
    }
}

/// A stamp or an id that cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a stamp")]
pub struct BadStamp;

impl FromStr for EditorId {
    type Err = BadStamp;

    fn from_str(text: &str) -> Result<Self, BadStamp> {
        if text.is_empty() || text.len() > 8 {
            return Err(BadStamp);
        }
        let mut value = 0_u64;
        for byte in text.bytes() {
            let digit = WORTH.get(usize::from(byte)).copied().filter(|d| *d < 32).ok_or(BadStamp)?;
            value = (value << 5) | u64::from(digit);
        }
        Ok(Self(value))
    }
}

/// The moment a register got its value: an editor and its running number in this exercise.
///
/// `n` is one more than the largest number in the exercise at that moment, so a later change that knew an
/// earlier one always has the larger number. The order (n first, then editor) is the fixed rule that picks
/// the shown value among concurrent ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Stamp {
    /// Who.
    pub editor: EditorId,
    /// Which change, from 1.
    pub n: u64,
}

impl PartialOrd for Stamp {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Stamp {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.n, self.editor).cmp(&(other.n, other.editor))
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.editor, self.n)
    }
}

impl FromStr for Stamp {
    type Err = BadStamp;

    fn from_str(text: &str) -> Result<Self, BadStamp> {
        let (editor, n) = text.split_once('.').ok_or(BadStamp)?;
        Ok(Self { editor: editor.parse()?, n: n.parse().map_err(|_bad| BadStamp)? })
    }
}

/// An item's name for ever: the editor that made it and that editor's running number of items.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ItemId {
    /// Who made it.
    pub editor: EditorId,
    /// Its number among that editor's items.
    pub k: u64,
}

impl ItemId {
    /// The item that holds an exercise's header fields; every exercise has it.
    pub const HEADER: Self = Self { editor: EditorId::TEMPLATE, k: 0 };

    /// An item that the template brings, so that two copies started apart are still the same item.
    #[must_use]
    pub fn of_template(k: u64) -> Self {
        Self { editor: EditorId::TEMPLATE, k }
    }
}

impl fmt::Display for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.editor, self.k)
    }
}

impl FromStr for ItemId {
    type Err = BadStamp;

    fn from_str(text: &str) -> Result<Self, BadStamp> {
        let (editor, k) = text.split_once('-').ok_or(BadStamp)?;
        Ok(Self { editor: editor.parse()?, k: k.parse().map_err(|_bad| BadStamp)? })
    }
}

/// Hands out item ids of one editing session; passed in, so that everything replays in tests.
#[derive(Debug)]
pub struct IdSource {
    editor: EditorId,
    next: std::cell::Cell<u64>,
}

impl IdSource {
    /// Starts at `first`, which must be larger than any number this editor has used.
    #[must_use]
    pub fn new(editor: EditorId, first: u64) -> Self {
        Self { editor, next: std::cell::Cell::new(first) }
    }

    /// The session these ids belong to.
    #[must_use]
    pub fn editor(&self) -> EditorId {
        self.editor
    }

    /// Gives the next id.
    #[must_use]
    pub fn id(&self) -> ItemId {
        let k = self.next.get();
        self.next.set(k + 1);
        ItemId { editor: self.editor, k }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_and_ids_survive_text() {
        for bits in [1, 31, 32, 0xff_ffff_ffff, 0x12_3456_789a] {
            let editor = EditorId::from_random(bits);
            let stamp = Stamp { editor, n: 42 };
            assert_eq!(stamp.to_string().parse(), Ok(stamp));
            let id = ItemId { editor, k: 7 };
            assert_eq!(id.to_string().parse(), Ok(id));
        }
        for bad in ["", ".1", "a.", "a.x", "I.1", "aaaaaaaaa.1", "a-1"] {
            assert_eq!(bad.parse::<Stamp>(), Err(BadStamp), "{bad}");
        }
    }

    #[test]
    fn the_larger_number_wins_then_the_editor() {
        let (a, b) = (EditorId::from_random(5), EditorId::from_random(9));
        assert!(Stamp { editor: a, n: 3 } > Stamp { editor: b, n: 2 });
        assert!(Stamp { editor: b, n: 3 } > Stamp { editor: a, n: 3 });
    }
}
