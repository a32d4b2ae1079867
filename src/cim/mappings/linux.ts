/** Linux: the audit log, the authentication log, and syslog in general. */
import { any, choose, extract, firstOf, is, matches, text, when } from '../mapping.ts'
import { groups, inText, pairs, type SourceMapping } from '../source-mapping.ts'

/** Names of the enriched part are upper case and stand beside the numbers. */
export const linuxAudit: SourceMapping = {
  name: 'linux_audit',
  sourcetypes: ['linux:audit'],
  sources: ['/var/log/audit/audit.log'],
  recognise: [
    inText(['auditd']),
    inText(['syslog', 'line', 'keyValue'], matches('#message', /^(?:node=\S+ )?type=\w+ msg=audit\(/)),
  ],
  readings: [
    pairs('#message', /(?<![\w-])([A-Za-z][\w-]*)=(?:"([^"]*)"|'([^']*)'?|([^\s"'\x1d]+))/),
    pairs('msg', /(?<!\w)(\w+)=(?:"([^"]*)"|([^\s"']+))/),
  ],
  layers: [
    {
      name: 'linux_audit',
      fields: {
        op: firstOf('op', extract('msg', /\bop=(.+?) (?=\w+=)/)),
      },
    },
  ],
  host: firstOf('node', '#host'),
}

const sshd = any(is('#app', 'sshd'), matches('#raw', / sshd(?:-session)?\[\d+\]: /))
const verdict = any(
  matches('#message', /\b(?:Accepted|Failed|Invalid user)\b/),
  matches('#message', /authentication failure/),
)

export const linuxSecure: SourceMapping = {
  name: 'linux_secure',
  sourcetypes: ['linux_secure'],
  sources: ['/var/log/secure', '/var/log/auth.log'],
  recognise: [
    inText(
      ['syslog', 'line'],
      any(sshd, is('#app', 'sudo', 'su', 'login', 'passwd', 'useradd', 'userdel', 'groupadd')),
    ),
  ],
  readings: [
    groups('#raw', /^\w{3} {1,2}\d{1,2} [\d:]{8} (?<dvc>\S+) (?<process>[\w./-]+)(?:\[(?<pid>\d+)\])?: /),
    groups(
      '#message',
      /(?<vendor_action>Accepted|Failed) (?<authentication_method>\S+) for (?:invalid user )?(?<user>\S+) from (?<src>\S+) port (?<src_port>\d+)(?: (?<sshd_protocol>\w+))?/,
    ),
    groups('#message', /(?<vendor_action>Invalid) user (?<user>\S+) from (?<src>\S+)(?: port (?<src_port>\d+))?/),
    groups(
      '#message',
      /^(?:sudo: +)?(?<src_user>\S+) : (?:.* ; )?TTY=\S+ ; PWD=.* ; USER=(?<user>\S+) ; COMMAND=(?<command>.+)$/,
    ),
  ],
  layers: [
    {
      name: 'linux_secure',
      fields: {
        process: firstOf('#app', 'process'),
        pid: firstOf('#pid', 'pid'),
        dvc: firstOf('#host', 'dvc'),
        dest: firstOf('#host', 'dvc'),
        app: firstOf('#app', 'process'),
        action: choose([
          [is('vendor_action', 'Accepted'), text('success')],
          [is('vendor_action', 'Failed', 'Invalid'), text('failure')],
          [matches('#message', /authentication failure/), text('failure')],
        ]),
        user_name: 'user',
        src_ip: when(matches('src', /^[\d.]+$|:/), 'src'),
        vendor_product: text('nix'),
      },
    },
  ],
  host: firstOf('#host', 'dvc'),
  eventtypes: [{ tag: 'sshd_authentication', when: verdict }],
  tags: [{ tag: 'authentication', when: verdict }],
}

export const syslog: SourceMapping = {
  name: 'syslog',
  sourcetypes: ['syslog'],
  recognise: [inText(['syslog'])],
  layers: [
    {
      name: 'syslog',
      fields: {
        process: firstOf('#app', 'process'),
        pid: firstOf('#pid', 'pid'),
        dvc: '#host',
        dest: '#host',
      },
    },
  ],
}
