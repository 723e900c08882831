import { copyFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tradebrief } from '../support/command.ts'
import { repository, workspaceWith } from '../support/workspaces.ts'

// What the command says of files of other reporters, and whether what it advises works.

const cases = join(repository, 'test', 'cases')
const brazil =
  '"CO_ANO";"CO_MES";"CO_NCM";"CO_UNID";"CO_PAIS";"SG_UF_NCM";"CO_VIA";"CO_URF";"QT_ESTAT";"KG_LIQUIDO";"VL_FOB"'
const comext = [
  'DATAFLOW,LAST UPDATE,freq,reporter,partner,product,flow,indicators,TIME_PERIOD,OBS_VALUE',
  ...['2022', '2023'].map(
    (year) =>
      `ESTAT:DS-045409(1.0),17/02/25 11:00:00,Annual,Netherlands,All countries of the world,"Waste, parings",EXPORT,VALUE_IN_EUROS,${year},5,`,
  ),
  '',
].join('\r\n')

describe('the report of a load', () => {
  it('advises to state the code of goods that have names alone, which works', async () => {
    const { folder } = await workspaceWith()
    const file = join(folder, 'plastic.csv')
    await writeFile(file, comext)
    const refused = await tradebrief(['-C', folder, 'load', file])
    expect(refused).toMatchObject({ code: 2 })
    expect(refused.stderr).toContain('--codes 391510')
    const loaded = await tradebrief(['-C', folder, 'load', file, '--codes', '391510'])
    expect(loaded).toMatchObject({ code: 0 })
    expect(loaded.stdout).toContain('Netherlands · Eurostat, Comext · exports · EUR')
    // One file, though each of its years is a load.
    expect(loaded.stdout.split('\n').filter((line) => line === 'plastic.csv')).toHaveLength(1)
    expect(loaded.stderr).toContain('1 file: 1 loaded (2 rows in 2 loads)')
    const chinese = await tradebrief(['-C', folder, '--ui', 'zh', 'load', file])
    expect(chinese.stderr).toContain('--codes')
  })

  it('says that nothing tells whether all partners are there, and how to say it', async () => {
    const { folder } = await workspaceWith()
    const file = join(folder, 'taiwan.csv')
    await copyFile(join(cases, 'read', 'taiwan-years-and-preliminary-months', 'input.csv'), file)
    const first = await tradebrief(['-C', folder, 'load', file])
    expect(first.stdout).toContain('no total in the file tells whether')
    const second = await tradebrief(['-C', folder, '--ui', 'zh', 'load', file, '--scope', 'whole'])
    expect(second.stdout).not.toContain('文件没有合计')
    expect(second.stdout).toContain('中国台湾')
  })

  it('does not call the modes of transport of Brazil’s data rows that repeat others', async () => {
    const { folder } = await workspaceWith()
    const file = join(folder, 'EXP_2023.csv')
    const row = (mode: string) => `"2023";"01";"85076000";"11";"249";"SP";"${mode}";"0817800";1;1;1`
    await writeFile(file, [brazil, row('01'), row('04'), ''].join('\n'))
    const english = await tradebrief(['-C', folder, 'load', file])
    expect(english.stdout).toContain('1 row is a part of a cell that the source divides further')
    expect(english.stdout).not.toContain('repeats the key')
  })

  it('takes the months of the query of a file of another reporter as they are stated', async () => {
    const { folder } = await workspaceWith()
    const file = join(folder, 'EXP_2023.csv')
    const row = (month: string) => `"2023";"${month}";"85076000";"11";"249";"SP";"01";"0817800";1;1;1`
    await writeFile(file, [brazil, row('02'), row('05'), ''].join('\n'))
    const loaded = await tradebrief(['-C', folder, 'load', file, '--months', '2023-01..2023-12'])
    expect(loaded).toMatchObject({ code: 0 })
    expect(loaded.stdout).toContain('2023-01..2023-12')
    const refused = await tradebrief(['-C', folder, 'load', file, '--months', '2022-01..2022-12'])
    expect(refused).toMatchObject({ code: 2 })
  })

  it('gives a program the next step too', async () => {
    const { folder } = await workspaceWith()
    const file = join(folder, 'plastic.csv')
    await writeFile(file, comext)
    const { stdout } = await tradebrief(['-C', folder, 'load', '--json', file])
    expect(JSON.parse(stdout)[0].hint).toContain('--codes 391510')
  })
})
