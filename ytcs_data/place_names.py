"""What places are called on a screen, in words that say on which side of the reform they lie."""

from __future__ import annotations

from ytcs_data import load
from ytcs_data.words import _


def scope_name(scope: str, vintage: str) -> str:
    """Name of a province, or of all of them together."""
    if scope == load.EVERYWHERE:
        return _("Tất cả các tỉnh có số liệu")
    if scope.startswith(load.TERRITORY):
        today = load.register()[scope.removeprefix(load.TERRITORY), "2025"].name
        return _("{name} (địa bàn hiện nay)").format(name=today)
    if scope.startswith(load.OUTLINE):
        old = load.register()[scope.removeprefix(load.OUTLINE), "2024"].name
        return _("{name} (địa bàn cũ)").format(name=old)
    return load.register()[scope, vintage].name


def district_name(code: str, vintage: str) -> str:
    """Name of a district; of a former one, when the areas are those of today."""
    name = load.register()[code, "2024"].name
    return _("{name} (cũ)").format(name=name) if vintage == "2025" else name
