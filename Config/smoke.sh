#!/usr/bin/env bash
# Asks a built program for a little of everything that it serves: the optimiser has made programs that build, and end at their
# first request.
#   Config/smoke.sh [PROGRAM]     .build/release/lightbox where none is named
set -euo pipefail
cd "$(dirname "$0")/.."
program=${1:-.build/release/lightbox}
folder=$(mktemp -d)
"$program" import --data "$folder/data" SampleStudies > /dev/null
"$program" serve --data "$folder/data" --port 0 > "$folder/out" 2> "$folder/log" &
server=$!
trap 'kill "$server" 2> /dev/null || true; wait "$server" 2> /dev/null || true; rm -rf "$folder"' EXIT
for _ in $(seq 600); do
    url=$(sed -n 's/.*Service root \(.*\)/\1/p' "$folder/out" | head -n 1)
    [[ -n $url ]] && break
    sleep 0.1
done
ask() { curl --silent --show-error --fail --noproxy '*' --max-time 120 "$@"; }
ask "$url/series?Modality=CT&limit=1" > "$folder/series"
series=$(sed -n 's/.*"00081190":{"vr":"UR","Value":\["\([^"]*\)"\].*/\1/p' "$folder/series")
[[ -n $series ]] || { echo "smoke: no series of CT in $(head -c 300 "$folder/series")"; exit 1; }
for resource in "" /metadata /thumbnail /rendered /instances; do
    ask --output "$folder/body" "$series$resource"
    [[ -s $folder/body ]] || { echo "smoke: $resource has no body"; exit 1; }
done
kill -0 "$server" || { echo "smoke: the server has ended:"; tail -n 20 "$folder/log"; exit 1; }
echo "smoke: the program answers"
