#!/usr/bin/env bash
# words.sh --data DIR [--seeds N] [--sets 3000,all]: word alignment of Dubash beside eflomal on the same text in the same run; prints a table in Markdown.
#
# Installs eflomal below .venv/words when it is not there. EFLOMAL names another eflomal-align, DUBASH (.build/release/dubash) the program. words.py says what DIR holds.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
source "$here/eflomal.sh"
exec "$python" "$here/words.py" --eflomal "$eflomal" --dubash "$dubash" "$@"
