/**
 * The sections of a brief, one file each. More than twelve files: there are as many sections.
 *
 * @module
 */
import { type Product, type SectionName, sectionNames } from '../product/product.ts'
import { against } from './against.ts'
import { classes } from './classes.ts'
import { comparison } from './comparison.ts'
import { concentration } from './concentration.ts'
import { contributions } from './contributions.ts'
import { course } from './course.ts'
import { currencies } from './currencies.ts'
import { groups } from './groups.ts'
import { leaders } from './leaders.ts'
import { market } from './market.ts'
import { mirror } from './mirror.ts'
import { national } from './national.ts'
import { overview } from './overview.ts'
import { ownSection, type Plugin, pluginSection } from './own-section/own-section.ts'
import { partners } from './partners.ts'
import { places } from './places.ts'
import { priceVolume } from './price-volume.ts'
import { procedures } from './procedures.ts'
import { quarters } from './quarters.ts'
import { records } from './records.ts'
import { seasonal } from './seasonal.ts'
import type { Section } from './section.ts'
import { singleMonths } from './single-months.ts'
import { summary } from './summary.ts'
import { unitValues } from './unit-values.ts'

export type { Section } from './section.ts'
export { withSourceNote } from './source-note.ts'

/** A product with the plugins of the workspace whose sections it names. */
export interface ProductWithPlugins extends Product {
  readonly plugins?: readonly Plugin[]
}

/** The sections of a product's brief, in order. */
export const sectionsOfBrief = ({
  sections: named,
  ownSections,
  plugins = [],
  classes: productClasses,
}: ProductWithPlugins): Section[] =>
  named.flatMap((id) => {
    if (comparing.includes(id) && productClasses.length < 2) return []
    const current = ownSections[id]
    return sectionNames
      .flatMap((name) => (name === id ? [sections[name]] : []))
      .concat(current ? [ownSection(id, current)] : [])
      .concat(plugins.filter(({ section }) => section.id === id).map(pluginSection))
  })

/** Sections that set classes side by side: of one class alone they would compare it with itself. */
const comparing: readonly string[] = ['classes', 'comparison'] satisfies SectionName[]

const sections: Readonly<Record<SectionName, Section>> = {
  summary,
  overview,
  comparison,
  classes,
  partners,
  places,
  priceVolume,
  contributions,
  concentration,
  procedures,
  course,
  seasonal,
  leaders,
  records,
  unitValues,
  singleMonths,
  quarters,
  against,
  groups,
  national,
  currencies,
  market,
  mirror,
}
