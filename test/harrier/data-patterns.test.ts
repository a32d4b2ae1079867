/** Regular expressions that stand in the data: what the database cannot run is said with its place, not as its error. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openHarrier } from '../../src/harrier.ts'

const harrier = await openHarrier()
after(() => harrier.close())

test('a look-ahead in the data is said, with the pattern and the place that asks for it', async () => {
  const spl = '| makeresults | eval p="a(?=b)" | stats values(p) as p | where match("ab", p)'
  const { ok, diagnostics } = await harrier.search({ spl, paths: [], rules: [] })
  assert.equal(ok, false)
  const [told] = diagnostics
  assert.equal(
    told?.message,
    "the data have a regular expression that is not supported: 'a(?=b)' (invalid perl operator: (?=)",
  )
  const span = told?.place?.span
  assert.equal(span && spl.slice(span.start, span.end), 'p')
  assert.ok(span && span.start > spl.indexOf('match'))
})
