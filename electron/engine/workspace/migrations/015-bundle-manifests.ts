// The manifests and signatures of a provider's bundle, as it wrote them: with them anybody can check the provider's
// signature, from an audit pack alone. Bundles that were imported before have none.
export const migration = {
  number: 15,
  name: 'bundle manifests',
  sql: `
create table bundle_manifest (
  bundle_id text not null references bundle(id),
  path text not null,                 -- below the bag's folder
  sha256 text not null references blob(sha256),
  size integer not null,
  primary key (bundle_id, path)
) strict, without rowid;

create trigger bundle_manifest_never_updated
before update on bundle_manifest
begin
  select raise(abort, 'a manifest of a bundle never changes');
end;

create trigger bundle_manifest_never_deleted
before delete on bundle_manifest
begin
  select raise(abort, 'a manifest of a bundle is never deleted');
end;
`,
} as const;
