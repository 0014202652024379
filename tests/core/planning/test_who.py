"""Who does which work."""

from __future__ import annotations

from advisor.core.planning.means import Person, Role
from advisor.core.planning.plan import ReasonKind
from advisor.core.planning.planner import make_plan
from advisor.core.planning.who import handed_on
from advisor.core.planning.work import Claim, Doer
from tests.core.planning.cases import colleague, means, owner, task
from tests.core.planning.reading import reason, who

HELPER = Person("eve", Role.PAID, 5.0)
CLERK = Person("bea", Role.COLLEAGUE, 6.0, standing=False)


def test_without_hours_of_the_owner_all_that_others_can_do_goes_to_them() -> None:
    plan = make_plan([task("a"), task("b", doer=Doer.KNOWS)], means(owner(0.0), colleague(8.0)))
    assert {who(plan, "a"), who(plan, "b")} == {"ada"}


def test_no_partner_stands_for_an_owner_who_did_it_themselves() -> None:
    duty = task("sorry", claim=Claim.DUTY, doer=Doer.OWNER, alone=True, weekly_hours=0)
    partner = Person("eve", Role.PARTNER, 3.0)
    assert who(make_plan([duty], means(owner(0.0), partner)), "sorry") == "owner"


def test_nobody_does_what_concerns_them() -> None:
    ask = task("ask", prefers="ada", never=("ada",))
    assert who(make_plan([ask], means(owner(), colleague())), "ask") == "owner"


def test_duties_of_one_sitting_are_done_by_one_person() -> None:
    duties = [
        task(key, claim=Claim.DUTY, place=place, sitting=sitting, setup_hours=1, weekly_hours=0)
        for place, (key, sitting) in enumerate((("a", "page"), ("b", "page"), ("c", "")))
    ]
    plan = make_plan(duties, means(owner(), colleague()))
    assert who(plan, "a") == who(plan, "b") != who(plan, "c")


def test_a_partner_stands_for_the_owner() -> None:
    partner = Person("eve", Role.PARTNER, 3.0)
    plan = make_plan([task("lead", doer=Doer.OWNER)], means(owner(0.0), partner))
    placed = plan.placed("lead")
    assert placed is not None
    assert (placed.person, placed.minutes) == ("eve", ())


def test_what_the_owner_owes_is_not_left_to_others() -> None:
    duty = task("duty", claim=Claim.DUTY, doer=Doer.OWNER)
    assert who(make_plan([duty], means(owner(0.0), colleague())), "duty") == "owner"


def test_somebody_else_asks_where_who_knows_them_best_has_no_time() -> None:
    ask = task("ask", doer=Doer.KNOWS, known_by=("bea",))
    plan = make_plan([ask], means(owner(), colleague(hours=0.0, key="bea")))
    assert who(plan, "ask") == "owner"


def test_the_person_the_rule_base_names_does_it() -> None:
    plan = make_plan(
        [task("card", prefers="bea")], means(owner(), colleague(), colleague(key="bea"))
    )
    assert who(plan, "card") == "bea"


def test_only_who_knows_the_people_asks_them() -> None:
    ask = task("ask", doer=Doer.KNOWS, known_by=("bea",))
    plan = make_plan([ask], means(owner(), colleague(), colleague(key="bea")))
    assert who(plan, "ask") == "bea"


def test_nobody_does_what_only_somebody_absent_could() -> None:
    plan = make_plan([task("ask", doer=Doer.KNOWS, known_by=("carl",))], means())
    assert reason(plan, "ask") is ReasonKind.NOBODY


def test_a_helper_who_was_named_does_what_anyone_can() -> None:
    given = means(owner(0.0), HELPER, money_monthly=200.0, help_price=20.0)
    plan = make_plan([task("a")], given)
    assert (who(plan, "a"), plan.money.monthly > 0) == ("eve", True)


def test_nobody_is_hired_for_work_that_need_not_be_bought() -> None:
    plan = make_plan([task("a")], means(owner(0.0), money_monthly=200.0, help_price=20.0))
    assert reason(plan, "a") is ReasonKind.HOURS


