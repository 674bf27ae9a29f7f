// An estate whose identities are known in several places: a cluster's service account with a role in its annotation, a role
// that trusts a repository's workflow, a key that leaked, and names that are only alike.
import { csv, type QuarterSource } from '../quarter.ts';

export const role = 'arn:aws:iam::123456789012:role/billing-export';

const cluster = (annotation: string) => `apiVersion: v1
kind: ServiceAccount
metadata:
  name: billing-export
  namespace: payments
  annotations:
    northwind.example/owner: Dana Owner
    ${annotation}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: billing
  namespace: payments
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: reader
subjects:
  - kind: ServiceAccount
    name: billing-export
    namespace: payments
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: reader
  namespace: payments
rules:
  - apiGroups: ['']
    resources: [configmaps]
    verbs: [get]
`;

export const issuer = 'token.actions.githubusercontent.com';

export const account = JSON.stringify({
  UserDetailList: [
    {
      Path: '/',
      UserName: 'svc-ledger-sync',
      UserId: 'AIDAEXAMPLEEXAMPLE01',
      Arn: 'arn:aws:iam::123456789012:user/svc-ledger-sync',
      CreateDate: '2025-01-01T00:00:00Z',
      GroupList: [],
      AttachedManagedPolicies: [],
      UserPolicyList: [
        {
          PolicyName: 'ledger',
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [{ Sid: 'Read', Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::ledger/*' }],
          },
        },
      ],
    },
  ],
  GroupDetailList: [],
  RoleDetailList: [
    {
      Path: '/',
      RoleName: 'billing-export',
      RoleId: 'AROAEXAMPLEEXAMPLE02',
      Arn: role,
      CreateDate: '2025-01-01T00:00:00Z',
      AttachedManagedPolicies: [],
      InstanceProfileList: [],
      RolePolicyList: [
        {
          PolicyName: 'export',
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [{ Sid: 'Write', Effect: 'Allow', Action: 's3:PutObject', Resource: 'arn:aws:s3:::invoices/*' }],
          },
        },
      ],
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Federated: `arn:aws:iam::123456789012:oidc-provider/${issuer}` },
            Action: 'sts:AssumeRoleWithWebIdentity',
            Condition: { StringEquals: { [`${issuer}:sub`]: 'repo:northwind/billing:ref:refs/heads/main' } },
          },
        ],
      },
    },
  ],
  Policies: [],
});

const identityHead = 'native_id,kind,name,owner,owner_basis,status,tags';

/** `annotated`: the cluster still names the role. */
export function estate(annotated = true): QuarterSource[] {
  const annotation = annotated ? `eks.amazonaws.com/role-arn: ${role}` : 'northwind.example/note: none';
  return [
    { kind: 'aws.account-authorization-details', system: 'aws:123456789012', files: { 'aws/authz.json': account } },
    { kind: 'kubernetes.objects', system: 'kubernetes:prod', files: { 'k8s/objects.yaml': cluster(annotation) } },
    {
      id: 'github',
      kind: 'countersign.identities',
      system: 'github:northwind',
      files: {
        'github/identities.csv': csv(
          identityHead,
          'northwind/billing,bot,northwind/billing,,,active,',
          'sync-app,application,ledger_sync,,,active,',
        ),
      },
    },
    {
      id: 'keys',
      kind: 'countersign.credentials',
      system: 'aws:123456789012',
      files: {
        'aws/keys.csv': csv(
          'identity_native_id,native_id,kind,status',
          'arn:aws:iam::123456789012:user/svc-ledger-sync,AKIAEXAMPLEEXAMPLE01,access_key,active',
        ),
      },
    },
    {
      id: 'leaks',
      kind: 'countersign.findings',
      system: 'github:northwind',
      files: {
        'leaks.csv': csv(
          'native_id,identity_hint,kind,tool,rule,title,severity,state',
          'leak-1,AKIAEXAMPLEEXAMPLE01,exposed_secret,gitleaks,aws-key,AWS key in a repository,critical,open',
        ),
      },
    },
  ];
}
