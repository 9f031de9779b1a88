# Sourced by words.sh and growth.sh, with `here` their folder: sets `eflomal` (EFLOMAL, or the one below .venv/words, installed when it is not there), `dubash` (DUBASH, or .build/release/dubash) and `python` (PYTHON, or python3).
python=${PYTHON:-python3}
dubash=${DUBASH:-$here/../../.build/release/dubash}
eflomal=${EFLOMAL:-$here/.venv/words/bin/eflomal-align}
if [ ! -x "$eflomal" ]; then
  "$python" -m venv "$here/.venv/words"
  "$here/.venv/words/bin/pip" install -q eflomal==2.0.0 || "$here/.venv/words/bin/pip" install -q eflomal
fi
