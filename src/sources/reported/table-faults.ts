import { UserError } from '../../trade/errors/errors.ts'
import { type Localized, withoutControls } from '../../trade/trade.ts'

const shown = 120

const originalFile: Localized = { zh: '请用下载的原文件。', en: 'Use the file as it was downloaded.' }
const wholeFile: Localized = {
  zh: '请重新下载，并载入下载的原文件，不要载入摘录、拼接或另存的文件。',
  en: 'Download it again, and load the file as it was downloaded: not an excerpt, or one that was put together or saved anew.',
}
const downloadAgain: Localized = { zh: '请重新下载。', en: 'Download it again.' }

export const emptyFile = (file: string): UserError =>
  new UserError({ zh: '文件是空的。', en: 'The file is empty.' }, { where: { file }, hint: downloadAgain })

/** A page, a message or something else in place of a table. */
export function notData(file: string, publisher: string, beginning: string): UserError {
  const isPage = beginning.startsWith('<')
  return new UserError(
    isPage
      ? {
          zh: '这是一个网页，不是数据：下载没有成功。',
          en: 'This is a web page, not data: the download failed.',
        }
      : {
          zh: `这不是 ${publisher} 的数据：开头是一段说明或出错信息，或是别的文件。`,
          en: `These are not data of ${publisher}: the file begins with a message, or is another one.`,
        },
    {
      where: { file, line: 1, ...(!isPage && { found: withoutControls(beginning).slice(0, shown) }) },
      hint: downloadAgain,
    },
  )
}

/**
 * A table of codes, or a description, that a source publishes beside its data.
 *
 * @param dataFiles what its files of data are called.
 */
export const codeTable = (file: string, publisher: string, dataFiles: Localized): UserError =>
  new UserError(
    {
      zh: `这是 ${publisher} 的代码表或说明，不是贸易数据，不用载入。`,
      en: `This is a table of codes or a description of ${publisher}, not trade data: nothing of it needs to be loaded.`,
    },
    {
      where: { file },
      hint: { zh: `请载入数据文件：${dataFiles.zh}。`, en: `Load the files of data: ${dataFiles.en}.` },
    },
  )

/**
 * A heading that is not one of the source.
 *
 * @param missing names that it lacks; where none are missing, their order is another one.
 * @param others names that it should not have.
 * @param line where it is.
 */
export function unlikeHeading(
  file: string,
  missing: readonly string[],
  others: readonly string[] = [],
  line = 1,
): UserError {
  const words: Localized =
    missing.length > 0
      ? {
          zh: `标题行缺少这些列：${missing.join('、')}`,
          en: `The heading lacks these columns: ${missing.join(', ')}`,
        }
      : others.length > 0
        ? {
            zh: `标题行多出这些列：${others.join('、')}`,
            en: `The heading has other columns: ${others.join(', ')}`,
          }
        : { zh: '标题行各列的次序不对。', en: 'The columns of the heading are in another order.' }
  return new UserError(words, { where: { file, line }, hint: originalFile })
}

export const otherDelimiter = (file: string, expected: ',' | ';'): UserError =>
  new UserError(
    {
      zh: `各字段之间应为${expected === ';' ? '分号' : '逗号'}：文件被别的程序另存过。`,
      en: `Fields should be separated by ${expected === ';' ? 'semicolons' : 'commas'}: another program has saved the file.`,
    },
    { where: { file, line: 1 }, hint: originalFile },
  )

export const badWidth = (file: string, line: number, found: number, expected: number): UserError =>
  new UserError(
    {
      zh: `这一行有 ${found} 个字段，标题行有 ${expected} 个`,
      en: `This row has ${found} fields, and the heading ${expected}`,
    },
    { where: { file, line }, hint: wholeFile },
  )

/** A last line without its end: whether its last number is whole cannot be seen. */
export const cutOff = (file: string): UserError =>
  new UserError(
    {
      zh: '最后一行没有行尾：下载可能中断，最后一个数可能不全。',
      en: 'The last line has no end: the download may have been cut off, and its last number may lack digits.',
    },
    {
      where: { file },
      hint: {
        zh: '请重新下载；如果文件是完整的，在末尾加一个换行。',
        en: 'Download it again; if the file is complete, add a line break at its end.',
      },
    },
  )
