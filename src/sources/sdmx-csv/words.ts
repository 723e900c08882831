import { currencies, type Localized } from '../../trade/trade.ts'

/** What codes of each part of a mapping can stand for. */
export const flows: Localized = { zh: 'export 或 import', en: 'export or import' }
export const areas: Localized = {
  zh: 'ISO 3166 三位字母代码（CHE）或 EU',
  en: 'an ISO 3166 alpha-3 code (CHE) or EU',
}
export const goods: Localized = {
  zh: '数字编码，或 total（全部商品）',
  en: 'digits, or total for all goods',
}
export const partners: Localized = {
  zh: 'ISO 3166 三位字母代码、海关编码、total（全部伙伴）或 group（一组国家）',
  en: 'an ISO 3166 alpha-3 code, a customs code, total for all partners, or group for several',
}
export const members = {
  place: {
    zh: '地区编码，或 total（不分地区）',
    en: 'the code of a place, or total where it is not broken down',
  },
  procedure: {
    zh: '贸易方式编码，或 total（不分贸易方式）',
    en: 'the code of a customs procedure, or total where it is not broken down',
  },
} as const
export const measures: Localized = { zh: 'value、quantity 或 quantity2', en: 'value, quantity or quantity2' }
export const money: Localized = {
  zh: `ISO 4217 货币代码：${currencies.join('、')}`,
  en: `a currency of ISO 4217: ${currencies.join(', ')}`,
}
export const statuses: Localized = {
  zh: 'normal、estimated、provisional、confidential 或 missing',
  en: 'normal, estimated, provisional, confidential or missing',
}
export const unitNames: Localized = {
  zh: '海关的计量单位名称，如 千克、个',
  en: 'the name of a unit of customs, such as 千克 (kilogram) or 个 (items)',
}

export const noPeriod: Localized = {
  zh: '应为已有的月份、季度或年份（2023-05、2023-Q2、2023）',
  en: 'Expected a past month, quarter or year (2023-05, 2023-Q2, 2023)',
}
export const noAction: Localized = {
  zh: '只能读入 I、A、M、R 的行；D 是删除指令，不是数据',
  en: 'Rows with I, A, M or R can be read; D is an instruction to delete, not data',
}
export const noSource: Localized = {
  zh: '没有这个数据来源',
  en: 'There is no such source of data',
}
export const noAmount: Localized = { zh: '这一行没有数值', en: 'This row has no amount' }
export const statusHint: Localized = {
  zh: '如果是缺失或保密的数据，在映射的 status 里把它的状态代码写成 missing 或 confidential。',
  en: 'If it is missing or withheld, map the code of its status to missing or confidential under status in the mapping.',
}
export const expectedAmount = (decimals: number): Localized => ({
  zh: decimals === 0 ? '应为不带符号、没有小数的数' : `应为不带符号的数，乘以倍数后最多 ${decimals} 位小数`,
  en:
    decimals === 0
      ? 'Expected a whole number without a sign'
      : `Expected a number without a sign and, times its multiplier, with ${decimals} decimals at most`,
})
export const noPower: Localized = {
  zh: '应为 -9 到 12 之间的整数（10 的幂）',
  en: 'Expected a whole number from -9 to 12, a power of ten',
}
export const noDate: Localized = { zh: '应为日期（2024-01-18）', en: 'Expected a date (2024-01-18)' }
export const noUnit = (part: string): Localized => ({
  zh: `这一行是数量，而映射没有写明计量单位（${part}）`,
  en: `This row is a quantity, and the mapping does not say its unit (${part})`,
})
export const mendMapping: Localized = {
  zh: '在映射里写 unit: 千克，或 unit: {column: UNIT_MEASURE}。',
  en: 'Write unit: 千克 (kilogram) or unit: {column: UNIT_MEASURE} in the mapping.',
}

/** What to do about a field that cannot be read: of a file that a person maps, and of an export. */
export const mendOrDownload: Localized = {
  zh: '检查映射是否指对了列；如果指对了，请重新下载文件。',
  en: 'Check whether the mapping names the right column; if it does, download the file again.',
}
export const exportAgain: Localized = {
  zh: '文件可能被改动过：请重新导出。',
  en: 'The file may have been edited: export it again.',
}
export const noExportedCode: Localized = {
  zh: '导出的文件里不会有这个代码',
  en: 'No export has this code',
}
