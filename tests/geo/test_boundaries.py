import zipfile
from pathlib import Path

import geopandas as gpd
import pyogrio
import pytest
import shapely
from shapely import box

from geo.boundaries import (
    BrokenBoundaries,
    boundary_files,
    join_report,
    load_boundaries,
    simplify,
)

# Three squares of 0.01 degrees side by side; the codes of all but the last are registered.
SQUARES = [box(106 + i / 100, 21, 106 + (i + 1) / 100, 21.01) for i in range(3)]
REGISTER = {("00001", "2025"), ("00004", "2025"), ("00007", "2025")}


def write_zip(path: Path, columns: dict, shapes: list, crs="EPSG:4326", without=()) -> Path:
    """A zipped shapefile, less the members that end on one of `without`."""
    layer = path.parent / path.stem / "ranh_gioi.shp"
    layer.parent.mkdir()
    frame = gpd.GeoDataFrame(columns, geometry=shapes, crs=crs)
    pyogrio.write_dataframe(frame, layer, encoding="UTF-8")
    with zipfile.ZipFile(path, "w") as archive:
        for member in layer.parent.iterdir():
            if member.suffix not in without:
                archive.write(member, member.name)
    return path


def test_each_area_is_one_row_in_code_order(tmp_path):
    write_zip(tmp_path / "2025_a.zip", {"MAXA": ["00007", "00001", "00004"]}, SQUARES)

    read = load_boundaries(tmp_path, "2025", REGISTER)

    assert read.frame["area_code"].tolist() == ["00001", "00004", "00007"]
    assert read.frame.geometry[0].equals(SQUARES[1])
    assert read.frame.crs == "EPSG:4326"
    assert (read.illustrative, read.unknown) == (False, ())


def test_files_of_one_vintage_are_put_together_and_others_left_alone(tmp_path):
    write_zip(tmp_path / "2025_b.zip", {"MAXA": ["00004"]}, SQUARES[1:2])
    write_zip(tmp_path / "2025_a.zip", {"MAXA": ["00001"]}, SQUARES[:1])
    write_zip(tmp_path / "2024_a.zip", {"MAXA": ["00007"]}, SQUARES[2:])

    assert [file.name for file in boundary_files(tmp_path, "2025")] == [
        "2025_a.zip",
        "2025_b.zip",
    ]
    assert load_boundaries(tmp_path, "2025", REGISTER).frame["area_code"].tolist() == [
        "00001",
        "00004",
    ]


def test_no_file_is_no_fault(tmp_path):
    read = load_boundaries(tmp_path, "2025", REGISTER)

    assert read.frame.empty
    assert read.of(["00001"]).empty


def test_the_code_column_is_found_by_its_content(tmp_path):
    columns = {"NAME": ["Một", "Hai", "Ba"], "PEOPLE": [10, 40, 950], "X1": ["1", "4", "7"]}
    write_zip(tmp_path / "2025_a.zip", columns, SQUARES)

    codes = load_boundaries(tmp_path, "2025", REGISTER).frame["area_code"].tolist()

    assert codes == ["00001", "00004", "00007"]


def test_the_number_of_the_province_is_not_taken_for_a_code(tmp_path):
    columns = {"MATINH": ["1", "1", "1"], "MAXA": ["00001", "00004", "00007"]}
    write_zip(tmp_path / "2025_a.zip", columns, SQUARES)  # 1 would be 00001 in every row

    assert len(load_boundaries(tmp_path, "2025", REGISTER).frame) == 3


def test_codes_that_a_spreadsheet_made_numbers(tmp_path):
    write_zip(tmp_path / "2025_a.zip", {"MA": [1.0, 4.0, None]}, SQUARES)

    codes = load_boundaries(tmp_path, "2025", REGISTER).frame["area_code"].tolist()

    assert codes == ["00001", "00004"]


def test_an_island_district_has_three_digits(tmp_path):
    register = {("00001", "2024"), ("00004", "2024"), ("00007", "2024"), ("00010", "2024")}
    columns = {"MAXA": ["00001", "00004", "00007", "00010", "318"]}
    islands = [box(107, 20, 107.1, 20.1), box(107.7, 20, 107.8, 20.1)]
    write_zip(tmp_path / "2024_a.zip", columns, [*SQUARES, *islands])

    read = load_boundaries(tmp_path, "2024", register | {("318", "2024")})

    assert read.frame["area_code"].tolist()[-1] == "318"
    assert read.unknown == ()


