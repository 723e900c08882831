/** How far numbers of the older version are moved, so that none is that of the newer one. */
const offsets = { list: 500, note: 1_000, drawing: 3_000, bookmark: 5_000 } as const

const moved = (offset: number) => (_: string, before: string, number: string) =>
  `${before}${Number(number) + offset}`

/** The older version’s markup with names of its own for whatever it refers to: links, charts, lists, notes, bookmarks. */
export const renameReferences = (xml: string): string =>
  xml
    .replace(/(\sr:(?:id|embed)="rId)/g, `$1${olderMark}`)
    .replace(/(_Toc)(?=\d)/g, `$1${olderMark}`)
    .replace(/(<w:numId w:val=")(\d+)/g, moved(offsets.list))
    .replace(/(<w:footnoteReference w:id=")(\d+)/g, moved(offsets.note))
    .replace(/(<w:footnote w:id=")(\d+)/g, moved(offsets.note))
    .replace(/(<wp:docPr id=")(\d+)/g, moved(offsets.drawing))
    .replace(/(<w:bookmark(?:Start|End)[^<>]*w:id=")(\d+)/g, moved(offsets.bookmark))

/** What is in the ids of relationships, and in the names of parts, of the older version. */
export const olderMark = 'Older'

/** Definitions of lists with numbers of their own: of the lists, and the lists themselves. */
export const renameLists = (xml: string): string =>
  xml
    .replace(/(<w:abstractNum w:abstractNumId=")(\d+)/g, moved(offsets.list))
    .replace(/(<w:num w:numId=")(\d+)/g, moved(offsets.list))
    .replace(/(<w:abstractNumId w:val=")(\d+)/g, moved(offsets.list))
