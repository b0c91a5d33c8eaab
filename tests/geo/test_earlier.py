"""Earlier names lead to areas that there are."""

from __future__ import annotations

from geo.areas import Level, load_register
from geo.data.make_earlier import of_communes, of_districts
from geo.earlier import load_earlier


def test_every_earlier_name_leads_to_an_area_of_the_register_or_says_that_it_is_not_known():
    register = load_register()
    wrong = [e for e in load_earlier() if e.now and register[e.now, "2024"].level is not e.level]

    assert wrong == []
    assert sum(not e.now for e in load_earlier() if e.level is Level.COMMUNE) < 20


def test_only_what_is_another_name_or_district_is_kept():
    register = load_register()
    district = [("259", "Huyện Quế Võ", "27"), ("258", "Huyện Yên Phong", "27")]
    communes = [
        ("09277", "Xã Phù Lãng", "259"),  # as in the register
        ("09247", "Thị trấn Phố Mới", "259"),  # another kind
        ("09250", "Xã Việt Thống", "258"),  # another district
        ("09999", "Xã Đã Nhập", "259"),  # gone, into the one that keeps its name
    ]
    names = {("259", "xadanhap"): {"09277"}}

    old = list(of_communes(communes, district, register, names))

    assert [row["name"] for row in of_districts(district, register)] == ["Huyện Quế Võ"]
    assert [(row["code"], row["now"]) for row in old] == [
        ("09247", "09247"),
        ("09250", "09250"),
        ("09999", "09277"),
    ]
