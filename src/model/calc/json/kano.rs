//! KANO as JSON.

use serde_json::{Value, json};

use super::{
    join, object,
    read::{self, In, wrong},
};
use crate::model::{
    calc::{
        Wrong,
        kano::{self, Category, Counts, LeeNewcomb, Pairs, Table},
        numbers::{Answer, LeftOut},
    },
    texts::calc as t,
};

/// What the answers of one element were read to.
struct Element {
    counts: Counts,
    pairs: Option<Pairs>,
    left: Option<LeftOut>,
}

pub(super) fn kano(input: In<'_>) -> Result<Value, Wrong> {
    let table = match input.text("table")? {
        None | Some("classic") => Table::Classic,
        Some("pouliot") => Table::Pouliot,
        Some(other) => return Err(Wrong::new(t::NO_SUCH_CHOICE, &["table", other, "classic, pouliot"])),
    };
    let Some(element) = element(input, table)? else {
        if input.has("table") {
            let rows = table.cells().map(|row| row.map(Category::letter).iter().collect::<String>());
            return Ok(json!({ "rows_functional_1to5__cols_dysfunctional_1to5": rows }));
        }
        return Err(Wrong::new(
            t::NO_SHAPE,
            &["counts | percent | answers_functional_dysfunctional | pair_counts_functional_x_dysfunctional | table"],
        ));
    };
    let mut out = measures(&element);
    if let Some(rule) = input.text("rule")? {
        let key = match rule {
            "oam_irq" => "rule_oam_irq",
            "mode" => "mode",
            "lee_newcomb" => "lee_newcomb",
            other => return Err(Wrong::new(t::NO_SUCH_CHOICE, &["rule", other, "oam_irq, mode, lee_newcomb"])),
        };
        let chosen = out.get(key).cloned().unwrap_or_default();
        out = join(out, json!({ "classification": chosen }));
    }
    if let Some(left) = element.left {
        let given = input.count("missing")?.unwrap_or_default();
        out = join(out, json!({ "missing": left.missing + given, "invalid": left.invalid }));
    }
    Ok(out)
}

fn element(input: In<'_>, table: Table) -> Result<Option<Element>, Wrong> {
    for key in ["counts", "percent"] {
        if let Some(given) = input.object(key)? {
            let mut counts = Counts::default();
            for letter in given.keys() {
                let category = letter.chars().next().filter(|_| letter.chars().count() == 1).and_then(Category::of);
                let category = category.ok_or_else(|| Wrong::new(t::NO_SUCH_CHOICE, &[key, letter, "A, O, M, I, R, Q"]))?;
                let people = given.number(letter)?.unwrap_or_default();
                if people < 0.0 {
                    return Err(Wrong::new(t::NEGATIVE, &[letter, &people.to_string()]));
                }
                counts.add(category, people);
            }
            return Ok(Some(Element { counts, pairs: None, left: None }));
        }
    }
    if let Some((key, Value::Array(rows))) = input.beginning("pair_counts") {
        let mut cells = Pairs::default();
        if rows.len() != 5 {
            return Err(Wrong::new(t::NOT_FIVE, &[key]));
        }
        for (row, given) in cells.iter_mut().zip(rows) {
            let list = given.as_array().ok_or_else(|| wrong(t::NOT_A_LIST, key, given))?;
            let numbers = read::counts(key, list)?;
            *row = <[u32; 5]>::try_from(numbers).ok().ok_or_else(|| Wrong::new(t::NOT_FIVE, &[key]))?;
        }
        return Ok(Some(Element { counts: Counts::of(&cells, table), pairs: Some(cells), left: Some(LeftOut::default()) }));
    }
    if let Some((key, Value::Array(rows))) = input.beginning("answers") {
        let read = |v: Option<&Value>| v.map_or(Answer::Missing, |v| read::raw(v).map_or(Answer::Invalid, |n| Answer::of(n, 1, 5)));
        let answers: Result<Vec<(Answer, Answer)>, Wrong> = rows
            .iter()
            .map(|row| row.as_array().map(|pair| (read(pair.first()), read(pair.get(1)))).ok_or_else(|| wrong(t::NOT_A_LIST, key, row)))
            .collect();
        let (pairs, left) = kano::pairs(&answers?);
        return Ok(Some(Element { counts: Counts::of(&pairs, table), pairs: Some(pairs), left: Some(left) }));
    }
    Ok(None)
}

fn letter(category: Category) -> String {
    category.letter().to_string()
}

fn measures(element: &Element) -> Value {
    let counts = element.counts;
    let base = json!({
        "counts": object(Category::ALL.map(|c| (letter(c), json!(counts.get(c))))),
        "total": counts.total(),
        "oam": counts.sum(&[Category::O, Category::A, Category::M]),
        "irq": counts.sum(&[Category::I, Category::R, Category::Q]),
    });
    let kano = kano::kano(counts);
    let tied = kano.map(|k| Category::ALL.into_iter().zip(k.tied).filter(|(_, tied)| *tied).map(|(c, _)| letter(c)).collect::<Vec<_>>());
    let lee = kano.map(|k| match k.lee_newcomb {
        LeeNewcomb::One(c) => letter(c),
        LeeNewcomb::Mixed(a, b) => format!("combination:{}{}", a.letter(), b.letter()),
    });
    let continuous = element.pairs.as_ref().and_then(kano::continuous);
    let spread = kano::even_spread(counts);
    join(
        base,
        json!({
            "mode": kano.map(|k| letter(k.mode)), "mode_tied": tied, "mode_tiebreak": kano.map(|k| letter(k.mode)),
            "rule_oam_irq": kano.map(|k| letter(k.group_rule)),
            "better": kano.and_then(|k| k.better), "worse": kano.and_then(|k| k.worse),
            "category_strength": kano.map(|k| 100.0 * k.category_strength), "total_strength": kano.map(|k| 100.0 * k.total_strength),
            "lee_newcomb": lee,
            "fong": kano.map(|k| json!({
                "a": k.fong.a, "b": k.fong.b, "n": k.fong.n, "lhs": k.fong.a - k.fong.b, "rhs": k.fong.limit, "significant": k.fong.significant,
            })),
            "questionable_share": kano.map(|k| k.questionable), "sensitivity": kano.and_then(|k| k.sensitivity),
            "continuous": continuous.map(|c| json!({
                "functional": c.functional, "dysfunctional": c.dysfunctional,
                "sd_functional": c.deviation_functional, "sd_dysfunctional": c.deviation_dysfunctional, "quadrant": letter(c.quadrant),
            })),
            "chi2_MOAI": spread.map(|(statistic, p)| json!({ "statistic": statistic, "p": p })),
        }),
    )
}
