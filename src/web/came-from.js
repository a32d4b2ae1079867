/** On a rule that was opened from a list, previous and next are those of the list, and between them stands the way back. */

const rows = '.rows .name, .rules a'

addEventListener('click', ({ target }) => {
  if (!target.closest(rows)) return
  const rules = [...document.querySelectorAll(rows)].map(({ href }) => href)
  try {
    sessionStorage.setItem('list', JSON.stringify({ list: location.href, rules }))
  } catch {}
})

const link = (textContent, href, rel = '') => Object.assign(document.createElement('a'), { textContent, href, rel })

function follow(turn) {
  const { list, rules = [] } = JSON.parse(sessionStorage.getItem('list')) ?? {}
  const at = rules.indexOf(location.href.replace(/#.*/, ''))
  if (at < 0) return
  turn.replaceChildren(
    at > 0 ? link('‹ previous', rules[at - 1], 'prev') : '',
    link(`${at + 1} of ${rules.length} in the list`, list),
    rules[at + 1] ? link('next ›', rules[at + 1], 'next') : '',
  )
}

const turn = document.querySelector('.turn')
try {
  if (turn) follow(turn)
} catch {}
