from models.places import by_full_name, divisions, former_divisions, place_rows
from models.places.vendor import current, former


def test_every_division_lies_in_one_a_level_above_it():
    for division in divisions():
        assert division.parent is not None
        assert division.parent.depth < division.depth
        assert division.code is not None
        assert len(division.code) == (9 if division.level == "township" else 6)


def test_levels_that_a_municipality_or_a_province_does_not_have_are_left_out():
    named = by_full_name()
    assert named["北京市/朝阳区"].level == "county"
    assert named["湖北省/潜江市"].code == "429005"
    assert named["广东省/东莞市"].level == "prefecture"


def test_a_renamed_division_keeps_its_old_name_code_and_last_year():
    old = by_full_name()["四川省/成都市/郫县"]
    assert (old.code, old.until, old.successor) == ("510124", 2015, "510117")
    assert by_full_name()["四川省/成都市/郫都区"].code == "510117"


def test_former_divisions_are_not_present_ones():
    present = {(d.code, d.full_name) for d in divisions()}
    assert not present & {(d.code, d.full_name) for d in former_divisions()}


def test_the_places_table_has_every_code_once_and_every_parent():
    rows = place_rows()
    codes = {row["code"] for row in rows}
    assert len(codes) == len(rows)
    assert {row["parent_code"] for row in rows if row["parent_code"]} <= codes
    assert {row["level"] for row in rows} == {"province", "prefecture", "county", "township"}


def test_vendoring_reads_both_sources():
    divisions_json = {
        "provinces": {
            "甲省": {
                "code": "990000000000",
                "cities": {
                    "乙市": {"code": "990100000000", "counties": {"丙区": "990102000000"}},
                    "": {"code": None, "counties": {"丁市": "999001000000"}},
                },
            }
        }
    }
    townships = {"990102000000": {"townships": {"戊镇": "990102100000", "己乡（撤销）": "990102200000"}}}
    now = current(divisions_json, townships)
    assert now == [
        ("990000", "甲省", "province", ""),
        ("990100", "乙市", "prefecture", "990000"),
        ("990102", "丙区", "county", "990100"),
        ("999001", "丁市", "county", "990000"),
        ("990102100", "戊镇", "township", "990102"),
    ]
    yearly = [
        {
            "year": str(year),
            "province_name": "甲省",
            "city_name": "乙市",
            "county_name": county,
            "city_adcode": "990100",
            "county_adcode": code,
        }
        for year, county, code in [(1985, "庚县", "990120"), (2014, "丙县", "990121"), (2024, "丙区", "990102")]
    ]
    change = {
        "year": 2015,
        "type": "撤县设区",
        "old": {"code": "990121000000", "name": "丙县"},
        "new": {"code": "990102000000", "name": "丙区"},
    }
    assert former(yearly, [change], now, townships) == [
        ("990102200", "甲省/乙市/丙区/己乡", "township", "", ""),
        ("990121", "甲省/乙市/丙县", "county", "2014", "990102"),
    ]


def test_taiwan_and_hong_kong_have_their_counties_and_districts_without_a_code():
    county = by_full_name()["台湾省/云林县"]
    assert (county.code, county.level, county.place().code) == (None, "county", "710000")
    assert by_full_name()["香港特别行政区/屯门区"].level == "county"
