"""The search's files of one scope: the plans of a year, in a region or in all.

The plans of a scope stand in at most two layers of lists: the base, and those that have changed
since the base was written. A changed plan so rewrites the few files of the second layer. Each
version of a plan has a slot of its own, which names its pack of texts and is never used again; so
a browser never reads the lists of one version with the texts of another.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import TypeAdapter

from workplan.pages.data_script import data_script
from workplan.portal.search.postings import BUCKET_SIZE, bucket_texts
from workplan.portal.search.query import normalize, region_terms, terms_of
from workplan.portal.search.texts import PlanTexts

STATE = "plans.json"
"""The file with the scope's state, which only a build reads."""
HEAD = "scope.js"
"""The file that a browser reads first."""

_CHANGED_BUCKET_SIZE = 800
"""Characters of a file in the second layer, which every query reads beside the base."""
_MAX_CHANGED = 8
_MAX_CHANGED_SHARE = 0.05


@dataclass(frozen=True)
class Layer:
    """Lists of the points of some plans; its folder is named for their content."""

    folder: str
    buckets: int
    stride: int
    """The most points that a plan has."""
    slots: tuple[int, ...]
    """Its plans, ascending."""

    def paths(self) -> Iterator[str]:
        """Its files."""
        return (f"{self.folder}/{bucket}.js" for bucket in range(self.buckets))


@dataclass(frozen=True)
class ScopeState:
    """What is published of a scope."""

    plans: dict[str, tuple[int, str]]
    """The slot and the digest of each plan, by its address."""
    layers: tuple[Layer, ...]
    """The base, and what has changed since."""
    next_slot: int

    def pack_path(self, address: str) -> str:
        """The file with the texts of a plan."""
        return _pack_path(self.plans[address][0])

    def paths(self) -> Iterator[str]:
        """Its files; none where it has no plans."""
        yield from (_pack_path(slot) for slot, _ in self.plans.values())
        for layer in self.layers:
            yield from layer.paths()
        if self.plans:
            yield from (HEAD, STATE)

    def to_json(self) -> bytes:
        """As it is stored."""
        return _JSON.dump_json(self)

    @staticmethod
    def from_json(stored: bytes) -> ScopeState:
        """Reads what ``to_json`` has written."""
        return _JSON.validate_json(stored)


_JSON = TypeAdapter(ScopeState)
EMPTY = ScopeState({}, (), 0)


@dataclass(frozen=True)
class ScopeUpdate:
    """What to write and then to remove, by paths inside the scope's folder."""

    state: ScopeState
    files: dict[str, bytes]
    removed: tuple[str, ...]


def update_scope(
    before: ScopeState, digests: Mapping[str, str], texts: Callable[[str], PlanTexts]
) -> ScopeUpdate:
    """Brings a scope to the plans that it has now.

    Args:
        before: the state as published, ``EMPTY`` for a new scope.
        digests: what changes with a plan's texts, by the plan's address.
        texts: a plan's texts by its address, asked for what has changed; for all plans, when too
            many have changed since the base was written.
    """
    if digests == {address: digest for address, (_, digest) in before.plans.items()}:
        return ScopeUpdate(before, {}, ())
    plans = _with_slots(before, digests)
    fresh = max([before.next_slot, *(slot + 1 for slot, _ in plans.values())])
    layers, files = _layers(before.layers, plans, texts)
    state = ScopeState(plans, layers, fresh)
    published = set(before.plans.values())
    for address, (slot, digest) in plans.items():
        if (slot, digest) not in published:
            files[_pack_path(slot)] = texts(address).pack()
    files |= {**({HEAD: _head(state)} if plans else {}), STATE: state.to_json()}
    needed = set(state.paths())
    removed = tuple(path for path in before.paths() if path not in needed)
    return ScopeUpdate(state, files, removed)


def _with_slots(before: ScopeState, digests: Mapping[str, str]) -> dict[str, tuple[int, str]]:
    """The slot and digest of each plan: the old slot where it has not changed."""
    slots: dict[str, tuple[int, str]] = {}
    next_slot = before.next_slot
    for address, digest in digests.items():
        old = before.plans.get(address)
        if old and old[1] == digest:
            slots[address] = old
        else:
            slots[address] = (next_slot, digest)
            next_slot += 1
    return dict(sorted(slots.items(), key=lambda item: item[1]))


def _layers(
    before: Sequence[Layer],
    plans: Mapping[str, tuple[int, str]],
    texts: Callable[[str], PlanTexts],
) -> tuple[tuple[Layer, ...], dict[str, bytes]]:
    """The layers, and the files of those that are new."""
    if not plans:
        return (), {}
    in_base = set(before[0].slots) if before else set()
    changed = {address: slot for address, (slot, _) in plans.items() if slot not in in_base}
    gone = len(in_base) - (len(plans) - len(changed))
    if not before or max(len(changed), gone) > max(_MAX_CHANGED, _MAX_CHANGED_SHARE * len(plans)):
        base, files = _layer({address: slot for address, (slot, _) in plans.items()}, texts)
        return (base,), files
    if not changed:
        return (before[0],), {}
    layer, files = _layer(changed, texts, _CHANGED_BUCKET_SIZE)
    return (before[0], layer), files


def _layer(
    slots: Mapping[str, int],
    texts: Callable[[str], PlanTexts],
    bucket_size: int = BUCKET_SIZE,
) -> tuple[Layer, dict[str, bytes]]:
    """A layer of plans by address, and its files."""
    terms = [
        [
            terms_of(map(normalize, point.texts())) | region_terms(plan.region)
            for point in plan.points
        ]
        for plan in map(texts, slots)
    ]
    numbers = tuple(slots.values())
    stride = max(map(len, terms))
    positions = [slot - min(numbers) for slot in numbers]
    lists = bucket_texts(
        (
            (position * stride + i, point_terms)
            for position, points in zip(positions, terms, strict=True)
            for i, point_terms in enumerate(points)
        ),
        (max(positions) + 1) * stride,
        bucket_size,
    )
    scripts = {bucket: data_script(text).encode() for bucket, text in lists.items()}
    folder = hashlib.sha256(b"".join(scripts.values())).hexdigest()[:10]
    layer = Layer(folder, len(scripts), stride, numbers)
    return layer, dict(zip(layer.paths(), scripts.values(), strict=True))


def _head(state: ScopeState) -> bytes:
    """What a browser needs to know of a scope; ``gone`` are slots in lists without a plan."""
    listed = {slot for layer in state.layers for slot in layer.slots}
    current = {slot for slot, _ in state.plans.values()}
    layers = [
        [layer.folder, layer.buckets, layer.stride, layer.slots[0], layer.slots[-1]]
        for layer in state.layers
    ]
    return data_script({"layers": layers, "gone": sorted(listed - current)}).encode()


def _pack_path(slot: int) -> str:
    return f"texts/{slot}.js"
