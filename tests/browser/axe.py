"""What axe-core finds in a page that has come to rest."""

from __future__ import annotations

from collections.abc import Iterable

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Frame, Page, expect

from tests.browser.reader import see_drawn


def see_rest(page: Page) -> None:
    """Wait until all is there and nothing moves: half faded in, a text has little contrast."""
    see_drawn(page)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    still = "document.getAnimations().every(({ playState }) => playState !== 'running')"
    page.wait_for_function(still)


def see_no_fault(
    where: Page | Frame, known: Iterable[tuple[str, str]] = ()
) -> set[tuple[str, str]]:
    """Let axe look at one document; gives those of the known faults that are there."""
    options = {"iframes": False, "resultTypes": ["violations"]}
    violations = Axe().run(where, options=options).response["violations"]
    met, new = set(), []
    for rule, node in ((one["id"], node) for one in violations for node in one["nodes"]):
        excuse = {
            (name, html)
            for name, html in known
            if (name, node["html"][: len(html)]) == (rule, html)
        }
        met |= excuse
        if not excuse:
            new.append(f"{rule} {node['target']} {node['html'][:300]}\n{node['failureSummary']}")
    assert not new, "\n\n".join([where.url, *new])
    return met
