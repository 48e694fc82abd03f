"""What the installed command ``hoso`` runs: it imports nothing until it can say in one line that it was interrupted."""

from __future__ import annotations


def main() -> None:
    """Run the command line; Ctrl-C while Python still loads it costs one line and no traceback."""
    try:
        from hoso.app.cli import main as run

        run()
    except KeyboardInterrupt:
        import os
        import signal

        # A second Ctrl-C must not show how this one ends.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        os.write(2, b"hoso: interrupted; what was finished is kept, nothing is half-written\n")
        os._exit(130)
