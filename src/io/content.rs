//! Reads course content from the executable and from folders, and lists what is wrong with it.
