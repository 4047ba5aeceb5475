import { defineConfig } from 'loopstage';

/** The talk that ships with Loopstage, and its manual. */
export default defineConfig({
  title: 'Concurrency and asyncio, recorded',
  description: 'A talk in decks: every diagram was drawn from what CPython really did. And the manual of Loopstage, which made it.',
});
