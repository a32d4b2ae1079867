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
  button.addEventListener('click', async () => {
    const lines = button.closest('.code').querySelectorAll('pre b')
    await navigator.clipboard.writeText([...lines].map(line => line.textContent).join('\n'))
    button.textContent = 'Copied'
    setTimeout(() => {
      button.textContent = 'Copy'
    }, 1200)
  })
}

// The page itself names the lines that it links to.
document.querySelectorAll('#body ~ .code:not(details *) b').forEach((line, index) => {
  line.id = `L${index + 1}`
})
if (/^#L\d+$/.test(location.hash)) location.replace(location.hash)

// On narrow screens filters begin folded.
if (matchMedia('(max-width: 60rem)').matches) for (const side of document.querySelectorAll('.side')) side.open = false

addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll('main details')) details.open = true
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

/** The list of a site of files: no server answers its query, so the rules are looked through here. */
class CatalogFilter extends HTMLElement {
  connectedCallback() {
    const query = new URLSearchParams(location.search).get('q')?.trim()
    if (!query) return
    for (const input of document.querySelectorAll('input[type=search]')) input.value = query
    const script = document.createElement('script')
    script.src = this.getAttribute('src')
    script.addEventListener('load', () => this.show(query))
    document.head.append(script)
  }

  show(query) {
    const { fields, rules } = globalThis.harrierCatalog
    const terms = termsOf(query, new Map(fields))
    const found = rules.filter(rule => terms.every(term => term(rule)))
    document.getElementById('total').textContent = `${found.length} of ${rules.length} rules match ${query}`
    for (const nav of document.querySelectorAll('.pages')) nav.remove()
    const list = document.createElement('ol')
    list.className = 'rows'
    for (const [name, slug, vendor, severity] of found.slice(0, mostFound)) {
      const link = Object.assign(document.createElement('a'), { className: 'name', textContent: name })
      link.href = new URL(`${slug}/index.html`, new URL(this.getAttribute('src'), location.href)).href
      const note = Object.assign(document.createElement('span'), {
        className: 'note',
        textContent: [severity, vendor].filter(Boolean).join(' · '),
      })
      const row = document.createElement('li')
      row.append(link, note)
      list.append(row)
    }
    this.replaceChildren(list)
    if (found.length > mostFound) this.append(`${found.length - mostFound} more: another word narrows them`)
  }
}

const mostFound = 200

/** Words look in names and ids, `field=value` in what rules test, as on the server. */
function termsOf(query, fields) {
  return [...query.matchAll(/(?:([A-Za-z_][\w.]*)=)?("[^"]*"|[^\s"]+)/g)].map(([, key, raw]) => {
    const wanted = raw.replaceAll('"', '').toLowerCase()
    if (key === undefined)
      return ([name, , vendor, , words]) => `${name}\n${vendor}\n${words}`.toLowerCase().includes(wanted)
    const starts = (fields.get(key) ?? [key.toLowerCase()]).map(field => `${field}=`)
    const parts = wanted.split('*').filter(Boolean)
    const holds = (test, start) => test.startsWith(start) && parts.every(part => test.includes(part, start.length))
    return ([, , , , , tests]) => tests.split('\n').some(test => starts.some(start => holds(test, start)))
  })
}

customElements.define('catalog-filter', CatalogFilter)
