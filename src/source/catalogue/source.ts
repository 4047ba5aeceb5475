import type { MessageSpec } from '../message-spec.ts';

/** Messages about files as they are read. */
export const sourceMessages = {
  'source/not-utf8': {
    severity: 'error', text: 'this file is not UTF-8: byte {byte} at offset {offset} cannot be read',
    hint: 'save the file as UTF-8', doc: 'Documents are read as UTF-8. The file is left out of the build; the other decks are still built.',
  },
  'source/nul-byte': {
    severity: 'warning', text: 'a NUL character was replaced by U+FFFD', doc: 'A NUL character has no meaning in a document and most tools drop it silently.',
  },
  'source/unreadable': {
    severity: 'error', text: 'cannot read this file: {reason}', doc: 'The operating system refused to read a file of the source.',
  },
} as const satisfies Record<string, MessageSpec>;
