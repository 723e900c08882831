import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { requireParsable } from '../../src/brief/commentary/markdown-limits.ts'
import { readCommentary } from '../../src/brief/commentary/read-commentary.ts'
import { textSections } from '../../src/brief/commentary/text-sections.ts'
import { type OpenDesk, serveDesk } from '../../src/desk/server.ts'
import { UserError } from '../../src/trade/errors/user-error.ts'
import '../support/command.ts' // builds the program of child processes where it is stale
import { sample, workspaceWith } from '../support/workspaces.ts'

const repeated = (part: string, length: number): string =>
  part.repeat(Math.ceil(length / part.length)).slice(0, length)

describe('a desk with a commentary that is made to take long', () => {
  const bugs: unknown[] = []
  let desk: OpenDesk
  beforeAll(async () => {
    const { folder } = await workspaceWith()
    const product = join('products', 'lithium-ion.yaml')
    await copyFile(join(sample, product), join(folder, product))
    desk = await serveDesk({ folder, port: 0, onError: (error) => bugs.push(error) })
  })
  afterAll(() => desk?.close())

  const preview = async (text: string, signal?: AbortSignal) => {
    const response = await fetch(`${desk.url}/api/commentary/lithium-ion/2023-12/preview`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text }),
      ...(signal && { signal }),
    })
    return { status: response.status, body: JSON.parse(await response.text()) }
  }

  it('refuses 199,000 characters of emphasis at once, and shows the text', async () => {
    const text = repeated('*a_ ', 199_000)
    const before = performance.now()
    const { status, body } = await preview(text)
    expect(performance.now() - before).toBeLessThan(5_000)
    expect(status).toBe(200)
    expect(body.problem.words.en).toBe('The commentary is too long, or has too much markup.')
    expect(body.sections[0].text).toBe(text)
  })

  it('answers others while it reads the longest that it reads', async () => {
    const long = preview(repeated('- a\n', 19_900))
    const waits: number[] = []
    for (let request = 0; request < 20; request++) {
      const before = performance.now()
      expect((await fetch(`${desk.url}/api/about`)).status).toBe(200)
      waits.push(performance.now() - before)
    }
    expect((await long).status).toBe(200)
    expect(Math.max(...waits)).toBeLessThan(3_000)
  })

  it('goes on where a request is given up in the middle', async () => {
    const controller = new AbortController()
    const given = preview(repeated('- a\n', 19_900), controller.signal)
    setTimeout(() => controller.abort(), 30)
    await expect(given).rejects.toThrow()
    expect((await preview('Exports rose.')).body.problem).toBeNull()
    expect(bugs).toEqual([])
  })
})

describe('a commentary of any shape', () => {
  it.each([
    '*a_ ', '*a*', '_a ', '**a ', 'a**b_c ', '[a', '[', ']', '![', '[a](', '[a][b] ', '[a]: b\n\n', '> ', '> a\n', '- ', '+ ', '1. ', '- a\n',
    '- a\n\n', '` ', '`a', '<', '<a ', '<!--', '<![CDATA[', '&', '&amp;', '\\', '| a | b |\n', '# a\n', 'a\n=\n', '---\n', '\n', ' ', '\t',
    'a\n', 'a  \n', '[a](<', '[a](b "', '\r', '**中文。**', '```\n', '    a\n', '<div>\n', '> - ', '> a\nb\n', '{{', '{{a}}',
  ])('is read or refused in little time: %j', (part) => {
    for (const length of [10_000, 100_000]) {
      const text = repeated(part, length)
      const before = process.cpuUsage()
      for (const read of [() => textSections(text), () => readCommentary(text, 'a.md', 'zh')])
        try {
          read()
        } catch (error) {
          expect(error).toBeInstanceOf(UserError)
        }
      const { user, system } = process.cpuUsage(before)
      expect((user + system) / 1_000_000).toBeLessThan(10)
    }
  }) // biome-ignore format: a list to be read across

  it('is not refused for a rule, lists, or as much emphasis as a report has', () => {
    const text = `${'**出口**增长，*进口*下降。\n\n'.repeat(400)}\n- 甲\n- 乙\n\n* * * * * * * * * *\n\n1. 丙\n`
    expect(() => requireParsable(text, 'a.md')).not.toThrow()
  })

  it('of long white space within a line is read at once', () => {
    const [part] = readCommentary(`a${' '.repeat(90_000)}b`, 'a.md', 'en')
    expect(part?.blocks).toHaveLength(1)
  })
})
