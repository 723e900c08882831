import type { FigureBook } from '../statistics/figures/figures.ts'
import type { FigureId, Language, Localized } from '../trade/trade.ts'
import type { Display } from './display.ts'
import { listUnwritten, type Product, unwrittenWords } from './product/product.ts'
import { capitalized } from './wording/wording.ts'

/** What the user should know of a brief that could be composed: settings without effect, and what is not written yet. */
export function listWarnings(
  product: Product,
  language: Language,
  { display, book }: { readonly display: Display; readonly book: FigureBook },
): Localized[] {
  const unused: FigureId[] = display.overridden.filter((id) => !book.figures.has(id))
  const unwritten = listUnwritten(product).filter((part) => part.language === language)
  return [
    ...unused.map((id) => ({
      zh: `产品文件为 ${id} 设了小数位数，但本期简报没有这个数字。`,
      en: `The product file sets the decimals of ${id}, but this brief has no such figure.`,
    })),
    ...unwritten.map(unwrittenWords).map(({ zh, en }) => ({ zh: `${zh}。`, en: `${capitalized(en)}.` })),
  ]
}
