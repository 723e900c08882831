import type { Product } from '../../brief/product/product.ts'
import { findLines } from '../../sources/bulletin/bulletin.ts'
import type { BulletinTotals } from '../../statistics/figures/figures.ts'
import { UserError } from '../../trade/errors/errors.ts'
import { addMonths, type Flow, formatMonth, type Month } from '../../trade/trade.ts'
import type { KeptBulletin } from '../project/references/references.ts'
import { flowWords } from '../words/words.ts'

/**
 * The lines of the bulletin that a product compares its totals with, where it does: that of the month a year before
 * for each flow whose line it names, and those of other months where they are kept.
 *
 * @throws UserError where the table of the month a year before is not kept, or has no such line, or several.
 */
export function bulletinBase(
  product: Product,
  month: Month,
  tables: readonly KeptBulletin[],
): BulletinTotals[] {
  if (product.base !== 'bulletin') return []
  const before = addMonths(month, -12)
  return product.flows.flatMap((flow) => {
    const names = product.bulletin?.[flow]
    if (!names) return []
    const keptBulletins = tables.filter(
      (keptBulletin) =>
        keptBulletin.table === 'goods' &&
        keptBulletin.flow === flow &&
        keptBulletin.currency === product.currency,
    )
    if (!keptBulletins.some((table) => table.month === before)) throw noTable(product, flow, before)
    return keptBulletins.flatMap((table) => {
      const lines = findLines(table.lines, names)
      const [line] = lines
      if (!line || lines.length > 1) {
        if (table.month !== before) return []
        throw noLine(product, table, flow)
      }
      const { file, sha256, asOf, moneyFactor } = table
      const standing = { flow, month: table.month, file, sha256, asOf, lines: table.lines.length }
      const amounts = { month: line.month, ytd: line.ytd }
      return [{ ...standing, line: line.line, goods: line.name, moneyFactor, unit: line.unit, amounts }]
    })
  })
}

function noTable({ id, currency }: Product, flow: Flow, month: Month): UserError {
  const standing = formatMonth(month)
  return new UserError(
    {
      zh: `产品“${id}”以月报为同比基数（base: bulletin），但没有载入 ${standing} 的${flowWords[flow].zh}主要商品量值表（${currency}）。`,
      en: `Product ${id} is compared with the bulletin (base: bulletin), but its table of ${flowWords[flow].en} for ${standing} in ${currency} is not there.`,
    },
    {
      hint: {
        zh: '用 tradebrief load 文件 载入这张表，或在产品文件中写 base: first-published。',
        en: 'Load it with tradebrief load FILE, or write base: first-published in the product file.',
      },
      deskHint: {
        zh: '在“数据”页放入这张表，或在“产品”页改选同比的基数。',
        en: 'Drop the table on the Data page, or choose another base of comparison on the Products page.',
      },
    },
  )
}

function noLine({ id, bulletin }: Product, { file, lines }: KeptBulletin, flow: Flow): UserError {
  const goods = [bulletin?.[flow] ?? []].flat().join('、')
  const alike = lines.filter(({ name }) => [...goods].filter((good) => name.includes(good)).length >= 2)
  const names = (alike.length > 0 ? alike : lines).slice(0, 5).map(({ name }) => name)
  return new UserError(
    {
      zh: `产品“${id}”所写的月报行“${goods}”在表中不是恰好一行。`,
      en: `The line of the bulletin that product ${id} names is not in the table just once: ${goods}`,
    },
    {
      where: { file },
      hint: { zh: `表中有：${names.join('、')}`, en: `The table has: ${names.join(', ')}` },
    },
  )
}
