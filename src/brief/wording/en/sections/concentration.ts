import { figureSpan, type Shown } from '../../../display.ts'
import type { Inline } from '../../../document.ts'
import { join, line } from '../../inline-template.ts'
import type { ConcentrationFacts, ConcentrationWords, Newcomer } from '../../section-words/section-words.ts'
import { getSign, looksZero } from '../../shown-signs.ts'
import type { Wording } from '../../wording-interface.ts'
import { captionOfTrade, captionPeriod } from '../captions.ts'
import { capital, cardinal, inPeriod, list, plain, rankMove, withArticle } from '../phrases/phrases.ts'

export const concentration: ConcentrationWords = {
  heading: 'Concentration and changes in rank',
  flow: (flow) => `Concentration of ${plain[flow]}`,
  lone: (flow) => `Concentration of ${plain[flow]} and changes in rank`,
  sentences(facts, wording) {
    const { flow, number, numberChange, largestThree, index, indexChange } = facts
    const when = inPeriod(facts.month, facts.window)
    if (number.figure.value?.sign() === 0)
      return wording.none(when, flow, facts.product ?? [], facts.unranked)
    const more = getSign(numberChange)
    const count =
      more === 0
        ? 'as many as a year earlier'
        : line`${figureSpan(numberChange, 'absolute')} ${more === 1 ? 'more' : 'fewer'} than a year earlier`
    const partners = number.figure.value?.toString() === '1' ? 'partner' : 'partners'
    const three = largestThree
      ? line`the three largest accounted for ${figureSpan(largestThree.share)}% of ${plain[flow]}${moved(largestThree.change, ' percentage points')}; `
      : []
    return join(
      [
        line`${when}, ${wording.trade(flow, facts.product)} had ${figureSpan(number)} ${partners}, ${count}.`,
        capital(
          line`${three}the Herfindahl-Hirschman index was ${figureSpan(index)}${moved(indexChange, '')}.`,
        ),
        comeAndGone(facts, wording),
        ...(facts.moved.length === 0
          ? []
          : [
              line`The largest changes in rank were those of ${list(facts.moved.map((climber) => line`${withArticle(climber.name)} (${rankMove(climber)})`))}.`,
            ]),
      ],
      ' ',
    )
  },
  caption: (facts) => `Concentration of ${captionOfTrade(facts)} by partner, ${captionPeriod(facts)}`,
  column: { now: 'This period', before: 'A year earlier', change: 'Change' },
  row: {
    number: 'Partners',
    cr3: 'Share of the three largest (%)',
    cr10: 'Share of the ten largest (%)',
    hhi: 'Herfindahl-Hirschman index',
    effective: 'Effective number of partners',
  },
  note: (without, top) =>
    `Note: ${without ? 'Re-imports are left out. ' : ''}The Herfindahl-Hirschman index is the sum of squared shares of partners, times 10,000; the effective number is how many partners of equal size would be as concentrated. The index is rounded to a whole number before its change is taken; changes in shares are in percentage points. Changes in rank are those of partners among the ${cardinal(top)} largest now or a year earlier.`,
}

function moved(change: Shown, unit: string): Inline[] {
  const sign = getSign(change)
  if (sign === null) return []
  if (sign === 0) return line`, the same as a year earlier`
  if (looksZero(change)) return line`, almost the same as a year earlier`
  return line`, ${sign === 1 ? 'up' : 'down'} ${figureSpan(change, 'absolute')}${unit}`
}

function comeAndGone(
  { flow, entered, enteredCount, left, leftCount }: ConcentrationFacts,
  wording: Wording,
): Inline[] {
  const now = ({ name, value }: Newcomer) => line`${withArticle(name)} (${wording.amount(value)})`
  const before = ({ name, value }: Newcomer) =>
    line`${withArticle(name)} (${wording.amount(value)} a year earlier)`
  const toward = flow === 'export' ? 'to' : 'from'
  if (enteredCount === 0 && leftCount === 0) return line`The partners were the same as a year earlier.`
  const entering =
    enteredCount === 0
      ? line`no partner was new`
      : enteredCount > entered.length
        ? line`${String(enteredCount)} partners were new, the largest of them ${list(entered.map(now))}`
        : line`${list(entered.map(now))} ${enteredCount === 1 ? 'was a new partner' : 'were new partners'}`
  const leaving =
    leftCount === 0
      ? line`none had dropped out`
      : leftCount > left.length
        ? line`${plain[flow]} ${toward} ${String(leftCount)} others had ceased, the largest of them ${list(left.map(before))}`
        : line`${plain[flow]} ${toward} ${list(left.map(before))} had ceased`
  return line`Compared with a year earlier, ${entering}; ${leaving}.`
}
