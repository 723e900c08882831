import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { manyProducts } from '../support/many-products.ts'
import { type ServedDesk, serveDesk } from '../support/served-desk.ts'

describe('a preview of a product with 15,000 codes', () => {
  let desk: ServedDesk
  beforeAll(async () => {
    desk = await serveDesk((await manyProducts(1)).workspace.folder)
  })
  afterAll(() => desk.close())

  const preview = async (count: number) => {
    const codes = Array.from({ length: count - 1 }, (_, index) => `'${85_100_000 + index}'`)
    const yaml = `name: {zh: 电池, en: batteries}\nclasses:\n  - {name: {zh: 电池, en: batteries}, codes: {HS2022: ['85076000', ${codes.join(', ')}]}}\n`
    const response = await fetch(`${desk.url}/api/products/x/preview`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ yaml, month: '2023-12' }),
    })
    expect(response.status).toBe(200)
    return JSON.parse(await response.text())
  }

  it('is refused in words, and does not keep others waiting', async () => {
    await preview(10)
    const previewing = preview(15_000)
    const waits: number[] = []
    for (let request = 0; request < 20; request++) {
      const start = performance.now()
      expect((await fetch(`${desk.url}/api/loads`)).status).toBe(200)
      waits.push(performance.now() - start)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    const { problem, settings } = await previewing
    expect(problem.words.en).toBe('A text of 180094 characters is too long for a preview (at most 100000).')
    expect(problem.words.zh).toContain('太长，不能预览')
    expect(problem.hint.en).toContain('tradebrief build')
    expect(settings).toBeNull()
    // All at once where the machine is quiet; a block of the main thread once held one for all of the preview.
    expect(waits.sort((a, b) => a - b)[15]).toBeLessThan(5_000)
  })

  it('tells the settings of one with too many codes, and what to do', async () => {
    const { incomplete, settings } = await preview(3_000)
    expect(incomplete.words.en).toBe('3000 codes are too many for a preview (at most 2000).')
    expect(incomplete.words.zh).toContain('3000 个编码太多')
    expect(settings).not.toBeNull()
  })

  it('lists a hundred of the codes that no file has', async () => {
    const { incomplete } = await preview(1_500)
    expect(incomplete.words.en).toContain('85100099, … (1499)')
    expect(incomplete.words.en.length).toBeLessThan(5_000)
  })
})
