#!/usr/bin/env bash
# growth.sh --data DIR [--sizes 2000,20000,200000]: how time and memory of word and sentence alignment grow, beside eflomal; prints a table in Markdown. growth.py says how the text is drawn.
#
# Installs eflomal as words.sh does. EFLOMAL names another eflomal-align, DUBASH (.build/release/dubash) the program.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
source "$here/eflomal.sh"
exec "$python" "$here/growth.py" --eflomal "$eflomal" --dubash "$dubash" "$@"
