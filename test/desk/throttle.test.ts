import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { LoginThrottle } from '../../src/desk/auth/login-throttle.ts'
import { type OpenDesk, type ServeOptions, serveDesk } from '../../src/desk/server.ts'
import type { Localized } from '../../src/trade/language.ts'
import { addToken, createToken } from '../../src/workspace/project/tokens/tokens.ts'
import { binary } from '../support/command.ts'
import { sendRaw } from '../support/raw-http.ts'
import { workspaceWith } from '../support/workspaces.ts'

const open: OpenDesk[] = []
afterEach(async () => {
  for (const desk of open.splice(0)) await desk.close()
})

/** A desk with accounts on loopback, as behind a proxy on the same machine, with a token of one person. */
async function deskBehind(proxies: readonly string[]) {
  const { folder } = await workspaceWith()
  const token = await addToken(folder, 'Ann', 'reader', new Date())
  const lines: Localized[] = []
  const onError = (error: unknown) => {
    throw error
  }
  const options: ServeOptions = {
    folder,
    port: 0,
    accounts: true,
    proxies,
    onError,
    log: (line) => lines.push(line),
  }
  const desk = await serveDesk(options)
  open.push(desk)
  const signIn = async (given: string, headers: Readonly<Record<string, string>> = {}) => {
    const body = JSON.stringify({ token: given })
    const kind = { 'Content-Type': 'application/json', ...headers }
    return sendRaw(desk.url, { method: 'POST', path: '/api/session', headers: kind, body, framing: 'length' })
  }
  const bearer = (given: string, headers: Readonly<Record<string, string>> = {}) =>
    sendRaw(desk.url, {
      ...{ method: 'GET', path: '/api/about' },
      headers: { Authorization: `Bearer ${given}`, ...headers },
    })
  return { desk, folder, token, lines, signIn, bearer }
}

const wrongToken = (index: number) => `tradebrief_${String(index).padStart(6, 'x')}${'A'.repeat(37)}`
const statusesOf = async (count: number, ask: (index: number) => Promise<{ status: number }>) => {
  const statuses: number[] = []
  for (let index = 0; index < count; index++) statuses.push((await ask(index)).status)
  return statuses
}

describe('wrong tokens', () => {
  it('lock nobody else out, though all come from one address', async () => {
    const { token, signIn, bearer } = await deskBehind([])
    expect(await statusesOf(15, (index) => signIn(wrongToken(index)))).toEqual([
      ...Array(10).fill(401),
      ...Array(5).fill(429),
    ])
    const signedIn = await signIn(token)
    expect(signedIn.status).toBe(200)
    expect((await bearer(token)).status).toBe(200)
    const refused = await signIn(wrongToken(99))
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60'])
  })

  it('are counted by address, which nobody can make up without a configured proxy', async () => {
    const { signIn } = await deskBehind([])
    const statuses = await statusesOf(12, (index) =>
      signIn(wrongToken(index), { 'X-Forwarded-For': `198.51.100.${index}` }),
    )
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429])
  })

  it('are counted by the address that a configured proxy gives', async () => {
    const { signIn, lines } = await deskBehind(['127.0.0.1', '10.0.0.0/8'])
    const from = (addresses: string) => ({ 'X-Forwarded-For': addresses })
    const first = await statusesOf(11, (index) => signIn(wrongToken(index), from('198.51.100.7, 10.1.2.3')))
    expect(first).toEqual([...Array(10).fill(401), 429])
    expect((await signIn(wrongToken(20), from('198.51.100.8, 10.1.2.3'))).status).toBe(401)
    // What stands before the proxy's own entry may have been written by the client.
    expect((await signIn(wrongToken(21), from('203.0.113.1, 198.51.100.7'))).status).toBe(429)
    expect(lines[0]?.en).toContain('address 198.51.100.7,')
  })

  it('with one beginning are refused wherever they come from, and so is the right rest', async () => {
    const { token, signIn, bearer } = await deskBehind(['127.0.0.1'])
    const guess = (index: number) => `${token.slice(0, 20)}${String(index).padStart(34, 'z')}`
    const from = (index: number) => ({ 'X-Forwarded-For': `198.51.100.${index}` })
    expect(await statusesOf(12, (index) => signIn(guess(index), from(index)))).toEqual([
      ...Array(10).fill(401),
      ...Array(2).fill(429),
    ])
    expect((await signIn(token, from(50))).status).toBe(429)
    expect((await bearer(token, from(51))).status).toBe(429)
  })

  it('of one who has signed in are counted by the session, not by the address', async () => {
    const { token, signIn } = await deskBehind([])
    const [cookie = ''] = ((await signIn(token)).headers.get('set-cookie') ?? '').split(';')
    const session = { Cookie: cookie, 'X-Tradebrief': '1' }
    expect(await statusesOf(11, (index) => signIn(wrongToken(index), session))).toEqual([
      ...Array(10).fill(401),
      429,
    ])
    expect((await signIn(wrongToken(50))).status).toBe(401)
  })

  it('are logged with address, beginning and time, a minute’s worth at most', async () => {
    const { folder, signIn, lines } = await deskBehind(['127.0.0.1'])
    await statusesOf(70, (index) => signIn(wrongToken(index), { 'X-Forwarded-For': `2001:db8:${index}::1` }))
    await signIn('hunter2 is my password', {})
    expect(lines).toHaveLength(61)
    expect(lines[0]).toEqual({
      zh: '登录被拒：地址 2001:db8:0::1，令牌 tradebrief_xxxxx0…（没有这个令牌）',
      en: 'Sign-in refused: address 2001:db8:0::1, token tradebrief_xxxxx0… (no such token)',
    })
    const log = await readFile(join(folder, '.desk', 'changes.jsonl'), 'utf8')
    const entries = log
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(entries).toHaveLength(60)
    expect(entries[0]).toEqual({
      when: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      ...{ who: '', what: 'sign-in-refused' },
      ...{ address: '2001:db8:0::1', token: 'tradebrief_xxxxx0…', reason: 'unknown' },
    })
  })

  it('never bring a password of something else into the log', async () => {
    const { folder, signIn, lines } = await deskBehind([])
    await signIn('hunter2 is my password')
    expect(lines).toEqual([
      {
        zh: '登录被拒：地址 127.0.0.1（没有这个令牌）',
        en: 'Sign-in refused: address 127.0.0.1 (no such token)',
      },
    ])
    expect(await readFile(join(folder, '.desk', 'changes.jsonl'), 'utf8')).not.toContain('hunter2')
  })
})

