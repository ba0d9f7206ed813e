/* What the question library holds for the form being edited: asked once when the editor opens. */
(() => {
  const soh = window.soh;

  const keyOf = ({ group, version }) => `${group}:${version}`;

  /** The page being edited, or the one under which a new form will stand: it decides which questions are offered. */
  const place = () => {
    const found = window.location.pathname.match(/\/pages\/(?:(\d+)\/|add\/[^/]+\/[^/]+\/(\d+)\/)/);
    return found ? found[1] || found[2] : '';
  };

  const chosenIn = (steps) =>
    steps.flatMap(({ block }) => {
      const items = block.drawn ? block.drawn.childBlocks.items : (block.state || {}).items;
      const states = items && items.getState ? items.getState() : items || [];
      return states.filter(({ type }) => type === 'library_questions').map(({ value }) => soh.parse(value.chosen, {}));
    });

  const marked = (items, mark) =>
    items.map((item) => ({
      ...item,
      id: `${mark}:${item.id}`,
      options: item.options.map((option) => (option.own ? { ...option, id: `${mark}:${option.id}` } : option)),
      items: marked(item.items, mark),
    }));

  const library = {
    address: '',
    offers: [],
    versions: {},
    lists: {},
    waiting: [],

    /** The questions of a block, under the ids that they have in this form; none while they are not known. */
    itemsOf(chosen) {
      const version = chosen && library.versions[keyOf(chosen)];
      return version ? marked(version.items, chosen.mark) : [];
    },

    /** The options of a shared list; null for none, nothing while it is not known. */
    listOf: (key) => (key && String(key) ? library.lists[String(key)] || [] : null),

    versionOf: (chosen) => library.versions[keyOf(chosen)],
    changes: ({ group, version }, newest) => `${library.address}${group}/changes/${version}/${newest}/`,

    /** Call back when it is known what there is. */
    whenLoaded(callback) {
      if (library.loaded) callback();
      else library.waiting.push(callback);
    },

    async load(address, steps) {
      if (library.address || !address) return;
      library.address = address;
      const pairs = chosenIn(steps).filter(({ group }) => group).map(keyOf);
      const query = new URLSearchParams({ page: place(), with: [...new Set(pairs)].join(',') });
      try {
        const response = await fetch(`${address}?${query}`, { credentials: 'same-origin' });
        if (!response.ok) throw new Error(String(response.status));
        Object.assign(library, await response.json());
      } catch {
        library.failed = true;
      }
      library.loaded = true;
      library.waiting.splice(0).forEach((callback) => callback());
    },
  };
  soh.library = library;
})();
