/**
 * Briefs as slides. More than twelve files: one a kind of thing on a slide, and its measures.
 *
 * @module
 */
import { formatDescriptions } from '../formats/formats.ts'
import type { Press } from '../press-type.ts'
import { repack } from './repack.ts'
import { createSlides } from './slides.ts'

/**
 * A brief as slides (Office Open XML, 16:9): a title, a summary, then a slide for each block with the headings above
 * it. Tables and charts are native and can be edited; the speaker's notes name the sources.
 */
export const pptx: Press = {
  format: 'pptx',
  extension: 'pptx',
  mediaType: formatDescriptions.pptx.mediaType,
  async print(document) {
    const written = await createSlides(document).write({ outputType: 'uint8array' })
    if (!(written instanceof Uint8Array)) throw new Error('pptxgenjs wrote something else than bytes')
    return repack(written, document)
  },
}
