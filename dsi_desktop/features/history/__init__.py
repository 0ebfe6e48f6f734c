"""What was done, by whom and when: undone, brought back, looked at again."""
