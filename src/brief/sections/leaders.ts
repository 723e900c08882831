import { furthestLead } from '../../statistics/figures/figures.ts'
import { Fraction } from '../../trade/numbers/numbers.ts'
import { addMonths, allCodes, type FigureName, type Flow, type Window } from '../../trade/trade.ts'
import type { Cell, Inline, Row, Table } from '../document.ts'
import type { Writing } from '../section-context.ts'
import {
  type Grower,
  type GrowersFacts,
  type JointShare,
  type LeaderFacts,
  type MemberDimension,
  sectionWords,
} from '../wording/analysis/analysis.ts'
import { join } from '../wording/wording.ts'
import { byFlow } from './by-flow.ts'
import { markerNotes } from './marker-notes.ts'
import { listDimensions } from './member-dimensions.ts'
import { memberName } from './names.ts'
import { hasGrown, leastCompared } from './ranking.ts'
import { sideBySide } from './side-by-side.ts'

/** Whose joint share is told: of the largest so many. */
const joints = [
  { count: 3, share: 'cr3', change: 'cr3Change' },
  { count: 5, share: 'cr5', change: 'cr5Change' },
  { count: 10, share: 'cr10', change: 'cr10Change' },
] as const

/** How many of the fastest growing a table lists. */
const listed = 5
const columns = 4

/** The share of the total, in percent, from which on growth is ranked among all. */
export const growthFloor = 1

/** 领先者与增速: since when a partner or place leads and whom it replaced, joint shares, and who grows fastest. */
export const leaders = byFlow({
  id: 'leaders',
  needs: ['partner'],
  optional: ['place'],
  further: ({ flows }) =>
    flows.flatMap((flow) =>
      (['partner', 'place'] as const).map(
        (dimension): FigureName => ({
          ...{ flow, dimension, code: allCodes, window: 'month', measure: 'value', operation: 'leadMonths' },
        }),
      ),
    ),
  hasContent: (writing, flow) =>
    listDimensions(writing, flow).some(
      (by) =>
        findLead(writing, flow, by) !== null ||
        writing.windows.some((window) => hasGrowers(findGrowers(writing, flow, by, window))),
    ),
  words: ({ wording }) => sectionWords[wording.language].leaders,
  paragraphs(writing, flow) {
    const paragraphs = [
      leads(writing, flow),
      ...writing.windows.map((window) => growers(writing, flow, window)),
    ].filter((content) => content.length > 0)
    return paragraphs.length > 0 ? paragraphs : [nothing(writing, flow)]
  },
  table,
})

const ofMember = (
  flow: Flow,
  by: MemberDimension,
  code: string,
  window: Window,
  operation?: FigureName['operation'],
): FigureName => ({ flow, dimension: by, code, window, measure: 'value', ...(operation && { operation }) })

/** That there is no trade, or that there are too few to compare. */
function nothing(writing: Writing, flow: Flow): readonly Inline[] {
  const { wording, month, book, windows } = writing
  const [window = 'month'] = windows
  const value = book.get({ flow, window, measure: 'value' })
  const facts = { product: writing.productName(), flow, month, window, isNone: value.value?.sign() === 0 }
  return sectionWords[wording.language].leaders.tooFew(facts, wording)
}

function leads(writing: Writing, flow: Flow): readonly Inline[] {
  const { wording } = writing
  const sentences = listDimensions(writing, flow)
    .flatMap((by) => findLead(writing, flow, by) ?? [])
    .map((facts, index) =>
      sectionWords[wording.language].leaders.lead(
        { ...facts, product: index === 0 ? writing.productName() : null },
        wording,
      ),
    )
  return join(sentences, wording.sentenceSpace)
}

/** Who leads in the brief's last month; null where nobody was beside them. */
function findLead(writing: Writing, flow: Flow, by: MemberDimension): Omit<LeaderFacts, 'product'> | null {
  const { book, month } = writing
  const [leader, second] = book.ranking(flow, by, 'month', 2)
  if (leader === undefined || second === undefined) return null
  const months = writing.show(ofMember(flow, by, leader, 'month', 'leadMonths'))
  const count = Number(months.figure.value?.toString() ?? 0)
  if (count === 0) return null
  const before = { window: 'month', lag: count, side: 'current' } as const
  const isKnownBefore = count < furthestLead && book.holds(flow, before, by)
  const [replaced] = isKnownBefore ? book.ranking(flow, by, before, 1) : []
  return {
    ...{ flow, month, by, months },
    name: memberName(writing, by, leader),
    since: addMonths(month, 1 - count),
    replaced: replaced === undefined ? null : memberName(writing, by, replaced),
    isLonger: count >= furthestLead,
    isAfterNone: isKnownBefore && replaced === undefined,
  }
}

function growers(writing: Writing, flow: Flow, window: Window): readonly Inline[] {
  const { wording } = writing
  const sentences = listDimensions(writing, flow)
    .map((by) => findGrowers(writing, flow, by, window))
    .filter(hasGrowers)
    .map((facts, index) =>
      sectionWords[wording.language].leaders.growers(
        { ...facts, product: index === 0 ? writing.productName() : null },
        wording,
      ),
    )
  return join(sentences, wording.sentenceSpace)
}

const hasGrowers = ({ joint, ofLargest, ofFloor }: Omit<GrowersFacts, 'product'>): boolean =>
  joint.length + ofLargest.length + ofFloor.length > 0

