import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { loopstage, project } from './command.ts';
import { serve, type RunningServer } from './dev-server.ts';

const servers: RunningServer[] = [];
afterEach(() => { for (const server of servers.splice(0)) server.process.kill('SIGKILL'); });

async function served(folder: string, command: string): Promise<RunningServer> {
  const server = await serve(folder, [command]);
  servers.push(server);
  return server;
}

async function pageSoon(address: string, words: string): Promise<string> {
  for (;;) {
    const html = await fetch(address).then((answer) => answer.text(), () => '');
    if (html.includes(words)) return html;
    await new Promise((go) => { setTimeout(go, 100); });
  }
}

test.each([['reStructuredText', 'talk.rst', []], ['Markdown', 'talk.md', ['--markdown']]] as const)('a-newcomer-writes-%s-and-gets-from-nothing-to-a-served-talk', async (_, file, flags) => {
  const folder = await project({});
  const made = await loopstage(folder, ['init', 'talk', ...flags]);
  expect([made.status, made.stdout]).toEqual([0, '']);
  expect(made.stderr).toMatch(/Next:\n {2}cd talk\n {2}loopstage dev/);
  const talk = join(folder, 'talk');
  const document = join(talk, 'decks', file);

  const clean = await loopstage(talk, ['check', '--strict']);
  expect(clean.stderr).toContain('nothing is wrong');
  expect(clean.status).toBe(0);

  const dev = await served(talk, 'dev');
  await pageSoon(new URL('hello-event-loop/index.html', dev.url).href, 'A coroutine that waits');
  const text = await readFile(document, 'utf8');
  await writeFile(document, text.replace('A coroutine that waits', 'A task that waits'));
  await pageSoon(new URL('hello-event-loop/index.html', dev.url).href, 'A task that waits');
  expect(await dev.end()).toBe(0);

  await writeFile(document, text.replace("work('b', 1)", "work('b', 4)"));
  const wrong = await loopstage(talk, ['check']);
  expect(wrong.status).toBe(1);
  expect(wrong.stderr).toContain(`decks/${file}`);
  expect(wrong.stderr).toContain('the recording does not show that tasks end in the order b, a: they end in the order a, b');
  expect(wrong.stderr).toContain('it ends at 4 s');

  await writeFile(document, text);
  const built = await loopstage(talk, ['build']);
  expect([built.status, built.stderr]).toEqual([0, expect.stringContaining('open dist/index.html')]);

  const preview = await served(talk, 'preview');
  expect(await pageSoon(preview.url, 'Hello, event loop')).toContain('hello-event-loop/index.html');
  expect(await preview.end()).toBe(0);
});
