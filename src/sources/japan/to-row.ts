import { type Flow, getYear, type Localized, type Month, type NamedCode, toMonth } from '../../trade/trade.ts'
import { type Row, wholeNumber } from '../formats/formats.ts'
import {
  badField,
  expectedCountryDigits,
  expectedWholeNumber,
  type ReportedRow,
  readAreas,
} from '../reported/reported.ts'
import areas from './areas.csv'

const countries = readAreas(areas)

const flows: Readonly<Record<string, Flow>> = { '1': 'export', '2': 'import' }

/** Units of customs: the unit of the ledger, and how many of it one is. */
const units: Readonly<Record<string, readonly [name: string, factor?: bigint]>> = {
  ...{ KG: ['千克'], MT: ['千克', 1000n], GR: ['克'], NO: ['个'], DZ: ['个', 12n], TH: ['千个'], PR: ['双'] },
  ...{ ST: ['套'], L: ['升'], KL: ['千升'], M: ['米'], KM: ['米', 1000n], SM: ['平方米'], CM: ['立方米'] },
  ...{ CT: ['克拉'] },
}

/** Values are thousands of yen. */
const yenPerValue = 1000n

/** Each amount of a year is rounded by itself, and so are those of its months. */
const tolerance = 12n

/**
 * A function that makes the rows of the months of a record, those without trade left out.
 *
 * @throws UserError, the function, with line, column and text for what cannot be read, and for months that are not their year.
 */
export function createRowReader(
  file: string,
  heading: readonly string[],
  now: Month,
): (row: Row) => ReportedRow[] {
  const hasCountries = heading.includes('Country')
  const first = heading.indexOf('Quantity1-Year')
  return ({ line, fields }) => {
    const fail = (index: number, words: Localized): never => {
      throw badField(file, line, heading[index] ?? '', fields[index] ?? '', words)
    }
    const get = (name: string): string => (fields[heading.indexOf(name)] ?? '').trim()
    const flow = flows[get('Exp or Imp')] ?? fail(0, noFlow)
    const year = /^\d{4}$/.test(get('Year')) ? Number(get('Year')) : fail(1, noYear)
    if (year < 1988 || year > getYear(now)) fail(1, noYear)
    const [, code = ''] = /^'?(\d{9})'?$/.exec(get('HS')) ?? fail(2, noCommodity)
    const country = get('Country').replace(/^'(.*)'$/, '$1')
    const partner = hasCountries ? (findCountry(country) ?? fail(3, expectedCountryDigits)) : world
    const [unit1, unit2] = [readUnit(get('Unit1')), readUnit(get('Unit2'))]
    const amount = (index: number): bigint =>
      wholeNumber((fields[index] ?? '').trim()) ?? fail(index, expectedWholeNumber)
    for (const place of [first, first + 1, first + 2]) {
      const sum = listMonths.reduce((total, month) => total + amount(place + 3 * month), 0n)
      const difference = sum - amount(place)
      if (difference > tolerance || difference < -tolerance) fail(place, otherSum(sum))
    }
    return listMonths.flatMap((month): ReportedRow[] => {
      const place = first + 3 * month
      const [quantity1, quantity2, value] = [amount(place), amount(place + 1), amount(place + 2)]
      if (quantity1 === 0n && quantity2 === 0n && value === 0n) return []
      const from = toMonth(year, month)
      if (from > now) fail(place + 2, future)
      const [one, two] = [scaled(quantity1, unit1), scaled(quantity2, unit2)].filter((each) => each !== null)
      return [
        {
          ...{ line, role: hasCountries ? 'partner' : 'total', reporter: 'JPN', flow },
          ...{ period: { from, to: from }, commodity: { code, name: '' }, partner, key: country },
          value: value * yenPerValue,
          ...{ quantity: one?.amount ?? null, unit: one?.unit ?? null },
          ...{ quantity2: two?.amount ?? null, unit2: two?.unit ?? null },
          decimals: 0,
        },
      ]
    })
  }
}

const listMonths = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const

const world: NamedCode = { code: '', name: '' }

const findCountry = (code: string): NamedCode | null =>
  // A country that is newer than our list has a code that Chinese customs has not.
  countries.get(code) ?? (/^\d{3}$/.test(code) ? { code: `Z${code}`, name: '' } : null)

/** A unit, one that our list lacks under its own code; null for two spaces, which are none. */
function readUnit(code: string): { readonly name: string; readonly factor: bigint } | null {
  if (code === '') return null
  const [name, factor = 1n] = units[code] ?? [code]
  return { name, factor }
}

const scaled = (amount: bigint, unit: ReturnType<typeof readUnit>) =>
  unit === null ? null : { amount: amount * unit.factor, unit: unit.name }

const noFlow: Localized = { zh: '应为 1（出口）或 2（进口）', en: 'Expected 1 (exports) or 2 (imports)' }
const noYear: Localized = { zh: '应为已有的年份（1988 年起）', en: 'Expected a past year, from 1988 on' }
const noCommodity: Localized = {
  zh: "应为 9 位的统计品目编码（'850760000'）",
  en: "Expected a code of 9 digits ('850760000')",
}
const future: Localized = { zh: '这个月还没有到', en: 'This month lies in the future' }
const otherSum = (sum: bigint): Localized => ({
  zh: `各月之和为 ${sum}，与全年不符`,
  en: `The months add up to ${sum}, which is not this amount of the year`,
})
