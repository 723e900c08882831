import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tradebrief } from '../support/command.ts'
import { readPlainCsv } from '../support/plain-csv.ts'
import { portalCsv, portalTable } from '../support/portal-file.ts'
import { months } from '../support/staged.ts'
import { bathtubRows, bathtubs } from '../support/trade.ts'
import { load, repository, workspaceWith } from '../support/workspaces.ts'

const product = `
name: {zh: 铸铁浴缸, en: cast-iron bathtubs}
classes: [{name: {zh: 铸铁浴缸, en: Cast-iron bathtubs}, codes: {HS2022: ["${bathtubs}"]}}]
flows: [export]
`
const rows = bathtubRows(months('2022-01', '2023-03'))

describe('an export of several reporters', () => {
  it('keeps the statistics of reporters apart, each under its own names', async () => {
    const folder = join(repository, 'test', 'cases', 'brief', 'reporter-brazil-comexstat')
    const brazil = await readFile(join(folder, 'product.yaml'), 'utf8')
    const mixed = await workspaceWith({ 'bathtubs.yaml': product, 'brazil.yaml': brazil })
    const china = join(mixed.folder, '出口.csv')
    await writeFile(china, portalCsv(portalTable(rows)))
    await load(mixed, [china, join(folder, 'EXP_2023.csv')], { asOf: '2023-04-18', scope: 'whole' })
    const file = join(mixed.folder, 'all.csv')
    expect(await tradebrief(['-C', mixed.folder, 'export', '-o', file])).toMatchObject({ code: 0 })
    const [heading = [], ...lines] = readPlainCsv(await readFile(file, 'utf8'))
    const records = lines.map((fields) =>
      Object.fromEntries(heading.map((name, index) => [name, fields[index] ?? ''])),
    )
    const total = (reporter: string) =>
      records
        .filter((record) => record.reporter === reporter)
        .reduce((sum, { value = '' }) => sum + BigInt(value), 0n)
    expect(new Set(records.map(({ reporter, source }) => `${reporter} ${source}`))).toEqual(
      new Set(['CHN gacc', 'BRA comexstat']),
    )
    expect(total('CHN')).toBe(rows.reduce((sum, { value }) => sum + BigInt(value), 0n))
    const published = (await readFile(join(folder, 'EXP_2023.csv'), 'latin1')).trim().split(/\r?\n/).slice(1)
    expect(total('BRA')).toBe(published.reduce((sum, line) => sum + BigInt(line.split(';')[10] ?? ''), 0n))
    expect(records.find(({ place }) => place?.endsWith('SP'))).toMatchObject({ place_name: 'São Paulo' })
    const sdmx = join(mixed.folder, 'brazil.xml')
    expect(await tradebrief(['-C', mixed.folder, 'export', 'brazil', '-o', sdmx])).toMatchObject({ code: 0 })
    const structure = await readFile(join(mixed.folder, 'brazil.structure.xml'), 'utf8')
    expect(structure).toContain('<str:Code id="BRA">')
    expect(structure).not.toContain('<str:Code id="CHN-')
    const data = await readFile(sdmx, 'utf8')
    const values = [...data.matchAll(/MEASURE="VALUE"[^>]*OBS_VALUE="(\d+)"/g)].map(([, value = '']) =>
      BigInt(value),
    )
    expect(values.reduce((sum, value) => sum + value, 0n)).toBe(total('BRA'))
  })
})
