import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { recogniseSource } from '../../src/sources/sources.ts'
import { UserError } from '../../src/trade/errors/user-error.ts'
import { fileOf, type ReadPart, readParts } from '../sources/reading.ts'
import { field, isThere } from '../support/workspaces.ts'

// Real files of ComexStat, Comext, the US Census and e-Stat, read whole, and held against sums that a few lines here work
// out from their text, without the readers of the program.

const bytesOf = (name: string): Promise<Buffer> => readFile(join(field, name))

async function read(name: string, bytes: Buffer): Promise<{ source: string; parts: readonly ReadPart[] }> {
  const source = recogniseSource(bytes.subarray(0, 64 * 1024), name)
  if (!source) throw new Error(`${name} was not recognised`)
  return { source: source.id, parts: await readParts(fileOf(name, bytes), source) }
}

async function refusalOf(name: string, bytes: Buffer): Promise<string> {
  try {
    await read(name, bytes)
  } catch (error) {
    if (error instanceof UserError) return error.explain('en')
    throw error
  }
  throw new Error(`${name} was read`)
}

const rowsOf = (parts: readonly ReadPart[]): number =>
  parts.reduce((count, { report }) => count + report.rows, 0)

const totalOf = (parts: readonly ReadPart[]): bigint =>
  parts.reduce((sum, { report }) => sum + report.valueTotal, 0n)

/** Lines of a table without its heading, with their fields; a field in quotes may hold commas. */
const recordsOf = (text: string, delimiter = ','): string[][] =>
  text
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) =>
      [...line.matchAll(new RegExp(`(?:^|${delimiter})(?:"([^"]*)"|([^${delimiter}"]*))`, 'g'))].map(
        ([, quoted, plain]) => quoted ?? plain ?? '',
      ),
    )

const sum = (texts: readonly (string | undefined)[]): bigint =>
  texts.reduce((total, text) => total + BigInt((text ?? '').replaceAll(',', '')), 0n)

describe.skipIf(!isThere(field))('ComexStat', () => {
  it('reads all rows of a yearly file', async () => {
    const bytes = await bytesOf('comexstat/EXP_2023_quoted_rows.csv')
    const records = recordsOf(bytes.toString('latin1'), ';')
    const { source, parts } = await read('EXP_2023.csv', bytes)
    expect([source, rowsOf(parts), totalOf(parts)]).toEqual([
      'comexstat',
      records.length,
      sum(records.map((fields) => fields[10])),
    ])
    expect(parts[0]?.report.findings).toEqual([])
  })

  it('knows every country and state of the tables of codes', async () => {
    const countries = recordsOf((await bytesOf('comexstat/PAIS.csv')).toString('latin1'), ';')
    const states = recordsOf((await bytesOf('comexstat/UF.csv')).toString('latin1'), ';')
    const heading =
      '"CO_ANO";"CO_MES";"CO_NCM";"CO_UNID";"CO_PAIS";"SG_UF_NCM";"CO_VIA";"CO_URF";"QT_ESTAT";"KG_LIQUIDO";"VL_FOB"'
    const codes = countries.map(([code]) => code ?? '').filter((code) => /^\d{3}$/.test(code))
    const lines = codes.map(
      (code, index) =>
        `"2023";"01";"85076000";"11";"${code}";"${states[index % states.length]?.[1]}";"01";"0817800";1;1;1`,
    )
    const { parts } = await read('EXP_2023.csv', Buffer.from([heading, ...lines, ''].join('\n')))
    expect(codes.length).toBeGreaterThan(270)
    expect(parts[0]?.report.findings).toEqual([])
  })

  it('says what answers of the API and tables of codes are', async () => {
    for (const name of ['api_general_response_quoted.json', 'api_general_metrics.json', 'NCM_8507_8541.csv'])
      expect(await refusalOf(name, await bytesOf(`comexstat/${name}`))).toContain(name)
  })
})

