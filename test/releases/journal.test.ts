import { existsSync } from 'node:fs'
import { appendFile, mkdir, readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { decide, type Entry, emptyRelease, releaseKey } from '../../src/releases/machine/machine.ts'
import { Journal, journalFile } from '../../src/releases/store/journal.ts'
import { workspaceWith } from '../support/workspaces.ts'
import { noRules, people, subject, submit } from './acts.ts'

/** A journal with an entry of the product of each name, and its path. */
async function journalOf(...products: string[]): Promise<{ journal: Journal; path: string; folder: string }> {
  const { folder } = await workspaceWith()
  const journal = new Journal(folder)
  for (const product of products) await add(journal, product)
  return { journal, folder, path: join(folder, journalFile) }
}

const situation = {
  ...({
    actor: people.wang,
    now: new Date('2024-01-18T01:00:00Z'),
    rules: noRules,
    channel: 'command',
  } as const),
}

function add(journal: Journal, product: string): Promise<readonly Entry[]> {
  const name = { ...subject, product }
  return journal.transact((releases) =>
    decide(releases.get(releaseKey(name)) ?? emptyRelease(name), submit(), situation),
  )
}

const productsIn = async (journal: Journal): Promise<string[]> =>
  (await journal.read()).entries.map(({ product }) => product)

describe('a journal', () => {
  it('takes the entries of several processes at once, each decided on what was there before', async () => {
    const { journal, folder } = await journalOf('first')
    const others = Array.from({ length: 6 }, () => new Journal(folder))
    const names = others.flatMap((_, writer) => [`a${writer}`, `b${writer}`])
    await Promise.all(
      others.map(async (other, writer) => {
        await add(other, `a${writer}`)
        await add(other, `b${writer}`)
      }),
    )
    expect((await productsIn(journal)).sort()).toEqual([...names, 'first'].sort())
  })

  it('passes over a line that a killed process left unfinished', async () => {
    const { journal, path } = await journalOf('first', 'second')
    const size = (await readFile(path)).length
    await truncate(path, size - 40)
    expect(await productsIn(journal)).toEqual(['first'])
    await add(journal, 'third')
    expect(await productsIn(journal)).toEqual(['first', 'third'])
    expect((await readFile(path, 'utf8')).split('\n')).toHaveLength(4)
  })

  it('says where it was altered, or lacks a line', async () => {
    const { journal, path } = await journalOf('first', 'second', 'third')
    const text = await readFile(path, 'utf8')
    const [first = '', second = '', third = ''] = text.split('\n')
    const refused = async (altered: string): Promise<unknown> => {
      await writeFile(path, altered)
      return new Journal(journalFolder(path)).read().then(
        () => 'read',
        (error) => `line ${error.where?.line}: ${error.words.en.slice(0, 35)}`,
      )
    }
    expect(await refused(text.replace('王芳', '李'))).toBe('line 2: The journal of releases was altered')
    expect(await refused([first, third, ''].join('\n'))).toBe('line 2: The journal of releases was altered')
    expect(await refused([first, second.slice(0, 50), third, ''].join('\n'))).toMatch(/^line 3: .*altered/)
    await writeFile(path, text)
    expect(await productsIn(journal)).toHaveLength(3)
  })

  it('refuses the entries of a later version of the program, and does not pass them over', async () => {
    const { journal, path } = await journalOf('first')
    const { head } = await journal.read()
    await appendFile(path, `${JSON.stringify({ previous: head, entry: { action: 'translate' } })}\n`)
    await expect(journal.read()).rejects.toThrow('this version of the program does not know')
  })

  it('reads a long journal from what was noted of it as line by line, and sees what is altered in it', async () => {
    const { journal, folder, path } = await journalOf('first')
    const [submitted] = (await journal.read()).entries
    if (!submitted) throw new Error('something was submitted')
    const { product, period, version, at, person, role, channel, reason } = submitted
    const common = { product, period, version, at, person, role, channel, reason }
    const comment = (text: string) =>
      journal.transact(() => [
        { ...common, action: 'comment', comment: 1, place: '', text, assignee: null } satisfies Entry,
      ])
    const noted = path.replace(/jsonl$/, 'checkpoint.json')
    const same = async () => {
      const thorough = await new Journal(folder, { isThorough: true }).read()
      expect(await new Journal(folder).read()).toEqual(thorough)
      expect(await journal.read()).toEqual(thorough)
      return thorough.entries.length
    }
    await comment('short')
    expect(existsSync(noted)).toBe(false)
    // A line that a killed process left, and one of a process that lost a race.
    const [first = ''] = (await readFile(path, 'utf8')).split('\n')
    await appendFile(path, `${first.slice(0, 60)}\n\n${first}\n`)
    for (let index = 0; index < 3; index++) await comment(`${index}`.repeat(400_000))
    expect(existsSync(noted)).toBe(true)
    expect(await same()).toBe(5)
    await comment('after')
    await appendFile(path, first.slice(0, 60))
    expect(await same()).toBe(6)
    const text = await readFile(path, 'utf8')
    await writeFile(path, text.replace('short', 'shirt'))
    await expect(new Journal(folder).read()).rejects.toThrow('altered')
    await expect(journal.read()).rejects.toThrow('altered')
    // What an earlier state of the folder, or nobody, has noted is no matter.
    await writeFile(path, `${text.split('\n').slice(0, 2).join('\n')}\n`)
    expect(await same()).toBe(2)
    await writeFile(path, text)
    for (const broken of ['', '{', JSON.stringify({ format: 9 })]) {
      await writeFile(noted, broken)
      expect(await same()).toBe(6)
    }
  })

  it('is empty where nothing was released', async () => {
    const { folder } = await workspaceWith()
    expect(await new Journal(folder).isEmpty()).toBe(true)
    await mkdir(join(folder, 'releases'))
    expect(await new Journal(folder).isEmpty()).toBe(true)
  })
})

const journalFolder = (path: string): string => path.slice(0, -journalFile.length)
