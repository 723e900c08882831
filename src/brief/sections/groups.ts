import type { FigureName, Flow, Window } from '../../trade/trade.ts'
import type { Cell, Row, Table } from '../document.ts'
import type { Writing } from '../section-context.ts'
import { sectionWords } from '../wording/analysis/analysis.ts'
import { byFlow } from './by-flow.ts'
import { markerNotes } from './marker-notes.ts'

/** Groups that are told where the product file names none but the usual two. */
const usual = ['ASEAN', 'EU', 'RCEP', 'BRI', 'BRICS', 'G7']
const standard = ['ASEAN', 'EU']

/** 区域组织: the joint value and share of the members of groups, with their dated composition. */
export const groups = byFlow({
  id: 'groups',
  needs: ['partner'],
  words: ({ wording }) => sectionWords[wording.language].groups,
  paragraphs: (writing, flow) => writing.windows.map((window) => sentences(writing, flow, window)),
  table,
})

function listGroups({ product }: Writing): readonly string[] {
  return product.groups.join() === standard.join() ? usual : product.groups
}

const named = (
  flow: Flow,
  code: string,
  window: Window,
  operation?: FigureName['operation'],
): FigureName => ({
  ...{ flow, dimension: 'group', code, window, measure: 'value' },
  ...(operation && { operation }),
})

const groupName = ({ codes, wording }: Writing, id: string): string =>
  wording.nameOr(id, codes.findGroup(id)?.name)

/** The groups with trade in a window. */
function listTraded(writing: Writing, flow: Flow, window: Window): readonly string[] {
  return listGroups(writing).filter((code) => {
    const { value } = writing.book.get(named(flow, code, window))
    return value !== null && value.sign() !== 0
  })
}

/** The groups with trade a year before a window, and none in it. */
const listCeased = (writing: Writing, flow: Flow, window: Window): readonly string[] =>
  listGroups(writing)
    .filter((code) => {
      const [current, base] = [
        writing.book.get(named(flow, code, window)),
        writing.book.get(named(flow, code, window, 'base')),
      ]
      return current.value?.sign() === 0 && base.value !== null && base.value.sign() !== 0
    })
    .map((code) => groupName(writing, code))

function sentences(writing: Writing, flow: Flow, window: Window) {
  const { wording, month } = writing
  const groups = listTraded(writing, flow, window).map((code) => ({
    name: groupName(writing, code),
    value: writing.show(named(flow, code, window)),
    share: writing.show(named(flow, code, window, 'share')),
    shareChange: writing.show(named(flow, code, window, 'shareChange')),
    growth: writing.show(named(flow, code, window, 'yoy')),
  }))
  return sectionWords[wording.language].groups.sentences(
    {
      product: writing.productName(),
      flow,
      month,
      window,
      groups,
      ceased: listCeased(writing, flow, window),
    },
    wording,
  )
}

/** The groups that a table lists: without those that had no trade in any window, nor a year before. */
const listShown = (writing: Writing, flow: Flow): readonly string[] =>
  listGroups(writing).filter((code) =>
    writing.windows.some((window) => {
      const { value } = writing.book.get(named(flow, code, window))
      const isZero = value !== null && value.sign() === 0
      return !isZero || writing.book.get(named(flow, code, window, 'yoy')).value !== null
    }),
  )

/** A block for each window: side by side the names of groups would be too narrow. Null where no group has trade. */
function table(writing: Writing, flow: Flow): Table | null {
  const { wording, windows, codes, month } = writing
  if (windows.every((window) => listTraded(writing, flow, window).length === 0)) return null
  const words = sectionWords[wording.language].groups
  const shown = listShown(writing, flow)
  const rows = windows.flatMap((window): Row[] => [
    { kind: 'block', label: wording.column.window(window, month) },
    ...shown.map(
      (code): Row => ({
        kind: 'data',
        cells: [
          { kind: 'name', text: groupName(writing, code) },
          ...[undefined, 'share' as const, 'shareChange' as const, 'yoy' as const].map(
            (operation): Cell => writing.cell(named(flow, code, window, operation)),
          ),
        ],
      }),
    ),
  ])
  const members = shown.map((code) => ({
    name: groupName(writing, code),
    members: codes.findGroupMembers(code, month).size,
    basis: wording.nameOr('', codes.findGroup(code)?.basis),
  }))
  return {
    ...writing.startTable(`${flow}.groups`, words.caption, { flows: [flow], units: [writing.moneyUnit] }),
    header: [
      { label: words.column.group, holds: 'name' },
      { label: wording.column.amount, holds: 'figure' },
      { label: wording.column.share, holds: 'figure' },
      { label: words.column.shareChange, holds: 'figure' },
      { label: wording.column.growth, holds: 'figure' },
    ],
    rows,
    notes: [words.members(writing.trader.reporter, members), ...markerNotes(rows, wording)],
  }
}
