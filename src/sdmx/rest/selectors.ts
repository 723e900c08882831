import { sdmxAgency, sdmxVersion } from '../../codes/sdmx-codes/sdmx-codes.ts'
import { badQuery } from './query-fault.ts'

/** What a path names: agencies, ids and versions, each with commas, `*` for all. */
export interface ArtefactSelector {
  readonly agency?: string | undefined
  readonly id?: string | undefined
  readonly version?: string | undefined
}

/** Whether a path means an artefact, which all have the same agency and version. @throws QueryFault for wrong ones. */
export function isSelected(
  { agency = '*', id = '*', version = '~' }: ArtefactSelector,
  currentId: string,
): boolean {
  const isListed = (part: string, text: string, pattern: RegExp, wanted: string): boolean =>
    text.split(',').some((each) => {
      if (!pattern.test(each)) throw badQuery(part, text, idWords)
      return each === '*' || each === wanted
    })
  const isMeant = [
    isListed('agencyID', agency, /^(?:\*|[A-Za-z][\w-]*(?:\.[A-Za-z][\w-]*)*)$/, sdmxAgency),
    isListed('resourceID', id, /^(?:\*|[\w@$-]+)$/, currentId),
    version.split(',').some((each) => isVersion(each, version)),
  ]
  return isMeant.every(Boolean)
}

/** Whether our only version is meant: `2.0.0`, `2.0`, `2`, `2+.0.0`, `2.*`, `+`, `~`, `*`, `latest`. */
function isVersion(text: string, version: string): boolean {
  if (/^(?:\*|\+|~|latest)$/.test(text)) return true
  const parts = text.split('.')
  if (parts.length > 3 || !parts.every((part) => /^(?:\*|[+~]?\d{1,6}[+~]?|[+~])$/.test(part)))
    throw badQuery('version', version, versionWords)
  const currentVersion = sdmxVersion.split('.').map(Number)
  let isLater = false
  return parts.every((part, index) => {
    const [wanted = 0, present = 0] = [Number(part.replace(/\D/g, '') || '0'), currentVersion[index]]
    const isOpen = /[*+~]/.test(part)
    const isMatching = isLater || (isOpen ? part === '*' || present >= wanted : present === wanted)
    isLater ||= isOpen && present > wanted
    return isMatching
  })
}

const idWords = {
  zh: '应为编码，几个用逗号分开，* 表示全部',
  en: 'expected ids, several with commas, or * for all',
}
const versionWords = {
  zh: '应为版本，如 2.0.0、2+.0.0、+（最新）或 *（全部）',
  en: 'expected a version such as 2.0.0, 2+.0.0, + (the latest) or * (all)',
}
