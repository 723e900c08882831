import type { Product } from '../../brief/product/product.ts'
import { UserError } from '../../trade/errors/errors.ts'
import { isWithinReach, type Month, parseMonth, parsePeriod } from '../../trade/trade.ts'
import type { TradeData } from '../trade-data.ts'

const idsListed = 20

/** A product by its id. @throws UserError for one that there is not, with those that there are. */
export async function findProduct(data: TradeData, id: string): Promise<Product> {
  const products = await data.products()
  const found = products.find((product) => product.id === id)
  if (found) return found
  const ids = products.slice(0, idsListed).map((product) => product.id)
  throw new UserError(
    { zh: `没有产品“${id}”。`, en: `There is no product ${id}.` },
    {
      hint: {
        zh: `用 list_products 查找；已有：${ids.join('、')}`,
        en: `Find one with list_products; there are: ${ids.join(', ')}`,
      },
    },
  )
}

/** The product in the edition of a period, and the last month of it. @throws UserError for what there is not. */
export async function findBrief(
  data: TradeData,
  { product: id, period: text }: { readonly product: string; readonly period: string },
): Promise<{ readonly product: Product; readonly month: Month }> {
  const period = parsePeriod(text)
  if (!period || !isWithinReach(period.last)) throw noPeriod(text)
  const product = await findProduct(data, id)
  return { product: { ...product, edition: period.edition }, month: period.last }
}

/** A month. @throws UserError for a text that is none. */
export function readMonth(text: string): Month {
  const month = parseMonth(text)
  if (month && isWithinReach(month)) return month
  throw noPeriod(text)
}

const noPeriod = (text: string): UserError =>
  new UserError(
    { zh: `看不懂时期“${text}”。`, en: `This is no period: ${text}` },
    {
      hint: {
        zh: '写 1950-01 至 2199-12 的月份，或 2023-Q4、2023-H2、2023。',
        en: 'Write a month from 1950-01 to 2199-12, or 2023-Q4, 2023-H2, 2023.',
      },
    },
  )
