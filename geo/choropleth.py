"""The map of areas: a folium map that is mounted once and repainted from addresses.

A plain folium choropleth carries its geometry in its script, so every change of a value
mounts the map anew. Here the script of the map never changes: `build_map` loads Leaflet and
`choropleth.js`, and `build_choice` is the one line that the page runs when the reader
chooses something. Geometry and values are fetched by the browser from addresses that name
their content.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import folium
from folium.template import Template

SCRIPT = Path(__file__).with_suffix(".js")
LEAFLET = ("leaflet.js", "leaflet.css")


@dataclass(frozen=True)
class Choice:
    """What the map shows: addresses and codes, nothing that grows with the data."""

    geometry: str
    values: str
    period: str
    area: str = ""
    group: str = ""
    failure: str = ""  # the sentence for a reader whose browser could not fetch


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
    canvas = folium.Map(
        tiles=None, location=[16, 107], zoom_start=6, prefer_canvas=True, zoom_snap=0.25
    )
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

    Leaflet first: the map's own script uses it.
    """
    spec = find_spec("js_lib_leaflet")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("django-js-lib-leaflet (the files of Leaflet) is not installed.")
    folder = Path(spec.origin).parent / "static" / "js_lib_leaflet"
    files = [*(folder / name for name in LEAFLET), SCRIPT]
    return {_content_name(file): file.read_bytes() for file in files}


def _content_name(file: Path) -> str:
    digest = hashlib.sha256(file.read_bytes()).hexdigest()[:12]
    return f"{file.stem}-{digest}{file.suffix}"
