import type { Breakdown } from '../trade/trade.ts'
import { readCodeList } from './code-table.ts'
import { comparableName } from './name-in-file.ts'
import otherNames from './partners/partner-names.csv'
import { partnerOfCode, partners } from './partners/partners.ts'
import { places } from './places/places.ts'
import { procedures } from './procedures/procedures.ts'

/** The codes of our list that have a name, with notes in brackets and without. */
interface NameIndex {
  readonly kept: ReadonlyMap<string, ReadonlySet<string>>
  readonly dropped: ReadonlyMap<string, ReadonlySet<string>>
}

/**
 * The code of our list whose name a file writes beside another code; null where the name is the code's own, in any
 * spelling or with notes, or is no name of the list.
 *
 * @example findCodeOfName('place', '33', '上海市') // '31'
 * @example findCodeOfName('partner', '337', '格鲁吉亚(2023年起停用)') // null
 */
export function findCodeOfName(dimension: Breakdown, code: string, name: string): string | null {
  const index = indexFor(dimension)
  const plain = plainName(dimension, name)
  const codes = index.kept.get(plain) ?? index.dropped.get(comparableName(plain, 'dropped'))
  if (!codes || plain === '') return null
  const isOwn = [...codes].some((other) => isSameMember(dimension, code, other))
  return isOwn ? null : ([...codes].sort()[0] ?? null)
}

/** Two codes of one partner, old and new, are the same. */
const isSameMember = (dimension: Breakdown, code: string, other: string): boolean =>
  code === other || (dimension === 'partner' && partnerOfCode(code)?.codes.includes(other) === true)

const indices = new Map<Breakdown, NameIndex>()

function indexFor(dimension: Breakdown): NameIndex {
  const nameIndex = indices.get(dimension)
  if (nameIndex) return nameIndex
  const stored = new Map<string, Set<string>>()
  const dropped = new Map<string, Set<string>>()
  const add = (names: Map<string, Set<string>>, name: string, code: string) => {
    if (name !== '') names.set(name, (names.get(name) ?? new Set()).add(code))
  }
  for (const { code, name } of namesOnList(dimension)) {
    const plain = plainName(dimension, name)
    add(stored, plain, code)
    add(dropped, comparableName(plain, 'dropped'), code)
  }
  const index = { kept: stored, dropped }
  indices.set(dimension, index)
  return index
}

/** The portal's English files call every place a province: `Shanghai Province`. */
const plainName = (dimension: Breakdown, name: string): string => {
  const plain = comparableName(name)
  return dimension === 'place' ? plain.replace(/(?:province|municipality|autonomousregion)$/, '') : plain
}

function namesOnList(dimension: Breakdown): { readonly code: string; readonly name: string }[] {
  switch (dimension) {
    case 'partner':
      return [
        ...partners().flatMap(({ codes, name }) =>
          codes.flatMap((code) => [name.zh, name.en].map((each) => ({ code, name: each }))),
        ),
        ...readCodeList(otherNames).map(({ code = '', name = '' }) => ({ code, name })),
      ]
    case 'place':
      return places().flatMap(({ code, name, short }) =>
        [name.zh, name.en, short.zh, short.en].map((each) => ({ code, name: each })),
      )
    case 'procedure':
      return procedures().flatMap(({ code, name, short }) =>
        [name.zh, name.en, short.zh, short.en].map((each) => ({ code, name: each })),
      )
  }
}
