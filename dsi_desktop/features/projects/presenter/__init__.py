"""Projects in words: lines, columns of a board, the sheet of one."""
