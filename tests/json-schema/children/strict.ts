// A process that was started with code generation from text forbidden, as a strict content security policy does.
import { runSuite } from '../suite.ts';

function mayGenerate(): boolean {
  try {
    return Reflect.construct(Function, ['return true'])();
  } catch {
    return false;
  }
}

console.log(mayGenerate() ? 'eval is allowed' : 'eval is forbidden');
const { passed, failed } = await runSuite(process.argv[2] ?? '', new Map());
console.log(`${passed} passed, ${failed.length} failed`);
