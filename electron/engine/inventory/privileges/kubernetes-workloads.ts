// What runs programs in Kubernetes, as rules name it; the keys of the tables in both languages are made with it.
const workloads =
  'pods,replicationcontrollers,deployments.apps,statefulsets.apps,daemonsets.apps,replicasets.apps,jobs.batch,cronjobs.batch';

export const createWorkloads = `create ${workloads}` as const;
export const changeWorkloads = `update,patch ${workloads}` as const;
export const deleteWorkloads = `delete,deletecollection ${workloads}` as const;
export const seeWorkloads = `get,list,watch ${workloads}` as const;
