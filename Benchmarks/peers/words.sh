#!/usr/bin/env bash
# words.sh --data DIR [--seeds N] [--sets 3000,all]: word alignment of Dubash beside eflomal on the same text in the same run; prints a table in Markdown.
#
# Installs eflomal below .venv/words when it is not there. EFLOMAL names another eflomal-align, DUBASH (.build/release/dubash) the program. words.py says what DIR holds.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
eflomal=${EFLOMAL:-$here/.venv/words/bin/eflomal-align}
if [ ! -x "$eflomal" ]; then
  "${PYTHON:-python3}" -m venv "$here/.venv/words"
  "$here/.venv/words/bin/pip" install -q eflomal==2.0.0 || "$here/.venv/words/bin/pip" install -q eflomal
fi
exec "${PYTHON:-python3}" "$here/words.py" --eflomal "$eflomal" --dubash "${DUBASH:-$root/.build/release/dubash}" "$@"
