import type { FigureBook } from '../statistics/figures/figures.ts'
import type { EditionLanguage, FigureId, Localized } from '../trade/trade.ts'
import type { Display } from './display.ts'
import { listUnwritten, type Product, type UnwrittenPart } from './product/product.ts'
import { capitalized, getLocale } from './wording/wording.ts'

/** What the user should know of a brief that could be composed: settings without effect, and what is not written yet. */
export function listWarnings(
  product: Product,
  language: EditionLanguage,
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

/** What a part that is not written means for the brief, and where it is written. */
export function unwrittenWords({ heading, language, lacks }: Omit<UnwrittenPart, 'section'>): Localized {
  const { zh, en } = getLocale(language).name
  const where = {
    zh: '请在产品设置的“自拟的部分”里补上',
    en: 'write it under “Sections of your own” in the settings of the product',
  }
  if (typeof lacks === 'number')
    return {
      zh: `“${heading.zh}”第 ${lacks} 段没有${zh}文字，${zh}简报里不印这一段；${where.zh}`,
      en: `paragraph ${lacks} of “${heading.en}” has no ${en} text, and the ${en} brief is without it; ${where.en}`,
    }
  const what = { heading: { zh: '小标题', en: 'heading' }, text: { zh: '文字', en: 'text' } }[lacks]
  return {
    zh: `“${heading.zh}”没有${zh}${what.zh}，${zh}简报里没有这一部分；${where.zh}`,
    en: `“${heading.en}” has no ${en} ${what.en}, and the ${en} brief is without this section; ${where.en}`,
  }
}
