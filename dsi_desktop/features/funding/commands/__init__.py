"""What a person can do with the money of the plan beyond what the plan itself offers."""
