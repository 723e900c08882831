import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { beforeAll, describe, expect, it } from 'vitest'
import { readChannels } from '../../src/notify/read-channels.ts'
import { notifySchema } from '../../src/workspace/project/automation/automation.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { canCertify, makeCertificate } from '../support/certificate.ts'
import { cleanUpAfterFile } from '../support/cleanup.ts'
import { workspaceWith } from '../support/workspaces.ts'

const timeouts = { connection: 2000, greeting: 2000, socket: 2000 }
const password = 'correct horse'

/** What a mail server has seen. */
interface Seen {
  readonly port: number
  /** Whether the connection was encrypted, of each mail. */
  readonly mails: boolean[]
  /** Whether the connection was encrypted, and the password, of each login. */
  readonly logins: [boolean, string | null | undefined][]
}

async function openServer(options: SMTPServerOptions): Promise<Seen> {
  const mails: Seen['mails'] = []
  const logins: Seen['logins'] = []
  const server = new SMTPServer({
    disableReverseLookup: true,
    authOptional: true,
    onAuth: (auth, session, done) => {
      logins.push([session.secure, auth.password])
      done(null, { user: auth.username })
    },
    onData: (stream, session, done) => {
      mails.push(session.secure)
      stream.resume()
      stream.on('end', () => done())
    },
    ...options,
  })
  // A client that ends the connection in the middle of a handshake is no fault of the server.
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  cleanUpAfterFile(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const address = server.server.address()
  if (typeof address !== 'object' || address === null) throw new Error('not listening')
  return { port: address.port, mails, logins }
}

describe.runIf(canCertify)('a mail server with encryption', () => {
  let workspace: Workspace
  let certified: { cert: string; key: string }
  let otherName: { cert: string; key: string }
  let authority: string
  beforeAll(async () => {
    workspace = await workspaceWith()
    const pair = async (name: string) => {
      const folder = await mkdtemp(join(tmpdir(), 'tradebrief-mail-'))
      cleanUpAfterFile(() => rm(folder, { recursive: true, force: true }))
      const { cert, key } = makeCertificate(folder, name)
      return { path: cert, cert: await readFile(cert, 'utf8'), key: await readFile(key, 'utf8') }
    }
    const own = await pair('localhost')
    certified = own
    authority = own.path
    const other = await pair('mail.example.org')
    otherName = other
    await writeFile(join(workspace.folder, 'other.pem'), other.cert)
  })

  /** Sends a mail as a workspace with these settings does. */
  async function send(port: number, settings: object) {
    const mail = {
      ...{ host: 'localhost', port, from: 'briefs@example.org', user: 'briefs' },
      ...{ password: { env: 'SMTP_PASSWORD' }, ...settings },
    }
    const config = { ...workspace.config, notify: notifySchema().parse({ mail }) }
    const channels = readChannels(
      { ...workspace, config },
      { mailTimeouts: timeouts, environment: { SMTP_PASSWORD: password } },
    )
    const sender = await channels?.openMail()
    if (!sender) throw new Error('there are settings')
    try {
      return await sender.send({ from: 'briefs@example.org', to: 'a@example.org', text: 'published' })
    } finally {
      sender.close()
    }
  }

  it('gets the password and the mail after STARTTLS', async () => {
    const server = await openServer({ ...certified })
    expect(await send(server.port, { ca_file: authority })).toMatchObject({ outcome: 'sent' })
    expect([server.logins, server.mails]).toEqual([[[true, password]], [true]])
  })

  it('gets them with TLS from the start', async () => {
    const server = await openServer({ ...certified, secure: true })
    expect(await send(server.port, { security: 'tls', ca_file: authority })).toMatchObject({
      outcome: 'sent',
    })
    expect([server.logins, server.mails]).toEqual([[[true, password]], [true]])
  })

  it('gets nothing where it does not offer the encryption that is demanded', async () => {
    const server = await openServer({ ...certified, disabledCommands: ['STARTTLS'], allowInsecureAuth: true })
    expect(await send(server.port, { ca_file: authority })).toMatchObject({
      ...{ outcome: 'failed', isChannelDown: true, reason: expect.stringContaining('STARTTLS') },
    })
    expect([server.logins, server.mails]).toEqual([[], []])
    // The server would have taken it.
    expect(await send(server.port, { security: 'none' })).toMatchObject({ outcome: 'sent' })
    expect([server.logins, server.mails]).toEqual([[[false, password]], [false]])
  })

  it.each(['starttls', 'tls'] as const)(
    'with %s gets nothing where nobody vouches for its certificate, or it is of another name',
    async (security) => {
      const secure = security === 'tls'
      const unknown = await openServer({ ...certified, secure })
      expect(await send(unknown.port, { security })).toMatchObject({
        ...{ outcome: 'failed', isChannelDown: true, reason: expect.stringMatching(/self.signed/) },
      })
      const other = await openServer({ ...otherName, secure })
      expect(await send(other.port, { security, ca_file: 'other.pem' })).toMatchObject({
        ...{ outcome: 'failed', isChannelDown: true, reason: expect.stringContaining('mail.example.org') },
      })
      expect([unknown.logins, unknown.mails, other.logins, other.mails]).toEqual([[], [], [], []])
    },
  )

  it('is not asked where the file of certificates has none', async () => {
    await writeFile(join(workspace.folder, 'empty.pem'), '')
    for (const file of ['empty.pem', 'none.pem'])
      await expect(send(1, { ca_file: file })).rejects.toThrow(
        /cannot be read, or has no certificate|没有证书/,
      )
  })
})
