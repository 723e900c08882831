import type { Workspace } from '../workspace-type.ts'
import { type KeptCorrelation, readCorrelations } from './correlations.ts'
import { type Nomenclature, readNomenclature } from './nomenclature.ts'
import { type KeptBulletin, readBulletins } from './stored-bulletins.ts'

export {
  type CorrelationBytes,
  readCorrelations,
  type readCorrelationTask,
  readNamedCorrelation,
} from './correlations.ts'
export { readNomenclature } from './nomenclature.ts'
export {
  allBulletins,
  bulletinFile,
  bulletinFileNames,
  type KeptBulletin,
  keepBulletin,
  readBulletinFile,
  readBulletins,
} from './stored-bulletins.ts'
export { nameUnlisted, type SeenCodes } from './unlisted-names.ts'
export { getWorkspaceCodes, withoutMappedCodes } from './workspace-codes.ts'

/** What the workspace has beside customs’ files for its checks to hold data against. */
export interface References {
  readonly nomenclature: Nomenclature | null
  readonly bulletins: readonly KeptBulletin[]
  readonly correlations: readonly KeptCorrelation[]
}

/** @throws UserError where the list of codes, a correlation table or a kept table cannot be read. */
export async function readReferences(
  workspace: Workspace,
  published: { readonly asOf?: string },
): Promise<References> {
  const [nomenclature, bulletins, correlations] = await Promise.all([
    readNomenclature(workspace),
    readBulletins(workspace, published),
    readCorrelations(workspace),
  ])
  return { nomenclature, bulletins, correlations }
}
