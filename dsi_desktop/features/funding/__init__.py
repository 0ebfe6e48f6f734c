"""The money of the plan: who pays what, what is missing, what each funder is owed as an account."""
