#!/usr/bin/env bash
# Sets up, builds and serves the sample studies: from a bare machine to a DICOMweb server in one command.
# Arguments go to `lightbox demo`, for example --port 9000.
set -euo pipefail
cd "$(dirname "$0")/.."
Config/setup.sh
swift build -c release --product lightbox
exec "$(swift build -c release --show-bin-path)/lightbox" demo "$@"
