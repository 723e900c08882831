import { describe, expect, it } from 'vitest'
import type { Document, Table } from '../../../src/brief/document.ts'
import { findStyleFaults } from '../../support/style/document-rules.ts'
import { findTextFaults, textRules } from '../../support/style/text-rules.ts'
import { composeCase, sentenceCases } from './sentence-cases.ts'

/** A sentence that breaks each rule of text, by the rule. */
const wrong = {
  zh: {
    'one minus sign: the hyphen': '同比增速为\u22125.0%。',
    'no doubled punctuation': '出口3.0亿美元，，同比上升。',
    'no unfilled word': '出口undefined亿美元。',
    'no space at either end, nor two': '出口3.0亿美元。 ',
    'the period is the subject once: no 本期 after it': '2023年12月，本期无进口。',
    '对美国出口, 自日本进口: never 美国出口': '美国出口比上年同期增加3.0亿美元。',
    '中国对美国出口浴缸: the goods after the verb': '中国对美国锂电池出口3.0亿美元。',
    '升至 or 降至 of ranks': '由第18位至第9位。',
    '省、自治区、直辖市': '前三大出口省/自治区/直辖市为广西。',
    'one form of 四季度': '2023年第四季度，出口为零。',
    'tonnes for kilograms': '出口868283.6万千克。',
    'thousands are not grouped': '出口1,234.5万美元。',
    'one term for each part of a change': '无可比单价使其增加3.0亿美元。',
    'Chinese punctuation in Chinese': '出口3.0亿美元,进口为零。',
    'no growth without a base': '出口同比无可比数据。',
    'a direction has its amount without a sign': '同比下降-9.0%。',
    'Chinese regions of China by their names': '前三大为美国、香港和越南。',
  },
  en: {
    'one minus sign: the hyphen': 'Growth was \u22125.0%.',
    'no doubled punctuation': 'Exports rose,, imports fell.',
    'no unfilled word': 'Exports were NaN.',
    'no space at either end, nor two': 'Exports  rose.',
    'a year earlier': 'Exports were higher than a year before.',
    'From January to': 'In January to March 2023, exports rose.',
    'ranked 9th, up from 18th': 'Japan moved from place 18 to place 9.',
    ordinals: 'Japan ranked 2th.',
    'exports and imports are plural': 'There was no exports: exports was nil.'.replace('There', 'there'),
    'a sentence begins with a capital': 'Exports rose. imports fell.',
    'customs’ names of partners': 'Exports to South Korea rose.',
    'typographic apostrophes': "China's exports rose.",
    'no space before punctuation': 'Exports rose , imports fell.',
    'percentage points, not points alone, in prose': 'Exports rose, adding 3.0 points to growth.',
    'one term for each part of a change': 'What cannot be split added US$3.',
    'a direction has its amount without a sign': 'Exports were down -9.0%.',
    'Chinese regions of China by their names': 'Exports to Hong Kong rose.',
    'no Chinese in English': 'Exports of 锂电池 rose.',
  },
} as const

describe.each(['zh', 'en'] as const)('each rule of text in %s', (language) => {
  it.each(Object.entries(wrong[language]))('finds a fault: %s', (rule, text) => {
    expect(findTextFaults(text, language)).toContain(rule)
  })

  it('has a sentence here that breaks it', () => {
    expect(Object.keys(wrong[language]).sort()).toEqual(textRules[language].map(({ name }) => name).sort())
  })
})

