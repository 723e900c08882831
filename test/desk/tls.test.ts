import { chmod, readFile } from 'node:fs/promises'
import { request } from 'node:https'
import { afterEach, describe, expect, it } from 'vitest'
import { type OpenDesk, type ServeOptions, serveDesk } from '../../src/desk/server.ts'
import { addToken } from '../../src/workspace/project/tokens/tokens.ts'
import { canCertify, makeCertificate } from '../support/certificate.ts'
import { sendRaw } from '../support/raw-http.ts'
import { workspaceWith } from '../support/workspaces.ts'

const open: OpenDesk[] = []
afterEach(async () => {
  for (const desk of open.splice(0)) await desk.close()
})

async function deskWith(options: Partial<ServeOptions>): Promise<OpenDesk & { readonly token: string }> {
  const { folder } = await workspaceWith()
  const token = await addToken(folder, 'Ann', 'reader', new Date())
  const onError = (error: unknown) => {
    throw error
  }
  const desk = await serveDesk({ folder, port: 0, accounts: true, onError, ...options })
  open.push(desk)
  return { ...desk, token }
}

const transportSecurity = 'strict-transport-security'

describe.skipIf(!canCertify)('a desk with a certificate', () => {
  const headersFor = async ({ url, token }: { url: string; token: string }, cert: string, host: string) => {
    const ca = await readFile(cert)
    return new Promise<Record<string, unknown>>((resolve, reject) => {
      const headers = { host: `${host}:${new URL(url).port}`, authorization: `Bearer ${token}` }
      const asked = request(`${url}/api/about`, { ca, servername: 'desk.example', headers }, (response) => {
        response.resume()
        resolve({ ...response.headers, status: response.statusCode })
      })
      asked.on('error', reject)
      asked.end()
    })
  }

  it('holds browsers to TLS, but for this machine’s own names', async () => {
    const { folder } = await workspaceWith()
    const tls = makeCertificate(folder, 'desk.example')
    const desk = await deskWith({ tls })
    const named = await headersFor(desk, tls.cert, 'desk.example')
    expect([named.status, named[transportSecurity]]).toEqual([200, 'max-age=31536000'])
    const local = await headersFor(desk, tls.cert, 'localhost')
    expect([local.status, local[transportSecurity]]).toEqual([200, undefined])
  })

  it.skipIf(process.platform === 'win32')('warns of a key that every user can read', async () => {
    const { folder } = await workspaceWith()
    const tls = makeCertificate(folder, 'desk.example')
    await chmod(tls.key, 0o600)
    expect((await deskWith({ tls })).warnings).toEqual([])
    await chmod(tls.key, 0o640)
    expect((await deskWith({ tls })).warnings).toEqual([])
    await chmod(tls.key, 0o644)
    expect((await deskWith({ tls })).warnings).toEqual([
      {
        zh: `注意：这台机器上的每个用户都可以读或改 TLS 密钥 ${tls.key}。请运行：chmod 600 ${tls.key}`,
        en: `Beware: every user of this machine can read or change the TLS key ${tls.key}. Run: chmod 600 ${tls.key}`,
      },
    ])
  })
})

describe('a desk behind a proxy with TLS', () => {
  const body = (token: string) => ({ body: JSON.stringify({ token }), framing: 'length' }) as const
  const headers = { Host: 'desk.example', 'Content-Type': 'application/json', 'X-Forwarded-Proto': 'https' }
  const signIn = (desk: OpenDesk & { readonly token: string }) =>
    sendRaw(desk.url, { method: 'POST', path: '/api/session', headers, ...body(desk.token) })

  it('holds browsers to TLS where the proxy is configured', async () => {
    const answer = await signIn(await deskWith({ proxies: ['127.0.0.1'] }))
    expect([answer.status, answer.headers.get(transportSecurity)]).toEqual([200, 'max-age=31536000'])
    expect(answer.headers.get('set-cookie')).toMatch(/^__Host-tradebrief=.*; Secure/)
  })

  it('believes nobody else', async () => {
    const answer = await signIn(await deskWith({ proxies: ['192.0.2.0/24'] }))
    expect([answer.status, answer.headers.has(transportSecurity)]).toEqual([200, false])
    expect(answer.headers.get('set-cookie')).toMatch(/^tradebrief=/)
  })

  it('demands tokens, and refuses a proxy’s address that is none', async () => {
    const { url } = await deskWith({ accounts: false, proxies: ['::1'] })
    expect((await sendRaw(url, { method: 'GET', path: '/api/about' })).status).toBe(401)
    for (const proxies of [
      ['localhost'],
      ['10.0.0.0/33'],
      ['10.0.0.0/'],
      ['10.0.0.0/8/8'],
      ['::1/-1'],
      ['1.2.3'],
    ])
      await expect(deskWith({ proxies })).rejects.toThrow('This is no address or network')
  })
})
