"""Answers of format 1 as answers of format 2.

Format 1 asked about the accounts, about those who left and about neighbours as a
whole; format 2 asks about places, matters, attempts, people and goals one by one.
What an answer says goes where it is asked now.  What is asked nowhere any more is
kept apart, and so is an answer of which only a part is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

UNKNOWN = "?"

# What format 1 called the answers that may have no place now.
LABELS: Mapping[str, str] = {
    "answers": "Do you answer",
    "customer_left": "Why the last customer went away",
    "missing": "What you cannot get today",
    "peers_nearby": "Firms nearby that fit",
    "posts": "What you post",
    "regulated": "Bound by professional rules",
    "risks": "What worries you",
    "silent_months": "Months of silence",
    "staff_left": "Why the last one left",
    "tried_together": "What was tried with others",
    "voice": "Whose voice it is",
    "relationship.talk": "How you talk today",
    "relationship.context": "Where you meet",
}

# Goals whose lost people are those whom the firm serves, and those who work there.
ABOUT_THE_SERVED = ("customers", "leads", "reputation", "sharing", "awareness", "innovation")
ABOUT_STAFF = ("hiring", "culture")
STAFF_LEFT = {
    "nobody": "nobody",
    "pay": "price",
    "treatment": "treatment",
    "private": "circumstances",
}
# How an account is that is in use, by whether it answers.
STATES = {"same_day": "alive", "sometimes": "announces", "never": "announces"}
# Measures that were counted in another time than the one presumed now.
TIMES = {"joint_orders": "month", "heard_of_you": "month"}
DAYS_A_WEEK = 7


def migrate(answers: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The ``[answers]`` table of format 2, and what has no place in it any more.

    The second has the keys of format 1; those of relationships stand in a list
    ``relationship``, with the name beside them.

    >>> migrate({"presence": "silent", "missing": ["knowledge"]})
    ({'place': [{'name': 'Our accounts', 'kind': 'account', 'state': 'quiet'}]}, \
{'missing': ['knowledge']})
    """
    return _Migration(answers).run()


