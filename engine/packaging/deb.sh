#!/bin/sh
# A Debian package of an installed tree: deb.sh ROOT PACKAGE.deb VERSION. The same tree gives the same bytes: times are
# SOURCE_DATE_EPOCH's, owners root, the order dpkg-deb's own.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$1 package=$2 version=$3
: "${SOURCE_DATE_EPOCH:?}"
export SOURCE_DATE_EPOCH LC_ALL=C
umask 022
architecture=$(dpkg --print-architecture)
doc=$root/usr/share/doc/typeset
install -D -m 644 "$here/../../LICENSE" "$doc/copyright"
install -m 644 "$here/../../README.md" "$here/typeset.sbatch" "$here/typeset-job.yaml" "$doc/"
printf 'typeset (%s) unstable; urgency=low\n\n  * See README.md.\n\n -- typeset <typeset@localhost>  %s\n' "$version" \
    "$(date -u -R -d "@$SOURCE_DATE_EPOCH")" | gzip -9n >"$doc/changelog.gz"
find "$root/usr/share/man" -type f ! -name '*.gz' -exec gzip -9n {} +
find "$root/usr/share/man" -type l | while read -r link; do # typeset-page.1 -> typeset.1
    ln -s "$(readlink "$link").gz" "$link.gz" && rm "$link"
done
strip --strip-unneeded "$root/usr/bin/typeset"
# What its libraries need, as dpkg-shlibdeps knows it; it wants a source package around it.
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
mkdir "$work/debian" && printf 'Source: typeset\n\nPackage: typeset\nArchitecture: any\n' >"$work/debian/control"
program=$(cd "$root" && pwd)/usr/bin/typeset
depends=$(cd "$work" && dpkg-shlibdeps -O "$program" | sed -n 's/^shlibs:Depends=//p')
mkdir -p "$root/DEBIAN"
sed "s/@VERSION@/$version/; s/@ARCHITECTURE@/$architecture/; s/@DEPENDS@/$depends/; s/@SIZE@/$(du -sk --apparent-size "$root/usr" | cut -f 1)/" \
    "$here/control.in" >"$root/DEBIAN/control"
(cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum >DEBIAN/md5sums)
find "$root" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
dpkg-deb --root-owner-group --threads-max=1 -Zxz --build "$root" "$package" >/dev/null
