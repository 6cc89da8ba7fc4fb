#!/usr/bin/env bash
# How long a newcomer waits for the first picture: clones this repository, runs the first command of its README and asks for
# the thumbnail that the page shows first.
#
#     Tests/Benchmarks/first-picture.sh [PORT]
#
# Nothing that was built here is used. What is installed already, and what SwiftPM keeps of dependencies in its cache, is not
# fetched again: on a bare machine that comes on top. Prints seconds; asserts nothing.
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd)
port=${1:-8090}
page="http://127.0.0.1:$port"
scratch=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$scratch"' EXIT

git clone --quiet "$top" "$scratch/lightbox"
cd "$scratch/lightbox"
SECONDS=0
Config/demo.sh --port "$port" >"$scratch/output" 2>&1 &
server=$!
until curl -sf -o /dev/null "$page/readyz"; do
    kill -0 "$server" 2>/dev/null || { tail -n 20 "$scratch/output" >&2; exit 1; }
    sleep 0.5
done
echo "the server answers after $SECONDS s"
study=$(curl -sf "$page/dicom-web/studies?limit=1" | grep -oE '"0020000D":\{"vr":"UI","Value":\["[0-9.]+' | grep -oE '[0-9.]+$')
curl -sf -o "$scratch/thumbnail.jpg" "$page/dicom-web/studies/$study/thumbnail"
echo "the first picture is there after $SECONDS s, on $(nproc) cores"
