/** One map of keys for all pages, and the dialog that shows it and switches single keys off. */

const places = { r: 'rules', a: 'attack', e: 'events', i: 'indicators', o: 'overlap' }
let going = false

const focused = () => document.activeElement
const first = selector => document.querySelector(selector)
const open = element => {
  if (element instanceof HTMLDetailsElement) element.open = !element.open
}

const line = document.createElement('foot-line')
document.body.append(line)

const map = [
  ['/', 'search', () => first('input[type=search]')?.focus()],
  ['j', 'next row', () => step(1)],
  ['k', 'previous row', () => step(-1)],
  ['o', 'open the row, as Enter does', () => focused()?.click?.()],
  ['e', 'expand or fold what the focus is in', () => open(foldOf(focused()))],
  ['E', 'fold all', foldAll],
  ['f', 'first filter', toFilters],
  ['y', 'copy the link of this page', copyLink],
  ['x', 'mark a rule, or take its mark away', () => line.mark()],
  ['[', 'previous rule or page', () => first('a[rel=prev]')?.click()],
  [']', 'next rule or page', () => first('a[rel=next]')?.click()],
  ['.', 'this page as JSON', () => raw(first('link[rel=alternate][type="application/json"]'))],
  ['m', 'macros expanded or folded', () => open(first('#expanded'))],
  ['c', 'compare two marked rules; on a page of one or two, copy it', () => line.compare() || copy()],
  ['?', 'these keys', show],
]
const shown = [
  ...map.map(([key, what]) => [key, what]),
  ['g r a e i o', 'g and a letter: go to Rules, ATT&CK, Events, Indicators, Overlap'],
  ['1 to 9', 'sections of a rule'],
  ['Esc', 'leave a field, close, clear marks'],
]

function copy() {
  const button = first('.code [data-copy]')
  if (button && !button.hidden) {
    button.click()
    line.say('copied')
  } else if (first('#body')) line.say('not copied: the file is shown in part, or this browser copies nothing here')
}

async function copyLink() {
  try {
    await navigator.clipboard.writeText(location.href)
    line.say('link copied')
  } catch {
    line.say('this browser copies nothing here; the link is in its address bar')
  }
}

const raw = link => {
  if (link) location.assign(link.href)
}

addEventListener('keydown', event => {
  const { key, target } = event
  const typing = target.closest?.('input:not([type=checkbox]), textarea, select, [contenteditable]')
  if (key === 'Escape' && typing) return typing.blur()
  if (typing || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
  if (isOff() || first('dialog[open]')) return
  if (key === 'Escape') return line.clear()
  const after = going
  going = !after && key === 'g'
  if (after && Object.hasOwn(places, key)) {
    const links = [...document.querySelectorAll('header nav a')]
    return links.find(link => link.href.includes(`/${places[key]}/`))?.click()
  }
  if (/^[1-9]$/.test(key)) return document.querySelectorAll('aside a')[Number(key) - 1]?.click()
  const act = map.find(([name]) => name === key)?.[2]
  if (!act) return
  event.preventDefault()
  act()
})

const rowsShown = '.rows > li, tbody tr, .rules > li, .groups > li'

/** Moves the focus from row to row, so that what is lit is what Enter opens. */
function step(by) {
  const rows = [...(first('main')?.querySelectorAll(rowsShown) ?? [])].filter(row => row.querySelector('a'))
  const at = rows.findIndex(row => row.contains(focused()))
  const row = rows[Math.max(0, Math.min(rows.length - 1, at + by))]
  row?.querySelector('.name, a')?.focus()
}

const folds = () => [...document.querySelectorAll('main details:not(.side)')]

function foldAll() {
  for (const fold of folds()) fold.open = false
}

/** The fold in the row, around the focus, or the next one below it. */
function foldOf(element) {
  const near = element?.closest('tr, li')?.querySelector('details') ?? element?.closest('details:not(.side)')
  const below = fold =>
    !element || element === document.body || element.compareDocumentPosition(fold) & Node.DOCUMENT_POSITION_FOLLOWING
  return near ?? folds().find(below)
}

function toFilters() {
  const side = first('.side')
  if (!side) return
  side.open = true
  side.querySelector('a')?.focus()
}

const isOff = () => {
  try {
    return localStorage.getItem('keys') === 'off'
  } catch {
    return false
  }
}

const made = (name, text = '', ...children) => {
  const element = document.createElement(name)
  element.append(text, ...children)
  return element
}

function show() {
  const known = first('dialog.map') ?? dialog()
  known.showModal()
}

function dialog() {
  const box = Object.assign(document.createElement('input'), { type: 'checkbox', checked: !isOff() })
  box.addEventListener('change', () => {
    try {
      localStorage.setItem('keys', box.checked ? 'on' : 'off')
    } catch {}
  })
  const list = made('dl')
  for (const [key, what] of shown) list.append(made('dt', '', made('kbd', key)), made('dd', what))
  const close = Object.assign(made('button', 'Close'), { type: 'button' })
  const title = Object.assign(made('h2', 'Keys'), { id: 'map-title' })
  const whole = Object.assign(made('dialog', '', title, list, made('label', '', box, ' single keys act')), {
    className: 'map',
  })
  whole.setAttribute('aria-labelledby', title.id)
  whole.append(close)
  close.addEventListener('click', () => whole.close())
  document.body.append(whole)
  return whole
}

const button = Object.assign(document.createElement('button'), { type: 'button', className: 'theme keys' })
button.setAttribute('aria-label', 'Keys')
button.addEventListener('click', show)
first('header').append(button)
