import type { ListedProduct, Localized } from '../api.ts'
import { figuresLike, type PickerFigure } from '../brief/commentary/mention.ts'
import { briefAddress, getLastMonth, periodName } from '../periods.ts'
import { furtherPlaces, places, readPath } from '../places.ts'
import { readAskedPeriod } from './asked-period.ts'

/** What the palette offers: what it is called, what more is said of it, and where it leads. */
export interface PaletteItem {
  readonly key: string
  readonly label: Localized
  readonly detail: Localized
  readonly href: string
}

/** The brief whose figures are searched. */
export interface FigureSubject {
  readonly product: ListedProduct
  readonly month: string
}

const mostProducts = 8

/** The products whose name, id or codes have the words, or some of them; those with the most first. */
export function findProducts(
  products: readonly ListedProduct[],
  words: readonly string[],
): readonly ListedProduct[] {
  if (words.length === 0) return products
  return products
    .map((product) => ({ product, count: words.filter((word) => textOf(product).includes(word)).length }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count)
    .filter(({ count }, _, [best]) => count === best?.count)
    .map(({ product }) => product)
}

const textOf = ({ id, name, codes }: ListedProduct): string =>
  [id, name.zh, name.en, ...codes].join('\n').toLowerCase()

/** Whose figures a search is after: those of the brief that is shown, or of the first product that it names. */
export function findFigureSubject(
  products: readonly ListedProduct[],
  search: string,
  pathname: string,
): FigureSubject | null {
  const { period, words } = readAskedPeriod(search)
  if (words.length === 0) return null
  const [place, id = '', month = ''] = readPath(pathname)
  const shown = place === 'briefs' ? products.find((product) => product.id === id) : undefined
  const [named] = findProducts(products, words)
  const product = shown ?? named
  if (!product?.latest) return null
  const isShown = product === shown && period === null
  return { product, month: isShown ? month : (period ?? product.latest) }
}

/** Everything that a search finds, in the order in which it is offered. */
export function listItems(
  products: readonly ListedProduct[],
  search: string,
  figures: { readonly subject: FigureSubject; readonly list: readonly PickerFigure[] } | null,
): readonly PaletteItem[] {
  const { period, words } = readAskedPeriod(search)
  const found = findProducts(products, words)
  const isEveryWordOfProducts = words.every((word) => found.some((product) => textOf(product).includes(word)))
  const named = isEveryWordOfProducts ? found.slice(0, mostProducts) : []
  return [
    ...(words.length === 0 || period !== null ? [] : findPlaces(words)),
    ...named.flatMap((product) => briefItem(product, period)),
    ...(figures ? figureItems(figures.subject, figures.list, words) : []),
    ...(period === null ? named.map(settingsItem) : []),
    ...(words.length === 0 && period === null ? findPlaces([]) : []),
  ]
}

const findPlaces = (words: readonly string[]): PaletteItem[] =>
  [...places, ...furtherPlaces]
    .filter(({ zh, en }) => words.every((word) => `${zh}\n${en}`.toLowerCase().includes(word)))
    .map(({ path, zh, en }) => ({
      key: path,
      label: { zh, en },
      detail: { zh: '页面', en: 'page' },
      href: path,
    }))

function briefItem(product: ListedProduct, period: string | null): PaletteItem[] {
  const { id, name, first, latest } = product
  if (!first || !latest) return []
  const shown = period ?? latest
  if (getLastMonth(shown) < first || getLastMonth(shown) > latest) return []
  return [
    {
      key: `brief ${id} ${shown}`,
      label: { zh: `${name.zh} ${periodName(shown, 'zh')}`, en: `${name.en}, ${periodName(shown, 'en')}` },
      detail: { zh: '简报', en: 'brief' },
      href: briefAddress(id, shown),
    },
  ]
}

const settingsItem = ({ id, name }: ListedProduct): PaletteItem => ({
  key: `product ${id}`,
  label: name,
  detail: { zh: '产品的设置', en: 'settings of the product' },
  href: `/products/${encodeURIComponent(id)}`,
})

function figureItems(
  { product, month }: FigureSubject,
  list: readonly PickerFigure[],
  words: readonly string[],
): PaletteItem[] {
  const rest = words.filter((word) => !textOf(product).includes(word))
  if (rest.length === 0) return []
  return figuresLike(list, rest.join(' ')).map(({ id, name, text }) => ({
    key: `figure ${id}`,
    label: { zh: `${name.zh}：${text}`, en: `${name.en}: ${text}` },
    detail: {
      zh: `${product.name.zh} ${periodName(month, 'zh')}`,
      en: `${product.name.en}, ${periodName(month, 'en')}`,
    },
    href: `${briefAddress(product.id, month)}?figure=${encodeURIComponent(id)}`,
  }))
}
