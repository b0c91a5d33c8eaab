"""Rehearsals: kept by content and wishes, bounded, stored by who may; and what they foresee."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pandas as pd
import pytest

from tests.accounts.people import ADMIN, UPLOADER, VIEWER
from tests.browser.ninety_nine import BAD, ninety_nine
from tests.store.rows import rows
from tests.store.spells import spells
from ytcs_data import figures, foresight, load, rehearsing
from ytcs_data.accounts import Role, User
from ytcs_data.errors import NotAllowed, StoreChanged
from ytcs_data.ingest.header import REGISTER_COLUMNS
from ytcs_data.ingest.understanding import Wishes
from ytcs_data.rehearsal import Upload, missing_areas, together

NEW = {"vintage": "2025", "period": "2026-10"}
QUE_VO, PHU_LANG, HA_LONG = "09247", "09292", "06673"


@pytest.fixture(scope="module")
def sources():
    return rehearsing._sources()


@pytest.fixture(autouse=True)
def store(tmp_path, monkeypatch, sources):
    """Quế Võ told 1,000 people, 900 of them insured."""
    monkeypatch.setenv("YTCS_VAR", str(tmp_path))
    monkeypatch.setattr(rehearsing, "_sources", lambda: sources)
    load.forget()
    given = [
        {**NEW, "area_code": QUE_VO, "measure": "population", "value": 1000},
        {**NEW, "area_code": QUE_VO, "measure": "insured", "value": 900},
    ]
    load.store().commit(rows(*given), file_name="few.csv", sha256="few")
    yield
    load.forget()


def upload(*lines: str, name: str = "bhyt.csv") -> Upload:
    title = "Báo cáo BHYT tháng 10/2026, tỉnh Bắc Ninh (số liệu minh hoạ)"
    head = "Tên đơn vị;Dân số;Số người tham gia BHYT"
    content = "\r\n".join([title, head, *lines]).encode("utf-8-sig")
    return Upload(name, hashlib.sha256(content).hexdigest(), lambda: content)


def rehearsed(*lines: str):
    return rehearsing.rehearse(upload(*lines), Wishes())


BOTH = ("Phường Quế Võ;1000;960", "Xã Phù Lãng;500;420")


def test_a_rehearsal_stores_nothing_and_says_what_would_change():
    before = load.version()

    one = rehearsed(*BOTH)

    assert load.version() == before
    found = one.changes.set_index(["area_code", "measure"])["change"].to_dict()
    assert found == {
        (QUE_VO, "population"): "unchanged",
        (QUE_VO, "insured"): "changed",
        (PHU_LANG, "population"): "new",
        (PHU_LANG, "insured"): "new",
    }


def test_a_file_is_read_once_until_the_store_or_a_wish_changes():
    asked = []
    sent = upload(*BOTH)
    counted = replace(sent, read=lambda: asked.append(1) or sent.read())

    for _time in range(3):
        rehearsing.rehearse(counted, Wishes())
    assert (len(asked), rehearsing.is_rehearsed(counted, Wishes())) == (1, True)

    rehearsing.rehearse(counted, Wishes(headings={"Dân số": "unused"}))
    assert len(asked) == 2

    load.store().withdraw(1, "nhầm")
    assert not rehearsing.is_rehearsed(counted, Wishes())


def test_what_somebody_stores_of_another_place_has_no_file_read_anew():
    asked = []
    sent = upload(*BOTH)
    counted = replace(sent, read=lambda: asked.append(1) or sent.read())
    refused = upload("Xã Không Có Thật;1;1", name="refused.csv")
    rehearsing.rehearse(counted, Wishes())
    rehearsing.rehearse(refused, Wishes())

    elsewhere = rows({**NEW, "area_code": "07210", "measure": "insured", "value": 1})
    load.store().commit(elsewhere, file_name="other.csv", sha256="other")
    again = rehearsing.rehearse(counted, Wishes())
    assert (len(asked), again.version) == (1, load.version())
    assert not rehearsing.is_rehearsed(refused, Wishes())

    here = rows({**NEW, "area_code": PHU_LANG, "measure": "insured", "value": 1})
    load.store().commit(here, file_name="here.csv", sha256="here")
    assert not rehearsing.is_rehearsed(counted, Wishes())
    changes = rehearsing.rehearse(counted, Wishes()).changes.set_index(["area_code", "measure"])
    assert changes["change"][PHU_LANG, "insured"] == "changed"


def test_what_is_kept_is_bounded_and_the_oldest_goes_first(monkeypatch):
    monkeypatch.setattr(rehearsing, "MOST_ROWS", 5)
    first, second = upload(*BOTH), upload(BOTH[0])
    rehearsing.rehearse(first, Wishes())  # four rows
    rehearsing.rehearse(second, Wishes())  # two more

    assert not rehearsing.is_rehearsed(first, Wishes())
    assert rehearsing.is_rehearsed(second, Wishes())


def test_only_who_may_can_store():
    one, content = rehearsed(*BOTH), upload(*BOTH).read()
    before = load.version()

    for user in (None, VIEWER, User("hạ long", Role.UPLOADER, ("22",))):
        assert not one.may_be_stored_by(user)
        with pytest.raises(NotAllowed):
            rehearsing.store_file(one, content, user, "", "")
    assert load.version() == before

    number = rehearsing.store_file(one, content, UPLOADER, "ghi chú", "lý do")
    told = load.store().snapshots().set_index("id").loc[number]
    assert told[["committed_by", "note", "reason", "dataset", "province"]].tolist() == [
        *(UPLOADER.name, "ghi chú", "lý do", "insurance", "24"),
    ]


def test_only_the_bytes_that_were_rehearsed_are_stored():
    one, other = rehearsed(*BOTH), upload(BOTH[0])
    before = load.version()

    with pytest.raises(StoreChanged, match="xem thử"):
        rehearsing.store_file(one, other.read(), ADMIN, "", "")
    assert load.version() == before


@pytest.mark.parametrize("further", [{"area_code": HA_LONG}, {"serves": HA_LONG}])
def test_who_moves_a_station_may_do_so_only_with_both_places(further):
    """It would be gone from a place of another office."""
    usual = {"vintage": "2025", "area_code": QUE_VO}
    load.store().commit_stations(spells(usual | further), file_name="a", sha256="a")
    line = f"A,Trạm A,station,2025,{QUE_VO},,,,,,,Danh bạ"
    content = "\n".join([",".join(REGISTER_COLUMNS), line]).encode()
    sha256 = hashlib.sha256(content).hexdigest()
    one = rehearsing.rehearse(Upload("a.csv", sha256, lambda: content), Wishes())
    assert one.understanding.problems == ()

    assert not one.may_be_stored_by(UPLOADER)
    with pytest.raises(NotAllowed):
        rehearsing.store_file(one, content, UPLOADER, "", "")
    assert one.may_be_stored_by(User("cả hai", Role.UPLOADER, ("22", "24")))

    number = rehearsing.store_file(one, content, ADMIN, "", "")
    assert load.store().areas_of(number) == {"2025": sorted({QUE_VO, HA_LONG})}


def test_who_was_overtaken_stores_nothing():
    one = rehearsed(*BOTH)
    other = rows({**NEW, "area_code": QUE_VO, "measure": "insured", "value": 1})
    load.store().commit(other, file_name="other.csv", sha256="other", by="người khác")

    with pytest.raises(StoreChanged, match="người khác"):
        rehearsing.store_file(one, upload(*BOTH).read(), ADMIN, "", "")


def test_the_scope_of_a_file_is_its_commune_its_district_or_its_province():
    assert missing_areas(rehearsed(BOTH[0])) == []
    of_district = missing_areas(rehearsed(*BOTH))
    inside = set(load.districts("2025", "24")["259"])
    assert set(of_district) == inside - {QUE_VO, PHU_LANG}
    of_province = missing_areas(rehearsed(BOTH[0], "Phường Bắc Giang;900;800"))
    assert len(of_province) == 97


def test_the_colours_foreseen_are_those_after_the_commit():
    one = rehearsed(*BOTH)
    indicator = load.catalogue().indicators["shi_coverage_pct"]

    foreseen = foresight.classes(one.understanding.rows, indicator, "24").set_index("area_code")
    now = figures.classified("shi_coverage_pct", "2025", "24").xs("2026-10", level="period")
    assert foreseen["before"].to_dict() == now["class_id"].to_dict()

    rehearsing.store_file(one, upload(*BOTH).read(), ADMIN, "", "")
    then = figures.classified("shi_coverage_pct", "2025", "24").xs("2026-10", level="period")
    assert foreseen["after"].to_dict() == then["class_id"].to_dict()
    moved = foreseen.index[foreseen["before"] != foreseen["after"]]
    assert set(moved) == {QUE_VO, PHU_LANG}


def test_indicators_of_what_was_sent_come_first():
    codes = [one.id for one in foresight.touched(["population", "insured"])]

    assert codes[0] == "shi_coverage_pct"
    assert not foresight.touched(["service_model"])


def test_of_ninety_nine_files_three_are_bad_and_the_others_are_read_as_they_are(register):
    sent = list(ninety_nine(register))
    assert len(sent) == 99

    # some, and the bad ones: a file takes a tenth of a second
    some = [one for place, one in enumerate(sent) if place % 20 == 0 or place in BAD]
    good = []
    for one in some:
        key = hashlib.sha256(one.content).hexdigest()
        content = one.content
        made = rehearsing.rehearse(Upload(one.file_name, key, lambda it=content: it), Wishes())
        assert made.may_be_stored_by(ADMIN) is not bool(one.fault), one.file_name
        if not one.fault:
            good.append(made)
            values = made.understanding.rows.set_index("measure")["value"]
            assert made.areas == {"2025": [one.code]}
            assert values.to_dict() == {"population": one.population, "insured": one.insured}
    whole = together(good)
    assert len(whole.understanding.rows) == 2 * len(good) == len(whole.changes)


def test_files_of_different_periods_are_not_taken_together():
    one = rehearsed(BOTH[0])
    other = replace(one, understanding=replace(one.understanding, period="2026-09"))

    assert together([one, other]) is None


def test_an_empty_file_has_nothing_to_store():
    one = rehearsed("Phường Quế Võ;;")

    assert isinstance(one.changes, pd.DataFrame)
    assert not one.may_be_stored_by(ADMIN)
