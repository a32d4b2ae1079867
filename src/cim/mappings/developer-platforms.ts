/** GitHub and CircleCI: read as they are, searches use their paths. */
import { any, present } from '../mapping.ts'
import { json, type SourceMapping } from '../source-mapping.ts'

export const github: SourceMapping = {
  name: 'github',
  sourcetypes: ['aws:firehose:json'],
  sources: ['github'],
  recognise: [
    json('repository.full_name', any(present('sender.login'), present('action'))),
    json('workflow_run.repository.full_name'),
    json('workflow_run.id', present('workflow_run.head_sha')),
  ],
  layers: [],
}

export const circleCi: SourceMapping = {
  name: 'circleci',
  sourcetypes: ['circleci'],
  sources: ['circleci'],
  recognise: [json('vcs.committer_name'), json('workflows.job_id')],
  layers: [],
}
