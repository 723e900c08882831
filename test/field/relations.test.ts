import { utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Ledger } from '../../src/ledger/ledger-interface.ts'
import { UserError } from '../../src/trade/errors/user-error.ts'
import { makeBriefs } from '../../src/workspace/build/build-briefs.ts'
import { type Effects, silentEffects } from '../../src/workspace/effects.ts'
import { wordFinding } from '../../src/workspace/load/finding-words.ts'
import { loadFile } from '../../src/workspace/load/load-files.ts'
import { openLedger } from '../../src/workspace/project/open-workspace.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import type { StatedFacts } from '../../src/workspace/project/stated-facts.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { type RealRow, readRealFile, sumRows, writeDownload } from '../support/real-download.ts'
import { type Download, type Expected, type RelationCase, relationCases } from '../support/relation-cases.ts'
import { month, months } from '../support/staged.ts'
import { field, isThere, portal, workspaceWith } from '../support/workspaces.ts'

const products = ['39222000', '73242100']

const product = (code: string) => `
name: {zh: 样品, en: sample goods}
classes: [{name: {zh: 样品, en: Sample goods}, codes: {HS2022: ["${code}"]}}]
flows: [export]
value: {scale: 万}
`

/** What the program said, case by case; printed where TRADEBRIEF_TELL is set. */
const reported: { product: string; row: string; what: string; said: string }[] = []
afterAll(() => {
  if (process.env.TRADEBRIEF_TELL === undefined) return
  const lines = reported.map(({ product, row, what, said }) => `| ${product} | ${row} | ${what} | ${said} |`)
  console.log(
    [
      '',
      '| product | cells of the new file | case | what the program said |',
      '| --- | --- | --- | --- |',
      ...lines,
    ].join('\n'),
  )
})

interface Bench {
  readonly workspace: Workspace
  readonly ledger: Ledger
  readonly code: string
}

/** Of each product a workspace that has the real year before, with its ledger open. */
const benches = new Map<string, Promise<Bench>>()
afterAll(async () => {
  for (const bench of benches.values()) await (await bench).ledger.close()
})

async function openBench(code: string): Promise<Bench> {
  const workspace = await workspaceWith({ 'sample.yaml': product(code) })
  const ledger = await openLedger(workspace)
  const before = join(portal, `出口_${code}_2022_美元.csv`)
  await loadFile(workspace, ledger, before, { asOf: '2023-01-18' }, silentEffects)
  return { workspace, ledger, code }
}

/** Lets a test load into a ledger that has the year before alone, and takes back what it loaded. */
async function onBench(code: string, use: (bench: Bench) => Promise<void>): Promise<void> {
  const opening = benches.get(code) ?? openBench(code)
  benches.set(code, opening)
  const bench = await opening
  try {
    await use(bench)
  } finally {
    for (const { id } of (await bench.ledger.loads()).slice(1).reverse()) await bench.ledger.withdraw(id)
  }
}

async function loadDownload(
  { workspace, ledger, code }: Bench,
  { name, asOf, rows }: Download,
  stated: StatedFacts,
  effects: Effects = silentEffects,
) {
  const { heading } = readRealFile(code, 2023)
  const path = await writeDownload(join(workspace.folder, 'downloads', name), heading, rows)
  await utimes(path, new Date(asOf), new Date(asOf))
  return loadFile(workspace, ledger, path, stated, effects)
}

/** Holds all sums of 2023 by month and partner against those of the rows that should count. */
async function expectCounted({ ledger, code }: Bench, counted: readonly RealRow[]): Promise<void> {
  const spans = Array.from({ length: 12 }, (_, index) => {
    const key = `2023-${String(index + 1).padStart(2, '0')}`
    return { key, months: months(key), grain: 'month', commodities: [code] } as const
  })
  const totals = await ledger.totals({
    flow: 'export',
    currency: 'USD',
    cut: ['commodity', 'partner', 'place'],
    by: 'partner',
    spans,
    loads: 'together',
  })
  const sums = new Map<string, number>()
  for (const { span, code: partner, value } of totals) {
    const key = `${span.replace('-', '')} ${partner}`
    sums.set(key, (sums.get(key) ?? 0) + Number(value))
  }
  const expected = sumRows(counted, ({ month: place, partner }) => `${place} ${partner}`)
  expect(Object.fromEntries([...sums].sort())).toEqual(Object.fromEntries([...expected].sort()))
}

/** The words of a refusal; null where the brief of December is built. */
async function refusalOf({ workspace, ledger }: Bench): Promise<string | null> {
  try {
    await makeBriefs(workspace, ledger, await readProduct(workspace, 'sample'), month('2023-12'), ['zh'])
    return null
  } catch (error) {
    if (error instanceof UserError) return error.explain('en')
    throw error
  }
}

async function expectOutcome(bench: Bench, { counted, isBuilt }: Expected): Promise<void> {
  await expectCounted(bench, counted)
  const refusal = await refusalOf(bench)
  if (isBuilt) expect(refusal).toBeNull()
  else expect(refusal).toContain('have a part each')
}

