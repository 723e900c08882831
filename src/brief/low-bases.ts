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
        ...(reporter && { reporter: writing.wording.translate(nameReporter(reporter, writing.product)) }),
      },
    ]
  })
}

/** What a figure is of: 重庆, 德国, or the product where it is a total. */
function nameOf({ dimension, code = '' }: FigureName, { wording, product, codes }: Writing): string {
  switch (dimension) {
    case 'partner':
      return wording.nameOr(code, codes.findPartnerById(code)?.name)
    case 'group':
      return wording.nameOr(code, codes.findGroup(code)?.name)
    case 'place':
      return wording.nameOr(code, codes.findPlaceById(code)?.short)
    case 'procedure':
      return wording.translate(codes.findProcedure(code).name)
    case 'class':
      return className(product, code, wording)
    default:
      return wording.translate(product.name)
  }
}
