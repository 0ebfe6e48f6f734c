"""From blocks to tagged PDF (PDF/UA-1 and PDF/A-3a) on reportlab. Import `engine` first."""
