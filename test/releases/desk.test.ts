import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { createDesk } from '../../src/desk/app.ts'
import { accountsGate } from '../../src/desk/auth/accounts.ts'
import { DeskState } from '../../src/desk/desk-state.ts'
import { pressesFor } from '../../src/press/press.ts'
import { toMonth } from '../../src/trade/month.ts'
import { buildBriefs } from '../../src/workspace/build/build-briefs.ts'
import { silentEffects } from '../../src/workspace/effects.ts'
import { filesToLoad } from '../../src/workspace/load/found-files.ts'
import { openLedger } from '../../src/workspace/project/open-workspace.ts'
import { addToken } from '../../src/workspace/project/tokens/tokens.ts'
import { cleanUpAfterFile } from '../support/cleanup.ts'
import '../support/command.ts' // a stale build is made anew, with the thread that reads files
import { load, sample, workspaceWith } from '../support/workspaces.ts'

let desk: ReturnType<typeof createDesk>
let deskState: DeskState
const tokens = new Map<string, string>()
let now = new Date('2024-01-18T01:00:00Z')
const path = '/api/releases/lithium-ion/2023-12'

beforeAll(async () => {
  const workspace = await workspaceWith()
  const product = join('products', 'lithium-ion.yaml')
  await copyFile(join(sample, product), join(workspace.folder, product))
  await load(workspace, await filesToLoad([join(sample, 'files')]))
  deskState = await DeskState.open(workspace.folder, await openLedger(workspace), () => now)
  cleanUpAfterFile(() => deskState.close())
  desk = createDesk(deskState, { gate: accountsGate })
  const people = { 林: 'reader', 周: 'reader', 王芳: 'editor', 李: 'reviewer', 陈主任: 'signer' } as const
  for (const [name, role] of Object.entries(people))
    tokens.set(name, await addToken(workspace.folder, name, role, now))
  const order = {
    month: toMonth(2023, 12),
    languages: ['zh', 'en'] as const,
    presses: await pressesFor(['md', 'html']),
    products: await deskState.products(),
  }
  await buildBriefs(workspace, deskState.ledger, order, silentEffects)
})

async function call(person: string, method: string, address: string, body?: object) {
  const headers = {
    authorization: `Bearer ${tokens.get(person)}`,
    ...(body && { 'content-type': 'application/json' }),
  }
  const response = await desk.request(address, {
    method,
    headers,
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, text, json: () => JSON.parse(text) }
}
const act = (person: string, body: object) => call(person, 'POST', path, body)

/** Every address that the desk describes for a method, with the brief and all that it may ask for. */
async function listAddresses(method = 'get'): Promise<string[]> {
  const { paths } = (await call('王芳', 'GET', '/api/openapi.json')).json()
  const values: Record<string, string> = {
    ...{ product: 'lithium-ion', month: '2023-12', id: 'lithium-ion', version: '1', language: 'zh' },
    figure: 'export.month.value',
  }
  const query =
    '?product=lithium-ion&month=2023-12&from=2023-12&to=2023-12&format=md&language=zh&name=lithium-ion.md'
  return Object.entries<Record<string, unknown>>(paths)
    .filter(([, methods]) => method in methods)
    .map(([template]) => template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '1') + query)
}

