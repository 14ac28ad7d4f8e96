"""How long the graph view takes to show 5,000 nodes with up to 20,000 edges, and to filter them, in Chromium.

The time of a filter goes from the event of the slider until what it changed is painted: the pixels are read back from every layer of the
picture, which waits until all that was asked of the graphics card, or of the program that stands in for one, is done.
"""

import re
import statistics
import time

import msgspec

from tests.elchi.explorer.browsing import chromium

_VIEW = "/graph?whole=5000"
_MINUTE = 60_000
_STEPS = 10
_FILTER = """async ([steps, rest]) => {
  const slider = document.querySelector('.narrow input[name=from]');
  const layers = [...document.querySelectorAll('.canvas canvas')].map(one => one.getContext('webgl2')).filter(Boolean);
  const frame = () => new Promise(requestAnimationFrame);
  const took = [];
  for (let step = 1; step <= steps; step++) {
    await new Promise(done => setTimeout(done, rest));
    slider.value = String(Math.round(slider.max * step / steps / 2));
    const began = performance.now();
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    await frame();
    for (const layer of layers) layer.readPixels(0, 0, 1, 1, layer.RGBA, layer.UNSIGNED_BYTE, new Uint8Array(4));
    took.push((performance.now() - began) / 1000);
  }
  return took;
}"""
_CARD = """() => {
  const context = document.createElement('canvas').getContext('webgl2');
  return context.getParameter(context.getExtension('WEBGL_debug_renderer_info').UNMASKED_RENDERER_WEBGL);
}"""


class Shown(msgspec.Struct, frozen=True):
    """A picture of `nodes` and `edges`: seconds until the first is there, and of each of the filters; `card` is what paints."""

    nodes: int
    edges: int
    first: float
    filters: list[float]
    card: str

    def as_markdown(self) -> str:
        """The figures in a sentence or two."""
        painter = "in software" if "SwiftShader" in self.card or "llvmpipe" in self.card else f"by {self.card}"
        median, slowest = statistics.median(self.filters), max(self.filters)
        return (
            f"The graph view of {self.nodes:,} nodes and {self.edges:,} edges is there after {self.first:.1f} s. When a slider moves, "
            f"what it changes is painted, {painter}, after {median:.2f} s (of {len(self.filters)} moves the slowest took {slowest:.2f} s)."
        )


def shown(address: str) -> Shown:
    """The largest picture that the explorer at an address shows."""
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 1400, "height": 900}, locale="en")
        began = time.monotonic()
        page.goto(address + _VIEW)
        told = page.get_by_role("status").filter(has_text="are shown")
        told.wait_for(timeout=_MINUTE)
        first = time.monotonic() - began
        nodes, edges = (int(count) for count in re.findall(r"(\d+) (?:nodes|edges)", told.inner_text()))
        page.wait_for_selector("[data-settled]", state="attached", timeout=_MINUTE)
        return Shown(nodes, edges, first, page.evaluate(_FILTER, [_STEPS, 500]), page.evaluate(_CARD))
