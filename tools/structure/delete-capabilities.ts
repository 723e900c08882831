import { execFileSync, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { capabilities, required } from './capabilities.ts'
import { type Capability, type Registration, withoutRegistration } from './capability.ts'
import { listFiles, readSourceGraph } from './source-graph.ts'
import { TypeCheck } from './type-check.ts'

/**
 * Deletes each optional capability in turn, with its registrations, in a temporary copy of the checkout, and verifies
 * that what remains passes the type check, is built, and passes the tests of the area. Needs no network; takes minutes.
 *
 *     node scripts/run.js tools/structure/delete-capabilities.ts [NAME…] [--all-tests] [--only-types] [--together] [--list]
 *
 * With `--together` those named are deleted at once, as for a core without them.
 *
 * Exits with 1 where one fails; what the failing command printed stands before the table.
 */
const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    'all-tests': { type: 'boolean', default: false },
    'only-types': { type: 'boolean', default: false },
    together: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
  },
})
const root = process.cwd()
const testFolders = ['test', 'bench', 'tools', 'examples']

type Outcome = 'passed' | 'failed' | 'not run'

interface Row {
  readonly capability: string
  readonly filesDeleted: number
  readonly testsDeleted: number
  readonly registrations: number
  readonly types: Outcome
  readonly build: Outcome
  readonly tests: Outcome
}

/** A copy of the files that git knows or would take up, with the packages of the checkout. */
function makeCopy(): string {
  const copy = mkdtempSync(join(tmpdir(), 'tradebrief-capabilities-'))
  for (const file of listFiles(root, ['.'])) {
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    cpSync(join(root, file), join(copy, file))
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'dir')
  // Files are listed by git; nothing is committed.
  execFileSync('git', ['init', '--quiet', copy])
  return copy
}

/** What changed in the copy for one capability: the texts as they were. */
class Changes {
  readonly #copy: string
  readonly #before = new Map<string, Buffer>()

  constructor(copy: string) {
    this.#copy = copy
  }

