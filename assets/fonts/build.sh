#!/usr/bin/env bash
# Makes the subset fonts beside this file, their licence texts and src/model/icons.rs.
# To add an icon: add its Phosphor name to icons.txt, run this, commit what changed.
# Needs apt (Debian), python3 with pip, and npm; downloads into a temporary folder only.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

fetch_debs() { apt-get download fonts-noto-cjk unicode-data; }
fetch_debs || { apt-get update && fetch_debs; }
for deb in ./*.deb; do dpkg-deb -x "$deb" deb; done

python3 -m pip install --quiet --root-user-action=ignore --target py fonttools==4.68.0
npm pack --silent @phosphor-icons/web@2.1.2
tar xzf phosphor-icons-web-*.tgz   # unpacks to package/

PYTHONPATH="$work/py" python3 "$here/build.py" "$work"
