import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { withLoadsAtHand } from '../../src/ledger/caching/load-cache.ts'
import { getCoverage } from '../../src/ledger/coverage/completeness.ts'
import { UndecidedRelationError } from '../../src/ledger/coverage/undecided-relation-error.ts'
import { openDuckDbLedger } from '../../src/ledger/duckdb/duckdb.ts'
import {
  getOnlyLoad,
  type Ledger,
  type LoadFacts,
  type Span,
  type StagedFile,
  type TotalsRequest,
} from '../../src/ledger/ledger-interface.ts'
import { statedRelations } from '../../src/ledger/relation.ts'
import { listMonths } from '../../src/trade/month.ts'
import type { Observation } from '../../src/trade/observation/observation-type.ts'
import { type Cut, cutKey, type Scope } from '../../src/trade/terms.ts'
import { factsOf, months, observation, stagedFile, temporaryFolder } from '../support/staged.ts'
import { openMemoryLedger } from './memory-ledger.ts'

interface Download {
  readonly observations: readonly Observation[]
  readonly facts: LoadFacts
  /** Whether reading has counted the rows of each commodity. */
  readonly isCounted: boolean
}

const cuts: readonly Cut[] = [
  ['commodity', 'partner'],
  ['commodity', 'place'],
  ['commodity', 'partner', 'procedure', 'place'],
  ['partner'],
]
const period = months('2023-11', '2024-01')
const calendar = [months('2023-11').from, months('2023-12').from, months('2024-01').from]

/** A small world, so that downloads overlap, repeat, revise and contradict one another all the time. */
const row = (cut: Cut, monthly: boolean): fc.Arbitrary<Observation> => {
  const given = (dimension: Cut[number], codes: string[]) =>
    cut.includes(dimension) ? fc.constantFrom(...codes) : fc.constant(null)
  const quantity = fc.option(fc.bigInt(0n, 3n))
  return fc
    .record({
      month: monthly ? fc.constantFrom(...calendar) : fc.constant(null),
      commodity: given('commodity', ['01', '02']),
      partner: given('partner', ['110', '502']),
      procedure: given('procedure', ['10', '14']),
      place: given('place', ['11', '35']),
      value: fc.oneof(fc.bigInt(0n, 3n), fc.constant(2n ** 60n)),
      quantity,
      unit: fc.option(fc.constantFrom('个', '千克')),
      quantity2: quantity,
      unit2: fc.option(fc.constantFrom('千克')),
    })
    .map(observation)
}

const scope: fc.Arbitrary<Scope> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.constantFrom<Scope>({ partner: ['110'] }, { place: ['35', '11'] }) },
)

const download: fc.Arbitrary<Download> = fc
  .tuple(fc.constantFrom(...cuts), fc.boolean())
  .chain(([cut, monthly]) =>
    fc.record({
      cut: fc.constant(cut),
      monthly: fc.constant(monthly),
      rows: fc.array(row(cut, monthly), { maxLength: 8 }),
      scope,
      flow: fc.constantFrom('export', 'export', 'import'),
      // The same shape as the month of a monthly file, or the whole period.
      range: monthly ? fc.constant(period) : fc.constantFrom(period, months('2023-12')),
      truncatedAt: fc.option(fc.constantFrom(...calendar), { freq: 5 }),
      relation: fc.option(fc.constantFrom(...statedRelations), { freq: 3 }),
      asOf: fc.constantFrom('2024-01-18', '2024-01-18T00:00:00Z', '2024-02-18', '2024-03-18'),
      isNamed: fc.boolean(),
      isCounted: fc.boolean(),
      asked: fc.constantFrom(['01', '02'], ['02', '01']),
    }),
  )
  .map(({ rows, range, isNamed, isCounted, asked, relation, ...given }) => {
    const observations = rows.map((item, index) => ({ ...item, line: index + 2 }))
    const commodities = given.cut.includes('commodity') ? asked : []
    const names = { commodity: isNamed ? commodities.map(named) : [], partner: [], procedure: [], place: [] }
    const inner = listMonths(range).slice(1, -1)
    const uncoveredMonths = given.monthly
      ? inner.filter((month) => !observations.some((entry) => entry.month === month) && month % 2 === 0)
      : []
    const facts = factsOf(observations, {
      ...{ ...given, period: range, commodities, names, uncoveredMonths },
      ...(relation && { relation }),
    })
    return { observations, facts, isCounted: isCounted && given.cut.includes('commodity') }
  })

const named = (code: string) => ({ code, name: `商品${code}` })

