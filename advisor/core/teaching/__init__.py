"""Lessons: a class predicts what the rules conclude and is shown why."""
