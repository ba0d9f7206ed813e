/* "Show this step when", "Ask this only when": conditions on earlier answers. */
(() => {
  const soh = window.soh;

  class Conditions extends soh.DataWidget {
    setState(state) {
      const value = soh.parse(state, { match: 'all', tests: [] });
      this.group.classList.add('soh-picker');
      this.group.sohPicker = this;
      this.tests = new soh.Tests(this.config.picker, value, {
        onchange: () => this.store(this.tests.value(), { byEditor: true }),
        adderWords: 'Add a condition',
      });
      this.input.value = JSON.stringify(this.tests.value());
      this.group.replaceChildren(this.input, this.tests.element);
      this.tests.draw();
    }

    /** Take the form as it is now; `at` is the place of the step that these conditions belong to. */
    refresh(steps, at) {
      const item = this.config.within === 'above' ? soh.itemPath(this.group) : [];
      this.tests.refresh(soh.contextAt(steps, at, item));
      this.store(this.tests.value(), { byEditor: false });
    }
  }

  soh.registerWidget('soh.ConditionsInput', Conditions);
})();
