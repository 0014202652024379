"""The advisor's reasoning, pure: standard library and pydantic only.

Six packages, each importing only from those before it:
rules, interview, reasoning, then strategy and whatif side by side, then teaching.
"""
