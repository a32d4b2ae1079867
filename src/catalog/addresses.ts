/** Every address of the catalog, made in one place: readable, safe for paths of every file system, the same each time. */
import { createHash } from 'node:crypto'

export const listAddress = '/rules/'
export const matrixAddress = '/attack/'
export const providersAddress = '/events/'
export const fieldsAddress = '/indicators/'
export const overlapAddress = '/overlap/'
/** One page for two rules, whichever is asked for first. */
export const pairAddress = (a: string, b: string): string => `${overlapAddress}${[a, b].toSorted().join('/')}/`
export const problemsAddress = '/problems/'

export const ruleAddress = (slug: string): string => `/rules/${slug}/`
export const techniqueAddress = (id: string): string => `/attack/${id}/`
export const providerAddress = (provider: string): string => `/events/${segment(provider.toLowerCase())}/`
export const eventAddress = (provider: string, id: number | undefined): string =>
  id === undefined ? providerAddress(provider) : `${providerAddress(provider)}${id}/`
export const fieldAddress = (field: string): string => `/indicators/${segment(field)}/`

/** Of a normal form: field, operator, value. */
export const indicatorAddress = (field: string, operator: string, value: string): string =>
  `${fieldAddress(field)}${operator}/${segment(value, true)}/`

/** The list under a filter, `page` from 1 on. */
export const facetAddress = (facet: string, value: string, page = 1): string =>
  `/rules/by/${facet}/${segment(value)}/${page > 1 ? `page/${page}/` : ''}`
export const pageAddress = (page: number): string => (page > 1 ? `/rules/page/${page}/` : listAddress)

/** `Suspicious WMI-Use` is `suspicious-wmi-use`. */
export function slug(text: string, most = 80): string {
  const words = text
    .slice(0, 4 * most)
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
  return words.slice(0, most).replace(/-+$/, '')
}

const plain = /^[a-z0-9][a-z0-9_-]*(?:\.[a-z0-9_-]+)*$/
/** Names that some file systems keep for devices, and those that have a meaning in our addresses. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d|index|page|by)(?:\.|$)/

/** A text as one part of a path: itself where that is safe, else its words and six digits of its SHA-256. */
export function segment(text: string, always = false): string {
  if (!always && text.length <= 60 && plain.test(text) && !reserved.test(text)) return text
  const digits = createHash('sha256').update(text).digest('hex').slice(0, 6)
  return `${slug(text, 48) || 'value'}~${digits}`
}
