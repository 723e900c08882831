import type { Nomenclature } from '../../brief/product/product.ts'
import type { CodePair } from '../../sources/correlation/correlation.ts'

/** A correlation table between two nomenclatures: pairs of codes that have goods in common. */
export interface CorrelationTable {
  readonly file: string
  readonly former: Nomenclature
  readonly later: Nomenclature
  readonly pairs: readonly CodePair[]
}

export type Side = 'former' | 'later'

/** The codes of a product, or of one of its classes, on both sides of a change of nomenclature. */
export type CodesOnSides = Readonly<Record<Side, readonly string[]>>

/**
 * How a code stands to the codes of the other side. `oneToOne`: the same goods under one code each. `split`: one
 * former code became several, which hold nothing else. `merged`: several former codes became one. `partlyMoved`:
 * some of the goods went to, or came from, codes that hold other goods too. `unlisted`: the table does not have it.
 */
export type Relation = 'oneToOne' | 'split' | 'merged' | 'partlyMoved' | 'unlisted'

/** A code of the other side that shares goods with a product’s code. */
export interface BridgePartner {
  readonly code: string
  /** The product has it, or a heading above it, or a code below it. */
  readonly has: boolean
  /**
   * Codes beside the product’s that it shares goods with too: where there are any, the product’s goods cannot be
   * told from the others’ under it.
   */
  readonly also: readonly string[]
}

/** What a correlation table says of one code of a product. */
export interface CodeBridge {
  readonly side: Side
  readonly code: string
  readonly relation: Relation
  /** The table has the code itself, or codes below it; else only a heading above it, of which it is a part. */
  readonly exact: boolean
  readonly partners: readonly BridgePartner[]
}

const opposite = { former: 'later', later: 'former' } as const

/**
 * What a correlation table says of each code of a product, former ones first. A code that stands on both sides and
 * that the table does not have is not spoken of: customs’ tables list changes only.
 */
export function listBridges({ pairs }: Pick<CorrelationTable, 'pairs'>, codes: CodesOnSides): CodeBridge[] {
  const sides: readonly Side[] = ['former', 'later']
  return sides.flatMap((side) =>
    codes[side].flatMap((code) => {
      const bridge = bridgeOf(pairs, codes, side, code)
      const goesOn = bridge.relation === 'unlisted' && codes[opposite[side]].includes(code)
      return goesOn ? [] : [bridge]
    }),
  )
}

function bridgeOf(pairs: readonly CodePair[], codes: CodesOnSides, side: Side, code: string): CodeBridge {
  const other = opposite[side]
  const codePairs = pairs.filter((pair) => pair[side].startsWith(code) || code.startsWith(pair[side]))
  const exact = codePairs.some((pair) => pair[side].startsWith(code))
  const meant = exact ? codePairs.filter((pair) => pair[side].startsWith(code)) : deepest(codePairs, side)
  const ownCodes = new Set(meant.map((pair) => pair[side]))
  // Where the product has a heading above the table’s codes, the heading speaks for them.
  const spokenFor = (name: string) => codes[other].find((item) => name.startsWith(item)) ?? name
  const shared = new Map(meant.map((pair) => [spokenFor(pair[other]), new Set<string>()]))
  const names = new Map(meant.map((pair) => [pair[other], spokenFor(pair[other])]))
  for (const pair of pairs) {
    const name = names.get(pair[other])
    if (name !== undefined && !ownCodes.has(pair[side])) shared.get(name)?.add(pair[side])
  }
  const partners = [...shared]
    .sort(([entry], [two]) => (entry < two ? -1 : 1))
    .map(([name, sharing]) => ({
      code: name,
      has: codes[other].some((candidate) => touches(candidate, name)),
      also: [...sharing].filter((element) => !codes[side].some((its) => touches(its, element))).sort(),
    }))
  const withOthers = [...shared.values()].filter((sharing) => sharing.size > 0).length
  return { side, code, relation: relationOf(side, shared.size, withOthers), exact, partners }
}

/** A code and the other are the same, or one is a heading above the other. */
const touches = (item: string, other: string): boolean => item.startsWith(other) || other.startsWith(item)

/** Of the headings above a code those nearest to it. */
function deepest(pairs: readonly CodePair[], side: Side): readonly CodePair[] {
  const length = pairs.reduce((most, pair) => Math.max(most, pair[side].length), 0)
  return pairs.filter((pair) => pair[side].length === length)
}

/** @param sharing how many of the partners hold goods of other codes too. */
function relationOf(side: Side, partners: number, sharing: number): Relation {
  if (partners === 0) return 'unlisted'
  if (partners > 1) return sharing > 0 ? 'partlyMoved' : side === 'former' ? 'split' : 'merged'
  if (sharing === 0) return 'oneToOne'
  return side === 'former' ? 'merged' : 'split'
}

/**
 * What a product can be compared at. `bridged`: its codes hold the same goods on both sides. `undecided`: the table
 * has only headings above some of its codes, and does not contradict them. `lacking`: codes are missing that would
 * make both sides the same. `broken`: some of its goods share a code with goods that are not its own, so that no list
 * of codes makes both sides the same without taking those in.
 */
export type Standing = 'bridged' | 'undecided' | 'lacking' | 'broken'

export function getStanding(bridges: readonly CodeBridge[]): Standing {
  const exact = bridges.filter((bridge) => bridge.exact || bridge.relation === 'unlisted')
  const lacking = exact.flatMap(({ partners }) => partners.filter(({ has }) => !has))
  if (lacking.some(({ also }) => also.length > 0)) return 'broken'
  if (lacking.length > 0 || exact.some(({ relation }) => relation === 'unlisted')) return 'lacking'
  if (bridges.some((bridge) => !bridge.exact && !bridge.partners.some(({ has }) => has))) return 'lacking'
  return bridges.some(({ exact }) => !exact) ? 'undecided' : 'bridged'
}

/**
 * Codes of a side that the product should have by the table: those that hold goods of its codes of the other side
 * and of no other code. Those of an inexact table are headings, and not proposed.
 */
export const proposedCodes = (bridges: readonly CodeBridge[], side: Side): string[] =>
  [
    ...new Set(
      bridges
        .filter((bridge) => bridge.side !== side && bridge.exact)
        .flatMap(({ partners }) => partners)
        .filter(({ has, also }) => !has && also.length === 0)
        .map(({ code }) => code),
    ),
  ].sort()
