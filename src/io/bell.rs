//! The bell: a short tone played by what the system has; where it has nothing, the eye must do.

use std::{
    f64::consts::TAU,
    path::Path,
    process::{Command, Stdio},
};

const RATE: u32 = 22_050;

/// Rings once, on a thread of its own. Nobody is told when it cannot: the bell is on the screen too.
pub fn ring(data: &Path) {
    let path = data.join("bell.wav");
    let work = move || {
        if !path.is_file() && super::save::save_private(&path, &tone()).is_err() {
            return;
        }
        for (program, before) in players() {
            let played = Command::new(program)
                .args(*before)
                .arg(&path)
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status()
                .is_ok_and(|status| status.success());
            if played {
                return;
            }
        }
    };
    let _thread = std::thread::Builder::new().name("bell".to_owned()).spawn(work);
}

/// Programs that play a file, the likeliest first.
fn players() -> &'static [(&'static str, &'static [&'static str])] {
    if cfg!(target_os = "macos") {
        &[("afplay", &[])]
    } else if cfg!(windows) {
        &[("powershell", &["-NoProfile", "-Command", "(New-Object Media.SoundPlayer $args[0]).PlaySync()"])]
    } else {
        &[("pw-play", &[]), ("paplay", &[]), ("aplay", &["-q"])]
    }
}

/// Two notes that fade, as a WAV file.
fn tone() -> Vec<u8> {
    let length = RATE * 12 / 10;
    let sample = |n: u32| {
        let t = f64::from(n) / f64::from(RATE);
        let note = |start: f64, pitch: f64| if t < start { 0.0 } else { (TAU * pitch * (t - start)).sin() * (-4.0 * (t - start)).exp() };
        (0.45 * (note(0.0, 880.0) + note(0.25, 1_174.7)) * f64::from(i16::MAX)) as i16
    };
    let data = length * 2;
    let mut wav = Vec::with_capacity(data as usize + 44);
    wav.extend_from_slice(b"RIFF");
    wav.extend_from_slice(&(36 + data).to_le_bytes());
    wav.extend_from_slice(b"WAVEfmt ");
    for (number, bytes) in [(16, 4), (1, 2), (1, 2), (RATE, 4), (RATE * 2, 4), (2, 2), (16, 2)] {
        wav.extend_from_slice(number.to_le_bytes().get(..bytes).unwrap_or_default());
    }
    wav.extend_from_slice(b"data");
    wav.extend_from_slice(&data.to_le_bytes());
    (0..length).for_each(|n| wav.extend_from_slice(&sample(n).to_le_bytes()));
    wav
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_tone_is_a_wav_file_of_its_length() {
        let wav = super::tone();
        assert!(wav.starts_with(b"RIFF") && wav.get(8..12) == Some(b"WAVE".as_slice()));
        let size = u32::from_le_bytes([wav[40], wav[41], wav[42], wav[43]]);
        assert_eq!(size as usize + 44, wav.len());
    }
}
