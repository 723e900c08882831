import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { portalLimit } from '../src/sources/gacc/layout/layout.ts'
import { type Flow, flows, getCalendarMonth, listMonths, type Month, toMonth } from '../src/trade/trade.ts'
import { encodeGb18030 } from '../tools/samples/lithium-ion/gb18030.ts'
import {
  type Commodity,
  commodities,
  type Entry,
  partnerEntries,
  placeEntries,
  procedureEntries,
} from './catalogue.ts'
import { randomFrom } from './random.ts'

/** Raised with every change to the rows, so that nobody measures old ones. */
const version = 1

/** The portal's own files, and the same rows in plain UTF-8, in one folder. */
export interface Generated {
  readonly rows: number
  readonly folder: string
  /** One file a flow and month: GB18030, every field in quotes. */
  readonly portalFiles: readonly string[]
  readonly plainFiles: Readonly<Record<Flow, readonly string[]>>
}

/** Fewer rows would leave months without the product that the brief is about. */
export const fewestRows = 4_800

const months = listMonths({ from: toMonth(2022, 1), to: toMonth(2023, 12) })

/**
 * Makes the files of so many rows in a folder, or takes those that are there: 24 months of exports and
 * imports, one cut by commodity, partner, procedure and place, skewed as trade is, no key twice. The same
 * number of rows gives the same bytes on every machine.
 *
 * @param say is told each file that is made.
 */
export async function generate(
  rows: number,
  parent: string,
  say: (done: number, total: number) => void = () => {},
): Promise<Generated> {
  if (!Number.isInteger(rows) || rows < fewestRows)
    throw new RangeError(`at least ${fewestRows} rows are needed, not ${rows}`)
  const folder = join(parent, `${rows}`, `files-${version}`)
  const files = spread(rows)
  if (!existsSync(folder)) {
    const catalogue = catalogueOf()
    const unfinished = `${folder}.part`
    await rm(unfinished, { recursive: true, force: true })
    await mkdir(join(unfinished, 'portal'), { recursive: true })
    await mkdir(join(unfinished, 'plain'), { recursive: true })
    for (const [index, file] of files.entries()) {
      const { portal, plain } = textsOf(file, catalogue)
      await writeFile(join(unfinished, portalName(file)), portal, 'latin1')
      await writeFile(join(unfinished, plainName(file)), plain)
      say(index + 1, files.length)
    }
    await rename(unfinished, folder)
  }
  const plainOf = (flow: Flow) =>
    files.filter((file) => file.flow === flow).map((file) => join(folder, plainName(file)))
  return {
    rows,
    folder,
    portalFiles: files.map((file) => join(folder, portalName(file))),
    plainFiles: { export: plainOf('export'), import: plainOf('import') },
  }
}

export interface MonthFile {
  readonly flow: Flow
  readonly month: Month
  readonly rows: number
}

const portalName = ({ flow, month }: MonthFile) =>
  join('portal', `${flow === 'export' ? '出口' : '进口'}-${month}.csv`)
const plainName = ({ flow, month }: MonthFile) => join('plain', `${flow}-${month}.csv`)

/** How the rows are spread over the files: more exports than imports, fewer in the month of Spring Festival. */
export function spread(total: number): MonthFile[] {
  const weighted = months.flatMap((month) =>
    flows.map((flow) => ({
      flow,
      month,
      weight: (flow === 'export' ? 1.2 : 0.8) * (getCalendarMonth(month) === 2 ? 0.8 : 1),
    })),
  )
  const sum = weighted.reduce((weights, { weight }) => weights + weight, 0)
  let reached = 0
  const counts = weighted.map(({ weight }) => {
    const before = Math.round((reached / sum) * total)
    reached += weight
    return Math.round((reached / sum) * total) - before
  })
  // A file of exactly the portal's limit would count as cut off, and no brief could be built.
  counts.forEach((count, index) => {
    const other = index === 0 ? 1 : index - 1
    if (count !== portalLimit) return
    counts[index] = count - 1
    counts[other] = (counts[other] ?? 0) + 1
  })
  return weighted.map(({ flow, month }, index) => ({ flow, month, rows: counts[index] ?? 0 }))
}

/** A code and its name as the two kinds of file write them. */
interface Written {
  /** Bytes of GB18030, a character each, so that a line can be put together as text. */
  readonly portal: string
  readonly plain: string
}

const written = (fields: readonly string[]): Written => ({
  portal: Buffer.from(encodeGb18030(fields.map((field) => `"${field}",`).join(''))).toString('latin1'),
  plain: fields.map((field) => `${field},`).join(''),
})

/** The entries of one dimension, and how to draw the position of one of them. */
interface Axis {
  readonly written: readonly Written[]
  readonly draw: (random: number) => number
}

/** The higher the skew, the more of the trade is with the first of the ranks. */
function axis(entries: readonly Entry[], skew: number): Axis {
  const positions = entries.map((_, position) => position)
  positions.sort((a, b) => (entries[a]?.rank ?? 0) - (entries[b]?.rank ?? 0))
  return {
    written: entries.map(({ code, name }) => written([code, name])),
    draw: (random) => positions[Math.floor(positions.length * random ** skew)] ?? 0,
  }
}

