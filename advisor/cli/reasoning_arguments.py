"""The grammar of the commands that ask about the reasoning."""

from __future__ import annotations

import argparse
from pathlib import Path

from advisor.cli.grammar import Adder, Run, add_date, add_out, imported
from advisor.paper.formats import PRINTED

ADDRESSES = """
names are those of the file: staff, goal.1.kind, relationship.cafe-rosa.warmth
(goals, relationships, places, matters, attempts and people by their place in the
list, from 1, or by id; `new` adds one, and relationship.cafe-rosa=gone takes one
away). Values are option ids, numbers, dates like 2027-03-31, words, several options
with commas between, or ? for “I don't know”; `advisor questions` lists them all."""


def add_reasoning(add: Adder) -> None:
    """Add why, why-not, what-would-change, what-if, compare, trace, graph and teach."""
    _add_of_one_item(add)
    _add_of_the_whole(add)


def _add_of_one_item(add: Adder) -> None:
    why = add(
        "why",
        _run("why"),
        "show why an item is in the strategy, what it costs and what depends on it",
        "advisor why scenarios/bakery.toml listen-first",
        "advisor why scenarios/bakery.toml ask-them-to-join:cafe-rosa --depth 1",
    )
    _firm(why)
    why.add_argument("item", help="an item's id, as `advise --format json` shows it")
    why.add_argument(
        "--depth",
        type=_depth,
        metavar="N",
        help="how many findings deep the tree goes; default: down to the answers",
    )
    _format(why)
    add_date(why)

    why_not = add(
        "why-not",
        _run("why_not"),
        "show why an item is not in the strategy, and which rules came closest",
        "advisor why-not scenarios/electrician.toml first-twenty-backers",
        "advisor why-not scenarios/bakery.toml reason-employees --format json",
    )
    _firm(why_not)
    why_not.add_argument("item", help="an item's id, a copy of it, or the id of a warning")
    _format(why_not)
    add_date(why_not)

    change = add(
        "what-would-change",
        _run("what_would_change"),
        "find the fewest answers that would bring an item in or take it out",
        "advisor what-would-change scenarios/bakery.toml formal-alliance",
        "advisor what-would-change scenarios/bakery.toml    which answers matter most",
    )
    _firm(change)
    change.add_argument("item", nargs="?", help="an item's id; without it: what matters most")
    _format(change)
    add_date(change)

    what_if = add(
        "what-if",
        _run("what_if"),
        "show what other answers would make of the strategy, and why",
        "advisor what-if scenarios/bakery.toml staff=12",
        "advisor what-if scenarios/bakery.toml goal.1.kind=hiring owner_hours=4",
        "advisor what-if scenarios/bakery.toml relationship.cafe-rosa.warmth=strained",
        "advisor what-if scenarios/bakery.toml relationship.florist-linden=gone",
        "advisor what-if scenarios/bakery.toml relationship.new.kind=staff",
    )
    what_if.epilog = f"{what_if.epilog}\n{ADDRESSES}"
    _firm(what_if)
    what_if.add_argument("answers", nargs="+", metavar="name=value", help="answers to change")
    _format(what_if)
    add_date(what_if)


def _add_of_the_whole(add: Adder) -> None:
    compare = add(
        "compare",
        _run("compare"),
        "show how two firms, or two versions of one, differ in facts and in advice",
        "advisor compare scenarios/bakery.toml scenarios/electrician.toml",
        "advisor compare scenarios/bakery.toml scenarios/electrician.toml --all",
        "advisor compare my-bakery.toml my-bakery-next-year.toml --format json",
    )
    _firm(compare)
    compare.add_argument("other", type=Path, help="another saved interview or scenario")
    compare.add_argument(
        "--all", action="store_true", help="also the rules between an answer and the advice (text)"
    )
    _format(compare)
    add_date(compare)

    trace = add(
        "trace",
        _run("trace"),
        "show the run of the rules step by step",
        "advisor trace scenarios/electrician.toml",
        "advisor trace scenarios/electrician.toml --backward listen-first",
        "advisor trace scenarios/electrician.toml --all",
    )
    _firm(trace)
    trace.add_argument(
        "--all", action="store_true", help="every rule, not only those that decide (text)"
    )
    way = trace.add_mutually_exclusive_group()
    way.add_argument(
        "--forward", action="store_true", help="in the order in which it happens; the default"
    )
    way.add_argument(
        "--backward", metavar="ITEM", help="from an item back to what its rules needed"
    )
    _format(trace)
    add_date(trace)

    graph = add(
        "graph",
        _run("graph"),
        "draw what decides an item, or the strategy",
        "advisor graph scenarios/bakery.toml listen-first --out listen-first.svg",
        "advisor graph scenarios/bakery.toml --format text",
    )
    _firm(graph)
    graph.add_argument("item", nargs="?", help="an item's id; without it: what leads the strategy")
    graph.add_argument(
        "--all", action="store_true", help="all that led to it, not only what decides"
    )
    graph.add_argument(
        "--format", choices=("svg", "text", "json"), default="svg", help="default: svg"
    )
    add_out(graph)
    add_date(graph)

    teach = add(
        "teach",
        imported("teaching", "teach"),
        "let a class predict the strategy of a firm, and explain it; without a file list lessons",
        "advisor teach",
        "advisor teach scenarios/bakery.toml",
        "advisor teach scenarios/bakery.toml --worksheet --out worksheet.md",
        "advisor teach scenarios/bakery.toml --worksheet --key",
        "advisor teach scenarios/bakery.toml --worksheet --format pdf --out worksheet.pdf",
        "advisor teach scenarios/bakery.toml --slides --out slides.html",
        "advisor teach scenarios/franchise.toml --slides "
        "--beside scenarios/alliance-branch-allowed.toml --out slides.html",
    )
    teach.add_argument("file", nargs="?", type=Path, help="a saved interview or a scenario")
    way = teach.add_mutually_exclusive_group()
    way.add_argument("--worksheet", action="store_true", help="print it to hand out, as Markdown")
    way.add_argument(
        "--slides", action="store_true", help="print it as slides, one web page for any browser"
    )
    teach.add_argument(
        "--beside", type=Path, metavar="FILE", help="slides that go on with a second firm"
    )
    teach.add_argument("--key", action="store_true", help="the worksheet with answers and reasons")
    add_out(teach)
    teach.add_argument(
        "--format",
        choices=("text", "json", *PRINTED),
        default="text",
        help="default: text, which for a worksheet is Markdown",
    )
    add_date(teach)


def _run(name: str) -> Run:
    return imported("reasoning", name)


def _firm(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="a saved interview or a scenario")


def _format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")


def _depth(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(f"'{text}' is not a whole number from 0 on, such as 2")
    return int(text)
