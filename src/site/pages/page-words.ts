import type { Localized } from '../../trade/trade.ts'

/** What pages of the site say, beside the briefs themselves. */
export const pageWords = {
  skip: { zh: '跳到正文', en: 'Skip to the text' },
  home: { zh: '首页', en: 'Home' },
  method: { zh: '方法与修订政策', en: 'Methods and revisions' },
  otherLanguage: { zh: 'English', en: '中文' },
  latest: { zh: '最新发布', en: 'Latest releases' },
  latestOne: { zh: '最新一期', en: 'Latest release' },
  contents: { zh: '本页内容', en: 'On this page' },
  products: { zh: '全部产品', en: 'All products' },
  search: { zh: '按产品或时期查找', en: 'Find a product or period' },
  searchHint: { zh: '例如：锂离子 2023-12', en: 'For example: lithium 2023-12' },
  noMatch: { zh: '没有符合的产品。', en: 'No product matches.' },
  nothing: { zh: '还没有已发布的简报。', en: 'Nothing is published yet.' },
  published: { zh: '发布', en: 'Published' },
  version: { zh: '版本', en: 'Version' },
  downloads: { zh: '下载', en: 'Downloads' },
  data: { zh: '数据与图片', en: 'Data and pictures' },
  allFigures: { zh: '全部数字', en: 'All figures' },
  csvNote: {
    zh: 'CSV 每行一个数字，值为未经四舍五入的基本单位；旁边的 JSON 说明各列（CSVW）。',
    en: 'The CSV files have one figure a row, exact and in base units; the JSON beside each describes its columns (CSVW).',
  },
  picture: { zh: '图片', en: 'picture' },
  columns: { zh: '列的说明', en: 'columns' },
  embed: { zh: '嵌入', en: 'Embed' },
  embedNote: {
    zh: '把这段代码放进网页，即可显示最新一版的这张图或表：',
    en: 'This markup shows the chart or table, always in its latest version, in another page:',
  },
  embedAddress: { zh: '打开', en: 'open' },
  source: { zh: '出自', en: 'From' },
  archive: { zh: '各版本', en: 'Versions' },
  periods: { zh: '各期简报', en: 'All periods' },
  inForce: { zh: '现行版本', en: 'current' },
  earlier: { zh: '上一期', en: 'Previous' },
  later: { zh: '下一期', en: 'Next' },
  cite: { zh: '引用', en: 'Cite as' },
  licence: { zh: '使用许可', en: 'Licence' },
  feed: { zh: '订阅', en: 'Feed' },
  catalog: { zh: '数据目录', en: 'Data catalogue' },
  onlyIn: { zh: '仅有英文', en: 'Chinese only' },
  withoutText: {
    zh: '这份简报没有网页版，请下载文件。',
    en: 'This brief has no text on the web; download a file.',
  },
  isWithdrawn: { zh: '这份简报已撤回，请勿使用。', en: 'This brief was withdrawn and must not be used.' },
  wasWithdrawn: { zh: '已撤回', en: 'withdrawn' },
  wasReplaced: { zh: '已被更正', en: 'replaced' },
  reason: { zh: '原因', en: 'Reason' },
  formerNotice: {
    zh: '这是较早的版本，已被更正。',
    en: 'This is an earlier version, which was replaced.',
  },
  toCurrent: { zh: '看现行版本', en: 'Go to the current version' },
  toArchive: { zh: '看各版本', en: 'See all versions' },
} as const satisfies Readonly<Record<string, Localized>>

/** As the brief says it below its title: 采用截至2024年1月18日公布的数据. */
export const dataPublishedUpTo = (day: Localized): Localized => ({
  zh: `采用截至${day.zh}公布的数据`,
  en: `Data as published up to ${day.en}`,
})

/** `第 2 版，2024年1月20日 10:00（UTC+8）发布` */
export const versionPublished = (version: number, at: string): Localized => ({
  zh: `第 ${version} 版，${at} 发布`,
  en: `Version ${version}, published ${at}`,
})

/** Of a version that replaces another, as readers are told on its page. */
export const amends = (version: number): Localized => ({
  zh: `本版更正第 ${version} 版。`,
  en: `This version replaces version ${version}.`,
})

export const countOfPeriods = (count: number): Localized => ({
  zh: `${count} 期`,
  en: count === 1 ? '1 period' : `${count} periods`,
})

export const nameReleases = (name: string): Localized => ({
  zh: `${name}：已发布的各期简报。`,
  en: `${name}: all published briefs.`,
})
