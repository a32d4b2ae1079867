/** The links of a page to others of the site. */

export interface FoundLink {
  /** An address of the site. */
  readonly target: string
  readonly fragment: string
}

/** Every address of this site that the page names, a place of the page itself among them: its own address. */
export function linksOf(html: string, address: string): readonly FoundLink[] {
  const found = new Map<string, FoundLink>()
  for (const [, , raw = ''] of html.matchAll(/ (href|src|action)="([^"]*)"/g)) {
    const link = raw.replaceAll('&amp;', '&')
    if (/^[a-z]+:/i.test(link) || found.has(link)) continue
    const { target, fragment } = resolved(link, address)
    found.set(link, { target: target.replace(/(?<=\/)index\.html$/, ''), fragment })
  }
  return [...found.values()]
}

/** As a browser does it; the site's links are relative and name nothing that has to be escaped. */
function resolved(link: string, address: string): FoundLink {
  const [, path = '', fragment = ''] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(link) ?? []
  if (path === '') return { target: address, fragment }
  const parts = path.startsWith('/') ? [] : address.slice(0, address.lastIndexOf('/')).split('/')
  for (const part of path.split('/'))
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  return { target: `/${parts.filter((part, at) => part !== '' || at === parts.length - 1).join('/')}`, fragment }
}
