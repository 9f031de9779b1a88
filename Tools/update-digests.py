#!/usr/bin/env python3
"""Writes the SHA-256 of every shipped file into dictionaries/SOURCES.tsv.

Rows keep their other columns; a shipped file without a row, and a row without a file, are errors: provenance is written by hand.
"""
import hashlib
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent / "dictionaries"
TABLE = ROOT / "SOURCES.tsv"
COLUMNS = ["file", "upstream", "version", "licence", "made-by", "sha256"]


def shipped() -> list[str]:
    files = (p for p in ROOT.rglob("*") if p.is_file() and p.suffix not in (".swift", ".md") and p != TABLE)
    return sorted(str(p.relative_to(ROOT)) for p in files)


def main() -> int:
    comments, rows = [], {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line:
            comments.append(line)
        elif not line.startswith("file\t"):
            fields = line.split("\t")
            rows[fields[0]] = (fields + [""] * len(COLUMNS))[: len(COLUMNS)]
    files = shipped()
    missing = [f for f in files if f not in rows]
    gone = [f for f in rows if f not in files]
    for name in missing:
        print(f"no row for {name}", file=sys.stderr)
    for name in gone:
        print(f"no file for row {name}", file=sys.stderr)
    if missing or gone:
        return 1
    for name in files:
        rows[name][5] = hashlib.sha256((ROOT / name).read_bytes()).hexdigest()
    lines = comments + ["\t".join(COLUMNS)] + ["\t".join(rows[name]) for name in files]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
