"""YAML files into checked entries; every fault becomes one sentence that names file and field."""

from __future__ import annotations

import re
from collections.abc import Hashable
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from ytcs_data.catalogue.entry import Entry

E = TypeVar("E", bound=Entry)
# Kinds of fault whose own words say best what would be right: they list the choices or the limit.
RULES = ("enum", "literal_error", "greater_than", "greater_than_equal", "less_than_equal")
BOOL = "tag:yaml.org,2002:bool"


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Safe YAML without two traps: `on` and `no` are words, and a key may stand only once."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen = set()
        for key_node, _value in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                twice = f"{key!r} is given a second time"
                raise yaml.constructor.ConstructorError(None, None, twice, key_node.start_mark)
            seen.add(key)
        fields: dict[Hashable, Any] = super().construct_mapping(node, deep)
        return fields


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != BOOL]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(BOOL, re.compile("true|false"), ["t", "f"])


def read_folder(folder: Path, kind: type[E]) -> tuple[dict[str, E], list[str]]:
    """Every `*.yaml` in a folder, small `order` first, and all faults found on the way."""
    entries: list[E] = []
    faults: list[str] = []
    for file in sorted(folder.glob("*.yaml")):
        try:
            entries.append(kind.model_validate(_fields(file)))
        except ValidationError as wrong:
            faults += [_sentence(where(file), kind, error) for error in wrong.errors()]
        except ValueError as wrong:
            faults.append(f"{where(file)}: {wrong}.")
    entries.sort(key=lambda entry: (entry.order, entry.id))
    return {entry.id: entry for entry in entries}, faults


def where(file: Path) -> str:
    return f"{file.parent.name}/{file.name}"


def _fields(file: Path) -> dict[str, Any]:
    try:
        fields = yaml.load(file.read_text(encoding="utf-8"), _Loader)
    except UnicodeDecodeError as wrong:
        raise ValueError(f"found byte {wrong.start} not in UTF-8; right would be UTF-8") from wrong
    except yaml.MarkedYAMLError as wrong:
        line = wrong.problem_mark.line + 1 if wrong.problem_mark else "?"
        found = f"line {line} cannot be read ({wrong.problem})"
        raise ValueError(f"{found}; right would be well-formed YAML") from wrong
    if not isinstance(fields, dict):
        raise ValueError("found no fields; right would be lines such as “title: …”")
    if "id" in fields:
        raise ValueError("field 'id': found one; right would be none, the file's name is the id")
    return {**fields, "id": file.stem}


def _sentence(file: str, kind: type[BaseModel], error: ErrorDetails) -> str:
    steps, found = error["loc"], error["input"]
    field = _field(kind, steps)
    right = field.description if field and field.description else ""
    if error["type"] == "wrong":
        context = error["ctx"]
        steps = (*steps, *([context["field"]] if context["field"] else []))
        found, right = context["found"], context["right"]
    elif error["type"] in RULES or not right:
        right = error["msg"].removeprefix("Input should be ")
    start = f"{file}: field '{'.'.join(map(str, steps))}'"
    if error["type"] == "missing":
        return f"{start} is missing; right would be {right}."
    if error["type"] == "extra_forbidden":
        return f"{start} is not known; right would be to leave it out or to mend its name."
    shown = "nothing" if found in (None, "", []) else repr(found)
    shown = shown if len(shown) <= 80 else f"{shown[:77]}…"
    return f"{start}: found {shown}; right would be {right}."


def _field(kind: type[BaseModel], path: tuple[int | str, ...]) -> FieldInfo | None:
    """The deepest field on the path that a model describes."""
    found: FieldInfo | None = None
    model: type[BaseModel] | None = kind
    for step in path:
        if isinstance(step, int) or model is None:
            continue
        found = model.model_fields.get(step, found)
        model = _model_in(found.annotation) if found else None
    return found


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type):
        is_model = issubclass(annotation, BaseModel) and not issubclass(annotation, Enum)
        return annotation if is_model else None
    inner = (_model_in(part) for part in getattr(annotation, "__args__", ()))
    return next((model for model in inner if model), None)
