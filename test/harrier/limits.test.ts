/** Limits of rows that a search's author did not write are kept where they are semantics, and told when they cut. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openHarrier } from '../../src/harrier.ts'

const harrier = await openHarrier()
after(() => harrier.close())

async function told(spl: string, splunkLimits = false): Promise<{ rows: number; messages: readonly string[] }> {
  const { total, diagnostics } = await harrier.search({ spl, paths: [], rules: [], splunkLimits })
  return { rows: total, messages: diagnostics.map(({ message }) => message) }
}

test('sort keeps 10,000 rows and says how many there were', async () => {
  const cut = await told('| makeresults count=10001 | streamstats count as n | sort n')
  assert.deepEqual(cut, { rows: 10_000, messages: ["'sort' keeps the first 10,000 of 10,001 rows"] })
})

test('sort says nothing where it cut nothing, or where its limit was written', async () => {
  assert.deepEqual(await told('| makeresults count=10000 | streamstats count as n | sort n'), {
    rows: 10_000,
    messages: [],
  })
  assert.deepEqual(await told('| makeresults count=10001 | streamstats count as n | sort 0 n'), {
    rows: 10_001,
    messages: [],
  })
  assert.deepEqual(await told('| makeresults count=10001 | streamstats count as n | sort 5 n'), {
    rows: 5,
    messages: [],
  })
})

test('a limit of machines is lifted, and it is said where Splunk would have cut', async () => {
  const all = await told('| makeresults | append [| makeresults count=50001] | stats count')
  assert.deepEqual(all.messages, ["'append' has 50,001 rows to take; Splunk takes the first 50,000 only"])
})

test('asked for, the limits of machines cut as in Splunk', async () => {
  const cut = await told('| makeresults | append [| makeresults count=50001]', true)
  assert.deepEqual(cut, { rows: 50_001, messages: ["'append' keeps the first 50,000 of 50,001 rows"] })
})

test('mvrange says in how many rows a range of the data is longer than it makes', async () => {
  const spl = '| makeresults count=3 | streamstats count as n | eval end=n*60000, few=mvrange(0, end) | table n few'
  assert.deepEqual(await told(spl), {
    rows: 3,
    messages: ["'mvrange' is null in 2 rows: it would make more than 100,000 values"],
  })
})

test('mvrange over the values of a list says that it may be null', async () => {
  const spl = '| makeresults | eval ends=mvappend("2", "3"), all=mvmap(ends, mvcount(mvrange(0, ends)))'
  const { messages } = await told(spl)
  assert.deepEqual(messages, ["'mvrange' is null where it would make more than 100,000 values"])
})
