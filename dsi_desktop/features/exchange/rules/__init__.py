"""What sharing and receiving say and decide, without a file and without a screen."""
