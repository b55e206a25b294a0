//! The colours of the light theme by role, read from the same file as the window's.

use serde::Deserialize;
use std::{collections::BTreeMap, sync::LazyLock};

use crate::model::scene::Role;

static LIGHT: LazyLock<Palette> = LazyLock::new(|| Palette::read(include_str!("../../../assets/theme/light.ron")).unwrap_or_default());

/// The colours by role.
#[derive(Debug, Default)]
pub(super) struct Palette {
    plain: BTreeMap<String, [u8; 3]>,
    zones: Vec<[[u8; 3]; 4]>,
}

#[derive(Deserialize)]
struct ZoneInks {
    line: String,
    ink: String,
    fill: String,
    wash: String,
}

fn hex(text: &str) -> Option<[u8; 3]> {
    let number = u32::from_str_radix(text.strip_prefix('#')?, 16).ok()?;
    let [_, r, g, b] = number.to_be_bytes();
    Some([r, g, b])
}

impl Palette {
    /// Paper is light, whatever the window is.
    pub(super) fn light() -> &'static Self {
        &LIGHT
    }

    fn read(text: &str) -> Option<Self> {
        let all: BTreeMap<String, ron::Value> = ron::from_str::<ron::Value>(text).ok()?.into_rust().ok()?;
        let mut palette = Self::default();
        for (name, value) in all {
            match value {
                ron::Value::String(text) => palette.plain.extend(hex(&text).map(|rgb| (name, rgb))),
                ron::Value::Seq(zones) if name == "zones" => {
                    for zone in zones {
                        let zone: ZoneInks = zone.into_rust().ok()?;
                        palette.zones.push([hex(&zone.line)?, hex(&zone.ink)?, hex(&zone.fill)?, hex(&zone.wash)?]);
                    }
                }
                _ => {}
            }
        }
        Some(palette)
    }

    /// The value of a role; black for one that the file does not have.
    pub(super) fn of(&self, role: Role) -> [u8; 3] {
        let zone = |zone: crate::model::scene::Zone, at: usize| self.zones.get(zone as usize).and_then(|inks| inks.get(at)).copied();
        let found = match role {
            Role::ZoneLine(z) => zone(z, 0),
            Role::ZoneInk(z) => zone(z, 1),
            Role::ZoneFill(z) => zone(z, 2),
            Role::ZoneWash(z) => zone(z, 3),
            role => self.plain.get(name(role)).copied(),
        };
        found.unwrap_or_default()
    }
}

fn name(role: Role) -> &'static str {
    match role {
        Role::Canvas => "bg_canvas",
        Role::Surface => "surface",
        Role::Sunken => "surface_sunken",
        Role::Border => "border",
        Role::BorderSubtle => "border_subtle",
        Role::BorderStrong => "border_strong",
        Role::TextSecondary => "text_secondary",
        Role::TextTertiary => "text_tertiary",
        Role::Accent => "accent",
        Role::AccentText => "accent_text",
        Role::AccentTint => "accent_tint",
        Role::AccentOn => "accent_on",
        Role::Mot => "mot",
        Role::MotText => "mot_text",
        Role::MotTint => "mot_tint",
        Role::Success => "success",
        Role::Pos => "pos",
        Role::PosText => "pos_text",
        Role::Neg => "neg",
        Role::NegText => "neg_text",
        Role::Neutral => "neutral",
        Role::EmoOn => "emo_on",
        Role::WashCustomer => "wash_customer",
        Role::WashEnterprise => "wash_enterprise",
        Role::Text | Role::ZoneLine(_) | Role::ZoneInk(_) | Role::ZoneFill(_) | Role::ZoneWash(_) => "text",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::scene::Zone;

    #[test]
    fn every_role_has_the_colour_of_the_window() {
        let palette = Palette::light();
        for (role, rgb) in [
            (Role::Canvas, [0xF9, 0xF7, 0xF3]),
            (Role::Mot, [0xC2, 0x3B, 0x16]),
            (Role::WashEnterprise, [0xEE, 0xF4, 0xF4]),
            (Role::ZoneLine(Zone::Cherish), [0xDD, 0x66, 0x99]),
            (Role::ZoneWash(Zone::Time), [0xF1, 0xF7, 0xFC]),
        ] {
            assert_eq!(palette.of(role), rgb, "{role:?}");
        }
    }
}
