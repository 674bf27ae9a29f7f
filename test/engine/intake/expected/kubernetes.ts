// One support bundle of a k3s cluster, each file read alone: what a role in another file allows is then unknown.
import { type ExpectedSample, expected } from './expected-sample.ts';

const objects = 'kubernetes.objects';
const bundle = 'kubernetes/k3s-support-bundle';
const nothing = [0, 0, 0, 0, 0] as const;

export const kubernetes: readonly ExpectedSample[] = [
  expected(`${bundle}/auth-cani-list__kube-public.json`, null, nothing, {
    why: 'what the collector itself may do, as a list of rules',
  }),
  expected(`${bundle}/clusterroles.json`, objects, nothing, { why: '74 roles that nothing in the file binds' }),
  expected(`${bundle}/deployments__kube-system.json`, objects, nothing),
  expected(`${bundle}/groups.json`, null, nothing, { why: 'API groups' }),
  expected(`${bundle}/namespaces.json`, objects, nothing),
  expected(`${bundle}/pods__kube-system.json`, objects, nothing),
  expected(`${bundle}/resources.json`, null, nothing, { why: 'API resources' }),
  expected(`${bundle}/rolebindings__kube-public.json`, objects, [0, 0, 1, 0, 0], {
    why: 'one binding with one subject, of a role in no file',
  }),
  expected(`${bundle}/rolebindings__kube-system.json`, objects, [3, 0, 12, 0, 0], {
    why: '8 bindings with 12 subjects, 3 of them users; their roles stand elsewhere',
  }),
  expected(`${bundle}/roles__default.json`, objects, nothing, { why: '"items": null' }),
  expected(`${bundle}/roles__kube-system.json`, objects, nothing, { why: '6 roles that nothing in the file binds' }),
  expected(`${bundle}/serviceaccounts__kube-node-lease.json`, objects, [1, 0, 0, 0, 0]),
  expected(`${bundle}/serviceaccounts__kube-public.json`, objects, [1, 0, 0, 0, 0]),
  expected(`${bundle}/serviceaccounts__kube-system.json`, objects, [41, 0, 0, 0, 0]),
  expected('misc/prowler-dev-rbac.json', null, nothing, { why: 'fixtures of a web application, nothing of a cluster' }),
];
