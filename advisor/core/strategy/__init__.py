"""From what is recommended to a plan and an outline: one firm on one day."""
