/** Text of a file that registers a capability. */
export interface Registration {
  readonly file: string
  /** What is removed, wherever it is found; each must be found at least once. `^` and `$` match at lines. */
  readonly remove?: readonly RegExp[]
  /** What is replaced, where a removal alone would leave an empty or unused part; each must be found. */
  readonly replace?: readonly (readonly [RegExp, string])[]
}

/** A part of the program that it can do without. */
export interface Capability {
  readonly name: string
  /** Files and folders. Tests, benchmarks and tools that import one of them are deleted with it. */
  readonly files: readonly string[]
  readonly registrations: readonly Registration[]
  /** Tests that go with it without an import of it, such as those that start its command. */
  readonly ownTests?: readonly string[]
  /** Test files of the area that must still pass. */
  readonly remainingTests: readonly string[]
}

/** A line that is this text, between spaces. */
export const line = (text: string): RegExp =>
  new RegExp(`^ *${text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')}\\n`, 'gm')

/** A subcommand of the command. */
export const subcommand = (name: string): readonly Registration[] => [
  { file: 'src/cli/commands/commands.ts', remove: [line(`export { ${name}Command } from './${name}.ts'`)] },
  { file: 'src/cli/cli.ts', remove: [line(`${name}Command,`)] },
]

/** Operations of the desk. */
export const operations = (name: string, file: string): readonly Registration[] => [
  { file: 'src/desk/operations/operations.ts', remove: [line(`export { ${name} } from './${file}.ts'`)] },
  { file: 'src/desk/app.ts', remove: [line(`${name},`), line(`${name}(app, deskState)`)] },
]

/** What an open desk does without being asked. */
export const service = (name: string, file: string): readonly Registration[] => [
  {
    file: 'src/desk/services/services.ts',
    remove: [line(`import { ${name} } from './${file}.ts'`), line(`${name},`)],
  },
]

/** @param file its module, from `src/press/`. */
export function press(name: string, file: string): readonly Registration[] {
  return [
    {
      file: 'src/press/formats/formats.ts',
      remove: [new RegExp(`^ {2}${name}: \\{(?:.*\\},\\n|\\n[^]*?^ {2}\\},\\n)`, 'm')],
    },
    {
      file: 'src/press/press.ts',
      remove: [new RegExp(`^ {2}${name}: async \\(\\) => .*'\\./${file}'.*\\n`, 'm')],
    },
  ]
}

/** A section that is described in one line. */
export const section = (name: string, file: string): readonly Registration[] => [
  {
    file: 'src/brief/product/section-names/section-names.ts',
    remove: [new RegExp(`^ {2}${name}: \\{.*\\},\\n`, 'm')],
  },
  {
    file: 'src/brief/sections/sections.ts',
    remove: [line(`import { ${name} } from './${file}.ts'`), line(`${name},`)],
  },
]

/** A check of the catalogue. */
export const check = (name: string, file: string): Registration => ({
  file: 'src/review/checks/checks.ts',
  remove: [line(`import { ${name} } from './${file}.ts'`), line(`${name},`)],
})

/**
 * The text of a file without a registration.
 *
 * @throws Error where it is not found: the list of capabilities is older than the code.
 */
export function withoutRegistration(text: string, { file, remove = [], replace = [] }: Registration): string {
  let rest = text
  for (const [pattern, replacement] of [...remove.map((pattern) => [pattern, ''] as const), ...replace]) {
    const edited = rest.replace(pattern, replacement)
    if (edited === rest) throw new Error(`${file} has nothing that matches ${pattern}`)
    rest = edited
  }
  return rest
}
