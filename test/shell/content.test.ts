import { sep } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentSecurityPolicy, resolveContent } from '../../electron/shell/content.ts';

const folder = `${sep}app${sep}renderer`;

test('serves a file of the folder with its kind, the policy and nosniff', () => {
  const content = resolveContent(folder, 'app://countersign/assets/main-1a2b.js?v=1#top');
  expect([content?.file, content?.headers['content-type'], content?.headers['x-content-type-options']]).toEqual([
    `${folder}${sep}assets${sep}main-1a2b.js`,
    'text/javascript; charset=utf-8',
    'nosniff',
  ]);
  expect(content?.headers['content-security-policy']).toBe(contentSecurityPolicy);
});

test('the policy lets nothing in but the package itself, and no string become code', () => {
  expect(contentSecurityPolicy.split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ]);
});

test('refuses everything that leads out of the folder or hides where it leads', () => {
  const addresses = [
    'app://countersign/../shell/main.js',
    'app://countersign/%2e%2e/shell/main.js',
    'app://countersign/..%2fshell/main.js',
    'app://countersign/..%5cshell%5cmain.js',
    'app://countersign/..\\shell\\main.js',
    'app://countersign//etc/x.json/../../../../etc/y.json',
    'app://countersign/index.html%00.png',
    'app://countersign/%E0%A4%A',
    'app://countersign',
    'app://countersign/',
    'app://countersign/assets/',
    'app://countersign.evil/index.html',
    'app://other/index.html',
    'app://countersign:80/index.html',
    'app://user@countersign/index.html',
    'file:///app/renderer/index.html',
    'https://countersign/index.html',
    'app://countersign/main.map',
    'app://countersign/.env',
  ];
  expect(addresses.filter((address) => resolveContent(folder, address) !== null)).toEqual([]);
});

test('whatever the address, the file is inside the folder', () => {
  const part = fc.oneof(fc.constantFrom('..', '.', '', '%2e', '%2E%2e', '\\', '%5c', 'a', 'C:', '~'), fc.string());
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const content = resolveContent(folder, `app://countersign/${parts.join('/')}.js`);
      return content === null || content.file.startsWith(folder + sep);
    }),
    { numRuns: 2000 },
  );
});
