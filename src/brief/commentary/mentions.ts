import { UserError, type Where } from '../../trade/errors/errors.ts'
import type { Mention, MentionForm } from './commentary-text.ts'

/**
 * Stand for the references in the text that the Markdown parser sees: characters that no text has (Unicode's
 * noncharacters), as many as the reference is long, so that every line and column stays. To the parser they are
 * letters; so no letter of an id is ever taken for markup, and `**{{id}}**亿` is bold.
 */
const [first, further] = ['\uFDD0', '\uFDD1']

/** What stands for one reference in a text that the parser gives back. */
export const standIn = new RegExp(`${first}${further}*`, 'g')

/**
 * Takes the references to figures out of a text.
 *
 * @returns the text with stand-ins, and the references in their order.
 * @throws UserError for one that is not closed on its line, or has no known form.
 */
export function takeMentions(text: string, file: string): { text: string; mentions: Mention[] } {
  const mentions: Mention[] = []
  const lines = text.split('\n').map((line, index) =>
    line
      .replace(/[\uFDD0\uFDD1]/g, '\uFFFD')
      .replace(
        /(?<!\\)(?:\{\{|｛｛)(?:([^{}｛｝]*)(?:\}\}|｝｝))?/g,
        (found, inside: string | undefined, position: number) => {
          const where: Where = { file, line: index + 1, column: position + 1, found }
          if (inside === undefined) throw notClosed({ ...where, found: line.slice(position, position + 60) })
          mentions.push({ ...readMention(inside, where), where })
          return first + further.repeat(found.length - 1)
        },
      ),
  )
  return { text: lines.join('\n'), mentions }
}

/** Words after the id, in either language: the analyst writes what comes to mind. */
const forms: ReadonlyMap<string, MentionForm> = new Map([
  ['number', 'number'],
  ['数字', 'number'],
  ['change', 'change'],
  ['升降', 'change'],
])

function readMention(inside: string, where: Where): Pick<Mention, 'id' | 'form'> {
  const [id = '', word, ...rest] = inside.trim().split(/[\s|｜,，]+/)
  const form = word === undefined ? 'amount' : forms.get(word)
  if (form && rest.length === 0) return { id, form }
  throw new UserError(
    {
      zh: `引用数字的写法不对：“${inside.trim()}”`,
      en: `A figure cannot be referred to like this: ${inside.trim()}`,
    },
    {
      where,
      hint: {
        zh: '写 {{编号}}、{{编号 数字}}（只要数字，不带单位）或 {{编号 升降}}（上升或下降多少）。',
        en: 'Write {{id}}, {{id number}} (without a unit) or {{id change}} (up or down by how much).',
      },
    },
  )
}

const notClosed = (where: Where): UserError =>
  new UserError(
    { zh: '“{{”之后没有同一行的“}}”。', en: 'There is no }} after {{ on the same line.' },
    {
      where,
      hint: {
        zh: '写 {{编号}}；文字里真要两个花括号时写 \\{{。',
        en: 'Write {{id}}; for braces that are text, write \\{{.',
      },
    },
  )
