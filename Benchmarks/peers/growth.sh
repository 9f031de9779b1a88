#!/usr/bin/env bash
# growth.sh --data DIR [--sizes 2000,20000,200000]: how time and memory of word and sentence alignment grow, beside eflomal; prints a table in Markdown. growth.py says how the text is drawn.
#
# Installs eflomal as words.sh does. EFLOMAL names another eflomal-align, DUBASH (.build/release/dubash) the program.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
eflomal=${EFLOMAL:-$here/.venv/words/bin/eflomal-align}
if [ ! -x "$eflomal" ]; then
  "${PYTHON:-python3}" -m venv "$here/.venv/words"
  "$here/.venv/words/bin/pip" install -q eflomal==2.0.0 || "$here/.venv/words/bin/pip" install -q eflomal
fi
exec "${PYTHON:-python3}" "$here/growth.py" --eflomal "$eflomal" --dubash "${DUBASH:-$root/.build/release/dubash}" "$@"
