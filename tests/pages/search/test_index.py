"""What the search in the browser reads: one file for a plan of the usual size, the same in several."""

from __future__ import annotations

import sys

import pytest
from conftest import ROOT

from pages.data_scripts import read
from workplan import Plan
from workplan.edition.edition import Edition
from workplan.pages.search import index_files

sys.path.insert(0, str(ROOT / "bench"))

from plans import synthetic


def test_a_plan_of_the_usual_size_is_one_file(edition: Edition):
    files = index_files(edition)
    assert [*files] == ["search/box.js", "search/0.js"]
    box, index = (read(file) for file in files.values())
    assert box["shards"] == 1
    assert len(index["points"]) == len(index["texts"]["zh"]["points"][0]) == 15
    assert index["points"][8][2] == [edition.units[name].id for name in edition.points["9"].units]
    assert index["traditional"]["執"] == "执"
    assert "行" in index["readings"]["xing"]
    assert "行" in index["readings"]["hang"]


@pytest.mark.parametrize(("points", "shards"), [(300, 1), (301, 2), (1500, 5)])
def test_more_than_300_points_are_in_further_files_of_the_same_form(points: int, shards: int):
    box, *files = (
        read(text) for text in index_files(Edition(Plan.model_validate(synthetic(points)))).values()
    )
    assert len(files) == box["shards"] == shards
    assert [[*file] for file in files[1:]] == [["texts", "explanations", "points"]] * (shards - 1)
    assert [record[0] for file in files for record in file["points"]] == [
        str(i) for i in range(1, points + 1)
    ]


def test_pages_are_found_by_their_titles_and_by_words_of_the_locales(edition: Edition):
    index = read(index_files(edition)["search/0.js"])
    kinds = [kind for kind, *_ in index["entries"]]
    assert {"unit", "law", "term", "downloads", "booklet", "audience", "about"} <= {*kinds}
    assert not {"point", "section", "missing"} & {*kinds}
    columns = index["texts"]["en"]["entries"]
    title, lead, words = (column[kinds.index("downloads")] for column in columns)
    assert title == "Downloads"
    assert lead
    assert {"Excel", "spreadsheet"} <= {*words}


def test_what_we_say_of_a_measure_stands_by_audience_with_its_everyday_words(edition: Edition):
    index = read(index_files(edition)["search/0.js"])
    place = [measure for measure, _ in index["explanations"]].index("3.1")
    assert index["explanations"][place][1][0] == "parents"
    explanations, words = (column[place] for column in index["texts"]["zh"]["explanations"])
    measure = edition.measures["3.1"]
    assert explanations[0] == measure.readers.get("parents")["zh"]
    assert words == [*measure.also.get("zh", ())]


def test_terms_that_readers_know_are_found_by_their_names_alone(edition: Edition):
    index = read(index_files(edition)["search/0.js"])
    for column in (index["texts"][language]["entries"] for language in ("zh", "en")):
        for (kind, address, *_), name, text in zip(index["entries"], *column[:2], strict=True):
            key = f"term:{address.rpartition('#')[2]}"
            assert name
            assert bool(text) == (kind != "term" or key in edition.explained_in_text), name
