import type { Argument, Command, Option } from 'commander'

/** What a shell may put in the place of the word that is being typed. */
export interface Completions {
  readonly words: readonly Completion[]
  /** Whether names of files and folders fit too, which the shell knows itself. */
  readonly takesPaths: boolean
  readonly takesProducts: boolean
}

export interface Completion {
  readonly word: string
  readonly about: string
}

/** Arguments, and values of options, that are paths, by the names that help gives them. */
const paths = new Set(['file', 'files', 'dir', 'from', 'to'])
const products = new Set(['product', 'products'])

/**
 * What fits behind the words of a command line.
 *
 * @param words those behind the program’s name; the last is being typed, and may be empty.
 */
export function completionsOf(program: Command, words: readonly string[]): Completions {
  const typed = words.at(-1) ?? ''
  const { command, option, position } = placeBehind(program, words.slice(0, -1))
  if (option) return ofValue(typed, nameIn(option.flags), option.argChoices)
  if (typed.startsWith('-')) return only(typed, optionsOf(command, program))
  const argument = command.registeredArguments[position] ?? variadicOf(command)
  const { words: choices, ...takes } = ofValue(typed, argument?.name(), argument?.argChoices)
  const parts = position > 0 ? [] : command.createHelp().visibleCommands(command)
  const names = parts.map((part) => ({ word: part.name(), about: part.description() }))
  return { ...takes, words: [...only(typed, names).words, ...choices] }
}

interface Place {
  readonly command: Command
  /** The option whose value comes next. */
  readonly option: Option | null
  /** How many arguments of the command came before. */
  readonly position: number
}

function placeBehind(program: Command, words: readonly string[]): Place {
  let command = program
  let position = 0
  let awaiting: Option | null = null
  for (const word of words) {
    if (awaiting) awaiting = null
    else if (word.startsWith('-')) awaiting = word.includes('=') ? null : valued(word, command, program)
    else {
      const part = position === 0 ? command.commands.find((one) => one.name() === word) : undefined
      if (part) command = part
      else position++
    }
  }
  return { command, option: awaiting, position }
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

function ofValue(typed: string, name = '', choices: readonly string[] = []): Completions {
  const words = choices.map((word) => ({ word, about: '' }))
  return {
    ...only(typed, words),
    takesPaths: words.length === 0 && paths.has(name),
    takesProducts: products.has(name),
  }
}

const only = (typed: string, words: readonly Completion[]): Completions => ({
  words: words.filter(({ word }) => word.startsWith(typed)),
  takesPaths: false,
  takesProducts: false,
})

function optionsOf(command: Command, program: Command): Completion[] {
  const visible = [command, ...(command === program ? [] : [program])].flatMap((one) =>
    one.createHelp().visibleOptions(one),
  )
  const all = visible.flatMap(({ long, short, description }) =>
    [long, short].flatMap((word) => (word ? { word, about: description } : [])),
  )
  return [...new Map(all.map((one) => [one.word, one])).values()]
}
