/** The matrix by keyboard: one stop of Tab, arrows from cell to cell, Space for sub-techniques, letters to find. */

class AttackMatrix extends HTMLElement {
  typed = ''
  typedAt = 0

  connectedCallback() {
    this.removeAttribute('tabindex')
    for (const stop of this.querySelectorAll('.cell, summary')) stop.tabIndex = -1
    const cell = this.querySelector('.cell')
    if (cell) cell.tabIndex = 0
    this.addEventListener('keydown', event => this.press(event))
    this.addEventListener('focusin', ({ target }) => {
      if (!target.matches('.cell')) return
      for (const stop of this.querySelectorAll('.cell[tabindex="0"]')) stop.tabIndex = -1
      target.tabIndex = 0
    })
  }

  press(event) {
    const { key, target } = event
    if (!target.matches('.cell') || event.metaKey || event.altKey || (event.ctrlKey && !/^(Home|End)$/.test(key)))
      return
    const done = this.move(key, target, event.ctrlKey) || this.find(key, target)
    if (!done) return
    event.preventDefault()
    event.stopPropagation()
  }

  /** Whether the key is one that moves or folds. */
  move(key, cell, all) {
    const column = cellsOf(all ? this : cell.closest('section'))
    const at = column.indexOf(cell)
    if (key === 'ArrowDown') column[at + 1]?.focus()
    else if (key === 'ArrowUp') column[at - 1]?.focus()
    else if (key === 'ArrowRight') beside(cell, 'nextElementSibling')?.focus()
    else if (key === 'ArrowLeft') beside(cell, 'previousElementSibling')?.focus()
    else if (key === 'Home') column[0]?.focus()
    else if (key === 'End') column.at(-1)?.focus()
    else if (key === ' ') fold(cell)
    else return false
    return true
  }

  /** What is typed within a second is looked for in ids and names, from this cell on and around. */
  find(key, cell) {
    if (!/^[\p{L}\p{N}. -]$/u.test(key)) return false
    const now = Date.now()
    this.typed = (now - this.typedAt < 1000 ? this.typed : '') + key.toLowerCase()
    this.typedAt = now
    const cells = cellsOf(this)
    const at = cells.indexOf(cell) + (this.typed.length === 1 ? 1 : 0)
    const starts = other =>
      [...other.querySelectorAll('i, span')].some(part => part?.textContent.toLowerCase().startsWith(this.typed))
    const found = [...cells.slice(at), ...cells.slice(0, at)].find(starts)
    found?.focus()
    return true
  }
}

/** Those that are not folded away. */
const cellsOf = place => [...place.querySelectorAll('.cell')].filter(cell => cell.closest('details')?.open !== false)

/** In the next column, at the same height. */
function beside(cell, side) {
  const column = cell.closest('section')[side]
  if (!column) return undefined
  const middle = cell.getBoundingClientRect().top
  const far = other => Math.abs(other.getBoundingClientRect().top - middle)
  return cellsOf(column).reduce((best, other) => (best && far(best) <= far(other) ? best : other), undefined)
}

/** On a sub-technique folds the technique that it belongs to. */
function fold(cell) {
  const around = cell.closest('details')
  const details = around ?? cell.parentElement.querySelector('details')
  if (!details) return
  details.open = !details.open
  if (around) details.parentElement.querySelector('.cell').focus()
}

customElements.define('attack-matrix', AttackMatrix)
