"""A page + a locale -> the edits that make its root say so (WHATWG HTML 3.2.6.2 `lang`, 3.2.6.4 `dir`)."""

from diglot.markup.tokens import Attribute, Kind, attributes, tokens
from diglot.model import Edit, Page
from diglot.text.locales import bcp47, direction

__all__ = ["root_edits"]


def root_edits(page: Page, locale: str) -> tuple[Edit, ...]:
    """`lang` and `dir` of `html`, and of `body` where it has them.

    `dir` is added only where it changes what holds; a page without an `html` tag has no place for either.
    """
    tag, dirn = bcp47(locale), direction(locale)
    edits: list[Edit] = []
    seen: set[str] = set()
    for kind, start, end, name in tokens(page.text, xml=page.is_xml):
        if kind != Kind.OPEN or name not in ("html", "body") or name in seen:
            continue
        seen.add(name)
        found = {attribute.name: attribute for attribute in attributes(page.text, start, end, name)}
        after_name = start + 1 + len(name)
        is_root = name == "html"
        wanted = {"lang": tag, "xml:lang": tag, "dir": dirn}
        required = {"lang"} if is_root else set()
        if is_root and dirn == "rtl":
            required.add("dir")
        added = "".join(f' {key}="{wanted[key]}"' for key in sorted(required - set(found), reverse=True))
        if added:
            edits.append(Edit(after_name, after_name, (added,)))
        edits += [_value(found[key], value) for key, value in wanted.items() if key in found]
        if name == "body":
            break
    return tuple(edit for edit in edits if page.text[edit.start : edit.end] != "".join(map(str, edit.parts)))


def _value(attribute: Attribute, value: str) -> Edit:
    if attribute.quote:
        return Edit(attribute.start, attribute.end, (value,))
    has_value = attribute.end > attribute.start
    return Edit(attribute.start, attribute.end, (value if has_value else f'="{value}"',))
