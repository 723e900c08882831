import { once } from 'node:events'
import { createServer, request, type Server } from 'node:http'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { openTrinoLedger } from '../../src/ledger/trino/trino.ts'
import { UserError } from '../../src/trade/errors/user-error.ts'
import { factsOf, month, observation, stagedFile, temporaryFolder } from '../support/staged.ts'
import { addressOf } from './cluster.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let proxy: Server | undefined
beforeAll(async () => {
  folder = await temporaryFolder()
})
afterEach(() => {
  proxy?.closeAllConnections()
  proxy?.close()
})
afterAll(() => folder.remove())

/**
 * Stands before the cluster and holds back its answers by so many milliseconds; gives its own address. It hands on
 * the host that it was asked for, so that what the cluster says to ask next comes here too.
 */
async function slowly(cluster: string, delay: (statement: number) => number): Promise<string> {
  let statements = 0
  const listening = createServer((asked, answer) => {
    if (asked.method === 'POST') statements++
    const pause = delay(statements)
    const passed = request(
      {
        host: '127.0.0.1',
        port: cluster.split(':')[1],
        method: asked.method,
        path: asked.url,
        headers: asked.headers,
      },
      (response) => {
        setTimeout(() => {
          answer.writeHead(response.statusCode ?? 502, response.headers)
          response.pipe(answer)
        }, pause).unref()
      },
    )
    passed.on('error', () => answer.destroy())
    asked.pipe(passed)
  }).listen(0, '127.0.0.1')
  proxy = listening
  await once(listening, 'listening')
  const address = listening.address()
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return `127.0.0.1:${address.port}`
}

const rows = [observation({ line: 2, month: month('2023-12'), commodity: '01', partner: '110', value: 5n })]

it('waits for a cluster that takes its time, and takes the load once', async () => {
  const direct = addressOf()
  const home = await openTrinoLedger(direct)
  const host = await slowly(direct.host, () => 400)
  const ledger = await openTrinoLedger({ ...direct, host })
  expect((await ledger.load(await stagedFile(folder.path, rows), factsOf(rows))).changed).toBe(true)
  expect(await home.loads()).toHaveLength(1)
  await ledger.close()
  await home.close()
})

it('gives a load up when the cluster falls silent at any statement, and has done all of it or nothing', async () => {
  const direct = addressOf()
  const home = await openTrinoLedger(direct)
  const staged = await stagedFile(folder.path, rows)
  let silentAt = Number.POSITIVE_INFINITY
  let first = 0
  const host = await slowly(direct.host, (statement) => {
    first = statement
    return statement >= silentAt ? 60_000 : 0
  })
  const ledger = await openTrinoLedger({ ...direct, host, patience: 3 })
  const files = Array.from('abcdefghijk', (name) => `${name}.csv`)
  for (const [later, file] of files.entries()) {
    silentAt = first + later + 1
    const facts = factsOf(rows, { file })
    const before = (await home.loads()).length
    const error: unknown = await ledger.load(staged, facts).catch((reason: unknown) => reason)
    silentAt = Number.POSITIVE_INFINITY
    if (!(error instanceof UserError)) throw new Error(`no UserError at statement ${later + 1}: ${error}`)
    expect(error.message).toBe('The cluster has not answered for 3 seconds.')
    // The statement may still be carried out: then it is the whole load.
    const loads = await home.loads()
    expect(loads.length - before === 0 || loads.at(-1)?.file === file).toBe(true)
    await home.load(staged, facts)
    expect((await home.loads()).filter((load) => load.file === file)).toHaveLength(1)
  }
  await ledger.close()
  await home.close()
}, 600_000)