describe('the rules of briefs', () => {
  const brief = (name: string, language: 'zh' | 'en' = 'zh'): Document => {
    const found = sentenceCases.find((each) => each.name === name)
    if (!found) throw new Error(`no case ${name}`)
    return composeCase(found, language)
  }
  const product = '锂电池'

  /** The brief with one of its tables changed. */
  const withTable = (id: string, change: (table: Table) => Partial<Table>): Document => {
    const document = brief('both flows')
    return {
      ...document,
      blocks: document.blocks.map((block) =>
        block.kind === 'table' && block.id === id ? { ...block, ...change(block) } : block,
      ),
    }
  }
  const faults = (document: Document) => findStyleFaults(document, product).join('\n')

  it('find none in a brief as it is', () => expect(faults(brief('both flows'))).toBe(''))

  it('find a heading of a part that stands alone', () => {
    const document = brief('exports alone')
    const blocks = document.blocks.flatMap((block) =>
      block.kind === 'heading' && block.part === 'places'
        ? [block, { kind: 'heading', level: 2, text: '（一）出口变化' } as const]
        : [block],
    )
    expect(faults({ ...document, blocks })).toContain('lone heading')
  })

  it('find a note on a mark that is not printed, and a mark without a note', () => {
    const noted = withTable('overview', ({ notes }) => ({ notes: [...notes, '注：“×”表示计量单位不一致。'] }))
    expect(faults(noted)).toContain('a note on ×, which is not printed')
    const first = brief('a first year')
    const blocks = first.blocks.map((block) => (block.kind === 'table' ? { ...block, notes: [] } : block))
    expect(faults({ ...first, blocks })).toContain('no note on -')
  })

  it('find mixed decimals in a column', () => {
    const mixed = withTable('export.partners', ({ rows }) => ({
      rows: rows.map((row, index) =>
        row.kind === 'data' && index === 2
          ? {
              ...row,
              cells: row.cells.map((cell) =>
                cell.kind === 'figure' && cell.scale ? { ...cell, text: `${cell.text}00` } : cell,
              ),
            }
          : row,
      ),
    }))
    expect(faults(mixed)).toContain('mixed decimals')
  })

  it('find a row of zero', () => {
    const document = brief('both flows')
    const zero = new Map(
      [...document.figures].map(([id, figure]) =>
        id.startsWith('export.partner.USA.') ? [id, { ...figure, exact: '0' }] : [id, figure],
      ),
    )
    const months = document.blocks.map((block) =>
      block.kind === 'table' && block.id === 'export.partners'
        ? {
            ...block,
            rows: block.rows.map((row) =>
              row.kind === 'data' ? { ...row, cells: row.cells.slice(0, 4) } : row,
            ),
          }
        : block,
    )
    expect(faults({ ...document, blocks: months, figures: zero })).toContain('a row of zero: 美国')
  })

  it('find several scales in a paragraph, a product that is not named, no full stop, and a limit', () => {
    const document = brief('five tables')
    const faultsOfText = (text: string) =>
      faults({
        ...document,
        blocks: [{ kind: 'paragraph', role: 'body', content: [{ kind: 'text', text }] }],
      })
    expect(faultsOfText('锂电池出口3.0亿美元，进口200.0万美元。')).toContain('several scales')
    expect(faultsOfText('出口3.0亿美元。')).toContain('the product is not named')
    expect(faultsOfText('锂电池出口3.0亿美元')).toContain('no full stop')
    expect(faultsOfText('锂电池价格因素使其增加<0.001亿美元。')).toContain('a limit in a sentence')
  })

  it('find an amount under a heading in per cent', () => {
    const document = withTable('export.places', ({ header }) => ({
      header: header.map((group) => ({
        ...group,
        children:
          group.children?.map((cell) => (cell.label === '出口额' ? { ...cell, label: '变化（%）' } : cell)) ??
          [],
      })),
    }))
    expect(faults(document)).toContain('变化（%） above')
  })

  it('find a bar of zero, and a class beside itself', () => {
    const document = brief('both flows')
    const empty = document.blocks.map((block) =>
      block.kind === 'chart' && block.form === 'bar'
        ? {
            ...block,
            series: block.series.map((series) => ({
              ...series,
              points: series.points.map((point) => ({ ...point, amount: '0' })),
            })),
          }
        : block,
    )
    expect(faults({ ...document, blocks: empty })).toContain('a bar of zero')
    expect(faults(withTable('export.classes', ({ rows }) => ({ rows: rows.slice(0, 1) })))).toContain(
      'a class with itself',
    )
  })
})
