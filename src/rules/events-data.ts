/**
 * Windows events: provider, channel, and on each line an event id and its title. A title is the first line of the message
 * as the provider's manifest has it, with the names of fields where it has numbers.
 */

export interface ProviderEvents {
  readonly provider: string
  readonly channel: string
  readonly events: string
}

export const windowsEvents: readonly ProviderEvents[] = [
  {
    provider: 'Application Error',
    channel: 'Application',
    events: `
1000 Faulting application name: AppName, version: AppVersion, time stamp: 0xAppTimeStamp
`,
  },
  {
    provider: 'Application Popup',
    channel: 'System',
    events: `
26 Application popup: Caption : Message
`,
  },
  {
    provider: 'ESENT',
    channel: 'Application',
    events: `
216 A database location change was detected from 'param4' to 'param5'.
325 The database engine created a new database (param4, param5).
326 The database engine attached a database (param4, param5).
327 The database engine detached a database (param4, param5).
`,
  },
  {
    provider: 'LsaSrv',
    channel: 'System',
    events: `
300 Groups assigned to a new logon.
6038 Microsoft Windows Server has detected that NTLM authentication is presently being used between clients and this server. This event occurs once per boot of th…
6039 Microsoft Windows Server has detected that NTLM authentication is being used between clients and this server. This event occurs once per boot of the server o…
`,
  },
  {
    provider: 'MSExchange CmdletLogs',
    channel: 'MSExchange Management',
    events: `
6 Cmdlet failed. Cmdlet param1, parameters param2.
8 Task param1 throwing unhandled exception: param2.
`,
  },
  {
    provider: 'MSExchange Control Panel',
    channel: 'Application',
    events: `
4 Current user: 'param1'
`,
  },
  {
    provider: 'MSSQLSERVER',
    channel: 'Application',
    events: `
8128 Using 'param1' version 'param2' to execute extended stored procedure 'param3'. This is an informational message only; no user action is required.
15457 Configuration option 'param1' changed from param2 to param3. Run the RECONFIGURE statement to install.
18456 Login failed for user 'param1'.
33205 Audit event: param1.
`,
  },
  {
    provider: 'MSSQLSERVER$AUDIT',
    channel: 'Application',
    events: `
33205 Audit event: param1.
`,
  },
  {
    provider: 'Microsoft-Windows-AppLocker',
    channel: 'Microsoft-Windows-AppLocker/EXE and DLL',
    events: `
8002 FilePathBuffer was allowed to run.
8003 FilePathBuffer was allowed to run but would have been prevented from running if the AppLocker policy were enforced.
8004 FilePathBuffer was prevented from running.
`,
  },
  {
    provider: 'Microsoft-Windows-AppLocker',
    channel: 'Microsoft-Windows-AppLocker/MSI and Script',
    events: `
8000 AppID policy conversion failed. Status Status.
8001 The AppLocker policy was applied successfully to this computer.
8005 FilePathBuffer was allowed to run.
8006 FilePathBuffer was allowed to run but would have been prevented from running if the AppLocker policy were enforced.
8007 FilePathBuffer was prevented from running.
8008 FilePathBuffer: AppLocker component not available on this SKU.
8009 FilePathBuffer: AppLocker component not available on this SKU.
8010 SrpPolicyConversion
8011 SrpPolicyConversion
8012 SrpPolicyConversion
8013 SrpPolicyRuleSort
8014 SrpPolicyRuleSort
8015 SrpPolicyHitCountJoin
8016 SrpPolicyHitCountJoin
8017 SrpPolicyLoad
8018 SrpPolicyLoad
8019 SrpPolicyLoad
8026 No packaged apps can be executed while Exe rules are being enforced and no Packaged app rules have been configured.
8027 No packaged apps can be executed while Exe rules are being enforced and no Packaged app rules have been configured.
8028 FilePath was allowed to run but would have been prevented if the Config CI policy were enforced.
8029 FilePath was prevented from running due to Config CI policy.
8030 ManagedInstaller check SUCCEEDED during Appid verification of
8031 SmartlockerFilter detected file FileName being written by process CurrentProcess.
8032 ManagedInstaller check FAILED during Appid verification of
8033 ManagedInstaller check FAILED during Appid verification of
8034 ManagedInstaller Script check FAILED during Appid verification of
8035 ManagedInstaller Script check SUCCEEDED during Appid verification of
8037 FilePath passed Config CI policy and was allowed to run.
8038 Publisher info
8039 Package family name PackageFamilyName version PackageVersion was allowed to install or update but would have been prevented if the Config CI policy (Name:Pol…
8040 Package family name PackageFamilyName version PackageVersion was prevented from installing or updating due to Config CI policy (Name:PolicyName ID:PolicyID V…
`,
  },
  {
    provider: 'Microsoft-Windows-AppLocker',
    channel: 'Microsoft-Windows-AppLocker/Packaged app-Deployment',
    events: `
8023 PackageBuffer was allowed to be installed.
8024 PackageBuffer was allowed to run but would have been prevented from running if the AppLocker policy were enforced.
8025 PackageBuffer was prevented from running.
`,
  },
  {
    provider: 'Microsoft-Windows-AppLocker',
    channel: 'Microsoft-Windows-AppLocker/Packaged app-Execution',
    events: `
8020 PackageBuffer was allowed to run.
8021 PackageBuffer was allowed to run but would have been prevented from running if the AppLocker policy were enforced.
8022 PackageBuffer was prevented from running.
`,
  },
  {
    provider: 'Microsoft-Windows-AppModel-Runtime',
    channel: 'Microsoft-Windows-AppModel-Runtime/Admin',
    events: `
201 Created process ProcessID for application ApplicationName in package PackageName. Message
`,
  },
  {
    provider: 'Microsoft-Windows-AppXDeployment-Server',
    channel: 'Microsoft-Windows-AppXDeploymentServer/Operational',
    events: `
400 Deployment DeploymentOperation operation with target volume MountPoint on Package PackageFullName from: Path finished successfully.
401 Deployment DeploymentOperation operation with target volume MountPoint on Package PackageFullName from: Path failed with error ErrorCode. See http://go.micro…
412 error ErrorCode: Deployment of package PackageFullName was blocked by AppLocker.
441 The package deployment operation is blocked by the "Allow deployment operations in special profiles" policy.
442 Deployment of package PackageFullName to volume MountPoint failed because deployments to non-system volumes are blocked by the "Disable deployment of Windows…
453 Package PackageFullName is blocked by a platform policy: PolicyReason.
454 Package PackageFullName is blocked by a platform policy: PolicyReason.
603 Started deployment DeploymentOperation operation on a package with main parameter Path and Options Flags and FlagsHigh. See http://go.microsoft.com/fwlink/?L…
854 Successfully added the following uri(s) to be processed: Path.
`,
  },
  {
    provider: 'Microsoft-Windows-AppxPackagingOM',
    channel: 'Microsoft-Windows-AppxPackaging/Operational',
    events: `
157 The app package signature was validated for core content of the app package published by subjectName. Payload won't be validated until the files are read.
`,
  },
  {
    provider: 'Microsoft-Windows-Audit-CVE',
    channel: 'Application',
    events: `
1 Possible detection of CVE: CVEID
`,
  },
  {
    provider: 'Microsoft-Windows-Backup',
    channel: 'Application',
    events: `
524 The system catalog has been deleted.
`,
  },
  {
    provider: 'Microsoft-Windows-Bits-Client',
    channel: 'Microsoft-Windows-Bits-Client/Operational',
    events: `
1 BITS job "Title" with ID JobGuid has been resumed.
2 BITS job "Title" with ID JobGuid has been suspended.
3 The BITS service created a new job.
4 The transfer job is complete.
5 Job cancelled. User: User, job: jobTitle, jobID: jobId, owner: jobOwner, filecount: fileCount
6 Group Policy Change
10 BITS started listening for peer-client requests.
11 BITS was not able to listen for peer-client requests.
12 BITS stopped listening for peer-client requests.
13 BITS started listening for peer-server announcements.
14 BITS was not able to listen for peer-server announcements.
15 BITS stopped listening for peer-server announcements.
16 BITS has sent an inquiry for peer servers.
17 BITS has read the policy parameters for peer-caching.
18 The peer list rejected an incoming server announcement. This event is generated if the request is not valid, not if the server is merely in a different Windo…
19 A new peer was added.
20 A peer was updated.
21 A peer was removed from the peer list.
22 A cached peer was restored from disk.
23 An application cleared the peer list.
24 BITS has replied to a client's inquiry for peer servers.
25 The server received a peer inquiry but rejected it.
27 A peer search for an URL has begun.
28 A peer search ended.
29 A search request is being sent.
30 A search request has completed.
31 A search request has completed unsuccessfully.
32 The peer's record id matched the request.
33 BITS updated the set of IP addresses used for peer-caching.
34 Job cannot be transferred because job transfer cost policy preventing it. job: jobName, jobID: jobId, filecount: FileCount, jobs transfer policy: jobTransfer…
37 The cost state has changed.
59 BITS started the name transfer job that is associated with the url URL.
60 BITS stopped transferring the name transfer job that is associated with the url URL. The status code is hr.
61 BITS stopped transferring the name transfer job that is associated with the url URL. The status code is hr.
62 The BITS job named "Title" belonging to user Owner received inconsistent data while downloading. The URL was "Url". The transfer will continue using a differ…
63 The BITS job Job is configured to launch Pgm after transfer of Url. The notification program returned error hr, BITS will continue to launch the program peri…
64 The BITS job Job is configured to launch Pgm after transfer of Url. The service failed to launch the program with error hr, BITS will continue trying to laun…
70 BITS received a peer-cache request from a client at address clientAddress.
71 The client's search request is for "url" with timestamp timestamp.
72 The cache found a matching cache record with ID id.
73 While processing the client's request, BITS encountered error ErrorCode.
74 BITS rejected the client's request with HTTP status status.
75 BITS has finished processing the client request.
76 The request includes the client's event-log activity ID.
77 BITS search for peer-servers has started.
78 BITS has encountered ErrorCode error while reading the peer-cache information. BITS will now attempt to delete and re-create the peer-cache.
79 BITS has successfully deleted the peer-cache. All the files cached until this point have been removed. The peer-cache will be re-created again as needed for…
80 BITS has successfully enabled peer-client and/or peer-server related components.
81 BITS has encountered ErrorCode error while starting one or more peer-client or peer-server components.
82 BITS accessed group policy value Title : PolicyValue.
83 BITS defaulted group policy value Title : PolicyValue.
101 The peer's response to a search was invalid.
102 The file ranges associated with a transfer attempt
200 While transferring url, BITS encountered error hr using proxy as the HTTP proxy server.
201 The BITS job named "job" was unable to contact any HTTP proxy server in its proxy list.
202 While transferring jobName, BITS encountered error hr using proxy as the HTTP proxy server.
203 The BITS service provided job credentials in response to the scheme authentication challenge from the server server for the job transfer job that is associat…
204 The BITS service provided job credentials in response to the scheme authentication challenge from the server server for the job transfer job that is associat…
205 A bandwidth slot transition occurred.
206 The URL "url" in BITS job "jobName" does not support the HTTP HEAD verb, which is required for BITS bandwidth throttling. The URL will be downloaded without…
207 The URL "url" in BITS job "jobName" does not support the HTTP Content-Length header, which is required for BITS bandwidth throttling. The URL will be downloa…
208 A flash-Crowd situation is detected for the URL "url" in BITS job "jobName".
209 High performance property for BITS job "jobName" with ID "jobId" isRoaming.
210 The URL "url" in BITS job "jobName" does not support the HTTP Content-Range header, which is required for BITS bandwidth throttling. The URL will be download…
211 BITS job "Title" with ID "JobGuid" encountered an error ErrorCode. Message
212 BITS service has detected a 'SystemEvent' system event
213 Job is not currently transferring because one of its transfer policies conflicts with current system state. job: jobName, jobID: jobId, filecount: FileCount,…
281 The service is generating its common global data.
282 The service is reading its group policy settings.
283 The service is creating its performance counters.
284 The service is searching for gateway devices.
285 The service is starting the peer-caching client.
286 The service is starting the peer-caching server.
287 The service is reading the job list from the disk.
288 The service is updating its list of active network connections.
289 The service is updating its list of logged-in users.
290 The service is creating the Volume Shadow Copy writer.
291 The service is registering its COM objects.
301 The BITS service has started successfully.
302 The BITS service has started successfully, but it was delayed long enough that there may be a problem. For more information on the delay, enable the analytic…
303 The peer-cache client startup phase of startup has completed.
304 The service is shutting down.
305 The service shutdown is complete.
306 The BITS service loaded the job list from disk.
307 It took number seconds to write a change file to the BITS job list. If this is excessive, the number of BITS jobs may be larger than this machine can handle…
308 The BITS service shut down successfully, but it was delayed for number seconds. This might cause delays when you turn off your computer. For more information…
309 The BITS peer cache was unable to find any peers in the network.
310 The initialization of the peer helper modules failed with the following error
311 The BITS peer transfer with the JobId ID for the JobName transfer job resulted in the following error: ErrorCode.
312 The Network List Manager Cost Interface is not available on this system. (This is expected on Windows Server.)
313 The Network List Manager Cost Interface is reporting no network connectivity. BITS will try to retrieve the network state again at a later time.
16384 The administrator User canceled job "Title" on behalf of Owner.
16385 While canceling job "Title", BITS was unable to remove some temporary files. To recover disk space, delete the files listed below.
16386 While canceling job "Title", BITS was unable to remove some temporary files. To recover disk space, delete the temporary files. Note: Due to space limitation…
16387 The administrator Owner modified the PropertyName property of job "Title".
16388 The administrator User took ownership of job "Title" from Owner.
16389 Job "Title" owned by Owner was canceled after being inactive for more than DayCount days.
16390 Job "Title" owned by Owner failed to notify its associated application.
16391 The BITS job list is not in a recognized format.
16392 The BITS service failed to start.
16393 BITS has encountered an error communicating with an Internet Gateway Device.
16394 BITS Peer-caching protocol
16395 Web Services-Discovery protocol
16396 Error status occurred when BITS tried to change the state of firewall rule "rule" to enabled.
16397 The Per-user job limit (currentSize) specified through Group Policy must be less than or equal to Per-computer job Limit (currentLimit).
16398 A new BITS job could not be created. The current job count for the user entityName (currentSize) is equal to or greater than the job limit (currentLimit) spe…
16400 A new BITS job could not be created. The current job count for this computer (currentSize) is equal to or greater than the per-computer job limit (currentLim…
16401 BITS could not add file(s) to entityName job. The file count for entityName job (currentSize) has exceeded the per-job file limit (currentLimit) specified th…
16402 BITS could not add ranges to entityName file. The range count for entityName file (currentSize) has exceeded the per-file range limit (currentLimit) specifie…
16403 BITS transfer job: remote RemoteName, local LocalName
16404 The BITS service has detected an exception, Function: function, Line: line Error code: hr.
16405 A bandwidth profile is not configured correctly. The value of a Group Policy setting is missing or is not within the allowed range. Make sure that you config…
17005 The BITS service is configured to run as string. BITS works correctly only when configured to run as the system account.
`,
  },
  {
    provider: 'Microsoft-Windows-CAPI2',
    channel: 'Application',
    events: `
4097 Successful auto update of third-party root certificate:: Subject: <1> Sha1 thumbprint: <2>.
4100 Successful auto update retrieval of third-party root certificate from: <1>.
4108 Successful auto delete of third-party root certificate:: Subject: <1> Sha1 thumbprint: <2>.
4109 Successful auto property update of third-party root certificate:: Subject: <1> Sha1 thumbprint: <2>.
4111 Successful auto update of third-party root list with effective date: 1.
4112 Successful auto update of disallowed certificate list with effective date: 1.
`,
  },
  {
    provider: 'Microsoft-Windows-CAPI2',
    channel: 'Microsoft-Windows-CAPI2/Operational',
    events: `
10 BuildChain
11 BuildChain
12 RetrieveIssuerCertificatefromCache
13 RetrieveIssuerCertificatefromCache
14 RetrieveIssuerCertificatefromNetwork
15 RetrieveIssuerCertificatefromNetwork
16 InhibitIssuerCertificateRetrieval
17 RetrieveThird_PartyRootCertificatefromCache
18 RetrieveThird_PartyRootCertificatefromCache
19 RetrieveThird_PartyRootCertificatefromNetwork
20 RetrieveThird_PartyRootCertificatefromNetwork
21 RetrieveCrossCertificatefromCache
22 RetrieveCrossCertificatefromCache
23 RetrieveCrossCertificatefromNetwork
24 RetrieveCrossCertificatefromNetwork
30 VerifyChainPolicy
40 VerifyRevocation
41 VerifyRevocation
42 RejectRevocationInformation
50 RetrieveObjectfromCache
51 RetrieveObjectfromCache
52 RetrieveObjectfromNetwork
53 RetrieveObjectfromNetwork
60 OpenStore
70 AcquireCertificatePrivateKey
71 SignCertificate
80 VerifyTrust
81 VerifyTrust
82 FindSecurityCatalogforFile
90 X509Objects
256 The Cryptographic Services service failed to initialize the Catalog Database. The error was: 1 : 2.
257 The Cryptographic Services service failed to initialize the Catalog Database. The ESENT error was: 1.
512 The Cryptographic Services service failed to initialize the VSS backup "System Writer" object.1.
513 Cryptographic Services failed while processing the OnIdentity() call in the System Writer Object.1.
4098 Successful auto update retrieval of third-party root list cab from: <1>.
4099 Failed auto update retrieval of third-party root list cab from: <1> with error: 2.
4101 Failed auto update retrieval of third-party root certificate from: <1> with error: 2.
4102 Reached crypt32 threshold of 1 events and will suspend logging for 2 minutes.
4103 Successful auto update retrieval of third-party root list sequence number from: <1>.
4104 Failed auto update retrieval of third-party root list sequence number from: <1> with error: 2.
4105 Untrusted root certificate:: Subject: <1> Sha1 thumbprint: <2>.
4106 Partial Chain:: Issuer: <1> Subject Sha1 thumbprint: <2>.
4107 Failed extract of third-party root list from auto update cab at: <1> with error: 2.
4110 Failed to add certificate to Third-Party Root Certification Authorities store with error: 2
4113 Successful auto update of pin rules with effective date: 1.
4114 Server: 1 has unexpected certificates under trusted authority: <2> with thumbprint: 3.
4115 Added public key pinning rule for domain: 1 with header thumbprint: 2.
4116 Server: 1 has unexpected certificates under trusted authority: <2> with thumbprint: 3.
4117 Server: 1 has unexpected certificates under trusted authority: <2> with thumbprint: 3.
4128 Successful pre-fetch of certificate revocation list from: <1>.
4129 Failed pre-fetch of certificate revocation list from: <1> with error: 2.
4176 PFX operation failed as AuthSafes count doesn't lie in expected range. Maximum permissible value: 1. Erroneous value: 2.
4177 PFX operation failed as Iteration count doesn't lie in expected range. Maximum permissible value: 1. Erroneous value: 2.
4178 PFX operation failed as SafeBags count doesn't lie in expected range. Maximum permissible value: 1. Erroneous value: 2.
8192 The catalog file FileName is being added to subsystem Subsystem.
8193 Addition of the catalog file completed. Status Status.
8194 The catalog file FileName is being removed from the subsystem Subsystem.
8195 Removal of the catalog file completed. Status Status.
8196 The catalog file FileName is being synced to the subsystem Subsystem.
8197 Sync of the catalog file completed. Status Status.
8198 The Catalog Database is being rebuilt for subsystem Subsystem.
8199 Rebuild of the Catalog Database for the chosen subsystem has completed. Status Status.
8200 A hash of type Algorithm, length Length and value Value is being searched for in subsystem Subsystem.
8201 The hash search completed and was found in Count catalogs. Status Status.
8202 Sync of subsystem Subsystem has started.
8203 Sync of the subsystem completed. Status Status.
`,
  },
  {
    provider: 'Microsoft-Windows-CertificateServicesClient-Lifecycle-System',
    channel: 'Microsoft-Windows-CertificateServicesClient-Lifecycle-System/Operational',
    events: `
1007 A certificate has been exported. Please refer to the "Details" section for more information.
`,
  },
  {
    provider: 'Microsoft-Windows-CertificationAuthority',
    channel: 'Application',
    events: `
53 Active Directory Certificate Services denied request param1 because param2.
`,
  },
  {
    provider: 'Microsoft-Windows-CodeIntegrity',
    channel: 'Microsoft-Windows-CodeIntegrity/Operational',
    events: `
3001 Code Integrity determined an unsigned kernel module FileNameBuffer is loaded into the system. Check with the publisher to see if a signed version of the kern…
3002 Code Integrity is unable to verify the image integrity of the file FileNameBuffer because the set of per-page image hashes could not be found on the system.
3003 Code Integrity is unable to verify the image integrity of the file FileNameBuffer because the set of per-page image hashes could not be found on the system.…
3004 Windows is unable to verify the image integrity of the file FileNameBuffer because file hash could not be found on the system. A recent hardware or software…
3005 Code Integrity is unable to verify the image integrity of the file FileNameBuffer because a file hash could not be found on the system. The image is allowed…
3006 Code Integrity found a set of per-page image hashes for the file FileNameBuffer in a catalog CatalogNameBuffer.
3007 Code Integrity found a set of per-page image hashes for the file FileNameBuffer in the image embedded certificate.
3008 Code Integrity found a file hash for the file FileNameBuffer in a catalog CatalogNameBuffer.
3009 Code Integrity found a file hash for the file FileNameBuffer in the image embedded certificate.
3010 Code Integrity was unable to load the FileNameBuffer catalog. Status Status.
3011 Code Integrity successfully loaded the FileNameBuffer catalog.
3012 Code Integrity started loading the FileNameBuffer catalog.
3013 Code Integrity started reloading catalogs.
3014 Code Integrity completed reloading catalogs. Status Status.
3015 Code Integrity started validating file hash of FileNameBuffer file.
3016 Code Integrity completed validating file hash. Status Status.
3017 Code Integrity started validating page hashes of FileNameBuffer file.
3018 Code Integrity completed validating page hashes. Status Status.
3019 Code Integrity started loading catalog cache from FileNameBuffer file.
3020 Code Integrity completed loading catalog cache. Status Status.
3021 Code Integrity determined a revoked kernel module FileNameBuffer is loaded into the system.
3022 Code Integrity determined a revoked kernel module FileNameBuffer is loaded into the system. The image is allowed to load because kernel mode debugger is atta…
3023 Windows is unable to verify the integrity of the file FileNameBuffer because the signing certificate has been revoked.
3024 Windows was unable to update the boot catalog cache file.
3025 Code Integrity determined kernel module FileNameBuffer is loaded into the system which does not have a valid embedded digital signature. Check with the publi…
3026 Code Integrity was unable to load the FileNameBuffer catalog because the signing certificate for this catalog has been revoked.
3027 Code Integrity started loading catalog FileNameBuffer from the cache file.
3028 Code Integrity started saving catalog cache to FileNameBuffer file.
3029 Code Integrity completed saving catalog cache. Status Status.
3030 Code Integrity saved catalog FileNameBuffer to the cache file.
3032 Code Integrity determined a revoked image FileNameBuffer is loaded into the system.
3033 Code Integrity determined that a process (ProcessNameBuffer) attempted to load FileNameBuffer that did not meet the RequestedPolicy signing level requirements.
3034 Code Integrity determined that a process (ProcessNameBuffer) attempted to load FileNameBuffer that did not meet the RequestedPolicy signing level requirement…
3035 Code Integrity determined a revoked image FileNameBuffer is loaded into the system. The image is allowed to load because kernel mode debugger is attached.
3036 Windows is unable to verify the integrity of the file FileNameBuffer because the signing certificate has been revoked.
3037 Code Integrity determined an unsigned image FileNameBuffer is loaded into the system. Check with the publisher to see if a signed version of the image is ava…
3038 Code Integrity started validating image header of FileNameBuffer file.
3039 Code Integrity completed validating image header. Status Status.
3040 Code Integrity started retrieving the cached data of FileNameBuffer file.
3041 Code Integrity completed retrieval of file cache. Status Status.
3042 Code Integrity started setting the cache of FileNameBuffer file.
3043 Code Integrity completed setting the file cache. Status Status.
3050 Code Integrity completed retrieval of file cache. Status Status.
3051 Code Integrity completed retrieval of file cache. Status Status.
3052 Code Integrity completed retrieval of file cache. Status Status.
3054 Code Integrity started setting the cache of FileNameBuffer file.
3055 Code Integrity completed setting the file cache. Status Status.
3057 Code Integrity completed retrieval of file cache. Status Status.
3058 Code Integrity completed retrieval of file cache. Status Status.
3059 Code Integrity found a set of per-page image hashes for the file FileNameBuffer in a catalog CatalogNameBuffer.
3060 Code Integrity found a set of per-page image hashes for the file FileNameBuffer in a catalog CatalogNameBuffer.
3061 Code Integrity found a file hash for the file FileNameBuffer in a catalog CatalogNameBuffer.
3062 Code Integrity found a file hash for the file FileNameBuffer in a catalog CatalogNameBuffer.
3063 Code Integrity determined that a process (ProcessNameBuffer) attempted to load FileNameBuffer that did not meet the security requirements for RequirementType.
3064 Code Integrity determined that a process (ProcessNameBuffer) attempted to load FileNameBuffer that did not meet the security requirements for RequirementType…
3065 Code Integrity determined that a process (ProcessNameBuffer) attempted to load FileNameBuffer that did not meet the security requirements for RequirementType…
3066 Code Integrity determined that a process (ProcessNameBuffer) attempted to load FileNameBuffer that did not meet the RequestedPolicy signing level requirement…
3067 Code Integrity determined that a process (ProcessNameBuffer) attempted to load FileNameBuffer that did not meet the RequestedPolicy signing level requirement…
3068 Code Integrity determined that a process (ProcessNameBuffer) attempted to load FileNameBuffer that did not meet the RequestedPolicy signing level requirement…
3069 Code Integrity was unable to load the weak crypto policy value from registry. Status Status.
3070 Code Integrity was unable to load the weak crypto policy from registry store. Status Status.
3071 Code Integrity was unable to load the weak crypto policies. Status Status.
3072 Code Integrity determined that the module FileNameBuffer is not compatible with hypervisor enforcement due to it having non-page aligned sections.
3073 Code Integrity determined that the module FileNameBuffer is not compatible with strict mode hypervisor enforcement due to it having an executable section tha…
3074 Code Integrity was unable to verify a page for a module verified using hypervisor enforcement. Status Status.
3075 Code Integrity determined that process (ProcessNameBuffer) spent ElapsedTime and PolicyElapsedTime microseconds for Code Integrity check and policy check to…
3076 Code Integrity determined that a process (ProcessName) attempted to load FileName that did not meet the RequestedSigningLevel signing level requirements or v…
3077 Code Integrity determined that a process (ProcessName) attempted to load FileName that did not meet the RequestedSigningLevel signing level requirements or v…
3078 Code Integrity determined that a process (ProcessName) attempted to load FileName that did not meet the RequestedSigningLevel signing level requirements or v…
3079 Code Integrity determined that a process (ProcessName) attempted to load FileName that did not meet the RequestedSigningLevel signing level requirements or v…
3080 Code Integrity determined that a process (ProcessName) attempted to load FileName that violated Driver policy. However, due to code integrity auditing policy…
3081 Code Integrity determined that a process (ProcessName) attempted to load FileName that violated Driver policy.
3082 Code Integrity determined kernel module FileNameBuffer that did not meet the WHQL requirements is loaded into the system. However, due to code integrity audi…
3083 Code Integrity determined kernel module FileNameBuffer that did not meet the WHQL requirements is loaded into the system. Check with the publisher to see if…
3084 Code Integrity will enable WHQL driver enforcement for this boot session.
3085 Code Integrity will disable WHQL driver enforcement for this boot session.
3086 Code Integrity determined that a process (ProcessNameBuffer) attempted to load FileNameBuffer that did not meet the signing requirements for Isolated User Mode.
3087 Code Integrity determined that a process (ProcessNameBuffer) attempted to load FileNameBuffer that is not compatible with hypervisor enforcement. Failure bit…
3088 Code Integrity testing module FileName against policy PolicyName. Status StatusCode
3089 Signature information for another event. Match using the Correlation Id.
3090 Code Integrity testing module FileName against policy PolicyName.
3091 Code Integrity testing module FileName against policy PolicyName.
3092 Code Integrity testing module FileName against policy PolicyName.
3093 RefreshPolicyTask
3094 RefreshPolicyTask
3095 Code Integrity policy PolicyGUID PolicyNameBuffer is set to unrefreshable. id PolicyIdBuffer. Status: Status
3096 No change in active Code Integrity policy PolicyGUID PolicyNameBuffer after refresh. id PolicyIdBuffer. Status Status
3097 Not allowed to refresh Code Integrity policy PolicyGUID PolicyNameBuffer. id PolicyIdBuffer. Status Status
3098 RefreshPolicyTask
3099 Refreshed and activated Code Integrity policy PolicyGUID PolicyNameBuffer. id PolicyIdBuffer. Status Status
3100 Refreshed but not activated Code Integrity policy PolicyGUID PolicyNameBuffer. id PolicyIdBuffer. Status Status
3101 Code Integrity policy refresh started for NumberOfPolicies policies.
3102 Code Integrity policy refresh finished for NumberOfPolicies policies.
3103 Ignoring refresh for Code Integrity policy ID PolicyGUID. Status Status.
3104 Windows blocked file FileNameBuffer which has been disallowed for protected processes.
3105 Trying to refresh Code Integrity policy with policy ID PolicyGUID.
3106 Code Integrity failed to set cache for FileNameBuffer file due to validation failure. Status Status.
3107 Code Integrity failed to set cache for FileNameBuffer file because it does not meet signing level requirements. Status Status.
3108 Code Integrity successfully switched from FromMode mode to ToMode mode.
3109 Code Integrity already switched from FromMode mode to ToMode mode.
3110 Code Integrity failed to switch from FromMode mode to ToMode mode with error code Status.
3111 Code Integrity determined that a process (ProcessNameBuffer) attempted to load FileNameBuffer that is not compatible with hypervisor enforcement.
3112 Code Integrity determined that a process (ProcessNameBuffer) attempted to load FileNameBuffer that did not meet the RequestedPolicy signing level requirement…
3113 Code Integrity could not update the driver.stl revocation list.
3114 Code Integrity determined that ProcessName is trying to load FileName which failed the dynamic code trust verification with error code of Status.
3115 Code Integrity determined that ProcessName is trying to load FileName which failed the dynamic code trust verification with error code of Status.
3116 Signature information for Code Integrity policy ID PolicyGUID.
3117 ValidateSIPolicy
`,
  },
  {
    provider: 'Microsoft-Windows-DHCP-Server',
    channel: 'System',
    events: `
1031 The installed server callout .dll file has caused an exception. The exception was
1032 The installed server callout .dll file has caused an exception. The exception was
1033 The DHCP service has successfully loaded one or more callout DLLs.
1034 The DHCP service has failed to load one or more callout DLLs. The following error occured
`,
  },
  {
    provider: 'Microsoft-Windows-DNS-Client',
    channel: 'Microsoft-Windows-DNS Client Events/Operational',
    events: `
1000 There are currently no IPv4 DNS servers configured for any interface on this host. Please configure DNS server settings, or renew your dynamic IP settings.
1001 Interface: Interface Total DNS Server Count: TotalServerCount Index: Index Address: Address (DynamicAddress)
1002 The DNS server being queried for interface Interface has changed to Address, client PID ClientPID
1003 The following DNS server(s) were successfully validated as active servers that can service this client. Address
1004 The following DNS server(s) were successfully validated as active servers that can service this client. param2
1005 The client was unable to validate the following as active DNS server(s) that can service this client. The server(s) may be temporarily unavailable, or may be…
1006 The client was unable to validate the following as active DNS server(s) that can service this client. The server(s) may be temporarily unavailable, or may be…
1007 The primary DNS suffix for this machine is missing. In the absence of a primary DNS suffix, short unqualified names may not resolve through DNS
1008 The primary DNS suffix for this machine is missing. In the absence of a primary DNS suffix, short unqualified names may not resolve through DNS
1009 The primary DNS suffix for this machine (DnsSuffix) does not match the Active Directory domain (AdSuffix) that it is currently joined to.
1010 The primary DNS suffix for this machine (DnsSuffix) does not match the Active Directory domain (AdSuffix) that it is currently joined to.
1011 There was an error while attempting to read the local hosts file.
1012 There was an error while attempting to read the local hosts file.
1013 Name resolution for the name QueryName timed out after none of the configured DNS servers responded.
1015 Name resolution for the name QueryName timed out after the DNS server Address did not respond. Client PID ClientPID.
1016 A name not found error was returned for the name QueryName. Check to ensure that the name is correct. The response was sent by the server at Address. Client…
1017 The DNS server's response to a query for name QueryName indicates that no records of the type queried are available, but could indicate that other records fo…
1018 The response for the query QueryName was a Link Local IP address Address. The response was sent by the server at DnsAddress. Client PID ClientPID.
1019 There are currently no IPv6 DNS servers configured for any interface on this host. Please configure DNS server settings, or renew your dynamic IP settings.
1020 Read DNS Name Resolution Policy Table: Key Name KeyName: DNSSEC Settings: DnsSecValidationRequired DnsSecValidationRequired, DnsQueryOverIPSec DnsQueryOverIP…
1021 Matched Effective policy for query name QueryName: Key Name KeyName: DnsSecValidationRequired DnsSecValidationRequired, DnsQueryOverIPSec DnsQueryOverIPSec,…
1022 Name resolution for the name, QueryName, will not fall back to LLMNR or NetBIOS, client PID ClientPID
1023 Name resolution policy table has been corrupted. DNS resolution will fail until it is fixed. Contact your network administrator. For more information: read p…
1024 Transaction ID of the response for query QueryName from server Address did not match, client PID ClientPID
1025 The DNS server IP Address of the response for query QueryName is not configured on the client, client PID ClientPID
1026 The question (ResponseQuestion) in the response from server Address does not match the original question QueryName, client PID ClientPID
1027 DNS Name resolution for the name, QueryName, failed because the client was unable to contact DNS servers. At least one of the interfaces is not in a private…
1028 Matched effective policy for query name QueryName: Key Name KeyName: DnsSecValidationRequired DnsSecValidationRequired, DnsQueryOverIPSec DnsQueryOverIPSec,…
3000 DNS Query is initiated for the name QueryName and for the type QueryType with query options QueryOptions
3001 DNS Query operation is completed with result Status
3002 DNS Cache lookup is initiated for the name QueryName and for the type QueryType with query options QueryOptions
3003 DNS Cache lookup operation for the name QueryName and for the type QueryType is completed with result Status
3004 DNS FQDN Query is initiated for the name QueryName and for the type QueryType with query options QueryOptions
3005 DNS FQDN Query operation for the name QueryName and for the type QueryType is completed with result Status
3006 DNS query is called for the name QueryName, type QueryType, query options QueryOptions, Server List ServerList, isNetwork query IsNetworkQuery, network index…
3007 DnsQueryEx for the name QueryName is pending
3008 DNS query is completed for the name QueryName, type QueryType, query options QueryOptions with status QueryStatus Results QueryResults
3009 Network query initiated for the name QueryName (is parallel query IsParallelNetworkQuery) on network index NetworkIndex with interface count InterfaceCount w…
3010 DNS Query sent to DNS Server DnsServerIpAddress for name QueryName and type QueryType, client PID ClientPID
3011 Received response from DNS Server DnsServerIpAddress for name QueryName and type QueryType with response status ResponseStatus, client PID ClientPID
3012 NETBIOS query is initiated for name QueryName on network index NetworkIndex with inteface count InterfaceCount with first interface name AdapterName and loca…
3013 NETBIOS query is completed for name QueryName with status Status and results QueryResults, client PID ClientPID
3014 NETBIOS query for the name QueryName is pending, client PID ClientPID
3015 DnsQueryEx is canceled for the name QueryName
3016 Cache lookup called for name QueryName, type QueryType, options QueryOptions and interface index InterfaceIndex, client PID ClientPID
3018 Cache lookup for name QueryName, type QueryType and option QueryOptions returned Status with results QueryResults, client PID ClientPID
3019 Query wire called for name QueryName, type QueryType, interface index InterfaceIndex and network index NetworkIndex, client PID ClientPID
3020 Query response for name QueryName, type QueryType, interface index NetworkIndex and network index InterfaceIndex returned Status with results QueryResults, c…
3023 Initiating resolver operation OperationName, name Name, flag Flag, client PID ClientPID
8001 Unable to start DNS Client service. Could not start the Remote Procedure Call (RPC) interface for this service. To correct the problem, you may restart the R…
8002 Unable to start DNS Client service because the system failed to allocate memory and may be out of available memory. Try closing any applications not in use o…
8003 The system failed to register network adapter with settings
8004 The system failed to register network adapter with settings
8005 The system failed to register network adapter with settings
8006 The system failed to register network adapter with settings
8007 The system failed to register network adapter with settings
8008 The system failed to register network adapter with settings
8009 The system failed to register pointer (PTR) resource records (RRs) for network adapter with settings
8010 The system failed to register pointer (PTR) resource records (RRs) for network adapter with settings
8011 The system failed to register pointer (PTR) resource records (RRs) for network adapter with settings
8012 The system failed to register pointer (PTR) resource records (RRs) for network adapter with settings
8014 The system failed to register pointer (PTR) resource records (RRs) for network adapter with settings
8015 The system failed to register host (A or AAAA) resource records (RRs) for network adapter with settings
8016 The system failed to register host (A or AAAA) resource records (RRs) for network adapter with settings
8017 The system failed to register host (A or AAAA) resource records for network adapter with settings
8018 The system failed to register host (A or AAAA) resource records (RRs) for network adapter with settings
8019 The system failed to register host (A or AAAA) resource records (RRs) for network adapter with settings
8020 The system failed to register host (A or AAAA) resource records (RRs) for network adapter with settings
8021 The system failed to update and remove registration for the network adapter with settings
8022 The system failed to update and remove registration for the network adapter with settings
8023 The system failed to update and remove registration for the network adapter with settings
8024 The system failed to update and remove registration for the network adapter with settings
8025 The system failed to update and remove registration for the network adapter with settings
8026 The system failed to update and remove the DNS registration for the network adapter with settings
8027 The system failed to update and remove pointer (PTR) resource records (RRs) for network adapter with settings
8028 The system failed to update and remove pointer (PTR) resource records (RRs) for network adapter with settings
8029 The system failed to update and remove pointer (PTR) resource records (RRs) for network adapter with settings
8030 The system failed to update and remove pointer (PTR) resource records (RRs) for network adapter with settings
8031 The system failed to update and remove pointer (PTR) resource records (RRs) for network adapter with settings
8032 The system failed to update and remove pointer (PTR) resource records (RRs) for network adapter with settings
8033 The system failed to update and remove host (A or AAAA) resource records (RRs) for network adapter with settings
8034 The system failed to update and remove host (A or AAAA) resource records (RRs) for network adapter with settings
8035 The system failed to update and remove host (A or AAAA) resource records (RRs) for network adapter with settings
8036 The system failed to update and remove host (A or AAAA) resource records (RRs) for network adapter with settings
8037 The system failed to update and remove host (A or AAAA) resource records (RRs) for network adapter with settings
8038 The system failed to update and remove host (A or AAAA) resource records (RRs) for network adapter with settings
8040 A DNS interception provider has been loaded. This provider can overwrite any DNS resolution result. If this is unexpected, please contact the machine/domain…
8042 A DNS interception provider performed an illegal operation.
60004 Error: ErrorCode Location: Location Context: Context
60005 Warning: WarningCode Location: Location Context: Context
60006 Transitioned to State: NextState Context: Context
60007 Updated Context: Context Update Reason: UpdateReasonCode
60008 Name resolution policy table has been corrupted. DNS resolution will fail until it is fixed. Contact your network administrator. For more information: read p…
60101 SourceAddress: SourceAddress SourcePort: SourcePort DestinationAddress: DestinationAddress DestinationPort: DestinationPort Protocol: Protocol ReferenceConte…
60102 SourceAddress: SourceAddress SourcePort: SourcePort DestinationAddress: DestinationAddress DestinationPort: DestinationPort Protocol: Protocol ReferenceConte…
60103 Interface Guid: IfGuid IfIndex: IfIndex Interface Luid: IfLuid ReferenceContext: ReferenceContext
`,
  },
  {
    provider: 'Microsoft-Windows-DNS-Client',
    channel: 'System',
    events: `
1014 Name resolution for the name QueryName timed out after none of the configured DNS servers responded. Client PID ClientPID.
8013 The system failed to register pointer (PTR) resource records (RRs) for network adapter with settings
`,
  },
  {
    provider: 'Microsoft-Windows-DNS-Server-Service',
    channel: 'DNS Server',
    events: `
150 The DNS server could not load or initialize the plug-in DLL param1. The event data is the error code returned by the plug-in DLL load or initialization attem…
770 A DNS server plugin DLL has been loaded from location param1 on server param2.
771 The V1 plugin interface has been implemented in server level plugin DLL.
6004 The DNS server received a zone transfer request from param1 for a non-existent or non-authoritative zone param2.
`,
  },
  {
    provider: 'Microsoft-Windows-DNSServer',
    channel: 'Microsoft-Windows-DNSServer/Analytical',
    events: `
257 RESPONSE_SUCCESS: TCP=param1; InterfaceIP=param2; Destination=param3; AA=param4; AD=param5; QNAME=param6; QTYPE=param7; XID=param8; DNSSEC=param9; RCODE=para…
`,
  },
  {
    provider: 'Microsoft-Windows-Diagnosis-Scripted',
    channel: 'Microsoft-Windows-Diagnosis-Scripted/Operational',
    events: `
101 The scripted diagnostic engine started initializing a diagnostic package located at PackagePath.
`,
  },
  {
    provider: 'Microsoft-Windows-Directory-Services-SAM',
    channel: 'System',
    events: `
16990 The security account manager blocked a non-administrator from creating an Active Directory account in this domain with mismatched objectClass and userAccount…
16991 The security account manager blocked a non-administrator from creating or renaming a computer account using an invalid sAMAccountName.
`,
  },
  {
    provider: 'Microsoft-Windows-DistributedCOM',
    channel: 'System',
    events: `
10001 Unable to start a DCOM Server: param3 as param4/param5. The error: "param2"
`,
  },
  {
    provider: 'Microsoft-Windows-DriverFrameworks-UserMode',
    channel: 'Microsoft-Windows-DriverFrameworks-UserMode/Operational',
    events: `
1000 The Driver Manager service started successfully
1001 The Driver Manager service failed to start.
1002 The Driver Manager service was stopped
1003 The Driver Manager service is starting a host process for device InstanceId.
1004 The host process (LifetimeId) started successfully.
1005 The host process (LifetimeId) failed to start successfully.
1006 The host process (LifetimeId) is being asked to shutdown.
1007 The host process (LifetimeId) has a problem (Problem) and is being terminated.
1008 The host process (LifetimeId) has been shutdown.
1009 Shutdownofadriverhostprocess.
2000 The UMDF Host Process (LifetimeId) is starting up.
2001 The UMDF Host Process (LifetimeId) started successfully.
2002 The UMDF Host Process (LifetimeId) failed to start successfully.
2003 The UMDF Host Process (LifetimeId) has been asked to load drivers for device InstanceId.
2004 The UMDF Host is loading driver Service at level Level for device InstanceId.
2005 The UMDF Host Process (LifetimeId) has loaded module ModulePath while loading drivers for device InstanceId.
2006 The UMDF Host successfully loaded the driver at level Level.
2007 The UMDF Host failed to load the driver at level Level.
2010 The UMDF Host Process (LifetimeId) has successfully loaded drivers for device InstanceId.
2011 The UMDF Host Process (LifetimeId) has failed to load drivers for device InstanceId.
2100 Received a Pnp or Power operation (MajorCode, MinorCode) for device InstanceId.
2101 Completed a Pnp or Power operation (MajorCode, MinorCode) for device InstanceId with status Status.
2102 Forwarded a finished Pnp or Power operation (MajorCode, MinorCode) to the lower driver for device InstanceId with status Status.
2103 Completed a Pnp or Power operation (MajorCode, MinorCode) for device InstanceId with status Status.
2105 Forwarded a Pnp or Power operation (MajorCode, MinorCode) for device InstanceId to the lower driver with status Status
2106 Received a Pnp or Power operation (MajorCode, MinorCode) for device InstanceId which was completed by the lower drivers with status Status
2107 Received a Pnp or Power operation (MajorCode, MinorCode) for device InstanceId which was completed by the lower drivers with status Status
2900 The UMDF Host (LifetimeId) has been asked to shutdown.
2901 The UMDF Host (LifetimeId) has shutdown.
3000 UMDF State Machine StateMachine start processing event Event (Queueing Queueing)
3001 UMDF State Machine StateMachine dropped event Event
3010 UMDF State Machine StateMachine state change from CurrentState to NewState on event Event
3011 UMDF State Machine StateMachine event processing finished in state CurrentState
3020 UMDF State Machine StateMachine event processing stopped in state Event
4000 UMDFVerifierFailure.
10001 The UMDF service ServiceName (CLSID CLSID) was installed.
10002 The UMDF service ServiceName (CLSID CLSID) was upgraded.
10100 The driver package installation has succeeded.
10101 The driver package installation has failed.
10110 A problem has occurred with one or more user-mode drivers and the hosting process has been terminated.
10111 The device FriendlyName (location Location) is offline due to a user-mode driver crash.
10112 The device FriendlyName (location Location) is offline due to a user-mode device crash.
10113 The device InstanceId was unable to start due to conflict between the settings for driver DriverName (ConflictingParameter - Value) and the other drivers.
10114 UnstartedService (part of UMDF) did not load yet. After it does, Windows will start the device again.
10115 The device FriendlyName (location Location) is offline due to a user-mode driver crash.
10116 The device FriendlyName (location Location) is offline due to a user-mode driver crash.
10117 UMDF driver service ServiceName failed to load because it was compiled using a pre-release version of the Windows Driver Kit(WDK). The driver should be recom…
10118 UMDF reflector is unable to connect to service control manager (SCM). This is expected during boot, when SCM has not started yet. Will retry when it starts.
10120 User_modeDriverproblems.
10121 User_modeDriverproblems.
19999 UMDF Test Event (String)
20030 Power IRP related event in the User-mode Driver Frameworks Host Process
20031 Power IRP related event in the User-mode Driver Frameworks Host Process
20032 Power IRP related event in the User-mode Driver Frameworks Host Process
20033 Power IRP related event in the User-mode Driver Frameworks Host Process
30000 A driver package which uses user-mode driver framework version param2 is being installed on device param1.
30001 The driver package installation has finished. The final status was param1.
30002 PreDevice installation (UMDF version param2) is starting for device param1.
30003 PreDevice installation has finished. The final status was param1.
30004 PostDevice installation (UMDF version param2) is starting for device param1.
30005 PostDevice installation has finished. The final status was param1.
30006 UMDF update has started.
30007 UMDF has been updated. The final status was param1.
30008 DDI to read from hardware begins (TargetType: HwAccessTargetType, TargetSize: HwAccessTargetSize, BufferCount: HwAccessBufferCount).
30009 DDI to read from hardware ends (TargetType: HwAccessTargetType, TargetSize: HwAccessTargetSize, BufferCount: HwAccessBufferCount).
30010 Read from hardware begins (TargetType: HwAccessTargetType, TargetSize: HwAccessTargetSize, BufferCount: HwAccessBufferCount).
30011 Read from hardware ends (TargetType: HwAccessTargetType, TargetSize: HwAccessTargetSize, BufferCount: HwAccessBufferCount).
30012 DDI to write to hardware begins (TargetType: HwAccessTargetType, TargetSize: HwAccessTargetSize, BufferCount: HwAccessBufferCount).
30013 DDI to write to hardware ends (TargetType: HwAccessTargetType, TargetSize: HwAccessTargetSize, BufferCount: HwAccessBufferCount).
30014 Write to hardware begins (TargetType: HwAccessTargetType, TargetSize: HwAccessTargetSize, BufferCount: HwAccessBufferCount).
30015 Write to hardware ends (TargetType: HwAccessTargetType, TargetSize: HwAccessTargetSize, BufferCount: HwAccessBufferCount).
30016 Read from hardware begins (TargetType: HwAccessTargetType, TargetSize: HwAccessTargetSize, BufferCount: HwAccessBufferCount).
30017 Read from hardware ends (TargetType: HwAccessTargetType, TargetSize: HwAccessTargetSize, BufferCount: HwAccessBufferCount).
30018 Write to hardware begins (TargetType: HwAccessTargetType, TargetSize: HwAccessTargetSize, BufferCount: HwAccessBufferCount).
30019 Write to hardware ends (TargetType: HwAccessTargetType, TargetSize: HwAccessTargetSize, BufferCount: HwAccessBufferCount).
30020 UMDF Reflector sent notification for hardware interrupt (Message ID InterruptMessageNumber).
30021 UMDF framework received notification for hardware interrupt (Message ID InterruptMessageNumber).
`,
  },
  {
    provider: 'Microsoft-Windows-DriverFrameworks-UserMode',
    channel: 'System',
    events: `
10000 A driver package which uses user-mode driver framework version FrameworkVersion is being installed on device DeviceId.
`,
  },
  {
    provider: 'Microsoft-Windows-Eventlog',
    channel: 'Security',
    events: `
1100 The event logging service has shut down.
1101 Audit events have been dropped by the transport.
1102 The audit log was cleared.
1104 The security log is now full.
1105 Event log automatic backup
1106 Events have been dropped by the event logging service. The reason code is Reason.
1107 The event logging service encountered an error while processing an incoming event from publisher PublisherName and trying to process the metadata for it.
1108 The event logging service encountered an error while processing an incoming event published from PubID.
`,
  },
  {
    provider: 'Microsoft-Windows-Eventlog',
    channel: 'System',
    events: `
20 The event logging service encountered an error ErrorCode while obtaining or processing configuration for channel Path.
21 The event logging service encountered a configuration-related error (res=ErrorCode) for channel ChannelPath. The error was encountered while processing the C…
22 The event logging service encountered an error while initializing publishing resources for channel Path. If channel type is Analytic or Debug, then this coul…
23 The event logging service encountered an error (res=ErrorCode) while initializing logging resources for channel Path.
25 The event logging service encountered a corrupt log file for channel ChannelPath. The log was renamed with a .corrupt extension.
26 The event logging service encountered a log file for channel ChannelPath which is an unsupported version. The log was renamed with a .UnsupportedVer extension.
27 The event logging service encountered an error (res=ErrorCode) while opening log file for channel ChannelPath. Trying again using default log file path Faile…
28 The event logging service encountered an error (res=ErrorCode) while parsing filter for channel ChannelPath. Will continue without filter.
29 The event logging service encountered a fatal error (res=ErrorCode) when applying settings to the ChannelPath channel. The service is shutting down since thi…
30 The event logging service encountered an error (ErrorCode) while enabling publisher PublisherGuid to channel ChannelPath. This doesn't affect operation of th…
31 The event logging service encountered an error (res=ErrorCode) while opening configuration for primary channel ChannelPath. Trying again using default config…
40 The event logging service encountered an error when attempting to apply one or more policy settings.
100 The event logging service encountered an error while processing an incoming event published from PubID.
102 The event logging service encountered an error while processing an incoming event from publisher PublisherName and trying to process the metadata for it.
103 Events have been dropped by the transport.
104 The Channel log file was cleared.
105 Event log automatic backup
106 Corruption was detected in the log for the Channel channel and some data was erased.
107 The event logging service encountered an error ErrorCode while going through publisher configuration. The publisher ProviderName is already installed with GU…
108 The previous system shutdown was unexpected.
109 The event logging service encountered an error while processing an incoming event from publisher PublisherName and trying to process the metadata for it.
110 Loading metadata for publisher PublisherName (PublisherGuid) and trying to process the metadata for it.
111 Finished loading metadata for publisher PublisherName (PublisherGuid), with EventMetaDataCount event metadatas processed.
112 Failed to load metadata for publisher PublisherName (PublisherGuid). The reason code is ErrorCode.
200 Channel ChannelName (ChannelType) was enabled (Enabled) programmatically.
201 A push subscription was created for ChannelName.
202 A pull subscription was created for ChannelName.
203 OpenEventLog legacy API was used to open ModuleName.
204 RegisterEventSource legacy API was used to register ModuleName.
205 ReportEvent legacy API was used to write an event to ModuleName.
1103 The security log is now PercentFull percent full.
6000 The Channel log file is full.
`,
  },
  {
    provider: 'Microsoft-Windows-GroupPolicy',
    channel: 'Microsoft-Windows-GroupPolicy/Operational',
    events: `
4004 Starting manual processing of policy for computer PrincipalSamName.
4005 Starting manual processing of policy for user PrincipalSamName.
4016 Starting CSEExtensionName Extension Processing.
4017 OperationDescription
`,
  },
  {
    provider: 'Microsoft-Windows-GroupPolicy',
    channel: 'System',
    events: `
1002 The processing of Group Policy failed because of a system allocation failure. Please ensure the computer is not running low on resources (memory, available d…
1006 The processing of Group Policy failed. Windows could not authenticate to the Active Directory service on a domain controller. (LDAP Bind function call failed…
1007 The processing of Group Policy failed. Windows could not determine the site associated for this computer, which is required for Group Policy processing.
1030 The processing of Group Policy failed. Windows attempted to retrieve new Group Policy settings for this user or computer. Look in the details tab for error c…
1052 The processing of Group Policy failed. Windows could not determine the role of this computer. Role information (Workgroup, Member Server, or Domain Controlle…
1053 The processing of Group Policy failed. Windows could not resolve the user name. This could be caused by one of more of the following: a) Name Resolution fail…
1054 The processing of Group Policy failed. Windows could not obtain the name of a domain controller. This could be caused by a name resolution failure. Verify yo…
1055 The processing of Group Policy failed. Windows could not resolve the computer name. This could be caused by one of more of the following: a) Name Resolution…
1058 The processing of Group Policy failed. Windows attempted to read the file FilePath from a domain controller and was not successful. Group Policy settings may…
1065 The processing of Group Policy failed. Windows could not evaluate the Windows Management Instrumentation (WMI) filter for the Group Policy object GPOCNName.…
1068 The processing of Group Policy was interrupted. Windows prematurely ended the discovery and enforcement of Group Policy settings because the computer was req…
1079 The processing of Group Policy failed. Windows could not obtain the list of Group Policy objects applicable for this computer or user. View the event details…
1080 The processing of Group Policy failed. Windows could not search the Active Directory organization unit hierarchy. View the event details for more information.
1085 Windows failed to apply the ExtensionName settings. ExtensionName settings might have its own log file. Please click on the "More information" link.
1088 The processing of Group Policy failed. Windows attempted to query the list of Group Policy objects and exceeded the maximum limit (999).
1089 Windows failed to record Resultant Set of Policy (RSoP) information, which describes the scope of Group Policy objects applied to the computer or user. This…
1090 Windows failed to record Resultant Set of Policy (RSoP) information, which describes the scope of Group Policy objects applied to the computer or user. This…
1091 Windows could not record the Resultant Set of Policy (RSoP) information for the Group Policy extension <ExtensionName>. Group Policy settings successfully ap…
1095 Windows encountered an error while recording Resultant Set of Policy (RSoP) information, which describes the scope of Group Policy objects applied to the com…
1096 The processing of Group Policy failed. Windows could not apply the registry-based policy settings for the Group Policy object GPOCNName. Group Policy setting…
1097 The processing of Group Policy failed. Windows could not determine the computer account to enforce Group Policy settings. This may be transient. Group Policy…
1101 The processing of Group Policy failed. Windows could not locate the directory object DSObjectName. Group Policy settings will not be enforced until this even…
1104 Windows was unable to read the Windows Management Instrumentation (WMI) filter information associated with the Group Policy object GPOCNName.This may be caus…
1109 The user account is in a different forest than the computer account. The processing of Group Policy from another forest is not allowed. Group Policy will be…
1110 The processing of Group Policy failed. Windows could not determine if the user and computer accounts are in the same forest. Ensure the user domain name matc…
1112 The Group Policy Client Side Extension ExtensionName was unable to apply one or more settings because the changes must be processed before system startup or…
1125 The processing of Group Policy failed because of an internal system error. Please see the Group Policy operational log for the specific error message. An att…
1126 Windows was unable to determine whether new Group Policy settings defined by a network administrator should be enforced for this user or computer because thi…
1127 The processing of Group Policy failed due to an internal error. Please look into the Group Policy operational log for the specific error message. An attempt…
1128 The Group Policy Client Side Extension ExtensionName may have caused the Group Policy Service to terminate unexpectedly. To prevent further failures in the G…
1129 The processing of Group Policy failed because of lack of network connectivity to a domain controller. This may be a transient condition. A success message wo…
1130 ScriptType failed.
1500 The Group Policy settings for the computer were processed successfully. There were no changes detected since the last successful processing of Group Policy.
1501 The Group Policy settings for the user were processed successfully. There were no changes detected since the last successful processing of Group Policy.
1502 The Group Policy settings for the computer were processed successfully. New settings from NumberOfGroupPolicyObjects Group Policy objects were detected and a…
1503 The Group Policy settings for the user were processed successfully. New settings from NumberOfGroupPolicyObjects Group Policy objects were detected and applied.
4000 Starting computer boot policy processing for PrincipalSamName.
4001 Starting user logon Policy processing for PrincipalSamName.
4002 Starting policy processing due to network state change for computer PrincipalSamName.
4003 Starting policy processing due to network state change for user PrincipalSamName.
4006 Starting periodic policy processing for computer PrincipalSamName.
4007 Starting periodic policy processing for user PrincipalSamName.
4018 Starting ScriptType for PrincipalSamName.
4019 Running script name ScriptName.
4115 Group Policy Service started.
4116 Started the Group Policy service initialization phase.
4117 Group Policy Session started.
4126 Group Policy receiving applicable GPOs from the domain controller.
4216 Starting to save policies to the local datastore.
4217 Starting to load policies from the local datastore.
4218 Starting the first WMI query for the policy.
4257 Starting to download policies.
4326 Group Policy is trying to discover the Domain Controller information.
5016 Completed CSEExtensionName Extension Processing in CSEElaspedTimeInMilliSeconds milliseconds.
5017 OperationDescription
5018 Completed ScriptType for PrincipalSamName in ScriptElaspedTimeInSeconds seconds.
5019 Completed ScriptName in ScriptElaspedTimeInSeconds seconds.
5115 Group Policy Service stopped.
5116 Successfully completed the Group Policy Service initialization phase.
5117 Group policy session completed successfully.
5126 Group Policy successfully got applicable GPOs from the domain controller.
5216 Successfully saved policies to the local datastore.
5217 Successfully loaded policies from the local datastore.
5218 Successfully completed the first WMI query.
5257 Successfully completed downloading policies.
5308 Domain Controller details
5309 Computer details
5310 Account details
5311 The loopback policy processing mode is PolicyProcessingMode.
5312 List of applicable Group Policy objects
5313 The following Group Policy objects were not applicable because they were filtered out
5314 A LinkDescription link was detected. The Estimated bandwidth is BandwidthInkbps kbps. The slow link threshold is ThresholdInkbps kbps.
5315 Next policy processing for PrincipalSamName will be attempted in NextPolicyApplicationTime NextPolicyApplicationTimeUnit.
5320 InfoDescription
5321 InfoDescription Parameter: OperationParameter1
5322 Group Policy waited for TimeWaitedAtStartup milliseconds for the network subsystem at computer boot.
5323 Invalid Error Message.
5324 Group Policy received the notification NotificationType from Winlogon for session SessionId.
5325 Group Policy received NotificationType notification from Service Control Manager.
5326 Group Policy successfully discovered the Domain Controller in DCDiscoveryTimeInMilliSeconds milliseconds.
5327 Estimated network bandwidth on one of the connections: NetworkBandwidthInKbps kbps.
5331 Service configuration update to standalone was attempted due to the presence of Group Policy client extension UpdateCauseExtensionName that is not part of th…
5332 Group Policy waited for TimeWaitedAtStartup milliseconds for the Direct Access CorpNet connectivity at computer boot.
5340 The Group Policy processing mode is PolicyApplicationMode.
5351 Group policy session returned to winlogon.
6000 Invalid Error Message.
6001 Invalid Error Message.
6002 Invalid Error Message.
6003 Invalid Error Message.
6004 Invalid Error Message.
6005 Invalid Error Message.
6006 Invalid Error Message.
6007 Invalid Error Message.
6016 Completed CSEExtensionName Extension Processing in CSEElaspedTimeInMilliSeconds milliseconds.
6017 Invalid Error Message.
6018 Invalid Error Message.
6019 Invalid Error Message.
6033 Skipped CSEExtensionName Extension based on Group Policy client-side processing rules.
6034 Group Policy changed from synchronous foreground to asynchronous foreground based on slow link detection.
6035 CSEExtensionName Extension deferred processing until next synchronous foreground.
6226 Invalid Error Message.
6308 Invalid Error Message.
6309 Invalid Error Message.
6310 Invalid Error Message.
6311 Invalid Error Message.
6312 Invalid Error Message.
6313 Invalid Error Message.
6314 Group Policy bandwidth estimation failed. Group Policy processing will continue. Assuming LinkDescription link.
6315 Invalid Error Message.
6320 Warning: WarningDescription Warning code WarningCode.
6321 Warning: WarningDescription Parameter: OperationParameter1 : Warning code WarningCode.
6322 Invalid Error Message.
6323 Group Policy dependency (DisplayName) did not start. As a result, network related features of Group Policy such as bandwidth estimation and response to netwo…
6324 Invalid Error Message.
6325 Invalid Error Message.
6326 Invalid Error Message.
6327 Invalid Error Message.
6330 An unfinished invocation of the Group Policy Client Side Extension InfoDescription from a previous instance of the Group Policy Service was detected.
6331 Invalid Error Message.
6332 Invalid Error Message.
6337 Group Policy network connection is via Direct Access.
6338 Group Policy Winlogon status reporting has completed.
6339 Group Policy Winlogon Start Shell handling completed.
6341 A Group Policy setting was used to override the fast/slow link detection.
6342 The network connection is using a WWAN device for connectivity.
6344 Group Policy detected a slow link during sync mode processing.
6345 The connection to DC timed out during the Group Policy sync mode process.
6346 Group Policy switched the sync mode process to async mode.
7000 Computer boot policy processing failed for PrincipalSamName in PolicyElaspedTimeInSeconds seconds.
7001 User logon policy processing failed for PrincipalSamName in PolicyElaspedTimeInSeconds seconds.
7002 Policy processing due to network state change failed for computer PrincipalSamName in PolicyElaspedTimeInSeconds seconds.
7003 Policy processing due to network state change failed for user PrincipalSamName in PolicyElaspedTimeInSeconds seconds.
7004 Manual processing of policy failed for computer PrincipalSamName in PolicyElaspedTimeInSeconds seconds.
7005 Manual processing of policy failed for user PrincipalSamName in PolicyElaspedTimeInSeconds seconds.
7006 Periodic policy processing failed for computer PrincipalSamName in PolicyElaspedTimeInSeconds seconds.
7007 Periodic policy processing failed for user PrincipalSamName in PolicyElaspedTimeInSeconds seconds.
7016 Completed CSEExtensionName Extension Processing in CSEElaspedTimeInMilliSeconds milliseconds.
7017 OperationDescription
7018 Script for PrincipalSamName failed in ScriptElaspedTimeInSeconds seconds.
7019 Invalid Error Message.
7117 Group policy session completed with error.
7126 Group Policy could not get applicable GPOs from the domain controller.
7216 Saved policies to the local datastore with error.
7217 Loaded policies from the local datastore with error.
7257 Downloaded policies with error.
7308 Invalid Error Message.
7309 Invalid Error Message.
7310 Invalid Error Message.
7311 Invalid Error Message.
7312 Invalid Error Message.
7313 Invalid Error Message.
7314 Invalid Error Message.
7315 Invalid Error Message.
7320 Error: ErrorDescription Error code ErrorCode.
7321 Error: ErrorDescription Parameter: OperationParameter1 : Error code ErrorCode.
7322 Invalid Error Message.
7323 Invalid Error Message.
7324 Invalid Error Message.
7325 Invalid Error Message.
7326 Group Policy failed to discover the Domain Controller details in DCDiscoveryTimeInMilliSeconds milliseconds.
7327 Invalid Error Message.
7331 Service configuration update to standalone was attempted due to the presence of Group Policy client extension UpdateCauseExtensionName that is not part of th…
7332 Invalid Error Message.
8000 Completed computer boot policy processing for PrincipalSamName in PolicyElaspedTimeInSeconds seconds.
8001 Completed user logon policy processing for PrincipalSamName in PolicyElaspedTimeInSeconds seconds.
8002 Completed policy processing due to network state change for computer PrincipalSamName in PolicyElaspedTimeInSeconds seconds.
8003 Completed policy processing due to network state change for user PrincipalSamName in PolicyElaspedTimeInSeconds seconds.
8004 Completed manual processing of policy for computer PrincipalSamName in PolicyElaspedTimeInSeconds seconds.
8005 Completed manual processing of policy for user PrincipalSamName in PolicyElaspedTimeInSeconds seconds.
8006 Completed periodic policy processing for computer PrincipalSamName in PolicyElaspedTimeInSeconds seconds.
8007 Completed periodic policy processing for user PrincipalSamName in PolicyElaspedTimeInSeconds seconds.
8016 CSEExtensionName Extension (CSEExtensionId) requests a sync mode process.
9001 This machine is configured to retrieve Group Policy files from a file share in an insecure way.
`,
  },
  {
    provider: 'Microsoft-Windows-IIS-Configuration',
    channel: 'Microsoft-IIS-Configuration/Operational',
    events: `
29 Changes to 'param4' at 'param2' have successfully been committed.
`,
  },
  {
    provider: 'Microsoft-Windows-IIS-W3SVC-WP',
    channel: 'Application',
    events: `
2282 The Module DLL 'param1' could not be loaded due to a configuration problem. The current configuration only supports loading images built for a param2 process…
`,
  },
  {
    provider: 'Microsoft-Windows-Iphlpsvc',
    channel: 'System',
    events: `
4100 ISATAP router address IsatapRouter was set with status ErrorCode.
`,
  },
  {
    provider: 'Microsoft-Windows-Kerberos-Key-Distribution-Center',
    channel: 'System',
    events: `
16 While processing a TGS request for the target server param1, the account param2 did not have a suitable key for generating a Kerberos ticket (the missing key…
27 While processing a TGS request for the target server param1, the account param2 did not have a suitable key for generating a Kerberos ticket (the missing key…
35 The Key Distribution Center (KDC) encountered a ticket-granting-ticket (TGT) from another KDC (param1) that did not contain a PAC attributes field.
36 The Key Distribution Center (KDC) encountered a ticket that did not contain a PAC while processing a request for another ticket.
37 The Key Distribution Center (KDC) encountered a ticket that did not contain information about the account that requested the ticket while processing a reques…
38 The Key Distribution Center (KDC) encountered a ticket that contained inconsistent information about the account that requested the ticket.
39 The Key Distribution Center (KDC) encountered a user certificate that was valid but could not be mapped to a user in a secure way (such as via explicit mappi…
41 The Key Distribution Center (KDC) encountered a user certificate that was valid but contained a different SID than the user to which it mapped.
42 The Kerberos Key Distribution Center lacks strong keys for account: param1.
`,
  },
  {
    provider: 'Microsoft-Windows-Kernel-General',
    channel: 'System',
    events: `
1 The system time has changed to NewTime from OldTime.
2 License policy-cache corruption detected.
3 License policy-cache corruption has been fixed.
4 License policy-cache has expired because it was not updated within expected duration.
5 {Registry Hive Recovered} Registry hive (file): 'ExtraString' was corrupted and it has been recovered. Some data might have been lost.
6 An I/O operation initiated by the Registry failed unrecoverably.The Registry could not flush hive (file): 'ExtraString'.
7 The system failed to open transaction log param4 for hive param2. Some transactional consistency might have been lost. (Failure status param7, TM: param5, RM…
11 TxR init phase for hive ExtraString (TM: TmId, RM: RmId) finished with result=Status (Internal code=InternalCode).
12 The operating system started at system time StartTime.
13 The operating system is shutting down at system time StopTime.
15 Hive HiveName was reorganized with a starting size of OriginalSize bytes and an ending size of NewSize bytes.
16 The access history in hive HiveName was cleared updating KeysUpdated keys and creating DirtyPages modified pages.
18 The operating system is starting after soft restart.
19 Windows Update Installed
20 The leap second configuration has been updated.
21 LeapSecondDataParseFailure
22 TimeZoneBiasChange
23 VsmPerformanceData
24 TimeZoneInformationRefresh
25 BootSystemTime
`,
  },
  {
    provider: 'Microsoft-Windows-LDAP-Client',
    channel: 'Microsoft-Windows-LDAP-Client/Debug',
    events: `
30 LDAP search: scope ScopeOfSearch, filter SearchFilter, base DistinguishedName
`,
  },
  {
    provider: 'Microsoft-Windows-NTLM',
    channel: 'Microsoft-Windows-NTLM/Operational',
    events: `
100 NTLM authentication failed because the account was a member of the Protected User group.
101 NTLM authentication failed because access control restrictions are required.
301 NTLM authentication succeded, but it will fail when Authentication Policy is enforced because access control restrictions are required.
4001 NTLM client blocked: Outgoing NTLM authentication traffic to remote servers that is blocked.
4002 NTLM server blocked: Incoming NTLM traffic to servers that is blocked
4003 NTLM server blocked in the domain: NTLM authentication in this domain that is blocked
4010 NTLM Minimum Client Security Block
4011 NTLM Minimum Server Security Block
4012 NTLM client used the domain password. The attempt to use the DC-generated NTLM secret failed, and fallback to the domain password succeeded.
4013 Attempt to use NTLMv1 failed.
4015 BlockingNTLM
4020 AuditingNTLM
4021 AuditingNTLM
4022 AuditingNTLM
4023 AuditingNTLM
8001 NTLM client blocked audit: Audit outgoing NTLM authentication traffic that would be blocked.
8002 NTLM server blocked audit: Audit Incoming NTLM Traffic that would be blocked
8003 NTLM server blocked in the domain audit: Audit NTLM authentication in this domain
`,
  },
  {
    provider: 'Microsoft-Windows-Ntfs',
    channel: 'System',
    events: `
98 Volume DriveName (DeviceName) CorruptionActionState
`,
  },
  {
    provider: 'Microsoft-Windows-PowerShell',
    channel: 'Microsoft-Windows-PowerShell/Operational',
    events: `
4103 Executing Pipeline
4104 Creating Scriptblock text (MessageNumber of MessageTotal)
`,
  },
  {
    provider: 'Microsoft-Windows-PrintService',
    channel: 'Microsoft-Windows-PrintService/Admin',
    events: `
354 param1 initialization failed at param2. Error: param3. This can occur because of system instability or a lack of system resources.
808 The print spooler failed to load a plug-in module PluginDllName, error code ErrorCode. See the event user data for context information.
823 The default printer was changed to NewDefaultPrinter. See the event user data for context information.
`,
  },
  {
    provider: 'Microsoft-Windows-PrintService',
    channel: 'Microsoft-Windows-PrintService/Operational',
    events: `
300 Printer param1 was created. No user action is required.
301 Printer param1 was deleted, and users will no longer be able to print to this printer. No user action is required.
302 Printer param1 will be deleted. No user action is required.
304 Printer param1 was resumed. No user action is required.
306 Settings for printer param1 were changed. No user action is required.
307 Document param1, param2 owned by param3 on param4 was printed on param5 through port param6.
316 Printer driver param1 for param2 param3 was added or updated. Files:- param4. No user action is required.
317 Printer driver param1 was deleted. No user action is required.
848 Printer PrinterName was shared by the print spooler as ShareName.
849 Printer PrinterName shared as ShareName was unshared by the print spooler.
`,
  },
  {
    provider: 'Microsoft-Windows-PrintService',
    channel: 'System',
    events: `
99 The print spooler encountered a fatal error while executing a critical operation (OperationCode, error Error) and must immediately terminate. Try to manually…
100 Printer PrinterName successfully added. See the event user data for context information.
101 Failed to add printer PrinterName, error code ErrorCode. See the event user data for context information.
104 Deleting printer PrinterName succeeded. See the event user data for context information.
105 Deleting printer PrinterName failed, error code ErrorCode. See the event user data for context information.
106 Starting document job JobID for printer PrinterName succeeded. See the event user data for context information.
107 Starting document job JobID for printer PrinterName failed, error code ErrorCode. See the event user data for context information.
110 Ending document job JobID for printer PrinterName succeeded. See the event user data for context information.
111 Ending document job JobID for printer PrinterName failed, error code ErrorCode. See the event user data for context information.
114 Adding printer driver ObjectName succeeded. See the event user data for context information.
115 Adding printer driver ObjectName failed, error code ErrorCode. See the event user data for context information.
118 Opening printer ObjectName succeeded. See the event user data for context information.
119 Opening printer ObjectName failed, error code ErrorCode. See the event user data for context information.
122 Starting page job JobID at printer PrinterName succeeded. See the event user data for context information.
123 Starting page failed at printer JobID, error code ErrorCode. See the event user data for context information.
124 Ending page job JobID at printer PrinterName succeeded. See the event user data for context information.
125 Ending page job JobID at printer PrinterName failed, error code ErrorCode. See the event user data for context information.
131 Setting printer PrinterName failed, error code ErrorCode. See the event user data for context information.
200 Adding CSR printer connection ObjectName succeeded. See the event user data for context information.
201 Adding CSR printer connection ObjectName failed, error code ErrorCode. See the event user data for context information.
204 Deleting CSR printer connection ObjectName succeeded. See the event user data for context information.
205 Deleting CSR printer connection ObjectName failed, error code ErrorCode. See the event user data for context information.
207 Opening CSR printer ObjectName failed, error code ErrorCode. See the event user data for context information.
210 Closing CSR printer ObjectName succeeded. See the event user data for context information.
211 Closing CSR printer ObjectName failed, error code ErrorCode. See the event user data for context information.
212 Parsing inf (InfPath) for printer driver DriverName succeeded (processor architecture ProcessorArchitecture). See the event user data for context information.
213 Parsing inf (InfPath) for printer driver DriverName failed (processor architecture ProcessorArchitecture), error code LastError, HRESULT HResult. See the eve…
214 Installing printer driver DriverName succeeded. See the event user data for context information.
215 Installing printer driver DriverName failed, error code LastError, HRESULT HResult. See the event user data for context information.
216 A printer setup operation succeeded during the installation process. See the event user data for context information.
217 A printer setup operation failed during the installation process, error code LastError, HRESULT HResult. See the event user data for context information.
218 Copying printer driver package InfPath succeeded. See the event user data for context information.
219 Copying printer driver package InfPath failed, error code LastError, HRESULT HResult. See the event user data for context information.
220 Retrieving CSR cache information for printer ObjectName succeeded. See the event user data for context information.
221 Retrieving CSR cache information for printer ObjectName failed, error code ErrorCode. See the event user data for context information.
222 Message
223 Tracingaspoolermessage
224 A remote print driver package operation Function failed with error code Error, server name Server. This was most likely caused by an unexpected error in the…
225 An error occurred while installing printer driver 'DriverName'. Error code: HResult. Please obtain and install a new version of the driver from the manufactu…
226 An error occurred while installing printer driver 'DriverName'. The driver being installed is incompatible with this version of Windows. Please obtain and in…
227 An error occurred while installing printer driver 'DriverName'. Error code: HResult. The driver being installed relies on class driver 'RequiredClassDriver',…
228 An error occurred while installing printer driver 'DriverName'. The driver being installed relies on class driver 'RequiredClassDriver', which failed to inst…
229 An error occurred while installing printer driver 'DriverName'. The driver must contain a pipelineconfig.xml file.
230 A problem was encountered while installing printer driver 'DriverName'. A printer extension bundled with the driver failed to register, and will be unavailab…
231 An attempt was made to upgrade installed class driver 'DriverName' to a non-class driver. Doing so will prevent any driver that relies on the class driver to…
232 An attempt was made to upgrade installed printer driver 'DriverName' to an older version of the driver, which is unsupported. If the older version of the dri…
233 An attempt was made to upgrade installed printer driver 'DriverName' to a version that does not support printer sharing, or may cause compatibility problems…
234 A problem was encountered while deleting printer driver 'DriverName'. A printer extension bundled with the driver failed to unregister. Error code: HResult.…
235 An error occurred while installing printer driver 'DriverName'. The file 'Value' referenced by the Directive directive could not be found.
236 An error occurred while installing printer driver 'DriverName'. The Directive directive is not allowed for this type of driver. See the event user data for c…
237 An error occurred while installing printer driver 'DriverName'. The Directive directive is malformed, by having either an empty token or an incorrect number…
238 An error occurred while installing printer driver 'DriverName'. The Directive must be a GUID, but 'Value' was provided.
239 An error occurred while installing printer driver 'DriverName'. The Directive directive must be present in the manifest.
240 An error occurred while installing printer driver 'DriverName'. There must be only one manifest per driver. Either no manifest was found, or too many manifes…
241 An attempt was made to upgrade installed printer driver 'DriverName' to a driver that does not support non-inbox port monitors. In order to use the new drive…
242 An error occurred while configuring print queue 'PrinterName'. Printer driver 'DriverName' may not be used in conjunction with a non-inbox port monitor.
303 Printer param1 was paused. No user action is required.
305 The jobs in the print queue for printer param1 were deleted. No user action is required.
308 Document param1, param2 owned by param3 was paused on param4. This document will not print until the document owner resumes the print job. No user action is…
309 Document param1, param2 owned by param3 was resumed on param4. No user action is required.
310 Document param1, param2 owned by param3 was deleted on param4. No user action is required.
311 An administrator moved document param1, param2 owned by param3 to position param4 on param5. This changes when the document will print. No user action is req…
312 Form param1 was added. No user action is required.
313 Form param1 was removed. No user action is required.
314 Document param1, param2 owned by param3 timed out while printing on param4. The spooler waited for param5 milliseconds and no data was received.
315 The print spooler failed to share printer param2 with shared resource name param3. Error param1. The printer cannot be used by others on the network.
318 Failed to upgrade printer settings for printer param1 driver param2. Error: param3. The device settings for the printer are set to those configured by the ma…
319 Printer param1 failed to initialize because a suitable param2 driver could not be found. The new printer settings that you specified have not taken effect. I…
320 Printer param1 failed to initialize because none of its ports (param2) could be found. This can occur if the ports were deleted or the port information is in…
321 File(s) param1 associated with printer param2 were added or updated. No user action is required.
322 While attempting to publish the printer to the Active Directory directory service, Windows failed to publish property param1 at param2.
323 While attempting to publish the printer to the Active Directory directory service, the print spooler could not create or update the print queue because Windo…
325 While attempting to remove the printer from the Active Directory directory service, Windows failed to delete print queue param1 at param2.
326 While attempting to publish the printer to the Active Directory directory service, the print spooler could not create or update the print queue under contain…
327 While attempting to publish the printer to the Active Directory directory service, the print spooler could not create print queue param1 under container para…
328 While attempting to publish the printer to the Active Directory directory service, the print spooler could not find the appropriate print queue container bec…
329 While attempting to publish the printer to the Active Directory directory service, the print spooler could not find the appropriate print queue container bec…
331 While attempting to publish the printer to the Active Directory directory service, the print spooler could not find the appropriate print queue container on…
332 The printer was successfully published to the Active Directory directory service. The print queue param1 was successfully created in container param2. No use…
333 While attempting to publish the printer to the Active Directory directory service, the print spooler failed to create or update print queue param1 in contain…
334 The printer was successfully removed from the Active Directory directory service. Print queue param1 was successfully deleted from container param2. The prin…
335 While attempting to remove the printer from the Active Directory directory service, the print spooler failed to delete print queue param1 from container param2.
336 Print queue param1 was successfully updated in the Active Directory directory service container param2. No user action is required.
337 The print queue could not be found on domain param1.
338 Printer param1 was successfully removed from the Active Directory directory service. The printer can no longer be located by searching Active Directory. No u…
342 The print spooler removed print queue param1 from the Active Directory directory service because it does not have a Universal Naming Convention (UNC) name or…
343 The print spooler was unable to connect to print queue param1 based on the information published in the Active Directory. Error param2. No user action is req…
344 The print spooler removed print queue param1 from the Active Directory directory service. No user action is required.
345 The print spooler removed print queue param1 from the Active Directory directory service because it is a duplicate of another print queue. No user action is…
346 The print spooler removed print queue param1 from the Active Directory directory service. No user action is required.
347 Print queue param1 could not be deleted (pruned) from the Active Directory directory service.
348 This version of param1 is incompatible with this version of Windows. Please obtain and install a new version of the driver from the manufacturer (if availabl…
349 The print spooler failed to create a symbolic link between HKEY_LOCAL_MACHINE\\\\System\\\\CurrentControlSet\\\\Control\\\\Print\\\\Printers and HKEY_LOCAL_MACHINE\\\\So…
350 Document param1 failed to print and was deleted because of corruption in the spooled file. The associated driver is: param2. Try printing the document again.
351 The attempt for param1 to use a Windows NT 4.0 (kernel mode) driver failed because this version of Windows does not support Windows NT 4.0 printer drivers. P…
352 The priority of document param1, param2 owned by param3 was changed to param4 on param5. Windows prints the document with the highest priority number before…
353 The document failed to print because the user did not have the necessary privileges.
356 Failed to install or update driver param1 on cluster spooler resource param2. Win32 error: param3. The printer driver is different from the driver in use on…
359 The attempt to install printer param1 into an offline operating system image failed with Win32 error code param2. This can occur if the printer driver requir…
360 Updating the color profile failed for printer param1 with Win32 error code param2. The colors printed may not be correctly matched to the colors in the docum…
361 Printer param1 failed to initialize its ports. Win32 error: param2. This error usually occurs because of a problem with the port monitor. Try recreating the…
362 The print spooler could not initialize because resolving the local machine name to IP addresses failed with error code param1. This may be a transient error.…
363 The print spooler param1 failed to start. To determine the cause of this error, examine the preceding events in the Event Log.
364 Windows could not load print processor param1 because EnumDatatypes did not return any data. Module: param2. Please obtain and install a new version of the d…
365 Windows could not load print processor param1 because EnumDatatypes failed. Error code param2. Module: param3. Please obtain and install a new version of the…
366 The print server security descriptor for param1 is invalid. The default print server security descriptor will be used.
367 Windows could not initialize printer param1 because the print processor param2 could not be found. Please obtain and install a new version of the driver from…
368 The print spooler failed to verify printer driver package param1 for environment param2. Win32 system error code param3. This can occur after an operating sy…
369 The print spooler failed to verify printer driver package for environment param1. Win32 system error code param2. This can occur because of insufficient memo…
370 The print spooler failed to regenerate the printer driver information for driver param1 for environment param2. Win32 system error code param3. This can occu…
371 The print spooler failed to unshare printer param2 which is shared as param3. Error param1.
372 The document param1, owned by param2, failed to print on printer param3. Try to print the document again, or restart the print spooler.
373 The spooler has detected that a component has an unusually large number of open Graphical Device Interface (GDI) objects. As a result, some enhanced metafile…
502 The print spooler failed to get the computer name. Error Error. This can occur due to system instability or a lack of system resources.
503 The system failed to initialize the local print provider: Error Error. This can occur because of system instability or a lack of system resources.
504 Failed to initialize the router work crew: Error Error. This can occur because of system instability or a lack of system resources.
505 Failed to create Phase2Init event in WaitForSpoolerInitialization: Error Error. This can occur because of system instability or a lack of system resources.
507 The system failed to initialize the name cache: Error Error. This can occur because of system instability or a lack of system resources.
508 Failed to initialize the router cache: Error Error. This can occur because of system instability or a lack of system resources.
509 The print spooler cannot start because the PrinterBusEnumerator could not start. Error code Error. This can occur because of system instability or a lack of…
510 InitializeProvider cannot allocate memory for Name. This can occur because of system instability or a lack of system resources.
511 The print spooler failed to load print provider Name. This can occur because of system instability or a lack of system resources.
512 InitializePrintProvider failed for provider Name. This can occur because of system instability or a lack of system resources.
513 Group Policy was unable to add per computer connection Name. Error code Error. This can occur if the name of the printer connection is incorrect, or if the p…
514 Group Policy was unable to delete per computer connection Name. Error Error. This can occur if the name of the printer connection is incorrect, or if the pri…
515 Group Policy was unable to delete per computer printer connection Name. Error Error. The printer connection is still available to users on this computer. Thi…
516 Group Policy was unable to deploy per computer printer connection Name. Error Error. The printer connection is not available to users on this computer. This…
517 Group Policy was unable to update per computer printer connection Name. Error code Error. This can occur if the name of the printer connection is incorrect,…
518 Group Policy was unable to delete the per user printer connection Name. Error code Error. The printer connection is still available to users on this computer…
519 Group Policy was unable to deploy per user printer connection Name. Error code Error. The printer connection is not available to the users on this computer t…
520 Group Policy was unable to update per user printer connection Name. Error code Error. This can occur if the name of the printer connection is incorrect, if t…
600 The print spooler failed to import the printer driver that was downloaded from DriverSource into the driver store for driver Driver. Error code= Error. This…
601 The print spooler failed to download and import the printer driver from DriverSource into the driver store for driver Driver. Error code= Error.
602 The print spooler failed to reopen an existing printer connection because it could not read the configuration information from the registry key RegistryKey1\\…
603 The print spooler failed to reopen an existing printer connection because it could not read the configuration information from the registry key RegistryKey.…
604 The print spooler encountered an unknown driver type while saving Name cache information. This can occur because of a protocol or network error.
701 The print filter pipeline host cannot initialize with the Component Object Model (COM) system. Error HResult. This can occur because of system instability or…
702 The print filter pipeline host is shutting down due to the following error: Error HResult. This can occur because of system instability or a lack of system r…
703 The print filter pipeline host is shutting down due to an error in signaling the Component Object Model (COM) proxy in the spooler. Error HResult. This can o…
704 The print filter pipeline host is shutting down because the query interface for ISignal in the Component Object Model (COM) proxy in the spooler failed. Erro…
800 Spooling job JobId.
801 Printing job JobId.
802 Deleting job JobId.
805 Rendering job JobId.
806 Pausing job JobId.
807 Resuming job JobId.
809 The print spooler failed to recursively delete the directory DirectoryName, error code WaitForReboot. See the event user data for context information.
810 The print spooler failed to delete the directory DirectoryName and the contained files, error code WaitForReboot. See the event user data for context informa…
811 The print spooler failed to move the file Source to Destination, error code ErrorCode. See the event user data for context information.
812 The print spooler failed to delete the file Source, error code ErrorCode. See the event user data for context information.
813 The print spooler failed to copy the file Source to Destination, error code ErrorCode. See the event user data for context information.
814 The print spooler failed to install the print processor Processor Environment Path, error code ErrorCode.
815 The print spooler service failed to register the RPC server protocol sequence ProtocolSequence, error code ErrorCode. See the event user data for context inf…
816 The print spooler service detected an invalid RPC protocol sequence ValidatedProtocolSequence, expecting ExpectedProtocolSequence, error code ErrorCode.
817 The RPC end-point policy for the print spooler service is disabled. See the event user data for context information.
818 The print spooler RPC server failed to start, error code ErrorCode. See the event user data for context information.
819 Client Side Rendering is currently disabled by policy (Policy).
820 Client side rendering to PrintProcessor failed, error code ErrorCode. The print spooler service will retry server side rendering. See the event user data for…
821 The print spooler Client Side Rendering is attempting to render the job JobId on the server (Server Side Rendering), status Status. See the event user data f…
822 Unknown print processor (LocalPrintProcessor) or invalid data type (LocalDataType), error ErrorCode, Client Side Rendering is disabled. See the event user da…
824 A fatal error occurred while printing job DocumentName, id JobId on the print queue PrintQueue. The print filter pipeline process was terminated. Error infor…
825 Client side rendering to PrintProcessor failed, error code ErrorCode. The print spooler service will not retry server side rendering. See the event user data…
826 Force Client Side Rendering policy was successfully set on printer PrinterName, path PrinterPath, port PortName.
827 The specified print queue QueueName is invalid.
828 The print job JobId failed with error code ErrorCode.
829 XPS API call Name (Context) started.
830 XPS API call Name (Context) ended, status StatusCode.
831 XPS API dependency Name (Context) started.
832 XPS API dependency Name (Context) ended, status StatusCode.
833 Print spooler operation Name (Context) started.
834 Print spooler operation Name (Context) ended, status StatusCode.
842 The print job JobId was sent through the print processor Processor on printer Printer, driver Driver, in the isolation mode IsolationMode (0 - loaded in the…
843 The print spooler service recorded SucceededRpcCalls successful and FailedRpcCalls failed RPC requests for all active print driver sandbox hosts.
844 The print spooler selected the isolation mode IsolationMode (0 - loaded in the spooler, 1 - loaded in shared sandbox, 2 - loaded in isolated sandbox) for pri…
845 Attempted to load module Module for printer Printer, printer driver Driver. Win32 error code Error.
846 Cached printer PrinterName has been scavenged and deleted. This printer's age (PrinterAge seconds) has surpassed the expiry age of ExpiryAge seconds.
847 Cached printer PrinterName has been scheduled for deletion due to a logon scavenging operation. This printer is no longer referenced in the registry.
850 The print spooler called the function Function in print driver module Driver. This call initialized the Component Object Model (COM) system without properly…
851 Point and Print not allowed by policy for queue PrintQueue. Cannot make a Point and Print connection to this queue. Error Error.
852 Driver OriginalDriver could not be installed for printer connection PrinterName. The print system selected the replacement driver NewDriver for the printer c…
853 Print Client Side Rendering synchronization for print job cache completed with code Error for printer PrinterName.
854 Print Client Side Rendering synchronization for printer information cache completed with code Error for printer PrinterName.
855 OpenPrinter cache entry added for printer PrinterName with access code AccessCode.
856 Connection 'ConnectionName' has been reconfigured for normal operation because branch office printing has been disabled.
857 Connection 'ConnectionName' has been reconfigured for normal operation because the queue is incompatible with branch office printing.
858 Connection 'ConnectionName' has been reconfigured for normal operation because the queue has been configured for Server Side Rendering. To re-enable Branch O…
859 Connection 'ConnectionName' has been reconfigured for normal operation because the client is incompatible with branch office printing.
860 Connection 'ConnectionName' has been reconfigured for normal operation because the server is incompatible with branch office printing.
861 Connection 'ConnectionName' has been reconfigured for normal operation because the remote port is incompatible with branch office printing.
862 Connection 'ConnectionName' has been reconfigured for normal operation because the 'Keep Printed Jobs' setting is enabled on the queue. To re-enable Branch O…
863 Connection 'ConnectionName' has been reconfigured for normal operation due to an internal error, Error.
864 The Windows Fax and Scan servicing operation failed, HRESULT HResult.
865 There were Failures print job failures out of Jobs jobs sent to printer 'PrinterName' using driver 'DriverName'. The printer driver isolation setting was upd…
866 The print spooler failed to create a Plug and Play printer device object for the printer 'PrinterName'. Print object instance identifier 'DeviceObjectInstanc…
867 The WS-Print Port Monitor failed to initialize correctly. Creating the Device Association listener failed with the following error code: HResultErrorCode.
868 The Offline EventLog on machine 'MachineName' exceeded the allow maximum size. Some job events may have been lost.
869 In VALIDATINGDRVINFO, Adding printer driver ObjectName failed, error code ErrorCode. See the event user data for context information. Driver has no valid cat…
870 The print spooler failed to download package for driver Driver. Error code= Error. Blocking driver as there could be a possibility of potential tampering.
871 DeviceControlPrinting
`,
  },
  {
    provider: 'Microsoft-Windows-ProcessExitMonitor',
    channel: 'Application',
    events: `
3000 The process 'param1' exited with exit code param2. The creation time for the exiting process was 0xparam3.
`,
  },
  {
    provider: 'Microsoft-Windows-SMBClient',
    channel: 'Microsoft-Windows-SmbClient/Connectivity',
    events: `
30803 Failed to establish a network connection.
30804 A network connection was disconnected.
30806 The client re-established its session to the server.
`,
  },
  {
    provider: 'Microsoft-Windows-SMBClient',
    channel: 'Microsoft-Windows-SmbClient/Security',
    events: `
31017 Rejected an insecure guest logon.
`,
  },
  {
    provider: 'Microsoft-Windows-SMBServer',
    channel: 'Microsoft-Windows-SMBServer/Connectivity',
    events: `
4000 Share connection established.
`,
  },
  {
    provider: 'Microsoft-Windows-Security-Auditing',
    channel: 'Security',
    events: `
4608 Windows is starting up.
4609 Windows is shutting down.
4610 An authentication package has been loaded by the Local Security Authority.
4611 A trusted logon process has been registered with the Local Security Authority.
4612 Internal resources allocated for the queuing of audit messages have been exhausted, leading to the loss of some audits.
4614 A notification package has been loaded by the Security Account Manager.
4615 Invalid use of LPC port.
4616 The system time was changed.
4618 A monitored security event pattern has occurred.
4621 Administrator recovered system from CrashOnAuditFail. Users who are not administrators will now be allowed to log on. Some auditable activity might not have…
4622 A security package has been loaded by the Local Security Authority.
4624 An account was successfully logged on.
4625 An account failed to log on.
4626 User / Device claims information.
4627 Group membership information.
4634 An account was logged off.
4646 notification
4647 User initiated logoff
4648 A logon was attempted using explicit credentials.
4649 A replay attack was detected.
4650 An IPsec Main Mode security association was established. Extended Mode was not enabled.
4651 An IPsec Main Mode security association was established. Extended Mode was not enabled.
4652 An IPsec Main Mode negotiation failed.
4653 An IPsec Main Mode negotiation failed.
4654 An IPsec quick mode negotiation failed.
4655 An IPsec Main Mode security association ended.
4656 A handle to an object was requested.
4657 A registry value was modified.
4658 The handle to an object was closed.
4659 A handle to an object was requested with intent to delete.
4660 An object was deleted.
4661 A handle to an object was requested.
4662 An operation was performed on an object.
4663 An attempt was made to access an object.
4664 An attempt was made to create a hard link.
4665 An attempt was made to create an application client context.
4666 An application attempted an operation
4667 An application client context was deleted.
4668 An application was initialized.
4670 Permissions on an object were changed.
4671 An application attempted to access a blocked ordinal through the TBS.
4672 Special privileges assigned to new logon.
4673 A privileged service was called.
4674 An operation was attempted on a privileged object.
4675 SIDs were filtered.
4688 A new process has been created.
4689 A process has exited.
4690 An attempt was made to duplicate a handle to an object.
4691 Indirect access to an object was requested.
4692 Backup of data protection master key was attempted.
4693 Recovery of data protection master key was attempted.
4694 Protection of auditable protected data was attempted.
4695 Unprotection of auditable protected data was attempted.
4696 A primary token was assigned to process.
4697 A service was installed in the system.
4698 A scheduled task was created.
4699 A scheduled task was deleted.
4700 A scheduled task was enabled.
4701 A scheduled task was disabled.
4702 A scheduled task was updated.
4703 A token right was adjusted.
4704 A user right was assigned.
4705 A user right was removed.
4706 A new trust was created to a domain.
4707 A trust to a domain was removed.
4709 The IPsec Policy Agent service was started.
4710 The IPsec Policy Agent service was disabled.
4711 param1
4712 IPsec Policy Agent encountered a potentially serious failure.
4713 Kerberos policy was changed.
4714 Data Recovery Agent group policy for Encrypting File System (EFS) has changed. The new changes have been applied.
4715 The audit policy (SACL) on an object was changed.
4716 Trusted domain information was modified.
4717 System security access was granted to an account.
4718 System security access was removed from an account.
4719 System audit policy was changed.
4720 A user account was created.
4722 A user account was enabled.
4723 An attempt was made to change an account's password.
4724 An attempt was made to reset an account's password.
4725 A user account was disabled.
4726 A user account was deleted.
4727 A security-enabled global group was created.
4728 A member was added to a security-enabled global group.
4729 A member was removed from a security-enabled global group.
4730 A security-enabled global group was deleted.
4731 A security-enabled local group was created.
4732 A member was added to a security-enabled local group.
4733 A member was removed from a security-enabled local group.
4734 A security-enabled local group was deleted.
4735 A security-enabled local group was changed.
4737 A security-enabled global group was changed.
4738 A user account was changed.
4739 Domain Policy was changed.
4740 A user account was locked out.
4741 A computer account was created.
4742 A computer account was changed.
4743 A computer account was deleted.
4744 A security-disabled local group was created.
4745 A security-disabled local group was changed.
4746 A member was added to a security-disabled local group.
4747 A member was removed from a security-disabled local group.
4748 A security-disabled local group was deleted.
4749 A security-disabled global group was created.
4750 A security-disabled global group was changed.
4751 A member was added to a security-disabled global group.
4752 A member was removed from a security-disabled global group.
4753 A security-disabled global group was deleted.
4754 A security-enabled universal group was created.
4755 A security-enabled universal group was changed.
4756 A member was added to a security-enabled universal group.
4757 A member was removed from a security-enabled universal group.
4758 A security-enabled universal group was deleted.
4759 A security-disabled universal group was created.
4760 A security-disabled universal group was changed.
4761 A member was added to a security-disabled universal group.
4762 A member was removed from a security-disabled universal group.
4763 A security-disabled universal group was deleted.
4764 A group’s type was changed.
4765 SID History was added to an account.
4766 An attempt to add SID History to an account failed.
4767 A user account was unlocked.
4768 A Kerberos authentication ticket (TGT) was requested.
4769 A Kerberos service ticket was requested.
4770 A Kerberos service ticket was renewed.
4771 Kerberos pre-authentication failed.
4772 A Kerberos authentication ticket request failed.
4773 A Kerberos service ticket request failed.
4774 An account was mapped for logon.
4775 An account could not be mapped for logon.
4776 The computer attempted to validate the credentials for an account.
4777 The domain controller failed to validate the credentials for an account.
4778 A session was reconnected to a Window Station.
4779 A session was disconnected from a Window Station.
4780 The ACL was set on accounts which are members of administrators groups.
4781 The name of an account was changed
4782 The password hash an account was accessed.
4783 A basic application group was created.
4784 A basic application group was changed.
4785 A member was added to a basic application group.
4786 A member was removed from a basic application group.
4787 A non-member was added to a basic application group.
4788 A non-member was removed from a basic application group.
4789 A basic application group was deleted.
4790 An LDAP query group was created.
4791 A basic application group was changed.
4792 An LDAP query group was deleted.
4793 The Password Policy Checking API was called.
4794 An attempt was made to set the Directory Services Restore Mode administrator password.
4797 An attempt was made to query the existence of a blank password for an account.
4798 A user's local group membership was enumerated.
4799 A security-enabled local group membership was enumerated.
4800 The workstation was locked.
4801 The workstation was unlocked.
4802 The screen saver was invoked.
4803 The screen saver was dismissed.
4816 RPC detected an integrity violation while decrypting an incoming message.
4817 Auditing settings on object were changed.
4818 Proposed Central Access Policy does not grant the same access permissions as the current Central Access Policy.
4819 Central Access Policies on the machine have been changed.
4820 A Kerberos Ticket-granting-ticket (TGT) was denied because the device does not meet the access control restrictions.
4821 A Kerberos service ticket was denied because the user, device, or both does not meet the access control restrictions.
4822 NTLM authentication failed because the account was a member of the Protected User group.
4823 NTLM authentication failed because access control restrictions are required.
4824 Kerberos preauthentication by using DES or RC4 failed because the account was a member of the Protected User group.
4825 A user was denied the access to Remote Desktop. By default, users are allowed to connect only if they are members of the Remote Desktop Users group or Admini…
4826 Boot Configuration Data loaded.
4830 SID History was removed from an account.
4864 A namespace collision was detected.
4865 A trusted forest information entry was added.
4866 A trusted forest information entry was removed.
4867 A trusted forest information entry was modified.
4868 The certificate manager denied a pending certificate request.
4869 Certificate Services received a resubmitted certificate request.
4870 Certificate Services revoked a certificate.
4871 Certificate Services received a request to publish the certificate revocation list (CRL).
4872 Certificate Services published the certificate revocation list (CRL).
4873 A certificate request extension changed.
4874 One or more certificate request attributes changed.
4875 Certificate Services received a request to shut down.
4876 Certificate Services backup started.
4877 Certificate Services backup completed.
4878 Certificate Services restore started.
4879 Certificate Services restore completed.
4880 Certificate Services started.
4881 Certificate Services stopped.
4882 The security permissions for Certificate Services changed.
4883 Certificate Services retrieved an archived key.
4884 Certificate Services imported a certificate into its database.
4885 The audit filter for Certificate Services changed.
4886 Certificate Services received a certificate request.
4887 Certificate Services approved a certificate request and issued a certificate.
4888 Certificate Services denied a certificate request.
4889 Certificate Services set the status of a certificate request to pending.
4890 The certificate manager settings for Certificate Services changed.
4891 A configuration entry changed in Certificate Services.
4892 A property of Certificate Services changed.
4893 Certificate Services archived a key.
4894 Certificate Services imported and archived a key.
4895 Certificate Services published the CA certificate to Active Directory Domain Services.
4896 One or more rows have been deleted from the certificate database.
4897 Role separation enabled: RoleSeparationEnabled
4898 Certificate Services loaded a template.
4899 A Certificate Services template was updated.
4900 Certificate Services template security was updated.
4902 The Per-user audit policy table was created.
4904 An attempt was made to register a security event source.
4905 An attempt was made to unregister a security event source.
4906 The CrashOnAuditFail value has changed.
4907 Auditing settings on object were changed.
4908 Special Groups Logon table modified.
4909 The local policy settings for the TBS were changed.
4910 The group policy settings for the TBS were changed.
4911 Resource attributes of the object were changed.
4912 Per User Audit Policy was changed.
4913 Central Access Policy on the object was changed.
4928 An Active Directory replica source naming context was established.
4929 An Active Directory replica source naming context was removed.
4930 An Active Directory replica source naming context was modified.
4931 An Active Directory replica destination naming context was modified.
4932 Synchronization of a replica of an Active Directory naming context has begun.
4933 Synchronization of a replica of an Active Directory naming context has ended.
4934 Attributes of an Active Directory object were replicated.
4935 Replication failure begins.
4936 Replication failure ends.
4937 A lingering object was removed from a replica.
4944 The following policy was active when the Windows Firewall started.
4945 A rule was listed when the Windows Firewall started.
4946 A change was made to the Windows Firewall exception list. A rule was added.
4947 A change was made to the Windows Firewall exception list. A rule was modified.
4948 A change was made to the Windows Firewall exception list. A rule was deleted.
4949 Windows Firewall settings were restored to the default values.
4950 A Windows Firewall setting was changed.
4951 Windows Firewall ignored a rule because its major version number is not recognized.
4952 Windows Firewall ignored parts of a rule because its minor version number is not recognized. Other parts of the rule will be enforced.
4953 Windows Firewall ignored a rule because it could not be parsed.
4954 Group Policy settings for Windows Firewall were changed, and the new settings were applied.
4956 Windows Firewall changed the active profile.
4957 Windows Firewall did not apply the following rule
4958 Windows Firewall did not apply the following rule because the rule referred to items not configured on this computer
4960 IPsec dropped an inbound packet that failed an integrity check. If this problem persists, it could indicate a network issue or that packets are being modifie…
4961 IPsec dropped an inbound packet that failed a replay check. If this problem persists, it could indicate a replay attack against this computer.
4962 IPsec dropped an inbound packet that failed a replay check. The inbound packet had too low a sequence number to ensure it was not a replay.
4963 IPsec dropped an inbound clear text packet that should have been secured. This is usually due to the remote computer changing its IPsec policy without inform…
4964 Special groups have been assigned to a new logon.
4965 IPsec received a packet from a remote computer with an incorrect Security Parameter Index (SPI). This is usually caused by malfunctioning hardware that is co…
4976 During Main Mode negotiation, IPsec received an invalid negotiation packet. If this problem persists, it could indicate a network issue or an attempt to modi…
4977 During Quick Mode negotiation, IPsec received an invalid negotiation packet. If this problem persists, it could indicate a network issue or an attempt to mod…
4978 During Extended Mode negotiation, IPsec received an invalid negotiation packet. If this problem persists, it could indicate a network issue or an attempt to…
4979 IPsec Main Mode and Extended Mode security associations were established.
4980 IPsec Main Mode and Extended Mode security associations were established.
4981 IPsec Main Mode and Extended Mode security associations were established.
4982 IPsec Main Mode and Extended Mode security associations were established.
4983 An IPsec Extended Mode negotiation failed. The corresponding Main Mode security association has been deleted.
4984 An IPsec Extended Mode negotiation failed. The corresponding Main Mode security association has been deleted.
4985 The state of a transaction has changed.
5024 The Windows Firewall Service has started successfully.
5025 The Windows Firewall Service has been stopped.
5027 The Windows Firewall Service was unable to retrieve the security policy from the local storage. The service will continue enforcing the current policy.
5028 Windows Firewall was unable to parse the new security policy. Windows Firewall will continue to enforce the current policy.
5029 The Windows Firewall Service failed to initialize the driver. The service will continue to enforce the current policy.
5030 The Windows Firewall Service failed to start.
5031 Windows Firewall blocked an application from accepting incoming connections on the network.
5032 Windows Firewall was unable to notify the user that it blocked an application from accepting incoming connections on the network.
5033 The Windows Firewall Driver has started successfully.
5034 The Windows Firewall Driver has been stopped.
5035 The Windows Firewall Driver failed to start.
5037 The Windows Firewall Driver detected critical runtime error. Terminating.
5038 Code integrity determined that the image hash of a file is not valid.
5039 A registry key was virtualized.
5040 A change was made to IPsec settings. An authentication set was added.
5041 A change was made to IPsec settings. An authentication set was modified.
5042 A change was made to IPsec settings. An authentication set was deleted.
5043 A change was made to IPsec settings. A connection security rule was added.
5044 A change was made to IPsec settings. A connection security rule was modified.
5045 A change was made to IPsec settings. A connection security rule was deleted.
5046 A change was made to IPsec settings. A crypto set was added.
5047 A change was made to IPsec settings. A crypto set was modified.
5048 A change was made to IPsec settings. A crypto set was deleted.
5049 An IPsec Security Association was deleted.
5050 An attempt to programmatically disable the Windows Firewall using a call to INetFwProfile.FirewallEnabled(FALSE) interface was rejected because this API is n…
5051 A file was virtualized.
5056 A cryptographic self test was performed.
5057 A cryptographic primitive operation failed.
5058 Key file operation.
5059 Key migration operation.
5060 Verification operation failed.
5061 Cryptographic operation.
5062 A kernel-mode cryptographic self test was performed.
5063 A cryptographic provider operation was attempted.
5064 A cryptographic context operation was attempted.
5065 A cryptographic context modification was attempted.
5066 A cryptographic function operation was attempted.
5067 A cryptographic function modification was attempted.
5068 A cryptographic function provider operation was attempted.
5069 A cryptographic function property operation was attempted.
5070 A cryptographic function property modification was attempted.
5071 Key access denied by Microsoft key distribution service.
5120 OCSP Responder Service Started.
5121 OCSP Responder Service Stopped.
5122 A Configuration entry changed in the OCSP Responder Service.
5123 A configuration entry changed in the OCSP Responder Service.
5124 A security setting was updated on OCSP Responder Service.
5125 A request was submitted to OCSP Responder Service.
5126 Signing Certificate was automatically updated by the OCSP Responder Service.
5127 The OCSP Revocation Provider successfully updated the revocation information.
5136 A directory service object was modified.
5137 A directory service object was created.
5138 A directory service object was undeleted.
5139 A directory service object was moved.
5140 A network share object was accessed.
5141 A directory service object was deleted.
5142 A network share object was added.
5143 A network share object was modified.
5144 A network share object was deleted.
5145 A network share object was checked to see whether client can be granted desired access.
5146 The Windows Filtering Platform has blocked a packet.
5147 A more restrictive Windows Filtering Platform filter has blocked a packet.
5148 The Windows Filtering Platform has detected a DoS attack and entered a defensive mode; packets associated with this attack will be discarded.
5149 The DoS attack has subsided and normal processing is being resumed.
5150 The Windows Filtering Platform has blocked a packet.
5151 A more restrictive Windows Filtering Platform filter has blocked a packet.
5152 The Windows Filtering Platform has blocked a packet.
5153 A more restrictive Windows Filtering Platform filter has blocked a packet.
5154 The Windows Filtering Platform has permitted an application or service to listen on a port for incoming connections.
5155 The Windows Filtering Platform has blocked an application or service from listening on a port for incoming connections.
5156 The Windows Filtering Platform has permitted a connection.
5157 The Windows Filtering Platform has blocked a connection.
5158 The Windows Filtering Platform has permitted a bind to a local port.
5159 The Windows Filtering Platform has blocked a bind to a local port.
5168 Spn check for SMB/SMB2 fails.
5169 A directory service object was modified.
5170 A directory service object was modified during a background cleanup task.
5376 Credential Manager credentials were backed up.
5377 Credential Manager credentials were restored from a backup.
5378 The requested credentials delegation was disallowed by policy.
5379 Credential Manager credentials were read.
5380 Vault Find Credential.
5381 Vault credentials were read.
5382 Vault credentials were read.
5440 The following callout was present when the Windows Filtering Platform Base Filtering Engine started.
5441 The following filter was present when the Windows Filtering Platform Base Filtering Engine started.
5442 The following provider was present when the Windows Filtering Platform Base Filtering Engine started.
5443 The following provider context was present when the Windows Filtering Platform Base Filtering Engine started.
5444 The following sub-layer was present when the Windows Filtering Platform Base Filtering Engine started.
5446 A Windows Filtering Platform callout has been changed.
5447 A Windows Filtering Platform filter has been changed.
5448 A Windows Filtering Platform provider has been changed.
5449 A Windows Filtering Platform provider context has been changed.
5450 A Windows Filtering Platform sub-layer has been changed.
5451 An IPsec quick mode security association was established.
5452 An IPsec quick mode security association ended.
5453 An IPsec negotiation with a remote computer failed because the IKE and AuthIP IPsec Keying Modules (IKEEXT) service is not started.
5456 IPsec Policy Agent applied Active Directory storage IPsec policy on the computer.
5457 IPsec Policy Agent failed to apply Active Directory storage IPsec policy on the computer.
5458 IPsec Policy Agent applied locally cached copy of Active Directory storage IPsec policy on the computer.
5459 IPsec Policy Agent failed to apply locally cached copy of Active Directory storage IPsec policy on the computer.
5460 IPsec Policy Agent applied local registry storage IPsec policy on the computer.
5461 IPsec Policy Agent failed to apply local registry storage IPsec policy on the computer.
5462 IPsec Policy Agent failed to apply some rules of the active IPsec policy on the computer. Use the IP Security Monitor snap-in to diagnose the problem.
5463 IPsec Policy Agent polled for changes to the active IPsec policy and detected no changes.
5464 IPsec Policy Agent polled for changes to the active IPsec policy, detected changes, and applied them.
5465 IPsec Policy Agent received a control for forced reloading of IPsec policy and processed the control successfully.
5466 IPsec Policy Agent polled for changes to the Active Directory IPsec policy, determined that Active Directory cannot be reached, and will use the cached copy…
5467 IPsec Policy Agent polled for changes to the Active Directory IPsec policy, determined that Active Directory can be reached, and found no changes to the poli…
5468 IPsec Policy Agent polled for changes to the Active Directory IPsec policy, determined that Active Directory can be reached, found changes to the policy, and…
5471 IPsec Policy Agent loaded local storage IPsec policy on the computer.
5472 IPsec Policy Agent failed to load local storage IPsec policy on the computer.
5473 IPsec Policy Agent loaded directory storage IPsec policy on the computer.
5474 IPsec Policy Agent failed to load directory storage IPsec policy on the computer.
5477 IPsec Policy Agent failed to add quick mode filter.
5478 The IPsec Policy Agent service was started.
5479 The IPsec Policy Agent service was stopped. Stopping this service can put the computer at greater risk of network attack or expose the computer to potential…
5480 IPsec Policy Agent failed to get the complete list of network interfaces on the computer. This poses a potential security risk because some of the network in…
5483 The IPsec Policy Agent service failed to initialize its RPC server. The service could not be started.
5484 The IPsec Policy Agent service experienced a critical failure and has shut down. The shutdown of this service can put the computer at greater risk of network…
5485 IPsec Policy Agent failed to process some IPsec filters on a plug-and-play event for network interfaces. This poses a potential security risk because some of…
5632 A request was made to authenticate to a wireless network.
5633 A request was made to authenticate to a wired network.
5712 A Remote Procedure Call (RPC) was attempted.
5888 An object in the COM+ Catalog was modified.
5889 An object was deleted from the COM+ Catalog.
5890 An object was added to the COM+ Catalog.
6144 Security policy in the group policy objects has been applied successfully.
6145 One or more errors occured while processing security policy in the group policy objects.
6272 Network Policy Server granted access to a user.
6273 Network Policy Server denied access to a user.
6274 Network Policy Server discarded the request for a user.
6275 Network Policy Server discarded the accounting request for a user.
6276 Network Policy Server quarantined a user.
6277 Network Policy Server granted access to a user but put it on probation because the host did not meet the defined health policy.
6278 Network Policy Server granted full access to a user because the host met the defined health policy.
6279 Network Policy Server locked the user account due to repeated failed authentication attempts.
6280 Network Policy Server unlocked the user account.
6281 Code Integrity determined that the page hashes of an image file are not valid. The file could be improperly signed without page hashes or corrupt due to unau…
6400 BranchCache: Received an incorrectly formatted response while discovering availability of content.
6401 BranchCache: Received invalid data from a peer. Data discarded.
6402 BranchCache: The message to the hosted cache offering it data is incorrectly formatted.
6403 BranchCache: The hosted cache sent an incorrectly formatted response to the client's message to offer it data.
6404 BranchCache: Hosted cache could not be authenticated using the provisioned SSL certificate.
6405 BranchCache: Count instance(s) of event id EventId occurred.
6406 ProductName registered to Windows Firewall to control filtering for the following
6407 Message
6408 Registered product ProductName failed and Windows Firewall is now controlling the filtering for Categories.
6409 BranchCache: A service connection point object could not be parsed.
6410 Code integrity determined that a file does not meet the security requirements to load into a process. This could be due to the use of shared sections or othe…
6416 A new external device was recognized by the system.
6417 The FIPS mode crypto selftests succeeded.
6418 The FIPS mode crypto selftests failed.
6419 A request was made to disable a device.
6420 A device was disabled.
6421 A request was made to enable a device.
6422 A device was enabled.
6423 The installation of this device is forbidden by system policy.
6424 The installation of this device was allowed, after having previously been forbidden by policy.
8191 Highest System-Defined Audit Message Value.
`,
  },
  {
    provider: 'Microsoft-Windows-Security-Mitigations',
    channel: 'Microsoft-Windows-Security-Mitigations/KernelMode',
    events: `
11 Process 'ProcessPath' (PID ProcessId) would have been blocked from loading the non-Microsoft-signed binary 'ImageName'.
12 Process 'ProcessPath' (PID ProcessId) was blocked from loading the non-Microsoft-signed binary 'ImageName'.
`,
  },
  {
    provider: 'Microsoft-Windows-Security-Netlogon',
    channel: 'Microsoft-Windows-NTLM/Operational',
    events: `
4004 Domain Controller Blocked: NTLM authentication to this domain controller is blocked.
4005 Domain Controller Blocked: NTLM authentication to this domain controller is blocked.
4006 Domain Controller Blocked: NTLM authentication to this domain controller is blocked.
4030 AuditingNTLM
4031 AuditingNTLM
4032 AuditingNTLM
4033 AuditingNTLM
8004 Domain Controller Blocked Audit: Audit NTLM authentication to this domain controller.
8005 Domain Controller Blocked Audit: Audit NTLM authentication to this domain controller.
8006 Domain Controller Blocked Audit: Audit NTLM authentication to this domain controller.
9000 Netlogon failed to retrieve the password for account AccountName in domain AccountDomain. Status
9001 The account Account cannot be used as managed service account on the local machine because not all the supported encryption types of the account are supporte…
9002 Netlogon failed to add Account as a managed service account to this local machine. Status
9003 Netlogon failed to remove the managed service account Account from this local machine. Status
9004 A total of RequestsRejected DC locator queries were rejected since the last reported event because they would have exceeded the configured maximum on concurr…
9005 Securechannelsetup
9006 Securechannelsetup
9007 LOCATOR
9008 LOCATOR
9009 LOCATOR
9010 LOCATOR
9011 LOCATOR
9012 LOCATOR
9013 LOCATOR
9014 LOCATOR
9015 LOCATOR
9016 LOCATOR
`,
  },
  {
    provider: 'Microsoft-Windows-Shell-Core',
    channel: 'Microsoft-Windows-Shell-Core/Operational',
    events: `
28115 Shortcut for application Name with ID AppID and flags Flags is added to app resolver cache.
`,
  },
  {
    provider: 'Microsoft-Windows-SoftwareRestrictionPolicies',
    channel: 'Application',
    events: `
865 Access to AttemptedPath has been restricted by your Administrator by the default software restriction policy level.
866 Access to AttemptedPath has been restricted by your Administrator by location with policy rule SrpRuleGuid placed on path RulePath.
867 Access to AttemptedPath has been restricted by your Administrator by software publisher policy.
868 Access to AttemptedPath has been restricted by your Administrator by policy rule SrpRuleGuid.
882 Access to AttemptedPath has been restricted by your Administrator by policy rule SrpRuleGuid.
`,
  },
  {
    provider: 'Microsoft-Windows-Sysmon',
    channel: 'Microsoft-Windows-Sysmon/Operational',
    events: `
1 Process Create
2 File creation time changed
3 Network connection detected
4 Sysmon service state changed
5 Process terminated
6 Driver loaded
7 Image loaded
8 CreateRemoteThread detected
9 RawAccessRead detected
10 Process accessed
11 File created
12 Registry object added or deleted
13 Registry value set
14 Registry object renamed
15 File stream created
16 Sysmon config state changed
17 Pipe Created
18 Pipe Connected
19 WmiEventFilter activity detected
20 WmiEventConsumer activity detected
21 WmiEventConsumerToFilter activity detected
22 Dns query
23 File Delete archived
24 Clipboard changed
25 Process Tampering
26 File Delete logged
27 File Block Executable
28 File Block Shredding
29 File Executable Detected
255 Error report
`,
  },
  {
    provider: 'Microsoft-Windows-TaskScheduler',
    channel: 'Microsoft-Windows-TaskScheduler/Operational',
    events: `
100 Task Scheduler started "InstanceId" instance of the "TaskName" task for user "UserContext".
101 Task Scheduler failed to start "TaskName" task for user "UserContext". Additional Data: Error Value: ResultCode.
102 Task Scheduler successfully finished "InstanceId" instance of the "TaskName" task for user "UserContext".
103 Task Scheduler failed to start instance "InstanceId" of "TaskName" task for user "UserContext" . Additional Data: Error Value: ResultCode.
104 Task Scheduler failed to log on "UserName" . Failure occurred in "ErrorDescription" . User Action: Ensure the credentials for the task are correctly specifie…
105 Task Scheduler failed to impersonate "Context" . Additional Data: Error Value: ResultCode.
106 User "UserContext" registered Task Scheduler task "TaskName"
107 Task Scheduler launched "InstanceId" instance of task "TaskName" due to a time trigger condition.
108 Task Scheduler launched "InstanceId" instance of task "TaskName" according to an event trigger.
109 Task Scheduler launched "InstanceId" instance of task "TaskName" according to a registration trigger.
110 Task Scheduler launched "InstanceId" instance of task "TaskName" for user "UserContext" .
111 Task Scheduler terminated "InstanceId" instance of the "TaskName" task.
112 Task Scheduler could not start task "TaskName" because the network was unavailable. User Action: Ensure the computer is connected to the required network as…
113 Task registered task "TaskName" , but not all specified triggers will start the task. User Action: Ensure all the task triggers are valid as configured. Addi…
114 Task Scheduler could not launch task "TaskName" as scheduled. Instance "InstanceId" is started now as required by the configuration option to start the task…
115 Task Scheduler failed to roll back a transaction when updating or deleting a task. Additional Data: Error Value: ResultCode.
116 Task Scheduler validated the configuration for task "TaskName" , but credentials could not be stored. User Action: Re-register the task ensuring the credenti…
117 Task Scheduler launched "InstanceId" instance of task "TaskName" due to an idle condition.
118 Task Scheduler launched "InstanceId" instance of task "TaskName" due to system startup.
119 Task Scheduler launched "InstanceId" instance of task "TaskName" due to user "UserName" logon.
120 Task Scheduler launched "InstanceId" instance of task "TaskName" due to user "UserName" connecting to the console trigger.
121 Task Scheduler launched "InstanceId" instance of task "TaskName" due to user "UserName" disconnecting from the console trigger.
122 Task Scheduler launched "InstanceId" instance of task "TaskName" due to user "UserName" remotely connecting trigger.
123 Task Scheduler launched "InstanceId" instance of task "TaskName" due to user "UserName" remotely disconnecting trigger.
124 Task Scheduler launched "InstanceId" instance of task "TaskName" due to user "UserName" locking the computer trigger.
125 Task Scheduler launched "InstanceId" instance of task "TaskName" due to user "UserName" unlocking the computer trigger.
126 Task Scheduler failed to execute task "TaskName" . Attempting to restart. Additional Data: Error Value: ResultCode.
127 Task Scheduler failed to execute task "TaskName" due to a shutdown race condition. Attempting to restart.
128 Task Scheduler did not launch task "TaskName" , because current time exceeds the configured task end time. User Action: Extend the end time boundary for the…
129 Task Scheduler launch task "TaskName" , instance "Path" with process ID ProcessID.
130 Task Scheduler failed to start task "TaskName" due to the service being busy.
131 Task Scheduler failed to start task "TaskName" because the number of tasks in the task queue exceeding the quota currently configured to CurrentQuota. User A…
132 Task Scheduler task launching queue quota is approaching its preset limit of tasks currently configured to CurrentQuota. User Action: Reduce the number of ru…
133 Task Scheduler failed to start task TaskName" in TaskEngine "TaskEngineName" for user "UserName". User Action: Reduce the number of tasks running in the spec…
134 Task Engine "TaskEngineName" for user "UserName" is approaching its preset limit of tasks. User Action: Reduce the number of tasks running in the specified u…
135 Task Scheduler could not start task "TaskName" because the machine was not idle.
140 User "UserName" updated Task Scheduler task "TaskName"
141 User "UserName" deleted Task Scheduler task "TaskName"
142 User "UserName" disabled Task Scheduler task "TaskName"
145 Task Scheduler woke up the computer to run a task.
146 Task Scheduler failed to load task "TaskName" at service startup. Additional Data: Error Value: ResultCode.
147 Task Scheduler recovered sucessfully the image of task "TaskName" after a corruption occured during OS upgrade.
148 Task Scheduler failed to recover the image of task "TaskName" after a corruption occured during OS upgrade. Additional Data: Error Value: 0xResultCode.
149 Task "TaskName" is using a combination of properties that is incompatible with the scheduling engine.
150 Task Scheduler failed to subscribe for the event trigger for task "TaskName". Additional Data: Error Value: ResultCode.
151 Task instantiation failed "TaskName". Check point: LogPoint. Error Value: ResultCode.
152 Task "TaskName" was re-directed to legacy scheduling engine.
153 Task Scheduler did not launch task "TaskName" as it missed its schedule. Consider using the configuration option to start the task when available, if schedul…
155 Task Scheduler is currently waiting on completion of task "TaskPath".
200 Task Scheduler launched action "ActionName" in instance "TaskInstanceId" of task "TaskName".
201 Task Scheduler successfully completed task "TaskName" , instance "TaskInstanceId" , action "ActionName" with return code ResultCode.
202 Task Scheduler failed to complete task "TaskName" , instance "TaskInstanceId" , action "ActionName" . Additional Data: Error Value: ResultCode.
203 Task Scheduler failed to launch action "ActionName" in instance "TaskInstanceId" of task "TaskName". Additional Data: Error Value: ResultCode.
204 Task Scheduler failed to retrieve the event triggering values for task "TaskName" . The event will be ignored. Additional Data: Error Value: ResultCode.
205 Task Scheduler failed to match the pattern of events for task "TaskName" . The events will be ignored. Additional Data: Error Value: ResultCode.
300 Task Scheduler started Task Engine "TaskEngineName" with process ID ProcessID.
301 Task Scheduler is shutting down Task Engine "TaskEngineName"
303 Task Scheduler is shutting down Task Engine "TaskEngineName" due to an error in "ErrorDescription" .
304 Task Scheduler sent "TaskName" task to Task Engine "TaskEngineName" . The task instance Id is "TaskInstanceId" .
305 Task Scheduler did not send "TaskName" task to Task Engine "TaskEngineName" . Additional Data: Error Value: ResultCode.
306 For Task Scheduler Task Engine "TaskEngineName" , the thread pool failed to process the message. Additional Data: Error Value: ResultCode.
307 Task Scheduler service failed to connect to the Task Engine "TaskEngineName" process. Additional Data: Error Value: ResultCode.
308 Task Scheduler connected to the Task Engine "TaskEngineName" process.
309 Task Scheduler TaskCount tasks orphaned during Task Engine "TaskEngineName" shutdown. User Action: Find the process run by this task in the Task Manager and…
310 Task Scheduler started Task Engine "TaskEngineName" process. Command="Command" , ProcessID=ProcessID, ThreadID=ThreadID
311 Task Scheduler failed to start Task Engine "TaskEngineName" process due to an error occurring in "ErrorDescription" . Command="Command" . Additional Data: Er…
312 Task Scheduler created the Win32 job object for Task Engine "TaskEngineName" .
313 Task Scheduler channel with Task Engine "TaskEngineName" is ready to send and receive messages.
314 Task Scheduler has no tasks running for Task Engine "TaskEngineName" , and the idle timer has started.
315 Task Engine "TaskEngineName" process failed to connect to the Task Scheduler service. Additional Data: Error Value: ResultCode.
316 Task Engine "TaskEngineName" failed to send a message to the Task Scheduler service. Additional Data: Error Value: ResultCode.
317 Task Scheduler started Task Engine "TaskEngineName" process.
318 Task Scheduler shutdown Task Engine "TaskEngineName" process.
319 Task Engine "TaskEngineName" received a message from Task Scheduler service requesting to launch task "TaskName" .
320 Task Engine "TaskEngineName" received a message from Task Scheduler service requesting to stop task instance "TaskInstanceId" .
322 Task Scheduler did not launch task "TaskName" because instance "TaskInstanceId" of the same task is already running.
323 Task Scheduler stopped instance "StoppedTaskInstanceId" of task "TaskName" in order to launch new instance "NewTaskInstanceId" .
324 Task Scheduler queued instance "QueuedTaskInstanceId" of task "TaskName" and will launch it as soon as instance "RunningTaskInstanceId" completes.
325 Task Scheduler queued instance "QueuedTaskInstanceId" of task "TaskName".
326 Task Scheduler did not launch task "TaskName" because computer is running on batteries. User Action: If launching the task on batteries is required, change t…
327 Task Scheduler stopped instance "TaskInstanceId" of task "TaskName" because the computer is switching to battery power.
328 Task Scheduler stopped instance "TaskInstanceId" of task "TaskName" because computer is no longer idle.
329 Task Scheduler terminated "TaskInstanceId" instance of the "TaskName" task due to exceeding the time allocated for execution, as configured in the task defin…
330 Task Scheduler stopped instance "TaskInstanceId" of task "TaskName" as request by user "UserContext" .
331 Task Scheduler will continue to execute Instance "TaskInstanceId" of task "TaskName" even after the designated timeout, due to a failure to create the timeou…
332 Task Scheduler did not launch task "TaskName" because user "UserName" was not logged on when the launching conditions were met. User Action: Ensure user is l…
333 Task Scheduler did not launch task "TaskName" because target session is RemoteApp session. User Action: If launching the task on RemoteApp sessions is requir…
334 Task Scheduler did not launch task "TaskName" because target session is a WORKER session.
400 Task Scheduler service has started.
401 Task Scheduler service failed to start due to an error in "ErrorDescription" . Additional Data: Error Value: ResultCode.
402 Task Scheduler service is shutting down.
403 Task Scheduler service has encountered an error in "ErrorDescription" . Additional Data: Error Value: ResultCode.
404 Task Scheduler service has encountered RPC initialization error in "ErrorDescription". Additional Data: Error Value: ResultCode.
405 Task Scheduler service has failed to initialize COM. Additional Data: Error Value: ResultCode.
406 Task Scheduler service failed to initialize credentials store. Additional Data: Error Value: ResultCode.
407 Task Scheduler service failed to initialize LSA. Additional Data: Error Value: ResultCode.
408 Task Scheduler service failed to initialize idle state detection module. Idle tasks may not be started as required. Additional Data: Error Value: ResultCode.
409 Task Scheduler service failed to initialize time change notification. System time updates may not be picked by the service and task schedules may not be upda…
410 Task Scheduler service failed to set a wakeup timer. As a result, some scheduled tasks may not run while the system is suspended. Additional Data: Error Valu…
411 Task Scheduler service received a time system change notification.
412 Task Scheduler service failed to launch tasks triggered by computer startup. Additional Data: Error Value: ResultCode. User Action: restart task scheduler se…
413 Task Scheduler service failed to load tasks at service startup. Additional Data: Error Value: ResultCode.
414 Task Scheduler service found a misconfiguration in the TaskName definition. Additional Data: Error Value: Parameter.
500 Process ID ProcessId has registered idle task ID IdleTaskId.
501 Process ID ProcessId has completed idle task ID IdleTaskId.
502 Execution of idle task ID IdleTaskId has started.
503 Execution of idle task ID IdleTaskId has ended.
504 Idle task ID IdleTaskId has been notified that explicit processing has been requested.
505 Idle task ID IdleTaskId has returned from its explicit processing notification.
506 Explicit execution of all idle tasks has been requested.
507 Explicit execution of all idle tasks has completed.
508 Explicit execution of all idle tasks is in progress.
509 Idle Task Power Notification Received: NotificationType (State)
510 IdleTaskPerfTrackResourceConsumption
511 IdleTaskPerfTrackIdleExit
512 Idle check point: State DetectionResult, Reason Reason.
700 Task Scheduler service started Task Compatibility module.
701 Task Scheduler service failed to start Task Compatibility module. Tasks may not be able to register on previous Window versions. Additional Data: Error Value…
702 Task Scheduler failed to initialize the RPC server for starting the Task Compatibility module. Tasks may not be able to register on previous Window versions.…
703 Task Scheduler failed to initialize Net Schedule API for starting the Task Compatibility module. Tasks may not be able to register on previous Window version…
704 Task Scheduler failed to initialize LSA for starting the Task Compatibility module. Tasks may not be able to register on previous Window versions. Additional…
705 Task Scheduler failed to start directory monitoring for the Task Compatibility module. Additional Data: Error Value: ResultCode.
706 Task Compatibility module failed to update task "TaskName" to the required status TaskStatus. Additional Data: Error Value: ResultCode.
707 Task Compatibility module failed to delete task "TaskName" . Additional Data: Error Value: ResultCode.
708 Task Compatibility module failed to set security descriptor "SecurityDescriptor" for task "TaskName" . Additional Data: Error Value: ResultCode.
709 Task Compatibility module failed to update task "TaskName" . Additional Data: Error Value: ResultCode.
710 Task Compatibility module failed to upgrade existing tasks. Upgrade will be attempted again next time 'Task Scheduler' service starts. Additional Data: Error…
711 Task Compatibility module failed to upgrade NetSchedule account "Account" . Additional Data: Error Value: ResultCode.
712 Task Compatibility module failed to read existing store to upgrade tasks. Additional Data: Error Value: ResultCode.
713 Task Compatibility module failed to load task "TaskName" for upgrade. Additional Data: Error Value: ResultCode.
714 Task Compatibility module failed to register task "TaskName" for upgrade. Additional Data: Error Value: ResultCode.
715 Task Compatibility module failed to delete
716 Task Compatibility module failed to upgrade existing scheduled tasks. Additional Data: Error Value: ResultCode.
717 Task Compatibility module failed to determine if upgrade is needed. Additional Data: Error Value: ResultCode.
718 Task scheduler was unable to upgrade the credential store from the Beta 2 version.
719 To help optimize for performance, Task Scheduler has automatically disabled logging. To re-enable logging, please use Event Viewer.
800 Maintenance state changed to hc_stateid (Last Run: LastRunDateTime).
801 Maintenance launch operation failed. Additional error info: ErrorCode.
802 Maintenance re-configuration failed. Additional error info: ErrorCode.
803 Maintenance Scheduler engine task "Task" cannot be accessed. Additional error info: ErrorCode.
804 Maintenance Scheduler has detected cyclic dependency for the following maintenance tasks: Task.
805 Maintenance Task "Task" is behind deadline.
806 Maintenance task "Task" processing error. Additional error info InfoCode.
807 Maintenance complete (launch type LauncherId).
808 Maintenance Task "Task" requests computer wakeup during next regular maintenance run.
809 Maintenance Scheduler Group Policy Settings are not properly specified for "FailureReason". Default settings are being used.
998 DEBUG! (File:Line) "Name" failed. (HRESULT).
999 DEBUG! "String".
`,
  },
  {
    provider: 'Microsoft-Windows-TerminalServices-LocalSessionManager',
    channel: 'Microsoft-Windows-TerminalServices-LocalSessionManager/Operational',
    events: `
2 message
3 message
4 message
5 message
6 message
7 message
8 message
9 message
10 LogonProcessing
11 LogonProcessing
16 Local Multi-User session manager failed to start. The relevant status code was Param1.
17 Remote Desktop Service start failed. The relevant status code was Param1.
18 Remote Desktop Service is shutdown for unknown reason. Will recover in one minute.
19 Registering with Service Control Manager to monitor Remote Desktop Service status failed with Param1, retry in ten minutes.
20 Attempt to send messageName message to Windows video subsystem failed. The relevant status code was errorCode.
21 Remote Desktop Services: Session logon succeeded
22 Remote Desktop Services: Shell start notification received
23 Remote Desktop Services: Session logoff succeeded
24 Remote Desktop Services: Session has been disconnected
25 Remote Desktop Services: Session reconnection succeeded
32 Plugin messageName has been successfully initialized
33 Plugin messageName failed to initialize, error code errorCode
34 Remote Desktop Services is not accepting logons because setup is running.
35 The client process ID Param1 could not complete the session change notification event sent by the Remote Desktop service. The Remote Desktop service will not…
36 An error occurred when transitioning from StateName in response to EventName. (ErrorCode ErrorCode)
37 Invalid state transition from StateName in response to EventName. (ErrorCode ErrorCode)
38 Transitioned successfully from PreviousStateName to NewStateName in response to EventName.
39 Session TargetSession has been disconnected by session Source
40 Session Session has been disconnected, reason code Reason
41 Begin session arbitration
42 End session arbitration
43 Windows Subsystem has taken too long to process Connect event for session Session
44 Windows Subsystem has taken too long to process Disconnect event for session Session
45 Windows Subsystem has taken too long to process Terminate event for session Session
48 Remote Connection Manager has taken too long to process logon message for session Session
49 Remote Connection Manager has taken too long to prepare for session arbitration for session Session
50 Remote Connection Manager has taken too long to process begin-connect-message for session Session
51 Remote Connection Manager has taken too long to process end-connect-message for session Session
52 Remote Connection Manager has taken too long to process begin-disconnect-message for session Session
53 Remote Connection Manager has taken too long to process end-disconnect-message for session Session
54 Local multi-user session manager received system shutdown message
55 Remote Desktop Service has taken too long to start up
56 Remote Desktop Service has taken too long to shutdown
57 Session SessionID has started with Initial Command Process ID InitCmdPid and Windows Subsystem Process ID Win32kPid
58 Session SessionID has started with Initial Command Process ID InitCmdPid (InitCmdName) and Windows Subsystem Process ID Win32kPid
59 Function from CallerImageName( #0xSessionId/0xClientProcessId )
60 Glass session SessionID has been reconnected to a remote protocol, this session can now only be reconnect locally or from same remote protocol
1047 Local Multi-User session manager failed to start. The relevant status code was param1.
1048 Terminal Service start failed. The relevant status code was param1.
1049 Terminal Service is shutdown for unknown reason. Will recover in one minute.
1050 Registering with Service Control Manager to monitor Terminal Service status failed with param1, retry in ten minute.
`,
  },
  {
    provider: 'Microsoft-Windows-TerminalServices-RemoteConnectionManager',
    channel: 'Microsoft-Windows-TerminalServices-RemoteConnectionManager/Operational',
    events: `
1 Terminal Server Notify Events
2 message
3 message
4 message
5 message
6 message
7 message
8 message
9 message
256 Remote Desktop Services Remote Connection Manager is starting up
257 Remote Desktop Services Remote Connection Manager has finished start up. Return code isSuccess
258 Listener listenerName has started listening
259 Listener listenerName has stopped listening
260 Listener listenerName failed while listening. Error code errorCode
261 Listener listenerName received a connection
262 Listener listenerName has been asked to stop listening
263 WDDM graphics mode is enabled
272 Connection with ID Param1 has started
273 Connection with ID Param1 for session Param2 has completed, total time Param3 (ms), stack time Param4 (ms)
274 Reconnect connection ID Param1 to session Param2 took Param3 (ms)
1003 The remote desktop client 'Param1' has provided an invalid license.
1004 The Remote Desktop Session Host server cannot issue a client license.
1006 The RD Session Host server received large number of incomplete connections.
1011 The remote session could not be established from remote desktop client Param1 because its temporary license has expired.
1012 Remote session from client name param1 exceeded the maximum allowed failed logon attempts. The session was forcibly terminated.
1022 TermService clustering failed to redirect a client to an alternate clustered server, ntstatus=param1.
1024 TermService clustering failed to initialize because the Session Directory Provider failed to initialize, hresult=param1.
1028 The remote session could not be established from remote desktop client param1 because its license could not be renewed.
1035 RD Session Host Server listener stack was down. The relevant status code param1.
1036 RD Session Host Server session creation failed. The relevant status code was param1.
1041 Autoreconnect failed to reconnect user to session because authentication failed. (param1)
1043 The Remote Desktop Session Host server cannot communicate with the Remote Desktop license server param1. Ensure that the computer account for the Remote Desk…
1046 Failed to load RD Session Host Server Profile path. Note that the profile path must be less than 256 characters in length. User Name: param1 Domain: param2
1050 The RD Session Host Server listener param1 is configured with inconsistent authentication and encryption settings. The Encryption Level is currently set to p…
1051 The RD Session Host Server is configured to use SSL with user selected certificate, however, no usable certificate was found on the server. The default certi…
1052 The RD Session Host Server is configured to use a certificate that will expire in param2 days. param1 The SHA1 hash of the certificate is in the event data.…
1053 The RD Session Host Server is configured to use a certificate that is expired. param1 The SHA1 hash of the certificate is in the event data. The default cert…
1054 The RD Session Host Server is configured to use a certificate that does not contain an Enhanced Key Usage attribute of Server Authentication. param1 The SHA1…
1055 The RD Session Host Server is configured to use a certificate but is unable to access the private key associated with this certificate. param1 The SHA1 hash…
1056 A new self signed certificate to be used for RD Session Host Server authentication on SSL connections was generated. The name on this certificate is param1.…
1057 The RD Session Host Server has failed to create a new self signed certificate to be used for RD Session Host Server authentication on SSL connections. The re…
1058 The RD Session Host Server has failed to replace the expired self signed certificate used for RD Session Host Server authentication on SSL connections. The r…
1059 The RD Session Host Server authentication certificate configuration data was invalid and the service reset it. If the computer was configured to use a specif…
1060 The Remote Desktop Services User Home Directory was not set because the path specified does not exist or not accessible. The default Home Directory Path was…
1061 Remote Desktop Session Host server was unable to retrieve users Licensing information from AD. Error errorCode
1062 The RD Session Host server is configured to use a template-based certificate for Transport Layer Security (TLS) 1.0\\Secure Sockets Layer (SSL) authentication…
1063 A new template-based certificate to be used by the RD Session Host server for Transport Layer Security (TLS) 1.0\\Secure Sockets Layer (SSL) authentication an…
1064 The RD Session Host server cannot install a new template-based certificate to be used for Transport Layer Security (TLS) 1.0\\Secure Sockets Layer (SSL) authe…
1065 The template-based certificate that is being used by the RD Session Host server for Transport Layer Security (TLS) 1.0\\Secure Sockets Layer (SSL) authenticat…
1066 RD Session Host Server was unable to process session arbitration request. Error param1
1067 The RD Session Host server cannot register 'TERMSRV' Service Principal Name to be used for server authentication. The following error occured: param1.
1068 The RD Licensing mode has not been configured.
1069 The RD Licensing grace period has expired and Licensing mode for the Remote Desktop Session Host server has not been configured. Licensing mode must be confi…
1070 A logon request was denied because the RD Session Host server is currently in drain mode and therefore not accepting new user logons. To configure the server…
1071 A connection request was denied because the RD Session Host server is currently configured to not accept connections. To configure the server to allow connec…
1072 The cn column for the template-based certificate param1 returned an unknown data type param2.
1073 The msPKI-Cert-Template-OID column for the template-based certificate param1 returned an unknown data type param2.
1128 The RD Licensing grace period has expired and the service has not registered with a license server with installed licenses. A RD Licensing server is required…
1129 The RD Licensing grace period is about to expire on param1 and the service has not registered with a license server with installed licenses. A RD Licensing s…
1130 The Remote Desktop Session Host server does not have a Remote Desktop license server specified. To specify a license server for the Remote Desktop Session Ho…
1131 The Remote Desktop Session Host server could not contact the Remote Desktop license server param1. Ensure that the Remote Desktop Licensing service is runnin…
1132 The Remote Desktop license server param1 does not support the version of the operating system running on the Remote Desktop Session Host server.
1133 The certificate issued by the Remote Desktop license server to the Remote Desktop Session Host server is not valid. The license server will not issue Remote…
1136 RD Session Host Server role is not installed.
1137 The roaming user profile cache manager for Remote Desktop Services could not start. Error Code: Param1
1138 The roaming user profile cache manager for Remote Desktop Services could not start because an incorrect value was specified for the monitoring interval. Erro…
1139 The roaming user profile cache manager for Remote Desktop Services could not start because an incorrect value was specified for the maximum cache size. Error…
1140 The "Limit the size of the entire roaming user profile cache" Group Policy setting has been enabled, but the roaming user profile cache manager for Remote De…
1141 The "Limit the size of the entire roaming user profile cache" Group Policy setting has been disabled, but the roaming user profile cache manager for Remote D…
1142 The "Limit the size of the entire roaming user profile cache" Group Policy setting has been enabled.
1143 The "Limit the size of the entire roaming user profile cache" Group Policy setting has been disabled.
1144 The roaming user profile cache manager for Remote Desktop Services could not delete the roaming user profile for the user Param1. The roaming user profile ca…
1145 The roaming user profile cache manager for Remote Desktop Services deleted the roaming user profile for the user Param1 because the roaming user profile cach…
1146 Remote Desktop Services: Remote control session initiated
1147 Remote Desktop Services: Remote control session connection succeeded
1148 Remote Desktop Services: Remote control session connection failed
1149 Remote Desktop Services: User authentication succeeded
1150 Remote Desktop Services: User config data have been merged
1151 The remote user's connection was declined by the logged on user.
1152 The Remote Desktop Virtualization Host server cannot issue a client license.
1153 The RD Licensing grace period has expired and Licensing mode for the Remote Desktop Virtualization Host server has not been configured. Licensing mode must b…
1154 The RD Licensing grace period has expired and the service has not registered with a license server with installed licenses. A RD Licensing server is required…
1155 The RD Licensing grace period is about to expire on param1 and the service has not registered with a license server with installed licenses. A RD Licensing s…
1156 The Remote Desktop Virtualization Host server does not have a Remote Desktop license server specified. To specify a license server for the Remote Desktop Vir…
1157 The Remote Desktop Virtualization Host server could not contact the Remote Desktop license server listenerName. Ensure that the Remote Desktop Licensing serv…
1158 The Remote Desktop license server Param1 does not support the version of the operating system running on the Remote Desktop Virtualization Host server.
1159 The certificate issued by the Remote Desktop license server to the Remote Desktop Virtualization Host server is not valid. The license server will not issue…
1160 The Remote Desktop Virtualization Host server cannot communicate with the Remote Desktop license server param1. Ensure that the computer account for the Remo…
1280 Remote Desktop Configuration service could not remove user Param1\\Param2 from administrators group, error Code: Param3
1281 Remote Desktop Configuration service could not remove user Param1\\Param2 from Remote Desktop Users group, error Code: Param3
1282 Remote Desktop Configuration service could not remove user with SID Param1 from administrators group, error Code: Param2
1283 Remote Desktop Configuration service could not remove user with SID Param1 from Remote Desktop Users group, error Code: Param2
1284 Remote Desktop Configuration service has added user Param1\\Param2 to administrators group
1285 Remote Desktop Configuration service has added user Param1\\Param2 to Remote Desktop Users group
1286 Remote Desktop Configuration service has removed user with SID Param1 from administrators group
1287 Remote Desktop Configuration service has removed user with SID Param1 from Remote Desktop Users group
1288 Remote Desktop Configuration service has removed user Param1\\Param2 from administrators group
1289 Remote Desktop Configuration service has removed user Param1\\Param2 from Remote Desktop Users group
2304 SessionArbitration
2305 SessionArbitration
2306 NotifyLogonToLicensing
2307 NotifyLogonToLicensing
20480 Remote Desktop Services Network Fair Share started.
20481 Remote Desktop Services Network Fair Share stopped.
20482 Remote Desktop Services Network Fair Share was enabled for the user account Param1 with a weight of Param2.
20483 Remote Desktop Service Network Fairshare has been enabled for connection on session Param1 with weight of Param2.
20484 Remote Desktop Services could not enable Network Fair Share for the user account Param1. The error code is Param2.
20485 Remote Desktop Services could not enable Network Fair Share for the connection on session Param1. The error code is Param2.
20486 Remote Desktop Services could not enable Network Fair Share for session Param1. The error code is Param2.
20487 Remote Desktop Services Network Fair Share was disabled for the user account Param1.
20488 Remote Desktop Services Network Fair Share was disabled for the connection on session Param1.
20489 Remote Desktop Services could not disable Network Fair Share for the user account Param1. The error code is Param2.
20490 Remote Desktop Services could not disable Network Fair Share for the connection on session Param1. The error code is Param2.
20491 Remote Desktop Services could not disconnect a user disk for the user account with a SID of Param1. The error code is Param2.Param3
20492 Remote Desktop Services could not detach a user disk for the user account with a SID of Param1. The error code is Param2.Param3
20493 Remote Desktop Services could not apply a user desktop for a user account with a SID of Param1. A temporary profile was enforced for the user. Verify that th…
20494 Remote Desktop Services could not obtain a user profile disk for the user account with a SID of Param1. Verify that the user profile disk location is accessi…
20495 Remote Desktop Services could not attach a user profile disk for a user account with a SID of Param1. The error code is Param2.Param3
20496 Remote Desktop Services could not apply a user desktop for a user account with a SID of Param1. A temporary profile could not be enforced for the user. The u…
20497 The RD Licensing has taken too long to process the client license
20498 Remote Desktop Services has taken too long to complete the client connection
20499 Remote Desktop Services has taken too long to load the user configuration from server UserName for user ServerName
20500 Remote Desktop Services took time milliseconds to load the user configuration from server UserName for user ServerName
20501 Remote Desktop Services failed to shutdown within the time allocated
20502 Remote Desktop Services failed to retrieve information about a connection for session Session within the time allocated
20503 Shadow View Session Started
20504 Shadow View Session Stopped
20506 Shadow Control Session Started
20507 Shadow Control Session Stopped
20508 Shadow View Permission Granted
20509 Shadow View Permission Denied
20510 Shadow Control Permission Granted
20511 Shadow Control Permission Denied
20512 Shadow Session Failure
20513 Shadow Session Failure
20514 Shadow Session Failure
20515 Session Session has been idle over its time limit, and was logged off
20516 Session Session has been idle over its time limit, and was disconnected
20517 Session Session has exceeded its time limit, and was logged off
20518 Session Session has exceeded its time limit, and was disconnected
20519 Session Session has exceeded its disconnect time limit, and was logged off
20520 User config info will be loaded from domain controller for this Param1 connection
20521 User config info will be loaded from local machine for this Param1 connection
20522 Shadow Session Clipboard Copy Request
20523 Connection from listener ListenerName will have terminal class of Class
24576 Remote Desktop Configuration service could not remove user param1\\param2 from administrators group, error Code: param3
24577 Remote Desktop Configuration service could not remove user with SID param1 from administrators group, error Code: param2
24578 Remote Desktop Configuration service has added user param1\\param2 to administrators group
50180 The remote session could not be established from remote desktop client Param1 because its license could not be renewed.
50195 The Remote Desktop Session Host server cannot communicate with the Remote Desktop license server Param1. Ensure that the computer account for the Remote Desk…
50213 Remote Desktop Session Host server was unable to retrieve users licensing information from AD. Error errorCode
50214 Remote Desktop Session Host server was successfully validated errorCode licensing information from AAD.
50215 Remote Desktop Session Host server was unable to retrieve user licensing information from AAD. Error errorCode
50216 Remote Desktop Session Host server was unable to validate RDS license. Error errorCode
50280 The RD Licensing grace period has expired and the service has not registered with a license server with installed licenses. A RD Licensing server is required…
50281 The RD Licensing grace period is about to expire on Param1 and the service has not registered with a license server with installed licenses. A RD Licensing s…
50282 The Remote Desktop Session Host server does not have a Remote Desktop license server specified. To specify a license server for the Remote Desktop Session Ho…
50283 The Remote Desktop Session Host server could not contact the Remote Desktop license server Param1. Ensure that the Remote Desktop Licensing service is runnin…
50284 The Remote Desktop license server Param1 does not support the version of the operating system running on the Remote Desktop Session Host server.
50285 The certificate issued by the Remote Desktop license server to the Remote Desktop Session Host server is not valid. The license server will not issue Remote…
50304 The Remote Desktop Virtualization Host server cannot issue a client license.
50305 The RD Licensing grace period has expired and Licensing mode for the Remote Desktop Virtualization Host server has not been configured. Licensing mode must b…
50306 The RD Licensing grace period has expired and the service has not registered with a license server with installed licenses. A RD Licensing server is required…
50307 The RD Licensing grace period is about to expire on Param1 and the service has not registered with a license server with installed licenses. A RD Licensing s…
50308 The Remote Desktop Virtualization Host server does not have a Remote Desktop license server specified. To specify a license server for the Remote Desktop Vir…
50309 The Remote Desktop Virtualization Host server could not contact the Remote Desktop license server Param1. Ensure that the Remote Desktop Licensing service is…
50310 The Remote Desktop license server Param1 does not support the version of the operating system running on the Remote Desktop Virtualization Host server.
50311 The certificate issued by the Remote Desktop license server to the Remote Desktop Virtualization Host server is not valid. The license server will not issue…
50312 The Remote Desktop Virtualization Host server cannot communicate with the Remote Desktop license server Param1. Ensure that the computer account for the Remo…
`,
  },
  {
    provider: 'Microsoft-Windows-User Profiles Service',
    channel: 'Application',
    events: `
1511 Windows cannot find the local profile and is logging you on with a temporary profile. Changes you make to this profile will be lost when you log off.
`,
  },
  {
    provider: 'Microsoft-Windows-WER-SystemErrorReporting',
    channel: 'System',
    events: `
1001 The computer has rebooted from a bugcheck.
`,
  },
  {
    provider: 'Microsoft-Windows-WMI-Activity',
    channel: 'Microsoft-Windows-WMI-Activity/Operational',
    events: `
1 GroupOperationId = GroupOperationId; OperationId = OperationId; Operation = Operation; ClientMachine = ClientMachine; User = User; ClientProcessId = ClientPr…
2 ProviderInfo for GroupOperationId = GroupOperationId; Operation = Operation; ProviderName = ProviderName; ProviderGuid = ProviderGuid; Path = Path
3 Stop OperationId = OperationId
11 CorrelationId = CorrelationId; GroupOperationId = GroupOperationId; OperationId = OperationId; Operation = Operation; ClientMachine = ClientMachine; User = U…
12 ProviderInfo for GroupOperationId = GroupOperationId; Operation = Operation; HostID = HostId; ProviderName = ProviderName; ProviderGuid = ProviderGuid; Path…
13 Stop OperationId = OperationId; ResultCode = ResultCode
14 OperationId = OperationId; Operation = Operation; Channel = Channel; Message = Message
15 OperationId = OperationId; Operation = Operation; ErrorID = ErrorId; ErrorCategory = ErrorCategory; Message = Message; TargetName = TargetName
16 OperationId = OperationId; Operation = Operation; ErrorID = ErrorId; Message = Message
17 CorrelationId = CorrelationId; ProcessId = ProcessId; Protocol = Protocol; Operation = Operation; User = User; Namespace = Namespace
18 WMI Events were dropped. ConsumerType = ConsumerType; Possiblecause = PossibleCause
19 Performing delete operation on the WMI repository. OperationID = OperationID; Operation = Operation
20 Performing Update operation on the WMI repository. OperationID = OperationID; Operation = Operation; Flags = Flags
21 WMI Events were bound. ConsumerType = ConsumerType; Possiblecause = PossibleCause
22 CorrelationId = CorrelationId; GroupOperationId = GroupOperationId; OperationId = OperationId; ClassName= ClassName; MethodName = MethodName; ImplementationC…
23 CorrelationId = CorrelationId; GroupOperationId = GroupOperationId; OperationId = OperationId; Commandline= Commandline; CreatedProcessId = CreatedProcessId;…
50 Activity Transfer
100 ComponentName = ComponentName; MessageDetail = MessageDetail; FileName = FileName
101 ComponentName = ComponentName; ErrorId = ErrorId; ErrorDetail = ErrorDetail; FileName = FileName
5857 ProviderName provider started with result code Code. HostProcess = HostProcess; ProcessID = ProcessID; ProviderPath = ProviderPath
5858 Id = Id; ClientMachine = ClientMachine; User = User; ClientProcessId = ClientProcessId; Component = Component; Operation = Operation; ResultCode = ResultCode…
5859 Namespace = NamespaceName; NotificationQuery = Query; OwnerName = User; HostProcessID = processid;
5860 Namespace = NamespaceName; NotificationQuery = Query; UserName = User; ClientProcessID = processid, ClientMachine = MachineName; PossibleCause = PossibleCause
5861 Namespace = Namespace; Eventfilter = ESS (refer to its activate eventid:5859); Consumer = CONSUMER; PossibleCause = PossibleCause
`,
  },
  {
    provider: 'Microsoft-Windows-WinRM',
    channel: 'Microsoft-Windows-WinRM/Operational',
    events: `
0 WinRM loaded the following plugin: param1 (param2)
1 WinRM unloaded the following plugin: param1 (param2)
2 Initializing WSMan API
3 Initialization of WSMan API failed, error code errorCode
4 Deinitializing WSMan API
5 Deinitialization of WSMan API failed, error code errorCode
6 Creating WSMan Session. The connection string is: connection
7 WSMan Create Session operation failed, error code errorCode
8 Closing WSMan Session
9 Closing WSMan Session failed, error code errorCode
10 Setting WSMan Session Option (optionCode) - optionName with value (optionValue) completed successfully.
11 Creating WSMan shell with the ResourceUri: resourceUri and ShellId: shellId
12 WSMan shell creation failed, error code errorCode
13 Running WSMan command with CommandId: commandId
14 Running WSMan command failed, error code errorCode
15 Closing WSMan command
16 Closing WSMan shell
17 Signaling WSMan shell
18 Signaling WSMan shell, error code param1
19 Closing WSMan operation
20 Sending input to the shell
21 Sending input operation failed, error code param1
22 Calling into WSMan to receive output from the shell
23 WSMan receive operation failed, error code param1
24 Calling into WSMan to receive output from the command
26 Getting message for error code param1 completed successfully. The languageCode parameter was: param2
27 Getting WSMan Session Option (param1)
28 Access Denied error: the apiCall API caller does not match the creator of the application object
29 Initialization of WSMan API completed successfuly
30 Deinitialization of WSMan API completed successfuly
31 WSMan Create Session operation completed successfuly
32 Setting WSMan Session Option (optionCode) - optionName failed, error code errorCode.
33 Closing WSMan Session completed successfuly
34 Getting message for error code param1 failed, the resulting error code is param2
35 Signaling WSMan command failed, error code param1
36 Signaling WSMan command
37 Closing WSMan shell failed, error code errorCode
38 Closing WSMan command failed, error code errorCode
39 Closing WSMan param1 operation completed successfully
40 Closing WSMan operationName operation failed, error code errorCode
41 The WinRM protocol handler has began loading for application applicationID.
42 The WinRM protocol handler completed unloading.
43 The WinRM protocol handler unloaded prematurely due to the following error: errorMessage.
44 The WinRM protocol handler started to create a session at the following destination: destination.
45 The WinRM protocol handler closed the session.
46 The WinRM protocol session closed prematurely due to the following error: errorMessage.
47 The WinRM protocol session began an operation of type operationType to the server. The operation accesses class className under the namespaceName namespace.
48 The WinRM protocol session successfully completed the operation.
49 The WinRM protocol operation failed due to the following error: errorMessage.
64 Auto-detecting proxy settings
65 Proxy AutoDetect done.
66 Setting proxy info
80 Sending the request for operation param1 to destination machine and port param2:param3
81 Processing client request for operation param1
82 Entering the plugin for operation param1 with a ResourceURI of <param2>
83 Leaving the plugin for operation param1
84 The maximum number of users (users) executing shell operations has been exceeded.
85 The senderName user is allowed a maximum number of concurrentShells concurrent shells, which has been exceeded.
86 The WSMan service could not launch a host process to process the given request. Make sure the WSMan provider host server and proxy are properly registered. E…
87 The WSMan host process was unexpectedly terminated. Error code errorCode
90 RunAs was disabled by Group Policy; WSMan service has erased all RunAs credentials.
91 Creating WSMan shell on server with ResourceUri: resourceUri
129 Received the response from Network layer; status: param1
130 Received the response from Network layer; status: param1
131 Received redirect status code from Network layer; status: 302 (HTTP_STATUS_REDIRECT); location: location
132 WSMan operation operationName completed successfully
133 Sending response error packet for ActionURI: param1
134 Sending response for operation param1
135 Re-sending the request as a result of ERROR_WINHTTP_CANNOT_CONNECT, using next proxy
136 Re-sending the request as a result of ERROR_WINHTTP_NAME_NOT_RESOLVED, using next proxy
137 Network layer returned ERROR_WINHTTP_NAME_NOT_RESOLVED - The server name cannot be resolved. Aborting the operation
138 The client got a timeout from the network layer (ERROR_WINHTTP_TIMEOUT)
139 The client got a login failure from the network layer (ERROR_WINHTTP_LOGIN_FAILURE)
140 Sending HTTP error back to the client due to a transport failure.
141 Sending timeout response for operation: param1
142 WSMan operation operationName failed, error code errorCode
143 Received the response from Network layer; status: 200 (HTTP_STATUS_OK)
145 WSMan operation operationName started with resourceUri resourceUri
160 Authenticating the user using param1 mechanism
161 authFailureMessage
162 Authenticating the user failed. The credentials didn't work.
163 The authentication mechanism (authClient) requested by the client is not supported by the server.
164 The destination computer (destinationMachine) returned an 'access denied' error. Verify your credentials are correct.
165 The authentication mechanism requested by the proxy is not supported by the client. The only proxy authentication mechanism supported are Negotiate, Basic or…
166 The chosen authentication mechanism is param1
168 Sending HTTP 401 response to the client and disconnect the connection after sending the response
169 User username authenticated successfully using authenticationMechanism authentication
170 The authentication using client certificate with subject param1 done successfully
171 Authenticating the user with the proxy failed. The credentials didn't work.
172 The server certificate on the destination computer (machineName:port) has the following errors: error1 error2 error3 error4 error5 error6 error7 error8. Fix…
173 The WinRM service has terminated param1 unauthenticated connections over the past param2 minutes to maintain healthy system state. This will likely happen if…
192 The authorization of the user failed with error errorCode
193 Request for user param1 (param2) will be executed using WinRM virtual account param3 (param4)
194 The authorization of the user failed with error param1
208 The Winrm service is starting
209 The Winrm service started successfully
210 The WinRM service is unable to start because of a failure during initialization. The error code is errorCode
211 The Winrm service is stopping
212 The Winrm service was stopped successfully
213 The WSMan service could not load current configuration settings as the settings are corrupted. The service is started with default settings instead.
214 The WSMan client could not load current configuration settings as the settings are corrupted. The client is operating with default settings instead.
215 The WSMan service failed to read configuration of the following plugin
216 The WSMan service failed to restart the plugins marked for AutoRestart. The error code received was errorcode.
217 The WSMan service failed to restart the pluginName plugin on service startup. The error code received was errorcode.
218 The WSMan service successfully restarted the following plugin on service startup: pluginName.
219 The WSMan shell instance param1 will no longer support disconnect reconnect functionality because a non-supported request was sent by the client.
224 message
229 The WinRM param1 failed to register for group policy change notifications. The error code is param2.
230 Deletion of registry key param1 resulted in access denied. If this registry entry is not marked specifically as read only, this seems like a potential issue.
254 Activity Transfer
255 Activity Transfer
257 Initializing WSMan API
258 Initialization of WSMan API failed, error code param1
259 Deinitializing WSMan API
260 Deinitialization of WSMan API failed, error code param1
261 Creating WSMan Session. The connection string is: param1
262 WSMan Create Session operation failed, error code param1
263 Closing WSMan Session
264 Closing WSMan Session failed, error code param1
265 Setting WSMan Session Option (param1) with value (param2) completed successfuly
266 Creating WSMan shell with the ResourceUri: param1
267 WSMan shell creation failed, error code param1
268 Running WSMan command
269 Running WSMan command failed, error code param1
270 Closing WSMan command
271 Closing WSMan shell
272 Signaling WSMan shell
273 Signaling WSMan shell, error code param1
274 Closing WSMan operation
275 Sending input to the shell
276 Sending input operation failed, error code param1
277 Calling into WSMan to receive output from the shell
278 WSMan receive operation failed, error code param1
279 Calling into WSMan to receive output from the command
280 Getting message for error code param1 completed successfully. The languageCode parameter was: param2
281 Getting WSMan Session Option (param1)
282 Access Denied error: the param1 API caller does not match the creator of the application object
283 Plug-in reporting context for operation operationName
284 Plug-in reporting data object for operation operationName
285 Plug-in reporting data object and EPR for operation operationName
286 Plug-in reporting data object and bookmark for operation operationName
287 Plug-in reporting data for operation Receive
288 Plug-in reporting operation complete for operationName
289 Plug-in getting operational information for parameter parameters and operation operationName
290 Plug-in reporting the authorization for user username completed with error code errorCode
291 Plug-in reporting the authorization operation completed with error errorCode for operation operation and ResourceUri resourceUri
292 Updating the quota for the user username with error code errorCode maxAllowedConcurrentShells=maxAllowedConcurrentShells maxAllowedConcurrentOperations=maxAl…
293 Initialization of WSMan API completed successfuly
294 Deinitialization of WSMan API completed successfuly
295 WSMan Create Session operation completed successfuly
296 Setting WSMan Session Option (param1) failed, error code param2
297 Closing WSMan Session completed successfuly
298 Getting message for error code param1 failed, the resulting error code is param2
299 Signaling WSMan command failed, error code param1
300 Signaling WSMan command
301 Closing WSMan shell failed, error code param1
302 Closing WSMan command failed, error code param1
303 Closing WSMan param1 operation completed successfully
304 Closing WSMan param1 operation failed, error code param2
305 Sending input to the command
306 The WinRM service loaded the following plugin: provider (path)
307 The WinRM service unloaded the following plugin: provider (path)
308 The plugin called WSManPluginGetConfiguration with the parameter Flags and obtained a return value of Result.
309 The plugin called WSManPluginReportCompletion with the parameter Flags and obtained a return value of Result.
310 The plugin Plugin is being shut down because it was idle for longer than the configured HostIdleTimeoutSecs quota.
311 Signaling WSMan command failed, error code errorCode
312 Signaling WSMan command
313 Sending input to the command
314 Sending input to the shell
315 Sending input operation failed, error code errorCode
316 Calling into WSMan to receive output from the shell
317 WSMan receive operation failed, error code errorCode
318 Calling into WSMan to receive output from the command
319 Getting message for error code inputErrorCode completed successfully. The languageCode parameter was: languageCode
320 Getting WSMan Session Option (optionCode) - optionName.
321 Signaling WSMan shell
322 Signaling WSMan shell, error code errorCode
323 Closing WSMan operation
324 Closing WSMan operationName operation completed successfully
325 Disconnecting shell with Id : argument
326 Disconnecting shell failed, error code errorCode
327 Reconnecting shell with Id : argument
328 Reconnecting shell failed, error code errorCode
329 Connecting shell with Id : argument
330 Connecting shell failed, error code errorCode
331 Reconnecting shell command with Id : argument
332 Reconnecting shell command failed, error code errorCode
333 Connecting shell command with Id : argument
334 Connecting shell command failed, error code errorCode
512 Auto-detecting proxy settings
513 Proxy AutoDetect done.
514 Setting proxy info
768 Processing client request for operation param1
769 Entering the plugin for operation param1 with a ResourceURI of <param2>
770 Leaving the plugin for operation param1
771 SOAP [client sending index index of totalChunks total chunks (bytes bytes)] SoapDocument
772 SOAP [listener receiving index index of totalChunks total chunks (bytes bytes)] SoapDocument
773 The param1 user is allowed a maximum number of param2 concurrent shells, which has been exceeded.
774 The senderName user is allowed a maximum number of concurrentOperations concurrent operations, which has been exceeded.
775 The user load quota of requests requests per windowTime seconds has been exceeded.
776 The system load quota of requests requests per windowTime seconds has been exceeded.
777 The maximum number of users (param1) executing shell operations has been exceeded.
778 Sending the request for operation param1 to destination machine and port param2:param3
779 SOAP [client sending index index of totalChunks total chunks (bytes bytes)] SoapDocument
780 The WinRM param1 has encountered network connectivity issues.
781 The WinRM Client is attempting to re-establish a network connection.
782 The WinRM Service has detected a new network connection from the client.
783 The WinRM param1 has successfully re-established a network connection.
784 The WinRM param1 failed to re-establish a network connection and is reporting a failure.
785 The WSMan host process was started for user userName.
786 The WSMan host process was terminated for user userName.
787 Sending the request for operation operationName to destination machine and port url:port
788 Processing client request for operation operationName
789 Entering the plugin for operation operation with a ResourceURI of <resourceURI>
790 Leaving the plugin for operation operation
791 The WinRM service failed to enumerate DASH/SMASH specifications with MI error: errorCode.
1024 Sending response for operation param1
1025 Sending response error packet for ActionURI: actionUri
1026 SOAP [client receiving index index of totalChunks total chunks (bytes bytes)] SoapDocument
1027 SOAP [listener sending index index of totalChunks total chunks (bytes bytes)] SoapDocument
1028 Received the response from Network layer; status: param1
1029 Received the response from Network layer; status: param1
1030 Received redirect status code from Network layer; status: 302 (HTTP_STATUS_REDIRECT); location: param1
1031 WSMan operation param1 completed successfully
1032 Re-sending the request as a result of ERROR_WINHTTP_CANNOT_CONNECT, using next proxy
1033 Re-sending the request as a result of ERROR_WINHTTP_NAME_NOT_RESOLVED, using next proxy
1034 Network layer returned ERROR_WINHTTP_NAME_NOT_RESOLVED - The server name cannot be resolved. Aborting the operation
1035 The client got a timeout from the network layer (ERROR_WINHTTP_TIMEOUT)
1036 The client got a login failure from the network layer (ERROR_WINHTTP_LOGIN_FAILURE)
1037 The WSMan service could not launch a host process to process the given request. Make sure the WSMan provider host server and proxy are properly registered. E…
1038 The WSMan host process was unexpectedly terminated. Error code param1
1039 Sending HTTP error back to the client due to a transport failure.
1040 Sending timeout response for operation: param1
1041 Enumeration is shutting down
1042 WSMan operation param1 failed, error code param2
1043 Subscription is shutting down
1044 SOAP [listener sending index index of totalChunks total chunks (bytes bytes)] SoapDocument
1045 Received the response from Network layer; status: 200 (HTTP_STATUS_OK)
1046 An extended semantics callback timed out for the operationName operation.
1047 Received the response from Network layer; status: status
1048 Sending HTTP error back to the client due to a transport failure.
1049 Sending timeout response for operation: operationName
1050 Sending response for operation operationName
1051 Received the response from Network layer; status: status
1052 WSMan operation operationName completed successfully
1053 WSMan operation operationName got suspended because of WSMan Shell disconnection.
1054 WSMan operation operationName resuming because of WSMan Shell reconnection.
1280 Sending HTTP 401 response to the client and disconnect the connection after sending the response
1281 User param1 authenticated successfully using param2 authentication
1282 The authentication using client certificate with subject param1 done successfully
1283 Authenticating the user using param1 mechanism
1285 Authenticating the user failed. The credentials didn't work.
1286 The authentication mechanism (param1) requested by the client is not supported by the server.
1287 The destination computer (param1) returned an 'access denied' error.
1288 The authentication mechanism requested by the proxy is not supported by the client. The only proxy authentication mechanism supported are Negotiate, Basic or…
1289 The chosen authentication mechanism is param1
1291 Network layer AutoLogon policy was set to Low as a result of a HTTP 401 response from Network layer
1292 Network layer AutoLogon policy was set to High
1293 The chosen authentication mechanism is auth
1294 Sending HTTP 401 response to the client and disconnect the connection after sending the response
1295 User username authenticated successfully using authenticationMechanism authentication
1296 The authentication using client certificate with subject subject done successfully
1297 Authenticating the user using authentication mechanism
1536 Authorizing the user
1537 The authorization of the user was done successfully
1538 The authorization of the user failed with error param1
1792 The Winrm service is starting
1793 The Winrm service started successfully
1794 The WinRM service is unable to start because of a failure during initialization. The error code is param1
1795 The Winrm service is stopping
1796 The Winrm service was stopped successfully
1797 The WSMan service could not load current configuration settings as the settings are corrupted. The service is started with default settings instead.
1798 The WSMan client could not load current configuration settings as the settings are corrupted. The client is operating with default settings instead.
1799 The WSMan service failed to read configuration of the following plugin
1840 An error was encountered while processing an operation.
1841 An error was encountered while processing an operation.
1842 Extra information.
1843 An unauthenticated connection from client clientIP is terminated.
2048 [Filename:- param1; Line:- param2; Function:- param3;] param4
2049 [Filename:- param1; Line:- param2; Function:- param3; ErrorCode:- param4] param5
10101 The WinRM service is not listening for requests since it failed to listen on at least one address and port.
10102 The WinRM service is not listening for param1 requests because there was a failure binding to the URL (param2) in HTTP.SYS.
10103 The WS-Management client is not listening for pushed events because there was a failure binding to the URL (param1) in HTTP.SYS.
10104 The WinRM service is not listening for HTTPS requests because there was a failure binding to the URL (param1) in HTTP.SYS.
10105 The WS-Management client is not listening for pushed events because there was a failure binding to the URL (param1) in HTTP.SYS.
10110 The WinRM service cannot validate the client certificate because the revocation status of the certificate or one of the certificates in the certificate chain…
10111 User authentication using Basic authentication scheme failed.
10112 The client certificate exceeded the maximum size allowed by the WinRM service.
10113 Request processing failed because the WinRM service cannot load data or event source: DLL="param1"
10114 The SSL configuration for IP param1 and port param2 is shared with another service, such as Internet Information Services (IIS).
10119 The WinRM service is unable to start because of a failure during initialization.
10120 The WinRM service has received an unsecure HTTP connection from param1.
10121 The WinRM service has been configured to accept basic authentication for unsecure HTTP connections.
10128 The WinRM service is not listening for HTTP requests because there was a failure binding to the URL (param1) in HTTP.SYS.
10129 The WS-Management client is not listening for pushed events because there was a failure binding to the URL (param1) in HTTP.SYS.
10130 IP Filter param1 specified in the GPO policy for Auto Configuration of listeners is invalid and it will be ignored. Due to this issue, the WinRM service cann…
10131 The IP Range param1 is invalid and it will be ignored.
10132 The WinRM service is not listening for policy changes because there was a failure registering for changes to the contents of the WS-Management policy key.
10136 The WinRM service encountered a catastrophic security failure. The service can no longer run under its security context.
10137 The WinRM service cannot migrate the listener with IP address param1 and Port param2 because the IP address does not exist on the destination computer. This…
10138 The WinRM service cannot migrate the listener with Address param1 and Transport param2 because the IP address param3 does not exist on the destination comput…
10139 The WinRM service cannot migrate the listener with IP address param1 and Port param2 because the MAC address param3 does not exist on the destination compute…
10140 The WinRM service cannot migrate the listener with Address param1 and Transport param2 because the MAC address param3 does not exist on the destination machi…
10141 The WinRM service cannot migrate the listener with IP address param1, Port param2 and Transport param3. A listener that has Address=param4 and Transport=para…
10142 The WinRM service cannot migrate the listener with Address param1 and Transport param2. A listener that has the same Address and Transport configuration alre…
10143 The WinRM service had a failure during migration.
10144 The WinRM service had a failure reading the current configuration and is stopping.
10145 The WinRM service had a failure applying the current configuration and is stopping.
10146 The WinRM service had a failure reading the current configuration and is stopping.
10147 The host name pattern "param1" is invalid and it will be ignored. Host name patterns must not be empty and they can contain at most one wildcard ("*"). "*" p…
10150 The WinRM service could not use the following listener to receive WS-Management requests.
10151 The WinRM service had a failure (param1) reading configuration during ip address change notification.
10152 The WinRM service successfully processed an address change notification.
10153 The WSMan IIS module failed to read configuration. The error received was param1: %param1
10154 The WinRM service failed to create the following SPNs: param1; param2.
10155 The WSMan service failed to read configuration of the following plugin
10156 The WinRM service failed to initialize CredSSP.
10157 The WinRM service received an error while trying to unloading a data or event source: DLL="param1"
10158 The WinRM service is listening on the default param1 port param2 and on param1 (Compatibility) port param3 for WS-Management requests. param1 port param3 is…
10159 The WinRM service has terminated param1 unauthenticated connections over the past param2 minutes to maintain healthy system state. This will likely happen if…
50179 Cannot apply text() function to array, object, datetime or reference properties.
50180 The fragment path selected an unknown attribute. Only 'type' and 'nil' can be used.
`,
  },
  {
    provider: 'Microsoft-Windows-WinRM',
    channel: 'System',
    events: `
10148 The WinRM service is listening for WS-Management requests.
10149 The WinRM service is not listening for WS-Management requests.
`,
  },
  {
    provider: 'Microsoft-Windows-Windows Defender',
    channel: 'Microsoft-Windows-Windows Defender/Operational',
    events: `
101 Windows Defender Antivirus state updated to hc_stateid.
1000 ProductName scan has started.
1001 ProductName scan has finished.
1002 ProductName scan has been stopped before completion.
1003 ProductName scan has been paused.
1004 ProductName scan has resumed.
1005 ProductName scan has encountered an error and terminated.
1006 ProductName has detected malware or other potentially unwanted software.
1007 ProductName has taken action to protect this machine from spyware or other potentially unwanted software.
1008 ProductName has encountered an error when taking action on spyware or other potentially unwanted software.
1009 ProductName has restored an item from quarantine.
1010 ProductName has encountered an error trying to restore an item from quarantine.
1011 ProductName has deleted an item from quarantine.
1012 ProductName has encountered an error trying to delete an item from quarantine.
1013 ProductName has removed history of malware and other potentially unwanted software.
1014 ProductName has encountered an error trying to remove history of spyware and other potentially unwanted software.
1015 ProductName has detected a suspicious behavior.
1116 ProductName has detected malware or other potentially unwanted software.
1117 ProductName has taken action to protect this machine from malware or other potentially unwanted software.
1118 ProductName has encountered a non-critical error when taking action on malware or other potentially unwanted software.
1119 ProductName has encountered a critical error when taking action on malware or other potentially unwanted software.
1120 ProductName has deduced the hashes for a threat resource.
1121 Microsoft Defender Exploit Guard has blocked an operation that is not allowed by your IT administrator.
1122 Microsoft Defender Exploit Guard audited an operation that is not allowed by your IT administrator.
1123 ProcessName has been blocked from modifying Path by Controlled Folder Access.
1124 ProcessName would have been blocked from modifying Path by Controlled Folder Access.
1125 Your IT administrator would have caused Microsoft Defender Exploit Guard to block a potentially dangerous network connection.
1126 Your IT administrator has caused Microsoft Defender Exploit Guard to block a potentially dangerous network connection.
1127 Controlled Folder Access blocked ProcessName from making changes to memory.
1128 Controlled Folder Access would have blocked ProcessName from making changes to memory.
1129 A user has allowed a blocked Microsoft Defender Exploit Guard operation.
1130 ProductName blocked a behavior by Sourceapp.
1131 ProductName has blocked an operation that your administrator doesn't allow.
1132 ProductName has audited an operation.
1133 ProductName has blocked an operation that your administrator doesn't allow.
1134 ProductName has audited an operation.
1150 Endpoint Protection client is up and running in a healthy state.
1151 Endpoint Protection client health report (time in UTC)
1160 ProductName has detected potentially unwanted application(PUA).
2000 ProductName signature version has been updated.
2001 ProductName has encountered an error trying to update signatures.
2002 ProductName engine version has been updated.
2003 ProductName has encountered an error trying to update the engine.
2004 ProductName has encountered an error trying to load signatures and will attempt reverting back to a known-good set of signatures.
2005 ProductName could not load antimalware engine because current platform version is not supported. ProductName will revert back to the last known-good engine a…
2006 ProductName has encountered an error trying to update the platform.
2007 ProductName will soon require a newer platform version to support future versions of the antimalware engine. Download the latest ProductName platform to main…
2008 ProductName platform update update to NewPlatformVersion is paused due to system activity. For more details see the latest MpLog*.log entry under ProgramData.
2009 ProductName platform update to NewPlatformVersion has resumed.
2010 ProductName used Dynamic Signature Service to retrieve additional signatures to help protect your machine.
2011 ProductName used Dynamic Signature Service to discard obsolete signatures.
2012 ProductName has encountered an error trying to use cloud protection.
2013 ProductName discarded all Dynamic Signature Service signatures.
2014 ProductName platform update to ProductVersion has succeeded.
2020 ProductName downloaded a clean file.
2021 ProductName has encountered an error trying to download a clean file.
2030 ProductName downloaded and configured Windows Defender Offline to run on the next reboot.
2031 ProductName has encountered an error trying to download and configure Microsoft Defender Offline.
2040 The support for your operating system will expire shortly. Running ProductName on an out of support operating system is not an adequate solution to protect a…
2041 The support for your operating system has expired. Running ProductName on an out of support operating system is not an adequate solution to protect against t…
2042 The support for your operating system has expired. ProductName is no longer supported on your operating system, has stopped functioning, and is not protectin…
2050 ProductName has uploaded a file for further analysis.
2051 ProductName has encountered an error trying to upload a suspicious file for further analysis.
3000 param1 Real-Time Protection agents have started.
3001 param1Real-Time Protection agents have stopped.
3002 ProductName Real-Time Protection feature has encountered an error and failed.
3003 param1 Real-Time Protection checkpoint has encountered an error and failed to start.
3004 param1 Real-Time Protection agent has detected changes. Microsoft recommends you analyze the software that made these changes for potential risks. You can us…
3005 param1 Real-Time Protection agent has taken action to protect this machine from spyware or other potentially unwanted software.
3006 param1 Real-Time Protection agent has encountered an error when taking action on spyware or other potentially unwanted software.
3007 ProductName Real-time Protection feature has restarted. It is recommended that you run a full system scan to detect any items that may have been missed while…
4000 param1 AV OnAccess Filter has detected spyware or other potentially unwanted software.
4002 param1 AV OnAccess Filter has taken action to protect this machine from detected spyware or other potentially unwanted software.
4003 param1 AV OnAccess Filter has encountered an error when taking action on detected spyware or other potentially unwanted software.
5000 ProductName Real-time Protection scanning for spyware and other potentially unwanted software was enabled.
5001 ProductName Real-time Protection scanning for spyware and other potentially unwanted software was disabled.
5002 param1 OnAccess scanning for viruses was enabled.
5003 param1 OnAccess scanning for viruses was disabled.
5004 ProductName Real-time Protection feature configuration has changed.
5005 param1 Real-time Protection checkpoint configuration has changed.
5006 param1 OnAccess filter seems to be a unloaded - OnAccess scanning is disabled - Please restart the service.
5007 ProductName Configuration has changed. If this is an unexpected event you should review the settings as this may be the result of malware.
5008 ProductName engine has been terminated due to an unexpected error.
5009 ProductName scanning for spyware and other potentially unwanted software has been enabled.
5010 ProductName scanning for spyware and other potentially unwanted software is disabled.
5011 ProductName scanning for viruses has been enabled.
5012 ProductName scanning for viruses is disabled.
5013 Tamper Protection ChangedType a change to ProductName.
5100 ProductName has entered a grace period and will soon expire. After expiration, this program will disable protection against viruses, spyware, and other poten…
5101 ProductName grace period has expired. Protection against viruses, spyware, and other potentially unwanted software is disabled.
`,
  },
  {
    provider: 'Microsoft-Windows-Windows Firewall With Advanced Security',
    channel: 'Microsoft-Windows-Windows Firewall With Advanced Security/Firewall',
    events: `
2000 The following settings were applied to the Windows Defender Firewall at startup
2001 The following per profile settings were applied by Windows Defender Firewall
2002 A Windows Firewall setting has changed.
2003 A Windows Firewall setting in the Profiles profile has changed.
2004 A rule has been added to the Windows Defender Firewall exception list.
2005 A rule has been modified in the Windows Defender Firewall exception list.
2006 A rule has been deleted in the Windows Defender Firewall exception list.
2007 A rule has been listed when the Windows Defender Firewall started.
2008 Windows Firewall Group Policy settings have changed. The new settings have been applied
2009 The Windows Firewall service failed to load Group Policy.
2010 Network profile changed on an interface.
2011 Windows Firewall was unable to notify the user that it blocked an application from accepting incoming connections on the network.
2012 A connection security rule was added to IPsec settings.
2013 A connection security rule was modified in IPsec settings.
2014 A connection security rule was deleted from IPsec settings.
2015 A connection security rule was added to IPsec settings when Windows Defender Firewall started.
2016 A main mode rule has been added in the IPsec settings.
2017 A main mode rule has been modified in the IPsec settings.
2018 A main mode rule has been deleted in the IPsec settings.
2019 A main mode rule was added to the IPsec settings when Windows Defender Firewall started.
2020 A phase 1 crypto set was added to IPsec settings.
2021 A phase 1 crypto set was modified in IPsec settings.
2022 A phase 1 crypto set was deleted from IPsec settings.
2023 A phase 1 crypto set was added to IPsec settings when Windows Defender Firewall started.
2024 A phase 2 crypto set was added to IPsec settings.
2025 A phase 2 crypto set was modified in IPsec settings.
2026 A phase 2 crypto set was deleted from IPsec settings.
2027 A phase 2 crypto set was added to IPsec settings when Windows Defender Firewall started.
2028 An authentication set has been added to IPsec settings.
2029 An authentication set has been modified in IPsec settings.
2030 An authentication set has been deleted from IPsec settings.
2031 An authentication set has been added to IPsec settings when Windows Defender Firewall started.
2032 Windows Firewall has been reset to its default configuration.
2033 All rules have been deleted from the Windows Defender Firewall configuration on this computer.
2034 All connection security rules have been deleted from the IPsec configuration on this computer.
2035 All main mode rules have been deleted from the IPsec configuration on this computer.
2036 All authentication sets have been deleted from the IPsec configuration on this computer.
2037 All crypto sets have been deleted from the IPsec configuration on this computer.
2038 Windows Firewall did not apply the following rule because the rule was not properly configured on this computer
2039 Http Proxies Changed
2040 Corp Subnets Changed
2041 Capability Changed
2042 Config Read Failed
2052 A rule has been deleted in the Windows Defender Firewall exception list.
2059 All rules have been deleted from the Windows Defender Firewall configuration on this computer.
2060 Windows Defender Firewall has been reset to its default configuration.
2071 A rule has been added to the Windows Defender Firewall exception list.
2073 A rule has been modified in the Windows Defender Firewall exception list.
2082 A Windows Defender Firewall setting in the Profiles profile has changed.
2083 A Windows Defender Firewall setting has changed.
2097 A rule has been added to the Windows Defender Firewall exception list.
`,
  },
  {
    provider: 'Microsoft-Windows-WindowsUpdateClient',
    channel: 'System',
    events: `
16 Unable to Connect: Windows is unable to connect to the automatic updates service and therefore cannot download and install updates according to the set sched…
20 Installation Failure: Windows failed to install the following update with error errorCode: updateTitle.
24 Uninstallation Failure: Windows failed to uninstall the following update with error errorCode: updatelist
213 Revert Failure: Windows failed to revert the following update with error errorCode: updatelist
217 Commit Failure: Windows failed to commit the following update with error errorCode: updatelist
`,
  },
  {
    provider: 'MsiInstaller',
    channel: 'Application',
    events: `
1033 Windows Installer installed the product.
1034 Windows Installer removed the product.
1040 Beginning a Windows Installer transaction: param1. Client Process Id: param2.
1042 Ending a Windows Installer transaction: param1. Client Process Id: param2.
11724 Product: ProductName -- Removal completed successfully.
`,
  },
  {
    provider: 'NETLOGON',
    channel: 'System',
    events: `
5723 The session setup from computer 'param1' failed because the security database does not contain a trust account 'param2' referenced by the specified computer.
5805 The session setup from the computer param1 failed to authenticate.
5829 The Netlogon service allowed a vulnerable Netlogon secure channel connection.
`,
  },
  {
    provider: 'Ntfs',
    channel: 'Microsoft-Windows-Ntfs/Operational',
    events: `
55 A corruption was discovered in the file system structure on volume DriveName.
`,
  },
  {
    provider: 'OpenSSH',
    channel: 'OpenSSH/Operational',
    events: `
4 process: payload
`,
  },
  {
    provider: 'PowerShell',
    channel: 'Windows PowerShell',
    events: `
100 General: param1.
101 Dependency: param1
102 Connectivity: param1
103 Settings: param1
104 Performance: param1
105 Security: param1
106 Workload: param1
195 The Monad engine encountered an unexpected exception while processing a command: param1
200 Command Health: param1.
300 Provider Health: param1.
400 Engine state is changed from PreviousEngineState to NewEngineState.
401 Engine state is changed from PreviousEngineState to NewEngineState.
402 Engine state is changed from PreviousEngineState to NewEngineState.
403 Engine state is changed from PreviousEngineState to NewEngineState.
500 Command "CommandName" is NewCommandState.
501 Command "CommandName" is NewCommandState.
502 Command "param1" is param2.
600 Provider "ProviderName" is NewProviderState.
601 Provider "param1" is param2.
700 Environment variable "param1" is changed from "param3" to "param2".
800 Pipeline execution details for command line: CommandLine.
`,
  },
  {
    provider: 'ScreenConnect',
    channel: 'Application',
    events: `
200 Executed command of length: param1
201 Transferred files with action 'param1'
`,
  },
  {
    provider: 'Service Control Manager',
    channel: 'System',
    events: `
7000 The param1 service failed to start due to the following error
7001 The param1 service depends on the param2 service which failed to start because of the following error
7002 The param1 service depends on the param2 group and no member of this group started.
7003 The param1 service depends on the following nonexistent service: param2
7005 The param1 call failed with the following error
7006 The param1 call failed for param2 with the following error
7007 The system reverted to its last known good configuration.
7008 No backslash is in the account name.
7009 A timeout was reached (param1 milliseconds) while waiting for the param2 service to connect.
7010 A timeout (param1 milliseconds) was reached while waiting for ReadFile.
7011 A timeout (param1 milliseconds) was reached while waiting for a transaction response from the param2 service.
7012 The message returned in the transaction has incorrect size.
7013 Logon attempt with current password failed with the following error
7014 Second logon attempt with old password also failed with the following error
7015 Boot-start or system-start driver (param1) must not depend on a service.
7016 The param1 service has reported an invalid current state param2.
7017 Detected circular dependencies demand starting param1.
7018 Detected circular dependencies auto-starting services.
7019 The param1 service depends on a service in a group which starts later. Change the order in the service dependency tree to ensure that all services required t…
7020 The param1 service depends on a group which starts later. Change the order in the service dependency tree to ensure that all services required to start this…
7021 About to revert to the last known good configuration because the param1 service failed to start.
7022 The param1 service hung on starting.
7023 The param1 service terminated with the following error
7024 The param1 service terminated with service-specific error param2.
7025 At least one service or driver failed during system startup.
7026 The following boot-start or system-start driver(s) failed to load: param1
7027 Windows could not be started as configured.
7028 The param1 Registry key denied access to SYSTEM account programs so the Service Control Manager took ownership of the Registry key.
7029 Service Control Manager param0
7030 The param1 service is marked as an interactive service.
7031 The param1 service terminated unexpectedly.
7032 The Service Control Manager tried to take a corrective action (param2) after the unexpected termination of the param3 service, but this action failed with th…
7033 The Service Control Manager did not initialize successfully. The security configuration server (scesrv.dll) failed to initialize with error param1.
7034 The param1 service terminated unexpectedly.
7035 The param1 service was successfully sent a param2 control.
7036 The param1 service entered the param2 state.
7037 The Service Control Manager encountered an error undoing a configuration change to the param1 service.
7038 The param1 service was unable to log on as param2 with the currently configured password due to the following error
7039 A service process other than the one launched by the Service Control Manager connected when starting the param1 service.
7040 The start type of the param1 service was changed from param2 to param3.
7041 The param1 service was unable to log on as param2 with the currently configured password due to the following error
7042 The param1 service was successfully sent a param2 control.
7043 The param1 service did not shutdown properly after receiving a preshutdown control.
7044 The following service is taking more than param2 minutes to start and may have stopped responding: param1
7045 A service was installed in the system.
7046 The following service has repeatedly stopped responding to service control requests: param1
7047 The following services failed to start during a run level switch
7048 A run level switch failed. The param1 service did not stop correctly with the following error
`,
  },
  {
    provider: 'TermDD',
    channel: 'System',
    events: `
50 The RDP protocol component param2 detected an error in the protocol stream and has disconnected the client.
56 The Terminal Server security layer detected an error in the protocol stream and has disconnected the client.
`,
  },
  {
    provider: 'Windows Error Reporting',
    channel: 'Application',
    events: `
1001 Fault bucket Bucket, type BucketType
`,
  },
  {
    provider: 'Windows Server Update Services',
    channel: 'Application',
    events: `
7053 The WSUS administration console has encountered an unexpected error. This may be a transient error; try restarting the administration console.
`,
  },
]
