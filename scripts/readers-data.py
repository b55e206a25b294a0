"""Reads exported files with programs that know nothing of MOT Studio and compares what they find with what was written."""
import csv
import datetime
import io
import json
import math
import sys
import xml.etree.ElementTree as etree
from pathlib import Path

import icalendar
import jsonschema
import openpyxl
import pptx
from markdown_it import MarkdownIt

folder = Path(sys.argv[1])
here = Path(__file__).parent
schema = json.loads((here / "json-canvas.schema.json").read_text("utf-8"))
wrong = []


def check(ok, *what):
    if not ok:
        wrong.append(" ".join(str(w)[:300] for w in what))


def same(found, want):
    if want is None:
        return found is None or found == ""
    if isinstance(want, dict):
        return isinstance(found, datetime.datetime) and found.date().isoformat() == want["day"]
    if isinstance(want, (int, float)):
        return isinstance(found, (int, float)) and math.isclose(found, want, rel_tol=1e-9, abs_tol=1e-9)
    return found == want


def spreadsheet(path, exercises):
    book = openpyxl.load_workbook(path)
    check(len(book.worksheets) == len(exercises), path, "sheets")
    for sheet, exercise in zip(book.worksheets, exercises):
        rows = [list(row) for row in sheet.iter_rows(values_only=True)]
        at = 0
        sums = 0
        for table in exercise["tables"]:
            head = table["head"]
            while at < len(rows) and rows[at][: len(head)] != head:
                at += 1
            check(at < len(rows), path, exercise["key"], "no head", head)
            for want in table["rows"]:
                at += 1
                found = rows[at][: len(head)] if at < len(rows) else []
                check(all(same(f, w) for f, w in zip(found, want)) and len(found) == len(want), path, exercise["key"], found, want)
            if table["totals"]:
                total = rows[at + 1]
                sums += sum(isinstance(c, str) and c.startswith(("=SUM(", "=IFERROR(AVERAGE(")) for c in total)
        formulas = [c for row in rows for c in row if isinstance(c, str) and c.startswith("=")]
        cells = [c for row in sheet.iter_rows() for c in row]
        check(sum(c.data_type == "f" for c in cells) == sums, path, exercise["key"], "formulas", formulas)
        check(len(sheet._charts) == sum(t["chart"] for t in exercise["tables"]), path, exercise["key"], "charts", len(sheet._charts))


def table_file(path, exercise):
    text = path.read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    want = exercise["main"]
    check(len(rows) == len(want["rows"]) + 1, path, "rows", len(rows))
    for found, typed, shown in zip(rows[1:], want["rows"], want["shown"]):
        for f, t, s in zip(found, typed, shown):
            ok = math.isclose(float(f), t, rel_tol=1e-6, abs_tol=1e-6) if isinstance(t, (int, float)) else f in (s, "'" + s)
            check(ok and (isinstance(t, (int, float)) or not f.lstrip().startswith(("=", "+", "-", "@"))), path, repr(f), repr(s))


def calendar(path):
    read = icalendar.Calendar.from_ical(path.read_bytes())
    events = [e for e in read.walk() if e.name == "VEVENT"]
    check({e.name for e in read.walk()} == {"VCALENDAR", "VEVENT"}, path, "components")
    check(len(events) > 3 and len({str(e["UID"]) for e in events}) == len(events), path, "ids")
    for event in events:
        check(type(event.decoded("DTSTART")) is datetime.date and str(event["SUMMARY"]) and event.decoded("DTSTAMP"), path, event)
    return events


def tree(element, tag, attribute, level=0):
    for child in element.findall(tag):
        yield [level, child.get(attribute)]
        yield from tree(child, tag, attribute, level + 1)


def outline(path, exercise):
    root = etree.parse(path).getroot()
    if path.suffix == ".opml":
        check(root.tag == "opml" and root.get("version") == "2.0", path)
        found = list(tree(root.find("body"), "outline", "text"))
    else:
        check(root.tag == "map" and len(root) == 1, path)
        found = list(tree(root.find("node"), "node", "TEXT"))
    want = exercise["outline"]
    check(found[len(found) - len(want):] == want, path, "outline differs")


def slides(path, exercises):
    deck = pptx.Presentation(path)
    texts = set()
    for slide in deck.slides:
        check(slide.shapes.title is not None, path, "no title")
        check(slide.has_notes_slide, path, "no notes")
        for shape in slide.shapes:
            check(not shape.click_action.hyperlink.address if hasattr(shape, "click_action") else True, path, "link")
            if shape.has_text_frame:
                texts.add(shape.text_frame.text)
            if shape.has_table:
                texts.update(cell.text for row in shape.table.rows for cell in row.cells)
    every = "\n".join(texts)
    missing = [e["key"] for e in exercises if " ".join(e["title"].split()) not in every]
    check(not missing, path, "titles missing", missing)


def markdown(path, exercises):
    text = path.read_text("utf-8")
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    html = reader.render(text)
    tokens = [t for block in reader.parse(text) for t in [block, *(block.children or [])]]
    active = {t.type for t in tokens} & {"link_open", "image", "html_block", "code_inline", "code_block", "fence", "em_open", "s_open"}
    check(not active, path, "active", active)
    check({t.content for t in tokens if t.type == "html_inline"} <= {"<br>"}, path, "html")
    cells = [t.children for t in tokens if t.type == "inline"]
    said = {"".join("\n" if c.type == "html_inline" else c.content for c in cell) for cell in cells}
    said |= {" ".join(s.split()) for s in said}
    for exercise in exercises:
        if exercise["tree"]:
            continue
        for row in (r for t in exercise["tables"] for r in t["shown"]):
            for cell in row:
                check(" ".join(cell.split()) in said, path, "not found", repr(cell))
    return html


def main():
    for name in ("class", "hostile"):
        exercises = json.loads((folder / name / "expected.json").read_text("utf-8"))
        by_key = {e["key"]: e for e in exercises}
        for path in sorted((folder / name).iterdir()):
            exercise = by_key.get(path.stem)
            match path.suffix:
                case ".xlsx":
                    spreadsheet(path, exercises)
                case ".csv":
                    table_file(path, exercise)
                case ".ics":
                    calendar(path)
                case ".opml" | ".mm":
                    outline(path, exercise)
                case ".pptx":
                    slides(path, exercises)
                case ".md":
                    markdown(path, exercises)
                case ".canvas":
                    jsonschema.validate(json.loads(path.read_text("utf-8")), schema)
                case ".excalidraw":
                    drawing = json.loads(path.read_text("utf-8"))
                    check(drawing["type"] == "excalidraw" and all(e["link"] is None for e in drawing["elements"]), path)
    for line in wrong[:20]:
        print("readers:", line, file=sys.stderr)
    print(f"readers: {len(wrong)} differences")
    sys.exit(bool(wrong))


main()
