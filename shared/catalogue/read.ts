// The door for a catalogue package, from the build or from the line: shape first, then every reference. What passes
// here needs no further check anywhere.
import { problem } from '../problems.ts';
import { fail, ok, type Result } from '../result.ts';
import { referenceFaults } from './references.ts';
import { type CataloguePackage, cataloguePackageSchema } from './schema.ts';

const faultsTold = 50;

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** Everything wrong with a document as a catalogue package, one line each (at most 50 of the shape); or the package. */
export function examinePackage(document: unknown): { faults: string[] } | { pkg: CataloguePackage } {
  const shape = cataloguePackageSchema.safeParse(document);
  if (!shape.success) {
    const lines = shape.error.issues.slice(0, faultsTold);
    return { faults: lines.map((issue) => `${issue.path.map(String).join('.') || 'package'}: ${issue.message}`) };
  }
  const faults = referenceFaults(shape.data);
  return faults.length > 0 ? { faults } : { pkg: shape.data };
}

/** A package from its JSON text; `catalogue.invalid` with the first faults as detail. */
export function readPackage(json: string): Result<CataloguePackage> {
  const examined = examinePackage(parsed(json));
  if ('pkg' in examined) return ok(examined.pkg);
  return fail(problem('catalogue.invalid', examined.faults.slice(0, 5).join('; ')));
}
