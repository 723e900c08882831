import type { Command } from 'commander'
import { examples } from '../../command.ts'
import type { Terminal } from '../../terminal/terminal.ts'
import { briefCommand, change, type Options, readInvocation, readSubject } from './invocation.ts'

interface CommentOptions extends Options {
  readonly on?: string
  readonly assign?: string
  readonly answer?: number
  readonly resolve?: number
}

export function commentCommand(release: Command, terminal: Terminal): void {
  const { say } = terminal
  briefCommand(release, terminal, 'comment', {
    zh: '对一版提意见、答复或了结',
    en: 'comment on a version, answer a comment or resolve it',
  })
    .argument('[text]', say({ zh: '意见或答复', en: 'the comment, or the answer' }))
    .option(
      '--on <place>',
      say({
        zh: '关于哪里：figure:ID、paragraph:3、table:2',
        en: 'on what: figure:ID, paragraph:3, table:2',
      }),
    )
    .option('--assign <name>', say({ zh: '请谁处理', en: 'who is to look into it' }))
    .option('--answer <number>', say({ zh: '答复第几条', en: 'the number of the comment to answer' }), Number)
    .option(
      '--resolve <number>',
      say({ zh: '了结第几条', en: 'the number of the comment to resolve' }),
      Number,
    )
    .addHelpText(
      'after',
      examples(terminal, [
        'release comment 2023-12 lithium-ion 请核对同比 --on paragraph:3 --assign 王芳',
        'release comment 2023-12 lithium-ion 已核对 --answer 1',
        'release comment 2023-12 lithium-ion --resolve 1',
      ]),
    )
    .action(
      async (
        month: string,
        product: string,
        text: string | undefined,
        options: CommentOptions,
        command: Command,
      ) => {
        const invocation = await readInvocation(command, [month, product], options)
        // A brief of which nothing was submitted is commented on as soon as its product is there.
        await readSubject(invocation)
        await change(invocation, commentRequest(text ?? '', options), { terminal, json: options.json })
      },
    )
}

function commentRequest(
  text: string,
  { on = '', assign, answer, resolve }: CommentOptions,
): Parameters<typeof change>[1] {
  if (resolve !== undefined) return { action: 'resolve', comment: resolve }
  if (answer !== undefined) return { action: 'answer', comment: answer, text }
  return { action: 'comment', place: on, text, assignee: assign ?? null }
}
