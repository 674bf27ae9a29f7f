// Outputs of AWS that are known for what they are and hold nothing that a review could use: said in words, with what to
// export in their place.
import { withoutRecordsKind } from '../without-records.ts';

export const awsWithoutRecords = withoutRecordsKind({
  kind: 'aws.without-records',
  title: 'AWS lists that a review has no use for',
  shapes: [
    {
      paths: ['archiveRules/ruleName'],
      reason:
        'These are archive rules of Access Analyzer: they hide findings that fit a filter. They are neither findings nor approvals.',
    },
    {
      paths: ['findings/changeType', 'findings/resourceType'],
      reason:
        'These findings are of an access preview: what a policy would allow if it were put in place. Nobody has that access yet; export list-findings-v2.',
    },
    {
      paths: ['AttachedPolicies/PolicyArn'],
      reason:
        'The list of attached policies does not say to whom they are attached, nor what they grant; export get-account-authorization-details.',
    },
    {
      paths: ['PolicyNames'],
      reason:
        'The list names inline policies, but neither whose they are nor what they grant; export get-account-authorization-details.',
    },
    {
      paths: ['PolicyVersion/Document'],
      reason:
        'A version of one policy does not say which policy it is, nor to whom it is attached; export get-account-authorization-details.',
    },
    {
      paths: ['Groups/GroupName', 'Groups/Arn'],
      reason:
        'The list of groups says neither who is a member nor what the groups grant; export get-account-authorization-details.',
    },
    {
      paths: ['Keys/KeyArn'],
      reason:
        'These are keys of KMS, which encrypt data: nobody signs in with them, and who may use them stands in policies.',
    },
    {
      paths: ['KeyMetadata/KeyId', 'KeyMetadata/KeyUsage'],
      reason:
        'This is a key of KMS, which encrypts data: nobody signs in with it, and who may use it stands in policies.',
    },
    {
      paths: ['AccountID', 'AttachedToPrincipal', 'ActionsCount'],
      reason:
        'These are findings of cloudsplaining on single policies; import the account authorization details that they were made from.',
    },
    {
      text: /^\s*\{\s*"groups"\s*:[\s\S]*"customer_managed_policies"\s*:[\s\S]*"is_excluded"\s*:/,
      reason:
        'This is a result of cloudsplaining, an analysis of an export; import the account authorization details that it was made from.',
    },
    {
      text: /^\s*\{\s*"arn:aws[a-z-]*:iam::[^"]*"\s*:\s*\{[\s\S]*"Effect"\s*:/,
      reason:
        'This is a map of policies by ARN as another tool keeps it, without the users’ and roles’ own facts; export get-account-authorization-details.',
    },
  ],
});
