import { type FigureFlow, figureId, type Measure, type Window } from '../../../../trade/trade.ts'
import { type Place, readNumber } from '../../../printed-numbers/printed-numbers.ts'
import type { Caption, DirectionWord, ProseFigure, StatedUnit } from '../audited-brief.ts'
import { findMeasure } from '../overview-table.ts'
import type { ProseText, Statement } from './prose-text.ts'

const clause =
  /(进出口总量为|进出口总额为|进出口|净出口|净进口|出口量为|进口量为|出口额为|进口额为|出口|进口)([<>]?-?\d[\d.]*)([^，。；、\d]{1,8})(?:，同比(上升|下降|基本持平|持平)(?:(\d[\d.]*)%)?)?/g

/** 1 and 2 of the anatomy's sentences: totals, exports, imports and the net export, with growth in words. */
export function readOverviewProse(
  statement: Statement,
  window: Window,
  prose: ProseText,
  caption: Caption,
): { figures: ProseFigure[]; units: StatedUnit[] } {
  const figures: ProseFigure[] = []
  const units: StatedUnit[] = []
  for (const match of statement.text.matchAll(clause)) {
    const [, verb = '', number = '', unit = '', word, growth] = match
    const flow = flowOf(verb)
    const money = unit.endsWith('元')
    const measure: Measure = money ? 'value' : findMeasure(unit, caption)
    const place: Place = {
      part: 'prose',
      table: caption.number,
      window,
      row: rowName(flow, measure),
      column: 'amount',
      ...prose.lineAt(statement.at + match.index),
    }
    units.push({ place, printed: unit, of: money ? 'money' : 'quantity' })
    const amount = readNumber(number)
    const id = figureId({ flow, window, measure })
    const balance = verb === '净出口' || verb === '净进口' ? verb : null
    if (amount) figures.push({ figure: { ...amount, id, place }, word: balance })
    const direction = directions.find((directionWord) => directionWord === word)
    if (!direction) continue
    const rate = readNumber(growth ?? '0.0')
    if (rate)
      figures.push({
        figure: {
          ...rate,
          id: figureId({ flow, window, measure, operation: 'yoy' }),
          place: { ...place, column: 'growth' },
        },
        word: direction,
      })
  }
  return { figures, units }
}

const directions: readonly DirectionWord[] = ['上升', '下降', '基本持平', '持平']

const flowOf = (verb: string): FigureFlow => {
  if (verb.startsWith('进出口')) return 'trade'
  if (verb.startsWith('净')) return 'net'
  return verb.startsWith('出口') ? 'export' : 'import'
}

const rowName = (flow: FigureFlow, measure: Measure): string => {
  const what = { trade: '进出口总', export: '出口', import: '进口', net: '净出口' }[flow]
  return `${what}${measure === 'value' ? '额' : '量'}`
}
