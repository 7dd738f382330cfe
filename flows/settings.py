"""Settings: one class, read from the command line, ``FANGZHI_*``, ``fangzhi.toml`` and ``[tool.fangzhi]`` of ``pyproject.toml``.

The first of these that names a setting wins. The table in the README is made from this class.
"""

from __future__ import annotations

import os
import re
import tomllib
from calendar import monthrange
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema, field_validator, model_validator
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    PyprojectTomlConfigSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from flows.errors import FangzhiError
from models.documents.parts import TARGET_BYTES
from models.documents.readers.record import ReaderOptions
from models.releases.layout import Warehouse
from models.storage.bucket import Bucket

if TYPE_CHECKING:
    from models.releases.remote import RemoteWarehouse


def _field(value: str) -> str:
    item = rf"(?:\*|(?:{value})(?:-(?:{value}))?)(?:/[1-9]\d?)?"
    return rf"{item}(?:,{item})*"


_CRON = re.compile(
    r"\s+".join(
        _field(value)
        for value in (
            r"[0-5]?\d",
            r"[01]?\d|2[0-3]",
            r"0?[1-9]|[12]\d|3[01]|L",
            r"0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec",
            r"[0-7]|sun|mon|tue|wed|thu|fri|sat",
        )
    ),
    re.IGNORECASE,
)
"""Minute, hour, day, month, day of the week, each within its bounds."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _never(cron: str) -> bool:
    """Whether a schedule names days that none of its months has, and no days of the week, which would do instead."""
    _, _, days, months, weekdays = cron.lower().split()
    named = re.sub("[a-z]{3}", lambda name: str(_MONTHS.index(name[0]) + 1), months)
    first = min((int(day) for day in re.findall(r"(?:^|,)(\d+)", days)), default=1)
    if weekdays != "*" or "*" in days or "l" in days or "*" in named:
        return False
    spans = [[int(end) for end in item.partition("/")[0].split("-")] for item in named.split(",")]
    return not any(monthrange(2024, month)[1] >= first for span in spans for month in range(span[0], span[-1] + 1))


_READ = ReaderOptions()
"""What readers take unless told otherwise."""
_LARGEST_PART, _LARGEST_DOCUMENT = 1 << 28, 1 << 29
"""Bytes with which the text of a part, cut at four times its size or behind one document more, stays below Arrow's 2 GB."""


class SettingsFileError(FangzhiError):
    """``fangzhi.toml`` or ``pyproject.toml`` cannot be read."""

    exit_code: ClassVar[int] = 2

    def __init__(self, cause: Exception) -> None:
        self.cause = cause
        super().__init__(
            f"fangzhi.toml or pyproject.toml in {Path.cwd()} cannot be read: {cause}. Mend it, or run in another folder."
        )


def _lies_in(place: Path | Bucket, seeds: Path | Bucket) -> bool:
    if isinstance(place, Path) and isinstance(seeds, Path):
        return place.resolve().is_relative_to(seeds.resolve())
    return isinstance(place, Bucket) and isinstance(seeds, Bucket) and f"{place}/".startswith(f"{seeds}/")


def _place(given: object) -> object:
    if not isinstance(given, (str, Path, Bucket)):
        raise ValueError(f"{given!r} is neither the name of a folder nor an address of object storage; put it in quotes")
    return Bucket.of(given) if isinstance(given, str) and "://" in given else given


Place = Annotated[Path | Bucket, NoDecode, BeforeValidator(_place), PlainSerializer(str), WithJsonSchema({"type": "string"})]
"""A folder, or an address of object storage."""


