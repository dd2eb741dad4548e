"""Where the program begins: hardens the process, reads the command line, and turns errors into sentences."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from toolkit.app.command_line import run
from toolkit.app.faults import lacking, ours
from toolkit.domain.errors import BadInputError, WorldRefusedError
from toolkit.platform.process import forbid_dumps

DONE, REFUSED, BAD_INPUT = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. 0 done, 1 the world refused, 2 bad usage or bad input; one sentence a fault on stderr."""
    forbid_dumps()
    try:
        return run(list(sys.argv[1:] if arguments is None else arguments))
    except WorldRefusedError as refusal:
        print(f"waymark: {refusal}", file=sys.stderr)  # noqa: T201  (the command line's own voice)
        return REFUSED
    except BadInputError as fault:
        print(f"waymark: {fault}", file=sys.stderr)  # noqa: T201
        return BAD_INPUT
    except KeyboardInterrupt:
        return REFUSED
    except BrokenPipeError:
        # Whoever read our output has gone: nothing is wrong, and nothing more can be said to them.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return REFUSED
    except Exception as error:  # noqa: BLE001  (the one hook for faults of ours)
        print(lacking(error) or ours(error), file=sys.stderr)  # noqa: T201
        return REFUSED
