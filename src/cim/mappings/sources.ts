/** The mappings of all sources that are no Windows logs. Where an event looks like several, the first is taken. */
import type { SourceMapping } from '../source-mapping.ts'
import { bigIpRogue, crushFtp, ivantiVtm, moveIt, netBackup, papercut } from './appliances.ts'
import { awsConfig, cloudfront, s3Access, securityHub, securityLake, vpcFlow } from './aws.ts'
import { azureActiveDirectory, azureAudit, defenderHunting } from './azure.ts'
import { ciscoAsa, ciscoIos } from './cisco.ts'
import { cloudtrail } from './cloudtrail.ts'
import { circleCi, github } from './developer-platforms.ts'
import { crowdstrike, crowdstrikeIdentities, crowdstrikeStreams, osquery } from './endpoint-agents.ts'
import {
  gcpPubSub,
  gsuiteCalendar,
  gsuiteDrive,
  gsuiteGmail,
  workspaceAdmin,
  workspaceDrive,
  workspaceLogin,
} from './google.ts'
import { okta, pingId } from './identity-providers.ts'
import { azureContainers, falco, kubernetesAudit, kubernetesController, kubernetesObjects } from './kubernetes.ts'
import { linuxAudit, linuxSecure, syslog } from './linux.ts'
import { streamDns, streamHttp, streamIp, streamTcp, suricata } from './network-sensors.ts'
import { o365, o365Graph } from './o365.ts'
import { panSystem, panThreat, panTraffic } from './palo-alto.ts'
import { risk, splunkAudit, splunkd, splunkUiAccess } from './splunk.ts'
import { accessLog, iis, nginx, zscaler } from './web-servers.ts'
import { directoryMonitor, windowsInventories } from './windows-inputs.ts'
import { zeek } from './zeek.ts'

export const sourceMappings: readonly SourceMapping[] = [
  cloudtrail,
  securityLake,
  securityHub,
  o365,
  azureAudit,
  defenderHunting,
  azureActiveDirectory,
  o365Graph,
  okta,
  pingId,
  workspaceLogin,
  workspaceAdmin,
  workspaceDrive,
  gsuiteGmail,
  gsuiteDrive,
  gsuiteCalendar,
  gcpPubSub,
  github,
  circleCi,
  kubernetesAudit,
  kubernetesObjects,
  awsConfig,
  crowdstrike,
  crowdstrikeStreams,
  crowdstrikeIdentities,
  osquery,
  suricata,
  streamHttp,
  streamDns,
  streamTcp,
  streamIp,
  ...zeek,
  linuxAudit,
  ciscoAsa,
  panTraffic,
  panThreat,
  panSystem,
  zscaler,
  vpcFlow,
  cloudfront,
  nginx,
  iis,
  accessLog,
  falco,
  directoryMonitor,
  crushFtp,
  ivantiVtm,
  splunkUiAccess,
  linuxSecure,
  ciscoIos,
  syslog,
  s3Access,
  kubernetesController,
  azureContainers,
  ...windowsInventories,
  splunkAudit,
  splunkd,
  risk,
  papercut,
  netBackup,
  moveIt,
  bigIpRogue,
]
