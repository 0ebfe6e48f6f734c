"""The community plan: from the needs to the actions, and who does what with which means."""
