//! Files of strangers are read first by a process of their own that can spend little memory and time: if it dies, only that file is refused.
//!
//! A file is a stranger's unless this computer wrote it or has looked at it before: the hashes of such files are remembered in the data
//! folder. So one's own files open without a second reading, and whatever came by stick or mail is looked at once.

use std::{
    collections::HashSet,
    io::{BufRead as _, BufReader, Read, Write},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, Command, Stdio},
    sync::mpsc::{self, Receiver},
    time::Duration,
};

use serde::{Deserialize, Serialize};

use crate::model::limits;

use super::{
    format::{self, OpenError, hash16},
    save,
};

/// The argument that makes this program the checker.
pub const ARGUMENT: &str = "--check-import";
/// The file with the hashes of files that need no look.
const KNOWN: &str = "known-files";
/// Hashes remembered; older ones are forgotten.
const MAX_KNOWN: usize = 4000;
/// Files that one checker looks at before a fresh one takes over: its processor time is limited as a whole.
const FILES_A_CHECKER: u32 = 20;
/// A machine may be busy: the checker's own limit is processor time.
const PATIENCE: Duration = Duration::from_secs(limits::CHECKER_SECONDS + limits::CHECK_FILE_SECONDS);

/// What the checker is asked about a file; its bytes follow the line.
#[derive(Debug, Serialize, Deserialize)]
struct Question {
    name: String,
    size: usize,
}

/// What the checker answers: that it could read the file to its end.
#[derive(Debug, Serialize, Deserialize)]
struct Answer {
    hash: String,
}

/// Looks at strangers' files before the window does.
#[derive(Debug)]
pub struct Guard {
    program: PathBuf,
    known_file: PathBuf,
    known: Option<(Vec<String>, HashSet<String>)>,
    checker: Option<Checker>,
}

#[derive(Debug)]
struct Checker {
    child: Child,
    questions: ChildStdin,
    answers: Receiver<String>,
    files: u32,
}

impl Drop for Checker {
    fn drop(&mut self) {
        // It holds nothing; it may be gone already.
        let _gone = self.child.kill();
        let _status = self.child.wait();
    }
}

impl Guard {
    /// A guard that starts `program` as the checker and remembers in the folder `data`.
    #[must_use]
    pub fn new(program: PathBuf, data: &Path) -> Self {
        Self { program, known_file: data.join(KNOWN), known: None, checker: None }
    }

    fn known(&mut self) -> &mut (Vec<String>, HashSet<String>) {
        let file = &self.known_file;
        self.known.get_or_insert_with(|| {
            let limit = MAX_KNOWN as u64 * 40;
            let mut text = String::new();
            let read = std::fs::File::open(file).and_then(|f| f.take(limit).read_to_string(&mut text));
            let list: Vec<String> = if read.is_ok() { text.lines().map(str::to_owned).collect() } else { Vec::new() };
            let set = list.iter().cloned().collect();
            (list, set)
        })
    }

    /// Remembers that these bytes need no look: this computer wrote or has looked at them.
    pub fn remember(&mut self, bytes: &[u8]) {
        let hash = hash16(bytes);
        let (list, set) = self.known();
        if !set.insert(hash.clone()) {
            return;
        }
        list.push(hash);
        if list.len() > MAX_KNOWN {
            let old: Vec<String> = list.drain(..MAX_KNOWN / 4).collect();
            for hash in old {
                set.remove(&hash);
            }
        }
        let text = list.join("\n");
        // Without it a file is looked at once more.
        let _next_time = save::save_atomic(&self.known_file, text.as_bytes(), None);
    }

    /// Whether these bytes need no look.
    pub fn knows(&mut self, bytes: &[u8]) -> bool {
        let hash = hash16(bytes);
        self.known().1.contains(&hash)
    }

    /// Starts the checker before it is needed: somebody is about to choose a file.
    pub fn get_ready(&mut self) {
        if self.checker.is_none() {
            // Why it cannot be started is said when there is a file.
            self.checker = Checker::start(&self.program).ok();
        }
    }

    /// Has a stranger's file read by the checker first.
    ///
    /// # Errors
    /// When the checker died of it, or cannot be started.
    pub fn check(&mut self, name: &str, bytes: &[u8]) -> Result<(), OpenError> {
        if self.knows(bytes) {
            return Ok(());
        }
        if self.checker.as_ref().is_some_and(|checker| checker.files >= FILES_A_CHECKER) {
            self.checker = None;
        }
        let mut checker = match self.checker.take() {
            Some(checker) => checker,
            None => Checker::start(&self.program).map_err(|error| OpenError::NoChecker(error.to_string()))?,
        };
        let answer = checker.ask(name, bytes).ok_or(OpenError::CheckerDied)?;
        if answer.hash != hash16(bytes) {
            return Err(OpenError::CheckerDied);
        }
        self.checker = Some(checker);
        self.remember(bytes);
        Ok(())
    }
}

