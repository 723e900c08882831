import {
  type FigureName,
  type FigureOperation,
  type Flow,
  figureId,
  type Window,
} from '../../../../trade/trade.ts'
import { type Column, type Place, readNumber } from '../../../printed-numbers/printed-numbers.ts'
import type { NamedProseFigure, Naming, StatedUnit } from '../audited-brief.ts'
import { codeOfName, splitNames } from '../names.ts'
import type { ProseText, Statement } from './prose-text.ts'

const subject = /(?:产品)?(出口|进口)(贸易伙伴|省[^为]{0,40})为/

export interface RankingProse {
  readonly naming: Naming
  readonly units: StatedUnit[]
}

/** Whether a statement is of those that name the first of a ranking. */
export const isRankingProse = ({ text }: Statement): boolean => subject.test(text.slice(0, 400))

/** 3 to 5 of the anatomy's sentences; null where a sentence of that kind has not its parts. */
export function readRankingProse(
  statement: Statement,
  window: Window,
  prose: ProseText,
  tableOf: (flow: Flow, dimension: 'partner' | 'place') => number | undefined,
): RankingProse | null {
  const sentence = statement.text.slice(0, 1500).split('。')[0] ?? ''
  const match = subject.exec(sentence)
  if (!match) return null
  const [total, verb, what] = match
  const flow: Flow = verb === '出口' ? 'export' : 'import'
  const dimension = what === '贸易伙伴' ? 'partner' : 'place'
  const table = tableOf(flow, dimension)
  const place: Place = {
    part: 'prose',
    ...(table !== undefined && { table }),
    window,
    ...prose.lineAt(statement.at),
  }
  const [named = '', ...parts] = sentence.slice(match.index + total.length).split('，')
  const names = splitNames(dimension, named)
  const figures: NamedProseFigure[] = []
  const units: StatedUnit[] = []
  for (const part of parts) {
    const column = columnOf(part)
    if (!column) continue
    const list = part.slice(part.indexOf(column.after) + column.after.length)
    const items = list.split(/、|和/)
    if (items.length !== names.length) return null
    for (const [index, item] of items.entries()) {
      const [, number = '', unit = ''] = /^([<>]?-?\d[\d.]*)(.{0,8})$/.exec(item) ?? []
      const read = readNumber(number)
      if (!read) continue
      const name = names[index] ?? ''
      const givenPlace: Place = { ...place, row: name, column: column.column }
      const figureName: FigureName = {
        flow,
        dimension,
        code: codeOfName(dimension, name),
        window,
        measure: 'value',
      }
      const id = figureId(column.operation ? { ...figureName, operation: column.operation } : figureName)
      figures.push({ figure: { ...read, id, place: givenPlace }, word: null, position: index })
      if (column.column === 'amount') units.push({ place: givenPlace, printed: unit, of: 'money' })
    }
  }
  const stated = saidNumber(sentence.slice(0, match.index))
  const naming: Naming = { flow, dimension, window, names, figures, said: stated, place }
  return figures.length > 0 ? { naming, units } : null
}

interface ProseColumn {
  readonly column: Column
  readonly operation?: FigureOperation
  /** The word that the list follows. */
  readonly after: string
}

function columnOf(part: string): ProseColumn | null {
  if (/^(?:出口|进口)(?:分别)?为/.test(part)) return { column: 'amount', after: '为' }
  if (/^(?:分别)?占.*总额的/.test(part)) return { column: 'share', operation: 'share', after: '总额的' }
  if (/^同比增速(?:分别)?为/.test(part)) return { column: 'growth', operation: 'yoy', after: '为' }
  return null
}

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** 前三大 is three, 最大的 and 唯一的 one. */
function saidNumber(before: string): number | null {
  if (/最大的|唯一的/.test(before)) return 1
  const numeral = /前([一二三四五六七八九十])大/.exec(before)?.[1]
  return numeral === undefined ? null : numerals.indexOf(numeral) + 1
}
