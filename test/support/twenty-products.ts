import { type PortalRecord, readPortalRecords, writePortalRecords } from './portal-records.ts'
import { portal } from './workspaces.ts'

/** A file to hand in, as a browser takes it. */
export interface FileToHandIn {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

/** Commodity codes of products of cast iron and steel, in customs' list. */
export const twentyCodes = Array.from({ length: 20 }, (_, index) => `732${41_000 + index * 10}`)

/** The parts of two years that an analyst has in files: half-years of the base year, then months. */
const periods = [
  { name: '202201_202206', holds: (month: string) => month >= '202201' && month <= '202206' },
  { name: '202207_202212', holds: (month: string) => month >= '202207' && month <= '202212' },
  ...Array.from({ length: 8 }, (_, index) => {
    const name = `20230${index + 1}`
    return { name, holds: (month: string) => month === name }
  }),
]

/** The month after those of the files. */
export const nextMonth = '202309'

function rowsOf(code: string): PortalRecord[] {
  return [2022, 2023].flatMap((year) =>
    readPortalRecords(`${portal}/出口_73242100_${year}_美元.csv`).map((row) => ({
      ...row,
      商品编码: code,
      商品名称: `铸铁制品${code.slice(-3)}`,
    })),
  )
}

const fileOf = (code: string, name: string, rows: readonly PortalRecord[]): FileToHandIn => ({
  name: `出口_${code}_${name}_美元.csv`,
  mimeType: 'text/csv',
  buffer: Buffer.from(writePortalRecords(rows)),
})

/** Two hundred downloads: of each of twenty codes two half-years and eight months, with the rows of a real one. */
export const twoHundredFiles = (): FileToHandIn[] =>
  twentyCodes.flatMap((code) => {
    const rows = rowsOf(code)
    return periods.map(({ name, holds }) =>
      fileOf(
        code,
        name,
        rows.filter((row) => holds(row.数据年月 ?? '')),
      ),
    )
  })

/** A download of each code for the month after. */
export const filesOfNextMonth = (): FileToHandIn[] =>
  twentyCodes.map((code) =>
    fileOf(
      code,
      nextMonth,
      rowsOf(code).filter((row) => row.数据年月 === nextMonth),
    ),
  )
