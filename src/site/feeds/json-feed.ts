import { printable } from '../../press/shared/shared.ts'
import type { Language } from '../../trade/trade.ts'
import { sitePaths, webAddress } from '../site-paths.ts'
import { type SiteSettings, sayIn } from '../site-settings.ts'
import type { FeedEntry } from './entries.ts'

/** The entries as JSON Feed (version 1.1). */
export function jsonFeed(
  settings: SiteSettings,
  entries: readonly FeedEntry[],
  { language, url }: { readonly language: Language; readonly url: string },
): string {
  const say = sayIn(language)
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: printable(say(settings.title)),
    home_page_url: webAddress(url, sitePaths.home(language)),
    feed_url: webAddress(url, sitePaths.jsonFeed(language)),
    language: language === 'zh' ? 'zh-CN' : 'en',
    authors: [{ name: printable(say(settings.issuer ?? settings.title)) }],
    items: entries.map(({ id, url: address, title, text, at, picture }) => ({
      id,
      url: address,
      title: printable(title),
      content_text: printable(text === '' ? title : text),
      date_published: at,
      ...(picture && { image: webAddress(url, picture) }),
    })),
  }
  return `${JSON.stringify(feed, null, 2)}\n`
}
