#!/bin/bash
# The Debian package: two builds in two folders are one hash; installed into a clean Debian 12 (debootstrap; else only
# unpacked) it sets the sample article with the bytes of the build here. Root, network and about a minute.
set -u
cd "$(dirname "$0")/../.." || exit 2
passed=0 failed=0
work=$(mktemp -d "${TMPDIR:-/tmp}/typeset-deb.XXXXXX") && trap 'rm -rf "$work"' EXIT
check() { # WHAT COMMAND...
    local what=$1
    shift
    if "$@" >"$work/said" 2>&1; then passed=$((passed + 1)); else
        failed=$((failed + 1))
        echo "FAILED deb: $what"
        tail -n 8 "$work/said"
    fi
}
export SOURCE_DATE_EPOCH=1700000000
unset FONTCONFIG_FILE TYPESET BUILD MAKEFLAGS MAKELEVEL VARIANT
build() { # FOLDER: a copy of the sources there, and its package
    mkdir -p "$1" && git ls-files -z --cached --others --exclude-standard | xargs -0 tar -cf - 2>/dev/null | tar -xf - -C "$1" &&
        (cd "$1" && make --no-print-directory deb)
}
check "a build" build "$work/a"
check "another, elsewhere" build "$work/other/and longer name"
one=$(echo "$work"/a/build/*.deb) two=$(echo "$work/other/and longer name"/build/*.deb)
check "one hash" cmp "$one" "$two"
check "no path of the build in it" sh -c "dpkg-deb --fsys-tarfile '$one' | tar -xO ./usr/bin/typeset | grep -qv '$work'"

root=$work/root
installed() { # a clean Debian with the package, the fonts of this machine lent to it; most machines have no proxy to copy
    debootstrap --variant=minbase bookworm "$root" "$(sed -n 's/^URIs: \(.*debian\)$/\1/p;s/^deb \([^ ]*\) .*/\1/p' /etc/apt/sources.list.d/* /etc/apt/sources.list 2>/dev/null | head -n 1)" &&
        cp /etc/resolv.conf "$root/etc/" && { cp /etc/apt/apt.conf.d/*proxy* "$root/etc/apt/apt.conf.d/" 2>/dev/null || true; } &&
        cp "$one" "$root/typeset.deb" && chroot "$root" sh -c 'apt-get update && apt-get install -y --no-install-recommends /typeset.deb'
}
in_root() { # SHELL COMMANDS
    unshare -m sh -c 'mkdir -p "$0/usr/share/fonts" && mount --bind /usr/share/fonts "$0/usr/share/fonts" && exec chroot "$0" sh -c "$1"' "$root" "$1"
}
if [ "$(id -u)" = 0 ] && command -v debootstrap >/dev/null && installed >"$work/log" 2>&1; then
    echo "installed into a clean Debian"
else
    echo "no clean Debian here ($(tail -n 1 "$work/log" 2>/dev/null)); unpacked only"
    mkdir -p "$root"
    dpkg -x "$one" "$root"
    in_root() { (cd "$root" && PATH="$root/usr/bin:$PATH" sh -c "$1"); }
fi
check "it runs" in_root 'typeset-page --version'
check "its styles are there" in_root 'typeset-page styles | grep -q "^news .*"'
cp input/interview.txt "$root/article.txt"
check "it sets" in_root 'typeset-page -q article.txt -o page.pdf && mkdir -p copy && cp article.txt copy && typeset-page batch copy --out pages -j 1'
make --no-print-directory all >/dev/null 2>&1
cp input/interview.txt "$work/article.txt"
check "the page" sh -c "cd '$work' && '$PWD/build/release/typeset' -q article.txt -o page.pdf"
check "the same bytes as here" cmp "$work/page.pdf" "$root/page.pdf"
check "the same bytes by batch" cmp "$work/page.pdf" "$root/pages/article.pdf"
check "man pages" in_root 'test -f /usr/share/man/man1/typeset-page.1.gz || test -L usr/share/man/man1/typeset-page.1.gz'
if [ -e "$root/etc/debian_version" ]; then
    check "it goes away" in_root 'dpkg -r typeset && test ! -e /usr/bin/typeset'
fi

echo "deb: $passed passed, $failed failed"
[ $failed -eq 0 ]
