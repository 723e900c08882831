"""Prints what python-docx reads of Word files as JSON: of a paragraph its style and text, of a table its rows of cells.

Lines of standard input name a file each. Needs python-docx.
"""
import json
import sys

import docx
from docx.table import Table


def blocks(container):
    found = []
    for block in container.iter_inner_content():
        if isinstance(block, Table):
            found.append([[blocks(cell) for cell in row.cells] for row in block.rows])
        else:
            found.append([block.style.name, block.text])
    return found


for line in sys.stdin:
    print(json.dumps(blocks(docx.Document(line.rstrip("\n"))), ensure_ascii=False))
