import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SoakClient } from './soak-client.ts'

/** A person of the workspace who sends what is made to stop the desk: an editor, and a reader. */
export interface HostileClients {
  readonly editor: SoakClient
  readonly reader: SoakClient
}

export interface HostileAttack {
  readonly kind: string
  perform(clients: HostileClients): Promise<void>
}

const refused = [400, 404, 409, 412, 413, 414, 415, 422, 428, 429]
const anyRefusal = [200, ...refused]
const month = 'lithium-ion/2023-12'

/**
 * @param folder has the hostile workbook and the generator of other files, which are made in `out` by Python.
 */
export function hostileAttacks(folder: string, out: string): readonly HostileAttack[] {
  execFileSync('python3', [join(folder, 'generate.py'), out], { stdio: 'ignore' })
  const result = (file: string) => readFileSync(join(out, file))
  const workbook = readFileSync(join(folder, 'sheet-coordinates.xlsx'))
  const names = result('names-40000.csv')
  const product = 'id: x\nname: {zh: 电池, en: batteries}\n'
  const codes = Array.from({ length: 15_000 }, (_, index) => `'${85_000_000 + index}'`)
  const aliases = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'.replace(/./g, (letter, index: number) => `${letter}: &${letter} [${`*${'abcdefgh'[index]},`.repeat(9)}]\n`)}`
  return [
    ...[1_000, 10_000].map((rows) =>
      audit(`audit of ${rows} rows`, 'brief.md', briefWithRows(result('audit-rows.md').toString(), rows)),
    ),
    audit('PDF with 20 million texts', 'brief.pdf', result('text-bomb.pdf')),
    upload('workbook with wrong addresses', 'book.xlsx', workbook),
    upload('table with 40,000 names', '出口.csv', names),
    loadAndUndo('load of 40,000 names', names),
    preview('commentary of 199,000 signs', result('emphasis.md').toString()),
    preview('commentary of nested quotes', '> '.repeat(90_000)),
    productPreview('product with 15,000 codes', `${product}codes: [${codes.join(', ')}]\n`),
    productPreview('product without a quote', result('quote.yaml').toString()),
    productPreview('product with many aliases', aliases),
    productPreview('product of deep lists', `name: ${'['.repeat(50_000)}`),
    chunked(),
    signInAndOut(),
    largeBody(),
    wrongToken(),
    ...['../../etc/passwd', 'con.xlsx', '\u202Ecsv.exe', 'a\u0000b.csv', 'x'.repeat(390)].map(uploadNamed),
    read('product ids of devices', ['/api/products/con', '/api/products/..%2f..%2fx', '/api/products/nul']),
    read('long and odd addresses', [
      `/api/loads?x=${'y'.repeat(7_000)}`,
      `/api/${'z'.repeat(9_000)}`,
      '/api/%ff',
    ]),
    read('totals of everything', [
      '/api/totals?codes=85&by=partner&from=2010-01&to=2023-12&limit=20000&format=csv',
    ]),
  ]
}

const briefWithRows = (text: string, rows: number): string => {
  const lines = Array.from(
    { length: rows },
    (_, index) =>
      `| 国${index} | ${1_000 - (index % 900)}.${index % 10} | ${index % 7}.1 | -${index % 50}.2 |\n`,
  )
  return text + lines.join('')
}

const post = (path: string, body: Uint8Array | string, isChunked = false) => ({
  method: 'POST',
  path,
  body,
  isChunked,
  statuses: anyRefusal,
})

const audit = (kind: string, name: string, body: Uint8Array | string): HostileAttack => ({
  kind,
  perform: async ({ reader }) =>
    void (await reader.ask(kind, post(`/api/audit?name=${name}`, Buffer.from(body)))),
})

const preview = (kind: string, text: string): HostileAttack => ({
  kind,
  perform: async ({ reader }) =>
    void (await reader.ask(kind, post(`/api/commentary/${month}/preview`, JSON.stringify({ text })))),
})

