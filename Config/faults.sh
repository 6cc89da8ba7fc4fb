#!/usr/bin/env bash
# Faults, one after the other, against the debug build: each must keep what was promised, say what fails, and be over by itself.
#   Config/faults.sh [NAME…]     all of them where none are named
# Those that need a script of their own are below; the others are tests that also run every day, named here.
set -euo pipefail
cd "$(dirname "$0")/.."
program=${LIGHTBOX:-$PWD/.build/debug/lightbox}
test_filter() { swift test --skip-build --filter "$1"; }

fault_disk_full() { test_filter FullDiskTests; }
fault_store_file_gone() { test_filter DamagedObjectTests; }
fault_import_killed() { KILLS=${KILLS:-50} test_filter KillTests/kills; }
fault_decoder_killed() { test_filter 'DecodeWorkerTests|DecoderFaultTests'; }
fault_audit_receiver_away() { test_filter 'AuditTrailTests|SyslogTests'; }
fault_server_killed_under_load() { test_filter AuditTests/killed; }
fault_slow_clients() { SLOW_CLIENTS=${SLOW_CLIENTS:-1000} test_filter LimitTests; }

# serve FOLDER COMMAND…: runs the command with $url and $server set.
serve() {
    local folder=$1
    shift
    "${launcher[@]}" "$program" serve --data "$folder/data" --port 0 "${options[@]}" > "$folder/out" 2> "$folder/log" &
    server=$!
    url=
    for _ in $(seq 600); do
        url=$(sed -n 's/.*Service root \(.*\)/\1/p' "$folder/out" | head -n 1)
        [[ -n $url ]] && break
        sleep 0.1
    done
    "$@"
    local status=$?
    kill "$server" && wait "$server" || true
    return "$status"
}

launcher=()
options=()
status_of() { curl --silent --output /dev/null --write-out '%{http_code}' "$@"; }
expect() { # WHAT EXPECTED GOT
    if [[ $2 == "$3" ]]; then echo "ok   $1"; else echo "FAIL $1: $3, not $2"; return 1; fi
}
samples() { "$program" import --data "$1/data" SampleStudies > /dev/null; }

# Another program holds SQLite's lock on the index: reading goes on, writing waits and then says so.
fault_index_locked() {
    local folder
    folder=$(mktemp -d)
    samples "$folder"
    options=(--stow)
    serve "$folder" index_locked "$folder"
    options=()
    rm -rf "$folder"
}
index_locked() {
    local file
    file=$(find SampleStudies -name '*.dcm' | head -n 1)
    # The same object under another UID would need a tool: one that is there already is answered without a write.
    python3 - "$1/data/index.sqlite" 25 << 'LOCK' &
import sqlite3, sys, time
base = sqlite3.connect(sys.argv[1], isolation_level=None)
base.execute("BEGIN IMMEDIATE")
time.sleep(float(sys.argv[2]))
base.execute("ROLLBACK")
LOCK
    local locker=$!
    sleep 1
    expect "a search while the index is locked" 200 "$(status_of "$url/studies?limit=1")"
    expect "readiness while the index is locked" 200 "$(status_of "${url%/dicom-web}/readyz")"
    expect "an object that is there" 200 \
        "$(status_of -H 'Content-Type: application/dicom' --data-binary "@$file" "$url/studies")"
    wait "$locker"
    expect "a search afterwards" 200 "$(status_of "$url/studies?limit=1")"
}

# The index is overwritten: a start says what to do, and reindex makes it anew.
fault_index_corrupt() {
    local folder
    folder=$(mktemp -d)
    samples "$folder"
    "$program" query --data "$folder/data" --json > "$folder/before"
    head -c 4096 /dev/urandom > "$folder/data/index.sqlite"
    rm -f "$folder"/data/index.sqlite-*
    local said
    said=$("$program" serve --data "$folder/data" --port 0 2>&1) && return 1
    expect "the next step is said" yes "$([[ $said == *reindex* ]] && echo yes || echo "$said")"
    rm "$folder/data/index.sqlite"
    "$program" reindex --data "$folder/data" > /dev/null
    "$program" query --data "$folder/data" --json > "$folder/after"
    expect "searches give the same" same "$(cmp "$folder/before" "$folder/after" && echo same)"
    rm -rf "$folder"
}

