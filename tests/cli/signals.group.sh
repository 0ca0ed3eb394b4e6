# shellcheck shell=sh disable=SC1091,SC2154,SC2016,SC2012,SC2034
# Ended in mid-run by signals, at many points: the target is the old file or the new one, and nothing is left.
. "$here/lib.sh"
long_article 40 >long.txt
command="kill.py" # it prints the failing delay and signal itself
python "$here/kill.py" "$T" long.txt 12 >log 2>&1
grep -v '^COUNT ' log
# shellcheck disable=SC2046
set -- $(sed -n 's/^COUNT //p' log)
passed=${1:-0} failed=${2:-1}
done_counting
