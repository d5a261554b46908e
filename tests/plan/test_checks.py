"""The rules, one by one, on small changes to the real plan."""

from __future__ import annotations

import pytest
import yaml
from conftest import PLAN

from workplan import PlanError, parse_plan


def messages_after(old: str, new: str) -> list[str]:
    text = PLAN.read_text("utf-8")
    assert old in text, old
    try:
        parse_plan(new.join(text.rsplit(old, 1)).encode())
    except PlanError as error:
        return [problem.messages[1] for problem in error.problems]
    return []


@pytest.mark.parametrize(
    ("old", "new", "message", "count"),
    [
        ("加强行政规范性文件管理。", "加强行政规范性文件管理.", "Half-width . in Chinese", 1),
        ("深化主动公开，推动", "深化主动公开,推动", "Half-width , in Chinese", 1),
        ("深化主动公开，推动", "深化主动公\U00031350,\U00031350推动", "Half-width , in Chinese", 1),
        ("深化主动公开，推动", "深化主动 公开，推动", "A space after “深化主动”", 1),
        ("It will strengthen the management of administrative normative documents.",
         "We will strengthen the management of administrative normative documents.", "“We” is against", 1),
        ("It will strengthen the management of administrative normative documents.",
         "It will strengthen the supervision of administrative normative documents.", "“supervision” is against", 1),
        ("It will strengthen the management of administrative normative documents.",
         "It will strengthen the management of standard files.", "is not “standard files” but", 2),
        ("It will strengthen the management of administrative normative documents.",
         "It will strengthen the management of documents.", "should have “administrative normative documents”", 1),
        ("It will strengthen the management of administrative normative documents.",
         "It will act. It will strengthen the management of administrative normative documents.", "these are two", 1),
        ("at least two class hours of hands-on rule-of-law education a year.\n",
         "at least 2 class hours of hands-on rule-of-law education a year.\n", "should say “two”", 2),
        ("inspection reaches 100 percent.\n", "inspection reaches 100%.\n", "Write percent", 2),
        ("en: Improve government transparency\n", "en: Improve government transparency.\n", "no period", 1),
        ("en: Improve government transparency\n", "en: Improve government's transparency\n", "these are straight", 2),
        ("en: Improve government transparency\n", "fr: Améliorer\n", "no “en”", 2),
        ("- num: 7\n", "- num: 8\n", "in order it would be 7", 8),
        ("id: faguichu\n", "id: jicaichu\n", "is taken already", 1),
        ("status: official\n", "status: offical\n", "Did you mean “official”?", 1),
        ("        measures:\n", "        mesures:\n", "Did you mean “measures”?", 8),
    ],
)  # fmt: skip
def test_a_rule_finds_its_mistake(old, new, message, count):
    """One problem is this mistake; the others, if any, are what follows from it."""
    texts = messages_after(old, new)
    assert (sum(message in text for text in texts), len(texts)) == (1, count), texts


def test_a_term_may_stand_in_the_plural_and_in_any_case():
    assert not messages_after(
        "en: Improve government transparency\n", "en: Improve Government Transparency\n"
    )


def test_all_our_terms_and_laws_occur_in_the_text(edition):
    assert [key for key, addresses in edition.occurrences.items() if not addresses] == []


def test_a_chinese_only_plan_needs_no_english(plan):
    data = plan.model_dump(exclude_none=True, exclude_defaults=True)

    def chinese(value):
        if isinstance(value, dict):
            return {
                key: chinese(item)
                for key, item in value.items()
                if key not in {"en", "gloss", "forms"}
            }
        return [chinese(item) for item in value] if isinstance(value, list | tuple) else value

    raw = yaml.safe_dump(
        {**chinese(data), "languages": ["zh"]}, allow_unicode=True, default_flow_style=False
    )
    assert parse_plan(raw.encode()).languages == ("zh",)