describe('the throttle', () => {
  it('counts one IPv6 network as one client, and begins anew after a minute', () => {
    let time = 0
    const throttle = new LoginThrottle(() => new Date(time))
    const fail = (index: number, address: string) =>
      throttle.countFailure({ token: wrongToken(index), address, session: null })
    const results = Array.from({ length: 11 }, (_, index) => fail(index, `2001:db8::${index}`))
    expect(results).toEqual([...Array(10).fill(false), true])
    expect(fail(20, '2001:db8:0:0:1:2:3:4')).toBe(true)
    expect(fail(21, '2001:db8:0:1::1')).toBe(false)
    expect(fail(22, '192.0.2.1')).toBe(false)
    time += 60_000
    expect(fail(23, '2001:db8::1')).toBe(false)
  })
})

describe('tokens with an expiry', () => {
  it('are refused from then on, as bearer and for who has signed in; others go on', async () => {
    const { folder, token, signIn, bearer, desk } = await deskBehind([])
    const expires = new Date(Date.now() + 3000).toISOString()
    const brief = await createToken(folder, { name: 'Tom', role: 'reader', expires }, new Date())
    const signedIn = await signIn(brief)
    expect(signedIn.status).toBe(200)
    const [cookie = ''] = (signedIn.headers.get('set-cookie') ?? '').split(';')
    const byCookie = () =>
      sendRaw(desk.url, { method: 'GET', path: '/api/about', headers: { Cookie: cookie } })
    expect([(await byCookie()).status, (await bearer(brief)).status]).toEqual([200, 200])
    await expect.poll(async () => (await byCookie()).status, { timeout: 10_000 }).toBe(401)
    const refused = await bearer(brief)
    expect([refused.status, JSON.parse(refused.text).words.en]).toEqual([401, 'This token is expired.'])
    expect((await signIn(brief)).status).toBe(401)
    expect((await bearer(token)).status).toBe(200)
  })
})

describe('the command that opens a desk', () => {
  it('writes refused sign-ins with the time on stderr', async () => {
    const { folder } = await workspaceWith()
    await addToken(folder, 'Ann', 'reader', new Date())
    const desk = spawn(
      process.execPath,
      [binary, '-C', folder, 'serve', '--trust-proxy', '127.0.0.1', '--port', '0'],
      {
        env: { ...process.env, TRADEBRIEF_LANG: 'en' },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    try {
      let errors = ''
      desk.stderr.on('data', (text) => {
        errors += text
      })
      const [stated] = await once(desk.stdout, 'data')
      const [url = ''] = /http:\S+:\d+/.exec(String(stated)) ?? []
      const headers = { Authorization: `Bearer ${wrongToken(1)}`, 'X-Forwarded-For': '198.51.100.7' }
      expect((await sendRaw(url, { method: 'GET', path: '/api/about', headers })).status).toBe(401)
      const line = 'Sign-in refused: address 198.51.100.7, token tradebrief_xxxxx1… (no such token)'
      await expect.poll(() => errors, { timeout: 10_000 }).toContain(line)
      expect(errors.trim()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z Sign-in refused: [^\n]*$/)
    } finally {
      desk.kill()
      await once(desk, 'exit')
    }
  })
})
