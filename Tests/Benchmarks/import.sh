#!/usr/bin/env bash
# How fast an import is beside what bounds it: copying the folder, and DCMTK reading every header on all cores.
# Usage: Tests/Benchmarks/import.sh FOLDER [ROUNDS]. Every round runs each way once, in turn; work lies beside the folder.
# Wants a release build (swift build -c release --product lightbox). Asserts nothing.
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd)
source=$(cd "$1" && pwd)
rounds=${2:-3}
lightbox=${LIGHTBOX:-$(cd "$top" && swift build -c release --show-bin-path)/lightbox}
work=$(mktemp -d "$(dirname "$source")/import-benchmark.XXXXXX")
trap 'rm -rf "$work"' EXIT
g++ -O2 -std=c++17 -o "$work/parse-floor" "$top/Tests/Benchmarks/parse-floor.cc" -ldcmdata -loflog -lofstd -pthread
files=$(find "$source" -type f | wc -l)
bytes=$(du -sb "$source" | cut -f1)
cores=$(nproc)

# Reads everything once, so that every way finds the same in memory.
find "$source" -type f -exec cat {} + >/dev/null

row() { # name, command
    local name=$1 start end
    shift
    sync
    start=$(date +%s.%N)
    "$@" >/dev/null 2>&1
    end=$(date +%s.%N)
    awk -v n="$name" -v f="$files" -v b="$bytes" -v s="$start" -v e="$end" -v l="$(cut -d' ' -f1 /proc/loadavg)" \
        'BEGIN { t = e - s; printf "%-34s %7.2f s %8.0f files/s %7.0f MB/s   load %s\n", n, t, f / t, b / t / 1e6, l }'
}
copy() { cp -r "$source" "$work/copy"; }
copy_synced() { cp -r "$source" "$work/synced" && sync -f "$work/synced"; }

echo "$files files, $bytes bytes, $cores cores"
for round in $(seq "$rounds"); do
    row "DCMTK header parse, $cores threads" "$work/parse-floor" "$cores" "$source"
    row "cp -r" copy
    row "cp -r, synced" copy_synced
    row "import" "$lightbox" import --data "$work/data" "$source"
    row "import again" "$lightbox" import --data "$work/data" "$source"
    row "import --in-place" "$lightbox" import --data "$work/place" --in-place "$source"
    row "import --dry-run" "$lightbox" import --data "$work/none" --dry-run "$source"
    row "verify --deep" "$lightbox" verify --data "$work/data" --deep
    row "reindex" "$lightbox" reindex --data "$work/data"
    rm -rf "$work/copy" "$work/synced" "$work/data" "$work/place"
done
