"""Results as Great Expectations: a suite for each table, one checkpoint, Data Docs.

Importing this module imports Great Expectations, which takes ten seconds: import it only where checks are run
(:func:`flows.check.warm` does it early, beside other work).

Great Expectations cannot read DuckDB 2 (its SQL datasource fetches after the connection is released), so DuckDB runs the rules
and the checkpoint gets one small frame, a row for each rule. An expectation that raises is told apart from one that fails by
``exception_info``, which has to be looked at before ``success``.
"""

from __future__ import annotations

import contextlib
import logging
import tempfile
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

import great_expectations as gx
import pandas as pd
from great_expectations.core.expectation_validation_result import ExpectationValidationResult
from great_expectations.expectations.expectation import BatchExpectation
from great_expectations.expectations.metadata_types import FailureSeverity
from great_expectations.validator.metric_configuration import MetricConfiguration
from great_expectations.validator.validator import ValidationDependencies

from models.checks.data_docs import write_report
from models.checks.result import Checked, CheckResult

_SITE = "report"


class BrokenCheckError(RuntimeError):
    """A check that could not be carried out; ``check`` says which, ``error`` why."""

    def __init__(self, check: str, error: str) -> None:
        self.check, self.error = check, error
        super().__init__(error)


class ExpectNoBadRows(BatchExpectation):
    """The rule ``check`` of ``table_name`` finds no bad row; the batch is the frame of :func:`_frame`."""

    table_name: str
    check: str
    column: str | None = None
    """Column under which Data Docs show it."""

    metric_dependencies: ClassVar[tuple[str, ...]] = ("table.head",)
    domain_keys: ClassVar[tuple[str, ...]] = ("batch_id", "table_name", "check", "column")
    success_keys: ClassVar[tuple[str, ...]] = ()

    def get_validation_dependencies(
        self, execution_engine: Any = None, runtime_configuration: Any = None
    ) -> ValidationDependencies:
        """The whole frame, as the one metric that is needed."""
        dependencies = ValidationDependencies(metric_configurations={}, result_format={})
        head = MetricConfiguration("table.head", {"batch_id": self.batch_id}, {"n_rows": 1, "fetch_all": True})
        dependencies.set_metric_configuration("table.head", head)
        return dependencies

    def _validate(
        self, metrics: Mapping[str, Any], runtime_configuration: Any = None, execution_engine: Any = None
    ) -> dict[str, Any]:
        row = metrics["table.head"].loc[(self.table_name, self.check)]
        if row["error"]:
            raise BrokenCheckError(f"{self.table_name}.{self.check}", row["error"])
        looked_at, unexpected = int(row["looked_at"]), int(row["unexpected"])
        result = {
            "observed_value": row["observed"],
            "element_count": looked_at,
            "unexpected_count": unexpected,
            "unexpected_percent": 100 * unexpected / looked_at if looked_at else None,
            "partial_unexpected_list": list(row["examples"]),
        }
        return {"success": unexpected == 0, "result": result}


def validate(results: Sequence[CheckResult], report: Path) -> Checked:
    """The results after the checkpoint, and its Data Docs in ``report``."""
    with warnings.catch_warnings(), _quiet(), tempfile.TemporaryDirectory() as scratch:
        warnings.simplefilter("ignore")
        context: Any = gx.get_context(mode="ephemeral")
        context.variables.progress_bars = {"globally": False}
        for site in list(context.get_site_names()):
            context.delete_data_docs_site(site)
        context.add_data_docs_site(_SITE, _site(Path(scratch)))
        outcome = _checkpoint(context, results).run(batch_parameters={"dataframe": _frame(results)})
        judged = {
            (r.expectation_config.kwargs["table_name"], r.expectation_config.kwargs["check"]): r
            for validation in outcome.run_results.values()
            for r in validation.results
        }
        checked = Checked(tuple(_judge(result, judged.get((result.table_name, result.check))) for result in results))
        context.build_data_docs(site_names=[_SITE], build_index=False)
        write_report(Path(scratch), report, checked)
    return checked


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Without the log lines of Great Expectations: a broken check is told by its result."""
    logger = logging.getLogger("great_expectations")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(level)


def _judge(result: CheckResult, validated: ExpectationValidationResult | None) -> CheckResult:
    """The result as Great Expectations sees it; what it did not judge, or judged otherwise, is broken."""
    if result.broken:
        return result
    if validated is None:
        return replace(result, error="Great Expectations did not judge it")
    info = validated.exception_info or {}
    if info.get("raised_exception") or any(isinstance(v, dict) and v.get("raised_exception") for v in info.values()):
        return replace(result, error=str(info.get("exception_message") or info))
    if bool(validated.success) != result.passed:
        return replace(result, error=f"Great Expectations says success is {validated.success}")
    return result


def _checkpoint(context: Any, results: Sequence[CheckResult]) -> Any:
    # One asset for all tables: every definition that is added has the whole configuration written anew.
    frame = context.data_sources.add_pandas("duckdb").add_dataframe_asset("release")
    batch = frame.add_batch_definition_whole_dataframe("rules")
    definitions = []
    for table in dict.fromkeys(r.table_name for r in results):
        expectations = [_expectation(r) for r in results if r.table_name == table]
        suite = context.suites.add(gx.ExpectationSuite(table, expectations=expectations))
        definitions.append(context.validation_definitions.add(gx.ValidationDefinition(name=table, data=batch, suite=suite)))
    return context.checkpoints.add(gx.Checkpoint(name="release", validation_definitions=definitions))


def _expectation(result: CheckResult) -> ExpectNoBadRows:
    rule = result.rule
    return ExpectNoBadRows(
        table_name=rule.table,
        check=rule.name,
        column=rule.column,
        severity=FailureSeverity(rule.severity),
        description=f"{rule.name} ({rule.severity}): {rule.asserts}",
        notes=f"{rule.severity}: {rule.why}",
    )


def _frame(results: Sequence[CheckResult]) -> pd.DataFrame:
    """One row for each rule, by table and check."""
    frame = pd.DataFrame(
        {
            "table_name": r.table_name,
            "check": r.check,
            "looked_at": r.looked_at,
            "unexpected": r.unexpected,
            "observed": r.observed,
            "examples": r.examples,
            "error": r.error or "",
        }
        for r in results
    )
    return frame.set_index(["table_name", "check"]).sort_index()


def _site(folder: Path) -> dict[str, Any]:
    """Pages of validations only; suites are part of them, and the index is ours."""
    return {
        "class_name": "SiteBuilder",
        "show_how_to_buttons": False,
        "store_backend": {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(folder)},
        "site_section_builders": {"expectations": "None"},
        "site_index_builder": {"class_name": "DefaultSiteIndexBuilder"},
    }
