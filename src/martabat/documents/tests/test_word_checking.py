"""The checker names what is wrong with an office's own template, and none escapes."""

import io
import random
import re
import time
import zipfile

import pytest

from martabat.documents.tests import templates
from martabat.documents.word import apart, fields
from martabat.documents.word.checking import check
from martabat.documents.word.filling import About, TemplateFault
from martabat.documents.word.findings import told
from martabat.documents.word.kinds import PaperKind, example_of

FIELD = '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>{}</w:instrText></w:r></w:p>'


def found(content, kind=PaperKind.INVITATION):
    return check(content, *templates.asked(kind))


@pytest.mark.parametrize("kind", PaperKind)
def test_the_shipped_templates_are_without_a_finding(kind):
    assert found(templates.shipped(kind), kind) == []


# (what stands in the template, code, severity, the tag it names, what was probably meant)
DEFECTS = [
    (["{{ nomer }}"], "unknown", "error", "{{ nomer }}", "{{ nomor }}"),
    (["{{ Nomor }}"], "unknown", "error", "{{ Nomor }}", "{{ nomor }}"),
    (["{{ kop.almat }}"], "unknown", "error", "{{ kop.almat }}", "{{ kop.alamat }}"),
    (["{{ penanda_tangan.nma }}"], "unknown", "error", "{{ penanda_tangan.nma }}",
     "{{ penanda_tangan.nama }}"),
    (["{{ sama_sekali_lain }}"], "unknown", "error", "{{ sama_sekali_lain }}", ""),
    (["{%p for satu in tembusann %}", "{{ satu }}", "{%p endfor %}"], "unknown", "error",
     "{{ tembusann }}", "{{ tembusan }}"),
    (["{%p for satu in nomor %}", "{{ satu }}", "{%p endfor %}"], "no_list", "error",
     "{% for … in nomor %}", ""),
    (["{{ yth }}"], "is_list", "error", "{{ yth }}", "{%p for satu in yth %}"),
    (["{{ kop }}"], "is_group", "error", "{{ kop }}", "{{ kop.pemerintah }}"),
    (["{{ nomor.isi }}"], "no_parts", "error", "{{ nomor.isi }}", ""),
    (["Nomor {{ nomor dan seterusnya"], "unclosed", "error", "Nomor {{ nomor dan seterusnya", ""),
    (["{{ nomor", "}}"], "unclosed", "error", "{{ nomor", ""),
    (["nomor }} selesai"], "unopened", "error", "nomor }} selesai", ""),
    (["{%p for satu in yth %}", "{{ satu }}"], "syntax", "error", "{% for satu in yth %}", ""),
    (["{% if nomor %}x"], "syntax", "error", "{% if nomor %}", ""),
    (["{{ nomor nomor }}"], "syntax", "error", "{{ nomor nomor }}", ""),
    (["{{ nomor|rahasia }}"], "forbidden", "error", "{{ nomor|rahasia }}", ""),
    (["{{ nomor|safe }}"], "forbidden", "error", "{{ nomor|safe }}", ""),
    (["{% set x = 1 %}"], "forbidden", "error", "{% set x = 1 %}", ""),
    (["{% include 'x' %}"], "forbidden", "error", "{% include 'x' %}", ""),
    (["{nomor}"], "single", "warning", "{nomor}", "{{ nomor }}"),
    (["Kepada {%p if nomor %} yang terhormat", "{%p endif %}"], "beside", "warning",
     "{%p if nomor %}", ""),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "code", "severity", "tag", "meant"), DEFECTS)
def test_each_defect_is_named(lines, code, severity, tag, meant):
    first = found(templates.with_text(*lines))[0]
    assert (first.code, first.severity, first.tag, first.suggestion) == (
        code,
        severity,
        tag,
        meant,
    )


