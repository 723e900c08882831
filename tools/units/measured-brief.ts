import type { Document, Table } from '../../src/brief/document.ts'
import { recomputePercents } from '../../test/support/recomputed.ts'
import { findStyleFaults } from '../../test/support/style/document-rules.ts'

/** What is measured of a brief. */
export interface MeasuredBrief {
  /** The units of the first table, in their order. */
  readonly units: string
  /** Digits of the main figure before its point; null without trade. */
  readonly digits: number | null
  readonly shares: number
  readonly growths: number
  /** Growths computed again from an amount of a single digit. */
  readonly coarse: number
  /** Printed shares and growths that do not follow from printed amounts. */
  readonly astray: readonly string[]
  /** Columns whose amounts have different decimals. */
  readonly uneven: readonly string[]
  /** The most digits before the point of any amount. */
  readonly longest: number
}

/** Measures a brief in one language: its units, the length of its numbers, and what follows from them. */
export function measureBrief(document: Document, product: string): MeasuredBrief {
  const tables = document.blocks.flatMap((block) => (block.kind === 'table' ? [block] : []))
  const overview = tables.find(({ id }) => id === 'overview')
  const [main = ''] = overview ? listAmounts(overview) : []
  const { shares, growths, faults, coarse } = recomputePercents(document)
  const uneven = findStyleFaults(document, product).filter((fault) => fault.includes('mixed decimals'))
  return {
    ...{ shares, growths, coarse, astray: faults, uneven },
    units: /[（(]([^（(]*)[）)]$/.exec(overview?.caption ?? '')?.[1] ?? '',
    digits: /[1-9]/.test(main) ? countDigits(main) : null,
    longest: Math.max(0, ...tables.flatMap(listAmounts).map(countDigits)),
  }
}

/** The texts of a table's amounts of money and quantity. */
const listAmounts = ({ rows }: Table): string[] =>
  rows
    .flatMap((row) => (row.kind === 'data' ? row.cells : []))
    .flatMap((cell) => (cell.kind === 'figure' && cell.scale !== undefined ? [cell.text] : []))

const countDigits = (text: string): number =>
  (text.split('.')[0] ?? '').replace(/\D/g, '').replace(/^0+/, '').length
