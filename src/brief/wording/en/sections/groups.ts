import { figureSpan, type Shown } from '../../../display.ts'
import type { Inline } from '../../../document.ts'
import { enumerate, line } from '../../inline-template.ts'
import type { GroupWords } from '../../section-words/section-words.ts'
import { getSign, hasValue, looksZero } from '../../shown-signs.ts'
import { captionPeriod, titleOfTrade } from '../captions.ts'
import { change, inPeriod, list, verbChange, withArticle } from '../phrases/phrases.ts'

export const groups: GroupWords = {
  heading: 'Groups of partners',
  flow: (flow) => `${flow === 'export' ? 'Exports to' : 'Imports from'} groups of partners`,
  sentences({ product, flow, month, window, groups: traded, ceased }, wording) {
    const [when, trade] = [inPeriod(month, window), wording.trade(flow, product)]
    const toward = flow === 'export' ? 'to' : 'from'
    if (traded.length === 0)
      return line`${when}, ${trade} had no partners that are members of the groups listed.`
    const each = traded.map(({ name, value, share, shareChange, growth }, index) => {
      const grew = hasValue(growth) ? line`, and ${verbChange(growth)} year on year` : change(growth, '')
      return line`${index === 0 ? trade : 'those'} ${toward} ${inText(name)} were ${wording.amount(value)}, ${figureSpan(share)}% of the total${points(shareChange)}${grew}`
    })
    const none = ceased.length === 0 ? [] : [line`there were none ${toward} ${list(ceased.map(inText))}`]
    return line`${when}, ${enumerate([...each, ...none], '; ', '; and ')}.`
  },
  caption: (facts) => `${titleOfTrade(facts)} by group of partners, ${captionPeriod(facts)}`,
  column: { group: 'Group', shareChange: 'Change in share (points)' },
  members: (reporter, groups) =>
    `Note: Members are those at the end of the period, the same in both years, without ${withArticle(reporter)}; groups overlap and cannot be added up. ${groups.map(({ name, members, basis }) => `${name}: ${members} members (basis: ${basis})`).join('; ')}.`,
}

/** Names of groups that English gives an article in running text. */
const inText = (name: string): string =>
  name === 'RCEP'
    ? 'RCEP members'
    : name === 'BRICS'
      ? 'the BRICS countries'
      : /^(?:European Union|G7|Gulf|Shanghai|Middle East|Belt and Road|Central Asia)/.test(name)
        ? `the ${name}`
        : name

function points(moved: Shown): Inline[] {
  const sign = getSign(moved)
  if (sign === null || looksZero(moved)) return []
  return line` (${sign === 1 ? 'up' : 'down'} ${figureSpan(moved, 'absolute')} percentage points)`
}
