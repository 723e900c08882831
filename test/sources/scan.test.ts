import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { gacc } from '../../src/sources/gacc/gacc.ts'
import type { Sightings } from '../../src/sources/gacc/layout/scan-summary.ts'
import { CodeBook } from '../../src/sources/gacc/scan/code-dictionary.ts'
import { PartScanner } from '../../src/sources/gacc/scan/scan.ts'
import type { ReadReport } from '../../src/sources/read-report.ts'
import { UserError } from '../../src/trade/errors/user-error.ts'
import type { Observation } from '../../src/trade/observation/observation-type.ts'
import type { RowOrder } from '../../src/trade/observation/row-order.ts'
import { fileOf, now, readAll } from './reading.ts'
import { columns, dialects, row, tableOf } from './tables.ts'

/** `npm run scans` tries some hundred times as many. */
const effort = process.env.TRADEBRIEF_ALL_SCANS ? 200 : 1

const tried = { files: 0, scanned: 0, refused: 0 }
afterAll(() => {
  const { files, scanned, refused } = tried
  console.log(`${files} files: ${scanned} read alike from bytes and as text, ${refused} refused as text says`)
})

interface Outcome {
  readonly observations: readonly Observation[]
  readonly report: ReadReport
  readonly order: RowOrder
}

/** What reading as text gives, or the error for the user. */
async function asText(name: string, bytes: Uint8Array): Promise<Outcome | UserError> {
  try {
    const { reading, observations, report } = await readAll(fileOf(name, bytes), gacc)
    return { observations, report, order: reading.order() }
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
}

/** Whether a part, or a piece of one, ends behind a line feed. */
type EndsBehind = (offset: number) => boolean

const nowhere = () => false
const everywhere = () => true
const wherever = (spread: number) => (offset: number) => offset % spread === 0

/** What scanning gives, in parts and pieces of them; null where it must be read as text. */
async function fromBytes(
  name: string,
  bytes: Uint8Array,
  partEnds: EndsBehind,
  pieceEnds: EndsBehind,
): Promise<Outcome | null> {
  const { scan } = await gacc.read(fileOf(name, bytes), { now })
  if (!scan) return null
  const scanner = new PartScanner(scan.layout)
  const book = new CodeBook()
  const parts: Sightings[] = []
  const observations: Observation[] = []
  let lines = 0
  for (const [index, part] of cut(bytes.subarray(scan.from.offset), partEnds).entries()) {
    scanner.begin(index === 0 ? scan.from.line : 1)
    for (const piece of cut(part, pieceEnds)) {
      scanner.roomFor(piece.length).set(piece)
      const rows = scanner.scan(piece.length)
      if (!rows) return null
      observations.push(
        ...rows.observations().map((observation) => ({ ...observation, line: observation.line + lines })),
      )
    }
    const seen = book.read('scanner', scanner.sightings())
    lines += seen.lines
    parts.push(seen)
  }
  const reported = scan.report(parts)
  return reported && { observations, ...reported }
}

/** At least one, which may be empty. */
function cut(bytes: Uint8Array, endsBehind: EndsBehind): Uint8Array[] {
  const cuts: Uint8Array[] = []
  let from = 0
  for (let to = bytes.indexOf(0x0a) + 1; to > 0 && to < bytes.length; to = bytes.indexOf(0x0a, to) + 1) {
    if (!endsBehind(to)) continue
    cuts.push(bytes.subarray(from, to))
    from = to
  }
  return [...cuts, bytes.subarray(from)]
}

/** With lists of numbers alike, whatever they were counted in. */
function plain({ report, ...told }: Outcome) {
  const { codes = [], rows = [] } = report.commodityRows ?? {}
  return { ...told, report: { ...report, commodityRows: { codes, rows: Array.from(rows) } } }
}

/** Whatever is scanned is what the text says, and what cannot be read as text is not scanned. */
async function holdToText(
  name: string,
  bytes: Uint8Array,
  partEnds: EndsBehind,
  pieceEnds: EndsBehind = nowhere,
) {
  const text = await asText(name, bytes)
  tried.files++
  if (text instanceof UserError) {
    tried.refused++
    const scanned = await fromBytes(name, bytes, partEnds, pieceEnds).catch((error: unknown) => {
      // The heading itself cannot be read.
      if (error instanceof UserError) return null
      throw error
    })
    expect(scanned, text.message).toBeNull()
    return { scanned: false, error: text }
  }
  const scanned = await fromBytes(name, bytes, partEnds, pieceEnds)
  if (scanned) {
    tried.scanned++
    expect(plain(scanned)).toEqual(plain(text))
  }
  return { scanned: scanned !== null, error: null }
}

const cases = fileURLToPath(new URL('../cases/read/', import.meta.url))
describe('the cases of reading', () => {
  test.each(readdirSync(cases))('%s', async (name) => {
    const input = readdirSync(cases + name).find((file) => file.startsWith('input.')) ?? ''
    const bytes = readFileSync(`${cases}${name}/${input}`)
    await holdToText(input, bytes, nowhere)
    await holdToText(input, bytes, everywhere)
    await holdToText(input, bytes, nowhere, everywhere)
  })
})

/** As the portal puts them: a name behind its code. */
function namesBehind(order: typeof columns): typeof columns {
  const heading = (column: (typeof columns)[number]) => column[0]
  const pairs = [
    ['商品编码', '商品名称'],
    ['贸易伙伴编码', '贸易伙伴名称'],
  ]
  return pairs.reduce((columnsSoFar, [code, name]) => {
    const [item, other] = [code, name].map((zh) => columnsSoFar.findIndex((column) => heading(column) === zh))
    const [first, second] = [columnsSoFar[item ?? 0], columnsSoFar[other ?? 0]]
    if (!first || !second || (item ?? 0) < (other ?? 0)) return columnsSoFar
    return columnsSoFar.with(item ?? 0, second).with(other ?? 0, first)
  }, order)
}

const scannable = [
  'as downloaded',
  'as downloaded, in UTF-8',
  'saved by Excel, in GB18030',
  'saved by Excel, in UTF-8 with a mark',
]
const spread = fc.integer({ min: 1, max: 5 })
const table = fc.record({
  rows: fc.array(row, { maxLength: 12 }),
  order: fc.shuffledSubarray([...columns], { minLength: columns.length }),
  language: fc.constantFrom<0 | 1>(0, 1),
})

describe.each(scannable)('generated tables: %s', (name) => {
  const write = dialects[name]
  if (!write) throw new Error(`no such dialect: ${name}`)

  test('are scanned where names stand behind their codes', async () => {
    await fc.assert(
      fc.asyncProperty(table, async ({ rows, order, language }) => {
        const bytes = write(tableOf(rows, namesBehind(order), language))
        expect((await holdToText('input.csv', bytes, nowhere)).scanned).toBe(true)
      }),
      { numRuns: 60 * effort },
    )
  })

  test('are read alike wherever they are cut', async () => {
    await fc.assert(
      fc.asyncProperty(table, spread, spread, async ({ rows, order, language }, parts, pieces) => {
        const bytes = write(tableOf(rows, order, language))
        await holdToText('input.csv', bytes, wherever(parts), wherever(pieces))
      }),
      { numRuns: 60 * effort },
    )
  })
})

const samples = fileURLToPath(new URL('../../samples/lithium-ion/files/', import.meta.url))
const field = fileURLToPath(new URL('../../../shared/field/portal/', import.meta.url))
/** A page of results as it was saved, which does not say what its columns are. */
const withoutHeading = new Set(['english-result-page-201901.csv'])
const files = [samples, field].flatMap((folder) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.csv') && !withoutHeading.has(name))
        .map((name) => ({ name, bytes: readFileSync(folder + name) }))
    : [],
)

describe('whole files', () => {
  test.skipIf(!existsSync(field))('of the portal are there', () => expect(files.length).toBeGreaterThan(4))

  test.each(files)('$name', async ({ name, bytes }) => {
    const { scanned, error } = await holdToText(name, bytes, wherever(21), wherever(7))
    expect(error).toBeNull()
    // Which some names with line breaks prevent where a part ends inside them.
    const total = await holdToText(name, bytes, nowhere)
    expect(scanned || total.scanned).toBe(true)
  })
})

/** Bytes that mean something in such files, and some that do not. */
const byte = fc.oneof(
  fc.constantFrom(...[...'",\n\r\t 0123456789?abc'].map((character) => character.charCodeAt(0))),
  fc.constantFrom(0x00, 0x81, 0xc3, 0xd6, 0xff, 0xef),
)
const change = fc.record({
  at: fc.nat(1_000_000),
  kind: fc.constantFrom('put', 'insert', 'remove', 'double'),
  byte,
})

test.each(files)(
  '$name with bytes changed here and there is read alike, or refused',
  async ({ name, bytes }) => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(1_000_000),
        fc.integer({ min: 2, max: 30 }),
        fc.array(change, { minLength: 1, maxLength: 2 }),
        spread,
        spread,
        async (begin, lines, changes, parts, pieces) => {
          let excerpt = excerptOf(bytes, begin, lines)
          for (const item of changes) excerpt = changed(excerpt, item)
          await holdToText(name, excerpt, wherever(parts), wherever(pieces))
        },
      ),
      { numRuns: 60 * effort },
    )
  },
)

