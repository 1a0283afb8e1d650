"""The day since which a translation is outdated, through any sequence of changes, confirmations and days."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from diglot.catalog import Rules, outdated_since, read_catalog, update_catalogs
from diglot.model import Catalog

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n'
TEXTS = (
    "The harbour opens at nine.",
    "The harbour opens at ten.",
    "The old harbour opens at ten.",
    "The harbour opens at eight.",
)
TRANSLATED = f'{HEADER}\n# ask Eva\nmsgid "{TEXTS[0]}"\nmsgstr "Der Hafen"\n'
STEPS = st.lists(
    st.tuples(st.sampled_from(["say", "confirm", "wait"]), st.integers(min_value=0, max_value=3)), max_size=8
)


def _updated(old: Catalog, text: str, today: date) -> Catalog:
    template = read_catalog(f'{HEADER}\nmsgid "{text}"\nmsgstr ""\n'.encode(), "t.pot")
    rules = Rules(wanted=lambda _: True, header=lambda _: (), today=today)
    return read_catalog(update_catalogs({"": old}, [("", template)], rules)[""].update.content, "a.po")


@given(STEPS)
def test_it_is_that_of_the_first_change_since_the_translation_was_confirmed(steps: list[tuple[str, int]]) -> None:
    catalog, text, today = read_catalog(TRANSLATED.encode(), "a.po"), TEXTS[0], date(2026, 11, 23)
    since: date | None = None
    for step, number in steps:
        if step == "wait":
            today += timedelta(days=number)
        elif step == "confirm":
            since = None
            catalog = read_catalog(catalog.text.replace("#, fuzzy\n", "").encode(), "a.po")
        elif TEXTS[number] != text:
            text, since = TEXTS[number], since or today
        before, catalog = catalog.text, _updated(catalog, text, today)
        assert (step == "say") or catalog.text == before
        (message,) = catalog.messages
        assert (message.msgid, message.msgstr, message.is_fuzzy) == (text, ("Der Hafen",), since is not None)
        assert outdated_since(message) == since
        assert message.comments[0] == "ask Eva"
        assert len(message.comments) <= 2
        assert _updated(catalog, text, today + timedelta(days=99)).text == catalog.text
