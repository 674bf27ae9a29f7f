// Which file an address of the window stands for, and with which headers it is served. Pure, so that it can be attacked
// in a test without a window.
import { extname, resolve, sep } from 'node:path';

export const contentOrigin = 'app://countersign';

export const contentSecurityPolicy = [
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
].join('; ');

/** Only these are served: what is not listed here is no part of the window. */
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

export interface Content {
  readonly file: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The file inside `folder` that `address` names, or null for anything else: other origin, other kind, outside, malformed. */
export function resolveContent(folder: string, address: string): Content | null {
  const path = pathOf(address);
  if (path === null) return null;
  const file = resolve(folder, `.${path}`);
  const type = contentTypes[extname(file).toLowerCase()];
  if (type === undefined || !file.startsWith(folder + sep)) return null;
  return {
    file,
    headers: {
      'content-type': type,
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-cache',
    },
  };
}

/** The decoded path. A separator or NUL that was hidden by encoding, or a backslash, is refused rather than interpreted. */
function pathOf(address: string): string | null {
  if (!address.startsWith(`${contentOrigin}/`)) return null;
  const encoded = address.slice(contentOrigin.length).split(/[?#]/, 1)[0] ?? '';
  if (/%2f|%5c|%00|\\/i.test(encoded)) return null;
  try {
    const path = decodeURIComponent(encoded);
    return path.split('/').includes('..') ? null : path;
  } catch {
    return null;
  }
}
