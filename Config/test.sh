#!/usr/bin/env bash
# Sets up and runs all tests. Arguments go to `swift test`, for example --filter DICOMwebTests.
set -euo pipefail
cd "$(dirname "$0")/.."
Config/setup.sh --tests
# Many tests start servers of their own: eight at a time, so that none starves until its client gives up.
exec swift test --explicit-target-dependency-import-check error --experimental-maximum-parallelization-width 8 "$@"
