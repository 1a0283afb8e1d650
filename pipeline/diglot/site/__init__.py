"""Finishing: a page and the site it is in -> the edits that make an edition of it that stands on its own."""

from diglot.site.addresses import Publication, Site
from diglot.site.dates import date_edits
from diglot.site.editions import head_edits
from diglot.site.facts import Facts, facts_of
from diglot.site.languages import Places, Spoken, declaration_edits, tag_texts
from diglot.site.links import Links, doubtful_links, link_edits, links_of
from diglot.site.notices import notice_edits
from diglot.site.sitemap import Listed, date_of, sitemaps
from diglot.site.structured import language_edits
from diglot.site.switcher import switcher_edits

__all__ = [
    "Facts",
    "Links",
    "Listed",
    "Places",
    "Publication",
    "Site",
    "Spoken",
    "date_edits",
    "date_of",
    "declaration_edits",
    "doubtful_links",
    "facts_of",
    "head_edits",
    "language_edits",
    "link_edits",
    "links_of",
    "notice_edits",
    "sitemaps",
    "switcher_edits",
    "tag_texts",
]
