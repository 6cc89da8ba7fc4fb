#!/usr/bin/env bash
# Decodes and renders every file of the corpus, and all hostile frames of the tests, under the address sanitizer: no codec
# and no renderer may read or write outside of its buffers. Takes a build of its own in .build-sanitize. Arguments go to
# `swift test` instead of the default choice of tests.
set -euo pipefail
cd "$(dirname "$0")/.."
Config/setup.sh
filters=("$@")
[ "$#" -gt 0 ] || filters=(--filter 'DICOMPixelsTests|DICOMRenderingTests|DICOMReportsTests')
# The codecs keep what they allocate until the process ends, and the tests end it.
export ASAN_OPTIONS=detect_leaks=0:abort_on_error=1
exec swift test --sanitize=address --scratch-path .build-sanitize "${filters[@]}"
