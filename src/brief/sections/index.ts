import { classes } from './classes.ts'
import { concentration } from './concentration.ts'
import { contributions } from './contributions.ts'
import { course } from './course.ts'
import { overview } from './overview.ts'
import { partners } from './partners.ts'
import { places } from './places.ts'
import { priceVolume } from './price-volume.ts'
import { procedures } from './procedures.ts'
import type { Section } from './section.ts'
import type { SectionName } from './section-names.ts'
import { summary } from './summary.ts'

export type { Section } from './section.ts'

/** The sections that a product file can name. */
export const sections: Readonly<Record<SectionName, Section>> = {
  summary,
  overview,
  classes,
  partners,
  places,
  priceVolume,
  contributions,
  concentration,
  procedures,
  course,
}
