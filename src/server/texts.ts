/** Texts beside the page of a rule: what is too long for it, and what programs ask for. */

import { ruleAddress } from '../catalog/addresses.ts'
import type { Library } from '../catalog/library.ts'
import { limits } from '../web/limits.ts'
import type { Page, RulePage } from './api.ts'

const names = ['body.txt', 'expanded.txt', 'indicators.txt', 'plan.txt', 'sql.txt'] as const
type TextName = (typeof names)[number]

/** The rule and the text that an address below it asks for. */
export function textAsked(address: string, library: Library): { page: string; name: TextName } | undefined {
  const match = /^\/rules\/([a-z0-9-]+)\/([a-z]+\.txt)$/.exec(address)
  const name = names.find(known => known === match?.[2])
  const slug = match?.[1] ?? ''
  return name && library.bySlug.has(slug) ? { page: ruleAddress(slug), name } : undefined
}

export function textOf(page: RulePage, name: TextName): string | undefined {
  switch (name) {
    case 'body.txt':
      return page.body.text
    case 'expanded.txt':
      return page.body.expanded
    case 'plan.txt':
      return page.compiled?.plan
    case 'sql.txt':
      return page.compiled?.sql
    case 'indicators.txt':
      return page.indicators
        .map(({ field, operator, value, exclude, others }) =>
          [exclude ? 'not' : '', field, operator, JSON.stringify(value), others].join('\t'),
        )
        .join('\n')
  }
}

/** A text that stands in a file of its own, as JSON names it. */
interface Beside {
  readonly file: TextName
  readonly characters: number
}

/** The facts of a page as JSON: what is longer than a page shows stands once, in its own file. */
export function jsonOf(page: Page): object {
  if (page.kind !== 'rule') return page
  const { body, compiled } = page
  const [{ body: mostBody, form } = { body: 0, form: 0 }] = limits
  return {
    ...page,
    body: {
      ...body,
      text: inOrBeside(body.text, 'body.txt', mostBody),
      expanded: body.expanded === undefined ? undefined : inOrBeside(body.expanded, 'expanded.txt', form),
    },
    compiled: compiled && {
      ...compiled,
      plan: inOrBeside(compiled.plan, 'plan.txt', form),
      sql: inOrBeside(compiled.sql, 'sql.txt', form),
    },
  }
}

const inOrBeside = (text: string, file: TextName, most: number): string | Beside =>
  text.length > most ? { file, characters: text.length } : text
