import { readdirSync, readFileSync, statSync } from 'node:fs'
import { open, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { UserError } from '../../src/trade/errors/user-error.ts'
import { formatMonth, toMonth } from '../../src/trade/month.ts'
import { statedFactsSchema } from '../../src/workspace/project/stated-facts.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { type Ran, tradebrief } from '../support/command.ts'
import { expectAsIn } from '../support/expectation.ts'
import { ledgerDump } from '../support/ledger-dump.ts'
import { portalCsv, portalTable } from '../support/portal-file.ts'
import { load, repository, workspaceWith } from '../support/workspaces.ts'

/** Each case is a folder with a file that cannot be loaded, the arguments, and the message in both languages. */
const cases = join(repository, 'test', 'cases', 'load')
const names = readdirSync(cases)

let workspace: Workspace
let before: Awaited<ReturnType<typeof ledgerDump>>

beforeAll(async () => {
  workspace = await workspaceWith()
  const good = join(workspace.folder, '出口.csv')
  const partners = ['116', '133', '304', '502']
  const rows = partners.map((partner) => ({
    month: '202301',
    commodity: '85076000',
    partner,
    value: 1_234_567,
  }))
  await writeFile(good, portalCsv(portalTable(rows)))
  await load(workspace, [good])
  before = await ledgerDump(workspace)
  expect(before.observations).toHaveLength(4)
})

/** Nothing is printed, the exit code says that it is for the user to mend, and the workspace is as it was. */
async function expectNothingTaken({ code, stdout }: Ran): Promise<void> {
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(await ledgerDump(workspace)).toEqual(before)
  expect(await readdir(join(workspace.folder, '.staging'))).toEqual([])
}

describe('a file that cannot be taken is told with one message, and the ledger stays as it was', () => {
  it.each(names)('%s', async (name) => {
    const args = readFileSync(join(cases, name, 'args'), 'utf8')
      .trim()
      .split(/\s+/)
      .filter(Boolean)
    const file = join(cases, name, 'input.csv')
    const expectMessage = (language: string, message: string) =>
      expectAsIn(join(cases, name, `expected.${language}.txt`), message.replaceAll(presentMonth(), '{now}'))
    const command = ['-C', workspace.folder, 'load', file, ...args]

    const ran = await tradebrief(command)
    await expectNothingTaken(ran)
    expectMessage('en', ran.stderr)

    // The other language needs no process of its own.
    const { flow, months } = parseArgs({
      args,
      options: { flow: { type: 'string' }, months: { type: 'string' } },
    }).values
    const stated = statedFactsSchema('zh').parse({ flow, months })
    const error = await load(workspace, [file], stated).catch((thrown: unknown) => thrown)
    if (!(error instanceof UserError)) throw error
    expectMessage('zh', `${error.explain('zh')}\n`)
  })
})

describe('a line of 200 MB is refused without being held', () => {
  it.each([
    ['under a heading', '"数据年月","商品编码","贸易伙伴编码","美元",\n"202301","85076000","502","', 2],
    ['without one', '1234567890,', 1],
  ])('%s', async (_, beginning, line) => {
    const file = join(workspace.folder, 'huge.csv')
    await writeHugeLine(file, beginning)
    expect(statSync(file).size).toBeGreaterThan(200_000_000)
    const memory = join(workspace.folder, 'memory')
    const began = performance.now()
    const ran = await tradebrief(['-C', workspace.folder, 'load', file, '--flow', 'export'], {
      env: {
        NODE_OPTIONS: `--import=${join(repository, 'test', 'support', 'report-memory.mjs')}`,
        REPORT_MEMORY_TO: memory,
      },
    })
    expect(performance.now() - began).toBeLessThan(20_000)
    await expectNothingTaken(ran)
    expect(ran.stderr).toContain(`This line is longer than 64 KiB: it is no row of customs statistics
file: huge.csv, line ${line}
`)
    expect(Number(await readFile(memory, 'utf8'))).toBeLessThan(400 * 1024)
    await rm(file)
  })
})

/** As the command says it in the message for a month that lies ahead. */
function presentMonth(): string {
  const now = new Date()
  return formatMonth(toMonth(now.getUTCFullYear(), now.getUTCMonth() + 1))
}

async function writeHugeLine(path: string, beginning: string): Promise<void> {
  const file = await open(path, 'w')
  try {
    await file.write(beginning)
    const megabyte = Buffer.alloc(1_000_000, '1')
    for (let count = 0; count < 200; count++) await file.write(megabyte)
  } finally {
    await file.close()
  }
}
