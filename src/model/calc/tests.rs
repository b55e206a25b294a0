//! All golden cases through one test that reads `tests/golden/*.json`; more files of the same shape can be dropped in.

use serde_json::Value;

use super::json::{TOOLS, compute};

/// The tolerance of one compared key: one for all, or one per key at any depth; what lies below a key shares its tolerance.
fn tolerance(given: &Value, key: &str, above: f64) -> f64 {
    match given {
        Value::Number(n) => n.as_f64().expect("a number"),
        _ => given.get(key).and_then(Value::as_f64).unwrap_or(above),
    }
}

/// Adds to `wrong` where `found` differs from `expected`; keys that are not expected are not compared.
fn differ(at: &str, expected: &Value, found: &Value, (given, allowed): (&Value, f64), wrong: &mut Vec<String>) {
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => {
            for (key, value) in expected {
                let found = found.get(key).unwrap_or(&Value::String("(absent)".into())).clone();
                differ(&format!("{at}.{key}"), value, &found, (given, tolerance(given, key, allowed)), wrong);
            }
        }
        (Value::Array(expected), Value::Array(found)) if expected.len() == found.len() => {
            expected.iter().zip(found).enumerate().for_each(|(i, (e, f))| differ(&format!("{at}[{i}]"), e, f, (given, allowed), wrong));
        }
        (Value::Number(e), Value::Number(f)) => {
            let (e, f) = (e.as_f64().expect("finite"), f.as_f64().expect("finite"));
            // The printed cases stop at twelve digits after the point.
            if (e - f).abs() > allowed.max(1e-12 * e.abs()) {
                wrong.push(format!("{at}: expected {e}, found {f} (tolerance {allowed})"));
            }
        }
        (e, f) if e == f => {}
        (e, f) => wrong.push(format!("{at}: expected {e}, found {f}")),
    }
}

#[test]
fn golden_cases() {
    let dir = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut wrong = Vec::new();
    let mut cases = 0;
    for entry in std::fs::read_dir(dir).expect("there") {
        let path = entry.expect("entry").path();
        if path.extension().is_none_or(|e| e != "json") {
            continue;
        }
        let file: Value = serde_json::from_str(&std::fs::read_to_string(&path).expect("utf-8")).expect("JSON");
        let tool = file["tool"].as_str().expect("a tool");
        assert!(TOOLS.iter().any(|(name, _)| *name == tool), "{tool}");
        for case in file["cases"].as_array().expect("cases") {
            cases += 1;
            let name = format!("{tool}/{}", case["name"].as_str().expect("a name"));
            let expected = &case["expected"];
            match (compute(tool, &case["input"]), expected.get("error").and_then(Value::as_str)) {
                (Err(error), Some(sentence)) => assert_eq!(error.get(crate::model::text::Lang::En), sentence, "{name}"),
                (Err(error), None) => wrong.push(format!("{name}: {}", error.get(crate::model::text::Lang::En))),
                (Ok(found), Some(sentence)) => wrong.push(format!("{name}: expected the error {sentence}, found {found}")),
                (Ok(found), None) => differ(&name, expected, &found, (&case["tolerance"], 1e-9), &mut wrong),
            }
        }
    }
    assert!(cases >= 100, "only {cases} cases were read");
    assert!(wrong.is_empty(), "{} of {cases} cases:\n{}", wrong.len(), wrong.join("\n"));
}
