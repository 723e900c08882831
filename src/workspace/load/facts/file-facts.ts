import { isDeepStrictEqual } from 'node:util'
import type { CodeLists } from '../../../codes/codes.ts'
import type { Load, LoadFacts } from '../../../ledger/ledger.ts'
import type { FileShape } from '../../../sources/sources.ts'
import { UserError } from '../../../trade/errors/errors.ts'
import { codesInOrder } from '../../../trade/observation/observation.ts'
import { type Finding, formatRange, parseDate, parseMonthRange } from '../../../trade/trade.ts'
import type { Effects } from '../../effects.ts'
import type { StatedFacts } from '../../project/project.ts'
import { withoutMappedCodes } from '../../project/references/references.ts'
import { describeScope } from '../../words/words.ts'
import type { RowReport } from '../row-report.ts'
import { concludeFlow, concludePeriod, concludeScope, findAbsentMonths, statedScope } from './infer-facts.ts'
import { isAboutRepeatedRows, repeatedRowsIn, statedRepeatedRows } from './repeated-rows.ts'
import { holdFlow, scopeByTotals } from './self-description.ts'
import { type FindLoad, identifyWithoutRows } from './without-rows.ts'

/** A file that has been read. */
export interface ReadFile {
  readonly name: string
  readonly sha256: string
  /** When it was changed last. */
  readonly changed: Date
  readonly source: string
  readonly shape: FileShape
  readonly stated: StatedFacts
  readonly rowReport: Pick<RowReport, 'report'>
  /** What was found of its rows before they are loaded. */
  readonly findings?: readonly Finding[]
}

/** What is known of a file, and the load that brought the same content before, if any, which they may replace. */
export interface InferredFacts {
  readonly facts: LoadFacts
  readonly existing: Load | undefined
}

/**
 * All that is known of a file: what it says, what is stated of it, and what nobody says and is concluded, or asked.
 *
 * @param findLoad finds the load that brought a content before.
 * @param codes the code lists with what the workspace maps.
 * @throws UserError where nothing tells.
 */
export async function inferFileFacts(
  { name, sha256, changed, source, shape, stated, rowReport: { report }, findings = [] }: ReadFile,
  findLoad: FindLoad,
  effects: Effects,
  codes: CodeLists,
): Promise<InferredFacts> {
  const { self } = shape
  const flow = self ? holdFlow(name, stated, self) : await concludeFlow(name, stated, effects)
  const period =
    self && !(shape.hasMonths && stated.months !== undefined)
      ? { value: self.period }
      : concludePeriod(name, stated, shape, { seen: report.months, now: effects.now() })
  const absent = findAbsentMonths(stated, shape, report.months)
  const scope = self
    ? scopeByTotals(stated, shape, self, report)
    : await concludeScope(name, stated, shape, report.codes, effects)
  const commodities = listCommodities(name, stated, codesInOrder(report.codes.commodity))
  if (report.rows === 0 && commodities.length === 0) throw noRows(name)
  const concluded = [flow, period, absent, scope].flatMap(({ finding }) => finding ?? [])
  const facts: LoadFacts = {
    file: name,
    sha256,
    source,
    ...(self?.reporter !== undefined && { reporter: self.reporter }),
    ...(self?.scale && { scale: self.scale }),
    flow: flow.value,
    currency: shape.currency,
    cut: shape.cut,
    scope: scope.value,
    period: period.value,
    monthly: shape.hasMonths || period.value.from === period.value.to,
    uncoveredMonths: absent.value,
    ...(stated.relation && { relation: stated.relation }),
    truncatedAt: report.truncated ? (report.months.at(-1) ?? period.value.from) : null,
    commodities,
    names: report.codes,
    asOf: (stated.asOf && parseDate(stated.asOf)) ?? self?.asOf ?? changed.toISOString(),
    loadedAt: effects.now().toISOString(),
    rows: report.rows,
    valueTotal: report.valueTotal,
    note: stated.note ?? null,
    findings: [
      ...concluded,
      ...findings,
      ...confirmedChecks(stated).map(confirmedFinding),
      ...withoutMappedCodes(report.findings, codes),
    ],
  }
  return identify(facts, findLoad)
}

