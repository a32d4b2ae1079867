/** The verbs of the command line and their flags, as data: what can be asked, how it is written, what it is for. */

export interface Flag {
  /** Without the dashes. */
  readonly name: string
  readonly short?: string
  /** What a value is called in the help; a flag without it is a switch. */
  readonly value?: string
  readonly choices?: readonly string[]
  /** Negative numbers and relative times are values, not flags. */
  readonly dashed?: true
  readonly repeatable?: true
  readonly about: string
}

export interface Verb {
  readonly name: VerbName
  readonly usage: string
  readonly about: string
  readonly examples: readonly (readonly [command: string, about: string])[]
  readonly flags: readonly Flag[]
}

export type VerbName =
  | 'hunt'
  | 'search'
  | 'test'
  | 'explain'
  | 'rules'
  | 'lint'
  | 'fmt'
  | 'schema'
  | 'serve'
  | 'export'
  | 'store'

const rules: Flag = {
  name: 'rules',
  short: 'r',
  value: 'PATH',
  repeatable: true,
  about: "a file or folder of rules, macros and lookups; may be repeated; those of 'harrier.config' where not given",
}

const select: Flag = {
  name: 'select',
  value: 'QUERY',
  about: "only the rules that the query names, as in 'tactic=execution'",
}

const noCache: Flag = {
  name: 'no-cache',
  about: 'read every rule file again, and leave nothing in the cache folder for the next time',
}

const layer: Flag = {
  name: 'layer',
  value: 'FILE',
  about: 'a layer of the ATT&CK Navigator; the matrix says which of its techniques have no rule',
}

const range: readonly Flag[] = [
  {
    name: 'from',
    value: 'TIME',
    dashed: true,
    about: "events from then on: '-24h', '2026-11-24T02:00:00Z', epoch seconds",
  },
  { name: 'to', value: 'TIME', dashed: true, about: 'events before then' },
  { name: 'splunk-limits', about: 'cut the rows of subsearches as Splunk does; without it a note says where it would' },
]

const store: Flag = {
  name: 'store',
  value: 'DIR',
  about: 'a folder that keeps what was loaded: a log is read once, and later runs need no PATH',
}

const readAs: readonly Flag[] = [
  {
    name: 'sourcetype',
    value: 'NAME',
    about:
      'the sourcetype of every event that is read, in place of what it says; a store keeps that of the first reading',
  },
  { name: 'source', value: 'NAME', about: 'the same for the source' },
  { name: 'index', value: 'NAME', about: "the same for the index, 'main' where not given" },
  { name: 'host', value: 'NAME', about: 'the same for the host' },
  {
    name: 'process-tagging',
    value: 'HOW',
    choices: ['strict', 'faithful'],
    about:
      'what is in Endpoint.Processes: process creations alone, or all that the add-ons tag so; strict where not given',
  },
]

const noTiming: Flag = { name: 'no-timing', about: 'leave durations out: same input, same bytes' }

const strict = (about: string): Flag => ({ name: 'strict', about })

const format = (choices: readonly string[], about: string): Flag => ({
  name: 'format',
  short: 'f',
  value: 'NAME',
  choices: ['auto', ...choices],
  about,
})

const json: Flag = { name: 'json', about: 'the same as --format json' }
const jsonl: Flag = { name: 'jsonl', about: 'the same as --format jsonl' }
const csv: Flag = { name: 'csv', about: 'the same as --format csv' }

const everywhere: readonly Flag[] = [
  { name: 'output', short: 'o', value: 'FILE', about: 'write the result there instead of standard output' },
  { name: 'quiet', short: 'q', about: 'no summary and no warnings, errors only' },
  {
    name: 'color',
    value: 'WHEN',
    choices: ['auto', 'always', 'never'],
    about: 'auto minds NO_COLOR, FORCE_COLOR and whether the output is a terminal',
  },
  { name: 'no-progress', about: 'no progress line' },
  { name: 'help', short: 'h', about: 'this text' },
]

