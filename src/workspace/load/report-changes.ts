import {
  type Ledger,
  type Load,
  type LoadOutcome,
  type LoadRelation,
  selectReporter,
} from '../../ledger/ledger.ts'
import { type RevisedCell, revisedCells } from '../../review/revisions/revisions.ts'
import type { Finding } from '../../trade/trade.ts'

/** Larger files are not compared cell by cell for a report: `revisions` does that where somebody asks. */
const mostCells = 50_000

/**
 * Adds to the report of a revision which of the cells that it no longer lists moved to another partner, place or
 * procedure, and how many are new. A cell that moved is not told as removed.
 */
export async function reportChanges(ledger: Ledger, outcome: LoadOutcome): Promise<LoadOutcome> {
  const { load, changed } = outcome
  const revisions = load.relations.filter(({ kind, isLater }) => isLater && kind === 'revision')
  const isTold = ({ kind }: Finding) => kind === 'removed' || kind === 'revised'
  if (!changed || revisions.length === 0 || !load.findings.some(isTold)) return outcome
  const others = new Map(
    (await ledger.loads({ commodities: load.commodities })).map((other) => [other.id, other]),
  )
  let findings = load.findings
  for (const relation of revisions) {
    const other = others.get(relation.other)
    // Those of earlier loads that a third one has superseded are not told of.
    if (!other || !findings.some((finding) => isTold(finding) && finding.subject === other.file)) continue
    findings = withChanges(findings, other, relation, await movedCells(ledger, load, other, relation))
  }
  return { load: { ...load, findings }, changed }
}

/** The cells that lost what another one gained, from one load to a later one that replaces it. */
async function movedCells(
  ledger: Ledger,
  load: Load,
  other: Load,
  { cells, months }: LoadRelation,
): Promise<readonly RevisedCell[]> {
  const { equal, differing, gone, added } = cells
  if (gone + added === 0 || equal + differing + gone + added > mostCells) return []
  // Data of one date are of one vintage.
  if (Date.parse(load.asOf) === Date.parse(other.asOf)) return []
  const { reporter, source, flow, currency, cut, monthly } = load
  const reporterLedger = selectReporter(ledger, reporter === undefined ? undefined : { reporter, source })
  const commodities = load.commodities.filter((code) => other.commodities.includes(code))
  const span = { key: '', months, grain: monthly ? 'month' : 'whole', commodities } as const
  const [before, after] = await Promise.all(
    [other, load].map(({ asOf }) =>
      reporterLedger.trace({ flow, currency, cut, span, by: null, vintage: { asOf } }),
    ),
  )
  return revisedCells({ flow, cut, currency }, before ?? [], after ?? [], () => true).filter(
    ({ measure, change, difference }) => measure === 'value' && change === 'moved' && difference < 0n,
  )
}

function withChanges(
  findings: readonly Finding[],
  { file: subject }: Load,
  { cells }: LoadRelation,
  moved: readonly RevisedCell[],
): Finding[] {
  const removedByMove = moved.filter((cell) => cell.new === null).length
  const isRemoved = ({ kind, ...finding }: Finding) => kind === 'removed' && finding.subject === subject
  const stored = findings.flatMap((finding) => {
    if (!isRemoved(finding)) return finding
    const count = finding.count - removedByMove
    return count > 0 ? { ...finding, count } : []
  })
  return [
    ...stored,
    ...(moved.length > 0 ? [{ kind: 'moved', severity: 'note', count: moved.length, subject } as const] : []),
    ...(cells.added > 0 ? [{ kind: 'added', severity: 'note', count: cells.added, subject } as const] : []),
  ]
}
