"""Pages as browsers build them, and what finishing may change in them left out."""

import re
from typing import Any

import html5lib

__all__ = ["parsed", "unfinished"]

_CHANGED = frozenset(
    """lang dir xml:lang href src srcset poster hidden style background cite action data formaction xlink:href longdesc
    imagesrcset""".split()
)

Step = tuple[str, ...]


def parsed(text: str) -> Any:
    """The root of a page, as html5lib reads it."""
    return html5lib.parse(text.removeprefix("\ufeff"), treebuilder="etree", namespaceHTMLElements=False)


def unfinished(text: str) -> list[Step]:
    """A page in the order of its source: elements, texts and comments, without what finishing puts in or changes."""
    found: list[Step] = []
    _walk(parsed(text), found)
    return [step for step in found if step[0] != "text" or step[1].strip()]


def _walk(node: Any, found: list[Step]) -> None:
    if not isinstance(node.tag, str):
        found.append(("comment", node.text))
        return
    name = node.tag.rpartition("}")[2]
    if _is_of_finishing(node, name):
        return
    is_wrapper = name in ("span", "tspan") and set(node.attrib) <= {"lang", "dir"}
    if not is_wrapper:
        kept = (f"{key}={value}" for key, value in node.attrib.items() if key not in _CHANGED)
        found.append(("start", node.tag, *sorted(each for each in kept if name != "meta" or each[:8] != "content=")))
    if node.get("data-diglot") != "languages" and node.get("type") != "application/ld+json":
        _say(node.text, found)
        for child in node:
            _walk(child, found)
            _say(child.tail, found)
    if not is_wrapper:
        found.append(("end", node.tag))


def _say(text: str | None, found: list[Step]) -> None:
    if not text:
        return
    before = found.pop()[1] if found and found[-1][0] == "text" else ""
    found.append(("text", re.sub(r"\s+", " ", before + text)))


def _is_of_finishing(node: Any, name: str) -> bool:
    rel = node.get("rel", "").lower().split()
    if name == "link":
        return "canonical" in rel or ("alternate" in rel and "hreflang" in node.attrib)
    is_robots = node.get("name", "").lower() == "robots"
    return name == "meta" and (is_robots or node.get("property", "").lower().startswith("og:locale"))
