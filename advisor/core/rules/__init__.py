"""What a rule base is: facts, conditions, questions, items, rules, and the checks on them."""
