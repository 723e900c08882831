import { createHash } from 'node:crypto'
import packageFile from '../../package.json' with { type: 'json' }
import type { IssuerLook, Logo } from '../brief/brief.ts'
import { readOffset } from '../releases/releases.ts'
import type { Language, Localized } from '../trade/trade.ts'
import { programIdentity } from '../workspace/build/print/print.ts'
import { readHouseStyle } from '../workspace/project/house-style/house-style.ts'
import type { Workspace } from '../workspace/project/project.ts'

/** What the pages of a site say and look like, from `tradebrief.yaml`. */
export interface SiteSettings {
  readonly title: Localized
  /** At the top of the home page: the title that the settings give, or what the site has. */
  readonly heading: Localized
  readonly issuer: Localized | null
  /** Where the site is on the web; null where nobody has said so. */
  readonly url: string | null
  readonly license: string | null
  readonly look: IssuerLook | undefined
  readonly logo: Logo | null
  /** The time zone of what is printed. */
  readonly offset: string
  /** Differs where pages that are there would be written otherwise: other settings, or another program. */
  readonly digest: string
}

const usualTitle: Localized = { zh: '贸易简报', en: 'Trade briefs' }

const inBoth = (text: string | Localized): Localized =>
  typeof text === 'string' ? { zh: text, en: text } : text

/** @throws UserError for a logo that cannot be used. */
export async function readSiteSettings(workspace: Workspace): Promise<SiteSettings> {
  const { issuer, site } = workspace.config
  const { logo = null, look } = await readHouseStyle(workspace)
  const settings = {
    issuer: issuer ? inBoth(issuer) : null,
    title: inBoth(site?.title ?? issuer ?? usualTitle),
    heading: inBoth(site?.title ?? usualTitle),
    url: site?.url ?? null,
    license: site?.license ?? null,
    look,
    logo,
    offset: readOffset(workspace),
  }
  const identity = { ...settings, logo: logo?.sha256, program: await programIdentity() }
  return { ...settings, digest: createHash('sha256').update(JSON.stringify(identity)).digest('hex') }
}

/** What makes the site, as feeds name it. */
export const generator = `Tradebrief ${packageFile.version}`

/** A text of the site’s in a language. */
export type Say = (words: Localized) => string

export const sayIn =
  (language: Language): Say =>
  (words) =>
    words[language]
