import type { Argument, Command, Option } from 'commander'

/** What a shell may put in the place of the word that is being typed. */
export interface Completions {
  readonly words: readonly Completion[]
  /** What else fits: of files and folders the shell knows the names itself, the rest is in the workspace. */
  readonly takes: Taken | null
  /** The arguments of the command that are there. */
  readonly behind: readonly string[]
}

export type Taken = 'paths' | 'products' | 'months' | 'figures'

export interface Completion {
  readonly word: string
  readonly about: string
}

/** What arguments, and values of options, are, by the names that help gives them. */
const taken: ReadonlyMap<string, Taken> = new Map([
  ...['file', 'files', 'dir', 'from', 'to'].map((name) => [name, 'paths'] as const),
  ...['product', 'products'].map((name) => [name, 'products'] as const),
  ['month', 'months'],
  ['id', 'figures'],
])

/**
 * What fits behind the words of a command line.
 *
 * @param words those behind the program’s name; the last is being typed, and may be empty.
 */
export function listCompletions(program: Command, words: readonly string[]): Completions {
  const typed = words.at(-1) ?? ''
  const { command, option, behind } = placeBehind(program, words.slice(0, -1))
  const offer = (completions: readonly Completion[], takes: Taken | null): Completions => ({
    words: completions.filter(({ word }) => word.startsWith(typed)),
    takes,
    behind,
  })
  if (option) return offer(wordsOf(option.argChoices), takenBy(nameIn(option.flags), option.argChoices))
  if (typed.startsWith('-')) return offer(optionsOf(command, program), null)
  const argument = command.registeredArguments[behind.length] ?? variadicOf(command)
  const parts = behind.length > 0 ? [] : command.createHelp().visibleCommands(command)
  const names = parts.map((part) => ({ word: part.name(), about: part.description() }))
  return offer([...names, ...wordsOf(argument?.argChoices)], takenBy(argument?.name(), argument?.argChoices))
}

interface Place {
  readonly command: Command
  /** The option whose value comes next. */
  readonly option: Option | null
  /** The arguments of the command that came before. */
  readonly behind: readonly string[]
}

function placeBehind(program: Command, words: readonly string[]): Place {
  let command = program
  const behind: string[] = []
  let awaiting: Option | null = null
  for (const word of words) {
    if (awaiting) awaiting = null
    else if (word.startsWith('-')) awaiting = word.includes('=') ? null : valued(word, command, program)
    else {
      const part = behind.length === 0 ? command.commands.find((item) => item.name() === word) : undefined
      if (part) command = part
      else behind.push(word)
    }
  }
  return { command, option: awaiting, behind }
}

/** The option of this name, if a value follows it. */
function valued(word: string, command: Command, program: Command): Option | null {
  const found = [...command.options, ...program.options].find(
    ({ long, short }) => long === word || short === word,
  )
  return found?.required || found?.optional ? found : null
}

const variadicOf = ({ registeredArguments }: Command): Argument | undefined => {
  const last = registeredArguments.at(-1)
  return last?.variadic ? last : undefined
}

/** `file` in `--tls-key <file>`. */
const nameIn = (flags: string): string | undefined => /[<[]([\w-]+)/.exec(flags)?.[1]

const wordsOf = (choices: readonly string[] = []): Completion[] =>
  choices.map((word) => ({ word, about: '' }))

const takenBy = (name = '', choices: readonly string[] = []): Taken | null =>
  choices.length > 0 ? null : (taken.get(name) ?? null)

function optionsOf(command: Command, program: Command): Completion[] {
  const visible = [command, ...(command === program ? [] : [program])].flatMap((item) =>
    item.createHelp().visibleOptions(item),
  )
  const list = visible.flatMap(({ long, short, description }) =>
    [long, short].flatMap((word) => (word ? { word, about: description } : [])),
  )
  return [...new Map(list.map((entry) => [entry.word, entry])).values()]
}
