#!/usr/bin/env python3
"""Measures programs from outside, on their pixels: start, key to pixel, panning with the wheel, memory, idle CPU.

    scripts/measure_x11.py [OPTION...] -- PROGRAM [ARGUMENT...]
    scripts/measure_x11.py --plan PLAN.json [--rounds N]

Starts its own Xvfb with a frame buffer that this process maps and compares about every millisecond; keys and wheel go
through XTest (xdotool). Nothing inside the program takes part, so any two programs can be set side by side.

How a program is led to the view to measure, each step only if its option is given: words are typed into the palette that
Ctrl+K opens (--type), keys are pressed (--keys), a place is clicked (--click) or double-clicked (--double). The wheel is
turned over the middle of the window while --hold is down (a journey needs shift). Then --edit opens an editor and the
letters of --letters are typed into it one by one, and --rest puts it all down again before memory and idle CPU are read.

A plan measures two programs in turn, round by round, so that a busy machine is as busy for the one as for the other:
    {"ours": {"program": ["target/release/mot-studio", "board.mot.ron"], "type": "si", "edit": "n"},
     "peer": {"program": ["chromium", "--app=http://127.0.0.1:8080/"], "double": "700,450"}}
It prints the medians of both and peer : ours.

Needs xvfb and xdotool; `import` of ImageMagick for --shot. Prints JSON; times are in milliseconds.
"""

import argparse
import json
import mmap
import os
import shlex
import statistics
import subprocess
import sys
import tempfile
import time

SIZE = (1440, 900)


class Screen:
    """An X server whose pixels can be watched."""

    def __init__(self, folder):
        read, write = os.pipe()
        size = "%dx%dx24" % SIZE
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-fbdir", folder, "-nolisten", "tcp"]
        self.server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
        self.display = ":" + os.read(read, 16).decode().strip()
        self.env = dict(os.environ, DISPLAY=self.display, LIBGL_ALWAYS_SOFTWARE="1", WAYLAND_DISPLAY="")
        file = open(os.path.join(folder, "Xvfb_screen0"), "rb")
        self.pixels = memoryview(mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ))
        self.last = bytes(self.pixels)
        self.input = subprocess.Popen(["xdotool", "-"], stdin=subprocess.PIPE, env=self.env, text=True)

    def send(self, line):
        self.input.stdin.write(line + "\n")
        self.input.stdin.flush()

    def focus(self):
        """Gives the keyboard to the window; there is no window manager here that would."""
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "."], env=self.env, capture_output=True, text=True)
        if found.stdout.split():
            subprocess.run(["xdotool", "windowfocus", found.stdout.split()[-1]], env=self.env, check=False)
        self.watch(0.4, 1.0)

    def changed(self):
        if self.pixels == self.last:
            return False
        self.last = bytes(self.pixels)
        return True

    def watch(self, calm, limit, begun=None):
        """Times of changes since `begun`, until nothing has changed for `calm` seconds."""
        begun = begun or time.perf_counter()
        times = []
        while True:
            now = time.perf_counter()
            if self.changed():
                times.append((now - begun) * 1000)
            quiet = now - begun - (times[-1] / 1000 if times else 0)
            if now - begun > limit or (times and quiet > calm):
                return times
            time.sleep(0.0007)

    def close(self):
        self.input.kill()
        self.server.terminate()
        self.server.wait()


def tree(pid):
    """The process and everything it started."""
    found, queue = [], [pid]
    while queue:
        pid = queue.pop()
        found.append(pid)
        try:
            for task in os.listdir(f"/proc/{pid}/task"):
                with open(f"/proc/{pid}/task/{task}/children") as file:
                    queue += [int(child) for child in file.read().split()]
        except OSError:
            pass
    return found


def cpu(pid):
    """Milliseconds of CPU that the whole tree has used."""
    ticks = 0
    for each in tree(pid):
        try:
            with open(f"/proc/{each}/stat") as file:
                fields = file.read().rsplit(")", 1)[1].split()
            ticks += int(fields[11]) + int(fields[12])
        except OSError:
            pass
    return ticks * 1000 / os.sysconf("SC_CLK_TCK")