def test_several_rows_of_a_code_become_one_area_and_rows_without_are_dropped(tmp_path):
    columns = {"MAXA": ["00001", "00001", None]}
    write_zip(tmp_path / "2025_a.zip", columns, SQUARES)

    read = load_boundaries(tmp_path, "2025", REGISTER)

    assert read.frame["area_code"].tolist() == ["00001"]
    assert read.frame.geometry[0].area == pytest.approx(0.0002)
    assert read.unknown == ()


def test_a_code_unknown_in_the_vintage_is_told_not_drawn(tmp_path):
    columns = {"MAXA": ["00001", "00004", "00007", "00001", "99999"]}
    write_zip(tmp_path / "2025_a.zip", columns, [*SQUARES, *SQUARES[:2]])

    read = load_boundaries(tmp_path, "2025", REGISTER)

    assert read.unknown == ("99999",)
    assert "99999" not in read.frame["area_code"].tolist()


def test_a_crossed_ring_is_made_valid_and_heights_are_dropped(tmp_path):
    bow_tie = shapely.Polygon([(106, 21), (106.02, 21.02), (106.02, 21), (106, 21.02)])
    high = shapely.force_3d(SQUARES[2], 12.0)
    write_zip(tmp_path / "2025_a.zip", {"MAXA": ["00001", "00007"]}, [bow_tie, high])

    shapes = load_boundaries(tmp_path, "2025", REGISTER).frame.geometry

    assert shapes.is_valid.all()
    assert shapes[0].area == pytest.approx(0.0002)  # both wings of the tie
    assert not shapes.has_z.any()


@pytest.mark.parametrize("note", ["Ranh giới minh hoạ", "ranh giới MINH HỌA"])
def test_a_file_that_says_so_is_illustrative(tmp_path, note):
    columns = {"MAXA": ["00001"], "GHICHU": [note]}
    write_zip(tmp_path / "2025_a.zip", columns, SQUARES[:1])

    assert load_boundaries(tmp_path, "2025", REGISTER).illustrative


def test_the_hash_follows_the_bytes(tmp_path):
    write_zip(tmp_path / "2025_a.zip", {"MAXA": ["00001"]}, SQUARES[:1])
    before = load_boundaries(tmp_path, "2025", REGISTER).content_hash
    again = load_boundaries(tmp_path, "2025", REGISTER).content_hash
    write_zip(tmp_path / "2025_b.zip", {"MAXA": ["00004"]}, SQUARES[1:2])

    assert before == again
    assert load_boundaries(tmp_path, "2025", REGISTER).content_hash != before


def test_metres_by_the_prj_and_degrees_without_one(tmp_path):
    metres = gpd.GeoSeries(SQUARES[:1], crs="EPSG:4326").to_crs("EPSG:5899")
    write_zip(tmp_path / "2025_a.zip", {"MAXA": ["00001"]}, list(metres), crs="EPSG:5899")
    write_zip(tmp_path / "2025_b.zip", {"MAXA": ["00004"]}, SQUARES[1:2], without=[".prj"])

    shapes = load_boundaries(tmp_path, "2025", REGISTER).frame.geometry

    assert [shape.bounds for shape in shapes] == [
        pytest.approx(square.bounds, abs=1e-6) for square in SQUARES[:2]
    ]


def broken(folder: Path) -> str:
    with pytest.raises(BrokenBoundaries) as error:
        load_boundaries(folder, "2025", REGISTER)
    return str(error.value)


def test_metres_without_a_prj_are_refused(tmp_path):
    square = box(500_000, 2_300_000, 501_000, 2_301_000)
    columns = {"MAXA": ["00001"]}
    write_zip(tmp_path / "2025_a.zip", columns, [square], "EPSG:5899", without=[".prj"])

    assert broken(tmp_path).startswith("2025_a.zip: the .prj file is missing")


def test_a_prj_that_puts_the_area_elsewhere_is_refused(tmp_path):
    write_zip(tmp_path / "2025_a.zip", {"MAXA": ["00001"]}, [box(2, 48, 3, 49)])

    assert "2025_a.zip: by its .prj the shapes lie outside Vietnam" in broken(tmp_path)


