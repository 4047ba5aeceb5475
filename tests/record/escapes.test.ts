import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Recorder } from '../../src/record/recorder.ts';
import { createRecorder } from '../../src/record/recorder.ts';
import { recorded, script } from './programs.ts';
import { recordWorker } from './worker.ts';

let recorder: Recorder;
beforeAll(async () => { recorder = createRecorder({ cacheFolder: undefined, worker: await recordWorker() }); });
afterAll(() => recorder.close());

const patient = 240_000;

/** Undoes what can be undone from Python: the finders of modules are put back as they are in any interpreter. */
const unfenced = `import importlib, importlib.machinery, sys
sys.meta_path[:] = [importlib.machinery.BuiltinImporter, importlib.machinery.FrozenImporter, importlib.machinery.PathFinder]
sys.path_importer_cache.clear()
importlib.invalidate_caches()
`;

/** A minimal side module of Emscripten: the header, and a `dylink.0` section that asks for nothing. */
const library = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 0, 15, 8, ...[...'dylink.0'].map((letter) => letter.charCodeAt(0)), 1, 4, 0, 0, 0, 0];

const attempts: [name: string, code: string, error: RegExp][] = [
  ['import-js-with-the-usual-finders', 'importlib.import_module("js")', /ModuleNotFoundError/],
  ['import-pyodide-js-with-the-usual-finders', 'importlib.import_module("pyodide_js")', /ModuleNotFoundError/],
  ['import-pyodide-with-the-usual-finders', 'importlib.import_module("pyodide.code").run_js("1")', /ModuleNotFoundError|ImportError|TypeError/],
  ['import-pyodide-core-with-the-usual-finders', 'importlib.import_module("_pyodide_core")', /ModuleNotFoundError/],
  ['import-ctypes-with-the-usual-finders', 'importlib.import_module("ctypes")', /ModuleNotFoundError/],
  ['make-ctypes-by-the-importer-itself', 'importlib.machinery.BuiltinImporter.create_module(importlib.machinery.ModuleSpec("_ctypes", None)).CDLL', /AttributeError|ImportError/],
  ['make-ctypes-by-the-import-machinery', 'import _imp; _imp.create_builtin(importlib.machinery.ModuleSpec("_ctypes", None)).CDLL', /AttributeError|ImportError/],
  ['reload-the-import-machinery', 'importlib.reload(importlib); importlib.reload(importlib.machinery); import js', /ModuleNotFoundError/],
  ['find-modules-of-the-engine-that-are-loaded', 'assert not [name for name in sys.modules if name.partition(".")[0] in ("js", "pyodide", "_pyodide", "pyodide_js", "_pyodide_core", "ctypes", "_ctypes", "_loopstage")]\n    raise KeyError', /KeyError/],
  ['load-a-library-that-it-writes', `import _imp; open("/tmp/own.so", "wb").write(bytes(${JSON.stringify(library)})); _imp.create_dynamic(importlib.machinery.ModuleSpec("own", None, origin="/tmp/own.so"))`, /ImportError could not load/],
  ['load-a-library-of-the-machine', 'import _imp; _imp.create_dynamic(importlib.machinery.ModuleSpec("c", None, origin="/lib/x86_64-linux-gnu/libc.so.6"))', /ImportError could not load dynamic lib.*(?:Failed to find|Unexpected call)/],
  ['connect-by-the-module-under-socket', 'import _socket; _socket.socket(_socket.AF_INET, _socket.SOCK_STREAM).connect(("127.0.0.1", 22))', /Permission denied/],
  ['fork', 'import os; os.fork()', /OSError|AttributeError/],
  ['replace-itself-by-another-program', 'import os; os.execv("/bin/ls", ["ls"])', /OSError/],
  ['start-a-process-by-the-module-under-subprocess', 'import _posixsubprocess as p; p.fork_exec([b"/bin/ls"], [b"/bin/ls"], True, (), None, None, -1, -1, -1, -1, -1, -1, 5, 6, False, False, 0, None, None, None, -1, None)', /OSError|AttributeError|ValueError|TypeError/],
  ['start-a-shell-by-the-module-under-os', 'import posix; assert posix.system("ls") == 0', /AssertionError/],
  ['read-its-environment-by-the-module-under-os', 'import posix; assert {*posix.environ} <= {b"HOME", b"LANG", b"LOGNAME", b"PATH", b"PWD", b"PYTHONHASHSEED", b"TZ", b"USER"}; assert b"/home/user" == posix.environ[b"HOME"]; raise KeyError', /KeyError/],
  ...['/etc/passwd', '/../etc/passwd', '/proc/self/environ', '/proc/self/exe', '/proc/self/root/etc/passwd', '/dev/fd/3', process.cwd()].map((path): [string, string, RegExp] => [`read ${path === process.cwd() ? 'the-folder-of-the-build' : path}`, `open(${JSON.stringify(path)}).read()`, /FileNotFoundError/]),
];

