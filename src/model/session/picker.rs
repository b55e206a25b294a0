//! Draws a group or a name at random; nobody comes up again before everybody was. Chance is passed in.

use serde::{Deserialize, Serialize};

/// Who can be drawn, and who was.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Picker {
    /// Everybody.
    pub names: Vec<String>,
    /// Those who were drawn in this turn, the last one last.
    pub drawn: Vec<String>,
}

impl Picker {
    /// Reads names as people write them: in lines, or with commas between.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        let mut names: Vec<String> = Vec::new();
        for name in text.split(['\n', ',', '，', '、', ';', '；', '\t']).map(str::trim).filter(|n| !n.is_empty()) {
            if !names.iter().any(|n| n == name) && names.len() < 200 {
                names.push(name.chars().take(40).collect());
            }
        }
        Self { names, drawn: Vec::new() }
    }

    /// Draws one; `bits` are random. Gives `None` where nobody can be drawn.
    pub fn draw(&mut self, bits: u64) -> Option<&str> {
        let waiting = |drawn: &[String]| -> Vec<String> { self.names.iter().filter(|n| !drawn.contains(n)).cloned().collect() };
        let mut left = waiting(&self.drawn);
        if left.is_empty() {
            // A new turn: everybody but the one who was just on.
            let last = if self.names.len() > 1 { self.drawn.pop() } else { None };
            left = waiting(last.as_slice());
            self.drawn.clear();
        }
        let count = u64::try_from(left.len()).unwrap_or(1).max(1);
        let chosen = left.into_iter().nth(usize::try_from(bits % count).unwrap_or(0))?;
        self.drawn.push(chosen);
        self.drawn.last().map(String::as_str)
    }

    /// The one drawn last.
    #[must_use]
    pub fn shown(&self) -> Option<&str> {
        self.drawn.last().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_comes_up_once_a_turn_and_never_twice_in_a_row() {
        let mut picker = Picker::of_text("李，王\n张、 李 ,");
        assert_eq!(picker.names, ["李", "王", "张"]);
        let mut last = String::new();
        for turn in 0..20_u64 {
            let mut seen = Vec::new();
            for n in 0..3_u64 {
                let name = picker.draw(turn.wrapping_mul(0x9e37_79b9) ^ (n * 77)).expect("somebody").to_owned();
                assert_ne!(name, last);
                last.clone_from(&name);
                seen.push(name);
            }
            seen.sort();
            let mut all = picker.names.clone();
            all.sort();
            assert_eq!(seen, all);
        }
        assert_eq!(Picker::default().draw(7), None);
        let mut one = Picker::of_text("李");
        assert!(one.draw(1) == Some("李") && one.draw(2) == Some("李"));
    }
}
