/* All steps of a form: tells every picker what the form holds now, and gives each step a telling heading. */
(() => {
  const soh = window.soh;
  const { StreamBlock, StreamBlockDefinition } = window.wagtailStreamField.blocks;
  const SEQUENCE = '[data-streamfield-child], [data-streamfield-stream-container]';
  const PAUSE = 150;

  const plural = (count, word) => `${count} ${word}${count === 1 ? '' : 's'}`;

  class Steps extends StreamBlock {
    constructor(...rest) {
      super(...rest);
      const element = this.container[0];
      ['input', 'change', 'soh:drawn'].forEach((event) => element.addEventListener(event, () => this.soon()));
      element.addEventListener('soh:drawn', ({ target }) => this.tell(target));
      // Nested blocks are added, deleted and moved without any event of their own.
      new MutationObserver((mutations) => {
        if (mutations.some((mutation) => mutation.target.matches(SEQUENCE))) this.soon();
      }).observe(element, { childList: true, subtree: true, attributes: true, attributeFilter: ['aria-hidden'] });
      this.refresh();
      soh.library.load(libraryOf(this.blockDef), this.children);
      soh.library.whenLoaded(() => this.refresh());
    }

    soon() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.refresh(), PAUSE);
    }

    /** Tell the pickers of a step what the form holds before anyone can use them: a fast typist does not wait. */
    tell(drawn) {
      const index = this.children.findIndex((child) => child.element.contains(drawn));
      if (index >= 0) this.refreshPickers(this.children[index], soh.outlineOf(this), index);
    }

    refreshPickers(child, steps, index) {
      child.element.querySelectorAll('.soh-picker').forEach((group) => group.sohPicker.refresh(steps, index));
    }

    refresh() {
      const steps = soh.outlineOf(this);
      this.children.forEach((child, index) => {
        const shown = soh.testsInWords(steps[index].showWhen, soh.contextAt(steps, index, []), soh.phrases);
        const isLibrary = !child.block.blockDef.childBlockDefsByName.title && child.type === 'questions';
        child.block.heading = isLibrary ? plural(steps[index].questions.length, 'question') : headingOf(steps[index], shown);
        child.titleElement.text(child.block.heading);
        if (!child.block.drawn) return;
        this.refreshPickers(child, steps, index);
        summarise(child.block.drawn, steps[index], shown);
      });
    }
  }

  const headingOf = (step, shown) => {
    if (step.type === 'conditions') return plural(step.named.length, 'condition');
    const parts = [];
    if (step.type === 'questions') parts.push(plural(step.questions.length, 'question'));
    if (shown.words) parts.push(shown.broken ? shown.words : `shown when ${shown.words}`);
    const about = parts.length ? ` (${parts.join(', ')})` : '';
    return `Step ${step.number}: ${step.title || '(no heading yet)'}${about}`;
  };

  /** Say on the folded panels of a drawn step what is inside. */
  const summarise = (step, { showWhen, type }, shown) => {
    const say = (name, words) => {
      const block = step.childBlocks[name];
      const panel = block && block.element.closest('[data-panel]');
      const label = panel && panel.querySelector('[data-panel-heading-text]');
      if (label && label.textContent !== words) label.textContent = words;
    };
    const always = type === 'exit' ? 'only by a route' : 'always';
    say('show_when', showWhen && showWhen.tests.length ? shown.words || 'condition not finished' : always);
    const routes = step.childBlocks.routes;
    if (routes) say('routes', routes.getValue().length ? plural(routes.getValue().length, 'route') : 'the next step that applies');
    if (type === 'conditions') return;
    if (step.childBlocks.sensitive) say('sensitive', step.childBlocks.sensitive.getValue() ? 'sensitive' : 'not sensitive');
  };

  class StepsDefinition extends StreamBlockDefinition {
    render(...rest) {
      soh.opening = true;
      soh.phrases = soh.phrases || phrasesOf(this);
      try {
        return new Steps(this, ...rest);
      } finally {
        soh.opening = false;
      }
    }
  }

  /** Where the question library answers; nothing in the library's own editor. */
  const libraryOf = (definition) => {
    const { library_questions: library } = definition.childBlockDefsByName.questions.childBlockDefsByName.items.childBlockDefsByName;
    return library ? library.childBlockDefsByName.chosen.widget.config.address : '';
  };

  /** Words of the comparisons, from the picker's configuration: needed before any picker is drawn. */
  const phrasesOf = (definition) => {
    const step = definition.childBlockDefsByName.questions.childBlockDefsByName;
    const picker = (step.show_when || step.items.childBlockDefsByName.radios.childBlockDefsByName.show_when).widget;
    return Object.fromEntries(
      Object.values(picker.config.picker.operators).flatMap((each) => each.map(({ name, phrase }) => [name, phrase])),
    );
  };

  window.telepath.register('soh.StepsBlock', StepsDefinition);
})();
