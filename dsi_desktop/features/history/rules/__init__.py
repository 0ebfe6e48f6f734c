"""Days, ticks and values of a history, without a file and without a screen."""