describe('a release at the desk', () => {
  it('hides a draft and an embargoed version from readers at every address', async () => {
    // Before anything is submitted readers see everything, as they always did.
    expect((await call('林', 'GET', '/api/briefs/lithium-ion/2023-12')).status).toBe(200)
    expect((await act('王芳', { action: 'submit' })).status).toBe(200)
    const addresses = await listAddresses()
    expect(addresses.length).toBeGreaterThan(30)
    const isHidden = async (reader: string) => {
      const open: string[] = []
      for (const address of addresses) {
        const { status, text } = await call(reader, 'GET', address)
        // The name of the product is in every form of the brief.
        if (/锂离子|lithium-ion batter/.test(text) || ![200, 403, 404].includes(status))
          open.push(`${status} ${address}`)
        if (status === 200 && !/^\/api\/(?:about|releases|public-site|openapi\.json)\?/.test(address))
          open.push(address)
      }
      return open
    }
    expect(await isHidden('林')).toEqual([])
    await act('李', { action: 'approve' })
    expect((await act('陈主任', { action: 'sign' })).status).toBe(200)
    expect(await isHidden('林')).toEqual([])
    const scheduled = { action: 'schedule', at: '2024-01-20T10:00', earlyAccess: ['林'] }
    expect((await act('陈主任', scheduled)).status).toBe(200)
    expect(await isHidden('周')).toEqual([])
    now = new Date('2024-01-20T01:59:59.999Z')
    expect(await isHidden('周')).toEqual([])
    expect((await call('周', 'GET', '/api/releases')).json()).toEqual([])
  })

  it('hides them from requests that change something, from other spellings of addresses, and from MCP', async () => {
    const brief = {
      product: 'lithium-ion',
      month: '2023-12',
      from: '2023-12',
      to: '2023-12',
      text: '5.5亿美元',
    }
    const older = { product: 'lithium-ion', period: '2023-11' }
    const body = { ...brief, older, newer: { product: 'lithium-ion', period: '2023-12' }, action: 'comment' }
    const open: string[] = []
    let requests = 0
    const request = async (method: string, address: string, content?: object) => {
      requests++
      const { status, text } = await call('周', method, address, content)
      if (/锂离子|lithium-ion batter|52\.8/.test(text) || status < 400)
        open.push(`${status} ${method} ${address}`)
    }
    for (const method of ['post', 'put', 'patch', 'delete'])
      for (const address of await listAddresses(method))
        if (!address.startsWith('/api/session')) await request(method.toUpperCase(), address, body)
    for (const spelling of [
      '/api//briefs/lithium-ion/2023-12',
      '//api/briefs/lithium-ion/2023-12',
      '/API/briefs/lithium-ion/2023-12',
      '/api/./briefs/lithium-ion/2023-12',
      '/api/releases/../briefs/lithium-ion/2023-12',
      '/api/releases/%2e%2e/briefs/lithium-ion/2023-12',
      '/api/releases/..%2fbriefs/lithium-ion/2023-12',
      '/%61pi/briefs/lithium-ion/2023-12',
      '/api%2fbriefs/lithium-ion/2023-12',
      '/api/briefs/lithium-ion/2023-12/',
      '/api/briefs;x/lithium-ion/2023-12',
      '/api/about/../briefs/lithium-ion/2023-12',
      '/public/lithium-ion/2023-12/',
      '/public/../api/briefs/lithium-ion/2023-12',
      '/public/%2e%2e/releases/journal.jsonl',
      '/public/..%2f..%2freleases%2fjournal.jsonl',
      '/assets/..%2f..%2fbriefs%2f2023-12%2flithium-ion.html',
      '/api/releases/lithium-ion/2023-12/1/file?name=lithium-ion.md',
      '/api/releases/lithium-ion/2023-12/1/file?name=../../../../briefs/2023-12/lithium-ion.md',
    ])
      for (const method of ['GET', 'HEAD']) await request(method, spelling)
    const read = { name: 'read_brief', arguments: { product: 'lithium-ion', period: '2023-12' } }
    await request('POST', '/mcp', { jsonrpc: '2.0', id: 1, method: 'tools/call', params: read })
    await request('POST', '/mcp/', { jsonrpc: '2.0', id: 1, method: 'tools/call', params: read })
    await request('POST', '/%6dcp', { jsonrpc: '2.0', id: 1, method: 'tools/call', params: read })
    expect(open).toEqual([])
    expect(requests).toBeGreaterThan(60)
    // The same address is there for who may have it.
    expect((await call('王芳', 'GET', '/api/briefs/lithium-ion/2023-12')).text).toContain('52.8')
  })

  it('shows the version to those with early access, and to all from its minute on', async () => {
    const file = `${path}/1/file?name=lithium-ion.md`
    expect((await call('林', 'GET', file)).text).toContain('# 中国锂离子蓄电池贸易简报（2023年12月）')
    expect((await call('周', 'GET', file)).status).toBe(404)
    now = new Date('2024-01-20T02:00:00Z')
    expect((await call('周', 'GET', file)).status).toBe(200)
    const { versions, files } = (await call('周', 'GET', path)).json()
    expect(versions).toMatchObject([
      {
        state: 'published',
        publishedAt: now.toISOString(),
        history: [],
        comments: [],
        signature: null,
        next: [],
      },
    ])
    // The page of checks, the product file and the commentary are not published.
    expect(files[0].files.map(({ name }: { name: string }) => name)).toEqual([
      ...['lithium-ion.en.html', 'lithium-ion.en.md', 'lithium-ion.html', 'lithium-ion.md'],
    ])
    expect((await call('周', 'GET', `${path}/1/file?name=inputs/product.yaml`)).status).toBe(404)
    expect((await call('王芳', 'GET', `${path}/1/file?name=inputs/product.yaml`)).status).toBe(200)
  })

  it('takes comments, which are assigned, answered and resolved', async () => {
    const place = 'figure:export.month.value.yoy'
    await act('李', { action: 'comment', place, text: '与上月不符？', assignee: '王芳' })
    await act('王芳', { action: 'answer', comment: 1, text: '上月数据已修订' })
    const { versions } = (await act('李', { action: 'resolve', comment: 1 })).json()
    expect(versions[0].comments).toMatchObject([
      { place, assignee: '王芳', answers: [{ person: '王芳' }], resolved: { person: '李' } },
    ])
    expect((await call('周', 'GET', path)).text).not.toContain('与上月不符')
  })

  it('refuses wrong requests with what is wrong, and notes what was done', async () => {
    const refused = async (person: string, body: object, address = path) => {
      const { status, json } = await call(person, 'POST', address, body)
      return `${status} ${json().words.en}`
    }
    expect(await refused('周', { action: 'amend', reason: 'x' })).toMatch(/^403 /)
    expect(await refused('王芳', { action: 'sign' })).toMatch(/^403 .*signer/)
    expect(await refused('王芳', { action: 'submit' })).toMatch(/^409 .*published/)
    expect(await refused('王芳', { action: 'amend' })).toMatch(/^422 .*reason/)
    expect(await refused('王芳', { action: 'translate' })).toMatch(/^400 /)
    expect(await refused('王芳', { action: 'answer', text: '好' })).toMatch(/^400 /)
    expect(await refused('王芳', { action: 'resolve', comment: 9 })).toMatch(/^404 /)
    expect(await refused('陈主任', { action: 'withdraw', version: 7, reason: 'x' })).toMatch(/^404 /)
    expect(await refused('王芳', { action: 'comment', text: '好' }, '/api/releases/nothing/2023-12')).toMatch(
      /^404 /,
    )
    expect(await refused('王芳', { action: 'submit' }, '/api/releases/lithium-ion/2023-13')).toMatch(/^400 /)
    for (const address of [`${path}/1/file?name=../../journal.jsonl`, `${path}/1/file?name=release.json`])
      expect((await call('王芳', 'GET', address)).status).toBe(404)
    const { changes } = (await call('王芳', 'GET', '/api/changes')).json()
    expect(changes).toContainEqual(
      expect.objectContaining({
        ...{ who: '陈主任', what: 'release' },
        about: { action: 'schedule', product: 'lithium-ion', month: '2023-12' },
      }),
    )
  })

  it('says for whom it waits, and holds an approval to what was submitted', async () => {
    const waiting = async (person: string) => (await call(person, 'GET', '/api/waiting-releases')).json()
    expect(await waiting('李')).toEqual([])
    await act('王芳', { action: 'amend', reason: '修订' })
    expect((await act('王芳', { action: 'submit' })).status).toBe(200)
    expect(await waiting('王芳')).toEqual([])
    const brief = { product: 'lithium-ion', period: '2023-12', version: 2 }
    expect(await waiting('李')).toMatchObject([{ ...brief, action: 'approve' }])
    await act('李', { action: 'approve' })
    expect((await call('王芳', 'GET', `${path}/state`)).json()).toEqual({
      ...{ number: 2, state: 'inReview', approvedBy: ['李'], waitsFor: null },
    })
    expect(await waiting('陈主任')).toMatchObject([{ ...brief, action: 'sign' }])
    expect((await call('周', 'GET', '/api/waiting-releases')).status).toBe(403)

    const commentary = join(deskState.folder, 'commentary', '2023-12', 'lithium-ion.md')
    await mkdir(dirname(commentary), { recursive: true })
    await writeFile(commentary, '审核之后写的评论\n')
    const [, changed] = (await call('陈主任', 'GET', path)).json().versions
    expect(changed).toMatchObject({
      changedFiles: ['inputs/commentary.zh.md'],
      approvals: [{ person: '李' }],
      waitsFor: null,
    })
    expect(changed.next).toEqual(['submit', 'return', 'withdraw'])
    for (const action of ['approve', 'sign'])
      expect((await act('陈主任', { action, reason: '急' })).status).toBe(409)
    // The text that was approved is there again.
    await rm(commentary)
    expect((await call('陈主任', 'GET', path)).json().versions[1]).toMatchObject({
      changedFiles: [],
      waitsFor: 'sign',
    })
    await act('王芳', { action: 'withdraw', reason: '不需要了' })
    expect(await waiting('陈主任')).toEqual([])
  })

  it('holds everybody to the rules that an owner sets at the desk', async () => {
    const rules = '/api/release-rules'
    tokens.set('何', await addToken(deskState.folder, '何', 'owner', now))
    expect((await call('王芳', 'GET', rules)).json()).toEqual({ approval: false, twoPeople: false })
    const wanted = { approval: true, twoPeople: true }
    expect((await call('陈主任', 'PUT', rules, wanted)).status).toBe(403)
    expect((await call('何', 'PUT', rules, wanted)).json()).toEqual(wanted)
    expect((await deskState.workspace()).config.releases).toMatchObject({ approval: true, two_people: true })
    expect((await call('林', 'GET', rules)).status).not.toBe(200)
    const log = (await call('王芳', 'GET', '/api/changes')).text
    expect(log).toContain('release-rules')
  })
})
