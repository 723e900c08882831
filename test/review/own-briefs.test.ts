import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Document } from '../../src/brief/document.ts'
import { partners } from '../../src/codes/partners/partner-list.ts'
import { places } from '../../src/codes/places/place-list.ts'
import { markdown } from '../../src/press/markdown.ts'
import { captionStart, type Piece } from '../../src/review/audit/reading/pieces.ts'
import { readMarkdown } from '../../src/review/audit/reading/read-markdown.ts'
import { readText } from '../../src/review/audit/reading/read-text.ts'
import { audit } from '../../src/review/audit/run-audit.ts'
import { languages } from '../../src/trade/language.ts'
import { composeCase, sentenceCases } from '../brief/sentences/sentence-cases.ts'
import { type Amounts, briefOf, productOf, type Side, type Traded } from '../support/briefs.ts'
import { repository } from '../support/workspaces.ts'

const piecesOf = async (document: Document): Promise<Piece[]> =>
  readMarkdown(new TextDecoder().decode(await markdown.print(document)))

/** As text taken from a PDF: cells on one line, prose broken anywhere, spaces about numbers. @param isLaidOut whether cells keep their place in the line. */
function pdfText(pieces: readonly Piece[], isLaidOut = false): string {
  const lineOf = (cells: readonly string[]): string =>
    isLaidOut ? cells.map((cell) => cell.padEnd(24)).join('  ') : cells.filter(Boolean).join(' ')
  const broken = (text: string) => text.replace(/(?<=[\u4e00-\u9fff])(?=\d)/g, ' ').replace(/.{28}/g, '$&\n')
  return pieces
    .map((piece) =>
      piece.kind === 'text'
        ? captionStart.test(piece.text)
          ? piece.text
          : broken(piece.text)
        : [heading(piece.header), ...piece.rows.map(({ cells }) => lineOf(cells))].join('\n'),
    )
    .join('\n\n')
}

/** A flattened heading as it was: windows first, then the columns. */
function heading(flat: string): string {
  const windows = flat.match(/\d+月当月|1至\d+月累计/g) ?? []
  return [...new Set(windows), '\n', ...flat.split(/\d+月当月|1至\d+月累计/)].join(' ')
}

/** Without Serbia and Montenegro, 塞尔维亚和黑山, which no data after 2006 have: its name is that of two partners of today. */
const partnerCodes = partners().flatMap(({ codes }) => codes.slice(0, 1).filter((code) => code !== '349'))
const placeCodes = places().map(({ code }) => code)

/** Amounts of very different sizes, as they are in trade. */
const dollars = fc
  .tuple(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 1, max: 9999 }))
  .map(([scale, digits]) => Math.min(digits * 10 ** scale, 9_000_000_000_000))

const amounts = (codes: readonly string[], most: number): fc.Arbitrary<Record<string, number>> =>
  fc
    .uniqueArray(fc.tuple(fc.constantFrom(...codes), dollars), {
      maxLength: most,
      selector: ([code]) => code,
    })
    .map(Object.fromEntries)

/** The same total, at other places. */
function atPlaces(total: number, cuts: readonly number[]): Amounts {
  const parts: Record<string, number> = {}
  let left = total
  for (const [index, cut] of cuts.entries()) {
    const part = Math.floor((left * cut) / 100)
    if (part > 0) parts[placeCodes[index] ?? '11'] = part
    left -= part
  }
  if (left > 0) parts[placeCodes[cuts.length] ?? '11'] = (parts[placeCodes[cuts.length] ?? '11'] ?? 0) + left
  return parts
}

const total = (subject: Amounts): number => Object.values(subject).reduce((sum, value) => sum + value, 0)
const plus = (a: Amounts, b: Amounts): Amounts =>
  Object.fromEntries(
    [...new Set([...Object.keys(a), ...Object.keys(b)])].map((key) => [key, (a[key] ?? 0) + (b[key] ?? 0)]),
  )

/** Re-imports of own goods come from China; nothing is exported there. */
const china = '142'

const traded = (codes: readonly string[]): fc.Arbitrary<Traded> =>
  fc
    .record({
      month: amounts(codes, 25),
      earlier: amounts(codes, 25),
      monthBefore: amounts(codes, 25),
      earlierBefore: amounts(codes, 25),
      cuts: fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 20 }),
      pieces: fc.array(fc.integer({ min: 0, max: 2_000_000_000 }), { minLength: 4, maxLength: 4 }),
    })
    .map(({ month, earlier, monthBefore, earlierBefore, cuts, pieces }) => {
      const [p = 0, q = 0, r = 0, s = 0] = pieces
      const inMonth = atPlaces(total(month), cuts)
      const side = (subject: Amounts, places: Amounts, quantity: number): Side => ({
        partners: subject,
        places,
        quantity,
      })
      return {
        'month.current': side(month, inMonth, p),
        'ytd.current': side(
          plus(month, earlier),
          plus(inMonth, atPlaces(total(earlier), [...cuts].reverse())),
          p + q,
        ),
        'month.base': side(monthBefore, atPlaces(total(monthBefore), cuts), r),
        'ytd.base': side(
          plus(monthBefore, earlierBefore),
          atPlaces(total(plus(monthBefore, earlierBefore)), cuts),
          r + s,
        ),
      }
    })

