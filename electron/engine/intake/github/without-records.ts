// Answers and deliveries of GitHub that are known for what they are and say nothing of what a machine may do: said in
// words, with what to export in their place.
import { withoutRecordsKind } from '../without-records.ts';

export const githubWithoutRecords = withoutRecordsKind({
  kind: 'github.without-records',
  title: 'GitHub lists that a review has no use for',
  // Variables are no secrets, but people put some there.
  secretNames: /^value$/,
  shapes: [
    ...['member/login', 'membership/role', 'invitation/role'].map((person) => ({
      paths: ['action', 'sender/login', person],
      reason: 'It is a delivery about a person in a repository or organisation, not about a machine identity.',
    })),
    {
      paths: ['action', 'sender/login', 'alert/ghsa_id'],
      reason: 'It is a delivery about a vulnerable dependency, not about an identity or a secret.',
    },
    {
      text: /^\s*\{\s*"action"\s*:\s*"revoked"\s*,\s*"sender"\s*:/,
      reason: 'It tells that a person took back what they had authorised an app to do, and does not name the app.',
    },
    {
      paths: ['_document_id', 'action', 'actor'],
      reason:
        'It is the audit log: what everybody did, without who allowed it. Actions to reconcile belong into countersign.actions.',
    },
    {
      text: /^\s*\[\s*\{\s*"type"\s*:\s*"[a-z_]+"\s*,\s*"details"\s*:/,
      reason: 'These are the places of one alert, without the alert; export the alerts.',
    },
    {
      paths: ['total_count', 'roles/permissions', 'roles/organization'],
      reason: 'These are roles of an organisation, without those who hold them.',
    },
    ...[
      ['name', 'value', 'created_at', 'updated_at'],
      ['total_count', 'variables/name'],
    ].map((paths) => ({
      paths,
      reason: 'These are variables of workflows, which are no secrets; export the names of the secrets.',
    })),
    {
      text: /^\s*\[\s*\{[^{}]*"html_url"\s*:\s*"[^"]*\/settings\/environments\/\d+"/,
      reason: 'These are environments; their secrets are lists of their own.',
    },
    {
      text: /^\s*\[\s*\{[^{}]*"path"\s*:\s*"\.github\/workflows\//,
      reason: 'These are workflows; what their token may do stands in their files and settings.',
    },
    {
      text: /^\s*(?:\[|\{\s*"\d+"\s*:\s*\[)\s*\{[^{}]*"full_name"\s*:\s*"[^"\s/]+\/[^"]+"/,
      reason: 'These are repositories, without what reaches them; export installations, tokens or deploy keys.',
    },
  ],
});
