/** Okta and PingID. */
import { choose, firstOf, is, matches, not, present, text, when } from '../mapping.ts'
import { json, type SourceMapping } from '../source-mapping.ts'

const logon = matches(
  'eventType',
  /^(?:user\.session\.start|user\.authentication\.|policy\.evaluate_sign_on|app\.oauth2\.signon)/,
)
const changes = matches(
  'eventType',
  /^(?:user\.(?:lifecycle|account|mfa|import)|group|application\.(?:user_membership|lifecycle|policy)|policy\.(?:lifecycle|rule)|zone|system\.(?:api_token|idp|org|mfa|agent)|device)\b/,
)
const accounts = matches('eventType', /^(?:user\.(?:lifecycle|account|mfa)|group)/)

export const okta: SourceMapping = {
  name: 'okta',
  sourcetypes: ['OktaIM2:log'],
  sources: ['Okta', 'okta_log'],
  recognise: [json('actor.alternateId', present('eventType'))],
  layers: [
    {
      name: 'okta',
      fields: {
        user: choose(
          [
            [
              matches('eventType', /^user\.(?:lifecycle|account|mfa)|^group/),
              firstOf('target{}.alternateId', 'actor.alternateId'),
            ],
          ],
          'actor.alternateId',
        ),
        src_user: 'actor.alternateId',
        src_user_id: 'actor.id',
        user_id: 'actor.id',
        src: 'client.ipAddress',
        src_ip: 'client.ipAddress',
        user_agent: 'client.userAgent.rawUserAgent',
        dest: choose([[present('target{}.displayName'), 'target{}.displayName']], text('Okta')),
        app: choose([[is('target{}.type', 'AppInstance'), 'target{}.displayName']], text('Okta')),
        action: choose([
          [logon, choose([[is('outcome.result', 'SUCCESS', 'ALLOW'), text('success')]], text('failure'))],
          [matches('eventType', /\.(?:create|add|activate|import)$/), text('created')],
          [matches('eventType', /\.(?:delete|remove|deactivate)/), text('deleted')],
          [changes, text('modified')],
          [is('outcome.result', 'SUCCESS', 'ALLOW'), text('success')],
          [is('outcome.result', 'FAILURE', 'DENY'), text('failure')],
        ]),
        status: choose([
          [is('outcome.result', 'SUCCESS', 'ALLOW'), text('success')],
          [is('outcome.result', 'FAILURE', 'DENY'), text('failure')],
        ]),
        signature: 'eventType',
        command: 'eventType',
        description: 'displayMessage',
        reason: 'outcome.reason',
        result: 'outcome.result',
        severity: 'severity',
        object: 'target{}.displayName',
        object_id: 'target{}.id',
        object_category: 'target{}.type',
        change_type: when(changes, text('AAA')),
        authentication_method: firstOf(
          when(not(is('debugContext.debugData.factor', 'null')), 'debugContext.debugData.factor'),
          when(not(is('authenticationContext.credentialType', 'null')), 'authenticationContext.credentialType'),
        ),
        vendor_account: firstOf('debugContext.debugData.origin', text('Okta')),
        vendor_product: text('Okta Identity Cloud'),
      },
    },
  ],
  eventtypes: ['okta_log'],
  tags: [
    { tag: 'authentication', when: logon },
    { tag: 'change', when: changes },
    { tag: 'account', when: accounts },
  ],
}

/** Read as it is: searches use its paths. */
export const pingId: SourceMapping = {
  name: 'pingid',
  sourcetypes: ['_json'],
  sources: ['PINGID'],
  recognise: [json('actors{}.name', present('result.status'))],
  layers: [],
}
