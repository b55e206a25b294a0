//! A short, repeatable run of the fuzzer's oracles: `fuzz/` runs the same functions for hours.

#[path = "../../fuzz/oracles.rs"]
mod oracles;

use mot_studio::io::{bundle, format};

use crate::drive::{Desk, sample};

/// Changes bytes of a seed, some at a time, the same in every run.
fn run(seed: &[u8], rounds: u32, oracle: impl Fn(&[u8])) {
    oracle(seed);
    let mut dice = 77_u64;
    let mut roll = |below: usize| {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (dice >> 33) as usize % below.max(1)
    };
    for _ in 0..rounds {
        let mut bytes = seed.to_vec();
        for _ in 0..=roll(5) {
            let at = roll(bytes.len());
            match roll(4) {
                0 => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte = roll(256) as u8),
                1 => bytes.truncate(at.max(1)),
                2 => drop(bytes.drain(at..(at + roll(40)).min(bytes.len()))),
                _ => {
                    let piece: Vec<u8> = bytes.iter().skip(at).take(roll(60)).copied().collect();
                    let to = roll(bytes.len());
                    bytes.splice(to..to, piece);
                }
            }
        }
        oracle(&bytes);
    }
}

#[test]
fn the_oracles_hold_for_damaged_seeds() {
    let desk = Desk::new();
    let path = desk.path("a.mot.ron");
    let mut book = sample(&path, "等了二十分钟");
    let text = std::fs::read(&path).expect("read");
    // The template is most of it; what people write is in the other half.
    run(&text, 60, oracles::document);
    let picture = b"\x89PNG not really".as_slice();
    let name = bundle::media_name(picture, false);
    book.media.insert(name.clone(), picture.into());
    book.unknown.push(("gallery".into(), format!("\"{name}\"")));
    run(&bundle::bytes(&book, "0", None).expect("packed"), 40, oracles::bundle);
    run(&[text.as_slice(), &text].concat(), 40, oracles::merge);
    run(b"(id: \"c\", title: (zh: \"\xe8\xaf\xbe\", en: \"c\"), modules: [\"m\"], pages: [])", 60, oracles::course);
    let small = format::write(&mot_studio::model::workbook::Workbook { id: "w".into(), ..Default::default() }, "0");
    let journal = format!("base {}\n60 0123456789abcdef 1 about (id: \"0-0\", kind: \"header\", at: \"1z.1\", set: {{}}) \n", small.len());
    run(journal.as_bytes(), 60, oracles::journal);
}
