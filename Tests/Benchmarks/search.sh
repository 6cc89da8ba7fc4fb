#!/usr/bin/env bash
# Measures searches over made indexes of 100,000 studies (1,000,000 instances) and of a tenth: milliseconds (median, 99th
# percentile, mean of processor time), then results, matches and bytes of each answer. The indexes stay in the folder that
# is named, for the next run.
#   Tests/Benchmarks/search.sh [FOLDER]
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=${1:-${TMPDIR:-/tmp}/lightbox-search-benchmark}
mkdir -p "$folder"
swift build -c release --product search-benchmark >&2
for studies in 10000 100000; do
    .build/release/search-benchmark --index "$folder/$studies.sqlite" --studies "$studies"
done
