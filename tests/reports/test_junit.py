"""JUnit XML: read by a library that reads what the services read."""

import junitparser
import pytest
from lxml import etree

from diglot.model import Outcome
from diglot.reports import junit
from tests.reports.findings import CONTEXT, OUTCOME

SCHEMA = etree.RelaxNG(
    etree.fromstring(
        """\
<grammar xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <define name="counts">
    <attribute name="tests"><data type="nonNegativeInteger"/></attribute>
    <attribute name="failures"><data type="nonNegativeInteger"/></attribute>
    <attribute name="errors"><data type="nonNegativeInteger"/></attribute>
  </define>
  <define name="fault">
    <optional><attribute name="type"/></optional><optional><attribute name="message"/></optional><text/>
  </define>
  <start>
    <element name="testsuites">
      <attribute name="name"/><ref name="counts"/>
      <oneOrMore><element name="testsuite">
        <attribute name="name"/><ref name="counts"/>
        <attribute name="skipped"><data type="nonNegativeInteger"/></attribute>
        <oneOrMore><element name="testcase">
          <attribute name="name"/><attribute name="classname"/>
          <attribute name="time"><data type="decimal"/></attribute>
          <optional><choice>
            <element name="failure"><ref name="fault"/></element>
            <element name="error"><ref name="fault"/></element>
            <element name="system-out"><text/></element>
          </choice></optional>
        </element></oneOrMore>
      </element></oneOrMore>
    </element>
  </start>
</grammar>"""
    )
)
"""What the readers of JUnit XML have in common: Jenkins' and the Windy Road schema, GitLab, pytest's xunit2."""


def _read(outcome: Outcome) -> list[junitparser.TestSuite]:
    return list(junitparser.JUnitXml.fromstring(junit.render(outcome, CONTEXT).encode()))


@pytest.mark.parametrize("outcome", [Outcome(), OUTCOME], ids=["nothing", "everything"])
def test_it_is_valid(outcome: Outcome) -> None:
    SCHEMA.assertValid(etree.fromstring(junit.render(outcome, CONTEXT).encode()))


def test_a_file_is_a_suite_and_a_finding_a_case() -> None:
    suites = _read(OUTCOME)
    assert [(suite.name, suite.tests, suite.failures, suite.errors) for suite in suites] == [
        ("locales/zh_CN/LC_MESSAGES/ui.po", 2, 2, 0),
        ("a,b:c % é/x y.po", 1, 0, 0),
        ("input", 1, 0, 1),
    ]
    assert [case.name for case in suites[0]] == ["missing 12:1", "missing-placeholder 20:10"]


def test_what_fails_the_run_is_a_failure_and_what_does_not_is_output() -> None:
    plain, evil, fault = (next(iter(suite)) for suite in _read(OUTCOME))
    assert isinstance(plain.result[0], junitparser.Failure)
    assert plain.result[0].message == "no translation"
    assert "Opening hours" in plain.result[0].text
    assert evil.is_passed
    assert "<U+0000>" in evil.system_out
    assert isinstance(fault.result[0], junitparser.Error)


def test_the_totals_add_up() -> None:
    root = etree.fromstring(junit.render(OUTCOME, CONTEXT).encode())
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("4", "2", "1")
    assert len(root.findall(".//testcase")) == 4


def test_nothing_found_is_a_case_that_passes() -> None:
    ((case,),) = _read(Outcome())
    assert case.is_passed
