import { figureWords } from '../explain/explain.ts'
import { amountWords } from '../finding-text.ts'
import { defineCheck } from './check.ts'

/** Growth stands on a base that is large enough to say something. */
export const lowBases = defineCheck({
  id: 'low-bases',
  title: { zh: '同比的基数不过小', en: 'growth does not stand on a very small base' },
  look({ figures }) {
    const growths = [...(figures ?? [])].filter(([id]) => id.endsWith('.yoy'))
    return {
      looked: growths.length,
      found: growths
        .filter(([, { marker }]) => marker === 'lowBase')
        .map(([id, { text }]) => {
          const { value: base = null, unit = null } = figures?.get(id.replace(/\.yoy$/, '.base')) ?? {}
          return { severity: 'note' as const, figure: id, growth: text, base, unit }
        }),
    }
  },
  word: ({ figure, growth, base, unit }, codes) => ({
    zh: `${figureWords(figure, codes).zh}为 ${growth}%，基数只有 ${amountWords(base, unit)}`,
    en: `${figureWords(figure, codes).en}: ${growth} % on a base of only ${amountWords(base, unit)}`,
  }),
})
