"""Synthetic plans of many bureaus: the real plan's clauses, many with their words in another order.

Each bureau has words of its own beside, made of the plan's characters, as each has its own names.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

import rjieba

from workplan.edition.edition import Edition
from workplan.portal.search.texts import PlanTexts, PointText, plan_texts

POINTS = 15
_CLAUSE = re.compile("[^，。；：、]+[，。；：、]*")


class PlanMaker:
    """Makes plans of an edition's sentences, the same for the same number."""

    def __init__(self, edition: Edition) -> None:
        self.real = plan_texts(
            edition, "zhejiang/hangzhou/jiaoyuju/2024/", ("zhejiang", "hangzhou")
        )
        everything = "".join(text for point in self.real.points for text in point.texts())
        self.characters = "".join(re.findall("[\u4e00-\u9fff]", everything))
        texts = {
            language: [text for point in self.real.points for text in point.measures[language]]
            for language in ("zh", "en")
        }
        self.clauses = [clause for text in texts["zh"] for clause in _CLAUSE.findall(text)]
        self.words = {clause: rjieba.cut(clause.rstrip("，。；：、")) for clause in self.clauses}
        self.sentences = texts["en"]

    def plan(self, number: int) -> PlanTexts:
        """A plan; a quarter of them are bilingual."""
        rng = random.Random(number)  # noqa: S311 - the same plan for the same number
        made_up_words = [
            "".join(rng.choices(self.characters, k=rng.choice((2, 2, 3)))) for _ in range(60)
        ]
        languages = ("zh",) if number % 4 else ("zh", "en")
        points = tuple(
            self._point(str(i), languages, made_up_words, rng) for i in range(1, POINTS + 1)
        )
        return PlanTexts(
            address=f"zhejiang/hangzhou/ju-{number}/2024/",
            issuer=dict(
                zip(languages, (f"{made_up_words[0]}局", f"Bureau {number}"), strict=False)
            ),
            title={language: self.real.title[language] for language in languages},
            year=2024,
            region=("zhejiang", "hangzhou"),
            points=points,
        )

    def plans(self, count: int) -> list[PlanTexts]:
        """That many plans."""
        return [self.plan(number) for number in range(count)]

    def _point(
        self, point_id: str, languages: Sequence[str], made_up_words: list[str], rng: random.Random
    ) -> PointText:
        heading = {
            language: rng.choice(self.real.points).heading[language] for language in languages
        }
        count = rng.randint(1, 4)
        makers = {"zh": self._chinese, "en": self._english}
        measures = {
            language: tuple(makers[language](made_up_words, rng) for _ in range(count))
            for language in languages
        }
        return PointText(point_id, heading, measures)

    def _chinese(self, made_up_words: list[str], rng: random.Random) -> str:
        clauses = [
            self._clause(rng.choice(self.clauses), made_up_words, rng)
            for _ in range(rng.randint(2, 4))
        ]
        return "，".join(clauses) + "。"

    def _clause(self, clause: str, made_up_words: list[str], rng: random.Random) -> str:
        words = [*self.words[clause]]
        if rng.random() < 0.3:
            rng.shuffle(words)
        if rng.random() < 0.5:
            words.insert(rng.randint(0, len(words)), rng.choice(made_up_words))
        return "".join(words)

    def _english(self, made_up_words: list[str], rng: random.Random) -> str:
        del made_up_words
        words = rng.choice(self.sentences).split()
        if rng.random() < 0.3:
            rng.shuffle(words)
        return " ".join(words)
