import type { Brief } from '../../brief/brief.ts'
import { formatEditionPeriod, type Product } from '../../brief/product/product.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { type Ground, runChecks } from '../../review/checks/checks.ts'
import { UserError } from '../../trade/errors/errors.ts'
import type { Localized, Month } from '../../trade/trade.ts'
import type { Workspace } from '../project/project.ts'
import { type References, readReferences } from '../project/references/references.ts'
import { findScale } from './brief-input.ts'
import type { BriefOptions } from './brief-options.ts'
import type { CheckReport } from './check-report.ts'
import { composeBriefs, type QueriedBriefs, queryBriefs } from './compose-briefs.ts'
import { confirmFindings, readConfirmations, toAcceptance } from './confirmations/confirmations.ts'
import { type BriefDataWithHistory, queryWithHistory } from './query-totals.ts'

/** Runs the catalogue of checks over a product’s month. It refuses nothing: what stands in the way is told. */
export async function checkProduct(
  workspace: Workspace,
  ledger: Ledger,
  product: Product,
  month: Month,
  options: BriefOptions = {},
): Promise<CheckReport> {
  const [queriedBriefs, references, stored] = await Promise.all([
    queryBriefs(workspace, ledger, product, month, options, queryWithHistory),
    readReferences(workspace, options),
    readConfirmations(workspace),
  ])
  const { briefData, others } = queriedBriefs
  const figures = figuresOf(() => composeBriefs(workspace, product, month, ['zh'], options, queriedBriefs))
  const report = checkBriefData({ product, month, briefData, others, figures, references })
  const acceptance = toAcceptance(options, new Date(0)) // nothing is stored here
  return confirmFindings(report, product, stored, acceptance).report
}

/** What is checked: the data of a month, and the figures that were made of them, if any could be. */
export interface Checked {
  readonly product: Product
  readonly month: Month
  readonly briefData: BriefDataWithHistory
  readonly others: QueriedBriefs['others']
  readonly figures: Ground['figures']
  readonly references: References
}

/** The same of data that were queried already. */
export function checkBriefData({
  product,
  month,
  briefData,
  others,
  figures,
  references,
}: Checked): CheckReport {
  const { overruled, loads, unmet, compared, contradictions, answers, history, codes } = briefData
  const results = runChecks({
    product: { ...product, codes },
    month,
    loads,
    scale: findScale(loads) ?? { value: 0, quantity: 0 },
    overruled: overruled.map(({ file }) => file),
    lacking: unmet,
    compared,
    contradictions,
    answers: answers.map(({ need, rows }) => ({ need, rows: [...rows.latest, ...rows.first] })),
    history,
    figures,
    partialSubheadings:
      others instanceof UserError ? [] : others.flatMap(({ partialSubheadings }) => partialSubheadings),
    ...references,
  })
  return { product: product.id, month: formatEditionPeriod(product, month), results }
}

/** What stands in the way of a brief that nothing else refused; null where nothing does. */
export function findRefusal({ product, results }: CheckReport): UserError | null {
  const refusals = results.flatMap(({ findings }) =>
    findings.filter(({ severity }) => severity === 'refusal'),
  )
  if (refusals.length === 0) return null
  const list = (language: 'zh' | 'en') => refusals.map(({ words }) => `  ${words[language]}`).join('\n')
  return new UserError({
    zh: `${product} 没有通过检查，不能编制简报：\n${list('zh')}`,
    en: `${product} did not pass the checks; no brief is built:\n${list('en')}`,
  })
}

/** The warnings among what was found, in words. */
export const listWarnings = ({ results }: CheckReport): Localized[] =>
  results.flatMap(({ findings }) =>
    findings.filter(({ severity }) => severity === 'warning').map(({ words }) => words),
  )

/** The figures of a brief; null where it cannot be made. */
function figuresOf(make: () => readonly Brief[]): Ground['figures'] {
  try {
    return make()[0]?.document.figures ?? null
  } catch (error) {
    if (error instanceof UserError) return null
    throw error
  }
}
