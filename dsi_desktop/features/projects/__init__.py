"""The projects that organisations present, and what the partners agreed that each respects."""
