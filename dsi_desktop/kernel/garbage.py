"""Look for garbage where it is safe: in the thread of the screen, between two events.

Python looks for it in whatever thread happens to allocate. A widget freed by a working thread, or
in the middle of Qt deleting its parent, ends the whole process.
"""

import gc


def sweep() -> int:
    """Collect the oldest generation that is due, as Python's own thresholds say.

    Returns the number of unreachable objects found. Only useful while `gc` is disabled: counts go
    on being kept.
    """
    thresholds = gc.get_threshold()
    counts = gc.get_count()
    due = [generation for generation in range(3) if counts[generation] > thresholds[generation]]
    return gc.collect(due[-1]) if due else 0
