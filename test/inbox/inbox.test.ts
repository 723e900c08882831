import {
  appendFile,
  copyFile,
  mkdir,
  readdir,
  readFile,
  rename,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { type InboxDisk, realInboxDisk } from '../../src/inbox/completeness.ts'
import { answerInboxQuestion, type PassReport, readInbox, runInboxPass } from '../../src/inbox/inbox.ts'
import { listInboxFiles } from '../../src/inbox/list-files.ts'
import type { Ledger } from '../../src/ledger/ledger-interface.ts'
import { silentEffects } from '../../src/workspace/effects.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { type PortalRow, portalCsv, portalTable } from '../support/portal-file.ts'
import { months } from '../support/staged.ts'
import { bathtubRows, listedPartners } from '../support/trade.ts'
import { repository, withLedger, workspaceWith } from '../support/workspaces.ts'

const partners = listedPartners.slice(0, 20)
const year = bathtubRows(months('2023-01', '2023-03'), { partners })
const few = new Set(partners.slice(0, 8))
/** Eight of twenty partners, with other values: nothing tells how they relate to all of them. */
const subset = year
  .filter(({ partner }) => few.has(partner ?? ''))
  .map((row) => ({ ...row, value: row.value + 1000 }))

const csv = (rows: readonly PortalRow[]): string => portalCsv(portalTable(rows))

/** Nothing has to be waited for: files of tests are complete, unless `waiting` writes to them. */
const diskWith = (waiting: () => Promise<void> = async () => {}): InboxDisk => ({
  ...realInboxDisk,
  wait: waiting,
})

let workspace: Workspace
beforeEach(async () => {
  workspace = await workspaceWith()
  await mkdir(join(workspace.folder, 'inbox'))
})

const inboxPath = (...names: string[]) => join(workspace.folder, 'inbox', ...names)
const put = (name: string, rows: readonly PortalRow[] = year) => writeFile(inboxPath(name), csv(rows))

async function pass(
  options: { again?: boolean; disk?: InboxDisk; ledger?: (ledger: Ledger) => Ledger } = {},
): Promise<PassReport> {
  const { ledger: wrap = (ledger) => ledger, disk = diskWith(), again = false } = options
  const report = await withLedger(workspace, (ledger) =>
    runInboxPass(workspace, async () => wrap(ledger), silentEffects, { disk, again }),
  )
  if (!report) throw new Error('another process is at the inbox')
  return report
}

const states = ({ pending }: PassReport) => pending.map(({ file, state }) => `${file} ${state}`)
const loads = () => withLedger(workspace, (ledger) => ledger.loads())
const loadedNames = async () => (await readdir(inboxPath('loaded'))).sort()

describe('a file of the inbox', () => {
  it('is loaded and moved, with what is said beside it', async () => {
    await put('数据.csv')
    await writeFile(inboxPath('数据.csv.yaml'), 'flow: import\n')
    const { loaded, pending } = await pass()
    expect(loaded).toMatchObject([{ file: '数据.csv', wasKnown: false, movedTo: 'inbox/loaded/数据.csv' }])
    expect(pending).toEqual([])
    expect(await loads()).toMatchObject([{ file: '数据.csv', flow: 'import' }])
    expect(await loadedNames()).toEqual(['数据.csv', '数据.csv.yaml'])
    expect((await readInbox(workspace.folder)).loaded).toMatchObject([{ file: '数据.csv' }])
  })

  it('may be of any kind that a source reads, by its name', async () => {
    const names = ['a.csv.gz', 'b.json', 'c.html', 'd.dat', 'e.xlsx']
    for (const name of [...names, 'f.zip', 'g.docx']) await writeFile(inboxPath(name), 'x')
    expect(await listInboxFiles(inboxPath())).toEqual({ tables: names, others: ['f.zip', 'g.docx'] })
  })

  it('keeps its bytes and its time, which is the date of its data', async () => {
    await put('出口2023.csv')
    const time = new Date('2023-04-18T00:00:00Z')
    await utimes(inboxPath('出口2023.csv'), time, time)
    await pass()
    expect((await loads())[0]?.asOf).toBe(time.toISOString())
    expect(await readFile(inboxPath('loaded', '出口2023.csv'), 'utf8')).toBe(csv(year))
  })

  it('is left while it is being written, and loaded whole afterwards', async () => {
    const text = csv(year)
    await writeFile(inboxPath('出口2023.csv'), text.slice(0, 2000))
    const growing = diskWith(() => appendFile(inboxPath('出口2023.csv'), text.slice(2000)))
    expect(states(await pass({ disk: growing }))).toEqual(['出口2023.csv arriving'])
    expect(await loads()).toEqual([])
    expect((await pass()).loaded).toHaveLength(1)
    expect(await loads()).toMatchObject([{ rows: year.length }])
  })

  it('is left while another program has it locked', async () => {
    await put('出口2023.csv')
    const locked = { ...diskWith(), isLocked: async () => true }
    expect(states(await pass({ disk: locked }))).toEqual(['出口2023.csv arriving'])
    expect((await pass()).loaded).toHaveLength(1)
  })

  it('comes again where an error came between its loads, after which all are there', async () => {
    const bothFlows = join(repository, 'test', 'cases', 'read', 'comext-bulk', 'input.dat')
    await copyFile(bothFlows, inboxPath('full_v2_202402.dat'))
    let count = 0
    const stopping = (ledger: Ledger): Ledger => ({
      ...ledger,
      load: async (...args) => {
        if (++count > 1) throw new Error('stopped')
        return ledger.load(...args)
      },
    })
    await expect(pass({ ledger: stopping })).rejects.toThrow('stopped')
    expect(await loads()).toHaveLength(1)
    expect((await readInbox(workspace.folder)).loaded).toEqual([])
    expect((await pass()).loaded).toMatchObject([{ loads: [1, 2] }])
    expect((await loads()).map(({ flow }) => flow).sort()).toEqual(['export', 'import'])
  })

  it('comes again where it was written to while it was being loaded', async () => {
    await put('出口2023.csv')
    const later = bathtubRows(months('2023-01', '2023-04'), { partners })
    const writing = (ledger: Ledger): Ledger => ({
      ...ledger,
      load: async (...args) => {
        const outcome = await ledger.load(...args)
        await put('出口2023.csv', later)
        return outcome
      },
    })
    expect(states(await pass({ ledger: writing }))).toEqual(['出口2023.csv arriving'])
    expect((await pass()).loaded).toHaveLength(1)
    expect(await readFile(inboxPath('loaded', '出口2023.csv'), 'utf8')).toBe(csv(later))
    expect((await loads()).at(-1)?.rows).toBe(later.length)
  })

  it('is moved without being loaded again where its content is there under any name', async () => {
    await put('出口2023.csv')
    await pass()
    await put('出口2023.csv')
    await put('出口 副本.csv')
    const { loaded } = await pass()
    expect(loaded.map(({ wasKnown, movedTo }) => [wasKnown, movedTo])).toEqual([
      [true, 'inbox/loaded/出口 副本.csv'],
      [true, 'inbox/loaded/出口2023 (2).csv'],
    ])
    expect(await loads()).toHaveLength(1)
    expect(await loadedNames()).toEqual(['出口 副本.csv', '出口2023 (2).csv', '出口2023.csv'])
  })

  it('takes the name that a process had reserved for it which was killed before it moved it', async () => {
    await put('出口2023.csv')
    await mkdir(inboxPath('loaded'))
    await writeFile(inboxPath('loaded', '出口2023.csv'), '')
    await pass()
    expect(await loadedNames()).toEqual(['出口2023.csv'])
    expect(await readFile(inboxPath('loaded', '出口2023.csv'), 'utf8')).toBe(csv(year))
  })

  it('is read under its new name where it is renamed', async () => {
    await put('数据.csv')
    expect(states(await pass())).toEqual(['数据.csv waiting'])
    await rename(inboxPath('数据.csv'), inboxPath('进口数据.csv'))
    expect((await pass()).loaded).toMatchObject([{ file: '进口数据.csv' }])
    expect((await readInbox(workspace.folder)).pending).toEqual([])
  })

  it('is passed over where it is temporary, hidden, or a folder', async () => {
    for (const name of ['a.csv.part', '出口.crdownload', '~$出口.xlsx', '.出口.csv', 'b.tmp', 'desktop.ini'])
      await writeFile(inboxPath(name), csv(year))
    await mkdir(inboxPath('folder.csv'))
    expect(await pass()).toEqual({ loaded: [], pending: [] })
    expect(await readdir(inboxPath())).toHaveLength(7)
  })

  it('is refused with the reason where it is no table, a link, or cannot be read', async () => {
    await writeFile(inboxPath('notes.docx'), 'x')
    await writeFile(inboxPath('出口坏.csv'), csv(year).replace(/"\d[\d,]*",\n$/, '"12x4",\n'))
    await writeFile(join(workspace.folder, 'elsewhere.csv'), csv(year))
    await symlink(join(workspace.folder, 'elsewhere.csv'), inboxPath('出口link.csv'))
    const { pending } = await pass()
    expect(pending.map(({ file, state }) => `${file} ${state}`)).toEqual([
      'notes.docx refused',
      '出口link.csv refused',
      '出口坏.csv refused',
    ])
    for (const { reason } of pending) expect(reason?.zh && reason.en).toBeTruthy()
    expect(pending[2]?.reason?.en).toMatch(/^Line \d+: /)
    expect(await loads()).toEqual([])
  })
})

describe('a question about a file', () => {
  it('waits in both languages, is answered, and loaded', async () => {
    await put('数据.csv')
    const { pending } = await pass()
    expect(pending[0]).toMatchObject({ state: 'waiting', question: { about: 'flow' } })
    expect(pending[0]?.question?.question.zh).toContain('出口还是进口')
    await answerInboxQuestion(workspace, { file: '数据.csv', about: 'flow', value: 'import' })
    expect((await pass()).loaded).toHaveLength(1)
    expect(await loads()).toMatchObject([{ flow: 'import' }])
  })

  it('of the relation to what is loaded keeps no other file back', async () => {
    await put('出口2023.csv')
    await pass()
    await put('出口部分.csv', subset)
    await put('出口2022.csv', bathtubRows(months('2022-01', '2022-03'), { partners }))
    const { pending, loaded } = await pass()
    expect(loaded.map(({ file }) => file)).toEqual(['出口2022.csv'])
    expect(pending[0]).toMatchObject({ file: '出口部分.csv', question: { about: 'relation' } })
    await answerInboxQuestion(workspace, { file: '出口部分.csv', about: 'relation', value: 'filtered' })
    expect((await pass()).loaded).toMatchObject([{ file: '出口部分.csv' }])
  })

  it('of the scope is answered with what the file has', async () => {
    await put('出口两国.csv', bathtubRows(months('2023-01', '2023-03'), { partners: ['116', '502'] }))
    expect((await pass()).pending[0]).toMatchObject({ question: { about: 'scope' } })
    await answerInboxQuestion(workspace, { file: '出口两国.csv', about: 'scope', value: 'filtered' })
    expect((await pass()).loaded).toHaveLength(1)
    expect(await loads()).toMatchObject([{ scope: { partner: ['116', '502'] } }])
  })

  it('is not asked again while nothing has changed, unless somebody wants to', async () => {
    await put('数据.csv')
    const [first] = (await pass()).pending
    let reads = 0
    const counting = (ledger: Ledger): Ledger => ({
      ...ledger,
      loads: (...args) => {
        reads++
        return ledger.loads(...args)
      },
    })
    const [second] = (await pass({ ledger: counting })).pending
    expect(second).toEqual(first)
    const unread = reads
    reads = 0
    await pass({ ledger: counting, again: true })
    expect(reads).toBeGreaterThan(unread)
  })

  it('does not read what a link beside the file leads to', async () => {
    await put('数据.csv')
    await pass()
    const other = await workspaceWith()
    await symlink(join(other.folder, 'tradebrief.yaml'), inboxPath('数据.csv.yaml'))
    const answer = answerInboxQuestion(workspace, { file: '数据.csv', about: 'flow', value: 'import' })
    await expect(answer).rejects.toThrow('not in the workspace')
  })

  it('takes no answer that was not offered, and none about another file', async () => {
    await put('数据.csv')
    await pass()
    const answer = (file: string, about: 'flow' | 'scope' | 'months', value: string) =>
      answerInboxQuestion(workspace, { file, about, value })
    await expect(answer('数据.csv', 'flow', 'both')).rejects.toThrow('not asked')
    await expect(answer('数据.csv', 'scope', 'whole')).rejects.toThrow('not asked')
    await expect(answer('数据.csv', 'months', 'soon')).rejects.toThrow('no months')
    await expect(answer('../tradebrief', 'flow', 'import')).rejects.toThrow('does not wait')
    expect(await readdir(inboxPath())).toEqual(['数据.csv'])
  })
})

describe('the folder of the inbox', () => {
  it('must not lead out of the workspace', async () => {
    const other = await workspaceWith()
    await symlink(other.folder, join(workspace.folder, 'elsewhere'))
    const config = {
      ...workspace.config,
      inbox: { watch: true, folder: 'elsewhere', settle: 2, poll: false },
    }
    const run = runInboxPass({ ...workspace, config }, () => Promise.reject(), silentEffects)
    await expect(run).rejects.toThrow('leads out of the workspace')
  })

  it('is looked at by one process at a time', async () => {
    await put('出口2023.csv')
    let inner: PassReport | null | undefined
    await withLedger(workspace, async (ledger) => {
      const open = async () => ledger
      const disk = diskWith(async () => {
        inner = await runInboxPass(workspace, open, silentEffects, { disk: diskWith() })
      })
      expect((await runInboxPass(workspace, open, silentEffects, { disk }))?.loaded).toHaveLength(1)
    })
    expect(inner).toBeNull()
  })
})

describe('five hundred files at once', () => {
  const names = Array.from({ length: 500 }, (_, index) => `出口${10_000 + index}.csv`)
  const rowsOf = (index: number): PortalRow[] =>
    partners.slice(0, 5).map((partner) => ({
      ...{ month: '202301', commodity: String(73_000_000 + index), partner },
      value: 1000 + index,
    }))

  it('are all loaded once, also where it is stopped in the middle', { timeout: 120_000 }, async () => {
    await Promise.all(names.map((name, index) => put(name, rowsOf(index))))
    let count = 0
    const stopping = (ledger: Ledger): Ledger => ({
      ...ledger,
      load: async (...args) => {
        if (++count > 200) throw new Error('stopped')
        return ledger.load(...args)
      },
    })
    await expect(pass({ ledger: stopping })).rejects.toThrow('stopped')
    const before = await loads()
    expect(before.length).toBeGreaterThan(0)
    expect(before.length).toBeLessThan(500)
    const { pending } = await pass()
    expect(pending).toEqual([])
    const after = await loads()
    expect(after).toHaveLength(500)
    expect(new Set(after.map(({ sha256 }) => sha256)).size).toBe(500)
    expect(await loadedNames()).toEqual(names)
  })
})
