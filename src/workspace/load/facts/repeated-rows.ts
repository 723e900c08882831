import { rename } from 'node:fs/promises'
import type { Load, StagedFile } from '../../../ledger/ledger.ts'
import { findRepeatedRows, type RepeatedRows, writeDistinctRows } from '../../../ledger/staging/staging.ts'
import type { ReadReport } from '../../../sources/sources.ts'
import { UserError } from '../../../trade/errors/errors.ts'
import { counted, countText } from '../../../trade/numbers/numbers.ts'
import { anyOrder } from '../../../trade/observation/observation.ts'
import { type Finding, type Localized, visible } from '../../../trade/trade.ts'
import type { Choice, Effects } from '../../effects.ts'
import type { StatedFacts } from '../../project/project.ts'

/** The name by which a person says at loading what is to be done with rows that are in a file several times. */
export const repeatedRowsCheck = 'repeated-rows'

/** `once`: copies are left out. `sum`: they are trade of their own, and are added up. */
export type RepeatedRowsAnswer = 'once' | 'sum'

/** A file of which most rows were read several times, and what is known of it. */
export interface StagedRows {
  readonly name: string
  readonly staged: StagedFile
  readonly report: ReadReport
}

/**
 * Finds out whether rows of a month are in a file several times, as where it was pasted below itself, and does as is
 * stated or as a person answers (see `domain/reality.md`).
 *
 * @returns the rows as they are to be loaded, and what is worth telling of it.
 * @throws RepeatedRowsError where nobody says whether the copies count.
 */
export async function settleRepeatedRows(
  rows: StagedRows,
  stated: StatedFacts,
  { choose }: Pick<Effects, 'choose'>,
): Promise<Pick<StagedRows, 'staged' | 'report'> & { readonly findings: readonly Finding[] }> {
  const repeated = mayHaveCopies(rows) ? await findRepeatedRows(rows.staged.path) : null
  if (!repeated) return { ...rows, findings: [] }
  const answer = statedRepeatedRows(stated) ?? (await choose?.(questionWords(rows.name, repeated), choices))
  if (answer === 'sum')
    return {
      ...rows,
      findings: [{ kind: 'confirmed', severity: 'note', count: 1, subject: repeatedRowsCheck }],
    }
  if (answer !== 'once') throw new RepeatedRowsError(rows.name, repeated)
  return leaveOutCopies(rows, repeated)
}

/** Copies lie side by side in rows that are sorted, which reading them has counted. */
function mayHaveCopies({ staged: { order }, report }: StagedRows): boolean {
  const areCounted = order?.sorted && order.repeated !== null
  return report.rows > 2 && !(areCounted && order.repeated.rows < 2)
}

async function leaveOutCopies(
  { name, staged, report }: StagedRows,
  { copies, value, firstLine }: RepeatedRows,
): ReturnType<typeof settleRepeatedRows> {
  const distinct = staged.path.replace(/(\.parquet)?$/, '-distinct.parquet')
  await writeDistinctRows(staged.path, distinct)
  await rename(distinct, staged.path)
  const { commodityRows: _, ...unchanged } = report
  const { path, units } = staged
  return {
    staged: { path, order: anyOrder, ...(units && { units }) },
    report: { ...unchanged, rows: report.rows - copies, valueTotal: report.valueTotal - value },
    findings: [
      {
        kind: 'repeatedRowsLeftOut',
        severity: 'warning',
        count: copies,
        ...(firstLine === null ? {} : { where: { file: name, line: firstLine } }),
      },
    ],
  }
}

/** What was done with repeated rows when a file was loaded; null where it had none. */
export function repeatedRowsIn({ findings }: Pick<Load, 'findings'>): RepeatedRowsAnswer | null {
  if (findings.some(({ kind }) => kind === 'repeatedRowsLeftOut')) return 'once'
  return findings.some(({ kind, subject }) => kind === 'confirmed' && subject === repeatedRowsCheck)
    ? 'sum'
    : null
}

/** What is stated of repeated rows; null where nothing is. */
export const statedRepeatedRows = ({ accept = [] }: StatedFacts): RepeatedRowsAnswer | null => {
  if (accept.includes(`${repeatedRowsCheck}:once`)) return 'once'
  return accept.includes(repeatedRowsCheck) || accept.includes(`${repeatedRowsCheck}:sum`) ? 'sum' : null
}

/** The names that say what is to be done with repeated rows, of those that a person accepts. */
export const isAboutRepeatedRows = (accepted: string): boolean =>
  accepted === repeatedRowsCheck || accepted.startsWith(`${repeatedRowsCheck}:`)

const choices: readonly Choice[] = [
  {
    value: 'once',
    label: {
      zh: '误贴了两遍：相同的行只计一次',
      en: 'they were pasted several times: count equal rows once',
    },
  },
  {
    value: 'sum',
    label: { zh: '确是不同的贸易：照样相加', en: 'they are trade of their own: add them up' },
  },
]

const problemWords = (name: string, { copies, others, firstLine }: RepeatedRows): Localized => {
  const line = firstLine === null ? '' : String(firstLine)
  return {
    zh: `${visible(name)} 的许多行出现了不止一次：${countText(others)} 行之外，又有 ${countText(copies)} 行的月份、编码和数值与它们完全相同${line && `（从第 ${line} 行起）`}。直接相加会重复计算。`,
    en: `Many rows of ${visible(name)} are there more than once: beside ${counted(others, 'row', 'rows')}, ${counted(copies, 'has', 'have')} the same month, codes and amounts as one of these${line && ` (from line ${line})`}. Added up, they would count twice.`,
  }
}

const questionWords = (name: string, repeated: RepeatedRows): Localized => {
  const { zh, en } = problemWords(name, repeated)
  return { zh: `${zh}\n这些相同的行算什么？`, en: `${en}\nWhat are the equal rows?` }
}

/** Nobody was there to say whether rows that are in a file several times count. */
export class RepeatedRowsError extends UserError {
  constructor(name: string, repeated: RepeatedRows) {
    super(problemWords(name, repeated), {
      where: { file: name, ...(repeated.firstLine === null ? {} : { line: repeated.firstLine }) },
      hint: {
        zh: `请核对文件后再载入一次：\n  --accept ${repeatedRowsCheck}:once  误贴了两遍，相同的行只计一次\n  --accept ${repeatedRowsCheck}:sum   确是不同的贸易，照样相加\n也可以写在文件旁的 ${visible(name)}.yaml 里，如 accept: [${repeatedRowsCheck}:once]`,
        en: `Look at the file, and load it again:\n  --accept ${repeatedRowsCheck}:once  it was pasted several times: equal rows count once\n  --accept ${repeatedRowsCheck}:sum   they are trade of their own: add them up\nOr write it beside the file, in ${visible(name)}.yaml, such as: accept: [${repeatedRowsCheck}:once]`,
      },
      deskHint: {
        zh: '请回答下面的问题。',
        en: 'Answer the question below.',
      },
    })
  }
}
