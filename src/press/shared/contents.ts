/** A brief of fewer headings is found through without contents. */
export const fewestHeadings = 3
