"""JSON-LD of a page -> the strings in it that people read, and those that say which language they are in (schema.org).

Keywords of JSON-LD 1.1: `@context`, `@language`, `@type`, `@value`.
"""

from typing import Final, NamedTuple

from diglot.lazy import pattern
from diglot.markup.jsontext import Container, Data, String, decoded

__all__ = ["TEXTS", "LinkedText", "declared_languages", "linked_texts"]

TEXTS: Final = frozenset(
    """abstract accessibilitySummary addressLocality addressRegion alternateName alternativeHeadline areaServed
    articleBody articleSection artform artMedium artworkSurface assesses award backstory caption category color
    competencyRequired cookingMethod copyrightNotice coursePrerequisites creditText description
    disambiguatingDescription educationalLevel educationalUse educationRequirements embeddedTextCaption
    employerOverview experienceRequirements featureList genre headline incentiveCompensation industry
    jobBenefits jobTitle keywords knowsAbout learningResourceType legalName material name negativeNotes
    paymentAccepted positiveNotes qualifications ratingExplanation recipeCategory recipeCuisine recipeIngredient
    recipeInstructions recipeYield responsibilities reviewAspect reviewBody servesCuisine skills slogan
    specialCommitments streetAddress supply teaches text tool transcript unitText usageInfo workHours""".split()
)
"""The properties of schema.org whose text people read."""

_NOT_IN: Final = frozenset({"@context", "identifier", "inLanguage"})
"""What nobody reads in, however its members are called."""
_VOCABULARY: Final = pattern(r"(?:schema:|https?://schema\.org/)")
_TYPE: Final = pattern(r"(?:.*[/#:])?([A-Z][A-Za-z0-9]*)")


_DEEPEST: Final = 5
"""More arrays in one another than this are no values of one property."""


class LinkedText(NamedTuple):
    """A string that people read."""

    string: String
    type: str
    """Of the object that it describes: `Article`."""
    property: str
    """`headline`."""
    language: String | None
    """What says which language it is in; None if nothing does."""


def linked_texts(data: Data, text: str) -> tuple[LinkedText, ...]:
    """The strings that people read, in their order. `text` is the page's."""
    languages, types = _languages(data), _types(data, text)
    found: list[LinkedText] = []
    for string in data.strings:
        if string.key == "@value":
            owner, key = _owner(string.container, "")
        elif isinstance(string.key, str):
            owner, key = string.container, string.key
        else:
            owner, key = _owner(string.container, "")
        name = _VOCABULARY.sub("", key, count=1) if ":" in key else key
        if owner is None or name not in TEXTS or owner not in languages:
            continue
        language = languages[owner]
        if string.key == "@value":
            language = string.container.members.get("@language", language)
        found.append(LinkedText(string, types.get(owner, "Thing"), name, language))
    return tuple(found)


def declared_languages(data: Data) -> tuple[String, ...]:
    """The strings that say which language something is in, in their order."""
    read = _languages(data)
    return tuple(
        string
        for string in data.strings
        if string.key == "@language" or (string.key == "inLanguage" and string.container in read)
    )


def _owner(container: Container | None, key: str) -> tuple[Container | None, str]:
    """The object that a value belongs to, and its name there; arrays and value objects in between are no more than
    ways to write several.
    """
    for _ in range(_DEEPEST):
        if container is None:
            break
        if not container.is_array and "@value" not in container.members:
            return container, key
        key = container.key if isinstance(container.key, str) else ""
        container = container.parent
    return None, ""


def _languages(data: Data) -> dict[Container, String | None]:
    """For each container what says which language its texts are in, if anything does; not those that nobody reads."""
    own: dict[Container, String] = {}
    for container in data.containers:
        said = container.members.get("@language")
        if said is not None and (around := _around_context(container)) is not None:
            own[around] = said
        elif (language := container.members.get("inLanguage")) is not None:
            own.setdefault(container, language)
    found: dict[Container, String | None] = {}
    for container in data.containers:
        if container.parent is None:
            found[container] = own.get(container)
        elif container.key not in _NOT_IN and container.parent in found:
            found[container] = own.get(container, found[container.parent])
    return found


def _around_context(container: Container) -> Container | None:
    """The object whose `@context` this is, or an item of that."""
    if container.parent is not None and container.parent.is_array:
        container = container.parent
    return container.parent if container.key == "@context" else None


def _types(data: Data, text: str) -> dict[Container, str]:
    """Of each object that has one the first type, without its vocabulary."""
    found: dict[Container, str] = {}
    for string in data.strings:
        owner, key = _owner(string.container, "") if isinstance(string.key, int) else (string.container, string.key)
        if (
            owner is not None
            and key == "@type"
            and (named := _TYPE.fullmatch(decoded(text[string.start : string.end])))
        ):
            found.setdefault(owner, named[1])
    return found
