"""Accepts or rejects all changes of Word files, by ECMA-376 part 1, 17.13.5, and prints what is left as JSON.

An implementation apart from the program and its tests, with Python's own library alone. Lines of standard input name a
decision (accept, reject) and a file, separated by a tab. For each the output has a list: of a paragraph its style and
text, of a table its rows of cells, notes and the data of charts within the text. Where a third field names a file, the decided document is
written there too, for other readers.
"""
import hashlib
import json
import posixpath
import sys
import xml.etree.ElementTree as ET
import zipfile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


# Of the file that is read.
charts = {}


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
        elif part.tag == CHART + "chart":
            out += "[chart " + json.dumps(charts[part.get(RELATION + "id")], ensure_ascii=False) + "]"
        elif part.tag == W + "footnoteReference":
            note = notes[part.get(W + "id")]
            out += "[" + json.dumps(blocks(note, notes, decision), ensure_ascii=False) + "]"
    return out


def targets(archive, part):
    """The parts that a part refers to, by their ids."""
    folder, name = posixpath.split(part)
    path = f"{folder}/_rels/{name}.rels"
    if path not in archive.namelist():
        return {}
    return {
        relation.get("Id"): posixpath.normpath(posixpath.join(folder, relation.get("Target")))
        for relation in ET.fromstring(archive.read(path)).iter(PACKAGE + "Relationship")
        if relation.get("TargetMode") != "External"
    }


def read_charts(archive):
    """The texts and numbers of each chart, and the digest of the workbook within, by the id of the chart."""
    found = {}
    for name, part in targets(archive, "word/document.xml").items():
        if "/charts/" not in part:
            continue
        root = ET.fromstring(archive.read(part))
        texts = [element.text for element in root.iter() if element.text and element.text.strip()]
        books = [
            hashlib.sha256(archive.read(book)).hexdigest() for book in sorted(targets(archive, part).values())
        ]
        found[name] = [texts, books]
    return found


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
        charts.clear()
        charts.update(read_charts(archive))
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
