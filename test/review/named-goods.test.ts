import { describe, expect, it } from 'vitest'
import { readMarkdown } from '../../src/review/audit/reading/read-markdown.ts'
import { audit } from '../../src/review/audit/run-audit.ts'

/** An English brief of exports alone, whose table has the year to date as 385.44. */
const brief = (goods: string, amount: string) => `# China’s exports of ${goods}, December 2023

From January to December 2023, China’s exports of ${goods} came to US$${amount} million, down 11.1% year on year.

**Table 1. China’s exports of ${goods}, January to December 2023 (US$ million)**

|  | December Amount | December Change (%) | January to December Amount | January to December Change (%) |
| :--- | ---: | ---: | ---: | ---: |
| Exports | 35.34 | 10.2 | 385.44 | -11.1 |
`

describe('the prose of an English brief of exports alone', () => {
  it.each(['toilet paper', 'lavatory seats and covers', 'knives, forks and spoons'])(
    'is compared with its table: %s',
    (goods) => {
      expect(audit(readMarkdown(brief(goods, '385.44'))).findings).toEqual([])
      expect(audit(readMarkdown(brief(goods, '358.44'))).findings).toHaveLength(1)
    },
  )

  it('is not compared with it where the goods are others', () => {
    const text = brief('toilet paper', '385.44').replace(
      'exports of toilet paper came to US$385.44',
      'exports of facial tissue came to US$58.44',
    )
    expect(audit(readMarkdown(text)).findings).toEqual([])
  })
})
