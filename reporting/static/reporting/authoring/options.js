/* The options of a question: a list in which every option has a label, a hint and a meaning. Ids are made here, and
   never change when a label does. */
(() => {
  const soh = window.soh;

  class Options extends soh.DataWidget {
    setState(state) {
      this.context = soh.noContext;
      this.offers = new Map();
      this.group.classList.add('soh-picker');
      this.group.sohPicker = this;
      this.options = soh.parse(state, []).map((option) => ({ ...option, id: option.id || soh.newId() }));
      this.input.value = JSON.stringify(this.options);
      this.list = soh.el('ol', { class: 'soh-options__list' });
      this.status = soh.el('p', { class: 'w-sr-only', role: 'status' });
      this.adder = soh.el(
        'button',
        { type: 'button', class: 'button button-small button-secondary', onclick: () => this.insert(this.options.length) },
        'Add an option',
      );
      const heads = ['Option', 'Hint (if needed)', 'What it means'].map((words) => soh.el('span', {}, words));
      this.heads = soh.el('div', { class: 'soh-options__heads', 'aria-hidden': 'true' }, ...heads);
      this.group.replaceChildren(this.input, this.heads, this.list, this.adder, this.status);
      this.draw();
    }

    getDuplicatedState() {
      return JSON.stringify(this.options.map((option) => ({ ...option, id: soh.newId() })));
    }

    getTextLabel() {
      return this.options.map((option) => option.label).filter(Boolean).join(', ') || null;
    }

    setInvalid(invalid) {
      super.setInvalid(invalid);
      this.group.querySelectorAll('input[type="text"]').forEach((input) => {
        if (invalid && !input.value && input.dataset.part === 'label') input.setAttribute('aria-invalid', 'true');
        else input.removeAttribute('aria-invalid');
      });
    }

    changed() {
      this.store(this.options, { byEditor: true });
    }

    draw() {
      this.heads.hidden = this.options.length === 0;
      this.offers.clear();
      this.list.replaceChildren(...this.options.map((option, index) => this.row(option, index)));
    }

    row(option, index) {
      const number = index + 1;
      const text = (part, label, placeholder = '') =>
        soh.el('input', {
          type: 'text',
          placeholder,
          value: option[part] ?? '',
          'aria-label': label,
          'data-part': part,
          maxlength: this.config.longest[part],
          oninput: (event) => {
            option[part] = event.target.value;
            this.changed();
          },
          onkeydown: (event) => this.onKey(event, index),
          onpaste: (event) => this.onPaste(event, index, part),
        });
      const marks = this.config.marks.map(([mark, words]) =>
        soh.el('option', { value: mark, selected: mark === option.mark }, words),
      );
      const mark = soh.el(
        'select',
        {
          'aria-label': `What option ${number} means`,
          onchange: (event) => {
            option.mark = event.target.value;
            this.changed();
          },
        },
        ...marks,
      );
      const divider = soh.el('input', {
        type: 'checkbox',
        checked: Boolean(option.divider),
        onchange: (event) => {
          option.divider = event.target.checked;
          this.changed();
        },
      });
      const more = soh.el(
        'div',
        { class: 'soh-options__more', hidden: !option.divider && !option.content && !option.when },
        soh.el('label', {}, divider, ' The word “or” above it'),
        text('content', `Words shown when option ${number} is chosen`, 'Words shown when it is chosen'),
        this.config.picker ? this.offered(option, number) : null,
      );
      const open = soh.iconButton('dots-horizontal', `More about option ${number}`, () => {
        more.hidden = !more.hidden;
        open.setAttribute('aria-expanded', String(!more.hidden));
        if (!more.hidden) divider.focus();
      });
      open.setAttribute('aria-expanded', String(!more.hidden));
      const up = soh.iconButton('arrow-up', `Move option ${number} up`, () => this.move(index, -1));
      const down = soh.iconButton('arrow-down', `Move option ${number} down`, () => this.move(index, 1));
      const remove = soh.iconButton('bin', `Remove option ${number}`, () => this.remove(index));
      up.disabled = index === 0;
      down.disabled = index === this.options.length - 1;
      return soh.el(
        'li',
        { class: 'soh-options__row' },
        text('label', `Option ${number}`),
        text('hint', `Hint of option ${number}`),
        mark,
        soh.el('span', { class: 'soh-options__buttons' }, open, up, down, remove),
        more,
      );
    }

    /** "Offer it only when": conditions of one option. */
    offered(option, number) {
      const tests = new soh.Tests(this.config.picker, option.when || {}, {
        onchange: () => {
          const chosen = tests.value();
          if (chosen.tests.length) option.when = chosen;
          else delete option.when;
          this.changed();
        },
        adderWords: 'Offer it only when …',
      });
      this.offers.set(option.id, tests);
      tests.refresh(this.context);
      return soh.el('div', { class: 'soh-options__when', role: 'group', 'aria-label': `When option ${number} is offered` }, tests.element);
    }

    /** Take the form as it is now; `at` is the place of the step that the question belongs to. */
    refresh(steps, at) {
      this.context = soh.contextAt(steps, at, []);
      this.offers.forEach((tests) => tests.refresh(this.context));
    }

    insert(at, labels = ['']) {
      const added = labels.map((label) => ({ id: soh.newId(), label, hint: '', mark: '' }));
      this.options.splice(at, 0, ...added);
      this.draw();
      this.focusRow(at + added.length - 1);
      this.changed();
    }

    /** Enter adds an option below, as in a list of bullet points; it must not send the whole form. */
    onKey(event, index) {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      if (event.target.dataset.part === 'label' && event.target.value) this.insert(index + 1);
    }

    /** Several lines become several options. */
    onPaste(event, index, part) {
      const lines = event.clipboardData.getData('text').split(/\r?\n/).map((line) => line.trim()).filter(Boolean);
      if (part !== 'label' || lines.length < 2) return;
      event.preventDefault();
      const longest = this.config.longest.label;
      const [first, ...rest] = lines.map((line) => line.slice(0, longest));
      this.options[index].label = (event.target.value + first).slice(0, longest);
      this.insert(index + 1, rest);
    }

    move(index, by) {
      const [option] = this.options.splice(index, 1);
      this.options.splice(index + by, 0, option);
      this.draw();
      const buttons = this.list.children[index + by].querySelectorAll('button');
      const [, up, down] = buttons;
      const wanted = by < 0 ? up : down;
      (wanted.disabled ? (by < 0 ? down : up) : wanted).focus();
      this.status.textContent = `Moved to place ${index + by + 1} of ${this.options.length}`;
      this.changed();
    }

    remove(index) {
      const [option] = this.options.splice(index, 1);
      this.draw();
      if (this.options.length) this.focusRow(Math.min(index, this.options.length - 1));
      else this.adder.focus();
      this.status.textContent = `Removed option ${option.label || index + 1}`;
      this.changed();
    }

    focusRow(index) {
      this.list.children[index].querySelector('input').focus();
    }
  }

  soh.registerWidget('soh.OptionsInput', Options);
})();
