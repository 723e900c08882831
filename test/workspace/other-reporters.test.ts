import { readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Document, ShownFigure } from '../../src/brief/document.ts'
import { productSchema } from '../../src/brief/product/product-file.ts'
import { listSubheadings } from '../../src/brief/product/subheadings.ts'
import { markdown } from '../../src/press/markdown.ts'
import { readMarkdown } from '../../src/review/audit/reading/read-markdown.ts'
import { audit } from '../../src/review/audit/run-audit.ts'
import { explain } from '../../src/review/explain/explain.ts'
import { UserError } from '../../src/trade/errors/user-error.ts'
import { makeBriefs } from '../../src/workspace/build/build-briefs.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { statements } from '../support/briefs.ts'
import { cleanUpAfterFile } from '../support/cleanup.ts'
import { month } from '../support/staged.ts'
import { load, repository, withLedger, workspaceWith } from '../support/workspaces.ts'

const folder = join(repository, 'test', 'cases', 'brief', 'market-and-mirror-brazil')
const files = ['出口2022.csv', '出口2023.csv', 'IMP_2022.csv', 'IMP_2023.csv']
const product = readFileSync(join(folder, 'product.yaml'), 'utf8')

/** Values and kilograms by year and month and partner, added up from the lines of a file by this test alone. */
type Cells = Map<string, { value: bigint; kilograms: bigint }>

function addUp(cells: Cells, key: string, value: string, kilograms: string): void {
  const found = cells.get(key) ?? { value: 0n, kilograms: 0n }
  cells.set(key, { value: found.value + BigInt(value), kilograms: found.kilograms + BigInt(kilograms) })
}

const linesOf = (name: string): string[] =>
  readFileSync(join(folder, name), 'utf8')
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => line !== '')

const brazil: Cells = new Map()
for (const name of ['IMP_2022.csv', 'IMP_2023.csv'])
  for (const line of linesOf(name)) {
    const fields = line.split(';').map((field) => field.replaceAll('"', ''))
    const [year = '', monthOfYear = '', , , country = ''] = fields
    addUp(brazil, `${year}${monthOfYear} ${country}`, fields[10] ?? '', fields[9] ?? '')
  }
const china: Cells = new Map()
for (const name of ['出口2022.csv', '出口2023.csv'])
  for (const line of linesOf(name)) {
    const fields = line.slice(1).split(/",(?:"|$)/)
    addUp(china, `${fields[0]} ${fields[3]}`, (fields[11] ?? '').replaceAll(',', ''), fields[9] ?? '')
  }

const months = { month: ['02'], ytd: ['01', '02'] } as const
const chinaInBrazil = '160'
const brazilInChina = '410'

const sum = (
  cells: Cells,
  year: number,
  window: keyof typeof months,
  partner: string | null,
  of: 'value' | 'kilograms' = 'value',
): bigint =>
  [...cells].reduce((total, [key, cell]) => {
    const [when, who] = key.split(' ')
    const isIn = months[window].some((each) => when === `${year}${each}`)
    return isIn && (partner === null || who === partner) ? total + cell[of] : total
  }, 0n)

async function workspaceOf(paths: readonly string[], text = product): Promise<Workspace> {
  const workspace = await workspaceWith({ 'batteries.yaml': text })
  await load(workspace, paths, { asOf: '2023-03-18', scope: 'whole' })
  return workspace
}

const briefOf = (workspace: Workspace, language: 'zh' | 'en' = 'zh'): Promise<Document> =>
  withLedger(workspace, async (ledger) => {
    const [brief] = await makeBriefs(
      workspace,
      ledger,
      await readProduct(workspace, 'batteries'),
      month('2023-02'),
      [language],
    )
    if (!brief) throw new Error('no brief')
    return brief.document
  })

/** An exact value as numerator and denominator. */
function exact(figures: ReadonlyMap<string, ShownFigure>, id: string): readonly [bigint, bigint] {
  const text = figures.get(id)?.exact
  if (text === null || text === undefined) throw new Error(`no value of ${id}`)
  const [numerator = '', denominator = '1'] = text.split('/')
  return [BigInt(numerator), BigInt(denominator)]
}

/** Whether an exact value is a fraction of whole numbers. */
const isFraction = ([a, b]: readonly [bigint, bigint], numerator: bigint, denominator: bigint): boolean =>
  a * denominator === numerator * b

