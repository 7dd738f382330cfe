"""A register that a hand has broken: which file, where in it, and that no page is blamed."""

import re
from pathlib import Path

import pytest

from models import registers
from models.registers import RegisterError, made_of, read_rows, read_toml
from models.rows import Rows


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(registers, "FOLDER", tmp_path)
    return tmp_path


def test_what_is_no_toml_is_told_by_file_and_line(folder: Path) -> None:
    (folder / "broken_words.toml").write_text('[a]\nwords = "甲 乙\n', encoding="utf-8")
    with pytest.raises(RegisterError, match=r"broken_words\.toml cannot be used: .*line 2") as raised:
        read_toml("broken_words.toml")
    assert raised.value.name == "broken_words.toml"


@pytest.mark.parametrize("row", ["吨", "吨,t,1000"])
def test_a_row_with_another_number_of_cells_is_told_by_line(folder: Path, row: str) -> None:
    (folder / "units.csv").write_text(f"word,unit\n斤,kg\n{row}\n", encoding="utf-8")
    with pytest.raises(RegisterError, match=r"line 3 does not have the cells word,unit"):
        read_rows("units.csv")


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        ("", "it has no entry 'marks'"),
        ("marks = ['首页(']", r"missing \), unterminated subpattern in the pattern …首页\(…"),
        ("marks = 3", "can only join an iterable"),
    ],
)
def test_entries_that_cannot_be_used_are_told_by_their_register(folder: Path, entries: str, told: str) -> None:
    name = f"{len(entries)}.toml"
    (folder / name).write_text(entries, encoding="utf-8")

    @made_of(name)
    def marks() -> re.Pattern[str]:
        return re.compile("|".join(read_toml(name)["marks"]))

    with pytest.raises(RegisterError, match=rf"{name} cannot be used: {told}"):
        marks()


def test_a_register_that_cannot_be_read_stops_the_run_and_quarantines_no_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RegisterError("spam.toml", "Expected '=' (at line 3)")

    monkeypatch.setattr("models.rows.parse_page", broken)
    page = {"document_id": "0" * 16, "path": "a.txt", "url": None, "crawled_at": None, "sha256": "", "bytes": 3}
    staged = page | {"encoding": "utf-8", "characters": 1, "text": "文", "reason": None, "hints": None, "site": ""}
    with pytest.raises(RegisterError, match=r"spam\.toml"):
        Rows().add_document(staged)


def test_no_word_is_registered_twice() -> None:
    words = [row["word"] for row in read_rows("words.csv")]
    assert sorted({word for word in words if words.count(word) > 1}) == []
