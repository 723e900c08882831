import { UserError } from '../../trade/errors/errors.ts'
import type { Row } from '../formats/formats.ts'
import { hasCorrelationHeading } from './columns.ts'

/** What to say of a correlation table that is loaded like data; null for any other table. */
export const explainCorrelationTable = (rows: readonly Row[], file: string): UserError | null =>
  hasCorrelationHeading(rows) ? correlationTable(file) : null

const correlationTable = (file: string): UserError =>
  new UserError(
    {
      zh: '这是商品编码对照表，不是贸易数据，不能载入。',
      en: 'This is a correlation table of commodity codes, not trade data, and is not loaded.',
    },
    {
      where: { file },
      hint: {
        zh: `要用它核对跨年度的编码，请放进工作区，并在 tradebrief.yaml 的 correlations 里写 - file: ${file}。`,
        en: `To check codes across nomenclatures with it, put it into the workspace and write - file: ${file} under correlations in tradebrief.yaml.`,
      },
    },
  )
