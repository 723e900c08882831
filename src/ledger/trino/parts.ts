// How the rows of one load are divided: into parts that lie in files of their own, so that whoever looks for a
// commodity opens a small file of each load, and into stretches that are written at once, so that the memory of a
// node sets no limit to a load.

/** Rows of a file of one load: some 200 kB, which are read at once. */
const partRows = 16_000

/** Rows that are written at once: a node's writers hold some 900 bytes for each. */
const stretchRows = 160_000

/** Files that a writer of the engine may have open at once, less a few. */
const openFiles = 90

/** How many rows a commodity has in a load. */
export interface CommodityCount {
  readonly commodity: string
  readonly rows: number
}

/** A part of a load, by its number and its first commodity. */
export interface Part {
  readonly number: number
  readonly first: string
  readonly rows: number
}

/** Commodities from one code on, and before another one; without a bound where it is null. */
export interface Stretch {
  readonly from: string | null
  readonly before: string | null
}

/** All of a load. */
export const everything: Stretch = { from: null, before: null }

/** Divides a load's commodities, in their order, into parts of some thousand rows; never a commodity. */
export function listParts(counts: readonly CommodityCount[], most = partRows): Part[] {
  const parts: Part[] = []
  for (const { commodity, rows } of counts) {
    const last = parts.at(-1)
    if (last && last.rows + rows <= most) parts[parts.length - 1] = { ...last, rows: last.rows + rows }
    else parts.push({ number: parts.length, first: commodity, rows })
  }
  return parts
}

/**
 * Puts neighbouring parts together to what can be written at once.
 *
 * @param years how many years a load has: each part is a file in each of them.
 */
export function listGroups(parts: readonly Part[], years: number): Part[][] {
  const groups: Part[][] = []
  for (const part of parts) {
    const group = groups.at(-1)
    const rows = group?.reduce((sum, other) => sum + other.rows, part.rows) ?? 0
    if (group && rows <= stretchRows && (group.length + 1) * years <= openFiles) group.push(part)
    else groups.push([part])
  }
  return groups
}

/** The commodities of each group: together all that there can be, each once. */
export const listStretches = (groups: readonly (readonly Part[])[]): Stretch[] =>
  groups.length === 0
    ? [everything]
    : groups.map((group, index) => ({
        from: index === 0 ? null : (group[0]?.first ?? null),
        before: groups[index + 1]?.[0]?.first ?? null,
      }))

/** A stretch as a condition on `commodity`, with what is bound in it. */
export function within({ from, before }: Stretch): {
  readonly sql: string
  readonly parameters: Readonly<Record<string, string>>
} {
  const conditions = [
    from === null ? '' : 'commodity >= $stretchFrom',
    before === null ? '' : 'commodity < $stretchBefore',
  ]
  return {
    sql: conditions.filter((condition) => condition !== '').join(' AND ') || 'true',
    parameters: {
      ...(from === null ? {} : { stretchFrom: from }),
      ...(before === null ? {} : { stretchBefore: before }),
    },
  }
}
