// What the built-in roles of a Microsoft Entra directory let one do. Source: "Microsoft Entra built-in roles", with the
// template ids, which are the same in every tenant. In our own words.

export interface KnownRole {
  readonly id: string;
  readonly text: string;
}

export const directoryRoles = {
  'Global Administrator': {
    id: '62e90394-69f5-4237-9190-012177145e10',
    text: 'It can do everything in the tenant, including giving itself and others any right.',
  },
  'Privileged Role Administrator': {
    id: 'e8611ab8-c189-46e8-94e1-60213ab1f814',
    text: 'It can give anybody any role of the directory, itself included.',
  },
  'Privileged Authentication Administrator': {
    id: '7be44c8a-adaf-4e2a-84d6-ab2649e08a13',
    text: 'It can set passwords and second factors of everybody, administrators included, and so sign in as them.',
  },
  'Application Administrator': {
    id: '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
    text: 'It can add secrets to applications and then act as them, with all that they may do.',
  },
  'Cloud Application Administrator': {
    id: '158c047a-c907-4556-b7ef-446551a6b5f7',
    text: 'It can add secrets to applications and then act as them, with all that they may do.',
  },
  'Application Developer': {
    id: 'cf1c38e5-3621-4004-a7cb-879624dced7c',
    text: 'It can register applications, and owns those that it registers.',
  },
  'Hybrid Identity Administrator': {
    id: '8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2',
    text: 'It can change how people and accounts of an own directory get into the cloud, and so sign in as them.',
  },
  'Domain Name Administrator': {
    id: '8329153b-31d0-4727-b945-745eb3bc5f31',
    text: 'It can change who vouches for people of a domain, and so sign in as them.',
  },
  'External Identity Provider Administrator': {
    id: 'be2f45a1-457d-42af-a067-6ec1fa63bc45',
    text: 'It can set up outside places that vouch for people who sign in.',
  },
  'User Administrator': {
    id: 'fe930be7-5e62-47db-91af-98c3a49a38b1',
    text: 'It can make, change and delete users and groups, and set passwords of those who are no administrators.',
  },
  'Authentication Administrator': {
    id: 'c4e39bd9-1100-46d3-8c65-fb160da0071f',
    text: 'It can set passwords and second factors of those who are no administrators, and so sign in as them.',
  },
  'Authentication Policy Administrator': {
    id: '0526716b-113d-4c15-b2c8-68e3c22b9f80',
    text: 'It decides how people may sign in: with which second factors, and with which passwords.',
  },
  'Helpdesk Administrator': {
    id: '729827e3-9c14-49f7-bb1b-9608f156bbb8',
    text: 'It can set passwords of those who are no administrators, and so sign in as them.',
  },
  'Password Administrator': {
    id: '966707d0-3269-4727-9be2-8c3a10f19b9d',
    text: 'It can set passwords of those who are no administrators, and so sign in as them.',
  },
  'Partner Tier1 Support': {
    id: '4ba39ca4-527c-499a-b93d-d9b492c50246',
    text: 'It can set passwords and change applications; Microsoft says not to use this role any more.',
  },
  'Partner Tier2 Support': {
    id: 'e00e864a-17c5-4a4b-9c06-f5b95a8d5bd8',
    text: 'It can set passwords of everybody, administrators included; Microsoft says not to use this role any more.',
  },
  'Directory Synchronization Accounts': {
    id: 'd29b2b05-8046-44ba-8758-1e26182fcf32',
    text: 'It carries accounts of an own directory into the cloud; only the synchronisation itself should have it.',
  },
  'Directory Writers': {
    id: '9360feb5-f418-4baa-8175-e2a00bac4301',
    text: 'It can change users and groups of the directory.',
  },
  'Directory Readers': {
    id: '88d8e3e3-8f55-4a1e-953a-9b9898b8876b',
    text: 'It can read users, groups and applications of the directory.',
  },
  'Global Reader': {
    id: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
    text: 'It can read every setting that a global administrator can, and change none.',
  },
  'Groups Administrator': {
    id: 'fdd7a751-b60b-444a-984c-02652fe8fa1c',
    text: 'It can make, change and delete groups; where rights come with a group, it gives rights.',
  },
  'License Administrator': {
    id: '4d6ac14f-3453-41d0-bef9-a3e0c569773a',
    text: 'It can give licences to users and groups, and take them away.',
  },
  'Guest Inviter': { id: '95e79109-95c0-4d8e-aee3-d01accf2d47b', text: 'It can invite guests into the tenant.' },
  'Identity Governance Administrator': {
    id: '45d8d3c5-c802-45c6-b32a-1d70b5e1e86e',
    text: 'It decides by which requests and reviews people get access.',
  },
  'Lifecycle Workflows Administrator': {
    id: '59d46f88-662b-457b-bceb-5c3809e5908f',
    text: 'It decides what happens by itself when people join, move and leave.',
  },
  'Conditional Access Administrator': {
    id: 'b1be1c3e-b65d-4f19-8427-f6fa0d97feb9',
    text: 'It decides under which conditions people may sign in, and can drop the second factor.',
  },
  'Security Administrator': {
    id: '194ae4cb-b126-40b2-bd5b-6091b380977d',
    text: 'It can read security reports and change the protection of the tenant, the conditions of sign-in included.',
  },
  'Security Operator': {
    id: '5f2222b1-57c3-48ba-8ad5-d4759f1fde6f',
    text: 'It can read security reports and deal with alarms.',
  },
  'Security Reader': {
    id: '5d6b6bb7-de71-4623-b4af-96380a352509',
    text: 'It can read security reports, the record of who did what and the settings of the protection.',
  },
  'Exchange Administrator': {
    id: '29232cdf-9323-42fd-ade2-1d097af3e4de',
    text: 'It rules over mail: it can open mailboxes to others and send mail elsewhere.',
  },
  'Exchange Recipient Administrator': {
    id: '31392ffb-586c-42d1-9346-e59415a2cc4e',
    text: 'It can make and change mailboxes and their addresses.',
  },
  'SharePoint Administrator': {
    id: 'f28a1f50-f6e7-4571-818b-6a12f2af6b6c',
    text: 'It rules over shared files and sites, and can make itself an owner of each.',
  },
  'Teams Administrator': {
    id: '69091246-20e8-4a56-aa4d-066075b2a7a8',
    text: 'It rules over teams, their members, meetings and calls.',
  },
  'Intune Administrator': {
    id: '3a2c62db-5318-420d-8d74-23affee5d9d5',
    text: 'It can run programs on managed devices, wipe them and change their protection.',
  },
  'Cloud Device Administrator': {
    id: '7698a772-787b-4ac8-901f-60d6b08affd2',
    text: 'It can switch devices on and off, delete them and read their recovery keys.',
  },
  'Microsoft Entra Joined Device Local Administrator': {
    id: '9f06204d-73c1-4d4c-880a-6edb90606fd8',
    text: 'It is administrator of the devices that are joined to the directory.',
  },
  'Compliance Administrator': {
    id: '17315797-102d-40b4-93e0-432062caca18',
    text: 'It can change the rules for keeping, finding and protecting content.',
  },
  'Power Platform Administrator': {
    id: '11648597-926c-4cf3-9c36-bcebb0ba8dcc',
    text: 'It rules over the low-code apps and flows of the tenant, and over the data in them.',
  },
  'Fabric Administrator': {
    id: 'a9ea8996-122f-4c74-9520-8edcd192826c',
    text: 'It rules over the reports and analyses of the tenant.',
  },
  'Dynamics 365 Administrator': {
    id: '44367163-eba1-44c3-98af-f5787879f96a',
    text: 'It rules over the Dynamics 365 applications of the tenant.',
  },
  'Azure DevOps Administrator': {
    id: 'e3973bdf-4987-49ae-837a-ba8e231c7286',
    text: 'It can change the policies of the Azure DevOps organisations of the tenant.',
  },
  'Billing Administrator': {
    id: 'b0f54661-2d74-4c50-afa3-1ec803f12efe',
    text: 'It can buy, and see and change how is paid.',
  },
  'Reports Reader': {
    id: '4a5d8f65-41da-4de4-8968-e035b65339cf',
    text: 'It can read the record of sign-ins and of who did what, and reports on use.',
  },
  'Service Support Administrator': {
    id: 'f023fd81-a637-4b56-95fd-791ac0226033',
    text: 'It can read how services are doing and open cases with Microsoft.',
  },
  'AI Administrator': {
    id: 'd2562ede-74db-457e-a7b6-544e236ebb61',
    text: 'It rules over Copilot and the AI services of the tenant.',
  },
  'Agent ID Administrator': {
    id: 'db506228-d27e-4b7d-95e5-295956d6615f',
    text: 'It can make, change and delete the identities of AI agents, and act as them through new secrets.',
  },
} satisfies Readonly<Record<string, KnownRole>>;
