/** Lines of a rule's file: each has an address, several have one together (`#L2-L4`), and a click on a number goes there. */

const lines = [...document.querySelectorAll('#body ~ .code:not(details *) b')]
// The page itself names the lines that it links to.
lines.forEach((line, index) => {
  line.id = `L${index + 1}`
})

const addressed = () => /^#L(\d+)(?:-L(\d+))?$/.exec(location.hash)?.slice(1).map(Number)

function light() {
  const [from, to] = addressed() ?? []
  lines.forEach((line, index) => {
    line.classList.toggle('lit', index + 1 >= from && index + 1 <= to)
  })
  if (to) lines[from - 1]?.scrollIntoView()
}

const widthOfNumbers = 48

const file = lines[0]?.closest('pre')
file?.classList.add('numbers')
file?.addEventListener('click', event => {
  const line = event.target.closest('b')
  if (!line || event.clientX - line.getBoundingClientRect().left > widthOfNumbers) return
  const number = lines.indexOf(line) + 1
  const [other] = (event.shiftKey && addressed()) || []
  const [from, to] = [number, other ?? number].sort((a, b) => a - b)
  location.hash = from === to ? `#L${from}` : `#L${from}-L${to}`
})
// A stage and its line point at each other, and so do a test and what it was read from, while the pointer or the focus is on either.
const stages = [...document.querySelectorAll('.stages > li')].flatMap(stage => {
  const link = stage.querySelector('a[href^="#L"]')
  return link ? [{ stage, line: document.getElementById(link.hash.slice(1)) }] : []
})
const stageOf = test => stages.find(({ stage }) => stage.contains(test))

/** The characters that a test was read from: `11:24+14` of its line and, where they are many, of those that follow. */
function placeOf(test) {
  const [number, from, many] = test.dataset.at.split(/\D/).map(Number)
  const range = document.createRange()
  let left = from
  let isOpen = false
  for (const line of lines.slice(number - 1)) {
    const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const { currentNode: text } = texts
      if (!isOpen && left < text.length) {
        range.setStart(text, left)
        left += many
        isOpen = true
      }
      if (isOpen && left <= text.length) {
        range.setEnd(text, left)
        return range
      }
      left -= text.length
    }
    left--
  }
}

const lit = globalThis.Highlight && new Highlight()
if (lit) CSS.highlights.set('test', lit)

let tests
const point = ({ target }) => {
  tests ??= [...document.querySelectorAll('[data-at]')].map(test => ({ test, place: placeOf(test) }))
  const own = tests.find(({ test }) => test.contains(target))?.place
  lit?.clear()
  if (own) lit?.add(own)
  const near = new Set()
  for (const { stage, line } of stages) {
    const both = stage.contains(target) || line?.contains(target)
    stage.classList.toggle('near', both)
    if (both && !own) near.add(line)
  }
  for (const line of lines) line.classList.toggle('near', near.has(line) || Boolean(own?.intersectsNode(line)))
  const line = lines.find(other => other.contains(target))
  for (const { test, place } of tests)
    test.classList.toggle('near', Boolean(line && place?.intersectsNode(line)) && stageOf(test)?.line !== line)
}
addEventListener('mouseover', point)
addEventListener('focusin', point)
addEventListener('hashchange', light)
if (addressed()) location.replace(location.hash)
light()
