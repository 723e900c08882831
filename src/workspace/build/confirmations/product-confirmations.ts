import type { Product } from '../../../brief/product/product.ts'
import type { Load } from '../../../ledger/ledger.ts'
import { checks, confirmationWords } from '../../../review/checks/checks.ts'
import { type Confirmation, type Localized, nameDay, visible } from '../../../trade/trade.ts'
import type { Workspace } from '../../project/project.ts'
import { readConfirmations } from './stored-confirmations.ts'

/** A confirmation of implausible data as the state of a workspace has it. */
export interface ListedConfirmation
  extends Pick<Confirmation, 'product' | 'confirmedAt' | 'confirmedBy' | 'reason' | 'channel'> {
  /** Of the check, and of a part of it: `scale:export.2023`. */
  readonly check: string
  /** The file that was loaded with it; null for one of a product. */
  readonly file: string | null
  readonly words: Localized
}

/**
 * What people confirmed of some products and of the files that were loaded, the latest first. What is still open takes
 * the checks to find out.
 *
 * @throws UserError for a file of confirmations that cannot be read.
 */
export async function listConfirmations(
  workspace: Pick<Workspace, 'folder'>,
  products: readonly Product[],
  loads: readonly Load[],
): Promise<ListedConfirmation[]> {
  const ids = new Set(products.map(({ id }) => id))
  const stored = (await readConfirmations(workspace)).filter(
    ({ product }) => product === null || ids.has(product),
  )
  return [
    ...stored.map(({ id, fingerprint: _, ...given }) =>
      listed({ ...given, check: id, file: null }, products),
    ),
    ...loads.flatMap(confirmedAtLoad),
  ].sort((a, b) => (a.confirmedAt < b.confirmedAt ? 1 : -1))
}

const confirmedAtLoad = ({ file, loadedAt, findings }: Load): ListedConfirmation[] =>
  findings.flatMap(({ kind, subject = '' }) =>
    kind === 'confirmed'
      ? [
          listed({
            ...{ check: subject, file, product: null, channel: 'load' },
            ...{ confirmedAt: loadedAt, confirmedBy: null, reason: null },
          }),
        ]
      : [],
  )

function listed(
  given: Omit<ListedConfirmation, 'words'>,
  products: readonly Product[] = [],
): ListedConfirmation {
  const [who, why] = [given.confirmedBy, given.reason].map((text) => visible(text ?? ''))
  const day = nameDay(given.confirmedAt)
  const check = confirmationWords(given.check, checks)
  const written = visible(given.product ?? given.file ?? '')
  const name = products.find(({ id }) => id === given.product)?.name ?? { zh: written, en: written }
  return {
    ...given,
    words: {
      zh: `${name.zh}：${check.zh} ${day.zh} ${who}${who && ' '}${given.file ? '载入时' : ''}已确认无误${why ? `：${why}` : ''}`,
      en: `${name.en}: ${check.en} confirmed${who ? ` by ${who}` : ''} on ${day.en}${given.file ? ' when it was loaded' : ''}${why ? `: ${why}` : ''}`,
    },
  }
}
