"""The shell and the kit of the screen: Qt lives here and in pages."""
