from __future__ import annotations

import pytest

from tests.ingest.files import GOOD, file, line
from ytcs_data.ingest import import_files, pending_samples


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "values"
    folder.mkdir()
    (folder / "a.zip").write_bytes(file(GOOD))
    (folder / "b.zip").write_bytes(file(line(area_code="09253")))
    return folder


@pytest.fixture
def bring(store, catalogue, register):
    return lambda *paths: list(import_files(store, catalogue, register, paths))


def test_an_empty_store_needs_every_file(store, folder):
    assert [path.name for path in pending_samples(store, folder)] == ["a.zip", "b.zip"]


def test_a_store_left_half_prepared_gets_the_rest(store, folder, bring):
    bring(folder / "a.zip")

    assert [path.name for path in pending_samples(store, folder)] == ["b.zip"]


def test_a_prepared_store_needs_nothing(store, folder, bring):
    bring(*folder.iterdir())

    assert pending_samples(store, folder) == []


def test_a_store_with_data_of_its_own_is_let_alone(store, folder, bring, tmp_path):
    own = tmp_path / "own.csv"
    own.write_bytes(file(line(area_code="09259")))
    bring(own)

    assert pending_samples(store, folder) == []


def test_a_sample_that_was_taken_back_does_not_return(store, folder, bring):
    (result,) = bring(folder / "a.zip")
    store.withdraw(result.snapshot_id, "không cần")

    assert pending_samples(store, folder) == []
