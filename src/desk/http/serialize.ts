import type { z } from '@hono/zod-openapi'
import type { ShownFigure } from '../../brief/brief.ts'
import { allCodes, type Product } from '../../brief/product/product.ts'
import { type CodeLists, cleanName } from '../../codes/codes.ts'
import { getReported, isReported, type Load, type LoadOutcome } from '../../ledger/ledger.ts'
import { derivationWords } from '../../press/figure-names/figure-names.ts'
import type { CheckResult } from '../../review/checks/checks.ts'
import { type ExplainedRow, type Explanation, figureWords } from '../../review/explain/explain.ts'
import type { Bulletin } from '../../sources/bulletin/bulletin.ts'
import { UserError } from '../../trade/errors/errors.ts'
import { type Finding, formatMonth, formatRange, type Localized, type Month } from '../../trade/trade.ts'
import { wordFinding } from '../../workspace/load/load.ts'
import { UnstatedRelation } from '../../workspace/load/questions/questions.ts'
import {
  describeScope,
  inWholeUnits,
  nameScope,
  nameStatistics,
  nameTable,
} from '../../workspace/words/words.ts'
import type { BuiltBrief, Job, Upload } from '../jobs/jobs.ts'
import { toProblem } from '../problem.ts'
import type * as shapes from '../schemas/schemas.ts'
import type * as loadShapes from '../schemas/schemas.ts'
import type { Check } from '../schemas/schemas.ts'

/** What the program holds, as the API says it: months as text, amounts in whole units as strings. */

const codesListed = 200
const rowsListed = 200
const productsListed = 5

const plainFinding = (finding: Finding): z.input<typeof shapes.finding> => ({
  severity: finding.severity,
  kind: finding.kind,
  words: { zh: wordFinding(finding, 'zh', 'desk'), en: wordFinding(finding, 'en', 'desk') },
})

export const plainLoad = (load: Load): shapes.Load => ({
  id: load.id,
  file: load.file,
  sha256: load.sha256,
  statistics: nameStatisticsOf(load),
  flow: load.flow,
  currency: load.currency,
  cut: [...load.cut],
  scope: describeScope(load.scope),
  scopeWords: nameScope(load.scope),
  period: { from: formatMonth(load.period.from), to: formatMonth(load.period.to) },
  monthly: load.monthly,
  truncatedAt: load.truncatedAt === null ? null : formatMonth(load.truncatedAt),
  uncoveredMonths: load.uncoveredMonths.map(formatMonth),
  relation: load.relation ?? null,
  relations: load.relations.map(({ other, kind, months }) => ({ other, kind, months: formatRange(months) })),
  commodities: load.commodities.slice(0, codesListed),
  commodityCount: load.commodities.length,
  asOf: load.asOf,
  loadedAt: load.loadedAt,
  rows: load.rows,
  cells: load.cells,
  valueTotal: inWholeUnits(load.valueTotal, load.scale?.value ?? 0),
  note: load.note,
  findings: load.findings.map(plainFinding),
})

export const plainBulletin = ({ table, flow, currency, month, lines }: Bulletin): shapes.Bulletin => ({
  table,
  name: nameTable({ table, flow }),
  flow,
  currency,
  month: formatMonth(month),
  lines: lines.length,
})

export const plainUpload = (
  { id, file, size, understood, bulletin, error }: Upload,
  products: readonly Product[],
): loadShapes.Upload => ({
  id,
  file,
  size,
  load: understood?.loads[0] ? plainLoad(understood.loads[0]) : null,
  loads: (understood?.loads ?? []).map(plainLoad),
  bulletin: bulletin && plainBulletin(bulletin),
  commodities: (understood?.commodities ?? []).map(({ code, name }) => ({ code, name: cleanName(name) })),
  products: listProductNames(understood?.loads ?? [], products),
  known: understood?.known ?? false,
  questions: (understood?.questions ?? []).map(({ about, isRequired, question, choices }) => ({
    about,
    required: isRequired,
    question,
    choices: [...choices],
  })),
  problem: error === null ? null : toProblem(error),
  asksFacts: error instanceof UserError && error.asksFacts,
})

