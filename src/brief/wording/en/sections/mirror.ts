import { addMonths } from '../../../../trade/trade.ts'
import { figureSpan } from '../../../display.ts'
import type { Inline } from '../../../document.ts'
import { line } from '../../inline-template.ts'
import type { MirrorFacts, MirrorSides, MirrorWords } from '../../section-words/section-words.ts'
import { getSign, hasValue, isNothing, looksZero } from '../../shown-signs.ts'
import type { Wording } from '../../wording-interface.ts'
import { longCaptionPeriod } from '../captions.ts'
import { capitalized, change, inPeriod, period, withArticle } from '../phrases/phrases.ts'
import { valuationNames } from '../statements.ts'
import { publisherNote, sourceNote, subheadingNote } from './reporter-notes.ts'

export const mirror: MirrorWords = {
  heading: 'What both sides record',
  lone: (name) => `Trade with ${withArticle(name)} by the data of both sides`,
  sentences(facts, wording) {
    const { product, exporter, importer, value, quantity } = facts
    const when = inPeriod(facts.month, facts.window)
    if (isNothing(value.exports) && isNothing(value.imports))
      return line`${when}, neither ${exporter} nor ${importer} recorded exports of ${product} from ${exporter} to ${importer}.`
    const exports = isNothing(value.exports)
      ? line`${exporter} recorded no exports of ${product} to ${importer}`
      : line`${exporter} recorded exports of ${product} to ${importer} of ${wording.amount(value.exports)}${change(value.exportGrowth, ' year on year')}`
    const imports = isNothing(value.imports)
      ? line`${importer} recorded no imports from ${exporter}`
      : line`${importer} recorded imports from ${exporter} of ${wording.amount(value.imports)}${change(value.importGrowth, ' year on year')}`
    return line`${when}, ${exports}; ${imports}.${gap(value, wording)}${quantityGap(quantity)}`
  },
  caption: (facts, exporter, importer) =>
    `Exports of ${facts.product} from ${withArticle(exporter)} to ${withArticle(importer)}, by the data of both sides, ${longCaptionPeriod(facts)}`,
  chart: ({ product, exporter, importer, from, to }) =>
    `Monthly exports of ${product} from ${withArticle(exporter)} to ${withArticle(importer)}, by the data of both sides, ${period(from, 'month')} to ${period(to, 'month')}`,
  period: ({ window, lag = 0 }, month) => capitalized(period(addMonths(month, -lag), window)),
  column: {
    period: 'Period',
    value: (unit) => `Value (${unit})`,
    quantity: (unit) => `Quantity (${unit})`,
    exports: (exporter, unit) => `Exports: ${exporter}${inUnit(unit)}`,
    imports: (importer, unit) => `Imports: ${importer}${inUnit(unit)}`,
    difference: 'Imports less exports',
    percent: 'Difference (%)',
    growth: 'Change (%)',
  },
  note: (source, flow, isOneCurrency) =>
    `${sourceNote(source, flow)} The data of both sides stand side by side and are not added up. ${isOneCurrency ? 'Difference = (imports ÷ exports - 1) × 100.' : 'They are in different currencies, which are not converted, so that no difference is computed.'}`,
  source: publisherNote,
  codes: subheadingNote,
  otherUnits: 'Note: Quantities are counted in different units, and are not compared.',
  gaps: 'Note: “..” means that data of the months needed are not available.',
  causes({ exports, imports }) {
    const valuation =
      imports === 'CIF'
        ? `imports include international freight and insurance (CIF), and are usually above exports, which are ${exports === 'FOB' ? 'free on board' : valuationNames[exports]}`
        : imports === exports
          ? `which matters little here, since imports and exports are both ${imports}`
          : `imports are ${valuationNames[imports]}, exports ${exports === 'FOB' ? 'FOB' : valuationNames[exports]}`
    return `Note: Common reasons why the data of two sides differ: valuation (${valuation}); re-exports (of goods that pass through Hong Kong, China, the exporter may record that as the destination, while the importer records the origin); timing (imports are recorded later, once the goods have arrived); classification (the same goods under different subheadings); and the definition of partners (the last known destination for exports, the origin or the country of consignment for imports).`
  },
}

const inUnit = (unit: string | undefined): string => (unit === undefined ? '' : ` (${unit})`)

function gap({ compared, exports, imports }: MirrorSides, wording: Wording): Inline[] {
  if (!compared || isNothing(exports) || isNothing(imports)) return []
  const { difference, percent } = compared
  const sign = getSign(difference)
  if (sign === null || !hasValue(percent)) return []
  if (sign === 0) return line` Both are the same.`
  if (looksZero(difference) || looksZero(percent)) return line` Both are almost the same.`
  return line` Recorded imports ${sign > 0 ? 'exceed' : 'fall short of'} recorded exports by ${wording.amount(difference)}, or ${figureSpan(percent, 'absolute')}%.`
}

function quantityGap(quantity: MirrorFacts['quantity']): Inline[] {
  if (!quantity?.compared || isNothing(quantity.exports) || isNothing(quantity.imports)) return []
  const { percent } = quantity.compared
  const sign = getSign(percent)
  if (sign === null) return []
  if (looksZero(percent)) return line` By quantity, both are ${sign === 0 ? '' : 'almost '}the same.`
  return line` By quantity, recorded imports ${sign > 0 ? 'exceed' : 'fall short of'} recorded exports by ${figureSpan(percent, 'absolute')}%.`
}
