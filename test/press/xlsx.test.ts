import readWithLibrary from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import type { Document, ShownFigure } from '../../src/brief/document.ts'
import { xlsx } from '../../src/press/xlsx/xlsx.ts'
import { hardBrief, usualBrief } from '../support/computed-briefs.ts'
import { brief, documentOf, tableOf } from '../support/documents.ts'
import { caught } from '../support/markup.ts'
import { readWorkbook, shownRows, type WorkbookSheet } from '../support/workbook.ts'
import { unzip } from '../support/zip.ts'

const languages = ['zh', 'en'] as const
const briefs = [
  ['usual', usualBrief],
  ['hard', hardBrief],
] as const
const every = languages.flatMap((language) =>
  briefs.map(([name, subject]) => [name, language, subject] as const),
)

const sheetsOf = async (document: Document) => readWorkbook(await xlsx.print(document))
const sheetNamed = (sheets: readonly WorkbookSheet[], name: string): WorkbookSheet => {
  const sheet = sheets.find((workbookSheet) => workbookSheet.name === name)
  if (!sheet) throw new Error(`no sheet ${name}`)
  return sheet
}
const dataName = { zh: '数据', en: 'Data' } as const
const figuresOf = (document: Document): ShownFigure[] => [...document.figures.values()]

describe('a brief as a workbook', () => {
  it('has a cover, contents, text, a sheet a table, notes and data', async () => {
    const names = async (language: 'zh' | 'en') =>
      (await sheetsOf(brief(language))).map(({ name }) => name).join(' ')
    expect(await names('zh')).toBe('封面 目录 正文 表1 表2 表3 表4 表5 注释 数据')
    expect(await names('en')).toBe('Cover Contents Text Table 1 Table 2 Table 3 Table 4 Table 5 Notes Data')
  })

  it('opens on the cover, and leads from the contents to every other sheet', async () => {
    const sheets = await sheetsOf(brief('zh'))
    expect(sheets[0]?.xml).toContain('tabSelected="1"')
    const links = [...sheetNamed(sheets, '目录').cells.values()].flatMap(({ link }) => link ?? [])
    expect(links).toEqual(sheets.map(({ name }) => name).filter((name) => name !== '目录'))
  })

  it('prints the whole caption above each page of a table, and shows where a longer one is cut', async () => {
    const headers = async (caption: string) => {
      const document = brief('en')
      const blocks = document.blocks.map((block) => (block.kind === 'table' ? { ...block, caption } : block))
      const sheets = await sheetsOf({ ...document, blocks })
      return sheets.map(({ xml }) => caught(xml, /<oddHeader>&amp;C([^<]*)</g)[0])
    }
    const caption = `Table 1. China’s trade in ${'x'.repeat(80)} (US$ million, thousand items)`
    expect(await headers(caption)).toContain(caption)
    expect(await headers('R & D')).toContain('R &amp;&amp; D')
    expect(await headers('x'.repeat(300))).toContain(`${'x'.repeat(250)}…`)
    expect(await headers('&'.repeat(300))).toContain(`${'&amp;&amp;'.repeat(125)}…`)
  })

  it.each(languages)(
    'makes each table of a %s brief a table object, header first, no cell merged',
    async (language) => {
      const sheets = (await sheetsOf(brief(language))).filter(({ tables }) => tables.length > 0)
      expect(sheets.map(({ tables }) => /displayName="(\w+)"/.exec(tables[0] ?? '')?.[1])).toEqual([
        'brief_overview',
        'brief_export_partners',
        'brief_import_partners',
        'brief_export_places',
        'brief_import_places',
      ])
      for (const sheet of sheets) {
        const [header = []] = shownRows(sheet)
        const columns = caught(sheet.tables[0] ?? '', /<tableColumn id="\d+" name="([^"]*)"/g)
        expect(columns).toEqual(header)
        expect(new Set(columns).size).toBe(columns.length)
        expect(columns).not.toContain('')
        expect(sheet.xml).toContain('<pane ySplit="1" topLeftCell="A2"')
      }
      expect((await sheetsOf(brief(language))).map(({ xml }) => xml).join('')).not.toContain('mergeCell')
    },
  )

  it('flattens the header, and turns block rows into a column', async () => {
    const [header, first] = shownRows(sheetNamed(await sheetsOf(brief('zh')), '表2'))
    expect(header?.slice(0, 4)).toEqual([
      '类别',
      '12月当月 区域',
      '12月当月 绝对值',
      '12月当月 所占比重（%）',
    ])
    expect(first?.slice(0, 3)).toEqual(['重点区域', '东盟', '6.4'])
  })

  it('numbers notes through all tables, once where tables say the same, and lists them', async () => {
    const note = '注：两表相同。'
    const tables = [
      tableOf(['甲'], { notes: [note, '来源。'] }),
      tableOf(['乙'], { number: 2, notes: [note] }),
    ]
    const sheets = await sheetsOf(documentOf(tables))
    expect(shownRows(sheetNamed(sheets, '表1')).flat()).toEqual(
      expect.arrayContaining(['[注 1] 两表相同。', '[注 2] 来源。']),
    )
    expect(shownRows(sheetNamed(sheets, '表2')).flat()).toContain('[注 1] 两表相同。')
    expect(shownRows(sheetNamed(sheets, '注释')).slice(1, 3)).toEqual([
      ['[注 1]', '两表相同。', '表1、表2'],
      ['[注 2]', '来源。', '表1'],
    ])
  })

  it('keeps sheets, table objects and columns apart where numbers, ids and labels are the same', async () => {
    const column = { label: '额', holds: 'figure' } as const
    const table = tableOf(['甲'], { id: "a'; DROP", header: [column, column, { ...column, label: '额 2' }] })
    const sheets = await sheetsOf(documentOf([table, { ...table, rows: [] }]))
    expect(sheets.map(({ name }) => name)).toEqual(expect.arrayContaining(['表1', '表1_2']))
    expect(sheets.flatMap(({ tables }) => caught(tables.join(''), /displayName="(\w+)"/g))).toEqual([
      'brief_a_DROP',
      'brief_a_DROP_2',
    ])
    expect(shownRows(sheetNamed(sheets, '表1'))[0]).toEqual(['额', '额 2', '额 2 2'])
  })

  it('is dated by its data and knows its title, issuer and language', async () => {
    const core = unzip(await xlsx.print(brief('en'))).get('docProps/core.xml') ?? ''
    expect(caught(core, /<dc:(?:title|creator|language)>(.*?)</g)).toEqual([
      brief('en').title,
      brief('en').about.issuer,
      'en-US',
    ])
    expect(caught(core, /W3CDTF">(.*?)</g)).toEqual(['2024-01-18T00:00:00Z', '2024-01-18T00:00:00Z'])
  })

  it('is printed on A4, one page wide, with page numbers', async () => {
    for (const { xml } of await sheetsOf(brief('zh'))) {
      expect(xml).toContain('<pageSetUpPr fitToPage="1"/>')
      expect(xml).toMatch(/<pageSetup paperSize="9"[^>]* fitToHeight="0"/)
      expect(xml).toContain('第 &amp;P 页，共 &amp;N 页')
    }
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '_x0041_', '{=1}'])('takes %j for text', async (text) => {
    const table = tableOf([text], { caption: text, notes: [text] })
    const sheets = await sheetsOf(
      documentOf([{ ...table, rows: [{ kind: 'block', label: text }, ...table.rows] }]),
    )
    const cells = sheets.flatMap((sheet) => [...sheet.cells.values()]).filter(({ value }) => value === text)
    expect(cells.length).toBeGreaterThanOrEqual(4)
    for (const { kind, formula } of cells) expect([kind, formula]).toEqual(['text', null])
  })

  it('cuts what is too long for a cell, and puts long prose on several rows', async () => {
    const long = '长'.repeat(40_000)
    const sheets = await sheetsOf(
      documentOf([
        { kind: 'paragraph', role: 'body', content: [{ kind: 'text', text: long }] },
        tableOf([long]),
      ]),
    )
    const prose = shownRows(sheetNamed(sheets, '正文')).flat().join('')
    expect(prose).toContain(long)
    expect(sheetNamed(sheets, '表1').cells.get('A2')?.value).toBe(`${'长'.repeat(32_766)}…`)
  })

  it('is read by another library as it is by these tests', async () => {
    const bytes = await xlsx.print(usualBrief('zh'))
    for (const { sheet, data } of await readWithLibrary(Buffer.from(bytes))) {
      const workbookSheet = sheetNamed(readWorkbook(bytes), sheet)
      const values = [...workbookSheet.cells.values()].filter(({ value }) => value !== '')
      expect(
        data
          .flat()
          .filter((value) => value !== null)
          .map(String),
      ).toEqual(values.map(({ kind, value }) => (kind === 'number' ? String(Number(value)) : value.trim())))
    }
  })
})

describe('figures in a workbook', () => {
  it.each(every)('are formulas over sums in a %s %s brief', async (_, language, subject) => {
    const document = subject(language)
    const { cells } = sheetNamed(await sheetsOf(document), dataName[language])
    figuresOf(document).forEach((figure, index) => {
      const { derivation, value, marker } = figure
      const cell = cells.get(`B${index + 2}`)
      expect([figure.id, cells.get(`J${index + 2}`)?.value]).toEqual([figure.id, figure.id])
      // Only where known quantities of different units meet, there is a sign that no formula gives.
      const parts = Object.values(derivation)
        .flat()
        .map((part) => document.figures.get(part))
      const unitsMeet = marker === 'mixedUnits' && parts.every((part) => part?.value !== null)
      const isFormula = derivation.operation !== 'sum' && !unitsMeet
      expect([figure.id, cell?.formula != null]).toEqual([figure.id, isFormula])
      if (value !== null) expect(Number(cell?.value)).toBeCloseTo(Number(value), 8)
      else expect([figure.id, cell?.value]).toEqual([figure.id, figure.text])
    })
  })

  it('say how they came about', async () => {
    const sheets = await sheetsOf(usualBrief('zh'))
    const rows = shownRows(sheetNamed(sheets, '数据'))
    const derivation = (id: string) => rows.find((row) => row[9] === id)?.[8]
    expect(derivation('export.month.value')).toBe(
      '海关数据合计：出口；金额（美元）；2023年6月；商品 85076000',
    )
    expect(derivation('import.ytd.value.denominator')).toMatch(/；不含 贸易伙伴 中国（142）$/)
    expect(derivation('export.month.value.yoy')).toBe('(出口 当月 金额 ÷ 出口 当月 金额 上年同期 − 1) × 100')
    const row = (id: string) => rows.findIndex((cells) => cells[9] === id) + 1
    expect(sheetNamed(sheets, '数据').cells.get(`B${row('export.month.value.yoy')}`)?.formula).toBe(
      `IF($B$${row('export.month.value.base')}=0,"-",100*($B$${row('export.month.value')}-$B$${row('export.month.value.base')})/$B$${row('export.month.value.base')})`,
    )
    expect(sheetNamed(sheets, '表1').cells.get('B3')?.formula).toBe(
      `数据!$B$${row('export.month.value')}/100000000`,
    )
  })

  it('give the exact value as text where a number would lose digits', async () => {
    const rows = shownRows(sheetNamed(await sheetsOf(hardBrief('zh')), '数据'))
    const exact = (id: string) => rows.find((row) => row[9] === id)?.[7] ?? ''
    expect(exact('export.partner.DEU.month.value')).toBe('')
    expect(exact('export.partner.GBR.month.value.yoy')).toMatch(/^-?\d+\/\d+$|^$/)
    expect(exact('export.partner.CAN.month.value.yoy')).toBe('')
    for (const { id, exact: fraction, value } of figuresOf(hardBrief('zh')))
      if ((value ?? '').replace(/[-.]/g, '').replace(/^0+|0+$/g, '').length > 15)
        expect([id, exact(id)]).toEqual([id, fraction])
  })

  it('are numbers where a formula would not give what the brief has', async () => {
    const usual = usualBrief('zh')
    const figures = new Map(usual.figures)
    const id = 'export.month.value.yoy'
    const figure = figures.get(id)
    if (!figure) throw new Error(id)
    figures.set(id, { ...figure, value: '1.5', exact: '3/2', text: '1.5' })
    const { cells } = sheetNamed(await sheetsOf({ ...usual, figures }), '数据')
    const place = [...cells].find(([, cell]) => cell.value === id)?.[0].replace('J', 'B') ?? ''
    expect(cells.get(place)).toMatchObject({ value: '1.5', formula: null })
  })

  it.each(every)(
    'show in tables what a %s %s brief prints, without being calculated',
    async (_, language, target) => {
      const document = target(language)
      const rows = shownRows(sheetNamed(await sheetsOf(document), dataName[language]))
      expect(rows.slice(1).map((row) => [row[9], row[3]])).toEqual(
        figuresOf(document).map(({ id, text }) => [id, text]),
      )
    },
  )
})
