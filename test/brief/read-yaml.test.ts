import { describe, expect, it } from 'vitest'
import { productSchema } from '../../src/brief/product/product-file.ts'
import { readYaml } from '../../src/brief/product/read-yaml.ts'
import { UserError } from '../../src/trade/errors/user-error.ts'

/** What is said of a product file with a mistake. */
function reported(text: string, language: 'zh' | 'en' = 'en'): string[] {
  try {
    readYaml(text, 'products/a.yaml', productSchema)
  } catch (error) {
    if (error instanceof UserError) return error.explain(language).split('\n')
    throw error
  }
  throw new Error('nothing is wrong with it')
}

describe('of a product file is told', () => {
  it('the one thing that is wrong, and where', () => {
    const text =
      'name: {zh: 浴缸, en: bathtubs}\nclasses: [{name: {zh: 浴缸, en: Bathtubs}, codes: {HS2022: ["7324210"]}}]\n'
    expect(reported(text)).toEqual([
      'classes.0.codes.HS2022.0: expected an HS code in quotes, of 2, 4, 6, 8, 9 or 10 digits',
      'file: products/a.yaml, line 2, column: 59, found: "7324210"',
      'Mend it and try again.',
    ])
  })

  it('a key that is not known before the one that was meant, and everything else', () => {
    const text = 'nome: x\nflows: [exprt]\ncurrency: XYZ\n'
    expect(reported(text)).toEqual([
      'Unrecognized key: "nome"',
      'file: products/a.yaml, line 1, column: 1, found: "nome"',
      'Also: line 1, name: is missing',
      'Also: line 2, flows.0: Invalid option: expected one of "export"|"import"',
      'Also: line 3, currency: expected a currency code of ISO 4217 (USD, CNY, EUR …), or both',
      'Mend them and try again.',
    ])
    expect(reported(text, 'zh').at(2)).toBe('还有：第 1 行，name：缺少这一项')
  })

  it('no more than can be read, and how many there are besides', () => {
    const text = `name: {zh: 浴缸, en: bathtubs}\nflows: [${Array(8).fill('exprt').join()}]\n`
    const lines = reported(text)
    expect(lines.filter((line) => line.startsWith('Also: '))).toHaveLength(5)
    expect(lines.slice(-2)).toEqual(['And 2 other mistakes.', 'Mend them and try again.'])
  })

  it('what it is in an empty one', () => {
    expect(reported('# nothing yet\n')[0]).toBe('name: is missing')
  })
})