function nameStatisticsOf(load: Load): Localized | null {
  const reported = getReported(load)
  return reported ? nameStatistics(reported, {}) : null
}

/** The names of the products of the same statistics that loads have codes of. */
function listProductNames(loads: readonly Load[], products: readonly Product[]): Localized[] {
  const loaded = loads.map((load) => ({ load, codes: new Set(load.commodities) }))
  return products
    .filter((product) =>
      loaded.some(
        ({ load, codes }) =>
          isReported(load, product.reported) && allCodes(product).some((code) => codes.has(code)),
      ),
    )
    .slice(0, productsListed)
    .map(({ name }) => name)
}

export const plainJob = ({ id, label, state, progress, outcome, error }: Job): loadShapes.Job => ({
  id,
  label,
  state,
  progress,
  ...plainLoads(outcome && 'loads' in outcome ? outcome.loads : []),
  bulletin: outcome && 'kept' in outcome ? plainBulletin(outcome.kept) : null,
  built: outcome && 'built' in outcome ? outcome.built.map(plainBuilt) : null,
  changed: outcome && ('loads' in outcome ? outcome.loads.some(({ changed }) => changed) : true),
  problem: error === null ? null : toProblem(error),
  question:
    error instanceof UnstatedRelation
      ? {
          about: 'relation',
          required: true,
          question: error.asked.question,
          choices: [...error.asked.choices],
        }
      : null,
})

function plainLoads(outcomes: readonly LoadOutcome[]): Pick<loadShapes.Job, 'load' | 'loads'> {
  const [first] = outcomes
  return {
    load: first ? plainLoad(first.load) : null,
    loads: outcomes.filter(({ changed }) => changed).map(({ load }) => plainLoad(load)),
  }
}

const plainBuilt = ({ error, files, warnings, ...brief }: BuiltBrief): loadShapes.BuiltBrief => ({
  ...brief,
  files: files.length,
  warnings: [...warnings],
  problem: error === null ? null : toProblem(error),
})

export const plainCheck = ({ id, title, looked, findings }: CheckResult): Check => ({
  id,
  title,
  looked,
  findings: findings.map(({ severity, words, facts, confirmation, confirmed }) => ({
    severity,
    words,
    facts,
    confirmation: confirmation ?? null,
    confirmed: confirmed ?? null,
  })),
})

/** @param last the month that the brief ends with. */
export const plainFigure = (figure: ShownFigure, codes: CodeLists, last?: Month): shapes.ShownFigure => ({
  id: figure.id,
  name: figureWords(figure.id, codes, last),
  value: figure.value,
  exact: figure.exact,
  text: figure.text,
  scale: figure.scale,
  unit: figure.unit,
  marker: figure.marker,
  derivation: {
    zh: derivationWords(figure.derivation, 'zh', { codes }),
    en: derivationWords(figure.derivation, 'en', { codes }),
  },
})

const plainRow = (
  { line, amount, codes: rowCodes }: ExplainedRow,
  decimals: number,
  codes: CodeLists,
): shapes.Explanation['files'][number]['rows'][number] => ({
  line,
  amount: inWholeUnits(amount, decimals),
  names: (['partner', 'place', 'procedure'] as const).flatMap((dimension) => {
    const code = rowCodes?.[dimension] ?? null
    return code === null ? [] : [codes.findName(dimension, code)]
  }),
})

export const plainExplanation = (
  { figure, files, from }: Explanation,
  codes: CodeLists,
  last?: Month,
): shapes.Explanation => ({
  figure: plainFigure(figure, codes, last),
  files: files.map(({ file, sha256, rows, decimals = 0 }) => ({
    file,
    sha256,
    rowCount: rows.length,
    sum: inWholeUnits(
      rows.reduce((sum, { amount }) => sum + amount, 0n),
      decimals,
    ),
    rows: rows.slice(0, rowsListed).map((row) => plainRow(row, decimals, codes)),
  })),
  from: from.map((part) => plainExplanation(part, codes, last)),
})
