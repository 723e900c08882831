import type { Press } from './press.ts'

/** The output formats, by the names that a user asks for them with. */
export const formats = ['docx', 'html', 'markdown', 'json'] as const

export type Format = (typeof formats)[number]

/**
 * The press of each format. A press is loaded when it is asked for, because the library behind it may be large.
 *
 * @example const bytes = await (await presses.docx()).print(document)
 */
export const presses: Readonly<Record<Format, () => Promise<Press>>> = {
  docx: async () => (await import('./docx.ts')).docx,
  html: async () => (await import('./html.ts')).html,
  markdown: async () => (await import('./markdown.ts')).markdown,
  json: async () => (await import('./json.ts')).json,
}

export type { Press } from './press.ts'