describe('figures by the data of another reporter', () => {
  const made = workspaceOf(files.map((name) => join(folder, name))).then(async (workspace) => ({
    workspace,
    document: await briefOf(workspace),
  }))

  it.each(['month', 'ytd'] as const)('are those of its own rows, over %s', async (window) => {
    const { figures } = (await made).document
    const [now, before] = [sum(brazil, 2023, window, chinaInBrazil), sum(brazil, 2022, window, chinaInBrazil)]
    const [all, allBefore] = [sum(brazil, 2023, window, null), sum(brazil, 2022, window, null)]
    const id = `BRA.import.partner.CHN.${window}.value`
    expect(isFraction(exact(figures, id), now, 1n)).toBe(true)
    expect(isFraction(exact(figures, `BRA.import.${window}.value`), all, 1n)).toBe(true)
    expect(isFraction(exact(figures, `${id}.share`), 100n * now, all)).toBe(true)
    const points = 100n * (now * allBefore - before * all)
    expect(isFraction(exact(figures, `${id}.shareChange`), points, all * allBefore)).toBe(true)
    expect(isFraction(exact(figures, `${id}.yoy`), 100n * (now - before), before)).toBe(true)
    const [kilograms, allKilograms] = [chinaInBrazil, null].map((who) =>
      sum(brazil, 2023, window, who, 'kilograms'),
    ) as [bigint, bigint]
    const price = `BRA.import.partner.CHN.${window}.unitValue`
    expect(isFraction(exact(figures, price), now, kilograms)).toBe(true)
    expect(
      isFraction(
        exact(figures, `${price}.toAverage`),
        100n * (now * allKilograms - all * kilograms),
        all * kilograms,
      ),
    ).toBe(true)
  })

  it.each(['month', 'ytd'] as const)('have shares that make up the whole, over %s', async (window) => {
    const { figures } = (await made).document
    const shares = [...figures.keys()].filter((id) =>
      new RegExp(`^BRA\\.import\\.partner\\.\\w+\\.${window}\\.value\\.share$`).test(id),
    )
    const fractions = shares.map((id) => exact(figures, id))
    const [numerator, denominator] = fractions.reduce<readonly [bigint, bigint]>(
      ([a, b], [c, d]) => [a * d + c * b, b * d],
      [0n, 1n],
    )
    expect(shares.length).toBeGreaterThan(3)
    expect(numerator).toBe(100n * denominator)
  })

  it.each(['month', 'ytd'] as const)('are held against the exports of the brief, over %s', async (window) => {
    const { figures } = (await made).document
    const [theirs, ours] = [
      sum(brazil, 2023, window, chinaInBrazil),
      sum(china, 2023, window, brazilInChina),
    ] as const
    const id = `BRA.import.partner.CHN.${window}.value`
    expect(isFraction(exact(figures, `export.partner.BRA.${window}.value`), ours, 1n)).toBe(true)
    expect(isFraction(exact(figures, `${id}.mirrorDifference`), theirs - ours, 1n)).toBe(true)
    expect(isFraction(exact(figures, `${id}.mirrorPercent`), 100n * (theirs - ours), ours)).toBe(true)
    const [kilograms, ownKilograms] = [
      sum(brazil, 2023, window, chinaInBrazil, 'kilograms'),
      sum(china, 2023, window, brazilInChina, 'kilograms'),
    ] as const
    expect(
      isFraction(
        exact(figures, `BRA.import.partner.CHN.${window}.quantity.mirrorPercent`),
        100n * (kilograms - ownKilograms),
        ownKilograms,
      ),
    ).toBe(true)
  })

  it('are traced to the rows of both sides', async () => {
    const { workspace, document } = await made
    const id = 'BRA.import.partner.CHN.month.value.mirrorDifference'
    const { from } = await withLedger(workspace, (ledger) => explain(document.figures, id, ledger))
    const rows = from.map(({ figure, files: behind }) => ({
      id: figure.id,
      files: behind.map(({ file }) => file),
      sum: behind.flatMap((file) => file.rows).reduce((total, { amount }) => total + amount, 0n),
    }))
    expect(rows).toEqual([
      {
        id: 'BRA.import.partner.CHN.month.value',
        files: ['IMP_2023.csv'],
        sum: sum(brazil, 2023, 'month', chinaInBrazil),
      },
      {
        id: 'export.partner.BRA.month.value',
        files: ['出口2023.csv'],
        sum: sum(china, 2023, 'month', brazilInChina),
      },
    ])
  })

  it('have the notes of their files printed, with whose data they are of', async () => {
    const workspace = await workspaceWith({ 'batteries.yaml': product })
    const stated = { asOf: '2023-03-18', scope: 'whole' } as const
    const [own, theirs] = [files.slice(0, 2), files.slice(2)].map((names) =>
      names.map((name) => join(folder, name)),
    ) as [string[], string[]]
    await load(workspace, own, stated)
    await load(workspace, theirs, { ...stated, note: { zh: '数据为初步数。', en: 'preliminary.' } })
    const printed = statements(await briefOf(workspace)).filter((text) => text.startsWith('数据性质'))
    expect(printed).toEqual(['数据性质（巴西）：数据为初步数。'])
  })

  it('leave the figures of the brief as they are without them', async () => {
    const { document } = await made
    const plain = product.replace(/^(?:market|mirror):.*\n/gm, '').replace(', market, mirror', '')
    const without = await briefOf(
      await workspaceOf(
        files.map((name) => join(folder, name)),
        plain,
      ),
    )
    for (const [id, figure] of without.figures) expect(document.figures.get(id)).toEqual(figure)
  })

  it('are audited: another amount of an origin is found', async () => {
    const { document } = await made
    const text = new TextDecoder().decode(await markdown.print(document))
    expect(audit(readMarkdown(text)).findings).toEqual([])
    const altered = text.replace(/\| 韩国 \| 206\.0 \|/, '| 韩国 | 260.0 |')
    expect(altered).not.toBe(text)
    expect(audit(readMarkdown(altered)).findings).not.toEqual([])
  })
})

