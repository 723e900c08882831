import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Document } from '../../src/brief/document.ts'
import { docx } from '../../src/press/docx.ts'
import { html } from '../../src/press/html.ts'
import { markdown } from '../../src/press/markdown.ts'
import { pdf } from '../../src/press/pdf.ts'
import type { Press } from '../../src/press/press.ts'
import { audit } from '../../src/review/audit/audit.ts'
import type { Piece } from '../../src/review/audit/reading/pieces.ts'
import { readDocx } from '../../src/review/audit/reading/read-docx.ts'
import { readHtml } from '../../src/review/audit/reading/read-html.ts'
import { readMarkdown } from '../../src/review/audit/reading/read-markdown.ts'
import { readText } from '../../src/review/audit/reading/read-text.ts'
import { poppler, readPdf } from '../support/poppler.ts'
import { sampleBrief } from '../support/sample-brief.ts'
import { isThere, shared } from '../support/workspaces.ts'
import { unzip } from '../support/zip.ts'
import { violations } from './support/catalogue.ts'
import { mutantsOf, sampleOf } from './support/mutants.ts'
import { tableOf, tallyMutants, totalsOf, unconstrained } from './support/mutation-table.ts'
import { occurrencesOf, withText } from './support/occurrences.ts'
import { figurePositions, publishedOccurrences } from './support/published-text.ts'

/** All mutants in place of a sample: `npm run mutants`. */
const all = process.env.TRADEBRIEF_ALL_MUTANTS === '1'
const published = join(shared, 'brief', 'lithium-ion-2023-12.brief.txt')

/** At least so much of what breaks an identity must be found with its place. */
const least = 0.95

const utf8 = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

const ours: readonly { press: Press; count: number; read: (bytes: Uint8Array) => Piece[] }[] = [
  { press: markdown, count: 100, read: (bytes) => readMarkdown(utf8(bytes)) },
  { press: html, count: 60, read: (bytes) => readHtml(utf8(bytes)) },
  {
    press: docx,
    count: 20,
    read: (bytes) => {
      const files = unzip(bytes)
      return readDocx(files.get('word/document.xml') ?? '', files.get('word/footnotes.xml') ?? null)
    },
  },
  ...(poppler ? [{ press: pdf, count: 12, read: readPages }] : []),
]

/** A PDF as the audit reads it: its text by lines as they stand on the page. */
function readPages(bytes: Uint8Array): Piece[] {
  return readText(readPdf('pdftotext', bytes, { before: ['-layout', '-enc', 'UTF-8', '-q'], after: ['-'] }))
}

describe('one figure of our own brief printed otherwise', () => {
  let brief: Document
  beforeAll(async () => {
    brief = await sampleBrief()
  })

  it.each(ours)('is found in $press.format', { timeout: 3_600_000 }, async ({ press, count, read }) => {
    const occurrences = occurrencesOf(brief)
    const baseline = audit(read(await press.print(brief)))
    expect(baseline.findings).toEqual([])
    expect(violations(occurrences, ['import'])).toEqual(new Set())
    const mutants = mutantsOf(occurrences)
    const tallies = await tallyMutants(
      {
        occurrences,
        openDenominators: ['import'],
        print: async ({ index, text }) => read(await press.print(withText(brief, index, text))),
        baseline,
      },
      all ? mutants : sampleOf(mutants, count),
    )
    tell(press.format, tallies)
    const { breaking, named } = totalsOf(tallies)
    expect(named / breaking).toBeGreaterThanOrEqual(least)
  })
})

describe.skipIf(!isThere(join(shared, 'brief')))('one figure of the published text printed otherwise', () => {
  it('is found', { timeout: 3_600_000 }, async () => {
    const text = readFileSync(published, 'utf8')
    const occurrences = publishedOccurrences()
    const positions = figurePositions(text)
    expect(positions.map((position) => position.text)).toEqual(
      occurrences.map((occurrence) => occurrence.text),
    )
    const mutants = mutantsOf(occurrences)
    const tallies = await tallyMutants(
      {
        occurrences,
        openDenominators: ['import'],
        print: ({ index, text: other }) => {
          const { at = 0, text: own = '' } = positions[index] ?? {}
          return readText(text.slice(0, at) + other + text.slice(at + own.length))
        },
        baseline: audit(readText(text)),
      },
      all ? mutants : sampleOf(mutants, 120),
    )
    tell('txt', tallies)
    const { breaking, named } = totalsOf(tallies)
    expect(named / breaking).toBeGreaterThanOrEqual(least)
  })
})

function tell(format: string, tallies: Awaited<ReturnType<typeof tallyMutants>>): void {
  if (!all) return
  const lost = [...tallies.values()].flatMap(({ missed, elsewhere, more }) => [
    ...missed.map((one) => `missed: ${one}`),
    ...elsewhere.map((one) => `elsewhere: ${one}`),
    ...more.map((one) => `more: ${one}`),
  ])
  console.log(
    [format, tableOf(tallies), ...lost, 'Nothing constrains:', ...unconstrained(tallies)].join('\n'),
  )
}
