// Parsing XML strictly, and Canonical XML 1.0 of a part of it, by code that is not the code that signs.
import { DOMParser, type Element, type Node } from '@xmldom/xmldom';

/** The document element. Throws RangeError on what is not well-formed, or has a document type. */
export function parseXml(text: string): Element {
  if (text.includes('<!')) throw new RangeError('the XML has a document type, a comment or a character data section');
  try {
    const parser = new DOMParser({
      onError: (_level, message) => {
        throw new RangeError(message);
      },
    });
    const root = parser.parseFromString(text, 'text/xml').documentElement;
    if (root !== null) return root;
  } catch (cause) {
    // xmldom wraps what its handler throws into errors of its own.
    throw new RangeError('the XML is not well-formed', { cause });
  }
  throw new RangeError('the XML has no element');
}

/** Canonical XML 1.0 of the element with the namespaces that it inherits from `ancestors`. */
export async function canonicalXml(
  element: Element,
  ancestors: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { C14nCanonicalization } = await import('xml-crypto');
  const apex = element.cloneNode(true) as Element;
  for (const [name, uri] of Object.entries(ancestors)) {
    if (!apex.hasAttribute(name)) apex.setAttributeNS('http://www.w3.org/2000/xmlns/', name, uri);
  }
  // xml-crypto's types speak of the browser's nodes; its code only reads what xmldom's have too.
  return new C14nCanonicalization().process(apex as never, {});
}

/** Child elements of that local name and namespace, in order. */
export function childrenNamed(parent: Element, namespace: string, name: string): Element[] {
  return elementsIn(parent).filter((child) => child.localName === name && child.namespaceURI === namespace);
}

/** The only such child. Throws RangeError where there is none or more than one. */
export function onlyChild(parent: Element, namespace: string, name: string): Element {
  const [child, ...others] = childrenNamed(parent, namespace, name);
  if (child === undefined || others.length > 0) throw new RangeError(`there has to be one ${name}`);
  return child;
}

export function elementsIn(parent: Element): Element[] {
  return Array.from(parent.childNodes).filter(isElement);
}

export function attributeOf(element: Element, name: string): string {
  const value = element.getAttribute(name);
  if (value === null) throw new RangeError(`${element.localName} has no ${name}`);
  return value;
}

export function textOf(element: Element): string {
  return element.textContent ?? '';
}

/** Bytes of base64 text that has exactly one form. Throws RangeError on any other. */
export function bytesOf(base64: string): Buffer {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.toString('base64') !== base64) throw new RangeError('base64 is not in its one form');
  return bytes;
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}
