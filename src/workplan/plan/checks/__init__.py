"""The rules for a plan beyond the types of its fields.

A rule is a generator of findings over the raw plan; its docstring states the rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from workplan.plan.checks import (
    chinese,
    english,
    explanations,
    omissions,
    readability,
    references,
    structure,
    terms,
    topics,
)
from workplan.plan.errors import Finding
from workplan.plan.raw_plan import RawPlan

Rule = Callable[[RawPlan], Iterable[Finding]]

RULES: tuple[Rule, ...] = (
    structure.languages_are_known,
    structure.texts_are_in_every_language,
    structure.texts_have_only_the_plans_languages,
    structure.texts_fit_a_cell,
    structure.texts_have_no_space_around_them,
    structure.numbers_are_consecutive,
    structure.sections_have_content,
    structure.points_name_their_units,
    structure.ids_are_unique,
    references.units_are_known,
    references.units_are_listed_once,
    references.units_have_points,
    references.roles_are_those_of_the_units,
    references.duty_notes_name_the_units,
    references.targets_quote_their_measure,
    topics.topics_name_measures,
    topics.everyday_words_are_new,
    topics.explained_measures_have_a_topic,
    explanations.explanations_promise_nothing,
    explanations.explanations_are_no_echo,
    readability.explanations_have_short_sentences,
    readability.explanations_for_parents_are_easy,
    chinese.punctuation_is_full_width,
    chinese.no_space_breaks_a_sentence,
    english.quotation_marks_are_curly,
    english.a_sentence_stays_one_sentence,
    english.headings_have_no_full_stop,
    english.numbers_are_kept,
    english.words_follow_the_style_guide,
    terms.terms_are_translated_as_agreed,
    omissions.small_words_are_kept,
    omissions.quoted_labels_are_quoted,
)


def all_findings(tree: RawPlan) -> list[Finding]:
    """Every finding of every rule, in the order of the rules."""
    return [finding for rule in RULES for finding in rule(tree)]
