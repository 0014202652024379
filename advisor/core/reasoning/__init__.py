"""What follows from the answers, and how it is explained: why, why not, step by step."""
