import { partnerOfId, reimports } from '../../codes/partners.ts'
import { placeOfId } from '../../codes/places.ts'
import { procedureOfCode } from '../../codes/procedures.ts'
import type { Language } from '../../trade/language.ts'
import type { Breakdown, Flow } from '../../trade/terms.ts'

/** What a member of a dimension is called in running text, and in tables where room is short. */
export function memberName(
  by: Breakdown,
  id: string,
  language: Language,
  form: 'full' | 'short' = 'full',
): string {
  switch (by) {
    case 'partner':
      return partnerOfId(id)?.name[language] ?? id
    case 'place':
      return placeOfId(id)?.[form === 'full' ? 'name' : 'short'][language] ?? id
    case 'procedure':
      return procedureOfCode(id)?.[form === 'full' ? 'name' : 'short'][language] ?? id
  }
}

const reimported = { zh: '（国货复进口）', en: ' (re-imports)' } as const

/** As `memberName`, saying of imports from China that they are re-imports. */
export function contributorName(flow: Flow, by: Breakdown, id: string, language: Language): string {
  const name = memberName(by, id, language)
  return flow === 'import' && by === 'partner' && id === reimports ? `${name}${reimported[language]}` : name
}