describe('a program in the worker of a build cannot', () => {
  test.each(attempts)('%s', async (_, code, error) => {
    const text = `${unfenced}try:\n    ${code}\n    print("reached")\nexcept BaseException as error:\n    print(type(error).__name__, str(error).replace("\\n", " "))\n`;
    const recording = recorded((await recorder.record([script(text)]))[0]);
    expect(recording.stdout).toMatch(error);
    expect(recording.stdout).not.toContain('reached');
    expect(recorded((await recorder.record([script('print("as always")\n')]))[0]).stdout).toBe('as always\n');
  }, patient);

  /** Every JavaScript object that a program can reach: from what the collector knows, attribute by attribute. */
  const dig = `${unfenced}import gc
def proxies():
    seen, todo = set(), [sys, *object.__subclasses__()]
    while todo and len(seen) < 200_000:
        each = todo.pop()
        if id(each) in seen: continue
        seen.add(id(each))
        if type(each).__name__ == "JsProxy": yield each
        todo.extend(gc.get_referents(each))
    frame = sys._getframe()
    while frame:
        yield from (each for each in frame.f_globals.values() if type(each).__name__ == "JsProxy")
        frame = frame.f_back
known, names, todo = set(), set(), [(each, 0) for each in proxies()]
first = len(todo)
while todo and len(known) < 5_000:
    proxy, depth = todo.pop()
    try: number = proxy.js_id
    except BaseException: continue
    if number in known: continue
    known.add(number)
    for name in dir(proxy):
        try: value = getattr(proxy, name)
        except BaseException: continue
        if type(value).__name__ == "JsProxy":
            names.add(name)
            if depth < 4: todo.append((value, depth + 1))
        if name == "constructor":
            for make in ("new", "__call__"):
                try:
                    getattr(value, make)("return 6 * 7")()
                    print("made code from text")
                except BaseException: pass
print(first > 0, len(known) > first, sorted(names & {"process", "require", "eval", "Function", "FS", "fs", "_module", "_api", "globalThis", "loadPackage", "mountNodeFS", "runPython", "fetch", "WebAssembly", "readFile", "global", "module"}))
`;

  test('reach-the-machine-through-the-javascript-objects-that-it-digs-up', async () => {
    const recording = recorded((await recorder.record([script(dig, { lines: 5_000_000, events: 5_000_000, wallMs: 60_000 })]))[0]);
    expect(recording.stdout).toBe('True True []\n');
  }, patient);

  test('spoil-the-recorder-for-the-programs-after-it', async () => {
    const look = 'import asyncio\nasync def main():\n    await asyncio.sleep(1)\n    print(asyncio.get_running_loop().time())\nasyncio.run(main())\n';
    const alone = recorded((await recorder.record([script(look)]))[0]);
    const spoiler = 'import sys, gc\nframe = sys._getframe()\nwhile frame:\n    if frame.f_back is None: bottom = frame.f_globals\n    for each in list(frame.f_globals.values()):\n        if getattr(each, "__module__", "").startswith("_loopstage"):\n            try: each.__init__ = None\n            except BaseException: pass\n    frame = frame.f_back\nbottom.clear()\nprint("spoilt")\n';
    await recorder.record([script(spoiler)]);
    const after = recorded((await recorder.record([script(`${look}\n`)]))[0]);
    expect({ ...after, files: [] }).toEqual({ ...alone, files: [] });
  }, patient);
});
