import { readdir } from 'node:fs/promises'
import { posix } from 'node:path'
import type { Config } from '../../src/workspace/project/config.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'

/** A workspace with settings of its site. */
export const configWith = (
  workspace: Workspace,
  site: Partial<NonNullable<Config['site']>> = {},
  more: Partial<Config> = {},
): Workspace => ({ ...workspace, config: { ...workspace.config, ...more, site: { public: false, ...site } } })

/** The files of a folder, by their paths with slashes. */
export async function listFiles(out: string): Promise<string[]> {
  const entries = await readdir(out, { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => posix.join(entry.parentPath.slice(out.length + 1), entry.name))
    .sort()
}

/** Where links and sources of a page lead within the site: paths, with what stands after `#`. */
export function localLinks(path: string, html: string): { to: string; anchor: string }[] {
  const values = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, value = '']) => value)
  return values
    .filter((value) => !/^[a-z]+:/.test(value))
    .map((value) => {
      const [address = '', anchor = ''] = value.split('#')
      const plain = decodeURIComponent(address.replace(/\?.*/, ''))
      return { to: plain === '' ? path : posix.join(posix.dirname(path), plain), anchor }
    })
}