describe.skipIf(!isThere(field))('Comext', () => {
  it('reads all rows of a query with labels, whose product the name of the file has', async () => {
    const bytes = await bytesOf('comext/estat_ds-plastic_export_value.csv')
    const records = recordsOf(bytes.toString())
    const { source, parts } = await read('estat_391510.csv', bytes)
    expect([source, rowsOf(parts), totalOf(parts)]).toEqual([
      'comext',
      records.length,
      sum(records.map((fields) => fields[9])),
    ])
    expect([...new Set(parts.map(({ reading }) => reading.shape.self?.reporter))]).toEqual([
      ...['DEU', 'ESP', 'FRA', 'GRC', 'ITA', 'NLD'],
    ])
    expect(parts[0]?.reading.shape.self?.asOf).toBe('2025-02-17T11:00:00.000Z')
  })

  it.each([
    ['estat_ds-045409_filtered_de.csv.gz', 44],
    ['estat_plastic_imports__EU.csv.gz', 120],
  ])('refuses %s, which has quantities without values, and reads it with them', async (name, count) => {
    const bytes = await bytesOf(`comext/${name}`)
    const coded = name.replace('_plastic', '_3915').replace('ds-045409_filtered_de', 'de')
    expect(await refusalOf(coded, bytes)).toContain('VALUE_IN_EUROS')
    const text = gunzipSync(bytes).toString()
    const withValues = text.replaceAll('QUANTITY_IN_100KG', 'VALUE_IN_EUROS').replace(/\.\d\d?,\r/g, ',\r')
    const { parts } = await read(coded, Buffer.from(withValues))
    expect(rowsOf(parts)).toBe(count)
  })

  it('reads all rows of an excerpt of the bulk, the confidential one too', async () => {
    const bytes = await bytesOf('comext/full_v2_202402_AT_excerpt.dat')
    const records = recordsOf(bytes.toString())
    const { parts } = await read('full_v2_202402.dat', bytes)
    expect([rowsOf(parts), totalOf(parts)]).toEqual([
      records.length,
      sum(records.map((fields) => fields[14])),
    ])
    const findings = parts.flatMap(({ report }) => report.findings)
    expect(findings).toMatchObject([{ kind: 'confidential', subject: '39XXXXXX', count: 1 }])
  })
})

describe.skipIf(!isThere(field))('the US Census', () => {
  it('refuses ports without total values; with them, countries add up to the total', async () => {
    const name = 'porths_exports_2024-12_HS50_R.csv'
    const bytes = await bytesOf(`census/${name}`)
    expect(await refusalOf(name, bytes)).toContain('AIR_VAL_YR')
    const text = bytes.toString().replace('AIR_VAL_YR', 'ALL_VAL_YR')
    const records = recordsOf(text).slice(1)
    const { source, parts } = await read(name, Buffer.from(text))
    const total = records.filter((fields) => fields[5] === '-' && fields[7] === '-')
    expect([source, totalOf(parts)]).toEqual(['census', sum(total.map((fields) => fields[1]))])
    // Every row is loaded, or counted among those that are not: the total, groups, ports.
    const left = parts.flatMap(({ report }) => report.findings)
    const counted = left.filter(({ kind }) => kind === 'aggregateRows' || kind === 'breakdownRows')
    expect(rowsOf(parts) + counted.reduce((count, finding) => count + finding.count, total.length)).toBe(
      records.length,
    )
    expect(left).toContainEqual(expect.objectContaining({ kind: 'agreesWithTotal', count: 1 }))
  })

  it('reads all rows of USA Trade Online as imports for consumption', async () => {
    const bytes = await bytesOf('census/usatrade_africa_imports_2024_cut.csv')
    const records = recordsOf(bytes.toString())
    const { source, parts } = await read('imports.csv', bytes)
    expect([source, rowsOf(parts), totalOf(parts)]).toEqual([
      'census-consumption',
      records.length,
      sum(records.map((fields) => fields[4])),
    ])
    expect(parts[0]?.report.findings.map(({ kind }) => kind)).toEqual(['quantityMissing'])
  })
})

describe.skipIf(!isThere(field))('e-Stat', () => {
  it('refuses a row with a doubled tail, and reads it without', async () => {
    const bytes = await bytesOf('japan/estat_hs_total_2023_readme_excerpt.csv')
    expect(await refusalOf('hs.csv', bytes)).toContain('58')
    const [heading = '', row = ''] = bytes.toString().split('\n')
    const fields = row.split(',').slice(0, 44)
    const { source, parts } = await read('hs.csv', Buffer.from(`${heading}\n${fields.join()}\n`))
    expect([source, rowsOf(parts), totalOf(parts)]).toEqual(['japan', 12, BigInt(fields[7] ?? 0) * 1000n])
    expect(parts[0]?.reading.shape.self).toMatchObject({ reporter: 'JPN', flow: 'import', isWhole: true })
  })

  it('knows every country of the table of codes', async () => {
    const text = (await bytesOf('japan/Countries.csv')).toString()
    const codes = [...text.matchAll(/^(\d{3}),/gm)].map(([, code]) => code)
    expect(codes.length).toBeGreaterThan(200)
    const months = [
      'Year',
      'Jan',
      'Feb',
      'Mar',
      'Apr',
      'May',
      'Jun',
      'Jul',
      'Aug',
      'Sep',
      'Oct',
      'Nov',
      'Dec',
    ]
    const names = months.flatMap((month) => [`Quantity1-${month}`, `Quantity2-${month}`, `Value-${month}`])
    const lines = codes.map(
      (code) => `1,2023,'850760000',${code},NO,KG,${'1,1,1,'.repeat(2)}${Array(33).fill(0)}`,
    )
    const table = ['Exp or Imp,Year,HS,Country,Unit1,Unit2', ...names].join()
    const { parts } = await read('hs.csv', Buffer.from([table, ...lines, ''].join('\n')))
    expect([rowsOf(parts), parts[0]?.report.findings]).toEqual([codes.length, []])
  })
})
