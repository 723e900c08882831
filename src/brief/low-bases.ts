import { type FigureId, type FigureName, parseFigureId } from '../trade/trade.ts'
import { className, nameReporter } from './product/product.ts'
import type { Writing } from './section-context.ts'
import type { LowBase } from './wording/wording.ts'

/**
 * The growths that sentences and tables print on a very small base, in the order of the brief.
 *
 * @param shown the figures that the brief prints.
 */
export function lowBases(shown: ReadonlySet<FigureId>, writing: Writing): LowBase[] {
  return [...shown].flatMap((id) => {
    const figure = writing.book.figures.get(id)
    const name = parseFigureId(id)
    if (figure?.marker !== 'lowBase' || !name || name.flow === 'trade' || name.flow === 'net') return []
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
