//! Where the user is, where they came from, and the way back.

use crate::ui::cx::Place;

/// The screen shown and the screens before and after it.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    here: Place,
    before: Vec<Place>,
    after: Vec<Place>,
}

impl Places {
    /// The screen shown.
    pub(super) fn here(&self) -> &Place {
        &self.here
    }

    /// Goes to a screen. Turning pages replaces the page, so that "back" leaves the course.
    pub(super) fn go(&mut self, place: Place) {
        if place == self.here {
            return;
        }
        let turning = matches!((&self.here, &place), (Place::Reader { course: a, .. }, Place::Reader { course: b, .. }) if a == b);
        let from = std::mem::replace(&mut self.here, place);
        if !turning {
            self.before.push(from);
            self.after.clear();
        }
    }

    /// Leaves a screen for good, to where it was called from.
    pub(super) fn leave(&mut self, place: &Place) {
        self.before.retain(|p| p != place);
        self.after.retain(|p| p != place);
        if self.here == *place {
            self.here = self.before.pop().unwrap_or(Place::Overview);
        }
    }

    /// Goes back one screen.
    pub(super) fn back(&mut self) {
        if let Some(place) = self.before.pop() {
            self.after.push(std::mem::replace(&mut self.here, place));
        }
    }

    /// Goes forward one screen.
    pub(super) fn forward(&mut self) {
        if let Some(place) = self.after.pop() {
            self.before.push(std::mem::replace(&mut self.here, place));
        }
    }

    /// The page last read before this screen, for the way back to it.
    pub(super) fn last_page(&self) -> Option<&Place> {
        std::iter::once(&self.here).chain(self.before.iter().rev()).find(|p| matches!(p, Place::Reader { .. }))
    }

    /// Forgets exercises of a workbook that was closed.
    pub(super) fn forget_exercises(&mut self) {
        let gone = |p: &Place| matches!(p, Place::Exercise { .. } | Place::Overview);
        self.before.retain(|p| !gone(p));
        self.after.retain(|p| !gone(p));
        if gone(&self.here) {
            self.here = Place::Home;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn back_leaves_the_course_and_forward_returns_to_the_page() {
        let page = |n: u32| Place::Reader { course: "c".into(), page: format!("p{n}") };
        let mut places = Places::default();
        places.go(page(1));
        places.go(page(2));
        places.go(page(3));
        places.back();
        assert_eq!(places.here(), &Place::Home);
        places.forward();
        assert_eq!(places.here(), &page(3));
        places.go(Place::Exercise { key: "x".into() });
        assert_eq!(places.last_page(), Some(&page(3)));
        places.back();
        assert_eq!(places.here(), &page(3));
    }
}
