#!/usr/bin/env bash
# Tries a package as a hospital would get it: a bare Debian 12 (debootstrap), the package and what it depends on, systemd with
# all restrictions of the service, the sample studies imported, every thumbnail and every study fetched, and the package
# removed again, with the data left in place. Needs root, debootstrap and systemd-container; half a gigabyte in TMPDIR.
#   Config/package-test.sh .build/lightbox_VERSION_ARCHITECTURE.deb [MIRROR]
set -euo pipefail
package=$(realpath "${1:?which package?}")
here=$(cd "$(dirname "$0")/.." && pwd)
root=$(mktemp -d)
container=""
finish() {
    if [[ -n $container ]]; then kill "$container" 2> /dev/null && wait "$container" 2> /dev/null || true; fi
    rm -rf "$root"
}
trap finish EXIT

debootstrap --variant=minbase --include=systemd,systemd-sysv,dbus,ca-certificates,curl bookworm "$root/bare" "${@:2}" > /dev/null
cp -r /etc/apt/apt.conf.d/. "$root/bare/etc/apt/apt.conf.d/"
cp "$package" "$root/bare/srv/lightbox.deb"
cp -r "$here/SampleStudies" "$root/bare/srv/samples"
chmod -R a+rX "$root/bare/srv/samples"

systemd-nspawn --directory="$root/bare" --machine=lightbox-package-test --register=no --keep-unit --boot > "$root/boot.log" 2>&1 &
container=$!
for _ in {1..60}; do
    init=$(pgrep -P "$container" | head -n 1 || true)
    if [[ -n $init ]] && nsenter -t "$init" -a systemctl is-active --quiet multi-user.target; then break; fi
    sleep 1
done
inside() { nsenter -t "${init:?the container did not start}" -a "$@"; }

inside apt-get update -qq
inside env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends /srv/lightbox.deb > "$root/install.log"
inside systemctl enable --quiet --now lightbox
inside curl -fsS --retry 30 --retry-delay 1 --retry-connrefused -o /dev/null http://127.0.0.1:8080/readyz
inside runuser -u lightbox -- lightbox import --data /var/lib/lightbox /srv/samples | tail -n 1
inside bash -euo pipefail << 'INSIDE'
root=http://127.0.0.1:8080/dicom-web
count=0
for study in $(curl -fsS "$root/studies" | grep -oP '"0020000D":\{"vr":"UI","Value":\["\K[^"]+'); do
    curl -fsS -o /dev/null "$root/studies/$study/thumbnail"
    curl -fsS -o /dev/null -H 'Accept: multipart/related; type="application/dicom"' "$root/studies/$study"
    count=$((count + 1))
done
[[ $count -gt 0 ]]
# Compressed pictures are decoded by processes of their own under the restrictions of both.
curl -fsS http://127.0.0.1:8080/metrics | grep -E '^lightbox_decoder_frames_total [1-9]' > /dev/null
# Where memory is short one of those is ended, and the service goes on.
for name in $(grep -lx lightbox-decode /proc/[0-9]*/comm); do [[ $(< "${name%comm}oom_score_adj") == 1000 ]]; done
[[ $(systemctl show lightbox -P OOMPolicy) == continue ]]
[[ $(systemctl show lightbox -P NRestarts) == 0 ]]
echo "$count studies served by the package's service"
INSIDE
inside env DEBIAN_FRONTEND=noninteractive apt-get remove -y lightbox > /dev/null
inside test -e /var/lib/lightbox/index.sqlite
if inside systemctl is-active --quiet lightbox; then
    echo "The service outlived its package." >&2
    exit 1
fi
echo "installed, served, removed; the data is still there"
