import { type Flow, figureId } from '../../../trade/trade.ts'
import { readNumber } from '../../printed-numbers/printed-numbers.ts'
import type { AuditedBrief, ProseFigure } from './audited-brief.ts'
import { codeOfName, isKnown } from './names.ts'
import type { ProseText } from './prose/prose.ts'

type Notes = Pick<AuditedBrief, 'netNote' | 'footnote' | 'excluded' | 'borrowedCodes'>

/** What notes, the footnote and the statements of method say. */
export function readNotes(prose: ProseText): Notes {
  return {
    netNote: readNetNote(prose),
    footnote: readFootnote(prose),
    excluded: readExcluded(prose.text),
    borrowedCodes: /沿用HS\d{4}编码/.test(prose.text),
  }
}

function readNetNote(prose: ProseText): Notes['netNote'] {
  const match =
    /即(\d{4})年(\d{1,2})月(?:（或1-\d{1,2}月）)?的净出口额减去(\d{4})年(\d{1,2})月(?:（或1-\d{1,2}月）)?的净出口额/.exec(
      prose.text,
    )
  if (!match) return null
  const [printed, year, month, yearBefore, monthBefore] = match
  return {
    now: { year: Number(year), month: Number(month) },
    before: { year: Number(yearBefore), month: Number(monthBefore) },
    printed,
    place: { part: 'note', ...prose.lineAt(match.index) },
  }
}

function readFootnote(prose: ProseText): Notes['footnote'] {
  const match = /本报告定义的.{1,100}?对应的产品分类及HS(\d{4})代码为：([^。]{1,2000})/.exec(prose.text)
  if (!match) return null
  const [printed, year, classes = ''] = match
  return {
    nomenclature: Number(year),
    codes: (classes.split('；')[0] ?? '').match(/\d{2,}/g) ?? [],
    printed: printed.slice(0, 120),
    place: { part: 'footnote', ...prose.lineAt(match.index) },
  }
}

/** `进口区域分布：所占比重的分母…不含…`: what a brief says to leave out of the total that shares are taken of. */
function readExcluded(text: string): Notes['excluded'] {
  const excluded: Partial<Record<Flow, string>> = {}
  for (const sentence of text.split('。')) {
    const index = sentence.indexOf('分母')
    const what = /不含([^；，]{1,60})/.exec(sentence.slice(index))?.[1]
    if (index < 0 || !what || !sentence.includes('比重')) continue
    const before = sentence.slice(0, index)
    const flow: Flow = before.lastIndexOf('进口') > before.lastIndexOf('出口') ? 'import' : 'export'
    excluded[flow] = what
  }
  return excluded
}

/** `德国当月进口（1373.8%）` in the statement of small bases: growths once more. */
export function readLowBases(prose: ProseText): ProseFigure[] {
  const start = prose.text.indexOf('基数较小：')
  if (start < 0) return []
  const statement = prose.text.slice(start, prose.text.indexOf('。', start))
  return [...statement.matchAll(/([^：、（）]{1,30})(当月|累计)(出口|进口)（(-?\d[\d.]*)%）/g)].flatMap(
    (match): ProseFigure[] => {
      const [, name = '', when, verb, text = ''] = match
      const number = readNumber(text)
      if (!number) return []
      const window = when === '当月' ? 'month' : 'ytd'
      const dimension =
        (['partner', 'place', 'group'] as const).find((existing) => isKnown(existing, name)) ?? 'partner'
      const flow = verb === '出口' ? 'export' : 'import'
      const id = figureId({
        flow,
        dimension,
        code: codeOfName(dimension, name),
        window,
        measure: 'value',
        operation: 'yoy',
      })
      const place = {
        part: 'note',
        window,
        row: name,
        column: 'growth',
        ...prose.lineAt(start + match.index),
      } as const
      return [{ figure: { ...number, id, place }, word: null }]
    },
  )
}
