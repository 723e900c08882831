import { UserError } from '../../trade/errors/errors.ts'
import {
  type EditionLanguage,
  editionLanguages,
  isWithinReach,
  type Localized,
  type Period,
  parseDate,
  parsePeriod,
} from '../../trade/trade.ts'
import { isPath } from './find-stored-file.ts'

/** Which version of which brief is compared. */
export type VersionReference = BriefReference | FileReference

/** A brief that is made from the ledger. */
export interface BriefReference {
  readonly kind: 'brief'
  readonly product: string
  readonly period: Period
  /** Only data published by this moment, ISO 8601; absent for the latest. */
  readonly asOf?: string
  readonly language?: EditionLanguage
  /** The sections that it has, in place of those of its product file. */
  readonly sections?: readonly string[]
}

/** A brief that was built earlier: its JSON file, or a folder with it. */
export interface FileReference {
  readonly kind: 'file'
  readonly path: string
  /** A folder that the file must not lead out of, where the path is not a person’s own; the path is then relative to it. */
  readonly within?: string
}

/**
 * Reads how a version is named: as `parseReference` does, or as a path that is there.
 *
 * @throws UserError for another text.
 */
export async function resolveReference(text: string, first?: VersionReference): Promise<VersionReference> {
  if (/^\.{0,2}\/|\.json$/.test(text) || (await isPath(text))) return { kind: 'file', path: text }
  return parseReference(text, first)
}

/**
 * Reads how a version is named: `PRODUCT/PERIOD[@DATE][:LANGUAGE][#SECTION,SECTION…]`. What a second name leaves out is as in
 * the first one, so that `@2024-03-31` is the same brief by another date of the data.
 *
 * @example parseReference('lithium-ion/2023-12@2024-01-31:en')
 * @throws UserError for another text.
 */
export function parseReference(text: string, first?: VersionReference): BriefReference {
  const [, subject = '', date, language, sections] =
    /^([^@:#]*)(?:@([\d-]+))?(?::([a-z]+))?(?:#([\w.,-]+))?$/.exec(text) ?? []
  const before = first?.kind === 'brief' ? first : undefined
  const [product, period] = readSubject(subject, before) ?? []
  const asOf = date === undefined ? null : endOfDay(date)
  const spoken = editionLanguages.find((item) => item === language)
  const isUnreadable = (language !== undefined && !spoken) || (date !== undefined && !asOf)
  if (text === '' || !product || !period || isUnreadable) throw unreadable(text)
  const inherited = before && pickUnstated(before)
  return {
    kind: 'brief',
    product,
    period,
    ...inherited,
    ...(asOf && { asOf }),
    ...(spoken && { language: spoken }),
    ...(sections && { sections: sections.split(',') }),
  }
}

/** The date of the data is not inherited: a name without one is of the latest data. */
const pickUnstated = ({ language, sections }: BriefReference) => ({
  ...(language && { language }),
  ...(sections && { sections }),
})

function readSubject(text: string, before: BriefReference | undefined): [string, Period] | null {
  if (text === '') return before ? [before.product, before.period] : null
  const separator = text.lastIndexOf('/')
  const period = parsePeriod(text.slice(separator + 1))
  if (separator > 0) return period && isWithinReach(period.last) ? [text.slice(0, separator), period] : null
  if (!before) return null
  return period && isWithinReach(period.last) ? [before.product, period] : [text, before.period]
}

/** A day counts to its end. */
const endOfDay = (text: string): string | null => parseDate(`${text}T23:59:59.999`)

const unreadable = (text: string): UserError =>
  new UserError(
    { zh: `看不懂这个版本：${text}`, en: `This names no version of a brief: ${text}` },
    { hint: howToName },
  )

const howToName: Localized = {
  zh: '写“产品/时期”，后面可加 @数据日期、:语言、#章节，如 lithium-ion/2023-12@2024-01-31:en；或写以前编制的 JSON 文件或其文件夹。第二个版本可以只写不同之处，如 2023-11 或 @2024-03-31。',
  en: 'Write PRODUCT/PERIOD, then @DATE of the data, :LANGUAGE and #SECTIONS where wanted, such as lithium-ion/2023-12@2024-01-31:en; or the JSON file of a brief built earlier, or its folder. The second version may name only what is different, such as 2023-11 or @2024-03-31.',
}
