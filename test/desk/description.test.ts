import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenDesk, serveDesk } from '../../src/desk/server.ts'
import { formats } from '../../src/press/press.ts'
import { filesToLoad } from '../../src/workspace/load/found-files.ts'
import { tradebrief } from '../support/command.ts'
import { sendRaw } from '../support/raw-http.ts'
import { load, sample, workspaceWith } from '../support/workspaces.ts'

interface Described {
  readonly parameters?: readonly {
    readonly name: string
    readonly in: string
    readonly required?: boolean
    readonly schema: { readonly pattern?: string }
  }[]
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, object>>; readonly headers?: object }>
  >
}

const bugs: unknown[] = []
let desk: OpenDesk
let folder: string
let paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
const product = () => readFile(join(sample, 'products', 'lithium-ion.yaml'), 'utf8')
const get = (path: string) => sendRaw(desk.url, { method: 'GET', path })
beforeAll(async () => {
  const workspace = await workspaceWith({ 'lithium-ion.yaml': await product() })
  folder = workspace.folder
  await load(workspace, await filesToLoad([join(sample, 'files')]))
  desk = await serveDesk({ folder, port: 0, onError: (error) => bugs.push(error) })
  paths = JSON.parse((await get('/api/openapi.json')).text).paths
})
afterAll(async () => {
  await desk?.close()
  expect(bugs).toEqual([])
})

const typesOf = (path: string, method: string): string[] =>
  Object.keys(paths[path]?.[method]?.responses['200']?.content ?? {})
const typeOf = async (path: string) => (await get(path)).headers.get('content-type')?.split(';')[0]
const parameter = (path: string, method: string, name: string) =>
  paths[path]?.[method]?.parameters?.find((each) => each.name === name)

describe('the description of the API', () => {
  it('has the media type of every file', async () => {
    const address = '/api/briefs/lithium-ion/2023-12/file?format='
    const served = await Promise.all(formats.map((format) => typeOf(address + format)))
    expect(typesOf('/api/briefs/{product}/{month}/file', 'get').sort()).toEqual([...new Set(served)].sort())
    const totals = '/api/totals?product=lithium-ion&from=2023-12&to=2023-12&format='
    const types = [await typeOf(`${totals}json`), await typeOf(`${totals}csv`)]
    expect(typesOf('/api/totals', 'get')).toEqual(types)
    expect(typesOf('/api/jobs/{id}/events', 'get')).toEqual(['text/event-stream'])
    const list = Object.values(paths).flatMap((methods) => Object.values(methods))
    expect(list.filter(({ responses }) => Object.keys(responses['200']?.content ?? {}).length === 0)).toEqual(
      [],
    )
    expect(JSON.stringify(list.map(({ responses }) => responses))).not.toContain('application/octet-stream')
  })

  it('says that a change of a commentary names the edition, which is demanded', async () => {
    const path = '/api/commentary/{product}/{month}'
    expect(parameter(path, 'put', 'If-Match')).toMatchObject({ in: 'header', required: true })
    expect(Object.keys(paths[path]?.put?.responses ?? {})).toEqual(['200', '412', '428', 'default'])
    for (const method of ['get', 'put'])
      expect(paths[path]?.[method]?.responses['200']?.headers).toHaveProperty('ETag')
    const put = async (headers: Readonly<Record<string, string>>) => {
      const kind = { 'Content-Type': 'application/json', ...headers }
      const body = { body: '{"text": ""}', framing: 'length' } as const
      return sendRaw(desk.url, {
        method: 'PUT',
        path: '/api/commentary/lithium-ion/2023-12',
        headers: kind,
        ...body,
      })
    }
    expect([(await put({})).status, (await put({ 'If-Match': '"x"' })).status]).toEqual([428, 412])
    expect((await put({ 'If-Match': '*' })).status).toBe(200)
    expect(parameter('/api/briefs', 'get', 'If-None-Match')).toMatchObject({ in: 'header', required: false })
  })

  it('has the range of months, outside which a request is refused and nothing fails', async () => {
    const pattern = (path: string, name: string) =>
      new RegExp(parameter(path, 'get', name)?.schema.pattern ?? 'none')
    const edges = ['1950-01', '2199-12', '1950', '2199-H2', '1950-Q1']
    const outside = [
      '1949-12',
      '2200-01',
      '1900-01',
      '1901-01',
      '2999-12',
      '1900-Q1',
      '2999-H2',
      '1949',
      '0000-00',
      '2023-13',
    ]
    for (const text of [...edges, ...outside]) {
      const isInside = edges.includes(text)
      const isMonth = /^\d{4}-\d\d$/.test(text)
      expect([text, pattern('/api/briefs/{product}/{month}', 'month').test(text)]).toEqual([text, isInside])
      expect([text, pattern('/api/totals', 'from').test(text)]).toEqual([text, isInside && isMonth])
      const asked = [
        ...['briefs', 'checks', 'figures', 'commentary'].map((name) => `/api/${name}/lithium-ion/${text}`),
        `/api/plan?product=lithium-ion&month=${text}`,
        ...(isMonth
          ? [
              `/api/briefs?months=36&edition=year&until=${text}`,
              `/api/totals?product=lithium-ion&from=${text}&to=${text}`,
            ]
          : []),
      ]
      for (const path of asked) {
        const { status } = await get(path)
        expect([path, isInside ? status < 500 && status !== 400 : status]).toEqual([path, isInside || 400])
      }
    }
  })

  it('and the command refuses the same months, as a mistake of whoever typed it', async () => {
    for (const command of [
      'build 1900-01',
      'plan lithium-ion 2999-12',
      'check 1949',
      'revisions lithium-ion --month 2999-12',
    ]) {
      const { code, stderr } = await tradebrief(['-C', folder, ...command.split(' ')])
      expect([command, code, stderr]).toEqual([command, 2, expect.stringContaining('This is no month')])
    }
  })
})
