import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { atTerminal, ctrlC, hasTerminals } from '../support/at-terminal.ts'
import { manyProducts } from '../support/many-products.ts'
import { portalCsv, portalTable } from '../support/portal-file.ts'
import { months } from '../support/staged.ts'
import { bathtubRows } from '../support/trade.ts'
import { withLedger, workspaceWith } from '../support/workspaces.ts'

/** So many that their briefs take some seconds. */
const { workspace, names } = await manyProducts(24)

const folder = await mkdtemp(join(tmpdir(), 'tradebrief-terminal-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

const stopped = 'Stopped. What was done stays, and nothing was left half done.'

/** Files whose flow nothing tells, of one month each. */
const untold = (...names: readonly string[]): Promise<string[]> =>
  Promise.all(
    names.map(async (name, index) => {
      const path = join(folder, name)
      await writeFile(path, portalCsv(portalTable(bathtubRows(months(`2023-0${index + 1}`)))))
      return path
    }),
  )

describe.skipIf(!hasTerminals)('at a terminal', () => {
  it('says how far it is while it builds, and nothing of that once it is done', async () => {
    const building = await atTerminal(['-C', workspace.folder, 'build', '2023-12', '--all', '--verbose'])
    expect(building.code).toBe(0)
    expect(building.written).toMatch(/━─* \d+% building briefs, about \d+ s left/)
    expect(building.lines.at(-1)).toBe('')
    const reported = building.lines.slice(0, -1)
    expect(reported.filter((line) => !/briefs\/2023-12\/[\w-]+\.[\w.]+$/.test(line))).toEqual([])
    expect(reported).toHaveLength((names.length + 1) * 7)
  })

  it('stops at Ctrl+C, says so, and leaves no files behind that are not finished', async () => {
    const options = ['build', '2023-12', '--all', '--force']
    const building = await atTerminal(['-C', workspace.folder, ...options], {
      when: 'building briefs',
      keys: ctrlC,
    })
    expect(building.code).toBe(130)
    expect(building.lines).toEqual([stopped, ''])
    const left = await readdir(join(workspace.folder, 'briefs', '2023-12'))
    expect(left.filter((name) => name.startsWith('.'))).toEqual([])
  })

  it('asks no further when a question is left with Ctrl+C, and tells what was loaded before it', async () => {
    const asking = await workspaceWith()
    const [message = '', ...others] = await untold('出口-a.csv', 'b.csv', 'c.csv')
    const loading = await atTerminal(['-C', asking.folder, 'load', message, ...others], {
      when: 'Is b.csv of exports or imports?',
      keys: ctrlC,
    })
    expect(loading.code).toBe(2)
    expect(loading.written).not.toContain('c.csv')
    expect(loading.lines.slice(-3)).toEqual([
      expect.stringMatching(/^3 files: 1 loaded \(\d+ rows\), 2 left aside$/),
      'Cancelled; nothing more was done.',
      '',
    ])
    const loads = await withLedger(asking, (ledger) => ledger.loads())
    expect(loads.map(({ file }) => file)).toEqual(['出口-a.csv'])
  })

  it('makes no workspace where its question is left with Ctrl+C', async () => {
    const path = join(folder, 'new')
    const making = await atTerminal(['init', path], { when: 'Who issues the briefs?', keys: ctrlC })
    expect(making.code).toBe(2)
    expect(making.lines.slice(-2)).toEqual(['Cancelled; nothing more was done.', ''])
    expect(existsSync(path)).toBe(false)
  })

  it('shows names of files, and does nothing that is in them', async () => {
    const [path = ''] = await untold('出口-\u001b[2J\u001b]0;mine\u0007.csv')
    const loading = await atTerminal(['-C', (await workspaceWith()).folder, 'load', path])
    expect(loading.code).toBe(0)
    expect(loading.lines[0]).toBe('出口-�[2J�]0;mine�.csv')
    expect(loading.written).not.toContain('\u001b[2J')
  })
})
