"""Planning: work and means in, a dated plan out; knows nothing of rules or catalogue.

For each recommended item the caller makes a ``Task`` (``work``), for the firm its
``Means`` (``means``), for each goal with numbers its ``Figures`` (``gap``):

    plan = make_plan(tasks, means, figures)        # planner: placements, tables, reasons
    missing = missing_means(tasks, means, plan)    # missing: what a lead move lacks
    why_here(placement, title), why_then(placement, title, name)    # sentences

``make_plan`` places work in the order of its claims (``order``), each with what it
waits for (``trial``): between the days that are allowed (``timing``), by the first
person who can begin soon (``who``, ``placing``), in hours and money that nobody has
booked yet (``booking``, ``spending``, ``ledger``).  What needs an owner without hours
is named in ``minutes``.
"""
