import { describe, expect, test } from 'vitest'
import { errorOf, readAll, textFile } from './reading.ts'

const columns = {
  month: '数据年月',
  commodity: '商品编码',
  partner: '贸易伙伴编码',
  procedure: '贸易方式编码',
  place: '注册地编码',
  quantity: '第一数量',
  unit: '第一计量单位',
  quantity2: '第二数量',
  unit2: '第二计量单位',
  value: '美元',
}

const good: Record<keyof typeof columns, string> = {
  month: '202301',
  commodity: '01012100',
  partner: '502',
  procedure: '10',
  place: '44',
  quantity: '5',
  unit: '个',
  quantity2: '0',
  unit2: '?',
  value: '1,000',
}

/** A file of two rows, the second of which has some fields changed. */
function fileWith(changed: Partial<typeof good>) {
  const line = (fields: Readonly<Record<string, string>>) =>
    `${Object.values(fields)
      .map((field) => `"${field.replaceAll('"', '""')}"`)
      .join(',')},\n`
  return textFile(line(columns) + line(good) + line({ ...good, ...changed }))
}

const readSecond = async (changed: Partial<typeof good>) => (await readAll(fileWith(changed))).observations[1]

describe('a field that cannot be read names file, line, column and text', () => {
  test.each<[keyof typeof good, string]>([
    ['month', '202313'],
    ['month', '202300'],
    ['month', '2023-01-15'],
    ['month', '2023'],
    ['month', ''],
    ['month', '202606'],
    ['month', '189901'],
    ['commodity', '1012100'],
    ['commodity', '8507600'],
    ['commodity', '850'],
    ['commodity', '850760001234'],
    ['commodity', '8507.6'],
    ['commodity', ''],
    ['partner', ''],
    ['partner', '502.0'],
    ['partner', '-502'],
    ['partner', '123456789'],
    ['partner', 'USA12'],
    ['partner', '美国'],
    ['procedure', '1 0'],
    ['procedure', '?'],
    ['place', '440 00'],
    ['place', '广东'],
    ['value', '12,34'],
    ['value', '1,23,456'],
    ['value', ',123'],
    ['value', '1234,567'],
    ['value', '0,123'],
    ['value', '1,000,'],
    ['value', '1.5'],
    ['value', '-5'],
    ['value', '+5'],
    ['value', '1e5'],
    ['value', '12a'],
    ['value', '十二'],
    ['value', '1 000'],
    ['value', ''],
    ['value', '-'],
    ['value', '9223372036854775808'],
    ['quantity', '1.5'],
    ['quantity', '1,00'],
    ['quantity', ''],
    ['quantity', '?'],
    ['quantity', '9223372036854775808'],
    ['quantity2', '-1'],
    ['unit', '个,千克'],
    ['unit', '个"'],
    ['unit', '千\n克'],
    ['unit', 'a unit of twenty-one c'],
  ])('%s: %j', async (name, found) => {
    const error = await errorOf(fileWith({ [name]: found }))
    expect(error.where).toEqual({ file: 'test.csv', line: 3, column: columns[name], found })
    expect(error.words.zh).toMatch(/[\u4e00-\u9fff]/)
    expect(error.words.en).toMatch(/^(?:This|")/)
    expect(error.hint?.zh).toMatch(/[\u4e00-\u9fff]/)
    expect(error.hint?.en).toBeTruthy()
  })

  test('seven digits are told to have lost a leading zero, and are not mended', async () => {
    const error = await errorOf(fileWith({ commodity: '1012100' }))
    expect(error.hint?.en).toContain('leading zero')
    expect(error.hint?.zh).toContain('开头的 0')
  })

  test('scientific notation is told to have lost digits', async () => {
    const error = await errorOf(fileWith({ value: '1.42E+10' }))
    expect(error.words.en).toContain('scientific')
  })

  test('a future month is told apart from no month', async () => {
    expect((await errorOf(fileWith({ month: '202606' }))).words.en).toContain('future')
    expect(await readSecond({ month: '202605' })).toMatchObject({ month: 202605 })
  })
})

describe('fields that read', () => {
  test.each<['partner' | 'procedure' | 'place', string]>([
    ['partner', '52'],
    ['partner', '5020'],
    ['partner', '0502'],
    ['partner', '007'],
    ['partner', 'USA'],
    ['partner', 'a1Z9'],
    ['procedure', '1'],
    ['procedure', '010'],
    ['procedure', 'A1'],
    ['place', '440000'],
    ['place', '99'],
  ])('%s %j, which no list has, with a warning', async (dimension, code) => {
    const { observations, report } = await readAll(fileWith({ [`${dimension}`]: code }))
    expect(observations[1]).toMatchObject({ [dimension]: code })
    const kind = { partner: 'unknownPartner', procedure: 'unknownProcedure', place: 'unknownPlace' }[
      dimension
    ]
    expect(report.findings).toContainEqual(
      expect.objectContaining({ kind, severity: 'warning', subject: code }),
    )
  })

  test.each([
    ['1', 1n],
    ['0', 0n],
    ['999', 999n],
    ['1,000', 1000n],
    ['5,917,063,944', 5917063944n],
    ['5917063944', 5917063944n],
    ['\t12\t', 12n],
    ['1234567890123456789', 1234567890123456789n],
    ['9,223,372,036,854,775,807', 9223372036854775807n],
  ])('value %j', async (text, value) => {
    expect(await readSecond({ value: text })).toMatchObject({ value })
  })

  test.each(['85', '8507', '850760', '85076000', '8507600010', '01012100', '01'])(
    'code %s',
    async (commodity) => {
      expect(await readSecond({ commodity })).toMatchObject({ commodity })
    },
  )

  test.each<[string, string, bigint | null, string | null]>([
    ['0', '?', null, null],
    ['', '?', null, null],
    ['', '', null, null],
    ['0', '', null, null],
    ['0', '？', null, null],
    ['7', '?', 7n, null],
    ['7', '', 7n, null],
    ['0', '千克', 0n, '千克'],
    ['1,234', 'Kilogram', 1234n, '千克'],
    ['1', 'kilogram', 1n, '千克'],
    ['1', 'Pair', 1n, '双'],
    ['1', '\t千克 ', 1n, '千克'],
    ['1', '桶', 1n, '桶'],
  ])('quantity %j in %j', async (quantity, unit, expected, name) => {
    expect(await readSecond({ quantity, unit })).toMatchObject({ quantity: expected, unit: name })
    expect(await readSecond({ quantity2: quantity, unit2: unit })).toMatchObject({
      quantity2: expected,
      unit2: name,
    })
  })

  test('rows with one key stay rows of their own', async () => {
    const { observations } = await readAll(fileWith({}))
    expect(observations.map(({ line, value }) => [line, value])).toEqual([
      [2, 1000n],
      [3, 1000n],
    ])
  })
})

test('a file where units are anything is refused before it fills the memory', async () => {
  const rows = Array.from({ length: 200 }, (_, index) => `1,u${index},1\n`).join('')
  expect((await errorOf(textFile(`第一数量,第一计量单位,美元\n${rows}`))).where).toMatchObject({ line: 102 })
})
