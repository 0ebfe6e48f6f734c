"""From blocks to tagged PDF on reportlab."""
