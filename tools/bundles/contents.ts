import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { licenceRule, licenceText } from '../../scripts/licences.js'
import type { Entry, Part } from './entry.ts'
import { type LockedPackage, withLockedPackages } from './locked-packages.ts'
import { sbomText } from './sbom.ts'
import { type System, systems } from './systems.ts'

/** What the bundles of a system have in common: `node/` with Node.js, `app/` with the program, and what is about both. */
export interface Contents {
  readonly version: string
  readonly entries: readonly Entry[]
  readonly sbom: string
}

/** Reads the contents of a system's bundles. The program is what `npm pack` would publish from the repository. */
export async function readContents(root: string, system: System): Promise<Contents> {
  const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const program = readProgram(root)
  const runtime = join(root, 'tools', 'bundles', 'runtime')
  const node = await withLockedPackages(runtime, system, async (folder, packages) => {
    const name = system.os === 'win32' ? 'node.exe' : 'node'
    const bytes = readFileSync(join(folder, 'node_modules', system.runtime, 'bin', name))
    return { packages, entry: toEntry(`node/${name}`, bytes, 'Node.js', true) }
  })
  const libraries = await withLockedPackages(root, system, async (folder, packages) => ({
    packages,
    entries: packages.flatMap((each) => readLibrary(folder, each)),
    licences: packages.map(({ path, name }) => licenceText(join(folder, path), name)),
  }))
  const licences = [
    readFileSync(join(root, 'LICENSE'), 'utf8'),
    `Node.js\n\n${await readNodeLicence(runtime)}`,
    `typeset/*.otf\n\n${readFileSync(join(root, 'typeset', 'OFL.txt'), 'utf8')}`,
    ...libraries.licences,
    readFileSync(join(root, 'dist', 'LICENSES.txt'), 'utf8'),
    readFileSync(join(root, 'dist', 'web', 'LICENSES.md'), 'utf8'),
  ]
  const packages = [...node.packages, ...libraries.packages]
  const sbom = sbomText({ name: 'tradebrief', version, system: system.name }, packages)
  return {
    version,
    sbom,
    entries: [
      node.entry,
      ...program,
      ...libraries.entries,
      toEntry('LICENSES.txt', Buffer.from(licences.join(licenceRule)), 'launcher'),
      toEntry('sbom.cdx.json', Buffer.from(sbom), 'launcher'),
    ],
  }
}

export const toEntry = (path: string, bytes: Buffer, part: Part, executable = false): Entry => ({
  ...{ path, bytes, part, executable },
})

/** What neither runs nor must be passed on: types, sources, maps, and pages about a library. */
const unused = /\.(?:d\.[cm]?ts|[cm]?ts|tsx|map)$|\/(?:README|CHANGELOG|HISTORY|SECURITY|CONTRIBUTING)[^/]*$/i

function readProgram(root: string): Entry[] {
  const packed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    shell: process.platform === 'win32',
  })
  const [{ files }]: [{ files: { path: string }[] }] = JSON.parse(packed)
  return files
    .filter(({ path }) => !/\.d\.ts$/.test(path))
    .map(({ path }) => toEntry(`app/${path}`, readFileSync(join(root, path)), programPart(path)))
}

const programPart = (path: string): Part =>
  path.startsWith('typeset/') ? 'fonts' : path.startsWith('samples/') ? 'sample' : 'program'

/** The files of a package, without those of packages within. */
function readLibrary(folder: string, { path, isNative }: LockedPackage): Entry[] {
  if (path.startsWith('node_modules/@types/') || path.includes('/node_modules/@types/')) return []
  const entries = readdirSync(join(folder, path), { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((file) => !file.slice(path.length).includes('/node_modules/') && !unused.test(file))
    .map((file) =>
      toEntry(`app/${file}`, readFileSync(join(folder, file)), isNative ? 'native parts' : 'libraries'),
    )
}

/** The package for Windows lacks it; it is the same for all systems. */
function readNodeLicence(runtime: string): Promise<string> {
  const [system] = systems.filter(({ os }) => os === 'linux')
  if (!system) throw new Error('there is a bundle for Linux')
  return withLockedPackages(runtime, system, async (folder) => {
    const file = join(folder, 'node_modules', system.runtime, 'LICENSE')
    if (!existsSync(file)) throw new Error(`${system.runtime} has no licence of Node.js`)
    return readFileSync(file, 'utf8')
  })
}
