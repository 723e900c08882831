import { join } from 'node:path'
import { allCodes, formatEditionPeriod, type Product } from '../../brief/product/product.ts'
import { withLoadsAtHand } from '../../ledger/caching/caching.ts'
import { type Ledger, selectReporter } from '../../ledger/ledger.ts'
import type { Month } from '../../trade/trade.ts'
import { readCommentaries } from '../project/commentary/commentary.ts'
import { readHouseStyle } from '../project/house-style/house-style.ts'
import type { Workspace } from '../project/project.ts'
import { readReferences } from '../project/references/references.ts'
import { readConfirmations } from './confirmations/confirmations.ts'
import { listOtherLoads } from './other-reporters/other-reporters.ts'
import { type BuildRecord, buildKey, Manifest, programIdentity } from './print/print.ts'

/**
 * `built`: the files of the brief are from the data, product and commentary as they are. `changed`: they are there, but
 * from earlier ones. `none`: it was not built.
 */
export type BuildState = 'built' | 'changed' | 'none'

/**
 * The state of the brief of each product’s month, or of the period of its edition, by the manifests of builds; no file of
 * a brief is opened.
 */
export async function readBuildStates(
  workspace: Workspace,
  ledger: Ledger,
  briefs: readonly { readonly product: Product; readonly month: Month }[],
): Promise<readonly BuildState[]> {
  const [program, references, houseStyle, confirmations, existing] = await Promise.all([
    programIdentity(),
    readReferences(workspace, {}),
    readHouseStyle(workspace),
    readConfirmations(workspace),
    withLoadsAtHand(
      ledger,
      briefs.flatMap(({ product }) => allCodes(product)),
    ),
  ])
  const manifests = new Map<string, Promise<Manifest>>()
  return Promise.all(
    briefs.map(async ({ product: given, month }): Promise<BuildState> => {
      const product = { ...given, edition: given.edition ?? ('month' as const) }
      const period = formatEditionPeriod(product, month)
      const manifest = manifests.get(period) ?? Manifest.read(join(workspace.folder, 'briefs', period))
      manifests.set(period, manifest)
      const builds = (await manifest).listBuilds(product.id)
      if (builds.length === 0) return 'none'
      // A commentary that cannot be read is none that a brief was built with.
      const commentary = await readCommentaries(workspace, product, month).catch(() => null)
      if (commentary === null) return 'changed'
      const loads = await selectReporter(existing, product.reported).loads({ commodities: allCodes(product) })
      const otherLoads = await listOtherLoads(existing, product)
      const inputs = {
        ...{ program, product, month, commentary, config: workspace.config },
        ...{ loads, otherLoads, references, houseStyle, confirmations },
      }
      const isAsItWouldBe = ({ key, acceptTruncated = [] }: BuildRecord) =>
        key === buildKey({ ...inputs, options: { acceptTruncated } })
      return builds.some(isAsItWouldBe) ? 'built' : 'changed'
    }),
  )
}
