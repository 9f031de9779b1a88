#!/bin/sh
# Makes docs/images/report.png: the HTML report of an article of corpora/news/, as headless Chromium shows it.
# Needs Debian's chromium and fonts-noto-core, and a release build.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
.build/release/dubash align corpora/news/isro-moon-mission.hi.txt corpora/news/isro-moon-mission.en.txt -o "$work/report.html"
mkdir -p docs/images
chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=1100,620 \
  --screenshot=docs/images/report.png "file://$work/report.html" >/dev/null 2>&1
ls -l docs/images/report.png
