"""Where the dots stand: ForceAtlas2, then stretched to the frame. The same graph gives the same picture.

References
----------
Jacomy, Venturini, Heymann, Bastian: ForceAtlas2. PLoS ONE 9(6), 2014. https://doi.org/10.1371/journal.pone.0098679
"""

from collections.abc import Sequence

from graph.pictures.records import Line, Point

_SEED = 1
_ROUNDS = 300


def layout(keys: Sequence[str], lines: Sequence[Line], width: int, height: int, margin: int) -> dict[str, Point]:
    """A place for each key within the margins of the frame."""
    import networkx as nx
    import numpy as np

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(keys)
    graph.add_weighted_edges_from((line.source, line.target, 1 + line.count**0.5) for line in lines)
    # by the logarithm of distances: groups stand apart, and the middle does not clog; networkx divides by zero on its way there
    with np.errstate(invalid="ignore", divide="ignore"):
        found = nx.forceatlas2_layout(
            graph,
            pos=nx.circular_layout(graph),
            max_iter=_ROUNDS,
            scaling_ratio=3.0,
            strong_gravity=True,
            gravity=0.05,
            weight="weight",
            linlog=True,
            seed=_SEED,
        )
    return _framed({key: (float(x), float(y)) for key, (x, y) in found.items()}, width, height, margin)


def _framed(found: dict[str, Point], width: int, height: int, margin: int) -> dict[str, Point]:
    across, down = (_stretch([point[axis] for point in found.values()], side, margin) for axis, side in enumerate((width, height)))
    return dict(zip(found, zip(across, down, strict=True), strict=True))


def _stretch(told: Sequence[float], side: int, margin: int) -> list[float]:
    least = min(told, default=0.0)
    scale = (side - 2 * margin) / ((max(told, default=0.0) - least) or 1.0)
    return [round(margin + (one - least) * scale, 1) for one in told]
