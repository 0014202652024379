"""What a plan says of one task."""

from __future__ import annotations

from datetime import date

from advisor.core.planning.plan import Hold, Plan, ReasonKind


def keys(plan: Plan) -> list[str]:
    return [placement.key for placement in plan.placements]


def reason(plan: Plan, key: str) -> ReasonKind:
    late = plan.late(key)
    assert late is not None
    return late.reason.kind


def begins(plan: Plan, key: str) -> date:
    placed = plan.placed(key)
    assert placed is not None
    return placed.start


def hold(plan: Plan, key: str) -> Hold:
    placed = plan.placed(key)
    assert placed is not None
    return placed.hold


def who(plan: Plan, key: str) -> str:
    placed = plan.placed(key)
    assert placed is not None
    return placed.person
