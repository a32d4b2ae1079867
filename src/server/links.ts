/** The links of a page to others of the site. */

export interface FoundLink {
  /** An address of the site. */
  readonly target: string
  readonly fragment: string
}

/** Every address of this site that the page names, a place of the page itself among them: its own address. */
export function linksOf(html: string, address: string): readonly FoundLink[] {
  const found = new Map<string, FoundLink>()
  for (const [, raw = ''] of html.matchAll(/ (?:href|src|action)="([^"]*)"/g)) {
    if (found.has(raw) || /^[a-z]+:/i.test(raw)) continue
    found.set(raw, resolved(raw.replaceAll('&amp;', '&'), address))
  }
  return [...found.values()]
}

/** As a browser does it; the site's links are relative and name nothing that has to be escaped. */
function resolved(link: string, address: string): FoundLink {
  const fragmentAt = link.indexOf('#')
  const fragment = fragmentAt < 0 ? '' : link.slice(fragmentAt + 1)
  const path = link.slice(0, link.search(/[?#]|$/))
  if (path === '') return { target: address, fragment }
  let folder = path.startsWith('/') ? '' : address.slice(0, address.lastIndexOf('/'))
  let rest = path.startsWith('/') ? path.slice(1) : path
  while (rest.startsWith('../') || rest.startsWith('./')) {
    if (rest.startsWith('../')) folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')))
    rest = rest.slice(rest.indexOf('/') + 1)
  }
  return { target: `${folder}/${rest}`.replace(/(?<=\/)index\.html$/, ''), fragment }
}
