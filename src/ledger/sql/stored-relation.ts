import type { KeptRelation } from '../coverage/coverage.ts'
import type { RelationKind } from '../relation.ts'
import type { Row } from './row.ts'

// How the ledgers that speak SQL keep the relations of loads, in columns of the same names.

const kinds: readonly KeptRelation['kind'][] = [
  ...(['same', 'revision', 'excerpt', 'disjoint', 'overlap', 'part', 'pages'] satisfies RelationKind[]),
  'undecided',
]

/** @param numbers of the loads; by default in columns of the same names. */
export function toStoredRelation(
  row: Row,
  { earlier, later, firstPage }: RelatedNumbers = numbersIn(row),
): KeptRelation {
  const kind = kinds.find((candidate) => candidate === row.text('kind'))
  if (!kind) throw new Error(`no such relation: ${row.text('kind')}`)
  return {
    ...{ earlier, later, kind, firstPage },
    months: row.period(),
    cells: {
      equal: row.number('equal'),
      differing: row.number('differing'),
      gone: row.number('gone'),
      added: row.number('added'),
    },
    value: { earlier: row.bigint('earlier_value'), later: row.bigint('later_value') },
  }
}

type RelatedNumbers = Pick<KeptRelation, 'earlier' | 'later' | 'firstPage'>

const numbersIn = (row: Row): RelatedNumbers => ({
  earlier: row.number('earlier'),
  later: row.number('later'),
  firstPage: row.numberOrNull('first_page'),
})

/** What is bound to keep a relation; whole numbers of any size as texts. */
export const keptRelationRow = ({ months, cells, value, ...relation }: KeptRelation) => ({
  ...relation,
  from: months.from,
  to: months.to,
  ...cells,
  earlierValue: String(value.earlier),
  laterValue: String(value.later),
})