const headings = [
  ['数据年月', '商品编码', '商品名称', '贸易伙伴编码', '贸易伙伴名称', '贸易方式编码', '贸易方式名称'],
  ['注册地编码', '注册地名称', '第一数量', '第一计量单位', '第二数量', '第二计量单位', '美元'],
].flat()

/** The columns of a plain file, in order, with their types in SQL. */
export const plainColumns = {
  month: 'INTEGER',
  commodity: 'VARCHAR',
  commodity_name: 'VARCHAR',
  partner: 'VARCHAR',
  partner_name: 'VARCHAR',
  procedure: 'VARCHAR',
  procedure_name: 'VARCHAR',
  place: 'VARCHAR',
  place_name: 'VARCHAR',
  quantity: 'BIGINT',
  unit: 'VARCHAR',
  quantity2: 'BIGINT',
  unit2: 'VARCHAR',
  value: 'BIGINT',
} as const

interface Catalogue {
  readonly goods: readonly Commodity[]
  readonly commodity: Axis
  readonly partner: Axis
  readonly procedure: Axis
  readonly place: Axis
  readonly heading: string
  readonly unit: (name: string) => string
}

/** Made only where there are files to make: encoding the names takes a while. */
function catalogueOf(): Catalogue {
  const goods = commodities()
  const units = new Map(
    goods.flatMap(({ unit, unit2 }) => [unit, unit2 ?? '?']).map((name) => [name, written([name]).portal]),
  )
  return {
    goods,
    commodity: axis(goods, 2.5),
    partner: axis(partnerEntries(), 3),
    procedure: axis(procedureEntries(), 3),
    place: axis(placeEntries(), 2),
    heading: written(headings).portal,
    unit: (name) => units.get(name) ?? '',
  }
}

/** The two texts of one file, its rows in the order of their codes. */
function textsOf({ flow, month, rows }: MonthFile, catalogue: Catalogue): { portal: string; plain: string } {
  const { goods, commodity, partner, procedure, place, heading, unit: unitField } = catalogue
  const random = randomFrom(month * 2 + flows.indexOf(flow))
  let portal = `${heading}\n`
  let plain = `${Object.keys(plainColumns).join(',')}\n`
  for (const key of keysOf(rows, random, catalogue)) {
    const [index, withPartner, under, from] = positionsOf(key, catalogue)
    const good = goods[index]
    const codes = [
      commodity.written[index],
      partner.written[withPartner],
      procedure.written[under],
      place.written[from],
    ]
    if (!good) throw new RangeError(`no commodity at ${index}`)
    const { quantity, kilograms, value } = amounts(good, random)
    const second = good.unit2 === null ? { portal: '"0","?",', plain: ',,' } : null
    portal += `"${month}",`
    plain += `${month},`
    for (const code of codes) {
      portal += code?.portal ?? ''
      plain += code?.plain ?? ''
    }
    portal += `"${quantity}",${unitField(good.unit)}`
    plain += `${quantity},${good.unit},`
    portal += second ? second.portal : `"${kilograms}",${unitField(good.unit2 ?? '?')}`
    plain += second ? second.plain : `${kilograms},${good.unit2},`
    portal += `"${withThousands(value)}",\n`
    plain += `${value}\n`
  }
  return { portal, plain }
}

/** Distinct keys in the order of their codes, each as one number. */
function keysOf(
  rows: number,
  random: () => number,
  { goods, commodity, partner, procedure, place }: Catalogue,
): Float64Array {
  const largest = goods.findIndex(({ rank }) => rank === 0)
  const keys = new Set<number>()
  while (keys.size < rows) {
    // The product of the brief is in every file, however small.
    const index = keys.size < 3 ? largest : commodity.draw(random())
    const withPartner = index * partner.written.length + partner.draw(random())
    const under = withPartner * procedure.written.length + procedure.draw(random())
    keys.add(under * place.written.length + place.draw(random()))
  }
  return Float64Array.from(keys).sort()
}

function positionsOf(
  key: number,
  { partner, procedure, place }: Catalogue,
): [commodity: number, partner: number, procedure: number, place: number] {
  const underCode = Math.floor(key / place.written.length)
  const withPartner = Math.floor(underCode / procedure.written.length)
  return [
    Math.floor(withPartner / partner.written.length),
    withPartner % partner.written.length,
    underCode % procedure.written.length,
    key % place.written.length,
  ]
}

/** Amounts over several orders of magnitude, larger for what trades more; now and then a quantity of 0. */
function amounts({ rank, unit2 }: Commodity, random: () => number) {
  const pieces = Math.ceil(Math.exp(4 + random() * 9) * (1 + 50 / (1 + rank)))
  const value = Math.ceil(pieces * (2 + random() * 20))
  const quantity = random() < 0.005 ? 0 : pieces
  return { quantity, kilograms: unit2 === null ? 0 : Math.ceil(pieces * random() * 3), value }
}

/** By hand, because locale data differ from platform to platform. */
const withThousands = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',')
