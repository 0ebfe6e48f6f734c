"""What the person sees first: what comes, what is late, how the plan goes."""
