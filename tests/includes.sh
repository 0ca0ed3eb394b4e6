#!/bin/sh
# Each folder of engine/ may include only itself and the folders above it in this list, the order of the map in
# engine/README.md; job.c and workshop.c may include all of them, and only batch/ and cli/ include job.h.
set -u
cd "$(dirname "$0")/../engine" || exit 2
order="base clreq style font image text check grid plan shape line page out"
bad=0 passed=0
allowed=""
for folder in $order; do
    allowed="$allowed $folder"
    for file in "$folder"/*.[ch]; do
        for included in $(sed -n 's|^#include "\([a-z0-9_]*\)/.*|\1|p;s|^#include "\(job\.h\)".*|\1|p' "$file"); do
            case " $allowed " in
            *" $included "*) passed=$((passed + 1)) ;;
            *) echo "engine/$file includes $included, which is below $folder"; bad=$((bad + 1)) ;;
            esac
        done
    done
done
for file in batch/*.[ch]; do # stands on the jobs of job.h
    for included in $(sed -n 's|^#include "\([a-z0-9_]*\)/.*|\1|p' "$file"); do
        case " $allowed batch " in
        *" $included "*) passed=$((passed + 1)) ;;
        *) echo "engine/$file includes $included, which is below batch"; bad=$((bad + 1)) ;;
        esac
    done
done
for folder in */; do
    case " $order batch cli man packaging " in
    *" ${folder%/} "*) ;;
    *) echo "engine/$folder is not in the order"; bad=$((bad + 1)) ;;
    esac
done
echo "includes: $passed passed, $bad failed"
[ $bad -eq 0 ]
