"""A graph → a picture (SVG) of its most telling part: who chaired, inspected, issued, implements.

Of a large graph, the nodes with the most such relationships are drawn. Letters stay letters, so the picture can be
searched.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Mapping, Sequence
from math import atan2, cos, sin
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from hoso.graph.exports import Target
from hoso.graph.exports.target import opened
from hoso.graph.model import Entity, Graph, Statement
from hoso.graph.ontology import ontology
from hoso.graph.palette import COLOURS
from hoso.graph.terms import HEADLINE
from hoso.loaders.facts import HAPPENED

if TYPE_CHECKING:
    import networkx as nx  # type: ignore[import-untyped]

LIMIT = 45
"""How many nodes a picture can have and be read."""

_LABEL_WIDTH = 1.55
_LEGEND = 0.6
_ROW = 17.0
_BARE = 2
_LARGE = 12
"""Inches: the width of a label of 24 letters, the height of the legend, and how wide a row of parts may be.

``_BARE``: an event's name of so few words says only of what kind it is. ``_LARGE``: from so many nodes on a
part is laid out to fill its room."""

_WEIGHTS = {
    "INSPECTED": 4,
    "CHAIRED": 4,
    "ISSUED": 3,
    "IMPLEMENTS": 3,
    "LED": 2,
    "SENT": 2,
    "ORGANIZED": 2,
    "TARGET": 2,
    "DISSEMINATED": 2,
    "CONDUCTED": 1,
    "ADVISED": 1,
    "SUPERSEDES": 1,
    "CITES": 1,
    "PART_OF": 1,
    "GOVERNS": 1,
}
"""The relationships that are drawn, and how much they make a node worth drawing."""

_SHORTER = {"SENT": "cử", "TARGET": "tại"}
"""What an arrow says in place of the ontology's label, which would not read from its start to its end."""


def telling(graph: Graph, limit: int = LIMIT) -> Graph:
    """The part of a graph worth drawing: the nodes with the weightiest relationships, and what is between them."""
    drawn = [
        statement
        for statement in graph.statements
        if statement.type in _WEIGHTS and statement.props.get("modality", "done") in HAPPENED
    ]
    worth: Counter[str] = Counter()
    for statement in drawn:
        worth[statement.subject] += _WEIGHTS[statement.type]
        worth[statement.object] += _WEIGHTS[statement.type]
    chosen = {id_ for id_, _ in sorted(worth.items(), key=lambda item: (-item[1], item[0]))[:limit]}
    kept = tuple(s for s in drawn if s.subject in chosen and s.object in chosen and s.subject != s.object)
    joined = {end for statement in kept for end in (statement.subject, statement.object)}
    return Graph(tuple(entity for entity in graph.entities if entity.id in joined), kept)


def write(graph: Graph, target: Target, *, limit: int = LIMIT) -> None:
    """Write a picture of at most ``limit`` nodes. Raises StoreError where the path cannot be written."""
    with opened(target) as stream:
        stream.write(svg(telling(graph, limit)))


def svg(graph: Graph) -> bytes:
    """The picture of a whole graph as SVG."""
    import matplotlib as mpl
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure
    from matplotlib.lines import Line2D

    with mpl.rc_context({"svg.hashsalt": "hoso", "svg.fonttype": "none", "font.family": ["DejaVu Sans"]}):
        figure = Figure(figsize=(8, 3))
        FigureCanvasSVG(figure)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        if graph.entities:
            _draw(graph, figure, axes)
        else:
            axes.text(0.5, 0.5, "Chưa có quan hệ nào để vẽ", ha="center", va="center", fontsize=16)
        used = {_kind(entity) for entity in graph.entities}
        handles = [
            Line2D([], [], marker="o", linestyle="", markersize=9, color=colour, label=label)
            for kind, (colour, label) in COLOURS.items()
            if kind in used
        ]
        if any(s.type in HEADLINE and s.props.get("basis") == "derived" for s in graph.statements):
            handles.append(Line2D([], [], linestyle="dashed", color="#777777", label="suy ra từ đoàn"))
        if handles:
            axes.legend(handles=handles, loc="lower center", fontsize=9, ncols=len(handles), frameon=False)
        buffer = io.BytesIO()
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": "hoso"})
    return buffer.getvalue()


def _kind(entity: Entity) -> str:
    return "Event" if entity.labels[0] == "Event" else entity.labels[-1]


