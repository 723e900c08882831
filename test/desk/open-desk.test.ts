import { copyFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { serveDesk } from '../../src/desk/server.ts'
import { processMark } from '../../src/workspace/files/owner-tag.ts'
import { filesToLoad } from '../../src/workspace/load/found-files.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { type Ran, tradebrief } from '../support/command.ts'
import { killedMark, otherMachineMark } from '../support/process-marks.ts'
import { load, sample, workspaceWith } from '../support/workspaces.ts'

const product = () => readFile(join(sample, 'products', 'lithium-ion.yaml'), 'utf8')
const files = () => filesToLoad([join(sample, 'files')])

/** Opens a desk for as long as `use` runs; the commands are other processes. */
async function whileOpen(folder: string, use: (url: string) => Promise<void>): Promise<void> {
  const bugs: unknown[] = []
  const desk = await serveDesk({ folder, port: 0, onError: (error) => bugs.push(error) })
  try {
    await use(desk.url)
  } finally {
    await desk.close()
  }
  expect(bugs).toEqual([])
}

/** Commands that only look: between them they ask a ledger all that there is to ask, and one is refused. */
const looking = [
  'check 2023-12 --json',
  'explain 2023-12 lithium-ion export.partner.USA.month.value.yoy --json',
  'explain 2023-12 lithium-ion no.such.figure',
  'build 2023-12 --formats md,json --force --json',
  'undo',
]

describe('while a desk is open on a workspace', () => {
  let workspace: Workspace
  const run = (command: string, ...more: string[]) =>
    tradebrief(['-C', workspace.folder, ...command.split(' '), ...more])
  const runAll = (commands: readonly string[]): Promise<Ran[]> =>
    Promise.all(commands.map((item) => run(item)))

  beforeAll(async () => {
    workspace = await workspaceWith({ 'lithium-ion.yaml': await product() })
    await load(workspace, (await files()).slice(0, 4))
  })

  it('commands work through it, with the same output and exit codes, and say so', async () => {
    const alone = await runAll(looking)
    await whileOpen(workspace.folder, async (url) => {
      const reported = `Working through the open desk: ${url}\n`
      const through = await runAll(looking)
      for (const [index, command] of looking.entries()) {
        const { code, stdout, stderr } = alone[index] ?? { code: null, stdout: '', stderr: '' }
        expect({ command, ...through[index] }).toEqual({ command, code, stdout, stderr: reported + stderr })
      }
      expect(alone.map(({ code }) => code)).toEqual([0, 0, 2, 0, 0])
    })
  })

  it('two loads at once queue, reads go on, and the desk knows at once what came of them', async () => {
    const copies = await Promise.all(
      (await files()).slice(0, 2).map(async (file, index) => {
        const copy = join(workspace.folder, `新_出口_85076000_202${index + 4}.csv`)
        await copyFile(file, copy)
        return copy
      }),
    )
    await whileOpen(workspace.folder, async (url) => {
      const total = async () => {
        const answer = await (await fetch(`${url}/api/loads`)).text()
        return JSON.parse(answer).total
      }
      expect(await total()).toBe(4)
      await run('undo 1')
      await run('undo 2')
      expect(await total()).toBe(2)
      const loading = Promise.all(copies.map((copy) => run('load', copy, '--flow', 'export', '--json')))
      const reading = Promise.all(Array.from({ length: 20 }, () => fetch(`${url}/api/coverage`)))
      expect((await reading).map(({ status }) => status)).toEqual(Array(20).fill(200))
      const ran = await loading
      expect(ran.map(({ code }) => code)).toEqual([0, 0])
      const ids = ran.map(({ stdout }) => JSON.parse(stdout)[0].id)
      expect(new Set(ids).size).toBe(2)
      expect(await total()).toBe(4)
      const log = (await readFile(join(workspace.folder, '.desk', 'changes.jsonl'), 'utf8'))
        .trim()
        .split('\n')
      expect(log.map((line) => JSON.parse(line)).map(({ what, by }) => `${what} by ${by}`)).toEqual([
        'undo by command',
        'undo by command',
        'load by command',
        'load by command',
      ])
    })
  })

  it('a second desk says where the first one is', async () => {
    await whileOpen(workspace.folder, async (url) => {
      expect(await run('serve')).toEqual({
        code: 2,
        stdout: '',
        stderr: `A desk is open on this workspace already: ${url}\nOpen that address in the browser.\n`,
      })
    })
  })

  it('only its owner can read the secret for commands, which no page and no guess can replace', async () => {
    await whileOpen(workspace.folder, async () => {
      const path = join(workspace.folder, '.desk', 'desk.json')
      const { endpoint } = JSON.parse(await readFile(path, 'utf8'))
      if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600)
      const ask = (headers: Record<string, string>) =>
        fetch(`${endpoint.url}/loads`, { method: 'POST', body: '[]', headers }).then(({ status }) => status)
      const version = { 'x-tradebrief': JSON.parse(await readFile('package.json', 'utf8')).version }
      const right = { ...version, authorization: `Bearer ${endpoint.secret}` }
      expect(await ask(version)).toBe(403)
      expect(await ask({ ...version, authorization: `Bearer ${endpoint.secret.slice(1)}` })).toBe(403)
      expect(await ask({ ...right, origin: endpoint.url })).toBe(403)
      expect(await ask({ ...right, 'x-tradebrief': '0.0.0' })).toBe(409)
    })
  })
})

describe('a desk that is no more', () => {
  it('keeps no command from the ledger, even where another program has its number and its port', async () => {
    const { folder } = await workspaceWith({ 'lithium-ion.yaml': await product() })
    const other = createServer((_, response) => response.writeHead(200).end('hello'))
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`
    let asked = 0
    other.on('request', () => asked++)
    await mkdir(join(folder, '.desk'))
    // Of another machine nobody here can tell whether its desk is open; its address leads to something else.
    for (const [mark, isAsked] of [
      [processMark, true],
      [otherMachineMark, false],
      [killedMark, false],
    ] as const) {
      const sign = { process: mark, url, endpoint: { url, secret: 'x' } }
      await writeFile(join(folder, '.desk', 'desk.json'), JSON.stringify(sign))
      asked = 0
      expect(await tradebrief(['-C', folder, 'undo'])).toEqual({ code: 0, stdout: '', stderr: '' })
      expect([mark, asked > 0]).toEqual([mark, isAsked])
    }
    other.close()
  })
})
