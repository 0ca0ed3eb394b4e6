# shellcheck shell=sh disable=SC1091,SC2154,SC2016,SC2012
# Targets that cannot be written, full disks, pipes: the old file or the new one, nothing else, nothing left over.
. "$here/lib.sh"
small_article >a.txt
"$T" a.txt -o good.pdf

run "$T" a.txt -o missing/page.pdf; status_is 2; err_has 'missing/page\.pdf.*: No such file'; err_form; no_file missing
run "$T" a.txt -o missing/; status_is 2; no_file missing
run "$T" a.txt -o a.txt/page.pdf; status_is 2; err_has 'Not a directory'
run "$T" a.txt -o ''; status_is 64
mkdir -p folder/a.pdf # FOLDER/a.pdf is itself a folder
run "$T" a.txt -o folder; status_is 2; err_has 'folder/a\.pdf.*: Is a directory'; folder_is folder a.pdf
long=$(printf '%0300d' 0)
run "$T" a.txt -o "$long.pdf"; status_is 2; err_has 'File name too long'

# A new file gets the rights that umask leaves; an old one is replaced whole.
mkdir new
run_sh 'umask 022; "$TYPESET" a.txt -o new/page.pdf'; status_is 0; folder_is new page.pdf
is 'rights under umask 022' 644 "$(stat -c %a new/page.pdf)"
rm new/page.pdf
run_sh 'umask 077; "$TYPESET" a.txt -o new/page.pdf'; is 'rights under umask 077' 600 "$(stat -c %a new/page.pdf)"
head -c 100000 /dev/zero >new/page.pdf
run "$T" a.txt -o new/page.pdf; status_is 0; same_bytes good.pdf new/page.pdf; folder_is new page.pdf
run_sh 'cd new && "$TYPESET" ../a.txt -o page.pdf'; status_is 0; folder_is new page.pdf
mkfifo pipe # a pipe is written to, not replaced
run_sh 'cat pipe >piped.pdf & "$TYPESET" a.txt -o pipe; s=$?; wait; exit $s'; status_is 0; same_bytes good.pdf piped.pdf
run test -p pipe; status_is 0
run_sh '"$TYPESET" a.txt -o - >/dev/full'; status_is 75; err_has 'No space left'
run "$T" a.txt -o /dev/full; status_is 75; err_has '/dev/full.*No space left'
run_sh 'ulimit -f 1; trap "" XFSZ; "$TYPESET" a.txt -o new/page.pdf'; status_is 75; err_has 'File too large'
same_bytes good.pdf new/page.pdf; folder_is new page.pdf

# A full disk: a memory disk of 32 KiB, whose page.pdf is an earlier one.
if unshare -m sh -c "mkdir -p disk && mount -t tmpfs -o size=32k none disk" 2>/dev/null; then
    python -c 'print("# 题\n\n" + "".join(map(chr, range(0x4E00, 0x5200))))' >long.txt # many glyphs, much PDF
    cat >full.sh <<'S'
mount -t tmpfs -o size=32k none disk && cp good.pdf disk/page.pdf || exit 3
"$TYPESET" long.txt -o disk/page.pdf; echo "status $?" >&2
"$TYPESET" long.txt -o - >disk/stream.pdf; echo "stream $?" >&2
rm -f disk/stream.pdf
cp disk/page.pdf survived.pdf; ls -A disk | tr '\n' ' ' >list
"$TYPESET" a.txt -o disk/page.pdf; echo "small $?" >&2
cp disk/page.pdf small.pdf
TMPDIR=disk "$TYPESET" long.txt -o disk/page.png; echo "picture $?" >&2
ls -A disk | tr '\n' ' ' >list2
S
    run unshare -m sh full.sh
    err_has '^status 75$'; err_has 'disk/page\.pdf: No space left'; same_bytes good.pdf survived.pdf
    is 'the files of the full disk' 'page.pdf ' "$(cat list)"
    err_has '^stream 75$'
    err_has '^small 0$'; same_bytes good.pdf small.pdf # what fits is written
    err_has '^picture 75$'; is 'the files after a picture' 'page.pdf ' "$(cat list2)"
    cat >readonly.sh <<'S'
mount -t tmpfs -o size=1m none disk && cp good.pdf disk/page.pdf && mount -o remount,ro none disk || exit 3
"$TYPESET" a.txt -o disk/page.pdf; echo "status $?" >&2
cp disk/page.pdf survived.pdf
S
    run unshare -m sh readonly.sh
    err_has '^status 2$'; err_has 'Read-only file system'; same_bytes good.pdf survived.pdf
else
    skip "a full and a read-only disk: mounting needs root"
fi

# Permission bits bind everyone but root.
nobody='setpriv --reuid=65534 --regid=65534 --clear-groups'
# The checkout may lie where only root can look, as under /root: nobody gets copies of his own.
cp "$T" theirs; cp "$FONTCONFIG_FILE" fonts.conf; chmod 755 theirs; chmod 644 fonts.conf; chmod 755 .
mkdir closed open; cp good.pdf closed/page.pdf; cp good.pdf open/page.pdf
chmod 755 closed; chmod 777 open; chmod 444 open/page.pdf
if [ "$(id -u)" -ne 0 ]; then nobody=''; chmod 555 closed; fi
chmod 755 "$work" . 2>/dev/null
if $nobody ./theirs --version >/dev/null 2>&1 && $nobody cat a.txt >/dev/null 2>&1; then
    # shellcheck disable=SC2086
    run env FONTCONFIG_FILE="$PWD/fonts.conf" $nobody ./theirs a.txt -o closed/page.pdf; status_is 2; err_has 'Permission denied'; same_bytes good.pdf closed/page.pdf
    # shellcheck disable=SC2086
    run env FONTCONFIG_FILE="$PWD/fonts.conf" $nobody ./theirs a.txt -o closed/other.pdf; status_is 2; err_has 'Permission denied'; folder_is closed page.pdf
    small_article | sed 's/一条/别的/' >b.txt # a file set read-only is not replaced behind its owner's back
    # shellcheck disable=SC2086
    run env FONTCONFIG_FILE="$PWD/fonts.conf" $nobody ./theirs b.txt -o open/page.pdf; status_is 2; same_bytes good.pdf open/page.pdf; folder_is open page.pdf
    chmod 000 b.txt
    # shellcheck disable=SC2086
    run env FONTCONFIG_FILE="$PWD/fonts.conf" $nobody ./theirs b.txt -o open/b.pdf; status_is 2; err_has 'b\.txt.*: Permission denied'
else
    skip "permissions: the program cannot be run as nobody here"
fi
done_counting
