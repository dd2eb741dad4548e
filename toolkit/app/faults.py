"""What is said of a fault of ours, or of the machine's: its kind and place, never what it was about."""

from __future__ import annotations


def lacking(error: BaseException) -> str:
    """What to install, where Qt could not be loaded for want of a system library; empty for any other error."""
    library, separator, _ = str(error).partition(".so")
    if not isinstance(error, ImportError) or not separator:
        return ""
    return f"waymark: This machine lacks the system library {library}. Install it, then start Waymark again."


def ours(error: BaseException) -> str:
    """A fault of ours in one sentence: its kind and place in the code, never what it was about."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}" if trace else "?"
    what = f"Something in Waymark itself went wrong ({type(error).__name__} at {place})."
    return f"waymark: {what} Nothing was saved by it; please report this line."
