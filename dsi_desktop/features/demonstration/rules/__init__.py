"""How the written story is read: its dates, its minutes, its lines."""
