#!/usr/bin/env bash
# Runs the real window on a virtual screen: it must start, draw, take clicks, keys and Chinese text, keep the work and exit 0.
# usage: smoke.sh BINARY [PICTURE-DIR]
set -euo pipefail
binary=$(realpath "$1")
pictures=${2:-$(mktemp -d)}
mkdir -p "$pictures"
for tool in Xvfb openbox xdotool xclip import identify; do
  command -v "$tool" >/dev/null || { echo "smoke: $tool is missing; run scripts/install-test-packages.sh" >&2; exit 1; }
done
work=$(mktemp -d)
export MOT_STUDIO_DATA=$work/data MOT_STUDIO_FILE_DIALOG=inapp LANG=zh_CN.UTF-8 LC_ALL=C.UTF-8 LIBGL_ALWAYS_SOFTWARE=1
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS
pids=()
cleanup() { for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done; rm -rf "$work"; }
trap cleanup EXIT
exec 3< <(Xvfb -displayfd 1 -screen 0 1440x900x24 -nolisten tcp 2>/dev/null)
read -r number <&3
export DISPLAY=:$number
pids+=($!)
# The screen takes a moment to answer on a busy machine.
for _ in $(seq 100); do xdpyinfo >/dev/null 2>&1 && break; sleep 0.1; done
openbox >/dev/null 2>&1 & pids+=($!)

fail() { echo "smoke: $*" >&2; import -window root "$pictures/failed.png" 2>/dev/null || true; cat "$work/log" >&2 2>/dev/null || true; exit 1; }
# Waits until a command succeeds, at most 20 seconds.
await() { for _ in $(seq 200); do if "$@" >/dev/null 2>&1; then return 0; fi; sleep 0.1; done; fail "never happened: $*"; }
colours() { import -window root "$1" && identify -format '%k' "$1"; }
drawn() { [ "$(colours "$pictures/now.png")" -gt 200 ]; }
paste() { printf '%s' "$1" | xclip -selection clipboard; xdotool key --clearmodifiers ctrl+v; }
kept() { grep -rqs "$1" "$work/data" "$work"/*.mot.ron; }

"$binary" --lang zh --theme light >"$work/log" 2>&1 & app=$!
pids+=("$app")
await xdotool search --onlyvisible --name 'MOT Studio'
window=$(xdotool search --onlyvisible --name 'MOT Studio' | tail -n 1)
xdotool windowsize --sync "$window" 1440 900 windowmove --sync "$window" 0 0 || true
xdotool windowfocus --sync "$window"
await drawn
cp "$pictures/now.png" "$pictures/1-home.png"

# A click on the first course card opens the course.
xdotool mousemove --sync 220 300 click 1
sleep 1
import -window root "$pictures/2-reader.png"
cmp -s "$pictures/1-home.png" "$pictures/2-reader.png" && fail 'the click on the course changed nothing'

# The palette finds the board by a few characters; a card is written by pasting Chinese.
xdotool key --clearmodifiers ctrl+k
sleep 0.5
paste '四省二尊'
sleep 0.5
xdotool key Return
sleep 1
xdotool key --clearmodifiers ctrl+Return
sleep 0.5
paste '接线时自动带出序列号'
sleep 0.3
xdotool key Return
await kept '接线时自动带出序列号'
import -window root "$pictures/3-board.png"

# Saved under a name, it is a file that the command line reads.
xdotool key --clearmodifiers ctrl+shift+s
sleep 0.7
xdotool key --clearmodifiers ctrl+a
paste "$work/第二组.mot.ron"
sleep 0.3
xdotool key Return
await test -s "$work/第二组.mot.ron"
await grep -q '接线时自动带出序列号' "$work/第二组.mot.ron"
"$binary" info "$work/第二组.mot.ron" --lang zh || fail 'the saved file cannot be read'
sleep 1
import -window root "$pictures/4-saved.png"
xdotool key --clearmodifiers ctrl+q
for _ in $(seq 100); do kill -0 "$app" 2>/dev/null || break; sleep 0.1; done
kill -0 "$app" 2>/dev/null && fail 'it does not close'
wait "$app" || fail "it ended with code $?"
echo "smoke: started, drew, took a click and Chinese text, saved, closed; pictures in $pictures"
