/**
 * What is known of each output format without its press, whose library may be large. The desk takes the names of
 * downloads and the media types of its description from here.
 *
 * @module
 */

import type { Localized } from '../../trade/trade.ts'

/** One output format, as a user, a browser and the desk know it. */
export interface FormatDescription {
  /** What a download of it is called. */
  readonly label: Localized
  /** With its character set, where it has one. */
  readonly mediaType: string
  /** Whether its library is slow or keeps memory: the desk then prints in a child process, and other requests do not wait. */
  readonly isPrintedApart: boolean
  /** Whether it is printed where nobody says which formats are wanted. */
  readonly isUsual: boolean
}

const inBoth = (name: string): Localized => ({ zh: name, en: name })

/** The output formats by the names that a user asks for them with, in the order of downloads. */
export const formatDescriptions = {
  docx: {
    label: inBoth('Word'),
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    isPrintedApart: true,
    isUsual: true,
  },
  pdf: { label: inBoth('PDF'), mediaType: 'application/pdf', isPrintedApart: true, isUsual: true },
  xlsx: {
    label: inBoth('Excel'),
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    isPrintedApart: true,
    isUsual: true,
  },
  html: { label: inBoth('HTML'), mediaType: 'text/html;charset=utf-8', isPrintedApart: false, isUsual: true },
  md: {
    label: inBoth('Markdown'),
    mediaType: 'text/markdown;charset=utf-8',
    isPrintedApart: false,
    isUsual: true,
  },
  json: { label: inBoth('JSON'), mediaType: 'application/json', isPrintedApart: false, isUsual: true },
  pptx: {
    label: inBoth('PowerPoint'),
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    isPrintedApart: true,
    isUsual: false,
  },
  wechat: {
    label: { zh: '微信', en: 'WeChat' },
    mediaType: 'text/html;charset=utf-8',
    isPrintedApart: true,
    isUsual: false,
  },
  'wechat-folder': {
    label: { zh: '微信（压缩包）', en: 'WeChat (zip)' },
    mediaType: 'application/zip',
    isPrintedApart: true,
    isUsual: false,
  },
  png: {
    label: { zh: '图表 PNG', en: 'Charts as PNG' },
    mediaType: 'application/zip',
    isPrintedApart: true,
    isUsual: false,
  },
  svg: {
    label: { zh: '图表 SVG', en: 'Charts as SVG' },
    mediaType: 'application/zip',
    isPrintedApart: true,
    isUsual: false,
  },
} as const satisfies Readonly<Record<string, FormatDescription>>

export type Format = keyof typeof formatDescriptions

/** The names of the output formats. `Object.keys` gives `string[]`, though a constant has no further keys. */
export const formats = Object.keys(formatDescriptions) as readonly Format[]

/** The formats that are printed where nobody says which are wanted. */
export const usualFormats: readonly Format[] = formats.filter((format) => formatDescriptions[format].isUsual)
