// The German of ../kubernetes.ts.
import type { Translated } from '../explanations.ts';
import type { kubernetesRoles as english, kubernetesRules as englishRules } from '../kubernetes.ts';
import { changeWorkloads, createWorkloads, deleteWorkloads, seeWorkloads } from '../kubernetes-workloads.ts';

export const kubernetesRules: Translated<typeof englishRules> = {
  'escalate roles.rbac.authorization.k8s.io,clusterroles.rbac.authorization.k8s.io':
    'Kann mehr als die eigenen Rechte in Rollen schreiben.',
  'bind roles.rbac.authorization.k8s.io,clusterroles.rbac.authorization.k8s.io':
    'Kann Rollen mit mehr als den eigenen Rechten vergeben.',
  'impersonate users,groups,serviceaccounts': 'Kann als jemand anderes handeln, mit allen dessen Rechten.',
  'impersonate userextras.authentication.k8s.io,uids.authentication.k8s.io':
    'Kann sich Merkmale beilegen, an denen andere erkannt werden.',
  'create,update,patch clusterrolebindings.rbac.authorization.k8s.io':
    'Kann anderen oder sich selbst Rollen im ganzen Cluster geben, soweit die eigenen Rechte reichen.',
  'create,update,patch rolebindings.rbac.authorization.k8s.io':
    'Kann anderen oder sich selbst Rollen in einem Namespace geben, soweit die eigenen Rechte reichen.',
  'create,update,patch roles.rbac.authorization.k8s.io,clusterroles.rbac.authorization.k8s.io':
    'Kann ändern, was Rollen erlauben, soweit die eigenen Rechte reichen.',
  'get,list,watch secrets': 'Kann hinterlegte Passwörter, Token und Schlüssel im Klartext lesen.',
  'create serviceaccounts/token': 'Kann Token für Dienstkonten anlegen und so in deren Namen handeln.',
  'create,get pods/exec,pods/attach': 'Kann in laufende Programme hineingehen und sehen und tun, was diese können.',
  'update,patch pods/ephemeralcontainers':
    'Kann einem laufenden Programm ein eigenes beistellen und sehen und tun, was jenes kann.',
  'create,get pods/portforward': 'Kann die Anschlüsse laufender Programme direkt erreichen.',
  [createWorkloads]: 'Kann Programme ausführen, unter jedem Dienstkonto des Namespace.',
  [changeWorkloads]: 'Kann ändern, welche Programme laufen, unter jedem Dienstkonto des Namespace.',
  [deleteWorkloads]: 'Kann laufende Programme anhalten und löschen.',
  'create,update,patch mutatingwebhookconfigurations.admissionregistration.k8s.io,validatingwebhookconfigurations.admissionregistration.k8s.io':
    'Kann alles, was an den Cluster gesendet wird, unterwegs lesen und ändern lassen.',
  'delete mutatingwebhookconfigurations.admissionregistration.k8s.io,validatingwebhookconfigurations.admissionregistration.k8s.io':
    'Kann Prüfungen dessen abschalten, was an den Cluster gesendet wird.',
  'update,patch certificatesigningrequests.certificates.k8s.io/approval':
    'Kann Zertifikate genehmigen und mit einem auf anderen Namen unter diesem handeln.',
  'create certificatesigningrequests.certificates.k8s.io':
    'Kann Zertifikate beantragen; sie gelten, sobald sie genehmigt sind.',
  'approve,sign signers.certificates.k8s.io':
    'Kann Zertifikate genehmigen oder signieren und so für andere Namen bürgen.',
  'create,get,update,patch nodes/proxy':
    'Kann an den Prüfungen des Clusters vorbei auf die Maschinen zugreifen und in deren Programmen Befehle ausführen.',
  'create,update,patch nodes': 'Kann die Maschinen des Clusters ändern, etwa was auf ihnen läuft.',
  'delete nodes': 'Kann Maschinen aus dem Cluster nehmen.',
  'get,list,watch nodes': 'Kann die Maschinen des Clusters sehen.',
  'create,update,patch persistentvolumes': 'Kann Programmen die Datenträger der Maschinen selbst öffnen.',
  'create,update,patch,delete persistentvolumeclaims':
    'Kann Speicher für Programme anfordern und ihn mit allem zurückgeben, was darauf ist.',
  'get,list,watch persistentvolumes,persistentvolumeclaims': 'Kann sehen, welchen Speicher es gibt.',
  'create,update,patch secrets': 'Kann hinterlegte Passwörter, Token und Schlüssel durch selbst gewählte ersetzen.',
  'delete,deletecollection secrets':
    'Kann hinterlegte Passwörter, Token und Schlüssel löschen; was sie braucht, steht dann still.',
  'create,update,patch serviceaccounts': 'Kann Dienstkonten anlegen und ändern.',
  'delete serviceaccounts': 'Kann Dienstkonten löschen; was unter ihnen arbeitet, steht dann still.',
  'create,update,patch configmaps': 'Kann Einstellungen ändern und so die Programme steuern, die sie lesen.',
  'delete,deletecollection configmaps': 'Kann Einstellungen löschen; Programme, die sie brauchen, stehen dann still.',
  'get,list,watch configmaps': 'Kann Einstellungen lesen, die manchmal Passwörter enthalten.',
  'create,update,patch networkpolicies.networking.k8s.io': 'Kann ändern, welche Programme einander erreichen.',
  'delete networkpolicies.networking.k8s.io': 'Kann die Grenzen aufheben, welche Programme einander erreichen.',
  'create,update,patch services,ingresses.networking.k8s.io':
    'Kann Programme für andere öffnen, auch für das Internet.',
  'delete services,ingresses.networking.k8s.io': 'Kann Programme von denen abschneiden, die sie nutzen.',
  'get,list,watch services,ingresses.networking.k8s.io,endpoints,endpointslices.discovery.k8s.io':
    'Kann sehen, unter welchen Adressen Programme erreichbar sind.',
  'create,update,patch endpoints,endpointslices.discovery.k8s.io':
    'Kann den Verkehr für ein Programm anderswohin leiten.',
  'create,update,patch namespaces':
    'Kann Namespaces anlegen und umkennzeichnen; wo Prüfungen an Kennzeichen hängen, hebt das sie auf.',
  'delete namespaces': 'Kann Namespaces mit allem löschen, was darin ist.',
  'get,list,watch namespaces': 'Kann sehen, welche Namespaces es gibt.',
  'create,update,patch customresourcedefinitions.apiextensions.k8s.io':
    'Kann dem Cluster neue Arten von Objekten hinzufügen.',
  'delete customresourcedefinitions.apiextensions.k8s.io':
    'Kann Arten von Objekten mit allem löschen, was von dieser Art ist.',
  'create,update,patch apiservices.apiregistration.k8s.io':
    'Kann Aufrufe an den Cluster von einem eigenen Programm beantworten lassen.',
  'use podsecuritypolicies.policy': 'Kann Programme in den Grenzen der genannten Richtlinie ausführen.',
  'use securitycontextconstraints.security.openshift.io':
    'Kann Programme in den Grenzen der genannten Beschränkung ausführen.',
  'create pods/eviction': 'Kann Programme von einer Maschine verdrängen lassen.',
  'update,patch deployments.apps/scale,statefulsets.apps/scale,replicasets.apps/scale':
    'Kann ein Programm vielfach starten oder ganz anhalten.',
  'create,update,patch,delete resourcequotas,limitranges': 'Kann ändern, wie viel ein Namespace verbrauchen darf.',
  'get,list,watch pods/log':
    'Kann die Ausgaben von Programmen lesen, die personenbezogene Daten und Geheimnisse enthalten können.',
  [seeWorkloads]: 'Kann sehen, welche Programme mit welchen Einstellungen laufen.',
  'get,list,watch serviceaccounts': 'Kann sehen, welche Dienstkonten es gibt.',
  'get,list,watch roles.rbac.authorization.k8s.io,clusterroles.rbac.authorization.k8s.io,rolebindings.rbac.authorization.k8s.io,clusterrolebindings.rbac.authorization.k8s.io':
    'Kann lesen, wer was darf.',
  'create,update,patch leases.coordination.k8s.io': 'Kann bestimmen, welche Kopie eines Programms die Führung hat.',
  'get,list,watch leases.coordination.k8s.io': 'Kann sehen, welche Kopie eines Programms die Führung hat.',
  'create,update,patch events,events.events.k8s.io': 'Kann Meldungen darüber schreiben, was geschieht.',
  'get,list,watch events,events.events.k8s.io': 'Kann Meldungen darüber lesen, was geschieht.',
  'create tokenreviews.authentication.k8s.io': 'Kann beim Cluster erfragen, wem ein Token gehört.',
  'create subjectaccessreviews.authorization.k8s.io,localsubjectaccessreviews.authorization.k8s.io':
    'Kann beim Cluster erfragen, was andere dürfen.',
  'create selfsubjectaccessreviews.authorization.k8s.io,selfsubjectrulesreviews.authorization.k8s.io':
    'Kann beim Cluster die eigenen Rechte erfragen.',
  'get,list,watch customresourcedefinitions.apiextensions.k8s.io':
    'Kann sehen, welche Arten von Objekten der Cluster kennt.',
  'get,list nodes.metrics.k8s.io,pods.metrics.k8s.io': 'Kann lesen, wie viel Maschinen und Programme verbrauchen.',
  'get /metrics': 'Kann Messwerte des Clusters lesen.',
  'get /healthz,/livez,/readyz,/version,/api,/apis,/openapi':
    'Kann sehen, wie es dem Cluster geht und was er anbietet.',
};

export const kubernetesRoles: Translated<typeof english> = {
  'cluster-admin': 'Kann dort alles und sich selbst und anderen jedes Recht geben.',
  admin: 'Kann dort fast alles, auch Geheimnisse lesen und anderen Rollen geben.',
  edit: 'Kann dort unter jedem Dienstkonto Programme ausführen, ändern und löschen und Geheimnisse lesen.',
  view: 'Kann dort fast alles sehen, außer Geheimnissen.',
  'system:node': 'Ist für die Maschinen des Clusters gedacht; wer sie sonst hat, kann lesen, was diese lesen können.',
  'system:auth-delegator': 'Kann beim Cluster erfragen, wem ein Token gehört und was dessen Inhaber darf.',
  'extension-apiserver-authentication-reader': 'Kann lesen, woran der Cluster erkennt, wer ihn aufruft.',
  'system:discovery': 'Kann sehen, was der Cluster anbietet.',
};
