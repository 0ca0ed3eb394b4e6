# bash completion for typeset-page(1). Options are those that the program's own help names.
_typeset_page() {
    local program=${COMP_WORDS[0]} current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command= words= i first=$COMP_CWORD
    local commands="batch check explain plan styles watch"
    for ((i = COMP_CWORD - 1; i > 0; i--)); do # the first word that is no option and no option's value
        [[ ${COMP_WORDS[i]} == -* || ${COMP_WORDS[i]} == = || ${COMP_WORDS[i - 1]} == = ]] && continue
        [[ ${COMP_WORDS[i - 1]} =~ ^(-o|-j|--(output|style|set|fonts|encoding|wrapped|lang|fit|dump|dpi|out|jobs|timeout|max-memory|shard|format|advert))$ ]] || first=$i
    done
    [[ $first != "$COMP_CWORD" && " $commands " == *" ${COMP_WORDS[first]} "* ]] && command=${COMP_WORDS[first]}
    case $before in
    --style | styles) words=$("$program" styles 2>/dev/null | sed -n 's/^\([^ ][^ ]*\) .*/\1/p') ;;
    --fit) words="none rows page auto" ;;
    --lang) words="zh en" ;;
    --encoding) words="auto utf-8 gb18030 gbk big5 utf-16 utf-16le utf-16be" ;;
    --dump) words="source article runs items lines pages" ;;
    --fonts | --out)
        mapfile -t COMPREPLY < <(compgen -d -- "$current")
        return
        ;;
    *)
        [[ $current == -* ]] && words=$("$program" $command --help 2>/dev/null | grep -oE -- '(^|[ ,])--[a-z-]+' | tr -d ' ,' | sort -u)
        [[ $COMP_CWORD == "$first" ]] && words+=" $commands"
        ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current"; [[ $current == -* ]] || compgen -f -- "$current")
} && complete -o filenames -F _typeset_page typeset-page
