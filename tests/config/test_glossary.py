"""Glossaries: TSV and TBX, the terms for a pair of languages, and faults with their line."""

from pathlib import Path

import pytest

from diglot.checks import Term
from diglot.config.glossary import Glossary, read_glossary
from diglot.model import GlossaryError

TBX_2 = """\
<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><text><body>
  <termEntry id="1">
    <langSet xml:lang="en"><tig><term>file</term></tig></langSet>
    <langSet xml:lang="zh-CN">
      <tig><term>文件</term></tig>
      <ntig><termGrp><term>档案</term>
        <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termGrp></ntig>
    </langSet>
    <langSet xml:lang="de"><tig><term>Datei</term></tig></langSet>
  </termEntry>
</body></text></martif>
"""
TBX_3 = """\
<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic" style="dca" xml:lang="en"><text><body>
  <conceptEntry id="1">
    <langSec xml:lang="en"><termSec><term>folder</term></termSec><termSec><term>directory</term></termSec></langSec>
    <langSec xml:lang="zh"><termSec><term>文件夹</term></termSec><termSec><term>目录</term></termSec></langSec>
  </conceptEntry>
</body></text></tbx>
"""


def _read(folder: Path, content: str | bytes, name: str = "glossary.tsv") -> Glossary:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_glossary(path, name)


def test_a_row_has_a_source_term_its_targets_and_whether_it_is_kept(tmp_path: Path) -> None:
    rows = "# terms\n\nfile\t文件\nfolder\t文件夹 | 目录\t\nDiglot\t\tdo not translate\nWeb\t万维网\tno\n"
    assert _read(tmp_path, rows).terms("en", "zh_CN") == (
        Term("file", ("文件",)),
        Term("folder", ("文件夹", "目录")),
        Term("Diglot", (), keep=True),
        Term("Web", ("万维网",)),
    )


@pytest.mark.parametrize("content", ["", "\n", "# nothing yet\n", "\ufeff"])
def test_a_glossary_may_be_empty(content: str, tmp_path: Path) -> None:
    assert _read(tmp_path, content) == Glossary()


def test_a_table_of_a_spreadsheet_is_read(tmp_path: Path) -> None:
    assert _read(tmp_path, "\ufefffile\t文件\r\nuser\t用户\r\n").terms("en", "zh_CN")[1] == Term("user", ("用户",))


@pytest.mark.parametrize(
    ("content", "where", "what"),
    [
        ("file 文件\n", "glossary.tsv:1", "no tab"),
        ("\nfile\t\n", "glossary.tsv:2", "'file' has no target"),
        ("\t文件\n", "glossary.tsv:1", "no source term"),
        ("file\t文件\tmaybe\n", "glossary.tsv:1", "'maybe' in the third column"),
        ("file\t文件\t\tnote\n", "glossary.tsv:1", "4 columns"),
        ("file\t文件\n\nfile\t档案\n", "glossary.tsv:3", "'file' stands on line 1, too"),
        (b"file\t\xb0\xae\n", "glossary.tsv:1", "not UTF-8"),
    ],
)
def test_a_fault_is_named_with_its_line(content: str | bytes, where: str, what: str, tmp_path: Path) -> None:
    with pytest.raises(GlossaryError) as fault:
        _read(tmp_path, content)
    assert fault.value.where == where
    assert fault.value.what.startswith(what)
    assert "\n" not in str(fault.value)


def test_a_glossary_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match="No such file"):
        read_glossary(tmp_path / "none.tsv", "none.tsv")


def test_terms_are_for_languages_whose_scripts_they_can_be_in(tmp_path: Path) -> None:
    glossary = _read(tmp_path, "file\t文件\nDatenbank\tDB\n首页\tHome\n")
    assert [term.source for term in glossary.terms("en", "zh_CN")] == ["file", "Datenbank"]
    assert [term.source for term in glossary.terms("en", "de")] == ["Datenbank"]
    assert [term.source for term in glossary.terms("zh_CN", "en")] == ["Datenbank", "首页"]
    assert len(glossary.terms(None, None)) == 3


def test_one_row_may_have_targets_in_several_scripts(tmp_path: Path) -> None:
    glossary = _read(tmp_path, "Xue Lei\t薛蕾|شيويه لي\nBLT\t铂力特|BLT\n增材制造\tadditive manufacturing\n")
    assert glossary.terms("en", "zh_CN") == (Term("Xue Lei", ("薛蕾",)), Term("BLT", ("铂力特", "BLT")))
    assert glossary.terms("en", "ar") == (Term("Xue Lei", ("شيويه لي",)), Term("BLT", ("BLT",)))
    assert glossary.terms("zh_CN", "en")[-1] == Term("增材制造", ("additive manufacturing",))
    assert "增材制造" not in {term.source for term in glossary.terms("zh_CN", "ar")}


@pytest.mark.parametrize("content", [TBX_2, TBX_2.replace("<martif", '<martif xmlns="urn:x"')])
def test_tbx_2_names_the_languages_of_its_terms(content: str, tmp_path: Path) -> None:
    glossary = _read(tmp_path, content, "glossary.tbx")
    assert glossary.terms("en", "zh_CN") == (Term("file", ("文件",)),)
    assert glossary.terms("en", "de") == (Term("file", ("Datei",)),)
    assert glossary.terms("de", "en") == (Term("Datei", ("file",)),)
    assert glossary.terms("en", "fr") == ()
    assert glossary.terms("en", "zh_TW") == ()


def test_what_must_not_be_written_may_still_be_read(tmp_path: Path) -> None:
    terms = _read(tmp_path, TBX_2, "glossary.tbx").terms("zh_CN", "en")
    assert terms == (Term("文件", ("file",)), Term("档案", ("file",)))


def test_tbx_3_has_several_terms_for_a_concept(tmp_path: Path) -> None:
    targets = ("文件夹", "目录")
    assert _read(tmp_path, TBX_3, "glossary.tbx").terms("en", "zh_CN") == (
        Term("folder", targets),
        Term("directory", targets),
    )


@pytest.mark.parametrize(
    ("content", "where", "what"),
    [
        ("", "glossary.tbx:1", "not XML"),
        ("<martif><text>", "glossary.tbx:1", "not XML"),
        ("<html/>", "glossary.tbx:1", "<html> is no TBX"),
        ('<tbx>\n<termEntry>\n<langSet xml:lang="??"/></termEntry></tbx>', "glossary.tbx:3", "'??' is no language"),
        ("<tbx>\n<termEntry>\n<langSet/></termEntry></tbx>", "glossary.tbx:3", "no xml:lang"),
        ('<tbx><termEntry><langSet xml:lang="en">\n<tig><term> </term></tig></langSet></termEntry></tbx>',
         "glossary.tbx:2", "an empty term"),
    ],
)  # fmt: skip
def test_a_fault_of_a_termbase_is_named_with_its_line(content: str, where: str, what: str, tmp_path: Path) -> None:
    with pytest.raises(GlossaryError) as fault:
        _read(tmp_path, content, "glossary.tbx")
    assert fault.value.where == where
    assert fault.value.what.startswith(what)


def test_a_termbase_cannot_read_other_files(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    doctype = f'<!DOCTYPE tbx [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
    content = doctype + TBX_3.replace("<term>folder", "<term>folder&x;")
    assert not any("secret" in term.source for term in _read(tmp_path, content, "glossary.tbx").terms("en", "zh_CN"))
