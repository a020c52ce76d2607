// Opens a store as a child on a disk that fails: `node open.ts <file> <key in hex>`. Prints the problem, or null.
import { openStore } from '../../../db/open.ts';

const [file = '', hex = ''] = process.argv.slice(2);
const opened = openStore(file, Buffer.from(hex, 'hex'));
if (opened.ok) opened.value.close();
process.stdout.write(JSON.stringify(opened.ok ? null : opened.problem));
