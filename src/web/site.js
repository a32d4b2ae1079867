/** What pages gain where scripts run: the theme, copying, the list of a site of files. Everything reads and links without it. */

const root = document.documentElement

/** A button of the header, which means nothing where no script runs. */
function headerButton(className, label, act) {
  const button = Object.assign(document.createElement('button'), { type: 'button', className })
  button.setAttribute('aria-label', label)
  button.addEventListener('click', act)
  document.querySelector('header').append(button)
}

headerButton('theme', 'Light or dark', () => {
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
  root.dataset.theme = dark ? 'light' : 'dark'
  try {
    localStorage.setItem('theme', root.dataset.theme)
  } catch {}
})

for (const button of document.querySelectorAll('[data-copy]')) {
  if (!navigator.clipboard) continue
  button.hidden = false
  const label = button.textContent
  button.addEventListener('click', async () => {
    const lines = button.closest('.code').querySelectorAll('pre b')
    await navigator.clipboard.writeText([...lines].map(line => line.textContent).join('\n'))
    button.textContent = 'Copied'
    setTimeout(() => {
      button.textContent = label
    }, 1200)
  })
}

// On narrow screens filters begin folded.
if (matchMedia('(max-width: 60rem)').matches) for (const side of document.querySelectorAll('.side')) side.open = false

addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll('main details:not(.form)')) details.open = true
})

// What a form leaves open is not part of its address.
for (const form of document.querySelectorAll('form.filters'))
  form.addEventListener('formdata', ({ formData }) => {
    for (const [name, value] of [...formData]) if (value === '') formData.delete(name)
  })

const marks = [...document.querySelectorAll('aside a')]
const sections = marks.map(mark => document.getElementById(mark.hash.slice(1)))
if (marks.length > 0)
  addEventListener(
    'scroll',
    () => {
      const at = sections.findLastIndex(section => section && section.getBoundingClientRect().top < 120)
      marks.forEach((mark, index) => {
        mark.classList.toggle('here', index === at)
      })
    },
    { passive: true },
  )

const facetNames = ['vendor', 'tactic', 'source', 'severity', 'type', 'language']

/** The list of a site of files: no server answers its query, so the rules are looked through here. */
class CatalogFilter extends HTMLElement {
  connectedCallback() {
    const { searchParams, pathname } = new URL(location.href)
    this.query = searchParams.get('q')?.trim() ?? ''
    const [, facet, value] = /\/by\/([a-z]+)\/([^/]+)\//.exec(pathname) ?? []
    const asked = [...searchParams].filter(([name]) => facetNames.includes(name)).map(pair => pair.join('='))
    this.filters = facet ? [`${facet}=${value}`] : asked
    if (this.query === '' && asked.length === 0) return this.link()
    for (const input of document.querySelectorAll('input[type=search]')) input.value = this.query
    const script = document.createElement('script')
    script.src = this.getAttribute('src')
    script.addEventListener('load', () => this.show())
    document.head.append(script)
  }

  root() {
    return new URL(this.getAttribute('src'), location.href)
  }

  /** Filters at the side, each with its own address: here they add to those in force. */
  sides() {
    return [...document.querySelectorAll('.side li')].flatMap(row => {
      const [, facet, value] = /\/by\/([a-z]+)\/([^/]+)\//.exec(row.querySelector('a').href) ?? []
      return facet ? [{ row, facet, filter: `${facet}=${decodeURIComponent(value)}` }] : []
    })
  }

  link() {
    if (this.filters.length === 0 && this.query === '') return
    for (const { row, filter } of this.sides()) {
      const without = this.filters.filter(other => other !== filter)
      const asked = without.length < this.filters.length ? without : [...this.filters, filter]
      row.querySelector('a').href = this.addressOf(asked)
    }
  }

  addressOf(filters) {
    const url = new URL('index.html', this.root())
    if (this.query !== '') url.searchParams.set('q', this.query)
    for (const one of filters) url.searchParams.append(...one.split('='))
    return url.href
  }

