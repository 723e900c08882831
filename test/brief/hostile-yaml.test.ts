import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { productSchema } from '../../src/brief/product/product-file.ts'
import { readYaml } from '../../src/brief/product/read-yaml.ts'
import { serveDesk } from '../../src/desk/server.ts'
import { UserError } from '../../src/trade/errors/user-error.ts'
import { factsBeside } from '../../src/workspace/load/read-file.ts'
import { configSchema } from '../../src/workspace/project/config.ts'
import { openWorkspace } from '../../src/workspace/project/open-workspace.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import { statedFactsSchema } from '../../src/workspace/project/stated-facts.ts'
import { tradebrief } from '../support/command.ts'
import { sample, workspaceWith } from '../support/workspaces.ts'

const readAs = {
  product: (text: string) => readYaml(text, 'a.yaml', productSchema),
  config: (text: string) => readYaml(text, 'a.yaml', configSchema),
  facts: (text: string) => readYaml(text, 'a.yaml', statedFactsSchema),
}

/** The user error of a text; null where it is accepted. Anything else that is thrown fails the test. */
function userErrorOf(text: string, kind: keyof typeof readAs = 'product'): UserError | null {
  try {
    readAs[kind](text)
    return null
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
}

const withoutQuotes = 'files:\n  - {match: *进口*.csv, flow: import}\n'
const bomb = `a: &a0 [x, x, x, x, x, x, x, x, x, x]\n${Array.from({ length: 9 }, (_, level) => `b${level}: &a${level + 1} [${Array(10).fill(`*a${level}`).join(', ')}]\n`).join('')}`

describe('a YAML text', () => {
  it('with an asterisk that lacks its quotes is reported with line, column and the remedy', () => {
    const error = userErrorOf(withoutQuotes, 'config')
    expect(error?.where).toEqual({ file: 'a.yaml', line: 2, column: 13, found: '*进口*.csv' })
    expect(error?.explain('zh')).toContain('请加上引号："*进口*.csv"')
    expect(error?.explain('en')).toContain('put it in quotes: "*进口*.csv"')
  })

  it('whose aliases expand without end is refused with line and column', () => {
    expect(userErrorOf(bomb)?.where).toMatchObject({ line: 5, column: 9 })
    expect(userErrorOf('a: &a [*a]\n')?.where).toEqual({ file: 'a.yaml', line: 1, column: 8, found: '*a' })
    expect(userErrorOf(`a: &a 1\nb:\n${'- *a\n'.repeat(5000)}`)?.where).toMatchObject({ line: 1003 })
  })

  it('may use an alias where it is useful', () => {
    const text = 'files:\n- {match: a.csv, codes: &codes ["8507"]}\n- {match: b.csv, codes: *codes}\n'
    expect(readYaml(text, 'tradebrief.yaml', configSchema).files[1]?.codes).toEqual(['8507'])
  })

  it('is refused where a key is repeated, at the second', () => {
    expect(userErrorOf('name: {zh: 浴缸, en: Baths}\nname: x\n')?.where).toMatchObject({ line: 2, column: 1 })
  })

  it.each([
    ['[', 30_000],
    ['{a: ', 10_000],
    ['- ', 30_000],
    ['? ', 30_000],
    ['a: ', 30_000],
    ['- [{a: [', 5_000],
    ['- a\n', 100_000],
    ['&a ', 30_000],
    ['*a\n', 30_000],
    [',', 30_000],
    ['---\n', 30_000],
  ])('of many %j is refused in little time, again and again', (part, count) => {
    const text = part.repeat(count)
    const before = performance.now()
    for (let round = 0; round < 3; round++) expect(userErrorOf(text)?.where?.line).toBeGreaterThan(0)
    expect(performance.now() - before).toBeLessThan(15_000)
  })

  it('of many different keys is refused in little time', () => {
    const keys = Array.from({ length: 12_000 }, (_, index) => `k${index}: 1\n`).join('')
    const before = performance.now()
    expect(userErrorOf(keys)?.words.en.length).toBeLessThan(1_000)
    expect(userErrorOf(`overrides:\n${keys.replace(/^/gm, '  ')}`)).not.toBeNull()
    expect(performance.now() - before).toBeLessThan(15_000)
  })

  it('with any change is read or refused as a mistake of its author', () => {
    const texts = [
      readFileSync(join(sample, 'products', 'lithium-ion.yaml'), 'utf8'),
      `${withoutQuotes}issuer: &who 某研究院\nlogo: *who\n`,
      'flow: export\nmonths: 2023-12\ncodes: ["8507"]\nscope: {partner: ["502"]}\nasOf: 2024-01-18\nnote: {zh: 注, en: note}\n',
      `%YAML 1.1\n---\n<<: [{a: 1}, &b {c: d}]\ne: !!binary aGk=\nf: !!set {g, h}\ni: !!omap [j: 1]\nk: 2001-01-01\n`,
      bomb,
    ]
    const parts = [
      '*', '&', '!', '!!', '|', '>', '%', '@', '`', '"', "'", '{', '}', '[', ']', ',', ':', ': ', '- ', '? ', '#', '\n', '\t', ' ',
      '\r', '<<: ', '*a', '&a ', '!!binary ', '!!set ', '!!omap ', '!!timestamp ', '!<x>', '---\n', '...\n', '%YAML 1.1\n---\n', '\u0000', '\ud800', '\u2028', '\ufeff', '\\x', '1e999', '0x', '.nan',
    ] // biome-ignore format: a list to be read across
    const change = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      remove: fc.nat(6),
      insert: fc.oneof(fc.constantFrom(...parts), fc.string({ maxLength: 3 })),
    })
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.array(change, { minLength: 1, maxLength: 6 }),
        fc.constantFrom<keyof typeof readAs>('product', 'config', 'facts'),
        (text, changes, kind) => {
          const changed = changes.reduce((total, { at, remove, insert }) => {
            const index = Math.floor(at * total.length)
            return total.slice(0, index) + insert + total.slice(index + remove)
          }, text)
          const error = userErrorOf(changed, kind)
          if (error)
            expect(error.where).toMatchObject({ line: expect.any(Number), column: expect.any(Number) })
        },
      ),
      { numRuns: 600, seed: 24 },
    )
  })
})

