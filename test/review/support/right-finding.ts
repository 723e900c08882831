import type { AuditFinding, WordFinding } from '../../../src/review/audit/finding.ts'
import type { Fault } from './typist-faults.ts'

/**
 * Whether a finding is right: what it states is true of the text with its one fault, and where it names one place as
 * wrong, that is the place of the fault.
 *
 * - A figure is named: the altered number (its sign may be in a word), in the line that was altered. Of a deleted or
 *   duplicated row no figure is wrong, so no finding of a figure is right.
 * - Shares of another total are stated: of the table that was altered.
 * - Words contradict a table (names, missing, repeated or miscounted rows): the table that was altered, or the line.
 * - Words are wrong (rise or fall, month, unit, heading …): the line that was altered.
 */
export function isRightFinding({ kind, printed, table, line }: Fault, finding: AuditFinding): boolean {
  const { place } = finding
  const isOfTable = table !== null && place.table === table
  switch (finding.kind) {
    case 'denominator':
      return isOfTable
    case 'figure':
      return (
        printed.some((text) => withoutSign(text) === withoutSign(finding.printed)) &&
        place.line === line &&
        kind !== 'duplicated row'
      )
    case 'words':
      return ofRows.has(finding.of) && place.part === 'table' ? isOfTable : place.line === line
  }
}

/** Findings that contradict a table as a whole; it is not said which of its rows is wrong. */
const ofRows: ReadonlySet<WordFinding['of']> = new Set(['rowCount', 'missingRow', 'missingCell', 'duplicate'])

const withoutSign = (text: string): string => text.replace(/^[-+]/, '')
