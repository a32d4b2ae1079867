/** The line at the foot of a page: what a key has done, and the rules that are marked to be compared. */

/** A rule's own address; where pages are files, not every two rules have a page together. */
const ruleAddress = /^(.*\/)rules\/([^/]+)\/$/

class FootLine extends HTMLElement {
  rows = []

  connectedCallback() {
    this.setAttribute('role', 'status')
    this.hidden = true
  }

  /** Gone after a while, unless it has something to follow. */
  say(text, ...more) {
    this.replaceChildren(text, ...more)
    this.hidden = false
    clearTimeout(this.fading)
    if (this.rows.length > 0) return
    this.fading = setTimeout(() => {
      this.hidden = true
    }, 2400)
  }

  /** Marks the row that has the focus, or takes its mark away; of three the first is dropped. */
  mark() {
    const row = document.activeElement.closest('.rows > li, .rules > li, .groups li li, tbody tr')
    const link = row && linkOf(row)
    if (!link) return
    const others = this.rows.filter(other => other !== row)
    const known = others.length < this.rows.length
    this.set(known ? others : [...others.slice(-1), row])
    if (this.rows.length === 0) this.say('no rule is marked')
    else this.say(`marked: ${this.rows.map(one => linkOf(one).textContent).join(' and ')}`, ...this.next())
  }

  next() {
    const [a, b] = this.rows.map(row => ruleAddress.exec(linkOf(row).href))
    if (!b) return [' · another one, and they are compared']
    const href = `${a[1]}overlap/${a[2]}/${b[2]}/`
    return [' · ', Object.assign(document.createElement('a'), { href, textContent: 'compare' })]
  }

  /** Whether two are marked, whose page then opens. */
  compare() {
    const link = this.rows.length === 2 && this.querySelector('a')
    if (link) link.click()
    return Boolean(link)
  }

  set(rows) {
    for (const row of this.rows) row.classList.remove('picked')
    for (const row of rows) row.classList.add('picked')
    this.rows = rows
  }

  clear() {
    this.set([])
    this.hidden = true
  }
}

const linkOf = row => [...row.querySelectorAll('a')].find(({ href }) => ruleAddress.test(href))

customElements.define('foot-line', FootLine)
