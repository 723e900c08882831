import { unitNamed } from '../codes/units/units.ts'
import { currencyNames, type Localized, nameMonthRange, parseMonth } from '../trade/trade.ts'

const names: Readonly<Record<string, Localized | undefined>> = currencyNames

const monthText = String.raw`(?<![\w.-])(\d{4}-\d\d)(?:\.\.(\d{4}-\d\d))?(?![\w-]|\.\w)`
const monthBetweenHan = String.raw`(?:(?<=\p{Script=Han}) )?${monthText}(?: (?=\p{Script=Han}))?`
const moneyText = String.raw`(?<=^|[ (（])([A-Z]{3})(?:\/([^\s，。；、,;()（）]+))?(?![\w.-])`
const countText = String.raw`(?<=\d) (\p{Script=Han}+)(?=[ ,;:.)]|$)`

/**
 * What was found, for a reader: months, currencies and units by name, which facts have as `2023-01..2023-12`, `USD` and
 * `USD/千克`. Names of files stay as they are.
 *
 * @param files names of files that are told of.
 */
export const toReaderWords = ({ zh, en }: Localized, files: readonly string[] = []): Localized => ({
  zh: replaceOutside(zh, files, inChinese),
  en: replaceOutside(en, files, inEnglish),
})

/** Replaces in a text without touching the stretches that are names of files. */
function replaceOutside(text: string, files: readonly string[], replace: (part: string) => string): string {
  const found = files.filter((name) => name !== '' && text.includes(name))
  const [name] = found.sort((a, b) => b.length - a.length)
  if (name === undefined) return replace(text)
  return text
    .split(name)
    .map((part) => replaceOutside(part, files, replace))
    .join(name)
}

/** No space stands between Chinese and a name that takes the place of a code. */
const inChinese = (text: string): string =>
  text
    .replace(new RegExp(monthBetweenHan, 'gu'), (written, from: string, to?: string) => {
      const name = nameMonths(from, to)
      return name ? name.zh : written
    })
    .replace(new RegExp(` ?${moneyText}`, 'g'), (written, code: string, unit?: string) => {
      const name = names[code]
      return name ? `${name.zh}${unit === undefined ? '' : `/${unit}`}` : written
    })

const inEnglish = (text: string): string =>
  text
    .replace(
      new RegExp(monthText, 'g'),
      (written, from: string, to?: string) => nameMonths(from, to)?.en ?? written,
    )
    .replace(new RegExp(moneyText, 'g'), (written, code: string, unit?: string) => {
      const name = names[code]
      return name ? `${name.en}${unit === undefined ? '' : ` per ${nameUnit(unit)}`}` : written
    })
    .replace(new RegExp(countText, 'gu'), (_, unit: string) => ` ${unitNamed(unit)?.short ?? unit}`)

const nameUnit = (unit: string): string => (unitNamed(unit)?.short ?? unit).replace(/^(\w{3,})s$/, '$1')

function nameMonths(from: string, to = from): Localized | null {
  const [first, last] = [parseMonth(from), parseMonth(to)]
  return first && last ? nameMonthRange({ from: first, to: last }) : null
}
