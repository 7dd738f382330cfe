"""What is checked before a release is published: rules, generated and written, and what came of them."""

from models.checks.evaluation import evaluate
from models.checks.generated import generated_rules
from models.checks.result import Checked, CheckResult
from models.checks.rule import Rule, RuleError
from models.checks.written import written_rules

__all__ = ["CheckResult", "Checked", "Rule", "RuleError", "evaluate", "generated_rules", "written_rules"]