const briefCases = join(repository, 'test', 'cases', 'brief')

const exported = traded(partnerCodes.filter((code) => code !== china))
const imported = traded(partnerCodes)

const runs = Number(process.env.TRADEBRIEF_RUNS ?? 60)

/** Amounts that print as `<0.0001` fit any total: growths under their own heading were taken for shares. */
const belowTheLastDigit: Traded = {
  'month.current': {
    partners: { '101': 110 },
    places: { '11': 2, '12': 5, '13': 2, '14': 101 },
    quantity: 0,
  },
  'ytd.current': { partners: { '101': 110 }, places: { '11': 2, '12': 5, '13': 2, '14': 101 }, quantity: 0 },
  'month.base': { partners: { '101': 20 }, places: { '12': 1, '14': 19 }, quantity: 0 },
  'ytd.base': { partners: { '101': 60 }, places: { '11': 1, '12': 2, '13': 1, '14': 56 }, quantity: 0 },
}
/** Two partners whose names, joined by “and”, are that of one that is no more. */
const serbiaAndMontenegro: Traded = {
  'month.current': { partners: { '359': 1 }, places: { '11': 1 }, quantity: 0 },
  'ytd.current': { partners: { '358': 1, '359': 1 }, places: { '11': 2 }, quantity: 0 },
  'month.base': { partners: {}, places: {}, quantity: 0 },
  'ytd.base': { partners: {}, places: {}, quantity: 0 },
}
const none: Side = { partners: {}, places: {}, quantity: 0 }
const nothing: Traded = { 'month.current': none, 'ytd.current': none, 'month.base': none, 'ytd.base': none }

describe('briefs of our own', () => {
  it('have nothing to be found, whatever was traded', async () => {
    await fc.assert(
      fc.asyncProperty(
        exported,
        imported,
        fc.constantFrom('2023-06', '2023-01', '2023-12'),
        fc.constantFrom(
          {},
          { flows: ['export'] },
          { flows: ['import'] },
          { named: 1 },
          { value: { scale: '万', decimals: 2 } },
          { value: {}, quantityScale: 'auto' },
        ),
        async (exports, imports, place, more) => {
          const pieces = await piecesOf(
            briefOf({ export: exports, import: imports }, { product: productOf(more), at: place }),
          )
          const report = audit(pieces)
          expect(report.findings).toEqual([])
          expect(report.unread).toEqual([])
          const fromText = audit(readText(pdfText(pieces)))
          expect(fromText).toMatchObject({ findings: [], unread: [] })
          expect(fromText.figures).toBeLessThanOrEqual(report.figures)
        },
      ),
      {
        numRuns: runs,
        examples: [
          [belowTheLastDigit, nothing, '2023-06', {}],
          [serbiaAndMontenegro, nothing, '2023-06', {}],
        ],
      },
    )
  })

  it('have nothing to be found with sections of analysis either', async () => {
    const sections = ['summary', 'extended']
    await fc.assert(
      fc.asyncProperty(exported, imported, async (exports, imports) => {
        const pieces = await piecesOf(
          briefOf({ export: exports, import: imports }, { product: productOf({ sections }), at: '2023-06' }),
        )
        for (const report of [audit(pieces)]) {
          expect(report.findings).toEqual([])
          expect(report.unread).toEqual([])
        }
      }),
      { numRuns: Math.ceil(runs / 8) },
    )
  })

  it.each(languages.flatMap((language) => sentenceCases.map((each, index) => ({ language, index, each }))))(
    'of every kind and section are read in whole: case $index in $language',
    async ({ language, each }) => {
      expect(audit(await piecesOf(composeCase(each, language))).unread).toEqual([])
    },
  )

  it.each(
    readdirSync(briefCases)
      .flatMap((name) => languages.map((language) => `${name}/expected.${language}.md`))
      .filter((name) => existsSync(join(briefCases, name))),
  )('have nothing to be found, and are read in whole: %s', (name) => {
    const { findings, unread } = audit(readMarkdown(readFileSync(join(briefCases, name), 'utf8')))
    expect({ findings, unread }).toEqual({ findings: [], unread: [] })
  })
})
