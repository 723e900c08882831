import { figureStructureId, sdmxAgency, tradeStructureId } from '../../codes/sdmx-codes/sdmx-codes.ts'
import { UserError } from '../../trade/errors/errors.ts'
import { type Localized, withoutControls } from '../../trade/trade.ts'

const shownColumns = 30

/** Columns as a message lists them. */
function listed(columns: readonly string[]): Localized {
  const names = columns.slice(0, shownColumns).map(withoutControls)
  const isShort = columns.length > shownColumns
  return { zh: names.join('、') + (isShort ? '……' : ''), en: names.join(', ') + (isShort ? ' …' : '') }
}

const howToMap = (file: string): { readonly hint: Localized; readonly deskHint: Localized } => ({
  hint: {
    zh: `写一个映射文件说明各列和各代码的含义，再载入：tradebrief load ${file} --mapping mapping.yaml；也可写在旁边的 ${file}.yaml 的 mapping 之下。`,
    en: `Write a mapping that says what columns and codes mean, and load the file with it: tradebrief load ${file} --mapping mapping.yaml. It can also stand under mapping: in ${file}.yaml beside the file.`,
  },
  deskHint: {
    zh: `写一个 ${file}.yaml，在 mapping 之下说明各列和各代码的含义，与数据文件一起放入。`,
    en: `Write a file ${file}.yaml that says under mapping: what columns and codes mean, and drop it together with the data.`,
  },
})

/** A file of which nothing says what its columns mean. */
export function withoutMapping(file: string, structure: string, columns: readonly string[]): UserError {
  const name = withoutControls(structure)
  return new UserError(
    {
      zh: `这是 SDMX-CSV 文件，结构为 ${name}，没有说明各列的含义。它的列：${listed(columns).zh}`,
      en: `This is SDMX-CSV of the structure ${name}, and nothing says what its columns mean. They are: ${listed(columns).en}`,
    },
    { where: { file, line: 1 }, ...howToMap(file) },
  )
}

export const figuresNotData = (file: string): UserError =>
  new UserError(
    {
      zh: `这是一份简报的数字（${sdmxAgency}:${figureStructureId}），不是数据。`,
      en: `These are the figures of a brief (${sdmxAgency}:${figureStructureId}), not data.`,
    },
    {
      where: { file },
      hint: {
        zh: '导出数据时不要写月份：tradebrief export -o data.csv --format sdmx-csv。',
        en: 'Export data without a month: tradebrief export -o data.csv --format sdmx-csv.',
      },
    },
  )

export const otherVersion = (file: string, found: string, expected: string): UserError =>
  new UserError(
    {
      zh: `这是别的版本导出的文件，应为 ${sdmxAgency}:${tradeStructureId}(${expected})。`,
      en: `Another version has exported this file; expected ${sdmxAgency}:${tradeStructureId}(${expected}).`,
    },
    {
      where: { file, found },
      hint: {
        zh: '用同一版本的程序导出和载入，或写一个映射文件。',
        en: 'Export and load with the same version of the program, or write a mapping.',
      },
    },
  )

export const noStructure = (file: string, columns: readonly string[]): UserError =>
  new UserError(
    {
      zh: `SDMX-CSV 的第一列应为 STRUCTURE 或 DATAFLOW。文件的列：${listed(columns).zh}`,
      en: `SDMX-CSV begins with the column STRUCTURE or DATAFLOW. The columns of the file are: ${listed(columns).en}`,
    },
    { where: { file, line: 1 }, ...howToMap(file) },
  )

export const columnTwice = (file: string, line: number, found: string): UserError =>
  new UserError(
    found === ''
      ? { zh: '标题行有一列没有名称。', en: 'A column of the heading has no name.' }
      : { zh: '标题行有两列同名。', en: 'Two columns of the heading have the same name.' },
    {
      where: { file, line, found },
      hint: { zh: '请用下载的原文件。', en: 'Use the file as it was downloaded.' },
    },
  )

/** A mapping that names a column that there is not. */
export const noColumn = (
  file: string,
  { part, column }: { readonly part: string; readonly column: string },
  columns: readonly string[],
): UserError =>
  new UserError(
    {
      zh: `映射的 ${part} 指的列不在文件里。文件的列：${listed(columns).zh}`,
      en: `The mapping names a column under ${part} that the file does not have. Its columns are: ${listed(columns).en}`,
    },
    {
      where: { file, line: 1, found: column },
      hint: { zh: '改正映射文件。', en: 'Mend the mapping.' },
    },
  )

/** A field of a row, and what of a mapping is about it. */
export interface FieldPlace {
  readonly file: string
  readonly line: number
  readonly column?: string
  readonly found: string
}

/** A code that neither the mapping nor a list has. */
export const unmapped = (where: FieldPlace, part: string, choices: Localized): UserError =>
  new UserError(
    {
      zh: `映射没有说明这个代码是什么（${part}）。`,
      en: `The mapping does not say what this code is (${part}).`,
    },
    {
      where,
      hint: {
        zh: `在映射的 ${part} 的 codes 里写一行 ${JSON.stringify(where.found)}: …，可写：${choices.zh}；写 omit 则略去这些行。`,
        en: `Write a line ${JSON.stringify(where.found)}: … under codes of ${part} in the mapping: ${choices.en}; omit leaves these rows out.`,
      },
    },
  )

/** Something in a row that cannot be read. */
export const badSdmxField = (where: FieldPlace, words: Localized, hint: Localized): UserError =>
  new UserError(words, { where, hint })

/** A column with several codes of which nothing says what they mean: rows could be added up that must not be. */
export const unmappedColumn = (where: FieldPlace, first: string): UserError =>
  new UserError(
    {
      zh: `这一列有不同的代码（先前为 ${withoutControls(first)}），而映射没有说到它：不知道这些行能不能相加。`,
      en: `This column has several codes (${withoutControls(first)} before), and the mapping says nothing of it: whether these rows can be added up is not known.`,
    },
    {
      where,
      hint: {
        zh: `在映射里写 only: {${where.column}: [${JSON.stringify(first)}]} 只取这些行，或写 ignore: [${where.column}]（如果它与是哪一笔贸易无关）。`,
        en: `Write in the mapping only: {${where.column}: [${JSON.stringify(first)}]} to load these rows alone, or ignore: [${where.column}] if it says nothing of which trade a row is of.`,
      },
    },
  )

export const repeatedCell = (where: FieldPlace, earlier: number): UserError =>
  new UserError(
    {
      zh: `这一行与第 ${earlier} 行是同一商品、伙伴、时期的同一个数，不能相加。`,
      en: `This row has the same amount of the same commodity, partner and period as line ${earlier}, and the two cannot be added up.`,
    },
    {
      where,
      hint: {
        zh: '如果区别在映射没有说到的列，用 only 只取其中一种；否则请重新下载文件。',
        en: 'If they differ in a column that the mapping does not use, choose one kind with only; else download the file again.',
      },
    },
  )

export const withoutValue = (file: string, line: number): UserError =>
  new UserError(
    { zh: '这一格有数量而没有金额。', en: 'This cell has a quantity without a value.' },
    {
      where: { file, line },
      hint: {
        zh: '下载时把金额也选上；或在映射的 measure 里把这个数量写成 omit。',
        en: 'Choose the values too when downloading, or write omit for this quantity under measure in the mapping.',
      },
    },
  )

export const tooManyCells = (file: string, most: number): UserError =>
  new UserError(
    { zh: `文件超过 ${most} 格。`, en: `The file has more than ${most} cells.` },
    {
      where: { file },
      hint: { zh: '分几个文件载入。', en: 'Load it in several files.' },
    },
  )
