/**
 * What is known of each output format without its press, whose library may be large. The browser client takes its
 * downloads from here, the desk the media types of its description.
 *
 * @module
 */

/** One output format, as a user, a browser and the desk know it. */
export interface FormatDescription {
  /** What a download of it is called, in every language. */
  readonly label: string
  /** With its character set, where it has one. */
  readonly mediaType: string
  /** Whether its library is slow or keeps memory: the desk then prints in a child process, and other requests do not wait. */
  readonly isPrintedApart: boolean
}

/** The output formats by the names that a user asks for them with, in the order of downloads. */
export const formatDescriptions = {
  docx: {
    label: 'Word',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    isPrintedApart: true,
  },
  pdf: { label: 'PDF', mediaType: 'application/pdf', isPrintedApart: true },
  xlsx: {
    label: 'Excel',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    isPrintedApart: true,
  },
  html: { label: 'HTML', mediaType: 'text/html;charset=utf-8', isPrintedApart: false },
  md: { label: 'Markdown', mediaType: 'text/markdown;charset=utf-8', isPrintedApart: false },
  json: { label: 'JSON', mediaType: 'application/json', isPrintedApart: false },
} as const satisfies Readonly<Record<string, FormatDescription>>

export type Format = keyof typeof formatDescriptions

/** The names of the output formats. `Object.keys` gives `string[]`, though a constant has no further keys. */
export const formats = Object.keys(formatDescriptions) as readonly Format[]
