"""Accepts or rejects all changes of Word files, by ECMA-376 part 1, 17.13.5, and prints what is left as JSON.

An implementation apart from the program and its tests, with Python's own library alone. Lines of standard input name a
decision (accept, reject) and a file, separated by a tab. For each the output has a list: of a paragraph its style and
text, of a table its rows of cells, notes within the text. Where a third field names a file, the decided document is
written there too, for other readers.
"""
import json
import sys
import xml.etree.ElementTree as ET
import zipfile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def decide(root, gone, stays):
    """Removes elements named gone, puts the content of those named stays in their place, joins paragraphs."""
    for parent in list(root.iter()):
        children = []
        for child in list(parent):
            if child.tag == gone and len(child) > 0:
                continue
            if child.tag == stays and len(child) > 0:
                children.extend(child)
            elif child.tag == W + "tr" and child.find(f"{W}trPr/{gone}") is not None:
                continue
            else:
                children.append(child)
        if children != list(parent):
            for child in list(parent):
                parent.remove(child)
            parent.extend(children)
    for parent in list(root.iter()):
        for table in parent.findall(W + "tbl"):
            if table.find(W + "tr") is None:
                parent.remove(table)
    for parent in list(root.iter()):
        join_paragraphs(parent, gone)


def join_paragraphs(parent, gone):
    """A paragraph whose mark is gone is joined with the next one, whose properties hold."""
    before = []
    for child in list(parent):
        if child.tag != W + "p":
            continue
        content = [part for part in child if part.tag != W + "pPr"]
        if child.find(f"{W}pPr/{W}rPr/{gone}") is not None:
            before.extend(content)
            parent.remove(child)
        elif before:
            at = 0 if child.find(W + "pPr") is None else 1
            for offset, part in enumerate(before):
                child.insert(at + offset, part)
            before = []
    if before:
        raise ValueError("the mark of the last paragraph is gone")


def style(paragraph, decision):
    properties = paragraph.find(W + "pPr")
    if properties is None:
        return ""
    former = properties.find(f"{W}pPrChange/{W}pPr")
    if decision == "reject" and former is not None:
        properties = former
    named = properties.find(W + "pStyle")
    return "" if named is None else named.get(W + "val")


def text(paragraph, notes, decision):
    out = ""
    for part in paragraph.iter():
        if part.tag in (W + "t", W + "delText"):
            out += part.text or ""
        elif part.tag == W + "br":
            out += "\n"
        elif part.tag == DRAWING + "docPr":
            out += "[" + part.get("descr", "") + "]"
        elif part.tag == W + "footnoteReference":
            note = notes[part.get(W + "id")]
            out += "[" + json.dumps(blocks(note, notes, decision), ensure_ascii=False) + "]"
    return out


def blocks(container, notes, decision):
    found = []
    for child in container:
        if child.tag == W + "p":
            found.append([style(child, decision), text(child, notes, decision)])
        elif child.tag == W + "tbl":
            rows = child.findall(W + "tr")
            found.append([[blocks(cell, notes, decision) for cell in row.findall(W + "tc")] for row in rows])
        elif child.tag == W + "sdt":
            found.extend(blocks(child.find(W + "sdtContent"), notes, decision))
    return found


def read(decision, path, target=None):
    gone, stays = (W + "del", W + "ins") if decision == "accept" else (W + "ins", W + "del")
    with zipfile.ZipFile(path) as archive:
        document = ET.fromstring(archive.read("word/document.xml"))
        footnotes = ET.fromstring(archive.read("word/footnotes.xml"))
        decide(document, gone, stays)
        decide(footnotes, gone, stays)
        if target:
            for element in document.iter(W + "delText"):
                element.tag = W + "t"
            with zipfile.ZipFile(target, "w") as written:
                for name in archive.namelist():
                    part = ET.tostring(document) if name == "word/document.xml" else archive.read(name)
                    written.writestr(name, part)
    notes = {note.get(W + "id"): note for note in footnotes}
    return blocks(document.find(W + "body"), notes, decision)


for line in sys.stdin:
    print(json.dumps(read(*line.rstrip("\n").split("\t")), ensure_ascii=False))
