"""Other answers: what they would change, and the fewest changes that reach a result."""
