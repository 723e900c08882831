import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Document } from '../../src/brief/document.ts'
import { docx } from '../../src/press/docx/docx.ts'
import { html } from '../../src/press/html/html.ts'
import { markdown } from '../../src/press/markdown.ts'
import { pdf } from '../../src/press/pdf/pdf.ts'
import type { Press } from '../../src/press/press-type.ts'
import type { Piece } from '../../src/review/audit/reading/pieces.ts'
import { readDocx } from '../../src/review/audit/reading/read-docx.ts'
import { readHtml } from '../../src/review/audit/reading/read-html.ts'
import { readMarkdown } from '../../src/review/audit/reading/read-markdown.ts'
import { readText } from '../../src/review/audit/reading/read-text.ts'
import { audit } from '../../src/review/audit/run-audit.ts'
import { poppler, readPdf } from '../support/poppler.ts'
import { sampleBrief } from '../support/sample-brief.ts'
import { isThere, shared } from '../support/workspaces.ts'
import { unzip } from '../support/zip.ts'
import { violations } from './support/catalogue.ts'
import { mutantsOf, sampleOf } from './support/mutants.ts'
import { tableOf, tallyMutants, totalsOf, unconstrained } from './support/mutation-table.ts'
import { occurrencesOf, withText } from './support/occurrences.ts'
import { figurePositions, publishedOccurrences, replaced } from './support/published-text.ts'

/** All mutants in place of a sample: `npm run mutants`. */
const isComplete = process.env.TRADEBRIEF_ALL_MUTANTS === '1'
const published = join(shared, 'brief', 'lithium-ion-2023-12.brief.txt')

/** At least so much of what breaks an identity must be found with its place. */
const least = 0.95

/** So many of our own briefs’ mutants are printed indeed, to see that they are what was put in their place. */
const printedIndeed = 2

/** A format as the audit meets it: what it takes of a file, how figures stand in that, and how it is read. */
interface Printed {
  readonly press: Press
  readonly textOf: (bytes: Uint8Array) => string
  readonly figure?: RegExp
  readonly read: (text: string) => Piece[]
}

const utf8 = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

/** Between the parts of a Word file. */
const nextPart = '\f'
/** What holds a minus sign to its number in Word, and the number's text. */
const heldHyphen = /<w:noBreakHyphen\/><w:t([^>]*)>/g

const formats: readonly Printed[] = [
  { press: markdown, textOf: utf8, read: readMarkdown },
  {
    press: html,
    textOf: utf8,
    figure: /(?<= data-figure="[^>]*>)-?\d+\.\d+(?=<)/g,
    read: readHtml,
  },
  {
    press: docx,
    textOf: (bytes) => {
      const files = unzip(bytes)
      // A hyphen that holds its number is part of the figure, as in other formats.
      return ['document', 'footnotes']
        .map((part) =>
          (files.get(`word/${part}.xml`) ?? '').replace(heldHyphen, '<w:t$1>-').replaceAll('\uFEFF', ''),
        )
        .join(nextPart)
    },
    figure: /(?<=<w:t[^>]*>)-?\d+\.\d+(?=<)/g,
    read: (text) => {
      const [document = '', footnotes = ''] = text.split(nextPart)
      return readDocx(document, footnotes)
    },
  },
  ...(poppler ? [{ press: pdf, textOf: linesOfPages, read: readText }] : []),
]

/** A PDF as the audit reads it: its text by lines as they stand on the page. */
function linesOfPages(bytes: Uint8Array): string {
  return readPdf('pdftotext', bytes, { before: ['-layout', '-enc', 'UTF-8', '-q'], after: ['-'] })
}

describe('one figure of our own brief printed otherwise', () => {
  let brief: Document
  beforeAll(async () => {
    const document = await sampleBrief()
    // The numbers of charts are no figures that the audit reads; without them, every decimal is one.
    brief = { ...document, blocks: document.blocks.filter(({ kind }) => kind !== 'chart') }
  })

  it.each(formats)('is found in $press.format', { timeout: 3_600_000 }, async (format) => {
    const { press, textOf, figure, read } = format
    const occurrences = occurrencesOf(brief)
    expect(violations(occurrences, ['import'])).toEqual(new Set())
    const text = textOf(await press.print(brief))
    const givenFigurePositions = figurePositions(text, figure)
    expect(givenFigurePositions.map((position) => position.text)).toEqual(
      occurrences.map((occurrence) => occurrence.text),
    )
    const baseline = audit(read(text))
    expect(baseline.findings).toEqual([])
    const mutants = mutantsOf(occurrences)
    for (const { index, text: other } of sampleOf(mutants, printedIndeed)) {
      const indeed = textOf(await press.print(withText(brief, index, other)))
      expect(read(indeed)).toEqual(read(replaced(text, givenFigurePositions, index, other)))
    }
    const tallies = tallyMutants(
      {
        occurrences,
        openDenominators: ['import'],
        print: ({ index, text: other }) => read(replaced(text, givenFigurePositions, index, other)),
        baseline,
      },
      isComplete ? mutants : sampleOf(mutants, 60),
    )
    tell(press.format, tallies)
    const { breaking, named } = totalsOf(tallies)
    expect(named / breaking).toBeGreaterThanOrEqual(least)
  })
})

describe.skipIf(!isThere(join(shared, 'brief')))('one figure of the published text printed otherwise', () => {
  it('is found', { timeout: 3_600_000 }, () => {
    const text = readFileSync(published, 'utf8')
    const occurrences = publishedOccurrences()
    const positions = figurePositions(text)
    expect(positions.map((position) => position.text)).toEqual(
      occurrences.map((occurrence) => occurrence.text),
    )
    const mutants = mutantsOf(occurrences)
    const tallies = tallyMutants(
      {
        occurrences,
        openDenominators: ['import'],
        print: ({ index, text: other }) => readText(replaced(text, positions, index, other)),
        baseline: audit(readText(text)),
      },
      isComplete ? mutants : sampleOf(mutants, 120),
    )
    tell('txt', tallies)
    const { breaking, named } = totalsOf(tallies)
    expect(named / breaking).toBeGreaterThanOrEqual(least)
  })
})

function tell(format: string, tallies: ReturnType<typeof tallyMutants>): void {
  if (!isComplete) return
  const lost = [...tallies.values()].flatMap(({ missed, elsewhere, more }) => [
    ...missed.map((item) => `missed: ${item}`),
    ...elsewhere.map((entry) => `elsewhere: ${entry}`),
    ...more.map((candidate) => `more: ${candidate}`),
  ])
  console.log(
    [format, tableOf(tallies), ...lost, 'Nothing constrains:', ...unconstrained(tallies)].join('\n'),
  )
}
