//! Order as a fraction between two neighbours, so that an insert never renumbers the others.

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

fn digit(byte: u8) -> usize {
    DIGITS.iter().position(|d| *d == byte).unwrap_or(0)
}

fn letter(value: usize) -> char {
    DIGITS.get(value).map_or('0', |d| char::from(*d))
}

/// How many digits an appended key has: room for 200,000 appends before keys grow.
const WIDTH: usize = 3;

/// Gives a key that sorts after `low` and before `high`; "" stands for the open end on either side.
///
/// Keys are compared as bytes and never end in `0`. If the neighbours are out of order or equal (two people
/// inserted at the same place), the key sorts after `low`.
#[must_use]
pub fn between(low: &str, high: &str) -> String {
    if high.is_empty() || low >= high {
        return append(low);
    }
    let (low, high) = (low.as_bytes(), high.as_bytes());
    let mut key = String::new();
    let mut open = false;
    for at in 0.. {
        let l = low.get(at).map_or(0, |b| digit(*b));
        let h = if open { 62 } else { high.get(at).map_or(62, |b| digit(*b)) };
        if h > l + 1 {
            key.push(letter(l + (h - l) / 2));
            break;
        }
        key.push(letter(l));
        open |= h > l;
    }
    key
}

/// Gives a key after `low` with nothing behind it: the first digits counted up by one.
fn append(low: &str) -> String {
    let mut digits: Vec<usize> = low.bytes().map(digit).chain(std::iter::repeat(0)).take(WIDTH).collect();
    if low.is_empty() {
        return "V01".to_owned();
    }
    for at in (0..WIDTH).rev() {
        let Some(slot) = digits.get_mut(at) else { break };
        if *slot < 61 {
            *slot += 1;
            let mut key: String = digits.iter().map(|d| letter(*d)).collect();
            if key.ends_with('0') {
                key.pop();
                key.push('1');
            }
            return key;
        }
        *slot = 0;
    }
    format!("{low}V")
}

/// Gives `count` keys between two neighbours, in order.
#[must_use]
pub fn spread(low: &str, high: &str, count: usize) -> Vec<String> {
    let mut keys = Vec::with_capacity(count);
    let mut last = low.to_owned();
    for _ in 0..count {
        last = between(&last, high);
        keys.push(last.clone());
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_stay_in_order_wherever_they_are_inserted() {
        let mut keys = vec![between("", "")];
        let mut seed = 7_usize;
        for _ in 0..3000 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let at = (seed >> 33) % (keys.len() + 1);
            let low = at.checked_sub(1).and_then(|i| keys.get(i)).map_or("", String::as_str);
            let high = keys.get(at).map_or("", String::as_str);
            let key = between(low, high);
            assert!(key.as_str() > low && (high.is_empty() || key.as_str() < high), "{low} < {key} < {high}");
            keys.insert(at, key);
        }
        assert!(keys.iter().map(String::len).max() <= Some(40));
    }

    #[test]
    fn a_typed_list_of_ten_thousand_has_short_keys() {
        let keys = spread("", "", 10_000);
        assert!(keys.is_sorted());
        assert!(keys.iter().map(String::len).max() <= Some(200), "{:?}", keys.last());
    }

    #[test]
    fn always_first_and_between_equals() {
        let mut first = between("", "");
        for _ in 0..500 {
            let next = between("", &first);
            assert!(next < first && !next.is_empty());
            first = next;
        }
        assert!(between("V", "V").as_str() > "V");
    }
}
