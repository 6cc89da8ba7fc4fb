#!/usr/bin/env bash
# Faults, one after the other, against the debug build: each must keep what was promised, say what fails, and be over by itself.
#   Config/faults.sh [NAME…]     all of them where none are named
# Those that need a script of their own are below; the others are tests that also run every day, named here.
#
# Each runs in a bash of its own, so that a command that fails ends it: left of || and in conditions `set -e` is off. What it
# expects in vain is counted, and the rest of it still runs.
set -euo pipefail
cd "$(dirname "$0")/.."
program=${LIGHTBOX:-$PWD/.build/debug/lightbox}
failures=0
server=
folder=

expect() { # WHAT EXPECTED GOT
    if [[ $2 == "$3" ]]; then
        echo "ok   $1"
    else
        echo "FAIL $1: $3, not $2"
        failures=$((failures + 1))
    fi
}

# Runs tests by a pattern. What such a test needs is wanted, as in CI: a test that is left out proves nothing, and a pattern
# that matches nothing counts as success for `swift test`.
test_filter() {
    local printed=$folder/tests status=0
    CI=true swift test --skip-build --filter "$1" > "$printed" 2>&1 || status=$?
    grep -E '^. (Test|Suite) .*(passed|failed|skipped)|recorded an issue|^(↳|±)' "$printed" \
        | grep -vE 'Testing Library Version|Target Platform' || true
    expect "the tests of $1 pass" 0 "$status"
    expect "none of them is left out" "" "$(grep -E '^. Test .* skipped' "$printed" || true)"
    expect "there are such tests" yes "$(grep -qE 'Test run with [1-9][0-9]* test' "$printed" && echo yes || echo no)"
}

fault_disk_full() { test_filter FullDiskTests; }
fault_store_file_gone() { test_filter DamagedObjectTests; }
fault_import_killed() { KILLS=${KILLS:-50} test_filter KillTests/kills; }
fault_decoder_killed() { test_filter 'DecodeWorkerTests|DecoderFaultTests'; }
fault_audit_receiver_away() { test_filter 'AuditTrailTests|SyslogTests'; }
fault_server_killed_under_load() { test_filter 'AuditTests/killed|ReceivingTests/killed'; }
fault_slow_clients() { SLOW_CLIENTS=${SLOW_CLIENTS:-1000} test_filter LimitTests; }
fault_certificate_expired() { test_filter ExpiredCertificateTests; }
# A clock that is set for one process alone needs a library in front of the system's, which a Swift program does not survive: so
# what reads a clock is given one that jumps by a day, forwards and back.
fault_clock_jumps() { test_filter 'ClockJumpTests|RehearsalIssuerTests/clockJumps'; }

# serve COMMAND…: runs the command with a server over $folder/data, and $url and $server set.
serve() {
    "$program" serve --data "$folder/data" --port 0 ${options[@]+"${options[@]}"} \
        > "$folder/out" 2> "$folder/log" &
    server=$!
    url=
    for _ in $(seq 600); do
        url=$(sed -n 's/.*Service root \(.*\)/\1/p' "$folder/out" | head -n 1)
        [[ -n $url ]] && break
        sleep 0.1
    done
    [[ -n $url ]] || { echo "FAIL the server does not start"; cat "$folder/log"; return 1; }
    "$@"
    local status=0
    kill "$server" || true
    wait "$server" || status=$?
    server=
    expect "the server ends when it is told to" 0 "$status"
}

options=()
status_of() { curl --silent --output /dev/null --write-out '%{http_code}' "$@" || true; }
is_one_of() { [[ $1 =~ ^($2)$ ]] && echo yes || echo "$1"; } # STATUS PATTERN
samples() { "$program" import --data "$folder/data" SampleStudies > /dev/null; }

# Another program holds SQLite's lock on the index: reading goes on, writing waits and then says so.
fault_index_locked() {
    samples
    options=(--stow)
    serve index_locked
}
index_locked() {
    # An object of the samples under another UID of the same length.
    python3 - "$folder/new.dcm" << 'OBJECT'
import glob, re, sys
path = sorted(glob.glob("SampleStudies/**/*.dcm", recursive=True))[0]
data = open(path, "rb").read()
uid = re.search(rb"\x02\x00\x03\x00UI(..)([0-9.]+)", data).group(2)
last = b"2" if uid[-1:] == b"1" else b"1"
open(sys.argv[1], "wb").write(data.replace(uid, uid[:-1] + last))
OBJECT
    local file
    file=$(find SampleStudies -name '*.dcm' | head -n 1)
    python3 - "$folder/data/index.sqlite" "$folder/go" << 'LOCK' &
import os, sqlite3, sys, time
base = sqlite3.connect(sys.argv[1], isolation_level=None)
base.execute("BEGIN IMMEDIATE")
open(sys.argv[2] + ".locked", "w").close()
end = time.monotonic() + 300
while not os.path.exists(sys.argv[2]) and time.monotonic() < end:
    time.sleep(0.1)
base.execute("ROLLBACK")
LOCK
    local locker=$!
    while [[ ! -e $folder/go.locked ]]; do sleep 0.1; done
    store() { status_of -H 'Content-Type: application/dicom' --data-binary "@$1" "$url/studies"; }
    expect "a search while the index is locked" 200 "$(status_of "$url/studies?limit=1")"
    expect "readiness while the index is locked" 200 "$(status_of "${url%/dicom-web}/readyz")"
    expect "an object that is there" 200 "$(store "$file")"
    expect "a new object has to wait, and is told so" 503 "$(store "$folder/new.dcm")"
    touch "$folder/go"
    wait "$locker"
    expect "a new object afterwards" 200 "$(store "$folder/new.dcm")"
    expect "a search afterwards" 200 "$(status_of "$url/studies?limit=1")"
}

