import { readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, test } from 'vitest'
import type { Document } from '../../src/brief/document.ts'
import { Fraction } from '../../src/trade/numbers/fraction.ts'
import { makeBriefs } from '../../src/workspace/build/build-briefs.ts'
import { filesToLoad } from '../../src/workspace/load/found-files.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import { generate } from '../../tools/samples/photovoltaics/generate.ts'
import { month, rowTexts, statements, table } from '../support/briefs.ts'
import { load, repository, withLedger, workspaceWith } from '../support/workspaces.ts'

const sample = join(repository, 'samples', 'photovoltaics')

test('the files of the sample come out of the generator byte for byte', () => {
  const files = generate()
  expect([...files.keys()].sort()).toEqual(readdirSync(join(sample, 'files')).sort())
  for (const [name, text] of files)
    expect(readFileSync(join(sample, 'files', name), 'utf8') === text, name).toBe(true)
})

describe('the brief of several classes, across a change of codes', () => {
  let brief: Document
  beforeAll(async () => {
    const product = await readFile(join(sample, 'products', 'photovoltaics.yaml'), 'utf8')
    const workspace = await workspaceWith({ 'photovoltaics.yaml': product })
    await load(workspace, await filesToLoad([join(sample, 'files')]))
    const briefs = await withLedger(workspace, async (ledger) =>
      makeBriefs(workspace, ledger, await readProduct(workspace, 'photovoltaics'), month('2022-12'), ['zh']),
    )
    if (!briefs[0]) throw new Error('no brief')
    brief = briefs[0].document
  })
  const value = (id: string) => brief.figures.get(id)?.value ?? null
  const sum = (...ids: string[]) =>
    Fraction.sum(ids.map((id) => Fraction.of(BigInt(value(id) ?? '0')))).toString()

  it('counts no code twice: classes that share codes are not added up', () => {
    for (const window of ['month', 'ytd']) {
      const subject = (id: string) => `export.class.${id}.${window}.value`
      expect(sum(subject('cells'), subject('modules'))).toBe(value(subject('cells-and-modules')))
      expect(sum(subject('wafers'), subject('cells-and-modules'))).toBe(value(`export.${window}.value`))
    }
  })

  it('compares cells and modules together, since both years have them', () => {
    expect(value('export.class.cells-and-modules.ytd.value.base')).not.toBeNull()
    expect(sum('export.class.cells-and-modules.ytd.value.base', 'export.class.wafers.ytd.value.base')).toBe(
      value('export.ytd.value.base'),
    )
  })

  it('does not compare cells alone, of which the year before knew nothing', () => {
    for (const id of ['cells', 'modules'])
      expect(brief.figures.get(`export.class.${id}.ytd.value.yoy`)).toMatchObject({
        value: null,
        marker: 'notAvailable',
      })
  })

  it('says what was bridged and what was not', () => {
    const { notes } = table(brief, 'export.classes')
    expect(notes).toEqual([
      '注：列入不止一个分类的商品编码，在合计中只计一次。',
      '注：电池片及组件的商品编码在两年间有变化，同比按整类计算；类内各编码之间不作对应。',
      '注：电池片、组件在上年的税则中没有单独的编码，无法还原，不作同比。',
      '注：“..”表示数据未提供。',
    ])
  })

  it('has procedures whose shares make up the whole', () => {
    const shares = [...brief.figures].flatMap(([id, { exact }]) =>
      /^export\.procedure\.\d+\.month\.value\.share$/.test(id) && exact ? [exact] : [],
    )
    const fractions = shares.map((exact) => {
      const [numerator = '0', denominator = '1'] = exact.split('/')
      return Fraction.of(BigInt(numerator), BigInt(denominator))
    })
    expect(Fraction.sum(fractions).toString()).toBe('100')
    expect(rowTexts(table(brief, 'export.procedures')).map(([name]) => name)).toEqual([
      '一般贸易',
      '进料加工',
      '来料加工',
      '合计',
    ])
  })

  it('says that its data are invented', () => {
    expect(statements(brief)).toContain('数据性质：示例数据由程序随机生成，纯属虚构，不反映任何真实贸易。')
  })
})
