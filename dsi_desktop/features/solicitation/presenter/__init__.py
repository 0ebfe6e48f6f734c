"""What the page « Sollicitation » shows and decides, without Qt."""
