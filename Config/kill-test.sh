#!/usr/bin/env bash
# Kills imports at random moments, 200 times or as often as the argument says, and checks after each that nothing was lost.
set -euo pipefail
cd "$(dirname "$0")/.."
KILLS=${1:-200} swift test --filter KillTests/kills
