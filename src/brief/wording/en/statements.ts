import { counted } from '../../../trade/numbers/numbers.ts'
import { type Dimension, formatRange } from '../../../trade/trade.ts'
import { figureSpan } from '../../display.ts'
import type { Inline } from '../../document.ts'
import { enCodeStatements } from '../code-statements.ts'
import { day, plain, windowWords } from '../en-phrases.ts'
import { concat, line } from '../inline-template.ts'
import { flowOfAll } from '../trader.ts'
import type { StatementFacts } from '../wording-interface.ts'

/** What an English brief says about itself: what it stands on, and how to read it. */
export function enStatements(facts: StatementFacts, product: string): Inline[][] {
  const { files, rows } = facts
  return [
    line`Data: statistics of the General Administration of Customs of China as of ${day(facts.asOf)}; this brief adds up ${counted(rows, 'row', 'rows')} of ${counted(files, 'file', 'files')}.`,
    ...scope(facts, product),
    ...facts.notes.map((note) => line`Nature of the data: ${note}`),
    ...overruled(facts),
    ...cuts(facts),
    ...confirmed(facts),
    line`Base of comparison: ${base(facts)}`,
    ...facts.borrowed.map(
      ({ year, holding, used }) =>
        line`Codes: ${holding} held in ${String(year)}, of which the product file lists none; the codes of ${used} are used.`,
    ),
    ...enCodeStatements(facts),
    ...without(facts, product),
    line`Valuation: ${valuation(facts)}`,
    ...(facts.showsPlaces
      ? [line`Places are where the exporter or importer is registered, not where goods are made or used.`]
      : []),
    line`Totals, shares and growth are computed from unrounded data; owing to rounding, parts may not add up to totals.`,
    ...(facts.commented
      ? [
          line`Commentary: written by the analysts; figures that it refers to by id are those of the tables, numbers written out are not checked.`,
        ]
      : []),
    ...lowBases(facts),
  ]
}

function base({ base: subject, printedBases: { totals, files } }: StatementFacts): string {
  if (subject === 'latest') return 'the year before as revised by that date, not as first published.'
  if (totals.length === 0) return 'the year before as first published, without later revisions.'
  const names = totals.map(
    ({ flow, measure }) => `the ${measure === 'value' ? 'value' : 'quantity'} of ${plain[flow]}`,
  )
  return `for ${names.join(', ')}, the totals of the year before as the tables of the customs bulletin first published them, rounded to their unit (${files.join(', ')}); for all else, the detailed data as first published, without later revisions.`
}

/** What the brief is of, where that is not the whole country's trade in one product. */
function scope({ kind, trader, flows }: StatementFacts, product: string): Inline[][] {
  const flow = flowOfAll(flows)
  const whose = `${trader.lead(flow)} ${flow === 'trade' ? 'trade in' : `${plain[flow]} of`} ${product}${trader.tail(flow)}`
  switch (kind) {
    case 'product':
      return []
    case 'comparison':
      return [
        line`Scope: several products side by side; a code that is in more than one counts once in the total.`,
      ]
    case 'partner':
      return [
        line`Scope: ${whose}, and with no other partner; the total is that of the products listed, not of all trade between the two.`,
      ]
    case 'place':
      return [
        line`Scope: ${whose}, by where the trader is registered, and of no other place; the total is that of the products listed, not of all trade of the place.`,
      ]
  }
}

function overruled({ overruled: files }: StatementFacts): Inline[][] {
  if (files.length === 0) return []
  return [
    line`Gaps: ${files.join(', ')} reached the limit of a query, so its last month may be incomplete; it was accepted by the user.`,
  ]
}

/** What was implausible and is printed all the same, since somebody confirmed it. */
function confirmed({ confirmed: confirmedDatas }: StatementFacts): Inline[][] {
  return confirmedDatas.map(
    ({ words, confirmed: { confirmedBy, confirmedAt, reason } }) =>
      line`Confirmed: ${words.en}; taken as right${confirmedBy === null ? '' : ` by ${confirmedBy}`} on ${day(confirmedAt)}${reason === null ? '' : ` (${reason})`}.`,
  )
}

/** The years of a brief can come from queries of different dimensions, whose totals are the same. */
function cuts({ cuts: flows }: StatementFacts): Inline[][] {
  return flows.map(({ flow, uses }) => {
    const each = uses.map(({ cut, months }) => {
      const names = cut.map((dimension) => dimensionNames[dimension])
      return `${formatRange(months)} from the query by ${names.join(', ')}`
    })
    return line`Queries: ${plain[flow]} of ${each.join('; of ')}.`
  })
}

const dimensionNames: Readonly<Record<Dimension, string>> = {
  commodity: 'commodity',
  partner: 'partner',
  procedure: 'procedure',
  place: 'place',
}

function without({ without: left, flows, showsPartners, showsPlaces }: StatementFacts, product: string) {
  if (!showsPartners) return []
  return flows.flatMap((flow) => {
    const { names, reimports } = left[flow]
    if (names.length === 0) return []
    const what = reimports ? 're-imports (goods of Chinese origin)' : names.join(', ')
    const gross = showsPlaces ? 'the overview and the places include them' : 'the overview includes them'
    return [
      line`${flow === 'export' ? 'Exports' : 'Imports'} by partner: shares (of ${plain[flow]} of ${product}) and rankings leave out ${what}; ${gross}.`,
    ]
  })
}

function valuation({ flows, currency }: StatementFacts): string {
  const basis = { export: 'exports FOB', import: 'imports CIF' }
  const words = flows.map((flow) => basis[flow]).join(', ')
  return `${words}, in ${currency === 'USD' ? 'US dollars' : 'renminbi yuan'}.`
}

function lowBases({ lowBases: marked }: StatementFacts): Inline[][] {
  if (marked.length === 0) return []
  const each = marked.map(({ name, flow, window, growth }, index) =>
    concat([
      index === 0 ? '' : ', ',
      `${name}, ${plain[flow]} ${windowWords[window]} (`,
      figureSpan(growth),
      '%)',
    ]),
  )
  return [
    line`Small bases: growth stands on a very small amount a year before and says little for ${concat(each)}.`,
  ]
}
