/** The published data sources: which of the fields that Splunk listed for their examples we make, and what we take the examples for. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fieldCoverage, totals } from '../../scripts/field-coverage.ts'
import { needsShared } from '../shared.ts'

// The file says another sourcetype than its example has, or the text has nothing of its own.
const mislabelled: readonly string[] = [
  'google_workspace_login_failure: gws:reports:login',
  'google_workspace_login_success: gws:reports:login',
  'pingid: _json',
  'powershell_installed_iis_modules: text',
  'splunk_stream_ip: nginx:plus:kv',
  'windows_active_directory_admon: XmlWinEventLog',
  // no XML: an element is closed by another's name
  'windows_event_log_security_5141: text',
]

const needed = needsShared('corpus/splunk/data_sources')
const coverage = needed.skip === false ? await fieldCoverage() : []

test('the examples of data sources have the fields of their lists', needed, () => {
  const { sources, listed, made } = totals(coverage)
  assert.ok(sources > 160, `${sources} examples`)
  assert.ok(made / listed >= 0.95, `${made} of ${listed} fields`)
})

test('examples are known by what they hold', needed, () => {
  const strangers = coverage
    .filter(({ cut, sourcetype, recognised }) => {
      const names = recognised.map(name => name.toLowerCase())
      return !cut && !names.includes(sourcetype.toLowerCase())
    })
    .map(({ name, recognised }) => `${name}: ${recognised[0]}`)
  assert.deepEqual(strangers, mislabelled)
})
