/* A step that is drawn when it is opened. Until then it is one hidden input that carries its whole state, so that a form
   of a hundred steps opens at once and saves with nothing lost. */
(() => {
  const soh = window.soh;
  const { StructBlock, StructBlockDefinition } = window.wagtailStreamField.blocks;

  /** Rich text without what its editor rewrites on its own when it starts: order of keys, empty data, empty text. */
  const plainRichText = (value) => {
    const content = soh.parse(value, null);
    if (!content) return '';
    if (!Array.isArray(content.blocks)) return value;
    const words = content.blocks.map(({ text, type, depth, inlineStyleRanges, entityRanges }) => [
      text,
      type,
      depth,
      inlineStyleRanges.map(({ offset, length, style }) => [offset, length, style]),
      entityRanges.map(({ offset, length, key }) => [offset, length, key]),
    ]);
    const links = Object.values(content.entityMap).map(({ type, data }) => [type, Object.entries(data).sort()]);
    return words.some(([text]) => text) ? JSON.stringify([words, links]) : '';
  };

  /** What the fields of a step would post. */
  const posted = (element) =>
    JSON.stringify(
      Array.from(element.querySelectorAll('input, select, textarea'))
        .filter((field) => field.name)
        .map((field) => {
          if (field.type === 'checkbox') return [field.name, field.checked];
          return [field.name, field.type === 'hidden' ? plainRichText(field.value) : field.value];
        }),
    );

  class LazyStep {
    constructor(definition, placeholder, prefix, state) {
      this.blockDef = definition;
      this.type = definition.name;
      this.prefix = prefix;
      this.state = state || {};
      this.drawn = null;
      this.heading = '';
      this.element = placeholder;
      if (!soh.opening) {
        this.draw();
        return;
      }
      this.carried = JSON.stringify(this.state);
      this.element = soh.el('div', {}, soh.el('input', { type: 'hidden', name: `${prefix}-lazy`, value: this.carried }));
      placeholder.replaceWith(this.element);
      this.container = window.jQuery(this.element);
      const toggle = this.element.closest('[data-panel]').querySelector('[data-panel-toggle]');
      toggle.addEventListener('wagtail:panel-toggle', (event) => event.detail.expanded && this.draw());
    }

    /** The real fields. */
    draw() {
      if (!this.drawn) {
        const placeholder = soh.el('div');
        this.element.replaceWith(placeholder);
        this.drawn = new StructBlock(this.blockDef, placeholder, this.prefix, this.state);
        this.container = this.drawn.container;
        this.element = this.container[0];
        this.state = null;
        if (this.carried) this.postUnchanged();
        this.element.dispatchEvent(new CustomEvent('soh:drawn', { bubbles: true }));
      }
      return this.drawn;
    }

    /** A step that was only looked at posts what it would have posted undrawn: opening it is no change to save. */
    postUnchanged() {
      const untouched = posted(this.element);
      this.element.closest('form').addEventListener('formdata', ({ formData }) => {
        if (!this.element.isConnected || posted(this.element) !== untouched) return;
        // In the place of its fields, for Wagtail compares the order too.
        const entries = [...formData.entries()];
        const own = (name) => name.startsWith(`${this.prefix}-`);
        new Set(entries.map(([name]) => name)).forEach((name) => formData.delete(name));
        const first = entries.findIndex(([name]) => own(name));
        entries.forEach(([name, value], index) => {
          if (index === first) formData.append(`${this.prefix}-lazy`, this.carried);
          else if (!own(name)) formData.append(name, value);
        });
      });
    }

    get childBlocks() {
      return this.draw().childBlocks;
    }

    getState() {
      return this.drawn ? this.drawn.getState() : this.state;
    }

    getValue() {
      return this.draw().getValue();
    }

    getDuplicatedState() {
      return this.draw().getDuplicatedState();
    }

    setState(state) {
      this.draw().setState(state);
    }

    setError(error) {
      if (error) this.draw().setError(error);
    }

    focus(options) {
      this.draw().focus(options);
    }

    getTextLabel() {
      return this.heading;
    }
  }

  class LazyStepDefinition extends StructBlockDefinition {
    render(placeholder, prefix, state, error) {
      const step = new LazyStep(this, placeholder, prefix, state);
      step.setError(error);
      return step;
    }
  }

  window.telepath.register('soh.LazyStep', LazyStepDefinition);
})();
