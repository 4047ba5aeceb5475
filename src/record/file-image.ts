import type { Interpreter } from './interpreter.ts';

type Files = Interpreter['FS'];


function isFolder(files: Files, path: string): boolean {
  return files.isDir(files.stat(path).mode);
}

function below(files: Files, folder: string): string[] {
  return files.readdir(folder).filter((name: string) => name !== '.' && name !== '..').map((name: string) => `${folder}/${name}`);
}

function remove(files: Files, path: string): void {
  if (isFolder(files, path)) {
    for (const inner of below(files, path)) remove(files, inner);
    files.rmdir(path);
  } else files.unlink(path);
}

/** Returns how to empty the folders that a program may write to, and to close what it left open. */
export function fileImage(files: Files, folders: readonly string[]): () => void {
  const open = files.streams.length;
  return () => {
    for (const stream of files.streams.slice(open)) if (stream) files.close(stream);
    for (const folder of folders) for (const path of below(files, folder)) remove(files, path);
    files.chdir(folders[0] ?? '/');
  };
}
