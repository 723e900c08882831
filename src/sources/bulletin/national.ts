import { UserError } from '../../trade/errors/errors.ts'
import { type Flow, getCalendarMonth, type Month } from '../../trade/trade.ts'
import type { Row } from '../formats/formats.ts'
import type { BulletinAmounts, BulletinLine } from './bulletin-type.ts'
import { readCell } from './printed-cell.ts'
import type { BulletinTitle } from './titles.ts'

/** What a table of national totals calls the total of all its lines. */
const totalNames = /^(?:总值|总计|合计|Total)$/i

/** The name under which the nation's total is kept, whatever the table calls it. */
export const nationalTotal = '总值'

type Column = { readonly flow: Flow; readonly window: 'month' | 'ytd' | 'change' }

/**
 * The lines of a table of national totals, one for each name and flow. By country and by procedure it has groups 进出口, 出口
 * and 进口 (Total, Exports, Imports) above the month (12月, 12) and the year to date (1至12月, 1to12), and 累计比去年同期±％ above
 * the three; in January the month alone. By month (月度表) each row is a month, and 出口 and 进口 are columns.
 *
 * @throws UserError where the heading is not so.
 */
export function readNationalLines(
  file: string,
  { table, month }: BulletinTitle,
  rows: readonly Row[],
): { readonly firstRow: number; readonly lines: readonly BulletinLine[] } {
  const position = rows.findIndex(({ fields }) => {
    const texts = fields.map(plain)
    return texts.some(isExport) && texts.some(isImport)
  })
  const [upper, lower] = [
    rows[position]?.fields.map(plain) ?? [],
    rows[position + 1]?.fields.map(plain) ?? [],
  ]
  const hasSecondRow = lower.some((text) => /月|^1(?:至|-|to)\d|累计|^出口$|^Exports?$/i.test(text))
  const columns = listColumns(upper, hasSecondRow ? lower : [])
  const first = [...columns.keys()][0] ?? 0
  if (position < 0 || first < 1 || columns.size < 2)
    throw new UserError(
      {
        zh: '没有找到总值表的表头（出口、进口的当月和累计）。',
        en: 'The heading of the table of totals was not found (出口 and 进口 of the month and the year to date).',
      },
      { where: { file, ...(rows[position] && { line: rows[position].line }) } },
    )
  const firstRow = position + (hasSecondRow ? 2 : 1)
  const body = rows.slice(firstRow)
  const end = body.findIndex(({ fields }) => fields.some((field) => /^\s*(?:注|Notes?)\s*[:：]/i.test(field)))
  const lines = (end < 0 ? body : body.slice(0, end)).flatMap((row) => {
    const name =
      table === 'totals' ? (row.fields.find((field) => plain(field) !== '') ?? '') : nameIn(row, first)
    if (name === '') return []
    if (table !== 'totals')
      return linesOf(file, row, totalNames.test(name) ? nationalTotal : name, columns, month)
    return isRowOfMonth(name, month) ? linesOf(file, row, nationalTotal, columns, month) : []
  })
  return { firstRow, lines }
}

const plain = (text: string): string => text.replaceAll(/[\s\u00a0]/g, '')
const isExport = (text: string): boolean => /^(?:出口|Exports?)$/i.test(text)
const isImport = (text: string): boolean => /^(?:进口|Imports?)$/i.test(text)
const isBoth = (text: string): boolean => /^(?:进出口|Total|ImportsandExports)$/i.test(text)

function windowOf(text: string): 'month' | 'ytd' | null {
  if (/^1(?:至|-|to)\d{1,2}月?(?:累计)?$|^累计$/i.test(text)) return 'ytd'
  return /^\d{1,2}(?:月(?:当月)?)?$|^当月$/.test(text) ? 'month' : null
}

/** Which flow and window each column is of; columns of both flows together and of balances are of none. */
function listColumns(upper: readonly string[], lower: readonly string[]): ReadonlyMap<number, Column> {
  const columns = new Map<number, Column>()
  let group = ''
  for (let index = 0; index < Math.max(upper.length, lower.length); index++) {
    if (upper[index]) group = upper[index] ?? ''
    const below = lower[index] ?? ''
    const isChange = /[%％±]|同期|Change/i.test(group)
    const text = isChange ? below : group
    const flow: Flow | null = isExport(text) ? 'export' : isImport(text) ? 'import' : null
    if (!flow || isBoth(text)) continue
    const window = isChange ? 'change' : below === '' ? 'month' : windowOf(below)
    if (window) columns.set(index, { flow, window })
  }
  return columns
}

/** The name of a row: its last text before the first column of amounts of a flow that is no number. */
function nameIn({ fields }: Row, first: number): string {
  const texts = fields.slice(0, first).map((field) => field.replaceAll(/[\s\u00a0]+/g, ' ').trim())
  return (
    texts
      .find((text) => text !== '' && readCell(text).kind === 'other')
      ?.replaceAll(/\*|＊/g, '')
      .trim() ?? ''
  )
}

/** 2023.12, 2023年12月, 12月. */
function isRowOfMonth(name: string, month: Month): boolean {
  const [, , number] = /^(?:(\d{4})[.年-])?(\d{1,2})月?$/.exec(plain(name)) ?? []
  const year = /^(\d{4})/.exec(plain(name))?.[1]
  return (
    Number(number) === getCalendarMonth(month) &&
    (year === undefined || Number(year) === Math.trunc(month / 100))
  )
}

function linesOf(
  file: string,
  { line, fields }: Row,
  name: string,
  columns: ReadonlyMap<number, Column>,
  month: Month,
): BulletinLine[] {
  return (['export', 'import'] as const).map((flow): BulletinLine => {
    const flaws: string[] = []
    const value = (window: Column['window']): BulletinAmounts => {
      const found = [...columns].find(([, column]) => column.flow === flow && column.window === window)
      const cell = found ? readCell(fields[found[0]] ?? '') : null
      if (cell?.kind === 'other')
        throw new UserError(
          { zh: '这里应当是数字。', en: 'A number was expected here.' },
          { where: { file, line, found: cell.text } },
        )
      if (cell?.kind === 'error') flaws.push(cell.text)
      return { quantity: null, value: cell?.kind === 'number' ? cell.text : null }
    }
    const current = value('month')
    const isJanuary = getCalendarMonth(month) === 1
    const ytd = value('ytd')
    const [flaw] = flaws
    return {
      ...{ line, name, flow },
      unit: null,
      month: current,
      ytd: isJanuary && ytd.value === null ? current : ytd,
      change: value('change'),
      ...(flaw !== undefined && { flaw }),
    }
  })
}