# The index is overwritten: a start says what to do, and reindex makes it anew.
fault_index_corrupt() {
    samples
    "$program" query --data "$folder/data" --json > "$folder/before"
    head -c 4096 /dev/urandom > "$folder/data/index.sqlite"
    rm -f "$folder"/data/index.sqlite-*
    local said status=0
    said=$(timeout 60 "$program" serve --data "$folder/data" --port 0 2>&1) || status=$?
    expect "it does not start" yes "$([[ $status != 0 && $status != 124 ]] && echo yes || echo "$status")"
    expect "the next step is said" yes "$([[ $said == *reindex* ]] && echo yes || echo "$said")"
    rm "$folder/data/index.sqlite"
    "$program" reindex --data "$folder/data" > /dev/null
    "$program" query --data "$folder/data" --json > "$folder/after"
    expect "searches give the same" same "$(cmp "$folder/before" "$folder/after" && echo same)"
}

# Pages in the middle of the index are damaged while it is served: an honest error, and the server stays.
fault_index_page_damaged() {
    samples
    serve page_damaged
}
page_damaged() {
    dd if=/dev/urandom of="$folder/data/index.sqlite" bs=4096 seek=4 count=20 conv=notrunc status=none
    for path in studies series instances "studies?PatientName=A*" "instances?includefield=all"; do
        expect "$path: an answer" yes "$(is_one_of "$(status_of "$url/$path")" '200|204|500|503')"
    done
    expect "the process answers" 200 "$(status_of "${url%/dicom-web}/healthz")"
}

first_study() {
    curl --silent "$url/studies?limit=1" | grep -o '"00081190":{[^}]*' | grep -o 'http[^"]*'
}

# A disk that gives errors: a FUSE or device-mapper target needs rights that few have, so a folder takes the log's place.
fault_read_error() {
    samples
    serve read_error
}
read_error() {
    local study
    study=$(first_study)
    mkdir "$folder/away"
    mv "$folder"/data/log/*.tar "$folder/away/"
    # read() of a folder fails with EISDIR.
    for name in "$folder"/away/*.tar; do mkdir "$folder/data/log/$(basename "$name")"; done
    expect "a study that can't be read" yes "$(is_one_of "$(status_of "$study")" '404|500|503|000')"
    expect "searches go on" 200 "$(status_of "$url/studies?limit=1")"
    rmdir "$folder"/data/log/*.tar
    mv "$folder"/away/*.tar "$folder/data/log/"
    expect "it is back by itself" 200 "$(status_of "$study")"
}

# Files of the store are cut short while they are served: what is lost is no answer of other bytes, and says so.
fault_store_file_truncated() {
    samples
    serve store_truncated
}
store_truncated() {
    local study file status=0
    study=$(first_study)
    curl --silent --fail "$study" > "$folder/whole"
    cp -r "$folder/data/log" "$folder/log.kept"
    for file in "$folder"/data/log/*.tar; do truncate -s 1024 "$file"; done
    local code=0
    curl --silent --fail --output "$folder/part" "$study" || code=$?
    expect "a study of which files are cut short is no success" yes "$([[ $code != 0 ]] && echo yes || echo no)"
    expect "searches go on" 200 "$(status_of "$url/studies?limit=1")"
    "$program" verify --data "$folder/data" --deep > "$folder/verified" 2>&1 || status=$?
    expect "verify finds it" yes "$([[ $status != 0 ]] && echo yes || echo no)"
    expect "the server stays" 200 "$(status_of "${url%/dicom-web}/healthz")"
    for file in "$folder"/log.kept/*.tar; do cat "$file" > "$folder/data/log/$(basename "$file")"; done
    expect "it is back by itself" 200 "$(status_of "$study")"
    curl --silent --fail "$study" > "$folder/again"
    expect "with the same bytes" same "$(cmp "$folder/whole" "$folder/again" && echo same)"
}

# One fault, in this process.
if [[ ${1:-} == --only ]]; then
    clean_up() {
        [[ -z $server ]] || kill "$server" 2> /dev/null || true
        rm -rf "$folder"
    }
    folder=$(mktemp -d)
    trap clean_up EXIT
    "fault_$2"
    exit $((failures > 0))
fi

all=$(declare -F | awk '$3 ~ /^fault_/ { print substr($3, 7) }')
failed=()
for name in ${@:-$all}; do
    echo "== $name"
    Config/faults.sh --only "$name" || failed+=("$name")
done
((${#failed[@]} == 0)) || { echo "failed: ${failed[*]}"; exit 1; }
