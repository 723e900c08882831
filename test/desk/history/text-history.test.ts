import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { TextHistory } from '../../../src/desk/history/text-history.ts'
import { ChangeLog } from '../../../src/desk/jobs/change-log.ts'

const folders: string[] = []
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))))

let folder: string
let now: Date
const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000)
}
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tradebrief-'))
  folders.push(folder)
  now = new Date('2024-02-01T08:00:00Z')
})

describe('the history of a text', () => {
  const file = 'commentary/2023-12/wheat.md'
  const texts = async (history: TextHistory) => (await history.list(file)).map(({ text }) => text)

  it('joins what one person writes on at a sitting, and nothing else', async () => {
    const history = new TextHistory(folder, () => now)
    await history.add(file, '甲', { before: '', after: 'Exports rose.' })
    later(1)
    await history.add(file, '甲', { before: 'Exports rose.', after: 'Exports rose. Imports fell.' })
    expect(await texts(history)).toEqual(['Exports rose. Imports fell.'])
    await history.add(file, '乙', {
      before: 'Exports rose. Imports fell.',
      after: 'Exports rose. Imports fell!',
    })
    later(20)
    await history.add(file, '乙', {
      before: 'Exports rose. Imports fell!',
      after: 'Exports rose. Imports fell!!',
    })
    expect(await texts(history)).toHaveLength(3)
  })

  it('retains what was taken out within a sitting', async () => {
    const history = new TextHistory(folder, () => now)
    await history.add(file, '甲', { before: '', after: 'A long sentence that is thought over.' })
    await history.add(file, '甲', { before: 'A long sentence that is thought over.', after: 'Short.' })
    expect(await texts(history)).toEqual(['Short.', 'A long sentence that is thought over.'])
  })

  it('retains what was written beside the desk before it', async () => {
    const history = new TextHistory(folder, () => now)
    await history.add(file, '甲', { before: 'By an editor of text.', after: 'Anew.' })
    expect(await history.list(file)).toMatchObject([
      { who: '甲', text: 'Anew.' },
      { who: null, when: null, text: 'By an editor of text.' },
    ])
  })

  it('begins anew where its file is damaged, and is bounded', async () => {
    const history = new TextHistory(folder, () => now)
    await history.add(file, '甲', { before: '', after: 'One.' })
    await writeFile(join(folder, '.desk', 'history', `${file}.json`), '{')
    expect(await texts(history)).toEqual([])
    let before = ''
    for (let index = 0; index < 210; index++) {
      const after = `${index}`.repeat(10)
      later(20)
      await history.add(file, '甲', { before, after })
      before = after
    }
    expect(await history.list(file)).toHaveLength(200)
  })
})

describe('the log of changes', () => {
  it('is read from its end, page by page, each change once', async () => {
    const log = new ChangeLog(join(folder, 'changes.jsonl'), () => now)
    for (let index = 0; index < 1200; index++) await log.note('甲', 'load', { file: `文件 ${index}.csv` })
    const seen: unknown[] = []
    let before: number | undefined | null
    do {
      const page = await log.read(before ?? undefined)
      seen.push(...page.changes.map(({ about }) => about.file))
      before = page.before
    } while (before !== null)
    expect(seen).toEqual(Array.from({ length: 1200 }, (_, index) => `文件 ${1199 - index}.csv`))
  })

  it('of nothing is empty, and a torn line in it is passed over', async () => {
    const log = new ChangeLog(join(folder, 'changes.jsonl'), () => now)
    expect(await log.read()).toEqual({ changes: [], before: null })
    await log.note('甲', 'backup', {})
    await writeFile(join(folder, 'changes.jsonl'), '{"when":"2024', { flag: 'a' })
    expect((await log.read()).changes).toHaveLength(1)
  })
})
