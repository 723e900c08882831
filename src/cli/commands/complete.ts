import { setTimeout as wait } from 'node:timers/promises'
import { Argument, type Command } from 'commander'
import { listCompletions, type Taken } from '../arguments/arguments.ts'
import type { Subcommand } from '../command.ts'

const shells = ['zsh', 'bash', 'fish', 'powershell'] as const
type Shell = (typeof shells)[number]

/** How long somebody who types waits for names from a ledger, in milliseconds; it may be another process’s, that is stopped. */
const patience = 3_000

/** What the scripts are told beside the words: that files do not fit, too. */
const [anything, noFiles] = [0, 4]

/** `complete zsh` prints the script for a shell, which then asks with `complete -- WORDS`. */
export const completeCommand: Subcommand = (program, terminal) => {
  program
    .command('complete')
    .addArgument(
      new Argument('<shell>', terminal.say({ zh: '哪种命令行', en: 'which shell' })).choices(shells),
    )
    .description(
      terminal.say({
        zh: '输出命令行补全脚本：zsh、bash、fish、powershell',
        en: 'print the completion script of zsh, bash, fish or powershell',
      }),
    )
    .action(async (shell: Shell) => {
      const { script } = await import('@bomb.sh/tab')
      const name = program.name()
      if (shell === 'bash') terminal.print(wordsWithoutPackage)
      script(shell, name, name)
      if (shell === 'bash') terminal.print(`complete -o default -F __${name}_complete ${name}`)
    })
}

/** Bash by itself lacks what the script asks for words, which comes with the package bash-completion. */
const wordsWithoutPackage = `declare -F _get_comp_words_by_ref >/dev/null || _get_comp_words_by_ref() {
    cur="\${COMP_WORDS[COMP_CWORD]}"
    prev="\${COMP_WORDS[COMP_CWORD-1]}"
    words=("\${COMP_WORDS[@]}")
    cword=$COMP_CWORD
}
`

/** The words that a shell asks about, if it does. */
export const wordsOfShell = (args: readonly string[]): readonly string[] | null =>
  args[0] === 'complete' && args[1] === '--' ? args.slice(2) : null

/** Answers a shell: a line a word, with what it means, and what else fits. */
export async function answerShell(program: Command, words: readonly string[]): Promise<string> {
  const { words: fitting, takes, behind } = listCompletions(program, words)
  const late = wait(patience, [], { ref: false })
  const named: readonly string[] = await Promise.race([namesHere(takes, folderIn(words), behind), late])
  const typed = words.at(-1) ?? ''
  const lines = [
    ...fitting.map(({ word, about }) => `${word}\t${about}`),
    // Shells take words for what they would run: names that would do anything in one are not offered.
    ...named
      .filter((name) => name.startsWith(typed) && /^[\p{L}\p{N}._-]+$/u.test(name))
      .map((name) => `${name}\t`),
  ]
  return [...lines, `:${takes === 'paths' ? anything : noFiles}`].join('\n')
}

/** The workspace that the words name, or the present folder. */
function folderIn(words: readonly string[]): string {
  const index = words.findLastIndex((word) => word === '-C' || word === '--workspace')
  return index < 0 ? '.' : (words[index + 1] ?? '.')
}

/** Of what is in a workspace, the names that fit; none where it cannot be asked, as where its ledger is in use. */
async function namesHere(takes: Taken | null, folder: string, behind: readonly string[]): Promise<string[]> {
  try {
    if (takes === 'products') {
      const { productFileNames, productId } = await import('../../workspace/project/products/products.ts')
      return (await productFileNames({ folder })).map(productId)
    }
    if (takes === 'months' || takes === 'figures') {
      const { figuresAtHand, monthsAtHand } = await import('../../workspace/inspect/inspect.ts')
      return await (takes === 'months' ? monthsAtHand(folder) : figuresAtHand(folder, behind))
    }
    return []
  } catch {
    return []
  }
}
