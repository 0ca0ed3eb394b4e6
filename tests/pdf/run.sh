#!/bin/sh
# The PDF as other programs see it: qpdf, poppler, MuPDF, Ghostscript. See check.py.
set -u
here=$(cd "$(dirname "$0")" && pwd) || exit 2
root=$(cd "$here/../.." && pwd)
: "${TYPESET:=$root/build/release/typeset}" "${FONTCONFIG_FILE:=$root/tests/fonts.conf}"
export TYPESET FONTCONFIG_FILE PYTHONDONTWRITEBYTECODE=1 PYTHONUTF8=1 LC_ALL=C
unset SOURCE_DATE_EPOCH
exec python3 "$here/check.py" "$root" "$@"
