// Puts the licences of the packages whose code the build takes into dist/ beside it, as they ask for.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Whose code is in what is compiled to WebAssembly, where no comment names it. */
const compiledIn = 'assemblyscript'

/** The packages whose modules are in the built files, which the bundler names in a comment before each. */
export function bundledPackages(dist) {
  const names = new Set([compiledIn])
  for (const file of readdirSync(dist, { recursive: true })) {
    if (!/\.js$/.test(file)) continue
    for (const [, name] of readFileSync(join(dist, file), 'utf8').matchAll(
      /^\s*\/\/#region node_modules\/((?:@[^/]+\/)?[^/]+)/gm,
    ))
      names.add(name)
  }
  return [...names].sort()
}

/** Name, version and licence of a package by its folder. Throws where it has no licence file and names no licence. */
export function licenceText(folder, name) {
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each))
  if (!file && !license) throw new Error(`${name} says nothing of its licence`)
  const text = file ? readFileSync(join(folder, file), 'utf8').trim() : `Licence: ${license}`
  return `${name} ${version}\n\n${text}\n`
}

/** Between two licences of a file. */
export const licenceRule = `\n${'-'.repeat(70)}\n\n`

/** Writes `LICENSES.txt` into dist/. */
export function writeLicences(root) {
  const dist = join(root, 'dist')
  const texts = bundledPackages(dist).map((name) => licenceText(join(root, 'node_modules', name), name))
  writeFileSync(join(dist, 'LICENSES.txt'), texts.join(licenceRule))
}
