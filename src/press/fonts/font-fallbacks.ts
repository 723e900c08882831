import type { About } from '../../brief/brief.ts'
import type { Localized } from '../../trade/trade.ts'

/** Fonts of official documents that the package does not have (GB/T 9704-2012, 7.3). */
const official = ['仿宋', '楷体', '方正小标宋简体'] as const

/**
 * What is to be said of fonts that a brief names: PDF has none but the package's own, and Word files name fonts that the
 * reader's computer may lack.
 */
export function describeFontFallbacks({ form, look }: About, formats: readonly string[]): Localized[] {
  const { body, heading, latin } = look?.fonts ?? {}
  const named = [...(form ? official : []), ...[body, heading, latin].flatMap((name) => name ?? [])]
  const names = [...new Set(named)]
  if (names.length === 0) return []
  return [
    ...(formats.includes('pdf')
      ? [
          {
            zh: `PDF 没有这些字体：${names.join('、')}；以程序自带的宋体和黑体代替。`,
            en: `PDF lacks these fonts: ${names.join(', ')}; the program's own Song and Hei take their place.`,
          },
        ]
      : []),
    ...(formats.includes('docx')
      ? [
          {
            zh: `Word 文件指定了这些字体：${names.join('、')}；没有安装的电脑会换用别的字体。`,
            en: `The Word file names these fonts: ${names.join(', ')}; a computer without them shows others.`,
          },
        ]
      : []),
  ]
}