describe('every YAML file of a workspace', () => {
  it('that has a mistake of YAML is reported with its name and line', async () => {
    const workspace = await workspaceWith({ 'a.yaml': 'name: *x\n', 'b.yaml': bomb })
    const { folder } = workspace
    await expect(readProduct(workspace, 'a')).rejects.toMatchObject({
      where: { file: 'products/a.yaml', line: 1 },
    })
    await expect(readProduct(workspace, 'b')).rejects.toMatchObject({
      where: { file: 'products/b.yaml', line: 5 },
    })
    const table = join(folder, 'x.csv')
    await writeFile(`${table}.yaml`, 'flow: export\ncodes: *8507\n')
    await expect(factsBeside(table)).rejects.toMatchObject({ where: { file: 'x.csv.yaml', line: 2 } })
    await writeFile(join(folder, 'tradebrief.yaml'), withoutQuotes)
    await expect(openWorkspace(folder)).rejects.toMatchObject({ where: { file: 'tradebrief.yaml', line: 2 } })
    const { code, stderr } = await tradebrief(['-C', folder, 'status'])
    expect(code).toBe(2)
    expect(stderr).toContain('file: tradebrief.yaml, line 2, column: 13')
  })

  it('that the desk is sent is answered with line and column, also where it could end the process', async () => {
    const { folder } = await workspaceWith()
    const bugs: unknown[] = []
    const desk = await serveDesk({ folder, port: 0, onError: (error) => bugs.push(error) })
    try {
      for (const yaml of [withoutQuotes, bomb, '['.repeat(50_000), 'a: &a [*a]', '{a: '.repeat(20_000)])
        for (let round = 0; round < 3; round++) {
          const headers = { 'content-type': 'application/json' }
          const url = `${desk.url}/api/products/x`
          const put = await fetch(url, { method: 'PUT', headers, body: JSON.stringify({ yaml }) })
          expect(put.status).toBe(422)
          const { where } = JSON.parse(await put.text())
          expect(where).toMatchObject({
            file: 'x.yaml',
            line: expect.any(Number),
            column: expect.any(Number),
          })
          const set = [{ path: ['top'], value: 5 }]
          const body = JSON.stringify({ yaml, set })
          const preview = await fetch(`${url}/preview`, { method: 'POST', headers, body })
          expect(preview.status).toBe(200)
          expect(JSON.parse(await preview.text()).problem.where.line).toBe(where.line)
        }
    } finally {
      await desk.close()
    }
    expect(bugs).toEqual([])
  })
})
