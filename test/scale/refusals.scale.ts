import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import type { TrinoAddress } from '../../src/ledger/trino/connection/address.ts'
import { openTrinoLedger } from '../../src/ledger/trino/trino.ts'
import { UserError } from '../../src/trade/errors/user-error.ts'
import { addressOf, certificate, encrypted, password } from './cluster.ts'

async function refusal(address: TrinoAddress): Promise<UserError> {
  const error = await openTrinoLedger(address).catch((reason: unknown) => reason)
  if (!(error instanceof UserError)) throw new Error(`no UserError: ${error}`)
  expect(error.words.zh).not.toBe('')
  return error
}

describe('over TLS', () => {
  it('signs in with a password', async () => {
    const certificates = await readFile(certificate, 'utf8')
    const ledger = await openTrinoLedger(addressOf({ ...encrypted, certificates, password }))
    expect(await ledger.loads()).toStrictEqual([])
    await ledger.close()
  })

  it('refuses a wrong password', async () => {
    const certificates = await readFile(certificate, 'utf8')
    const error = await refusal(addressOf({ ...encrypted, certificates, password: 'wrong' }))
    expect(error.message).toBe('The user name or the password is not accepted.')
    expect(error.hint?.zh).toMatch(/TRADEBRIEF_LEDGER_PASSWORD/)
  })

  it('refuses a certificate that nobody vouches for', async () => {
    const error = await refusal(addressOf({ ...encrypted, password }))
    expect(error.message).toMatch(/certificate is not trusted \(DEPTH_ZERO_SELF_SIGNED_CERT\)/)
  })

  it('sends no password without TLS', async () => {
    expect((await refusal(addressOf({ password }))).message).toMatch(/not encrypted/)
  })

  it('says so where the address does not speak TLS', async () => {
    expect((await refusal(addressOf({ tls: true, password }))).message).toMatch(/does not speak TLS/)
  })
})

describe('an address where there is no cluster', () => {
  let server: Server | undefined
  afterEach(() => {
    server?.closeAllConnections()
    server?.close()
  })
  const serve = async (answer: RequestListener): Promise<string> => {
    const listening = createServer({}, answer).listen(0, '127.0.0.1')
    server = listening
    await once(listening, 'listening')
    const address = listening.address()
    if (typeof address !== 'object' || address === null) throw new Error('no port')
    return `127.0.0.1:${address.port}`
  }

  it('is dead', async () => {
    expect((await refusal(addressOf({ host: '127.0.0.1:9' }))).message).toMatch(
      /cannot be reached \(ECONNREFUSED\)/,
    )
    expect((await refusal(addressOf({ host: 'nowhere.invalid:8443', tls: true }))).message).toMatch(
      /cannot be reached \(E/,
    )
  })

  it('answers after a minute', async () => {
    const host = await serve((_, response) => setTimeout(() => response.end('{}'), 60_000).unref())
    const began = performance.now()
    const error = await refusal(addressOf({ host, patience: 2 }))
    expect(error.message).toBe('The cluster has not answered for 2 seconds.')
    expect(performance.now() - began).toBeLessThan(20_000)
  })

  it('is another server', async () => {
    const host = await serve((_, response) => response.writeHead(404).end('not here'))
    expect((await refusal(addressOf({ host }))).message).toMatch(/makes no sense \(HTTP 404\)/)
  })

  it('has no such catalog', async () => {
    expect((await refusal(addressOf({ catalog: 'nothing' }))).message).toMatch(/no such catalog/)
  })
})
