//! Keeps the computer awake while a class runs, and says what it runs on.

use std::{path::Path, sync::mpsc};

/// The computer stays awake as long as this lives.
#[derive(Debug)]
pub struct Awake {
    _end: mpsc::Sender<()>,
}

impl Awake {
    /// Asks the system, on a thread of its own: a session bus that does not answer must not hold a frame. Without one nothing happens.
    #[must_use]
    pub fn start(reason: &str) -> Self {
        let (end, ended) = mpsc::channel::<()>();
        let reason = reason.to_owned();
        let work = move || {
            let held = keepawake::Builder::default().display(true).idle(true).reason(reason).app_name("MOT Studio").create();
            // Until the class ends.
            let _over = ended.recv();
            drop(held);
        };
        let _thread = std::thread::Builder::new().name("awake".to_owned()).spawn(work);
        Self { _end: end }
    }
}

/// What the computer runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Power {
    /// The socket.
    Mains,
    /// Its battery, with so many percent left.
    Battery(u32),
    /// Nobody knows.
    Unknown,
}

/// Looks at what the computer runs on.
#[must_use]
pub fn power() -> Power {
    look(Path::new("/sys/class/power_supply"))
}

fn look(folder: &Path) -> Power {
    let Ok(read) = std::fs::read_dir(folder) else { return Power::Unknown };
    let mut found = Power::Unknown;
    for entry in read.filter_map(Result::ok) {
        let value = |name: &str| std::fs::read_to_string(entry.path().join(name)).unwrap_or_default().trim().to_owned();
        match value("type").as_str() {
            "Mains" | "USB" if value("online") == "1" => return Power::Mains,
            "Battery" if value("scope") != "Device" => {
                if value("status") == "Discharging" {
                    found = Power::Battery(value("capacity").parse().unwrap_or(0));
                } else if found == Power::Unknown {
                    found = Power::Mains;
                }
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "a test makes the files of a system")]
mod tests {
    use super::*;

    #[test]
    fn socket_and_battery_are_told_apart() {
        let dir = tempfile::tempdir().unwrap();
        let set = |device: &str, name: &str, value: &str| {
            std::fs::create_dir_all(dir.path().join(device)).unwrap();
            std::fs::write(dir.path().join(device).join(name), value).unwrap();
        };
        assert_eq!(look(dir.path()), Power::Unknown);
        set("BAT0", "type", "Battery\n");
        set("BAT0", "status", "Discharging\n");
        set("BAT0", "capacity", "41\n");
        assert_eq!(look(dir.path()), Power::Battery(41));
        set("AC", "type", "Mains\n");
        set("AC", "online", "1\n");
        assert_eq!(look(dir.path()), Power::Mains);
    }

    #[test]
    fn without_a_session_bus_nothing_waits() {
        let begun = std::time::Instant::now();
        drop(Awake::start("class"));
        assert!(begun.elapsed() < std::time::Duration::from_secs(1));
    }
}
