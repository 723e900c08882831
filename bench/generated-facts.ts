import { createHash } from 'node:crypto'
import type { LoadFacts } from '../src/ledger/ledger.ts'
import type { Flow, Month } from '../src/trade/trade.ts'

/** What differs between generated files. */
interface GeneratedFile {
  readonly file: string
  /** Text that no other file has; its hash stands for that of the bytes. */
  readonly identity: string
  readonly flow: Flow
  readonly month: Month
  readonly commodities: readonly string[]
  readonly rows: number
  readonly total: bigint
}

/** The facts of a generated file: one month of a flow, whole, by commodity, partner, procedure and place. */
export const generatedFacts = ({ identity, month, total, ...facts }: GeneratedFile): LoadFacts => ({
  ...facts,
  sha256: createHash('sha256').update(identity).digest('hex'),
  source: 'generated',
  currency: 'USD',
  cut: ['commodity', 'partner', 'procedure', 'place'],
  scope: {},
  period: { from: month, to: month },
  monthly: true,
  truncatedAt: null,
  uncoveredMonths: [],
  names: { commodity: [], partner: [], procedure: [], place: [] },
  asOf: '2024-01-18',
  loadedAt: '2024-01-20T08:00:00.000Z',
  valueTotal: total,
  note: null,
  findings: [],
})
