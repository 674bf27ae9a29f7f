// Actions of AWS that open more together than each of them alone. Sources: "Troubleshoot and prevent privilege escalation"
// of the IAM user guide, and the service authorization reference for what each action needs. In our own words.

export interface Together {
  /** All of these. */
  readonly actions: readonly string[];
  readonly text: string;
}

export const awsTogether: readonly Together[] = [
  {
    actions: ['iam:PassRole', 'lambda:CreateFunction'],
    text: 'it can make a function that runs code of its own with the role it hands over, and so do all that this role may.',
  },
  {
    actions: ['iam:PassRole', 'ec2:RunInstances'],
    text: 'it can start a server with the role it hands over, and from that server do all that this role may.',
  },
  {
    actions: ['iam:PassRole', 'cloudformation:CreateStack'],
    text: 'it can have infrastructure built with the role it hands over, and so do all that this role may.',
  },
  {
    actions: ['iam:PassRole', 'ecs:RegisterTaskDefinition', 'ecs:RunTask'],
    text: 'it can run a program in a container with the role it hands over, and so do all that this role may.',
  },
  {
    actions: ['iam:PassRole', 'codebuild:CreateProject', 'codebuild:StartBuild'],
    text: 'it can run commands in a build with the role it hands over, and so do all that this role may.',
  },
  {
    actions: ['iam:PassRole', 'glue:CreateDevEndpoint'],
    text: 'it can enter a machine that has the role it hands over, and so do all that this role may.',
  },
  {
    actions: ['iam:PassRole', 'glue:CreateJob', 'glue:StartJobRun'],
    text: 'it can run code of its own with the role it hands over, and so do all that this role may.',
  },
  {
    actions: ['iam:PassRole', 'sagemaker:CreateNotebookInstance', 'sagemaker:CreatePresignedNotebookInstanceUrl'],
    text: 'it can open a notebook with the role it hands over, and so do all that this role may.',
  },
  {
    actions: ['iam:PassRole', 'sagemaker:CreateTrainingJob'],
    text: 'it can run code of its own with the role it hands over, and so do all that this role may.',
  },
  {
    actions: ['iam:PassRole', 'sagemaker:CreateProcessingJob'],
    text: 'it can run code of its own with the role it hands over, and so do all that this role may.',
  },
  {
    actions: ['iam:PassRole', 'states:CreateStateMachine', 'states:StartExecution'],
    text: 'it can run a procedure with the role it hands over, and so do all that this role may.',
  },
  {
    actions: ['iam:PassRole', 'datapipeline:CreatePipeline', 'datapipeline:PutPipelineDefinition'],
    text: 'it can run commands with the role it hands over, and so do all that this role may.',
  },
  {
    actions: ['iam:UpdateAssumeRolePolicy', 'sts:AssumeRole'],
    text: 'it can let itself into a role and then become it.',
  },
  {
    actions: ['iam:CreateUser', 'iam:AttachUserPolicy', 'iam:CreateAccessKey'],
    text: 'it can make a second administrator of its own, who stays when this one is taken away.',
  },
  {
    actions: ['iam:AddRoleToInstanceProfile', 'ec2:AssociateIamInstanceProfile'],
    text: 'it can give a running server another role.',
  },
  {
    actions: ['ec2:CreateSnapshot', 'ec2:ModifySnapshotAttribute'],
    text: 'it can copy the disk of a server and share the copy with another account.',
  },
  {
    actions: ['rds:CreateDBSnapshot', 'rds:ModifyDBSnapshotAttribute'],
    text: 'it can copy a database and share the copy with another account.',
  },
  {
    actions: ['s3:PutBucketPublicAccessBlock', 's3:PutBucketPolicy'],
    text: 'it can make stored files public although the storage is protected from that.',
  },
  {
    actions: ['kms:Decrypt', 's3:GetObject'],
    text: 'it can read stored files that are encrypted, too.',
  },
];
