"""The sheets beside a page: sections of boxes, of files, and the panel that holds them."""
