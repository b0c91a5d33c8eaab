"""The shape of the project, kept by a test: who may import whom, and how long things may be.

A failure says which file broke which rule and what to do. A budget is raised here, in the open,
or not at all.
"""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import ROOT

# Parts of one layer that know nothing of each other.
SIBLINGS = ("ytcs_data.ingest", "ytcs_data.analysis", "ytcs_data.reports")

# From top to bottom: a file imports its own layer and those below, never above.
LAYERS = (
    ("app", "pages"),
    ("ytcs_data.cli", "ytcs_data.routes", "ytcs_data.startup"),
    ("ytcs_data.views",),
    # what commands are made of
    ("ytcs_data.check_command", "ytcs_data.lists_command"),
    ("ytcs_data.crosswalk_command", "ytcs_data.import_command", "ytcs_data.plans_command"),
    ("ytcs_data.match_command", "ytcs_data.roadmap_command", "ytcs_data.targets_command"),
    ("ytcs_data.history_command", "ytcs_data.users_command"),
    ("ytcs_data.sign_in_routes", "ytcs_data.sign_in_page"),
    ("ytcs_data.console", "ytcs_data.crosswalk_outlines"),
    # what views and routes share
    ("ytcs_data.map_values",),
    ("ytcs_data.map_documents", "ytcs_data.map_words", "ytcs_data.road_words"),
    ("ytcs_data.rehearsing",),
    ("ytcs_data.foresight", "ytcs_data.forms", "ytcs_data.rehearsal", "ytcs_data.reporting"),
    ("ytcs_data.check_document", "ytcs_data.marked_file"),
    ("ytcs_data.reach",),
    ("ytcs_data.standing",),
    ("ytcs_data.ground",),
    (
        *("ytcs_data.evidence", "ytcs_data.figures", "ytcs_data.legend"),
        *("ytcs_data.facilities", "ytcs_data.part_words", "ytcs_data.place_names"),
        *("ytcs_data.provenance", "ytcs_data.snapshot_words"),
    ),
    ("ytcs_data.carried",),
    ("ytcs_data.reported",),
    ("ytcs_data.accounts",),
    ("ytcs_data.load",),
    SIBLINGS,
    ("ytcs_data.store",),
    (
        "ytcs_data.basis",
        "ytcs_data.catalogue",
        "ytcs_data.errors",
        "ytcs_data.own_changes",
        "ytcs_data.own_crosswalk",
        "ytcs_data.own_files",
        "ytcs_data.own_due_days",
        "ytcs_data.own_roadmaps",
        "ytcs_data.periods",
        "ytcs_data.settings",
        "ytcs_data.states",
        "ytcs_data.taken_over",
        "ytcs_data.words",
    ),
    ("geo",),
)

# (who, what it may not import, what to do instead); tighter than the layers alone.
FORBIDDEN = (
    (
        ("ytcs_data.cli", "ytcs_data.routes", "ytcs_data.startup"),
        ("ytcs_data.views",),
        "move the shared part down",
    ),
    (("ytcs_data.accounts",), SIBLINGS, "it knows people and areas, and no figures"),
    (("ytcs_data.analysis",), ("ytcs_data.store", "sqlalchemy"), "pass a DataFrame in"),
    (("geo",), ("ytcs_data",), "geo knows places only"),
)

# Libraries that only some modules may know.
KNOWN_BY = {
    "streamlit": ("app", "pages", "ytcs_data.views"),
    "streamlit_folium": ("ytcs_data.views.map_view",),
    "folium": ("geo.choropleth", "ytcs_data.views.map_view"),
    "branca": ("geo.choropleth", "ytcs_data.views.map_view"),
}

# All that a page may know; a page has no logic, so it needs nothing else.
PAGE_IMPORTS = ("__future__", "dataclasses", "streamlit", "ytcs_data.views", "ytcs_data.words")
ENTRY_IMPORTS = (*PAGE_IMPORTS, "ytcs_data.routes", "ytcs_data.startup")

PAGE_LINES, MODULE_LINES, FUNCTION_LINES = 60, 200, 40


def files(ending: str, *folders: str) -> list[Path]:
    return [f for folder in folders for f in sorted((ROOT / folder).rglob(f"*.{ending}"))]


PRODUCT = [ROOT / "app.py", *files("py", "pages", "ytcs_data", "geo")]
TOOLS = [ROOT / "run.py", *files("py", "benchmarks", "sample_data")]
BROWSER_FILES = [*files("js", "ytcs_data", "geo"), *files("css", "ytcs_data", "geo")]

