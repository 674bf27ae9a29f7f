import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findBreaks } from '../../build/boundaries.ts';

const folder = mkdtempSync(join(tmpdir(), 'countersign-boundaries-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function breaksIn(files: Readonly<Record<string, string>>): string[] {
  const project = mkdtempSync(join(folder, 'project-'));
  writeFileSync(
    join(project, 'package.json'),
    JSON.stringify({ dependencies: { zod: '4', exceljs: '4', react: '19' } }),
  );
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(project, name)), { recursive: true });
    writeFileSync(join(project, name), text);
  }
  return findBreaks(project)
    .map((found) => `${found.file}:${found.line}`)
    .sort();
}

test('what the architecture allows passes', () => {
  const files = {
    'shared/a.ts': "import { z } from 'zod';\nimport './b.ts';",
    'shared/b.ts': 'export const words = [];',
    'renderer/app/a.tsx':
      "import { useState } from 'react';\nimport '../../shared/b.ts';\nimport styles from './a.module.css';",
    'electron/shell/main.ts': "import { app } from 'electron';\nimport { join } from 'node:path';",
    'electron/engine/serve.ts': "import './report/pdf.ts';\nimport '../../shared/a.ts';",
    'electron/engine/report/pdf.ts': "import '../review/campaign.ts';\nconst load = () => import('exceljs');",
    'electron/engine/ledger/act.ts': "import type { Transaction } from '../workspace/workspace.ts';",
    'electron/cli/main.ts': "import '../engine/serve.ts';",
    'electron/engine/intake/aws.ts':
      "// fetch(address) is what this must not do; nor import 'node:http'\nconst x = reader.fetch();",
  };
  expect(breaksIn(files)).toEqual([]);
});

test('what breaks it is found with its line, however it is written', () => {
  const files = {
    'shared/a.ts': "import { z } from 'zod';\nimport { readFile } from 'node:fs';\nexport * from '../renderer/x.ts';",
    'renderer/a.ts':
      "import '../electron/engine/serve.ts';\nimport { ipcRenderer } from 'electron';\nimport fs from 'fs';",
    'electron/shell/main.ts': "import {\n  a,\n} from '../engine/serve.ts';\nimport net from 'node:net';",
    'electron/engine/inventory/a.ts': "import '../review/campaign.ts';\nimport { app } from 'electron';",
    'electron/engine/bundle/a.ts':
      "const x = require('https');\nconst y = await import('dns/promises');\nimport 'vitest';",
    'electron/engine/keys/a.ts': '\n\nawait fetch(address);',
    'electron/engine/odd.ts': "import './keys/a.ts';",
    'electron/cli/a.ts': "import '../shell/main.ts';\nconst r = new XMLHttpRequest();",
  };
  expect(breaksIn(files)).toEqual([
    'electron/cli/a.ts:1',
    'electron/cli/a.ts:2',
    'electron/engine/bundle/a.ts:1',
    'electron/engine/bundle/a.ts:2',
    'electron/engine/bundle/a.ts:3',
    'electron/engine/inventory/a.ts:1',
    'electron/engine/inventory/a.ts:2',
    'electron/engine/keys/a.ts:3',
    'electron/engine/odd.ts:1',
    'electron/shell/main.ts:1',
    'electron/shell/main.ts:4',
    'renderer/a.ts:1',
    'renderer/a.ts:2',
    'renderer/a.ts:3',
    'shared/a.ts:2',
    'shared/a.ts:3',
  ]);
});

test('schemas stay out of the window, also behind another file; their types do not', () => {
  const files = {
    'shared/contract.ts': "import { z } from 'zod';",
    'shared/between.ts': "import './contract.ts';",
    'shared/words.ts': "import type { Contract } from './contract.ts';",
    'renderer/a.ts': "import type { Contract } from '../shared/contract.ts';\nimport '../shared/words.ts';",
    'renderer/b.ts': "import '../shared/contract.ts';\nimport '../shared/between.ts';",
  };
  expect(breaksIn(files)).toEqual(['renderer/b.ts:1', 'renderer/b.ts:2']);
});
