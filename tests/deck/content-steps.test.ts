import mermaid from 'mermaid';
import { beforeAll, describe, expect, test } from 'vitest';
import { contentSteps, messagesOf } from '../../src/deck/content-steps.ts';
import { plan } from './plan.ts';

/** Types of Mermaid's entries that are neither message nor note: beginnings and ends of frames, activations, numbering. */
const frames: ReadonlySet<unknown> = new Set([10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 26, 27, 28, 29, 30, 31, 32]);

async function messagesOfMermaid(text: string): Promise<number> {
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  if (!('getMessages' in db) || typeof db.getMessages !== 'function') throw new Error('no sequence diagram');
  const entries: readonly { readonly type: unknown }[] = db.getMessages();
  return entries.filter(({ type }) => !frames.has(type)).length;
}

beforeAll(async () => {
  mermaid.initialize({ startOnLoad: false });
  await mermaid.parse('sequenceDiagram\nA->>B: loads the parser');
});

describe('messages-are-counted-as-mermaid-counts-them', () => {
  test.each([
    ['plain', 'sequenceDiagram\n  participant A as Main task\n  A->>B: hi\n  B-->>A: yo'],
    ['every-arrow', 'sequenceDiagram\nA->B: 1\nA-->B: 2\nA->>B: 3\nA-->>B: 4\nA<<->>B: 5\nA<<-->>B: 6\nA-xB: 7\nA--xB: 8\nA-)B: 9\nA--)B: 10'],
    ['half-arrows', 'sequenceDiagram\nA-|\\B: 1\nA--|/B: 2\nA-\\\\B: 3\nA--//B: 4'],
    ['activations', 'sequenceDiagram\nA->>+B: on\nB-->>-A: off\nactivate A\ndeactivate A'],
    ['notes', 'sequenceDiagram\nNote over A,B: t = 1 s\nnote right of A: x\nNOTE LEFT OF B: y'],
    ['frames', 'sequenceDiagram\nautonumber\nloop every 1 s\nA->>B: tick\nend\nalt yes\nA->>B: a\nelse no\nA->>B: b\nend'],
    ['comments-and-semicolons', 'sequenceDiagram\n%% A->>B: not this\nA->>B: one; B->>A: two'],
    ['text-with-arrows', 'sequenceDiagram\nparticipant L as the loop\nL->>T: a -> b: c'],
    ['names-with-blanks', 'sequenceDiagram\nevent loop->>Task 1: run\nTask 1-->>event loop: await sleep(1)'],
  ])('%s', async (_, text) => {
    expect(messagesOf(text)).toBe(await messagesOfMermaid(text));
    expect(messagesOf(text)).toBeGreaterThan(0);
  });

  test('a-diagram-of-another-kind-has-none', () => {
    expect(messagesOf('flowchart LR\n  A-->B: x\n  note over it')).toBe(0);
  });
});

test('nested-steps-are-counted-in-reading-order', async () => {
  const { decks } = await plan([
    '# T', '## S',
    '::::: fragment', '- whole', '', ':::: incremental', '- a', '- b', '', '  ```text {1|2}', '  x', '  y', '  ```', '::::', ':::::', '',
    '```mermaid steps', 'sequenceDiagram', 'A->>B: one', 'B->>A: two', '```',
  ].join('\n'));
  const slide = decks[0]?.slides[1];
  expect(slide?.kind === 'content' ? contentSteps(slide.blocks) : -1).toBe(1 + 2 + 1 + 2);
});
