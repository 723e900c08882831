import type { Cell, Document, HeaderCell, Inline, Row, Table } from '../../../src/brief/document.ts'
import { plainText } from '../../../src/brief/wording/inline-template.ts'
import { getMessageLanguage } from '../../../src/trade/language.ts'
import { listTexts, type TextKind } from './printed-texts.ts'
import { findTextFaults } from './text-rules.ts'

/**
 * Every rule of style that a brief breaks, with where.
 *
 * @param product what the prose calls the product.
 * @param stated whether the product file states the unit of money, which then has the decimals of the published brief.
 */
export function findStyleFaults(document: Document, product: string, stated = false): string[] {
  const texts = listTexts(document).flatMap(({ section, kind, text }) =>
    findTextFaults(text, getMessageLanguage(document.language))
      .filter((name) => !isExempt(name, kind))
      .map((name) => `${section}, ${kind}: ${name}: ${text}`),
  )
  return [
    ...texts,
    ...findLoneHeadings(document),
    ...findUnnamedProducts(document, product),
    ...findMixedScales(document),
    ...findUnfinishedSentences(document),
    ...findLimits(document),
    ...document.blocks.flatMap((block) =>
      block.kind === 'table' ? findTableFaults(document, block, stated) : [],
    ),
    ...findEmptyBars(document),
  ]
}

/** Tables say 百分点 and points in their headings; statements quote people and files as they are. */
const isExempt = (rule: string, kind: TextKind): boolean =>
  (rule.startsWith('percentage points') && kind !== 'sentence' && kind !== 'item') ||
  (rule === 'no Chinese in English' && kind === 'statement')

/** A part of a section that has no other part beside it needs no number of its own. */
function findLoneHeadings({ blocks }: Document): string[] {
  const headings = blocks.flatMap((block) => (block.kind === 'heading' ? [block] : []))
  return headings.flatMap(({ level, text }, index) => {
    const next = headings[index + 1]?.level
    const before = headings[index - 1]?.level
    return level === 2 && before !== 2 && next !== 2 ? [`lone heading: ${text}`] : []
  })
}

const listBodies = ({ blocks }: Document): (readonly Inline[])[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'list' && block.role === 'body') return block.items
    return block.kind === 'paragraph' && block.role === 'body' ? [block.content] : []
  })

const bodies = (document: Document): string[] => listBodies(document).map((content) => plainText(content))

const findUnnamedProducts = (document: Document, product: string): string[] =>
  bodies(document).flatMap((text) => (text.includes(product) ? [] : [`the product is not named: ${text}`]))

const scales = {
  zh: /\d(亿|万|百万|千|)(?:美元|元)(?!\/)/g,
  en: /(?:US\$|RMB )(?![\d.,]+ per)[\d,.]*\d( billion| million| thousand|)/g,
} as const

/** Round numbers, which are not compared with others, can be in a scale of their own: 首次突破10亿美元. */
const isRoundNumber = (part: Inline): boolean => part.kind === 'figure' && part.id.endsWith('.milestone')

/** Amounts of money of one paragraph are in one scale. */
const findMixedScales = (document: Document): string[] =>
  listBodies(document).flatMap((content) => {
    const text = plainText(content.filter((part) => !isRoundNumber(part)))
    const found = new Set(
      [...text.matchAll(scales[getMessageLanguage(document.language)])].map(([, scale = '']) => scale),
    )
    return found.size > 1 ? [`several scales (${[...found].join(', ')}): ${text}`] : []
  })

/** A limit such as <0.001 is for cells; a sentence leaves such an amount out. */
const findLimits = (document: Document): string[] =>
  bodies(document).flatMap((text) => (/[<>]\d/.test(text) ? [`a limit in a sentence: ${text}`] : []))

const findUnfinishedSentences = (document: Document): string[] =>
  bodies(document).flatMap((text) => (/[。.]$/.test(text) ? [] : [`no full stop: ${text}`]))

const marks: Readonly<Record<string, string>> = { '-': '“-”', '/': '“/”', '..': '“..”', '×': '“×”' }

