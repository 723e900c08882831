import { copyFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { readOccurrences } from '../../src/schedules/occurrences.ts'
import { openScheduleJournal, planSchedules, runSchedules } from '../../src/schedules/schedules.ts'
import { silentEffects } from '../../src/workspace/effects.ts'
import { filesToLoad } from '../../src/workspace/load/found-files.ts'
import { schedulesSchema } from '../../src/workspace/project/automation/automation.ts'
import { calendarSchema } from '../../src/workspace/project/calendar-settings.ts'
import { readProducts } from '../../src/workspace/project/products/products.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import '../support/command.ts' // a stale build is made anew, with the programs that print
import { load, sample, withLedger, workspaceWith } from '../support/workspaces.ts'

const calendar = calendarSchema().parse({})
const parse = (schedule: object) => {
  const [parsed] = schedulesSchema().parse([{ name: 'monthly', run: ['check'], ...schedule }])
  if (!parsed) throw new Error('one was given')
  return parsed
}
const occurrences = (when: string, timezone = 'Asia/Shanghai', stated = calendar) =>
  readOccurrences(parse({ when, timezone }), stated)
const times = (when: string, timezone: string, from: string, count: number): string[] => {
  const list: string[] = []
  const { next } = occurrences(when, timezone)
  for (let moment: Date | null = new Date(from); list.length < count && moment; ) {
    moment = next(moment)
    if (moment) list.push(moment.toISOString())
  }
  return list
}

describe('a schedule by the release calendar', () => {
  it('runs on the days that a workspace states', () => {
    const stated = { '2026-03': '2026-04-18' }
    const config = calendarSchema().parse({ days: stated, time: '15:30' })
    const { next } = occurrences('release', 'Asia/Shanghai', config)
    expect(next(new Date('2026-04-01T00:00:00Z'))?.toISOString()).toBe('2026-04-18T07:30:00.000Z')
  })
})

describe('the times of a schedule', () => {
  it('are those of its time zone', () => {
    expect(times('30 9 20 * *', 'Asia/Shanghai', '2025-01-01T00:00:00Z', 2)).toEqual([
      '2025-01-20T01:30:00.000Z',
      '2025-02-20T01:30:00.000Z',
    ])
  })

  it('of the kind release have nothing in February, and both months in March', () => {
    expect(times('release', 'Asia/Shanghai', '2025-01-21T00:00:00Z', 2)).toEqual([
      '2025-03-20T02:00:00.000Z',
      '2025-04-20T02:00:00.000Z',
    ])
  })

  it('run once where summer time begins or ends', () => {
    const days = (from: string) => times('30 2 * * *', 'Europe/Berlin', from, 3)
    // On 30 March 2025 there is no 02:30, on 26 October 2025 there are two.
    const spring = days('2025-03-29T00:00:00Z')
    expect(spring.map((time) => time.slice(0, 10))).toEqual(['2025-03-29', '2025-03-30', '2025-03-31'])
    const autumn = days('2025-10-25T00:00:00Z')
    expect(autumn.map((time) => time.slice(0, 10))).toEqual(['2025-10-25', '2025-10-26', '2025-10-27'])
  })

  it('have a last one, also at its very moment', () => {
    const { last } = occurrences('30 9 20 * *')
    expect(last(new Date('2025-01-20T01:30:00Z'))?.toISOString()).toBe('2025-01-20T01:30:00.000Z')
    expect(last(new Date('2025-01-20T01:29:59Z'))?.toISOString()).toBe('2024-12-20T01:30:00.000Z')
  })

  it('that cannot be read are refused with what to write', () => {
    for (const when of ['30 9', '99 * * * *', 'soon', '* * * * * *'])
      expect(() => occurrences(when)).toThrow(/cannot be read/)
    expect(() => parse({ when: '* * * * *', timezone: 'Asia/Atlantis' })).toThrow()
  })
})

describe('a schedule', () => {
  let workspace: Workspace
  let now: Date
  beforeEach(async () => {
    workspace = await workspaceWith()
    now = new Date('2025-01-01T00:00:00Z')
  })

  const run = async (schedule: object, name?: string) => {
    const config = { ...workspace.config, schedules: [parse(schedule)] }
    const configured = { ...workspace, config }
    const effects = { ...silentEffects, now: () => now }
    const products = await readProducts(workspace)
    const report = await withLedger(workspace, (ledger) =>
      runSchedules({ workspace: configured, ledger, products, effects, name }),
    )
    if (!report) throw new Error('another process is at it')
    return report.runs
  }
  const daily = { when: '0 9 * * *' }

  it('runs when its time has come, once, and not for what was before it was written', async () => {
    now = new Date('2025-01-01T12:00:00Z')
    expect(await run(daily)).toEqual([])
    now = new Date('2025-01-02T00:59:59Z')
    expect(await run(daily)).toEqual([])
    now = new Date('2025-01-02T01:00:00Z')
    expect(await run(daily)).toMatchObject([{ planned: '2025-01-02T01:00:00.000Z' }])
    expect(await run(daily)).toEqual([])
    now = new Date('2025-01-02T23:00:00Z')
    expect(await run(daily)).toEqual([])
  })

  it('that missed many runs does one', async () => {
    await run(daily)
    now = new Date('2025-03-15T12:00:00Z')
    expect(await run(daily)).toMatchObject([{ planned: '2025-03-15T01:00:00.000Z' }])
    expect(await run(daily)).toEqual([])
  })

  it('is not run again where the clock is set back', async () => {
    await run(daily)
    now = new Date('2025-01-05T02:00:00Z')
    expect(await run(daily)).toHaveLength(1)
    now = new Date('2025-01-04T02:00:00Z')
    expect(await run(daily)).toEqual([])
  })

  it('that was stopped in the middle is done again, three times at most', async () => {
    await run(daily)
    now = new Date('2025-01-02T02:00:00Z')
    const journal = openScheduleJournal(workspace.folder)
    const planned = '2025-01-02T01:00:00.000Z'
    const begun = { line: 'begun' as const, schedule: 'monthly', planned, at: planned }
    await journal.append([begun])
    const lines = await journal.read()
    const scheduled = { ...workspace, config: { ...workspace.config, schedules: [parse(daily)] } }
    expect(planSchedules(scheduled, lines, now)[0]).toMatchObject({ due: new Date(planned), attempts: 1 })
    await journal.append([begun, begun])
    expect(await run(daily)).toMatchObject([
      { outcome: 'failed', words: [{ en: expect.stringMatching(/given up/) }] },
    ])
    expect(await run(daily)).toEqual([])
  })

  it('begins anew where its time is changed', async () => {
    await run(daily)
    now = new Date('2025-01-03T12:00:00Z')
    expect(await run({ when: '0 8 * * *' })).toEqual([])
  })

  it('checks, builds and publishes, and records what came of it', { timeout: 120_000 }, async () => {
    const product = join('products', 'lithium-ion.yaml')
    await copyFile(join(sample, product), join(workspace.folder, product))
    await load(workspace, await filesToLoad([join(sample, 'files')]))
    const everything = { when: 'release', run: ['publish', 'build', 'check'], products: ['lithium-ion'] }
    const [ended] = await run(everything, 'monthly')
    expect(ended?.words.map(({ en }) => en)).toEqual([
      expect.stringMatching(/^checked: products 1, /),
      'briefs built 1, unchanged 0, not built 0',
      'releases on the site 0, made anew 0, problems 0',
    ])
    expect(ended?.outcome).toBe('done')
    expect(await readdir(join(workspace.folder, 'briefs', '2023-12'))).toContain('lithium-ion.docx')
    expect(await readdir(join(workspace.folder, 'site'))).toContain('index.html')
    await expect(run(everything, 'weekly')).rejects.toThrow('no schedule of this name')
  })
})
