"""The bytes of a termbase in TBX (ISO 30042, versions 2 and 3) -> its terms with their languages."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from diglot.checks import Term
from diglot.model import GlossaryError
from diglot.text.locales import is_locale

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["read_tbx"]

_LANGUAGES: Final = ("langSet", "langSec")
_WRONG: Final = ("deprecated", "superseded", "obsolete")
"""How the status of a term begins that must not be used (TBX-Basic, administrativeStatus)."""
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"


def read_tbx(raw: bytes, name: str) -> Iterator[tuple[Term, str, str]]:
    """Each term with its language, its targets in another language of its concept, and that language.

    Terms whose status forbids them are no targets. Raises GlossaryError with the line of the first fault; entities
    and DTDs of the file are not followed.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        what = f"not XML: {error.msg or 'nothing in it'}"
        raise GlossaryError(f"{name}:{error.lineno or 1}", what, "correct the file") from None
    kind = _local(root)
    if kind not in {"martif", "tbx"}:
        raise GlossaryError(f"{name}:{root.sourceline or 1}", f"<{kind}> is no TBX", "export the glossary as TBX")
    for concept in root.iter("{*}termEntry", "{*}conceptEntry"):
        terms = list(_terms(concept, name))
        for language, sources in terms:
            for locale, targets in terms:
                accepted = tuple(dict.fromkeys(text for text, is_right in targets if is_right))
                if locale != language and accepted:
                    for source, _ in sources:
                        yield Term(source, accepted), language, locale


def _terms(concept: "_Element", name: str) -> Iterator[tuple[str, list[tuple[str, bool]]]]:
    """By language the terms of a concept, and whether each may be used."""
    for section in concept:
        if _local(section) not in _LANGUAGES:
            continue
        language = section.get(_LANG, "")
        if not is_locale(language):
            what = f"{language!r} is no language" if language else "no xml:lang"
            raise GlossaryError(f"{name}:{section.sourceline}", what, "write it like en or zh-CN")
        found: list[tuple[str, bool]] = []
        for term in section.iter("{*}term"):
            text = " ".join("".join(str(part) for part in term.itertext()).split())
            if not text:
                raise GlossaryError(f"{name}:{term.sourceline}", "an empty term", "write it, or remove it")
            found.append((text, not _is_wrong(term)))
        yield language, found


def _is_wrong(term: "_Element") -> bool:
    parent = term.getparent()
    group = parent if parent is None or _local(parent) != "termGrp" else parent.getparent()
    notes = () if group is None else group.iter("{*}termNote")
    statuses = ((note.text or "").strip() for note in notes if note.get("type", "").lower() == "administrativestatus")
    return any(status.lower().startswith(_WRONG) for status in statuses)


def _local(element: "_Element") -> str:
    return str(element.tag).rpartition("}")[2]
