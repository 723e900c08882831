import { unwrittenWords } from '../../brief/brief.ts'
import { listUnwritten } from '../../brief/product/product.ts'
import { defineCheck } from './check.ts'

/** Own sections of the product are written in every language; where one is not, the brief of that language is without it. */
export const ownSections = defineCheck({
  id: 'own-sections',
  title: { zh: '自拟的部分两种语言都已写', en: 'sections of one’s own are written in both languages' },
  look: ({ product }) => ({
    looked: product.sections.filter((section) => section in product.ownSections).length,
    found: listUnwritten(product).map(({ section, heading, language, lacks }) => ({
      severity: 'warning' as const,
      section,
      headingZh: heading.zh,
      headingEn: heading.en,
      language,
      lacks,
    })),
  }),
  word: ({ headingZh, headingEn, language, lacks }) =>
    unwrittenWords({ heading: { zh: headingZh, en: headingEn }, language, lacks }),
})
