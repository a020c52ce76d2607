// From a place in a document to the line and column where its author finds it.
import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';

export type Place = { readonly line: number; readonly column: number };
/** Keys and numbers from the top of a document, as in a JSON pointer. */
export type Path = readonly (string | number)[];

export type Placed =
  | { readonly document: unknown; readonly placeOf: (path: Path) => Place; readonly twice: readonly Path[] }
  | { readonly broken: Place; readonly what: string };

/** Both counted from 1, the column in letters. */
function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: [...(before.at(-1) ?? '')].length + 1 };
}

/** Keys that stand twice in one object: JSON keeps the last in silence, and an author looks at the first. */
function repeated(node: Node, path: Path): Path[] {
  const children = node.children ?? [];
  if (node.type === 'array') return children.flatMap((child, index) => repeated(child, [...path, index]));
  const seen = new Set<string>();
  return children.flatMap((property) => {
    const [key, value] = property.children ?? [];
    if (key === undefined || value === undefined) return [];
    const name: string = key.value;
    const here = [...path, name];
    const again = seen.has(name) ? [here] : [];
    seen.add(name);
    return [...again, ...repeated(value, here)];
  });
}

/** The document in a text with the way back to its places; or where it stops being JSON. */
export function readPlaced(text: string): Placed {
  const errors: ParseError[] = [];
  const plain = text.replace(/^\uFEFF/, '');
  const tree = parseTree(plain, errors, { disallowComments: true });
  const [error] = errors;
  if (tree === undefined || error !== undefined) {
    const what = error === undefined ? 'ValueExpected' : printParseErrorCode(error.error);
    return { broken: placeAt(plain, error?.offset ?? 0), what };
  }
  const placeOf = (path: Path): Place => {
    // A place that is missing from the document is shown by what should hold it.
    for (let length = path.length; length > 0; length -= 1) {
      const node = findNodeAtLocation(tree, path.slice(0, length));
      if (node !== undefined) return placeAt(plain, (node.parent?.type === 'property' ? node.parent : node).offset);
    }
    return placeAt(plain, tree.offset);
  };
  return { document: JSON.parse(plain), placeOf, twice: repeated(tree, []) };
}