def _label(entity: Entity, targets: Mapping[str, str]) -> str:
    name = str(entity.props["name"])
    if entity.labels[0] == "Event":
        # "Làm việc" alone names any of them: with whom, of what and when tell it.
        told = str(targets.get(entity.id) or entity.props.get("topic") or "")
        day = str(entity.props.get("date") or "")
        if len(name.split("(", maxsplit=1)[0].split()) <= _BARE and told and told not in name:
            name += f": {told}"
        if day and day not in name:
            name += f" ({day})"
    # "$" begins a formula for matplotlib.
    words = wrap(name.replace("$", "＄"), 24)
    return "\n".join(words[:3]) + (" …" if len(words) > 3 else "")


def _words(statements: Sequence[Statement]) -> str:
    """What an arrow says: of an inspection the word of the text (giám sát, khảo sát), where there is one."""
    said = (str(statement.props.get("act") or "") if statement.type == "INSPECTED" else "" for statement in statements)
    return ", ".join(dict.fromkeys(act or _verb(s.type) for act, s in zip(said, statements, strict=True)))


def _verb(type_: str) -> str:
    return _SHORTER.get(type_) or ontology().relationships[type_].labels["vi"]


Point = tuple[float, float]
"""Where something stands in the drawing, in inches."""


def _draw(graph: Graph, figure: Any, axes: Any) -> None:
    import networkx as nx

    shape = nx.Graph()
    shape.add_nodes_from(sorted(entity.id for entity in graph.entities))
    between: dict[tuple[str, str], list[Statement]] = {}
    targets: dict[str, str] = {}
    entities = {entity.id: entity for entity in graph.entities}
    for statement in sorted(graph.statements, key=_order):
        shape.add_edge(statement.subject, statement.object)
        between.setdefault((statement.subject, statement.object), []).append(statement)
        if statement.type == "TARGET":
            targets.setdefault(statement.subject, str(entities[statement.object].props["name"]))
    labels = {entity.id: _label(entity, targets) for entity in graph.entities}
    where, width, height = _places(shape, {id_: label.count("\n") + 1 for id_, label in labels.items()})
    # One unit of the drawing is one inch of the picture; the legend has its room below.
    figure.set_size_inches(round(width + 0.2, 2), round(height + _LEGEND, 2))
    axes.set_xlim(-0.1, width + 0.1)
    axes.set_ylim(-height - _LEGEND, 0)
    for (subject, object_), statements in sorted(between.items(), key=lambda item: item[0]):
        _draw_line(axes, where[subject], where[object_], statements)
    for id_, place in sorted(where.items()):
        _draw_node(axes, place, labels[id_], COLOURS.get(_kind(entities[id_]), ("#777777", ""))[0])


def _draw_line(axes: Any, start: Point, end: Point, statements: Sequence[Statement]) -> None:
    """All that is told of two nodes as one arrow with its words."""
    told = sorted((s for s in statements if s.type in HEADLINE), key=lambda s: (list(_WEIGHTS).index(s.type), s.id))
    # What only follows from the delegation is drawn, but not said again beside each line.
    stated = [s for s in told if s.props.get("basis") != "derived"]
    axes.annotate(
        "",
        xy=end,
        xytext=start,
        arrowprops={
            "arrowstyle": "-|>",
            "color": "#555555" if stated else "#777777" if told else "#bbbbbb",
            "linewidth": 1.1 if stated else 0.9 if told else 0.7,
            "linestyle": "dashed" if told and not stated else "solid",
            "shrinkA": 9,
            "shrinkB": 9,
            "connectionstyle": "arc3,rad=0.06",
        },
        zorder=1,
    )
    # Who disputes it is in the other exports; a picture at least does not show it as if nobody did.
    disputed = ["(bị bác)"] if any("disputed" in s.props for s in statements) else []
    if stated or disputed:
        axes.annotate(
            " ".join([*filter(None, [_words(stated)]), *disputed]).replace("$", "＄"),
            ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2),
            fontsize=6.5,
            color="#555555",
            ha="center",
            va="center",
            bbox={"boxstyle": "round,pad=0.1", "facecolor": "white", "edgecolor": "none", "alpha": 0.85},
            zorder=2,
        )


def _draw_node(axes: Any, place: Point, label: str, colour: str) -> None:
    x, y = place
    axes.plot([x], [y], marker="o", markersize=11, color=colour, markeredgecolor="white", linestyle="", zorder=4)
    axes.annotate(
        label,
        place,
        textcoords="offset points",
        xytext=(0, -7),
        ha="center",
        va="top",
        fontsize=8,
        bbox={"boxstyle": "round,pad=0.15", "facecolor": "white", "edgecolor": "none", "alpha": 0.75},
        zorder=3,
    )