@pytest.mark.parametrize("kind", PaperKind)
def test_whatever_the_list_of_placeholders_says_can_be_written(kind):
    paragraphs, closing = [], []
    for line in fields.lines(kind.fields):
        while closing and closing[-1][0] >= line.depth:
            paragraphs.append(closing.pop()[1])
        tags = re.findall(r"\{\{.*?\}\}|\{%.*?%\}", line.tag)
        if "…" in line.tag and " for " in tags[0]:
            closing.append((line.depth, tags.pop()))
        paragraphs += tags
    paragraphs += [tag for _depth, tag in reversed(closing)]
    assert [
        one for one in found(templates.only(*paragraphs), kind) if one.severity == "error"
    ] == []


def test_a_sentence_says_what_was_probably_meant():
    (one,) = found(templates.with_text("{{ nomer }}"))
    assert told(one.plain()).sentence == (
        "{{ nomer }} tidak dikenal. Apakah maksud Anda {{ nomor }}?"
    )
    assert told(one.plain()).forbids


def test_a_tag_in_several_formats_is_told_of_and_still_filled():
    content = templates.with_runs("{{ no", "mor }}")
    (one,) = found(content)
    assert (one.code, one.severity, one.tag) == ("split", "note", "{{ nomor }}")


def test_a_required_placeholder_that_lacks_is_a_warning():
    findings = found(templates.only("{{ hal }}"))
    assert {one.severity for one in findings} == {"warning"}
    assert "{{ nomor }}" in {one.tag for one in findings}


def test_tags_in_header_and_footer_are_read_too():
    def change(name, content):
        return content.replace(b">- <", b">{{ nomr }}<") if "header" in name else content

    (one,) = found(templates.changed(templates.shipped(), change))
    assert (one.tag, one.suggestion) == ("{{ nomr }}", "{{ nomor }}")


# (a file that no office may have as its template, code)
REFUSED = [
    (lambda: b"bukan Word", "not_word"),
    (lambda: b"", "not_word"),
    (lambda: templates.shipped()[:2000], "not_word"),
    (lambda: templates.changed(templates.shipped(), lambda n, c: c,
                               add={"word/vbaProject.bin": b"x"}), "macros"),
    (lambda: templates.changed(templates.shipped(), lambda n, c: c.replace(
        b"wordprocessingml.document.main", b"ms-word.document.macroEnabled.main")), "macros"),
    (lambda: templates.with_relation("attachedTemplate", "http://jahat.example/t"), "external"),
    (lambda: templates.with_relation("image", "http://jahat.example/lacak.png"), "external"),
    (lambda: templates.with_relation("oleObject", "file:///etc/passwd"), "external"),
    (lambda: templates.with_relation("hyperlink", "file://server/berbagi"), "external"),
    (lambda: templates.with_relation("aFChunk", "isi.html", "Internal"), "external"),
    (lambda: templates.with_xml(FIELD.format("INCLUDETEXT &quot;http://jahat.example&quot;")),
     "external"),
    (lambda: templates.with_xml(FIELD.format("DDEAUTO cmd")), "external"),
    (lambda: templates.with_xml('<w:altChunk r:id="rX"/>'), "embedded"),
    (lambda: templates.changed(templates.shipped(), lambda n, c: c,
                               add={"word/embeddings/o.xlsx": b"x"}), "embedded"),
    (lambda: templates.changed(templates.shipped(), lambda n, c: c.replace(
        b"?>", b'?><!DOCTYPE x [<!ENTITY a "b">]>', 1) if n == "word/document.xml" else c),
     "not_word"),
]  # fmt: skip


@pytest.mark.parametrize(("make", "code"), REFUSED)
def test_what_no_template_may_hold_is_refused(make, code):
    (one,) = found(make())
    assert (one.code, one.severity) == (code, "refused")


def test_a_link_that_a_reader_may_click_is_harmless():
    for target in ("https://singkawangkota.go.id", "mailto:setda@contoh.example"):
        assert found(templates.with_relation("hyperlink", target)) == []