class _Migration:
    """One table on its way; every step takes its keys out of the old answers."""

    def __init__(self, answers: Mapping[str, Any]) -> None:
        self._old: dict[str, Any] = {
            key: [dict(entry) for entry in value] if _is_group(value) else value
            for key, value in answers.items()
        }
        self._groups: dict[str, list[dict[str, Any]]] = {}
        self._earlier: dict[str, Any] = {}

    def run(self) -> tuple[dict[str, Any], dict[str, Any]]:
        self._wish_and_risks()
        self._permission()
        self._accounts()
        self._dispute()
        self._losses()
        self._neighbours()
        self._people()
        self._keep_apart("missing", "nothing")
        self._goals()
        self._relationships()
        for group, entries in self._groups.items():
            self._old[group] = [*self._entries(group), *entries]
        return self._old, self._earlier

    def _take(self, key: str) -> Any:
        """An old answer, taken out; None if there is none or it is not known."""
        value = self._old.pop(key, None)
        return None if value == UNKNOWN else value

    def _entries(self, group: str) -> list[dict[str, Any]]:
        entries = self._old.get(group, [])
        return entries if _is_group(entries) else []

    def _add(self, group: str, **entry: Any) -> None:
        known = {key: value for key, value in entry.items() if value is not None}
        self._groups.setdefault(group, []).append(known)

    def _keep_apart(self, key: str, *empty: str) -> None:
        """Keep an answer that has no place, unless it says that there is nothing."""
        value = self._take(key)
        if value is not None and value not in (*empty, *([one] for one in empty)):
            self._earlier[key] = value

    def _wish_and_risks(self) -> None:
        wish = self._old.get("wish")
        if isinstance(wish, str) and wish != UNKNOWN:
            self._old["wish"] = [wish]
        risks = self._old.get("risks")
        if isinstance(risks, list) and risks:
            self._old["risks"] = risks[0]
            if len(risks) > 1:
                self._earlier["risks"] = risks[1:]

    def _permission(self) -> None:
        permission, may_not = [], []
        asked = "may_ally" in self._old
        allied = self._take("may_ally")
        if asked:
            permission.append("head_office")
            if allied == "no":
                may_not.append("joint")
            elif allied is None:
                may_not.append("unclear")
            else:
                self._old["may_not_words"] = "We may agree joint offers"
        regulated = self._take("regulated")
        if regulated == "yes":
            permission.append("profession")
        elif regulated is not None:
            self._earlier["regulated"] = regulated
        if permission:
            self._old["permission"] = permission
        if may_not:
            self._old["may_not"] = may_not

    def _accounts(self) -> None:
        presence = self._take("presence")
        answered, posts, voice = (self._take(key) for key in ("answers", "posts", "voice"))
        months = self._take("silent_months")
        if presence not in ("silent", "active"):
            said = {"answers": answered, "posts": posts, "voice": voice, "silent_months": months}
            self._earlier |= {key: value for key, value in said.items() if value is not None}
            return
        silent = presence == "silent"
        quiet = f"Our accounts, quiet for {months} months" if silent and months else ""
        self._add(
            "place",
            name=quiet or "Our accounts",
            kind="account",
            state="quiet" if silent else STATES.get(str(answered)),
            waits=["nothing"] if answered in ("nobody_writes", "same_day") else None,
            posts=posts,
            voice=voice,
        )

    def _dispute(self) -> None:
        if self._take("dispute") == "yes":
            name = "A complaint or quarrel in public that we have not answered"
            self._add("matter", name=name, kind="public", state="open")

    def _losses(self) -> None:
        left = self._take("customer_left")
        if left is not None and not self._lost(ABOUT_THE_SERVED, left):
            self._earlier["customer_left"] = left
        left = self._take("staff_left")
        lost = STAFF_LEFT.get(str(left))
        if left is not None and not (lost and self._lost(ABOUT_STAFF, lost)):
            self._earlier["staff_left"] = left

    def _lost(self, kinds: tuple[str, ...], why: str) -> bool:
        """Say of the first goal of some kinds why people were lost; whether there is one."""
        goal = next((goal for goal in self._entries("goal") if goal.get("kind") in kinds), None)
        if goal is not None:
            goal["lost"] = [why]
        return goal is not None

    def _neighbours(self) -> None:
        tried = self._take("tried_together")
        if tried in ("one_off", "project"):
            name = "One thing together with other firms"
            joint = "A joint project with other firms"
            self._add("attempt", name=joint if tried == "project" else name, kind="neighbours")
        elif tried not in (None, "nothing"):
            self._earlier["tried_together"] = tried
        nearby = self._take("peers_nearby")
        firms = [e for e in self._entries("relationship") if e.get("kind") == "local_peer"]
        if nearby == "yes" and not firms:
            self._add(
                "relationship",
                name="Firms near us that serve the same people",
                kind="local_peer",
                complementary="yes",
            )
        elif nearby == "no":
            self._earlier["peers_nearby"] = nearby

    def _people(self) -> None:
        if "season" in self._old:
            season = self._old.pop("season")
            self._old["busy_months"] = ["none"] if season == "no" else UNKNOWN
        if "staff_hours" in self._old:
            hours = self._old.pop("staff_hours")
            if hours != 0:
                self._add("person", name="Others at work", kind="colleague", hours=hours)

    def _goals(self) -> None:
        for goal in self._entries("goal"):
            measure = goal.get("measure")
            if isinstance(measure, str) and measure in TIMES:
                goal["per"] = TIMES[measure]
            if measure == "weeks_to_sell":
                for key in ("baseline", "target"):
                    if isinstance(goal.get(key), (int, float)):
                        goal[key] *= DAYS_A_WEEK
            if measure == "heard_of_you":
                goal["measure"] = "own"
                goal["measure_words"] = "new customers a month who say that they had heard of us"

    def _relationships(self) -> None:
        apart = []
        for entry in self._entries("relationship"):
            keys = [key for key in ("talk", "context") if key in entry]
            taken: dict[str, Any] = {key: entry.pop(key) for key in keys}
            known = {key: value for key, value in taken.items() if value != UNKNOWN}
            if known:
                apart.append({"name": entry.get("name", UNKNOWN), **known})
        if apart:
            self._earlier["relationship"] = apart


def _is_group(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(entry, Mapping) for entry in value)
