import type { ShownFigure } from '../../brief/brief.ts'
import { Fraction } from '../../trade/numbers/numbers.ts'
import type { FigureId } from '../../trade/trade.ts'
import { figureWords } from '../explain/explain.ts'
import { amountWords } from '../finding-text.ts'
import { defineCheck } from './check.ts'

/** Exports and imports add up to the trade, and differ by the net exports, as exact figures. */
export const flowsAddUp = defineCheck({
  id: 'flows-add-up',
  title: { zh: '出口与进口相加、相减得进出口和净出口', en: 'exports and imports add up' },
  look({ figures }) {
    const sums = [...(figures ?? [])].flatMap(([id, { exact }]) => {
      const subject = /^(trade|net)\.(.*\.(?:value|quantity2?)(?:\.base)?)$/.exec(id)
      if (!subject || exact === null || !figures) return []
      const [exports, imports] = [
        exactOf(figures, `export.${subject[2]}`),
        exactOf(figures, `import.${subject[2]}`),
      ]
      const expected =
        exports && imports && (subject[1] === 'trade' ? exports.plus(imports) : exports.minus(imports))
      return expected ? [{ figure: id, printed: exact, expected: expected.toString() }] : []
    })
    return {
      looked: sums.length,
      found: sums
        .filter(({ printed, expected }) => printed !== expected)
        .map((sum) => ({ severity: 'refusal' as const, ...sum })),
    }
  },
  word: ({ figure, printed, expected }, codes) => ({
    zh: `${figureWords(figure, codes).zh}为 ${amountWords(printed)}，而出口、进口得 ${amountWords(expected)}`,
    en: `${figureWords(figure, codes).en} is ${amountWords(printed)}, but exports and imports give ${amountWords(expected)}`,
  }),
})

/** The exact value of a figure; null where there is none. */
function exactOf(figures: ReadonlyMap<FigureId, ShownFigure>, id: FigureId): Fraction | null {
  const exact = figures.get(id)?.exact
  return exact === null || exact === undefined ? null : Fraction.parse(exact)
}
