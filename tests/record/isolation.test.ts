import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Recorder } from '../../src/record/recorder.ts';
import { createRecorder } from '../../src/record/recorder.ts';
import { printRecording } from '../../src/trace/print-recording.ts';
import { examples, recorded, script } from './programs.ts';
import { recordWorker } from './worker.ts';

let worker: URL;
let recorder: Recorder;
let folder: string;
beforeAll(async () => {
  worker = await recordWorker();
  recorder = createRecorder({ cacheFolder: undefined, worker });
  folder = mkdtempSync(join(tmpdir(), 'loopstage-record-'));
});
afterAll(async () => {
  await recorder.close();
  rmSync(folder, { recursive: true });
});

async function outputOf(text: string): Promise<string> {
  return recorded((await recorder.record([script(text)]))[0]).stdout;
}

const attempt = (code: string): string => `try:\n    ${code.replaceAll('\n', '\n    ')}\n    print("reached")\nexcept BaseException as error:\n    print(type(error).__name__)\n`;

const escapes: [name: string, code: string, printed: RegExp][] = [
  ['import-js', 'import js', /^ModuleNotFoundError\n$/],
  ['import-pyodide-js', 'import pyodide_js', /^ModuleNotFoundError\n$/],
  ['import-pyodide-code', 'from pyodide.code import run_js', /^ModuleNotFoundError\n$/],
  ['import-pyodide-ffi', 'import pyodide.ffi', /^ModuleNotFoundError\n$/],
  ['import-pyodide-core', 'import _pyodide_core', /^ModuleNotFoundError\n$/],
  ['import-by-importlib', 'import importlib\nimportlib.import_module("js")', /^ModuleNotFoundError\n$/],
  ['import-after-clearing-finders', 'import sys\nsys.meta_path.pop(0)\nimport js', /^ModuleNotFoundError\n$/],
  ['import-ctypes', 'import ctypes', /^ModuleNotFoundError\n$/],
  ['read-a-file-of-the-machine', 'open("/etc/passwd").read()', /^FileNotFoundError\n$/],
  ['list-files-of-the-machine', 'import os\nassert not {"etc", "root", "usr", "work"} & set(os.listdir("/"))\nraise KeyError', /^KeyError\n$/],
  ['environment-is-empty-of-the-machine', 'import os\nassert set(os.environ) <= {"HOME", "LANG", "LOGNAME", "PATH", "PWD", "PYTHONHASHSEED", "TZ", "USER"}, sorted(os.environ)\nraise KeyError', /^KeyError\n$/],
  ['start-a-process', 'import subprocess\nsubprocess.run(["ls"])', /^OSError\n$/],
  ['start-a-shell', 'import os\nassert os.system("ls") == 0', /^(AssertionError|OSError)\n$/],
  ['open-a-connection', 'import socket\nsocket.create_connection(("127.0.0.1", 9))', /^ConnectionRefusedError\n$/],
  ['open-a-connection-of-asyncio', 'import asyncio\nasyncio.run(asyncio.open_connection("127.0.0.1", 9))', /^ConnectionRefusedError\n$/],
  ['find-javascript-among-the-objects', 'import gc\nfound = [each for each in gc.get_objects() if "Js" in type(each).__name__]\nassert found\nprint(found)', /^AssertionError\n$/],
  ['start-a-thread', 'import threading\nthreading.Thread(target=print).start()', /^RuntimeError\n$/],
];

const patient = 240_000;

describe('a program cannot', () => {
  test.each(escapes)('%s', async (_, code, printed) => {
    expect(await outputOf(attempt(code))).toMatch(printed);
  }, patient);
});

