import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textSections, withTextSection } from '../../src/brief/commentary/text-sections.ts'

const text = `Before.

# 出口区域分布及变化 #

- One
- Two

Imports *by place*
==================

Last, with <!-- # no heading -->
`

describe('a commentary in pieces', () => {
  it('has what stands before the first heading, and each heading with its text', () => {
    expect(textSections(text)).toEqual([
      { heading: null, text: 'Before.' },
      { heading: '出口区域分布及变化', text: '- One\n- Two' },
      { heading: 'Imports by place', text: 'Last, with <!-- # no heading -->' },
    ])
    expect(textSections('')).toEqual([])
  })

  it('keeps the others to the letter when one is written anew, and its heading as it is', () => {
    expect(withTextSection(text, (heading) => heading === 'Imports by place', 'unused', 'New.')).toBe(
      text.replace('Last, with <!-- # no heading -->', 'New.'),
    )
  })

  it('loses a piece with its heading when its text is emptied', () => {
    const without = withTextSection(text, (heading) => heading === '出口区域分布及变化', 'unused', ' ')
    expect(textSections(without).map(({ heading }) => heading)).toEqual([null, 'Imports by place'])
  })

  it('gets new pieces where they belong', () => {
    expect(withTextSection('# A\n\na\n', (heading) => heading === null, null, 'First.')).toBe(
      'First.\n\n# A\n\na\n',
    )
    expect(withTextSection('# A\n\na\n', (heading) => heading === 'B', 'B', 'b')).toBe(
      '# A\n\na\n\n## B\n\nb\n',
    )
  })

  it('says what was written, whatever it was', () => {
    const words = fc.stringMatching(/^[a-z汉{} .]{0,20}$/)
    const pieces = fc.array(fc.tuple(fc.constantFrom('A', 'B', null), words), { maxLength: 8 })
    fc.assert(
      fc.property(pieces, (written) => {
        const last = new Map<string | null, string>()
        let total = ''
        for (const [title, words] of written) {
          total = withTextSection(total, (heading) => heading === title, title, words)
          last.set(title, words.trim())
        }
        const stored = [...last].filter(([, words]) => words !== '')
        expect(new Map(textSections(total).map((section) => [section.heading, section.text]))).toEqual(
          new Map(stored),
        )
      }),
    )
  })
})
