import { escapeMarkup } from '../shared/shared.ts'

/** A text in Office Open XML, in an element or an attribute. */
export const officeText = (text: string): string => escapeMarkup(text).replaceAll('&#39;', '&apos;')
