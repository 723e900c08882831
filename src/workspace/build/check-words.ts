import type { CheckFinding, CheckSeverity } from '../../review/checks/checks.ts'
import { counted, countText } from '../../trade/numbers/numbers.ts'
import { type Confirmation, type Language, type Localized, nameDay, visible } from '../../trade/trade.ts'
import type { CheckReport } from './check-report.ts'

/** What a finding means to a reader: its severity, or that a person has confirmed it. The gravest first. */
export const findingKinds = ['refusal', 'confirmation', 'confirmed', 'warning', 'note'] as const

export type FindingKind = (typeof findingKinds)[number]

export const kindWords: Readonly<Record<FindingKind, Localized>> = {
  refusal: { zh: '不能编制', en: 'no brief' },
  confirmation: { zh: '待确认', en: 'to confirm' },
  confirmed: { zh: '已确认', en: 'confirmed' },
  warning: { zh: '警告', en: 'warnings' },
  note: { zh: '提示', en: 'notes' },
}

export const getKind = ({ severity, confirmed }: CheckFinding): FindingKind =>
  confirmed ? 'confirmed' : severity

/** A finding on one line, with who confirmed it and when. */
export function findingLine({ words, confirmed }: CheckFinding, language: Language): string {
  return `${words[language]}${confirmed ? givenWords(confirmed)[language] : ''}`
}

function givenWords({ confirmedAt, confirmedBy, reason, channel }: Confirmation): Localized {
  const [who, why] = [confirmedBy, reason].map((text) => visible(text ?? ''))
  const day = nameDay(confirmedAt)
  const isAtLoad = channel === 'load'
  return {
    zh: `（${day.zh} ${who}${who && ' '}${isAtLoad ? '载入时' : ''}确认无误${why ? `：${why}` : ''}）`,
    en: ` (confirmed${who ? ` by ${who}` : ''} on ${day.en}${isAtLoad ? ' when the file was loaded' : ''}${why ? `: ${why}` : ''})`,
  }
}

export const countFindings = ({ results }: CheckReport, kind: FindingKind): number =>
  results.reduce(
    (sum, { findings }) => sum + findings.filter((finding) => getKind(finding) === kind).length,
    0,
  )

/** `18 checks: no brief 0, warnings 1, notes 3`. */
export function checksSummary(report: CheckReport, language: Language): string {
  const always: readonly FindingKind[] = ['refusal', 'warning', 'note']
  const shown = findingKinds.filter((kind) => always.includes(kind) || countFindings(report, kind) > 0)
  const counts = shown.map((kind) => `${kindWords[kind][language]} ${countFindings(report, kind)}`)
  return language === 'zh'
    ? `共 ${report.results.length} 项检查：${counts.join('，')}`
    : `${report.results.length} checks: ${counts.join(', ')}`
}

/**
 * What checks of several products came to: of which there can be no brief, and which have warnings.
 *
 * @example '41 products: no brief of 1 (bathtubs), warnings for 0'
 */
export function productsSummary(reports: readonly CheckReport[]): Localized {
  const having = (severity: CheckSeverity): Localized => {
    const ids = reports.filter((report) => countFindings(report, severity) > 0).map(({ product }) => product)
    const count = countText(ids.length)
    return ids.length === 0
      ? { zh: count, en: count }
      : { zh: `${count}（${ids.join('、')}）`, en: `${count} (${ids.join(', ')})` }
  }
  const [refused, warned] = [having('refusal'), having('warning')]
  return {
    zh: `${countText(reports.length)} 个产品：不能编制 ${refused.zh}，有警告 ${warned.zh}`,
    en: `${counted(reports.length, 'product', 'products')}: no brief of ${refused.en}, warnings for ${warned.en}`,
  }
}