const isPresent = isThere(field)
const isComplete = process.env.TRADEBRIEF_ALL_RELATIONS !== undefined

/** Every case of the product with fewer rows; of the other, whose files take as long as ten of these, every fourth. */
function casesOf(code: string): RelationCase[] {
  if (!isPresent) return []
  const cases = relationCases(readRealFile(code, 2023))
  return isComplete || code === '73242100' ? cases : cases.filter((_, index) => index % 4 === 0)
}

describe.skipIf(!isPresent).each(products)('real downloads of %s', (code) => {
  describe.each(casesOf(code))('$row: $what', (relationCase) => {
    const last = relationCase.downloads.at(-1)
    if (!last) throw new Error('a case has downloads')
    const say = (stated: string) =>
      reported.push({ product: code, row: relationCase.row, what: relationCase.what, said: stated })

    if (relationCase.unstated === null) asksAlone(code, relationCase, last, say)
    else goesAlone(code, relationCase, relationCase.unstated, say)

    it.each(relationCase.stated)(
      'with $stated the sums are those of the rows that count, in both orders',
      async (expected) => {
        for (const order of [relationCase.downloads, [...relationCase.downloads].reverse()])
          await onBench(code, async (bench) => {
            for (const download of order)
              await loadDownload(bench, download, download === last ? expected.stated : {})
            await expectOutcome(bench, expected)
          })
        say(
          `with ${JSON.stringify(expected.stated)}: loads; ${expected.isBuilt ? 'the brief is built' : 'no brief'}`,
        )
      },
    )
  })

  it('that are real ask nothing, in any order', async () => {
    const asking: Effects = { ...silentEffects, choose: () => Promise.reject(new Error('it asks')) }
    for (const years of [
      [2022, 2023],
      [2023, 2022],
    ]) {
      const workspace = await workspaceWith({ 'sample.yaml': product(code) })
      const ledger = await openLedger(workspace)
      const bench = { workspace, ledger, code }
      for (const year of years)
        await loadFile(workspace, ledger, join(portal, `出口_${code}_${year}_美元.csv`), {}, asking)
      await expectCounted(bench, readRealFile(code, 2023).rows)
      expect(await refusalOf(bench)).toBeNull()
      await ledger.close()
    }
  })
})

type Say = (stated: string) => void

/** It is decided from the cells, whatever the order of loading. */
function goesAlone(code: string, relationCase: RelationCase, expected: Expected, say: Say): void {
  it('asks nothing, in both orders', async () => {
    const asking: Effects = { ...silentEffects, choose: () => Promise.reject(new Error('it asks')) }
    for (const order of [relationCase.downloads, [...relationCase.downloads].reverse()])
      await onBench(code, async (bench) => {
        const outcomes = []
        for (const download of order) outcomes.push(await loadDownload(bench, download, {}, asking))
        if (order === relationCase.downloads) {
          const findings = outcomes.at(-1)?.load.findings ?? []
          const relating = findings.filter(({ kind }) => kind !== 'flowFromName' && kind !== 'quantityZero')
          const refusal = expected.isBuilt ? 'the brief is built' : 'no brief, "have a part each"'
          say([...relating.map((finding) => wordFinding(finding, 'en')), refusal].join('; '))
          expect(relating.map(({ kind }) => kind)).toEqual(expect.arrayContaining([...relationCase.findings]))
        }
        await expectOutcome(bench, expected)
      })
  })
}

/** It asks; where there is nobody to ask it refuses the file, and changes nothing. */
function asksAlone(code: string, relationCase: RelationCase, last: Download, say: Say): void {
  const earlier = relationCase.downloads.filter((download) => download !== last)

  it('is refused where there is nobody to ask, in both orders, and changes nothing', async () => {
    await onBench(code, async (bench) => {
      for (const download of earlier) await loadDownload(bench, download, {})
      const refused = await loadDownload(bench, last, {}).then(() => null, String)
      say(`refused: ${refused?.split('\n').slice(1, 2).join('').trim()}`)
      await expect(loadDownload(bench, last, {})).rejects.toThrow(/how 出口2023-\d\.csv relates/)
      await expectCounted(bench, earlier.at(-1)?.rows ?? [])
    })
    await onBench(code, async (bench) => {
      await loadDownload(bench, last, {})
      const [first] = earlier
      if (!first) throw new Error('there is an earlier download')
      await expect(loadDownload(bench, first, {})).rejects.toThrow(/how 出口2023-\d\.csv relates/)
      await expectCounted(bench, last.rows)
    })
  })

  it('asks a person, and does as answered', async () => {
    for (const expected of relationCase.stated.filter(({ stated }) => stated.relation))
      await onBench(code, async (bench) => {
        for (const download of earlier) await loadDownload(bench, download, {})
        const questions: string[] = []
        await loadDownload(
          bench,
          last,
          {},
          {
            ...silentEffects,
            choose: async (question) => {
              questions.push(question.en)
              return expected.stated.relation ?? ''
            },
          },
        )
        expect(questions).toHaveLength(1)
        expect(questions[0]).toContain(last.name)
        await expectOutcome(bench, expected)
      })
  })
}