  show() {
    const { fields, facets, rules } = globalThis.harrierCatalog
    const terms = termsOf(this.query, new Map(fields), facets)
    const numbers = new Map(facets.map((facet, number) => [facet, number]))
    const matched = rules.filter(rule => terms.every(term => term(rule)))
    const under = filters => {
      const groups = facetNames.map(name =>
        filters.filter(one => one.startsWith(`${name}=`)).map(one => numbers.get(one)),
      )
      return matched.filter(rule =>
        groups.every(group => group.length === 0 || group.some(one => rule[2].includes(one))),
      )
    }
    const found = under(this.filters)
    const what = [this.query, ...this.filters].filter(Boolean).join(' ')
    document.getElementById('total').textContent =
      `${grouped(found.length)} of ${grouped(rules.length)} rules match ${what}`
    for (const nav of document.querySelectorAll('.pages')) nav.remove()
    this.count(under, numbers)
    this.link()
    if (found.length === 0) return this.replaceChildren(this.nothing(what, under))
    const list = part('ol', 'rows')
    for (const rule of found.slice(0, mostFound)) list.append(this.row(rule, facets))
    this.replaceChildren(list)
    if (found.length > mostFound) this.append(`${grouped(found.length - mostFound)} more: another word narrows them`)
  }

  /** Why the list is empty, and what would fill it. */
  nothing(what, under) {
    const box = part('div', 'empty')
    const list = part('ul', 'plain')
    for (const filter of this.filters) {
      const others = this.filters.filter(other => other !== filter)
      const link = Object.assign(part('a', '', `Without ${filter}`), { href: this.addressOf(others) })
      const item = part('li', '')
      item.append(link, ` (${grouped(under(others).length)})`)
      list.append(item)
    }
    box.append(part('p', '', `No rule matches ${what}.`), list)
    return box
  }

  /** Counts of a facet hold under the filters of the others. */
  count(under, numbers) {
    const rest = new Map(facetNames.map(name => [name, under(this.filters.filter(one => !one.startsWith(`${name}=`)))]))
    for (const { row, facet, filter } of this.sides()) {
      const number = numbers.get(filter)
      const count = rest.get(facet).filter(rule => rule[2].includes(number)).length
      row.querySelector('.n').textContent = grouped(count)
      row.querySelector('meter').value = count
      row.className = this.filters.includes(filter) ? 'chosen' : count === 0 ? 'none' : ''
    }
  }

  row([name, slug, numbers, , tests], facets) {
    const row = document.createElement('li')
    const what = part('div', 'what')
    const link = part('a', 'name', name)
    link.href = new URL(`${slug}/index.html`, this.root()).href
    const logic = part('p', 'logic')
    for (const test of tests.split('\n').slice(0, 2)) if (test !== '') logic.append(part('span', '', test))
    what.append(link, logic)
    const valuesOf = wanted =>
      numbers.map(number => facets[number].split('=')).flatMap(([facet, value]) => (facet === wanted ? [value] : []))
    const about = part('div', 'about note')
    for (const severity of valuesOf('severity'))
      about.append(part('span', `sev ${severity} plain`, `${glyphs[severity]} ${severity}`), ' · ')
    about.append([...valuesOf('vendor'), ...valuesOf('type')].join(' · '))
    row.append(what, about)
    return row
  }
}

const part = (name, className, textContent = '') =>
  Object.assign(document.createElement(name), { className, textContent })

const glyphs = { critical: '◆', high: '▲', medium: '▪', low: '●', informational: '○' }

/** `6 134`: thin blanks between thousands, as the pages are written. */
const grouped = count => String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, '\u202f')

const mostFound = 200

/** Words look in names, ids and descriptions, `field=value` in what rules test or are, `field!=value` in what they do not, as on the server. */
function termsOf(query, fields, facets) {
  return [...query.matchAll(/(?:([A-Za-z_][\w.]*)(!?=))?("[^"]*"|[^\s"]+)/g)].map(([, key, operator, raw]) => {
    const term = termOf(key, raw.replaceAll('"', '').toLowerCase(), fields, facets)
    return operator === '!=' ? rule => !term(rule) : term
  })
}

function termOf(key, wanted, fields, facets) {
  if (key === undefined)
    return ([name, slug, , words, , text]) => `${name}\n${slug}\n${words}\n${text}`.toLowerCase().includes(wanted)
  const parts = wanted.split('*').filter(Boolean)
  const lower = key.toLowerCase()
  if (lower === 'technique') return rule => parts.every(one => rule[3].includes(one))
  if (facetNames.includes(lower)) {
    const chosen = new Set(
      facets.flatMap((facet, number) =>
        facet.startsWith(`${lower}=`) && parts.every(one => facet.includes(one, lower.length)) ? [number] : [],
      ),
    )
    return ([, , numbers]) => numbers.some(number => chosen.has(number))
  }
  const starts = (fields.get(key) ?? [lower]).map(field => `${field}=`)
  const holds = (test, start) => test.startsWith(start) && parts.every(one => test.includes(one, start.length))
  return ([, , , , tests]) => tests.split('\n').some(test => starts.some(start => holds(test, start)))
}

customElements.define('catalog-filter', CatalogFilter)
