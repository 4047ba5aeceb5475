import type { Interpreter } from './interpreter.ts';

type Files = Interpreter['FS'];

/** A file or folder of the interpreter, as much of it as is looked at here. */
interface Node {
  readonly parent: Node;
  mode: number;
  atime: number;
  mtime: number;
  ctime: number;
}

function isFolder(files: Files, path: string): boolean {
  return files.isDir(files.lstat(path).mode);
}

function below(files: Files, folder: string): string[] {
  return files.readdir(folder).filter((name: string) => name !== '.' && name !== '..').map((name: string) => `${folder}/${name}`);
}

function remove(files: Files, path: string): void {
  if (isFolder(files, path)) {
    files.chmod(path, 0o777);
    for (const inner of below(files, path)) remove(files, inner);
    files.rmdir(path);
  } else files.unlink(path);
}

/** The bits of a mode that say who may do what; those above say what kind of file it is. */
const permissions = 0o7777;

/**
 * Lets a program change nothing but what is in `folders`: the rest is read by the programs after it. Devices take what they get.
 * A mode with the kind `socket` makes a file a socket, for which this system has no call of its own.
 */
export function closeFiles({ FS: files, ERRNO_CODES }: Interpreter, folders: readonly string[]): void {
  const open = folders.map((folder): Node => files.lookupPath(folder).node);
  const inside = (node: Node): boolean => files.isChrdev(node.mode) || open.includes(node) || (node.parent !== node && inside(node.parent));
  const { nodePermissions, doSetAttr, doChmod } = files;
  const refused = ERRNO_CODES['EROFS'] ?? 69;
  files.nodePermissions = (node: Node, wish: string): number => (wish.includes('w') && !inside(node) ? refused : nodePermissions(node, wish));
  files.doSetAttr = (stream: unknown, node: Node, change: unknown): void => {
    if (!inside(node)) throw new files.ErrnoError(refused);
    doSetAttr(stream, node, change);
  };
  files.doChmod = (stream: unknown, node: Node, mode: number, dontFollow: boolean): void => {
    doChmod(stream, node, mode, dontFollow);
    if (files.isSocket(mode) && files.isFile(node.mode)) node.mode = (node.mode & permissions) | (mode & ~permissions);
  };
}

/** Numbers of files count from here in every program. */
const firstNumber = 10_000;

/** Returns how to empty the folders that a program may write to, and to give it back the open files that it began with. */
export function fileImage(files: Files, folders: readonly string[]): () => void {
  const streams: unknown[] = [...files.streams];
  const nodes = folders.map((folder) => {
    const node: Node = files.lookupPath(folder).node;
    const { mode, atime, mtime, ctime } = node;
    return { node, kept: { mode, atime, mtime, ctime } };
  });
  files.nextInode = firstNumber;
  return () => {
    for (const stream of files.streams.slice(streams.length)) if (stream) files.close(stream);
    files.streams.splice(0, files.streams.length, ...streams);
    for (const { node, kept } of nodes) Object.assign(node, kept);
    for (const folder of folders) for (const path of below(files, folder)) remove(files, path);
    for (const { node, kept } of nodes) Object.assign(node, kept);
    files.nextInode = firstNumber;
    files.chdir(folders[0] ?? '/');
  };
}
