import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { recogniseSource } from '../../src/sources/sources.ts'
import { errorOf, readAll } from './reading.ts'

const folder = `${process.env.TRADEBRIEF_FIELD ?? fileURLToPath(new URL('../../../shared/field', import.meta.url))}/portal`
const isMissing = !existsSync(folder)
if (isMissing) console.warn(`skipped: real files of the portal are not at ${folder}`)

// Counted and added up from the files without this project.
test.skipIf(isMissing).each([
  ['2022锂离子蓄电池出口.csv', 98, 25_399_996_542n, 61_977_893n, 157_260_271n],
  ['all-dimensions-no-month.csv', 5, 7_750_433n, 222_849n, 0n],
  ['english-header-202601.csv', 5, 781_660n, 94_129n, 0n],
  ['soybean-2024in.csv', 36, 359_701_179_444n, 100_883_410_028n, 0n],
  ['soybean-2024out.csv', 29, 5_409_809n, 507_699n, 0n],
  ['soybean-2025in.csv', 28, 294_502_230_749n, 92_098_915_183n, 0n],
  ['e210201810.csv', 3, 2_189n, 8_598n, 790n],
  ['i20420186.csv', 3, 509_332n, 973n, 0n],
  ['出口_39222000_2022_美元.csv', 6_622, 433_665_106n, 93_390_012n, 0n],
  ['出口_39222000_2023_美元.csv', 7_168, 385_441_373n, 90_396_990n, 0n],
  ['出口_73242100_2022_美元.csv', 467, 19_881_609n, 7_841_583n, 0n],
  ['出口_73242100_2023_美元.csv', 479, 15_705_201n, 6_547_477n, 0n],
])('%s reads with all its rows and sums', async (name, rows, value, quantity, quantity2) => {
  const path = `${folder}/${name}`
  const source = recogniseSource(readFileSync(path).subarray(0, 64 * 1024), name)
  expect(source?.id).toBe('gacc')
  const { observations, report } = await readAll({ name, bytes: () => createReadStream(path) }, source)
  expect(report).toMatchObject({ rows, valueTotal: value, truncated: false })
  expect(report.findings.filter(({ severity }) => severity === 'warning')).toEqual([])
  expect(observations).toHaveLength(rows)
  expect(total(observations.map((row) => row.value))).toBe(value)
  expect(total(observations.map((row) => row.quantity ?? 0n))).toBe(quantity)
  expect(total(observations.map((row) => row.quantity2 ?? 0n))).toBe(quantity2)
  // Some names have a line break, after which lines and rows no longer go together.
  const lines = observations.map((row) => row.line)
  const hasLineBreaks = name.includes('39222000')
  if (!hasLineBreaks) expect(lines).toEqual(observations.map((_, index) => index + 2))
  expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b))
})

test.skipIf(isMissing)('a page of results without its heading is refused as such', async () => {
  const name = 'english-result-page-201901.csv'
  const file = { name, bytes: () => createReadStream(`${folder}/${name}`) }
  const error = await errorOf(file)
  expect(error.words.en).toMatch(/has no heading/)
  expect(error.where).toMatchObject({ file: name, line: 1 })
  expect(error.hint?.en).toContain('US dollar')
})

const total = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n)
