import { figureSpan, type Shown } from '../../../display.ts'
import type { Inline } from '../../../document.ts'
import { join, line } from '../../inline-template.ts'
import {
  areSameGrowers,
  type Grower,
  type LeaderWords,
  type MemberDimension,
} from '../../section-words/section-words.ts'
import { getSign, looksZero } from '../../shown-signs.ts'
import type { Wording } from '../../wording-interface.ts'
import { captionOfTrade, captionPeriod } from '../captions.ts'
import {
  capital,
  capitalized,
  cardinal,
  inBrackets,
  inPeriod,
  list,
  period,
  plain,
  withArticle,
} from '../phrases/phrases.ts'

const members = (by: MemberDimension, { placesWord }: Wording): string =>
  by === 'partner' ? 'partners' : placesWord

const inText = (by: MemberDimension, name: string): string => (by === 'partner' ? withArticle(name) : name)

export const leaders: LeaderWords = {
  heading: 'Leaders and growth',
  flow: (flow) => `Leaders and growth of ${plain[flow]}`,
  lead(facts, wording) {
    const { product, flow, month, by, name, months, since, replaced, isLonger } = facts
    const what = { export: 'destination', import: 'source' }[flow]
    const trade = wording.trade(flow, product)
    const first =
      by === 'partner'
        ? line`the largest ${what} of ${trade}`
        : line`the leading ${wording.placesWord.replace(/s$/, '')} for ${trade}`
    const [now, from, who] = [period(month, 'month'), period(since, 'month'), inText(by, name)]
    const subject = capital(line`${who}`)
    if (isLonger)
      return line`${subject} has been ${first} for at least ${figureSpan(months)} months in a row, up to ${now}.`
    if (since === month)
      return replaced === null
        ? line`In ${now}, ${who} was ${first}.`
        : product === null
          ? line`${subject} replaced ${inText(by, replaced)} as ${first} in ${now}.`
          : line`In ${now}, ${who} replaced ${inText(by, replaced)} as ${first}.`
    if (replaced === null)
      return line`Since ${from}, ${facts.isAfterNone ? 'after a month without one' : 'as far back as the data go'}, ${who} has been ${first} for ${figureSpan(months)} months in a row.`
    return line`${subject} replaced ${inText(by, replaced)} as ${first} in ${from} and has led for ${figureSpan(months)} months in a row, up to ${now}.`
  },
  growers({ product, flow, month, window, by, joint, ofLargest, largest, ofFloor, floor }, wording) {
    const who = members(by, wording)
    const each = ({ name, growth }: Grower) => line`${inText(by, name)}${inBrackets(growth)}`
    const fastest = (growers: readonly Grower[]) => line`growth was fastest for ${list(growers.map(each))}`
    const isSame = areSameGrowers(ofLargest, ofFloor)
    const trade = wording.trade(flow, product)
    const shares = joint.map(({ count, share, change: moved }, index) => {
      const percent = line`${figureSpan(share)}%`
      const largest = line`the ${cardinal(count)} largest`
      return index === 0
        ? line`${largest} ${who} accounted for ${percent} of ${trade}${points(moved)}`
        : line`${largest} for ${percent}${points(moved)}`
    })
    const when = inPeriod(month, window)
    const ofWhom = shares.length > 0 || !product ? '' : line` of ${trade}`
    const sentences = [
      ...(shares.length > 0 ? [list(shares)] : []),
      ...(ofLargest.length > 0
        ? [
            line`among the ${cardinal(largest)} largest ${who}${ofWhom}${isSame ? `, as among those with a share of ${floor}% or more` : ''}, ${fastest(ofLargest)}`,
          ]
        : []),
      ...(ofFloor.length > 0 && !isSame
        ? [line`among ${who} with a share of ${String(floor)}% or more, ${fastest(ofFloor)}`]
        : []),
    ]
    return join(
      sentences.map((sentence, index) =>
        index === 0 && product ? line`${when}, ${sentence}.` : line`${capital(sentence)}.`,
      ),
      ' ',
    )
  },
  tooFew: ({ product, flow, month, window, isNone }, wording) =>
    isNone
      ? wording.none(inPeriod(month, window), flow, product)
      : line`${inPeriod(month, window)}, ${wording.trade(flow, product)} had too few partners to compare.`,
  caption: (facts) => `Leaders and growth: ${captionOfTrade(facts)}, ${captionPeriod(facts)}`,
  column: {
    name: 'Item',
    share: 'Share (%)',
    shareChange: 'Change in share (points)',
    growth: 'Change (%)',
  },
  block: {
    joint: (by, wording) => `Joint share of ${members(by, wording)}`,
    ofLargest: (by, count, wording) =>
      `Fastest-growing of the ${cardinal(count)} largest ${members(by, wording)}`,
    ofFloor: (by, floor, wording) =>
      `Fastest-growing ${members(by, wording)} with a share of ${floor}% or more`,
  },
  joint: (count) => `${capitalized(cardinal(count))} largest`,
  note: (floor) =>
    `Note: Months in the lead are counted by value, as far back as there are data without a gap. Only what grew is listed, the fastest first; shares of ${floor}% or more are of the total, and what has a very small base is left out.`,
}

function points(moved: Shown): Inline[] {
  const sign = getSign(moved)
  if (sign === null || looksZero(moved)) return []
  return line` (${sign === 1 ? 'up' : 'down'} ${figureSpan(moved, 'absolute')} percentage points)`
}
