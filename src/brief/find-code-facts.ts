import { cleanName, printableFileName } from '../codes/codes.ts'
import { addMonths, type Breakdown, breakdowns } from '../trade/trade.ts'
import type { Writing } from './section-context.ts'
import type { ChangedGroup, Misnamed, MisnamedCode, UnlistedCode, UnlistedCodes } from './wording/wording.ts'

/** So many codes are named in a statement. */
const most = 5

/** The codes that a brief shows and no list has. */
export function findUnlisted(writing: Writing): UnlistedCodes[] {
  const { product, codes, book, windows, wording } = writing
  const isUnlisted = (by: Breakdown, id: string) =>
    codes.findCodes(by, id).every((code) => !codes.isListed(by, code))
  return product.flows.flatMap((flow) =>
    breakdowns.flatMap((dimension): UnlistedCodes[] => {
      const values = new Map<string, bigint>()
      for (const window of windows)
        for (const side of ['current', 'base'] as const)
          for (const [id, value] of book.values(flow, dimension, { window, side }))
            if (isUnlisted(dimension, id) && value > (values.get(id) ?? 0n)) values.set(id, value)
      const ids = [...values].sort(([a, x], [b, y]) => (x === y ? (a < b ? -1 : 1) : x > y ? -1 : 1))
      if (ids.length === 0) return []
      const members = ids.slice(0, most).map(([id]): UnlistedCode => {
        const [code = id] = codes.findCodes(dimension, id)
        const figureName = { flow, dimension, code: id, measure: 'value', operation: 'share' } as const
        return {
          code,
          name: wording.translate(codes.findName(dimension, code)),
          shares: windows.map((window) => ({ window, share: writing.show({ ...figureName, window }) })),
        }
      })
      return [{ flow, dimension, members, count: ids.length }]
    }),
  )
}

/** Of the codes with wrong names those that the brief shows, each once. */
export function findMisnamed(misnamed: readonly Misnamed[], writing: Writing): MisnamedCode[] {
  const { product, codes, book, windows, wording } = writing
  const isShown = ({ dimension, code }: Misnamed) => {
    const id = codes.findId(dimension, code)
    return product.flows.some((flow) =>
      windows.some((window) =>
        (['current', 'base'] as const).some((side) => book.values(flow, dimension, { window, side }).has(id)),
      ),
    )
  }
  const each = new Map(
    misnamed
      .filter((item) => !codes.isMapped(item.dimension, item.code) && isShown(item))
      .map((entry) => [`${entry.dimension} ${entry.code} ${entry.name}`, entry]),
  )
  return [...each.values()].map((candidate) => ({
    ...candidate,
    file: printableFileName(candidate.file),
    name: cleanName(candidate.name),
    ownName: codes.isListed(candidate.dimension, candidate.code)
      ? wording.translate(codes.findName(candidate.dimension, candidate.code))
      : null,
    otherName: wording.translate(codes.findName(candidate.dimension, candidate.other)),
  }))
}

/** The groups shown whose members are others than a year before; both years are counted by those of the brief's month. */
export function findChangedGroups({
  product,
  codes,
  month,
  wording,
  book,
  windows,
}: Writing): ChangedGroup[] {
  if (!product.sections.includes('partners')) return []
  const partners = new Set(
    product.flows.flatMap((flow) =>
      windows.flatMap((window) =>
        (['current', 'base'] as const).flatMap((side) => [
          ...book.values(flow, 'partner', { window, side }).keys(),
        ]),
      ),
    ),
  )
  const nameOf = (id: string) => wording.nameOr(id, codes.findPartnerById(id)?.name)
  return product.groups.flatMap((group) => {
    const now = codes.findGroupMembers(group, month)
    const before = codes.findGroupMembers(group, addMonths(month, -12))
    const joined = [...now].filter((id) => !before.has(id)).map(nameOf)
    const left = [...before].filter((id) => !now.has(id)).map(nameOf)
    const hasTrade = [...now].some((id) => partners.has(id))
    if (!hasTrade || joined.length + left.length === 0) return []
    return [{ name: wording.nameOr(group, codes.findGroup(group)?.name), members: now.size, joined, left }]
  })
}
