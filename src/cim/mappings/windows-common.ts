/** Fields of every Windows event. */
import { type Layer, lookup, text } from '../mapping.ts'

export const windowsCommon: Layer = {
  name: 'windows_common',
  fields: {
    EventCode: 'EventID',
    RecordNumber: 'EventRecordID',
    event_id: 'EventRecordID',
    id: 'EventRecordID',
    dvc: 'Computer',
    dvc_nt_host: 'Computer',
    dest: 'Computer',
    signature_id: 'EventCode',
    user_id: 'UserID',
    vendor_product: text('Microsoft Windows'),
    SecurityID: 'UserID',
    service: 'ServiceName',
    service_name: 'ServiceName',
    service_id: 'ServiceSid',
    process_name: 'ProcessName',
    parent_process: 'ParentProcessName',
    Sub_Status: 'SubStatus',
    ComputerName: 'Computer',
    OpCode: lookup('opcodeName', 'Opcode'),
    SourceName: 'Name',
    LogName: 'Channel',
    Sid: 'UserID',
    User_Sid: 'UserID',
  },
}
