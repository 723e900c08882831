import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { clientFor } from '../../src/ledger/trino/connection/client.ts'
import { UserError } from '../../src/trade/errors/user-error.ts'
import { toLedgerAddress } from '../../src/workspace/project/ledger-address.ts'
import { openWorkspace } from '../../src/workspace/project/open-workspace.ts'
import { workspaceWith } from '../support/workspaces.ts'

const ledger = { host: 'trino.example.org:8443', catalog: 'ledger', schema: 'trade', user: 'analyst' }

/** The address that a workspace's file names. */
async function addressIn(given: object, environment: Record<string, string> = {}) {
  const { folder } = await workspaceWith()
  await writeFile(join(folder, 'ca.pem'), 'PEM')
  await writeFile(join(folder, 'tradebrief.yaml'), `ledger: ${JSON.stringify({ ...ledger, ...given })}\n`)
  const { config } = await openWorkspace(folder)
  if (!config.ledger) throw new Error('no ledger')
  return { folder, address: await toLedgerAddress(config.ledger, folder, environment) }
}

describe('the ledger that a workspace names', () => {
  it('is spoken to over TLS, save on this machine itself', async () => {
    expect((await addressIn({})).address).toStrictEqual({ ...ledger, tls: true, patience: 60 })
    expect((await addressIn({ host: '127.0.0.1:8080' })).address.tls).toBe(false)
    expect((await addressIn({ host: '127.0.0.1.example.org' })).address.tls).toBe(true)
    expect((await addressIn({ tls: false })).address.tls).toBe(false)
  })

  it('takes passwords from the environment alone, and a token before a password', async () => {
    const environment = { TRADEBRIEF_LEDGER_PASSWORD: 'secret' }
    expect((await addressIn({}, environment)).address.password).toBe('secret')
    const both = (await addressIn({}, { ...environment, TRADEBRIEF_LEDGER_TOKEN: 'jwt' })).address
    expect(both).toMatchObject({ token: 'jwt' })
    expect(both).not.toHaveProperty('password')
    await expect(addressIn({ password: 'secret' })).rejects.toThrow(UserError)
  })

  it('sends no password without TLS', async () => {
    const { address } = await addressIn({ tls: false }, { TRADEBRIEF_LEDGER_PASSWORD: 'secret' })
    await expect(clientFor(address)).rejects.toThrow(/not encrypted/)
  })

  it('finds files beside the workspace’s own', async () => {
    const staging = { folder: 'staging', location: 's3://bucket/staging' }
    const { folder, address } = await addressIn({ certificates: 'ca.pem', staging })
    expect(address.certificates).toBe('PEM')
    expect(address.staging).toStrictEqual({ ...staging, folder: join(folder, 'staging') })
    await expect(addressIn({ certificates: 'none.pem' })).rejects.toThrow(/certificates/)
  })

  it.each([
    ['an address with a scheme', { host: 'https://trino.example.org' }],
    ['a schema that is no name', { schema: 'trade"; DROP' }],
    ['a key that there is not', { port: 1 }],
  ])('has a mistake: %s', async (_, given) => {
    await expect(addressIn(given)).rejects.toThrow(UserError)
  })
})
