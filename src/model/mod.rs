//! The pure heart: what a course, an exercise and a workbook are, and every rule about changing them.

pub mod calc;
pub mod course;
pub mod course_search;
pub mod doc;
pub mod done;
pub mod edit;
pub mod exercise;
mod fields;
pub mod figure;
pub mod find;
mod item;
pub mod limits;
pub mod merge;
pub mod order;
pub mod problem;
pub mod reading;
pub mod ron_scan;
pub mod scene;
pub mod settings;
pub mod share;
pub mod stamp;
pub mod survey_import;
pub mod template;
pub mod text;
pub mod texts;
pub mod workbook;
