import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { formatEditionPeriod, type Product } from '../../brief/product/product.ts'
import type { Language, Month } from '../../trade/trade.ts'
import { readContainedText } from '../files/files.ts'
import type { Workspace } from '../project/project.ts'

/** The web page of a brief as it was built last. */
export interface IssuedBrief {
  readonly html: string
  /** When the file was written. */
  readonly builtAt: Date
}

/** Reads the web page that the last build of a brief has left in `briefs/`; null where there is none. */
export async function readIssuedBrief(
  { folder }: Workspace,
  product: Product,
  month: Month,
  language: Language,
): Promise<IssuedBrief | null> {
  const name = language === 'zh' ? `${product.id}.html` : `${product.id}.${language}.html`
  const path = join('briefs', formatEditionPeriod(product, month), name)
  try {
    const html = await readContainedText(folder, path)
    const { mtime } = await stat(join(folder, path))
    return { html, builtAt: mtime }
  } catch {
    return null
  }
}
