import { createHash } from 'node:crypto'
import { escapeMarkup } from '../press/shared/shared.ts'
import type { Language } from '../trade/trade.ts'
import { eventAddress, eventText, wordEvent } from './event-words.ts'
import type { OutboxEvent } from './outbox.ts'

/** So many events are in the feed. */
const mostEntries = 100

/**
 * Events as Atom (RFC 4287), the newest first.
 *
 * @param now the time of a feed without entries.
 */
export function formatNoticeFeed(
  events: readonly OutboxEvent[],
  {
    language,
    url,
    now,
  }: { readonly language: Language; readonly url: string | undefined; readonly now: Date },
): string {
  const element = (name: string, text: string) => `<${name}>${escapeMarkup(text)}</${name}>`
  const shown = [...events].sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, mostEntries)
  const entries = shown.map((event) => {
    const address = eventAddress(event, url)
    return [
      '<entry>',
      element('id', toUrn(event.key)),
      element('title', wordEvent(event)[language]),
      ...(address ? [`<link rel="alternate" type="text/html" href="${escapeMarkup(address)}"/>`] : []),
      element('updated', event.at),
      `<category term="${event.kind}"/>`,
      element('summary', eventText(event, language, undefined)),
      '</entry>',
    ].join('\n')
  })
  const title = { zh: '贸易简报：通知', en: 'Tradebrief: notices' }[language]
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language === 'zh' ? 'zh-CN' : 'en'}">
${element('id', toUrn(`notices ${language}`))}
${element('title', title)}
${element('updated', shown[0]?.at ?? now.toISOString())}
<author>${element('name', 'Tradebrief')}</author>
${entries.join('\n')}
</feed>
`
}

/** A UUID of a text, of version 8 (RFC 9562). */
function toUrn(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 3) | 8).toString(16)
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
