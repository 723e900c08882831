import { once } from 'node:events'
import { createWriteStream, existsSync, statSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { initWorkspace } from '../src/workspace/project/project.ts'
import { measureTree, timeProcess } from './process-tree.ts'
import { randomFrom } from './random.ts'

// node scripts/run.js bench/comexstat.ts: loads a generated yearly file of ComexStat of some 100 MB (out/bench), beside
// DuckDB's count and sum of it. Memory is measured in a run of its own.

const folder = join('out', 'bench')
const file = join(folder, 'EXP_2024.csv')
const rowCount = 1_350_000
const heading =
  '"CO_ANO";"CO_MES";"CO_NCM";"CO_UNID";"CO_PAIS";"SG_UF_NCM";"CO_VIA";"CO_URF";"QT_ESTAT";"KG_LIQUIDO";"VL_FOB"'
const countries = ['160', '249', '063', '023', '586', '845', '161', '351', '190', '399', '245', '573']
const states = ['SP', 'MG', 'RS', 'PR', 'SC', 'RJ', 'BA', 'AM', 'PA', 'MT', 'EX', 'ND']

/** Rows of distinct keys, each a number: country, state, mode, office and commodity in turn. */
async function writeYear(): Promise<void> {
  const draw = randomFrom(7)
  const out = createWriteStream(file)
  out.write(`${heading}\n`)
  for (let start = 0; start < rowCount; start += 10_000) {
    const lines: string[] = []
    for (let index = start; index < Math.min(start + 10_000, rowCount); index++) {
      const [country, state] = [countries[index % 12], states[Math.floor(index / 12) % 12]]
      const [mode, month] = [1 + (Math.floor(index / 144) % 4), 1 + (Math.floor(index / 576) % 12)]
      const commodity = String(1_012_100 + Math.floor(index / 6912) * 37_119).padStart(8, '0')
      const amount = Math.floor(10 ** (2 + 5 * draw()))
      const codes = [
        '2024',
        String(month).padStart(2, '0'),
        commodity,
        '11',
        country,
        state,
        `0${mode}`,
        '0817800',
      ]
      lines.push(`${codes.map((code) => `"${code}"`).join(';')};${amount % 9973};${amount >> 3};${amount}`)
    }
    if (!out.write(`${lines.join('\n')}\n`)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
}

async function queryFloor(): Promise<{ readonly seconds: number; readonly sum: string }> {
  const connection = await (await DuckDBInstance.create()).connect()
  const start = performance.now()
  const reader = await connection.runAndReadAll(
    `SELECT count(*)::VARCHAR AS rows, sum(VL_FOB)::VARCHAR AS sum FROM read_csv('${file}', delim = ';', encoding = 'latin-1')`,
  )
  const seconds = (performance.now() - start) / 1000
  return { seconds, sum: reader.getRows().join(' ') }
}

async function load(measure: typeof timeProcess | typeof measureTree) {
  const workspace = join(folder, 'comexstat-workspace')
  await rm(workspace, { recursive: true, force: true })
  await initWorkspace({ folder: workspace, issuer: null })
  return measure([join('bin', 'tradebrief.js'), '-C', workspace, 'load', file])
}

await mkdir(folder, { recursive: true })
if (!existsSync(file)) await writeYear()
console.log(`${(statSync(file).size / 1e6).toFixed(1)} MB, ${rowCount} rows`)
for (let run = 0; run < 3; run++) {
  const floor = await queryFloor()
  console.log('floor', floor.seconds.toFixed(2), floor.sum)
  console.log('load', await load(timeProcess))
}
console.log('memory', await load(measureTree))