def memory(pid):
    """Resident and proportional megabytes of the whole tree."""
    sums = {"Rss:": 0, "Pss:": 0}
    for each in tree(pid):
        try:
            with open(f"/proc/{each}/smaps_rollup") as file:
                for line in file:
                    name, *rest = line.split()
                    if name in sums:
                        sums[name] += int(rest[0])
        except OSError:
            pass
    return {"rss_mb": round(sums["Rss:"] / 1024, 1), "pss_mb": round(sums["Pss:"] / 1024, 1)}


def at(values, share):
    values = sorted(values)
    return round(values[round((len(values) - 1) * share)], 1) if values else None


def spread(values):
    return {"n": len(values), "min": at(values, 0), "median": at(values, 0.5), "p95": at(values, 0.95), "p99": at(values, 0.99)}


def keys(screen, names):
    """From sending a key to the first changed pixel; `names` are letters, or words that name keys."""
    times = []
    for name in names.split() if " " in names else names:
        screen.watch(0.25, 1.0)
        begun = time.perf_counter()
        screen.send(f"key --delay 0 {name}")
        seen = screen.watch(0.0, 0.5, begun)
        times += seen[:1]
    return spread(times)


def wheel(screen, pid, hold="", seconds=3.0, notches=125):
    """Turns the wheel down and up again; intervals between frames that differ, and CPU a frame."""
    if hold:
        screen.send(f"keydown {hold}")
        screen.watch(0.3, 1.0)
    before, begun, sent = cpu(pid), time.perf_counter(), 0
    times = []
    while (now := time.perf_counter() - begun) < seconds:
        if now * notches > sent:
            screen.send("click 5" if (sent // notches) % 2 == 0 else "click 4")
            sent += 1
        if screen.changed():
            times.append(now * 1000)
        time.sleep(0.0007)
    if hold:
        screen.send(f"keyup {hold}")
    gaps = [b - a for a, b in zip(times, times[1:])]
    used = cpu(pid) - before
    return {"fps": round(len(times) / seconds, 1), "interval": spread(gaps), "cpu_ms": used, "cpu_ms_a_frame": round(used / max(len(times), 1), 1)}


def lead(screen, how):
    """Leads the program to the view to measure."""
    if how.get("type"):
        screen.send("key ctrl+k")
        screen.watch(0.4, 2.0)
        screen.send(f"type --delay 30 {how['type']}")
        screen.watch(0.6, 4.0)
        screen.send("key Return")
        screen.watch(1.5, 30.0)
    for name in how.get("keys", "").split():
        screen.send(f"key {name}")
        screen.watch(0.4, 2.0)
    for option, times in (("click", 1), ("double", 2)):
        if how.get(option):
            x, y = how[option].split(",")
            screen.send(f"mousemove {x} {y} click --repeat {times} --delay 60 1")
            screen.watch(0.6, 3.0)


def measure(how):
    """Everything about one program, on a screen of its own."""
    with tempfile.TemporaryDirectory() as folder:
        screen = Screen(folder)
        screen.env["MOT_STUDIO_DATA"] = os.path.join(folder, "data")
        # A pointer over the window would open a tooltip long after the start.
        screen.send(f"mousemove {SIZE[0] - 1} {SIZE[1] - 1}")
        time.sleep(0.5)
        screen.changed()
        begun = time.perf_counter()
        program = subprocess.Popen(how["program"], env=screen.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            start = screen.watch(how.get("calm", 1.5), 60.0, begun)
            report = {"load": os.getloadavg()[0], "start": {"first": at(start, 0), "complete": at(start, 1)}}
            screen.focus()
            lead(screen, {"type": how.get("type"), "keys": how.get("keys", ""), "click": how.get("click")})
            middle = f"mousemove {SIZE[0] // 2 - 60} {SIZE[1] // 2}"
            screen.send(middle)
            screen.watch(1.2, 3.0)
            if how.get("shot"):
                subprocess.run(["import", "-window", "root", how["shot"]], env=screen.env, check=True)
            report["wheel"] = wheel(screen, program.pid, how.get("hold", ""))
            screen.watch(0.5, 3.0)
            lead(screen, {"keys": how.get("edit", ""), "double": how.get("double")})
            report["key"] = keys(screen, how.get("letters") or LETTERS)
            if how.get("shot"):
                subprocess.run(["import", "-window", "root", how["shot"] + "-typed.png"], env=screen.env, check=True)
            lead(screen, {"keys": how.get("rest", "Escape Escape")})
            time.sleep(5)
            report |= memory(program.pid)
            before = cpu(program.pid)
            time.sleep(8)
            report["idle_percent"] = round((cpu(program.pid) - before) / 80, 2)
            return report
        finally:
            program.terminate()
            try:
                program.wait(10)
            except subprocess.TimeoutExpired:
                program.kill()
            screen.close()


LETTERS = "abcdefghijklmnopqrst"
# Where a figure of the report stands, and whether less of it is better.
FIGURES = [
    ("start", "first", True),
    ("start", "complete", True),
    ("key", "median", True),
    ("key", "p95", True),
    ("wheel", "fps", False),
    ("wheel", "interval", "median", True),
    ("wheel", "interval", "p95", True),
    ("wheel", "interval", "p99", True),
    ("wheel", "cpu_ms_a_frame", True),
    ("rss_mb", True),
    ("pss_mb", True),
    ("idle_percent", True),
]


def compare(plan, rounds):
    """Measures the programs of a plan in turn; `factor` is how many times better the first one is."""
    runs = {name: [] for name in plan}
    for _ in range(rounds):
        for name, how in plan.items():
            runs[name].append(measure(how))
            print(name, json.dumps(runs[name][-1]), file=sys.stderr, flush=True)
    table = {}
    for *path, less in FIGURES:
        medians = []
        for reports in runs.values():
            values = []
            for report in reports:
                value = report
                for step in path:
                    value = (value or {}).get(step)
                values += [value] if value is not None else []
            medians.append(statistics.median(values) if values else None)
        row = dict(zip(plan, medians))
        if len(medians) == 2 and all(medians):
            row["factor"] = round(medians[1] / medians[0] if less else medians[0] / medians[1], 2)
        table[" ".join(path)] = row
    return {"rounds": rounds, "load": [round(report["load"], 1) for reports in runs.values() for report in reports], "medians": table}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--plan", help="a JSON file with two programs to measure in turn")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--type", default="", help="words to type into the palette after the start, then Enter")
    parser.add_argument("--keys", default="", help="keys to press after that, by their X names")
    parser.add_argument("--click", help="a place to click after that, X,Y")
    parser.add_argument("--hold", default="", help="a key that is down while the wheel turns")
    parser.add_argument("--edit", default="", help="keys that open an editor")
    parser.add_argument("--double", help="a place to double-click to open an editor, X,Y")
    parser.add_argument("--letters", default=LETTERS, help="letters, or names of keys, whose way to the pixels is measured")
    parser.add_argument("--rest", default="Escape Escape", help="keys that leave the editor")
    parser.add_argument("--shot", help="write a picture of the view that is measured")
    parser.add_argument("program", nargs="*")
    args = parser.parse_args()
    if args.plan:
        with open(args.plan, encoding="utf-8") as file:
            plan = json.load(file)
        for how in plan.values():
            if isinstance(how["program"], str):
                how["program"] = shlex.split(how["program"])
        print(json.dumps(compare(plan, args.rounds), indent=1))
    elif args.program:
        print(json.dumps(measure(vars(args)), indent=1))
    else:
        parser.error("a program or a plan is missing")


if __name__ == "__main__":
    sys.exit(main())
