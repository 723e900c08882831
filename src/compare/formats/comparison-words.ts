import { counted } from '../../trade/numbers/numbers.ts'
import type { Language, Localized } from '../../trade/trade.ts'
import type { CellLines, Comparison, FigureChange } from '../comparison.ts'

/** What all formats of a comparison say. */
export const words = {
  title: { zh: '两个版本的比较', en: 'Comparison of two versions' },
  older: { zh: '旧', en: 'Older' },
  newer: { zh: '新', en: 'Newer' },
  same: { zh: '两个版本相同。', en: 'The two versions are the same.' },
  figures: { zh: '数字', en: 'Figures' },
  figure: { zh: '数字', en: 'Figure' },
  difference: { zh: '差', en: 'Difference' },
  text: { zh: '正文', en: 'Text' },
  cells: { zh: '修订的数据', en: 'Revised cells' },
  gaps: { zh: '未能说明的', en: 'What could not be told' },
  notPrinted: { zh: '—', en: '—' },
  oneVersionOnly: { zh: '只有一个版本印出', en: 'printed by one version alone' },
  otherChart: { zh: '图中数据不同', en: 'the data of the chart differ' },
} as const satisfies Readonly<Record<string, Localized>>

/** A figure as either version prints it, each with its unit where the two differ: `12,345 万美元`, `1.2 亿美元`. */
export function printedTexts(
  { older, newer, unit, olderUnit }: FigureChange,
  language: Language,
): { readonly older: string; readonly newer: string } {
  const withUnit = (text: string | null, own: Localized) =>
    text === null ? words.notPrinted[language] : `${text} ${olderUnit ? own[language] : ''}`.trim()
  return { older: withUnit(older, olderUnit ?? unit), newer: withUnit(newer, unit) }
}

/** How many figures differ, how many are the same. */
export function figureSummary({ figures, sameFigures, unseen }: Comparison): Localized {
  const small =
    unseen === 0
      ? { zh: '', en: '' }
      : {
          zh: `，另有 ${unseen} 个差异小于显示位数`,
          en: `, ${unseen} more differ by too little to show`,
        }
  return {
    zh: `${figures.length} 个数字不同，${sameFigures} 个相同${small.zh}。`,
    en: `${counted(figures.length, 'figure differs', 'figures differ')}, ${sameFigures} are the same${small.en}.`,
  }
}

/** How many figures differ for each cause, the most frequent first: `数据修订 12，新文件 3`. */
export function causeSummary({ figures }: Comparison): Localized | null {
  const counts = new Map<string, { readonly words: Localized; count: number }>()
  for (const { causes } of figures)
    for (const { kind, words } of new Map(causes.map((cause) => [cause.kind, cause])).values()) {
      const entry = counts.get(kind) ?? { words: generalWords(words), count: 0 }
      entry.count++
      counts.set(kind, entry)
    }
  if (counts.size === 0) return null
  const entries = [...counts.values()].sort((a, b) => b.count - a.count)
  return {
    zh: `原因：${entries.map(({ words, count }) => `${words.zh} ${count} 个`).join('，')}。`,
    en: `Causes: ${entries.map(({ words, count }) => `${words.en} ${count}`).join(', ')}.`,
  }
}

/** Whether another product or period was asked for, so that this is the cause of every difference. */
export const hasSingleCause = ({ older, newer }: Comparison): boolean =>
  older.product !== newer.product || older.period !== newer.period

/** A cause without its cells and files. */
const generalWords = ({ zh, en }: Localized): Localized => ({
  zh: zh.replace(/（\d+ 个数据）$|：.*$/, ''),
  en: en.replace(/ \(\d+ cells?\)$|: .*$/, ''),
})

/** `old.csv：12-14 → new.csv：12`. */
export function linesWords(lines: readonly CellLines[]): Localized {
  const side = (name: CellLines['side'], before: string) =>
    lines
      .filter((item) => item.side === name)
      .map(({ file, lines: numbers }) => `${file}${before}${numbers.join(', ')}`)
      .join('; ')
  const both = (before: string) =>
    [side('older', before), side('newer', before)].map((text) => text || words.notPrinted.en).join(' → ')
  return { zh: both('：'), en: both(': ') }
}
