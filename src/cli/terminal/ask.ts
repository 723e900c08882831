import { Cancelled } from '../../workspace/workspace.ts'
import type { Terminal } from './console.ts'

/** The questions that there are. */
type Prompts = typeof import('@clack/prompts')

/**
 * What a person answers to a question at the terminal.
 *
 * @throws Cancelled where the person wants to stop.
 */
export async function ask<Answer extends string>(
  { status }: Terminal,
  question: (prompts: Prompts) => Promise<Answer | symbol>,
): Promise<Answer> {
  const prompts = await import('@clack/prompts')
  const answer = await (status ? status.aside(() => question(prompts)) : question(prompts))
  if (typeof answer === 'symbol') throw new Cancelled()
  return answer
}
