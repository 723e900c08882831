import { readFile, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import {
  type UndecidedPair,
  UndecidedRelationError,
} from '../../src/ledger/coverage/undecided-relation-error.ts'
import type { Ledger } from '../../src/ledger/ledger-interface.ts'
import { UserError } from '../../src/trade/errors/user-error.ts'
import { makeBriefs } from '../../src/workspace/build/build-briefs.ts'
import { checkProduct } from '../../src/workspace/build/check.ts'
import { type Choice, type Effects, silentEffects } from '../../src/workspace/effects.ts'
import { planDownloads } from '../../src/workspace/inspect/plan.ts'
import { readStatus } from '../../src/workspace/inspect/status.ts'
import { checkedFacts } from '../../src/workspace/load/facts/checked-facts.ts'
import { loadFile, loadFiles } from '../../src/workspace/load/load-files.ts'
import { askRelation, UnstatedRelation } from '../../src/workspace/load/questions/relation-question.ts'
import { openWorkspace } from '../../src/workspace/project/open-workspace.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import type { StatedFacts } from '../../src/workspace/project/stated-facts.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { tradebrief } from '../support/command.ts'
import type { PortalRow } from '../support/portal-file.ts'
import { factsOf, month, months, observation } from '../support/staged.ts'
import { bathtubRows, bathtubs, listedPartners, portalFile } from '../support/trade.ts'
import { withLedger, workspaceWith } from '../support/workspaces.ts'

const product = `
name: {zh: 铸铁浴缸, en: cast-iron bathtubs}
classes: [{name: {zh: 铸铁浴缸, en: Cast-iron bathtubs}, codes: {HS2022: ["${bathtubs}"]}}]
flows: [export]
value: {scale: 万}
`

const partners = listedPartners.slice(0, 20)
const rowsOf = (from: string, to: string) => bathtubRows(months(from, to), { partners })
const year = rowsOf('2023-01', '2023-06')
const yearBefore = rowsOf('2022-01', '2022-06')

const raised = (rows: readonly PortalRow[]): PortalRow[] =>
  rows.map((row) => ({ ...row, value: row.value + 1000 }))
const few = new Set(partners.slice(0, 8))
/** Eight of twenty partners, with other values. */
const subset = raised(year.filter(({ partner }) => few.has(partner ?? '')))
const sumValues = (rows: readonly PortalRow[]) => rows.reduce((sum, { value }) => sum + value, 0)

const asOf = ['2023-07-18', '2023-08-18', '2023-09-18'] as const

/** A file with the date of its data in the file beside it. */
async function datedFile(
  workspace: Workspace,
  name: string,
  rows: readonly PortalRow[],
  date: string,
): Promise<string> {
  const path = await portalFile(workspace, name, rows)
  await writeFile(`${path}.yaml`, `asOf: "${date}"\n`)
  return path
}

it('how a file relates to others is asked with amounts in whole units where its source has decimals', () => {
  const facts = factsOf([observation({})], { scale: { value: 3, quantity: 3 } })
  const pair: UndecidedPair = {
    earlier: { file: 'a.csv', asOf: '2024-01-18', load: 1 },
    later: { file: 'b.csv', asOf: '2024-02-18', load: null },
    months: months('2023-12'),
    statistics: {
      cells: { equal: 0, differing: 1, gone: 9, added: 0 },
      isContained: false,
      periods: [{ period: months('2023-12'), earlier: 1_500_000n, later: 900_500n, mainMembersGone: [] }],
    },
  }
  const { question } = askRelation(facts, new UndecidedRelationError('b.csv', [pair]))
  expect(question.en).toContain('value 1,500 USD → 900.5 USD (-40.0%)')
})

interface Given {
  readonly workspace: Workspace
  readonly ledger: Ledger
  /** Loads rows as a file of this name, with what is said of it. */
  load(
    name: string,
    rows: readonly PortalRow[],
    stated?: StatedFacts,
    effects?: Effects,
  ): ReturnType<typeof loadFile>
  /** The exports of the first half of 2023. */
  total(): Promise<number>
  refusal(): Promise<string | null>
}

/** A workspace that has the first half of 2022 and of 2023. */
async function withHalfYears(use: (given: Given) => Promise<void>): Promise<void> {
  const workspace = await workspaceWith({ 'bathtubs.yaml': product })
  await withLedger(workspace, async (ledger) => {
    const given: Given = {
      workspace,
      ledger,
      load: async (name, rows, stated = {}, effects = silentEffects) =>
        loadFile(workspace, ledger, await portalFile(workspace, name, rows), stated, effects),
      total: async () => {
        const span = {
          key: '',
          months: months('2023-01', '2023-06'),
          grain: 'month',
          commodities: [bathtubs],
        } as const
        const cut = ['commodity', 'partner', 'place'] as const
        const totals = await ledger.totals({ flow: 'export', currency: 'USD', cut, by: null, spans: [span] })
        return totals.reduce((sum, { value }) => sum + Number(value), 0)
      },
      refusal: () => refusalOf(workspace, ledger),
    }
    await given.load('出口2022.csv', yearBefore, { asOf: '2023-01-18' })
    await given.load('出口2023.csv', year, { asOf: asOf[0] })
    await use(given)
  })
}

async function refusalOf(workspace: Workspace, ledger: Ledger): Promise<string | null> {
  try {
    await makeBriefs(workspace, ledger, await readProduct(workspace, 'bathtubs'), month('2023-06'), ['zh'])
    return null
  } catch (error) {
    if (error instanceof UserError) return error.explain('en')
    throw error
  }
}

describe('a file of which nothing tells how it relates to what is loaded', () => {
  it('is refused with counts, value, partners by name and the ways to answer', async () => {
    await withHalfYears(async ({ load, total }) => {
      const refused: unknown = await load('出口2023-b.csv', subset, { asOf: asOf[1] }).catch((error) => error)
      if (!(refused instanceof UnstatedRelation)) throw new Error(`it was not asked: ${refused}`)
      const words = refused.explain('en')
      expect(words).toContain(
        '出口2023-b.csv (2023-08-18) and the earlier 出口2023.csv (2023-07-18), 2023-01..2023-06',
      )
      expect(words).toContain('0 cells are equal, 96 differ, 144 gone, 0 added')
      expect(words).toMatch(/value [\d,]+ USD → [\d,]+ USD \(-\d+\.\d%\)/)
      expect(words).toMatch(/nothing of the main partners \p{Lu}\p{L}+/u)
      for (const way of [
        '--relation revised',
        '--relation filtered',
        '--relation part',
        '--scope partner=',
        'relation: revised',
      ])
        expect(words).toContain(way)
      expect(refused.explain('zh')).toContain('主要贸易伙伴')
      expect(await total()).toBe(sumValues(year))
    })
  })

  it('keeps no other file of its batch out', async () => {
    await withHalfYears(async ({ workspace, ledger }) => {
      const paths = [
        await portalFile(workspace, '出口2023-b.csv', subset),
        await portalFile(workspace, '出口2023-7.csv', rowsOf('2023-07', '2023-07')),
      ]
      const outcomes: string[] = []
      for await (const fileOutcome of loadFiles(workspace, ledger, paths, { asOf: asOf[1] }, silentEffects))
        outcomes.push(`${fileOutcome.file} ${'error' in fileOutcome ? 'refused' : 'loaded'}`)
      expect(outcomes).toEqual(['出口2023-7.csv loaded', '出口2023-b.csv refused'])
    })
  })

  it('is asked about in words, and loaded as answered', async () => {
    await withHalfYears(async ({ load, total }) => {
      const asked: { question: string; choices: readonly Choice[] }[] = []
      const answering = (answer: string): Effects => ({
        ...silentEffects,
        choose: async (question, choices) => {
          asked.push({ question: question.zh, choices })
          return answer
        },
      })
      await expect(load('出口2023-b.csv', subset, { asOf: asOf[1] }, answering('none'))).rejects.toThrow(
        /relates/,
      )
      expect(await total()).toBe(sumValues(year))
      const scope = `partner=${[...few].sort().join(',')}`
      expect(asked[0]?.choices.map(({ value }) => value)).toEqual([
        'revised',
        'filtered',
        scope,
        'place=31,44',
        'part',
        'none',
      ])
      expect(asked[0]?.question).toContain('少了 144 个')
      const { load: taken } = await load('出口2023-b.csv', subset, { asOf: asOf[1] }, answering(scope))
      expect(taken.scope).toEqual({ partner: [...few].sort() })
      expect(await total()).toBe(
        sumValues([...year.filter(({ partner }) => !few.has(partner ?? '')), ...subset]),
      )
    })
  })

  it('is still of one place alone where it is answered that it was filtered by partner too', async () => {
    await withHalfYears(async ({ load, total }) => {
      const isShanghai = ({ place }: PortalRow) => place === '31'
      const inShanghai = subset.filter(isShanghai)
      const refused: unknown = await load('出口2023-b.csv', inShanghai, { asOf: asOf[1] }).catch(
        (error) => error,
      )
      if (!(refused instanceof UnstatedRelation)) throw new Error(`it was not asked: ${refused}`)
      const codes = [...few].sort().join(',')
      expect(refused.explain('en')).toContain(`--scope partner=${codes} --scope place=31\n`)
      const values = refused.asked.choices.map(({ value }) => value)
      expect(values).toEqual(['revised', 'filtered', `partner=${codes} place=31`, 'part'])
      await load('出口2023-b.csv', inShanghai, {
        asOf: asOf[1],
        ...checkedFacts({ scope: [values[2] ?? ''] }),
      })
      const others = year.filter((row) => !(isShanghai(row) && few.has(row.partner ?? '')))
      expect(await total()).toBe(sumValues([...others, ...inShanghai]))
    })
  })

  it('is decided by a sidecar, a rule of the workspace or what is stated, and by what is said later', async () => {
    await withHalfYears(async ({ workspace, load, total, ledger }) => {
      await writeFile(`${workspace.folder}/出口2023-b.csv.yaml`, 'relation: revised\n')
      const { load: revised } = await load('出口2023-b.csv', subset, { asOf: asOf[1] })
      expect(revised.relation).toBe('revised')
      expect(await total()).toBe(sumValues(subset))
      const again = await load('出口2023-b.csv', subset, { asOf: asOf[1], relation: 'filtered' })
      expect(again).toMatchObject({ changed: true, load: { relation: 'filtered' } })
      expect(await total()).toBe(
        sumValues([...year.filter(({ partner }) => !few.has(partner ?? '')), ...subset]),
      )
      expect((await ledger.loads()).map(({ file }) => file)).toHaveLength(3)
      const rules = 'files: [{match: "*-c.csv", relation: filtered}]\n'
      await writeFile(`${workspace.folder}/tradebrief.yaml`, rules)
      const path = await portalFile(workspace, '出口2023-c.csv', raised(subset))
      const ruled = await openWorkspace(workspace.folder)
      const outcome = await loadFile(ruled, ledger, path, { asOf: asOf[2] }, silentEffects)
      expect(outcome.load.relation).toBe('filtered')
    })
  })

  it('is not asked about where another file of the batch, of a date before it, shows what it is', async () => {
    await withHalfYears(async ({ workspace, ledger, total }) => {
      const portalRows = raised(raised(year))
      const excerpt = portalRows.filter(({ partner }) => few.has(partner ?? ''))
      const paths = [
        await datedFile(workspace, '出口2023-b.csv', excerpt, asOf[2]),
        await datedFile(workspace, '出口2023-c.csv', portalRows, asOf[1]),
      ]
      for await (const item of loadFiles(workspace, ledger, paths, {}, silentEffects))
        expect(item).toHaveProperty('outcome')
      expect(await total()).toBe(sumValues(portalRows))
    })
  })

  it('is asked about where a file of a later date replaces both, since earlier vintages depend on it', async () => {
    await withHalfYears(async ({ workspace, ledger, total }) => {
      const complete = raised(raised(year))
      const paths = [
        await datedFile(workspace, '出口2023-b.csv', subset, asOf[1]),
        await datedFile(workspace, '出口2023-c.csv', complete, asOf[2]),
      ]
      const outcomes = []
      for await (const entry of loadFiles(workspace, ledger, paths, {}, silentEffects)) outcomes.push(entry)
      expect(outcomes).toMatchObject([
        { file: '出口2023-c.csv', outcome: { changed: true } },
        { file: '出口2023-b.csv', error: expect.any(UnstatedRelation) },
      ])
      expect(await total()).toBe(sumValues(complete))
    })
  })

  it('ends the command with 2, after the others are loaded', async () => {
    let folder = ''
    await withHalfYears(async ({ workspace }) => {
      folder = workspace.folder
      await portalFile(workspace, '出口2023-b.csv', subset)
      await portalFile(workspace, '出口2023-7.csv', rowsOf('2023-07', '2023-07'))
    })
    const run = (...args: string[]) => tradebrief(['-C', folder, 'load', '--as-of', '2023-08-18', ...args])
    const both = ['出口2023-b.csv', '出口2023-7.csv'].map((name) => `${folder}/${name}`)
    const refused = await run(...both)
    expect(refused.code).toBe(2)
    expect(refused.stderr).toContain('--relation filtered')
    expect(refused.stdout).toContain('出口2023-7.csv')
    const stated = await run(`${folder}/出口2023-b.csv`, '--relation', 'filtered', '--json')
    expect(stated.code).toBe(0)
    expect(JSON.parse(stated.stdout)).toMatchObject([
      { changed: true, relation: 'filtered', relations: [{ kind: 'excerpt' }] },
    ])
    expect((await run(both[0] ?? '', '--relation', 'better')).code).toBe(2)
  })
})

describe('parts of one query', () => {
  const [first, second] = [true, false].map((isFirst) =>
    raised(year).filter(({ partner }) => few.has(partner ?? '') === isFirst),
  )

  const withParts = (use: (given: Given) => Promise<void>) =>
    withHalfYears(async (given) => {
      // The parts are of a year of their own, so that nothing else has it.
      await given.ledger.withdraw(2)
      await given.load('出口2023-甲.csv', first ?? [], { asOf: asOf[1] })
      await given.load('出口2023-乙.csv', second ?? [], { asOf: asOf[1] })
      await use(given)
    })

  it('are not the whole until somebody says so, which the refusal, status, plan and check tell', async () => {
    await withParts(async ({ workspace, ledger, load, refusal, total }) => {
      const subject = await readProduct(workspace, 'bathtubs')
      expect(await refusal()).toContain('出口2023-甲.csv, 出口2023-乙.csv have a part each')
      expect(await refusal()).toContain('--relation part')
      const status = await readStatus(ledger, [subject])
      expect(status.rows[0]?.months.find((item) => item.month === month('2023-03'))?.state).toBe('partial')
      expect(status.limits.map(({ words }) => words.en)).toEqual([
        '出口2023-乙.csv and 出口2023-甲.csv: have a part each (2023-01..2023-06); nobody has said that they are the whole together',
      ])
      const { results } = await checkProduct(workspace, ledger, subject, month('2023-06'))
      const complete = results.find(({ id }) => id === 'complete')
      expect(complete?.findings[0]?.words.zh).toContain('出口2023-甲.csv、出口2023-乙.csv')
      expect(await planDownloads(ledger, subject, month('2023-06'))).not.toHaveLength(0)
      await load('出口2023-乙.csv', second ?? [], { asOf: asOf[1], relation: 'part' })
      expect(await refusal()).toBeNull()
      expect(await total()).toBe(sumValues(raised(year)))
      expect(await planDownloads(ledger, subject, month('2023-06'))).toEqual([])
      expect((await readStatus(ledger, [subject])).limits).toEqual([])
    })
  })

  it('are the whole where the total of another cut agrees, and are not where it differs', async () => {
    const totals = raised(year).map(({ partner: _, place: _place, ...row }) => row)
    const byMonth = [...new Set(totals.map((row) => row.month))].map((position) => ({
      ...totals[0],
      month: position ?? '',
      value: sumValues(totals.filter((row) => row.month === position)),
      quantity: totals
        .filter((row) => row.month === position)
        .reduce((sum, { quantity = 0 }) => sum + quantity, 0),
    }))
    await withParts(async ({ load, refusal }) => {
      await load('出口2023-合计.csv', byMonth, { asOf: asOf[1] })
      expect(await refusal()).toBeNull()
    })
    await withParts(async ({ load, refusal }) => {
      await load(
        '出口2023-合计.csv',
        byMonth.map((row) => ({ ...row, value: row.value + 1 })),
        { asOf: asOf[1] },
      )
      expect(await refusal()).toContain('have a part each')
    })
  })
})

describe('a month between the first and the last of a file without any row', () => {
  const gappy = raised(year).filter((row) => row.month !== '202303')

  it('is not covered, which the load report, status and the refusal tell', async () => {
    await withHalfYears(async ({ workspace, ledger, load, refusal }) => {
      await ledger.withdraw(2)
      const { load: taken } = await load('出口2023-b.csv', gappy, { asOf: asOf[1] })
      expect(taken.uncoveredMonths).toEqual([month('2023-03')])
      expect(taken.findings).toContainEqual({
        ...{ kind: 'absentMonths', severity: 'warning', count: 1 },
        ...{ subject: '2023-03', expected: '2023-01..2023-06' },
      })
      const { rows, limits } = await readStatus(ledger, [await readProduct(workspace, 'bathtubs')])
      expect(rows[0]?.months.find((item) => item.month === month('2023-03'))?.state).toBe('absent')
      expect(limits.map(({ words }) => words.zh)).toEqual(['出口2023-b.csv：没有 2023-03 的数据行'])
      expect(await refusal()).toMatch(/Mar 2023 \(出口2023-b\.csv has no row of these months\)/)
      expect(await refusal()).toContain('--months')
    })
  })

  it('is covered where the months of the query are stated, also afterwards', async () => {
    await withHalfYears(async ({ ledger, load, refusal, total }) => {
      await ledger.withdraw(2)
      await load('出口2023-b.csv', gappy, { asOf: asOf[1] })
      const again = await load('出口2023-b.csv', gappy, { asOf: asOf[1], months: '2023-01..2023-06' })
      expect(again).toMatchObject({ changed: true, load: { uncoveredMonths: [] } })
      expect(await refusal()).toBeNull()
      expect(await total()).toBe(sumValues(gappy))
    })
  })

  it('replaces nothing of what an earlier file has in it, unless it is stated', async () => {
    await withHalfYears(async ({ load, total }) => {
      const march = year.filter((row) => row.month === '202303')
      await load('出口2023-b.csv', gappy, { asOf: asOf[1] })
      expect(await total()).toBe(sumValues([...gappy, ...march]))
    })
  })
})

describe('a file without rows of which nothing tells how it relates to what is loaded', () => {
  it('is not offered as filtered to the codes that it has, which are none', async () => {
    await withHalfYears(async ({ workspace, ledger }) => {
      const path = await portalFile(workspace, '出口2023-b.csv', year)
      const [heading] = (await readFile(path, 'utf8')).split('\n')
      await writeFile(path, `${heading}\n`)
      const stated: StatedFacts = { asOf: asOf[1], months: '2023-01..2023-06', codes: [bathtubs] }
      const refused: unknown = await loadFile(workspace, ledger, path, stated, silentEffects).catch(
        (error) => error,
      )
      if (!(refused instanceof UnstatedRelation)) throw new Error(`it was not asked: ${refused}`)
      expect(refused.asked.choices.map(({ value }) => value)).toEqual(['revised', 'filtered', 'part'])
      expect(refused.explain('en')).toContain('--scope partner=402,410\n')
    })
  })
})
