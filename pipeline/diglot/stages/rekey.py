"""Catalogs of other tools or older rules -> their translations in the catalogs of the project, under our msgids."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from diglot.catalog import Translation, filled, read_catalog, read_mo
from diglot.checks import check_of
from diglot.config import Config
from diglot.markup.rules import ScanRules
from diglot.model import Catalog, CatalogError, Change, DiglotError, Finding, Message, Outcome, UsageError
from diglot.runtime.files import digest, put
from diglot.stages.layout import catalog_path, catalog_paths
from diglot.stages.offers import Index, Offer, Target, offers_of
from diglot.stages.project import catalogs_of, needed, scan_rules, shown, templates_of
from diglot.text.locales import is_locale, key

__all__ = ["rekey"]


def rekey(config: Config, source: Path, *, locales: Sequence[str], write: bool, diff: bool, force: bool) -> Outcome:
    """Take over the translations of a catalog, or of those in a folder, that messages of the project still need.

    A message that has a translation keeps it, unless `force`; a fuzzy text gives way to one that isn't. What
    could not be taken over is a finding.
    """
    changes: list[Change] = []
    findings: list[Finding] = []
    faults: list[DiglotError] = []
    notes: list[str] = []
    sources = list(_sources(source, faults))
    rules = scan_rules(config)
    for locale, own in _assigned(sources, locales, config, faults, notes).items():
        if not own:
            continue
        catalogs = dict(_catalogs(config, locale, faults))
        index = Index([target for *_, targets in catalogs.values() for target in targets])
        left = _Left()
        offers: dict[Target, list[Offer]] = {}
        for old in own:
            for message in old.messages:
                for offer in _offers(old, message, index, rules, left):
                    offers.setdefault(offer.target, []).append(offer)
        chosen = dict(_chosen(offers, left, force=force))
        for path, (catalog, targets) in catalogs.items():
            translations = {target.message.key: chosen[target] for target in targets if target in chosen}
            try:
                content, read_as = filled(catalog, translations), digest(filled(catalog, {}))
                roots = (config.locales,)
                change = put(path, content, roots=roots, root=config.root, write=write, diff=diff, of=read_as)
            except DiglotError as fault:
                faults.append(fault)
                continue
            if change is not None:
                changes.append(change)
                fuzzy = sum(translation.is_fuzzy for translation in translations.values())
                notes.append(f"{change.path}: {len(translations)} taken over, {fuzzy} of them fuzzy")
        findings += left.findings()
        notes.append(f"{locale}: {left.summary()}")
    return Outcome(tuple(changes), tuple(findings), tuple(faults), tuple(notes))


class _Left:
    """The old translations that are not taken over."""

    def __init__(self) -> None:
        self._reasons: dict[int, tuple[str, Message, str]] = {}
        self._without_text = 0

    def add(self, path: str, message: Message, why: str) -> None:
        """Note the first reason for an old message."""
        self._reasons.setdefault(id(message), (path, message, why))

    def add_without_text(self) -> None:
        """Note one that never was text."""
        self._without_text += 1

    def discard(self, message: Message) -> None:
        """Forget an old message: it was of use after all."""
        self._reasons.pop(id(message), None)

    def findings(self) -> Iterator[Finding]:
        """One for each, but for those that were obsolete where they stand."""
        check = check_of("not-taken-over")
        for path, message, why in self._reasons.values():
            if not message.obsolete:
                yield Finding(
                    code=check.code,
                    mqm=check.mqm,
                    severity=check.severity,
                    message=why,
                    help=check.help,
                    path=path,
                    line=message.line or 1,
                    msgctxt=message.msgctxt,
                    msgid=message.msgid,
                    msgstr=message.msgstr[0],
                )

    def summary(self) -> str:
        """How many there are of each kind."""
        obsolete = sum(message.obsolete for _, message, _ in self._reasons.values())
        live = len(self._reasons) - obsolete
        return f"{live} not taken over, {obsolete} obsolete ones neither, {self._without_text} without text"


# --- what there is ---


def _sources(source: Path, faults: list[DiglotError]) -> Iterator[Catalog]:
    if not source.exists():
        raise UsageError(str(source), "no such file or folder", "give a .po, a .mo, or a folder of them")
    found = [source]
    if source.is_dir():
        found = sorted(path for path in source.rglob("*") if path.suffix in (".po", ".mo") and path.is_file())
    if not found:
        raise UsageError(str(source), "no .po and no .mo in this folder", "give the folder of the old catalogs")
    for path in found:
        name = path.as_posix()
        try:
            yield read_mo(path, name) if path.suffix == ".mo" else read_catalog(path.read_bytes(), name)
        except OSError as error:
            faults.append(CatalogError(name, error.strerror or "cannot be read", "check its permissions"))
        except DiglotError as fault:
            faults.append(fault)


def _language(old: Catalog, config: Config) -> str | None:
    """The language of a catalog: by its header, else the target that it or a folder is called after."""
    field = old.field("Language")
    if field and is_locale(field):
        return field
    path = Path(old.path)
    return next((name for name in (path.stem, *reversed(path.parts[:-1])) if name in config.targets), None)


def _assigned(
    sources: Sequence[Catalog], locales: Sequence[str], config: Config, faults: list[DiglotError], notes: list[str]
) -> dict[str, list[Catalog]]:
    """The catalogs of each locale. One whose language nobody knows is a fault, unless there is one locale only; so is
    having none for any.
    """
    assigned: dict[str, list[Catalog]] = {locale: [] for locale in locales}
    names = {key(locale): locale for locale in locales}
    for old in sources:
        language = _language(old, config)
        locale = names.get(key(language)) if language else locales[0]
        if language is None and len(locales) > 1:
            hint = "write it into its header, or name its target by --locale"
            faults.append(CatalogError(old.path, "its language is not known", hint))
        elif locale is None:
            notes.append(f"{old.path}: left out, it is for {language}")
        else:
            assigned[locale].append(old)
    if sources and not faults and not any(assigned.values()):
        what = f"no catalog for {' or '.join(locales)}"
        faults.append(CatalogError(sources[0].path, what, "give catalogs in the language of the target"))
    return assigned


def _catalogs(
    config: Config, locale: str, faults: list[DiglotError]
) -> Iterator[tuple[Path, tuple[Catalog, list[Target]]]]:
    """By path the catalogs of a locale, each with the messages that it has to translate."""
    for spec in config.catalogs:
        try:
            templates, catalogs = templates_of(config, spec.domain), catalogs_of(config, locale, spec.domain)
            due = list(needed(templates, catalogs, spec, locale))
            for need in due:
                if need.place not in catalogs:
                    where = shown(config, catalog_path(config, locale, spec.domain, need.place))
                    raise CatalogError(where, "no such file", f"write it with `diglot update -l {locale}`")
        except DiglotError as fault:
            faults.append(fault)
            continue
        paths = catalog_paths(config, locale, spec.domain)
        for place, catalog in catalogs.items():
            targets = [Target(spec.domain, own) for _, own, where in due if where == place and own.line]
            yield paths[place], (catalog, targets)


# --- what is taken ---


def _offers(old: Catalog, message: Message, index: Index, rules: ScanRules, left: _Left) -> Sequence[Offer]:
    if not any(message.msgstr):
        return ()
    if message.msgid_plural is not None:
        left.add(old.path, message, "it has plural forms, and no text of a page has")
        return ()
    found = offers_of(message, old.path, index, rules)
    if found.problem:
        left.add(old.path, message, f"the translation does not fit: {found.problem}")
    elif not found.has_text:
        left.add_without_text()
    elif not found.offers:
        left.add(old.path, message, "no message of the project has this text")
    return found.offers


def _chosen(offers: dict[Target, list[Offer]], left: _Left, *, force: bool) -> Iterator[tuple[Target, Translation]]:
    """Of several translations of a message the best by rank; of equals the one that most have, then the first."""
    used: list[Message] = []
    for target, rivals in offers.items():
        message = target.message
        rank = min(offer.rank for offer in rivals)
        best = [offer for offer in rivals if offer.rank == rank]
        msgstr = Counter(offer.msgstr for offer in best).most_common(1)[0][0]
        origin = next(offer.origin for offer in best if offer.msgstr == msgstr)
        is_taken = force or not any(message.msgstr) or (message.is_fuzzy and not origin.is_fuzzy)
        kept = msgstr if is_taken else message.msgstr[0]
        place = f"line {origin.line}" if origin.line else "another place"
        why = f"the message got the translation of {place}" if is_taken else "the message has a translation"
        for offer in rivals:
            if offer.msgstr == kept:
                used.append(offer.origin)
            else:
                left.add(offer.path, offer.origin, why)
        if is_taken and (msgstr, origin.is_fuzzy) != (message.msgstr[0], message.is_fuzzy):
            yield target, Translation(msgstr, origin.is_fuzzy, origin.comments)
    for origin in used:
        left.discard(origin)
