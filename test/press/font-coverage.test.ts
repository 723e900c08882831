import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fontCoverage } from '../../src/press/fonts/font-coverage.ts'
import { typesetFolder } from '../../src/press/fonts/typeset-folder.ts'

const font = (file: string) => fontCoverage(readFileSync(join(typesetFolder(), file)))

/** All characters that two bytes of GB 2312 can say in its rows 16 to 87, the Chinese ones. */
const gb2312 = Array.from({ length: 72 * 94 }, (_, index) => {
  const bytes = Uint8Array.of(0xb0 + Math.floor(index / 94), 0xa1 + (index % 94))
  return new TextDecoder('gb18030').decode(bytes)
}).filter((character) => !/\p{Private_Use}/u.test(character))

describe('the fonts of the PDF press', () => {
  const song = font('TradebriefSong.otf')
  const hei = font('TradebriefHei.otf')

  it('have all Chinese characters of GB 2312', () => {
    expect(gb2312).toHaveLength(6_763)
    expect(gb2312.filter((character) => !song(character) || !hei(character))).toEqual([])
  })

  it('have the unified ideographs, in the serif', () => {
    const unified = Array.from({ length: 0x9fa5 - 0x4e00 + 1 }, (_, index) =>
      String.fromCodePoint(0x4e00 + index),
    )
    expect(unified.filter((character) => !song(character))).toEqual([])
  })

  it('have what tables and Latin names need', () => {
    for (const character of 'ABCxyzÀéñßāǎüÇ0123456789-–—−%‰±×·…“”‘’（）《》①㎡℃€￥$¹²³ \u00A0\uFFFD')
      expect([character, song(character), hei(character)]).toEqual([character, true, true])
  })

  it('have every character of the code lists', () => {
    const folder = new URL('../../src/codes/', import.meta.url)
    const lists = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.csv'),
    )
    expect(lists.length).toBeGreaterThan(3)
    const text = lists.map((file) => readFileSync(new URL(file, folder), 'utf8')).join('')
    const characters = [...new Set(text.replace(/[\r\n\uFEFF]/g, ''))]
    expect(characters.filter((character) => !song(character))).toEqual([])
  })

  it('lack emoji and Hangul', () => {
    for (const character of ['😀', '한', '\u0000', '\u{10FFFF}']) expect(song(character)).toBe(false)
  })
})

it('is not told of what is no font', () => {
  expect(() => fontCoverage(new Uint8Array(64))).toThrow(RangeError)
  expect(() => fontCoverage(new Uint8Array(2))).toThrow(RangeError)
})
