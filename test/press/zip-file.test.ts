import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Archive } from '../../src/archive/archive.ts'
import { Packed, zipFile } from '../../src/press/ooxml/zip-file.ts'
import { unzip } from '../support/zip.ts'

const files = fc.uniqueArray(fc.tuple(fc.string({ minLength: 1, unit: 'grapheme' }), fc.string()), {
  // The paths of an archive differ by more than upper and lower case.
  selector: ([path]) => path.toLowerCase(),
})

describe('a zip', () => {
  it('has the files that were put into it, in their order', () => {
    fc.assert(
      fc.property(files, (parts) => {
        expect([...unzip(zipFile(parts))]).toEqual(parts)
        const archive = new Archive(zipFile(parts), { entries: 100, entrySize: 10_000, size: 100_000 })
        expect(archive.paths).toEqual(parts.map(([path]) => path))
        for (const [path, text] of parts)
          expect(Buffer.from(archive.read(path, 10_000) ?? []).toString()).toBe(text)
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
