//! One integration binary: the rules of the house, the content, and whole-app journeys.

mod architecture;
mod texts;
