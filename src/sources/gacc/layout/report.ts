import { findCodeOfName } from '../../../codes/codes.ts'
import { anyOrder, type RowOrder } from '../../../trade/observation/observation.ts'
import {
  type Breakdown,
  breakdowns,
  type CodeRows,
  type Dimension,
  dimensions,
  type Finding,
  type FindingKind,
  type NamedCode,
} from '../../../trade/trade.ts'
import type { ReadReport } from '../../read-report.ts'
import type { Columns } from './columns.ts'
import { oddityColumns, type SeenCodes, type SeenOddity, type Sightings } from './scan-summary.ts'

/** The online query gives no more rows than this and cuts off without a word. */
export const portalLimit = 10_000

const mostRemarks = 5

/** So many findings of one kind are listed; the others are counted. They are kept with the load, and read by people. */
const mostOfKind = 50

/** The first findings of each kind, and for each kind that has more how many. */
function shortened(findings: readonly PlacedFinding[]): Finding[] {
  const counts = new Map<Finding['kind'], number>()
  const further = new Map<Finding['kind'], Finding>()
  const listed = findings.filter(({ kind, severity }) => {
    const count = (counts.get(kind) ?? 0) + 1
    counts.set(kind, count)
    if (count <= mostOfKind) return true
    further.set(kind, { kind: 'further', severity, count: count - mostOfKind, subject: kind })
    return false
  })
  return [...listed, ...further.values()]
}

/** What is told of a file, from what was seen of its rows. */
export function createReport(file: string, { of }: Columns, seen: Sightings): ReadReport {
  const truncated = seen.rows === portalLimit && !seen.isJoined
  const codes = {
    commodity: eachOnce(seen.codes.commodity),
    partner: eachOnce(seen.codes.partner),
    procedure: eachOnce(seen.codes.procedure),
    place: eachOnce(seen.codes.place),
  }
  const findings = [
    ...breakdowns.flatMap((dimension) => contradictoryNames(file, of, dimension, seen.codes[dimension])),
    ...dimensions.flatMap((dimension) => {
      const written = seen.codes[dimension]
      // As many codes with names: none has several.
      return !written || written.named.length === codes[dimension].length
        ? []
        : nameFindings(file, of, dimension, written)
    }),
    ...oddities(seen).map((oddity) => oddityFinding(file, of, oddity)),
  ]
  return {
    rows: seen.rows,
    valueTotal: seen.valueTotal,
    months: seen.months,
    codes,
    ...(seen.codes.commodity && { commodityRows: rowsOf(seen.codes.commodity, codes.commodity) }),
    findings: [
      ...(truncated
        ? [
            {
              kind: 'truncated',
              severity: 'warning',
              count: seen.rows,
              where: { file, line: seen.lastLine },
            } as const,
          ]
        : []),
      ...shortened(findings.sort((a, b) => a.where.line - b.where.line)),
    ],
    truncated,
  }
}

/** How the rows lie. */
export function createOrder({ of }: Columns, { keys }: Sightings): RowOrder {
  const leading = keyColumns(of).slice(0, of.month && of.commodityCode ? 2 : 1)
  const isSorted = leading.every((role) => role === 'month' || role === 'commodityCode')
  if (!keys.ascends) return anyOrder
  return { sorted: isSorted, repeated: { rows: keys.repeated, firstLine: keys.firstRepeated } }
}

/** What makes the key of a row, in the order of the columns. */
export function keyColumns(subject: Columns['of']): ('month' | `${Dimension}Code`)[] {
  const roles = ['month', ...dimensions.map((dimension) => `${dimension}Code` as const)] as const
  const present = roles.flatMap((role) => (subject[role] ? [{ role, index: subject[role].index }] : []))
  return present.sort((a, b) => a.index - b.index).map(({ role }) => role)
}

/** Each code once, with the name that stood beside it first. */
function eachOnce({ named, oneNameEach }: SeenCodes = noCodes): readonly NamedCode[] {
  if (oneNameEach) return named
  const first = new Map<string, NamedCode>()
  for (const seenCode of named) if (!first.get(seenCode.code)?.name) first.set(seenCode.code, seenCode)
  return [...first.values()]
}

/** In how many rows each code is. */
function rowsOf({ named, rows }: SeenCodes, codes: readonly NamedCode[]): CodeRows {
  if (codes.length === named.length) return { codes, rows }
  const counts = new Map<string, number>()
  for (const [index, { code }] of named.entries())
    counts.set(code, (counts.get(code) ?? 0) + (rows[index] ?? 0))
  return { codes, rows: codes.map(({ code }) => counts.get(code) ?? 0) }
}

