#!/usr/bin/env bash
# Installs what the tests need beyond Rust on Debian or Ubuntu: software rendering, a virtual screen, a
# keyboard, for the fault tests a tracer and file systems, and the programs that read exported files.
set -euo pipefail
need=(gcc xvfb xauth openbox xdotool xclip x11-utils imagemagick mesa-vulkan-drivers libegl1 libgl1 libgl1-mesa-dri libx11-6 libx11-xcb1 libxcb1
  libxkbcommon0 libxkbcommon-x11-0 libxcursor1 libxi6 libxrandr2 x11-xserver-utils xserver-xorg-core xserver-xorg-video-dummy
  poppler-utils qpdf libxml2-utils libreoffice-calc libreoffice-impress
  python3 python3-venv strace e2fsprogs xfsprogs mount util-linux)
missing=()
for package in "${need[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && { echo 'all packages are here'; exit 0; }
echo "installing: ${missing[*]}"
if ! command -v apt-get >/dev/null; then
  echo "this system has no apt-get; install the like of: ${missing[*]}" >&2
  exit 1
fi
sudo=()
[ "$(id -u)" -eq 0 ] || sudo=(sudo)
"${sudo[@]}" apt-get update -qq
DEBIAN_FRONTEND=noninteractive "${sudo[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}"
