import { type Confirmation, flows, type Localized, nameMonth, parseMonth } from '../../trade/trade.ts'
import { dimensionWords, flowWords } from '../finding-text.ts'
import type { Check } from './check.ts'

/** What is confirmed of a file when it is loaded, and is no check of a brief. */
const atLoad: Readonly<Record<string, Localized | undefined>> = {
  'repeated-rows': { zh: '没有重复的数据行', en: 'no row is repeated' },
}

/**
 * What a confirmation is of, in words: what the check looks for, and of which part of the data. A name that no check has
 * stands for itself.
 *
 * @example confirmationWords('scale:export.2023', checks).zh // “金额、数量和单价的量级与基期和历史相符”（出口，2023年）
 */
export function confirmationWords(id: Confirmation['id'], checks: readonly Check[]): Localized {
  const [name = '', part = ''] = id.split(':')
  const title = checks.find((check) => check.id === name)?.title ?? atLoad[name]
  if (!title) return { zh: id, en: id }
  const parts = part === '' ? [] : tokens(part).map(tokenWords)
  const zh = parts.map((words) => words.zh).join('，')
  const en = parts.map((words) => words.en).join(', ')
  return {
    zh: `“${title.zh}”${zh && `（${zh}）`}`,
    en: `“${title.en}”${en && ` (${en})`}`,
  }
}

/** The parts of a name between its dots; a run of months has two dots of its own. */
const tokens = (part: string): string[] => part.split(/(?<!\.)\.(?!\.)/)

function tokenWords(token: string): Localized {
  const flow = flows.find((item) => item === token)
  if (flow) return flowWords[flow]
  if (token === 'partner' || token === 'place' || token === 'procedure') return dimensionWords[token]
  if (token === 'countries') return { zh: '各国', en: 'countries' }
  if (/^\d{4}$/.test(token)) return { zh: `${token}年`, en: token }
  const month = parseMonth(token)
  if (month && token.includes('-')) return nameMonth(month)
  const [from = '', to = ''] = token.split('..')
  if (parseMonth(from) && parseMonth(to)) {
    const [first, last] = [tokenWords(from), tokenWords(to)]
    return { zh: `${first.zh}至${last.zh}`, en: `${first.en} to ${last.en}` }
  }
  return { zh: token, en: token }
}
