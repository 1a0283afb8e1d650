"""A start tag + what holds around it -> what holds for the text in its element: form, list, table, part of the page."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from diglot.markup.tables import OpenCell, OpenTable

__all__ = ["SAYING", "Item", "Standing", "inside"]

_FORMS: Final = {
    **{name: name for name in ("h1", "h2", "h3", "h4", "h5", "h6", "pre", "li", "dt", "dd", "caption")},
    **dict.fromkeys(("listing", "xmp", "plaintext"), "pre"),
    **dict.fromkeys(("legend", "summary"), "dt"),
    **dict.fromkeys(("td", "th", "blockquote"), "p"),
    "figcaption": "caption",
}
_LISTS: Final = {"ul": "ul", "ol": "ol", "menu": "ul", "dir": "ul"}
_AROUND: Final = frozenset("dialog fieldset form head menu menubar nav option search tablist template toolbar".split())
_ROLES: Final = {
    "main": "main",
    "navigation": "nav",
    "banner": "header",
    "contentinfo": "footer",
    "complementary": "aside",
    **{name: name for name in ("dialog", "form", "menu", "menubar", "search", "tablist", "toolbar")},
}
_SECTIONS: Final = frozenset("article section main nav aside".split())
"""A header or footer in one of these is part of it, not of the page (HTML-AAM)."""

SAYING: Final = frozenset("colspan hidden lang role rowspan start value xml:lang".split())
"""The attributes that `inside` asks for."""


@dataclass
class Item:
    """An item of a list: its first text bears the mark."""

    kind: str
    number: int | None
    is_marked: bool = False


@dataclass
class _Count:
    """Of the items of a list."""

    kind: str
    following: int


class Standing(NamedTuple):
    """What holds for the text in an element; the fields of `Block` say more."""

    form: str = "p"
    item: Item | None = None
    counter: _Count | None = None
    depth: int = 0
    is_quoted: bool = False
    around: str = ""
    in_main: bool = False
    in_section: bool = False
    lang: str | None = None
    table: OpenTable | None = None
    cell: OpenCell | None = None


def inside(name: str, values: Mapping[str, str], outer: Standing) -> Standing:
    """What holds in a block element that starts here. Lists count their items, and tables grow."""
    role = _ROLES.get(values.get("role", "").lower(), "")
    change: dict[str, Any] = {}
    if name in _FORMS:
        change["form"] = _FORMS[name]
    if name in _LISTS:
        start = _number(values, "start", 1)
        change |= {"counter": _Count(_LISTS[name], start), "depth": outer.depth + 1, "form": "p", "item": None}
    elif name == "li":
        change["item"] = _item(values, outer.counter)
    elif name == "dd":
        change |= {"depth": outer.depth + 1, "item": None}
    elif name == "blockquote":
        change |= {"is_quoted": True, "item": None}
    elif name in ("table", "tr", "td", "th"):
        change |= _in_table(name, values, outer.table)
    around = "hidden" if "hidden" in values or name == "noframes" else _around(role or name, outer)
    if around != outer.around:
        change["around"] = around
    if role == "main" or name == "main":
        change["in_main"] = True
    if name in _SECTIONS or role == "main":
        change["in_section"] = True
    if outer.table and (name[0] == "h" and name[1:].isdigit()):
        outer.table.lays_out = True
    if name not in ("html", "body") and ("lang" in values or "xml:lang" in values):
        change["lang"] = values.get("lang", values.get("xml:lang")) or None
    return outer._replace(**change) if change else outer


def _item(values: Mapping[str, str], counter: _Count | None) -> Item:
    if counter is None or counter.kind == "ul":
        return Item("ul", None)
    number = _number(values, "value", counter.following)
    counter.following = number + 1
    return Item("ol", number)


def _number(values: Mapping[str, str], name: str, default: int) -> int:
    value = values.get(name, "")
    return int(value) if re.fullmatch(r"-?[0-9]{1,8}", value) else default


def _in_table(name: str, values: Mapping[str, str], table: OpenTable | None) -> dict[str, Any]:
    if name == "table":
        if table:
            table.lays_out = True
        is_layout = values.get("role", "").lower() in ("presentation", "none")
        return {"table": OpenTable(lays_out=is_layout), "cell": None, "item": None, "form": "p", "depth": 0}
    if table is None:
        return {}
    if name == "tr" or not table.rows:
        table.rows.append([])
    if name == "tr":
        return {"cell": None}
    columns, rows = (min(max(1, _number(values, key, 1)), 100) for key in ("colspan", "rowspan"))
    table.rows[-1].append(OpenCell(name == "th", columns, rows))
    return {"cell": table.rows[-1][-1]}


def _around(name: str, outer: Standing) -> str:
    """What an element makes its text part of."""
    if name == "main":
        return ""
    if name in ("header", "footer"):
        return outer.around if outer.in_section else name
    if name == "aside":
        return outer.around if outer.in_main else name
    return name if name in _AROUND else outer.around
