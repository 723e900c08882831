import type { Flow, Month, Window } from '../../../trade/trade.ts'
import { figureSpan, type Shown } from '../../display.ts'
import type { Inline } from '../../document.ts'
import { line } from '../inline-template.ts'

/** What every sentence of analysis is about. */
export interface AnalysisFacts {
  readonly flow: Flow
  readonly month: Month
  readonly window: Window
}

/** -1, 0 or 1 by the sign of the exact value; null where there is none. */
export const getSign = ({ figure }: Shown): -1 | 0 | 1 | null => figure.value?.sign() ?? null

/** Whether what is printed of a change looks like none. */
const looksZero = ({ text }: Shown): boolean => /^-?[0.,]+$/.test(text)

/** 上升9.0%, 下降…, 持平; 基本持平 where it rounds to nothing. */
export function zhChange(shown: Shown, unit = '%', up = '上升', down = '下降'): Inline[] {
  const sign = getSign(shown)
  if (sign === null) return line`无可比数据`
  if (looksZero(shown)) return line`${sign === 0 ? '持平' : '基本持平'}`
  return line`${sign > 0 ? up : down}${figureSpan(shown, 'absolute')}${unit}`
}

/** rose 9.0%, fell …, did not change; hardly changed where it rounds to nothing. */
export function enChange(shown: Shown, unit = '%', up = 'rose', down = 'fell'): Inline[] {
  const sign = getSign(shown)
  if (sign === null) return line`cannot be compared`
  if (looksZero(shown)) return line`${sign === 0 ? 'did not change' : 'hardly changed'}`
  return line`${sign > 0 ? up : down} ${figureSpan(shown, 'absolute')}${unit}`
}
