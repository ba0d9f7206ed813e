/* "After this step go to": a later step, always or when earlier answers (this step's own included) say so. */
(() => {
  const soh = window.soh;

  class Routes extends soh.DataWidget {
    setState(state) {
      this.steps = [];
      this.at = 0;
      this.group.classList.add('soh-picker');
      this.group.sohPicker = this;
      this.list = soh.el('ol', { class: 'soh-routes__list' });
      this.adder = soh.el(
        'button',
        { type: 'button', class: 'button button-small button-secondary', onclick: () => this.add() },
        'Add a route',
      );
      this.group.replaceChildren(this.input, this.list, this.adder);
      this.routes = soh.parse(state, []).map((route) => this.route(route));
      this.input.value = JSON.stringify(this.value());
      this.draw();
    }

    route({ to = '', said = '', match = 'all', tests = [] }) {
      const route = { to, said };
      route.tests = new soh.Tests(this.config.picker, { match, tests }, { onchange: () => this.changed(), adderWords: 'Only when …' });
      route.tests.draw();
      return route;
    }

    value() {
      return this.routes.map(({ to, said, tests }) => ({ to, said, ...tests.value() }));
    }

    changed() {
      this.store(this.value(), { byEditor: true });
    }

    /** Take the form as it is now; `at` is the place of the step that these routes leave. */
    refresh(steps, at) {
      const before = JSON.stringify(this.targets());
      this.steps = steps;
      this.at = at;
      this.routes.forEach((route) => {
        const target = steps.find((step) => step.id === route.to);
        if (target) route.said = target.title;
        route.tests.refresh(soh.contextAt(steps, at + 1, []));
      });
      if (JSON.stringify(this.targets()) !== before) this.draw();
      this.store(this.value(), { byEditor: false });
    }

    targets() {
      return this.steps.slice(this.at + 1).filter(({ type }) => type !== 'conditions').map(({ id, number, title }) => [id, `Step ${number}: ${title || '(no heading)'}`]);
    }

    draw() {
      this.list.replaceChildren(...this.routes.map((route, index) => this.row(route, index)));
    }

    row(route, index) {
      const id = soh.domId('soh-route');
      const targets = this.targets();
      const options = [['', 'Choose a step'], ...targets];
      let problem = '';
      if (route.to && !targets.some(([step]) => step === route.to)) {
        const earlier = this.steps.some((step) => step.id === route.to);
        options.push([route.to, earlier ? `“${route.said}” (comes before)` : `Missing step (${route.said ? `it was “${route.said}”` : 'it was removed'})`]);
        problem = earlier
          ? 'A route leads forward only. Move that step after this one, or choose another step.'
          : 'This step is no longer in the form. Choose another step, or remove this route.';
      }
      const status = soh.el('p', { class: 'soh-tests__problem', role: 'status', id: soh.domId('soh-problem') }, this.steps.length ? problem : '');
      const select = soh.el(
        'select',
        {
          id,
          onchange: (event) => {
            route.to = event.target.value;
            this.draw();
            this.list.children[index].querySelector('select').focus();
            this.changed();
          },
        },
        ...options.map(([value, words]) => soh.el('option', { value }, words)),
      );
      select.value = route.to;
      if (problem && this.steps.length) {
        select.setAttribute('aria-invalid', 'true');
        select.setAttribute('aria-describedby', status.id);
      }
      return soh.el(
        'li',
        { class: 'soh-routes__row' },
        soh.el(
          'div',
          { class: 'soh-tests__row', role: 'group', 'aria-label': `Route ${index + 1}` },
          soh.el('div', { class: 'soh-tests__field' }, soh.el('label', { for: id }, 'Go to'), select),
          soh.iconButton('bin', `Remove route ${index + 1}`, () => this.remove(index)),
          status,
        ),
        route.tests.element,
      );
    }

    add() {
      const route = this.route({});
      this.routes.push(route);
      route.tests.refresh(soh.contextAt(this.steps, this.at + 1, []));
      this.draw();
      this.list.lastElementChild.querySelector('select').focus();
      this.changed();
    }

    remove(index) {
      this.routes.splice(index, 1);
      this.draw();
      this.adder.focus();
      this.changed();
    }
  }

  soh.registerWidget('soh.RoutesInput', Routes);
})();
