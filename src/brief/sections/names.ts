import type { Breakdown, Flow } from '../../trade/trade.ts'
import { getReporter } from '../product/product.ts'
import type { Writing } from '../section-context.ts'

/** What a member of a dimension is called in running text, and in tables where room is short. */
export function memberName(
  { codes, wording }: Writing,
  by: Breakdown,
  id: string,
  form: 'full' | 'short' = 'full',
): string {
  switch (by) {
    case 'partner':
      return wording.nameOr(id, codes.findPartnerById(id)?.name)
    case 'place':
      return wording.nameOr(id, codes.findPlaceById(id)?.[form === 'full' ? 'name' : 'short'])
    case 'procedure':
      return wording.translate(codes.findProcedure(id)[form === 'full' ? 'name' : 'short'])
  }
}

/** As `memberName`, saying of imports from the reporter itself that they are re-imports. */
export function contributorName(writing: Writing, flow: Flow, by: Breakdown, id: string): string {
  const name = memberName(writing, by, id)
  const isReimport = flow === 'import' && by === 'partner' && id === getReporter(writing.product)
  return isReimport ? writing.wording.reimports(name) : name
}