# An address that a browser or the program could ask. XML namespaces are names, not addresses.
OUTSIDE = re.compile(
    r"(?:https?:|wss?:)?//(?!127\.0\.0\.1|localhost|www\.w3\.org/)[a-z0-9-]+\.[a-z]"
)


def name(file: Path) -> str:
    """`ytcs_data/store/__init__.py` -> `ytcs_data.store`."""
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def within(module: str, packages: tuple[str, ...]) -> bool:
    return any(f"{module}.".startswith(f"{package}.") for package in packages)


def layer(module: str) -> int | None:
    return next((i for i, parts in enumerate(LAYERS) if within(module, parts)), None)


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), str(file))


def imports(file: Path) -> set[str]:
    """Every module a file names; `from a import b` names a and a.b, for b may be a module."""
    found = set()
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{name(file)} imports relative to itself: write the full name"
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {str(node.module)}
    return found


def functions(file: Path) -> list[tuple[str, int]]:
    """Name and length of each function, its docstring and its decorators not counted."""
    found = []
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            length = (node.end_lineno or 0) - body[0].lineno + 1 if body else 0
            found.append((node.name, length))
    return found


def of(these: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("file", these, ids=name)


@of(PRODUCT)
def test_every_module_has_a_layer(file):
    assert name(file) == "ytcs_data" or layer(name(file)) is not None, (
        f"{name(file)} stands in no layer: put it into one of those in {Path(__file__).name}"
    )


@of(PRODUCT)
def test_imports_only_point_down(file):
    mine = layer(name(file))
    for module in imports(file):
        theirs = layer(module)
        if mine is not None and theirs is not None:
            assert theirs >= mine, f"{name(file)} imports {module}, which is a layer above it"


@of(PRODUCT)
def test_parts_that_must_not_know_each_other_do_not(file):
    for who, what, instead in FORBIDDEN:
        for module in imports(file) if within(name(file), who) else ():
            assert not within(module, what), f"{name(file)} imports {module}: {instead}"
    mine = next((part for part in SIBLINGS if within(name(file), (part,))), None)
    for module in imports(file) if mine else ():
        others = tuple(part for part in SIBLINGS if part != mine)
        assert not within(module, others), f"{name(file)} imports {module}, a part beside it"


@of([f for f in PRODUCT if f.parent.name == "pages" or f.name == "app.py"])
def test_a_page_knows_only_views(file):
    allowed = ENTRY_IMPORTS if file.name == "app.py" else PAGE_IMPORTS
    for module in imports(file):
        # `from ytcs_data import words` names the bare package as well
        assert module == "ytcs_data" or within(module, allowed), (
            f"{name(file)} imports {module}: a page only calls views, move the rest there"
        )


@of(PRODUCT)
def test_a_library_is_known_only_where_it_belongs(file):
    for library, users in KNOWN_BY.items():
        if not within(name(file), users):
            known = [m for m in imports(file) if within(m, (library,))]
            assert not known, f"{name(file)} imports {library}; only {', '.join(users)} may"


@of(PRODUCT + TOOLS)
def test_files_and_functions_stay_short(file):
    limit = PAGE_LINES if file.parent == ROOT / "pages" else MODULE_LINES
    lines = len(file.read_text(encoding="utf-8").splitlines())
    assert lines <= limit, f"{name(file)} has {lines} lines, more than {limit}: split it"
    for function, length in functions(file):
        assert length <= FUNCTION_LINES, f"{name(file)}.{function} has {length} lines: split it"


@of(PRODUCT + TOOLS)
def test_every_file_says_what_it_is_for(file):
    assert ast.get_docstring(tree(file)), f"{name(file)} has no docstring"


@of(PRODUCT)
def test_no_text_is_ever_drawn_as_html(file):
    unsafe = [
        node.lineno
        for node in ast.walk(tree(file))
        if isinstance(node, ast.keyword) and node.arg == "unsafe_allow_html"
    ]
    assert not unsafe, f"{name(file)}, lines {unsafe}: text from a file could become HTML"


@of(PRODUCT + BROWSER_FILES)
def test_the_product_names_no_other_host(file):
    lines = file.read_text(encoding="utf-8").splitlines()
    found = [f"line {i}: {line.strip()}" for i, line in enumerate(lines, 1) if OUTSIDE.search(line)]
    assert not found, f"{name(file)} names another host, but there is no network: {found}"


@of(PRODUCT)
def test_every_sentence_can_be_collected_for_translation(file):
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_":
            literal = isinstance(node.args[0], ast.Constant) and len(node.args) == 1
            assert literal, (
                f"{name(file)}, line {node.lineno}: put a plain text into _(), then format"
            )
