/** Every data model. */
import type { DataModel } from '../data-model.ts'
import { alerts } from './alerts.ts'
import { applicationState } from './application-state.ts'
import { authentication } from './authentication.ts'
import { certificates } from './certificates.ts'
import { change } from './change.ts'
import { changeAnalysis } from './change-analysis.ts'
import { computeInventory } from './compute-inventory.ts'
import { dataAccess } from './data-access.ts'
import { databases } from './databases.ts'
import { dlp } from './dlp.ts'
import { email } from './email.ts'
import { endpoint } from './endpoint.ts'
import { eventSignatures } from './event-signatures.ts'
import { identityManagement } from './identity-management.ts'
import { interprocessMessaging } from './interprocess-messaging.ts'
import { intrusionDetection } from './intrusion-detection.ts'
import { malware } from './malware.ts'
import { networkResolution } from './network-resolution.ts'
import { networkSessions } from './network-sessions.ts'
import { networkTraffic } from './network-traffic.ts'
import { performance } from './performance.ts'
import { risk } from './risk.ts'
import { splunkAudit } from './splunk-audit.ts'
import { ticketManagement } from './ticket-management.ts'
import { updates } from './updates.ts'
import { vulnerabilities } from './vulnerabilities.ts'
import { web } from './web.ts'

export const dataModels: readonly DataModel[] = [
  endpoint,
  networkTraffic,
  networkResolution,
  networkSessions,
  web,
  authentication,
  change,
  email,
  malware,
  intrusionDetection,
  updates,
  vulnerabilities,
  certificates,
  alerts,
  dataAccess,
  dlp,
  splunkAudit,
  ticketManagement,
  eventSignatures,
  databases,
  computeInventory,
  performance,
  interprocessMessaging,
  changeAnalysis,
  applicationState,
  risk,
  identityManagement,
]
