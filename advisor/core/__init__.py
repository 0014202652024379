"""The advisor's reasoning, pure: standard library and pydantic only.

Seven packages, each importing only from those before it:
planning, rules, interview, reasoning, then strategy and whatif side by side, then teaching.
"""