const productPreview = (kind: string, yaml: string): HostileAttack => ({
  kind,
  perform: async ({ reader }) =>
    void (await reader.ask(
      kind,
      post('/api/products/x/preview', JSON.stringify({ yaml, month: '2023-12' })),
    )),
})

const upload = (kind: string, name: string, body: Uint8Array): HostileAttack => ({
  kind,
  perform: async ({ editor }) => {
    const path = `/api/uploads?name=${encodeURIComponent(name)}`
    const answer = await editor.ask(kind, post(path, body, true))
    if (answer?.status !== 200) return
    const { id } = JSON.parse(answer.text)
    await editor.ask(`${kind}, taken back`, {
      method: 'DELETE',
      path: `/api/uploads/${id}`,
      statuses: [200, 404, 422],
    })
  },
})

const uploadNamed = (name: string): HostileAttack =>
  upload('odd file names', name, Buffer.from('not a table\n'))

/** Loads what it can, and takes the load back, so that the ledger does not grow from round to round. */
const loadAndUndo = (kind: string, body: Uint8Array): HostileAttack => ({
  kind,
  perform: async ({ editor }) => {
    const path = `/api/uploads?name=${encodeURIComponent('出口 名.csv')}`
    const received = await editor.ask(kind, post(path, body))
    if (received?.status !== 200) return
    const { id } = JSON.parse(received.text)
    const stated = JSON.stringify({ flow: 'export', scope: 'partner=502', relation: 'part' })
    await editor.ask(kind, { method: 'PUT', path: `/api/uploads/${id}`, body: stated, statuses: anyRefusal })
    const started = await editor.ask(kind, post('/api/loads', JSON.stringify({ upload: id })))
    if (started?.status !== 200) return
    const job = JSON.parse(started.text)
    const events = await editor.ask(kind, { path: `/api/jobs/${job.id}/events`, statuses: anyRefusal })
    const [, load] = /"load":\{"id":(\d+)/.exec(events?.text ?? '') ?? []
    if (load)
      await editor.ask(`${kind}, undone`, {
        method: 'DELETE',
        path: `/api/loads/${load}`,
        statuses: [200, 404, 422],
      })
    await editor.ask(`${kind}, taken back`, {
      method: 'DELETE',
      path: `/api/uploads/${id}`,
      statuses: [200, 404, 422],
    })
  },
})

const chunked = (): HostileAttack => ({
  kind: 'chunked body',
  perform: async ({ reader }) =>
    void (await reader.ask(
      'chunked body',
      post(`/api/commentary/${month}/preview`, JSON.stringify({ text: 'x' }), true),
    )),
})

const signInAndOut = (): HostileAttack => ({
  kind: 'sign-out without a length',
  perform: async ({ reader }) => {
    const kind = 'sign-out without a length'
    const headers = { 'x-tradebrief': '1' }
    await reader.ask(kind, { method: 'DELETE', path: '/api/session', headers, statuses: [200] })
    await reader.ask(kind, {
      method: 'DELETE',
      path: '/api/loads/1',
      headers,
      isChunked: true,
      body: '{}',
      statuses: [403],
    })
  },
})

const largeBody = (): HostileAttack => ({
  kind: 'body of 2 MB',
  perform: async ({ reader }) =>
    void (await reader.ask('body of 2 MB', {
      ...post('/api/products/x/preview', `{"yaml":"${'x'.repeat(2_000_000)}"}`),
      statuses: [413],
    })),
})

const wrongToken = (): HostileAttack => ({
  kind: 'wrong token',
  perform: async ({ reader }) => {
    for (let index = 0; index < 5; index++) {
      const authorization = `Bearer tradebrief_wrong${index}${'x'.repeat(36)}`
      await reader.ask('wrong token', {
        path: '/api/loads',
        headers: { authorization },
        statuses: [401, 429],
      })
    }
  },
})

const read = (kind: string, paths: readonly string[]): HostileAttack => ({
  kind,
  perform: async ({ reader }) => {
    for (const path of paths) await reader.ask(kind, { path, statuses: anyRefusal })
  },
})
