/* Conditions with a name: a list of names, each with its conditions. Ids are made here and never change with a name. */
(() => {
  const soh = window.soh;

  class NamedConditions extends soh.DataWidget {
    setState(state) {
      this.group.classList.add('soh-picker');
      this.group.sohPicker = this;
      this.list = soh.el('ol', { class: 'soh-routes__list' });
      this.adder = soh.el(
        'button',
        { type: 'button', class: 'button button-small button-secondary', onclick: () => this.add() },
        'Add a condition with a name',
      );
      this.group.replaceChildren(this.input, this.list, this.adder);
      this.context = soh.noContext;
      this.named = soh.parse(state, []).map((given) => this.made(given));
      this.input.value = JSON.stringify(this.value());
      this.draw();
    }

    made({ id = soh.newId(), name = '', match = 'all', tests = [] }) {
      const one = { id, name };
      one.tests = new soh.Tests(this.config.picker, { match, tests }, { onchange: () => this.changed(), adderWords: 'Add a condition' });
      one.tests.draw();
      return one;
    }

    value() {
      return this.named.map(({ id, name, tests }) => ({ id, name, ...tests.value() }));
    }

    changed() {
      this.store(this.value(), { byEditor: true });
    }

    refresh(steps) {
      this.context = soh.contextAt(steps, steps.length, []);
      this.named.forEach((one) => {
        one.tests.refresh({ ...this.context, named: this.context.named.filter(({ id }) => id !== one.id) });
      });
      this.store(this.value(), { byEditor: false });
    }

    draw() {
      this.list.replaceChildren(...this.named.map((one, index) => this.row(one, index)));
    }

    row(one, index) {
      const id = soh.domId('soh-name');
      const input = soh.el('input', {
        id,
        type: 'text',
        maxlength: this.config.longest,
        oninput: (event) => {
          one.name = event.target.value;
          this.changed();
        },
      });
      input.value = one.name;
      return soh.el(
        'li',
        { class: 'soh-routes__row' },
        soh.el(
          'div',
          { class: 'soh-tests__row', role: 'group', 'aria-label': `Named condition ${index + 1}` },
          soh.el('div', { class: 'soh-tests__field' }, soh.el('label', { for: id }, 'Name'), input),
          soh.iconButton('bin', `Remove named condition ${index + 1}`, () => this.remove(index)),
        ),
        one.tests.element,
      );
    }

    add() {
      const one = this.made({});
      this.named.push(one);
      one.tests.refresh(this.context);
      this.draw();
      this.list.lastElementChild.querySelector('input').focus();
      this.changed();
    }

    remove(index) {
      this.named.splice(index, 1);
      this.draw();
      this.adder.focus();
      this.changed();
    }
  }

  soh.registerWidget('soh.NamedConditionsInput', NamedConditions);
})();
