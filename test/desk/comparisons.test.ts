import { beforeAll, describe, expect, it } from 'vitest'
import { comparisonChoices, comparisonReport } from '../../src/desk/schemas/comparison-schemas.ts'
import '../support/command.ts' // a stale build is made anew
import { deskOn } from '../support/desks.ts'
import { unzip } from '../support/zip.ts'

describe('a comparison on the desk', () => {
  let open: Awaited<ReturnType<typeof deskOn>>
  beforeAll(async () => {
    open = await deskOn('sample')
  })

  const path = '/api/comparisons/lithium-ion/2023-12'
  const ask = (query: string) => open.desk.request(`${path}${query}`)

  it('has figures, texts and causes', async () => {
    const report = comparisonReport.parse(await (await ask('?withPeriod=2023-11&language=zh')).json())
    expect(report).toMatchObject({
      isSame: false,
      older: { period: '2023-11' },
      newer: { period: '2023-12', file: null },
    })
    expect(report.figures.find(({ id }) => id === 'export.month.value')).toMatchObject({
      older: '54.6',
      newer: '52.8',
      difference: '-1.8',
      causes: [{ kind: 'period' }],
    })
  })

  it('is a Word file with tracked changes, a page without scripts, and a text', async () => {
    const word = await ask('/file?withPeriod=2023-11&format=docx')
    expect(word.headers.get('content-disposition')).toContain('lithium-ion-2023-12-changes.docx')
    const parts = unzip(Buffer.from(await word.arrayBuffer()))
    expect(String(parts.get('word/document.xml'))).toMatch(/<w:del w:id=.*<w:delText.*<w:ins w:id=/)
    const page = await (await ask('/file?withPeriod=2023-11&format=html')).text()
    expect(page).toContain('<del>54.6</del><ins>52.8</ins>')
    expect(page).not.toContain('<script')
    const mail = await (await ask('/file?withPeriod=2023-11&format=mail&ui=en')).text()
    expect(mail).toContain('exports, month, value: 54.6 → 52.8')
  })

  it('says by which dates of the data it can be, and that nothing was built to compare with', async () => {
    expect(comparisonChoices.parse(await (await ask('/choices')).json())).toEqual({
      dates: ['2024-01-18T00:00:00.000Z'],
      issued: null,
    })
    const refused = await ask('?issued=true')
    expect(refused.status).toBe(404)
    expect(await refused.json()).toMatchObject({ hint: { en: expect.stringContaining('--formats json') } })
  })

  it.each([
    ['?withPeriod=2023-13', 400],
    ['?withPeriod=yesterday', 400],
    ['?withProduct=nothing', 404],
    ['?withAsOf=2024', 400],
    ['?issued=yes', 400],
    ['?language=fr', 400],
    ['/file?withPeriod=2023-11', 400],
    ['/file?withPeriod=2023-11&format=exe', 400],
    ['?withAsOf=2020-01-01T00:00:00Z', 422],
  ])('is refused for what names nothing: %s', async (query, status) => {
    const answer = await ask(query)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
  })

  it('is described in OpenAPI, for readers', async () => {
    const described = await (await open.desk.request('/api/openapi.json')).text()
    const { paths } = JSON.parse(described)
    const ours = Object.keys(paths).filter((item) => item.startsWith('/api/comparisons/'))
    expect(ours).toHaveLength(3)
    for (const item of ours) expect(paths[item].get['x-role']).toBe('reader')
  })
})
