#!/usr/bin/env bash
# Whether an import is as fast beside a million instances as in an empty data folder: files a second of FOLDER, imported
# into an empty one and into copies of the indexes that search.sh has filled. Their objects are missing, so they are good
# for nothing but this. Wants a release build (swift build -c release --product lightbox). Asserts nothing.
#   Tests/Benchmarks/import-curve.sh FOLDER INDEX.sqlite…
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd)
source=$(cd "$1" && pwd)
shift
lightbox=${LIGHTBOX:-$(cd "$top" && swift build -c release --show-bin-path)/lightbox}
work=$(mktemp -d "$(dirname "$source")/import-curve.XXXXXX")
trap 'rm -rf "$work"' EXIT
files=$(find "$source" -type f | wc -l)
find "$source" -type f -exec cat {} + >/dev/null

for round in 1 2; do
    for index in none "$@"; do
        rm -rf "$work/data"
        mkdir "$work/data"
        # What the other indexes know is not in the log of this folder: one that is empty keeps them as they are.
        [[ $index == none ]] || cp "$index" "$work/data/index.sqlite"
        # Brings the index up to date, and its pages into memory.
        "$lightbox" query --data "$work/data" limit=1 >/dev/null 2>&1 || true
        sync
        start=$(date +%s.%N)
        "$lightbox" import --data "$work/data" "$source" >/dev/null
        end=$(date +%s.%N)
        awk -v i="$(basename "$index")" -v f="$files" -v s="$start" -v e="$end" \
            'BEGIN { printf "%-20s %8.0f files/s\n", i, f / (e - s) }'
    done
done
