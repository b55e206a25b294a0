#!/usr/bin/env bash
# Fault tests: kills, power cuts, full and failing disks, at the figures for CI. Names of tests may follow.
set -euo pipefail
cd "$(dirname "$0")/.."
cargo build --locked --example soak --example soak_check
exec python3 scripts/fault.py "${CARGO_TARGET_DIR:-target}/debug/examples" "$@"
