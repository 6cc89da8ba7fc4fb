#!/usr/bin/env bash
# Sets up and runs all tests. Arguments go to `swift test`, for example --filter DICOMwebTests.
set -euo pipefail
cd "$(dirname "$0")/.."
Config/setup.sh --tests
exec swift test --explicit-target-dependency-import-check error "$@"
