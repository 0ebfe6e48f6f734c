"""What the plan covers, what it forgets, and what several chantiers do side by side."""
