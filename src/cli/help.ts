const general = `loopstage: documents about asynchronous Python become conference talks

  loopstage build [source]   decks, PDF and a page of all decks, from a document or a folder of them
  loopstage trace FILE...    runs a program and prints what the event loop did
  loopstage tree FILE...     prints documents as they were read

  loopstage <command> --help says more about a command; --version prints the version.
`;

const build = `loopstage build [source] [options]

  Reads every .rst and .md of the source (default: decks/, slides/, docs/, else this folder), makes one deck of each
  top-level section, runs and records the asyncio examples, and writes dist/ with a page of all decks, each deck as
  HTML and as PDF.

  -o, --output <folder>   where to write (default: dist)
      --no-pdf            no PDFs; needs no browser once the diagrams are cached
      --notes             put the speaker notes into the decks; for the speaker's own copy, not for publishing
      --drafts            build documents too marked as drafts
      --json              print what is wrong to standard output, one JSON object a line
      --browser <path>    Chromium or Chrome to draw and print with (also: LOOPSTAGE_BROWSER)
      --no-cache          record and draw everything anew

  Exit status: 0 all is well, 1 something is wrong with a document (what could be built was built), 2 wrong usage.

  Examples
    loopstage build
    loopstage build talk.rst -o site
    loopstage build --notes -o talk      for the stage: open talk/index.html, press S in a deck
`;

const trace = `loopstage trace FILE... [options]

  Runs Python programs on the virtual clock and prints what the event loop did. FILE is a program (.py), or a session
  with >>> prompts in a file of another name; - is standard input.

  -f, --format <format>   table (default), json, jsonl (one recording a line), mermaid, svg (the finished timeline)
      --detail <detail>   task (default), loop (every callback), line (every line)
      --seed <number>     seed of random numbers and hashes (default: 0)
      --latency <seconds> how long data takes over the virtual network (default: 0)
  -o, --output <file>     where to write (default: standard output)
      --no-cache          record anew

  Exit status: 0 the programs ended well, 1 one raised, was stopped or failed its expected output, 2 wrong usage.

  Examples
    loopstage trace race.py
    loopstage trace race.py --format svg -o race.svg
    loopstage trace *.py --format jsonl > recordings.jsonl
`;

const tree = `loopstage tree FILE... [options]

  Prints documents (.rst, .md, or folders of them) as they were read, with the place of each node, and what is wrong with them.

  -f, --format <format>   text (default), json (an object with file, tree and diagnostics; several documents: a list of them),
                          jsonl (one such object a line)
      --resolved          apply directives and resolve references first

  Exit status: 0 all is well, 1 something is wrong with a document, 2 wrong usage.

  Examples
    loopstage tree talk.rst
    loopstage tree decks --format jsonl --resolved > trees.jsonl
`;

/** Returns the help of a command, or of all when it is unknown or not named. */
export function help(command: string | undefined): string {
  return command === 'build' ? build : command === 'trace' ? trace : command === 'tree' ? tree : general;
}
