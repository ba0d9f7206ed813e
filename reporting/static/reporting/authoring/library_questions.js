/* Questions of the library in a step: chosen once, shown as they stand in a version, changed only by the editor. */
(() => {
  const soh = window.soh;
  const { library } = soh;

  const newMark = () => soh.newId().replace(/-/g, '').slice(0, 12);
  const button = (words, onclick, secondary = true) =>
    soh.el('button', { type: 'button', class: `button button-small${secondary ? ' button-secondary' : ''}`, onclick }, words);

  const listOf = (items) =>
    soh.el(
      'ul',
      { class: 'soh-library__questions' },
      ...items
        .filter(({ label }) => label !== undefined)
        .map(({ label, options, items: inner }) => {
          const answers = options.length ? ` (${options.slice(0, 6).map((option) => option.label).join(', ')}${options.length > 6 ? ' …' : ''})` : '';
          return soh.el('li', {}, `${label || '(question without words)'}${answers}`, inner.length ? listOf(inner) : null);
        }),
    );

  class LibraryQuestions extends soh.DataWidget {
    setState(state) {
      this.value = { group: '', version: 0, mark: '', kept: 0, ...soh.parse(state, {}) };
      this.input.value = JSON.stringify(this.value);
      this.body = soh.el('div', { class: 'soh-library' });
      this.status = soh.el('p', { class: 'soh-library__status', role: 'status' });
      this.group.replaceChildren(this.input, this.body, this.status);
      this.draw();
      library.whenLoaded(() => this.draw());
    }

    getDuplicatedState() {
      return JSON.stringify({ ...this.value, mark: newMark() });
    }

    getTextLabel() {
      const version = library.versionOf(this.value);
      return version ? `${version.name} (version ${version.version})` : null;
    }

    change(changes, words) {
      Object.assign(this.value, changes);
      this.store(this.value, { byEditor: true });
      this.draw();
      this.status.textContent = words;
      this.focus();
    }

    draw() {
      const { value } = this;
      if (!library.loaded) this.body.replaceChildren(soh.el('p', {}, 'Asking the library …'));
      else if (library.failed) this.body.replaceChildren(soh.el('p', {}, 'The library did not answer. Save the draft and load this page again.'));
      else if (!value.group) this.body.replaceChildren(this.chooser());
      else this.body.replaceChildren(...this.shown());
    }

    chooser() {
      if (!library.offers.length) return soh.el('p', {}, 'The question library has nothing for this form yet.');
      const id = soh.domId('soh-library');
      const about = soh.el('div', { class: 'soh-library__about' });
      const owners = [...new Set(library.offers.map(({ owner }) => owner))];
      const options = owners.map((owner) =>
        soh.el(
          'optgroup',
          { label: owner },
          ...library.offers.filter((offer) => offer.owner === owner).map((offer) => soh.el('option', { value: offer.group }, offer.name)),
        ),
      );
      const chosen = () => library.offers.find(({ group }) => group === select.value);
      const put = button('Put these questions into the step', () => {
        const { group, version, name } = chosen();
        this.change({ group, version, mark: newMark(), kept: 0 }, `${name}, version ${version}, is in this step.`);
      }, false);
      put.disabled = true;
      const select = soh.el(
        'select',
        {
          id,
          onchange: () => {
            const offer = chosen();
            put.disabled = !offer;
            about.replaceChildren(
              ...(offer ? [soh.el('p', {}, offer.about), listOf(library.versionOf(offer).items)] : []),
            );
          },
        },
        soh.el('option', { value: '' }, 'Choose from the question library'),
        ...options,
      );
      return soh.el('div', { class: 'soh-library__chooser' }, soh.el('label', { for: id }, 'Which questions'), select, about, put);
    }

    shown() {
      const version = library.versionOf(this.value);
      if (!version) {
        return [
          soh.el('p', { class: 'soh-library__gone' }, 'These questions are not in the library of this site. Remove this block, or choose again.'),
          button('Choose again', () => this.change({ group: '', version: 0 }, 'Choose questions.')),
        ];
      }
      const words = [
        soh.el('p', { class: 'soh-library__name' }, soh.el('strong', {}, version.name), ` ${version.owner}, version ${version.version}`),
        listOf(version.items),
      ];
      if (version.newest > version.version) words.push(this.update(version));
      return words;
    }

    update({ name, newest, version }) {
      const isKept = this.value.kept >= newest;
      const link = soh.el('a', { href: library.changes(this.value, newest), target: '_blank', rel: 'noopener' }, 'See what changed (opens in a new tab)');
      const take = button(`Take version ${newest}`, () => this.take(name, newest), false);
      const keep = button(`Keep version ${version}`, () => this.change({ kept: newest }, `This form keeps version ${version}.`));
      return soh.el(
        'div',
        { class: 'soh-library__update' },
        soh.el('p', {}, isKept ? `You keep version ${version}. The library has version ${newest}.` : `Update available: version ${newest}.`),
        soh.el('p', {}, link),
        soh.el('div', { class: 'soh-library__acts' }, take, isKept ? null : keep),
      );
    }

    take(name, newest) {
      const changes = { version: newest, kept: 0 };
      if (library.versionOf({ ...this.value, ...changes })) this.change(changes, `${name}, version ${newest}, is in this step. Save or publish to use it.`);
    }
  }

  soh.registerWidget('soh.LibraryQuestionsInput', LibraryQuestions);
})();
