import type { DirectiveSpec } from './specification.ts';

/** `.. highlight:: python`: the language of code without one, from here on. */
export const highlight: DirectiveSpec = {
  name: 'highlight', doc: 'Sets the language of the code blocks that follow and name none.',
  example: '.. highlight:: python',
  argument: 'required', body: 'none',
  options: { linenothreshold: { doc: 'accepted for Sphinx' }, force: { doc: 'accepted for Sphinx', flag: true } },
  run: (call) => {
    const language = call.directive.argument.trim();
    call.setLanguage(language === 'none' || language === 'default' ? undefined : language);
    return [];
  },
};