# Pages in the middle of the index are damaged while it is served: an honest error, and the server stays.
fault_index_page_damaged() {
    local folder
    folder=$(mktemp -d)
    samples "$folder"
    serve "$folder" page_damaged "$folder"
    rm -rf "$folder"
}
page_damaged() {
    dd if=/dev/urandom of="$1/data/index.sqlite" bs=4096 seek=4 count=20 conv=notrunc status=none
    local status
    for path in studies series instances "studies?PatientName=A*" "instances?includefield=all"; do
        status=$(status_of "$url/$path")
        expect "$path: an answer" yes "$([[ $status =~ ^(200|204|500|503)$ ]] && echo yes || echo "$status")"
    done
    expect "the process answers" 200 "$(status_of "${url%/dicom-web}/healthz")"
}

# A disk that gives errors: a FUSE or device-mapper target needs rights that few have, so a folder takes the log's place.
fault_read_error() {
    local folder
    folder=$(mktemp -d)
    samples "$folder"
    serve "$folder" read_error "$folder"
    rm -rf "$folder"
}
read_error() {
    local study
    study=$(curl --silent "$url/studies?limit=1" | grep -o '"00081190":{[^}]*' | grep -o 'http[^"]*')
    mkdir "$1/away"
    mv "$1"/data/log/*.tar "$1/away/"
    # read() of a folder fails with EISDIR.
    for name in "$1"/away/*.tar; do mkdir "$1/data/log/$(basename "$name")"; done
    local status
    status=$(status_of "$study")
    expect "a study that can't be read" yes "$([[ $status =~ ^(404|500|503|000)$ ]] && echo yes || echo "$status")"
    expect "searches go on" 200 "$(status_of "$url/studies?limit=1")"
    rmdir "$1"/data/log/*.tar
    mv "$1"/away/*.tar "$1/data/log/"
    expect "it is back by itself" 200 "$(status_of "$study")"
}

# The clock of the machine jumps by a day, forwards and back: libfaketime stands in for it.
fault_clock_jumps() {
    local library
    library=$(find /usr/lib -name libfaketime.so.1 2> /dev/null | head -n 1)
    [[ -n $library ]] || { echo "skip clock: libfaketime is not installed (apt-get install faketime)"; return; }
    local folder
    folder=$(mktemp -d)
    samples "$folder"
    echo "+0" > "$folder/time"
    launcher=(env LD_PRELOAD="$library" FAKETIME_TIMESTAMP_FILE="$folder/time" FAKETIME_NO_CACHE=1
        FAKETIME_DONT_FAKE_MONOTONIC=1)
    options=(--stow)
    serve "$folder" clock_jumps "$folder"
    launcher=()
    options=()
    rm -rf "$folder"
}
clock_jumps() {
    local file
    file=$(find SampleStudies -name '*.dcm' | head -n 1)
    for jump in +1d -2d +0; do
        echo "$jump" > "$1/time"
        expect "a search at $jump" 200 "$(status_of "$url/studies?limit=1")"
        expect "an object at $jump" 200 \
            "$(status_of -H 'Content-Type: application/dicom' --data-binary "@$file" "$url/studies")"
    done
}

all=$(declare -F | awk '$3 ~ /^fault_/ { print substr($3, 7) }')
failed=()
for name in ${@:-$all}; do
    echo "== $name"
    (set -e; "fault_$name") || failed+=("$name")
done
((${#failed[@]} == 0)) || { echo "failed: ${failed[*]}"; exit 1; }
