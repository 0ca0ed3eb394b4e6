# shellcheck shell=sh disable=SC2034,SC2012
# What the groups share. A group runs in an empty folder of its own; `run COMMAND...` leaves $status and the files
# out and err, the checks after it count and print what they expected, what came and the command.
set -u
unset LC_ALL LC_MESSAGES LANG LANGUAGE SOURCE_DATE_EPOCH TZ
T=$TYPESET
passed=0 failed=0 command='' status=0
python() { PYTHONUTF8=1 python3 "$@"; }

pass() { passed=$((passed + 1)); }
fail() { # WHAT-WAS-EXPECTED WHAT-CAME
    failed=$((failed + 1))
    printf 'FAILED %s: expected %s\n    came: %s\n    command: %s\n' "$GROUP" "$1" "$2" "$command"
}
skip() { echo "skipped: $1"; }
done_counting() {
    echo "COUNT $passed $failed"
    exit 0
}

run() { # COMMAND...
    command=$*
    "$@" >out 2>err </dev/null
    status=$?
}
run_sh() { # one line of shell
    command=$1
    sh -c "$1" >out 2>err </dev/null
    status=$?
}
status_is() { if [ "$status" -eq "$1" ]; then pass; else fail "exit status $1" "$status: $(head -c 600 err)"; fi; }
err_has() { if grep -Eq -- "$1" err; then pass; else fail "a message like /$1/" "$(head -c 600 err)"; fi; }
err_lacks() { if grep -Eq -- "$1" err; then fail "no message like /$1/" "$(head -c 600 err)"; else pass; fi; }
# The articles of these tests are short, and their pages not full: that note may stand, and the count of characters.
err_empty() { if grep -Evq 'note: ([0-9]+ rows .* stay free|characters: |a short article: it takes )' err; then fail "no message" "$(head -c 600 err)"; else pass; fi; }
err_count() { # N ERE: so many lines match
    n=$(grep -Ec -- "$2" err)
    if [ "$n" -eq "$1" ]; then pass; else fail "$1 lines like /$2/" "$n: $(head -c 600 err)"; fi
}
out_has() { if grep -Eq -- "$1" out; then pass; else fail "output like /$1/" "$(head -c 300 out)"; fi; }
out_empty() { if [ -s out ]; then fail "nothing on standard output" "$(head -c 100 out)"; else pass; fi; }
no_file() { if [ -e "$1" ]; then fail "no file $1" "it is there"; else pass; fi; }
is_pdf() {
    if [ "$(head -c 5 "$1" 2>/dev/null)" = '%PDF-' ] && tail -c 8 "$1" | grep -q '%%EOF'; then pass; else
        fail "$1 to be a whole PDF" "$(head -c 20 "$1" 2>&1)"; fi
}
is_png() {
    if [ "$(head -c 4 "$1" 2>/dev/null | tail -c 3)" = 'PNG' ]; then pass; else fail "$1 to be a PNG" "$(ls -la "$1" 2>&1)"; fi
}
same_bytes() { if cmp -s "$1" "$2"; then pass; else fail "$1 and $2 to be the same bytes" "$(cmp "$1" "$2" 2>&1)"; fi; }
without_key() { LC_ALL=C sed 's|/TypesetKey ([0-9a-f]*)|/TypesetKey|' "$1"; }
# The same page, whatever files it was made from: of a PDF the key of those does not count.
same() {
    without_key "$1" >"$1.bare" 2>/dev/null; without_key "$2" >"$2.bare" 2>/dev/null
    if [ -e "$1" ] && [ -e "$2" ] && cmp -s "$1.bare" "$2.bare"; then pass; else fail "$1 and $2 to be the same bytes" "$(cmp "$1" "$2" 2>&1)"; fi
    rm -f "$1.bare" "$2.bare"
}
is() { if [ "$2" = "$3" ]; then pass; else fail "$1 = $2" "$3"; fi; } # WHAT EXPECTED GOT
# Every line of err is file[:line:column]: level: text, in the language given.
err_form() {
    bad=$(grep -Ev '^[^:]+(:[1-9][0-9]*:[1-9][0-9]*)?: (error|warning|note): .' err)
    if [ -z "$bad" ]; then pass; else fail "lines of the form file:line:column: level: text" "$bad"; fi
}
folder_is() { # FOLDER NAME...: holds these and nothing else, dotted names too
    folder=$1
    shift
    is "the files of $folder" "$*" "$(ls -A "$folder" | tr '\n' ' ' | sed 's/ $//')"
}

small_article() { # a page in a few lines
    printf '# 一条消息\n\n本报讯　今天的消息只有两句。这是第二句。\n'
}
long_article() { # PARAGRAPHS
    printf '# 长文\n\n'
    i=0
    while [ $i -lt "$1" ]; do
        printf '第%d段。老工业区“重焕生机”，2022年增长4.7%%；记者在现场看到，新建的厂房已经投产。\n\n' $i
        i=$((i + 1))
    done
}
