import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { openDuckDbLedger } from '../../src/ledger/duckdb/duckdb.ts'
import { openRemoteLedger } from '../../src/ledger/remote/remote.ts'
import { toWire } from '../../src/ledger/remote/wire.ts'
import { UserError } from '../../src/trade/errors/user-error.ts'
import { ledgerFile } from '../../src/workspace/project/workspace-file.ts'
import { binary, tradebrief } from '../support/command.ts'
import { workspaceWith } from '../support/workspaces.ts'

const children: ChildProcess[] = []
afterEach(async () => {
  for (const child of children.splice(0)) {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
})

const seconds = async <Result>(work: () => Promise<Result>) => {
  const begun = performance.now()
  return { result: await work(), took: (performance.now() - begun) / 1000 }
}

describe.skipIf(process.platform === 'win32')('while the process of the desk is stopped', () => {
  async function stoppedDesk(folder: string): Promise<ChildProcess> {
    const desk = spawn(process.execPath, [binary, '-C', folder, 'serve', '--port', '0'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    children.push(desk)
    await once(desk.stdout, 'data')
    desk.kill('SIGSTOP')
    return desk
  }

  it('a command says so soon instead of waiting for ever, and works once it goes on', async () => {
    const { folder } = await workspaceWith()
    const desk = await stoppedDesk(folder)
    for (const command of ['status', 'undo 1', 'compact']) {
      const { result, took } = await seconds(() => tradebrief(['-C', folder, ...command.split(' ')]))
      expect([command, result.code]).toEqual([command, 2])
      expect(result.stderr).toMatch(
        /^The desk that has this workspace open does not answer \(http:\/\/127\.0\.0\.1:\d+\)\.$/m,
      )
      expect(result.stderr).toContain(`kill -CONT ${desk.pid}`)
      expect(took).toBeLessThan(30)
    }
    desk.kill('SIGCONT')
    expect((await tradebrief(['-C', folder, 'status'])).code).toBe(0)
  }, 180_000)

  it('a shell that asks for words gets none of the ledger, after some seconds', async () => {
    const { folder } = await workspaceWith()
    await stoppedDesk(folder)
    const complete = (...words: string[]) => seconds(() => tradebrief(['complete', '--', ...words]))
    const products = await complete('-C', folder, 'build', '2023-12', '')
    const months = await complete('-C', folder, 'build', '')
    expect(months.result.code).toBe(0)
    expect(months.result.stdout).toBe(':4\n')
    // Those that need no ledger are there at once, by which the speed of the machine is known.
    expect(products.result.stdout).toContain('lithium-ion')
    expect(months.took).toBeLessThan(3 * products.took + 6)
  }, 60_000)
})

describe('a ledger of another process', () => {
  it('that falls silent while it is asked is given up, and one that takes long is waited for', async () => {
    let isStopped = false
    const server = createServer((request, response) => {
      const answer = () => response.end(toWire({ result: null }))
      if (request.url === '/alive') isStopped || answer()
      else if (!isStopped) setTimeout(answer, 2000)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const ledger = await openRemoteLedger({ url, secret: 's' }, '1', { opening: 5000, calls: 500 })
    expect(await ledger?.withdraw(1)).toBeNull()
    isStopped = true
    const { result, took } = await seconds(async () => ledger?.withdraw(1).catch((error: unknown) => error))
    expect(result instanceof UserError && result.message).toContain('does not answer')
    expect(took).toBeLessThan(10)
    await ledger?.close()
    server.close()
    server.closeAllConnections()
  })
})

describe('a command that meets a ledger in use', () => {
  const waiting = 'Another program is using the ledger; waiting up to 5 s …\n'

  it('waits until it is free', async () => {
    const { folder } = await workspaceWith()
    const ledger = await openDuckDbLedger(join(folder, ledgerFile))
    const running = tradebrief(['-C', folder, 'undo'])
    await delay(2500)
    await ledger.close()
    expect(await running).toEqual({ code: 0, stdout: '', stderr: expect.stringMatching(`^(${waiting})?$`) })
  })

  it('says that it waits, and fails after a few seconds', async () => {
    const { folder } = await workspaceWith()
    const ledger = await openDuckDbLedger(join(folder, ledgerFile))
    try {
      for (const command of ['status', 'compact', 'serve --port 0']) {
        const { result, took } = await seconds(() => tradebrief(['-C', folder, ...command.split(' ')]))
        expect([command, result.code]).toEqual([command, 2])
        expect(result.stderr).toContain('The ledger is in use by another program\n')
        // What a person watches is a line of progress, of which nothing stays in a file.
        expect(result.stderr.includes(waiting)).toBe(command !== 'compact')
        expect(took).toBeGreaterThan(4.9)
        expect(took).toBeLessThan(30)
      }
    } finally {
      await ledger.close()
    }
  }, 120_000)
})
