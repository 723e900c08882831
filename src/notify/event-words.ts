import type { Language, Localized } from '../trade/trade.ts'
import type { OutboxEvent } from './outbox.ts'

/** So many products are named. */
const mostNamed = 5

/** An event in one line, without any figure: 锂离子蓄电池 2023-12 已发布（第 2 版）. */
export function wordEvent({ kind, products, period, version }: OutboxEvent): Localized {
  const zh = `${listNames(products, 'zh')} ${period}`
  const en = `${listNames(products, 'en')} ${period}`
  const [nth, ordinal] = [
    version === null ? '' : `（第 ${version} 版）`,
    version === null ? '' : ` (version ${version})`,
  ]
  switch (kind) {
    case 'new-data':
      return { zh: `新数据：${zh}`, en: `New data: ${en}` }
    case 'to-confirm':
      return { zh: `有数据待确认：${zh}`, en: `Data wait to be confirmed: ${en}` }
    case 'to-review':
      return { zh: `待审核：${zh}${nth}`, en: `To review: ${en}${ordinal}` }
    case 'to-sign':
      return { zh: `待签发：${zh}${nth}`, en: `To sign: ${en}${ordinal}` }
    case 'published':
      return { zh: `已发布：${zh}${nth}`, en: `Published: ${en}${ordinal}` }
  }
}

function listNames(products: OutboxEvent['products'], language: Language): string {
  if (products.length === 0) return language === 'zh' ? '（不属于任何产品）' : '(of no product)'
  const names = products.slice(0, mostNamed).map(({ name }) => name[language])
  const more = products.length > mostNamed ? (language === 'zh' ? ' 等' : ' …') : ''
  return `${names.join(language === 'zh' ? '、' : ', ')}${more}`
}

/** What whoever is told can do. */
const steps: Readonly<Record<OutboxEvent['kind'], Localized>> = {
  'new-data': {
    zh: '在工作台看有哪些数据、还缺什么。',
    en: 'See at the desk what there is, and what is missing.',
  },
  'to-confirm': {
    zh: '请在工作台“数据”页确认，之后才能编制。',
    en: 'Confirm them on the page Data of the desk; the brief is built after that.',
  },
  'to-review': { zh: '请在工作台审核。', en: 'Review it at the desk.' },
  'to-sign': { zh: '请在工作台签发。', en: 'Sign it at the desk.' },
  published: {
    zh: '可以在工作台或公开网站上看。',
    en: 'It is at the desk, and on the public site where there is one.',
  },
}

const pages: Readonly<Record<OutboxEvent['kind'], string>> = {
  'new-data': 'data',
  'to-confirm': 'data#confirmations',
  'to-review': 'releases',
  'to-sign': 'releases',
  published: 'releases',
}

/** Where the desk shows it; null where nobody has said where the desk is. */
export const eventAddress = ({ kind }: Pick<OutboxEvent, 'kind'>, url: string | undefined): string | null =>
  url === undefined ? null : `${url.replace(/\/*$/, '/')}${pages[kind]}`

/** The text of a message: what happened, what to do, where. */
export function eventText(event: OutboxEvent, language: Language, url: string | undefined): string {
  const address = eventAddress(event, url)
  return [wordEvent(event)[language], steps[event.kind][language], ...(address ? [address] : [])].join('\n')
}
