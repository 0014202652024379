"""A folder with a small rule base, and what is reported of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.errors import RulebaseError
from advisor.files.rulebase import load_rulebase

GOOD = """\
[[area]]
id = "business"
title = "Business"

[[area]]
id = "goal"
title = "Goals"
repeat = "goal"

[[area]]
id = "relationship"
title = "People"
repeat = "relationship"

[[question]]
id = "business.name"
area = "business"
kind = "text"
label = "Name"
text = "Name?"
required = true

[[question]]
id = "goal.kind"
area = "goal"
kind = "choice"
label = "Goal"
text = "Goal?"
required = true
option = [{ id = "customers", label = "Customers" }, { id = "hiring", label = "Hiring" }]

[[question]]
id = "relationship.name"
area = "relationship"
kind = "text"
label = "Who"
text = "Who?"
required = true

[[question]]
id = "relationship.kind"
area = "relationship"
kind = "choice"
label = "Kind"
text = "Kind?"
required = true
option = [{ id = "staff", label = "Staff" }, { id = "regulars", label = "Regulars" }]

[[finding]]
id = "link.value"
kind = "choice"
label = "Value"
option = [{ id = "low", label = "Low" }, { id = "high", label = "High" }]

[[rule]]
id = "value"
judgement = true
each = "link"
because = "{relationship.name} matters."
when = { "relationship.kind" = "staff" }
then = { find = { "link.value" = "high" } }

[[section]]
id = "page"
title = "Page one"
kinds = ["page"]
"""


def told(folder: Path) -> list[str]:
    with pytest.raises(RulebaseError) as caught:
        load_rulebase(folder)
    return [str(d).replace(f"{folder}/", "") for d in caught.value.diagnostics]
