import { writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type { Ledger, LoadOutcome } from '../../src/ledger/ledger-interface.ts'
import { UserError } from '../../src/trade/errors/user-error.ts'
import { type Effects, silentEffects } from '../../src/workspace/effects.ts'
import { loadFile } from '../../src/workspace/load/load-files.ts'
import { understandFile } from '../../src/workspace/load/preview-load.ts'
import type { StatedFacts } from '../../src/workspace/project/stated-facts.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { tradebrief } from '../support/command.ts'
import type { PortalRow } from '../support/portal-file.ts'
import { months } from '../support/staged.ts'
import { bathtubRows, bathtubs, listedPartners, portalFile } from '../support/trade.ts'
import { withLedger, workspaceWith } from '../support/workspaces.ts'

const rows = bathtubRows(months('2023-01', '2023-03'), { partners: listedPartners.slice(0, 12) })
const total = rows.reduce((sum, { value }) => sum + BigInt(value), 0n)
const pastedTwice = [...rows, ...rows]
const key = ({ month, partner, place }: PortalRow) => `${month} ${partner} ${place}`
const sortedCopies = pastedTwice.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))

describe.each([
  ['below itself', pastedTwice],
  ['and sorted', sortedCopies],
])('a file that was pasted %s', (_, copied) => {
  it('is refused where nobody says what it is, and nothing is loaded', async () => {
    await onEmptyLedger(async ({ load, ledger }) => {
      const refused = await load(copied).catch((error: unknown) => error)
      if (!(refused instanceof UserError)) throw refused
      expect(refused.explain('en')).toContain(
        `beside ${rows.length} rows, ${rows.length} have the same month, codes`,
      )
      expect(refused.explain('en')).toContain('--accept repeated-rows:once')
      expect(refused.explain('zh')).toContain('许多行出现了不止一次')
      expect(await ledger.loads()).toEqual([])
    })
  })

  it('counts once where that is stated, or answered', async () => {
    await onEmptyLedger(async ({ load, sum }) => {
      const { load: once } = await load(copied, { accept: ['repeated-rows:once'] })
      expect(once).toMatchObject({ rows: rows.length, cells: rows.length, valueTotal: total })
      expect(once.findings).toContainEqual(
        expect.objectContaining({ kind: 'repeatedRowsLeftOut', severity: 'warning', count: rows.length }),
      )
      expect(await sum()).toBe(total)
    })
    await onEmptyLedger(async ({ load, sum }) => {
      await load(copied, {}, { ...silentEffects, choose: async () => 'once' })
      expect(await sum()).toBe(total)
    })
  })

  it('is added up where somebody says that it is right, and can be restated', async () => {
    await onEmptyLedger(async ({ load, sum }) => {
      const { load: twice } = await load(copied, { accept: ['repeated-rows:sum'] })
      expect(twice.findings).toContainEqual(
        expect.objectContaining({ kind: 'confirmed', subject: 'repeated-rows' }),
      )
      expect(await sum()).toBe(2n * total)
      expect((await load(copied, { accept: ['repeated-rows:once'] })).changed).toBe(true)
      expect(await sum()).toBe(total)
      expect((await load(copied, { accept: ['repeated-rows:once'] })).changed).toBe(false)
    })
  })
})

it('rows of equal value of different partners are not asked about, nor are a few copies', async () => {
  const alike = rows.map((row) => ({ ...row, value: 1000, quantity: 10 }))
  await onEmptyLedger(async ({ load }) => {
    expect((await load(alike)).load.cells).toBe(rows.length)
  })
  await onEmptyLedger(async ({ load, sum }) => {
    const { load: loaded } = await load([...rows, ...rows.slice(0, 3)])
    expect(loaded.findings).toContainEqual(
      expect.objectContaining({ kind: 'repeatedKeys', count: 3, severity: 'note' }),
    )
    expect(await sum()).toBe(rows.slice(0, 3).reduce((more, { value }) => more + BigInt(value), total))
  })
})

it('a single month that was pasted twice is asked about too', async () => {
  const last = rows.filter(({ month }) => month === '202303')
  await onEmptyLedger(async ({ load, sum }) => {
    await expect(load([...rows, ...last])).rejects.toThrow(/there more than once/)
    await load([...rows, ...last], { accept: ['repeated-rows:once'] })
    expect(await sum()).toBe(total)
  })
})

it('a page that takes a file in asks what the copies are before it is loaded', async () => {
  const workspace = await workspaceWith()
  const path = await portalFile(workspace, '出口.csv', pastedTwice)
  const shown = await understandFile(workspace, [], path, {}, () => new Date())
  expect(shown.questions).toMatchObject([
    { about: 'repeated-rows', isRequired: true, choices: [{ value: 'once' }, { value: 'sum' }] },
  ])
  const stated = { accept: ['repeated-rows:sum'] }
  const answered = await understandFile(workspace, [], path, stated, () => new Date())
  expect(answered).toMatchObject({ questions: [], loads: [{ rows: 2 * rows.length }] })
})

it('the command takes the answer as an option, or from the file beside', async () => {
  const workspace = await workspaceWith()
  const path = await portalFile(workspace, '出口.csv', pastedTwice)
  const load = (...options: string[]) => tradebrief(['-C', workspace.folder, 'load', path, ...options])
  expect((await load()).code).toBe(2)
  const loaded = await load('--accept', 'repeated-rows:once', '--json')
  expect(JSON.parse(loaded.stdout)).toMatchObject([{ rows: rows.length }])
  await writeFile(`${path}.yaml`, 'accept: [repeated-rows:sum]\n')
  const again = await load('--json')
  expect(JSON.parse(again.stdout)).toMatchObject([{ rows: 2 * rows.length, changed: true }])
  const wrong = await load('--accept', 'No such; check')
  expect(wrong.code).toBe(2)
  expect(wrong.stderr).toContain('This is no name of a check: No such; check')
})

interface Given {
  readonly ledger: Ledger
  readonly workspace: Workspace
  load(rows: readonly PortalRow[], stated?: StatedFacts, effects?: Effects): Promise<LoadOutcome>
  /** The exports of the quarter. */
  sum(): Promise<bigint>
}

async function onEmptyLedger(use: (given: Given) => Promise<void>): Promise<void> {
  const workspace = await workspaceWith()
  await withLedger(workspace, (ledger) =>
    use({
      workspace,
      ledger,
      load: async (given, stated = {}, effects = silentEffects) =>
        loadFile(workspace, ledger, await portalFile(workspace, '出口.csv', given), stated, effects),
      sum: async () => {
        const span = { key: '', months: months('2023-01', '2023-03'), commodities: [bathtubs] } as const
        const totals = await ledger.totals({
          ...{ flow: 'export', currency: 'USD', cut: ['commodity', 'partner', 'place'], by: null },
          spans: [{ ...span, grain: 'month' }],
        })
        return totals.reduce((sum, { value }) => sum + value, 0n)
      },
    }),
  )
}
