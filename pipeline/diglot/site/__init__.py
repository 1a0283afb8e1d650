"""What finishes a page besides its translations: declared insertions and attribute values, never text."""

from diglot.site.root import root_edits

__all__ = ["root_edits"]