ESCAPES = [
    "{{ ''.__class__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ nomor|attr('__class__') }}",
    "{{ nomor['__class__'] }}",
    "{{ self.__init__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ loop.__init__ }}",
    "{{ nomor.format(nomor) }}",
    "{{ '{0.__class__}'.format(nomor) }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ lipsum(100000) }}",
    "{% for i in range(10**9) %}x{% endfor %}",
    "{{ 10**10**10 }}",
    "{{ 'a' * 10**10 }}",
    "{{ 'a'|center(10000000000) }}",
    "{{ [1]|list }}",
    "{% macro x() %}{{ x() }}{% endmacro %}{{ x() }}",
    "{% call nomor() %}{% endcall %}",
    "{% import 'os' as os %}",
    "{% extends '/etc/passwd' %}",
    "{% filter upper %}x{% endfilter %}",
    "{% autoescape false %}{{ nomor }}{% endautoescape %}",
    "{% for a in yth recursive %}{{ loop(yth) }}{% endfor %}",
]


@pytest.mark.parametrize("line", ESCAPES)
def test_nothing_leaves_the_sandbox(line):
    findings = found(templates.with_text(line))
    assert findings[0].severity == "error", line
    # Kept all the same, it would neither be filled.
    with pytest.raises(TemplateFault):
        fill(templates.with_text(line))


def fill(content, kind=PaperKind.INVITATION, **changes):
    paper = {**example_of(kind), **changes}
    return apart.fill(content, paper, pictures={}, about=About())


def test_loops_without_an_end_are_stopped_in_time(monkeypatch):
    monkeypatch.setattr(apart, "SECONDS", 2)
    deep = 9
    line = "".join(f"{{% for a{at} in yth %}}" for at in range(deep)) + "x"
    content = templates.with_text(line + "{% endfor %}" * deep)
    # With the example it is harmless; with two hundred addressees it never ends.
    assert found(content) == []
    begun = time.monotonic()
    with pytest.raises(TemplateFault) as fault:
        fill(content, yth=["Kepala Dinas"] * 200)
    assert fault.value.code in ("slow", "broken")
    assert time.monotonic() - begun < 30


def test_what_people_type_is_never_read_as_a_command():
    from martabat.documents.tests.offices import words_of

    typed = "{{ nomor }} {% for %} <w:p> & \"'"
    assert typed in words_of(fill(templates.shipped(), hal=typed))


def mutants(count, seed=4):
    """Damage the shipped template: bytes of the file, bytes of its XML, tags of its XML."""
    rng = random.Random(seed)
    content = templates.shipped()
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    for at in range(count):
        if at % 3 == 0:
            broken = bytearray(content)
            for _ in range(rng.randint(1, 40)):
                broken[rng.randrange(len(broken))] = rng.randrange(256)
            yield bytes(broken[: rng.randint(len(broken) // 2, len(broken))])
            continue
        name = rng.choice([n for n in names if n.endswith((".xml", ".rels"))])
        if at % 3 == 2:
            name = "word/document.xml"
        yield templates.changed(content, _damage(rng, name, tags=at % 3 == 2))


def _damage(rng, wanted, *, tags):
    def change(name, content):
        if name != wanted:
            return content
        if not tags:
            broken = bytearray(content)
            for _ in range(rng.randint(1, 6)):
                broken[rng.randrange(len(broken))] = rng.randrange(32, 127)
            return bytes(broken)
        text = content.decode()
        for _ in range(rng.randint(1, 4)):
            mark = rng.choice(["{{", "}}", "{%", "%}", "endfor", "endif", "for", "kop", "<w:t>",
                               "</w:p>", "<w:tr>", "w:val"])  # fmt: skip
            text = text.replace(mark, rng.choice(["", "{", mark * 2, "{%p", "nomor"]), 1)
        return text.encode()

    return change


def test_sixty_damaged_templates_are_judged_without_an_accident():
    seen = set()
    for content in mutants(60):
        findings = found(content)
        seen |= {one.severity for one in findings}
        assert all(told(one.plain()).sentence for one in findings)
    assert {"refused", "error"} <= seen
