import { pythonSource } from './python-source.ts';

/**
 * What an interpreter of the machine is started with: `program` takes the recorder's Python from the first line of standard input, `sources`, so that
 * no file is written and none of another version is found; then it serves requests.
 */
export function nativeServer(seed: number): { readonly program: string; readonly sources: string } {
  const sources = Object.fromEntries(pythonSource().map(([name, text]) => [name.replace(/(?:^|\.)__init__\.py$|\.py$/, ''), text]));
  return { program: program.replace('SEED', String(seed)), sources: `${JSON.stringify(sources)}\n` };
}

const program = `import json, sys
from importlib.machinery import ModuleSpec
class Sources:
    texts = json.loads(sys.stdin.buffer.readline())
    def find_spec(self, name, path=None, target=None):
        package, _, part = name.partition(".")
        if package != "_loopstage" or part not in self.texts:
            return None
        spec = ModuleSpec(name, self, origin=f"/_loopstage/{part or '__init__'}.py", is_package=not part)
        spec.has_location = True
        return spec
    def create_module(self, spec):
        return None
    def exec_module(self, module):
        exec(compile(self.texts[module.__name__.partition(".")[2]], module.__spec__.origin, "exec"), module.__dict__)
__name__ = "_loopstage"
sys.meta_path.insert(0, Sources())
from _loopstage import native
native.serve(SEED)
`;