/** Each with a name and content of its own. */
const downloads = fc.array(download, { minLength: 1, maxLength: 6 }).map((list) =>
  list.map(({ facts, ...kept }, index) => ({
    ...kept,
    facts: { ...facts, file: `${index}.csv`, sha256: `${facts.sha256}${index}` },
  })),
)

const spans: readonly Span[] = [
  { key: 'all', months: period, grain: 'month', commodities: ['01', '02'] },
  { key: 'december', months: months('2023-12'), grain: 'month', commodities: ['02', '01'] },
  { key: 'one', months: months('2023-11', '2023-12'), grain: 'month', commodities: ['01'] },
  { key: 'range', months: period, grain: 'whole', commodities: ['01', '02'] },
]

const requests: readonly TotalsRequest[] = cuts.flatMap((cut) =>
  [null, ...(['partner', 'procedure', 'place'] as const)]
    .filter((by) => by === null || cut.includes(by))
    .map((by) => ({ flow: 'export' as const, currency: 'USD' as const, cut, by, spans })),
)

/** The trade with one partner, also from one place. */
const limited: readonly TotalsRequest[] = [
  { partner: ['502'] },
  { partner: ['110'], place: ['35', '11'] },
].map((within) => ({
  ...{ flow: 'export', currency: 'USD', spans, within },
  cut: ['commodity', 'partner', 'procedure', 'place'],
  by: 'procedure',
}))

async function everything(ledger: Ledger) {
  const answers: Record<string, unknown> = {}
  for (const request of [...requests, ...limited]) {
    const key = `${cutKey(request.cut)} by ${request.by} within ${JSON.stringify(request.within)}`
    answers[`totals ${key}`] = await ledger.totals(request)
    answers[`totals ${key} over all loads`] = await ledger.totals({ ...request, loads: 'together' })
    for (const vintage of [{ asOf: '2024-02-18' }, { first: true }, { first: true, asOf: '2024-01-18' }])
      answers[`totals ${key} ${JSON.stringify(vintage)}`] = await ledger.totals({ ...request, vintage })
    for (const span of spans) answers[`trace ${key} ${span.key}`] = await ledger.trace({ ...request, span })
    const [span] = spans
    const codes = ['110', '35', '10']
    if (span) answers[`trace of codes ${key}`] = await ledger.trace({ ...request, span, codes })
    if (span)
      answers[`trace of codes of the first ${key}`] = await ledger.trace({
        ...request,
        span,
        codes,
        vintage: { first: true },
      })
    if (span)
      answers[`trace of the first ${key}`] = await ledger.trace({
        ...request,
        span,
        vintage: { first: true },
      })
  }
  answers.coverage = await ledger.coverage()
  answers.coverageOfOne = await ledger.coverage({ flow: 'export', commodities: ['01'] })
  answers.coverageThen = await ledger.coverage({ asOf: '2024-02-18' })
  answers.loads = await ledger.loads()
  const some = { commodities: ['02', '03', '01'] }
  answers.loadsOfSome = await ledger.loads(some)
  const atHand = await withLoadsAtHand(ledger, [...some.commodities, '04'])
  expect(await atHand.loads(some)).toStrictEqual(answers.loadsOfSome)
  expect(await atHand.loads({ commodities: ['05', '01'] })).toStrictEqual(
    await ledger.loads({ commodities: ['05', '01'] }),
  )
  expect(await atHand.loads()).toStrictEqual(answers.loads)
  expect(getCoverage(await ledger.loads(some))).toStrictEqual(await ledger.coverage(some))
  return answers
}

/** Of how many rows the ledger keeps sums: of all, of some slices and not of others, or as usual, of none of these. */
const crowds = fc.constantFrom(0, 1, 2, undefined)

async function withLedgers(
  crowdedAbove: number | undefined,
  work: (duckDb: Ledger, memory: Ledger, folder: string) => Promise<void>,
) {
  const folder = await temporaryFolder()
  const path = join(folder.path, 'ledger.duckdb')
  const duckDb = await openDuckDbLedger(path, crowdedAbove === undefined ? {} : { crowdedAbove })
  try {
    await work(duckDb, openMemoryLedger(), folder.path)
  } finally {
    await duckDb.close()
    await folder.remove()
  }
}

/** What came of a load: null where it was taken in, or what nobody has decided. */
type Refusal = null | UndecidedRelationError['pairs']

async function refusalOf(loading: Promise<unknown>): Promise<Refusal> {
  try {
    await loading
    return null
  } catch (error) {
    if (error instanceof UndecidedRelationError) return error.pairs
    throw error
  }
}

