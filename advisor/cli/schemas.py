"""JSON Schemas: of what commands print, by the command's name, and of rule files."""

from __future__ import annotations

from typing import Any

# The module below ``advisor.report`` and the shape in it.
PLACES = {
    "outline": ("outline_json", "OutlineJson"),
    "why": ("why_json", "WhyAnswerJson"),
    "why-not": ("why_not_json", "WhyNotJson"),
    "what-would-change": ("what_would_change_json", "ChangesJson"),
    "what-matters-most": ("what_would_change_json", "WeightsJson"),
    "what-if": ("compare_json", "DifferenceJson"),
    "compare": ("compare_json", "DifferenceJson"),
    "graph": ("graph", "GraphJson"),
    "teach": ("lesson_json", "LessonJson"),
    "next": ("next_json", "NextJson"),
    "trace": ("trace_json", "TraceJson"),
    "trace-backward": ("trace_json", "TraceBackJson"),
}
RULEBASE = "rulebase"
SCHEMAS = (*PLACES, RULEBASE)


def schema_of(name: str) -> Any:
    """The JSON schema of one form, or of the files of a rule base."""
    if name == RULEBASE:
        from advisor.files.rulebase_schema import rulebase_schema

        return rulebase_schema()
    from importlib import import_module

    module, shape = PLACES[name]
    return getattr(import_module(f"advisor.report.{module}"), shape).model_json_schema(
        mode="serialization"
    )
