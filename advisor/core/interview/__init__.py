"""Answers and the questions for them: what is asked, in which order, and why."""
