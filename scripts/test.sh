#!/usr/bin/env bash
# Runs all tests; installs what rendering tests need first.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/install-test-packages.sh
exec cargo test --locked "$@"
