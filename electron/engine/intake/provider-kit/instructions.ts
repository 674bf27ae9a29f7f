// The page of instructions of the provider kit, as Markdown that reads as plain text too.

export const instructions = `# How to hand over evidence for an access review

Your customer decides about every access of service accounts, keys, applications and bots. You supply what the decisions
rest on. You need no software of ours: a shell, \`zip\`, and \`ssh-keygen\` or \`openssl\`. It takes six steps.

## 1. Once: make a signing key and tell its fingerprint

    ssh-keygen -t ed25519 -f evidence-key -C "evidence signing"
    ssh-keygen -l -f evidence-key.pub

Tell the customer the fingerprint (\`SHA256:...\`) by another way than the bundle: on the phone, on paper, in the contract.
A fingerprint that comes with the bundle proves nothing. Keep the key where only the people who make bundles can use it;
the script does not ask for it elsewhere. A key of your company's own (PEM: P-256 or RSA) does as well.

## 2. Collect the exports, whole

Put what your tools write into one folder, unedited. FORMATS.md lists what is read as it is.
- Fetch every page. An export that ends with \`IsTruncated\`, \`nextLink\`, \`nextPageToken\` or a cursor is a part, and the
  review then can't be complete.
- Leave no secret in a file if you can help it. What is found is removed at the import, but it was in your hands.
- What no tool exports (owners, purposes, what your people did) goes into the tables of tables/; COLUMNS.md says what each
  column means. An empty cell means "not known". Write no default dates and no guesses.

## 3. Say what you did

Fill in \`actions.csv\` (tables/actions.csv) for everything that your people changed in the period: who, what, when, under
which ticket, and what allowed it. Each line is held against the customer's decisions. An action that nothing allows is
reported as unauthorised, whether you list it or the customer finds it.

## 4. Declare

Copy declaration.json into the folder and replace every REPLACE.
- \`sequence\` counts your bundles for this contract; \`previous\` is what the script printed for the bundle before, as
  \`"sha256:..."\`, and \`null\` only for the first one. A gap, a repetition or a way back is seen.
- \`extracted_at\` is when the data left the source system, not when you pack it.
- \`declared\` says how many identities, credentials, entitlements, findings and actions the source holds as you count them.
  The import counts again and shows both. \`null\` where you do not know.
- A source that really had nothing: \`"files": []\` and \`"empty_attested": true\`. That is your word for it.
- \`query\` and \`filters\`: the command or filter, so that somebody else can repeat it.

## 5. Make the bundle

    sh make-bundle.sh FOLDER 2026-Q3-evidence.zip evidence-key

Hand the zip over by any way. It is not encrypted: use an encrypted medium.

## 6. Check it as your customer will

    unzip 2026-Q3-evidence.zip && cd 2026-Q3-evidence
    sha256sum -c manifest-sha256.txt && sha256sum -c tagmanifest-sha256.txt
    printf 'evidence %s\\n' "$(cut -d ' ' -f 1,2 ../evidence-key.pub)" > ../signers
    ssh-keygen -Y verify -f ../signers -I evidence -n countersign-evidence-v1 \\
      -s sig/tagmanifest-sha256.txt.sig < tagmanifest-sha256.txt

## What you can't do

You observe, recommend, perform and attest facts. Nothing in a bundle can decide, approve or sign for the customer, and a
recommendation is shown as advice. What you report as done counts as claimed until a later bundle shows it, or the customer
has seen it.
`;