function findGrowers(
  writing: Writing,
  flow: Flow,
  by: MemberDimension,
  window: Window,
): Omit<GrowersFacts, 'product'> {
  const { month, product, book } = writing
  const named = (codes: readonly string[]): Grower[] =>
    codes.slice(0, product.named).map((code) => ({
      name: memberName(writing, by, code),
      growth: writing.show(ofMember(flow, by, code, window, 'yoy')),
    }))
  return {
    ...{ flow, month, window, by },
    joint: jointShares(writing, flow, by, window),
    ofLargest: named(fastestOfLargest(writing, flow, by, window)),
    largest: book.ranking(flow, by, window, product.top).length,
    ofFloor: named(aboveFloor(writing, flow, by, window)),
    floor: growthFloor,
  }
}

/** Joint shares of the largest, as far as there are more than these. */
function listJoints({ book }: Writing, flow: Flow, by: MemberDimension, window: Window) {
  const { length } = book.ranking(flow, by, window, Number.POSITIVE_INFINITY)
  return joints.filter(({ count }) => length > count)
}

const jointShares = (writing: Writing, flow: Flow, by: MemberDimension, window: Window): JointShare[] =>
  listJoints(writing, flow, by, window).map(({ count, share, change }) => ({
    count,
    share: writing.show(ofMember(flow, by, allCodes, window, share)),
    change: writing.show(ofMember(flow, by, allCodes, window, change)),
  }))

/**
 * Those of some members that grew, by as much as is printed and not from a very small base, the fastest first; ties in
 * their order.
 */
function fastest(
  writing: Writing,
  flow: Flow,
  by: MemberDimension,
  window: Window,
  codes: readonly string[],
): string[] {
  return codes
    .flatMap((code) => {
      const growth = writing.show(ofMember(flow, by, code, window, 'yoy'))
      const { value, marker } = growth.figure
      return value && hasGrown(growth) && marker !== 'lowBase' ? [{ code, value }] : []
    })
    .sort((a, b) => b.value.compare(a.value))
    .map(({ code }) => code)
}

/** The fastest of the largest; none where these are too few to compare. */
function fastestOfLargest(writing: Writing, flow: Flow, by: MemberDimension, window: Window): string[] {
  const largest = writing.book.ranking(flow, by, window, writing.product.top)
  return largest.length < leastCompared ? [] : fastest(writing, flow, by, window, largest)
}

/** The fastest of all with a share of the total not under the floor; nothing where these are the largest anyway. */
function aboveFloor(writing: Writing, flow: Flow, by: MemberDimension, window: Window): string[] {
  const { book, product } = writing
  const ranked = book.ranking(flow, by, window, Number.POSITIVE_INFINITY)
  const large = ranked.filter((code) => {
    const { value } = book.get(ofMember(flow, by, code, window, 'share'))
    return value !== null && value.compare(Fraction.of(BigInt(growthFloor))) >= 0
  })
  const largest = fastest(writing, flow, by, window, book.ranking(flow, by, window, product.top))
  const everyMember = fastest(writing, flow, by, window, large)
  const isSame = everyMember.slice(0, listed).join() === largest.slice(0, listed).join()
  return large.length > product.top && large.length >= leastCompared && !isSame ? everyMember : []
}

/** Null where there are too few to compare. */
function table(writing: Writing, flow: Flow): Table | null {
  const { wording } = writing
  const words = sectionWords[wording.language].leaders
  const rows = listDimensions(writing, flow).flatMap((by) => blocksOf(writing, flow, by))
  if (rows.length === 0) return null
  return {
    ...writing.startTable(`${flow}.leaders`, words.caption, { flows: [flow] }),
    header: writing.forEachWindow([
      { label: words.column.name, holds: 'name' },
      { label: words.column.share, holds: 'figure' },
      { label: words.column.shareChange, holds: 'figure' },
      { label: words.column.growth, holds: 'figure' },
    ]),
    rows,
    notes: [words.note(growthFloor), ...markerNotes(rows, wording)],
  }
}

/** The rows of a dimension: joint shares, the fastest of the largest, and the fastest of all above the floor. */
function blocksOf(writing: Writing, flow: Flow, by: MemberDimension): Row[] {
  const { wording, windows, book, product } = writing
  const words = sectionWords[wording.language].leaders
  const joint = (window: Window): Cell[][] =>
    listJoints(writing, flow, by, window).map(({ count, share, change }) => [
      { kind: 'name', text: words.joint(count) },
      writing.cell(ofMember(flow, by, allCodes, window, share)),
      writing.cell(ofMember(flow, by, allCodes, window, change)),
      { kind: 'empty' },
    ])
  const members = (window: Window, codes: readonly string[]): Cell[][] =>
    codes
      .slice(0, listed)
      .map((code) => [
        { kind: 'name', text: memberName(writing, by, code, 'short') },
        ...(['share', 'shareChange', 'yoy'] as const).map((operation) =>
          writing.cell(ofMember(flow, by, code, window, operation)),
        ),
      ])
  const block = (label: string, cells: (window: Window) => Cell[][]): Row[] => {
    const rows = sideBySide(windows.map(cells), columns)
    return rows.length === 0 ? [] : [{ kind: 'block', label }, ...rows]
  }
  const most = Math.max(...windows.map((window) => book.ranking(flow, by, window, product.top).length))
  return [
    ...block(words.block.joint(by, wording), joint),
    ...block(words.block.ofLargest(by, most, wording), (window) =>
      members(window, fastestOfLargest(writing, flow, by, window)),
    ),
    ...block(words.block.ofFloor(by, growthFloor, wording), (window) =>
      members(window, aboveFloor(writing, flow, by, window)),
    ),
  ]
}
