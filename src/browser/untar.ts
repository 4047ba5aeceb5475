/** One regular file of a tar archive. */
export interface ArchivedFile {
  readonly path: string;
  readonly executable: boolean;
  readonly content: Uint8Array;
}

const block = 512;

/**
 * Returns the regular files of a tar archive in the POSIX `ustar` format, folders left out. Throws on a damaged header, on a path that
 * leaves the folder, and on links and other kinds of entry, which the archives of the embedded browser do not have.
 */
export function untar(archive: Uint8Array): ArchivedFile[] {
  const files: ArchivedFile[] = [];
  for (let at = 0; at + block <= archive.length;) {
    const header = archive.subarray(at, at + block);
    if (header.every((byte) => byte === 0)) break;
    checkSum(header);
    const [path, mode, size, kind] = [text(header, 0, 100), octal(header, 100, 8), octal(header, 124, 12), text(header, 156, 1)];
    const prefix = text(header, 345, 155);
    const whole = prefix === '' ? path : `${prefix}/${path}`;
    if (whole.startsWith('/') || whole.split('/').includes('..')) throw new Error(`the archive holds a path that leaves its folder: ${whole}`);
    if (at + block + size > archive.length) throw new Error(`the archive ends in the middle of ${whole}`);
    if (kind === '' || kind === '0') files.push({ path: whole, executable: (mode & 0o100) !== 0, content: archive.subarray(at + block, at + block + size) });
    else if (kind !== '5') throw new Error(`the archive holds an entry of kind ${kind}: ${whole}`);
    at += block + Math.ceil(size / block) * block;
  }
  return files;
}

function text(header: Uint8Array, from: number, length: number): string {
  const field = header.subarray(from, from + length);
  const end = field.indexOf(0);
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end));
}

function octal(header: Uint8Array, from: number, length: number): number {
  const value = Number.parseInt(text(header, from, length).trim() || '0', 8);
  if (!Number.isSafeInteger(value) || value < 0) throw new Error('the archive has a damaged header');
  return value;
}

/** The sum counts its own eight bytes as blanks. */
function checkSum(header: Uint8Array): void {
  const sum = header.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 0x20 : byte), 0);
  if (sum !== octal(header, 148, 8)) throw new Error('the archive has a damaged header');
}
