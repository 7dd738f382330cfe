from models.reference import register_tables
from models.registers import read_rows


def test_every_written_unit_leads_to_a_described_base_unit() -> None:
    described = {row["unit"] for row in read_rows("base_units.csv")}
    used = {row["unit"] for row in read_rows("units.csv") if row["kind"] != "other"}
    assert {u for unit in used for u in unit.split("/") if u and not u.startswith("other:")} <= described


def test_units_are_unique_and_described() -> None:
    rows = read_rows("base_units.csv")
    assert len({row["unit"] for row in rows}) == len(rows)
    assert all(row["dimension"] and row["description"] for row in rows)


def test_registers_fit_their_tables() -> None:
    assert all(table.num_rows for table in register_tables().values())
