import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { createDesk } from '../../src/desk/app.ts'
import { accountsGate } from '../../src/desk/auth/accounts.ts'
import { loopbackGate } from '../../src/desk/auth/loopback-gate.ts'
import { DeskState } from '../../src/desk/desk-state.ts'
import { openLedger } from '../../src/workspace/project/open-workspace.ts'
import { addToken } from '../../src/workspace/project/tokens/tokens.ts'
import { cleanUpAfterFile } from '../support/cleanup.ts'
import '../support/command.ts' // the identity of the program is that of its build
import { workspaceWith } from '../support/workspaces.ts'
import { SmallReleases } from './small-briefs.ts'

const december = { product: 'lithium-ion', period: '2023-12' }
const november = { product: 'lithium-ion', period: '2023-11' }

let releases: SmallReleases
let deskState: DeskState
let desk: ReturnType<typeof createDesk>
let config: string

beforeAll(async () => {
  const workspace = await workspaceWith()
  releases = new SmallReleases(workspace)
  config = join(workspace.folder, 'tradebrief.yaml')
  await addToken(workspace.folder, '王芳', 'editor', releases.now)
  deskState = await DeskState.open(workspace.folder, await openLedger(workspace), () => releases.now)
  cleanUpAfterFile(() => deskState.close())
  desk = createDesk(deskState, { gate: accountsGate })
  await releases.sign(december, { text: 'published-text' })
  await releases.do(december, { action: 'publish' })
  await releases.sign(november, { text: 'secret-text' })
  const embargo = '2024-01-20T02:00:00.000Z'
  await releases.do(november, { action: 'schedule', embargo, earlyAccess: ['林'] })
})

const get = (path: string, headers: Record<string, string> = {}) => desk.request(path, { headers })
const status = async (path: string) => (await get(path)).status