describe('a program leaves nothing behind', () => {
  const dirty = `import asyncio, builtins, logging, os, random, sys, time, warnings
logging.basicConfig(level=logging.DEBUG)
random.seed(99); builtins.leak = 1; os.environ["LEAK"] = "1"; sys.path.append("/leak"); asyncio.leak = 1
time.sleep(5); sys.setrecursionlimit(500); open("leak.txt", "w").write("x"); os.makedirs("deep/er"); os.chdir("/tmp"); open("kept", "w")
sys.modules["json"] = None; warnings.simplefilter("error"); asyncio.run = None; print = None
`;
  const clean = `import asyncio, builtins, json, logging, os, random, sys, time, warnings
print(hasattr(builtins, "leak"), "LEAK" in os.environ, "/leak" in sys.path, hasattr(asyncio, "leak"), os.listdir("."), os.listdir("/tmp"), os.getcwd())
print(logging.getLogger().handlers, time.monotonic(), time.time(), sys.getrecursionlimit(), random.random(), hash("a"), os.urandom(4).hex())
async def main(): print("runs")
asyncio.run(main())
`;
  test('whatever-it-changed', async () => {
    const alone = recorded((await recorder.record([script(clean)]))[0]);
    const after = recorded((await recorder.record([script(dirty), script(`${clean}\n`), script(clean)]))[2]);
    expect(printRecording(after)).toBe(printRecording(alone));
    expect(alone.stdout.split('\n')[0]).toBe("False False False False [] [] /home/user");
    expect(alone.stdout.split('\n')[1]).toMatch(/^\[\] 0\.0 1735722000\.0 1000 /);
  });

  test('whatever-it-does-to-files-and-open-files', async () => {
    const vandals = [
      'import os\nos.makedirs("x/y/z"); open("x/y/f", "w").close(); os.chmod("x/y", 0); os.chmod("x", 0); os.symlink("/nowhere", "dangling"); os.symlink("/", "/tmp/loop")\n',
      'import os\nos.chmod(".", 0); os.umask(0)\n', 'import os\nos.rmdir("/tmp")\n', 'import os\nos.rename("/lib", "/tmp/lib")\n', 'import os\nos.remove("/lib/python314.zip")\n',
      'open("/lib/python3.14/site-packages/evil.py", "w").write("x = 1")\n', 'open("/evil.py", "w")\n', 'import os\nos.truncate("/lib/python314.zip", 0)\n', 'import os\nos.chmod("/lib", 0)\n',
      'import os\nos.dup2(os.open("q", os.O_WRONLY | os.O_CREAT), 2); os.close(1); os.close(0)\n',
    ];
    const look = 'import os, colorsys\nfile = open("new", "w")\nprint(file.fileno(), os.fstat(file.fileno()).st_ino, os.stat(".").st_mtime, oct(os.stat(".").st_mode), os.umask(0), os.listdir("."), os.listdir("/tmp"), os.listdir("/"), os.getcwd())\ntry: import evil\nexcept ImportError: print("none")\n';
    const alone = recorded((await recorder.record([script(look)]))[0]);
    expect(alone.stdout).toMatch(/ \['new'\] \[\] .* \/home\/user\nnone\n$/);
    for (const [index, vandal] of vandals.entries()) {
      const [first, next] = await recorder.record([script(vandal), script(`${look}${'\n'.repeat(index + 1)}`)]);
      expect(recorded(first).stderr === '' || /Read-only file system/.test(recorded(first).stderr), recorded(first).stderr).toBe(true);
      expect(recorded(next).stdout).toBe(alone.stdout);
    }
  });

  test('in-any-order-the-recordings-have-the-same-bytes', async () => {
    const programs = examples().map(({ program }) => program);
    const forward = await recorder.record(programs);
    const backward = await recorder.record(programs.toReversed());
    expect(backward.toReversed().map((result) => printRecording(recorded(result)))).toEqual(forward.map((result) => printRecording(recorded(result))));
    const fresh = createRecorder({ cacheFolder: undefined, worker });
    const last = programs.at(-1);
    const again = await fresh.record(last ? [last] : []);
    await fresh.close();
    expect(again.map((result) => printRecording(recorded(result)))).toEqual(forward.slice(-1).map((result) => printRecording(recorded(result))));
  }, patient);

  test('addresses-are-the-same-in-every-engine', async () => {
    const program = script('import asyncio\nasync def main(): print(object(), asyncio.current_task().get_coro(), id(main))\nasyncio.run(main())\n');
    const printed = [];
    for (const cacheFolder of [undefined, join(folder, 'one'), join(folder, 'one'), undefined]) {
      const engine = createRecorder({ cacheFolder, worker });
      await engine.record([script(`print(${printed.length})\n`)]);
      printed.push(recorded((await engine.record([cacheFolder === undefined ? program : { ...program, options: { ...program.options, budgets: { ...program.options.budgets, wallMs: 9_000 + printed.length } } }]))[0]).stdout);
      expect(engine.runs).toBe(2);
      await engine.close();
    }
    expect(printed[0]).toMatch(/^<object object at 0x[0-9a-f]+> <coroutine object main at 0x[0-9a-f]+> \d+\n$/);
    expect(new Set(printed).size).toBe(1);
  }, patient);
});

test('another-seed-gives-other-numbers-and-the-same-seed-the-same', async () => {
  const text = 'import random, os\nprint(random.random(), hash("a"), os.urandom(4).hex())\n';
  const seeded = (seed: number) => ({ ...script(text), options: { ...script(text).options, seed } });
  const results = await recorder.record([seeded(1), seeded(2), script(text)]);
  const again = await recorder.record([seeded(1)]);
  const printed = results.map((result) => recorded(result).stdout);
  expect(new Set(printed.flatMap((line) => line.trim().split(' '))).size).toBe(9);
  expect(again.map((result) => recorded(result).stdout)).toEqual(printed.slice(0, 1));
}, patient);

describe('the cache', () => {
  test('spares-a-second-run-and-mends-a-damaged-entry', async () => {
    const programs = [script('print(1)\n'), script('print(2)\n'), script('print(1)\n')];
    const first = createRecorder({ cacheFolder: folder, worker });
    const results = await first.record(programs);
    expect(first.runs).toBe(2);
    expect(results[2]).toEqual(results[0]);
    await first.close();

    const none = new URL('file:///nowhere/record-worker.js');
    const second = createRecorder({ cacheFolder: folder, worker: none });
    expect(await second.record(programs)).toEqual(results);
    expect(second.runs).toBe(0);
    await second.close();

    const entries = readdirSync(join(folder, 'recordings'), { recursive: true, encoding: 'utf8' }).filter((name) => /[0-9a-f]{64}$/.test(name)).map((name) => join(folder, 'recordings', name));
    expect(entries).toHaveLength(2);
    for (const entry of entries) writeFileSync(entry, readFileSync(entry, 'utf8').replace(/"text":"1|"text":"2/, '"text":"3'));
    const third = createRecorder({ cacheFolder: folder, worker });
    expect(await third.record(programs)).toEqual(results);
    expect(third.runs).toBe(2);
    await third.close();
  }, patient);

  test('a-worker-that-does-not-start-is-a-failure-with-a-reason', async () => {
    const broken = createRecorder({ cacheFolder: undefined, worker: new URL('file:///nowhere/record-worker.js') });
    expect(await broken.record([script('print(1)\n')])).toEqual([{ problem: expect.stringContaining('nowhere') }]);
    await broken.close();
  });
});