const noCodes: SeenCodes = { named: [], lines: [], rows: [], oneNameEach: true }

const nameKinds = {
  partner: 'nameOfOtherPartner',
  place: 'nameOfOtherPlace',
  procedure: 'nameOfOtherProcedure',
} as const satisfies Record<Breakdown, FindingKind>

/** So many codes are told of by name; where names have shifted by a row, nearly all are wrong. */
const mostNames = 20

/** Codes beside which the name of another code of our list stands. */
function contradictoryNames(
  file: string,
  subject: Columns['of'],
  dimension: Breakdown,
  { named, lines }: SeenCodes = noCodes,
): PlacedFinding[] {
  const column = subject[`${dimension}Name`]?.heading
  if (column === undefined) return []
  const found = named.flatMap((seenCode, position) => {
    const other = otherCodeOf(dimension, seenCode)
    return other === null ? [] : [{ one: seenCode, other, line: lines[position] ?? 0 }]
  })
  return found.slice(0, mostNames).map(({ one: { code, name }, other, line }, index) => ({
    kind: nameKinds[dimension],
    severity: 'warning',
    subject: code,
    expected: other,
    where: { file, line, column, found: name },
    count: index === mostNames - 1 ? 1 + found.length - mostNames : 1,
  }))
}

/** What was found of names: those of the files of one load are mostly one object, and compared once. */
const otherCodes = new WeakMap<NamedCode, string | null>()

function otherCodeOf(dimension: Breakdown, named: NamedCode): string | null {
  const existing = otherCodes.get(named)
  if (existing !== undefined) return existing
  const other = findCodeOfName(dimension, named.code, named.name)
  otherCodes.set(named, other)
  return other
}

/** Codes under several names. */
function nameFindings(
  file: string,
  target: Columns['of'],
  dimension: Dimension,
  seen: SeenCodes,
): PlacedFinding[] {
  const column = target[`${dimension}Name`]?.heading
  if (column === undefined) return []
  return [...severalNames(seen)].flatMap(([subject, variants]) => {
    const [expected] = variants
    const others = variants.filter(({ name }) => withoutNotes(name) !== withoutNotes(expected?.name ?? ''))
    const [other] = others
    if (!expected || !other) return []
    return {
      kind: 'severalNames',
      severity: 'note',
      subject,
      expected: expected.name,
      where: { file, line: other.line, column, found: other.name },
      count: new Set(others.map(({ name }) => withoutNotes(name))).size,
    }
  })
}

type PlacedFinding = Finding & { readonly where: { readonly line: number } }

interface Variant {
  readonly name: string
  readonly line: number
}

/** The names of each code that has several. */
function severalNames({ named, lines }: SeenCodes): Map<string, Variant[]> {
  const first = new Map<string, number>()
  const several = new Map<string, Variant[]>()
  const variantAt = (index: number): Variant => ({ name: named[index]?.name ?? '', line: lines[index] ?? 0 })
  for (const [position, { code, name }] of named.entries()) {
    const existing = first.get(code)
    if (name === '') continue
    if (existing === undefined) first.set(code, position)
    else if (name !== named[existing]?.name) {
      const variants = several.get(code)
      if (variants) variants.push(variantAt(position))
      else several.set(code, [variantAt(existing), variantAt(position)])
    }
  }
  return several
}

/** A name without the notes that change from year to year: 格鲁吉亚(2023年起停用) is 格鲁吉亚. */
const withoutNotes = (name: string): string => name.replace(/[（(][^（()）]*[)）]/g, '').replace(/\s+/g, '')

function oddities(seen: Sightings): SeenOddity[] {
  const inOrder = oddityColumns.flatMap((column) =>
    seen.oddities.filter((oddity) => oddity.column === column),
  )
  const remarks = inOrder.filter(({ kind }) => kind === 'remark').slice(0, mostRemarks)
  return [...inOrder.filter(({ kind }) => kind !== 'remark'), ...remarks]
}

function oddityFinding(file: string, target: Columns['of'], oddity: SeenOddity): PlacedFinding {
  const { kind, column, subject, found, line, rows } = oddity
  const isNote = kind === 'quantityZero' || kind === 'remark'
  return {
    kind,
    severity: isNote ? 'note' : 'warning',
    ...(subject === null ? {} : { subject }),
    where: { file, line, column: target[column]?.heading ?? column, found },
    count: rows,
  }
}