describe('the public site at the desk', () => {
  it('is not there unless the settings say so, and nothing says whether anything is published', async () => {
    for (const path of [
      '/public/',
      '/public/zh/index.html',
      '/public/zh/lithium-ion/2023-12/',
      '/public/none',
    ])
      expect(await status(path), path).toBe(404)
  })

  it('answers an address at which there is nothing with a page in words, the same whether it is open or not', async () => {
    const closed = await get('/public/zh/lithium-ion/2023-12/')
    expect(closed.headers.get('content-type')).toBe('text/html;charset=utf-8')
    const words = await closed.text()
    expect(words).toContain('这里没有已发布的简报')
    expect(words).toContain('Nothing is published here')
    expect(words).not.toContain('lithium')
    const owner = await addToken(deskState.folder, '管理者', 'owner', releases.now)
    const editor = await addToken(deskState.folder, '编辑', 'editor', releases.now)
    const ask = async (token: string, method = 'GET', isPublic?: boolean) => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
      const body = isPublic === undefined ? {} : { body: JSON.stringify({ isPublic }) }
      const response = await desk.request('/api/public-site', { method, headers, ...body })
      const answer = (await response.json()) as { isPublic: boolean; pages: { period: string }[] }
      return { status: response.status, ...answer }
    }
    expect(await ask(editor)).toMatchObject({ isPublic: false, pages: [] })
    expect((await ask(editor, 'PUT', true)).status).toBe(403)
    const page = { product: 'lithium-ion', period: '2023-12', path: '/public/zh/lithium-ion/2023-12/' }
    const open = await ask(owner, 'PUT', true)
    // The scheduled brief of November has no page.
    expect(open.pages).toEqual(open.pages.filter(({ period }) => period === '2023-12'))
    expect(open.pages).toContainEqual({ ...page, language: 'zh' })
    expect(await status(page.path)).toBe(200)
    const unknown = await get('/public/zh/lithium-ion/2023-11/')
    expect([unknown.status, await unknown.text()]).toEqual([404, words])
    expect(await ask(owner, 'PUT', false)).toMatchObject({ isPublic: false, pages: [] })
    expect(await status(page.path)).toBe(404)
    await writeFile(
      config,
      (await readFile(config, 'utf8')).replace(/^site:\n {2}public: false\n|^site: .*\n/m, ''),
    )
  })

  it('shows what is published to everybody, without an account', async () => {
    await appendFile(config, '\nsite:\n  public: true\n')
    const page = await get('/public/zh/lithium-ion/2023-12/')
    expect(page.status).toBe(200)
    expect(page.headers.get('content-type')).toBe('text/html;charset=utf-8')
    expect(await page.text()).toContain('published-text')
    expect((await get('/public')).headers.get('location')).toBe('/public/')
    expect((await get('/public/zh/lithium-ion')).headers.get('location')).toBe('/public/zh/lithium-ion/')
    expect(await status('/public/')).toBe(200)
    expect((await desk.request('/public/zh/', { method: 'HEAD' })).status).toBe(200)
    // The desk itself stays closed.
    expect(await status('/api/releases')).toBe(401)
    expect(await status('/')).toBe(303)
  })

  it('lets other pages show charts and tables, and nothing else', async () => {
    const embedded = await get('/public/en/lithium-ion/2023-12/embed/overview.html')
    expect(embedded.status).toBe(200)
    expect(embedded.headers.get('content-security-policy')).toContain('frame-ancestors *')
    expect(embedded.headers.get('x-frame-options')).toBeNull()
    const page = await get('/public/en/lithium-ion/2023-12/')
    expect(page.headers.get('content-security-policy')).toContain(`frame-ancestors 'none'`)
    expect(page.headers.get('x-frame-options')).toBe('DENY')
    const foreign = {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'no-cors',
      origin: 'https://paper.example',
    }
    expect((await get('/public/assets/site.css', foreign)).status).toBe(200)
    expect((await get('/api/about', foreign)).status).toBe(403)
  })

  it('sends signed files as downloads that run nothing', async () => {
    const file = await get('/public/files/lithium-ion/2023-12/v1/lithium-ion.json')
    expect(file.headers.get('content-disposition')).toBe('attachment')
    expect(file.headers.get('content-security-policy')).toBe(`default-src 'none'; sandbox`)
    const again = await get('/public/files/lithium-ion/2023-12/v1/lithium-ion.json', {
      'if-none-match': file.headers.get('etag') ?? '',
    })
    expect([again.status, await again.text()]).toEqual([304, ''])
  })

  it('refuses every other address and method', async () => {
    await writeFile(join(deskState.folder, '.desk', 'secret.txt'), 'secret-text')
    const wrong = [
      ...['/public/../tradebrief.yaml', '/public/%2e%2e/secret.txt', '/public/..%2fsecret.txt'],
      ...['/public/zh/..%2f..%2f..%2fsecret.txt', '/public/..%5csecret.txt', '/public/site.json'],
      ...[
        '/public//etc/passwd',
        '/public/%00',
        '/public/zh%00/index.html',
        '/public/.hidden',
        '/public/%E0%A4',
      ],
      ...[
        `/public/${'a'.repeat(300)}`,
        '/public/zh/index.html/',
        '/public/files',
        '/public/zh/lithium-ion/2023-11/',
      ],
      ...['/public/files/lithium-ion/2023-11/v1/lithium-ion.json', '/public/files/lithium-ion/2023-12/v1/'],
      '/public/files/lithium-ion/2023-12/v1/inputs/product.yaml',
    ]
    for (const path of wrong) {
      const response = await get(path)
      // Addresses that lead out of `/public/` are those of the desk, which asks to sign in.
      const isRefused = response.status === 303 || (response.status >= 400 && response.status < 500)
      expect([path, isRefused]).toEqual([path, true])
      expect(await response.text()).not.toContain('secret-text')
    }
    for (const method of ['POST', 'PUT', 'DELETE'])
      expect([401, 403, 404, 405, 415]).toContain((await desk.request('/public/zh/', { method })).status)
  })

  it('shows an embargoed release from its minute on, and a withdrawn one no longer', async () => {
    releases.now = new Date('2024-01-20T01:59:59.999Z')
    const embargoed = ['zh/lithium-ion/2023-11/', 'files/lithium-ion/2023-11/v1/lithium-ion.json']
    for (const path of embargoed) expect(await status(`/public/${path}`)).toBe(404)
    expect(await (await get('/public/zh/')).text()).not.toContain('2023-11')
    releases.now = new Date('2024-01-20T02:00:00.000Z')
    for (const path of embargoed)
      expect(await (await get(`/public/${path}`)).text(), path).toContain('secret-text')
    await releases.do(november, { action: 'withdraw' }, 'wrong')
    expect(await (await get(`/public/${embargoed[0]}`)).text()).not.toContain('secret-text')
    expect(await status(`/public/${embargoed[1]}`)).toBe(404)
  })

  it('is closed again when the settings say so', async () => {
    expect(await status('/public/zh/')).toBe(200)
    await writeFile(config, (await readFile(config, 'utf8')).replace('public: true', 'public: false'))
    expect(await status('/public/zh/')).toBe(404)
  })

  it('answers to loopback alone at a desk that is on loopback', async () => {
    const local = createDesk(deskState, { gate: loopbackGate })
    expect((await local.request('http://evil.example/public/')).status).toBe(403)
  })
})
