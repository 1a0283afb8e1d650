"""An address on a page -> where it leads from the page of an edition in two languages, which holds pages and assets."""

import posixpath
import re
from typing import Final
from urllib.parse import quote

from diglot.site.addresses import Site, Target

__all__ = ["BookLinks"]

_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*+:")
_DROPPED: Final = re.compile("[\t\n\r]")
_EDGE: Final = "".join(map(chr, range(0x21)))
"""What is no part of an address (WHATWG URL 4.4): tabs and line breaks anywhere, controls and spaces at its edges."""
_HARMLESS: Final = frozenset({"http:", "https:", "mailto:", "tel:", "ftp:"})
_PICTURE: Final = re.compile(r"data:image/(?:png|jpeg|gif|webp|avif|svg\+xml)[;,]", re.IGNORECASE | re.ASCII)


class BookLinks:
    """The addresses of one page; `used` gathers the assets that it shows or leads to."""

    def __init__(self, site: Site, path: str, base: str) -> None:
        self.site = site
        self.home = posixpath.dirname(path)
        self.folder = self.home + "/" if self.home else ""
        self.has_base = bool(base)
        if base:
            self.folder = self._base_folder(base)
        self.used: set[str] = set()
        self._links: dict[str, str] = {}

    def link(self, address: str) -> str:
        """Where a link leads from the page of the edition; nothing for one that could run something.

        One to a page or asset of the site leads to that of the edition, all others where they led.
        """
        found = self._links.get(address)
        if found is None:
            found = self._links[address] = self._link(_trimmed(address))
        return found

    def image(self, address: str) -> str:
        """The address of an image that the edition holds, or of one that is its own address; else nothing."""
        address = _trimmed(address)
        if _PICTURE.match(address):
            return address
        target = self.site.resolve(address, self.folder)
        return self._to(target, address) if target and target.kind == "asset" else ""

    def _link(self, address: str) -> str:
        scheme = _SCHEME.match(address)
        if scheme and scheme[0].lower() not in _HARMLESS:
            return ""
        target = self.site.resolve(address, self.folder)
        return self._to(target, address) if target and target.kind in ("page", "asset") else address

    def _to(self, target: Target, address: str) -> str:
        if target.kind == "asset":
            self.used.add(target.path)
        way = quote(posixpath.relpath("/" + target.path, "/" + self.home))
        if target.style == "relative" and not self.has_base and target.spelled == way:
            return address
        return way + target.suffix

    def _base_folder(self, base: str) -> str:
        target = self.site.resolve(_trimmed(base), self.folder)
        if target is None or target.kind == "edition":
            return _ELSEWHERE
        path = (self.folder if target.style == "relative" else "") + target.spelled
        return path[: path.rfind("/") + 1]


_ELSEWHERE: Final = "../" * 99
"""A folder that no path leads back from."""


def _trimmed(address: str) -> str:
    return _DROPPED.sub("", address).strip(_EDGE)
