#!/usr/bin/env bash
# Makes a Debian package of a release build: the program, the libraries of Swift that it needs, a user, a service.
#   Config/debian-package.sh [PROGRAM]     .build/release/lightbox where none is named
# The package lies in .build/ then: apt install ./.build/lightbox_VERSION_ARCHITECTURE.deb
set -euo pipefail
cd "$(dirname "$0")/.."
program=${1:-.build/release/lightbox}
if [[ ! -x $program ]]; then
    echo "There is no program $program. Build it first: swift build -c release --product lightbox --static-swift-stdlib" >&2
    exit 2
fi
version=$("$program" --version)
architecture=$(dpkg --print-architecture)
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
chmod 755 "$root"

install -D -m 755 "$program" "$root/usr/bin/lightbox"
strip --strip-unneeded "$root/usr/bin/lightbox"
install -D -m 644 Config/systemd/lightbox.service "$root/lib/systemd/system/lightbox.service"
install -D -m 640 Config/lightbox.yaml "$root/etc/lightbox/lightbox.yaml"
install -D -m 644 README.md "$root/usr/share/doc/lightbox/README.md"
install -D -m 644 LICENSE "$root/usr/share/doc/lightbox/copyright"

# Swift's own libraries are not Debian's: where the program is linked to them, they go along, found by its own path.
mapfile -t swift_libraries < <(ldd "$program" | awk '$3 ~ /\/swift\// { print $3 }')
if ((${#swift_libraries[@]} > 0)); then
    install -d "$root/usr/lib/lightbox"
    install -m 644 "${swift_libraries[@]}" "$root/usr/lib/lightbox/"
    command -v patchelf > /dev/null || {
        echo "The program is linked to Swift's libraries, and patchelf is missing: apt-get install patchelf, or build with" \
            "--static-swift-stdlib." >&2
        exit 2
    }
    patchelf --set-rpath /usr/lib/lightbox "$root/usr/bin/lightbox"
    for library in "$root"/usr/lib/lightbox/*.so; do patchelf --set-rpath '$ORIGIN' "$library"; done
fi

# The packages that the other libraries come from.
depends() {
    ldd "$program" | awk '$3 ~ /^\// && $3 !~ /\/swift\// { print $3 }' | while read -r library; do
        dpkg-query --search "$(readlink -f "$library")" "$library" 2> /dev/null | head -n 1 | cut -d : -f 1
    done | sort -u | paste -sd , | sed 's/,/, /g'
}

mkdir "$root/DEBIAN"
cat > "$root/DEBIAN/control" << CONTROL
Package: lightbox
Version: $version
Architecture: $architecture
Maintainer: Lightbox <lightbox@localhost>
Section: net
Priority: optional
Depends: $(depends), fonts-dejavu-core, adduser
Recommends: fonts-droid-fallback, fonts-nanum, fonts-noto-core, poppler-utils
Description: DICOMweb image gateway
 Makes folders of DICOM files searchable (QIDO-RS), retrievable (WADO-RS) and
 viewable by web, mobile and terminal clients.
CONTROL
echo /etc/lightbox/lightbox.yaml > "$root/DEBIAN/conffiles"
cat > "$root/DEBIAN/postinst" << 'POSTINST'
#!/bin/sh
set -e
if [ "$1" = configure ]; then
    getent passwd lightbox > /dev/null || adduser --system --group --no-create-home --home /var/lib/lightbox lightbox
    chown root:lightbox /etc/lightbox /etc/lightbox/lightbox.yaml
    install -d -o lightbox -g lightbox -m 750 /var/lib/lightbox
    if [ -d /run/systemd/system ]; then
        systemctl daemon-reload
        systemctl try-restart lightbox.service
    fi
fi
POSTINST
cat > "$root/DEBIAN/prerm" << 'PRERM'
#!/bin/sh
set -e
if [ "$1" = remove ] && [ -d /run/systemd/system ]; then systemctl stop lightbox.service; fi
PRERM
# Data, logs and the user stay: what is in them is not the package's.
cat > "$root/DEBIAN/postrm" << 'POSTRM'
#!/bin/sh
set -e
if [ "$1" = remove ] || [ "$1" = purge ]; then
    # What `systemctl enable` has made leads nowhere now.
    for link in /etc/systemd/system/*.wants/lightbox.service; do
        if [ -L "$link" ] && [ ! -e "$link" ]; then rm "$link"; fi
    done
    if [ -d /run/systemd/system ]; then systemctl daemon-reload; fi
fi
POSTRM
chmod 755 "$root/DEBIAN/postinst" "$root/DEBIAN/prerm" "$root/DEBIAN/postrm"
mkdir -p .build
dpkg-deb --root-owner-group --build "$root" ".build/lightbox_${version}_$architecture.deb"
