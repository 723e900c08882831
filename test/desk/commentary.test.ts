import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { deskOn } from '../support/desks.ts'

const reported: unknown[] = []
let open: Awaited<ReturnType<typeof deskOn>>
beforeAll(async () => {
  open = await deskOn('sample', { onError: (error) => reported.push(error) })
})

const subject = '/api/commentary/lithium-ion/2023-12'
const call = async (method: string, path: string, body?: object, match?: string) => {
  const headers = { 'content-type': 'application/json', ...(match !== undefined && { 'if-match': match }) }
  const init = body === undefined ? { method } : { method, headers, body: JSON.stringify(body) }
  const response = await open.desk.request(path, init)
  const etag = response.headers.get('etag') ?? ''
  return { status: response.status, etag, body: JSON.parse(await response.text()) }
}
const file = (name: string) => readFile(join(open.workspace.folder, 'commentary', '2023-12', name), 'utf8')

describe('commentary at the desk', () => {
  it('is written part by part beside the section, and is in the brief at once', async () => {
    const empty = await call('GET', subject)
    expect(empty.body).toMatchObject({ file: 'commentary/2023-12/lithium-ion.md', text: '', problem: null })
    const parts = empty.body.sections.map((section: { part: string | null }) => section.part)
    expect(parts.slice(0, 3)).toEqual([null, 'overview', 'partners'])

    const text = '对美国出口{{export.partner.USA.month.value}}。'
    const saved = await call('PUT', subject, { part: 'export.partners', text }, empty.etag)
    expect(saved.status).toBe(200)
    expect(await file('lithium-ion.md')).toMatch(/^## .+出口区域分布及变化\n\n对美国出口/)
    const again = await call('GET', subject)
    expect(again.etag).toBe(saved.etag)
    expect(again.body.sections.find((item: { part: string }) => item.part === 'export.partners').text).toBe(
      text,
    )
    const brief = await open.desk.request('/api/briefs/lithium-ion/2023-12/file?format=md')
    expect(await brief.text()).toMatch(/对美国出口\d+\.\d亿美元。/)
    const log = await readFile(join(open.workspace.folder, '.desk', 'changes.jsonl'), 'utf8')
    expect(JSON.parse(log.trim())).toMatchObject({ what: 'commentary', file: saved.body.file })
  })

  it('that the machine does not let be written is told to whoever writes it, and to whoever runs the desk', async () => {
    const { etag } = await call('GET', subject)
    const commentary = join(open.workspace.folder, 'commentary')
    await rename(commentary, `${commentary}-away`)
    await writeFile(commentary, 'a file where a folder should be')
    try {
      const early = await call('GET', '/api/commentary/lithium-ion/2023-11')
      const refused = await call('PUT', subject, { text: '好。' }, early.etag)
      expect(refused).toMatchObject({ status: 422, body: { words: { zh: '这里应当是文件夹，却是文件。' } } })
      expect(reported).toMatchObject([{ words: refused.body.words }])
    } finally {
      await rm(commentary)
      await rename(`${commentary}-away`, commentary)
    }
    expect((await call('GET', subject)).etag).toBe(etag)
  })

  it('shows what a text would be without storing it, and what is wrong with it, with the likest ids', async () => {
    const english = `${subject}/preview?language=en`
    const good = await call('POST', english, { text: 'Exports were {{export.month.value}}.' })
    expect(good.body.html).toContain('Exports were ')
    expect(good.body.problem).toBeNull()
    const wrong = await call('POST', english, { text: 'All well.\n\nExports were {{export.month.valu}}.' })
    expect(wrong.body).toMatchObject({ html: null, problem: { status: 422, where: { line: 3 } } })
    expect(wrong.body.problem.hint.en).toContain('export.month.value')
    await expect(file('lithium-ion.en.md')).rejects.toThrow('ENOENT')
  })

  it('with a mistake, or for a part that there is not, is refused and not stored', async () => {
    const { etag } = await call('GET', `${subject}?language=en`)
    const unknown = await call('PUT', `${subject}?language=en`, { text: '{{export.nowhere}}' }, etag)
    expect([unknown.status, unknown.body.where.file]).toEqual([422, 'lithium-ion.en.md'])
    const stray = await call('PUT', `${subject}?language=en`, { part: 'weather', text: 'Rain.' }, etag)
    expect(stray.status).toBe(422)
    expect(stray.body.hint.en).toContain('overview')
    await expect(file('lithium-ion.en.md')).rejects.toThrow('ENOENT')
  })

  it('of two people who write at once, the second is told, and nothing is lost', async () => {
    const { etag } = await call('GET', `${subject}?language=en`)
    const both = await Promise.all(
      ['One.', 'Two.'].map((text) => call('PUT', `${subject}?language=en`, { text }, etag)),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412])
    expect(await file('lithium-ion.en.md')).toBe(both.find(({ status }) => status === 200)?.body.text)
    expect((await call('PUT', `${subject}?language=en`, { text: 'Three.' })).status).toBe(428)
  })

  it('can be written before the data are there, and is then held against nothing', async () => {
    const early = '/api/commentary/lithium-ion/2024-01'
    const { etag, body } = await call('GET', early)
    expect(body.incomplete.words.en).toContain('January 2024')
    expect((await call('PUT', early, { text: '{{export.month.value}}' }, etag)).status).toBe(200)
    expect((await call('PUT', early, { text: '<b>no</b>' }, '*')).status).toBe(422)
  })
})
