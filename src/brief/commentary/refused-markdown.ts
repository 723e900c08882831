import type { Link } from 'mdast'
import { UserError, type Where } from '../../trade/errors/errors.ts'
import type { Localized } from '../../trade/trade.ts'

const names: Readonly<Record<string, Localized>> = {
  html: { zh: 'HTML 标签', en: 'HTML' },
  image: { zh: '图片', en: 'a picture' },
  imageReference: { zh: '图片', en: 'a picture' },
  code: {
    zh: '代码块（行首有四个空格或三个反引号）',
    en: 'a block of code (four spaces or ``` at its start)',
  },
  inlineCode: { zh: '代码（反引号）', en: 'code (backquotes)' },
  blockquote: { zh: '引用块（>）', en: 'a quotation (>)' },
  thematicBreak: { zh: '分隔线', en: 'a rule' },
  definition: { zh: '链接定义', en: 'a link definition' },
  linkReference: { zh: '引用式链接', en: 'a link by reference' },
  nestedList: { zh: '列表里的列表', en: 'a list within a list' },
  longItem: { zh: '有几段的列表项', en: 'a list item of several paragraphs' },
  mentionInHeading: { zh: '标题里的数字编号', en: 'a figure in a heading' },
}

/** The error for markup that a commentary cannot have. @param what as the parser, or `names`, calls it. */
export function unsupported(what: string, where: Where): UserError {
  const name = names[what] ?? { zh: `这种写法（${what}）`, en: what }
  return new UserError(
    { zh: `评论中不能用${name.zh}。`, en: `Commentary cannot have ${name.en}.` },
    {
      where,
      hint: {
        zh: '可以用段落、**加粗**、*斜体*、[链接](https://…)、列表；要照原样印出的符号前面加反斜杠，如 \\<。',
        en: 'It may have paragraphs, **bold**, *italic*, [links](https://…) and lists; put a backslash before a sign that is meant as text, such as \\<.',
      },
    },
  )
}

/** Where a link leads. @throws UserError where that is no page and no address of mail. */
export function linkTarget({ url, title }: Link, where: Where): string {
  const target = URL.canParse(url) ? new URL(url) : null
  if (target && ['http:', 'https:', 'mailto:'].includes(target.protocol) && !title) return target.href
  throw new UserError(
    { zh: `评论中的链接不能指向“${url}”。`, en: `A link in commentary cannot lead to ${url}` },
    {
      where,
      hint: {
        zh: '链接应以 https://、http:// 或 mailto: 开头，写成 [文字](https://…)。',
        en: 'It begins with https://, http:// or mailto:, and is written [words](https://…).',
      },
    },
  )
}
