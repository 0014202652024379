"""The interview line by line: for pipes, screen readers and terminals without screens.

Answers are lines; a line that begins with a colon is a command.  The same core
decides here as on the screens: what is asked, why, and what is taken.
"""

from advisor.plain.run import run_plain

__all__ = ["run_plain"]
