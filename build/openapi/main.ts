// `npm run openapi` writes out/openapi.json, the exchange as an OpenAPI document.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../run.ts';
import { openApi } from './document.ts';

mkdirSync(join(root, 'out'), { recursive: true });
writeFileSync(join(root, 'out/openapi.json'), `${JSON.stringify(openApi(), null, 2)}\n`);
console.log('out/openapi.json');
