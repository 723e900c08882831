import { CodeLists, standardCodes } from '../../../codes/codes.ts'
import { codeFindings } from '../../../review/review.ts'
import type { Finding } from '../../../trade/trade.ts'
import type { Config } from '../config.ts'
import type { Workspace } from '../workspace-type.ts'

const weakMap = new WeakMap<Config, CodeLists>()

/** The code lists with what the workspace's file says of codes. */
export function getWorkspaceCodes({ config }: Pick<Workspace, 'config'>): CodeLists {
  const { partners, places, procedures, groups } = config
  if (!partners && !places && !procedures && !groups) return standardCodes
  const codes = weakMap.get(config) ?? new CodeLists({ partners, places, procedures, groups })
  weakMap.set(config, codes)
  return codes
}

/** Findings without those of codes that the workspace itself says something of: whoever wrote that has seen them. */
export const withoutMappedCodes = (findings: readonly Finding[], codes: CodeLists): readonly Finding[] =>
  findings.filter(({ kind, subject = '' }) => {
    const dimension = codeFindings[kind]
    return dimension === undefined || !codes.isMapped(dimension, subject)
  })
