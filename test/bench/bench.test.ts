import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CaseName, parseCount, type Result } from '../../bench/cases.ts'
import { generate, spread } from '../../bench/generate.ts'
import { median } from '../../bench/measure.ts'
import { describe as describeRegression, regressions, type Stored, table } from '../../bench/report.ts'
import { temporaryFolder } from '../support/staged.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
let folder: Awaited<ReturnType<typeof temporaryFolder>>

beforeAll(async () => {
  folder = await temporaryFolder()
})
afterAll(() => folder.remove())

describe('the generated files', () => {
  it('hold as many rows as asked for, the same in both forms, no key twice', async () => {
    const data = await generate(10_000, folder.path)
    expect(data.portalFiles).toHaveLength(48)
    const plainFiles = [...data.plainFiles.export, ...data.plainFiles.import]
    const portal = await rowsOf(data.portalFiles, 'gb18030')
    const plain = await rowsOf(plainFiles, 'utf-8')
    expect(portal).toHaveLength(10_000)
    expect(sortedValues(portal.map(portalFields))).toStrictEqual(
      sortedValues(plain.map((line) => line.split(','))),
    )
    const keys = data.portalFiles.map((file) => rowsOf([file], 'gb18030'))
    for (const lines of await Promise.all(keys)) {
      const keysOfFile = lines.map((line) => keyOf(portalFields(line)))
      expect(new Set(keysOfFile).size).toBe(lines.length)
      expect(keysOfFile).toStrictEqual([...keysOfFile].sort())
      expect(keysOfFile.some((key) => key.includes('85076000'))).toBe(true)
    }
  })

  it('avoid the size at which the portal cuts off', () => {
    // Exports of most months, imports of most, and exports of February would have exactly 10,000 rows.
    for (const total of [393_333, 590_000, 491_667]) {
      const counts = spread(total).map(({ rows }) => rows)
      expect(counts).not.toContain(10_000)
      expect(counts.some((rows) => rows === 9_999)).toBe(true)
      expect(counts.reduce((sum, rows) => sum + rows, 0)).toBe(total)
    }
  })

  it('are the same each time', async () => {
    const again = await generate(10_000, join(folder.path, 'again'))
    const first = await generate(10_000, folder.path)
    for (const [index, file] of first.portalFiles.entries())
      expect(await readFile(again.portalFiles[index] ?? '')).toStrictEqual(await readFile(file))
  })
})

describe('a run', () => {
  it('measures every case in processes of their own and stores the results', {
    timeout: 300_000,
  }, async () => {
    const out = join(folder.path, 'run')
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['scripts/run.js', 'bench/bench.ts', '--rows', '20k', '--runs', '1', '--json', '--out', out],
      { cwd: root },
    )
    const { results }: Stored = JSON.parse(stdout)
    expect(results.map((result) => result.case)).toStrictEqual([
      'load',
      'loadFew',
      'loadMany',
      'loadSmall',
      'loadRevised',
      'figures',
      'figuresAnew',
      'figuresOther',
      'brief',
      'build',
    ])
    for (const result of results) {
      expect(result.ratio).toBeCloseTo(result.milliseconds / result.floor.milliseconds)
      expect(result.peakMegabytes).toBeGreaterThan(40)
    }
    expect((await readdir(out)).filter((name) => name.startsWith('results-'))).toHaveLength(1)
  })

  it('says what is wrong with its arguments', async () => {
    const run = promisify(execFile)(process.execPath, ['scripts/run.js', 'bench/bench.ts', '--rows', '7'], {
      cwd: root,
    })
    await expect(run).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('at least 4800') })
  })
})

describe('the report', () => {
  const result = (name: CaseName, ratio: number, peakMegabytes: number): Result => ({
    case: name,
    rows: 1_000_000,
    milliseconds: ratio * 1_000,
    firstMilliseconds: ratio * 1_000,
    peakMegabytes,
    floor: { milliseconds: 1_000, peakMegabytes: 300 },
    ratio,
  })
  const stored = (...results: Result[]): Stored => ({ date: '', node: '', processors: 2, results })

  it('compares each case with the last run that measured it', () => {
    const earlier = [
      stored(result('build', 9, 200)),
      stored(result('load', 3, 400)),
      stored(result('load', 9, 400)),
    ]
    expect(regressions([result('load', 3.5, 400)], earlier)).toStrictEqual([])
    const worse = regressions([result('load', 3.7, 500), result('figures', 1, 1)], earlier)
    expect(worse.map(describeRegression)).toStrictEqual([
      'load 1m: time has grown by 23 % (3.00 × the floor, now 3.70 ×)',
      'load 1m: memory has grown by 25 % (400 MB, now 500 MB)',
    ])
  })

  it('is a table with rows a second for a load', () => {
    expect(table([result('load', 4, 400)]).split('\n')[1]).toBe(
      'load 1m  250,000  4.00 s         400 MB  1.00 s      300 MB  4.00 ×',
    )
  })

  it('takes numbers of rows with k and m', () => {
    expect(['5m', '100k', '20000', '1.5m', ''].map(parseCount)).toStrictEqual([5e6, 1e5, 2e4, null, null])
  })

  it('takes the middle of several runs', () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toStrictEqual([2, 2.5])
  })
})

async function rowsOf(files: readonly string[], encoding: 'gb18030' | 'utf-8'): Promise<string[]> {
  const texts = await Promise.all(
    files.map(async (file) => new TextDecoder(encoding, { fatal: true }).decode(await readFile(file))),
  )
  return texts.flatMap((text) => text.trimEnd().split('\n').slice(1))
}

const portalFields = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)",/g)].map(([, field = '']) => field)

/** Month, commodity, partner, procedure and place. */
const keyOf = (fields: readonly string[]): string => [0, 1, 3, 5, 7].map((index) => fields[index]).join(' ')

/** Key, names and value, as both forms have them once separators are taken off. */
const sortedValues = (rows: readonly (readonly string[])[]): string[] =>
  rows.map((fields) => [...fields.slice(0, 11), fields.at(-1)?.replaceAll(',', '')].join('|')).sort()
