"""What the rules advise one firm: recommendations, what is left out, the plan; each made once.

The builders of the outline's sections read from here, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property

from advisor.core.interview.answers import Answers
from advisor.core.interview.known_now import progress_of
from advisor.core.interview.profile import Profile
from advisor.core.message import Message, Shown
from advisor.core.planning.calendar import Calendar
from advisor.core.planning.means import Means
from advisor.core.planning.missing import Missing as MissingMeans
from advisor.core.planning.missing import missing_means
from advisor.core.planning.plan import Placement, Plan
from advisor.core.planning.planner import make_plan
from advisor.core.planning.who import handed_on
from advisor.core.planning.work import Task
from advisor.core.reasoning.inference import Firing, Inference
from advisor.core.reasoning.outline import Detail, Justification
from advisor.core.reasoning.recommendation import (
    LeftOut,
    Recommendation,
    items_left_out,
    recommendations,
    relationship_scores,
)
from advisor.core.reasoning.templates import fill, shown
from advisor.core.reasoning.why import Explainer
from advisor.core.rules.catalogue import Approach, Verdict, Work
from advisor.core.rules.fact import BUSINESS, Missing, Subject, scope_of
from advisor.core.rules.rulebase import Rulebase
from advisor.core.strategy.after_review import after_review
from advisor.core.strategy.alike import Bundles, bundles_of, together
from advisor.core.strategy.covered import Covered, covered_by
from advisor.core.strategy.diagnosis import Choice, Diagnosis, diagnoses
from advisor.core.strategy.groups import Groups, groups_of
from advisor.core.strategy.last_time import NOTHING_REVIEWED, LastTime
from advisor.core.strategy.means import means_of, people_who_help
from advisor.core.strategy.people import Doers, People, doers
from advisor.core.strategy.tasks import figures_of, refusals_of, tasks_of

# An engine with its rule base: from answers to everything that follows from them.
Infer = Callable[[Answers], Inference]


class Advice:
    """One firm's answers and all that is derived from them, lazily and once."""

    def __init__(self, rulebase: Rulebase, answers: Answers, infer: Infer, day: date) -> None:
        """``infer`` runs the rules of ``rulebase``; it is called once, when first needed.

        No strategy is made for a day before the last review: its day counts then.
        """
        self.rulebase = rulebase
        self.answers = answers
        self.day = max((day, *(review.day for review in answers.reviews)))
        self._infer = infer

    @cached_property
    def inference(self) -> Inference:
        return self._infer(self.answers)

    @cached_property
    def before(self) -> Advice | None:
        """The strategy that the last review was about, as it was made then; None without one."""
        if not self.answers.held:
            return None
        last = self.answers.held[-1]
        return Advice(self.rulebase, last.before, self._infer, last.review.since)

    @cached_property
    def last_time(self) -> LastTime:
        """What became of the strategies before; nothing without a review."""
        if self.before is None:
            return NOTHING_REVIEWED
        return after_review(self.before, self, progress_of(self.rulebase, self.answers))

    @property
    def profile(self) -> Profile:
        return self.inference.profile

    @cached_property
    def explainer(self) -> Explainer:
        return Explainer(self.rulebase, self.inference)

    @cached_property
    def left_out(self) -> tuple[LeftOut, ...]:
        return items_left_out(self.rulebase, self.inference)

    @cached_property
    def scores(self) -> Mapping[str, int]:
        """What each relationship is worth to the goals together, in points, by its id."""
        return relationship_scores(self.inference)

    @property
    def ranked_relationships(self) -> tuple[str, ...]:
        """The relationships' ids, the most valuable first; the owner's order among equals."""
        return tuple(sorted(self.scores, key=lambda name: -self.scores[name]))

    @cached_property
    def recommendations(self) -> tuple[Recommendation, ...]:
        """What is recommended, not left out and not covered, the most valuable first."""
        taken = {one.key for several in self.covered.values() for one in several}
        over = self.last_time.is_over
        return tuple(r for r in self._recommended if r.key not in taken and not over(r))

    @cached_property
    def covered(self) -> Covered:
        """What is recommended and done already by other work, by the key of that."""
        return covered_by(self._recommended, self.groups, self.inference)

    @cached_property
    def groups(self) -> Groups:
        """Who is part of a group with a line of its own."""
        return groups_of(self.inference)

    @cached_property
    def _recommended(self) -> tuple[Recommendation, ...]:
        return recommendations(self.rulebase, self.inference, self.left_out, self.scores)

    @cached_property
    def diagnoses(self) -> tuple[Diagnosis, ...]:
        """What holds each goal back and what answers it, in the goals' order."""
        return diagnoses(self.inference, self.recommendations, self.day, self.last_time)

    @property
    def diagnosis(self) -> Diagnosis | None:
        """The diagnosis of the first goal; None without a goal."""
        return next(iter(self.diagnoses), None)

    @cached_property
    def verdict(self) -> Recommendation | None:
        """What is said before all else; None where there is nothing of the kind."""
        found = (r for r in self.recommendations if isinstance(r.item, Verdict))
        return next(found, None)

    @cached_property
    def nothing_needed(self) -> bool:
        """Whether the verdict, or the first approach, is that this firm needs little or nothing."""
        first = self.diagnosis.choices[:1] if self.diagnosis else ()
        decisive = [r.item for r in (self.verdict, *(choice.approach for choice in first)) if r]
        return any(
            isinstance(item, (Verdict, Approach)) and item.nothing_needed for item in decisive
        )

    @cached_property
    def work(self) -> Mapping[str, Recommendation]:
        """The recommended work by its key, in rank order; without a goal there is none.

        Where nothing is needed, only duties and lead moves are left.
        """
        planned = self.recommendations if self.profile.goals else ()
        work = (r for r in planned if isinstance(r.item, Work))
        return {r.key: r for r in work if not self.nothing_needed or _is_needed(r)}

    @cached_property
    def people(self) -> People:
        """Everybody who can work on it."""
        return people_who_help(self.rulebase, self.inference)

    @cached_property
    def means(self) -> Means:
        """What the owner can put in."""
        means = means_of(self.rulebase, self.inference, self.people, self.day)
        return self.last_time.fewer(means)

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """The recommended work as the planner reads it, in rank order."""
        tasks = tasks_of(self.work, self.diagnoses, self.doers_of, self._goal_ids, self.bundles)
        tasks = tuple(
            replace(task, also=(*task.also, *self._covered(task)), frees_hours=self._freed_by(task))
            for task in tasks
        )
        return tuple(handed_on(self.last_time.rest_of(task), self.means) for task in tasks)

    def _covered(self, task: Task) -> tuple[str, ...]:
        return tuple(one.key for key in task.keys for one in self.covered.get(key, ()))

    def _freed_by(self, task: Task) -> float:
        """The hours a week that work frees: those of one piece given up, where they are known."""
        if not task.frees_hours or task.goal is None:
            return task.frees_hours
        goal = self.profile.subjects("goal")[task.goal]
        said = self.inference.state("goal.small_hours", goal)
        return float(said) if isinstance(said, (int, float)) and said else task.frees_hours

    @cached_property
    def bundles(self) -> Bundles:
        """Work that is done with several relationships in one go, by the key of the first."""
        return bundles_of(self.work.values(), self.fill, self.doers_of)

    @property
    def _goal_ids(self) -> tuple[str, ...]:
        return tuple(goal.id for goal in self.profile.goals)

    def doers_of(self, work: Recommendation) -> Doers:
        """Who would best do a piece of recommended work, and who knows the people it concerns."""
        return self._doers[work.key]

    @cached_property
    def _doers(self) -> Mapping[str, Doers]:
        return {key: self._find_doers(work) for key, work in self.work.items()}

    def _find_doers(self, work: Recommendation) -> Doers:
        wanted = work.item.done_by if isinstance(work.item, Work) else None
        said = self.fill(wanted, work.subject) if wanted is not None else None
        subjects = (work.subject, *(Subject(goal=goal) for goal in work.goals))
        return doers(self.inference, self.people, said, subjects, refusals_of(work))

    @cached_property
    def plan(self) -> Plan:
        """The recommended work, placed in the weeks up to the goals' days."""
        return make_plan(self.tasks, self.means, figures_of(self.inference, self.day))

    @cached_property
    def stranded(self) -> Choice | None:
        """The first goal's heaviest approach of which no lead move begins in time."""
        choices = self.diagnosis.choices if self.diagnosis else ()
        return next((c for c in choices if not any(map(self.begins_in_time, c.moves))), None)

    @cached_property
    def missing(self) -> MissingMeans | None:
        """What is missing for the smallest move of a stranded approach; None without one."""
        if self.stranded is None:
            return None
        stranded = {move.key for move in self.stranded.moves}
        tasks = [task for task in self.tasks if task.key in stranded]
        if not tasks:
            return None
        # The smallest move is the first to begin with.
        key = min(tasks, key=lambda task: (task.least_hours, task.place)).key
        return next(iter(missing_means(self.tasks, self.means, self.plan, {key})), None)

    @cached_property
    def hurried(self) -> bool:
        """Whether the plan ends so soon that what shows later is no sign of anything."""
        return Calendar(self.means).hurried

    def begins_in_time(self, work: Recommendation) -> bool:
        """Whether work begins in the weeks in which a lead move has to begin."""
        placed = self.plan.placed(work.key)
        return placed is not None and placed.start < self._lead_limit

    @cached_property
    def _lead_limit(self) -> date:
        return Calendar(self.means).lead_limit

    def titled(self, key: str) -> Message:
        """The title of recommended work in this firm's words."""
        return together([self.fill(r.item.title, r.subject) for r in self.bundled(key)])

    def bundled(self, key: str) -> tuple[Recommendation, ...]:
        """All recommended work that is one piece of work in the plan; mostly one alone."""
        return self.bundles.get(key) or (self.work[key],)

    def who(self, placement: Placement) -> Shown:
        """Who does planned work."""
        return self.people.name(placement.person)

    # ── facts in words ─────────────────────────────────────────────────────────

    def fill(self, template: str, subject: Subject = BUSINESS) -> Message:
        """A template with the facts as seen from ``subject``."""
        return fill(self.rulebase, self.inference, template, subject)

    def fact(self, key: str, subject: Subject = BUSINESS) -> Shown:
        """One fact as it is shown; "not known yet" where it has no value."""
        state = self.inference.state(key, subject)
        return shown(self.rulebase, self.inference, key, state, subject)

    def knows(self, key: str, subject: Subject = BUSINESS) -> bool:
        """Whether a fact has a value."""
        return not isinstance(self.inference.state(key, subject), Missing)

    def detail(self, key: str, subject: Subject = BUSINESS) -> Detail:
        """A fact as a labelled line."""
        return Detail(self.rulebase.label(key), self.fact(key, subject))

    def justify(
        self,
        keys: tuple[str, ...],
        subject: Subject = BUSINESS,
        *others: Subject,
        principles: tuple[str, ...] = (),
        firings: tuple[Firing, ...] = (),
    ) -> Justification:
        """The justification of something that shows answers, and perhaps follows from rules.

        ``principles`` are those of its section; they count where no rule was used, for
        what follows from a judgement must not look as if the article said it.  With
        several subjects, each key is read from the subjects of its own scope.
        """
        ruled = self.explainer.justify(firings)
        named = ruled.principles if ruled.rules else principles
        used = (
            use
            for place in (subject, *others)
            for use in self.explainer.answers_used(
                (key for key in keys if scope_of(key) == place.scope or not others), place
            )
        )
        facts = dict.fromkeys((*used, *ruled.facts))
        return Justification(
            because=ruled.because,
            basis="article" if named else "judgement",
            principles=named,
            refs=self.explainer.refs(named),
            rules=ruled.rules,
            facts=tuple(facts),
        )


def _is_needed(work: Recommendation) -> bool:
    """Whether work is planned even where nothing is needed."""
    return isinstance(work.item, Work) and work.item.claim in ("duty", "lead")
