/* What the course changes in JupyterLab 4. Written by hand in the form that JupyterLab loads (a
   container of module federation), so that nothing has to be built. */
(() => {
  "use strict";
  const PNG = "image/png";
  let shared; // what JupyterLab lends to its extensions: name → version → {get}

  async function borrow(name) {
    const [lent] = Object.values(shared[name]);
    return (await lent.get())();
  }

  function draw(data, metadata) {
    const { alt, width, height, unconfined } = metadata[PNG] ?? {};
    const image = document.createElement("img");
    image.src = `data:${PNG};base64,${data}`;
    if (alt) image.alt = alt;
    if (typeof width === "number") image.width = width;
    if (typeof height === "number") image.height = height;
    if (unconfined === true) image.classList.add("jp-mod-unconfined");
    const background = metadata.needs_background;
    if (background) image.classList.add(`jp-needs-${background}-background`);
    return image;
  }

  // JupyterLab draws a PNG without the alternative text that stands in the output's metadata. This
  // renderer draws it with its text, and otherwise as JupyterLab's own does.
  async function figures() {
    const { Widget } = await borrow("@lumino/widgets");
    class Figure extends Widget {
      async renderModel(model) {
        this.addClass("jp-RenderedImage");
        this.node.dataset.mimeType = PNG;
        this.node.replaceChildren(draw(String(model.data[PNG]), model.metadata));
      }
    }
    return {
      id: "membaca-netralitas:figures",
      dataType: "string",
      rank: 89, // JupyterLab's own renderer of pictures has 90; the lower comes first
      rendererFactory: { safe: true, mimeTypes: [PNG], createRenderer: () => new Figure() },
    };
  }

  const STYLE = `
    /* Printed lines break between words, not inside them. */
    .jp-OutputArea-output.jp-RenderedText pre { word-break: normal; }
    /* On a phone names wrap too: what stays on one line hides the columns behind it. */
    @media (max-width: 40rem) { .jp-OutputArea-output :is(th, td) {
      white-space: normal !important; padding-right: .4em !important; } }
    /* What serves programmers only. */
    .jp-SideBar.jp-mod-right, [data-jp-item-name="debugger-icon"] { display: none !important; }
    /* A result that was not made here waits until its cell is run. */
    .netralitas-contoh .jp-Cell-outputArea { display: none; }
    .netralitas-tirai { display: none; }
    .netralitas-contoh .netralitas-tirai {
      display: block; margin: 4px 0 4px 68px; padding: 6px 12px; cursor: pointer;
      border: 1px dashed var(--jp-border-color0); background: none; text-align: left;
      font: inherit; font-size: 13px; color: var(--jp-content-font-color1); }
  `;

  // A visit that has no layout of its own yet begins with the table of contents beside the
  // notebook, where there is room for both (also when zoomed: these are pixels as the page has
  // them), and with the notebook alone elsewhere.
  const ROOM = 1024;

  async function start() {
    return {
      id: "membaca-netralitas:start",
      autoStart: true,
      activate: (app) => {
        const style = document.createElement("style");
        style.textContent = STYLE;
        document.head.append(style);
        app.restored
          .then(() => app.shell.restored)
          .then((layout) => {
            if (!layout.fresh) return;
            if (window.innerWidth >= ROOM) app.shell.activateById("table-of-contents");
            else app.shell.collapseLeft();
          });
      },
    };
  }

  // The course's notebooks come with results, so that they can be read anywhere. Here a learner
  // shall guess first: results wait behind a button until their cell is run. Running leaves a mark
  // in the cell, which is saved with it: a learner's own results are there again another day.
  const MARK = "netralitas";
  const OURS = /(^|\/)\d\d-[^/]*\.ipynb$/;
  const LIFT = "membaca-netralitas:tampilkan-hasil-contoh";

  function lift(cell) {
    cell.removeClass("netralitas-contoh");
  }

  async function cover(cell) {
    const { model } = cell;
    if (model.type !== "code" || !model.outputs.length || model.getMetadata(MARK)) return;
    cell.addClass("netralitas-contoh");
    model.metadataChanged.connect((_, change) => change.key === MARK && lift(cell));
    await cell.ready;
    const button = document.createElement("button");
    button.className = "netralitas-tirai";
    button.textContent = "Hasil contoh. Jalankan sel ini, atau klik di sini untuk melihatnya.";
    button.onclick = () => lift(cell);
    cell.node.querySelector(".jp-Cell-outputWrapper")?.prepend(button);
  }

  async function examples() {
    const { INotebookTracker, NotebookActions } = await borrow("@jupyterlab/notebook");
    return {
      id: "membaca-netralitas:examples",
      autoStart: true,
      requires: [INotebookTracker],
      activate: (app, tracker) => {
        tracker.widgetAdded.connect(async (_, panel) => {
          await panel.context.ready;
          if (OURS.test(panel.context.path)) panel.content.widgets.forEach(cover);
        });
        NotebookActions.executionScheduled.connect((_, { cell }) => lift(cell));
        NotebookActions.executed.connect((_, { cell }) => {
          if (cell.model.type === "code") cell.model.setMetadata(MARK, { dijalankan: true });
        });
        app.commands.addCommand(LIFT, {
          label: "Tampilkan semua hasil contoh",
          execute: () => tracker.currentWidget?.content.widgets.forEach(lift),
        });
      },
    };
  }

  const modules = {
    "./figures": figures,
    "./start": async () => [await start(), await examples()],
  };
  window._JUPYTERLAB ??= {};
  window._JUPYTERLAB["membaca-netralitas"] = {
    init: (scope) => {
      shared = scope;
    },
    get: async (name) => {
      const made = await modules[name]();
      return () => made;
    },
  };
})();
