// The German of ../aws-identity.ts. What the words stand for here: grant = erteilen, privilege = Recht, credential =
// Zugangsdaten (Schlüssel where it is one), entitlement = Berechtigung, owner = verantwortliche Person, "the record of who
// did what" = Protokoll. A privilege's sentence has no subject: "Kann alles lesen."
import type { awsIdentityActions as english, awsIdentityOnEverything as englishOnEverything } from '../aws-identity.ts';
import type { Translated } from '../explanations.ts';

export const awsIdentityActions: Translated<typeof english> = {
  '*': 'Kann alles im Konto und sich selbst und anderen jedes Recht geben.',
  'iam:*': 'Verwaltet die Identitäten und Rechte des Kontos und kann sich damit jedes Recht selbst geben.',
  'iam:PassRole':
    'Kann die genannte Rolle einem eigenen Dienst übergeben und so mit Rechten der Rolle handeln, die nie erteilt wurden.',
  'sts:AssumeRole': 'Kann die genannte Rolle annehmen und hat dann alle Rechte dieser Rolle.',
  'sts:*': 'Kann jede Rolle annehmen, die das zulässt, und die eigene Identität abfragen.',
  'iam:CreateAccessKey':
    'Kann Zugriffsschlüssel für Benutzer anlegen und mit einem solchen Schlüssel als dieser Benutzer handeln, solange der Schlüssel gilt.',
  'iam:CreateLoginProfile':
    'Kann einem Benutzer ein erstes Konsolenpasswort geben und sich so als dieser Benutzer anmelden.',
  'iam:UpdateLoginProfile':
    'Kann einem Benutzer ein neues Konsolenpasswort setzen und sich so als dieser Benutzer anmelden.',
  'iam:UpdateAssumeRolePolicy': 'Kann ändern, wer eine Rolle annehmen darf, und sich so selbst Zugang geben.',
  'iam:CreatePolicyVersion':
    'Kann neu schreiben, was eine vorhandene Richtlinie erlaubt, für alle, die sie haben, auch für sich selbst.',
  'iam:SetDefaultPolicyVersion':
    'Kann eine ältere Fassung einer Richtlinie zurückholen, die mehr erlauben kann als die jetzige.',
  'iam:AttachUserPolicy': 'Kann einem Benutzer jede Richtlinie geben, unter Umständen sich selbst.',
  'iam:AttachRolePolicy': 'Kann einer Rolle jede Richtlinie geben, unter Umständen der eigenen.',
  'iam:AttachGroupPolicy': 'Kann allen Mitgliedern einer Gruppe jede Richtlinie geben.',
  'iam:PutUserPolicy': 'Kann einem Benutzer selbst verfasste Rechte geben, unter Umständen sich selbst.',
  'iam:PutRolePolicy': 'Kann einer Rolle selbst verfasste Rechte geben, unter Umständen der eigenen.',
  'iam:PutGroupPolicy': 'Kann einer Gruppe selbst verfasste Rechte geben, für alle ihre Mitglieder.',
  'iam:AddUserToGroup': 'Kann einen Benutzer in eine Gruppe aufnehmen und ihm so die Rechte der Gruppe geben.',
  'iam:DeleteUserPermissionsBoundary':
    'Kann die Grenze aufheben, die einen Benutzer daran hindert, mehr Rechte zu haben.',
  'iam:DeleteRolePermissionsBoundary': 'Kann die Grenze aufheben, die eine Rolle daran hindert, mehr Rechte zu haben.',
  'iam:PutUserPermissionsBoundary': 'Kann die Grenze setzen oder ändern, bis zu der ein Benutzer Rechte haben darf.',
  'iam:PutRolePermissionsBoundary': 'Kann die Grenze setzen oder ändern, bis zu der eine Rolle Rechte haben darf.',
  'iam:CreateServiceSpecificCredential':
    'Kann Passwörter für einzelne Dienste anlegen und sie als der Benutzer verwenden, für den sie gelten.',
  'iam:ResetServiceSpecificCredential':
    'Kann für einen einzelnen Dienst ein neues Passwort setzen und es als der Benutzer verwenden, für den es gilt.',
  'iam:UploadSSHPublicKey':
    'Kann einem Benutzer einen eigenen Schlüssel hinzufügen und dann als dieser Benutzer an Programmcode gelangen.',
  'iam:UploadSigningCertificate':
    'Kann einem Benutzer ein eigenes Zertifikat hinzufügen und dann als dieser Benutzer Anfragen signieren.',
  'iam:CreateVirtualMFADevice': 'Kann einen zweiten Faktor für die Anmeldung anlegen.',
  'iam:EnableMFADevice': 'Kann einem Benutzer einen zweiten Faktor zuordnen.',
  'iam:DeactivateMFADevice': 'Kann den zweiten Faktor eines Benutzers abschalten; dann bleibt nur das Passwort.',
  'iam:DeleteVirtualMFADevice': 'Kann einen zweiten Faktor entfernen; dann bleibt nur das Passwort.',
  'iam:CreateUser': 'Kann neue Benutzer anlegen, die bleiben, wenn die anlegende Identität entfernt ist.',
  'iam:CreateRole': 'Kann neue Rollen anlegen und festlegen, wer sie annehmen darf.',
  'iam:CreatePolicy': 'Kann neue Richtlinien schreiben; sie geben nichts, solange niemand sie zuordnet.',
  'iam:CreateGroup': 'Kann neue Benutzergruppen anlegen.',
  'iam:DeleteUser': 'Kann Benutzer löschen; was mit ihnen arbeitet, steht dann still.',
  'iam:DeleteRole': 'Kann Rollen löschen; was mit ihnen arbeitet, steht dann still.',
  'iam:DeletePolicy': 'Kann Richtlinien löschen, die niemand hat.',
  'iam:Detach*': 'Kann Benutzern, Rollen oder Gruppen Richtlinien wegnehmen, auch solche, die etwas verbieten.',
  'iam:DeleteUserPolicy': 'Kann Rechte entfernen, die bei einem Benutzer selbst eingetragen sind, auch Verbote.',
  'iam:DeleteRolePolicy': 'Kann Rechte entfernen, die bei einer Rolle selbst eingetragen sind, auch Verbote.',
  'iam:DeleteGroupPolicy': 'Kann Rechte entfernen, die bei einer Gruppe selbst eingetragen sind, auch Verbote.',
  'iam:UpdateAccessKey': 'Kann Zugriffsschlüssel abschalten und wieder einschalten.',
  'iam:DeleteAccessKey': 'Kann Zugriffsschlüssel löschen; was sich damit anmeldet, steht dann still.',
  'iam:CreateSAMLProvider': 'Kann eine weitere Stelle einrichten, über die man sich am Konto anmeldet.',
  'iam:UpdateSAMLProvider':
    'Kann ändern, welche fremde Stelle für Personen bürgt, die sich anmelden, und so für jede beliebige bürgen.',
  'iam:CreateOpenIDConnectProvider': 'Kann eine weitere Stelle einrichten, die für Programme bürgt, die sich anmelden.',
  'iam:UpdateOpenIDConnectProviderThumbprint':
    'Kann ändern, an welchem Zertifikat eine fremde Stelle erkannt wird, die für Programme bürgt.',
  'iam:AddClientIDToOpenIDConnectProvider':
    'Kann weitere Anwendungen zulassen, die sich über eine schon eingerichtete Stelle anmelden.',
  'iam:UpdateAccountPasswordPolicy': 'Kann die Passwortregeln des Kontos lockern oder verschärfen.',
  'iam:CreateInstanceProfile': 'Kann den Behälter anlegen, in dem ein Server eine Rolle erhält.',
  'iam:AddRoleToInstanceProfile': 'Kann eine Rolle in den Behälter legen, aus dem Server ihre Rechte beziehen.',
  'iam:CreateServiceLinkedRole':
    'Kann die Rolle einrichten, die ein AWS-Dienst für sich selbst braucht; was sie darf, legt AWS fest.',
  'iam:TagUser': 'Kann Kennzeichen von Benutzern ändern; wo Rechte an Kennzeichen hängen, ändert das Rechte.',
  'iam:TagRole': 'Kann Kennzeichen von Rollen ändern; wo Rechte an Kennzeichen hängen, ändert das Rechte.',
  'iam:GetAccountAuthorizationDetails':
    'Kann alle Benutzer, Gruppen, Rollen und Richtlinien des Kontos auf einmal lesen.',
  'iam:GenerateCredentialReport': 'Kann die Liste aller Benutzer und des Alters ihrer Zugangsdaten erstellen lassen.',
  'iam:GetCredentialReport': 'Kann die Liste aller Benutzer und des Alters ihrer Zugangsdaten lesen.',
  'iam:Get*': 'Kann lesen, wie Benutzer, Gruppen, Rollen und Richtlinien eingerichtet sind, ohne sie zu ändern.',
  'iam:List*': 'Kann Benutzer, Gruppen, Rollen und Richtlinien auflisten, ohne sie zu ändern.',
  'iam:SimulatePrincipalPolicy': 'Kann ausprobieren, was eine Identität darf, ohne es zu tun.',
  'sts:AssumeRoleWithSAML':
    'Kann die Rolle nach einer Anmeldung an anderer Stelle annehmen und hat dann alle Rechte dieser Rolle.',
  'sts:AssumeRoleWithWebIdentity':
    'Kann die Rolle mit einem Token von anderer Stelle annehmen und hat dann alle Rechte dieser Rolle.',
  'sts:GetFederationToken': 'Kann kurzlebige Zugangsdaten mit den eigenen Rechten anlegen und weitergeben.',
  'sts:GetSessionToken': 'Kann kurzlebige Zugangsdaten für sich selbst anlegen.',
  'sts:TagSession':
    'Kann die eigenen Sitzungen kennzeichnen; wo Rechte an Kennzeichen hängen, bestimmt das die Rechte.',
  'sts:SetSourceIdentity': 'Kann angeben, für wen eine Sitzung gilt; dieser Name steht dann im Protokoll.',
  'sts:GetCallerIdentity': 'Kann die eigene Identität abfragen.',
  'organizations:*': 'Verwaltet die Konten der Organisation und die Grenzen dessen, was sie dürfen.',
  'organizations:CreateAccount': 'Kann neue Konten der Organisation eröffnen und sie als Administrator führen.',
  'organizations:DetachPolicy': 'Kann Konten der Organisation Grenzen wegnehmen.',
  'organizations:DeletePolicy': 'Kann Grenzen löschen, die für Konten der Organisation gelten.',
  'organizations:UpdatePolicy': 'Kann Grenzen neu schreiben, die für Konten der Organisation gelten.',
  'organizations:AttachPolicy': 'Kann Konten der Organisation Grenzen setzen.',
  'organizations:LeaveOrganization': 'Kann das Konto aus der Organisation lösen und damit aus deren Grenzen.',
  'organizations:RemoveAccountFromOrganization': 'Kann Konten aus der Organisation lösen und damit aus deren Grenzen.',
  'organizations:Describe*': 'Kann lesen, wie die Organisation eingerichtet ist.',
  'organizations:List*': 'Kann Konten und Grenzen der Organisation auflisten.',
  'sso:*': 'Legt fest, wer sich an welchen Konten der Organisation anmelden darf und mit welchen Rechten.',
  'sso:CreateAccountAssignment': 'Kann Personen mit frei gewählten Rechten Zugang zu Konten der Organisation geben.',
  'sso:AttachManagedPolicyToPermissionSet':
    'Kann ausweiten, was Personen dürfen, die sich mit einem Satz von Rechten anmelden.',
  'sso:PutInlinePolicyToPermissionSet':
    'Kann neu schreiben, was Personen dürfen, die sich mit einem Satz von Rechten anmelden.',
  'account:*': 'Kann Kontaktangaben und Regionen des Kontos ändern.',
};