class Settings(BaseSettings):
    """What a user can set; every field has a default that suits one machine and a small corpus."""

    model_config = SettingsConfigDict(
        env_prefix="FANGZHI_", toml_file="fangzhi.toml", pyproject_toml_table_header=("tool", "fangzhi"), extra="forbid"
    )

    seeds: Place = Field(Path("seeds"), description="folder of raw pages, or `s3://…`")
    warehouse: Place = Field(Path("warehouse"), description="folder of releases, or `s3://…`")
    store: Place | None = Field(
        None, description="`s3://…` where machines share staged and parsed parts; without one they stay in the warehouse"
    )
    cache: Path = Field(Path("~/.cache/fangzhi"), description="folder for builds and copies of a warehouse on object storage")
    workers: int = Field(0, ge=0, description="processes that parse; 0 means one a processor")
    runner: Literal["process", "dask"] = Field("process", description="where parts are parsed: processes here, or Dask workers")
    dask_address: str = Field("", description="scheduler of the Dask cluster, `tcp://…`; without one a run starts one here")
    keep: int = Field(10, ge=1, description="releases that are kept, the current one among them")
    part_bytes: int = Field(TARGET_BYTES, ge=1, le=_LARGEST_PART, description="raw bytes in a part, on average")
    max_document_bytes: int = Field(
        _READ.max_document_bytes, ge=1, le=_LARGEST_DOCUMENT, description="larger documents are quarantined"
    )
    text_column: str = Field(_READ.text_column, description="column of a crawl shard that holds a page's text")
    url_column: str = Field(_READ.url_column, description="column of a crawl shard that holds its address")
    date_column: str = Field(_READ.date_column, description="column of a crawl shard that says when it was fetched")
    id_column: str = Field(
        _READ.id_column, description="column of a crawl shard that names a record; its number does if there is none"
    )
    allow_empty: bool = Field(False, description="publish a release without documents when there is no page in the seeds folder")
    row_loss: float = Field(
        0.2, ge=0, le=1, description="share of a table's rows that a release may lose against its parent without a warning"
    )
    lock_timeout: float = Field(600, ge=0, description="seconds that a run waits for another one to publish")
    cron: str = Field("0 2 * * *", description="schedule of the served deployment")
    timezone: str = Field("Asia/Shanghai", description="time zone of the schedule")
    quiet_seconds: float = Field(2.0, ge=0, description="seconds that files must rest before a change triggers a run")
    server_port: int = Field(4200, ge=1, le=65535, description="port of the Prefect server that `serve` starts on loopback")

    def __init__(self, **given: Any) -> None:
        """The settings with ``given`` on top.

        Raises:
            SettingsFileError: if a file of settings cannot be read.
            pydantic.ValidationError: if a setting cannot be used.

        """
        try:
            super().__init__(**given)
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
            raise SettingsFileError(error) from error

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ValueError(f"there is no time zone {name!r}; one is Asia/Shanghai") from error
        return name

    @field_validator("cron")
    @classmethod
    def _five_fields(cls, cron: str) -> str:
        if cron and not cron.startswith("@") and not _CRON.fullmatch(cron.strip()):
            raise ValueError(f"{cron!r} is no schedule of five fields, as '0 2 * * *' for every night at two")
        if not cron.startswith("@") and cron and _never(cron):
            raise ValueError(f"{cron!r} never comes: no month that it names has the day that it names")
        return cron

    @model_validator(mode="after")
    def _apart(self) -> Self:
        for name, place in (("warehouse", self.warehouse), ("store", self.store)):
            if place is not None and _lies_in(place, self.seeds):
                raise ValueError(
                    f"the {name} {place} lies in the seeds {self.seeds}, and what is written there would be read as pages: "
                    "name another"
                )
        if isinstance(self.store, Path):
            raise ValueError(f"the store {self.store} is no address of object storage; one is s3://bucket/prefix")
        return self

    @classmethod
    def unknown(cls) -> list[str]:
        """Variables of the environment that look like settings and are none: misspelt, most likely."""
        known = {f"FANGZHI_{name}".upper() for name in cls.model_fields}
        return sorted(name for name in os.environ if name.upper().startswith("FANGZHI_") and name.upper() not in known)

    @property
    def remote(self) -> RemoteWarehouse | None:
        """The warehouse if it is on object storage."""
        from models.releases.remote import RemoteWarehouse

        return RemoteWarehouse(self.warehouse, self.cache.expanduser()) if isinstance(self.warehouse, Bucket) else None

    @property
    def house(self) -> Warehouse:
        """The warehouse if it is a folder, else its mirror on this machine."""
        if isinstance(self.warehouse, Path):
            return Warehouse(self.warehouse)
        from models.releases.remote import RemoteWarehouse

        return RemoteWarehouse(self.warehouse, self.cache.expanduser()).mirror

    @property
    def processes(self) -> int:
        """How many processes parse."""
        return self.workers or os.cpu_count() or 1

    @property
    def shared(self) -> Bucket | None:
        """Where parts are shared, if they are."""
        return self.store if isinstance(self.store, Bucket) else None

    @property
    def reader_options(self) -> ReaderOptions:
        """The settings that readers take."""
        return ReaderOptions(
            max_document_bytes=self.max_document_bytes,
            text_column=self.text_column,
            url_column=self.url_column,
            date_column=self.date_column,
            id_column=self.id_column,
        )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Command line, environment, ``fangzhi.toml``, ``pyproject.toml``: the first that names a setting wins."""
        return (
            init_settings,
            env_settings,
            TomlConfigSettingsSource(settings_cls),
            PyprojectTomlConfigSettingsSource(settings_cls),
        )
