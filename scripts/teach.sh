#!/usr/bin/env bash
# teach.sh BIN DIR [DISPLAY]: teaches the first course under a virtual display with two monitors, takes pictures of both windows into DIR,
# kills the program in the middle and goes on. Needs Xorg with its dummy driver, xrandr, openbox, xdotool and ImageMagick.
set -euo pipefail
bin=$1; out=$2; n=${3:-78}
mkdir -p "$out"
[ ! -e "/tmp/.X$n-lock" ] || { echo "display :$n is taken" >&2; exit 1; }
home=$(mktemp -d)
export DISPLAY=:$n HOME=$home XDG_DATA_HOME=$home/data XDG_CONFIG_HOME=$home/config LIBGL_ALWAYS_SOFTWARE=1 MOT_STUDIO_FILE_DIALOG=inapp
cat >"$home/xorg.conf" <<'CONF'
Section "Device"
  Identifier "dummy"
  Driver "dummy"
  VideoRam 256000
EndSection
Section "Monitor"
  Identifier "any"
  HorizSync 5-1000
  VertRefresh 5-200
  Modeline "1440x900" 106.5 1440 1528 1672 1904 900 903 909 934
  Modeline "1920x1080" 148.5 1920 2008 2052 2200 1080 1084 1089 1125
EndSection
Section "Screen"
  Identifier "screen"
  Device "dummy"
  Monitor "any"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes "1440x900" "1920x1080"
    Virtual 3840 1080
  EndSubSection
EndSection
CONF
# Xvfb has one output only; the dummy driver of Xorg has several, which come and go as projectors do.
Xorg ":$n" -config "$home/xorg.conf" -noreset -nolisten tcp -logfile "$home/xorg.log" >/dev/null 2>&1 & xvfb=$!
wm='' app=''
trap 'kill $app $wm $xvfb 2>/dev/null || true; rm -rf "$home"' EXIT
for _ in $(seq 40); do xrandr 2>/dev/null | grep -q DUMMY0 && break; sleep 0.25; done
plug() { xrandr --addmode DUMMY1 1920x1080 2>/dev/null || true; xrandr --output DUMMY1 --mode 1920x1080 --pos 1440x0; }
unplug() { xrandr --output DUMMY1 --off; }
xrandr --output DUMMY0 --mode 1440x900 --pos 0x0 --primary
plug
openbox >/dev/null 2>&1 & wm=$!
sleep 1
open() {
  "$bin" --lang zh >"$out/app.log" 2>&1 & app=$!
  for _ in $(seq 60); do win=$(xdotool search --onlyvisible --pid "$app" 2>/dev/null | head -1) && [ -n "$win" ] && break; sleep 0.5; done
  xdotool windowmove "$win" 0 0 windowsize "$win" 1440 900 windowactivate "$win"
  sleep $((3 * ${SLOW:-1}))
}
# SLOW=3 waits three times as long, for a busy machine.
rest() { sleep $(($1 * ${SLOW:-1})); }
key() { xdotool key --delay 80 "$@"; rest 1; }
shot() { import -window root "$out/$1.png"; echo "$1"; }
open
key F5; rest 3; shot 1-begin
key Right Right Right; shot 2-page
key g; rest 2; xdotool type --delay 80 24; rest 1; key Return; shot 3-page-24
key 1; xdotool mousemove 500 400; rest 1; shot 4-pointer
key 3; xdotool mousemove 300 300 mousedown 1 mousemove 600 350 mousemove 700 500 mouseup 1; rest 1; shot 5-ink
key Escape; key b; shot 6-black; key b
key g; rest 1; shot 7-overview; key Escape
kill -9 "$app"; rest 1
open; shot 8-asked
key Return; rest 3; shot 9-continued
unplug; rest 3; shot 10-unplugged
plug; rest 4; shot 11-plugged
key s; rest 3; shot 12-swapped
windows=$(xdotool search --onlyvisible --pid "$app" | wc -l)
echo "windows: $windows"
[ "$windows" -ge 2 ]
