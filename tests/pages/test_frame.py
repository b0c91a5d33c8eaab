"""The frame: what was chosen on one page is chosen on the next."""

from __future__ import annotations

import json

from ytcs_data import load


def test_a_choice_lives_through_a_change_of_page(filled):
    chosen = {"vintage": "2024", "province": "27", "area": "09247", "period": "2024"}
    filled.switch_page("pages/profile.py")
    for name, value in chosen.items():
        filled.query_params[name] = value
    filled.run()
    filled.switch_page("pages/indicators.py").run()

    assert not filled.exception
    assert {name: filled.query_params[name] for name in chosen} == chosen
    assert filled.selectbox(key="pick_period").value == "2024 2024"


def test_an_open_page_is_told_the_version_that_it_was_drawn_from(filled):
    def told() -> int:
        (part,) = filled.run().get("bidi_component")
        return json.loads(part.proto.json)["version"]

    assert told() == 1
    load.store().withdraw(1, "nhầm")
    assert told() == 2
