import type { Brief, Document, ShownFigure } from '../brief/brief.ts'
import { type CodeLists, figureWords } from '../codes/codes.ts'
import { derivationWords } from '../press/figure-names/figure-names.ts'
import type { Explanation } from '../review/explain/explain.ts'
import { inWholeUnits } from '../review/review.ts'
import type { Language, Month } from '../trade/trade.ts'

/** Lines that are listed of a file; the others are counted. */
const linesListed = 200

/** What a brief rests on: the date of its data and its files. */
export const sourcesData = ({ about: { product, month, asOf, files } }: Document) => ({
  product,
  period: month,
  vintage: asOf,
  files: files.map(({ file, sha256, asOf, rows }) => ({ file, sha256, vintage: asOf, rows })),
})

export interface FigureNaming {
  readonly codes: CodeLists
  readonly month: Month
  readonly language: Language
}

/** A figure with its name, exact value and printed text. */
export const figureData = (figure: ShownFigure, { codes, month, language }: FigureNaming) => ({
  id: figure.id,
  name: figureWords(figure.id, codes, month)[language],
  printed: figure.text,
  value: figure.value,
  exact: figure.exact,
  scale: figure.scale,
  unit: figure.unit,
  marker: figure.marker,
})

/** A derivation as a tree, down to files and lines. */
export const explanationData = ({ figure, from, files }: Explanation, naming: FigureNaming): object => ({
  ...figureData(figure, naming),
  derivation: derivationWords(figure.derivation, naming.language, { codes: naming.codes }),
  ...(files.length > 0 && {
    files: files.map(({ file, sha256, rows, decimals = 0 }) => ({
      file,
      sha256,
      rowCount: rows.length,
      sum: inWholeUnits(
        rows.reduce((sum, { amount }) => sum + amount, 0n),
        decimals,
      ),
      rows: rows
        .slice(0, linesListed)
        .map(({ line, amount }) => ({ line, amount: inWholeUnits(amount, decimals) })),
    })),
  }),
  ...(from.length > 0 && { from: from.map((part) => explanationData(part, naming)) }),
})

/** The warnings of a brief in one language. */
export const warningsData = ({ warnings }: Brief, language: Language): string[] =>
  warnings.map((words) => words[language])
