import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountsGate } from '../../src/desk/auth/accounts.ts'
import { inbox } from '../../src/desk/schemas/inbox-schemas.ts'
import { notifications } from '../../src/desk/schemas/notification-schemas.ts'
import { schedules } from '../../src/desk/schemas/schedule-schemas.ts'
import { type OpenDesk, serveDesk } from '../../src/desk/server.ts'
import { addToken } from '../../src/workspace/project/tokens/tokens.ts'
import '../support/command.ts' // a stale build is made anew, with the thread that reads files
import { deskOn } from '../support/desks.ts'
import { portalCsv, portalTable } from '../support/portal-file.ts'
import { months } from '../support/staged.ts'
import { bathtubRows, listedPartners } from '../support/trade.ts'
import { workspaceWith } from '../support/workspaces.ts'

const csv = portalCsv(
  portalTable(bathtubRows(months('2023-01', '2023-03'), { partners: listedPartners.slice(0, 20) })),
)
const roles = ['reader', 'editor', 'owner'] as const
type Role = (typeof roles)[number]

describe('inbox, schedules and notifications at a desk with accounts', () => {
  let open: Awaited<ReturnType<typeof deskOn>>
  const tokens = new Map<Role, string>()
  beforeAll(async () => {
    open = await deskOn('nothing', { gate: accountsGate })
    for (const role of roles) tokens.set(role, await addToken(open.workspace.folder, role, role, new Date()))
    await mkdir(join(open.workspace.folder, 'inbox'))
    const settings = [
      'inbox: {settle: 0.1}',
      'schedules: [{name: daily, run: [check], when: "0 9 * * *"}]',
      'notify: {webhooks: [{name: portal, url: "http://127.0.0.1:9/", secret: {env: NONE}}]}',
    ]
    await appendFile(join(open.workspace.folder, 'tradebrief.yaml'), `${settings.join('\n')}\n`)
  })

  const call = async (role: Role | null, method: string, path: string, body?: unknown) => {
    const headers = {
      ...(role && { authorization: `Bearer ${tokens.get(role)}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    }
    const response = await open.desk.request(path, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, text, json: () => JSON.parse(text) }
  }

  it.each([
    ['GET', '/api/inbox', 'reader'],
    ['POST', '/api/inbox/passes', 'editor', {}],
    ['PUT', '/api/inbox/answers', 'editor', { file: 'none.csv', about: 'flow', value: 'export' }],
    ['PUT', '/api/inbox/watching', 'owner', { isWatched: true }],
    ['GET', '/api/schedules', 'editor'],
    ['POST', '/api/schedules/runs', 'owner', { name: 'none' }],
    ['GET', '/api/notifications', 'owner'],
    ['POST', '/api/notifications/passes', 'owner', {}],
    ['GET', '/api/notifications/feed', 'editor'],
  ] as const)('%s %s is for those who may', async (method, path, least, body?: object) => {
    expect((await call(null, method, path, body)).status).toBe(401)
    for (const role of roles) {
      const { status } = await call(role, method, path, body)
      const isAllowed = roles.indexOf(role) >= roles.indexOf(least)
      expect(status === 403, `${role} ${status}`).toBe(!isAllowed)
      expect(status, role).toBeLessThan(500)
    }
  })

  it.each([
    ['PUT', '/api/inbox/answers', { file: '', about: 'flow', value: 'export' }, 400],
    ['PUT', '/api/inbox/answers', { file: 'a.csv', about: 'colour', value: 'x' }, 400],
    ['PUT', '/api/inbox/answers', { file: 'a.csv', about: 'flow', value: 'export', more: 1 }, 400],
    ['PUT', '/api/inbox/answers', { file: '../tradebrief', about: 'flow', value: 'export' }, 422],
    ['POST', '/api/inbox/passes', { again: 'yes' }, 400],
    ['PUT', '/api/inbox/watching', { isWatched: 'yes' }, 400],
    ['PUT', '/api/inbox/watching', {}, 400],
    ['POST', '/api/schedules/runs', { name: 'none' }, 422],
    ['POST', '/api/schedules/runs', {}, 400],
    ['GET', '/api/notifications/feed?language=fr', undefined, 400],
  ] as const)('%s %s refuses %o', async (method, path, body, expected) => {
    const { status, json } = await call('owner', method, path, body)
    expect(status).toBe(expected)
    expect(json().words).toMatchObject({ zh: expect.any(String), en: expect.any(String) })
  })

  it('ask about a file, take the answer, and load it; the change is noted with who gave it', async () => {
    await writeFile(join(open.workspace.folder, 'inbox', '数据.csv'), csv)
    const asked = inbox.parse((await call('editor', 'POST', '/api/inbox/passes', {})).json())
    expect(asked.pending).toMatchObject([{ file: '数据.csv', state: 'waiting', question: { about: 'flow' } }])
    const answer = { file: '数据.csv', about: 'flow', value: 'import' }
    const answered = inbox.parse((await call('editor', 'PUT', '/api/inbox/answers', answer)).json())
    expect([answered.pending, answered.loadedCount]).toEqual([[], 1])
    expect((await call('editor', 'PUT', '/api/inbox/answers', answer)).status).toBe(422)
    const log = await readFile(join(open.workspace.folder, '.desk', 'changes.jsonl'), 'utf8')
    expect(JSON.parse(log.trim().split('\n').at(-1) ?? '')).toMatchObject({ who: 'editor', what: 'load' })
  })

  it('turn the loading of what comes off and on, with the other settings of the inbox as they were', async () => {
    const file = join(open.workspace.folder, 'tradebrief.yaml')
    const turn = async (isWatched: boolean) =>
      inbox.parse((await call('owner', 'PUT', '/api/inbox/watching', { isWatched })).json()).isWatched
    expect(await turn(false)).toBe(false)
    expect(await readFile(file, 'utf8')).toMatch(/^inbox: \{ ?settle: 0\.1, watch: false ?\}$/m)
    expect(await turn(true)).toBe(true)
    const log = await readFile(join(open.workspace.folder, '.desk', 'changes.jsonl'), 'utf8')
    const [off, on] = log.trim().split('\n').slice(-2)
    expect([JSON.parse(off ?? ''), JSON.parse(on ?? '')]).toMatchObject([
      { who: 'owner', what: 'inbox-off' },
      { who: 'owner', what: 'inbox-on' },
    ])
  })

  it('list schedules with the next run, and run one now', async () => {
    const [before] = schedules.parse((await call('editor', 'GET', '/api/schedules')).json())
    expect(before).toMatchObject({ name: 'daily', timezone: 'Asia/Shanghai', due: null, last: null })
    const ran = await call('owner', 'POST', '/api/schedules/runs', { name: 'daily' })
    const [after] = schedules.parse(ran.json())
    expect(after?.last?.words[0]?.en).toMatch(/^checked: /)
  })

  it('tell owners alone who was notified, and editors what, as a feed', async () => {
    const answer = await call('owner', 'GET', '/api/notifications')
    expect(notifications.parse(answer.json()).isSetUp).toBe(true)
    const { text } = await call('editor', 'GET', '/api/notifications/feed?language=en')
    expect(text).toContain('<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">')
    expect(text).not.toContain('portal')
  })
})

describe('an open desk', () => {
  let desk: OpenDesk
  let folder: string
  const bugs: unknown[] = []
  beforeAll(async () => {
    folder = (await workspaceWith()).folder
    await appendFile(join(folder, 'tradebrief.yaml'), 'inbox: {settle: 0.1}\n')
    desk = await serveDesk({ folder, port: 0, onError: (error) => bugs.push(error) })
  })
  afterAll(async () => {
    await desk?.close()
    expect(bugs).toEqual([])
  })

  it('loads what comes into its inbox by itself', { timeout: 30_000 }, async () => {
    const read = async () => inbox.parse(await (await fetch(`${desk.url}/api/inbox`)).json())
    await expect.poll(async () => (await read()).isWatched).toBe(true)
    await writeFile(join(folder, 'inbox', '出口2023.csv'), csv).catch(async () => {
      await mkdir(join(folder, 'inbox'), { recursive: true })
      await writeFile(join(folder, 'inbox', '出口2023.csv'), csv)
    })
    await expect.poll(async () => (await read()).loadedCount, { timeout: 20_000 }).toBe(1)
    expect((await read()).loaded).toMatchObject([{ file: '出口2023.csv', wasKnown: false }])
  })
})
