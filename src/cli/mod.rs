//! The command line beside the window.
