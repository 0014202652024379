"""Choosing the engine: durable_rules wherever it can be imported, else the reference."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Literal

from advisor.core.rules.rulebase import Rulebase
from advisor.engine.chain import Matcher
from advisor.engine.reference import ReferenceMatcher
from advisor.errors import EngineError

EngineName = Literal["durable", "reference"]


@dataclass(frozen=True, slots=True)
class EngineChoice:
    """The engine to use, why in one line, and how to load it with a rule base.

    ``fallback`` says that durable_rules was wanted and could not be had.
    """

    name: EngineName
    reason: str
    matcher: Callable[[Rulebase], Matcher]
    fallback: bool = False


def select_engine(wanted: EngineName | None = None) -> EngineChoice:
    """The engine asked for, or the best there is; raises EngineError if it cannot be had."""
    if wanted == "reference":
        return EngineChoice("reference", "asked for", ReferenceMatcher)
    try:
        # Imported here, for a broken build of the library must not stop the program.
        from advisor.engine.durable import DurableMatcher
    except ImportError as error:
        reason = f"durable_rules cannot be imported ({error})"
        if wanted == "durable":
            raise EngineError(f"{reason}; use --engine reference") from None
        told = f"{reason}; running on the reference engine"
        return EngineChoice("reference", told, ReferenceMatcher, fallback=True)
    return EngineChoice("durable", f"durable_rules {_version()}", DurableMatcher)


def _version() -> str:
    try:
        return version("durable_rules")
    except PackageNotFoundError:
        return "of unknown version"
