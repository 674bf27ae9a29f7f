// The short program that goes with every pack and decision: it checks the Merkle tree with Python's standard library alone,
// so that nobody has to take our word for it. It is text here; it never runs inside the app.

export const checkLedgerScript = `#!/usr/bin/env python3
# Checks the ledger of this folder with nothing but Python's standard library. Read it first: it is short on purpose.
# RFC 9162, 2.1.1 (hashes) and 2.1.3.2 (inclusion); the checkpoint is a C2SP signed note.
#     python3 check-ledger.py [OLDER-CHECKPOINT.txt]
# Exit status 0: every line holds.
import base64, glob, hashlib, json, os, sys

def sha(data): return hashlib.sha256(data).digest()
def leaf(data): return sha(b"\\0" + data)
def node(left, right): return sha(b"\\1" + left + right)

def root_of(leaves):
    if not leaves: return sha(b"")
    if len(leaves) == 1: return leaves[0]
    split = 1
    while split * 2 < len(leaves): split *= 2
    return node(root_of(leaves[:split]), root_of(leaves[split:]))

def climb(found, index, size, path):
    last = size - 1
    for step in path:
        if last == 0: return None
        if index % 2 == 1 or index == last:
            found = node(step, found)
            while index % 2 == 0 and index != 0: index, last = index >> 1, last >> 1
        else:
            found = node(found, step)
        index, last = index >> 1, last >> 1
    return found if last == 0 else None

def read(path):
    with open(path, "rb") as file: return file.read()

def checkpoint(path):
    origin, size, root = read(path).replace(b"\\r\\n", b"\\n").split(b"\\n")[:3]
    return origin, int(size), base64.b64decode(root)

bad = 0
def say(holds, text):
    global bad
    bad += 0 if holds else 1
    print(("holds   " if holds else "FAILED  ") + text)

origin, size, root = checkpoint("data/ledger/checkpoint.txt")
leaves = None
if os.path.exists("data/ledger/entries.ndjson"):
    leaves = [leaf(line) for line in read("data/ledger/entries.ndjson").split(b"\\n")[:-1]]
    say(len(leaves) == size and root_of(leaves) == root, "the %d entries are those of the checkpoint over %d" % (len(leaves), size))

for path in sorted(glob.glob("data/ledger/proofs/*.json")):
    proof = json.loads(read(path))
    entry = proof["entry"].encode("utf-8")
    steps = [base64.b64decode(step) for step in proof["proof"]]
    found = climb(leaf(entry), proof["index"], proof["size"], steps)
    holds = found == root and proof["size"] == size and json.loads(entry)["index"] == proof["index"]
    say(holds, "%s: entry %d (%s) is under the checkpoint" % (path, proof["index"], json.loads(entry)["act"]))

if os.path.exists("data/membership.json"):
    member = json.loads(read("data/membership.json"))
    steps = [base64.b64decode(step) for step in member["proof"]]
    found = climb(leaf(read("data/item.json")), member["index"], member["size"], steps)
    sealed = json.loads(json.loads(read("data/ledger/proofs/sealed.json"))["entry"])["body"]
    holds = found is not None and found == base64.b64decode(sealed["itemsRoot"])
    say(holds, "data/item.json is item %d of the %d that were sealed" % (member["index"] + 1, member["size"]))

for path in sys.argv[1:]:
    older = checkpoint(path)
    if older[0] != origin: say(False, "%s is of another ledger" % path)
    elif leaves is not None: say(older[1] <= size and root_of(leaves[:older[1]]) == older[2], "the first %d entries are those of %s" % (older[1], path))
    elif older[1] == size: say(older[2] == root, "%s has the same entries" % path)
    else: print("unknown %s covers %d entries, this one %d: ask for the audit pack, or a consistency proof" % (path, older[1], size))

sys.exit(1 if bad else 0)
`;