def _order(statement: Statement) -> tuple[str, str, str, str]:
    return statement.subject, statement.object, statement.type, statement.id


def _box(lines: int) -> tuple[float, float]:
    """The room in inches that a node and its label need: half the width, the height from the node downwards."""
    return _LABEL_WIDTH / 2, 0.22 + 0.145 * lines


def _places(shape: nx.Graph, lines: Mapping[str, int]) -> tuple[dict[str, tuple[float, float]], float, float]:
    """Where each node stands, in inches, and the size of the whole.

    Every connected part is laid out by itself, the parts in rows, the largest first; labels do not cover each other.
    """
    import networkx as nx

    parts = sorted((sorted(part) for part in nx.connected_components(shape)), key=lambda part: (-len(part), part))
    where: dict[str, tuple[float, float]] = {}
    x = y = row = width = 0.0
    for part in parts:
        inner = nx.Graph()
        inner.add_nodes_from(part)
        inner.add_edges_from(sorted(tuple(sorted(edge)) for edge in shape.subgraph(part).edges))
        spread = (0.9 if len(part) >= _LARGE else 1.15) * len(part) ** 0.5
        placed = nx.spring_layout(inner, seed=7, k=2.2 / len(part) ** 0.5, iterations=200)
        # Rounded, so that the last bits of another machine's arithmetic do not grow.
        found = [(round(float(placed[n][0]), 3), round(float(placed[n][1]), 3)) for n in part]
        spots = [(round(x * spread * 1.5, 3), round(y * spread, 3)) for x, y in _spread(found)]
        spots = _apart(spots, [_box(lines[node]) for node in part])
        left = min(spot[0] for spot in spots) - _LABEL_WIDTH / 2
        right = max(spot[0] for spot in spots) + _LABEL_WIDTH / 2
        top = max(spot[1] for spot in spots) + 0.25
        bottom = min(spot[1] - _box(lines[node])[1] for spot, node in zip(spots, part, strict=True)) - 0.15
        if x and x + right - left > _ROW:
            x, y, row = 0.0, y - row, 0.0
        for node, spot in zip(part, spots, strict=True):
            where[node] = (round(x + spot[0] - left, 3), round(y + spot[1] - top, 3))
        x, row, width = x + right - left, max(row, top - bottom), max(width, x + right - left)
    return where, width, row - y


def _spread(spots: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """A large part lying along its longer side and filling its box from -1 to 1, half as found and half evenly."""
    if len(spots) < _LARGE:
        return spots
    middle_x, middle_y = (sum(spot[axis] for spot in spots) / len(spots) for axis in (0, 1))
    moved = [(x - middle_x, y - middle_y) for x, y in spots]
    xx, yy, xy = sum(x * x for x, _ in moved), sum(y * y for _, y in moved), sum(x * y for x, y in moved)
    turn = atan2(2 * xy, xx - yy) / 2
    lying = [(x * cos(turn) + y * sin(turn), y * cos(turn) - x * sin(turn)) for x, y in moved]
    columns = [_even([round(spot[axis], 3) for spot in lying]) for axis in (0, 1)]
    return list(zip(*columns, strict=True))


def _even(values: list[float]) -> list[float]:
    """Numbers from -1 to 1 in the same order, crowds loosened: the mean of each one's share and of its rank."""
    low, high = min(values), max(values)
    order = sorted(range(len(values)), key=lambda i: (values[i], i))
    rank = {i: position for position, i in enumerate(order)}
    last = len(values) - 1
    return [
        round(((value - low) / (high - low) if high > low else 0.5) + rank[i] / last - 1, 3)
        for i, value in enumerate(values)
    ]


def _apart(spots: list[tuple[float, float]], boxes: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Push nodes apart, along the shorter way, until no label covers another."""
    now = [list(spot) for spot in spots]
    for _ in range(400):
        moved = False
        for i in range(len(now)):
            for j in range(i + 1, len(now)):
                across = boxes[i][0] + boxes[j][0] - abs(now[i][0] - now[j][0])
                upper, lower = (i, j) if now[i][1] >= now[j][1] else (j, i)
                down = boxes[upper][1] + 0.1 - (now[upper][1] - now[lower][1])
                if across <= 0.001 or down <= 0.001:
                    continue
                moved = True
                if down < across * 0.6:
                    now[upper][1] += down / 2
                    now[lower][1] -= down / 2
                else:
                    side = 1 if now[i][0] >= now[j][0] else -1
                    now[i][0] += side * across / 2
                    now[j][0] -= side * across / 2
        if not moved:
            break
    return [(spot[0], spot[1]) for spot in now]
