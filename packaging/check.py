"""Every check in one go, in the project's environment: style, types, the dependency rule, dead code, content, tests."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

CHECKS = {
    "ruff": ["ruff", "check", "--quiet", "."],
    "ruff format": ["ruff", "format", "--check", "--quiet", "."],
    "mypy": ["mypy", "--no-error-summary"],
    "import-linter": ["lint-imports", "--no-logo"],
    "vulture": ["vulture"],
}


def main(arguments: list[str]) -> int:
    """Run all checks, then the tests; 0 when all pass. `--bars` runs the long proofs; words go to pytest."""
    environment = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"}
    if "--bars" in arguments:
        return tests([*(word for word in arguments if word != "--bars"), "-m", "bars"], environment)
    failed = [name for name, command in CHECKS.items() if not passes(name, command, environment)]
    status = tests([*arguments, "-m", "not bars"], environment)
    for name in failed:
        print(f"check failed: {name}", file=sys.stderr)
    return 1 if failed else status


def passes(name: str, command: list[str], environment: dict[str, str]) -> bool:
    """Run one check; its output is shown only when it fails."""
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"--- {name}\n{done.stdout}{done.stderr}", file=sys.stderr)
    return done.returncode == 0


def tests(words: list[str], environment: dict[str, str]) -> int:
    """The tests, without a screen unless one is asked for."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **environment}
    return subprocess.call([sys.executable, "-m", "pytest", *words], cwd=ROOT, env=environment)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
