/** Agents on machines that are not Sysmon: CrowdStrike and osquery. */
import {
  all,
  any,
  baseName,
  choose,
  extract,
  firstOf,
  is,
  joined,
  lookup,
  lower,
  matches,
  not,
  present,
  text,
  when,
} from '../mapping.ts'
import { json, type SourceMapping } from '../source-mapping.ts'

const created = is('event_simpleName', 'ProcessRollup2', 'SyntheticProcessRollup2')

export const crowdstrike: SourceMapping = {
  name: 'crowdstrike_sensor',
  sourcetypes: ['crowdstrike:events:sensor'],
  sources: ['crowdstrike'],
  recognise: [json('event_simpleName')],
  layers: [
    {
      name: 'crowdstrike_sensor',
      fields: {
        process: 'CommandLine',
        process_path: 'ImageFileName',
        process_name: baseName('ImageFileName'),
        process_exec: baseName('ImageFileName'),
        process_id: firstOf('RawProcessId', 'TargetProcessId'),
        process_guid: 'TargetProcessId',
        parent_process_name: baseName('ParentBaseFileName'),
        parent_process_exec: baseName('ParentBaseFileName'),
        parent_process_id: 'ParentProcessId',
        parent_process_guid: 'ParentProcessId',
        process_hash: joined(
          text('MD5='),
          'MD5HashData',
          text(',SHA1='),
          'SHA1HashData',
          text(',SHA256='),
          'SHA256HashData',
        ),
        process_integrity_level: lookup('integrityLevel', 'IntegrityLevel'),
        resolve_process_integrity_level: lookup('integrityLevel', 'IntegrityLevel'),
        IntegrityLevel_meaning: lookup('integrityLevel', 'IntegrityLevel'),
        user: firstOf('UserName', 'UserSid'),
        user_id: firstOf('UserSid', 'UID'),
        dest: firstOf('ComputerName', 'aid_computer_name', 'aid'),
        resolve_dest: firstOf('ComputerName', 'aid_computer_name', 'aid'),
        host_res_aid: 'aid',
        os: lookup('crowdstrikePlatform', 'event_platform'),
        event_ingest_time: 'timestamp',
        action: when(created, text('allowed')),
        vendor_product: text('CrowdStrike Falcon'),
      },
    },
  ],
  eventtypes: [{ tag: 'crowdstrike_process', when: created }],
  tags: [
    { tag: 'process', when: created },
    { tag: 'report', when: created },
  ],
}

export const crowdstrikeStreams: SourceMapping = {
  name: 'crowdstrike_streams',
  sourcetypes: ['CrowdStrike:Event:Streams:JSON'],
  sources: ['CrowdStrike:Event:Streams'],
  recognise: [json('metadata.eventType', any(present('metadata.customerIDString'), present('event.SeverityName')))],
  layers: [
    {
      name: 'crowdstrike_streams',
      fields: {
        dest: firstOf('event.ComputerName', 'event.EndpointName', 'event.Hostname'),
        src: firstOf('event.LocalIP', 'event.EndpointIp'),
        user: 'event.UserName',
        signature: firstOf('event.DetectName', 'event.IncidentType', 'event.Name'),
        severity: lower(firstOf('event.SeverityName', 'event.Severity')),
        severity_id: 'event.Severity',
        description: firstOf('event.DetectDescription', 'event.IncidentDescription', 'event.Description'),
        id: firstOf('event.DetectId', 'event.IncidentID', 'event.CompositeId'),
        type: text('alert'),
        vendor_product: text('CrowdStrike Falcon'),
      },
    },
  ],
  tags: [
    {
      tag: 'alert',
      when: any(matches('metadata.eventType', /Detection|Incident|Alert|Epp|Idp/), present('event.SeverityName')),
    },
  ],
}

/** Read as it is: searches use its paths. */
export const crowdstrikeIdentities: SourceMapping = {
  name: 'crowdstrike_identities',
  sourcetypes: ['crowdstrike:identities'],
  sources: ['crowdstrike:identities'],
  recognise: [json('riskScoreSeverity', present('primaryDisplayName'))],
  layers: [],
}

const processes = all(
  matches('name', /process/),
  not(is('columns.event_type', 'exit')),
  any(present('columns.cmdline'), present('columns.path')),
)

export const osquery: SourceMapping = {
  name: 'osquery',
  sourcetypes: ['osquery:results'],
  sources: ['osquery'],
  recognise: [json('hostIdentifier', any(present('calendarTime'), present('unixTime')))],
  layers: [
    {
      name: 'osquery',
      fields: {
        process: 'columns.cmdline',
        process_path: 'columns.path',
        process_name: baseName('columns.path'),
        process_exec: baseName('columns.path'),
        process_id: 'columns.pid',
        parent_process_id: 'columns.parent',
        process_current_directory: 'columns.cwd',
        user: 'columns.username',
        user_id: 'columns.uid',
        dest: 'hostIdentifier',
        src: 'hostIdentifier',
        subject: 'name',
        timestamp: 'unixTime',
        action: choose([[processes, text('allowed')]], 'action'),
        file_path: 'columns.target_path',
        file_name: extract('columns.target_path', /([^/]+)$/),
        vendor_product: text('osquery'),
      },
    },
  ],
  host: 'hostIdentifier',
  eventtypes: [{ tag: 'osquery-process', when: processes }],
  tags: [
    { tag: 'process', when: processes },
    { tag: 'report', when: processes },
  ],
}
