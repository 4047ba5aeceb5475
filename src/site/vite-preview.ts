import { realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileInside, pathOf } from './dev-guard.ts';
import { plainHeaders, refuse } from './vite-plugin.ts';

/** A server of built files that listens. */
export interface PreviewServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** How to serve: the folder, absolute; the port, the next free one from 4173 on where none is given. */
export interface PreviewOptions {
  readonly folder: string;
  readonly port: number | undefined;
  readonly open: boolean;
}

/** Serves the files of a folder to this machine, and nothing outside it, links followed. Throws when the port is taken. */
export async function startPreview({ folder, port, open }: PreviewOptions): Promise<PreviewServer> {
  const { preview } = await import('vite');
  const place = await realpath(folder);
  const server = await preview({
    configFile: false, envFile: false, root: dirname(place), publicDir: false, appType: 'mpa', logLevel: 'error',
    build: { outDir: place },
    preview: { host: '127.0.0.1', port: port ?? 4173, strictPort: port !== undefined, open, cors: false, headers: plainHeaders },
    plugins: [{
      name: 'loopstage-preview',
      configurePreviewServer: ({ middlewares }) => {
        middlewares.use((request, response, next) => {
          const path = pathOf(request);
          if (path === undefined) return refuse(response, 400);
          const file = join(place, path, path.endsWith('/') ? 'index.html' : '');
          void isServed(place, file).then((served) => { if (served) next(); else refuse(response, 404); });
        });
      },
    }],
  });
  const address = server.httpServer.address();
  return { url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : ''}/`, close: () => server.close() };
}

/** A folder without a slash at its end is asked for again with one. */
async function isServed(place: string, file: string): Promise<boolean> {
  return await fileInside(place, file) !== undefined || await fileInside(place, join(file, 'index.html')) !== undefined;
}