impl Checker {
    fn start(program: &Path) -> std::io::Result<Self> {
        let mut child = Command::new(program).arg(ARGUMENT).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let (Some(questions), Some(out)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(std::io::ErrorKind::BrokenPipe.into());
        };
        let (send, answers) = mpsc::channel();
        std::thread::Builder::new().name("checker".to_owned()).spawn(move || {
            // A line is never long: a checker that was taken over cannot fill this one's memory.
            let mut out = BufReader::new(out);
            loop {
                let mut line = String::new();
                match out.by_ref().take(4096).read_line(&mut line) {
                    Ok(1..) if send.send(line).is_ok() => {}
                    _ => break,
                }
            }
        })?;
        Ok(Self { child, questions, answers, files: 0 })
    }

    fn ask(&mut self, name: &str, bytes: &[u8]) -> Option<Answer> {
        self.files += 1;
        let question = serde_json::to_string(&Question { name: name.to_owned(), size: bytes.len() }).ok()?;
        writeln!(self.questions, "{question}").and_then(|()| self.questions.write_all(bytes)).and_then(|()| self.questions.flush()).ok()?;
        let line = self.answers.recv_timeout(PATIENCE).ok()?;
        serde_json::from_str(&line).ok()
    }
}

/// Is the checker: limits itself, then reads one file after the other until nothing more is asked. It opens no file and no connection.
///
/// # Errors
/// When the limits cannot be set, or the other side is gone.
pub fn be_checker(input: &mut dyn Read, output: &mut dyn Write) -> std::io::Result<()> {
    limit_this_process()?;
    let mut input = BufReader::new(input);
    loop {
        let mut line = String::new();
        if input.by_ref().take(64 * 1024).read_line(&mut line)? == 0 {
            return Ok(());
        }
        let question: Question = serde_json::from_str(&line).map_err(std::io::Error::other)?;
        if question.size as u64 > limits::MAX_BUNDLE_BYTES {
            return Err(std::io::ErrorKind::InvalidData.into());
        }
        let mut bytes = vec![0; question.size];
        input.read_exact(&mut bytes)?;
        // What comes out of it does not matter here, only that it comes to an end.
        let _read = format::read(&bytes, &question.name);
        let answer = serde_json::to_string(&Answer { hash: hash16(&bytes) }).map_err(std::io::Error::other)?;
        writeln!(output, "{answer}")?;
        output.flush()?;
    }
}

/// Little memory, little time. On Windows the process stands apart, and its memory is not limited.
fn limit_this_process() -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let limit = |n: u64| Rlimit { current: Some(n), maximum: Some(n) };
        setrlimit(Resource::As, limit(limits::CHECKER_BYTES))?;
        setrlimit(Resource::Cpu, limit(limits::CHECKER_SECONDS))?;
        setrlimit(Resource::Fsize, limit(0))?;
        setrlimit(Resource::Core, limit(0))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::workbook::Workbook;

    #[test]
    fn only_files_of_strangers_need_a_look_and_a_checker_that_dies_refuses_them() {
        let data = tempfile::tempdir().unwrap();
        let bytes = format::write(&Workbook::default(), "0.1.0").into_bytes();
        let mut guard = Guard::new("/bin/false".into(), data.path());
        assert_eq!(guard.check("a", &bytes), Err(OpenError::CheckerDied));
        guard.remember(&bytes);
        assert_eq!(guard.check("a", &bytes), Ok(()));
        let mut later = Guard::new("/bin/false".into(), data.path());
        assert_eq!(later.check("a", &bytes), Ok(()), "remembered over a restart");
        assert_eq!(later.check("a", b"something else"), Err(OpenError::CheckerDied));
        let mut none = Guard::new("/nowhere/at/all".into(), data.path());
        assert!(matches!(none.check("a", b"x"), Err(OpenError::NoChecker(_))));
    }

    #[test]
    fn the_oldest_hashes_are_forgotten() {
        let data = tempfile::tempdir().unwrap();
        let mut guard = Guard::new("/bin/false".into(), data.path());
        let known: Vec<String> = (0..MAX_KNOWN).map(|n| hash16(&n.to_le_bytes())).collect();
        save::save_atomic(&data.path().join(KNOWN), known.join("\n").as_bytes(), None).unwrap();
        guard.remember(b"new");
        assert!(guard.knows(b"new") && !guard.knows(&0_usize.to_le_bytes()) && guard.knows(&(MAX_KNOWN - 1).to_le_bytes()));
    }
}