async function loadAll(ledger: Ledger, list: readonly Download[], folder: string): Promise<Refusal[]> {
  const refusals: Refusal[] = []
  for (const item of list)
    refusals.push(await refusalOf(ledger.load(await stagedAs(item, folder), item.facts)))
  return refusals
}

/** Hands all over before the first is taken in. */
async function loadTogether(ledger: Ledger, list: readonly Download[], folder: string): Promise<Refusal[]> {
  const arriving = await Promise.all(
    list.map(async (item) => ({ staged: await stagedAs(item, folder), facts: item.facts })),
  )
  const othersUntil = setImmediate()
  return Promise.all(
    arriving.map(({ staged, facts }) => refusalOf(ledger.load(staged, facts, { othersUntil }))),
  )
}

async function stagedAs({ observations, isCounted }: Download, folder: string): Promise<StagedFile> {
  const staged = await stagedFile(folder, observations)
  if (!isCounted) return staged
  const seen = observations.map(({ commodity }) => commodity ?? '')
  const codes = [...new Set(seen)].map((code) => ({ code }))
  return {
    ...staged,
    commodityRows: { codes, rows: codes.map(({ code }) => seen.filter((item) => item === code).length) },
  }
}

it('agrees with the ledger in memory on whatever is loaded and taken back', async () => {
  await fc.assert(
    fc.asyncProperty(crowds, downloads, fc.nat(5), fc.boolean(), (crowdedAbove, list, taken, together) =>
      withLedgers(crowdedAbove, async (duckDb, memory, folder) => {
        const refusals = await (together ? loadTogether : loadAll)(duckDb, list, folder)
        expect(refusals).toStrictEqual(await loadAll(memory, list, folder))
        expect(await everything(duckDb)).toStrictEqual(await everything(memory))
        const load = await memory.withdraw(taken)
        expect(await duckDb.withdraw(taken)).toStrictEqual(load)
        if (load) expect(await everything(duckDb)).toStrictEqual(await everything(memory))
      }),
    ),
    { numRuns: 10 },
  )
}, 600_000)

/** Sums by span, code, commodity and unit, with files in the place of the numbers of loads. */
async function sumsByFile(ledger: Ledger) {
  const files = new Map((await ledger.loads()).map((load) => [load.id, load.file]))
  const sums: string[] = []
  for (const request of requests) {
    for (const sum of await ledger.totals(request)) {
      const { load: _, ...total } = sum
      const shown = Object.values({ cut: cutKey(request.cut), by: request.by, ...total }).map(String)
      sums.push([files.get(getOnlyLoad(sum)), ...shown].join(' '))
    }
  }
  return sums.sort()
}

it('gives the same totals in whatever order the files are loaded, where no two have one date', async () => {
  const shuffled = downloads.chain((list) => {
    const dated = list.map((item, index) => ({
      ...item,
      facts: { ...item.facts, asOf: `2024-01-${String(10 + index)}` },
    }))
    return fc.tuple(
      fc.constant(dated),
      fc.shuffledSubarray(dated, { minLength: dated.length, maxLength: dated.length }),
    )
  })
  await fc.assert(
    fc.asyncProperty(crowds, shuffled, (crowdedAbove, [list, reordered]) =>
      withLedgers(crowdedAbove, async (duckDb, memory, folder) => {
        await loadAll(duckDb, reordered, folder)
        await loadAll(memory, list, folder)
        expect(await sumsByFile(duckDb)).toStrictEqual(await sumsByFile(memory))
      }),
    ),
    { numRuns: 7 },
  )
}, 600_000)

it('traces every sum to rows that add up to it', async () => {
  await fc.assert(
    fc.asyncProperty(crowds, downloads, (crowdedAbove, list) =>
      withLedgers(crowdedAbove, async (duckDb, _, folder) => {
        await loadAll(duckDb, list, folder)
        for (const request of requests) {
          const totals = await duckDb.totals(request)
          for (const span of spans) {
            const rows = await duckDb.trace({ ...request, span })
            const ofSpan = totals.filter((total) => total.span === span.key)
            expect(ofSpan.reduce((sum, total) => sum + total.value, 0n)).toBe(
              rows.reduce((sum, traced) => sum + traced.value, 0n),
            )
            expect(ofSpan.reduce((sum, total) => sum + total.rows, 0)).toBe(rows.length)
          }
        }
      }),
    ),
    { numRuns: 7 },
  )
}, 600_000)
