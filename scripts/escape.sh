#!/usr/bin/env bash
# The process that looks at strangers' files, traced: whatever it is fed, it opens no file of the user, makes no connection, starts no program.
# usage: escape.sh BINARY
set -euo pipefail
binary=$(realpath "$1")
command -v strace >/dev/null || { echo 'escape: SKIPPED, strace is not installed' >&2; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# One question a file: a line of JSON, then its bytes.
feed() {
  for file in "$@"; do
    printf '{"name":"x","size":%s}\n' "$(stat -c %s "$file")"
    cat "$file"
  done
}
here=$(cd "$(dirname "$0")/.." && pwd)
cp "$here"/tests/fixtures/format-*/*.mot.ron "$work"
"$binary" new mot-service-design -o "$work/new.mot.ron" --lang en >/dev/null 2>&1 || true
n=0
# Deterministic damage: cut, doubled, with paths and bytes of other formats in it.
for file in "$work"/*.mot.ron; do
  size=$(stat -c %s "$file")
  for part in 7 3 2; do head -c $((size / part)) "$file" >"$work/cut-$n"; n=$((n + 1)); done
  { cat "$file"; printf '\n#![enable(implicit_some)] "../../../etc/passwd" \\\\srv\\share file:///etc/shadow https://example.org'; } >"$work/odd-$n"
  { printf 'PK\003\004'; head -c 26 /dev/zero; printf 'workbook.mot.ron'; cat "$file"; printf 'media/../../etc/passwd'; } >"$work/zip-$n"
done
head -c 200000 /dev/zero | tr '\0' '(' >"$work/deep"
feed "$work"/* >"$work.in"
strace -f -qq -e trace=open,openat,openat2,creat,connect,socket,execve,unlink,rename,mkdir -o "$work.trace" "$binary" --check-import <"$work.in" | cat >"$work.out" # it may write no file itself
rm -f "$work.in"
asked=$(find "$work" -type f | wc -l)
answered=$(wc -l <"$work.out")
# Its own start: the program, the loader's libraries, the machine's tables for its allocator and threads.
allowed='execve\("'"$binary"'"|"/(lib|lib64|usr/lib)[^"]*\.so|"/etc/ld\.so\.|"/proc/(self|thread-self)/|"/sys/(fs/cgroup|kernel/mm|devices/system/cpu)|"/proc/sys/vm/|\+\+\+|---'
if outside=$(grep -vE "$allowed" "$work.trace"); then
  echo "escape: it reached outside:" >&2
  echo "$outside" >&2
  exit 1
fi
rm -f "$work.trace" "$work.out"
[ "$answered" -eq "$asked" ] || { echo "escape: $answered answers to $asked files" >&2; exit 1; }
echo "escape: $asked files read, nothing opened, no connection, no program"
