#!/usr/bin/env python3
"""Makes fuzz/corpus/TARGET, the files that fuzzing begins with, from the fixtures. Standard library only.

A whole fixture is long, and what is long is slow: beside it stand pieces of it.
"""
import itertools, pathlib, re, zipfile, zlib

HERE = pathlib.Path(__file__).resolve().parent
FIXTURES = HERE.parent / "fixtures"
PIECE = 1500


def write(target, name, data):
    folder = HERE / "corpus" / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)


def pieces(text, most=12):
    """Up to `most` pieces from all over a text, cut at line ends."""
    lines, piece, found = text.splitlines(keepends=True), b"", []
    for line in lines:
        piece += line
        if len(piece) > PIECE:
            found.append(piece)
            piece = b""
    found.append(piece)
    return found[:: max(1, len(found) // most)][:most]


def parts(path):
    """The parts of an archive in one text, as the targets read them."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def listed(parts):
    return b"".join(b"\n=== " + name.encode() + b"\n" + content for name, content in parts.items())


def shortened(parts, tag):
    """The same archive with only a few of the paragraphs in its largest part."""
    largest = max(parts, key=lambda name: len(parts[name]))
    pattern = b"<" + tag + rb"[ >].*?</" + tag + b">"
    text = parts[largest]
    found = list(re.finditer(pattern, text, re.S))
    for at in range(0, len(found), max(1, len(found) // 8)):
        few = found[at : at + 6]
        body = text[: found[0].start()] + text[few[0].start() : few[-1].end()] + text[found[-1].end() :]
        yield {**parts, largest: body}


def unpacked(pdf):
    """A PDF whose streams are not packed; its cross-references no longer fit and are searched for."""
    def plain(match):
        try:
            data = zlib.decompress(match[2])
        except zlib.error:
            return match[0]
        head = re.sub(rb"/Filter\s*/FlateDecode", b"", match[1])
        head = re.sub(rb"/Length \d+", b"/Length %d" % len(data), head)
        return head + b"stream\n" + data + b"\nendstream"
    return re.sub(rb"(<<(?:(?!stream).)*?>>\s*)stream\r?\n(.*?)\r?\nendstream", plain, pdf, flags=re.S)


def small_pdfs():
    """A page of text under each kind of font: a whole fixture is too long to change much of."""
    text = b"BT /F1 12 Tf 50 700 Td (Wij bouwen huizen voor ieder-) Tj 0 -14 Td (een. \\225 Punt) Tj ET"
    wide = b"BT /F1 12 Tf 50 700 Td [<00570069006a> -300 <0062006f00750077> 10 <0065006e>] TJ ET"
    table = b"begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfchar <0057> <0057> endbfchar" \
        b" 2 beginbfrange <0058> <00FF> <0058> <0100> <0102> [<0041> <00420043> <0044>] endbfrange endcmap"
    fonts = {
        "plain": (b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</BaseEncoding/WinAnsiEncoding"
                  b"/Differences[65/A/B 200/fi]>>/FirstChar 32/LastChar 34/Widths[250 300 400]>>", text),
        "wide": (b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>", wide),
        "drawn": (b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 87/LastChar 87"
                  b"/Widths[900]/CharProcs<</W 7 0 R>>/Encoding<</Differences[87/W]>>>>", text),
    }
    for name, (font, drawing) in fonts.items():
        objects = [
            b"<</Type/Catalog/Pages 2 0 R/PageLabels<</Nums[0<</S/D/St 3>>]>>>>",
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 5 0 R/Resources<</Font<</F1 4 0 R>>/XObject<</X 8 0 R>>>>>>",
            font,
            b"<</Length %d>>stream\n%s /X Do\nendstream" % (len(drawing) + 6, drawing),
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/DW 500/W[0[500 600] 88 99 450]"
            b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>",
            b"<</Length %d>>stream\n%s\nendstream" % (len(table), table),
            b"<</Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F1 4 0 R>>>>/Length 2>>stream\nq \nendstream",
        ]
        out, places = bytearray(b"%PDF-1.7\n"), []
        for number, body in enumerate(objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        start = len(out)
        out += b"xref\n0 9\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % at for at in places)
        out += b"trailer\n<</Size 9/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start
        write("pdf", name, bytes(out))


def main():
    small_pdfs()
    for name, target in itertools.product(["concept", "definitief"], ["txt", "md"]):
        text = (FIXTURES / "programma" / f"{name}.{target}").read_bytes()
        for k, piece in enumerate(pieces(text)):
            write(target, f"{name}-{k}", piece)
    for path in sorted((FIXTURES / "formats").iterdir()):
        target, data = path.suffix[1:], path.read_bytes()
        if target == "html":
            for k, piece in enumerate(pieces(data)):
                write(target, f"{path.stem}-{k}", b"<!doctype html><main>" + piece)
        elif target == "pdf":
            write(target, path.stem, data)
            write(target, f"{path.stem}-plain", unpacked(data))
        else:
            write(target, path.stem, data)
            tag = {"docx": b"w:p", "odt": b"text:p", "epub": b"p"}[target]
            for k, short in enumerate(shortened(parts(path), tag)):
                write(target, f"{path.stem}-{k}", listed(short))
    for case in sorted((FIXTURES / "changes").iterdir()):
        if (case / "old.md").exists():
            texts = [(case / f"{side}.md").read_bytes() for side in ("old", "new")]
            write("compare", case.name, b"\n=== \n".join(texts))


if __name__ == "__main__":
    main()
