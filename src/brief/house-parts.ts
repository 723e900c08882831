import type { About } from './document.ts'

/** What makes a brief look like its issuer's own. */
export type HouseParts = Pick<About, 'logo' | 'wordTemplate' | 'form' | 'look'>

/** The parts alone, of whatever has them. */
export const pickHouseParts = ({ logo, wordTemplate, form, look }: HouseParts): HouseParts => ({
  ...(logo && { logo }),
  ...(wordTemplate && { wordTemplate }),
  ...(form && { form }),
  ...(look && { look }),
})
