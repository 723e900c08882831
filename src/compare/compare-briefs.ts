import type { Document } from '../brief/brief.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { type Breakdown, breakdowns, type EditionLanguage, listCellSets } from '../trade/trade.ts'
import type { Workspace } from '../workspace/project/project.ts'
import { getWorkspaceCodes, nameUnlisted } from '../workspace/project/references/references.ts'
import type { Effects } from '../workspace/workspace.ts'
import { compareVersions } from './compare-versions.ts'
import type { Comparison } from './comparison.ts'
import { readRevisedData } from './revised-cells.ts'
import { type BriefVersion, readVersion, type VersionReference } from './versions/versions.ts'

/** Which two versions are compared. */
export interface ComparisonOrder {
  readonly older: VersionReference
  readonly newer: VersionReference
  /** Of briefs whose names say no language. */
  readonly language: EditionLanguage
  /** Files cut off by the portal that the user takes as they are. */
  readonly acceptTruncated?: readonly string[]
}

/** A comparison, with the documents that a Word file with tracked changes is made of. */
export interface ComparedBriefs {
  readonly comparison: Comparison
  readonly older: Document
  readonly newer: Document
}

/**
 * Compares two versions of a brief, or two briefs. The steps: both versions are made or read; the cells that were revised
 * between the dates of their data are read from the ledger; figures, sentences and tables are compared, each difference
 * with its cause.
 *
 * @throws UserError where a version cannot be made or read.
 */
export async function compareBriefs(
  workspace: Workspace,
  ledger: Ledger,
  order: ComparisonOrder,
  effects: Pick<Effects, 'progress'>,
): Promise<ComparedBriefs> {
  const progress = effects.progress({ zh: '比较简报', en: 'comparing briefs' }, 3)
  try {
    const sources = { workspace, ledger, ...order }
    const older = await readVersion(order.older, sources, productOf(order.newer))
    progress.advance(1)
    const newer = await readVersion(order.newer, sources, older.name.product)
    progress.advance(1)
    const isSameBrief = older.name.product === newer.name.product && older.name.period === newer.name.period
    const revised = isSameBrief
      ? await readRevisedData(workspace, ledger, older, newer)
      : { cells: [], gap: null }
    const codes = await nameUnlisted(ledger, getWorkspaceCodes(workspace), listCodes([older, newer]))
    const comparison = compareVersions(older, newer, revised, codes)
    return { comparison, older: older.document, newer: newer.document }
  } finally {
    progress.done()
  }
}

/** The product that a folder of stored briefs is searched for. */
const productOf = (reference: VersionReference): string | null =>
  reference.kind === 'brief' ? reference.product : null

/** Customs’ codes of the figures of both versions, by dimension. */
function listCodes(versions: readonly BriefVersion[]): Readonly<Record<Breakdown, readonly string[]>> {
  const sets = versions.flatMap(({ document }) =>
    [...document.figures.values()].flatMap(({ derivation }) => listCellSets(derivation)),
  )
  const codesOf = (by: Breakdown) =>
    sets.flatMap(({ dimension, codes = [] }) => (dimension === by ? codes : []))
  const [partner, place, procedure] = breakdowns.map(codesOf)
  return { partner: partner ?? [], place: place ?? [], procedure: procedure ?? [] }
}
