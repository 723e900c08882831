import { quantityFactor } from '../../codes/units/units.ts'
import {
  type Bulletin,
  type BulletinLine,
  findLines,
  nationalTotal,
} from '../../sources/bulletin/bulletin.ts'
import { Fraction } from '../../trade/numbers/numbers.ts'
import { addMonths, formatMonth } from '../../trade/trade.ts'
import { readNumber } from '../printed-numbers/printed-numbers.ts'
import { defineCheck, type Found } from './check.ts'

/**
 * The changes that tables of the bulletin print of the product's lines and of the nation's totals are those of the year to
 * date against the table of the year before, as far as the rounding of both allows. A note: customs compares with revised figures, and names and coverage change.
 */
export const bulletinChanges = defineCheck<Fact>({
  id: 'bulletin-changes',
  title: {
    zh: '月报所印的同比与上年月报相符',
    en: 'the printed changes of the bulletin follow from its tables',
  },
  look({ product, month, bulletins }) {
    const found = bulletins
      .filter((table) => table.month === month)
      .flatMap((table) => {
        const before = bulletins.find(
          (other) =>
            other.month === addMonths(month, -12) &&
            other.table === table.table &&
            other.flow === table.flow &&
            other.currency === table.currency,
        )
        const names = [product.bulletin?.export ?? [], product.bulletin?.import ?? [], nationalTotal].flat()
        return before ? compareTables({ ...table, lines: findLines(table.lines, names) }, before) : []
      })
    return {
      looked: found.length,
      found: found.flatMap(({ follows, ...fact }): Found<Fact>[] =>
        follows ? [] : [{ severity: 'note', ...fact }],
      ),
    }
  },
  word: ({ name, measure, month, printed, least, most }) => ({
    zh: `${month} 月报“${name}”${measure === 'value' ? '金额' : '数量'}累计同比印作 ${printed}%，按两年月报应在 ${least}% 至 ${most}% 之间`,
    en: `bulletin of ${month}, ${name}, ${measure}: ${printed}% is printed; by the tables of both years it lies between ${least}% and ${most}%`,
  }),
})

type Fact = {
  readonly name: string
  readonly measure: 'value' | 'quantity'
  readonly month: string
  readonly printed: string
  readonly least: string
  readonly most: string
}

/** A printed change with what follows from both tables. */
export type ComparedChange = Fact & { readonly follows: boolean }

/** The printed changes of a table beside those that its year to date and that of the year before give. */
export function compareTables(table: Bulletin, before: Bulletin): ComparedChange[] {
  return table.lines.flatMap((line) => {
    const same = findLines(before.lines, line.name).filter(({ flow }) => flow === line.flow)
    const [earlier] = same
    if (!line.change || !earlier || same.length > 1) return []
    return (['value', 'quantity'] as const).flatMap((measure) => {
      const compared = compareChange(line, earlier, measure, factorOf(table, before, line, earlier, measure))
      return compared ? [{ ...compared, name: line.name, measure, month: formatMonth(table.month) }] : []
    })
  })
}

/** How many of its units one of this year's is of the year before's; null where the two cannot be compared. */
function factorOf(
  table: Bulletin,
  before: Bulletin,
  line: BulletinLine,
  earlier: BulletinLine,
  measure: 'value' | 'quantity',
): Fraction | null {
  if (measure === 'value') return Fraction.of(table.moneyFactor, before.moneyFactor)
  if (line.unit === earlier.unit) return Fraction.of(1n)
  for (const base of ['个', '千克', '双', '升', '立方米', '平方米', '千瓦时']) {
    const [now, then] = [quantityFactor(line.unit, base), quantityFactor(earlier.unit, base)]
    if (now && then) return now.dividedBy(then)
  }
  return null
}

const half = Fraction.of(1n, 2n)
const hundred = Fraction.of(100n)

function compareChange(
  line: BulletinLine,
  earlier: BulletinLine,
  measure: 'value' | 'quantity',
  factor: Fraction | null,
): Pick<ComparedChange, 'printed' | 'least' | 'most' | 'follows'> | null {
  const [now, then, change] = [line.ytd[measure], earlier.ytd[measure], line.change?.[measure] ?? null]
  const [current, base] = [now === null ? null : readNumber(now), then === null ? null : readNumber(then)]
  if (change === null || !factor || !current || !base) return null
  const printed = readNumber(change)
  if (!printed) return null
  const unit = (decimals: number) => Fraction.of(1n, 10n ** BigInt(decimals)).times(half)
  const [errorNow, errorThen] = [unit(current.decimals), unit(base.decimals)]
  const lowestBase = base.value.minus(errorThen)
  if (lowestBase.sign() <= 0) return null
  const growth = (a: Fraction, b: Fraction) =>
    a.times(factor).dividedBy(b).minus(Fraction.of(1n)).times(hundred)
  const least = growth(current.value.minus(errorNow), base.value.plus(errorThen))
  const most = growth(current.value.plus(errorNow), lowestBase)
  const slack = unit(printed.decimals)
  const follows =
    printed.value.plus(slack).compare(least) >= 0 && printed.value.minus(slack).compare(most) <= 0
  return { printed: change, least: least.toFixed(1), most: most.toFixed(1), follows }
}
