//! Finds its way in RON text: brackets, entries and places, even when the text is cut off.
