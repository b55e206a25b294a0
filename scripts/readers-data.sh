#!/usr/bin/env bash
# Has exported files read by other programs: Python libraries compare every value, LibreOffice opens and converts spreadsheet and slides.
# usage: readers-data.sh [FOLDER-FOR-THE-FILES]
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
files=${1:-$work/files}
mkdir -p "$files"
for tool in python3 soffice pdfinfo; do
  command -v "$tool" >/dev/null || { echo "readers: $tool is missing; run scripts/install-test-packages.sh" >&2; exit 1; }
done
# Kept between runs: the libraries only change with their versions.
venv=${XDG_CACHE_HOME:-$HOME/.cache}/mot-studio-readers
if ! "$venv/bin/python" -c 'import openpyxl, pptx, icalendar, jsonschema, markdown_it' 2>/dev/null; then
  python3 -m venv --clear "$venv"
  "$venv/bin/pip" install -q 'openpyxl==3.1.*' 'python-pptx==1.*' 'icalendar==6.*' 'jsonschema==4.*' 'markdown-it-py==3.*'
fi
MOT_READERS_DIR=$files cargo test -q --test it given::files_for_other_readers_come_out >/dev/null
"$venv/bin/python" scripts/readers-data.py "$files"
for file in "$files"/class/all.xlsx "$files"/class/all.pptx "$files"/hostile/all.pptx; do
  soffice --headless "-env:UserInstallation=file://$work/office" --convert-to pdf --outdir "$work/pdf" "$file" >/dev/null 2>&1
  pages=$(pdfinfo "$work/pdf/$(basename "${file%.*}").pdf" | awk '/^Pages:/ { print $2 }')
  [ "${pages:-0}" -ge 3 ] || { echo "readers: LibreOffice makes $pages pages of $file" >&2; exit 1; }
  echo "readers: LibreOffice opens $(basename "$(dirname "$file")")/$(basename "$file"), $pages pages"
done
