"""The [[rules]] of a configuration, of the right form -> Rules, or a ConfigError that names a fault."""

from collections.abc import Mapping
from typing import Any

from diglot.config.schema import CatalogSpec
from diglot.config.values import check_locale
from diglot.markup.destinations import is_executed
from diglot.markup.jsonpath import read_path
from diglot.markup.rules import Rule
from diglot.markup.selectors import validate
from diglot.model import ConfigError
from diglot.text.locales import same_language
from diglot.text.moments import WIDTHS, form_fault
from diglot.text.nearest import nearest

__all__ = ["read_rules"]


def read_rules(file: str, tables: list[Mapping[str, Any]], catalogs: tuple[CatalogSpec, ...]) -> tuple[Rule, ...]:
    """The rules in their order."""
    within: Mapping[object, Any] = {True: "yes", False: "no", "nested": "nested", None: None}
    rules: list[Rule] = []
    for number, table in enumerate(tables):
        where = f"{file}: rules[{number}]"
        named = table.get("catalog", ())
        rule = Rule(
            select=table.get("select"),
            xpath=table.get("xpath"),
            translate=table.get("translate"),
            within_text=within[table.get("within-text")],
            preserve_space=table.get("preserve-space"),
            language=table.get("language"),
            catalog=(named,) if isinstance(named, str) else tuple(named),
            context=table.get("context"),
            note=table.get("note"),
            attributes=tuple(name.lower() for name in table.get("attributes", ())),
            json=tuple(table.get("json", ())),
            format=table.get("format"),
        )
        _check_rule(where, rule, catalogs)
        rules.append(rule)
    return tuple(rules)


def _check_rule(where: str, rule: Rule, catalogs: tuple[CatalogSpec, ...]) -> None:
    if (rule.select is None) == (rule.xpath is None):
        what = "neither select nor xpath" if rule.select is None else "both select and xpath"
        raise ConfigError(where, what, "give one of them")
    if fault := validate(rule):
        name = "xpath" if rule.select is None else "select"
        raise ConfigError(f"{where}.{name}", fault, "correct it")
    _check_content(where, rule)
    domains = [catalog.domain for catalog in catalogs]
    for domain in rule.catalog:
        if domain not in domains:
            near = nearest(domain, domains)
            hint = f"did you mean {near}?" if near else f"declared are {', '.join(domains)}"
            raise ConfigError(f"{where}.catalog", f"no catalog {domain!r}", hint)
    if rule.language is not None:
        check_locale(f"{where}.language", rule.language)
        if not any(same_language(rule.language, catalog.language) for catalog in catalogs):
            languages = ", ".join(dict.fromkeys(catalog.language for catalog in catalogs))
            raise ConfigError(
                f"{where}.language", f"no catalog is in {rule.language!r}", f"the catalogs are in {languages}"
            )


def _check_content(where: str, rule: Rule) -> None:
    """What a rule says of attributes, JSON and forms."""
    for name in rule.attributes:
        if is_executed(name):
            what = f"a translation must not be the value of {name}, which does more than say something"
            raise ConfigError(f"{where}.attributes", what, "leave it to the page")
    for path in rule.json:
        if read_path(path) is None:
            hint = 'write it like labels.*, menu[*].title or "a.name".text'
            raise ConfigError(f"{where}.json", f"{path!r} is no path", hint)
    if rule.format is not None and (fault := form_fault(rule.format)):
        hint = f"there are {', '.join(WIDTHS)}, skeletons of dates like yMMMd, and patterns of numbers like #,##0.00"
        raise ConfigError(f"{where}.format", fault, hint)
