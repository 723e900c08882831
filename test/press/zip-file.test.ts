import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { zipEntries } from '../../src/press/zip-entry.ts'
import { Packed, zipFile } from '../../src/press/zip-file.ts'
import { unzip } from '../support/zip.ts'

const files = fc.uniqueArray(fc.tuple(fc.string({ minLength: 1, unit: 'grapheme' }), fc.string()), {
  selector: ([path]) => path,
})

describe('a zip', () => {
  it('has the files that were put into it, in their order', () => {
    fc.assert(
      fc.property(files, (parts) => {
        expect([...unzip(zipFile(parts))]).toEqual(parts)
        expect([...zipEntries(zipFile(parts), /^/su)].map(([path]) => path)).toEqual(
          parts.map(([path]) => path),
        )
      }),
    )
  })

  it('is the same whether a file comes as text, as bytes or packed before', () => {
    fc.assert(
      fc.property(files, (parts) => {
        const encoder = new TextEncoder()
        const bytes = parts.map(([path, text]) => [path, encoder.encode(text)] as const)
        const packed = parts.map(([path, text]) => [path, new Packed(text)] as const)
        expect(zipFile(bytes)).toEqual(zipFile(parts))
        expect(zipFile(packed)).toEqual(zipFile(parts))
      }),
    )
  })
})
