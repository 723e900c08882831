import { createHash } from 'node:crypto'
import { Refusal } from '../problem.ts'

/** The tag of a text that people edit: whoever sends it back says which edition the change was made to. */
export const computeEdition = (text: string): string =>
  `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`

/**
 * Refuses a change to another edition than that which is there now (RFC 9110, If-Match; RFC 6585 where it is
 * lacking), so that two people who write at once do not undo each other’s work.
 */
export function requireEdition(request: Request, current: string): void {
  const asked = request.headers.get('if-match')
  if (asked === null)
    throw new Refusal(428, {
      zh: '请求没有说明改动基于哪一版（If-Match）。',
      en: 'The request does not say which edition it changes (If-Match).',
    })
  const tags = asked.split(',').map((tag) => tag.trim())
  if (tags.includes('*') || tags.includes(current)) return
  throw new Refusal(
    412,
    { zh: '内容已被别人改过，没有保存。', en: 'Someone else has changed it meanwhile; it was not saved.' },
    {
      hint: {
        zh: '先读取最新内容，再把您的改动写进去。',
        en: 'Read what is there now, and make your change in it.',
      },
    },
  )
}
