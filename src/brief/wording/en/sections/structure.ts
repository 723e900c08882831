import { figureSpan, type Shown } from '../../../display.ts'
import type { Inline } from '../../../document.ts'
import { enumerate, line } from '../../inline-template.ts'
import type { StructureBy, StructureWords } from '../../section-words/section-words.ts'
import { getSign, isZero, looksZero } from '../../shown-signs.ts'
import { captionPeriod, titleOfTrade } from '../captions.ts'
import { capitalized, change, inPeriod, list, plain, uncapitalized, verbChange } from '../phrases/phrases.ts'

const names = { procedure: 'customs procedure', class: 'class', product: 'product' } as const

export const structure: StructureWords = {
  heading: (by) => `Trade by ${names[by]}`,
  flow: (by, flow) => `${capitalized(plain[flow])} by ${names[by]}`,
  sentences({ flow, month, window, by, product, named, isNone, isWhole, isOverlapping }, wording) {
    const when = inPeriod(month, window)
    const trade = wording.trade(flow, product)
    const [first] = named
    if (!first) return wording.none(when, flow, product)
    const name = (text: string) => inText(by, text)
    if (isNone) return wording.none(when, flow, product)
    if (isWhole)
      return line`${when}, ${trade} were all ${by === 'procedure' ? 'under ' : ''}${name(first.name)}: ${wording.amount(first.value)}${change(first.growth, ' year on year')}.`
    const each = named.map(({ name: text, value, share, growth, shareChange }) => {
      if (isZero(value)) return line`there were none of ${name(text)}${change(growth, ' year on year')}`
      const grew =
        growth.figure.value === null ? change(growth, '') : line`, and ${verbChange(growth)} year on year`
      return line`${name(text)} came to ${wording.amount(value)}, ${figureSpan(share)}% of the total${shares(shareChange)}${grew}`
    })
    return line`${when}, ${wording.trade(flow, product)} were made up as follows${isOverlapping ? ' (some classes contain others)' : ''}: ${enumerate(each, '; ', '; and ')}.`
  },
  caption: (by, facts) => `${titleOfTrade(facts)} by ${names[by]}, ${captionPeriod(facts)}`,
  column: (by) => capitalized(names[by]),
  row: (by, name) => (by === 'procedure' ? capitalized(name.toLowerCase()) : name),
  shareChange: 'Change in share (points)',
  whole: 'Total',
  bridged: (classes) =>
    `Note: The codes of ${listWords(classes.map(uncapitalized))} are not the same in both years; growth is of the class as a whole, and codes within it are not matched.`,
  unbridged: (classes) =>
    `Note: In the nomenclature of the year before, ${listWords(classes.map((name) => `“${name}”`))} had no separate codes, so no growth of these is given.`,
  overlapping: 'Note: A code that is in several classes counts once in the total.',
}

/** Procedures are written in lower case; classes and products but for names such as LED lamps. */
const inText = (by: StructureBy, name: string): string =>
  by === 'procedure' ? name.toLowerCase() : uncapitalized(name)

function shares(moved: Shown): Inline[] {
  const sign = getSign(moved)
  if (sign === null || looksZero(moved)) return []
  return line` (${sign === 1 ? 'up' : 'down'} ${figureSpan(moved, 'absolute')} percentage points)`
}

const listWords = (names: readonly string[]): string =>
  list(names)
    .map((part) => ('text' in part ? part.text : ''))
    .join('')
