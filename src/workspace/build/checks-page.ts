import { capitalized } from '../../brief/wording/wording.ts'
import { styleSheet } from '../../press/html/html.ts'
import { escapeMarkup, plainPage } from '../../press/shared/shared.ts'
import type { CheckResult } from '../../review/checks/checks.ts'
import type { Language, Localized } from '../../trade/trade.ts'
import type { CheckReport } from './check-report.ts'
import { checksSummary, findingKinds, findingLine, getKind, kindWords } from './check-words.ts'

/** `lithium-ion.checks.html`. */
export const checksExtension = 'checks.html'

/**
 * The checks of one brief as a page beside it: what was found first, then every check with how much it looked
 * at. It needs no network and runs no script; the same report gives the same bytes.
 */
export function checksPage(report: CheckReport, name: Localized, language: Language): Uint8Array {
  const say = (words: Localized): string => escapeMarkup(words[language])
  const title = escapeMarkup(
    language === 'zh'
      ? `${name.zh} ${report.month} 数据检查`
      : `Checks of the data of ${name.en}, ${report.month}`,
  )
  const rows = report.results.map(
    (result) =>
      `<tr><th scope="row">${say(result.title)}</th><td>${result.looked}</td><td>${outcome(result, language)}</td></tr>`,
  )
  const [check, looked, found] = headings[language]
  return new TextEncoder().encode(
    plainPage({
      ...{ language, title, style },
      header: `<p class="subtitle">${escapeMarkup(checksSummary(report, language))}</p>`,
      main: `${foundByKind(report, language).join('\n')}
<h2>${language === 'zh' ? '全部检查' : 'All checks'}</h2>
<table class="checks">
<thead><tr><th scope="col">${check}</th><th scope="col">${looked}</th><th scope="col">${found}</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`,
    }),
  )
}

const headings: Readonly<Record<Language, readonly [string, string, string]>> = {
  zh: ['检查', '看了', '发现'],
  en: ['Check', 'Looked at', 'Found'],
}

/** A heading and a list for each kind of finding that there is, the gravest first. */
function foundByKind({ results }: CheckReport, language: Language): string[] {
  return findingKinds.flatMap((kind) => {
    const checkFindings = results.flatMap(({ findings }) =>
      findings.filter((finding) => getKind(finding) === kind),
    )
    if (checkFindings.length === 0) return []
    const items = checkFindings.map((finding) => `<li>${escapeMarkup(findingLine(finding, language))}</li>`)
    return [
      `<h2>${escapeMarkup(capitalized(kindWords[kind][language]))}</h2>\n<ul class="${kind}">\n${items.join('\n')}\n</ul>`,
    ]
  })
}

/** `✓`, or how many of each kind. */
function outcome({ looked, findings }: CheckResult, language: Language): string {
  if (findings.length === 0) return looked === 0 ? '—' : '✓'
  return findingKinds
    .flatMap((kind) => {
      const count = findings.filter((finding) => getKind(finding) === kind).length
      return count > 0 ? [`${escapeMarkup(kindWords[kind][language])} ${count}`] : []
    })
    .join(language === 'zh' ? '，' : ', ')
}

const style = `${styleSheet}
ul { padding-left: 1.25rem; }
ul.refusal li::marker, ul.confirmation li::marker, ul.warning li::marker { color: var(--accent); content: "! "; }
table.checks { width: 100%; border-collapse: collapse; }
table.checks th, table.checks td { padding: .35rem .5rem; border-bottom: 1px solid var(--hairline); text-align: left; vertical-align: top; }
table.checks tbody th { font-family: var(--serif); font-weight: 400; }
table.checks :is(th, td):nth-child(2) { text-align: right; }
`