def test_a_file_without_codes_says_what_came_nearest(tmp_path):
    columns = {"MAXA": ["00001", "00004", "10000"], "TEN": ["Một", "Hai", "Ba"]}
    write_zip(tmp_path / "2025_a.zip", columns, SQUARES)

    message = broken(tmp_path)

    assert "no column holds the commune codes of vintage 2025" in message
    assert "MAXA with 67%" in message


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut off", b"\0" * 100])
def test_what_is_no_zip_is_refused(tmp_path, content):
    (tmp_path / "2025_a.zip").write_bytes(content)

    assert broken(tmp_path).startswith("2025_a.zip: not a zip file")


def test_a_zip_without_its_shapefile_is_refused(tmp_path):
    write_zip(tmp_path / "2025_a.zip", {"MAXA": ["00001"]}, SQUARES[:1], without=[".shp"])

    assert "holds 0 .shp files" in broken(tmp_path)


def test_a_shapefile_of_zeros_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "2025_a.zip", "w") as archive:
        for suffix in ("shp", "shx", "dbf"):
            archive.writestr(f"a.{suffix}", b"\0" * 200)

    assert broken(tmp_path).startswith("2025_a.zip: ")


def test_the_report_counts_polygons_and_data_apart(tmp_path):
    write_zip(tmp_path / "2025_a.zip", {"MAXA": ["00001", "00004"]}, SQUARES[:2])
    read = load_boundaries(tmp_path, "2025", REGISTER)

    report = join_report(read, ["00001", "00004", "00007"], with_data=["00004"])

    assert report.drawn == ("00001", "00004")
    assert report.without_polygon == ("00007",)
    assert report.without_data == ("00001", "00007")
    assert read.of(["00004", "00007"])["area_code"].tolist() == ["00004"]


COUNTS = {"cantho": 103, "lamdong": 124, "bacninh": 99, "quangninh": 54}


@pytest.mark.parametrize("name", COUNTS)
def test_real_provinces_are_whole(real, register, name):
    read = load_boundaries(real(f"{name}_2025", "2025"), "2025", register)

    province = register[read.frame["area_code"][0], "2025"].province
    expected = [area.code for area in register.communes("2025", province=province)]
    assert len(read.frame) == COUNTS[name]
    assert read.frame["area_code"].tolist() == expected
    assert (read.illustrative, read.unknown) == (False, ())


def test_real_metres_lie_where_the_degrees_lie(real, register):
    names = ("haugiang_legacy2009_vn2000_tm3_105", "haugiang_legacy2009")

    metres, degrees = [load_boundaries(real(n, "2024"), "2024", register).frame for n in names]

    assert metres["area_code"].tolist() == degrees["area_code"].tolist()
    assert (metres.geometry.bounds - degrees.geometry.bounds).abs().to_numpy().max() < 1e-5


def test_real_metres_without_a_prj_are_refused(real, register):
    folder = real("quangninh_2025_vn2000_noprj", "2025")

    with pytest.raises(BrokenBoundaries, match=r"noprj\.zip: the \.prj file is missing"):
        load_boundaries(folder, "2025", register)


def test_a_real_file_with_unreadable_names_still_joins_by_code(real, register):
    names = ("bacninh_legacy2009_tcvn3", "bacninh_legacy2009")

    tcvn3, unicode = [load_boundaries(real(n, "2024"), "2024", register).frame for n in names]

    assert len(tcvn3) > 100
    assert tcvn3["area_code"].tolist() == unicode["area_code"].tolist()


@pytest.mark.parametrize("name", ["quangninh", "soctrang", "haugiang"])
def test_real_old_files_that_are_no_coverage_keep_every_area(real, register, name):
    frame = load_boundaries(real(f"{name}_legacy2009", "2024"), "2024", register).frame
    before = frame.geometry.to_numpy()

    simple = simplify(frame, 0.0005)

    after = simple.geometry.to_numpy()
    assert not shapely.coverage_is_valid(before)
    assert shapely.coverage_is_valid(after)
    assert simple["area_code"].tolist() == frame["area_code"].tolist()
    assert (abs(shapely.area(after) / shapely.area(before) - 1) < 0.3).all()
