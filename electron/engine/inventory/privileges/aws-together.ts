// Actions of AWS that open more together than each of them alone. Sources: "Troubleshoot and prevent privilege escalation"
// of the IAM user guide, and the service authorization reference for what each action needs. In our own words.

export interface Together {
  /** All of these. */
  readonly actions: readonly string[];
  /** Goes on after a colon. */
  readonly text: string;
  readonly german: string;
}

export const awsTogether: readonly Together[] = [
  {
    actions: ['iam:PassRole', 'lambda:CreateFunction'],
    text: 'it can make a function that runs code of its own with the role it hands over, and so do all that this role may.',
    german:
      'Kann eine Funktion anlegen, die eigenen Code mit der übergebenen Rolle ausführt, und so alles tun, was diese Rolle darf.',
  },
  {
    actions: ['iam:PassRole', 'ec2:RunInstances'],
    text: 'it can start a server with the role it hands over, and from that server do all that this role may.',
    german: 'Kann einen Server mit der übergebenen Rolle starten und von dort aus alles tun, was diese Rolle darf.',
  },
  {
    actions: ['iam:PassRole', 'cloudformation:CreateStack'],
    text: 'it can have infrastructure built with the role it hands over, and so do all that this role may.',
    german: 'Kann Infrastruktur mit der übergebenen Rolle aufbauen lassen und so alles tun, was diese Rolle darf.',
  },
  {
    actions: ['iam:PassRole', 'ecs:RegisterTaskDefinition', 'ecs:RunTask'],
    text: 'it can run a program in a container with the role it hands over, and so do all that this role may.',
    german:
      'Kann ein Programm in einem Container mit der übergebenen Rolle ausführen und so alles tun, was diese Rolle darf.',
  },
  {
    actions: ['iam:PassRole', 'codebuild:CreateProject', 'codebuild:StartBuild'],
    text: 'it can run commands in a build with the role it hands over, and so do all that this role may.',
    german: 'Kann in einem Build Befehle mit der übergebenen Rolle ausführen und so alles tun, was diese Rolle darf.',
  },
  {
    actions: ['iam:PassRole', 'glue:CreateDevEndpoint'],
    text: 'it can enter a machine that has the role it hands over, and so do all that this role may.',
    german: 'Kann eine Maschine mit der übergebenen Rolle betreten und so alles tun, was diese Rolle darf.',
  },
  {
    actions: ['iam:PassRole', 'glue:CreateJob', 'glue:StartJobRun'],
    text: 'it can run code of its own with the role it hands over, and so do all that this role may.',
    german: 'Kann eigenen Code mit der übergebenen Rolle ausführen und so alles tun, was diese Rolle darf.',
  },
  {
    actions: ['iam:PassRole', 'sagemaker:CreateNotebookInstance', 'sagemaker:CreatePresignedNotebookInstanceUrl'],
    text: 'it can open a notebook with the role it hands over, and so do all that this role may.',
    german: 'Kann ein Notebook mit der übergebenen Rolle öffnen und so alles tun, was diese Rolle darf.',
  },
  {
    actions: ['iam:PassRole', 'sagemaker:CreateTrainingJob'],
    text: 'it can run code of its own with the role it hands over, and so do all that this role may.',
    german: 'Kann eigenen Code mit der übergebenen Rolle ausführen und so alles tun, was diese Rolle darf.',
  },
  {
    actions: ['iam:PassRole', 'sagemaker:CreateProcessingJob'],
    text: 'it can run code of its own with the role it hands over, and so do all that this role may.',
    german: 'Kann eigenen Code mit der übergebenen Rolle ausführen und so alles tun, was diese Rolle darf.',
  },
  {
    actions: ['iam:PassRole', 'states:CreateStateMachine', 'states:StartExecution'],
    text: 'it can run a procedure with the role it hands over, and so do all that this role may.',
    german: 'Kann einen Ablauf mit der übergebenen Rolle ausführen und so alles tun, was diese Rolle darf.',
  },
  {
    actions: ['iam:PassRole', 'datapipeline:CreatePipeline', 'datapipeline:PutPipelineDefinition'],
    text: 'it can run commands with the role it hands over, and so do all that this role may.',
    german: 'Kann Befehle mit der übergebenen Rolle ausführen und so alles tun, was diese Rolle darf.',
  },
  {
    actions: ['iam:UpdateAssumeRolePolicy', 'sts:AssumeRole'],
    text: 'it can let itself into a role and then become it.',
    german: 'Kann sich selbst zu einer Rolle zulassen und sie dann annehmen.',
  },
  {
    actions: ['iam:CreateUser', 'iam:AttachUserPolicy', 'iam:CreateAccessKey'],
    text: 'it can make a second administrator of its own, who stays when this one is taken away.',
    german: 'Kann einen zweiten eigenen Administrator anlegen, der bleibt, wenn diese Identität entfernt ist.',
  },
  {
    actions: ['iam:AddRoleToInstanceProfile', 'ec2:AssociateIamInstanceProfile'],
    text: 'it can give a running server another role.',
    german: 'Kann einem laufenden Server eine andere Rolle geben.',
  },
  {
    actions: ['ec2:CreateSnapshot', 'ec2:ModifySnapshotAttribute'],
    text: 'it can copy the disk of a server and share the copy with another account.',
    german: 'Kann den Datenträger eines Servers kopieren und die Kopie mit einem anderen Konto teilen.',
  },
  {
    actions: ['rds:CreateDBSnapshot', 'rds:ModifyDBSnapshotAttribute'],
    text: 'it can copy a database and share the copy with another account.',
    german: 'Kann eine Datenbank kopieren und die Kopie mit einem anderen Konto teilen.',
  },
  {
    actions: ['s3:PutBucketPublicAccessBlock', 's3:PutBucketPolicy'],
    text: 'it can make stored files public although the storage is protected from that.',
    german: 'Kann gespeicherte Dateien öffentlich machen, obwohl der Speicher davor geschützt ist.',
  },
  {
    actions: ['kms:Decrypt', 's3:GetObject'],
    text: 'it can read stored files that are encrypted, too.',
    german: 'Kann auch verschlüsselte gespeicherte Dateien lesen.',
  },
];
