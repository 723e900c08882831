import { UserError } from '../../trade/errors/errors.ts'
import { withoutControls } from '../../trade/trade.ts'

const shown = 120

/** A file that says what went wrong, or is something else. */
export function notTheDatabase(file: string, beginning: string): UserError {
  const isPage = /^<(?:!doctype|html)/i.test(beginning)
  const said = withoutControls(beginning.split(/[\r\n]/)[0] ?? '').slice(0, shown)
  return new UserError(
    isPage
      ? {
          zh: '这是一个网页，不是数据：下载没有成功。',
          en: 'This is a web page, not data: the download failed.',
        }
      : {
          zh: '这不是数据，而是 UN Comtrade 的出错信息。',
          en: 'This is not data but a message of UN Comtrade that says what went wrong.',
        },
    {
      where: { file, line: 1, ...(!isPage && { found: said }) },
      hint: isPage
        ? { zh: '请重新下载。', en: 'Download it again.' }
        : {
            zh: '按它所说缩小查询范围（少选几个报告方、伙伴或年份），再下载一次。',
            en: 'Ask for less, as it says (fewer reporters, partners or years), and download it again.',
          },
    },
  )
}

export const unlikeHeading = (file: string, missing: readonly string[]): UserError =>
  new UserError(
    {
      zh: `标题行缺少这些列：${missing.join('、')}`,
      en: `The heading lacks these columns: ${missing.join(', ')}`,
    },
    {
      where: { file, line: 1 },
      hint: { zh: '请用下载的原文件。', en: 'Use the file as it was downloaded.' },
    },
  )

/** An answer without records: an error, or an empty success. */
export const withoutRecords = (file: string, message: string): UserError =>
  new UserError(
    message === ''
      ? {
          zh: '查询成功，但没有记录：没有这样的数据，或查询条件写错了。',
          en: 'The query succeeded without a record: there are no such data, or a condition of it is wrong.',
        }
      : { zh: '这不是数据，而是 API 的出错信息。', en: 'This is not data but an error of the API.' },
    {
      where: { file, ...(message !== '' && { found: withoutControls(message).slice(0, shown) }) },
      hint: {
        zh: '检查报告方、伙伴、商品和时期的编码；月度数据常晚一年以上。',
        en: 'Check the codes of reporter, partner, commodity and period; monthly data often come a year late.',
      },
    },
  )

export const brokenJson = (file: string, found: string): UserError =>
  new UserError(
    { zh: '这个 JSON 文件不完整，或被改动过。', en: 'This JSON file is incomplete, or was edited.' },
    {
      where: { file, found: withoutControls(found).slice(0, shown) },
      hint: { zh: '请重新下载。', en: 'Download it again.' },
    },
  )
