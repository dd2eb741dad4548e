#!/bin/sh
# Writes the locks anew: one file a purpose, every wheel of every platform by its hash.
set -eu
cd "$(dirname "$0")/.."
uv=${UV:-.venv/bin/uv}
compile() { "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
    --custom-compile-command "make lock" "$@"; }
compile pyproject.toml --group faces -o packaging/locks/run.txt
compile pyproject.toml --group faces --group test --group bundle -o packaging/locks/develop.txt
compile pyproject.toml --group faces --group bench -o packaging/locks/bench.txt
