import { partnerOfId } from '../../codes/partners.ts'
import { placeOfId } from '../../codes/places.ts'
import { procedureOfCode } from '../../codes/procedures.ts'
import type { Language } from '../../trade/language.ts'
import type { Breakdown } from '../../trade/terms.ts'

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
