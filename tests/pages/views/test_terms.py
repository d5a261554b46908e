"""What the site says of laws and of the provisions that terms follow."""

from __future__ import annotations

from workplan.edition.urls import RelativeUrls
from workplan.pages.views.charts import timeline
from workplan.pages.views.terms import law_views, term_views

RELATIVE_URLS = RelativeUrls("2024/laws/")


def test_a_revised_law_has_the_dates_of_both_and_begins_as_revised(edition):
    law = next(
        v for v in law_views(edition, RELATIVE_URLS) if v.id == "administrative-reconsideration"
    )
    assert law.metadata
    assert (law.metadata.issued, law.metadata.revised) == ("1999-04-29", "2023-09-01")
    assert law.metadata.source.startswith("https://www.gov.cn/")
    chart = timeline(edition, RELATIVE_URLS)
    assert chart
    begins = {event.text["en"] for event in chart.events if event.date == "2024-01-01"}
    assert begins == {
        "The revised Administrative Reconsideration Law takes effect",
        "Patriotic Education Law takes effect",
    }


def test_what_is_inferred_of_a_law_says_so(edition):
    inferred = {view.id for view in law_views(edition, RELATIVE_URLS) if view.explained.inferred}
    assert inferred == {"eight-settings-list", "leaders-duties-list"}


def test_a_term_names_the_provision_that_it_follows(edition):
    bases = {
        view.id: view.basis.get("en") for view in term_views(edition, RELATIVE_URLS) if view.basis
    }
    assert bases["mandatory-reporting"] == "Law on the Protection of Minors, Article 11"
