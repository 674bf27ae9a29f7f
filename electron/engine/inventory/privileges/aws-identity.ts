// What actions of AWS on identities, rights and accounts let one do, the weightiest first. A key is an action as AWS writes
// it, or all that begin alike (`iam:Get*`). Sources: the service authorization reference of AWS (IAM, STS, Organizations,
// IAM Identity Center) and "Troubleshoot and prevent privilege escalation" of the IAM user guide. In our own words.
import type { Explanations } from './explanations.ts';

export const awsIdentityActions = {
  '*': 'It can do everything in the account, including giving itself and others any right.',
  'iam:*': 'It rules over the identities and rights of the account, and so can give itself any right.',
  'iam:PassRole':
    'It can hand the named role to a service that it controls, and so act with rights of that role which it was never given.',
  'sts:AssumeRole': 'It can become the named role and then has all the rights of that role.',
  'sts:*': 'It can become any role that lets it in, and read who it is.',
  'iam:CreateAccessKey':
    'It can make access keys for users, and with such a key act as that user for as long as the key lives.',
  'iam:CreateLoginProfile': 'It can give a user a first console password, and so sign in as that user.',
  'iam:UpdateLoginProfile': 'It can set a new console password for a user, and so sign in as that user.',
  'iam:UpdateAssumeRolePolicy': 'It can change who may become a role, and so let itself in.',
  'iam:CreatePolicyVersion':
    'It can rewrite what an existing policy allows, for everybody who has that policy, itself included.',
  'iam:SetDefaultPolicyVersion':
    'It can bring back an older version of a policy, which may allow more than the present one.',
  'iam:AttachUserPolicy': 'It can give a user any policy there is, possibly itself.',
  'iam:AttachRolePolicy': 'It can give a role any policy there is, possibly the one that it works with.',
  'iam:AttachGroupPolicy': 'It can give all members of a group any policy there is.',
  'iam:PutUserPolicy': 'It can write rights of its own making into a user, possibly itself.',
  'iam:PutRolePolicy': 'It can write rights of its own making into a role, possibly the one that it works with.',
  'iam:PutGroupPolicy': 'It can write rights of its own making into a group, for all its members.',
  'iam:AddUserToGroup': 'It can put a user into a group, and so give that user the rights of the group.',
  'iam:DeleteUserPermissionsBoundary': 'It can take away the limit that keeps a user from having more rights.',
  'iam:DeleteRolePermissionsBoundary': 'It can take away the limit that keeps a role from having more rights.',
  'iam:PutUserPermissionsBoundary': 'It can set or change the limit of what a user may ever have.',
  'iam:PutRolePermissionsBoundary': 'It can set or change the limit of what a role may ever have.',
  'iam:CreateServiceSpecificCredential':
    'It can make passwords for single services, and use them as the user that they are for.',
  'iam:ResetServiceSpecificCredential':
    'It can set a new password for a single service, and use it as the user that it is for.',
  'iam:UploadSSHPublicKey': 'It can add a key of its own to a user, and then reach code repositories as that user.',
  'iam:UploadSigningCertificate': 'It can add a certificate of its own to a user, and then sign requests as that user.',
  'iam:CreateVirtualMFADevice': 'It can make a second factor for signing in.',
  'iam:EnableMFADevice': 'It can bind a second factor to a user.',
  'iam:DeactivateMFADevice': 'It can switch off the second factor of a user, which leaves only the password.',
  'iam:DeleteVirtualMFADevice': 'It can remove a second factor, which leaves only the password.',
  'iam:CreateUser': 'It can make new users, who stay when the one that made them is gone.',
  'iam:CreateRole': 'It can make new roles and say who may become them.',
  'iam:CreatePolicy': 'It can write new policies; they give nothing until somebody attaches them.',
  'iam:CreateGroup': 'It can make new groups of users.',
  'iam:DeleteUser': 'It can delete users, which stops whatever works with them.',
  'iam:DeleteRole': 'It can delete roles, which stops whatever works with them.',
  'iam:DeletePolicy': 'It can delete policies that nobody has.',
  'iam:Detach*': 'It can take policies away from users, roles or groups, those that forbid something included.',
  'iam:DeleteUserPolicy': 'It can remove rights that are written into a user, those that forbid something included.',
  'iam:DeleteRolePolicy': 'It can remove rights that are written into a role, those that forbid something included.',
  'iam:DeleteGroupPolicy': 'It can remove rights that are written into a group, those that forbid something included.',
  'iam:UpdateAccessKey': 'It can switch access keys off, and on again.',
  'iam:DeleteAccessKey': 'It can delete access keys, which stops whatever signs in with them.',
  'iam:CreateSAMLProvider': 'It can set up another place where people sign in to the account.',
  'iam:UpdateSAMLProvider':
    'It can change which outside place vouches for people who sign in, and so vouch for anybody.',
  'iam:CreateOpenIDConnectProvider': 'It can set up another place that vouches for programs that sign in.',
  'iam:UpdateOpenIDConnectProviderThumbprint':
    'It can change by which certificate an outside place that vouches for programs is known.',
  'iam:AddClientIDToOpenIDConnectProvider':
    'It can let further applications sign in through a provider that is set up already.',
  'iam:UpdateAccountPasswordPolicy': 'It can weaken or strengthen the rules for passwords of the account.',
  'iam:CreateInstanceProfile': 'It can make the holder in which a role is handed to a server.',
  'iam:AddRoleToInstanceProfile': 'It can put a role into the holder from which servers take their rights.',
  'iam:CreateServiceLinkedRole':
    'It can set up the role that a service of AWS needs for itself; what that role may do is fixed by AWS.',
  'iam:TagUser': 'It can change labels of users; where rights depend on labels, it changes rights.',
  'iam:TagRole': 'It can change labels of roles; where rights depend on labels, it changes rights.',
  'iam:GetAccountAuthorizationDetails': 'It can read all users, groups, roles and policies of the account at once.',
  'iam:GenerateCredentialReport': 'It can have the list of all users and the age of their credentials made.',
  'iam:GetCredentialReport': 'It can read the list of all users and the age of their credentials.',
  'iam:Get*': 'It can read how users, groups, roles and policies are set up, without changing them.',
  'iam:List*': 'It can list users, groups, roles and policies, without changing them.',
  'iam:SimulatePrincipalPolicy': 'It can try out what an identity may do, without doing it.',
  'sts:AssumeRoleWithSAML':
    'It can become the role after a sign-in elsewhere, and then has all the rights of that role.',
  'sts:AssumeRoleWithWebIdentity':
    'It can become the role with a token from elsewhere, and then has all the rights of that role.',
  'sts:GetFederationToken': 'It can make short-lived credentials with its own rights and hand them on.',
  'sts:GetSessionToken': 'It can make short-lived credentials for itself.',
  'sts:TagSession': 'It can label its sessions; where rights depend on labels, it chooses its rights.',
  'sts:SetSourceIdentity':
    'It can say for whom a session is held; that name then stands in the record of who did what.',
  'sts:GetCallerIdentity': 'It can see who it is itself.',
  'organizations:*': 'It rules over the accounts of the organisation, and over the limits of what they may do.',
  'organizations:CreateAccount': 'It can open new accounts in the organisation, and become their administrator.',
  'organizations:DetachPolicy': 'It can take limits away from accounts of the organisation.',
  'organizations:DeletePolicy': 'It can delete limits that hold for accounts of the organisation.',
  'organizations:UpdatePolicy': 'It can rewrite limits that hold for accounts of the organisation.',
  'organizations:AttachPolicy': 'It can put limits on accounts of the organisation.',
  'organizations:LeaveOrganization': 'It can take the account out of the organisation, and so out of its limits.',
  'organizations:RemoveAccountFromOrganization':
    'It can take accounts out of the organisation, and so out of its limits.',
  'organizations:Describe*': 'It can read how the organisation is set up.',
  'organizations:List*': 'It can list accounts and limits of the organisation.',
  'sso:*': 'It decides who may sign in to which accounts of the organisation, and with which rights.',
  'sso:CreateAccountAssignment': 'It can let people into accounts of the organisation, with rights of its choice.',
  'sso:AttachManagedPolicyToPermissionSet': 'It can widen what people may do who sign in with a set of rights.',
  'sso:PutInlinePolicyToPermissionSet': 'It can rewrite what people may do who sign in with a set of rights.',
  'account:*': 'It can change the contacts and regions of the account.',
} satisfies Explanations;

