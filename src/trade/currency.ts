import type { Localized } from './language.ts'

/** The two series of Chinese customs. */
export type CustomsCurrency = 'USD' | 'CNY'

/**
 * What currencies are called in text, by their codes of ISO 4217: those that official statistics of trade are published in.
 * The first four are those of the sources that need no mapping.
 */
const names = {
  USD: { zh: '美元', en: 'US dollars' },
  CNY: { zh: '人民币', en: 'renminbi' },
  EUR: { zh: '欧元', en: 'euros' },
  JPY: { zh: '日元', en: 'yen' },
  AUD: { zh: '澳大利亚元', en: 'Australian dollars' },
  ARS: { zh: '阿根廷比索', en: 'Argentine pesos' },
  BDT: { zh: '孟加拉塔卡', en: 'Bangladeshi taka' },
  BRL: { zh: '巴西雷亚尔', en: 'Brazilian reais' },
  CAD: { zh: '加拿大元', en: 'Canadian dollars' },
  CHF: { zh: '瑞士法郎', en: 'Swiss francs' },
  CLP: { zh: '智利比索', en: 'Chilean pesos' },
  COP: { zh: '哥伦比亚比索', en: 'Colombian pesos' },
  CZK: { zh: '捷克克朗', en: 'Czech koruna' },
  DKK: { zh: '丹麦克朗', en: 'Danish kroner' },
  EGP: { zh: '埃及镑', en: 'Egyptian pounds' },
  GBP: { zh: '英镑', en: 'pounds sterling' },
  HKD: { zh: '港元', en: 'Hong Kong dollars' },
  HUF: { zh: '匈牙利福林', en: 'Hungarian forints' },
  IDR: { zh: '印尼盾', en: 'Indonesian rupiah' },
  ILS: { zh: '以色列新谢克尔', en: 'Israeli new shekels' },
  INR: { zh: '印度卢比', en: 'Indian rupees' },
  KRW: { zh: '韩元', en: 'won' },
  KZT: { zh: '哈萨克斯坦坚戈', en: 'Kazakhstani tenge' },
  MXN: { zh: '墨西哥比索', en: 'Mexican pesos' },
  MYR: { zh: '马来西亚林吉特', en: 'Malaysian ringgit' },
  NOK: { zh: '挪威克朗', en: 'Norwegian kroner' },
  NZD: { zh: '新西兰元', en: 'New Zealand dollars' },
  PEN: { zh: '秘鲁索尔', en: 'Peruvian soles' },
  PHP: { zh: '菲律宾比索', en: 'Philippine pesos' },
  PKR: { zh: '巴基斯坦卢比', en: 'Pakistani rupees' },
  PLN: { zh: '波兰兹罗提', en: 'Polish zlotys' },
  RON: { zh: '罗马尼亚列伊', en: 'Romanian lei' },
  RUB: { zh: '俄罗斯卢布', en: 'Russian roubles' },
  SAR: { zh: '沙特里亚尔', en: 'Saudi riyals' },
  SEK: { zh: '瑞典克朗', en: 'Swedish kronor' },
  SGD: { zh: '新加坡元', en: 'Singapore dollars' },
  THB: { zh: '泰铢', en: 'baht' },
  TRY: { zh: '土耳其里拉', en: 'Turkish liras' },
  TWD: { zh: '新台币', en: 'New Taiwan dollars' },
  UAH: { zh: '乌克兰格里夫纳', en: 'Ukrainian hryvnias' },
  VND: { zh: '越南盾', en: 'dong' },
  ZAR: { zh: '南非兰特', en: 'South African rand' },
} as const satisfies Readonly<Record<string, Localized>>

/** ISO 4217. One currency is never converted into another. */
export type Currency = keyof typeof names

// The keys of the table are its type.
export const currencies = Object.keys(names) as readonly Currency[]

/** What a currency is called in text. */
export const currencyNames: Readonly<Record<Currency, Localized>> = names

/** Something for each currency, by its code. */
export const perCurrency = <Thing>(make: (code: Currency) => Thing): Readonly<Record<Currency, Thing>> =>
  // The entries are all of them.
  Object.fromEntries(currencies.map((code) => [code, make(code)])) as Record<Currency, Thing>

/** How an amount names its currency: behind it in Chinese, before it in English. */
export const currencySigns: Readonly<Record<Currency, Localized>> = {
  ...perCurrency((code) => ({ zh: names[code].zh, en: `${code} ` })),
  USD: { zh: '美元', en: 'US$' },
  CNY: { zh: '元', en: 'RMB ' },
  EUR: { zh: '欧元', en: '€' },
}