  /** A file of several capabilities that are deleted together may be gone already. */
  remove(file: string): void {
    if (!existsSync(join(this.#copy, file))) return
    this.#before.set(file, readFileSync(join(this.#copy, file)))
    rmSync(join(this.#copy, file))
    // Git has no empty folders, and tests list the folders of cases.
    for (let folder = dirname(file); folder !== '.' && this.#isEmpty(folder); folder = dirname(folder))
      rmdirSync(join(this.#copy, folder))
  }

  #isEmpty(folder: string): boolean {
    return readdirSync(join(this.#copy, folder)).length === 0
  }

  /** @throws Error as `withoutRegistration`. */
  unregister(registration: Registration): void {
    const { file } = registration
    const path = join(this.#copy, file)
    if (!existsSync(path)) return
    const text = readFileSync(path, 'utf8')
    if (!this.#before.has(file)) this.#before.set(file, Buffer.from(text))
    writeFileSync(path, withoutRegistration(text, registration))
  }

  undo(): void {
    for (const [file, bytes] of this.#before) {
      mkdirSync(dirname(join(this.#copy, file)), { recursive: true })
      writeFileSync(join(this.#copy, file), bytes)
    }
  }
}

/** Deletes tests, benchmarks and tools that import what is gone, until none does. Returns how many. */
function removeDependents(changes: Changes, gone: readonly string[]): number {
  const graph = readSourceGraph(root, ['src', ...testFolders])
  const deleted = new Set(gone)
  const dependents = () =>
    [...graph.values()].filter(
      ({ file, imports }) =>
        !deleted.has(file) &&
        testFolders.some((folder) => file.startsWith(`${folder}/`)) &&
        imports.some(({ target }) => deleted.has(target)),
    )
  const before = deleted.size
  for (let found = dependents(); found.length > 0; found = dependents())
    for (const { file } of found) {
      deleted.add(file)
      changes.remove(file)
    }
  return deleted.size - before
}

/** Runs a program of the checkout in the copy. */
function run(copy: string, title: string, args: readonly string[]): Outcome {
  const { status, error, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: copy,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, CI: 'true' },
  })
  if (error) throw error
  if (status === 0) return 'passed'
  console.log(`${title}: failed\n${`${stdout}${stderr}`.split('\n').slice(-60).join('\n')}`)
  return 'failed'
}

/** The checkout and the browser client, as `tsc --noEmit` checks them. */
function checkTypes(types: TypeCheck, title: string): Outcome {
  const errors = ['.', 'web'].flatMap((project) => types.listErrors(project))
  if (errors.length > 0) console.log(`${title}: types failed\n${errors.slice(0, 60).join('\n')}`)
  return errors.length > 0 ? 'failed' : 'passed'
}

const runTests = (copy: string, title: string, tests: readonly string[]): Outcome =>
  run(copy, `${title}: tests`, [
    'node_modules/vitest/vitest.mjs',
    'run',
    ...(options['all-tests'] ? [] : tests),
  ])

function tryWithout(copy: string, types: TypeCheck, capability: Capability): Row {
  const { name, files, registrations, ownTests = [], remainingTests } = capability
  const changes = new Changes(copy)
  try {
    const gone = listFiles(root, files)
    for (const file of gone) changes.remove(file)
    for (const registration of registrations) changes.unregister(registration)
    for (const test of ownTests) changes.remove(test)
    const testsDeleted = removeDependents(changes, [...gone, ...ownTests]) + ownTests.length
    const typesOutcome = checkTypes(types, name)
    const isOver = options['only-types'] || typesOutcome === 'failed'
    const build = isOver ? 'not run' : run(copy, `${name}: build`, ['scripts/build.js'])
    const tests = build === 'passed' ? runTests(copy, name, remainingTests) : 'not run'
    const edits = registrations.reduce(
      (sum, { remove = [], replace = [] }) => sum + remove.length + replace.length,
      0,
    )
    return {
      capability: name,
      filesDeleted: gone.length,
      testsDeleted,
      registrations: edits,
      types: typesOutcome,
      build,
      tests,
    }
  } finally {
    changes.undo()
  }
}

/** Several capabilities as if they were a single one. */
const joinCapabilities = (several: readonly Capability[]): Capability => ({
  name: several.map(({ name }) => name).join(', '),
  files: several.flatMap(({ files }) => files),
  registrations: several.flatMap(({ registrations }) => registrations),
  ownTests: several.flatMap(({ ownTests = [] }) => ownTests),
  remainingTests: [...new Set(several.flatMap(({ remainingTests }) => remainingTests))],
})

function printTable(rows: readonly Row[]): void {
  console.log('| capability | files | tests with it | registrations | types | build | remaining tests |')
  console.log('| --- | --- | --- | --- | --- | --- | --- |')
  for (const { capability, filesDeleted, testsDeleted, registrations, types, build, tests } of rows)
    console.log(
      `| ${[capability, filesDeleted, testsDeleted, registrations, types, build, tests].join(' | ')} |`,
    )
}

function main(): void {
  const unknown = names.filter((name) => !capabilities.some((capability) => capability.name === name))
  if (unknown.length > 0) throw new Error(`no such capability: ${unknown.join(', ')}`)
  if (options.list) {
    for (const { name, files } of capabilities) console.log(`${name}: ${files.join(', ')}`)
    for (const [name, reason] of required) console.log(`${name} is required: ${reason}`)
    return
  }
  const copy = makeCopy()
  try {
    const types = new TypeCheck(copy)
    if (checkTypes(types, 'nothing deleted') === 'failed')
      throw new Error('the checkout itself has type errors')
    const chosen = capabilities.filter(({ name }) => names.length === 0 || names.includes(name))
    const rows = (options.together ? [joinCapabilities(chosen)] : chosen).map((capability) => {
      const row = tryWithout(copy, types, capability)
      console.error(`${row.capability}: types ${row.types}, build ${row.build}, tests ${row.tests}`)
      return row
    })
    printTable(rows)
    for (const [name, reason] of required) console.log(`${name} is required: ${reason}`)
    if (rows.some(({ types, build, tests }) => [types, build, tests].includes('failed'))) process.exitCode = 1
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

main()
