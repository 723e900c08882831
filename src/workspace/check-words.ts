import type { CheckSeverity } from '../review/checks/index.ts'
import type { Language, Localized } from '../trade/language.ts'
import type { CheckReport } from './check.ts'

export const severityWords: Readonly<Record<CheckSeverity, Localized>> = {
  refusal: { zh: '不能编制', en: 'no brief' },
  warning: { zh: '警告', en: 'warnings' },
  note: { zh: '提示', en: 'notes' },
}

/** How many findings of a severity there are. */
export const countOf = ({ results }: CheckReport, severity: CheckSeverity): number =>
  results.reduce((sum, { findings }) => sum + findings.filter((one) => one.severity === severity).length, 0)

/** `18 checks: no brief 0, warnings 1, notes 3`. */
export function checksSummary(report: CheckReport, language: Language): string {
  const counts = (['refusal', 'warning', 'note'] as const).map(
    (severity) => `${severityWords[severity][language]} ${countOf(report, severity)}`,
  )
  return language === 'zh'
    ? `共 ${report.results.length} 项检查：${counts.join('，')}`
    : `${report.results.length} checks: ${counts.join(', ')}`
}
