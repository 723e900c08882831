import { type FigureName, parseFigureId } from '../trade/trade.ts'
import type { Block, Cell } from './document.ts'
import { className, nameReporter } from './product/product.ts'
import type { Writing } from './section-context.ts'
import type { LowBase } from './wording/wording.ts'

/** The growths in the tables that are marked as standing on a very small base, in the order of the tables. */
export function lowBases(blocks: readonly Block[], writing: Writing): LowBase[] {
  const marked = new Set(
    blocks
      .flatMap((block) => (block.kind === 'table' ? block.rows : []))
      .flatMap((row): readonly Cell[] => (row.kind === 'data' ? row.cells : []))
      .flatMap((cell) => (cell.kind === 'figure' && cell.marker === 'lowBase' ? [cell.id] : [])),
  )
  return [...marked].flatMap((id) => {
    const figure = writing.book.figures.get(id)
    const name = parseFigureId(id)
    if (!figure || !name || name.flow === 'trade' || name.flow === 'net') return []
    const { flow } = name
    const window = writing.windows.find((shown) => shown === name.window)
    if (!window) return []
    const { dimension } = name
    const kind =
      dimension === 'group'
        ? 'partner'
        : dimension === 'partner' || dimension === 'place' || dimension === 'procedure'
          ? dimension
          : null
    const { reporter } = name
    return [
      {
        ...{ name: nameOf(name, writing), dimension: kind, flow, window },
        growth: writing.display.show(figure),
        ...(reporter && { reporter: nameReporter(reporter, writing.product)[writing.wording.language] }),
      },
    ]
  })
}

/** What a figure is of: 重庆, 德国, or the product where it is a total. */
function nameOf({ dimension, code = '' }: FigureName, { wording, product, codes }: Writing): string {
  const { language } = wording
  switch (dimension) {
    case 'partner':
      return codes.findPartnerById(code)?.name[language] ?? code
    case 'group':
      return codes.findGroup(code)?.name[language] ?? code
    case 'place':
      return codes.findPlaceById(code)?.short[language] ?? code
    case 'procedure':
      return codes.findProcedure(code).name[language]
    case 'class':
      return className(product, code, language)
    default:
      return product.name[language]
  }
}
