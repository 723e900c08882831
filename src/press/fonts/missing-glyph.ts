import { UserError } from '../../trade/errors/errors.ts'
import type { Localized } from '../../trade/trade.ts'
import type { Place } from './place.ts'

/** The error for a character that no font has: which it is, and where it stands with the text around it. */
export function missingGlyph(character: string, text: string, place: Place): UserError {
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  const around = excerpt(text, character)
  const where = placeWords(place)
  return new UserError(
    {
      zh: `PDF 和图片的字体没有字符“${character}”（${code}）：在${where.zh}中，“${around}”`,
      en: `The fonts of PDF and pictures have no character ${character} (${code}): in ${where.en}, "${around}"`,
    },
    {
      hint: {
        zh: '请换一个字符，或者改用其他格式（docx、html）。',
        en: 'Use another character, or another format (docx, html).',
      },
    },
  )
}

/** Characters shown on either side of the one that is missing. */
const reach = 20

function excerpt(text: string, character: string): string {
  const characters = [...text]
  const found = Math.max(0, characters.indexOf(character))
  const from = Math.max(0, found - reach)
  const to = found + 1 + reach
  return `${from > 0 ? '…' : ''}${characters.slice(from, to).join('')}${to < characters.length ? '…' : ''}`
}

function placeWords(place: Place): Localized {
  switch (place.kind) {
    case 'title':
      return { zh: '标题', en: 'the title' }
    case 'subtitle':
      return { zh: '副标题', en: 'the subtitle' }
    case 'issuer':
      return { zh: '发布单位', en: 'the issuer' }
    case 'heading':
      return { zh: '章节标题', en: 'a heading' }
    case 'paragraph':
      return { zh: '正文', en: 'a paragraph' }
    case 'commentary':
      return { zh: '评论', en: 'the commentary' }
    case 'statement':
      return { zh: '说明', en: 'a statement' }
    case 'caption':
      return { zh: `表${place.table}的标题`, en: `the caption of table ${place.table}` }
    case 'header':
      return { zh: `表${place.table}的表头`, en: `the header of table ${place.table}` }
    case 'cell':
      return { zh: `表${place.table}的单元格`, en: `a cell of table ${place.table}` }
    case 'note':
      return { zh: `表${place.table}的注`, en: `a note of table ${place.table}` }
    case 'chart':
      return { zh: `图${place.chart}`, en: `figure ${place.chart}` }
    case 'footnote':
      return { zh: `脚注${place.number}`, en: `footnote ${place.number}` }
  }
}
