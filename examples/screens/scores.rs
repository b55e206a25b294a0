//! Filled scores for pictures. Every answer in them is invented.
#![expect(clippy::indexing_slicing, reason = "three words, picked by a remainder of three")]

use mot_studio::model::{
    doc::{Doc, Value},
    order,
    stamp::{IdSource, ItemId},
    text::Lang,
};

use super::Pen;

fn orders(count: usize) -> Vec<String> {
    order::spread("", "", count)
}

/// 126 people as in the mock-up, some with a reason and a shop.
pub(super) fn nps(ids: &IdSource, lang: Lang) -> Doc {
    let mut pen = Pen { lang, ids, doc: Doc::default() };
    let object = pen.t(("安驰保养服务", "Anchi service visits"));
    pen.put_as(ItemId::HEADER, "header", vec![("object", object)]);
    let counts = [2_usize, 1, 1, 2, 3, 6, 9, 16, 22, 35, 29];
    let mut orders = orders(counts.iter().sum()).into_iter();
    let reasons = [("等报价太久", "Waiting for the quote"), ("改约没人说", "Nobody told me of the change"), ("讲得清楚", "Clearly explained")];
    let shops = [("东店", "East"), ("西店", "West"), ("北店", "North")];
    for (score, count) in counts.into_iter().enumerate() {
        for i in 0..count {
            let order = orders.next().expect("enough");
            let mut fields = vec![("order", Value::text(&order)), ("a:q", Value::Num(score as f64))];
            if i % 3 == 0 {
                let reason = reasons[match score {
                    0..=6 => 1,
                    7..=8 => 0,
                    _ => 2,
                }];
                fields.push(("why", pen.t(reason)));
            }
            fields.push(("segment", pen.t(shops[(i + score) % 3])));
            pen.put("answer", fields);
        }
    }
    pen.doc
}

/// Ten elements, 48 people; each row is attractive, one-dimensional, must-be, indifferent.
const KANO: [((&str, &str), [usize; 4]); 10] = [
    (("交车前洗车吸尘", "Car washed"), [29, 6, 3, 10]),
    (("原顾问回访", "Own adviser calls"), [20, 9, 5, 14]),
    (("送车上门", "Car brought home"), [28, 10, 6, 4]),
    (("进度实时可查", "Live progress"), [12, 24, 7, 5]),
    (("报价逐项讲清", "Quote explained"), [3, 27, 10, 8]),
    (("两小时内完工", "Done in 2 h"), [8, 25, 9, 6]),
    (("一次修好", "Fixed first time"), [1, 16, 27, 4]),
    (("配件是原厂", "Genuine parts"), [2, 12, 24, 10]),
    (("免费擦鞋机", "Shoe polisher"), [6, 2, 3, 37]),
    (("店内书架", "Bookshelf"), [8, 5, 6, 29]),
];

pub(super) fn kano(ids: &IdSource, lang: Lang) -> Doc {
    let mut pen = Pen { lang, ids, doc: Doc::default() };
    let elements: Vec<ItemId> = KANO
        .iter()
        .zip(orders(KANO.len()))
        .map(|((name, _), order)| {
            let name = pen.t(*name);
            pen.put("element", vec![("order", Value::text(&order)), ("text", name)])
        })
        .collect();
    for (person, order) in orders(48).into_iter().enumerate() {
        let mut fields = vec![("order".to_owned(), Value::text(&order))];
        for (element, (_, counts)) in elements.iter().zip(KANO) {
            let mut left = (person * 7) % 48;
            let mut pair = ("neutral", "neutral");
            for (count, answers) in counts.into_iter().zip([("like", "neutral"), ("like", "dislike"), ("must", "dislike"), ("neutral", "neutral")]) {
                if left < count {
                    pair = answers;
                    break;
                }
                left -= count;
            }
            fields.push((format!("a:f:{element}"), Value::text(pair.0)));
            fields.push((format!("a:d:{element}"), Value::text(pair.1)));
        }
        pen.put("answer", fields.iter().map(|(k, v)| (k.as_str(), v.clone())).collect());
    }
    pen.doc
}

/// 88 people; expectation and perception of each item, in tenths.
pub(super) fn servqual(ids: &IdSource, lang: Lang) -> Doc {
    let mut pen = Pen { lang, ids, doc: Doc::default() };
    let weights = [("tangibles", 11.0), ("assurance", 19.0), ("responsiveness", 22.0), ("empathy", 16.0), ("reliability", 32.0)];
    let weights: Vec<(String, Value)> = weights.iter().map(|(id, w)| (format!("weight:{id}"), Value::Num(*w))).collect();
    pen.put_as(ItemId::HEADER, "header", weights.iter().map(|(k, v)| (k.as_str(), v.clone())).collect());
    let items = [
        ("t1", 56, 60),
        ("t2", 56, 58),
        ("a1", 62, 60),
        ("a2", 62, 60),
        ("r1", 63, 50),
        ("r2", 63, 52),
        ("e1", 59, 53),
        ("e2", 59, 53),
        ("l1", 67, 54),
        ("l2", 65, 54),
    ];
    for (person, order) in orders(88).into_iter().enumerate() {
        let mut fields = vec![("order".to_owned(), Value::text(&order))];
        for (item, expected, perceived) in items {
            // Spread the tenths over people so that the mean comes out right.
            let point = |tenths: usize| (tenths / 10 + usize::from((person * 3) % 10 < tenths % 10)) as f64;
            fields.push((format!("a:{item}:expect"), Value::Num(point(expected))));
            fields.push((format!("a:{item}:perceive"), Value::Num(point(perceived))));
        }
        pen.put("answer", fields.iter().map(|(k, v)| (k.as_str(), v.clone())).collect());
    }
    pen.doc
}

pub(super) fn market(ids: &IdSource) -> Doc {
    let mut pen = Pen { lang: Lang::Zh, ids, doc: Doc::default() };
    let own = [("in:V", 2600.0), ("in:p:loss", 32.0), ("in:c:loss", 38.0), ("in:Ln", 37.0)];
    pen.put_as(ItemId::HEADER, "header", own.into_iter().map(|(k, v)| (k, Value::Num(v))).collect());
    pen.doc
}

pub(super) fn scan(ids: &IdSource) -> Doc {
    let mut pen = Pen { lang: Lang::Zh, ids, doc: Doc::default() };
    let marks = [2, 1, 3, 2, 4, 1, 0, 1, 3, 2, 3, 4, 2, 1, 2, 2, 3, 2, 1, 1, 2];
    let names = ["a1", "a2", "a3", "a4", "a5", "a6", "a7", "b1", "b2", "b3", "b4", "b5", "b6", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8"];
    let mut fields = vec![("order".to_owned(), Value::text("m"))];
    fields.extend(names.iter().zip(marks).map(|(n, m)| (format!("a:{n}"), Value::Num(f64::from(m)))));
    pen.put("answer", fields.iter().map(|(k, v)| (k.as_str(), v.clone())).collect());
    pen.doc
}
