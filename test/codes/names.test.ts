import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanName, replacement } from '../../src/codes/name-in-file.ts'
import { findCodeOfName } from '../../src/codes/name-index.ts'
import { partners } from '../../src/codes/partners/partner-list.ts'
import { places } from '../../src/codes/places/place-list.ts'
import { procedures } from '../../src/codes/procedures/procedure-list.ts'
import { fontCoverage } from '../../src/press/fonts/font-coverage.ts'
import { typesetFolder } from '../../src/press/fonts/typeset-folder.ts'
import { numberOfCode, toCode } from '../../src/trade/observation/code-number.ts'

describe('the name of another code', () => {
  it.each([
    ['place', '33', '上海市', '31'],
    ['place', '31', 'Zhejiang Province', '33'],
    ['partner', '502', '日本', '116'],
    ['partner', '888', '美国', '502'],
    ['partner', '252', '刚果（布）', '213'],
    ['procedure', '10', '进料加工贸易', '15'],
  ] as const)('is found beside %s %s: %s', (dimension, code, name, other) => {
    expect(findCodeOfName(dimension, code, name)).toBe(other)
  })

  it.each([
    ['partner', '399', '欧洲其他国家(地区)\r'],
    ['partner', '337', '格鲁吉亚(2023年起停用)'],
    ['partner', '150', '格鲁吉亚'],
    ['partner', '354', '马其顿'],
    ['partner', '354', '北马其顿'],
    ['partner', '257', '斯威士兰'],
    ['partner', '252', '刚果'],
    ['partner', '213', '刚果共和国'],
    ['partner', '143', 'Taiwan，China'],
    ['partner', '110', 'Hong Kong，China'],
    ['partner', '133', 'Republic of Korea'],
    ['partner', '449', '博纳尔，圣俄斯塔休斯和萨巴'],
    ['partner', '502', ''],
    ['place', '31', 'Shanghai Province'],
    ['place', '15', '内蒙古'],
  ] as const)('is not found in a harmless variation: %s %s %j', (dimension, code, name) => {
    expect(findCodeOfName(dimension, code, name)).toBeNull()
  })

  it('is never found in our own names', () => {
    for (const { codes, name } of partners())
      for (const code of codes)
        for (const each of [name.zh, name.en]) expect(findCodeOfName('partner', code, each)).toBeNull()
    for (const { code, name, short } of places())
      for (const each of [name.zh, name.en, short.zh]) expect(findCodeOfName('place', code, each)).toBeNull()
    for (const { code, name, short } of procedures())
      for (const each of [name.zh, name.en, short.zh])
        expect(findCodeOfName('procedure', code, each)).toBeNull()
  })
})

describe('a name as it is printed', () => {
  const song = fontCoverage(readFileSync(join(typesetFolder(), 'TradebriefSong.otf')))

  it('has only characters that the fonts have, whatever a file writes', () => {
    const beyond = Array.from({ length: 0x3000 }, (_, index) => String.fromCodePoint(0x1f000 + index))
    const list = Array.from({ length: 0xd800 }, (_, index) => String.fromCodePoint(index))
    for (const character of [...list, ...beyond])
      for (const shown of cleanName(`中${character}中`))
        if (!song(shown)) expect.fail(`U+${character.codePointAt(0)?.toString(16)} is shown as ${shown}`)
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => [...cleanName(text)].every(song)),
      { numRuns: 500 },
    )
  })

  it.each([
    ['玻利维亚\n', '玻利维亚'],
    ['  a\t\r\n b ', 'a b'],
    ['한국', `${replacement}${replacement}`],
    ['Ünïş', 'Ünïs'],
    ['a\u202Eb\u200B', 'ab'],
    ['国'.repeat(60), `${'国'.repeat(40)}…`],
  ])('%j is %j', (written, printed) => {
    expect(cleanName(written)).toBe(printed)
  })
})

describe('the number of a code', () => {
  it.each(['', '0', '00', '007', '502', '12345678', '85076000', 'A', 'zz', 'A1', '1A', 'Zz9z'])(
    'is that of %j alone',
    (code) => {
      expect(toCode(numberOfCode(code))).toBe(code)
    },
  )

  it('of a code with letters fits where those of partners are kept, and is no other’s', () => {
    const code = fc.stringMatching(/^[0-9A-Za-z]{1,4}$/)
    fc.assert(
      fc.property(code, code, (item, other) => {
        expect(Number(numberOfCode(item))).toBeLessThan(2 ** 31)
        expect(toCode(numberOfCode(item))).toBe(item)
        return item === other || numberOfCode(item) !== numberOfCode(other)
      }),
    )
    expect(numberOfCode('ABCDE')).toBe(-1n)
  })
})
