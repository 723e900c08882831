import { nameReporter } from '../brief/product/product.ts'
import { namePublisher } from '../codes/publications/publications.ts'
import type { Load, LoadOutcome } from '../ledger/ledger.ts'
import { counted, countText } from '../trade/numbers/numbers.ts'
import { formatMonth, formatRange, type Localized, type Scope } from '../trade/trade.ts'
import { type TableOutcome, wordFinding } from '../workspace/load/load.ts'
import type { FileOutcome } from '../workspace/load/questions/questions.ts'
import type { KeptBulletin } from '../workspace/project/references/references.ts'
import {
  cutWords,
  dimensionWords,
  filterable,
  flowWords,
  nameScope,
  nameTable,
  scaledWords,
} from '../workspace/words/words.ts'
import type { Terminal } from './terminal/terminal.ts'

/**
 * What a load took in, for a person: what was understood, how the rows add up, and what is odd.
 *
 * @param isFurther whether the load before was of the same file, whose name is not repeated.
 */
export function loadReport({ load, changed }: LoadOutcome, terminal: Terminal, isFurther = false): string {
  const { say, style, language } = terminal
  if (!changed)
    return say({
      zh: `${load.file}：内容已在台账中（第 ${load.id} 次载入），没有改变。`,
      en: `${load.file}: its content is in the ledger already (load ${load.id}); nothing changed.`,
    })
  const cut = say(cutWords(load.cut))
  const scope = scopeWords(load.scope)
  const heading = [
    ...(load.reporter === undefined
      ? []
      : [say(nameReporter(load.reporter, {})), say(namePublisher(load.source))]),
    say(flowWords[load.flow]),
    load.currency,
    load.monthly
      ? formatRange(load.period)
      : `${formatRange(load.period)} ${say({ zh: '合计', en: 'in one sum' })}`,
    cut,
    ...(scope ? [say(scope)] : []),
    say({ zh: `数据日期 ${load.asOf.slice(0, 10)}`, en: `as of ${load.asOf.slice(0, 10)}` }),
  ]
  const total = scaledWords(load.valueTotal, load.scale?.value ?? 0, load.currency)
  const [stored, added] = [countText(load.cells), countText(load.rows - load.cells)]
  const count = say({
    zh: `共 ${countText(load.rows)} 行 = 保留 ${stored} + 并入同类 ${added} + 拒收 0；总值 ${total}`,
    en: `${counted(load.rows, 'row', 'rows')} = ${stored} kept + ${added} added to others + 0 refused; value ${total}`,
  })
  const findings = load.findings.map((finding) => {
    const words = wordFinding(finding, language)
    return finding.severity !== 'note' ? style('warning', `  ! ${words}`) : `  - ${words}`
  })
  const name = isFurther ? [] : [style('strong', load.file)]
  return [...name, `  ${heading.join(' · ')}`, `  ${count}`, ...findings].join('\n')
}

/** So many codes of a scope are listed; of more it is said how many there are. */
const codesListed = 6

function scopeWords(scope: Scope): Localized | null {
  const isLong = filterable.some((dimension) => (scope[dimension]?.length ?? 0) > codesListed)
  if (!isLong) {
    const { zh, en } = nameScope(scope)
    return zh === '' ? null : { zh: `仅${zh}`, en: `only ${en}` }
  }
  const parts = filterable.flatMap((dimension) => {
    const count = scope[dimension]?.length
    if (!count) return []
    const words = dimensionWords[dimension]
    return [{ zh: `${count} 个${words.zh}`, en: `${count} ${words.en}${count === 1 ? '' : 's'}` }]
  })
  return {
    zh: `仅 ${parts.map(({ zh }) => zh).join('、')}`,
    en: `only ${parts.map(({ en }) => en).join(', ')}`,
  }
}

/** The same for a program. */
export function loadRecord({ load, changed }: LoadOutcome): object {
  return {
    ...plainLoad(load),
    changed,
    rowsKept: load.cells,
    rowsSummed: load.rows - load.cells,
    rowsRefused: 0,
  }
}

function plainLoad(load: Load): object {
  const { valueTotal, period, truncatedAt, uncoveredMonths, relation, relations, ...rest } = load
  return {
    ...rest,
    uncoveredMonths: uncoveredMonths.map(formatMonth),
    relation: relation ?? null,
    relations: relations.map(({ months, value, ...more }) => ({
      ...more,
      months: { from: formatMonth(months.from), to: formatMonth(months.to) },
      value: { earlier: value.earlier.toString(), later: value.later.toString() },
    })),
    period: { from: formatMonth(period.from), to: formatMonth(period.to) },
    truncatedAt: truncatedAt && formatMonth(truncatedAt),
    valueTotal: valueTotal.toString(),
  }
}

/** What came of a file: the load, the table of the bulletin that was kept, or what is wrong with it. */
type Taken = Exclude<FileOutcome, { readonly table: string }> | TableOutcome

