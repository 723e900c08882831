"""Cuts the fonts of the PDF press out of the Noto CJK collections.

    python3 make-fonts.py NotoSerifCJK-Regular.ttc NotoSansCJK-Medium.ttc

They come with Debian's packages fonts-noto-cjk and fonts-noto-cjk-extra (1:20220127+repack1-1). Needs fonttools
4.68. The fonts are kept beside this script, so that a brief has the same bytes on every machine; this has to be
run again only for other characters or other outlines.
"""

import os
import sys

from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection

FONTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "typeset")


def is_han(code):
    return 0x3400 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or code >= 0x20000


def is_hangul(code):
    ranges = [(0x1100, 0x11FF), (0x3130, 0x318F), (0x3200, 0x321E), (0x3260, 0x327F), (0xA960, 0xA97F)]
    return any(first <= code <= last for first, last in [*ranges, (0xAC00, 0xD7FF), (0xFFA0, 0xFFDC)])


def in_gb2312(code):
    try:
        chr(code).encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def even_figures(font):
    """Gives all figures one width, so that columns of them stand straight: the serif's 1 is narrower."""
    glyphs, metrics, names = font.getGlyphSet(), font["hmtx"], font.getBestCmap()
    charstrings = font["CFF "].cff.topDictIndex[0].CharStrings
    figures = [names[ord(figure)] for figure in "0123456789"]
    width = max(metrics[name][0] for name in figures if name != names[ord("9")])
    for name in figures:
        old, bearing = metrics[name]
        shift = round((width - old) / 2)
        private = charstrings[name].private
        pen = T2CharStringPen(width - private.nominalWidthX, glyphs)
        glyphs[name].draw(TransformPen(pen, (1, 0, 0, 1, shift, 0)))
        charstrings[name] = pen.getCharString(private=private, globalSubrs=charstrings.globalSubrs)
        metrics[name] = (width, bearing + shift)


def show_replacement(font):
    """U+FFFD, which stands where a character could not be printed, looks like the printers' mark for that: 〓."""
    for table in font["cmap"].tables:
        if 0x3013 in table.cmap:
            table.cmap[0xFFFD] = table.cmap[0x3013]


def rename(font, family, file):
    """Its own name, since it is no longer the font that others know by the old one."""
    for record in [record for record in font["name"].names if record.nameID in (1, 2, 3, 4, 6, 16, 17)]:
        font["name"].names.remove(record)
    texts = {1: family, 2: "Regular", 3: file, 4: family, 6: file}
    for key, text in texts.items():
        font["name"].setName(text, key, 3, 1, 0x409)
    cff = font["CFF "].cff
    cff.fontNames = [file]
    top = cff.topDictIndex[0]
    top.FullName = top.FamilyName = family


def cut(collection, face, family, file, wanted):
    font = next(font for font in TTCollection(collection).fonts if font["name"].getDebugName(4) == face)
    options = Options()
    options.hinting = False
    options.layout_features = ["kern", "liga", "ccmp", "pwid"]
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "DSIG"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for code in font.getBestCmap() if wanted(code)])
    subsetter.subset(font)
    even_figures(font)
    show_replacement(font)
    rename(font, family, file)
    font["OS/2"].usWeightClass = 400
    font["head"].created = font["head"].modified = 0
    font.recalcTimestamp = False
    font.save(os.path.join(FONTS, f"{file}.otf"))


serif, sans = sys.argv[1:]
cut(serif, "Noto Serif CJK SC", "Tradebrief Song", "TradebriefSong", lambda code: not is_hangul(code))
cut(
    sans,
    "Noto Sans CJK SC Medium",
    "Tradebrief Hei",
    "TradebriefHei",
    lambda code: not is_hangul(code) and (not is_han(code) or in_gb2312(code)),
)
