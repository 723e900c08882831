import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { serveDesk } from '../../src/desk/server.ts'
import { presses } from '../../src/press/press.ts'
import { makeBriefs } from '../../src/workspace/build/build-briefs.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import { month } from '../support/briefs.ts'
import {
  type PortalRecord,
  readPortalRecords,
  wholeNumber,
  writePortalRecords,
} from '../support/portal-records.ts'
import { isThere, load, portal, withLedger, workspaceWith } from '../support/workspaces.ts'

/** Real rows under other codes: what customs may list next. */
const invented = [
  {
    code: '90000001',
    partner: ['303', '888', '某新国\r'],
    place: ['37', '99', '新设自治区'],
    procedure: ['10', '98'],
  },
  {
    code: '90000002',
    partner: ['502', '998', '另一未知'],
    place: ['44', '1', '某地'],
    procedure: ['10', '77'],
  },
  {
    code: '90000003',
    partner: ['344', 'A1', '한국 Ünïş国'],
    place: ['33', 'Z9', '中𠀀区'],
    procedure: ['10', 'B2'],
  },
  {
    code: '90000004',
    partner: ['110', '0042', '法国'],
    place: ['13', '007', '上海市'],
    procedure: ['15', '010'],
  },
  { code: '90000005', partner: ['305', 'AB', ''], place: ['31', '0099', ''], procedure: ['10', ''] },
  {
    code: '90000006',
    partner: ['116', '12345678', '国'.repeat(90)],
    place: ['32', 'abcd', 'a<b>&"c'],
    procedure: ['33', '00'],
  },
] as const

const isComplete = process.env.TRADEBRIEF_ALL_CODES !== undefined
const months = isComplete ? Array.from({ length: 12 }, (_, index) => index + 1) : [2, 11]
const formats = Object.keys(presses) as (keyof typeof presses)[]

const rename = (row: PortalRecord, column: string, [from, to, name]: readonly string[]): PortalRecord =>
  row[`${column}编码`] === from ? { ...row, [`${column}编码`]: to ?? '', [`${column}名称`]: name ?? '' } : row

describe.skipIf(!isThere(portal))('real rows under codes that no list has', () => {
  it.each(invented)(
    '$code is built in every month, language and format, and shown by the desk',
    async (item) => {
      const workspace = await workspaceWith({
        'goods.yaml': `
name: {zh: 货物, en: goods}
classes: [{name: {zh: 货物, en: Goods}, codes: {HS2022: ["${item.code}"]}}]
flows: [export]
value: {scale: 万}
sections: [summary, extended, procedures]
`,
      })
      const rows = [2022, 2023].flatMap((year) =>
        readPortalRecords(join(portal, `出口_73242100_${year}_美元.csv`)).map((row): PortalRecord => {
          const { 美元: value = '', ...rest } = rename(
            rename(row, '贸易伙伴', item.partner),
            '注册地',
            item.place,
          )
          const isOther = Number(row.注册地编码) % 2 === 0
          const procedure =
            item.procedure[1] === '' || !isOther ? ['10', '一般贸易'] : [item.procedure[1], '某新方式']
          return {
            ...rest,
            商品编码: item.code,
            贸易方式编码: procedure[0] ?? '',
            贸易方式名称: procedure[1] ?? '',
            美元: value,
          }
        }),
      )
      const files = [2022, 2023].map((year) => ({
        path: join(workspace.folder, `出口_${year}.csv`),
        text: writePortalRecords(rows.filter((row) => row.数据年月?.startsWith(String(year)))),
      }))
      for (const { path, text } of files) await writeFile(path, text)
      await load(
        workspace,
        files.map(({ path }) => path),
        { scope: 'whole' },
      )
      const id = `X${item.partner[1]}`
      const sum = (when: string, column: string, code: string) =>
        rows
          .filter((row) => row.数据年月 === when.replace('-', '') && row[column] === code)
          .reduce((total, row) => total + wholeNumber(row.美元 ?? '0'), 0n)
      await withLedger(workspace, async (ledger) => {
        const product = await readProduct(workspace, 'goods')
        for (const index of months) {
          const when = `2023-${String(index).padStart(2, '0')}`
          const also = (['partner', 'place'] as const).map(
            (dimension) =>
              ({
                flow: 'export',
                dimension,
                code: dimension === 'partner' ? id : `X${item.place[1]}`,
                window: 'month',
                measure: 'value',
              }) as const,
          )
          const briefs = await makeBriefs(workspace, ledger, product, month(when), ['zh', 'en'], { also })
          expect(briefs).toHaveLength(2)
          for (const [edition, { document }] of briefs.entries()) {
            const exact = (figure: string) => document.figures.get(figure)?.exact
            expect(exact(`export.partner.${id}.month.value`)).toBe(
              String(sum(when, '贸易伙伴编码', item.partner[1])),
            )
            expect(exact(`export.place.X${item.place[1]}.month.value`)).toBe(
              String(sum(when, '注册地编码', item.place[1])),
            )
            // One language a month in every format, in turn.
            if (!isComplete && edition !== index % 2) continue
            for (const format of formats)
              expect((await (await presses[format]()).print(document)).length).toBeGreaterThan(1000)
          }
        }
      })
      const desk = await serveDesk({
        folder: workspace.folder,
        port: 0,
        onError: (error) => expect.fail(String(error)),
      })
      try {
        const ask = async (path: string) => {
          const response = await fetch(new URL(path, desk.url))
          expect([path, response.status]).toEqual([path, 200])
          return response.text()
        }
        const totals = await ask('/api/totals?product=goods&by=partner&from=2022-01&to=2023-12&per=period')
        expect(totals).toContain(`"id":"${id}"`)
        expect(await ask('/api/briefs/goods/2023-12?language=en')).toContain(item.partner[1])
        expect(await ask('/api/figures/goods/2023-12')).toContain('export.month.value')
      } finally {
        await desk.close()
      }
    },
    900_000,
  )
})