export const awsIdentityOnEverything: Translated<typeof englishOnEverything> = {
  'iam:PassRole':
    'Kann jede Rolle des Kontos einem eigenen Dienst übergeben und so mit Rechten handeln, die nie erteilt wurden.',
  'sts:AssumeRole': 'Kann jede Rolle annehmen, die das zulässt, in diesem Konto oder einem anderen.',
  'iam:CreateAccessKey':
    'Kann Zugriffsschlüssel für jeden Benutzer anlegen, auch für Administratoren, und dann als dieser Benutzer handeln.',
  'iam:CreateLoginProfile':
    'Kann jedem Benutzer ohne Konsolenpasswort eines geben und sich so als dieser Benutzer anmelden.',
  'iam:UpdateLoginProfile':
    'Kann jedem Benutzer, auch Administratoren, ein neues Konsolenpasswort setzen und sich als dieser anmelden.',
  'iam:UpdateAssumeRolePolicy': 'Kann ändern, wer jede Rolle annehmen darf, und so jede davon selbst annehmen.',
  'iam:CreatePolicyVersion':
    'Kann jede Richtlinie neu schreiben, die das Konto angelegt hat, auch die eigene, und sich so jedes Recht geben.',
  'iam:AttachUserPolicy': 'Kann jedem Benutzer jede Richtlinie geben und sich so zum Administrator machen.',
  'iam:AttachRolePolicy': 'Kann jeder Rolle jede Richtlinie geben und sich so zum Administrator machen.',
  'iam:AttachGroupPolicy': 'Kann jeder Gruppe jede Richtlinie geben und so deren Mitglieder zu Administratoren machen.',
  'iam:PutUserPolicy': 'Kann jedem Benutzer jedes Recht eintragen und sich so zum Administrator machen.',
  'iam:PutRolePolicy': 'Kann jeder Rolle jedes Recht eintragen und sich so zum Administrator machen.',
  'iam:PutGroupPolicy': 'Kann jeder Gruppe jedes Recht eintragen und so deren Mitglieder zu Administratoren machen.',
  'iam:AddUserToGroup': 'Kann jeden Benutzer in jede Gruppe aufnehmen, auch in die der Administratoren.',
};