export const verbs: readonly Verb[] = [
  {
    name: 'hunt',
    usage: 'harrier hunt PATH... --rules PATH...',
    about: 'Runs many rules over logs and prints findings.',
    examples: [
      ['harrier hunt ./evidence --rules ./detections', 'every rule over every log below a folder'],
      ['harrier hunt ./evidence -r ./detections --from -24h --fail-on high', 'the last day; exit 1 at a high finding'],
      ['harrier hunt ./evidence -r ./detections --jsonl > findings.jsonl', 'one JSON object a line, for programs'],
    ],
    flags: [
      rules,
      select,
      store,
      ...readAs,
      ...range,
      { name: 'evidence', value: 'N|all|none', about: 'events named as evidence of a finding, 10 where not given' },
      {
        name: 'fail-on',
        value: 'SEVERITY',
        choices: ['informational', 'low', 'medium', 'high', 'critical'],
        about: 'exit 1 where a finding is at least that severe',
      },
      strict('exit 2 where a rule is unsupported or a record could not be read'),
      format(['full', 'concise', 'table', 'json', 'jsonl', 'csv'], 'full on a terminal, concise (tabs) in a pipe'),
      json,
      jsonl,
      csv,
      noTiming,
      ...everywhere,
    ],
  },
  {
    name: 'search',
    usage: "harrier search 'SPL' PATH...",
    about: "Runs one search over logs and prints its rows; '-' or a file that ends in '.spl' stands for the SPL.",
    examples: [
      ["harrier search 'EventCode=4688 | stats count by user | sort -count' ./evidence", 'a table of rows'],
      [
        "harrier search '`powershell` EventCode=4104 *DownloadString*' ./evidence -r ./detections",
        'with macros of a folder of rules',
      ],
      ["harrier search 'EventCode=4625' ./evidence --exit-code -q", 'exit 1 where nothing matches'],
    ],
    flags: [
      rules,
      store,
      ...readAs,
      ...range,
      { name: 'limit', short: 'n', value: 'N', about: 'rows at most' },
      { name: 'exit-code', about: 'exit 1 where there are no rows' },
      strict('exit 2 where a record could not be read'),
      format(['table', 'json', 'jsonl', 'csv'], 'a table on a terminal, csv in a pipe'),
      json,
      jsonl,
      csv,
      ...everywhere,
    ],
  },
  {
    name: 'test',
    usage: 'harrier test PATH... --data PATH...',
    about: 'Runs rules against their own tests: proved or not, and why.',
    examples: [
      ['harrier test ./detections --data ./attack_data', 'every rule that has a test'],
      ['harrier test ./detections/endpoint/new_rule.yml --data ./attack_data', 'one rule'],
      ['harrier test ./detections --data ./attack_data --format github', 'annotations in a pull request'],
    ],
    flags: [
      { name: 'data', short: 'd', value: 'PATH', repeatable: true, about: 'a folder of attack data; may be repeated' },
      select,
      strict('exit 2 where a rule is unsupported, or the data of its test was not found'),
      format(['full', 'minimal', 'github', 'junit', 'json', 'jsonl'], 'full, or minimal where CI is set'),
      json,
      jsonl,
      noTiming,
      ...everywhere,
    ],
  },
  {
    name: 'explain',
    usage: 'harrier explain RULE|SPL',
    about:
      "Says what a rule or a search ('-': of standard input) does: stages, predicates, indicators, plan, SQL; with logs, why it is silent.",
    examples: [
      ['harrier explain ./detections/endpoint/new_rule.yml', 'a rule by its file'],
      [
        "harrier explain 'New Rule' --rules ./detections --data ./evidence --event 4711",
        'the rows between its stages, and where record 4711 is dropped',
      ],
      ['harrier explain --event ./evidence/security.evtx:4711', 'an event, with the mapping behind each field'],
    ],
    flags: [
      rules,
      { name: 'data', short: 'd', value: 'PATH', repeatable: true, about: 'logs to run it over; may be repeated' },
      {
        name: 'event',
        short: 'e',
        value: '[FILE:]RECORD',
        about: 'an event of these logs, as findings name their evidence',
      },
      {
        name: 'expect',
        value: 'OUTCOME',
        choices: ['found', 'silent', 'event'],
        about: 'exit 1 where the logs say otherwise; event: where the event does not come through',
      },
      ...readAs,
      { name: 'plan', about: 'the relational plan alone' },
      { name: 'sql', about: 'the ClickHouse SQL alone' },
      noCache,
      format(['full', 'json'], 'full'),
      json,
      ...everywhere,
    ],
  },
  {
    name: 'rules',
    usage: 'harrier rules [QUERY] --rules PATH...',
    about: 'Lists the catalog: severity, name, technique, events and tests of each rule.',
    examples: [
      ["harrier rules 'tactic=execution status=production' --rules ./detections", 'by what rules are'],
      ['harrier rules process_name=rundll32.exe -r ./detections -r ./sigma', 'by what they look for, any vendor'],
      ['harrier rules -r ./detections -r ./sigma --remember', "from now on '--rules' may be left out here"],
    ],
    flags: [
      rules,
      { name: 'remember', about: "keep the paths of '--rules' in 'harrier.config', for later runs of any verb" },
      { name: 'unsupported', about: 'only rules that cannot be run, each with the reason' },
      noCache,
      format(['table', 'json', 'jsonl', 'csv'], 'a table on a terminal, csv in a pipe'),
      json,
      jsonl,
      csv,
      ...everywhere,
    ],
  },
  {
    name: 'lint',
    usage: 'harrier lint PATH...',
    about: 'Says what is wrong, odd or costly in rules, and where.',
    examples: [
      ['harrier lint ./detections', 'every rule below a folder'],
      ['harrier lint ./detections/endpoint/new_rule.yml --fail-level warning', 'one rule; exit 1 at a warning'],
      ['harrier lint ./detections --format sarif > lint.sarif', 'for code scanning'],
    ],
    flags: [
      rules,
      select,
      { name: 'fields', about: 'also whether the data sources of a rule have the fields that it reads' },
      {
        name: 'fail-level',
        value: 'SEVERITY',
        choices: ['error', 'warning', 'note', 'never'],
        about: 'exit 1 where something at least that severe is found, error where not given',
      },
      format(['full', 'concise', 'json', 'jsonl', 'github', 'sarif'], 'full on a terminal, concise in a pipe'),
      json,
      jsonl,
      ...everywhere,
    ],
  },
  {
    name: 'fmt',
    usage: "harrier fmt PATH...|'SPL'|-",
    about: 'Lays out SPL: of one file the new text is printed, of several what would change.',
    examples: [
      ["harrier fmt 'EventCode=4688|stats count by user'", 'a search'],
      ['harrier fmt ./detections --check', 'a diff, and exit 1 where something would change'],
      ['harrier fmt ./detections --write', 'the searches of all rules; the rest of each file stays as it is'],
    ],
    flags: [
      rules,
      { name: 'check', about: 'print what would change as a diff; exit 1 where something would' },
      { name: 'write', short: 'w', about: 'write the files' },
      ...everywhere,
    ],
  },
  {
    name: 'schema',
    usage: 'harrier schema VERB',
    about: 'Prints the JSON schema of what hunt, search, test or explain answer with.',
    examples: [
      ['harrier schema hunt', 'of --format json'],
      ['harrier schema hunt --line', 'of a line of --format jsonl'],
      ['harrier schema explain > explain.schema.json', 'into a file'],
    ],
    flags: [{ name: 'line', about: 'of a line of --format jsonl' }, ...everywhere],
  },
  {
    name: 'serve',
    usage: 'harrier serve --rules PATH...',
    about: 'Shows the catalog in a browser: every rule explained.',
    examples: [
      ['harrier serve --rules ./detections', 'pages on this machine, at the address printed'],
      ['harrier serve -r ./splunk -r ./sigma --port 9000', 'rules of several vendors in one catalog'],
      ['harrier serve -r ./detections --host 0.0.0.0', 'for other machines too'],
    ],
    flags: [
      rules,
      layer,
      { name: 'port', short: 'p', value: 'N', about: '8137 where not given, 0 for any that is free' },
      { name: 'host', value: 'ADDRESS', about: 'where to listen; this machine alone where not given' },
      noCache,
      ...everywhere,
    ],
  },
  {
    name: 'export',
    usage: 'harrier export DIR --rules PATH...',
    about: 'Writes the catalog as a site of plain files.',
    examples: [
      ['harrier export ./site --rules ./detections', 'opens from the disk: ./site/index.html'],
      ['harrier export ./public/rules -r ./splunk -r ./sigma', 'works below any address'],
      ['harrier export ./site -r ./detections -q', 'says nothing but the front page'],
    ],
    flags: [rules, layer, noCache, ...everywhere],
  },
  {
    name: 'store',
    usage: 'harrier store DIR',
    about: "Says what a store holds that '--store DIR' kept; removes files from it; checks it.",
    examples: [
      ['harrier store ./kept', 'its files, with their events and bytes'],
      ['harrier store ./kept --delete security.evtx', 'without the events of that file'],
      ['harrier store ./kept --check', 'exit 1 where something is wrong'],
    ],
    flags: [
      {
        name: 'delete',
        value: 'FILE',
        repeatable: true,
        about: 'remove a file, by its name or the hash of its content; may be repeated',
      },
      { name: 'check', about: 'read everything once; exit 1 where something is wrong' },
      { name: 'fields', about: 'its fields in place of its files: in how many events of which sourcetype each is' },
      format(['table', 'json'], 'table'),
      json,
      ...everywhere,
    ],
  },
]

export const exitCodes: readonly (readonly [code: number, about: string])[] = [
  [0, 'done; a hunt with findings is 0 too'],
  [
    1,
    'done, and the answer is no: a test failed, or --fail-on, --fail-level, --exit-code, --expect or --check says so',
  ],
  [2, 'could not: a wrong flag, a file that cannot be read, an unknown rule, an error in the SPL'],
  [130, 'interrupted; what was found until then was printed'],
]
