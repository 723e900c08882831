"""Prints what python-docx reads of Word files as JSON: of a paragraph its style and text, of a table its rows of cells.

Lines of standard input name a file each. Needs python-docx, whose own lists pass over content controls and fields.
"""
import json
import sys

import docx
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph


def elements(container):
    for child in container:
        if child.tag == qn("w:sdt"):
            yield from elements(child.find(qn("w:sdtContent")))
        else:
            yield child


def blocks(container, part):
    found = []
    for child in elements(container):
        if child.tag == qn("w:tbl"):
            found.append([[blocks(cell, part) for cell in row.tc_lst] for row in child.tr_lst])
        elif child.tag == qn("w:p"):
            text = "".join(run.text for run in child.iter(qn("w:r")))
            found.append([Paragraph(child, part).style.name, text])
    return found


for line in sys.stdin:
    document = docx.Document(line.rstrip("\n"))
    print(json.dumps(blocks(document.element.body, document._body), ensure_ascii=False))