describe('codes of another reporter', () => {
  it('are summed to subheadings, also where a code is in one year alone', async () => {
    const at = await mkdtemp(join(tmpdir(), 'tradebrief-codes-'))
    cleanUpAfterFile(() => rm(at, { recursive: true, force: true }))
    const divided = ['IMP_2022.csv', 'IMP_2023.csv'].map(async (name) => {
      const lines = (await readFile(join(folder, name), 'utf8')).split('\n')
      const codes = name.includes('2022') ? ['85076010'] : ['85076010', '85076090']
      const text = lines.map((line, index) => line.replace('85076000', codes[index % codes.length] ?? ''))
      await writeFile(join(at, name), text.join('\n'))
      return join(at, name)
    })
    const own = ['出口2022.csv', '出口2023.csv'].map((name) => join(folder, name))
    const { figures, blocks } = await briefOf(await workspaceOf([...own, ...(await Promise.all(divided))]))
    for (const window of ['month', 'ytd'] as const) {
      const value = exact(figures, `BRA.import.partner.CHN.${window}.value`)
      expect(isFraction(value, sum(brazil, 2023, window, chinaInBrazil), 1n)).toBe(true)
      const base = exact(figures, `BRA.import.partner.CHN.${window}.value.base`)
      expect(isFraction(base, sum(brazil, 2022, window, chinaInBrazil), 1n)).toBe(true)
    }
    const notes = blocks.flatMap((block) => (block.kind === 'table' ? block.notes : []))
    expect(notes.some((note) => note.includes('850760（85076010、85076090）'))).toBe(true)
  })

  it('are compared within one edition of the nomenclature', () => {
    const classes = [{ name: { zh: '甲', en: 'A' }, codes: { HS2022: ['85076000', '850780'] } }]
    expect(listSubheadings({ id: 'a', classes }, [month('2023-02')])).toEqual({
      HS2022: ['850760', '850780'],
    })
    const compare = () => listSubheadings({ id: 'a', classes }, [month('2022-02'), month('2021-02')])
    expect(compare).toThrow(UserError)
    expect(compare).toThrow(/HS2017/)
    const part = [{ name: { zh: '甲', en: 'A' }, codes: { HS2022: ['8507', '85076010'] } }]
    expect(() => listSubheadings({ id: 'a', classes: part }, [month('2023-02')])).toThrow(/8507, 85076010/)
  })
})

describe('a product file that names other reporters', () => {
  const messages = (more: object): string[] => {
    const parsed = productSchema('en').safeParse({
      name: { zh: '甲', en: 'A' },
      classes: [{ name: { zh: '甲', en: 'A' }, codes: { HS2022: ['85076000'] } }],
      ...more,
    })
    return parsed.success
      ? []
      : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  }

  it('takes one or several, with the usual source of each', () => {
    const parsed = productSchema('en').parse({
      name: { zh: '甲', en: 'A' },
      classes: [{ name: { zh: '甲', en: 'A' }, codes: { HS2022: ['85076000'] } }],
      market: { reporter: 'BRA' },
      mirror: [{ reporter: 'BRA' }, { reporter: 'THA' }],
    })
    expect(parsed.market).toEqual([{ reporter: 'BRA', source: 'comexstat' }])
    expect(parsed.mirror).toEqual([
      { reporter: 'BRA', source: 'comexstat', flows: ['export'] },
      { reporter: 'THA', source: 'comtrade', flows: ['export'] },
    ])
    expect(parsed.sections.slice(-2)).toEqual(['market', 'mirror'])
  })

  it.each([
    [{ sections: ['market'] }, 'sections.0: this section needs to be told whose data it shows'],
    [{ market: { reporter: 'XYZ' } }, 'market: XYZ is no ISO 3166 alpha-3 code'],
    [{ market: { reporter: 'CHN' } }, 'market: CHN is the brief’s own reporter'],
    [{ market: { reporter: 'BRA', source: 'japan' } }, 'market: japan does not have the trade of BRA'],
    [{ market: [{ reporter: 'BRA' }, { reporter: 'BRA' }] }, 'market: expected each reporter once'],
    [
      { flows: ['import'], mirror: { reporter: 'BRA', flows: ['export'] } },
      'mirror: export is to be mirrored, which the flows of the brief leave out',
    ],
    [
      { market: { reporter: 'BRA' }, mirror: { reporter: 'BRA', source: 'comtrade' } },
      'mirror: market and mirror name different sources of BRA',
    ],
    [{ kind: 'partner', partner: 'USA', market: { reporter: 'BRA' } }, 'market: the brief of one partner'],
  ])('is refused with the reason: %j', (more, message) => {
    expect(messages(more).some((text) => text.startsWith(message))).toBe(true)
  })
})
