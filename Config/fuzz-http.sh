#!/usr/bin/env bash
# Fuzzes a server over HTTP: malformed requests over raw sockets, then requests made from its own OpenAPI by schemathesis.
#   Config/fuzz-http.sh [SECONDS]     600 seconds each where none are named
# It can't make up DICOM objects: what is stored is left to the first. The server is the debug build, on the loopback
# interface, over the sample studies. schemathesis is installed into .build-python where it is missing.
# Exit code 1 where something was found.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-600}
program=${LIGHTBOX:-.build/debug/lightbox}
python=$PWD/.build-python/bin
"$python/python" -c 'import schemathesis' 2> /dev/null || "$python/pip" install --quiet schemathesis==4.32.5
folder=$(mktemp -d)
"$program" import --data "$folder/data" SampleStudies > /dev/null
"$program" serve --data "$folder/data" --port 0 --stow --desk > "$folder/out" 2> "$folder/log" &
server=$!
trap 'kill "$server" 2> /dev/null || true; wait "$server" 2> /dev/null || true; rm -rf "$folder"' EXIT
for _ in $(seq 600); do
    url=$(sed -n 's/.*Service root \(.*\)/\1/p' "$folder/out" | head -n 1)
    [[ -n $url ]] && break
    sleep 0.1
done
status=0
"$python/python" Tests/Fuzzing/http_fuzzer.py "$url" "$server" "$seconds" ${SEED:-} || status=1
curl --silent --fail -X OPTIONS -H 'Accept: application/openapi+json' "$url/" > "$folder/openapi.json"
# It keeps notes where it runs: they go with the folder.
(cd "$folder" && timeout "$((seconds + 120))" "$python/schemathesis" run openapi.json --url "$url" \
    --checks not_a_server_error --exclude-method POST --continue-on-failure \
    --max-time "$seconds" ${SCHEMATHESIS:-}) || status=1
kill -0 "$server" || { echo "The server has ended:"; tail -n 20 "$folder/log"; status=1; }
exit "$status"
