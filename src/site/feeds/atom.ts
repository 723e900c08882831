import { escapeMarkup } from '../../press/shared/shared.ts'
import type { Language } from '../../trade/trade.ts'
import { sitePaths, webAddress } from '../site-paths.ts'
import { generator, type SiteSettings, sayIn } from '../site-settings.ts'
import type { FeedEntry } from './entries.ts'

/**
 * The entries as Atom (RFC 4287).
 *
 * @param entries at least one, the newest first.
 */
export function atomFeed(
  settings: SiteSettings,
  entries: readonly FeedEntry[],
  { language, url }: { readonly language: Language; readonly url: string },
): string {
  const say = sayIn(language)
  const home = webAddress(url, sitePaths.home(language))
  const element = (name: string, text: string) => `<${name}>${escapeMarkup(text)}</${name}>`
  const items = entries.map(
    ({ id, url: address, title, text, at }) => `<entry>
${element('id', id)}
${element('title', title)}
<link rel="alternate" type="text/html" href="${escapeMarkup(address)}"/>
${element('updated', at)}
${element('published', at)}
${element('summary', text === '' ? title : text)}
</entry>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language === 'zh' ? 'zh-CN' : 'en'}">
${element('id', home)}
${element('title', say(settings.title))}
${element('updated', entries[0]?.at ?? '')}
<author>${element('name', say(settings.issuer ?? settings.title))}</author>
${element('generator', generator)}
<link rel="alternate" type="text/html" href="${escapeMarkup(home)}"/>
<link rel="self" type="application/atom+xml" href="${escapeMarkup(webAddress(url, sitePaths.atom(language)))}"/>
${items.join('\n')}
</feed>
`
}