/** What came of several files, in one line under all that was told of each. */
export class LoadSummary {
  readonly #files: number
  readonly #refused: string[] = []
  #loaded = 0
  #loads = 0
  #rows = 0
  /** The file of the load before, where that was taken in. */
  #previous: string | null = null
  #known = 0
  #tables = 0

  /** @param files how many there are. */
  constructor(files: number) {
    this.#files = files
  }

  add(taken: Taken): void {
    const isFurther = 'outcome' in taken && this.isFurther(taken.outcome)
    this.#previous = 'outcome' in taken ? taken.outcome.load.file : null
    if ('error' in taken) this.#refused.push(taken.file)
    else if ('kept' in taken) this.#tables++
    else {
      const { changed, load } = taken.outcome
      if (!isFurther && changed) this.#loaded++
      else if (!isFurther) this.#known++
      this.#loads += changed ? 1 : 0
      this.#rows += changed ? load.rows : 0
    }
  }

  /** Whether a load is of the same file as the one before: only files of other reporters have several. */
  isFurther({ load }: LoadOutcome): boolean {
    return load.reporter !== undefined && load.file === this.#previous
  }

  /**
   * Null for a single load, which was told of, and where nothing came of any.
   *
   * @example '48 files: 46 loaded (19,234,501 rows), 1 there already, 1 not loaded: a.csv'
   */
  words(): Localized | null {
    const refused = this.#refused
    const skipped = this.#files - this.#loaded - this.#known - this.#tables - refused.length
    const isDivided = this.#loads > this.#loaded
    if ((this.#files === 1 && !isDivided) || skipped === this.#files) return null
    const parts = [
      {
        count: this.#loaded,
        zh: `读入 ${this.#loaded} 个（${countText(this.#rows)} 行${isDivided ? `，分 ${countText(this.#loads)} 次载入` : ''}）`,
        en: `${this.#loaded} loaded (${counted(this.#rows, 'row', 'rows')}${isDivided ? ` in ${countText(this.#loads)} loads` : ''})`,
      },
      { count: this.#known, zh: `原已有 ${this.#known} 个`, en: `${this.#known} there already` },
      {
        count: this.#tables,
        zh: `统计月报表 ${this.#tables} 个`,
        en: counted(this.#tables, 'table of the bulletin', 'tables of the bulletin'),
      },
      { count: skipped, zh: `没有处理 ${skipped} 个`, en: `${skipped} left aside` },
      {
        count: refused.length,
        zh: `未能读入 ${refused.length} 个：${refused.join('、')}`,
        en: `${refused.length} not loaded: ${refused.join(', ')}`,
      },
    ].filter(({ count }) => count > 0)
    return {
      zh: `${countText(this.#files)} 个文件：${parts.map(({ zh }) => zh).join('，')}`,
      en: `${counted(this.#files, 'file', 'files')}: ${parts.map(({ en }) => en).join(', ')}`,
    }
  }
}

/** What was kept of a table of the customs bulletin, for a person. */
export function bulletinReport(
  { file, table, flow, currency, month, lines, asOf }: KeptBulletin,
  terminal: Terminal,
) {
  const { say, style } = terminal
  const what = say({
    zh: `${nameOf({ table, flow }).zh} · ${currency} · ${formatMonth(month)} · ${countText(lines.length)} ${table === 'goods' ? '种商品' : '行'} · 数据日期 ${asOf.slice(0, 10)}`,
    en: `${nameOf({ table, flow }).en} · ${currency} · ${formatMonth(month)} · ${counted(lines.length, 'line', 'lines')} · as of ${asOf.slice(0, 10)}`,
  })
  const flawed = lines.filter(({ flaw }) => flaw !== undefined)
  const names = flawed.slice(0, flawedNamed).map(({ name, flaw }) => `${name} (${flaw})`)
  const flaws = say({
    zh: `${countText(flawed.length)} 行有源文件自带的错误值，按没有数字处理：${names.join('、')}`,
    en: `${counted(flawed.length, 'line has', 'lines have')} an error value of the source, taken for no number: ${names.join(', ')}`,
  })
  return [style('strong', file), `  ${what}`, ...(flawed.length > 0 ? [`  ${flaws}`] : [])].join('\n')
}

/** A table of commodities by its direction, a table of national totals by its name. */
const nameOf = ({ table, flow }: Pick<KeptBulletin, 'table' | 'flow'>): Localized => {
  if (table === 'goods' && flow !== 'trade')
    return {
      zh: `统计月报量值表 · ${flowWords[flow].zh}`,
      en: `table of the bulletin · ${flowWords[flow].en}`,
    }
  const { zh, en } = nameTable({ table, flow })
  return { zh: `统计月报${zh}`, en: `table of the bulletin · ${en}` }
}

/** So many lines with error values are named. */
const flawedNamed = 5

/** The same for a program. */
export const bulletinRecord = ({
  file,
  table,
  flow,
  currency,
  month,
  lines,
  asOf,
}: KeptBulletin): object => ({
  file,
  source: 'bulletin',
  table,
  flow,
  currency,
  month: formatMonth(month),
  lines: lines.length,
  asOf,
})
