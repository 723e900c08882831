import { missingNativePart, UserError } from '../trade/errors/errors.ts'
import { type Format, formats, usualFormats } from './formats/formats.ts'
import type { Press } from './press-type.ts'

export { type Format, formatDescriptions, formats, usualFormats } from './formats/formats.ts'
export { figureData } from './json.ts'

/**
 * The press of each format. A press is loaded when it is asked for, because the library behind it may be large.
 *
 * @example const bytes = await (await presses.docx()).print(document)
 */
export const presses: Readonly<Record<Format, () => Promise<Press>>> = {
  docx: async () => (await import('./docx/docx.ts')).docx,
  xlsx: async () => (await import('./xlsx/xlsx.ts')).xlsx,
  pdf: async () => (await import('./pdf/pdf.ts')).pdf,
  html: async () => (await import('./html/html.ts')).html,
  md: async () => (await import('./markdown.ts')).markdown,
  json: async () => (await import('./json.ts')).json,
  pptx: async () => (await import('./pptx/pptx.ts')).pptx,
  wechat: async () => (await import('./wechat/wechat.ts')).wechat,
  'wechat-folder': async () => (await import('./wechat/wechat.ts')).wechatFolder,
  png: async () => (await import('./png/png.ts')).png,
  svg: async () => (await import('./svg/svg.ts')).svg,
}

/** The presses of the formats named, or of those that are usual. @throws UserError for a name that is no format. */
export async function pressesFor(names: readonly string[] = usualFormats): Promise<Press[]> {
  return Promise.all(
    names.map((name) => {
      const format = formats.find((existing) => existing === name)
      if (format) return presses[format]()
      throw new UserError(
        { zh: `没有这种格式：${name}`, en: `There is no such format: ${name}` },
        { hint: { zh: `可用：${formats.join('、')}`, en: `There are: ${formats.join(', ')}` } },
      )
    }),
  )
}

/** Presses that this machine can run, and why others cannot. */
export interface AvailablePresses {
  readonly presses: readonly Press[]
  /** Native parts that cannot be loaded, with what to do. */
  readonly missing: readonly UserError[]
}

/**
 * The presses of the formats named, without those whose native part is missing.
 *
 * @throws UserError for a name that is no format, and where no format is left.
 */
export async function availablePresses(names?: readonly string[]): Promise<AvailablePresses> {
  const missing: UserError[] = []
  const loaded = await Promise.all(
    (names ?? usualFormats).map((name) =>
      pressesFor([name]).catch((error: unknown) => {
        const part = missingNativePart(error)
        if (!part) throw error
        missing.push(part)
        return []
      }),
    ),
  )
  const available = loaded.flat()
  if (available.length === 0 && missing[0]) throw missing[0]
  return { presses: available, missing }
}

export type { Press } from './press-type.ts'
