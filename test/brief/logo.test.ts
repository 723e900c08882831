import { describe, expect, it } from 'vitest'
import { readLogo } from '../../src/brief/logo.ts'
import type { UserError } from '../../src/trade/errors/user-error.ts'
import { type PngParts, pngOf } from '../support/png.ts'

const refusalOf = (bytes: Uint8Array): string => {
  try {
    readLogo(bytes, 'logo.png')
  } catch (error) {
    return (error as UserError).explain('en')
  }
  return 'read'
}

describe('a logo', () => {
  it('has the size of its picture', () => {
    const png = pngOf({ width: 90, height: 30 })
    expect(readLogo(png, 'logo.png')).toMatchObject({ file: 'logo.png', width: 90, height: 30, png })
  })

  it('keeps the picture alone of what a file says', () => {
    const extra = [['tEXt', Buffer.from('Author\0a person')]] as const
    expect(readLogo(pngOf({ extra }), 'logo.png').png).toEqual(pngOf())
  })

  it.each<[string, Uint8Array]>([
    ['a drawing', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a JPEG with the name of a PNG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)],
    ['nothing', new Uint8Array()],
  ])('is not %s, and PNG is advised', (_, bytes) => {
    expect(refusalOf(bytes)).toMatch(/^The logo is no picture in PNG\.\nfile: logo\.png\n.*as PNG/)
  })

  it('is not one cut off anywhere', () => {
    const png = pngOf()
    for (let length = 8; length < png.length; length++)
      expect(refusalOf(png.subarray(0, length)), String(length)).toContain('is damaged')
  })

  it('is not one with a byte changed anywhere after its beginning', () => {
    for (const index of pngOf().keys()) {
      const png = pngOf()
      png[index] = (png[index] ?? 0) ^ 0x10
      expect(refusalOf(png), String(index)).not.toBe('read')
    }
  })

  it.each<[string, PngParts]>([
    ['fewer lines', { lines: 29 }],
    ['more lines', { lines: 31 }],
    ['the pixels of a plain picture, though it says interlaced', { interlaced: true, width: 9, height: 9 }],
    ['no side', { width: 0 }],
  ])('is not one with %s', (_, parts) => {
    expect(refusalOf(pngOf(parts))).toContain('is damaged')
  })

  it.each<[string, Uint8Array]>([
    ['wide', pngOf({ width: 4_001, height: 1 })],
    ['high', pngOf({ width: 1, height: 4_001 })],
    ['large', new Uint8Array(1_048_577)],
  ])('is not one too %s', (_, png) => {
    expect(refusalOf(png)).toContain('is too large')
  })
})
