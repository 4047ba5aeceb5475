import { defineConfig } from 'loopstage';

// Every key may be left out. `loopstage build --help` and the reference say more.
export default defineConfig({
  // Where the documents are, and where the site goes.
  source: 'decks',
  output: 'dist',

  // Title of the page of all decks, and the conference for decks that name none.
  title: 'Hello, event loop',
  // event: 'PyCon 2027',

  // Where the site will stand; then it gets a feed, a site map and pictures for other sites.
  // siteUrl: 'https://you.github.io/talk/',

  // Speaker notes stay out of what is published. `loopstage build --notes -o talk` is for the stage.
  notes: false,
});
