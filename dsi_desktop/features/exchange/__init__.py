"""Two laptops and a USB stick: share, receive, invite, and decide what both changed."""
