import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { describe, expect, it } from 'vitest'
import { openRemoteLedger } from '../../src/ledger/remote/remote.ts'
import { servedLedger } from '../../src/ledger/remote/served-ledger.ts'
import type { MovableLedger } from '../../src/ledger/transfer/transfer.ts'
import { GeneralError, UserError } from '../../src/trade/errors/user-error.ts'

/** A ledger of which only what a test asks is there. */
const ledgerThat = (methods: Partial<MovableLedger>): MovableLedger =>
  ({ loads: async () => [], ...methods }) as MovableLedger

async function served(ledger: MovableLedger) {
  const server = createServer(getRequestListener(servedLedger(ledger, { secret: 's', version: '1' })))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return { endpoint: { url, secret: 's' }, close }
}

describe('a ledger that another process has open', () => {
  it('that goes while it is asked leaves a word of what to do, not a stack', async () => {
    let asked = () => {}
    const waiting = new Promise<void>((resolve) => {
      asked = resolve
    })
    const withdraw = () => {
      asked()
      return new Promise<null>(() => {})
    }
    const { endpoint, close } = await served(ledgerThat({ withdraw }))
    const ledger = await openRemoteLedger(endpoint, '1')
    const undone = ledger?.withdraw(1).catch((error: unknown) => error)
    await waiting
    close()
    const error = await undone
    // It concerns whatever else would be asked, as each of many files that are loaded.
    expect(error).toBeInstanceOf(GeneralError)
    expect(error instanceof UserError && error.explain('en')).toBe(
      'The desk was closed before the command was done.\nRun it again; a file that was loaded is not loaded twice.',
    )
  })

  it('may give nothing, as where a load is taken over or the ledger copied', async () => {
    const copied: string[] = []
    const copyTo = async (path: string) => void copied.push(path)
    const { endpoint, close } = await served(ledgerThat({ copyTo, missingBytes: async () => null }))
    const ledger = await openRemoteLedger(endpoint, '1')
    expect(await ledger?.copyTo('/copy.duckdb')).toBeUndefined()
    expect(copied).toEqual(['/copy.duckdb'])
    expect(await ledger?.missingBytes()).toBeNull()
    close()
  })

  it('tells what a person can mend as it told it itself, place and hint and all', async () => {
    const where = { file: 'a.csv', line: 7, column: '金额', found: 'x' }
    const userError = new UserError({ zh: '错', en: 'Wrong' }, { where, hint: { zh: '改', en: 'Mend it' } })
    const { endpoint, close } = await served(ledgerThat({ withdraw: () => Promise.reject(userError) }))
    const ledger = await openRemoteLedger(endpoint, '1')
    const error = await ledger?.withdraw(1).catch((refused: unknown) => refused)
    expect(error instanceof UserError && error.explain('zh')).toBe(userError.explain('zh'))
    close()
  })

  it('is not there where nobody answers, nor where the secret is another’s; of another version, it says so', async () => {
    const { endpoint, close } = await served(ledgerThat({}))
    expect(await openRemoteLedger({ ...endpoint, secret: 't' }, '1')).toBeNull()
    await expect(openRemoteLedger(endpoint, '2')).rejects.toThrow('another version of Tradebrief')
    close()
    expect(await openRemoteLedger(endpoint, '1')).toBeNull()
  })
})
