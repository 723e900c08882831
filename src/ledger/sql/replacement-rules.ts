/** Why what a load has of a slice does not count beside another load. */
export const replacementRules = {
  /** The other one is later and takes its place. */
  takesPlace: 0,
  /** It is cut off there, and the other one covers the slice; where its own next page completes it, only a later one. */
  voids: 1,
  /** It is cut off there, and the other one is a later version of it that its next page completes. */
  voidsAsPage: 2,
} as const
