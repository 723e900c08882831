import { type Document, getLocale, type Inline, type Script } from '../../brief/brief.ts'

/** So many sentences stand on the slide of the summary. */
const most = 6

/** The first sentence of each part of a brief, as it is printed, without marks of footnotes. */
export function summarize({ blocks, language }: Document): string[] {
  const sentences: string[] = []
  let isNewPart = true
  for (const block of blocks) {
    if (block.kind === 'heading') isNewPart = true
    if (block.kind !== 'paragraph' || block.role !== 'body' || !isNewPart) continue
    const sentence = firstSentence(block.content, getLocale(language).script)
    if (sentence !== '' && !sentences.includes(sentence)) sentences.push(sentence)
    isNewPart = false
  }
  return sentences.slice(0, most)
}

/** Up to the first full stop that ends a sentence: in Latin letters one before a space and a capital letter. */
function firstSentence(content: readonly Inline[], script: Script): string {
  const text = content
    .map((inline) => (inline.kind === 'footnote' ? '' : inline.text))
    .join('')
    .trim()
  const end = script === 'han' ? /^[\s\S]*?[。！？]/ : /^[\s\S]*?[.!?](?=\s+\p{Lu})/u
  return end.exec(text)?.[0] ?? text
}
