import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Document, ShownFigure } from '../../src/brief/document.ts'
import { UserError } from '../../src/trade/errors/user-error.ts'
import { makeBriefs } from '../../src/workspace/build/build-briefs.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import { cleanUpAfterFile } from '../support/cleanup.ts'
import { month } from '../support/staged.ts'
import { load, repository, withLedger, workspaceWith } from '../support/workspaces.ts'

// Both flows between China and Thailand, by Chinese customs and by UN Comtrade, held against sums of this test alone.

const folder = join(repository, 'test', 'cases', 'brief', 'market-and-mirror-thailand')
const theirFiles = ['TradeData_THA_850760_imports.csv', 'TradeData_THA_850760_exports.csv'] as const
const ownFiles = ['出口.csv', '进口.csv']
const windows = { month: ['02'], ytd: ['01', '02'] } as const

const fieldsOf = (line: string): string[] =>
  [...line.matchAll(/(?:"([^"]*)"|([^,"]*)),/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')

async function linesOf(name: string): Promise<string[][]> {
  const text = await readFile(join(folder, name), 'utf8')
  return text.trim().split(/\r?\n/).slice(1).map(fieldsOf)
}

interface Sums {
  readonly value: bigint
  readonly kilograms: bigint
}

/** Sums over lines, by the fields of their month, partner, value and kilograms. */
function addUp(
  lines: readonly string[][],
  [when, who, value, kilograms]: readonly [number, number, number, number],
  { year, window, partner }: { year: number; window: keyof typeof windows; partner: string | null },
): Sums {
  const wanted = lines.filter(
    (fields) =>
      windows[window].some((each) => fields[when] === `${year}${each}`) &&
      (partner === null || fields[who] === partner),
  )
  const sum = (at: number) =>
    wanted.reduce((total, fields) => total + BigInt((fields[at] ?? '').replaceAll(',', '')), 0n)
  return { value: sum(value), kilograms: sum(kilograms) }
}

/** Of Comtrade: partners alone, not World, and no mode of transport. */
const comtradeColumns = [5, 11, 43, 37] as const
const isCell = (fields: readonly string[]) => fields[11] !== '0' && fields[27] === '0'
const customsColumns = [0, 3, 11, 9] as const

async function briefOf(
  paths: readonly string[],
  change: (product: string) => string = (product) => product,
): Promise<Document> {
  const product = change(await readFile(join(folder, 'product.yaml'), 'utf8'))
  const workspace = await workspaceWith({ 'batteries.yaml': product })
  await load(workspace, paths, { asOf: '2023-03-18', scope: 'whole' })
  return withLedger(workspace, async (ledger) => {
    const [brief] = await makeBriefs(
      workspace,
      ledger,
      await readProduct(workspace, 'batteries'),
      month('2023-02'),
      ['en'],
    )
    if (!brief) throw new Error('no brief')
    return brief.document
  })
}

const pathsOf = (names: readonly string[]) => names.map((name) => join(folder, name))

/** Files of Comtrade whose lines are others. */
async function changedFiles(change: (line: string) => string): Promise<string[]> {
  const at = await mkdtemp(join(tmpdir(), 'tradebrief-comtrade-'))
  cleanUpAfterFile(() => rm(at, { recursive: true, force: true }))
  return Promise.all(
    theirFiles.map(async (name) => {
      const [heading = '', ...lines] = (await readFile(join(folder, name), 'utf8')).split('\r\n')
      await writeFile(join(at, name), [heading, ...lines.map(change)].join('\r\n'))
      return join(at, name)
    }),
  )
}

async function refusalOf(brief: Promise<Document>): Promise<string> {
  try {
    await brief
  } catch (error) {
    if (error instanceof UserError) return error.explain('en')
    throw error
  }
  throw new Error('a brief was made')
}

const isFraction = (figures: ReadonlyMap<string, ShownFigure>, id: string, a: bigint, b: bigint): boolean => {
  const [numerator = '', denominator = '1'] = figures.get(id)?.exact?.split('/') ?? []
  return numerator !== '' && BigInt(numerator) * b === a * BigInt(denominator)
}

