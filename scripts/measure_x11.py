#!/usr/bin/env python3
"""Measures a program from outside, on its pixels: start, key to pixel, panning with the wheel, memory, idle CPU.

    scripts/measure_x11.py [--keys "ctrl+k ..."] [--type WORDS] [--shot PNG] -- PROGRAM [ARGUMENT...]

Starts its own Xvfb with a frame buffer that this process maps and compares about every millisecond; keys and wheel go
through XTest (xdotool). Nothing inside the program takes part, so any two programs can be set side by side. `--type`
and `--keys` lead to the view to measure: words are typed into a palette that Ctrl+K opens, keys are pressed after that.
Needs xvfb and xdotool; `import` of ImageMagick for --shot. Prints JSON; times are in milliseconds.
"""

import argparse
import json
import mmap
import os
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
    """From sending a key to the first changed pixel."""
    times = []
    for name in names:
        screen.watch(0.25, 1.0)
        begun = time.perf_counter()
        screen.send(f"key --delay 0 {name}")
        seen = screen.watch(0.0, 0.5, begun)
        times += seen[:1]
    return spread(times)


def wheel(screen, pid, seconds=3.0, notches=125):
    """Turns the wheel down and up again; intervals between frames that differ, and CPU a frame."""
    before, begun, sent = cpu(pid), time.perf_counter(), 0
    times = []
    while (now := time.perf_counter() - begun) < seconds:
        if now * notches > sent:
            screen.send("click 5" if (sent // notches) % 2 == 0 else "click 4")
            sent += 1
        if screen.changed():
            times.append(now * 1000)
        time.sleep(0.0007)
    gaps = [b - a for a, b in zip(times, times[1:])]
    return {"fps": round(len(times) / seconds, 1), "interval": spread(gaps), "cpu_ms_a_frame": round((cpu(pid) - before) / max(len(times), 1), 1)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--type", default="", help="words to type into the palette after the start, then Enter")
    parser.add_argument("--keys", default="", help="keys to press after that, by their X names")
    parser.add_argument("--typed", default="Right Left", help="keys whose way to the pixels is measured, in turn")
    parser.add_argument("--shot", help="write a picture of the view that is measured")
    parser.add_argument("program", nargs="+")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        screen = Screen(folder)
        screen.env["MOT_STUDIO_DATA"] = os.path.join(folder, "data")
        # A pointer over the window would open a tooltip long after the start.
        screen.send(f"mousemove {SIZE[0] - 1} {SIZE[1] - 1}")
        time.sleep(0.5)
        screen.changed()
        begun = time.perf_counter()
        program = subprocess.Popen(args.program, env=screen.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            start = screen.watch(1.5, 60.0, begun)
            report = {"load": os.getloadavg()[0], "start": {"first": at(start, 0), "complete": at(start, 1)}}
            screen.focus()
            if args.type:
                screen.send("key ctrl+k")
                screen.watch(0.4, 2.0)
                screen.send(f"type --delay 30 {args.type}")
                screen.watch(0.6, 4.0)
                begun = time.perf_counter()
                screen.send("key Return")
                view = screen.watch(1.5, 30.0, begun)
                report["view"] = {"first": at(view, 0), "complete": at(view, 1)}
            for name in args.keys.split():
                screen.send(f"key {name}")
                screen.watch(0.4, 2.0)
            screen.send(f"mousemove {SIZE[0] // 2 - 60} {SIZE[1] // 2}")
            screen.watch(1.2, 3.0)
            if args.shot:
                subprocess.run(["import", "-window", "root", args.shot], env=screen.env, check=True)
            report["wheel"] = wheel(screen, program.pid)
            screen.watch(0.5, 3.0)
            report["key"] = keys(screen, args.typed.split() * (20 // max(len(args.typed.split()), 1)))
            time.sleep(5)
            report |= memory(program.pid)
            before = cpu(program.pid)
            time.sleep(8)
            report["idle_percent"] = round((cpu(program.pid) - before) / 80, 2)
            print(json.dumps(report, indent=1))
        finally:
            program.terminate()
            program.wait()
            screen.close()


if __name__ == "__main__":
    sys.exit(main())
