import { addMonths, type FigureId, type FigureName, figureId, parseFigureId } from '../trade/trade.ts'
import { className, nameReporter } from './product/product.ts'
import type { Writing } from './section-context.ts'
import type { LowBase } from './wording/wording.ts'

/**
 * The growths that sentences and tables print on a very small base, in the order of the brief; once where they print it in
 * two currencies.
 *
 * @param shown the figures that the brief prints.
 */
export function lowBases(shown: ReadonlySet<FigureId>, writing: Writing): LowBase[] {
  const isMarked = (id: FigureId) => shown.has(id) && writing.book.figures.get(id)?.marker === 'lowBase'
  return [...shown].filter(isMarked).flatMap((id) => {
    const figure = writing.book.figures.get(id)
    const name = parseFigureId(id)
    if (!figure || !name || name.flow === 'trade' || name.flow === 'net') return []
    if (name.measure !== 'value' && isMarked(figureId({ ...name, measure: 'value' }))) return []
    const { flow, lag } = name
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
        ...(lag && { until: addMonths(writing.month, -lag) }),
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
