import type { Config } from '../../src/workspace/project/config.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'

/** A workspace with settings of its site. */
export const configWith = (
  workspace: Workspace,
  site: Partial<NonNullable<Config['site']>> = {},
  more: Partial<Config> = {},
): Workspace => ({ ...workspace, config: { ...workspace.config, ...more, site: { public: false, ...site } } })