test.each(files)('$name with one field spoilt is refused with its line', async ({ name, bytes }) => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(1_000_000),
      fc.integer({ min: 3, max: 30 }),
      fc.nat(1_000),
      async (begin, lines, pick) => {
        const excerpt = excerptOf(bytes, begin, lines)
        const { observations } = await readAll(fileOf(name, excerpt), gacc)
        const spoilt = observations[pick % observations.length]
        if (!spoilt) throw new Error('an excerpt has rows')
        const { error } = await holdToText(name, withLine(excerpt, spoilt.line), nowhere)
        expect(error?.where?.line).toBe(spoilt.line)
      },
    ),
    { numRuns: 10 * effort },
  )
})

/** The heading and some lines from somewhere on. */
function excerptOf(bytes: Buffer, begin: number, lines: number): Uint8Array {
  const heading = bytes.indexOf(0x0a) + 1
  let from = bytes.indexOf(0x0a, heading + (begin % Math.max(1, bytes.length - heading - 4_000))) + 1
  // A record, not the middle of one.
  while (from > 0 && !/^"?\d/.test(bytes.subarray(from, from + 2).toString('latin1')))
    from = bytes.indexOf(0x0a, from) + 1
  let to = from
  for (let line = 0; line < lines && to !== -1; line++) to = bytes.indexOf(0x0a, to + 1)
  while (to !== -1 && !/^(?:"?\d|$)/.test(bytes.subarray(to + 1, to + 3).toString('latin1')))
    to = bytes.indexOf(0x0a, to + 1)
  return Buffer.concat([bytes.subarray(0, heading), bytes.subarray(from, to === -1 ? undefined : to + 1)])
}

function changed(
  bytes: Uint8Array,
  { at, kind, byte }: { readonly at: number; readonly kind: string; readonly byte: number },
): Uint8Array {
  const place = at % bytes.length
  const [before, behind] = [bytes.subarray(0, place), bytes.subarray(place)]
  if (kind === 'insert') return Buffer.concat([before, Uint8Array.of(byte), behind])
  if (kind === 'remove') return Buffer.concat([before, behind.subarray(1)])
  if (kind === 'double') return Buffer.concat([before, behind.subarray(0, 40), behind])
  return Buffer.concat([before, Uint8Array.of(byte), behind.subarray(1)])
}

/** A field too many in front of a line. */
function withLine(bytes: Uint8Array, line: number): Uint8Array {
  let index = 0
  for (let count = 1; count < line; count++) {
    const feed = bytes.indexOf(0x0a, index)
    const lone = bytes.subarray(index, feed).indexOf(0x0d)
    // A lone carriage return inside a name ends a line too.
    index = lone !== -1 && bytes[index + lone + 1] !== 0x0a ? index + lone + 1 : feed + 1
  }
  return Buffer.concat([bytes.subarray(0, index), Buffer.from('"x",'), bytes.subarray(index)])
}

/** Amounts as they might be written, and by whom they are read. */
const written = fc.oneof(
  fc.stringMatching(/^[0-9]{0,17}$/),
  fc.stringMatching(/^[0-9]{1,3}(,[0-9]{3}){0,6}$/),
  fc.stringMatching(/^[0-9,]{1,20}$/),
  // As separators stand, but others.
  fc.stringMatching(/^[1-9][0-9]{0,2}[\t .']([0-9]{3}){1,2}$/),
)

test.each(['"', ''])('amounts of any length are read alike, or refused: in quotes %j', async (quote) => {
  const line = (value: string) => `202301,85076000,502,${quote}${value}${quote}\r\n`
  await fc.assert(
    fc.asyncProperty(fc.array(written, { minLength: 1, maxLength: 4 }), async (values) => {
      const text = `数据年月,商品编码,贸易伙伴编码,人民币\r\n${values.map(line).join('')}`
      await holdToText('input.csv', Buffer.from(text), nowhere)
    }),
    { numRuns: 300 * effort },
  )
})

test('a NUL is no separator, however far from the beginning of a file it stands', async () => {
  const rows = Array.from({ length: 4_000 }, () => '202301,85076000,502,1234\r\n').join('')
  const text = (value: string) =>
    Buffer.from(`数据年月,商品编码,贸易伙伴编码,人民币\r\n${rows}202301,85076000,502,${value}\r\n`)
  expect((await holdToText('input.csv', text('1234'), nowhere)).scanned).toBe(true)
  expect((await holdToText('input.csv', text('1\x00234'), nowhere)).error?.where?.line).toBe(4_002)
})

test('parts of like size take no more memory, however many they are', async () => {
  const text = '数据年月,商品编码,贸易伙伴编码,人民币\r\n202301,85076000,502,1234\r\n'
  const { scan } = await gacc.read(fileOf('input.csv', Buffer.from(text)), { now })
  if (!scan) throw new Error('it can be scanned')
  const scanner = new PartScanner(scan.layout)
  const taken = Array.from({ length: 50 }, (_, more) => scanner.roomFor(1_000_000 + more).buffer.byteLength)
  expect(taken.at(-1)).toBe(taken[0])
})