/** Facts with the identity of the load, and with a finding of the load that it replaces. */
async function identify(facts: LoadFacts, findLoad: FindLoad): Promise<InferredFacts> {
  const { sha256, existing } =
    facts.rows === 0
      ? await identifyWithoutRows(facts, findLoad)
      : { sha256: facts.sha256, existing: await findLoad(facts.sha256) }
  const findings = [...(existing ? [restated(existing)] : []), ...facts.findings]
  return { facts: { ...facts, sha256, findings }, existing }
}

/** The codes of the query as stated, else those seen. @throws UserError where rows have others than what is stated. */
function listCommodities(name: string, { codes }: StatedFacts, seen: readonly string[]): readonly string[] {
  if (!codes) return seen
  const outside = seen.find((code) => !codes.includes(code))
  if (outside === undefined) return eachOnce(codes)
  throw new UserError(
    {
      zh: `文件里有所说商品编码以外的编码。`,
      en: 'The file has commodity codes other than those that were stated.',
    },
    {
      where: { file: name, found: outside },
      hint: {
        zh: '改正 --codes，写出文件里的编码和没有数据行的编码，或去掉它。',
        en: 'Mend --codes: the codes of the rows, and those without rows; or leave it out.',
      },
      asksFacts: true,
      deskHint: {
        zh: '改正“查询的商品”，写出文件里的编码和没有数据行的编码，或留空，再重新识别。',
        en: 'Mend the commodities of the query: the codes of the rows, and those without rows; or leave them empty, and have it read again.',
      },
    },
  )
}

const eachOnce = (codes: readonly string[]): string[] => [...new Set(codes)].sort()

/** Whether something is said of a file otherwise than when it was loaded. */
export function contradicts(stated: StatedFacts, load: Load): boolean {
  const message = [
    [stated.flow, load.flow],
    [stated.months && parseMonthRange(stated.months), load.period],
    [stated.months && [], load.uncoveredMonths],
    [stated.relation, load.relation],
    [stated.codes && eachOnce(stated.codes), load.commodities],
    [stated.scope && statedScope(stated.scope), load.scope],
    [stated.asOf && parseDate(stated.asOf), load.asOf],
    [stated.note, load.note],
    [stated.accept && confirmedChecks(stated), checksConfirmedIn(load)],
    [repeatedRowsIn(load) && statedRepeatedRows(stated), repeatedRowsIn(load)],
  ]
  return message.some(([now, before]) => now !== undefined && now !== null && !isDeepStrictEqual(now, before))
}

/** The checks whose findings in a file are confirmed with it. */
const confirmedChecks = ({ accept = [] }: StatedFacts): string[] =>
  eachOnce(accept.filter((name) => !isAboutRepeatedRows(name)))

const confirmedFinding = (subject: string): Finding => ({
  ...{ kind: 'confirmed', severity: 'note', count: 1, subject },
})

const checksConfirmedIn = ({ findings }: Load): string[] =>
  findings
    .flatMap(({ kind, subject }) => (kind === 'confirmed' && subject ? [subject] : []))
    .filter((name) => !isAboutRepeatedRows(name))
    .sort()

const restated = ({ flow, scope, period }: Load): Finding => ({
  kind: 'restated',
  severity: 'note',
  count: 1,
  subject: [flow, formatRange(period), describeScope(scope)].filter(Boolean).join(' '),
})

function noRows(name: string): UserError {
  return new UserError(
    {
      zh: '文件没有数据行，也没有说明查的是哪些商品。',
      en: 'The file has no rows, and nothing says of which commodities it is.',
    },
    {
      where: { file: name },
      hint: {
        zh: '若确实没有贸易，加上 --codes 85076000 --months 2023-05 说明查询内容；否则请重新下载。',
        en: 'If there was no trade, say what the query was: --codes 85076000 --months 2023-05; else download again.',
      },
      asksFacts: true,
      deskHint: {
        zh: '若确实没有贸易，填写“查询的商品”和“查询的月份”，再重新识别；否则请重新下载。',
        en: 'If there was no trade, fill in the commodities and months of the query, and have it read again; else download again.',
      },
    },
  )
}