function findTableFaults(document: Document, table: Table, stated: boolean): string[] {
  const rows = table.rows.flatMap((row) => (row.kind === 'data' ? [row.cells] : []))
  const printed = new Set(rows.flat().flatMap((cell) => (cell.kind === 'figure' ? [cell.text] : [])))
  const notes = table.notes.join('\n')
  const found = Object.entries(marks).flatMap(([mark, quoted]) => [
    ...(notes.includes(quoted) && !printed.has(mark) ? [`a note on ${mark}, which is not printed`] : []),
    ...(!notes.includes(quoted) && printed.has(mark) ? [`no note on ${mark}`] : []),
  ])
  return [
    ...found,
    ...(stated ? [] : findMixedDecimals(rows)),
    ...findZeroRows(document, table),
    ...findWrongHeadings(document, table, rows),
    ...(rows.length === 0 ? ['a table without rows'] : []),
    ...(/\.(?:classes|procedures)$/.test(table.id) && rows.length < 3 ? ['a class with itself'] : []),
  ].map((fault) => `${table.caption}: ${fault}`)
}

/** Amounts of one scale in a column have the same decimals. */
function findMixedDecimals(rows: readonly (readonly Cell[])[]): string[] {
  const width = Math.max(0, ...rows.map((cells) => cells.length))
  return Array.from({ length: width }, (_, column) => column).flatMap((column) => {
    const decimals = new Map<string, Set<number>>()
    for (const cells of rows) {
      const cell = cells[column]
      if (cell?.kind !== 'figure' || cell.scale === undefined || !/\d/.test(cell.text)) continue
      const count = cell.text.split('.')[1]?.length ?? 0
      const key = `${cell.scale} ${/quantity/.test(cell.id) ? 'quantity' : 'money'}`
      decimals.set(key, (decimals.get(key) ?? new Set()).add(count))
    }
    return [...decimals.values()].some(({ size }) => size > 1)
      ? [`mixed decimals in column ${column + 1}`]
      : []
  })
}

/** Tables of members, in which a row of zero says nothing; elsewhere it may: a flow without trade, no change. */
const ofMembers = /^comparison$|\.(?:partners|places|classes|procedures)$/

function findZeroRows({ figures }: Document, { id, rows }: Table): string[] {
  if (!ofMembers.test(id)) return []
  return rows.flatMap((row: Row): string[] => {
    if (row.kind !== 'data') return []
    const values = row.cells.flatMap((cell) => (cell.kind === 'figure' ? [figures.get(cell.id)] : []))
    const isZero =
      values.length > 0 && values.every((figure) => figure?.exact === '0' || figure?.exact === null)
    const [name] = row.cells
    return isZero ? [`a row of zero: ${name?.kind === 'name' ? name.text : ''}`] : []
  })
}

const leaves = (cells: readonly HeaderCell[]): string[] =>
  cells.flatMap(({ label, children }) => (children ? leaves(children) : [label]))

/** The overview of the published brief has the change of the net export, an amount, among percentages; a note says so. */
const published = /净出口/

/** No heading in % above an amount. */
function findWrongHeadings(
  { figures }: Document,
  table: Table,
  rows: readonly (readonly Cell[])[],
): string[] {
  const labels = leaves(table.header)
  return rows.flatMap((cells) =>
    cells.flatMap((cell, column) => {
      const label = labels[column] ?? ''
      if (cell.kind !== 'figure' || !/（%）|\(%\)/.test(label)) return []
      const unit = figures.get(cell.id)?.unit
      const [name] = cells
      const isPublished = name?.kind === 'name' && published.test(name.text)
      return unit === '%' || unit === 'pp' || isPublished ? [] : [`${label} above ${cell.text} ${unit}`]
    }),
  )
}

/** Bars of exactly zero. */
const findEmptyBars = ({ blocks }: Document): string[] =>
  blocks.flatMap((block) => {
    if (block.kind !== 'chart' || block.form === 'line') return []
    return block.categories.flatMap(({ label }, index) => {
      const points = block.series.flatMap(({ points: each }) => each[index] ?? [])
      const isEmpty = points.every(({ amount }) => amount === null || !/[1-9]/.test(amount))
      return isEmpty ? [`${block.caption}: a bar of zero: ${label}`] : []
    })
  })
