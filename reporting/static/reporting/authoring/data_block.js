/* A field block whose widget edits structure: named as a group, and asked for fresh ids when it is duplicated. */
(() => {
  const soh = window.soh;
  const { FieldBlock, FieldBlockDefinition } = window.wagtailStreamField.blocks;

  class DataBlock extends FieldBlock {
    constructor(definition, ...rest) {
      super(definition, ...rest);
      this.widget.group.setAttribute('aria-label', definition.meta.label);
    }

    getDuplicatedState() {
      return this.widget.getDuplicatedState();
    }
  }

  class DataBlockDefinition extends FieldBlockDefinition {
    render(...rest) {
      return new DataBlock(this, ...rest);
    }
  }
  window.telepath.register('soh.DataBlock', DataBlockDefinition);

  /** What the widgets share: a hidden input with JSON inside a group. Subclasses fill the group and hold the value. */
  soh.DataWidget = class {
    constructor(config, placeholder, name, id, options) {
      this.config = config;
      this.input = soh.el('input', { type: 'hidden', name, id });
      this.group = soh.el('div', { role: 'group', class: 'soh-data', tabindex: '-1' }, this.input);
      const describedBy = options && options.attributes && options.attributes['aria-describedby'];
      if (describedBy) this.group.setAttribute('aria-describedby', describedBy);
      placeholder.replaceWith(this.group);
      this.idForLabel = null;
    }

    /** Keep the value for the next save. A change by the editor is told to Wagtail's autosave. */
    store(value, { byEditor }) {
      const text = JSON.stringify(value);
      if (text === this.input.value) return;
      this.input.value = text;
      if (byEditor) this.input.dispatchEvent(new Event('change', { bubbles: true }));
    }

    getState() {
      return this.input.value;
    }

    getValue() {
      return soh.parse(this.input.value, null);
    }

    getDuplicatedState() {
      return this.getState();
    }

    getTextLabel() {
      return null;
    }

    setInvalid(invalid) {
      this.group.classList.toggle('soh-data--invalid', invalid);
    }

    focus() {
      (this.group.querySelector('input:not([type="hidden"]), select, button') || this.group).focus();
    }
  };

  /** Register a widget class under the name that the server gives it. */
  soh.registerWidget = (name, Widget) => {
    window.telepath.register(
      name,
      class {
        constructor(config) {
          this.config = config;
        }

        render(placeholder, inputName, id, state, capabilities, options) {
          const widget = new Widget(this.config, placeholder, inputName, id, options);
          widget.setState(state);
          return widget;
        }
      },
    );
  };
})();