def test_hands_are_bought_for_what_is_owed_where_nobody_has_an_hour() -> None:
    duty = task("sort", claim=Claim.DUTY, weekly_hours=0)
    plan = make_plan([duty], means(owner(0.0), money_monthly=200.0, help_price=20.0))
    assert who(plan, "sort") == "help"


def test_money_frees_the_owner_for_what_only_they_can_do() -> None:
    anyone = task("anyone", place=0, setup_hours=1, weekly_hours=1)
    face = task("face", place=1, doer=Doer.OWNER, setup_hours=1, weekly_hours=1)
    given = means(owner(1.0), HELPER, money_monthly=200.0, help_price=20.0)
    plan = make_plan([anyone, face], given)
    assert (who(plan, "anyone"), who(plan, "face")) == ("eve", "owner")


def test_others_do_it_where_the_first_choice_has_no_hours_left() -> None:
    tasks = [task("a", place=0, weekly_hours=4), task("b", place=1, weekly_hours=2)]
    plan = make_plan(tasks, means(owner(), colleague()))
    assert (who(plan, "a"), who(plan, "b")) == ("ada", "owner")


def test_an_owner_without_hours_hands_on_what_others_can_do() -> None:
    of = means(owner(0.0), colleague())
    page = task(doer=Doer.OWNER, setup_hours=3.0, weekly_hours=0.0)
    (placed,) = make_plan([handed_on(page, of)], of).placements
    assert (placed.person, sum(minutes for _, minutes in placed.minutes)) == ("ada", 15)


def test_who_does_not_speak_for_the_firm_makes_no_visit() -> None:
    visit = task("visit", claim=Claim.DUTY, doer=Doer.KNOWS, setup_hours=0.5, weekly_hours=0)
    assert who(make_plan([visit], means(owner(0), CLERK)), "visit") == "owner"


def test_who_knows_the_people_visits_them_whoever_they_are() -> None:
    visit = task("visit", doer=Doer.KNOWS, known_by=("bea",), setup_hours=0.5, weekly_hours=0)
    assert who(make_plan([visit], means(owner(0), CLERK)), "visit") == "bea"


def test_a_relative_visits_for_the_firm_only_where_the_owner_has_no_hours() -> None:
    visits = [
        task(f"visit{place}", doer=Doer.KNOWS, place=place, setup_hours=2, weekly_hours=0)
        for place in range(3)
    ]
    sister = Person("ruth", Role.FAMILY, 6.0)
    assert {who(make_plan(visits, means(owner(1.0), sister)), t.key) for t in visits} == {"owner"}
    assert who(make_plan(visits[:1], means(owner(0.0), sister)), "visit0") == "ruth"


def test_no_visit_or_answer_is_laid_on_a_helper_who_did_not_say_their_hours() -> None:
    reply = task("reply", claim=Claim.DUTY, setup_hours=0.5, weekly_hours=0)
    plan = make_plan([reply], means(owner(0), colleague(None)))
    assert who(plan, "reply") == "owner"


def test_what_anybody_can_do_goes_to_whoever_is_done_a_week_earlier() -> None:
    first = task("first", setup_hours=8, weekly_hours=0, prefers="ada")
    second = task("second", setup_hours=2, weekly_hours=0, place=1)
    plan = make_plan([first, second], means(owner(), colleague()))
    assert (who(plan, "first"), who(plan, "second")) == ("ada", "owner")


def test_support_that_only_an_owner_without_hours_can_give_takes_minutes_of_theirs() -> None:
    settle = task("settle", claim=Claim.SUPPORT, doer=Doer.KNOWS, setup_hours=2, weekly_hours=0)
    placed = make_plan([settle], means(owner(0.0), CLERK)).placed("settle")
    assert placed is not None
    assert sum(minutes for _, minutes in placed.minutes) == 120


def test_volunteers_do_what_is_owed_only_where_others_take_a_week_more() -> None:
    volunteers = Person("vic", Role.VOLUNTEERS, 3.0, standing=False)
    duty = task("duty", claim=Claim.DUTY, setup_hours=1, weekly_hours=0)
    before = task("before", claim=Claim.DUTY, doer=Doer.KNOWS, setup_hours=1, weekly_hours=0)
    plan = make_plan([before, duty], means(owner(0.0), colleague(4.0), volunteers))
    assert who(plan, "duty") == "ada"
