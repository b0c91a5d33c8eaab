"""The map of areas: a folium map that is mounted once and repainted from addresses.

A plain folium choropleth carries its geometry in its script, so every change of a value
mounts the map anew. Here the script of the map never changes: `build_map` loads Leaflet and the
scripts of this folder, and `build_choice` is the one line that the page runs when the reader
chooses something. Geometry and values are fetched by the browser from addresses that name
their content; time passes inside the browser.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import folium
from folium.template import Template

LEAFLET = ("leaflet.js", "leaflet.css")
STYLE = "choropleth.css"
# In the order in which one uses what another has made; `map.js` is the one that is called.
SCRIPTS = (
    *("elements", "documents", "fills", "areas", "names", "circles", "stations", "legend"),
    *("ranking", "group", "trend", "timeline", "inset", "beside", "layout", "room", "map"),
)


class Era(NamedTuple):
    """A stretch of time with the same areas, and where the browser finds its data."""

    vintage: str
    geometry: str
    values: str
    others: str  # the list of indicators, each with the address of its values
    stations: str = ""  # stations and points with their places; "" if none is known


@dataclass(frozen=True)
class Choice:
    """What the map shows: addresses and codes, nothing that grows with the data."""

    eras: tuple[Era, ...]  # oldest first
    vintage: str
    period: str
    place: str  # the map is fitted anew when this changes
    area: str = ""
    group: str = ""
    picked: str = ""  # codes, joined by commas
    inset: tuple[str, ...] = ()  # codes of areas that have a window of their own
    failure: str = ""  # the sentence for a reader whose browser could not fetch


class _Canvas(folium.Map):
    """A folium map of one line: what folium else writes for every map stands in our style.

    Among that is a ban of zooming on phones, and a thousand bytes that would go along with every
    change.
    """

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "var {{ this.get_name() }} = "
        "L.map({{ this.get_name()|tojson }}, {zoomSnap: 0.25}).setView([16, 107], 6);"
        "{% endmacro %}"
    )

    def render(self, **kwargs: Any) -> str:
        """As any element, without the head of folium's own maps."""
        rendered: str = super(folium.Map, self).render(**kwargs)  # type: ignore[no-untyped-call]
        return rendered


class _Show(folium.MacroElement):
    """The line that hands a choice to `ytcs.show`."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "ytcs.show({{ this._parent._parent.get_name() }}, {{ this.choice }});"
        "{% endmacro %}"
    )

    def __init__(self, choice: Choice) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "show"
        # Codes and addresses only. All the same no text can end the script or, since folium
        # renders what it is given once more as a template, begin an expression of Jinja.
        inside = json.dumps(asdict(choice))[1:-1]
        self.choice = "{" + inside.replace("<", "\\u003c").replace("{", "\\u007b") + "}"


def build_map(address: Callable[[str], str]) -> folium.Map:
    """Make an empty map that loads its scripts from `address(asset name)`."""
    canvas = _Canvas(tiles=None)
    scripts = [name for name in assets() if name.endswith(".js")]
    styles = [name for name in assets() if name.endswith(".css")]
    canvas.default_js = [(name, address(name)) for name in scripts]
    canvas.default_css = [(name, address(name)) for name in styles]
    return canvas


def build_choice(choice: Choice) -> folium.FeatureGroup:
    """Make the layer that streamlit-folium adds to the mounted map to show a choice."""
    group = folium.FeatureGroup(name="choice")
    group.add_child(_Show(choice))
    return group


@cache
def assets() -> dict[str, bytes]:
    """Scripts and styles that the map needs, by a name that changes with their content.

    Leaflet first: the map's own scripts use it. They travel as one, since streamlit-folium loads
    one file after another.
    """
    spec = find_spec("js_lib_leaflet")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("django-js-lib-leaflet (the files of Leaflet) is not installed.")
    leaflet = Path(spec.origin).parent / "static" / "js_lib_leaflet"
    own = Path(__file__).parent
    files = {name: (leaflet / name).read_bytes() for name in LEAFLET}
    files[STYLE] = (own / STYLE).read_bytes()
    files["map.js"] = b"\n".join((own / f"{name}.js").read_bytes() for name in SCRIPTS)
    return {_content_name(name, content): content for name, content in files.items()}


def _content_name(name: str, content: bytes) -> str:
    stem, ending = name.rsplit(".", 1)
    return f"{stem}-{hashlib.sha256(content).hexdigest()[:12]}.{ending}"
