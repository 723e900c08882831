import { z } from 'zod'
import type { Language, Localized } from '../../trade/trade.ts'
import type { TradeData } from '../trade-data.ts'

/** Who calls a tool, and in which language it answers. */
export interface ToolCall {
  readonly data: TradeData
  readonly language: Language
}

/** A tool as the server offers it. Every tool reads only. */
export interface Tool {
  readonly name: string
  readonly title: Localized
  readonly description: Localized
  /** @param language of the descriptions of its fields. */
  readonly input: (language: Language) => z.ZodObject
  /** The answer as plain data, ready for `JSON.stringify`. @throws UserError for what the caller can correct. */
  readonly run: (call: ToolCall, input: unknown) => Promise<object>
}

/** Declares a tool; `run` gets what its schema gives. */
export function defineTool<Input extends z.ZodObject>(
  declared: Omit<Tool, 'input' | 'run'> & {
    readonly input: (say: Say) => Input
    readonly run: (call: ToolCall, input: z.output<Input>) => Promise<object>
  },
): Tool {
  const { input, run, ...about } = declared
  return {
    ...about,
    input: (language) => input((words) => words[language]),
    // The server parses with the same schema before it calls.
    run: (call, parsed) => run(call, parsed as z.output<Input>),
  }
}

/** The words of one language. */
export type Say = (words: Localized) => string

/** Fields that several tools take. */
export const fields = {
  product: (say: Say) =>
    z
      .string()
      .min(1)
      .max(64)
      .describe(say({ zh: '产品的编号，如 lithium-ion', en: 'id of the product, such as lithium-ion' })),
  period: (say: Say) =>
    z
      .string()
      .regex(/^\d{4}(-(\d{2}|Q[1-4]|H[12]))?$/)
      .describe(
        say({
          zh: '简报的时期：2023-12、2023-Q4、2023-H2 或 2023',
          en: 'period of the brief: 2023-12, 2023-Q4, 2023-H2 or 2023',
        }),
      ),
  month: (words: string) =>
    z
      .string()
      .regex(/^\d{4}-\d{2}$/)
      .describe(words),
  limit: (say: Say, most: number, usual: number) =>
    z
      .number()
      .int()
      .min(1)
      .max(most)
      .default(usual)
      .describe(say({ zh: '最多给出多少条', en: 'how many to list at most' })),
  offset: (say: Say) =>
    z
      .number()
      .int()
      .min(0)
      .max(1_000_000)
      .default(0)
      .describe(say({ zh: '跳过前多少条', en: 'how many to skip' })),
  search: (say: Say) =>
    z
      .string()
      .max(200)
      .default('')
      .describe(
        say({ zh: '要找的词，用空格分开，须全部符合', en: 'words to find, with spaces; all must match' }),
      ),
}
