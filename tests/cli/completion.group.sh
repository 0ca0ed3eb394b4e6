# shellcheck shell=sh disable=SC1091,SC2154,SC2016
# Completion of bash and zsh, run by these shells: commands, options of each, values, styles.
. "$here/lib.sh"
packaging=$root/engine/packaging
mkdir bin styles folder && ln -s "$T" bin/typeset-page && printf 'name: x\n' >styles/mine.yaml && touch a.txt
PATH=$PWD/bin:$PATH
in_bash() { # WORD...: what is offered for the last one, a line each
    run bash -c 'source "$0"; complete -p typeset-page >/dev/null || exit 9
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _typeset_page; printf "%s\n" "${COMPREPLY[@]}"' "$packaging/typeset-page.bash" "$@"
}
# The file's own code, in the place of the completion system what it calls. #compdef is read by the real one.
in_zsh() {
    run zsh -f -c 'fpath=("${0:h}" $fpath); autoload -U compinit; compinit -D -u; [[ $_comps[typeset-page] == _typeset-page ]] || exit 9
        compadd() { while [[ $1 == -* && $1 != -- ]]; do shift; done; [[ $1 == -- ]] && shift; print -l -- ${(M)@:#${PREFIX}*}; }
        _files() { [[ $1 == -/ ]] && print -l -- ${PREFIX}*(N/) || print -l -- ${PREFIX}*(N); }
        words=("$@") CURRENT=$# PREFIX=$@[-1] file=$0; () { source $file }' "$packaging/_typeset-page" "$@"
}
for name in $(sed -n 's/^ *\.name = "\([a-z]*\)",.*/\1/p' "$root"/engine/cli/*.c); do # every command there is
    is "files that complete $name" 2 "$(grep -l "commands=.*\b$name\b" "$packaging/typeset-page.bash" "$packaging/_typeset-page" | wc -l)"
done
for name in $(grep -oh '"[a-z-]*", required_argument' "$root"/engine/cli/*.c | cut -d'"' -f2 | sort -u); do # every option with a value
    is "files that know that --$name has a value" 2 "$(grep -lE "^ .*[(|]$name[|)].*\)\\$" "$packaging/typeset-page.bash" "$packaging/_typeset-page" | wc -l)"
done
for shell in bash zsh; do
    if ! command -v $shell >/dev/null; then skip "completion of $shell: it is not installed"; continue; fi
    of() { in_$shell typeset-page "$@"; status_is 0; }
    of ''; for word in batch check explain plan styles watch a.txt; do out_has "^$word\$"; done
    of wa; out_has '^watch$'; is "only what begins so in $shell" 1 "$(grep -c . out)"
    of --; out_has '^--style$'; out_has '^--no-cache$'; out_has '^--dump$'; is "no option twice in $shell" '' "$(sort out | uniq -d)"
    of batch --m; is "options of a command in $shell" '--max-memory --merge' "$(sort out | tr '\n' ' ' | sed 's/ $//')"
    of watch --; out_has '^--dpi$'; is "no other command's in $shell" 0 "$(grep -c -- '^--merge$' out)"
    of --lang zh -q wa; out_has '^watch$'; of --lang zh batch --m; out_has '^--max-memory$'; of --style batch --m; is "a value is no command in $shell" '' "$(cat out)"
    of a.txt wa; is "no command behind the first word in $shell" '' "$(cat out)"
    of --fit p; out_has '^page$'; of --lang ''; out_has '^zh$'; out_has '^en$'; of --dump li; out_has '^lines$'; of --encoding gb; out_has '^gb18030$'
    of --style m; out_has '^mine$'; of styles ne; out_has '^news$'
    of batch a.txt --out f; out_has '^folder/?$'; of --style news a; out_has '^a\.txt$'
done
done_counting
