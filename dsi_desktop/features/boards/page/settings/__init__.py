"""The dialogs by which a board is set, and its life: rules, templates, closing."""
