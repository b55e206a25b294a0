//! Which displays there are on X11, asked for directly: the window library reads them once and never hears that one came or went.

use std::sync::{Arc, Mutex};

/// Where a display is, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its left and upper edge.
    pub at: (i32, i32),
    /// Its size.
    pub size: (u32, u32),
}

impl Place {
    /// Whether a point lies on it.
    #[must_use]
    pub fn contains(&self, (x, y): (i32, i32)) -> bool {
        let inside = |p: i32, from: i32, length: u32| p >= from && i64::from(p) < i64::from(from) + i64::from(length);
        inside(x, self.at.0, self.size.0) && inside(y, self.at.1, self.size.1)
    }
}

/// The displays as they are now, kept by a thread that waits for changes.
#[derive(Clone, Debug, Default)]
pub struct Screens(Arc<Mutex<Option<Vec<Place>>>>);

impl Screens {
    /// Begins to watch; `wake` is called after every change. Without an X server nothing is ever known.
    #[must_use]
    pub fn watch(wake: impl Fn() + Send + 'static) -> Self {
        let screens = Self::default();
        let shared = screens.clone();
        let work = move || {
            // Whatever goes wrong, the list of the window library stands in.
            let _ended = follow(&|places| {
                if let Ok(mut latest) = shared.0.lock() {
                    *latest = Some(places);
                }
                wake();
            });
        };
        let _thread = std::thread::Builder::new().name("displays".to_owned()).spawn(work);
        screens
    }

    /// The displays, if they are known.
    #[must_use]
    pub fn latest(&self) -> Option<Vec<Place>> {
        self.0.lock().ok()?.clone().filter(|places| !places.is_empty())
    }
}

#[cfg(all(unix, not(target_os = "macos")))]
fn follow(report: &dyn Fn(Vec<Place>)) -> Result<(), Box<dyn std::error::Error>> {
    use x11rb::{
        connection::Connection as _,
        protocol::randr::{ConnectionExt as _, NotifyMask},
    };
    let (server, screen) = x11rb::connect(None)?;
    let root = server.setup().roots.get(screen).ok_or("no screen")?.root;
    server.randr_query_version(1, 5)?.reply()?;
    server.randr_select_input(root, NotifyMask::SCREEN_CHANGE | NotifyMask::CRTC_CHANGE)?;
    loop {
        let monitors = server.randr_get_monitors(root, true)?.reply()?.monitors;
        let place =
            |m: &x11rb::protocol::randr::MonitorInfo| Place { at: (i32::from(m.x), i32::from(m.y)), size: (u32::from(m.width), u32::from(m.height)) };
        report(monitors.iter().map(place).collect());
        server.wait_for_event()?;
        // One change comes as several events.
        while server.poll_for_event()?.is_some() {}
    }
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn follow(_report: &dyn Fn(Vec<Place>)) -> Result<(), Box<dyn std::error::Error>> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_lies_on_one_of_two_neighbours() {
        let (left, right) = (Place { at: (0, 0), size: (1440, 900) }, Place { at: (1440, -180), size: (1920, 1080) });
        for (point, on) in [
            ((0, 0), (true, false)),
            ((1439, 899), (true, false)),
            ((1440, 0), (false, true)),
            ((3359, -180), (false, true)),
            ((5000, 0), (false, false)),
        ] {
            assert_eq!((left.contains(point), right.contains(point)), on, "{point:?}");
        }
    }
}
