import type { Script } from '../../brief/brief.ts'

/** Inline styles of an article. No positions, no classes and no variables: the editor drops them. */
const ink = '#2b2b2b'
const faint = '#7a7a7a'
const usualAccent = '#174a7c'
const hairline = '#d9d9d9'
const band = '#f3f5f8'

export type ArticleStyle = ReturnType<typeof createArticleStyle>

/** @param accent the issuer's colour of headings. */
export const createArticleStyle = (script: Script, accent: string = usualAccent) => ({
  article: `font-size:16px;line-height:1.75;color:${ink};text-align:left`,
  logo: 'max-width:216px;height:auto',
  centred: 'margin:0 0 12px 0;text-align:center',
  title: `margin:0 0 8px 0;font-size:20px;font-weight:bold;line-height:1.4;color:${ink};text-align:center`,
  subtitle: `margin:0 0 4px 0;font-size:14px;color:${faint};text-align:center`,
  heading1: `margin:32px 0 12px 0;padding:0 0 0 10px;border-left:4px solid ${accent};font-size:18px;font-weight:bold;line-height:1.4;color:${accent}`,
  heading2: `margin:24px 0 8px 0;font-size:16px;font-weight:bold;line-height:1.4;color:${accent}`,
  // Words of English would stand far apart on a phone, were they justified.
  body: `margin:0 0 16px 0;text-align:${script === 'han' ? 'justify' : 'left'}`,
  item: 'margin:0 0 8px 0',
  commentary: `margin:0 0 16px 0;padding:0 0 0 12px;border-left:3px solid ${hairline}`,
  statement: `margin:0 0 8px 0;font-size:13px;line-height:1.7;color:${faint}`,
  table: 'margin:20px 0 24px 0',
  caption: `margin:0 0 8px 0;font-size:15px;font-weight:bold;line-height:1.4;color:${ink};text-align:center`,
  part: `margin:0 0 0 0;padding:6px 8px;background-color:${accent};font-size:13px;font-weight:bold;line-height:1.4;color:#ffffff`,
  grid: `width:100%;margin:0 0 12px 0;border-collapse:collapse;font-size:13px;line-height:1.4`,
  nameHeader: `padding:6px 4px;border-bottom:1px solid ${accent};background-color:${band};font-weight:bold;text-align:left;vertical-align:bottom`,
  figureHeader: `padding:6px 4px;border-bottom:1px solid ${accent};background-color:${band};font-weight:bold;text-align:right;vertical-align:bottom`,
  block: `padding:6px 4px;border-bottom:1px solid ${hairline};font-weight:bold;color:${accent};text-align:left`,
  name: `padding:6px 4px;border-bottom:1px solid ${hairline};text-align:left`,
  figure: `border-bottom:1px solid ${hairline};text-align:right;white-space:nowrap`,
  note: `margin:0 0 4px 0;font-size:12px;line-height:1.6;color:${faint}`,
  picture: 'width:100%;height:auto',
  link: `color:${faint}`,
  strong: 'font-weight:bold',
  emphasis: 'font-style:italic',
  mark: `font-size:12px;color:${accent}`,
})
