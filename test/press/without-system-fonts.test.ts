import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { describe, expect, it } from 'vitest'
import { withoutSystemFonts } from '../../src/press/pdf/without-system-fonts.ts'

/** What Typst says of a page set in a font that the tests need the system to have. */
const complaintOf = (compiler: NodeCompiler): string | undefined => {
  const compiled = compiler.compile({ mainFileContent: '#set text(font: "Liberation Serif")\nx' })
  const warnings = compiled.takeWarnings()
  return warnings ? JSON.stringify(compiler.fetchDiagnostics(warnings)) : undefined
}

describe.skipIf(process.platform !== 'linux')('Typst without the fonts of the system', () => {
  it('knows none of them', () => {
    expect(complaintOf(NodeCompiler.create())).toBeUndefined()
    expect(complaintOf(withoutSystemFonts(() => NodeCompiler.create()))).toContain('unknown font family')
  })

  it('leaves the environment as it was, whatever comes of the start', () => {
    const before = process.env.FONTCONFIG_FILE
    try {
      for (const value of [undefined, '/etc/fonts/fonts.conf']) {
        if (value === undefined) delete process.env.FONTCONFIG_FILE
        else process.env.FONTCONFIG_FILE = value
        expect(withoutSystemFonts(() => process.env.FONTCONFIG_FILE)).toMatch(/no-fonts\.conf$/)
        expect(() =>
          withoutSystemFonts(() => {
            throw new Error('no library')
          }),
        ).toThrow('no library')
        expect(process.env.FONTCONFIG_FILE).toBe(value)
      }
    } finally {
      if (before === undefined) delete process.env.FONTCONFIG_FILE
      else process.env.FONTCONFIG_FILE = before
    }
  })
})
