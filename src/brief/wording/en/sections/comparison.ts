import { figureSpan } from '../../../display.ts'
import type { Kind } from '../../../product/product.ts'
import { line } from '../../inline-template.ts'
import type { ComparedPart, ComparisonWords } from '../../section-words/section-words.ts'
import { isZero } from '../../shown-signs.ts'
import { captionPeriod, titleOfTrade } from '../captions.ts'
import { capital, inBrackets, inPeriod, list, uncapitalized } from '../phrases/phrases.ts'

const part = (kind: Kind) => (kind === 'product' ? 'class' : 'product')

export const comparison: ComparisonWords = {
  heading: (kind) => (kind === 'product' ? 'Comparison of classes' : 'Comparison of products'),
  sentences({ flow, month, window, parts, named, product, up, down }, wording) {
    const when = inPeriod(month, window)
    const totalFlow = flow === 'net' ? 'trade' : flow
    if (parts.every(({ value }) => isZero(value))) return wording.none(when, totalFlow, product)
    const each = parts
      .slice(0, named)
      .map(({ name, value, growth }) =>
        isZero(value)
          ? line`no ${uncapitalized(name)}${inBrackets(growth)}`
          : line`${wording.amount(value)} of ${uncapitalized(name)}${inBrackets(growth)}`,
      )
    const points = ({ name, contribution }: ComparedPart) =>
      line`${uncapitalized(name)} (${figureSpan(contribution)} percentage points)`
    const [gain, loss] = ['positive', 'negative'].map(
      (sign) => `the largest ${sign} contribution to growth came from`,
    )
    const most = [
      ...(up ? [line`${gain ?? ''} ${points(up)}`] : []),
      ...(down ? [line`${up ? 'the largest negative one from' : (loss ?? '')} ${points(down)}`] : []),
    ]
    const growth = most.length > 0 ? line` ${capital(list(most))}.` : []
    return line`${when}, ${wording.trade(totalFlow, product)} ${parts.length > named ? 'included' : 'consisted of'} ${list(each)}.${growth}`
  },
  caption: (kind, facts) => `${titleOfTrade(facts)} by ${part(kind)}, ${captionPeriod(facts)}`,
  column: (kind) => (kind === 'product' ? 'Class' : 'Product'),
  amount: (flow) => ({ trade: 'Trade', export: 'Exports', import: 'Imports', net: 'Net exports' })[flow],
  contribution: 'Contribution (points)',
  whole: 'Total',
}
