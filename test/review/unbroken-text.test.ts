import { describe, expect, it } from 'vitest'
import { normalise } from '../../src/review/audit/reading/normalise.ts'
import { readDocx } from '../../src/review/audit/reading/read-docx.ts'

describe('text in which lines are not broken, as the audit reads it', () => {
  it('has the hyphens of Word, in sentences and in cells', () => {
    const cell = '<w:tc><w:p><w:r><w:noBreakHyphen/><w:t>4.5</w:t></w:r></w:p></w:tc>'
    const document = `<w:p><w:r><w:t>1</w:t><w:noBreakHyphen/><w:t>12月同比</w:t></w:r><w:r><w:noBreakHyphen></w:noBreakHyphen><w:t>12.3</w:t></w:r><w:r><w:t>%</w:t></w:r></w:p><w:tbl><w:tr>${cell}</w:tr></w:tbl>`
    const [sentence, table] = readDocx(document, null)
    expect(sentence).toMatchObject({ kind: 'text', text: '1-12月同比-12.3%' })
    expect(table).toMatchObject({ kind: 'table', rows: [{ cells: ['-4.5'] }] })
  })

  it('has plain hyphens, spaces and nothing for marks that join words', () => {
    expect(normalise('lithium\u2011ion')).toBe('lithium-ion')
    expect(normalise('\u221212.3%, \u20114.5%')).toBe('-12.3%, -4.5%')
    expect(normalise('US$5,548.8\u00A0million')).toBe('US$5,548.8 million')
    expect(normalise('12\u202F345\u20073')).toBe('12 345 3')
    expect(normalise('lithium-\u2060ion')).toBe('lithium-ion')
  })
})
