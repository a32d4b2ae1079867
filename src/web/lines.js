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
// A stage and its line point at each other, while the pointer or the focus is on either.
const stages = [...document.querySelectorAll('.stages > li')].flatMap(stage => {
  const link = stage.querySelector('a[href^="#L"]')
  return link ? [{ stage, line: document.getElementById(link.hash.slice(1)) }] : []
})
const point = ({ target }) => {
  for (const { stage, line } of stages) {
    const both = stage.contains(target) || line?.contains(target)
    stage.classList.toggle('near', both)
    line?.classList.toggle(
      'near',
      stages.some(other => other.line === line && other.stage.matches('.near')),
    )
  }
}
addEventListener('mouseover', point)
addEventListener('focusin', point)
addEventListener('hashchange', light)
if (addressed()) location.replace(location.hash)
light()
