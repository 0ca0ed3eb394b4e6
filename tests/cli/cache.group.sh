# shellcheck shell=sh disable=SC1091,SC2154,SC2016,SC2012
# What is kept of the fonts between runs: the same page with it, without it, and whatever is in its place.
. "$here/lib.sh"
noto=/usr/share/fonts/opentype/noto wenkai=/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf
mkdir fonts && ln -s "$noto"/*.ttc fonts/
printf '<?xml version="1.0"?>\n<fontconfig><dir>%s</dir><cachedir>%s</cachedir></fontconfig>\n' \
    "$PWD/fonts" "$PWD/fontconfig" >fonts.conf
FONTCONFIG_FILE=$PWD/fonts.conf TYPESET_CACHE=$PWD/kept
export FONTCONFIG_FILE TYPESET_CACHE
# 㐂 is in no role's face at a weight of its own: looking for it asks fontconfig even where its fonts are known.
{ small_article; printf '\n㐂与😀与 Ж。\n'; } >a.txt

run "$T" --no-cache a.txt -o without.pdf; is_pdf without.pdf; no_file kept
run "$T" a.txt -o first.pdf; same without.pdf first.pdf
is 'files kept' 1 "$(ls -A kept | wc -l)"
kept=kept/$(ls -A kept)
cp "$kept" whole
cp err first.err
run "$T" a.txt -o second.pdf; same without.pdf second.pdf; same whole "$kept"
sed 's/second/first/' err >second.err; same first.err second.err

# It is used: with a fontconfig file that looks the same and is broken the page comes out all the same, and without
# what was kept it does not.
cp -p fonts.conf fonts.good
tr '<' '(' <fonts.good | dd of=fonts.conf conv=notrunc status=none && touch -r fonts.good fonts.conf
{ small_article; } >b.txt
run "$T" b.txt -o used.pdf; is_pdf used.pdf
run "$T" --no-cache b.txt -o unused.pdf; status_is 2; no_file unused.pdf
dd if=fonts.good of=fonts.conf conv=notrunc status=none && touch -r fonts.good fonts.conf

# Damaged: each of these is not believed, and put right.
damage() { # WHAT: the file is as it is to be met
    run "$T" a.txt -o "$1.pdf"; same without.pdf "$1.pdf"; same first.err "$(sed "s/$1.pdf/first.pdf/" err >now.err; echo now.err)"
    same whole "$kept"
}
size=$(wc -c <whole)
for at in 0 63 64 70 $((size / 2)) $((size - 1)); do
    cp whole "$kept" && printf '\001' | dd of="$kept" bs=1 seek="$at" conv=notrunc status=none
    damage "byte-$at"
done
: >"$kept"; damage empty
head -c 65 whole >"$kept"; damage only-its-sum
head -c $((size - 30)) whole >"$kept"; damage short
{ cat whole; echo more; } >"$kept"; damage long
head -c 100000 /dev/urandom >"$kept"; damage noise
rm "$kept"; damage gone
# A whole file of another program, or of an earlier one: its sum is not made with this one's revision.
{ tail -c +66 whole | sha256sum | cut -c 1-64; tail -c +66 whole; } >"$kept"; damage of-another
# A folder in its place stays, and harms nobody.
rm "$kept"; mkdir "$kept"; run "$T" a.txt -o folder.pdf; same without.pdf folder.pdf; rmdir "$kept"
is 'files left over' 0 "$(ls -A kept | wc -l)"

# Where nothing can be written, nothing is said.
for nowhere in /proc/typeset "$PWD/a.txt" ''; do
    run env TYPESET_CACHE="$nowhere" "$T" a.txt -o nowhere.pdf; same without.pdf nowhere.pdf
    same first.err "$(sed 's/nowhere.pdf/first.pdf/' err >now.err; echo now.err)"
done
run env -u TYPESET_CACHE XDG_CACHE_HOME="$PWD/xdg" "$T" a.txt -o xdg.pdf; same without.pdf xdg.pdf
is 'files under XDG_CACHE_HOME/typeset' 1 "$(ls -A xdg/typeset | wc -l)"
run env -u TYPESET_CACHE XDG_CACHE_HOME=relative HOME= "$T" a.txt -o relative.pdf; same without.pdf relative.pdf; no_file relative

# Many at once, with nothing kept yet: all whole, one file, no other left.
rm -rf kept
for i in 1 2 3 4 5 6 7 8; do "$T" --quiet a.txt -o "many-$i.pdf" 2>/dev/null & done
wait
for i in 1 2 3 4 5 6 7 8; do same without.pdf "many-$i.pdf"; done
is 'files kept by many' 1 "$(ls -A kept | wc -l)"
damage after-many

# Fonts change: a family comes, a file is another one, a family goes.
printf '# 题\n\n本报记者 赵玲玲\n\n文。\n' >byline.txt
run "$T" byline.txt -o none.pdf; status_is 2; err_has 'LXGW WenKai'; no_file none.pdf
sleep 0.02; cp "$wenkai" fonts/
run "$T" byline.txt -o came.pdf; status_is 0
run "$T" --no-cache byline.txt -o without.pdf; same without.pdf came.pdf
run "$T" byline.txt -o again.pdf; same without.pdf again.pdf
# A byte of the revision in the file itself, its size and its time as they were: the face is not believed.
python - fonts/LXGWWenKai-Regular.ttf <<'P'
import os, struct, sys
path = sys.argv[1]
st = os.stat(path)
with open(path, "r+b") as f:
    data = f.read()
    n = struct.unpack(">H", data[4:6])[0]
    for i in range(n):
        tag, _, offset, _ = struct.unpack(">4sIII", data[12 + 16 * i:28 + 16 * i])
        if tag == b"head":
            f.seek(offset + 4); f.write(b"\0\2\0\0")
os.utime(path, ns=(st.st_atime_ns, st.st_mtime_ns))
P
run "$T" byline.txt -o revised.pdf
run "$T" --no-cache byline.txt -o without.pdf; same without.pdf revised.pdf
sleep 0.02; rm fonts/LXGWWenKai-Regular.ttf
run "$T" byline.txt -o lost.pdf; status_is 2; err_has 'LXGW WenKai'; no_file lost.pdf
# The fontconfig file changes.
sleep 0.02; printf '<?xml version="1.0"?>\n<fontconfig><cachedir>%s</cachedir></fontconfig>\n' "$PWD/fontconfig" >fonts.conf
run "$T" b.txt -o no-fonts.pdf; status_is 2; err_has 'Noto Serif CJK SC'; no_file no-fonts.pdf
done_counting