describe('trade with Thailand by the data of both sides', () => {
  const made = briefOf(pathsOf([...theirFiles, ...ownFiles]))

  it.each([
    ['export', 'month'],
    ['export', 'ytd'],
    ['import', 'month'],
    ['import', 'ytd'],
  ] as const)('%s over %s follow from the rows of the files', async (flow, window) => {
    const { figures } = await made
    const theirFlow = flow === 'export' ? 'import' : 'export'
    const theirLines = (await linesOf(theirFiles[theirFlow === 'import' ? 0 : 1])).filter(isCell)
    const ownLines = await linesOf(flow === 'export' ? '出口.csv' : '进口.csv')
    const theirs = (year: number, partner: string | null = '156') =>
      addUp(theirLines, comtradeColumns, { year, window, partner })
    const ours = addUp(ownLines, customsColumns, { year: 2023, window, partner: '136' })
    const id = `THA.${theirFlow}.partner.CHN.${window}.value`
    const [now, before, total] = [theirs(2023), theirs(2022), theirs(2023, null)]
    expect([now.value, ours.value].every((value) => value > 1_000_000n)).toBe(true)
    expect(isFraction(figures, id, now.value, 1n)).toBe(true)
    expect(isFraction(figures, `${flow}.partner.THA.${window}.value`, ours.value, 1n)).toBe(true)
    expect(isFraction(figures, `${id}.yoy`, 100n * (now.value - before.value), before.value)).toBe(true)
    const [imports, exports] = flow === 'export' ? [now, ours] : [ours, now]
    const difference = imports.value - exports.value
    expect(isFraction(figures, `${id}.mirrorDifference`, difference, 1n)).toBe(true)
    expect(isFraction(figures, `${id}.mirrorPercent`, 100n * difference, exports.value)).toBe(true)
    const gap = imports.kilograms - exports.kilograms
    const quantity = id.replace(/value$/, 'quantity.mirrorPercent')
    expect(isFraction(figures, quantity, 100n * gap, exports.kilograms)).toBe(true)
    if (theirFlow === 'import')
      expect(isFraction(figures, `${id}.share`, 100n * now.value, total.value)).toBe(true)
  })

  it('says of goods counted in other units that they are not compared', async () => {
    const inLitres = await changedFiles((line) => line.replace('"8","kg"', '"7","l"'))
    const { blocks, figures } = await briefOf([...inLitres, ...pathsOf(ownFiles)])
    const notes = blocks.flatMap((block) => (block.kind === 'table' ? block.notes : []))
    expect(notes.filter((note) => note.includes('counted in different units'))).toHaveLength(2)
    const compared = [...figures.values()].filter(({ id }) => id.endsWith('quantity.mirrorPercent'))
    expect(compared.every(({ exact }) => exact === null)).toBe(true)
  })

  it('is refused for a month where the other side has years alone', async () => {
    const monthly = /^"C","M","2023\d{4}","2023","1","202301"/
    const annual = await changedFiles((line) =>
      monthly.test(line) ? line.replace(monthly, '"C","A","20230101","2023","52","2023"') : '',
    )
    const said = await refusalOf(briefOf([...annual, ...pathsOf(ownFiles)]))
    expect(said).toContain('Data of Thailand')
    expect(said).toContain('has only the sum over Jan–Dec 2023')
  })

  it('is refused where a flow of the other side is not loaded', async () => {
    const said = await refusalOf(briefOf(pathsOf([theirFiles[0], ...ownFiles])))
    expect(said).toMatch(/Thailand.*exports.*850760/s)
  })

  it('is refused for headings of four digits, which Comtrade has too', async () => {
    const said = await refusalOf(
      briefOf(pathsOf([...theirFiles, ...ownFiles]), (product) => product.replace('"85076000"', '"8507"')),
    )
    expect(said).toContain('not whole subheadings of six digits: 8507')
  })

  it('is refused in a year of another edition of the nomenclature', async () => {
    const said = await refusalOf(
      briefOf(pathsOf([...theirFiles, ...ownFiles]), (product) => product.replace('HS2022', 'HS2017')),
    )
    expect(said).toContain('no codes of HS2022')
  })
})
