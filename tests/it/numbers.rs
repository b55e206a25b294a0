//! The reference values that the templates of calculators and surveys carry, against the formulas.

use std::collections::BTreeMap;

use mot_studio::{
    io::content::Library,
    model::{
        calc::{
            calculator::{Defaults, run},
            csat,
            kano::{self, Category},
            nps::{self, Counts},
            servqual::{Item, servqual},
        },
        template::{Structure, SurveyTool},
        text::Lang,
    },
};

/// Half a unit of the last digit printed, and a hair for binary fractions.
fn tolerance(printed: f64) -> f64 {
    let text = printed.to_string();
    let digits = text.split_once('.').map_or(0, |(_, rest)| rest.len());
    0.5 * 10f64.powi(-i32::try_from(digits).expect("few")) + 1e-9
}

#[test]
fn calculators_give_the_values_their_templates_promise() {
    let library = Library::embedded();
    let mut checked = 0;
    for template in library.all_templates() {
        let Structure::Calculator(plan) = &template.structure else { continue };
        let columns = run(plan, &Defaults(plan)).unwrap_or_else(|wrong| panic!("{}: {}", template.id, wrong.get(Lang::En)));
        for test in &plan.tests {
            let at = plan.columns.iter().position(|c| c.id == test.column).unwrap_or_default();
            for (id, values) in &test.values {
                let found = columns[at].all(id);
                assert_eq!(found.len(), values.len(), "{} {} {id}", template.id, test.column);
                for (value, found) in values.iter().zip(found) {
                    let found = found.unwrap_or_else(|| panic!("{} {id} has no value", template.id));
                    assert!((value - found).abs() <= tolerance(*value), "{} {} {id}: {value} is {found}", template.id, test.column);
                    checked += 1;
                }
            }
        }
        for output in &plan.outputs {
            assert!(columns[0].outputs.iter().any(|(id, _)| *id == output.id), "{} {} is computed", template.id, output.id);
        }
        assert!(columns.iter().all(|c| !c.explained.is_empty()), "{}", template.id);
    }
    assert!(checked > 30, "{checked}");
}

type Case = BTreeMap<String, Vec<String>>;

fn number(case: &Case, name: &str) -> f64 {
    case.get(name).and_then(|v| v.first()).and_then(|v| v.parse().ok()).unwrap_or_else(|| panic!("{name}"))
}

fn close(case: &Case, name: &str, found: f64) {
    if case.contains_key(name) {
        let value = number(case, name);
        assert!((value - found).abs() <= tolerance(value), "{name}: {value} is {found}");
    }
}

#[test]
fn surveys_give_the_values_their_templates_promise() {
    let library = Library::embedded();
    let mut checked = 0;
    for template in library.all_templates() {
        let Structure::Survey(plan) = &template.structure else { continue };
        for test in &plan.tests {
            let case: Case = test.iter().cloned().collect();
            checked += 1;
            match plan.tool {
                SurveyTool::Nps => {
                    let of = |name| number(&case, name) as u32;
                    let found = nps::nps(Counts { detractors: of("detractors"), passives: of("passives"), promoters: of("promoters") }, 0.95)
                        .expect("answers");
                    close(&case, "nps", found.score);
                    close(&case, "margin95", found.margin);
                }
                SurveyTool::Csat => {
                    let answers: Vec<i32> = case["overall"].iter().map(|a| a.parse().expect("a number")).collect();
                    let counts: Vec<u32> = (1..=5).map(|p| answers.iter().filter(|a| **a == p).count() as u32).collect();
                    let found = csat::scale(&counts, 1, 2, 0.95).expect("answers");
                    close(&case, "csat", found.csat.score);
                    close(&case, "mean", found.mean);
                }
                SurveyTool::Kano => {
                    let mut counts = kano::Counts::default();
                    for category in Category::ALL {
                        counts.add(category, number(&case, &format!("counts.{}", category.letter())));
                    }
                    let found = kano::kano(counts).expect("people");
                    assert_eq!(case["category"][0], found.mode.letter().to_string());
                    close(&case, "better", found.better.expect("a base"));
                    close(&case, "worse", found.worse.expect("a base"));
                }
                SurveyTool::Servqual => {
                    let groups: Vec<String> = case.keys().filter_map(|k| k.strip_prefix("e.").map(str::to_owned)).collect();
                    let items = groups.iter().map(|g| {
                        let side = |pass: &str| Some(number(&case, &format!("{pass}.{g}")));
                        Item::of_means(g, g, side("e"), side("p"), 1)
                    });
                    let weights: Vec<(String, f64)> = groups.iter().map(|g| (g.clone(), 20.0)).collect();
                    let found = servqual(items.collect(), &weights);
                    close(&case, "total", found.weighted.expect("answers"));
                    assert_eq!(case["largest"][0], found.largest_gap().expect("a gap").id);
                }
                _ => checked -= 1,
            }
        }
    }
    assert_eq!(checked, 6);
}
