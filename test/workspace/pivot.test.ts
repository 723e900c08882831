import { describe, expect, it } from 'vitest'
import { standardCodes } from '../../src/codes/codes.ts'
import { explore } from '../../src/workspace/inspect/explore/explore.ts'
import { months } from '../support/staged.ts'
import { bathtubRows, bathtubs, listedPlaces, portalFile } from '../support/trade.ts'
import { load, withLedger, workspaceWith } from '../support/workspaces.ts'

const places = listedPlaces.slice(0, 15)
const rows = bathtubRows(months('2022-01', '2023-03'), { places })

async function explored(by: 'partner' | 'place', across: 'partner' | 'place', files = [rows]) {
  const workspace = await workspaceWith()
  for (const [index, fileRows] of files.entries())
    await load(workspace, [await portalFile(workspace, `出口${index}.csv`, fileRows)], { scope: 'whole' })
  return withLedger(workspace, (ledger) =>
    explore(ledger, {
      ...{ flow: 'export', currency: 'USD', by, across, per: 'period' },
      months: months('2023-01', '2023-03'),
      codesOf: () => [bathtubs],
      codes: standardCodes,
    }),
  )
}

/** Added up from the rows of the file by themselves. */
function sumOf(year: string, isIn: (row: (typeof rows)[number]) => boolean): bigint {
  return rows
    .filter((row) => ['01', '02', '03'].some((month) => row.month === year + month) && isIn(row))
    .reduce((sum, { value }) => sum + BigInt(value), 0n)
}

describe('sums by two dimensions', () => {
  it('are those of the rows: in total, of the twelve largest, and of the others together', async () => {
    const found = await explored('partner', 'place')
    const codeOf = (across: { readonly id: string } | null | undefined) =>
      standardCodes.findCodes('place', across?.id ?? '')
    const columns = [...new Set(found.rows.map(({ across }) => across?.id))]
    expect(columns).toHaveLength(14)
    expect([columns[0], columns.at(-1)]).toEqual([undefined, 'others'])
    const listed = columns.flatMap((id) => (id && id !== 'others' ? codeOf({ id }) : []))
    for (const row of found.rows) {
      const [partner] = standardCodes.findCodes('partner', row.id)
      const isIn = ({ partner: code, place = '' }: (typeof rows)[number]) => {
        if (code !== partner) return false
        if (row.across === null) return true
        return row.across?.id === 'others' ? !listed.includes(place) : codeOf(row.across).includes(place)
      }
      expect([row.id, row.across?.id, row.value]).toEqual([row.id, row.across?.id, sumOf('2023', isIn)])
      const [now, before] = [Number(sumOf('2023', isIn)), Number(sumOf('2022', isIn))]
      expect(Number(row.growth?.toFixed(6))).toBeCloseTo((100 * (now - before)) / before, 5)
    }
    const total = found.rows.filter(({ across }) => across === null)
    const parts = found.rows.filter(({ across }) => across)
    for (const { id, value, rows: count } of total) {
      const ofRow = parts.filter((part) => part.id === id)
      expect(ofRow.reduce((sum, part) => sum + part.value, 0n)).toBe(value)
      expect(ofRow.reduce((sum, part) => sum + part.rows, 0)).toBe(count)
    }
  })

  it('come from files that have both dimensions, and from no others', async () => {
    const [byPartner] = [rows.map(({ place: _, ...row }) => row)]
    const merged = new Map<string, (typeof byPartner)[number]>()
    for (const row of byPartner) {
      const key = `${row.month} ${row.partner}`
      const existing = merged.get(key)
      merged.set(key, existing ? { ...existing, value: existing.value + row.value } : row)
    }
    const found = await explored('place', 'partner', [[...merged.values()]])
    expect(found.rows).toEqual([])
    expect(found.missing).toHaveLength(3)
  })
})
