// `npm run dev`: the desk in practice mode with its screens replaced in the open window as they are edited, and its own
// process built and started anew when anything below the screens changes.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { build, createServer, type Plugin } from 'vite';
import { startCentral } from './central.ts';
import { obtainElectron } from './electron-binary.ts';
import { buildIfChanged } from './fresh.ts';
import { chooseHost, sayHost } from './host.ts';
import { root } from './run.ts';
import { mainConfig } from './vite/main.ts';
import { rendererConfig } from './vite/renderer.ts';

const practice = join(root, 'out', 'practice');
// Beside out/main, which others may be running and which stays whole when this ends in the midst of a build.
const developed = join(root, 'out', 'developed');
const host = '127.0.0.1';
const port = 5173;
const preamble = '/@development/preamble.js';

/** The policy allows no inline script, so React's refresh code is served as a file like any other. */
function preambleAsFile(): Plugin {
  let code = '';
  return {
    name: 'preamble-as-file',
    enforce: 'post',
    transformIndexHtml: (html) =>
      html.replace(/<script type="module"[^>]*>([\s\S]+?)<\/script>/, (_tag, inline: string) => {
        code = inline;
        return `<script type="module" src="${preamble}"></script>`;
      }),
    configureServer(server) {
      server.middlewares.use(preamble, (_request, response) => {
        response.setHeader('content-type', 'text/javascript').end(code);
      });
    },
  };
}

await obtainElectron();
const deskHost = chooseHost(join(developed, 'index.js'));
buildIfChanged();
const server = await createServer({
  ...rendererConfig,
  plugins: [...(rendererConfig.plugins ?? []), preambleAsFile()],
  html: { cspNonce: 'development' },
  // The page's own address resolves nowhere, so it is told where the socket is.
  server: { host, port, strictPort: true, cors: false, hmr: { protocol: 'ws', host, clientPort: port } },
});
await server.listen();
const devServer = `http://${host}:${port}/`;
const central = await startCentral(join(practice, 'central'));
console.log(`${sayHost(deskHost)} Screens: ${devServer} Practice central: ${central.url}`);

let desk: ChildProcess | null = null;
let restarting = false;

async function end(): Promise<void> {
  desk?.kill();
  await Promise.all([central.stop(), server.close()]);
  process.exit(0);
}

function openDesk(): void {
  desk = spawn(deskHost.program, deskHost.args, {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      SOPELI_MODE: 'practice',
      SOPELI_FOLDER: join(practice, 'desk'),
      SOPELI_CENTRAL_URL: central.url,
      SOPELI_ENROLMENT_CODE: central.enrolmentCode,
      SOPELI_CENTRAL_RECIPIENT: central.recipient,
      SOPELI_DEV_SERVER: devServer,
    },
  });
  desk.on('exit', () => {
    if (!restarting) void end();
  });
}

async function reopenDesk(): Promise<void> {
  if (desk !== null) {
    restarting = true;
    const gone = once(desk, 'exit');
    desk.kill();
    await gone;
    restarting = false;
  }
  openDesk();
}

const watcher = await build({ ...mainConfig, build: { ...mainConfig.build, outDir: developed, watch: {} } });
if (!('on' in watcher)) throw new Error('vite does not watch');
watcher.on('event', (event) => {
  if (event.code === 'ERROR') console.error(event.error.message);
  if (event.code === 'END') void reopenDesk();
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end());
