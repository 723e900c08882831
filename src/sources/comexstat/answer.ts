import { UserError } from '../../trade/errors/errors.ts'
import type { Localized } from '../../trade/trade.ts'
import { readHead } from '../formats/formats.ts'
import { codeTable } from '../reported/reported.ts'
import type { SourceFile } from '../source-file.ts'

/**
 * Refuses an answer of the API, and says what it is. Nothing is thrown for what is none.
 *
 * @throws UserError for an error, for an answer without rows, and for one with rows, which does not say its flow.
 */
export async function openAnswer(file: SourceFile): Promise<void> {
  const text = new TextDecoder().decode(await readHead(file)).trimStart()
  if (!text.startsWith('{')) return
  const where = { file: file.name, line: 1 }
  if (/"list"\s*:\s*\[\s*\]|"data"\s*:\s*(?:\[\s*\]|null)/.test(text) && /"success"\s*:\s*true/.test(text))
    throw new UserError(
      {
        zh: 'API 报告查询成功，但没有记录：时期跨年，或国家写成了数字时，它也这样回答。',
        en: 'The API reports success without a record: it also answers so where the period crosses a year, or a country is a number.',
      },
      {
        where,
        hint: {
          zh: '每次只查一年，国家用文字代码（"160"）；或下载全年的 EXP_、IMP_ 文件。',
          en: 'Ask for one year at a time, with countries as texts ("160"); or download the yearly files EXP_ and IMP_.',
        },
      },
    )
  if (/"success"\s*:\s*false|"error"/.test(text))
    throw new UserError(
      { zh: '这不是数据，而是 API 的出错信息。', en: 'This is not data but an error of the API.' },
      { where: { ...where, found: text.slice(0, 120) }, hint: wholeYear },
    )
  if (!/"metric[A-Z]\w*"\s*:/.test(text)) throw codeTable(file.name, 'ComexStat', dataFiles)
  throw new UserError(
    {
      zh: '这是 API 的回答，其中没有写明是出口还是进口，不能载入。',
      en: 'This is an answer of the API, which does not say whether it is of exports or imports, and cannot be loaded.',
    },
    { where, hint: wholeYear },
  )
}

/** What its files of data are called. */
export const dataFiles: Localized = {
  zh: '全年的 CSV 文件（EXP_年份.csv 为出口，IMP_年份.csv 为进口）',
  en: 'the CSV files of a year (EXP_YEAR.csv of exports, IMP_YEAR.csv of imports)',
}

const wholeYear: Localized = { zh: `请下载${dataFiles.zh}。`, en: `Download ${dataFiles.en}.` }
