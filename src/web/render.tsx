/** From the facts of a page to its HTML. */
import type { Page, RulePage } from '../server/api.ts'
import { unreachable } from '../text/unreachable.ts'
import { compact } from './compact.ts'
import { largestRulePage, limits, shortened } from './limits.ts'
import { Matrix, Technique } from './pages/attack.tsx'
import { Event, Provider, Providers } from './pages/events.tsx'
import { Home } from './pages/home.tsx'
import { Field, Fields, Indicator } from './pages/indicators.tsx'
import { List } from './pages/list.tsx'
import { Overlap } from './pages/overlap.tsx'
import { Pair } from './pages/pair.tsx'
import { Missing, Problems } from './pages/problems.tsx'
import { Rule } from './pages/rule.tsx'
import type { Site } from './site.tsx'

export const render = (page: Page, site: Site): string =>
  page.kind === 'rule' ? smallEnough(page, site) : html(element(page, site))

export const renderMissing = (site: Site): string => html(<Missing site={site} />)

const html = (node: { toString(): string }): string => compact(`<!doctype html>${node}`)

/** Rules with thousands of values are shown in part: how much is found by trying. */
function smallEnough(page: RulePage, site: Site): string {
  let text = ''
  for (const limit of limits) {
    // a page that is cut has the same shape
    const facts = limit.other ? (shortened(page, limit.other) as RulePage) : page
    text = html(<Rule page={facts} site={site} limits={limit} />)
    if (Buffer.byteLength(text) <= largestRulePage) break
  }
  return text
}

function element(page: Exclude<Page, RulePage>, site: Site) {
  switch (page.kind) {
    case 'home':
      return <Home page={page} site={site} />
    case 'list':
      return <List page={page} site={site} />
    case 'providers':
      return <Providers page={page} site={site} />
    case 'provider':
      return <Provider page={page} site={site} />
    case 'event':
      return <Event page={page} site={site} />
    case 'fields':
      return <Fields page={page} site={site} />
    case 'field':
      return <Field page={page} site={site} />
    case 'indicator':
      return <Indicator page={page} site={site} />
    case 'overlap':
      return <Overlap page={page} site={site} />
    case 'pair':
      return <Pair page={page} site={site} />
    case 'matrix':
      return <Matrix page={page} site={site} />
    case 'technique':
      return <Technique page={page} site={site} />
    case 'problems':
      return <Problems page={page} site={site} />
    default:
      return unreachable(page)
  }
}
