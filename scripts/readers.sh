#!/usr/bin/env bash
# Lets programs of others read what mot-studio exports: what was typed is there, fonts are embedded, nothing is broken.
# usage: readers.sh BINARY [BOOKS]   BOOKS holds zh.mot.ron and en.mot.ron; without it a test of the project makes them.
set -euo pipefail
binary=$(realpath "$1")
cd "$(dirname "$0")/.."
for tool in pdftotext pdffonts pdfinfo qpdf xmllint identify python3; do
  command -v "$tool" >/dev/null || { echo "readers: $tool is missing; run scripts/install-test-packages.sh" >&2; exit 1; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
books=${2:-$work/books}
if [ ! -e "$books/zh.mot.ron" ]; then
  mkdir -p "$books"
  MOT_BOOKS=$books cargo test --locked --test it books_for_readers -- --ignored --quiet
fi
fail() { echo "readers: $*" >&2; exit 1; }

for lang in zh en; do
  out=$work/$lang
  mkdir -p "$out/svg" "$out/png"
  export_as() { "$binary" export "$books/$lang.mot.ron" --lang "$lang" "$@" >/dev/null || fail "export $*"; }

  # PDF: three papers, fitted and tiled, filled and empty.
  export_as --to pdf -o "$out/all.pdf"
  export_as --to pdf --paper a4 --portrait -o "$out/a4.pdf"
  export_as --to pdf --paper a1 --tiled -o "$out/tiled.pdf"
  export_as --to pdf --paper a4 --tiled --exercise mot-design-canvas@enterprise-b2b -o "$out/tiles.pdf"
  export_as --to pdf --blank -o "$out/blank.pdf"
  for pdf in "$out"/*.pdf; do
    qpdf --check "$pdf" >"$work/check" 2>&1 || { cat "$work/check" >&2; fail "qpdf on $pdf"; }
    pdffonts "$pdf" | awk 'NR > 2 { n++; if ($(NF-4) != "yes" || $(NF-3) != "yes") exit 1 } END { if (n == 0) exit 1 }' || fail "fonts of $pdf"
    pdfinfo "$pdf" >"$work/info"
    grep -q '^JavaScript: *no' "$work/info" || fail "$pdf is active"
    grep -q '^Title: *[^ ]' "$work/info" || fail "$pdf has no title"
  done
  [ "$(pdfinfo "$out/tiles.pdf" | awk '/^Pages/ { print $2 }')" -gt 2 ] || fail 'a large canvas has no tiles'
  qpdf --json --json-key=outlines "$out/all.pdf" >"$work/outlines"
  grep -q '"title"' "$work/outlines" || fail 'no bookmarks'

  # Every character that was typed into a board, and all that a drawing says, stands in the PDF as often.
  for key in mot-design-canvas@enterprise-b2b four-save-two-respect smart-action-plan; do
    export_as --to svg --exercise "$key" -o "$out/typed.svg"
    export_as --to pdf --exercise "$key" -o "$out/typed.pdf"
    pdftotext -raw "$out/typed.pdf" "$out/typed.txt"
    python3 - "$books/$lang.mot.ron" "$key" "$out/typed.svg" "$out/typed.txt" <<'PY'
import collections, re, sys, xml.etree.ElementTree as tree
book, key, svg, txt = sys.argv[1:]
count = lambda text: collections.Counter(re.findall(r"[\u3400-\u9fffA-Za-z0-9]", text))
drawn = "".join(node.text or "" for node in tree.parse(svg).iter("{http://www.w3.org/2000/svg}text")).replace("…", "")
typed = ""
if key == "four-save-two-respect":
    part = open(book, encoding="utf-8").read().split(f'key: "{key}"', 1)[1].split("key: \"", 1)[0]
    cards = part.split('kind: "card"')[1:]
    typed = "".join(text for card in cards for text in re.findall(r'"text": \(?"([^"]*)"', card.split("(id:", 1)[0]))
    if not typed:
        sys.exit("readers: no card was found in the workbook")
read = count(open(txt, encoding="utf-8").read())
for said in (count(drawn), count(typed)):
    missing = {c: n - read[c] for c, n in said.items() if read[c] < n}
    if missing:
        sys.exit(f"readers: the PDF of {key} lacks {missing}")
PY
  done

  # SVG: an XML parser takes it; pictures have the size asked for.
  export_as --to svg -o "$out/svg/s.svg"
  xmllint --noout --nonet "$out"/svg/*.svg || fail 'xmllint on SVG'
  export_as --to png --scale 1 --exercise four-save-two-respect -o "$out/png/1.png"
  export_as --to png --scale 3 --exercise four-save-two-respect -o "$out/png/3.png"
  one=$(identify -format '%w' "$out/png/1.png"); three=$(identify -format '%w' "$out/png/3.png")
  [ $((one * 3 - three)) -le 3 ] && [ $((three - one * 3)) -le 3 ] || fail "3x is $three, 1x is $one"
done
echo 'readers: all well'
