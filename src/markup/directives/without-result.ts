import { textOf } from '../../document/text.ts';
import { diagnostic } from '../../source/diagnostic.ts';
import type { DirectiveSpec, OptionSpecs } from './specification.ts';

const anyOption = (names: string): OptionSpecs => Object.fromEntries(names.split(' ').filter((name) => name !== '').map((name) => [name, { doc: 'accepted', flag: false }]));

function dropped(name: string, doc: string, options = '', aliases: readonly string[] = []): DirectiveSpec {
  return { name, aliases, doc: `${doc} Left out of slides.`, argument: 'optional', body: 'text', options: anyOption(options), run: () => [] };
}

/** Sets the module that the names of the objects below begin with. */
function setsModule(name: string, doc: string, options = ''): DirectiveSpec {
  return {
    name, aliases: [`py:${name}`], doc, argument: 'required', body: 'text', options: anyOption(options),
    run: (call) => {
      const module = call.directive.argument.trim();
      call.setModule(module === 'None' ? '' : module);
      return [];
    },
  };
}

/** Autodoc imports the author's packages, which is not done here; the author is told. */
function unavailable(name: string): DirectiveSpec {
  return {
    name, doc: 'Documentation that Sphinx takes from an imported module; not available here.', argument: 'optional', body: 'blocks',
    options: anyOption('members undoc-members inherited-members show-inheritance private-members special-members exclude-members member-order noindex no-index synopsis platform deprecated '
      + 'annotation no-value toctree nosignatures recursive template caption'),
    run: (call) => {
      call.report(diagnostic('directive/not-available', call.directive.nameSpan, { directive: name }));
      return call.apply(call.directive.children);
    },
  };
}

/** A table of contents leaves its title, by which it can be referred to, to what follows it, as docutils does with a name that is still free. */
const contents: DirectiveSpec = {
  ...dropped('contents', 'A table of contents: the gallery and the overview of a deck are that.', 'depth local backlinks class name'),
  run: (call) => {
    const { argument, span } = call.directive;
    const title = argument === '' ? (call.option('local') === undefined ? 'Contents' : '') : textOf(call.inline(argument, call.directive.argumentSpan));
    const names = [...(title === '' ? [] : [title]), ...(call.option('name') ? [call.option('name') ?? ''] : [])].map((name) => name.replace(/\s+/g, ' ').trim().toLowerCase());
    return names.length === 0 ? [] : [{ type: 'target', span, names, implicit: true }];
  },
};

/** Directives that say something about a book or a site, and have no place on slides. */
export const withoutResult: readonly DirectiveSpec[] = [
  dropped('toctree', 'The table of contents of a Sphinx project: each file becomes decks by itself.', 'maxdepth numbered caption name titlesonly glob reversed hidden includehidden class'),
  contents,
  dropped('index', 'Entries of a book\'s index.', 'name'), dropped('sectnum', 'Numbers for sections.', 'depth prefix suffix start', ['section-numbering']),
  dropped('header', 'Head of a printed page.'), dropped('footer', 'Foot of a printed page.'), dropped('meta', 'Facts about an HTML page: fields of the document say them.'),
  dropped('title', 'Title of the browser window: the field `title` says it.'), dropped('target-notes', 'Footnotes for addresses.', 'class name'),
  dropped('sectionauthor', 'Who wrote a section.'), dropped('codeauthor', 'Who wrote some code.'), dropped('moduleauthor', 'Who wrote a module.'),
  dropped('tabularcolumns', 'Columns of a LaTeX table.'), dropped('default-role', 'Sets the role of text without one; the reader did so.'),
  dropped('role', 'Declares a role; the reader did so.', 'class format language'), dropped('default-domain', 'Sets Sphinx\' domain.'),
  setsModule('currentmodule', 'Sets the module of the objects that follow.'),
  setsModule('module', 'Names a module and sets it for the objects that follow.', 'synopsis platform deprecated noindex no-index'),
  dropped('program', 'Names the program whose options follow.'), dropped('revealjs-slide', 'Settings of sphinx-revealjs: the fields of the document and the config say them.',
    'theme google_font conf noslide id'), dropped('slideconf', 'Settings of hieroglyph.', 'autoslides theme slide_classes'), dropped('acks', 'A list of names in columns.'),
  dropped('impl-detail', 'A note of CPython\'s documentation.'), dropped('audit-event', 'An event of CPython\'s documentation.'), dropped('availability', 'Where a function exists.'),
  ...['automodule', 'autoclass', 'autofunction', 'automethod', 'autoexception', 'autodata', 'autoattribute', 'autodecorator', 'autoproperty', 'autosummary'].map(unavailable),
];
