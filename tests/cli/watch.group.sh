# shellcheck shell=sh disable=SC1091,SC2154
# Set anew at each save (watch.py); the command line of it.
. "$here/lib.sh"
run "$T" watch; status_is 64
run "$T" watch a.txt b.txt -o page.pdf; status_is 64
run "$T" watch a.txt; status_is 64
run "$T" watch a.txt -o page.txt; status_is 64
run "$T" watch - -o page.pdf; status_is 64
command=watch.py
python "$here/watch.py" "$T" >found 2>times
grep -v '^COUNT ' found
counted=$(sed -n 's/^COUNT //p' found)
passed=$((passed + ${counted% *})) failed=$((failed + ${counted#* }))
done_counting
