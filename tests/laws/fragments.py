"""HTML that people, machines and accidents write, as hypothesis strategies."""

from json import dumps

from hypothesis import strategies as st

__all__ = ["documents", "soups"]

_CHARACTERS = "abcXYZ 019 中文。，éßא \t\n\r\f\xa0\xad\u3000\u200b\u200f\u0301&<>\"'{}[]#;=/!?-%$\\|¶★😀"
_ODD = st.sampled_from(
    """&amp; &lt; &gt; &nbsp; &copy &copy; &notit; &#60; &#x3c; &#38;lt; &amp;lt; &amp;amp; &#8217; &#0; &#xD800; &shy;
    <3 a<b R&D ]]> --> <! </ {{x}} {%y%} {# #} { { ?> %> <a <a2> 二〇一五 ...""".split()
)
_WORDS = st.sampled_from(["one", "Two words", "三", "四五六", "и", "7", "R&D", "end."])


def _texts() -> st.SearchStrategy[str]:
    return st.one_of(_WORDS, _WORDS, st.text(_CHARACTERS, max_size=8), _ODD)


_INLINE = "a b i em span code sub ruby rt q font abbr x-y h7".split()
_BLOCK = "p div li ul h1 td tr table pre dl dt dd section blockquote summary option center".split()
_ISLAND = "button label svg select object video math".split()
_TEXT_ONLY = "textarea title".split()
_RAW = "script style iframe noembed xmp".split()
_VOID = "br br img input hr wbr".split()

_VALUES = st.text("ab 中\xa0&<>;=\n", max_size=6) | st.sampled_from(["Value", "&quot;", "&lt;b&gt;", "a'b", ""])
_ATTRIBUTES = st.one_of(
    st.just(""),
    st.just(""),
    st.sampled_from(
        [" class=x", ' id="i"', " hidden", " lang=en", ' lang="zh-CN"', " translate=no", " translate=yes", " /", ' "']
    ),
    st.tuples(st.sampled_from(["title", "alt", "aria-label", "placeholder"]), _VALUES).map(
        lambda pair: f' {pair[0]}="{pair[1]}"'
    ),
    st.tuples(st.sampled_from(["title", "TITLE"]), _VALUES).map(
        lambda pair: f" {pair[0]}='{pair[1].replace(chr(39), '')}'"
    ),
    st.sampled_from([" title=bare", " alt=中", " title=", " title = a"]),
)
_COMMENTS = st.sampled_from(
    ["<!-- c -->", "<!---->", "<!-->", "<!x>", "<?pi?>", "</!>", "<![CDATA[a]]>", "<!-- <b> -->"]
)


def _cased(name: str) -> st.SearchStrategy[str]:
    return st.sampled_from([name, name, name.upper()])


def _element(names: list[str], content: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    name = st.sampled_from(names).flatmap(_cased)
    return st.tuples(name, _ATTRIBUTES, content).map(lambda parts: f"<{parts[0]}{parts[1]}>{parts[2]}</{parts[0]}>")


_void = st.tuples(st.sampled_from(_VOID).flatmap(_cased), _ATTRIBUTES).map(lambda parts: f"<{parts[0]}{parts[1]}>")
_rcdata = _element(_TEXT_ONLY, _WORDS | st.text("a 中\n&<>;", max_size=6))
_raw = _element(_RAW, st.sampled_from(["", "a < b", "'<p>'", "<!-- x -->", '"中"']))
_data = st.tuples(
    st.sampled_from(["name", "keywords", "text", "x", "inLanguage"]), _texts() | st.sampled_from(["zh", "fr"])
).map(lambda pair: f'<script type="application/ld+json">{dumps({pair[0]: pair[1]}).replace("<", "&lt;")}</script>')
_leaf = st.one_of(_texts(), _texts(), _void, _COMMENTS, _rcdata, _raw, _data)


def _nested(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    content = st.lists(inside, max_size=4).map("".join)
    return st.one_of(_element(_INLINE, content), _element(_INLINE, content), _element(_BLOCK + _ISLAND, content))


_trees = st.recursive(_leaf, _nested, max_leaves=12)

_start_tag = st.tuples(st.sampled_from(_INLINE + _BLOCK + _ISLAND), _ATTRIBUTES).map(lambda p: f"<{p[0]}{p[1]}>")
_end_tag = st.sampled_from(_INLINE + _BLOCK + _ISLAND + ["br", "body", "img"]).map("</{}>".format)

documents: st.SearchStrategy[str] = st.lists(_trees, min_size=1, max_size=5).map("".join)
"""Elements that are closed where they should be."""

soups: st.SearchStrategy[str] = st.lists(
    st.one_of(_texts(), _start_tag, _start_tag, _end_tag, _leaf, st.sampled_from(["<a", '<p title="', "</", "<!--"])),
    max_size=14,
).map("".join)
"""Tags in any order, closed or not, and what the end of the file cuts."""