/** The same where it stands on everything and not on what is named. */
export const awsIdentityOnEverything = {
  'iam:PassRole':
    'It can hand any role of the account to a service that it controls, and so act with rights that it was never given.',
  'sts:AssumeRole': 'It can become any role that lets it in, in this account or another one.',
  'iam:CreateAccessKey': 'It can make access keys for any user, administrators included, and then act as that user.',
  'iam:CreateLoginProfile': 'It can give any user without a console password one, and so sign in as that user.',
  'iam:UpdateLoginProfile':
    'It can set a new console password for any user, administrators included, and sign in as that user.',
  'iam:UpdateAssumeRolePolicy': 'It can change who may become any role, and so become every one of them.',
  'iam:CreatePolicyVersion':
    'It can rewrite any policy that the account made, its own included, and so give itself any right.',
  'iam:AttachUserPolicy': 'It can give any user any policy, and so make itself an administrator.',
  'iam:AttachRolePolicy': 'It can give any role any policy, and so make itself an administrator.',
  'iam:AttachGroupPolicy': 'It can give any group any policy, and so make its members administrators.',
  'iam:PutUserPolicy': 'It can write any right into any user, and so make itself an administrator.',
  'iam:PutRolePolicy': 'It can write any right into any role, and so make itself an administrator.',
  'iam:PutGroupPolicy': 'It can write any right into any group, and so make its members administrators.',
  'iam:AddUserToGroup': 'It can put any user into any group, that of the administrators included.',
} satisfies Explanations;
