"""Hands over to the application: `python -m toolkit` is `waymark`."""

import sys

from toolkit.app.main import main

if __name__ == "__main__":
    sys.exit(main())
