import type { Language } from '../../trade/trade.ts'
import type { ReleaseView, VersionContent } from '../content/content.ts'
import type { Say } from '../site-settings.ts'
import { headProduct } from './release-list.ts'

/** The title of a version: that of its brief, or the names of product and period where it has no text here. */
export const titleVersion = (
  { name, periodName }: Pick<ReleaseView, 'name' | 'periodName'>,
  { briefs }: Pick<VersionContent, 'briefs'>,
  language: Language,
): string => briefs.get(language)?.title ?? `${headProduct(name[language])} · ${periodName[language]}`

/** As long as search engines and messengers show. */
export const shorten = (text: string): string =>
  text.length <= 300 ? text : `${[...text].slice(0, 299).join('')}…`

export const colon = (say: Say): string => say({ zh: '：', en: ': ' })
