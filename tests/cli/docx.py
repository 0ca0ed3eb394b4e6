"""A Word document out of light markup, as Word would write it: docx.py IN.txt OUT.docx [PICTURE]

    # 题     Title            > 文字   Quote            * 文字   a bullet          **文字**  bold, in two runs
    ## 题    heading 2        | a | b | a table         [^1]     a footnote        *文字*    italic
The header block and all else are paragraphs as they stand. A line ![caption](file) embeds that file. make() takes a
body of its own for what markup does not say."""
import re
import sys
import zipfile
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
REL = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SPACES = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:a="{A}" xmlns:mc="urn:mc" xmlns:m="urn:m" xmlns:wps="urn:wps"'
STYLES = {"a3": "Title", "a5": "Subtitle", "1": "heading 1", "2": "heading 2", "a7": "Quote", "a9": "caption"}
NUMBERING = f"""{HEAD}<w:numbering {SPACES}>
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="*"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>
<w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
</w:numbering>"""


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def inline(text):
    out = []
    for part in re.split(r"(\*\*.+?\*\*|\*.+?\*|\[\^\d+\])", text):
        if part.startswith("**"):
            out += [run(part[2:3], "<w:b/>"), run(part[3:-2], '<w:b w:val="1"/>')]
        elif part.startswith("*") and len(part) > 2:
            out.append(run(part[1:-1], "<w:i/>"))
        elif part.startswith("[^"):
            out.append(f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{part[2:-1]}"/></w:r>')
        elif part:
            out.append(run(part))
    return "".join(out)


def paragraph(content, style="", properties=""):
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{style}{properties}</w:pPr>{content}</w:p>"


def picture(ident):
    return f'<w:r><w:drawing><a:graphic><a:blip r:embed="{ident}"/></a:graphic></w:drawing></w:r>'


def table(rows):
    cells = lambda row: "".join(f"<w:tc><w:tcPr/>{paragraph(inline(c))}</w:tc>" for c in row)
    return "<w:tbl><w:tblPr/>" + "".join(f"<w:tr>{cells(r)}</w:tr>" for r in rows) + "</w:tbl>"


def body_of(lines):
    """The body, its notes, and the pictures it has."""
    out, notes, pictures, rows = [], {}, [], []
    for line in lines + [""]:
        if rows and not line.startswith("|"):
            out.append(table(rows))
            rows = []
        if line.startswith("|"):
            if "---" not in line:
                rows.append([c.strip() for c in line.strip("|").split("|")])
        elif line.startswith("[^") and "]:" in line:
            notes[line[2:line.index("]")]] = line.split(": ", 1)[1]
        elif line.startswith("!["):
            caption, name = re.match(r"!\[(.*)\]\((.*)\)", line).groups()
            pictures.append(name)
            out.append(paragraph(picture(f"rIdP{len(pictures)}")))
            out.append(paragraph(inline(caption), "a9"))
        elif line.startswith("# "):
            out.append(paragraph(inline(line[2:]), "a3"))
        elif line.startswith("## "):
            out.append(paragraph(inline(line[3:]), "2"))
        elif line.startswith("> "):
            out.append(paragraph(inline(line[2:]), "a7"))
        elif line.startswith("* "):
            out.append(paragraph(inline(line[2:]), "", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'))
        elif line:
            out.append(paragraph(inline(line)))
    return "".join(out), notes, pictures


def relations(entries):
    lines = "".join(f'<Relationship Id="{i}" Type="{R}/{t}" Target="{g}"{m}/>' for i, t, g, m in entries)
    return f'{HEAD}<Relationships xmlns="{REL}">{lines}</Relationships>'


def make(path, body, notes=None, pictures=(), extra=(), members=(), styles="", numbering=NUMBERING):
    """Write a document. `extra`: further relations of it; `members`: further (name, bytes); `styles`: further ones."""
    rels = [("rIdS", "styles", "styles.xml", ""), ("rIdN", "numbering", "numbering.xml", ""),
            ("rIdF", "footnotes", "footnotes.xml", "")] + list(extra)
    styles += "".join(f'<w:style w:type="paragraph" w:styleId="{i}"><w:name w:val="{n}"/></w:style>' for i, n in STYLES.items())
    foot = "".join(f'<w:footnote w:id="{i}">{paragraph(inline(t))}</w:footnote>' for i, t in (notes or {}).items())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("_rels/.rels", relations([("rId1", "officeDocument", "word/document.xml", "")]))
        for k, name in enumerate(pictures, 1):
            z.write(name, f"word/media/image{k}{name[name.rindex('.'):]}")
            rels.append((f"rIdP{k}", "image", f"media/image{k}{name[name.rindex('.'):]}", ""))
        z.writestr("word/_rels/document.xml.rels", relations(rels))
        z.writestr("word/styles.xml", f"{HEAD}<w:styles {SPACES}>{styles}</w:styles>")
        z.writestr("word/numbering.xml", numbering)
        z.writestr("word/footnotes.xml", f"{HEAD}<w:footnotes {SPACES}>{foot}</w:footnotes>")
        z.writestr("word/document.xml", f"{HEAD}<w:document {SPACES}><w:body>{body}<w:sectPr/></w:body></w:document>")
        for name, data in members:
            z.writestr(name, data)


if __name__ == "__main__":
    body, notes, pictures = body_of(open(sys.argv[1], encoding="utf-8").read().split("\n"))
    make(sys.argv[2], body, notes, pictures)
