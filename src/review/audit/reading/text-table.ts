import { readRunningHeader } from '../headers/headers.ts'
import { readBlockLabelAt, readPeriodAt, type Token, tokenize } from '../lexicon/lexicon.ts'
import type { CellRow, Piece } from './pieces.ts'
import { RunningText } from './running-text.ts'
import type { Line } from './text-lines.ts'

/** A number or one of the signs for nothing to show; then what parts it from the next. */
const numberCell =
  /(?:[<>]?[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?|-|\/|\.\.|×)(?= |$|[^\d.,%])|[—–](?= |$)/y

interface Entry {
  name: string
  /** How far from the left its name stands. */
  readonly x: number
  readonly numbers: string[]
  /** The lines of its first and of its last number. */
  line: number | null
  last: number | null
}

/**
 * Rows of a table in running text, in the columns that its heading says. Where the table stands in two halves side by
 * side, a row is a pair of entries; an entry alone on its line, where others stand in pairs, belongs to the second half:
 * the year has all that its month has.
 */
export function tableFromLines(lines: readonly Line[]): Extract<Piece, { kind: 'table' }> {
  const text = new RunningText(lines)
  const tokens = tokenize(text.text)
  const end = findHeadingEnd(text.text, tokens)
  const header = text.text.slice(0, end).trim()
  const columns = readRunningHeader(header)
  const names = columns.filter(({ kind }) => kind === 'name').length
  const halves = Math.max(1, names)
  const count = columns.filter(({ kind }) => kind === 'figure').length / halves
  const isRanked = columns.some(({ kind }) => kind === 'rank')
  const areYearsNames = columns.some(
    ({ kind, header: over }) => kind === 'name' && /^(?:year|年份)$/i.test(over),
  )
  const rows = readRows(text, end, { halves, count, isRanked, areYearsNames })
  return { kind: 'table', header, rows }
}

interface Shape {
  readonly halves: number
  readonly count: number
  readonly isRanked: boolean
  /** Whether 2023 alone may name a row. */
  readonly areYearsNames: boolean
}

/** Where the first row begins: with a label over the whole width, or with the words before the first number. */
function findHeadingEnd(text: string, tokens: readonly Token[]): number {
  const block = firstBlockLabel(text, tokens)
  const first = tokens.findIndex(
    (token, index) =>
      tokens[index - 1]?.text !== '（' &&
      ((token.kind === 'number' && token.unit?.kind !== 'money' && token.unit?.kind !== 'quantity') ||
        isNothing(token, tokens[index + 1])),
  )
  if (first < 0) return block ?? text.length
  return Math.min(block ?? text.length, labelStart(tokens, first))
}

const isNothing = ({ text, kind }: Token, next: Token | undefined): boolean =>
  (kind === 'word' || kind === 'mark') && (text === '-' || text === '—') && next?.kind !== 'word'

function firstBlockLabel(text: string, tokens: readonly Token[]): number | null {
  for (const { offset: at, kind } of tokens) if (kind !== 'number' && readBlockLabelAt(text, at)) return at
  return null
}

/** The words of a row’s name go on until a word of the heading, or a bracket that ends one. */
function labelStart(tokens: readonly Token[], first: number): number {
  let index = first - 1
  let depth = 0
  for (; index >= 0; index--) {
    const token = tokens[index]
    if (!token) break
    if (token.text === '）') depth++
    else if (token.text === '（') depth--
    else if (depth === 0 && token.kind !== 'mark') break
  }
  const last = tokens[index]
  if (!last) return 0
  if (last.kind !== 'word') return last.offset
  while (index > 0 && tokens[index - 1]?.kind === 'word') index--
  return tokens[index]?.offset ?? 0
}

function readRows(text: RunningText, from: number, shape: Shape): CellRow[] {
  const blocks = readBlocks(text, from, shape)
  const isFirstHalf = text.isLaidOut ? halfByPlace(blocks.map(({ entries }) => entries)) : () => false
  return blocks.flatMap(({ label, entries }) => [
    ...(label ? [label] : []),
    ...pairUp(entries, shape, isFirstHalf),
  ])
}

/** Entries under a label over the whole width; null before the first. */
interface Block {
  readonly label: CellRow | null
  readonly entries: Entry[]
}

function readBlocks(text: RunningText, from: number, shape: Shape): Block[] {
  let block: Block = { label: null, entries: [] }
  const blocks = [block]
  for (let offset = from; offset < text.text.length; ) {
    if (text.text.charAt(offset) === ' ') {
      offset++
      continue
    }
    const line = text.lineAt(offset)
    const name = readBlockLabelAt(text.text, offset)?.text ?? periodLabelAt(text, offset)
    if (name !== undefined) {
      block = { label: { cells: [name], line }, entries: [] }
      blocks.push(block)
      offset += name.length
      continue
    }
    const number = numberAt(text.text, offset, shape.areYearsNames)
    if (number !== null) {
      addNumber(block.entries, number, line, shape)
      offset += number.length
      continue
    }
    const label = labelAt(text.text, offset, shape.areYearsNames)
    addLabel(block.entries, label.trim(), text.xAt(offset))
    offset += label.length
  }
  return blocks
}

/** A period that is alone on its line, and names no row. */
function periodLabelAt(lines: RunningText, offset: number): string | undefined {
  const { text } = lines
  const period = offset === 0 || text.charAt(offset - 1) === ' ' ? readPeriodAt(text, offset) : undefined
  if (!period?.period || text.charAt(period.end) !== ' ') return undefined
  const line = lines.lineAt(offset)
  const isAlone =
    (offset === 0 || lines.lineAt(offset - 1) !== line || text.charAt(offset - 1) === ' ') &&
    lines.lineAt(period.end + 1) !== line
  return isAlone && numberAt(text, period.end + 1, true) === null ? text.slice(offset, period.end) : undefined
}

function numberAt(text: string, offset: number, areYearsNames: boolean): string | null {
  const period = readPeriodAt(text, offset)
  // 1900 is an amount where no heading says that rows are years.
  const isBare = !areYearsNames && period !== undefined && /^\d{4}$/.test(text.slice(offset, period.end))
  if (period?.period && !isBare) return null
  numberCell.lastIndex = offset
  return numberCell.exec(text)?.[0] ?? null
}

/** Words up to the next number that does not stand in brackets. */
function labelAt(text: string, from: number, areYearsNames: boolean): string {
  let depth = 0
  let offset = from
  const period = readPeriodAt(text, offset)
  if (period) offset = period.end
  else offset++
  if (text.charAt(from) === '（') depth = 1
  for (; offset < text.length; offset++) {
    const sign = text.charAt(offset)
    if (sign === '（') depth++
    else if (sign === '）') depth = Math.max(0, depth - 1)
    else if (depth === 0 && /[ \u2E80-\uFFEF]/.test(text.charAt(offset - 1))) {
      if (readBlockLabelAt(text, offset)) break
      if (numberAt(text, offset, areYearsNames) !== null) break
    }
  }
  return text.slice(from, offset)
}

function addNumber(entries: Entry[], number: string, line: number | null, { count, isRanked }: Shape): void {
  const entry = entries.at(-1)
  if (!entry || (isRanked && entry.numbers.length >= count)) {
    entries.push({
      name: isRanked ? `#${number}` : '',
      x: 0,
      numbers: isRanked ? [] : [number],
      line,
      last: line,
    })
    return
  }
  entry.line ??= line
  entry.last = line
  entry.numbers.push(number)
}

function addLabel(entries: Entry[], name: string, x: number): void {
  const last = entries.at(-1)
  // A unit in brackets that a line break has put after the numbers is part of the name before.
  if (/^（[^）]*）$/.test(name) && last && last.numbers.length > 0) return
  if (last && last.numbers.length === 0)
    last.name = `${last.name.replace(/^#\d+$/, '')}${joint(last.name, name)}${name}`
  else entries.push({ name, x, numbers: [], line: null, last: null })
}

const joint = (before: string, after: string): string =>
  /[A-Za-z,’]$/.test(before) && /^[A-Za-z(]/.test(after) ? ' ' : ''

function pairUp(
  entries: readonly Entry[],
  { halves, count }: Shape,
  isFirstHalf: (entry: Entry) => boolean,
): CellRow[] {
  const cellsOf = ({ name, numbers }: Entry): string[] =>
    // What several have together has no growth, for which nothing stands.
    numbers.length === count - 1 && isTogether(name) ? [name, ...numbers, ''] : [name, ...numbers]
  if (halves < 2) return entries.map((entry) => ({ cells: cellsOf(entry), line: entry.line }))
  // Where cells stand on lines of their own, lines say nothing of rows.
  const byLine = entries.some(({ numbers, line, last }) => numbers.length > 1 && line === last)
  const filler = Array.from({ length: 1 + count }, () => '')
  const rows: CellRow[] = []
  for (let index = 0; index < entries.length; index++) {
    const entry = entries[index]
    if (!entry) break
    const next = entries[index + 1]
    const alone = byLine && next?.line !== entry.line
    if (alone || !next) {
      const cells = cellsOf(entry)
      rows.push({
        cells: alone && !isFirstHalf(entry) ? [...filler, ...cells] : alone ? [...cells, ...filler] : cells,
        line: entry.line,
      })
      continue
    }
    rows.push({ cells: [...cellsOf(entry), ...cellsOf(next)], line: entry.line })
    index++
  }
  return rows
}

const isTogether = (name: string): boolean => {
  const [first] = tokenize(name)
  return first?.kind === 'term' && first.facets.largest !== undefined
}

/** Whether an entry that is alone on its line stands where those of the first half do, by the lines that have both. */
function halfByPlace(blocks: readonly (readonly Entry[])[]): (entry: Entry) => boolean {
  const [lefts, rights]: [number[], number[]] = [[], []]
  for (const entries of blocks)
    for (const [index, entry] of entries.entries()) {
      const next = entries[index + 1]
      if (!next || next.line !== entry.line || entry.line === null) continue
      lefts.push(entry.x)
      rights.push(next.x)
    }
  const middle = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0
  const [left, right] = [middle(lefts), middle(rights)]
  return ({ x }) => lefts.length > 0 && right > left + 20 && x < (left + right) / 2
}
