const general = `loopstage: documents about asynchronous Python become conference talks

  loopstage build [source]   decks, PDF and a page of all decks, from a document or a folder of them

  loopstage <command> --help says more about a command; --version prints the version.
`;

const build = `loopstage build [source] [options]

  Reads every .rst and .md of the source (default: decks/, slides/, docs/, else this folder), makes one deck of each
  top-level section, runs and records the asyncio examples, and writes dist/ with a page of all decks, each deck as
  HTML and as PDF.

  -o, --output <folder>   where to write (default: dist)
      --no-pdf            no PDFs; needs no browser once the diagrams are cached
      --notes             put the speaker notes into the decks; for the speaker's own copy, not for publishing
      --browser <path>    Chromium or Chrome to draw and print with (also: LOOPSTAGE_BROWSER)
      --no-cache          record and draw everything anew

  Exit status: 0 all is well, 1 something is wrong with a document (what could be built was built), 2 wrong usage.

  Examples
    loopstage build
    loopstage build talk.rst -o site
    loopstage build --notes -o talk      for the stage: open talk/index.html, press S in a deck
`;

/** Returns the help of a command, or of all when it is unknown or not named. */
export function help(command: string | undefined): string {
  return command === 'build' ? build : general;
}
