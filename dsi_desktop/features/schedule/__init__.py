"""The calendar of a plan: what slips, who waits for whom."""
