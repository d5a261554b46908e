"""The seconds of all builds as a plot."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from run import Results

COLOURS = ("#1f4e8c", "#6a93c8", "#566072", "#b3541e", "#2f7d4f", "#8b5fb0")


def svg(results: Results, sizes: Sequence[int]) -> str:
    """Wall seconds against points, both logarithmic."""
    taken = [run[0].wall for runs in results.runs.values() for run in runs.values()]
    low, high = math.floor(math.log10(min(taken))), math.ceil(math.log10(max(taken)))
    across = _scale(math.log10(min(sizes)), math.log10(max(sizes)), 70, 520)
    up = _scale(low, high, 360, 30)
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 410" font-family="sans-serif" font-size="13">',
        "<title>Wall seconds of a build against the points of a plan</title>",
        '<rect width="720" height="410" fill="#fff"/>',
    ]
    for power in range(low, high + 1):
        y = up(power)
        parts.append(
            f'<path d="M70 {y:.1f}H520" stroke="#d9dee7"/><text x="62" y="{y + 4:.1f}" text-anchor="end">{10.0**power:g} s</text>'
        )
    for points in sizes:
        parts.append(
            f'<text x="{across(math.log10(points)):.1f}" y="382" text-anchor="middle">{points:,}</text>'
        )
    for i, (name, runs) in enumerate(results.runs.items()):
        colour = COLOURS[i % len(COLOURS)]
        at = [(across(math.log10(n)), up(math.log10(run[0].wall))) for n, run in runs.items()]
        path = "L".join(f"{x:.1f} {y:.1f}" for x, y in at)
        parts.append(f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2.5"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>' for x, y in at]
        parts.append(
            f'<path d="M545 {50 + 26 * i}h24" stroke="{colour}" stroke-width="2.5"/><text x="577" y="{54 + 26 * i}">{name}</text>'
        )
    parts.append('<text x="295" y="403" text-anchor="middle">points</text></svg>')
    return "\n".join(parts) + "\n"


def _scale(low: float, high: float, start: float, end: float):
    span = (high - low) or 1
    return lambda value: start + (value - low) / span * (end - start)
